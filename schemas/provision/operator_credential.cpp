#include "provision/operator_credential.h"

#include "provision/envelope.h"
#include "provision/fields.h"

#include <algorithm>
#include <array>

namespace rekam::provision {

namespace {

constexpr std::string_view kWhat = "operator credential";
constexpr std::size_t kNipBytesMax = 30;

struct RoleRow
{
    OperatorRole role;
    std::string_view token;
    std::string_view title;
};

constexpr std::array kRoles = {
    RoleRow{OperatorRole::Operator, "operator", "Operator"},
    RoleRow{OperatorRole::Verifier, "verifier", "Petugas verifikasi data"},
    RoleRow{OperatorRole::Supervisor, "supervisor", "Penyelia"},
};

std::vector<OperatorFinger> readFingers(Fields& fields)
{
    std::vector<OperatorFinger> fingers;
    for (const Json& item : fields.list("fingers", kOperatorTemplates)) {
        Fields inner = Fields::of(kWhat, item);
        const auto position = inner.integer("position", 1, 10);
        OperatorFinger finger;
        finger.position = static_cast<FingerPosition>(position);
        finger.fingerTemplate = inner.blob("template", 1, kTemplateBytesMax);
        fields.adopt(inner, "fingers");
        fingers.push_back(std::move(finger));
    }
    if (fingers.size() != kOperatorTemplates || fingers[0].position == fingers[1].position) {
        fields.fail("fingers");
    }
    return fingers;
}

} // namespace

std::string_view titleOf(OperatorRole role)
{
    const auto* const row = std::ranges::find(kRoles, role, &RoleRow::role);
    return row == kRoles.end() ? std::string_view() : row->title;
}

std::string_view tokenOf(OperatorRole role)
{
    const auto* const row = std::ranges::find(kRoles, role, &RoleRow::role);
    return row == kRoles.end() ? std::string_view() : row->token;
}

std::optional<OperatorRole> parseOperatorRole(std::string_view token)
{
    const auto* const row = std::ranges::find(kRoles, token, &RoleRow::token);
    return row == kRoles.end() ? std::nullopt : std::optional(row->role);
}

std::string credentialToJson(const OperatorCredential& credential)
{
    Json object = {{"schema", 1},
                   {"id", credential.id},
                   {"name", credential.name},
                   {"nip", credential.nip},
                   {"role", tokenOf(credential.role)},
                   {"serial", credential.serial},
                   {"issuedAt", unixMs(credential.issuedAt)},
                   {"expiresAt", unixMs(credential.expiresAt)},
                   {"fingers", Json::array()}};
    for (const OperatorFinger& finger : credential.fingers) {
        object["fingers"].push_back({{"position", static_cast<int>(finger.position)},
                                     {"template", toBase64(finger.fingerTemplate)}});
    }
    return dump(object);
}

Result<OperatorCredential> credentialFromJson(std::string_view json)
{
    auto parsed = Fields::parse(kWhat, json);
    if (!parsed) {
        return parsed.error();
    }
    Fields& fields = parsed.value();
    OperatorCredential credential;
    credential.id = fields.text("id", 1, kOperatorIdMax);
    if (!isCode(credential.id, kOperatorIdMax)) {
        fields.fail("id");
    }
    credential.name = fields.text("name", 1, kNameBytesMax);
    credential.nip = fields.text("nip", 0, kNipBytesMax);
    const auto role = parseOperatorRole(fields.text("role", 1, kOperatorIdMax));
    if (!role) {
        fields.fail("role");
    }
    credential.role = role.value_or(OperatorRole::Operator);
    credential.serial = static_cast<std::uint32_t>(fields.integer("serial", 1, UINT32_MAX));
    credential.issuedAt = fields.time("issuedAt");
    credential.expiresAt = fields.time("expiresAt");
    if (credential.expiresAt <= credential.issuedAt) {
        fields.fail("expiresAt");
    }
    credential.fingers = readFingers(fields);
    return fields.ok() ? Result<OperatorCredential>(std::move(credential)) : fields.error();
}

Bytes signCredential(const OperatorCredential& credential, const crypto::SigningKeyPair& office)
{
    return signDocument(DocumentKind::Operator, asBytes(credentialToJson(credential)), office);
}

Result<OperatorCredential> openCredential(ByteView file, const crypto::SigningPublicKey& office)
{
    const auto payload = openDocument(DocumentKind::Operator, file, office);
    return payload ? credentialFromJson(asText(payload.value())) : payload.error();
}

Result<Bytes> sealCredential(ByteView signedFile, const crypto::BoxPublicKey& station,
                             Random& random)
{
    return crypto::sealTo(station, signedFile, random);
}

Result<OperatorCredential> openSealedCredential(ByteView sealed, const crypto::BoxKeyPair& station,
                                                const crypto::SigningPublicKey& office)
{
    const auto file = station.open(sealed);
    return file ? openCredential(file.value().view(), office) : file.error();
}

} // namespace rekam::provision
