#include "record/clean_text.h"

#include "record/utf8.h"

namespace rekam::record {

namespace {

enum class Visibility { Visible, Space, InvisibleSpace, Invisible };

Visibility visibilityOf(char32_t point)
{
    if (point == U' ' || point == U'\t' || point == U'\n' || point == U'\r') {
        return Visibility::Space;
    }
    // NBSP, the typographic spaces, narrow NBSP, mathematical and ideographic space
    if (point == 0xA0 || point == 0x1680 || (point >= 0x2000 && point <= 0x200A) ||
        point == 0x2028 || point == 0x2029 || point == 0x202F || point == 0x205F ||
        point == 0x3000) {
        return Visibility::InvisibleSpace;
    }
    // controls; soft hyphen; Arabic and Mongolian marks; zero width; bidirectional; byte-order mark
    if (point < 0x20 || (point >= 0x7F && point <= 0x9F) || point == 0xAD || point == 0x34F ||
        point == 0x61C || point == 0x180E || (point >= 0x200B && point <= 0x200F) ||
        (point >= 0x202A && point <= 0x202E) || (point >= 0x2060 && point <= 0x206F) ||
        (point >= 0xFE00 && point <= 0xFE0F) || point == 0xFEFF ||
        (point >= 0xFFF9 && point <= 0xFFFB)) {
        return Visibility::Invisible;
    }
    return Visibility::Visible;
}

} // namespace

CleanText cleanText(std::string_view utf8)
{
    CleanText clean;
    bool spacePending = false;
    while (!utf8.empty()) {
        const std::string_view before = utf8;
        const auto point = takeCodePoint(utf8);
        if (!point) {
            return {{}, {}, false};
        }
        const Visibility visibility = visibilityOf(*point);
        if (visibility == Visibility::Invisible || visibility == Visibility::InvisibleSpace) {
            clean.removed.push_back(*point);
        }
        if (visibility == Visibility::Visible) {
            if (spacePending && !clean.text.empty()) {
                clean.text += ' ';
            }
            spacePending = false;
            clean.text += before.substr(0, before.size() - utf8.size());
        } else if (visibility != Visibility::Invisible) {
            spacePending = true;
        }
    }
    return clean;
}

CleanText cleanDigits(std::string_view utf8)
{
    CleanText clean = cleanText(utf8);
    std::erase(clean.text, ' ');
    constexpr std::string_view kTypographicApostrophe = "\xE2\x80\x99";
    if (clean.text.starts_with('\'')) {
        clean.text.erase(0, 1);
    } else if (clean.text.starts_with(kTypographicApostrophe)) {
        clean.text.erase(0, kTypographicApostrophe.size());
    }
    return clean;
}

std::string foldToken(std::string_view utf8)
{
    std::string folded;
    for (const char letter : utf8) {
        if (letter >= 'a' && letter <= 'z') {
            folded += static_cast<char>(letter - 'a' + 'A');
        } else if ((letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9')) {
            folded += letter;
        }
    }
    return folded;
}

std::size_t codePointCount(std::string_view utf8)
{
    std::size_t count = 0;
    while (!utf8.empty()) {
        if (!takeCodePoint(utf8)) {
            utf8.remove_prefix(1);
        }
        ++count;
    }
    return count;
}

} // namespace rekam::record
