// What the login screen may tell before anybody has opened the store: counts, never names.
#pragma once

#include "base/clock.h"
#include "base/file.h"
#include "provision/home.h"
#include "store/tables/packet_table.h"

#include <optional>

namespace rekam::workflow {

struct DoorFacts
{
    store::SafetyCounts counts;
    /// An older copy of the store was found in its place then, and nobody has answered for it yet.
    std::optional<WallTime> olderStore;

    bool operator==(const DoorFacts&) const = default;
};

/// For the next time that the store is closed. A file that cannot be written costs the counts on
/// the login screen, nothing else. Any thread, one at a time.
void leaveAtDoor(FileSystem& files, const provision::Home& home, const DoorFacts& facts);

/// What was left last; nothing where there is none, or none that can be read.
[[nodiscard]] std::optional<DoorFacts> readAtDoor(FileSystem& files, const provision::Home& home);

} // namespace rekam::workflow
