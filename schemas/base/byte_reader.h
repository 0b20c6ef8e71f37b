// Reads big-endian fields from a borrowed buffer without ever passing its end.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>

namespace rekam {

/// Reading past the end yields zero and makes ok() false for good, so that a parser reads a whole
/// header and checks once. Does not own the bytes; they must outlive the reader.
class ByteReader
{
public:
    explicit ByteReader(std::span<const std::byte> bytes)
        : m_rest(bytes)
    {}

    template <std::unsigned_integral T>
    [[nodiscard]] T bigEndian()
    {
        if (m_rest.size() < sizeof(T)) {
            m_ok = false;
            m_rest = {};
            return 0;
        }
        std::uint64_t value = 0;
        for (const std::byte octet : m_rest.first(sizeof(T))) {
            value = (value << 8U) | std::to_integer<std::uint64_t>(octet);
        }
        m_rest = m_rest.subspan(sizeof(T));
        return static_cast<T>(value);
    }

    template <std::unsigned_integral T>
    [[nodiscard]] T littleEndian()
    {
        const auto octets = take(sizeof(T));
        std::uint64_t value = 0;
        for (std::size_t i = octets.size(); i > 0; --i) {
            value = (value << 8U) | std::to_integer<std::uint64_t>(octets[i - 1]);
        }
        return static_cast<T>(value);
    }

    /// @return the next `count` bytes, borrowed; empty and not ok() if fewer are left.
    [[nodiscard]] std::span<const std::byte> take(std::size_t count)
    {
        if (m_rest.size() < count) {
            m_ok = false;
            m_rest = {};
            return {};
        }
        const auto taken = m_rest.first(count);
        m_rest = m_rest.subspan(count);
        return taken;
    }

    /// Bytes not read yet; empty once ok() is false.
    [[nodiscard]] std::span<const std::byte> rest() const noexcept { return m_rest; }

    [[nodiscard]] bool ok() const noexcept { return m_ok; }

private:
    std::span<const std::byte> m_rest;
    bool m_ok = true;
};

} // namespace rekam
