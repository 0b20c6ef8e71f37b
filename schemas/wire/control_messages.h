// The messages between the agent and its local clients (station, rekamctl) as plain values.
#pragma once

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"

#include <cstdint>
#include <string>
#include <variant>

namespace rekam::wire {

inline constexpr std::size_t kMaxPathLength = 1024;

/// Numbers travel; append only.
enum class LinkState : std::uint8_t { Disconnected = 1, Connected = 2 };
enum class SchedulerState : std::uint8_t { Running = 1, Stopped = 2 };

/// What the agent tells of itself; the answer to StatusRequest and every live event.
struct AgentState
{
    LinkState link = LinkState::Disconnected;
    SchedulerState scheduler = SchedulerState::Running;
    std::uint8_t trouble = 0; ///< control::LinkTrouble's number; 0 = none
    std::string lastError;    ///< English, no personal data
    std::string stationCode;
    std::string mode;
    std::string endpoint;
    std::uint64_t waiting = 0;
    std::uint64_t received = 0;
    std::uint64_t answered = 0;
    std::uint64_t quarantined = 0;
    std::uint64_t sentSinceRestart = 0;
    std::int64_t roundTripMs = -1;      ///< -1 while unknown
    std::int64_t lastReceiptUnixMs = 0; ///< 0 while none
    std::uint64_t measured = 0;         ///< round trips measured since the start

    bool operator==(const AgentState&) const = default;
};

struct StatusRequest
{
    bool operator==(const StatusRequest&) const = default;
};

enum class Command : std::uint8_t { SyncNow = 1, Pause = 2, Resume = 3, Probe = 4 };

struct CommandRequest
{
    Command command = Command::SyncNow;

    bool operator==(const CommandRequest&) const = default;
};

/// Put the spool onto a medium mounted at `path`.
struct ExportRequest
{
    std::string path;

    bool operator==(const ExportRequest&) const = default;
};

/// Take packets and receipts from a medium mounted at `path`.
struct ImportRequest
{
    std::string path;

    bool operator==(const ImportRequest&) const = default;
};

/// The command was taken.
struct Done
{
    bool operator==(const Done&) const = default;
};

struct Failed
{
    ErrorCode code = ErrorCode::Storage;
    std::string detail;

    bool operator==(const Failed&) const = default;
};

struct ExportResult
{
    std::uint64_t written = 0;
    std::uint64_t verified = 0;

    bool operator==(const ExportResult&) const = default;
};

struct ImportResult
{
    std::uint64_t added = 0;
    std::uint64_t known = 0;
    std::uint64_t refused = 0;

    bool operator==(const ImportResult&) const = default;
};

using ControlMessage = std::variant<AgentState, StatusRequest, CommandRequest, ExportRequest,
                                    ImportRequest, Done, Failed, ExportResult, ImportResult>;

} // namespace rekam::wire
