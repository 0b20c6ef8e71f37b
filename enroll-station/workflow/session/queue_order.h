// Who waits in the queue, and who comes next.
#pragma once

#include "store/tables/roster_table.h"

#include <QString>

#include <optional>
#include <span>

namespace rekam::workflow {

/// Whether someone in this state still waits for a recording of today.
[[nodiscard]] bool waits(record::QueueStatus status);

/// Whether someone in this state may be recorded now.
[[nodiscard]] bool recordable(record::QueueStatus status);

/// The first who waits after `done` in the order given, else the first of all; never `done`.
/// Null if nobody else waits. Pure.
[[nodiscard]] const store::RosterEntry* nextWaiting(std::span<const store::RosterEntry> queue,
                                                    const std::optional<store::PersonId>& done);

/// Whose name, or a word of it, is nearest to what was typed: at most every third letter may be
/// wrong, missing or too many. Null if nobody's is, or fewer than three letters were typed. Pure.
[[nodiscard]] const store::RosterEntry* mostAlike(std::span<const store::RosterEntry> queue,
                                                  const QString& typed);

} // namespace rekam::workflow
