// What the agent's state machine is told, and what it asks to be done.
#pragma once

#include "base/clock.h"
#include "wire/messages.h"

#include <string>
#include <variant>
#include <vector>

namespace rekam::sync {

/// Numbers are those of control::LinkTrouble; append only.
enum class Trouble : std::uint8_t {
    None = 0,
    Unreachable = 1,
    WrongServerKey = 2,
    Refused = 3,
    Revoked = 4,
    ServerBusy = 5,
    ProtocolVersion = 6,
    LocalStorage = 7,
    Stalled = 8,
    BadReceipt = 9, ///< a receipt or answer whose signature does not verify
};

/// One packet as the spool shows it.
struct SpoolItem
{
    wire::OfferItem offer; ///< bytes and hash are of the file as it lies there
    bool hasPacket = true; ///< false: let go, only its answer is still awaited
    bool hasReceipt = false;
    bool hasAnswer = false;
    wire::ChainHead log;               ///< the receipt's place in the intake's log; 0 without one
    std::uint64_t stationSequence = 0; ///< of the packet
};

namespace event {

/// The whole spool, after a change.
struct SpoolSeen
{
    std::vector<SpoolItem> items;
};

struct LinkUp
{};

struct LinkDown
{
    Trouble trouble = Trouble::Unreachable;
};

struct Received
{
    wire::Message message;
};

/// A SendChunk could not be read, or a packet is damaged.
struct ChunkUnreadable
{
    wire::PacketId id{};
};

/// A StoreReceipt or StoreAnswer did not verify, or could not be stored.
struct AnswerUnusable
{
    wire::PacketId id{};
    Trouble trouble = Trouble::BadReceipt;
};

/// Nothing but time: due at deadline().
struct Tick
{};

struct SyncNow
{};

struct Pause
{};

struct Resume
{};

struct Probe
{};

} // namespace event

using Event = std::variant<event::SpoolSeen, event::LinkUp, event::LinkDown, event::Received,
                           event::ChunkUnreadable, event::AnswerUnusable, event::Tick,
                           event::SyncNow, event::Pause, event::Resume, event::Probe>;

namespace action {

/// Drop any link and open a new one; answer with LinkUp or LinkDown.
struct Connect
{};

/// Drop the link; no answer.
struct Disconnect
{};

struct Send
{
    wire::Message message;
};

/// Read this part of the packet from the spool and send it as DATA.
struct SendChunk
{
    wire::PacketId id{};
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
};

/// Verify and write into the spool.
struct StoreReceipt
{
    wire::PacketId id{};
    Bytes receipt;
};

struct StoreAnswer
{
    wire::PacketId id{};
    Bytes answer;
};

/// The intake does not hold the packet (any more): its receipt and answer count for nothing.
struct VoidReceipt
{
    wire::PacketId id{};
};

/// Set the packet aside: the intake will never take it.
struct Quarantine
{
    wire::PacketId id{};
    wire::NackCode code = wire::NackCode::Internal;
};

/// A file for the station.
struct Deliver
{
    std::string name;
    Bytes content;
};

} // namespace action

using Action = std::variant<action::Connect, action::Disconnect, action::Send, action::SendChunk,
                            action::StoreReceipt, action::StoreAnswer, action::VoidReceipt,
                            action::Quarantine, action::Deliver>;
using Actions = std::vector<Action>;

} // namespace rekam::sync
