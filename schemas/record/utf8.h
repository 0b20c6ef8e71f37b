// Decodes UTF-8 one code point at a time; for this folder's text rules.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rekam::record {

/// Takes the first code point off `rest`. Overlong forms, surrogates and values above U+10FFFF are
/// malformed (RFC 3629 §3). @return nothing if malformed or empty; `rest` is then unchanged.
[[nodiscard]] inline std::optional<char32_t> takeCodePoint(std::string_view& rest)
{
    if (rest.empty()) {
        return std::nullopt;
    }
    const auto octet = [&rest](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(rest[i]));
    };
    const std::uint32_t lead = octet(0);
    const std::size_t size = lead < 0x80U              ? 1
                             : (lead & 0xE0U) == 0xC0U ? 2
                             : (lead & 0xF0U) == 0xE0U ? 3
                             : (lead & 0xF8U) == 0xF0U ? 4
                                                       : 0;
    if (size == 0 || rest.size() < size) {
        return std::nullopt;
    }
    std::uint32_t value = size == 1 ? lead : lead & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i) {
        if ((octet(i) & 0xC0U) != 0x80U) {
            return std::nullopt;
        }
        value = value << 6U | (octet(i) & 0x3FU);
    }
    constexpr std::uint32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (value < kSmallest[size] || value > 0x10FFFFU || (value >= 0xD800U && value <= 0xDFFFU)) {
        return std::nullopt;
    }
    rest.remove_prefix(size);
    return static_cast<char32_t>(value);
}

} // namespace rekam::record
