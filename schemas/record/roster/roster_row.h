// Turns one row of a list into a person, or into the reasons why not.
#pragma once

#include "record/roster/csv.h"
#include "record/roster/roster_columns.h"
#include "record/roster/roster_csv.h"

#include <optional>
#include <vector>

namespace rekam::record {

struct RowOutcome
{
    std::optional<Person> person; ///< present if there are no causes
    std::vector<RosterIssue> causes;
    std::vector<RosterIssue> warnings;
};

[[nodiscard]] RowOutcome readRosterRow(const CsvRow& row, const RosterHeader& header,
                                       const RosterContext& context);

} // namespace rekam::record
