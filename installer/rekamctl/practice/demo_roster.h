// An application list of invented students, with the traps that real lists have.
#pragma once

#include "base/calendar.h"

#include <cstdint>
#include <string>

namespace rekam::ctl {

/// CSV as Dukcapil offices export it: `students` who may be recorded on `today`, aged 16 to 18, and
/// between them one who is too young, one recorded before, one row twice and one whose NIK a
/// spreadsheet has rounded. The same seed and day give the same bytes. Pure.
[[nodiscard]] std::string demoRoster(int students, std::uint64_t seed, Date today);

} // namespace rekam::ctl
