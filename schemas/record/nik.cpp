#include "record/nik.h"

#include "record/region.h"

#include <algorithm>

namespace rekam::record {

namespace {

constexpr int kFemaleDayOffset = 40;

int twoDigits(std::string_view digits, std::size_t at)
{
    return (digits[at] - '0') * 10 + (digits[at + 1] - '0');
}

Date dateOf(int year, int month, int day)
{
    return {std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
            std::chrono::day(static_cast<unsigned>(day))};
}

/// 16 ASCII digits whose date part exists in 20YY. Every leap year 19YY is one in 20YY too, and
/// 1900, which was none, shares its digits with 2000.
Status checkNumber(std::string_view digits, int dayOffset)
{
    const auto isDigit = [](char digit) {
        return digit >= '0' && digit <= '9';
    };
    if (digits.size() != 16 || !std::ranges::all_of(digits, isDigit)) {
        return Error{ErrorCode::InvalidInput, "NotSixteenDigits"};
    }
    const int day = twoDigits(digits, 6) - (twoDigits(digits, 6) > dayOffset ? dayOffset : 0);
    const int month = twoDigits(digits, 8);
    if (day == 0 || month == 0 || !dateOf(2000 + twoDigits(digits, 10), month, day).ok()) {
        return Error{ErrorCode::InvalidInput, "ImpossibleDate"};
    }
    return {};
}

std::string group(std::string_view digits)
{
    std::string grouped;
    for (std::size_t i = 0; i < digits.size(); i += 4) {
        grouped += i == 0 ? "" : " ";
        grouped += digits.substr(i, 4);
    }
    return grouped;
}

std::string mask(std::string_view digits)
{
    constexpr std::string_view kDot = "\xC2\xB7";
    std::string masked;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        masked += i != 0 && i % 4 == 0 ? " " : "";
        masked += i < 6 || i >= 12 ? digits.substr(i, 1) : kDot;
    }
    return masked;
}

} // namespace

Result<Nik> Nik::parse(std::string_view digits)
{
    if (const Status checked = checkNumber(digits, kFemaleDayOffset); !checked) {
        return checked.error();
    }
    Nik nik;
    std::ranges::copy(digits, nik.m_digits.begin());
    return nik;
}

std::string Nik::grouped() const
{
    return group(digits());
}

std::string Nik::masked() const
{
    return mask(digits());
}

Sex Nik::sex() const noexcept
{
    return twoDigits(digits(), 6) > kFemaleDayOffset ? Sex::Female : Sex::Male;
}

Date Nik::birthDate(std::optional<Date> known, Date today) const
{
    const int written = twoDigits(digits(), 6);
    const int day = written > kFemaleDayOffset ? written - kFemaleDayOffset : written;
    const int month = twoDigits(digits(), 8);
    const int yearInCentury = twoDigits(digits(), 10);
    if (known && static_cast<int>(known->year()) % 100 == yearInCentury) {
        const Date date = dateOf(static_cast<int>(known->year()), month, day);
        if (date.ok()) {
            return date;
        }
    }
    const int century = static_cast<int>(today.year()) / 100 * 100;
    const Date latest = dateOf(century + yearInCentury, month, day);
    // 29 February of a year that has none counts as in the future: the century before had it.
    return latest.ok() && latest <= today ? latest
                                          : dateOf(century - 100 + yearInCentury, month, day);
}

Result<NoKk> NoKk::parse(std::string_view digits)
{
    constexpr int kNoOffset = 99;
    if (const Status checked = checkNumber(digits, kNoOffset); !checked) {
        return checked.error();
    }
    NoKk number;
    std::ranges::copy(digits, number.m_digits.begin());
    return number;
}

std::string NoKk::grouped() const
{
    return group(digits());
}

std::string NoKk::masked() const
{
    return mask(digits());
}

std::vector<NumberFinding> compareNik(const Nik& nik, const NikFacts& facts)
{
    std::vector<NumberFinding> findings;
    if (facts.birthDate && nik.birthDate(facts.birthDate, *facts.birthDate) != *facts.birthDate) {
        findings.push_back(NumberFinding::BirthDateDiffers);
    }
    if (facts.sex && nik.sex() != *facts.sex) {
        findings.push_back(NumberFinding::SexDiffers);
    }
    if (facts.regions != nullptr && !facts.regions->knowsDistrict(nik.regionPrefix())) {
        findings.push_back(NumberFinding::UnknownRegion);
    }
    if (nik.digits().substr(12) == "0000") {
        findings.push_back(NumberFinding::SerialZero);
    }
    return findings;
}

} // namespace rekam::record
