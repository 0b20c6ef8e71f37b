// Age at a local date, and what the age lets the desk do.
#pragma once

#include "base/calendar.h"
#include "record/codes.h"

#include <cstdint>
#include <optional>

namespace rekam::record {

/// Full years at `today`. Someone born on 29 February has the birthday on 1 March in common years.
/// Negative if `today` is before `birth`. Precondition: both dates exist.
[[nodiscard]] int ageAt(Date birth, Date today);

/// The day on which someone turns `years`; 1 March for 29 February where the year has none.
[[nodiscard]] Date birthday(Date birth, int years);

/// Ages of the policy; the defaults are the rule of UU 24/2013 with 16 as this kit's own ruling.
struct AgeRules
{
    int recordFromYears = 16;
    int printFromYears = 17;

    friend bool operator==(const AgeRules&, const AgeRules&) = default;
};

enum class Eligibility : std::uint8_t {
    TooYoung = 1,       ///< refuse; a supervisor may override
    RecordOnly = 2,     ///< *rekam saja*: the card follows on the 17th birthday
    RecordAndPrint = 3, ///< 17 or older
    RecordAndPrintMarried =
        4, ///< younger, kawin or pernah kawin: the marriage certificate is needed
};

/// @param marital nothing if the register does not say: treated as never married.
[[nodiscard]] Eligibility eligibilityAt(Date birth, std::optional<MaritalStatus> marital,
                                        Date today, const AgeRules& rules);

/// Pas foto background: odd birth year red, even blue, foreign residents orange.
enum class PhotoBackground : std::uint8_t { Red = 1, Blue = 2, Orange = 3 };

[[nodiscard]] PhotoBackground photoBackground(Date birth, Citizenship citizenship);

} // namespace rekam::record
