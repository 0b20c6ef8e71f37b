// Bytes that are wiped when they go: keys and passphrases.
#pragma once

#include "base/bytes.h"

#include <cstring>
#include <utility>

namespace rekam {

/// Move-only; the memory is overwritten on destruction and on assignment. Thread-compatible.
class SecretBytes
{
public:
    SecretBytes() = default;

    explicit SecretBytes(std::size_t size)
        : m_bytes(size)
    {}

    explicit SecretBytes(ByteView bytes)
        : m_bytes(bytes.begin(), bytes.end())
    {}

    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;

    SecretBytes(SecretBytes&& other) noexcept
        : m_bytes(std::exchange(other.m_bytes, {}))
    {}

    SecretBytes& operator=(SecretBytes&& other) noexcept
    {
        if (this != &other) {
            wipe();
            m_bytes = std::exchange(other.m_bytes, {});
        }
        return *this;
    }

    ~SecretBytes() { wipe(); }

    [[nodiscard]] SecretBytes clone() const { return SecretBytes(view()); }

    [[nodiscard]] std::span<std::byte> span() noexcept { return m_bytes; }

    [[nodiscard]] ByteView view() const noexcept { return m_bytes; }

    [[nodiscard]] bool empty() const noexcept { return m_bytes.empty(); }

private:
    void wipe() noexcept
    {
        // Asking for null, not for emptiness: g++ 12 cannot tell that an empty vector has size 0.
        if (m_bytes.data() != nullptr) {
            explicit_bzero(m_bytes.data(), m_bytes.size());
        }
    }

    Bytes m_bytes;
};

} // namespace rekam
