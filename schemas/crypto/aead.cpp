#include "crypto/aead.h"

#include "crypto/sodium_ready.h"

namespace rekam::crypto {

namespace {

constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
static_assert(kAeadOverheadBytes == kNonceBytes + crypto_aead_xchacha20poly1305_ietf_ABYTES);

} // namespace

Bytes encryptSecret(ByteView key, ByteView plain, ByteView associated, Random& random)
{
    REKAM_CHECK(key.size() == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    ensureSodium();
    Bytes sealed(plain.size() + kAeadOverheadBytes);
    const auto nonce = std::span(sealed).first(kNonceBytes);
    random.fill(nonce);
    REKAM_CHECK(crypto_aead_xchacha20poly1305_ietf_encrypt(
                    mutableOctets(std::span(sealed).subspan(kNonceBytes)), nullptr, octets(plain),
                    plain.size(), octets(associated), associated.size(), nullptr, octets(nonce),
                    octets(key)) == 0);
    return sealed;
}

Result<SecretBytes> decryptSecret(ByteView key, ByteView sealed, ByteView associated)
{
    REKAM_CHECK(key.size() == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    ensureSodium();
    if (sealed.size() < kAeadOverheadBytes) {
        return Error{ErrorCode::Integrity, "sealed secret is too short"};
    }
    const auto cipher = sealed.subspan(kNonceBytes);
    SecretBytes plain(sealed.size() - kAeadOverheadBytes);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            mutableOctets(plain.span()), nullptr, nullptr, octets(cipher), cipher.size(),
            octets(associated), associated.size(), octets(sealed), octets(key)) != 0) {
        return Error{ErrorCode::Integrity, "sealed secret does not open with this key"};
    }
    return plain;
}

} // namespace rekam::crypto
