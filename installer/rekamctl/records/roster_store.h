// The store side of a roster import.
#pragma once

#include "cli.h"
#include "record/roster/roster_csv.h"
#include "store/tables/roster_table.h"

namespace rekam::ctl {

/// Opens the store with --person and --passphrase-file, opens or finds the session of that school,
/// SPT and day, and imports. Importing twice adds nothing. Errors: Refused without a person or a
/// passphrase; those of the store.
[[nodiscard]] Result<store::ImportCounts> storeRoster(const Command& command,
                                                      const record::RosterReport& report, Date day);

} // namespace rekam::ctl
