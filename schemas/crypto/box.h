// X25519 key pairs and sealed boxes: bytes that only the holder of the private key opens.
#pragma once

#include "base/random.h"
#include "base/secret.h"
#include "crypto/keys.h"

namespace rekam::crypto {

/// A sealed box is this much longer than what it holds.
inline constexpr std::size_t kSealOverheadBytes = 48;

/// Private half of an encryption key; move-only, wiped when it goes. The same pair serves as a
/// ZeroMQ CURVE key. Thread-compatible.
class BoxKeyPair
{
public:
    [[nodiscard]] static BoxKeyPair generate(Random& random);

    /// Errors: InvalidInput unless 32 bytes.
    [[nodiscard]] static Result<BoxKeyPair> fromPrivateKey(ByteView privateKey);

    [[nodiscard]] const BoxPublicKey& publicKey() const noexcept { return m_publicKey; }

    /// 32 bytes, secret; borrowed from this pair.
    [[nodiscard]] ByteView privateKey() const noexcept { return m_privateKey.view(); }

    /// Opens what sealTo made for this pair. Errors: Integrity (other key, changed bytes, too
    /// short).
    [[nodiscard]] Result<SecretBytes> open(ByteView sealed) const;

private:
    BoxKeyPair(const BoxPublicKey& publicKey, SecretBytes privateKey);

    BoxPublicKey m_publicKey;
    SecretBytes m_privateKey;
};

/// libsodium's crypto_box_seal with the ephemeral key drawn from `random`; any crypto_box_seal_open
/// reads it. The sender cannot be told and cannot open it again.
/// @return plain.size() + kSealOverheadBytes bytes. Errors: InvalidInput for a weak public key.
[[nodiscard]] Result<Bytes> sealTo(const BoxPublicKey& recipient, ByteView plain, Random& random);

} // namespace rekam::crypto
