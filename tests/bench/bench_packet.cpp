// How long a record's payload takes to become a sealed packet, and back.
#include "crypto/random_source.h"
#include "crypto/stream.h"
#include "packet/sealed_packet.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>
#include <vector>

namespace {

using namespace rekam;

constexpr std::size_t kPayloadBytes = 2000000;
constexpr int kRuns = 51;

/// Median over kRuns of `work`, in milliseconds.
template <typename Work>
double medianMs(Work work)
{
    using Clock = std::chrono::steady_clock;
    std::vector<double> times;
    for (int run = 0; run < kRuns; ++run) {
        const auto start = Clock::now();
        work();
        times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    std::ranges::sort(times);
    return times[times.size() / 2];
}

} // namespace

int main()
{
    crypto::SystemRandom random;
    const auto station = crypto::SigningKeyPair::generate(random);
    const auto centre = crypto::BoxKeyPair::generate(random);
    Bytes payload(kPayloadBytes);
    random.fill(payload);
    packet::HeaderFacts facts;
    facts.id = packet::newPacketId(random);
    facts.station = "BENCH";
    facts.stationSequence = 1;
    std::optional<packet::SealedPacket> sealed;
    const double sealMs = medianMs([&] {
        sealed = packet::seal(payload, facts, centre.publicKey(), station, random).value();
    });
    const double verifyMs =
        medianMs([&] { REKAM_CHECK(packet::verify(sealed->bytes, station.publicKey()).ok()); });
    const double openMs = medianMs(
        [&] { REKAM_CHECK(packet::open(sealed->bytes, station.publicKey(), centre).ok()); });
    // The peer: what libsodium needs for the same protection, and nothing else.
    const ByteArray<32> key = {};
    const double rawMs = medianMs([&] {
        Bytes bytes;
        bytes.reserve(kPayloadBytes + kPayloadBytes / 1000);
        append(bytes, crypto::sealStream(key, payload, {}, random));
        const auto hash = crypto::hash256(bytes);
        REKAM_CHECK(station.sign("bench", hash).bytes.size() == 64);
    });
    std::printf("peer.libsodium.seal-2mb %.2f ms\nseal.2mb-ratio %.2f x\n", rawMs, sealMs / rawMs);
    std::printf("seal.2mb %.2f ms\nverify.2mb %.2f ms\nopen.2mb %.2f ms\n", sealMs, verifyMs,
                openMs);
    return 0;
}
