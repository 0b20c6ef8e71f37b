// A man in the middle on loopback: forwards TCP and now and then turns a bit around.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>

namespace rekam::testing {

/// Forwards everything between whoever connects to endpoint() and `target` (tcp://127.0.0.1:PORT),
/// one connection at a time. Every `flipEveryBytes` on average one bit is flipped; after
/// `harmlessAfter` flips it becomes honest. Stops on destruction.
class KitProxy
{
public:
    KitProxy(const std::string& target, std::uint64_t seed, std::uint64_t flipEveryBytes,
             std::uint64_t harmlessAfter);
    KitProxy(const KitProxy&) = delete;
    KitProxy& operator=(const KitProxy&) = delete;
    KitProxy(KitProxy&&) = delete;
    KitProxy& operator=(KitProxy&&) = delete;
    ~KitProxy();

    [[nodiscard]] std::string endpoint() const;

    [[nodiscard]] std::uint64_t flips() const { return m_flips; }

    [[nodiscard]] std::uint64_t connections() const { return m_connections; }

private:
    void run(const std::stop_token& stop);
    void forward(const std::stop_token& stop, int client);

    std::uint16_t m_targetPort;
    std::uint64_t m_seed;
    std::uint64_t m_flipEveryBytes;
    std::uint64_t m_harmlessAfter;
    int m_listener = -1;
    std::uint16_t m_port = 0;
    std::atomic<std::uint64_t> m_flips = 0;
    std::atomic<std::uint64_t> m_connections = 0;
    std::jthread m_thread;
};

} // namespace rekam::testing
