// Long plaintexts under one key: libsodium's secretstream in chunks of 64 KiB.
#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/secret.h"

#include <cstdint>

namespace rekam::crypto {

inline constexpr std::size_t kStreamHeaderBytes = 24;
inline constexpr std::size_t kStreamChunkBytes = std::size_t{64} * 1024;
inline constexpr std::size_t kStreamChunkOverheadBytes = 17;

/// Size of sealStream's result for a plaintext of `plainBytes`: exact.
[[nodiscard]] constexpr std::uint64_t sealedStreamBytes(std::uint64_t plainBytes)
{
    const std::uint64_t chunks =
        plainBytes == 0 ? 1 : (plainBytes + kStreamChunkBytes - 1) / kStreamChunkBytes;
    return kStreamHeaderBytes + plainBytes + chunks * kStreamChunkOverheadBytes;
}

/// crypto_secretstream_xchacha20poly1305: header (24) ‖ chunks of 64 KiB of plaintext each, the
/// last one tagged FINAL and possibly shorter; `associated` authenticates every chunk.
/// Precondition: a key of 32 bytes, fresh for this stream.
[[nodiscard]] Bytes sealStream(ByteView key, ByteView plain, ByteView associated, Random& random);

/// Errors: Integrity (other key or associated data; a chunk changed, missing, swapped, added).
/// Precondition: a key of 32 bytes.
[[nodiscard]] Result<SecretBytes> openStream(ByteView key, ByteView sealed, ByteView associated);

} // namespace rekam::crypto
