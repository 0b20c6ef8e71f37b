// Calendar dates: civil (proleptic Gregorian), without a time zone until one is applied.
#pragma once

#include "base/clock.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace rekam {

using Date = std::chrono::year_month_day;

/// The date on the station's wall calendar (the process's time zone) at `time`. Thread-safe.
[[nodiscard]] Date localDate(WallTime time);

/// ISO 8601 `YYYY-MM-DD`. Precondition: date.ok() and year 0–9999.
[[nodiscard]] std::string isoDate(Date date);

/// @return the date; or nothing unless `text` is exactly `YYYY-MM-DD` and exists in the calendar.
[[nodiscard]] std::optional<Date> parseIsoDate(std::string_view text);

/// ISO 8601 UTC with milliseconds: `2026-11-24T02:42:07.123Z`.
[[nodiscard]] std::string isoTime(WallTime time);

} // namespace rekam
