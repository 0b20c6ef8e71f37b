#include "packet/signed_document.h"

namespace rekam::packet {

namespace {

constexpr std::uint16_t kVersion = 1;
constexpr std::uint16_t kNoExtension = 0;

} // namespace

Bytes signDocument(const DocumentKind& kind, ByteView body, const crypto::SigningKeyPair& signer)
{
    ByteWriter writer;
    writer.raw(asBytes(kind.magic))
        .bigEndian(kVersion)
        .raw(crypto::keyIdOf(signer.publicKey()))
        .raw(body)
        .bigEndian(kNoExtension);
    const crypto::Signature signature = signer.sign(kind.domain, writer.bytes());
    writer.raw(signature.bytes);
    REKAM_CHECK(writer.bytes().size() <= kind.limitBytes);
    return std::move(writer).bytes();
}

Result<VerifiedDocument> verifyDocument(const DocumentKind& kind, ByteView bytes,
                                        std::span<const crypto::SigningPublicKey> trusted)
{
    const Error malformed{ErrorCode::InvalidInput, "malformed signed document"};
    ByteReader reader(bytes);
    const ByteView magic = reader.take(kind.magic.size());
    const auto version = reader.bigEndian<std::uint16_t>();
    if (!reader.ok() || asText(magic) != kind.magic || version == 0 ||
        bytes.size() > kind.limitBytes) {
        return malformed;
    }
    if (version > kVersion) {
        return Error{ErrorCode::Unsupported, "signed document from the future"};
    }
    VerifiedDocument document;
    readInto(reader, document.signerKeyId);
    if (!reader.ok() || reader.rest().size() < crypto::kSignatureBytes) {
        return malformed;
    }
    const auto key = std::ranges::find_if(trusted, [&](const crypto::SigningPublicKey& candidate) {
        return crypto::keyIdOf(candidate) == document.signerKeyId;
    });
    if (key == trusted.end()) {
        return Error{ErrorCode::NotFound, "document is signed under a key that is not trusted"};
    }
    document.body = reader.take(reader.rest().size() - crypto::kSignatureBytes);
    crypto::Signature signature;
    readInto(reader, signature.bytes);
    const ByteView signedBytes = bytes.first(bytes.size() - crypto::kSignatureBytes);
    if (const Status valid = crypto::verifySignature(*key, kind.domain, signedBytes, signature);
        !valid) {
        return valid.error();
    }
    return document;
}

bool readExtension(ByteReader& reader)
{
    (void)reader.take(reader.bigEndian<std::uint16_t>());
    return reader.ok() && reader.rest().empty();
}

void writeShortText(ByteWriter& writer, std::string_view text)
{
    constexpr std::size_t kLimit = 255;
    REKAM_CHECK(text.size() <= kLimit);
    writer.bigEndian(static_cast<std::uint8_t>(text.size())).raw(asBytes(text));
}

std::string readShortText(ByteReader& reader)
{
    return std::string(asText(reader.take(reader.bigEndian<std::uint8_t>())));
}

void writeTime(ByteWriter& writer, WallTime time)
{
    REKAM_CHECK(isWritable(time));
    writer.bigEndian(static_cast<std::uint64_t>(time.time_since_epoch().count()));
}

WallTime readTime(ByteReader& reader)
{
    return WallTime(
        std::chrono::milliseconds(static_cast<std::int64_t>(reader.bigEndian<std::uint64_t>())));
}

} // namespace rekam::packet
