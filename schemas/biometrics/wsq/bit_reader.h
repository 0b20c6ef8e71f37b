// Reads bits, most significant first, from a buffer that is padded for it.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace rekam::biometrics::wsq {

/// The bytes of one entropy-coded segment without stuffing, and eight more that are no part of it.
class BitReader
{
public:
    static constexpr std::size_t kPadding = 8;

    /// `padded`: the segment and kPadding bytes. Borrowed.
    explicit BitReader(std::span<const std::uint8_t> padded)
        : m_bytes(padded.data())
        , m_size((padded.size() - kPadding) * 8)
    {}

    /// The next bits at the top; at least 57 of them are right, beyond the end they are padding.
    [[nodiscard]] std::uint64_t window() const
    {
        const std::uint8_t* at = m_bytes + m_at / 8;
        std::uint64_t value = 0;
        std::memcpy(&value, at, sizeof value);
        if constexpr (std::endian::native == std::endian::little) {
            value = __builtin_bswap64(value);
        }
        return value << (m_at % 8);
    }

    [[nodiscard]] std::size_t left() const { return m_size - m_at; }

    /// `count` must not be more than left().
    void skip(std::size_t count) { m_at += count; }

private:
    const std::uint8_t* m_bytes;
    std::size_t m_size;
    std::size_t m_at = 0;
};

} // namespace rekam::biometrics::wsq
