#include "control/control_server.h"

#include "control/agent_client.h"
#include "wire/codec.h"

#include <algorithm>

namespace rekam::control {

namespace {

constexpr std::string_view kScheme = "ipc://";

transport::Frames addressed(const Bytes& peer, const wire::ControlMessage& message)
{
    transport::Frames frames = {peer};
    for (Bytes& frame : wire::encodeControl(message)) {
        frames.push_back(std::move(frame));
    }
    return frames;
}

} // namespace

ControlServer::ControlServer(transport::Socket router)
    : m_router(std::move(router))
{}

Result<ControlServer> ControlServer::bind(std::shared_ptr<transport::Context> context,
                                          const std::filesystem::path& home)
{
    const std::string endpoint = controlEndpoint(home);
    std::error_code failed;
    const std::filesystem::path file(endpoint.substr(kScheme.size()));
    std::filesystem::remove(file, failed);
    auto router = transport::Socket::open(std::move(context), transport::SocketKind::Router);
    if (!router) {
        return router.error();
    }
    if (Status bound = router.value().bind(endpoint); !bound) {
        return bound.error();
    }
    std::filesystem::permissions(
        file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, failed);
    return ControlServer(std::move(router).value());
}

void ControlServer::serve(const wire::AgentState& state,
                          const std::function<Status(wire::Command command)>& run,
                          std::chrono::milliseconds now)
{
    constexpr int kPerTurn = 32; // a noisy client must not starve the line
    for (int i = 0; i < kPerTurn; ++i) {
        auto received = m_router.receive();
        if (!received || !received.value()) {
            return;
        }
        transport::Frames& frames = received.value()->frames;
        if (frames.empty()) {
            continue;
        }
        const Bytes peer = std::move(frames.front());
        frames.erase(frames.begin());
        const auto message = wire::decodeControl(frames);
        wire::ControlMessage answer = wire::Failed{ErrorCode::Unsupported, "not a request"};
        if (message && std::holds_alternative<wire::StatusRequest>(message.value())) {
            m_subscribers[peer] = now;
            if (m_subscribers.size() > kMaxSubscribers) {
                m_subscribers.erase(std::ranges::min_element(
                    m_subscribers, {}, [](const auto& entry) { return entry.second; }));
            }
            answer = state;
        } else if (message && std::holds_alternative<wire::CommandRequest>(message.value())) {
            const Status ran = run(std::get<wire::CommandRequest>(message.value()).command);
            answer = ran ? wire::ControlMessage(wire::Done{})
                         : wire::ControlMessage(wire::Failed{ran.error().code, ran.error().detail});
        }
        (void)m_router.send(addressed(peer, answer)); // a client that left needs no answer
    }
}

void ControlServer::publish(const wire::AgentState& state, std::chrono::milliseconds now)
{
    std::erase_if(m_subscribers,
                  [&](const auto& entry) { return entry.second + kSubscription < now; });
    for (const auto& [peer, asked] : m_subscribers) {
        (void)m_router.send(addressed(peer, state));
    }
}

} // namespace rekam::control
