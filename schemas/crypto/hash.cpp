#include "crypto/hash.h"

#include "crypto/sodium_ready.h"

#include <cstdint>
#include <cstring>

namespace rekam::crypto {

namespace {

void checkKey(ByteView key)
{
    REKAM_CHECK(key.size() >= crypto_generichash_KEYBYTES_MIN &&
                key.size() <= crypto_generichash_KEYBYTES_MAX);
}

} // namespace

Hasher256::Hasher256()
{
    static_assert(sizeof(crypto_generichash_state) == kStateBytes);
    static_assert(alignof(crypto_generichash_state) <= 64);
    ensureSodium();
    auto* const state = reinterpret_cast<crypto_generichash_state*>(m_state.data());
    REKAM_CHECK(crypto_generichash_init(state, nullptr, 0, sizeof(Hash256)) == 0);
}

Hasher256::Hasher256(ByteView key)
{
    checkKey(key);
    ensureSodium();
    auto* const state = reinterpret_cast<crypto_generichash_state*>(m_state.data());
    REKAM_CHECK(crypto_generichash_init(state, octets(key), key.size(), sizeof(Hash256)) == 0);
}

Hasher256& Hasher256::update(ByteView bytes)
{
    auto* const state = reinterpret_cast<crypto_generichash_state*>(m_state.data());
    REKAM_CHECK(crypto_generichash_update(state, octets(bytes), bytes.size()) == 0);
    return *this;
}

Hash256 Hasher256::finish() const
{
    // Finishing consumes the state; a copy keeps this hasher usable.
    crypto_generichash_state state;
    std::memcpy(&state, m_state.data(), sizeof(state));
    Hash256 hash{};
    REKAM_CHECK(crypto_generichash_final(&state, mutableOctets(hash), hash.size()) == 0);
    sodium_memzero(&state, sizeof(state));
    return hash;
}

Hash256 hash256(ByteView bytes)
{
    return Hasher256().update(bytes).finish();
}

Hash256 keyedHash256(ByteView key, ByteView bytes)
{
    return Hasher256(key).update(bytes).finish();
}

Hash128 keyedHash128(ByteView key, ByteView bytes)
{
    checkKey(key);
    ensureSodium();
    Hash128 hash{};
    REKAM_CHECK(crypto_generichash(mutableOctets(hash), hash.size(), octets(bytes), bytes.size(),
                                   octets(key), key.size()) == 0);
    return hash;
}

SecretBytes deriveKey(ByteView key, std::string_view domain, ByteView context)
{
    constexpr std::size_t kMaxDomain = 255;
    REKAM_CHECK(domain.size() <= kMaxDomain);
    const ByteArray<1> length = {static_cast<std::byte>(domain.size())};
    Hash256 derived =
        Hasher256(key).update(length).update(asBytes(domain)).update(context).finish();
    SecretBytes secret{ByteView(derived)};
    sodium_memzero(derived.data(), derived.size());
    return secret;
}

} // namespace rekam::crypto
