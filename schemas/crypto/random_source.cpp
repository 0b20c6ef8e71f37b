#include "crypto/random_source.h"

#include "crypto/compare.h"
#include "crypto/sodium_ready.h"

namespace rekam::crypto {

void SystemRandom::fill(std::span<std::byte> target)
{
    ensureSodium();
    randombytes_buf(target.data(), target.size());
}

bool equalConstantTime(ByteView left, ByteView right)
{
    ensureSodium();
    return left.size() == right.size() &&
           sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

} // namespace rekam::crypto
