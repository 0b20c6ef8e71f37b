// Seals a payload into a packet, verifies one without opening it, and opens it (PACKET.md).
#pragma once

#include "base/random.h"
#include "base/secret.h"
#include "crypto/box.h"
#include "crypto/sign.h"
#include "packet/packet_header.h"

namespace rekam::packet {

struct SealedPacket
{
    Header header;
    Bytes bytes;                   ///< the packet file, the same on every road
    crypto::Hash256 contentHash{}; ///< BLAKE2b-256 over all of `bytes`
};

/// Seals under a fresh record key that only `centre` can unwrap, and signs. Errors: InvalidInput
/// (facts that HeaderFacts forbids, a payload of 0 or more than kMaxPayloadBytes, a weak centre
/// key). About 10 ms for 2 MB; thread-safe with a `random` that is.
[[nodiscard]] Result<SealedPacket> seal(ByteView payload, const HeaderFacts& facts,
                                        const crypto::BoxPublicKey& centre,
                                        const crypto::SigningKeyPair& station, Random& random);

struct VerifiedPacket
{
    Header header;
    crypto::Hash256 contentHash{};
};

/// Verifies a packet that arrives piece by piece, in constant memory. Thread-compatible.
class PacketVerifier
{
public:
    /// Pieces of any size, in order.
    void update(ByteView piece);

    /// The header as soon as kPacketHeaderBytes came in; errors as readHeader.
    [[nodiscard]] Result<Header> header() const;

    /// After the last piece. Errors: as readHeader; InvalidInput (size differs from the header's),
    /// NotFound (signed under another key id), Integrity (signature).
    [[nodiscard]] Result<VerifiedPacket> finish(const crypto::SigningPublicKey& station) const;

    /// BLAKE2b-256 over all pieces so far, whether or not they make a packet.
    [[nodiscard]] crypto::Hash256 contentHash() const;

private:
    crypto::Hasher256 m_signed; // everything before m_tail
    Bytes m_start;              // the header
    Bytes m_tail;               // the last kSignatureBytes so far, not yet in m_signed
    std::uint64_t m_size = 0;
};

/// A whole packet at once; errors as PacketVerifier::finish.
[[nodiscard]] Result<VerifiedPacket> verify(ByteView packet,
                                            const crypto::SigningPublicKey& station);

struct OpenedPacket
{
    Header header;
    crypto::Hash256 contentHash{};
    SecretBytes payload;
};

/// Verifies, then opens. Errors: as verify; NotFound (sealed to another centre key), Integrity (the
/// wrapped key, the ciphertext or the payload hash is not right).
[[nodiscard]] Result<OpenedPacket> open(ByteView packet, const crypto::SigningPublicKey& station,
                                        const crypto::BoxKeyPair& centre);

} // namespace rekam::packet
