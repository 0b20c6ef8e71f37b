#include "provision/bundle.h"

#include "provision/certificate.h"
#include "provision/envelope.h"
#include "provision/fields.h"
#include "provision/key_fields.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace rekam::provision {

namespace {

constexpr std::string_view kWhat = "bundle";
constexpr std::size_t kTokenMax = 16;
constexpr std::size_t kEndpointMax = 260;
constexpr std::size_t kCertificateBytesMax = 2'048;
constexpr std::size_t kPolicyBytesMax = std::size_t{16} * 1024;
constexpr std::size_t kCredentialBytesMax = std::size_t{64} * 1024;
constexpr std::size_t kCertificates = 4;

std::string_view tokenOf(StationRole role)
{
    return role == StationRole::Uptd ? "uptd" : "recording";
}

Json toJson(const Bundle& bundle)
{
    Json object = {{"schema", 1},
                   {"serial", bundle.serial},
                   {"stationCode", bundle.stationCode},
                   {"stationLabel", bundle.stationLabel},
                   {"stationRole", tokenOf(bundle.stationRole)},
                   {"officeName", bundle.officeName},
                   {"regionCode", bundle.regionCode},
                   {"mode", record::nameOf(bundle.mode)},
                   {"issuedAt", unixMs(bundle.issuedAt)},
                   {"expiresAt", unixMs(bundle.expiresAt)},
                   {"intakeEndpoints", bundle.intakeEndpoints},
                   {"intakeCurveKey", hex(bundle.intakeCurveKey.bytes)},
                   {"intakeReceiptKey", hex(bundle.intakeReceiptKey.bytes)},
                   {"adapterAcceptanceKey", hex(bundle.adapterAcceptanceKey.bytes)},
                   {"centreKey", hex(bundle.centreKey.bytes)},
                   {"centreKeyId", hex(bundle.centreKeyId)},
                   {"officeKey", hex(bundle.officeKey.bytes)},
                   {"officeRecoveryKey", hex(bundle.officeRecoveryKey.bytes)},
                   {"stationKeys", stationKeysToJson(bundle.stationKeys)},
                   {"certificates", Json::array()},
                   {"policy", toBase64(bundle.policy)},
                   {"operators", Json::array()},
                   {"sealedTagKey", toBase64(bundle.sealedTagKey)}};
    if (!bundle.officeContact.empty()) {
        object["officeContact"] = bundle.officeContact;
    }
    for (const Bytes& certificate : bundle.certificates) {
        object["certificates"].push_back(toBase64(certificate));
    }
    for (const BundleOperator& person : bundle.operators) {
        object["operators"].push_back({{"id", person.id},
                                       {"name", person.name},
                                       {"role", tokenOf(person.role)},
                                       {"credential", toBase64(person.sealedCredential)}});
    }
    return object;
}

void readWho(Fields& fields, Bundle& bundle)
{
    bundle.serial = static_cast<std::uint32_t>(fields.integer("serial", 1, UINT32_MAX));
    bundle.stationCode = fields.text("stationCode", 1, kStationCodeMax);
    if (!isStationCode(bundle.stationCode)) {
        fields.fail("stationCode");
    }
    bundle.stationLabel = fields.text("stationLabel", 0, kNameBytesMax);
    const std::string role = fields.text("stationRole", 1, kTokenMax);
    bundle.stationRole = role == "uptd" ? StationRole::Uptd : StationRole::Recording;
    if (role != tokenOf(bundle.stationRole)) {
        fields.fail("stationRole");
    }
    bundle.officeName = fields.text("officeName", 1, kNameBytesMax);
    bundle.officeContact = fields.textIfThere("officeContact", kNameBytesMax);
    bundle.regionCode = fields.text("regionCode", 1, kTokenMax);
    if (!isRegionCode(bundle.regionCode)) {
        fields.fail("regionCode");
    }
    const auto mode = record::parseMode(fields.text("mode", 1, kTokenMax));
    if (!mode) {
        fields.fail("mode");
    }
    bundle.mode = mode.value_or(record::Mode::Latihan);
    bundle.issuedAt = fields.time("issuedAt");
    bundle.expiresAt = fields.time("expiresAt");
    if (bundle.expiresAt <= bundle.issuedAt) {
        fields.fail("expiresAt");
    }
}

void readKeys(Fields& fields, Bundle& bundle)
{
    for (const Json& item : fields.list("intakeEndpoints", kEndpointsMax)) {
        if (!item.is_string() || !isEndpoint(item.get_ref<const std::string&>())) {
            fields.fail("intakeEndpoints");
            break;
        }
        bundle.intakeEndpoints.push_back(item.get<std::string>());
    }
    if (bundle.intakeEndpoints.empty()) {
        fields.fail("intakeEndpoints");
    }
    bundle.intakeCurveKey = fields.boxKey("intakeCurveKey");
    bundle.intakeReceiptKey = fields.signingKey("intakeReceiptKey");
    bundle.adapterAcceptanceKey = fields.signingKey("adapterAcceptanceKey");
    bundle.centreKey = fields.boxKey("centreKey");
    bundle.centreKeyId = fixed16(fields, "centreKeyId");
    if (bundle.centreKeyId != crypto::keyIdOf(bundle.centreKey)) {
        fields.fail("centreKeyId");
    }
    bundle.officeKey = fields.signingKey("officeKey");
    bundle.officeRecoveryKey = fields.boxKey("officeRecoveryKey");
    bundle.stationKeys = readStationKeys(fields, "stationKeys");
    bundle.sealedTagKey = fields.blob("sealedTagKey", kTagKeyBytes + crypto::kSealOverheadBytes,
                                      kTagKeyBytes + crypto::kSealOverheadBytes);
}

void readPeople(Fields& fields, Bundle& bundle)
{
    bundle.policy = fields.blob("policy", 1, kPolicyBytesMax);
    for (const Json& item : fields.list("operators", kOperatorsMax)) {
        Fields inner = Fields::of(kWhat, item);
        BundleOperator person;
        person.id = inner.text("id", 1, kOperatorIdMax);
        const bool known = std::ranges::find(bundle.operators, person.id, &BundleOperator::id) !=
                           bundle.operators.end();
        if (!isCode(person.id, kOperatorIdMax) || known) {
            inner.fail("id");
        }
        person.name = inner.text("name", 1, kNameBytesMax);
        const auto role = parseOperatorRole(inner.text("role", 1, kTokenMax));
        if (!role) {
            inner.fail("role");
        }
        person.role = role.value_or(OperatorRole::Operator);
        person.sealedCredential =
            inner.blob("credential", crypto::kSealOverheadBytes, kCredentialBytesMax);
        fields.adopt(inner, "operators");
        bundle.operators.push_back(std::move(person));
    }
    for (const Json& item : fields.list("certificates", kCertificates)) {
        auto certificate = item.is_string() && item.get_ref<const std::string&>().size() <=
                                                   2 * kCertificateBytesMax
                               ? fromBase64(item.get_ref<const std::string&>())
                               : std::nullopt;
        if (!certificate) {
            fields.fail("certificates");
            break;
        }
        bundle.certificates.push_back(std::move(*certificate));
    }
}

/// Each of the station's keys has exactly one certificate of this office, in the order of roles.
Status checkCertificates(const Bundle& bundle, const crypto::SigningPublicKey& office)
{
    const std::array keys = {bundle.stationKeys.signing.bytes, bundle.stationKeys.box.bytes,
                             bundle.stationKeys.agentSigning.bytes,
                             bundle.stationKeys.agentCurve.bytes};
    const std::array roles = {KeyRole::StationSigning, KeyRole::StationBox, KeyRole::AgentSigning,
                              KeyRole::AgentCurve};
    if (bundle.certificates.size() != keys.size()) {
        return Error{ErrorCode::InvalidInput, "bundle: bad or missing certificates"};
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto certificate = openCertificate(bundle.certificates[i], office);
        if (!certificate) {
            return certificate.error();
        }
        const KeyCertificate& about = certificate.value();
        if (about.role != roles[i] || about.publicKey != keys[i] ||
            about.holder != bundle.stationCode || about.mode != bundle.mode) {
            return Error{ErrorCode::Integrity, "bundle: a certificate is not for this station"};
        }
    }
    return {};
}

Result<Bundle> fromJson(std::string_view json)
{
    auto parsed = Fields::parse(kWhat, json);
    if (!parsed) {
        return parsed.error();
    }
    Bundle bundle;
    readWho(parsed.value(), bundle);
    readKeys(parsed.value(), bundle);
    readPeople(parsed.value(), bundle);
    return parsed.value().ok() ? Result<Bundle>(std::move(bundle)) : parsed.value().error();
}

} // namespace

