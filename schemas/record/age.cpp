#include "record/age.h"

#include "base/check.h"

namespace rekam::record {

int ageAt(Date birth, Date today)
{
    REKAM_CHECK(birth.ok() && today.ok());
    const int years = static_cast<int>(today.year()) - static_cast<int>(birth.year());
    return today < birthday(birth, years) ? years - 1 : years;
}

Date birthday(Date birth, int years)
{
    const Date same = {birth.year() + std::chrono::years(years), birth.month(), birth.day()};
    return same.ok() ? same : Date(same.year(), std::chrono::March, std::chrono::day(1));
}

Eligibility eligibilityAt(Date birth, std::optional<MaritalStatus> marital, Date today,
                          const AgeRules& rules)
{
    const int age = ageAt(birth, today);
    if (age >= rules.printFromYears) {
        return Eligibility::RecordAndPrint;
    }
    if (marital && everMarried(*marital)) {
        return Eligibility::RecordAndPrintMarried;
    }
    return age >= rules.recordFromYears ? Eligibility::RecordOnly : Eligibility::TooYoung;
}

PhotoBackground photoBackground(Date birth, Citizenship citizenship)
{
    if (citizenship == Citizenship::Wna) {
        return PhotoBackground::Orange;
    }
    return static_cast<int>(birth.year()) % 2 != 0 ? PhotoBackground::Red : PhotoBackground::Blue;
}

} // namespace rekam::record
