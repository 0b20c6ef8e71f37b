// Private to crypto/: libsodium initialised before its first use, whoever comes first.
#pragma once

#include "base/check.h"

#include <sodium.h>

#include <cstddef>
#include <span>

namespace rekam::crypto {

/// Thread-safe; the first call initialises.
inline void ensureSodium()
{
    static const bool kReady = sodium_init() >= 0;
    REKAM_CHECK(kReady);
}

/// libsodium counts in unsigned char, which may alias any object.
[[nodiscard]] inline const unsigned char* octets(std::span<const std::byte> bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

[[nodiscard]] inline unsigned char* mutableOctets(std::span<std::byte> bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

} // namespace rekam::crypto
