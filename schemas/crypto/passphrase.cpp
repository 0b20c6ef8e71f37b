#include "crypto/passphrase.h"

#include "crypto/sodium_ready.h"

namespace rekam::crypto {

Result<SecretBytes> stretchPassphrase(ByteView passphrase,
                                      const ByteArray<kPassphraseSaltBytes>& salt,
                                      PassphraseCost cost)
{
    static_assert(kPassphraseSaltBytes == crypto_pwhash_SALTBYTES);
    constexpr std::size_t kStretchedBytes = 32;
    constexpr std::uint32_t kMinMemoryKiB = 8;
    constexpr std::size_t kBytesPerKiB = 1024;
    if (cost.passes < 1 || cost.passes > kMaxPassphrasePasses || cost.memoryKiB < kMinMemoryKiB ||
        cost.memoryKiB > kMaxPassphraseMemoryKiB) {
        return Error{ErrorCode::InvalidInput, "passphrase cost is out of bounds"};
    }
    ensureSodium();
    SecretBytes stretched(kStretchedBytes);
    const std::string_view text = asText(passphrase);
    if (crypto_pwhash(mutableOctets(stretched.span()), kStretchedBytes, text.data(), text.size(),
                      octets(salt), cost.passes, cost.memoryKiB * kBytesPerKiB,
                      crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return Error{ErrorCode::Unsupported, "not enough memory to stretch the passphrase"};
    }
    return stretched;
}

} // namespace rekam::crypto
