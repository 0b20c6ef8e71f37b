// The intake's signed word that a packet's bytes are safe at the centre (PACKET.md §6).
#pragma once

#include "crypto/sign.h"
#include "packet/packet_header.h"

#include <span>

namespace rekam::packet {

inline constexpr std::size_t kMaxReceiptBytes = 8192;

struct Receipt
{
    PacketId packetId{};
    crypto::Hash256 contentHash{};
    Mode mode = Mode::Latihan;
    std::string station;
    WallTime receivedAt{};
    std::uint64_t logPosition = 0; ///< of this packet in the intake's hash-chained log, from 1
    crypto::Hash256 logHead{};     ///< hash of the log entry at logPosition
    crypto::KeyId signerKeyId{};   ///< set by signReceipt
};

/// @return the receipt file. Precondition: a valid station code, receivedAt not before 1970.
[[nodiscard]] Bytes signReceipt(const Receipt& receipt, const crypto::SigningKeyPair& intake);

/// Reads a receipt and verifies it under whichever of `trusted` it names. Errors: InvalidInput
/// (malformed), Unsupported (future version), NotFound (signed by none of `trusted`), Integrity.
[[nodiscard]] Result<Receipt> verifyReceipt(ByteView bytes,
                                            std::span<const crypto::SigningPublicKey> trusted);

} // namespace rekam::packet
