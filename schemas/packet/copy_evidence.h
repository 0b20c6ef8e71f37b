// Signed evidence that another copy of a packet exists: on a medium or on a peer (PACKET.md §8).
#pragma once

#include "crypto/sign.h"
#include "packet/packet_header.h"

#include <span>

namespace rekam::packet {

inline constexpr std::size_t kMaxCopyPlaceLength = 64;
inline constexpr std::size_t kMaxCopyEvidenceBytes = 8192;

enum class CopyKind : std::uint8_t {
    Medium = 1, ///< written to a flash disk and read back
    Peer = 2,   ///< acknowledged by another station after its fsync
};

struct CopyEvidence
{
    PacketId packetId{};
    crypto::Hash256 contentHash{};
    CopyKind kind = CopyKind::Medium;
    std::string place;           ///< medium serial or peer's station code; 1 to 64 of graphic ASCII
    WallTime verifiedAt{};       ///< when the copy was re-read or acknowledged
    crypto::KeyId signerKeyId{}; ///< set by signCopyEvidence: this agent's or the peer agent's key
};

/// Precondition: a place as above, verifiedAt not before 1970.
[[nodiscard]] Bytes signCopyEvidence(const CopyEvidence& evidence,
                                     const crypto::SigningKeyPair& agent);

/// Errors: as verifyReceipt.
[[nodiscard]] Result<CopyEvidence>
verifyCopyEvidence(ByteView bytes, std::span<const crypto::SigningPublicKey> trusted);

} // namespace rekam::packet
