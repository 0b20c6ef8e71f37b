#include "record/roster/roster_cells.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace rekam::record {

namespace {

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

bool allDigits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, isDigit);
}

/// Digits only, at most `digitsMax` of them.
std::optional<int> numberOf(std::string_view text, std::size_t digitsMax)
{
    if (!allDigits(text) || text.size() > digitsMax) {
        return std::nullopt;
    }
    int value = 0;
    (void)std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::optional<Date> dateOf(std::optional<int> year, std::optional<int> month,
                           std::optional<int> day)
{
    if (!year || !month || !day) {
        return std::nullopt;
    }
    const Date date = {std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                       std::chrono::day(static_cast<unsigned>(*day))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<Date> fromSerial(int serial)
{
    constexpr int kPhantomDay = 60;     // 29 February 1900
    constexpr int kSerialMax = 109'574; // 31 December 2199
    if (serial < 1 || serial > kSerialMax || serial == kPhantomDay) {
        return std::nullopt;
    }
    const std::chrono::sys_days start = std::chrono::year(1899) / std::chrono::December / 31;
    return Date(start + std::chrono::days(serial > kPhantomDay ? serial - 1 : serial));
}

bool isGrouped(std::string_view text, char separator)
{
    if (text.find(separator) == std::string_view::npos || text.size() % 4 == 0) {
        return false;
    }
    const std::size_t head = text.size() % 4;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool wantsSeparator = i >= head && (i - head) % 4 == 0;
        if (wantsSeparator ? text[i] != separator : !isDigit(text[i])) {
            return false;
        }
    }
    return true;
}

bool isScientific(std::string_view text)
{
    const std::size_t exponent = text.find_first_of("eE");
    if (exponent == std::string_view::npos) {
        return false;
    }
    std::string mantissa(text.substr(0, exponent));
    std::erase_if(mantissa, [](char letter) { return letter == '.' || letter == ','; });
    std::string_view power = text.substr(exponent + 1);
    if (power.starts_with('+')) {
        power.remove_prefix(1);
    }
    return allDigits(mantissa) && allDigits(power);
}

} // namespace

std::string unwrapFormula(std::string_view cell)
{
    if (cell.size() >= 3 && cell.starts_with("=\"") && cell.ends_with('"')) {
        cell.remove_prefix(2);
        cell.remove_suffix(1);
    }
    return std::string(cell);
}

bool looksNumeric(std::string_view cleaned)
{
    const std::size_t fraction = cleaned.find_last_of(".,");
    const bool hasZeroFraction =
        fraction != std::string_view::npos && allDigits(cleaned.substr(0, fraction)) &&
        fraction + 1 < cleaned.size() &&
        cleaned.find_first_not_of('0', fraction + 1) == std::string_view::npos;
    return isScientific(cleaned) || hasZeroFraction || isGrouped(cleaned, '.') ||
           isGrouped(cleaned, ',');
}

bool looksFormula(std::string_view cleaned)
{
    if (cleaned.starts_with('=') || cleaned.starts_with('@')) {
        return true;
    }
    return (cleaned.starts_with('+') || cleaned.starts_with('-')) &&
           cleaned.find_first_not_of("+-. ") != std::string_view::npos;
}

std::optional<Date> parseRosterDate(std::string_view cleaned)
{
    if (const std::size_t space = cleaned.find(' '); space != std::string_view::npos) {
        const std::string_view time = cleaned.substr(space + 1);
        if (time != "00:00:00" && time != "00:00" && time != "0:00:00" && time != "0:00") {
            return std::nullopt;
        }
        cleaned = cleaned.substr(0, space);
    }
    constexpr std::size_t kSerialDigitsMax = 6;
    if (const auto serial = numberOf(cleaned, kSerialDigitsMax)) {
        return fromSerial(*serial);
    }
    const std::size_t first = cleaned.find_first_of("-/");
    if (first == std::string_view::npos) {
        return std::nullopt;
    }
    const std::size_t second = cleaned.find(cleaned[first], first + 1);
    if (second == std::string_view::npos) {
        return std::nullopt;
    }
    const std::array parts = {cleaned.substr(0, first),
                              cleaned.substr(first + 1, second - first - 1),
                              cleaned.substr(second + 1)};
    const bool yearFirst = parts[0].size() == 4 && cleaned[first] == '-';
    const std::string_view year = yearFirst ? parts[0] : parts[2];
    const std::string_view day = yearFirst ? parts[2] : parts[0];
    if (year.size() != 4) {
        return std::nullopt;
    }
    return dateOf(numberOf(year, 4), numberOf(parts[1], 2), numberOf(day, 2));
}

} // namespace rekam::record
