#include "bench/raw_road.h"

#include <fcntl.h>
#include <unistd.h>
#include <zmq.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

namespace rekam::testing {

namespace {

constexpr std::size_t kChunkBytes = std::size_t{256} * 1024;
constexpr int kInFlight = 4;

struct Keys
{
    std::array<char, 41> open{};
    std::array<char, 41> secret{};

    Keys() { (void)zmq_curve_keypair(open.data(), secret.data()); }
};

/// Answers every chunk, after the sync where it ends a record.
bool receive(void* router, const std::filesystem::path& path, int records, std::size_t recordBytes)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    std::vector<char> chunk(kChunkBytes);
    std::array<char, 64> peer{};
    bool done = file >= 0;
    for (int record = 0; done && record < records; ++record) {
        for (std::size_t got = 0; done && got < recordBytes;) {
            const int named = zmq_recv(router, peer.data(), peer.size(), 0);
            const int bytes = zmq_recv(router, chunk.data(), chunk.size(), 0);
            done = named > 0 && bytes > 0 &&
                   ::write(file, chunk.data(), static_cast<std::size_t>(bytes)) == bytes;
            got += static_cast<std::size_t>(std::max(bytes, 0));
            done =
                done && (got < recordBytes || ::fdatasync(file) == 0) &&
                zmq_send(router, peer.data(), static_cast<std::size_t>(named), ZMQ_SNDMORE) >= 0 &&
                zmq_send(router, "", 0, 0) >= 0;
        }
    }
    (void)::close(file);
    return done;
}

bool send(void* dealer, int records, std::size_t recordBytes)
{
    const std::vector<char> record(recordBytes, 'r');
    int inFlight = 0;
    const auto takeAnswer = [&] {
        --inFlight;
        return zmq_recv(dealer, nullptr, 0, 0) >= 0;
    };
    for (int n = 0; n < records; ++n) {
        for (std::size_t at = 0; at < recordBytes; at += kChunkBytes) {
            if (inFlight == kInFlight && !takeAnswer()) {
                return false;
            }
            const std::size_t bytes = std::min(kChunkBytes, recordBytes - at);
            if (zmq_send(dealer, record.data() + at, bytes, 0) < 0) {
                return false;
            }
            ++inFlight;
        }
    }
    while (inFlight > 0) {
        if (!takeAnswer()) {
            return false;
        }
    }
    return true;
}

} // namespace

double rawRoad(const std::filesystem::path& folder, int records, std::size_t recordBytes)
{
    const Keys server;
    const Keys client;
    // A context each, as two processes would have.
    void* const there = zmq_ctx_new();
    void* const here = zmq_ctx_new();
    void* const router = zmq_socket(there, ZMQ_ROUTER);
    void* const dealer = zmq_socket(here, ZMQ_DEALER);
    const int yes = 1;
    constexpr int kPatienceMs = 60'000;
    (void)zmq_setsockopt(router, ZMQ_CURVE_SERVER, &yes, sizeof yes);
    (void)zmq_setsockopt(router, ZMQ_CURVE_SECRETKEY, server.secret.data(), server.secret.size());
    (void)zmq_setsockopt(router, ZMQ_RCVTIMEO, &kPatienceMs, sizeof kPatienceMs);
    (void)zmq_setsockopt(dealer, ZMQ_CURVE_SERVERKEY, server.open.data(), server.open.size());
    (void)zmq_setsockopt(dealer, ZMQ_CURVE_PUBLICKEY, client.open.data(), client.open.size());
    (void)zmq_setsockopt(dealer, ZMQ_CURVE_SECRETKEY, client.secret.data(), client.secret.size());
    (void)zmq_setsockopt(dealer, ZMQ_RCVTIMEO, &kPatienceMs, sizeof kPatienceMs);
    std::array<char, 64> endpoint{};
    std::size_t length = endpoint.size();
    bool done = zmq_bind(router, "tcp://127.0.0.1:*") == 0 &&
                zmq_getsockopt(router, ZMQ_LAST_ENDPOINT, endpoint.data(), &length) == 0 &&
                zmq_connect(dealer, endpoint.data()) == 0;
    double seconds = 0;
    if (done) {
        bool received = false;
        const auto path = folder / "raw-road";
        std::jthread receiver([&] { received = receive(router, path, records, recordBytes); });
        const auto start = std::chrono::steady_clock::now();
        done = send(dealer, records, recordBytes);
        seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        receiver.join();
        done = done && received;
        std::error_code failed;
        std::filesystem::remove(path, failed);
    }
    (void)zmq_close(dealer);
    (void)zmq_close(router);
    (void)zmq_ctx_term(here);
    (void)zmq_ctx_term(there);
    return done && seconds > 0
               ? static_cast<double>(records) * static_cast<double>(recordBytes) / seconds
               : 0.0;
}

} // namespace rekam::testing
