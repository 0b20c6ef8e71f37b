// A station's store in memory, people for its roster and packets for its records, all from a seed.
#pragma once

#include "crypto/sign.h"
#include "packet/sealed_packet.h"
#include "store/station_store.h"
#include "support/memory_disk.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace rekam::testing {

/// Stands still until it is told to go on.
class ManualClock final : public Clock
{
public:
    WallTime now = WallTime(std::chrono::milliseconds(1'790'000'000'000));

    [[nodiscard]] WallTime wallTime() const override { return now; }

    [[nodiscard]] std::chrono::milliseconds steadyTime() const override
    {
        return now.time_since_epoch() - std::chrono::milliseconds(1'780'000'000'000);
    }

    void advance(std::chrono::milliseconds by) { now += by; }
};

/// A plaintext that appears in names, samples, evidence and steps of everything made here.
inline constexpr std::string_view kCanary = "KANARI-PEREKAMAN-7f3a91";

class StoreFixture
{
public:
    /// Keys come from `seed`, everything drawn later from `drawSeed`.
    StoreFixture(std::uint64_t seed, std::uint64_t drawSeed);

    explicit StoreFixture(std::uint64_t seed)
        : StoreFixture(seed, seed ^ 0x4452415753454544U)
    {}

    [[nodiscard]] store::StoreOptions options();

    [[nodiscard]] store::DatabaseKey key() const { return m_key.clone(); }

    Result<std::unique_ptr<store::StationStore>> open();

    /// The nth person; the same for every call.
    [[nodiscard]] record::Person person(int n) const;
    [[nodiscard]] std::vector<store::RosterItem> people(int count) const;
    [[nodiscard]] static store::SessionFacts session();

    /// A fingerprint, iris or photo sample: random bytes around the canary.
    [[nodiscard]] store::NewSample sample(const store::SamplePosition& position, int attempt,
                                          std::size_t imageBytes);

    /// Seals `payloadBytes` of random bytes for the place in the chain that the store gives.
    [[nodiscard]] store::Sealer sealer(std::size_t payloadBytes);
    /// An APPROVAL of the packet given.
    [[nodiscard]] store::Sealer approvalOf(const packet::PacketId& packet);

    MemoryDisk disk;
    ManualClock clock;
    SeededRandom random;

private:
    StoreFixture(std::uint64_t seed, std::uint64_t drawSeed, std::unique_ptr<Random> keys);

    [[nodiscard]] Result<packet::SealedPacket>
    seal(packet::HeaderFacts facts, const store::ChainPosition& position, std::size_t payloadBytes);

    store::DatabaseKey m_key;
    crypto::BoxKeyPair m_centre;
    crypto::SigningKeyPair m_station;
};

} // namespace rekam::testing
