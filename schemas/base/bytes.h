// Owned and borrowed byte strings, and the few conversions everyone needs.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rekam {

using Bytes = std::vector<std::byte>;
using ByteView = std::span<const std::byte>;

template <std::size_t size>
using ByteArray = std::array<std::byte, size>;

[[nodiscard]] inline ByteView asBytes(std::string_view text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

[[nodiscard]] inline std::string_view asText(ByteView bytes)
{
    // char may alias any object; the view borrows.
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

[[nodiscard]] inline Bytes toBytes(ByteView bytes)
{
    return {bytes.begin(), bytes.end()};
}

inline void append(Bytes& target, ByteView tail)
{
    target.insert(target.end(), tail.begin(), tail.end());
}

/// Lower-case hexadecimal, two digits a byte.
[[nodiscard]] std::string toHex(ByteView bytes);

/// @return the bytes, or nothing if a character is no hexadecimal digit or the count is odd.
[[nodiscard]] std::optional<Bytes> fromHex(std::string_view digits);

/// Standard base64 with padding (RFC 4648 §4).
[[nodiscard]] std::string toBase64(ByteView bytes);

/// @return the bytes, or nothing on any character, length or padding that RFC 4648 §4 forbids.
[[nodiscard]] std::optional<Bytes> fromBase64(std::string_view text);

} // namespace rekam
