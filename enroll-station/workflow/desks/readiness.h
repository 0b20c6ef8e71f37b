// Kesiapan: what this station measures of itself before a day begins, worst first.
#pragma once

#include "workflow/desks/machine_facts.h"
#include "workflow/session/begin_rules.h"
#include "workflow/station/station_core.h"
#include "workflow/view/all.h"

#include <map>
#include <optional>

namespace rekam::workflow {

/// What only the store's thread may find out; measured, never assumed.
struct ReadinessFacts
{
    MachineFacts machine;
    std::uint64_t bytesPerRecord = 0; ///< store and spool together
    std::optional<BeginBlock> block;
    int daysOffline = 0; ///< as daysOffline() of waiting_age.h
    int leftUnsafe = 0;  ///< packets of closed sessions of which there is one copy
    std::string folder;  ///< of the store
    /// When an older copy of the store was last found in its place, and nobody answered for it yet.
    std::optional<WallTime> olderCopy;
    bool olderCopyNow = false; ///< at this very opening
};

/// Thread: the store's.
[[nodiscard]] ReadinessFacts measureReadiness(OpenStation& station);

struct Readiness
{
    QVector<view::ReadinessView> rows; ///< worst first
    /// What the primary action becomes while something forbids to begin.
    std::optional<view::ActionView> remedy;
};

/// @param tests what the last self-test of a kind said, by kind; kinds not tested are not there
[[nodiscard]] Readiness assessReadiness(const StationCore& core, const ReadinessFacts& facts,
                                        const std::map<drivers::DeviceKind, bool>& tests);

/// Cause and remedy of a refused begin.
[[nodiscard]] view::MatterView matter(BeginBlock block);

/// What to tell where a recording could not be begun or saved.
[[nodiscard]] view::AlertView recordingTrouble(const Error& error);

} // namespace rekam::workflow
