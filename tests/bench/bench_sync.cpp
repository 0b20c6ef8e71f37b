// rekam_bench_sync: the road on loopback with the real programs, durable, records of 2 MB.
#include "base/file.h"
#include "bench/raw_road.h"
#include "control/agent_client.h"
#include "intake/embedded_store.h"
#include "spool/spool.h"
#include "support/kit_home.h"
#include "support/kit_processes.h"

#include <unistd.h>

#include <fstream>
#include <iostream>
#include <string>

namespace {

using namespace rekam;
using namespace rekam::testing;
using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

constexpr int kRecords = 150;
constexpr std::size_t kRecordBytes = 2'000'000;
constexpr int kStoreRecords = 400;
constexpr std::size_t kStoreRecordBytes = 1'000'000;

double secondsSince(SteadyClock::time_point start)
{
    return std::chrono::duration<double>(SteadyClock::now() - start).count();
}

/// Highest resident size so far, MB of 10^6 bytes.
double peakMegabytes(pid_t process)
{
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    std::string word;
    while (status >> word) {
        if (word == "VmHWM:") {
            double kilobytes = 0;
            status >> kilobytes;
            return kilobytes * 1024 / 1e6;
        }
    }
    return 0;
}

bool road(const std::filesystem::path& folder)
{
    const KitCentre centre(folder / "centre", freeEndpoint());
    KitStation station(centre, folder / "station", "UKUR-01");
    KitProcess intake("intake", centre.home.root, {"run"});
    KitProcess agent("sync-agent", station.home.root);
    intake.start();
    agent.start();
    auto client = control::AgentClient::open(station.home.root);
    const bool paused = client.ok() && eventually(10s, [&] {
                            return client.value().send(control::Command::Pause, 500ms).ok();
                        });
    auto box = spool::Spool::open(posixFiles(), station.home.spool(), 0);
    std::uint64_t bytes = 0;
    for (int i = 0; i < kRecords; ++i) {
        const auto packet = station.sealNoise(kRecordBytes);
        bytes += packet.bytes.size();
        if (!box.value().publish(toHex(packet.header.id), packet.bytes)) {
            return false;
        }
    }
    const auto counted = [&](auto test) {
        const auto status = client.value().status(2s);
        return status && test(status.value());
    };
    const bool seen =
        paused && eventually(60s, [&] {
            return counted([](const auto& status) { return status.waiting == kRecords; });
        });
    if (!seen) {
        return false;
    }
    // The peer right before and right after, each half: other work on the machine hits both.
    const double before = rawRoad(folder, kRecords / 2, kRecordBytes);
    const auto start = SteadyClock::now();
    if (!client.value().send(control::Command::Resume, 2s) || !eventually(120s, [&] {
            return counted([](const auto& status) { return status.sentSinceRestart == kRecords; });
        })) {
        return false;
    }
    const double seconds = secondsSince(start);
    const double after = rawRoad(folder, kRecords / 2, kRecordBytes);
    const double raw = before > 0 && after > 0 ? 2 / (1 / before + 1 / after) : 0;
    const double ours = static_cast<double>(bytes) / seconds;
    std::cout << "sync.records-per-s " << kRecords / seconds << " 1/s\n"
              << "sync.loopback " << ours / 1e6 << " MB/s\n"
              << "peer.zeromq.loopback " << raw / 1e6 << " MB/s\n"
              << "sync.loopback-ratio " << (raw > 0 ? ours / raw : 0) << " x\n"
              << "memory.agent.loopback " << peakMegabytes(agent.pid()) << " MB\n"
              << "memory.intake.loopback " << peakMegabytes(intake.pid()) << " MB\n";
    return true;
}

/// The peer of the intake's store: the same bytes appended to a file and synced, nothing else.
double appendRate(const std::filesystem::path& path, ByteView record)
{
    const auto start = SteadyClock::now();
    for (int i = 0; i < kStoreRecords; ++i) {
        if (!posixFiles().appendDurably(path, record)) {
            return 0;
        }
    }
    return kStoreRecords / secondsSince(start);
}

bool store(const std::filesystem::path& folder)
{
    crypto::SystemRandom random;
    const auto signer = crypto::SigningKeyPair::generate(random);
    const SystemClock clock;
    auto store = rekam::intake::EmbeddedStore::open(
        {posixFiles(), clock, signer, packet::Mode::Latihan}, folder / "store");
    if (!store) {
        return false;
    }
    Bytes bytes(kStoreRecordBytes);
    random.fill(bytes);
    packet::Header header;
    header.station = "UKUR-01";
    const auto start = SteadyClock::now();
    for (int i = 1; i <= kStoreRecords; ++i) {
        header.id = packet::newPacketId(random);
        header.stationSequence = static_cast<std::uint64_t>(i);
        std::copy(header.id.begin(), header.id.end(), bytes.begin());
        const auto hash = crypto::hash256(bytes);
        if (!store.value()->commit(header, hash, bytes)) {
            return false;
        }
        header.previousHash = hash;
    }
    const double ours = kStoreRecords / secondsSince(start);
    const double raw = appendRate(folder / "peer", bytes);
    std::cout << "intake.records-1mb.embedded " << ours << " 1/s\n"
              << "peer.append.records-1mb " << raw << " 1/s\n"
              << "intake.records-1mb-ratio " << ours / raw << " x\n";
    return true;
}

} // namespace

int main()
{
    constexpr int kIncomplete = 4;
    const auto folder =
        std::filesystem::current_path() / ("bench-sync-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
    const bool done = road(folder) && store(folder);
    std::error_code failed;
    std::filesystem::remove_all(folder, failed);
    if (!done) {
        std::cout << "sync.records-per-s missing -\n";
    }
    return done ? 0 : kIncomplete;
}
