#include "record/name_rules.h"

#include "record/utf8.h"

#include <algorithm>

namespace rekam::record {

namespace {

bool isTypographicApostrophe(char32_t point)
{
    return point == 0x2018 || point == 0x2019;
}

bool isLatinLetter(char32_t point)
{
    // Basic Latin, Latin-1 letters, Latin Extended-A and -B, Latin Extended Additional
    return (point >= U'A' && point <= U'Z') || (point >= U'a' && point <= U'z') ||
           (point >= 0xC0 && point <= 0x24F && point != 0xD7 && point != 0xF7) ||
           (point >= 0x1E00 && point <= 0x1EFF);
}

struct Traits
{
    std::size_t length = 0;
    bool hasSpace = false;
    bool notLatin = false;
    bool hasDigit = false;
    bool hasPunctuation = false;
};

Traits traitsOf(std::string_view name)
{
    Traits traits;
    while (!name.empty()) {
        const auto point = takeCodePoint(name);
        if (!point) {
            name.remove_prefix(1);
            traits.notLatin = true;
        } else if (*point == U' ') {
            traits.hasSpace = true;
        } else if (*point >= U'0' && *point <= U'9') {
            traits.hasDigit = true;
        } else if ((*point < 0x80 && !isLatinLetter(*point)) || isTypographicApostrophe(*point)) {
            traits.hasPunctuation = true;
        } else if (!isLatinLetter(*point)) {
            traits.notLatin = true;
        }
        ++traits.length;
    }
    return traits;
}

} // namespace

std::vector<NameFinding> checkName(std::string_view name)
{
    if (std::ranges::all_of(name, [](char letter) { return letter == ' '; })) {
        return {NameFinding::Empty};
    }
    const Traits traits = traitsOf(name);
    std::vector<NameFinding> findings;
    const auto add = [&findings](bool found, NameFinding finding) {
        if (found) {
            findings.push_back(finding);
        }
    };
    add(traits.length > kNameLettersMax, NameFinding::LongerThanSixty);
    add(!traits.hasSpace, NameFinding::SingleWord);
    add(traits.notLatin, NameFinding::NotLatin);
    add(traits.hasDigit, NameFinding::HasDigit);
    add(traits.hasPunctuation, NameFinding::HasPunctuation);
    return findings;
}

} // namespace rekam::record
