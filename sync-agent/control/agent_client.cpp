#include "control/agent_client.h"

#include "crypto/hash.h"
#include "transport/socket.h"
#include "wire/codec.h"

#include <algorithm>
#include <optional>

namespace rekam::control {

namespace {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t kMaxSocketPathBytes = 100; // sun_path holds 108 with its end mark

/// The numbers are shared with the wire; an unknown one of a newer agent reads as a stall.
LinkTrouble troubleOf(std::uint8_t number)
{
    return number <= static_cast<std::uint8_t>(LinkTrouble::BadReceipt)
               ? static_cast<LinkTrouble>(number)
               : LinkTrouble::Stalled;
}

AgentStatus statusOf(const wire::AgentState& state)
{
    AgentStatus status;
    status.link =
        state.link == wire::LinkState::Connected ? LinkState::Connected : LinkState::Disconnected;
    status.scheduler = state.scheduler == wire::SchedulerState::Running ? SchedulerState::Running
                                                                        : SchedulerState::Stopped;
    status.trouble = troubleOf(state.trouble);
    status.lastError = state.lastError;
    status.stationCode = state.stationCode;
    status.mode = state.mode;
    status.endpoint = state.endpoint;
    status.waiting = state.waiting;
    status.received = state.received;
    status.answered = state.answered;
    status.quarantined = state.quarantined;
    status.sentSinceRestart = state.sentSinceRestart;
    status.roundTripMs = state.roundTripMs;
    status.lastReceiptUnixMs = state.lastReceiptUnixMs;
    status.measured = state.measured;
    return status;
}

wire::Command wireCommand(Command command)
{
    switch (command) {
    case Command::SyncNow:
        return wire::Command::SyncNow;
    case Command::Pause:
        return wire::Command::Pause;
    case Command::Resume:
        return wire::Command::Resume;
    case Command::Probe:
        return wire::Command::Probe;
    }
    return wire::Command::SyncNow;
}

} // namespace

struct AgentClient::Sockets
{
    transport::Socket dealer;
    std::optional<wire::AgentState> pending; ///< an event that came before another answer
    bool subscribed = false;

    /// The next control message before `until`.
    Result<wire::ControlMessage> next(SteadyClock::time_point until)
    {
        while (true) {
            auto received = dealer.receive();
            if (!received) {
                return received.error();
            }
            if (received.value()) {
                auto message = wire::decodeControl(received.value()->frames);
                return message ? std::move(message)
                               : Result<wire::ControlMessage>(
                                     Error{ErrorCode::Integrity, message.error().detail});
            }
            const auto left =
                std::chrono::ceil<std::chrono::milliseconds>(until - SteadyClock::now());
            if (left <= 0ms) {
                return Error{ErrorCode::Timeout, "no answer from the agent"};
            }
            const transport::Socket* sockets[] = {&dealer};
            transport::wait(sockets, {}, left);
        }
    }

    Status ask(const wire::ControlMessage& message)
    {
        return dealer.send(wire::encodeControl(message));
    }
};

std::string controlEndpoint(const std::filesystem::path& home)
{
    std::error_code failed;
    const auto absolute = std::filesystem::weakly_canonical(home, failed);
    const auto path = (failed ? home : absolute) / "run" / "agent.sock";
    if (path.string().size() <= kMaxSocketPathBytes) {
        return "ipc://" + path.string();
    }
    const auto digest = crypto::hash256(asBytes(path.string()));
    const auto folder = std::filesystem::temp_directory_path(failed);
    return "ipc://" + (folder / ("rekam-" + toHex(ByteView(digest).first(8)) + ".sock")).string();
}

AgentClient::AgentClient(std::unique_ptr<Sockets> sockets)
    : m_sockets(std::move(sockets))
{}

AgentClient::AgentClient(AgentClient&&) noexcept = default;
AgentClient& AgentClient::operator=(AgentClient&&) noexcept = default;
AgentClient::~AgentClient() = default;

Result<AgentClient> AgentClient::open(const std::filesystem::path& home)
{
    auto context = transport::Context::open();
    if (!context) {
        return context.error();
    }
    auto dealer =
        transport::Socket::open(std::move(context).value(), transport::SocketKind::Dealer);
    if (!dealer) {
        return dealer.error();
    }
    if (Status connected = dealer.value().connect(controlEndpoint(home)); !connected) {
        return connected.error();
    }
    return AgentClient(
        std::make_unique<Sockets>(Sockets{std::move(dealer).value(), std::nullopt, false}));
}

Result<AgentStatus> AgentClient::status(std::chrono::milliseconds timeout)
{
    const auto until = SteadyClock::now() + timeout;
    // Old events would answer in place of the agent.
    while (m_sockets->next(SteadyClock::now())) {
    }
    m_sockets->pending.reset();
    if (Status asked = m_sockets->ask(wire::StatusRequest{}); !asked) {
        return asked.error();
    }
    m_sockets->subscribed = true;
    while (true) {
        const auto message = m_sockets->next(until);
        if (!message) {
            return message.error();
        }
        if (const auto* state = std::get_if<wire::AgentState>(&message.value()); state != nullptr) {
            return statusOf(*state);
        }
    }
}

Status AgentClient::send(Command command, std::chrono::milliseconds timeout)
{
    const auto until = SteadyClock::now() + timeout;
    if (Status asked = m_sockets->ask(wire::CommandRequest{wireCommand(command)}); !asked) {
        return asked;
    }
    while (true) {
        const auto message = m_sockets->next(until);
        if (!message) {
            return message.error();
        }
        if (const auto* state = std::get_if<wire::AgentState>(&message.value()); state != nullptr) {
            m_sockets->pending = *state;
        } else if (std::holds_alternative<wire::Done>(message.value())) {
            return {};
        } else if (const auto* failed = std::get_if<wire::Failed>(&message.value());
                   failed != nullptr) {
            return Error{failed->code, failed->detail};
        }
    }
}

Result<AgentStatus> AgentClient::nextEvent(std::chrono::milliseconds timeout)
{
    if (auto pending = std::exchange(m_sockets->pending, std::nullopt); pending) {
        return statusOf(*pending);
    }
    const auto until = SteadyClock::now() + timeout;
    // Asking again renews the subscription, also with an agent that was restarted.
    if (Status asked = m_sockets->ask(wire::StatusRequest{}); !asked) {
        return asked.error();
    }
    bool first = true;
    while (true) {
        const auto message = m_sockets->next(until);
        if (!message) {
            return message.error();
        }
        if (const auto* state = std::get_if<wire::AgentState>(&message.value()); state != nullptr) {
            if (!std::exchange(first, false) || !m_sockets->subscribed) {
                m_sockets->subscribed = true;
                return statusOf(*state);
            }
        }
    }
}

} // namespace rekam::control
