// The operating system's randomness, for keys, nonces and ids.
#pragma once

#include "base/random.h"

namespace rekam::crypto {

/// getrandom(2) through libsodium. Stateless and thread-safe.
class SystemRandom final : public Random
{
public:
    void fill(std::span<std::byte> target) override;
};

} // namespace rekam::crypto
