// How deep a JSON text from outside may nest: copying and writing a document recurse on its depth.
#pragma once

#include <cstddef>
#include <string_view>

namespace rekam {

/// Enough for every document of ours; the deepest, a record's measures, has about six levels.
constexpr std::size_t kJsonDepthMax = 16;

/// Whether arrays and objects nest deeper than `levels`. Exact for text that is JSON; of other text
/// the parser says what is wrong. Linear in time, no memory.
[[nodiscard]] constexpr bool nestsDeeper(std::string_view json, std::size_t levels = kJsonDepthMax)
{
    std::size_t depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char letter = json[i];
        if (inString) {
            i += letter == '\\' ? 1 : 0;
            inString = letter != '"';
        } else if (letter == '"') {
            inString = true;
        } else if (letter == '[' || letter == '{') {
            if (++depth > levels) {
                return true;
            }
        } else if ((letter == ']' || letter == '}') && depth > 0) {
            --depth;
        }
    }
    return false;
}

} // namespace rekam
