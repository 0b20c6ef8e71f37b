// What must hold before a new student may be recorded, whatever screen it is asked from.
#pragma once

#include "workflow/station/open_station.h"

#include <optional>

namespace rekam::workflow {

/// Why no new recording starts; what was begun goes on, and saving, export and sync too.
enum class BeginBlock {
    KeysExpired,  ///< the station's bundle has run out
    DiskFull,     ///< less than the policy's minimum is free
    ClockInDoubt, ///< the clock is behind the latest record; holds what was begun too
    Offline,      ///< more days without a receipt than the policy allows while records wait
    NoSession,    ///< the day is closed, or no list was imported yet
    StoreDamaged, ///< the store's pages are not as they were written; holds what was begun too
    OlderStore,   ///< an older copy lies in its place, until a supervisor answered; holds all too
    TooYoung,     ///< below the policy's age, and no supervisor has allowed it
};

/// What holds for everyone. Thread: the store's.
[[nodiscard]] std::optional<BeginBlock> beginBlock(OpenStation& station);

/// What holds for this person: one already being recorded is held by the clock and the store's
/// own state alone. Whoever asks, a window or a program, asks this. Thread: the store's.
[[nodiscard]] std::optional<BeginBlock> beginBlock(OpenStation& station,
                                                   const store::RosterEntry& person);

/// A begin that a block refuses: NoSpace with what is needed (base/room.h), else Refused with the
/// token. Thread: the store's.
[[nodiscard]] Error refusalOf(const OpenStation& station, BeginBlock block);

/// For Error::detail of a refused begin, and back.
[[nodiscard]] std::string_view tokenOf(BeginBlock block);
[[nodiscard]] std::optional<BeginBlock> parseBeginBlock(std::string_view token);

} // namespace rekam::workflow
