// Appends fields to a byte string; the counterpart of ByteReader.
#pragma once

#include "base/bytes.h"

#include <concepts>
#include <cstdint>
#include <utility>

namespace rekam {

class ByteWriter
{
public:
    template <std::unsigned_integral T>
    ByteWriter& bigEndian(T value)
    {
        for (std::size_t i = sizeof(T); i > 0; --i) {
            const auto shift = static_cast<unsigned>(8 * (i - 1));
            m_bytes.push_back(static_cast<std::byte>(std::uint64_t{value} >> shift & 0xFFU));
        }
        return *this;
    }

    template <std::unsigned_integral T>
    ByteWriter& littleEndian(T value)
    {
        for (std::size_t i = 0; i < sizeof(T); ++i) {
            const auto shift = static_cast<unsigned>(8 * i);
            m_bytes.push_back(static_cast<std::byte>(std::uint64_t{value} >> shift & 0xFFU));
        }
        return *this;
    }

    ByteWriter& raw(ByteView bytes)
    {
        append(m_bytes, bytes);
        return *this;
    }

    [[nodiscard]] const Bytes& bytes() const& noexcept { return m_bytes; }

    [[nodiscard]] Bytes bytes() && noexcept { return std::move(m_bytes); }

private:
    Bytes m_bytes;
};

} // namespace rekam
