// The backup of the day: what it holds, and how long the ones before it stay.
#pragma once

#include "workflow/station/open_station.h"

#include <filesystem>
#include <string>

namespace rekam::workflow {

struct KeptBackup
{
    std::filesystem::path folder;
    int olderLeft = 0; ///< backups of before that could not be removed
};

/// Where they lie: on the laptop's own disk.
[[nodiscard]] std::filesystem::path backupsOf(const provision::Home& home);

/// A checked copy of the store in a folder named `stamp` (yyyyMMdd-HHmmss), without what closing
/// the session erases; afterwards the backups of before are removed, which hold more than the store
/// may by now (patterns, biodata past its retention, the keys of people who left). Errors as
/// StationStore::backup; the older ones then stay. Thread: the store's.
[[nodiscard]] Result<KeptBackup> backUp(OpenStation& station, const std::string& stamp);

} // namespace rekam::workflow
