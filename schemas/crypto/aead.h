// One small secret under one key: XChaCha20-Poly1305 with associated data.
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/secret.h"

namespace rekam::crypto {

/// Nonce (24) in front and tag (16) behind.
inline constexpr std::size_t kAeadOverheadBytes = 40;

/// The nonce is drawn from `random`. Precondition: a key of 32 bytes.
/// @return nonce ‖ ciphertext ‖ tag (draft-irtf-cfrg-xchacha-03 §2).
[[nodiscard]] Bytes encryptSecret(ByteView key, ByteView plain, ByteView associated,
                                  Random& random);

/// Errors: Integrity (other key, other associated data, changed or missing bytes).
/// Precondition: a key of 32 bytes.
[[nodiscard]] Result<SecretBytes> decryptSecret(ByteView key, ByteView sealed, ByteView associated);

} // namespace rekam::crypto
