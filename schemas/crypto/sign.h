// Ed25519 signatures (RFC 8032) over exact bytes, each kind of document in a domain of its own.
#pragma once

#include "base/random.h"
#include "base/secret.h"
#include "crypto/keys.h"

#include <string_view>

namespace rekam::crypto {

/// Private half of a signing key; move-only, wiped when it goes. Thread-compatible.
class SigningKeyPair
{
public:
    [[nodiscard]] static SigningKeyPair generate(Random& random);

    /// The pair whose RFC 8032 private key is `seed`. Errors: InvalidInput unless 32 bytes.
    [[nodiscard]] static Result<SigningKeyPair> fromSeed(ByteView seed);

    [[nodiscard]] const SigningPublicKey& publicKey() const noexcept { return m_publicKey; }

    /// What to store to make the pair again; 32 bytes, secret.
    [[nodiscard]] SecretBytes seed() const;

    /// Signs length(domain) as one byte ‖ domain ‖ message, so that a signature for one kind of
    /// document never passes for another. Precondition: domain of 1 to 255 characters.
    [[nodiscard]] Signature sign(std::string_view domain, ByteView message) const;

private:
    SigningKeyPair(const SigningPublicKey& publicKey, SecretBytes secret);

    SigningPublicKey m_publicKey;
    SecretBytes m_secret;
};

/// Errors: Integrity if the signature is not that key's for this domain and these bytes.
[[nodiscard]] Status verifySignature(const SigningPublicKey& key, std::string_view domain,
                                     ByteView message, const Signature& signature);

} // namespace rekam::crypto
