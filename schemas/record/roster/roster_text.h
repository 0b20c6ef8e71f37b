// What a list's owner reads about a row: cause, then remedy, in Indonesian.
#pragma once

#include "record/roster/roster_csv.h"

#include <string>
#include <string_view>

namespace rekam::record {

/// @param column the header as the file writes it; empty = the whole row.
[[nodiscard]] std::string rosterText(RosterCode code, std::uint32_t row, std::string_view column);

[[nodiscard]] std::string duplicateText(const DuplicateRow& duplicate);

} // namespace rekam::record
