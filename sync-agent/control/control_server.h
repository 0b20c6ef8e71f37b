// The agent's end of the local control socket.
#pragma once

#include "transport/socket.h"
#include "wire/control_messages.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>

namespace rekam::control {

/// Clients that asked within this time get events; they renew by asking.
constexpr std::chrono::seconds kSubscription{60};
/// More clients than a station and a few command lines: the oldest is forgotten.
constexpr std::size_t kMaxSubscribers = 32;

/// Belongs to the agent's thread. The socket file is the user's alone by the mode of `run/`.
class ControlServer
{
public:
    /// Removes a dead agent's socket file; the caller holds the pid file. Network if it cannot
    /// bind.
    [[nodiscard]] static Result<ControlServer> bind(std::shared_ptr<transport::Context> context,
                                                    const std::filesystem::path& home);

    /// Answers what waits: `state` for a status, `run` for a command.
    void serve(const wire::AgentState& state,
               const std::function<Status(wire::Command command)>& run,
               std::chrono::milliseconds now);

    /// Tells every subscriber.
    void publish(const wire::AgentState& state, std::chrono::milliseconds now);

    [[nodiscard]] const transport::Socket& socket() const noexcept { return m_router; }

private:
    explicit ControlServer(transport::Socket router);

    transport::Socket m_router;
    std::map<Bytes, std::chrono::milliseconds> m_subscribers; ///< peer → asked last
};

} // namespace rekam::control