Bytes signBundle(const Bundle& bundle, const crypto::SigningKeyPair& office)
{
    return signDocument(DocumentKind::Bundle, asBytes(dump(toJson(bundle))), office);
}

Result<Bundle> openBundle(ByteView file, const crypto::SigningPublicKey& office)
{
    const auto payload = openDocument(DocumentKind::Bundle, file, office);
    if (!payload) {
        return payload.error();
    }
    auto bundle = fromJson(asText(payload.value()));
    if (!bundle) {
        return bundle;
    }
    if (bundle.value().officeKey != office) {
        return Error{ErrorCode::Integrity, "bundle: names another office key than its signer"};
    }
    if (const Status certified = checkCertificates(bundle.value(), office); !certified) {
        return certified.error();
    }
    if (const auto policy = openPolicy(bundle.value().policy, office); !policy) {
        return policy.error();
    }
    return bundle;
}

Result<crypto::SigningPublicKey> claimedOffice(ByteView file)
{
    const auto envelope = parseEnvelope(file);
    if (!envelope) {
        return envelope.error();
    }
    if (envelope.value().kind != DocumentKind::Bundle) {
        return Error{ErrorCode::InvalidInput,
                     "a " + std::string(nameOf(envelope.value().kind)) + ", not a bundle"};
    }
    const auto bundle = fromJson(asText(envelope.value().payload));
    return bundle ? Result<crypto::SigningPublicKey>(bundle.value().officeKey) : bundle.error();
}

