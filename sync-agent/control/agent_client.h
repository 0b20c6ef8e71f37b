// The station's and rekamctl's side of the agent's local control socket.
#pragma once

#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace rekam::control {

/// The operators' connection panel as values; the words are the station's.
enum class LinkState {
    Disconnected, ///< MQ DISCONNECTED: no session with the intake
    Connected,    ///< MQ CONNECTED: HELLO was answered with WELCOME
};

enum class SchedulerState {
    Running, ///< packets are offered as they come
    Stopped, ///< paused by command
};

/// Why the link is down, for the remedy on the screen. Append only.
enum class LinkTrouble {
    None = 0,
    Unreachable = 1,     ///< nobody answers at the address
    WrongServerKey = 2,  ///< handshake failed: the server's key differs from the bundle's
    Refused = 3,         ///< the intake does not know this station's key
    Revoked = 4,         ///< admitted to quarantine only
    ServerBusy = 5,      ///< BUSY or DISK_FULL at the intake; it goes on by itself
    ProtocolVersion = 6, ///< the intake speaks no version that we do
    LocalStorage = 7,    ///< the spool cannot be read or written
    Stalled = 8,         ///< the line went silent in mid-transfer
    BadReceipt = 9,      ///< a receipt or answer does not verify: tampering, or keys changed
};

struct AgentStatus
{
    LinkState link = LinkState::Disconnected;
    SchedulerState scheduler = SchedulerState::Running;
    LinkTrouble trouble = LinkTrouble::None;
    std::string lastError;              ///< English, no personal data; empty when all is well
    std::string stationCode;            ///< Co-Relation Id
    std::string mode;                   ///< PRODUCTION or LATIHAN
    std::string endpoint;               ///< the intake's address
    std::uint64_t waiting = 0;          ///< in the spool, no receipt yet, or one that is in doubt
    std::uint64_t received = 0;         ///< receipt, no answer of the adapter yet
    std::uint64_t answered = 0;         ///< accepted or rejected
    std::uint64_t quarantined = 0;      ///< set aside
    std::uint64_t sentSinceRestart = 0; ///< "No. of Records sent after Restart"; must rise
    std::int64_t roundTripMs = -1;      ///< agent to intake, -1 while unknown
    std::int64_t lastReceiptUnixMs = 0; ///< 0 while none since the start
    std::uint64_t measured = 0;         ///< round trips measured since the start: a new one is news
};

enum class Command {
    SyncNow, ///< scan the spool and connect at once, without waiting out a backoff
    Pause,   ///< finish nothing new; kept over restarts
    Resume,
    Probe, ///< measure the round trip to the intake now
};

/// `run/agent.sock` of the home, or a short path in the temporary folder derived from the home
/// where that would exceed the 107 bytes of a Unix socket address.
[[nodiscard]] std::string controlEndpoint(const std::filesystem::path& home);

/// Blocking calls, each within `timeout`: use it from a thread of your own, never the UI thread.
/// Not thread-safe; moves between threads freely. Errors: Timeout when no agent answers (it may be
/// not running), Network for a socket failure, Integrity for an answer that makes no sense.
class AgentClient
{
public:
    [[nodiscard]] static Result<AgentClient> open(const std::filesystem::path& home);

    AgentClient(AgentClient&&) noexcept;
    AgentClient& operator=(AgentClient&&) noexcept;
    AgentClient(const AgentClient&) = delete;
    AgentClient& operator=(const AgentClient&) = delete;
    ~AgentClient();

    [[nodiscard]] Result<AgentStatus> status(std::chrono::milliseconds timeout);

    /// Returns once the agent took the command; what comes of it shows in status().
    [[nodiscard]] Status send(Command command, std::chrono::milliseconds timeout);

    /// Waits for the next change of the agent's status and returns it; Timeout when nothing
    /// changed. The agent publishes at most ten changes a second.
    [[nodiscard]] Result<AgentStatus> nextEvent(std::chrono::milliseconds timeout);

private:
    struct Sockets;
    explicit AgentClient(std::unique_ptr<Sockets> sockets);
    std::unique_ptr<Sockets> m_sockets;
};

} // namespace rekam::control
