// One ZeroMQ context and socket as values: the only place that names libzmq's C API.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace rekam::transport {

using Frames = std::vector<Bytes>;

/// More frames in one message than any of ours has: the peer is broken or hostile.
constexpr std::size_t kMaxFrames = 8;

/// Owns the I/O thread. Every socket keeps its context alive. Thread-safe.
class Context
{
public:
    [[nodiscard]] static Result<std::shared_ptr<Context>> open();
    explicit Context(void* handle);
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    Context(Context&&) = delete;
    Context& operator=(Context&&) = delete;
    ~Context();

    [[nodiscard]] void* handle() const noexcept { return m_handle; }

private:
    void* m_handle;
};

enum class SocketKind { Dealer, Router, Pair, Reply, Publish, Subscribe };

/// Move-only owner of one socket, LINGER 0. Not thread-safe: it belongs to the thread that uses it.
/// Nothing blocks: waiting is wait()'s.
class Socket
{
public:
    [[nodiscard]] static Result<Socket> open(std::shared_ptr<Context> context, SocketKind kind);

    Socket(Socket&& other) noexcept;
    Socket& operator=(Socket&& other) noexcept;
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    ~Socket();

    /// InvalidInput for an endpoint libzmq cannot parse; Network for an address in use.
    [[nodiscard]] Status bind(const std::string& endpoint);
    [[nodiscard]] Status connect(const std::string& endpoint);
    /// The endpoint bound last, wildcards filled in; empty if none.
    [[nodiscard]] std::string boundEndpoint() const;

    [[nodiscard]] Status setInt(int option, int value);
    [[nodiscard]] Status setBytes(int option, ByteView value);

    /// Sends all frames or none. Network: no room in the queue, or the peer is gone.
    [[nodiscard]] Status send(const Frames& frames);

    struct Message
    {
        Frames frames;
        std::string userId; ///< what the ZAP answer named; empty without CURVE
    };

    /// The next message, nothing when none waits. A message of more than kMaxFrames is dropped and
    /// reads as one without frames.
    [[nodiscard]] Result<std::optional<Message>> receive();

    [[nodiscard]] void* handle() const noexcept { return m_handle; }

    [[nodiscard]] const std::shared_ptr<Context>& context() const noexcept { return m_context; }

private:
    Socket(std::shared_ptr<Context> context, void* handle);
    void close() noexcept;

    std::shared_ptr<Context> m_context;
    void* m_handle;
};

/// Waits until a socket or file descriptor is readable or `timeout` has passed, whichever is first;
/// a signal ends the wait early. Says nothing of which: receive() tells.
void wait(std::span<const Socket* const> sockets, std::span<const int> descriptors,
          std::chrono::milliseconds timeout);

} // namespace rekam::transport
