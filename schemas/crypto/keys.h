// Public halves of keys, signatures and key ids as values that cannot be mistaken for each other.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <compare>

namespace rekam::crypto {

inline constexpr std::size_t kKeyBytes = 32;
inline constexpr std::size_t kSignatureBytes = 64;

/// Ed25519 public key (RFC 8032 §5.1.5).
struct SigningPublicKey
{
    ByteArray<kKeyBytes> bytes{};
    auto operator<=>(const SigningPublicKey&) const = default;
};

/// X25519 public key (RFC 7748 §5), also the format of ZeroMQ CURVE keys.
struct BoxPublicKey
{
    ByteArray<kKeyBytes> bytes{};
    auto operator<=>(const BoxPublicKey&) const = default;
};

/// Ed25519 signature: R then S (RFC 8032 §5.1.6).
struct Signature
{
    ByteArray<kSignatureBytes> bytes{};
    auto operator<=>(const Signature&) const = default;
};

/// Names a public key in headers and receipts: the first 16 bytes of BLAKE2b-256 over the kind of
/// key and its bytes. Not secret.
using KeyId = ByteArray<16>;

[[nodiscard]] KeyId keyIdOf(const SigningPublicKey& key);
[[nodiscard]] KeyId keyIdOf(const BoxPublicKey& key);

/// Errors: InvalidInput unless `bytes` are exactly 32. That the point is sound is only found when
/// the key is used.
[[nodiscard]] Result<SigningPublicKey> signingPublicKey(ByteView bytes);
[[nodiscard]] Result<BoxPublicKey> boxPublicKey(ByteView bytes);

} // namespace rekam::crypto
