// The fingerprint codec WSQ (FBI IAFIS-IC-0110 V3.1): 8-bit grey to a lossy file and back.
#pragma once

#include "base/bytes.h"
#include "base/image.h"
#include "base/result.h"

namespace rekam::biometrics {

/// By the first bytes alone. Pure, thread-safe like all functions here.
[[nodiscard]] inline bool isWsq(ByteView file)
{
    return file.size() >= 2 && file[0] == std::byte{0xFF} && file[1] == std::byte{0xA0};
}

/// Takes filters of even and odd length, restart markers and any number of comments. `ppi` is that
/// of NIST's comment (NIST_COM, PPI), 0 if the file has none.
/// @return the image; or InvalidInput if malformed, truncated or larger than 8192 a side or 2^24
///         pixels; Unsupported for one even filter and one odd.
[[nodiscard]] Result<GrayImage> decodeWsq(ByteView file);

} // namespace rekam::biometrics
