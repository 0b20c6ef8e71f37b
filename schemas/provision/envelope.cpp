#include "provision/envelope.h"

#include "base/byte_reader.h"
#include "base/byte_writer.h"

#include <algorithm>
#include <array>

namespace rekam::provision {

namespace {

constexpr std::string_view kMagic = "RKPV";
constexpr std::uint8_t kVersion = 1;

struct KindRow
{
    DocumentKind kind;
    std::string_view name;
    std::string_view domain; ///< never change: signatures are made over it
};

constexpr std::array kKinds = {
    KindRow{DocumentKind::OfficeIdentity, "office identity", "rekam/office-identity/1"},
    KindRow{DocumentKind::StationRequest, "station request", "rekam/station-request/1"},
    KindRow{DocumentKind::Bundle, "bundle", "rekam/bundle/1"},
    KindRow{DocumentKind::Operator, "operator credential", "rekam/operator/1"},
    KindRow{DocumentKind::Policy, "policy", "rekam/policy/1"},
    KindRow{DocumentKind::KeyCertificate, "key certificate", "rekam/key-certificate/1"},
    KindRow{DocumentKind::Revocation, "revocation", "rekam/revocation/1"},
    KindRow{DocumentKind::Admission, "admission", "rekam/admission/1"},
};

const KindRow* rowOf(DocumentKind kind)
{
    const auto* const row = std::ranges::find(kKinds, kind, &KindRow::kind);
    return row == kKinds.end() ? nullptr : row;
}

} // namespace

std::string_view nameOf(DocumentKind kind)
{
    const KindRow* row = rowOf(kind);
    return row == nullptr ? "unknown document" : row->name;
}

Bytes signDocument(DocumentKind kind, ByteView payload, const crypto::SigningKeyPair& signer)
{
    const KindRow* row = rowOf(kind);
    REKAM_CHECK(row != nullptr && payload.size() <= kPayloadBytesMax);
    ByteWriter writer;
    writer.raw(asBytes(kMagic))
        .bigEndian(kVersion)
        .bigEndian(static_cast<std::uint8_t>(kind))
        .raw(crypto::keyIdOf(signer.publicKey()))
        .bigEndian(static_cast<std::uint32_t>(payload.size()))
        .raw(payload);
    // Everything in front is signed too, so that no byte of the file is free.
    const crypto::Signature signature = signer.sign(row->domain, writer.bytes());
    writer.raw(signature.bytes);
    return std::move(writer).bytes();
}

Result<Envelope> parseEnvelope(ByteView file)
{
    ByteReader reader(file);
    const ByteView magic = reader.take(kMagic.size());
    const auto version = reader.bigEndian<std::uint8_t>();
    const auto kind = static_cast<DocumentKind>(reader.bigEndian<std::uint8_t>());
    Envelope envelope;
    const ByteView signer = reader.take(envelope.signer.size());
    const auto size = reader.bigEndian<std::uint32_t>();
    if (!reader.ok() || asText(magic) != kMagic) {
        return Error{ErrorCode::InvalidInput, "not a provisioning document"};
    }
    if (version != kVersion || rowOf(kind) == nullptr) {
        return Error{ErrorCode::Unsupported, "document of another version or kind"};
    }
    if (size > kPayloadBytesMax) {
        return Error{ErrorCode::InvalidInput, "payload larger than its limit"};
    }
    envelope.kind = kind;
    const ByteView payload = reader.take(size);
    const ByteView signature = reader.take(envelope.signature.bytes.size());
    if (!reader.ok() || !reader.rest().empty()) {
        return Error{ErrorCode::InvalidInput, "document cut short or too long"};
    }
    std::ranges::copy(signer, envelope.signer.begin());
    std::ranges::copy(signature, envelope.signature.bytes.begin());
    envelope.payload = toBytes(payload);
    return envelope;
}

Result<Bytes> openDocument(DocumentKind kind, ByteView file, const crypto::SigningPublicKey& signer)
{
    auto envelope = parseEnvelope(file);
    if (!envelope) {
        return envelope.error();
    }
    if (envelope.value().kind != kind) {
        return Error{ErrorCode::InvalidInput, "a " + std::string(nameOf(envelope.value().kind)) +
                                                  ", not a " + std::string(nameOf(kind))};
    }
    if (envelope.value().signer != crypto::keyIdOf(signer)) {
        return Error{ErrorCode::Integrity, "signed by another key"};
    }
    const ByteView signedBytes = file.first(file.size() - crypto::kSignatureBytes);
    if (Status verified = crypto::verifySignature(signer, rowOf(kind)->domain, signedBytes,
                                                  envelope.value().signature);
        !verified) {
        return verified.error();
    }
    return std::move(envelope.value().payload);
}

} // namespace rekam::provision