Result<SecretBytes> openTagKey(const Bundle& bundle, const crypto::BoxKeyPair& station)
{
    auto key = station.open(bundle.sealedTagKey);
    if (key && key.value().view().size() != kTagKeyBytes) {
        return Error{ErrorCode::Integrity, "bundle: tag key of a wrong size"};
    }
    return key;
}

bool isEndpoint(std::string_view text)
{
    constexpr std::string_view kScheme = "tcp://";
    if (!text.starts_with(kScheme) || text.size() > kEndpointMax) {
        return false;
    }
    text.remove_prefix(kScheme.size());
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos || colon == 0) {
        return false;
    }
    const std::string_view host = text.substr(0, colon);
    const std::string_view port = text.substr(colon + 1);
    const auto isHostLetter = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
               (letter >= '0' && letter <= '9') || letter == '.' || letter == '-' ||
               letter == ':' || letter == '[' || letter == ']';
    };
    unsigned number = 0;
    const auto [end, failed] = std::from_chars(port.data(), port.data() + port.size(), number);
    return std::ranges::all_of(host, isHostLetter) && failed == std::errc() &&
           end == port.data() + port.size() && number >= 1 && number <= 65'535;
}

bool isStationCode(std::string_view text)
{
    return isCode(text, kStationCodeMax);
}

} // namespace rekam::provision
