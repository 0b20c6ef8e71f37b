// From a passphrase to a key: Argon2id (RFC 9106) with the cost in the caller's hand.
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <cstdint>

namespace rekam::crypto {

inline constexpr std::size_t kPassphraseSaltBytes = 16;

/// Stored beside the salt, so that it can be raised later without losing old slots.
struct PassphraseCost
{
    std::uint32_t passes = 6;
    std::uint32_t memoryKiB = std::uint32_t{128} * 1024;
};

/// What a damaged or hostile key-slot file may ask for at most.
inline constexpr std::uint32_t kMaxPassphrasePasses = 32;
inline constexpr std::uint32_t kMaxPassphraseMemoryKiB = std::uint32_t{1024} * 1024;

/// @return 32 bytes. About 250 ms at the default cost: not for the UI thread. Errors: InvalidInput
/// (cost outside 1…kMax passes or 8…kMax KiB), Unsupported (the memory is not there).
[[nodiscard]] Result<SecretBytes> stretchPassphrase(ByteView passphrase,
                                                    const ByteArray<kPassphraseSaltBytes>& salt,
                                                    PassphraseCost cost);

} // namespace rekam::crypto
