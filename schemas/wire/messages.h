// The messages between agent and intake as plain values (PROTOCOL.md). Protocol buffers stay
// behind codec.h.
#pragma once

#include "base/bytes.h"
#include "base/clock.h"
#include "crypto/hash.h"
#include "packet/chain.h"
#include "packet/packet_header.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace rekam::wire {

using packet::ChainHead;
using packet::PacketId;

inline constexpr std::uint16_t kProtocolVersion = 1;

inline constexpr std::size_t kMaxItems = 256;                           ///< in OFFER, NEED, …
inline constexpr std::size_t kMaxChunkBytes = std::size_t{1024} * 1024; ///< raw bytes of a DATA
inline constexpr std::size_t kMaxDocumentBytes = 8192;                  ///< receipt, answer
inline constexpr std::size_t kMaxPolicyBytes = std::size_t{256} * 1024;
inline constexpr std::size_t kMaxRosterBytes = std::size_t{4} * 1024 * 1024;
inline constexpr std::size_t kMaxTextLength = 256;

/// Random, made by the intake for each WELCOME.
using SessionId = ByteArray<16>;

/// First message of an agent; again after every reconnect.
struct Hello
{
    std::string station; ///< station code; the ZAP identity must agree
    record::Mode mode = record::Mode::Latihan;
    ByteArray<16> bootId{};
    WallTime wallTime{}; ///< a wrong clock is recorded, never refused
    std::chrono::milliseconds steadyTime{};
    ChainHead chainHead; ///< last packet the agent knows: its station sequence and content hash
    std::uint64_t rosterVersion = 0; ///< what the station has, so that only news come down
    std::uint64_t policyVersion = 0;
    std::string software; ///< for the fleet table
    ChainHead knownLog; ///< the furthest place in the intake's log of which the agent has a receipt

    bool operator==(const Hello&) const = default;
};

/// A revoked station may still deliver, into quarantine.
enum class Admission : std::uint8_t { Normal = 1, QuarantineOnly = 2 };

/// Whether the intake's log still holds what HELLO knew of it.
enum class LogWord : std::uint8_t {
    Unsaid = 0, ///< an intake of an earlier build
    Held = 1,
    Doubtful = 2, ///< not at that place: restored from a backup. The agent asks after every receipt
};

struct Welcome
{
    SessionId session{};
    WallTime serverTime{};
    std::uint32_t maxChunkBytes = 0;
    std::uint32_t windowBytes = 0; ///< the agent may have that many bytes in flight
    Admission admission = Admission::Normal;
    ChainHead stationHead; ///< the last packet of this station at the intake
    ChainHead logHead;     ///< of the intake's receipt log
    LogWord logWord = LogWord::Unsaid;
    std::vector<PacketId> lost; ///< of this station, receipted and gone; kMaxItems of them at most

    bool operator==(const Welcome&) const = default;
};

struct OfferItem
{
    PacketId id{};
    std::uint64_t bytes = 0;
    crypto::Hash256 contentHash{};

    bool operator==(const OfferItem&) const = default;
};

struct Offer
{
    std::vector<OfferItem> items;

    bool operator==(const Offer&) const = default;
};

/// Why a request is not done. Append only.
enum class NackCode : std::uint8_t {
    Version = 1,
    Auth = 2,
    Revoked = 3,
    Schema = 4,
    Offset = 5,
    Hash = 6,
    Sig = 7,
    ChainGap = 8,
    ChainFork = 9,
    IdConflict = 10, ///< same id, other hash: quarantine
    Busy = 11,
    DiskFull = 12,
    Internal = 13,
};

/// The intake wants the bytes from `offset` on.
struct Wanted
{
    std::uint64_t offset = 0;

    bool operator==(const Wanted&) const = default;
};

/// The intake has the packet: its receipt, and the adapter's answer once there is one.
struct Have
{
    Bytes receipt;
    Bytes answer; ///< empty while there is none

    bool operator==(const Have&) const = default;
};

/// The intake does not take this packet.
struct NotTaken
{
    NackCode code = NackCode::Internal;

    bool operator==(const NotTaken&) const = default;
};

struct NeedItem
{
    PacketId id{};
    std::variant<Wanted, Have, NotTaken> answer;

    bool operator==(const NeedItem&) const = default;
};

/// Answers every item of one OFFER.
struct Need
{
    std::vector<NeedItem> items;

    bool operator==(const Need&) const = default;
};

/// 1 to kMaxChunkBytes of a packet.
struct Data
{
    PacketId id{};
    std::uint64_t offset = 0;
    Bytes bytes;

    bool operator==(const Data&) const = default;
};

struct Credit
{
    PacketId id{};
    std::uint64_t receivedBytes = 0; ///< without a gap from the start
    std::uint32_t windowBytes = 0;

    bool operator==(const Credit&) const = default;
};

struct Finish
{
    PacketId id{};
    std::uint64_t bytes = 0;
    crypto::Hash256 contentHash{};

    bool operator==(const Finish&) const = default;
};

/// Only after hash check, fsync and commit. The document is packet/receipt.h's.
struct ReceiptMessage
{
    PacketId id{};
    Bytes receipt;

    bool operator==(const ReceiptMessage&) const = default;
};

/// The station let go of these packets; for the fleet table.
struct Purged
{
    std::vector<PacketId> ids;

    bool operator==(const Purged&) const = default;
};

/// Asks for the STATUS of packets that have a receipt and no answer yet; after LogWord::Doubtful,
/// of every packet that has a receipt.
struct Query
{
    std::vector<PacketId> ids;

    bool operator==(const Query&) const = default;
};

struct StatusItem
{
    PacketId id{};
    Bytes answer;              ///< packet/acceptance.h's document; empty while there is none
    std::string centralStatus; ///< e.g. PRINT_READY_RECORD, shown as it is; empty if unknown
    WallTime changedAt{};
    bool unknown = false; ///< the intake holds no such packet: whatever receipt it gave is void
    Bytes receipt;        ///< as it stands, in a session that began with LogWord::Doubtful

    bool operator==(const StatusItem&) const = default;
};

struct StatusMessage
{
    std::vector<StatusItem> items;

    bool operator==(const StatusMessage&) const = default;
};

/// A roster sealed to the station's own box key.
struct Roster
{
    std::uint64_t version = 0;
    std::string name; ///< file name: 1 to 64 of A–Z a–z 0–9 - _ .
    Bytes sealed;

    bool operator==(const Roster&) const = default;
};

/// A signed policy document.
struct PolicyMessage
{
    std::uint64_t version = 0;
    Bytes document;

    bool operator==(const PolicyMessage&) const = default;
};

struct Nack
{
    NackCode code = NackCode::Internal;
    PacketId id{};                          ///< zero if it is not about one packet
    std::chrono::milliseconds retryAfter{}; ///< zero: do not retry by itself
    std::string text;                       ///< English, for the log

    bool operator==(const Nack&) const = default;
};

/// Measures the round trip; the answer echoes the nonce.
struct Probe
{
    std::uint64_t nonce = 0;

    bool operator==(const Probe&) const = default;
};

struct ProbeEcho
{
    std::uint64_t nonce = 0;

    bool operator==(const ProbeEcho&) const = default;
};

using Message =
    std::variant<Hello, Welcome, Offer, Need, Data, Credit, Finish, ReceiptMessage, Purged, Query,
                 StatusMessage, Roster, PolicyMessage, Nack, Probe, ProbeEcho>;

} // namespace rekam::wire
