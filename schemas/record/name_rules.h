// The rules for new names, used to warn: a name that the register holds is never blocked.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace rekam::record {

inline constexpr std::size_t kNameLettersMax = 60; ///< with spaces; Permendagri 73/2022 art. 4

/// Longer than any name that a register holds: several cells that ran into one.
inline constexpr std::size_t kNameLettersReadMax = 200;

/// Permendagri 73/2022 art. 4 and 5. Applies to new names only, so each is a hint.
enum class NameFinding : std::uint8_t {
    Empty = 1,
    LongerThanSixty = 2,
    SingleWord = 3,
    NotLatin = 4,
    HasDigit = 5,
    HasPunctuation = 6,
};

/// @param name UTF-8, cleaned with cleanText(). @return findings in the order above; empty = fits.
[[nodiscard]] std::vector<NameFinding> checkName(std::string_view name);

} // namespace rekam::record
