// The readable facts of a sealed packet: what the road, the intake and the store may know of it.
#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "crypto/hash.h"
#include "crypto/keys.h"
#include "record/mode.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace rekam::packet {

/// Random; the identity of a packet on every road (PACKET.md §2).
using PacketId = ByteArray<16>;

inline constexpr std::uint64_t kMaxPacketBytes = std::uint64_t{64} * 1024 * 1024;
inline constexpr std::uint64_t kMaxPayloadBytes = std::uint64_t{63} * 1024 * 1024;
inline constexpr std::size_t kMaxStationCodeLength = 32;
inline constexpr std::uint16_t kPacketVersion = 1;

/// Bytes in front of the ciphertext in version 1; enough to read the header from.
inline constexpr std::size_t kPacketHeaderBytes = 320;

enum class Kind : std::uint8_t {
    Full = 1,      ///< a whole record
    Amendment = 2, ///< replaces named modalities of the packet it refers to
    Approval = 3,  ///< a supervisor's decision on the packet it refers to
    Void = 4,      ///< withdraws the packet it refers to
};

/// The number in the header is the mode's own.
using Mode = record::Mode;

/// What an AMENDMENT can replace; bits of ModalitySet.
enum class Modality : std::uint16_t {
    Biodata = 1U << 0U,
    Documents = 1U << 1U,
    Portrait = 1U << 2U,
    Signature = 1U << 3U,
    RightHand = 1U << 4U,
    LeftHand = 1U << 5U,
    Thumbs = 1U << 6U,
    RightIris = 1U << 7U,
    LeftIris = 1U << 8U,
    Statement = 1U << 9U,
};

/// A set of Modality bits.
using ModalitySet = std::uint16_t;

inline constexpr ModalitySet kAllModalities = (1U << 10U) - 1;

[[nodiscard]] constexpr bool contains(ModalitySet set, Modality modality)
{
    return (set & static_cast<ModalitySet>(modality)) != 0;
}

/// What the station says about a packet that it is about to seal.
struct HeaderFacts
{
    PacketId id{};
    Kind kind = Kind::Full;
    Mode mode = Mode::Latihan;
    std::string station;               ///< station code: 1 to 32 of A–Z a–z 0–9 - _ .
    std::uint64_t stationSequence = 0; ///< counts every packet of the station, from 1
    crypto::Hash256 previousHash{};    ///< content hash of packet stationSequence - 1; zero for 1
    WallTime created{};                ///< not before 1970
    crypto::Hash128 tag{};             ///< nikTag of the student
    std::uint16_t payloadSchema = 1;   ///< 1 = the named parts of payload.h
    PacketId refersTo{};               ///< zero exactly if the kind is Full
    ModalitySet replaces = 0;          ///< not zero exactly if the kind is Amendment
};

/// Everything readable in a packet.
struct Header : HeaderFacts
{
    std::uint16_t version = kPacketVersion;
    crypto::KeyId centreKeyId{};  ///< whose private key opens it
    crypto::KeyId stationKeyId{}; ///< whose public key verifies it
    std::uint64_t payloadBytes = 0;
    crypto::Hash256 payloadHash{}; ///< keyed with the record key: tells nothing without it
};

/// A fresh identity for a packet.
[[nodiscard]] PacketId newPacketId(Random& random);

/// The blind index of a student: BLAKE2b-128(tag key, NIK). Precondition: 16 to 64 bytes of key.
[[nodiscard]] crypto::Hash128 nikTag(ByteView tagKey, std::string_view nik);

[[nodiscard]] bool isStationCode(std::string_view text);

/// Reads the header from the first kPacketHeaderBytes or more of a packet, without verifying any
/// signature: for listing and routing only. Errors: InvalidInput (too short, not a packet, a field
/// out of bounds), Unsupported (a version from the future).
[[nodiscard]] Result<Header> readHeader(ByteView start);

/// Size of a whole packet with this header, signature included: exact.
[[nodiscard]] std::uint64_t packetBytes(const Header& header);

} // namespace rekam::packet
