#include "transport/server_link.h"

#include <zmq.h>

#include <algorithm>
#include <cstring>

namespace rekam::transport {

namespace {

constexpr int kHandshakeMs = 10'000;
constexpr int kQueueMessages = 256;
constexpr int kBacklog = 4096; // thousands of stations return at once after a power cut
constexpr std::int64_t kMaxMessageBytes = std::int64_t{512} * 1024; // a 256 KB chunk and its header
constexpr std::string_view kZapEndpoint = "inproc://zeromq.zap.01";
constexpr std::string_view kZapVersion = "1.0";

Status setUp(Socket& router, const crypto::BoxKeyPair& keys)
{
    const std::pair<int, int> numbers[] = {
        {ZMQ_CURVE_SERVER, 1},
        {ZMQ_ROUTER_MANDATORY, 1},
        {ZMQ_HANDSHAKE_IVL, kHandshakeMs},
        {ZMQ_SNDHWM, kQueueMessages},
        {ZMQ_RCVHWM, kQueueMessages},
        {ZMQ_BACKLOG, kBacklog},
    };
    for (const auto& [option, value] : numbers) {
        if (Status set = router.setInt(option, value); !set) {
            return set;
        }
    }
    ByteArray<sizeof kMaxMessageBytes> limit = {};
    std::memcpy(limit.data(), &kMaxMessageBytes, sizeof kMaxMessageBytes);
    const std::pair<int, ByteView> octets[] = {
        {ZMQ_MAXMSGSIZE, limit},
        {ZMQ_ZAP_DOMAIN, asBytes("rekam")},
        {ZMQ_CURVE_SECRETKEY, keys.privateKey()},
    };
    for (const auto& [option, value] : octets) {
        if (Status set = router.setBytes(option, value); !set) {
            return set;
        }
    }
    return {};
}

} // namespace

ServerLink::ServerLink(Socket router, Socket gate, Admission admission)
    : m_router(std::move(router))
    , m_gate(std::move(gate))
    , m_admission(std::move(admission))
{}

Result<ServerLink> ServerLink::bind(const std::shared_ptr<Context>& context,
                                    const std::string& endpoint, const crypto::BoxKeyPair& keys,
                                    Admission admission)
{
    auto gate = Socket::open(context, SocketKind::Reply);
    auto router = Socket::open(context, SocketKind::Router);
    if (!gate || !router) {
        return gate ? router.error() : gate.error();
    }
    // The gate stands before the door opens.
    if (Status bound = gate.value().bind(std::string(kZapEndpoint)); !bound) {
        return bound.error();
    }
    if (Status set = setUp(router.value(), keys); !set) {
        return set.error();
    }
    if (Status bound = router.value().bind(endpoint); !bound) {
        return bound.error();
    }
    return ServerLink(std::move(router).value(), std::move(gate).value(), std::move(admission));
}

/// RFC 27: version, request id, domain, address, identity, mechanism, credentials.
void ServerLink::answerGate()
{
    while (true) {
        const auto received = m_gate.receive();
        if (!received || !received.value()) {
            return;
        }
        const Frames& request = received.value()->frames;
        crypto::BoxPublicKey key;
        const bool wellFormed = request.size() == 7 && asText(request[0]) == kZapVersion &&
                                asText(request[5]) == "CURVE" &&
                                request[6].size() == key.bytes.size();
        if (wellFormed) {
            std::ranges::copy(request[6], key.bytes.begin());
        }
        const bool admitted = wellFormed && m_admission(key);
        const Frames answer = {
            toBytes(asBytes(kZapVersion)),
            request.size() > 1 ? request[1] : Bytes(),
            toBytes(asBytes(admitted ? "200" : "400")),
            toBytes(asBytes(admitted ? "OK" : "unknown key")),
            admitted ? toBytes(asBytes(toHex(key.bytes))) : Bytes(),
            Bytes(),
        };
        (void)m_gate.send(answer); // a connection that left meanwhile needs no answer
    }
}

Result<std::optional<ServerLink::Message>> ServerLink::receive()
{
    answerGate();
    while (true) {
        auto received = m_router.receive();
        if (!received) {
            return received.error();
        }
        if (!received.value()) {
            return std::optional<Message>();
        }
        Socket::Message& raw = *received.value();
        const auto key = fromHex(raw.userId);
        Message message;
        if (raw.frames.empty() || !key || key->size() != message.stationKey.bytes.size()) {
            continue; // too many frames: the peer is broken, its progress timer will tell it
        }
        std::ranges::copy(*key, message.stationKey.bytes.begin());
        message.peer = std::move(raw.frames.front());
        raw.frames.erase(raw.frames.begin());
        message.frames = std::move(raw.frames);
        return std::optional(std::move(message));
    }
}

Status ServerLink::send(ByteView peer, const Frames& frames)
{
    Frames whole;
    whole.reserve(frames.size() + 1);
    whole.push_back(toBytes(peer));
    whole.insert(whole.end(), frames.begin(), frames.end());
    return m_router.send(whole);
}

} // namespace rekam::transport
