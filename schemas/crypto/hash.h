// BLAKE2b (RFC 7693): content hashes, keyed tags and key derivation.
#pragma once

#include "base/bytes.h"
#include "base/secret.h"

#include <string_view>

namespace rekam::crypto {

using Hash256 = ByteArray<32>;
using Hash128 = ByteArray<16>;

/// Incremental BLAKE2b-256. A copy goes on independently from the state it was copied in.
/// Thread-compatible.
class Hasher256
{
public:
    Hasher256();

    /// Keyed. Precondition: 16 to 64 bytes of key.
    explicit Hasher256(ByteView key);

    Hasher256& update(ByteView bytes);

    /// The hash of all bytes so far; the hasher may be fed further.
    [[nodiscard]] Hash256 finish() const;

private:
    // libsodium's state, kept opaque so that its headers stay inside this folder.
    static constexpr std::size_t kStateBytes = 384;
    alignas(64) ByteArray<kStateBytes> m_state{};
};

[[nodiscard]] Hash256 hash256(ByteView bytes);

/// Precondition of the keyed forms: 16 to 64 bytes of key.
[[nodiscard]] Hash256 keyedHash256(ByteView key, ByteView bytes);
[[nodiscard]] Hash128 keyedHash128(ByteView key, ByteView bytes);

/// A 32-byte key out of another: keyed BLAKE2b-256 over length(domain) ‖ domain ‖ context.
/// Precondition: 16 to 64 bytes of key, domain of at most 255 characters.
[[nodiscard]] SecretBytes deriveKey(ByteView key, std::string_view domain, ByteView context);

} // namespace rekam::crypto
