#include "support/kit_proxy.h"

#include "base/check.h"
#include "base/random.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace rekam::testing {

namespace {

constexpr int kPollMs = 20;

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

} // namespace

KitProxy::KitProxy(const std::string& target, std::uint64_t seed, std::uint64_t flipEveryBytes,
                   std::uint64_t harmlessAfter)
    : m_targetPort(static_cast<std::uint16_t>(std::stoi(target.substr(target.rfind(':') + 1))))
    , m_seed(seed)
    , m_flipEveryBytes(flipEveryBytes)
    , m_harmlessAfter(harmlessAfter)
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    auto* raw = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    REKAM_CHECK(m_listener >= 0 && ::bind(m_listener, raw, size) == 0 &&
                ::listen(m_listener, 16) == 0 && ::getsockname(m_listener, raw, &size) == 0);
    m_port = ntohs(address.sin_port);
    m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

KitProxy::~KitProxy()
{
    m_thread.request_stop();
    m_thread.join();
    (void)::close(m_listener);
}

std::string KitProxy::endpoint() const
{
    return "tcp://127.0.0.1:" + std::to_string(m_port);
}

void KitProxy::run(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        pollfd item = {m_listener, POLLIN, 0};
        if (::poll(&item, 1, kPollMs) > 0) {
            const int client = ::accept(m_listener, nullptr, nullptr);
            if (client >= 0) {
                ++m_connections;
                forward(stop, client);
                (void)::close(client);
            }
        }
    }
}

void KitProxy::forward(const std::stop_token& stop, int client)
{
    SeededRandom random(m_seed + m_connections);
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(m_targetPort);
    bool open = server >= 0 &&
                ::connect(server, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    std::uint64_t untilFlip = 1 + random.below(2 * m_flipEveryBytes);
    std::array<char, 16 * 1024> buffer = {};
    while (open && !stop.stop_requested()) {
        std::array<pollfd, 2> items = {{{client, POLLIN, 0}, {server, POLLIN, 0}}};
        if (::poll(items.data(), items.size(), kPollMs) <= 0) {
            continue;
        }
        for (std::size_t i = 0; i < items.size() && open; ++i) {
            if (items[i].revents == 0) {
                continue;
            }
            const ssize_t got = ::recv(items[i].fd, buffer.data(), buffer.size(), 0);
            open = got > 0;
            const auto count = static_cast<std::uint64_t>(open ? got : 0);
            if (open && untilFlip <= count && m_flips < m_harmlessAfter) {
                buffer[untilFlip - 1] =
                    static_cast<char>(buffer[untilFlip - 1] ^ (1 << random.below(8)));
                ++m_flips;
                untilFlip = count + 1 + random.below(2 * m_flipEveryBytes);
            }
            untilFlip = untilFlip > count ? untilFlip - count : 1;
            std::uint64_t sent = 0;
            while (open && sent < count) {
                const ssize_t put =
                    ::send(items[1 - i].fd, buffer.data() + sent, count - sent, MSG_NOSIGNAL);
                open = put > 0;
                sent += open ? static_cast<std::uint64_t>(put) : 0;
            }
        }
    }
    (void)::close(server);
}

} // namespace rekam::testing
