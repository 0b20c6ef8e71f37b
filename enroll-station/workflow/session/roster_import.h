// Takes an application list over into the store: accepted, rejected, duplicate, each with its
// reason.
#pragma once

#include "record/roster/roster_csv.h"
#include "store/tables/roster_table.h"
#include "workflow/station/open_station.h"

namespace rekam::workflow {

struct ImportOutcome
{
    store::SessionId session;
    record::RosterReport report; ///< what the file says, row by row
    store::ImportCounts counts;  ///< what it changed here; fresh is 0 the second time
};

/// Parses `file` and puts the accepted rows into the session of `facts`, in one transaction. The
/// status of each follows age and the list's own "recorded before". Thread: the store's.
/// Errors: as parseRosterCsv and RosterTable.
[[nodiscard]] Result<ImportOutcome> importRoster(OpenStation& station, ByteView file,
                                                 const store::SessionFacts& facts);

/// What age and the list say of a person on `today`, before anyone looked at the person.
[[nodiscard]] record::QueueStatus initialStatus(const record::Person& person, Date today,
                                                const provision::Policy& policy);

} // namespace rekam::workflow
