// Words of the application list: what it left out, and why a file is none.
#pragma once

#include "base/result.h"
#include "record/person.h"
#include "workflow/view/common.h"

#include <QString>

#include <string_view>

namespace rekam::workflow::words {

/// "PEKANBARU, 12/03/2009"; says it where the list names no place.
[[nodiscard]] QString birthPlaceAndDate(const record::Person& person);
/// Says it where the list names no class.
[[nodiscard]] QString className(const record::Person& person);
/// Says it where neither the list nor the operator names a school.
[[nodiscard]] QString school(std::string_view name);

/// Cause and way on when a list cannot be read, by the error of the file or of parseRosterCsv.
[[nodiscard]] view::AlertView rosterTrouble(const Error& error);

} // namespace rekam::workflow::words
