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

/// 0.75 gives about 15:1 and is what the FBI asks for, 2.25 about 5:1.
inline constexpr double kWsqUsualBitsPerPixel = 0.75;
inline constexpr double kWsqMinBitsPerPixel = 0.1;
inline constexpr double kWsqMaxBitsPerPixel = 5.0;

/// Encodes as the FBI's encoder number two does; the bit rate is what the step sizes are chosen
/// for, the file is mostly smaller. NIST's comment states size, rate and `ppi`. What has fewer
/// than some 64 pixels a side has too few coefficients for the choice and comes back pale.
/// @return the file; InvalidInput if the image breaks its invariant or decodeWsq()'s limits, or
///         the bit rate is out of range.
[[nodiscard]] Result<Bytes> encodeWsq(const GrayImage& image, double bitsPerPixel);

} // namespace rekam::biometrics
