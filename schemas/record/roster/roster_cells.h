// The shapes that one cell of a list can take: numbers that a spreadsheet spoilt, and dates.
#pragma once

#include "base/calendar.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rekam::record {

/// `="1471…"`, the formula that keeps a number as text, becomes what it shows.
[[nodiscard]] std::string unwrapFormula(std::string_view cell);

/// Whether the spreadsheet wrote a number: `1.47E+15`, `1,47E+15`, `1471094311090000.0`,
/// `1.471.094.311.090.000`.
[[nodiscard]] bool looksNumeric(std::string_view cleaned);

/// Whether a spreadsheet that this text comes into would carry it out: it begins with `=` or `@`,
/// or with `+` or `-` and something to reckon with. A lone `-` stands for nothing and is none.
[[nodiscard]] bool looksFormula(std::string_view cleaned);

/// DD-MM-YYYY, DD/MM/YYYY (also one-digit day and month), YYYY-MM-DD, each also with a time of
/// midnight behind it; or the serial number of the 1900 date system (1 = 1 January 1900, with its
/// 29 February 1900 that never was).
/// @return nothing for any other shape or a day that does not exist.
[[nodiscard]] std::optional<Date> parseRosterDate(std::string_view cleaned);

} // namespace rekam::record
