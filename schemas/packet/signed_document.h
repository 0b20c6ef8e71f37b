// Private to packet/: the envelope of small signed documents (PACKET.md §6).
#pragma once

#include "base/byte_reader.h"
#include "base/byte_writer.h"
#include "crypto/sign.h"
#include "packet/packet_header.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace rekam::packet {

/// One kind of document: its four-character magic, the domain of its signature and its bound.
struct DocumentKind
{
    std::string_view magic;
    std::string_view domain;
    std::size_t limitBytes;
};

/// magic ‖ version 1 ‖ signer key id ‖ body ‖ empty extension ‖ signature.
[[nodiscard]] Bytes signDocument(const DocumentKind& kind, ByteView body,
                                 const crypto::SigningKeyPair& signer);

struct VerifiedDocument
{
    crypto::KeyId signerKeyId{};
    ByteView body; ///< borrowed; the extension follows the fields of the kind
};

/// Errors: InvalidInput, Unsupported, NotFound (no trusted key of that id), Integrity.
[[nodiscard]] Result<VerifiedDocument>
verifyDocument(const DocumentKind& kind, ByteView bytes,
               std::span<const crypto::SigningPublicKey> trusted);

/// Reads the extension that ends every body: a version 1 reader checks its size and ignores what it
/// says. @return whether the body ends where it should.
[[nodiscard]] bool readExtension(ByteReader& reader);

template <std::size_t size>
void readInto(ByteReader& reader, ByteArray<size>& target)
{
    std::ranges::copy(reader.take(size), target.begin());
}

/// One length byte, then the text. Precondition: at most 255 bytes.
void writeShortText(ByteWriter& writer, std::string_view text);
[[nodiscard]] std::string readShortText(ByteReader& reader);

/// Milliseconds since 1970 in 8 bytes. Precondition: not before 1970.
void writeTime(ByteWriter& writer, WallTime time);

/// A time that writeTime cannot write reads as a time before 1970.
[[nodiscard]] WallTime readTime(ByteReader& reader);

[[nodiscard]] inline bool isWritable(WallTime time)
{
    return time.time_since_epoch().count() >= 0;
}

[[nodiscard]] inline bool isMode(Mode mode)
{
    return mode == Mode::Production || mode == Mode::Latihan;
}

} // namespace rekam::packet
