#include "record/nik.h"

#include "record/region.h"

#include <algorithm>
#include <array>

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

namespace {

/// Provinces that a NIK may begin with: those of today and 54, which is Indonesia's no more.
constexpr std::array<std::string_view, 39> kProvinces = {
    "11", "12", "13", "14", "15", "16", "17", "18", "19", "21", "31", "32", "33",
    "34", "35", "36", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71",
    "72", "73", "74", "75", "76", "81", "82", "91", "92", "93", "94", "95", "96"};

/// What holds of every district ever, without a table of them.
bool isPossibleDistrict(std::string_view prefix)
{
    return std::ranges::find(kProvinces, prefix.substr(0, 2)) != kProvinces.end() &&
           prefix.substr(2, 2) != "00" && prefix.substr(2, 2) <= "79" &&
           prefix.substr(4, 2) != "00";
}

} // namespace

std::vector<NumberFinding> compareNik(const Nik& nik, const NikFacts& facts)
{
    std::vector<NumberFinding> findings;
    if (facts.birthDate && nik.birthDate(facts.birthDate, *facts.birthDate) != *facts.birthDate) {
        findings.push_back(NumberFinding::BirthDateDiffers);
    }
    if (facts.sex && nik.sex() != *facts.sex) {
        findings.push_back(NumberFinding::SexDiffers);
    }
    const std::string_view prefix = nik.regionPrefix();
    if (facts.regions == nullptr ? !isPossibleDistrict(prefix)
                                 : !facts.regions->knowsDistrict(prefix)) {
        findings.push_back(NumberFinding::UnknownRegion);
    }
    if (nik.digits().substr(12) == "0000") {
        findings.push_back(NumberFinding::SerialZero);
    }
    return findings;
}

} // namespace rekam::record
