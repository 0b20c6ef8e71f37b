#include "crypto/sign.h"

#include "crypto/sodium_ready.h"

#include <utility>

namespace rekam::crypto {

namespace {

/// Ed25519 reads the message twice, so the domain and the message must lie together.
Bytes withDomain(std::string_view domain, ByteView message)
{
    constexpr std::size_t kMaxDomain = 255;
    REKAM_CHECK(!domain.empty() && domain.size() <= kMaxDomain);
    Bytes joined;
    joined.reserve(1 + domain.size() + message.size());
    joined.push_back(static_cast<std::byte>(domain.size()));
    append(joined, asBytes(domain));
    append(joined, message);
    return joined;
}

} // namespace

SigningKeyPair::SigningKeyPair(const SigningPublicKey& publicKey, SecretBytes secret)
    : m_publicKey(publicKey)
    , m_secret(std::move(secret))
{}

SigningKeyPair SigningKeyPair::generate(Random& random)
{
    SecretBytes seed(crypto_sign_SEEDBYTES);
    random.fill(seed.span());
    return fromSeed(seed.view()).value();
}

Result<SigningKeyPair> SigningKeyPair::fromSeed(ByteView seed)
{
    if (seed.size() != crypto_sign_SEEDBYTES) {
        return Error{ErrorCode::InvalidInput, "signing seed is not 32 bytes"};
    }
    ensureSodium();
    SigningPublicKey publicKey;
    SecretBytes secret(crypto_sign_SECRETKEYBYTES);
    REKAM_CHECK(crypto_sign_seed_keypair(mutableOctets(publicKey.bytes),
                                         mutableOctets(secret.span()), octets(seed)) == 0);
    return SigningKeyPair(publicKey, std::move(secret));
}

SecretBytes SigningKeyPair::seed() const
{
    // libsodium keeps seed ‖ public key.
    return SecretBytes(m_secret.view().first(crypto_sign_SEEDBYTES));
}

Signature SigningKeyPair::sign(std::string_view domain, ByteView message) const
{
    const Bytes joined = withDomain(domain, message);
    Signature signature;
    REKAM_CHECK(crypto_sign_detached(mutableOctets(signature.bytes), nullptr, octets(joined),
                                     joined.size(), octets(m_secret.view())) == 0);
    return signature;
}

Status verifySignature(const SigningPublicKey& key, std::string_view domain, ByteView message,
                       const Signature& signature)
{
    ensureSodium();
    const Bytes joined = withDomain(domain, message);
    if (crypto_sign_verify_detached(octets(signature.bytes), octets(joined), joined.size(),
                                    octets(key.bytes)) != 0) {
        return Error{ErrorCode::Integrity, "signature does not verify"};
    }
    return {};
}

} // namespace rekam::crypto
