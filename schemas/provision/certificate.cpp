#include "provision/certificate.h"

#include "provision/envelope.h"
#include "provision/fields.h"
#include "provision/key_fields.h"

#include <algorithm>
#include <array>

namespace rekam::provision {

namespace {

constexpr std::size_t kRevokedMax = 10'000;
constexpr std::size_t kTokenMax = 32;

struct RoleRow
{
    KeyRole role;
    std::string_view token;
};

constexpr std::array kRoles = {
    RoleRow{KeyRole::StationSigning, "station-signing"},
    RoleRow{KeyRole::StationBox, "station-box"},
    RoleRow{KeyRole::AgentSigning, "agent-signing"},
    RoleRow{KeyRole::AgentCurve, "agent-curve"},
    RoleRow{KeyRole::IntakeReceipt, "intake-receipt"},
    RoleRow{KeyRole::IntakeCurve, "intake-curve"},
    RoleRow{KeyRole::AdapterAcceptance, "adapter-acceptance"},
    RoleRow{KeyRole::Centre, "centre"},
};

record::Mode readMode(Fields& fields)
{
    const auto mode = record::parseMode(fields.text("mode", 1, kTokenMax));
    if (!mode) {
        fields.fail("mode");
    }
    return mode.value_or(record::Mode::Latihan);
}

/// Sorted and without repeats, so that one revocation has one spelling.
std::vector<std::string> readCodes(Fields& fields, const char* key, std::size_t lengthMax)
{
    std::vector<std::string> codes;
    for (const Json& item : fields.list(key, kRevokedMax)) {
        if (!item.is_string() || !isCode(item.get_ref<const std::string&>(), lengthMax) ||
            (!codes.empty() && codes.back() >= item.get_ref<const std::string&>())) {
            fields.fail(key);
            return {};
        }
        codes.push_back(item.get<std::string>());
    }
    return codes;
}

} // namespace

std::string_view tokenOf(KeyRole role)
{
    const auto* const row = std::ranges::find(kRoles, role, &RoleRow::role);
    return row == kRoles.end() ? std::string_view() : row->token;
}

std::optional<KeyRole> parseKeyRole(std::string_view token)
{
    const auto* const row = std::ranges::find(kRoles, token, &RoleRow::token);
    return row == kRoles.end() ? std::nullopt : std::optional(row->role);
}

Bytes signCertificate(const KeyCertificate& certificate, const crypto::SigningKeyPair& office)
{
    const Json object = {{"schema", 1},
                         {"role", tokenOf(certificate.role)},
                         {"holder", certificate.holder},
                         {"publicKey", hex(certificate.publicKey)},
                         {"mode", record::nameOf(certificate.mode)},
                         {"notBefore", unixMs(certificate.notBefore)},
                         {"expiresAt", unixMs(certificate.expiresAt)}};
    return signDocument(DocumentKind::KeyCertificate, asBytes(dump(object)), office);
}

Result<KeyCertificate> openCertificate(ByteView file, const crypto::SigningPublicKey& office)
{
    const auto payload = openDocument(DocumentKind::KeyCertificate, file, office);
    if (!payload) {
        return payload.error();
    }
    auto parsed = Fields::parse("key certificate", asText(payload.value()));
    if (!parsed) {
        return parsed.error();
    }
    Fields& fields = parsed.value();
    KeyCertificate certificate;
    const auto role = parseKeyRole(fields.text("role", 1, kTokenMax));
    if (!role) {
        fields.fail("role");
    }
    certificate.role = role.value_or(KeyRole::StationSigning);
    certificate.holder = fields.text("holder", 1, kNameBytesMax);
    certificate.publicKey = fixed32(fields, "publicKey");
    certificate.mode = readMode(fields);
    certificate.notBefore = fields.time("notBefore");
    certificate.expiresAt = fields.time("expiresAt");
    if (certificate.expiresAt <= certificate.notBefore) {
        fields.fail("expiresAt");
    }
    return fields.ok() ? Result<KeyCertificate>(std::move(certificate)) : fields.error();
}

Bytes signAdmission(const Admission& admission, const crypto::SigningKeyPair& office)
{
    const Json object = {{"schema", 1},
                         {"stationCode", admission.stationCode},
                         {"stationLabel", admission.stationLabel},
                         {"mode", record::nameOf(admission.mode)},
                         {"keys", stationKeysToJson(admission.keys)},
                         {"serial", admission.serial},
                         {"issuedAt", unixMs(admission.issuedAt)},
                         {"expiresAt", unixMs(admission.expiresAt)}};
    return signDocument(DocumentKind::Admission, asBytes(dump(object)), office);
}

Result<Admission> openAdmission(ByteView file, const crypto::SigningPublicKey& office)
{
    const auto payload = openDocument(DocumentKind::Admission, file, office);
    if (!payload) {
        return payload.error();
    }
    auto parsed = Fields::parse("admission", asText(payload.value()));
    if (!parsed) {
        return parsed.error();
    }
    Fields& fields = parsed.value();
    Admission admission;
    admission.stationCode = fields.text("stationCode", 1, kStationCodeMax);
    if (!isCode(admission.stationCode, kStationCodeMax)) {
        fields.fail("stationCode");
    }
    admission.stationLabel = fields.text("stationLabel", 0, kNameBytesMax);
    admission.mode = readMode(fields);
    admission.keys = readStationKeys(fields, "keys");
    admission.serial = static_cast<std::uint32_t>(fields.integer("serial", 1, UINT32_MAX));
    admission.issuedAt = fields.time("issuedAt");
    admission.expiresAt = fields.time("expiresAt");
    if (admission.expiresAt <= admission.issuedAt) {
        fields.fail("expiresAt");
    }
    return fields.ok() ? Result<Admission>(std::move(admission)) : fields.error();
}

Bytes signRevocation(const Revocation& revocation, const crypto::SigningKeyPair& office)
{
    const Json object = {{"schema", 1},
                         {"version", revocation.version},
                         {"issuedAt", unixMs(revocation.issuedAt)},
                         {"stations", revocation.stations},
                         {"operators", revocation.operators}};
    return signDocument(DocumentKind::Revocation, asBytes(dump(object)), office);
}

Result<Revocation> openRevocation(ByteView file, const crypto::SigningPublicKey& office)
{
    const auto payload = openDocument(DocumentKind::Revocation, file, office);
    if (!payload) {
        return payload.error();
    }
    auto parsed = Fields::parse("revocation", asText(payload.value()));
    if (!parsed) {
        return parsed.error();
    }
    Fields& fields = parsed.value();
    Revocation revocation;
    revocation.version = static_cast<std::uint32_t>(fields.integer("version", 1, UINT32_MAX));
    revocation.issuedAt = fields.time("issuedAt");
    revocation.stations = readCodes(fields, "stations", kStationCodeMax);
    revocation.operators = readCodes(fields, "operators", kOperatorIdMax);
    return fields.ok() ? Result<Revocation>(std::move(revocation)) : fields.error();
}

} // namespace rekam::provision
