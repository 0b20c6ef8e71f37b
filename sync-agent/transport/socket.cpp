#include "transport/socket.h"

#include <zmq.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace rekam::transport {

namespace {

Error zmqError(const char* call, int number)
{
    const auto code = number == EINVAL || number == EPROTONOSUPPORT ? ErrorCode::InvalidInput
                      : number == ENOTSUP                           ? ErrorCode::Unsupported
                                                                    : ErrorCode::Network;
    return {code, std::string(call) + ": " + zmq_strerror(number)};
}

int nativeKind(SocketKind kind)
{
    switch (kind) {
    case SocketKind::Dealer:
        return ZMQ_DEALER;
    case SocketKind::Router:
        return ZMQ_ROUTER;
    case SocketKind::Pair:
        return ZMQ_PAIR;
    case SocketKind::Reply:
        return ZMQ_REP;
    case SocketKind::Publish:
        return ZMQ_PUB;
    case SocketKind::Subscribe:
        return ZMQ_SUB;
    }
    REKAM_CHECK(false);
    return ZMQ_PAIR;
}

/// Owns one zmq_msg_t.
class Part
{
public:
    Part() { zmq_msg_init(&m_message); }

    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;
    Part(Part&&) = delete;
    Part& operator=(Part&&) = delete;

    ~Part() { zmq_msg_close(&m_message); }

    [[nodiscard]] zmq_msg_t* get() noexcept { return &m_message; }

    [[nodiscard]] Bytes bytes()
    {
        const auto* data = static_cast<const std::byte*>(zmq_msg_data(&m_message));
        return {data, data + zmq_msg_size(&m_message)};
    }

    [[nodiscard]] bool more() noexcept { return zmq_msg_more(&m_message) != 0; }

private:
    zmq_msg_t m_message = {};
};

} // namespace

Result<std::shared_ptr<Context>> Context::open()
{
    void* handle = zmq_ctx_new();
    if (handle == nullptr) {
        return zmqError("zmq_ctx_new", zmq_errno());
    }
    return std::make_shared<Context>(handle);
}

Context::Context(void* handle)
    : m_handle(handle)
{}

Context::~Context()
{
    // Sockets hold a share of the context, so none is open here and this cannot block.
    (void)zmq_ctx_term(m_handle);
}

Result<Socket> Socket::open(std::shared_ptr<Context> context, SocketKind kind)
{
    void* handle = zmq_socket(context->handle(), nativeKind(kind));
    if (handle == nullptr) {
        return zmqError("zmq_socket", zmq_errno());
    }
    Socket socket(std::move(context), handle);
    if (Status set = socket.setInt(ZMQ_LINGER, 0); !set) {
        return set.error();
    }
    return socket;
}

Socket::Socket(std::shared_ptr<Context> context, void* handle)
    : m_context(std::move(context))
    , m_handle(handle)
{}

Socket::Socket(Socket&& other) noexcept
    : m_context(std::move(other.m_context))
    , m_handle(std::exchange(other.m_handle, nullptr))
{}

Socket& Socket::operator=(Socket&& other) noexcept
{
    if (this != &other) {
        close();
        m_context = std::move(other.m_context);
        m_handle = std::exchange(other.m_handle, nullptr);
    }
    return *this;
}

Socket::~Socket()
{
    close();
}

void Socket::close() noexcept
{
    if (m_handle != nullptr) {
        (void)zmq_close(std::exchange(m_handle, nullptr));
    }
}

Status Socket::bind(const std::string& endpoint)
{
    return zmq_bind(m_handle, endpoint.c_str()) == 0 ? Status()
                                                     : Status(zmqError("bind", zmq_errno()));
}

Status Socket::connect(const std::string& endpoint)
{
    return zmq_connect(m_handle, endpoint.c_str()) == 0 ? Status()
                                                        : Status(zmqError("connect", zmq_errno()));
}

std::string Socket::boundEndpoint() const
{
    std::array<char, 256> text = {};
    std::size_t size = text.size();
    return zmq_getsockopt(m_handle, ZMQ_LAST_ENDPOINT, text.data(), &size) == 0
               ? std::string(text.data())
               : std::string();
}

Status Socket::setInt(int option, int value)
{
    return zmq_setsockopt(m_handle, option, &value, sizeof value) == 0
               ? Status()
               : Status(zmqError("socket option", zmq_errno()));
}

Status Socket::setBytes(int option, ByteView value)
{
    return zmq_setsockopt(m_handle, option, value.data(), value.size()) == 0
               ? Status()
               : Status(zmqError("socket option", zmq_errno()));
}

Status Socket::send(const Frames& frames)
{
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const int flags = ZMQ_DONTWAIT | (i + 1 < frames.size() ? ZMQ_SNDMORE : 0);
        if (zmq_send(m_handle, frames[i].data(), frames[i].size(), flags) < 0) {
            // Only the first frame can be refused: libzmq takes a message whole or not at all.
            return zmqError("send", zmq_errno());
        }
    }
    return {};
}

Result<std::optional<Socket::Message>> Socket::receive()
{
    Message message;
    bool more = true;
    bool tooMany = false;
    while (more) {
        Part part;
        if (zmq_msg_recv(part.get(), m_handle, ZMQ_DONTWAIT) < 0) {
            const int number = zmq_errno();
            if (number == EAGAIN || number == EINTR) {
                return std::optional<Message>();
            }
            return zmqError("receive", number);
        }
        if (const char* user = zmq_msg_gets(part.get(), "User-Id"); user != nullptr) {
            message.userId = user;
        }
        more = part.more();
        tooMany = tooMany || message.frames.size() == kMaxFrames;
        if (!tooMany) {
            message.frames.push_back(part.bytes());
        }
    }
    if (tooMany) {
        message.frames.clear();
    }
    return std::optional(std::move(message));
}

void wait(std::span<const Socket* const> sockets, std::span<const int> descriptors,
          std::chrono::milliseconds timeout)
{
    std::vector<zmq_pollitem_t> items;
    items.reserve(sockets.size() + descriptors.size());
    for (const Socket* socket : sockets) {
        items.push_back({socket->handle(), 0, ZMQ_POLLIN, 0});
    }
    for (const int descriptor : descriptors) {
        items.push_back({nullptr, descriptor, ZMQ_POLLIN, 0});
    }
    const auto limit = std::clamp<std::chrono::milliseconds::rep>(timeout.count(), 0, 60'000);
    (void)zmq_poll(items.data(), static_cast<int>(items.size()), static_cast<long>(limit));
}

} // namespace rekam::transport
