// Text from spreadsheets and clipboards, rid of what nobody can see.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rekam::record {

struct CleanText
{
    std::string text;
    std::vector<char32_t> removed; ///< what was taken out or replaced, in order; empty = was clean
    bool wellFormed = true;        ///< false if the input was not UTF-8; text is then empty
};

/// For names and addresses: NBSP and its kin become a space; zero-width, bidirectional and control
/// characters go; runs of spaces become one; ends are trimmed. Plain spaces, tabs and line ends do
/// not count as removed. Malformed UTF-8 (RFC 3629) is reported, never repaired.
[[nodiscard]] CleanText cleanText(std::string_view utf8);

/// For NIK, No. KK, RT, RW: as cleanText, and all spaces and one leading apostrophe go as well.
/// Other characters stay, so that a parser refuses them.
[[nodiscard]] CleanText cleanDigits(std::string_view utf8);

/// Upper case, letters and digits of ASCII only, everything else dropped: for comparing tokens.
[[nodiscard]] std::string foldToken(std::string_view utf8);

/// Number of Unicode code points; malformed octets count one each.
[[nodiscard]] std::size_t codePointCount(std::string_view utf8);

} // namespace rekam::record
