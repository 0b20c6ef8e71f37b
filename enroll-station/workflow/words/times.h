// A time of the past, as short as it can be read without doubt.
#pragma once

#include "base/clock.h"

#include <QString>

namespace rekam::workflow::words {

enum class Precision { Minutes, Seconds };

/// "09.42" or "09.42.07" of today; "14/11 09.42" of another day; "14/11/2025" of another year.
[[nodiscard]] QString pastTime(WallTime at, WallTime now, Precision precision);

} // namespace rekam::workflow::words
