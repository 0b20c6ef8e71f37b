#include "provision/office.h"

#include "provision/envelope.h"
#include "provision/fields.h"

namespace rekam::provision {

namespace {

constexpr std::size_t kModeMax = 16;
constexpr std::size_t kRegionMax = 5;

} // namespace

Bytes signOfficeIdentity(const OfficeIdentity& office, const crypto::SigningKeyPair& signer)
{
    Json object = {{"schema", 1},
                   {"name", office.name},
                   {"regionCode", office.regionCode},
                   {"mode", record::nameOf(office.mode)},
                   {"signingKey", hex(office.signingKey.bytes)},
                   {"recoveryKey", hex(office.recoveryKey.bytes)},
                   {"createdAt", unixMs(office.createdAt)}};
    if (!office.contact.empty()) {
        object["contact"] = office.contact;
    }
    return signDocument(DocumentKind::OfficeIdentity, asBytes(dump(object)), signer);
}

Result<OfficeIdentity> openOfficeIdentity(ByteView file)
{
    const auto envelope = parseEnvelope(file);
    if (!envelope) {
        return envelope.error();
    }
    auto parsed = Fields::parse("office identity", asText(envelope.value().payload));
    if (!parsed) {
        return parsed.error();
    }
    Fields& fields = parsed.value();
    OfficeIdentity office;
    office.name = fields.text("name", 1, kNameBytesMax);
    office.regionCode = fields.text("regionCode", 1, kRegionMax);
    if (!isRegionCode(office.regionCode)) {
        fields.fail("regionCode");
    }
    const auto mode = record::parseMode(fields.text("mode", 1, kModeMax));
    if (!mode) {
        fields.fail("mode");
    }
    office.mode = mode.value_or(record::Mode::Latihan);
    office.signingKey = fields.signingKey("signingKey");
    office.recoveryKey = fields.boxKey("recoveryKey");
    office.createdAt = fields.time("createdAt");
    office.contact = fields.textIfThere("contact", kNameBytesMax);
    if (!fields.ok()) {
        return fields.error();
    }
    const auto verified = openDocument(DocumentKind::OfficeIdentity, file, office.signingKey);
    return verified ? Result<OfficeIdentity>(std::move(office)) : verified.error();
}

std::string fingerprintOf(const crypto::SigningPublicKey& key)
{
    std::string digits = toHex(crypto::keyIdOf(key));
    std::string grouped;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        grouped += i != 0 && i % 4 == 0 ? " " : "";
        const char digit = digits[i];
        grouped += digit >= 'a' ? static_cast<char>(digit - 'a' + 'A') : digit;
    }
    return grouped;
}

} // namespace rekam::provision
