#include "transport/client_link.h"

#include <zmq.h>

#include <atomic>
#include <cstring>

namespace rekam::transport {

namespace {

constexpr int kConnectTimeoutMs = 4000;
constexpr int kHandshakeMs = 4000;
constexpr int kQueueMessages = 64; // the credit window is far below this
constexpr std::int64_t kMaxMessageBytes = 1 << 20;

Status setUp(Socket& socket, const ClientLink::Keys& keys)
{
    const std::pair<int, int> numbers[] = {
        {ZMQ_CONNECT_TIMEOUT, kConnectTimeoutMs},
        {ZMQ_HANDSHAKE_IVL, kHandshakeMs},
        {ZMQ_RECONNECT_IVL, -1}, // the protocol owns the backoff
        {ZMQ_SNDHWM, kQueueMessages},
        {ZMQ_RCVHWM, kQueueMessages},
        {ZMQ_IMMEDIATE, 1},
    };
    for (const auto& [option, value] : numbers) {
        if (Status set = socket.setInt(option, value); !set) {
            return set;
        }
    }
    ByteArray<sizeof kMaxMessageBytes> limit = {};
    std::memcpy(limit.data(), &kMaxMessageBytes, sizeof kMaxMessageBytes);
    const std::pair<int, ByteView> octets[] = {
        {ZMQ_MAXMSGSIZE, limit},
        {ZMQ_CURVE_SERVERKEY, keys.server.bytes},
        {ZMQ_CURVE_PUBLICKEY, keys.own.publicKey().bytes},
        {ZMQ_CURVE_SECRETKEY, keys.own.privateKey()},
    };
    for (const auto& [option, value] : octets) {
        if (Status set = socket.setBytes(option, value); !set) {
            return set;
        }
    }
    return {};
}

} // namespace

ClientLink::ClientLink(Socket socket, Socket monitor)
    : m_socket(std::move(socket))
    , m_monitor(std::move(monitor))
{}

Result<ClientLink> ClientLink::connect(const std::shared_ptr<Context>& context,
                                       const std::string& endpoint, const Keys& keys)
{
    auto socket = Socket::open(context, SocketKind::Dealer);
    auto monitor = Socket::open(context, SocketKind::Pair);
    if (!socket || !monitor) {
        return socket ? monitor.error() : socket.error();
    }
    if (Status set = setUp(socket.value(), keys); !set) {
        return set.error();
    }
    static std::atomic<unsigned> serial = 0; // inproc names must differ within the process
    const std::string name = "inproc://client-link-" + std::to_string(++serial);
    constexpr int kEvents = ZMQ_EVENT_CONNECTED | ZMQ_EVENT_CONNECT_RETRIED | ZMQ_EVENT_CLOSED |
                            ZMQ_EVENT_DISCONNECTED | ZMQ_EVENT_HANDSHAKE_SUCCEEDED |
                            ZMQ_EVENT_HANDSHAKE_FAILED_AUTH | ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL |
                            ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL;
    if (zmq_socket_monitor(socket.value().handle(), name.c_str(), kEvents) != 0) {
        return Error{ErrorCode::Network, "socket monitor"};
    }
    if (Status joined = monitor.value().connect(name); !joined) {
        return joined.error();
    }
    if (Status started = socket.value().connect(endpoint); !started) {
        return started.error();
    }
    return ClientLink(std::move(socket).value(), std::move(monitor).value());
}

/// libzmq's I/O thread blocks for ever on an event for a monitor that has been closed, and the
/// whole process with it (libzmq issue 3575): the socket stops reporting before the monitor goes.
ClientLink::~ClientLink()
{
    if (m_socket.handle() != nullptr) {
        (void)zmq_socket_monitor(m_socket.handle(), nullptr, 0);
    }
}

/// libzmq tells a handshake that ran out of time and one that was cut off by the same event.
LinkEvent ClientLink::handshakeEnd() const
{
    constexpr std::chrono::milliseconds kNearlyTheLimit{kHandshakeMs * 3 / 4};
    return m_tcpUp && std::chrono::steady_clock::now() - *m_tcpUp >= kNearlyTheLimit
               ? LinkEvent::Unreachable
               : LinkEvent::HandshakeFailed;
}

std::optional<LinkEvent> ClientLink::nextEvent()
{
    while (true) {
        const auto received = m_monitor.receive();
        if (!received || !received.value()) {
            return std::nullopt;
        }
        const Frames& frames = received.value()->frames;
        std::uint16_t event = 0;
        if (frames.empty() || frames.front().size() < sizeof event) {
            continue;
        }
        std::memcpy(&event, frames.front().data(),
                    sizeof event); // native order, zmq_socket_monitor(3)
        switch (event) {
        case ZMQ_EVENT_CONNECTED:
            m_tcpUp = std::chrono::steady_clock::now();
            break;
        case ZMQ_EVENT_HANDSHAKE_SUCCEEDED:
            m_tcpUp.reset();
            return LinkEvent::Connected;
        case ZMQ_EVENT_HANDSHAKE_FAILED_AUTH:
            return LinkEvent::KeyRefused;
        case ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL:
        case ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL:
            return handshakeEnd();
        case ZMQ_EVENT_DISCONNECTED:
            // A server that cannot read our HELLO hangs up without a word.
            return m_tcpUp ? handshakeEnd() : LinkEvent::Disconnected;
        case ZMQ_EVENT_CLOSED:
            return LinkEvent::Unreachable;
        default:
            break;
        }
    }
}

} // namespace rekam::transport
