// A seeded world of one agent and one intake: fake time, fake line, real protocol, real intake
// store.
#pragma once

#include "intake/embedded_store.h"
#include "intake/packet_desk.h"
#include "support/faulty_files.h"
#include "support/kit_home.h"
#include "sync/intake_session.h"
#include "sync/uplink.h"
#include "wire/codec.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace rekam::sim {

/// What one run came to. `fault` is empty if every invariant held.
struct Verdict
{
    std::string fault;
    std::uint64_t lost = 0;  ///< receipted packets that the intake does not hold
    std::uint64_t twice = 0; ///< packets stored more than once
    std::uint64_t faultsInjected = 0;
    std::uint64_t rollbacks = 0; ///< of the intake to an older copy of itself
    std::uint64_t voided = 0;    ///< receipts taken back because of that
    sync::Time duration{};
};

/// Shared by many runs: keys and the list of stations cost more than a run.
class Premises
{
public:
    explicit Premises(std::filesystem::path folder);

    std::filesystem::path folder;
    testing::KitCentre centre;
    testing::KitStation station;
    handover::Stations stations;
};

/// Which of the kit's promises the world may break, for negative controls.
enum class Sabotage {
    None,
    ReceiptBeforeCommit, ///< the intake loses its newest packet after the receipt went out
    StoreTwice,          ///< the second road stores beside, not over
    ForgetLog, ///< the agent keeps no log head with its receipts, and the intake rolls back
};

/// How a line without any fault becomes too slow.
enum class Slowing {
    FromTheStart,
    HalfWay, ///< fast enough for the greatest chunks until then
};

/// A line of 20 kbit/s that loses nothing: everything must arrive within an hour.
[[nodiscard]] Verdict runSlowLine(Premises& premises, Slowing slowing);

/// The line drops, doubles and reorders messages, falls silent, breaks; agent and intake crash (the
/// intake with torn parts); the intake's disk fills; in every third world the intake is put back
/// once from an older copy, with its hand-over folder or without: what it lost must be told and
/// come again, and no receipt that stands be called void. After ten minutes of that the faults end
/// and everything must arrive within an hour. Deterministic by seed but for keys and ids.
[[nodiscard]] Verdict runWorld(Premises& premises, std::uint64_t seed,
                               Sabotage sabotage = Sabotage::None);

} // namespace rekam::sim
