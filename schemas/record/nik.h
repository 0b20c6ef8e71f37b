// The two 16-digit numbers of the register: NIK (person) and No. KK (family card).
#pragma once

#include "base/calendar.h"
#include "base/result.h"
#include "record/codes.h"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::record {

class RegionTable;

/// What a check found. Block means the number cannot be right; Warn means a person must look, and
/// a NIK stays for life whatever changed since (Permendagri 73/2022, domain rules of this kit).
enum class NumberFinding : std::uint8_t {
    NotSixteenDigits = 1, ///< block
    ImpossibleDate = 2, ///< block: day 0, 32–40, 72+, month 0 or 13+, 31 April, 29 February 2001
    BirthDateDiffers = 3, ///< warn
    SexDiffers = 4,       ///< warn
    UnknownRegion = 5,    ///< warn: old codes survive the splitting of regions
    SerialZero = 6,       ///< warn
};

enum class Severity : std::uint8_t { Warn, Block };

[[nodiscard]] constexpr Severity severityOf(NumberFinding finding)
{
    return finding == NumberFinding::NotSixteenDigits || finding == NumberFinding::ImpossibleDate
               ? Severity::Block
               : Severity::Warn;
}

/// `PPKKCC DDMMYY SSSS`: region of first registration, birth date with DD + 40 for women, serial.
/// There is no check digit. A value: immutable, always 16 digits with a possible date.
class Nik
{
public:
    /// @param digits exactly 16 ASCII digits; clean with cleanDigits() first.
    /// @return the NIK; InvalidInput whose detail is `NotSixteenDigits` or `ImpossibleDate`.
    [[nodiscard]] static Result<Nik> parse(std::string_view digits);

    [[nodiscard]] std::string_view digits() const noexcept
    {
        return {m_digits.data(), m_digits.size()};
    }

    /// `1471 0943 1109 0003`
    [[nodiscard]] std::string grouped() const;

    /// `1471 09·· ···· 0003` (U+00B7): wherever it only identifies.
    [[nodiscard]] std::string masked() const;

    /// `147109`
    [[nodiscard]] std::string_view regionPrefix() const noexcept { return digits().substr(0, 6); }

    [[nodiscard]] Sex sex() const noexcept;

    /// The birth date that the number tells. The century is that of `known` (the roster's date) if
    /// the two-digit years agree, else the latest that makes no date after `today`.
    [[nodiscard]] Date birthDate(std::optional<Date> known, Date today) const;

    auto operator<=>(const Nik&) const = default;

private:
    Nik() = default;

    std::array<char, 16> m_digits{};
};

/// `PPKKCC DDMMYY SSSS` with the date of issue, no + 40 for anyone.
class NoKk
{
public:
    /// As Nik::parse.
    [[nodiscard]] static Result<NoKk> parse(std::string_view digits);

    [[nodiscard]] std::string_view digits() const noexcept
    {
        return {m_digits.data(), m_digits.size()};
    }

    [[nodiscard]] std::string grouped() const;
    [[nodiscard]] std::string masked() const;

    auto operator<=>(const NoKk&) const = default;

private:
    NoKk() = default;

    std::array<char, 16> m_digits{};
};

/// What the register says about the person, to compare a NIK with. Absent = not compared.
struct NikFacts
{
    std::optional<Date> birthDate;
    std::optional<Sex> sex;
    const RegionTable* regions = nullptr; ///< borrowed; null = only the province is
};

/// @return the warnings, in the order of NumberFinding; never changes what the register says.
[[nodiscard]] std::vector<NumberFinding> compareNik(const Nik& nik, const NikFacts& facts);

} // namespace rekam::record
