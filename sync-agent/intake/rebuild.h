// A new index for an embedded store whose index is damaged, lost, or too old for its segments.
#pragma once

#include "intake/embedded_store.h"

namespace rekam::intake {

struct RebuildReport
{
    std::uint64_t kept = 0;  ///< packets whose entry in the log and receipt are as they were
    std::uint64_t taken = 0; ///< packets known from the segments alone: entered and receipted anew
    std::uint64_t lost = 0;  ///< in the log, but nowhere in the segments: stations send them again
    std::filesystem::path setAside; ///< the old index; empty if there was none
};

/// Keeps what holds of the old log, from its begin up to the first break; receipts follow from the
/// log and come out the same bytes. Answers that are lost come again from the adapter. Nobody else
/// may have the store open. Killed at any point, the same command goes on: the old index is set
/// aside when the new one is whole. Errors: as RecordStore.
[[nodiscard]] Result<RebuildReport> rebuildIndex(const EmbeddedStore::Parts& parts,
                                                 const std::filesystem::path& folder);

} // namespace rekam::intake
