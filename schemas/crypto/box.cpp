#include "crypto/box.h"

#include "crypto/sodium_ready.h"

#include <algorithm>
#include <utility>

namespace rekam::crypto {

namespace {

/// The nonce of crypto_box_seal: BLAKE2b-192 over both public keys.
ByteArray<crypto_box_NONCEBYTES> sealNonce(const BoxPublicKey& ephemeral,
                                           const BoxPublicKey& recipient)
{
    Bytes keys = toBytes(ephemeral.bytes);
    append(keys, recipient.bytes);
    ByteArray<crypto_box_NONCEBYTES> nonce{};
    REKAM_CHECK(crypto_generichash(mutableOctets(nonce), nonce.size(), octets(keys), keys.size(),
                                   nullptr, 0) == 0);
    return nonce;
}

} // namespace

BoxKeyPair::BoxKeyPair(const BoxPublicKey& publicKey, SecretBytes privateKey)
    : m_publicKey(publicKey)
    , m_privateKey(std::move(privateKey))
{}

BoxKeyPair BoxKeyPair::generate(Random& random)
{
    SecretBytes privateKey(crypto_box_SECRETKEYBYTES);
    random.fill(privateKey.span());
    return fromPrivateKey(privateKey.view()).value();
}

Result<BoxKeyPair> BoxKeyPair::fromPrivateKey(ByteView privateKey)
{
    if (privateKey.size() != crypto_box_SECRETKEYBYTES) {
        return Error{ErrorCode::InvalidInput, "private key is not 32 bytes"};
    }
    ensureSodium();
    BoxPublicKey publicKey;
    REKAM_CHECK(crypto_scalarmult_base(mutableOctets(publicKey.bytes), octets(privateKey)) == 0);
    return BoxKeyPair(publicKey, SecretBytes(privateKey));
}

Result<SecretBytes> BoxKeyPair::open(ByteView sealed) const
{
    if (sealed.size() < kSealOverheadBytes) {
        return Error{ErrorCode::Integrity, "sealed box is too short"};
    }
    SecretBytes plain(sealed.size() - kSealOverheadBytes);
    if (crypto_box_seal_open(mutableOctets(plain.span()), octets(sealed), sealed.size(),
                             octets(m_publicKey.bytes), octets(m_privateKey.view())) != 0) {
        return Error{ErrorCode::Integrity, "sealed box does not open with this key"};
    }
    return plain;
}

Result<Bytes> sealTo(const BoxPublicKey& recipient, ByteView plain, Random& random)
{
    static_assert(kSealOverheadBytes == crypto_box_SEALBYTES);
    // crypto_box_seal itself draws from libsodium's own source; golden vectors need ours.
    const BoxKeyPair ephemeral = BoxKeyPair::generate(random);
    const auto nonce = sealNonce(ephemeral.publicKey(), recipient);
    Bytes sealed(plain.size() + kSealOverheadBytes);
    std::ranges::copy(ephemeral.publicKey().bytes, sealed.begin());
    const auto box = std::span(sealed).subspan(kKeyBytes);
    if (crypto_box_easy(mutableOctets(box), octets(plain), plain.size(), octets(nonce),
                        octets(recipient.bytes), octets(ephemeral.privateKey())) != 0) {
        return Error{ErrorCode::InvalidInput, "recipient's public key is weak"};
    }
    return sealed;
}

} // namespace rekam::crypto
