// Reads and writes the raster formats that devices and image folders bring: PNG, JPEG, JPEG 2000
// and PGM; reads WSQ too. The only user of libpng, libjpeg-turbo and OpenJPEG.
#pragma once

#include "base/bytes.h"
#include "base/image.h"
#include "base/result.h"

#include <cstdint>
#include <optional>

namespace rekam::biometrics {

/// Limits on what comes from outside; beyond them InvalidInput, before any pixel is allocated.
inline constexpr int kMaxImageSidePx = 8192;
inline constexpr std::size_t kMaxImageFileBytes = std::size_t{64} << 20U;

enum class ImageFormat : std::uint8_t { Png, Jpeg, Jpeg2000, Pgm, Wsq };

/// By the first bytes alone: PNG signature, JPEG SOI, JP2 signature box or a bare J2K codestream,
/// "P5", WSQ's FF A0. Nothing if it is none of these. Pure, thread-safe like all functions here.
[[nodiscard]] std::optional<ImageFormat> sniffImageFormat(ByteView file);

/// Decodes to 8-bit grey. Colour becomes BT.601 luma; 16-bit PNG keeps the high byte; alpha is
/// dropped; gamma and colour profiles are left alone, so that fingerprint pixels stay exact.
/// `ppi` is the file's own (PNG pHYs, JFIF density, NIST's comment in WSQ), 0 if it has none or
/// differs by direction.
/// @return the image; or InvalidInput if malformed, truncated or over a limit; Unsupported for a
///         format or variant (CMYK, 16-bit PGM, subsampled JPEG 2000) that is not read here.
[[nodiscard]] Result<GrayImage> decodeGray(ByteView file);

/// Decodes to 8-bit RGB; grey is repeated into the three channels. Errors as decodeGray().
[[nodiscard]] Result<RgbImage> decodeRgb(ByteView file);

/// PNG (ISO/IEC 15948) without loss; pHYs is written when ppi is set.
/// @return the file; or InvalidInput if the image breaks its invariant or a limit.
[[nodiscard]] Result<Bytes> encodePng(const GrayImage& image);
[[nodiscard]] Result<Bytes> encodePng(const RgbImage& image);

/// Baseline JFIF (ITU-T T.81), `quality` 1–100; colour is 4:2:0 below 90 and 4:4:4 from there.
/// Errors as encodePng(), and InvalidInput if quality is out of range.
[[nodiscard]] Result<Bytes> encodeJpeg(const GrayImage& image, int quality);
[[nodiscard]] Result<Bytes> encodeJpeg(const RgbImage& image, int quality);

/// JP2 (ISO/IEC 15444-1). `compressionRatio` 1 is lossless (5-3 wavelet), up to 200: raw size over
/// file size with the 9-7 wavelet. Errors as encodePng(), and InvalidInput if the ratio is out of
/// range.
[[nodiscard]] Result<Bytes> encodeJpeg2000(const GrayImage& image, double compressionRatio);
[[nodiscard]] Result<Bytes> encodeJpeg2000(const RgbImage& image, double compressionRatio);

/// Binary PGM, "P5", maxval 255. Errors as encodePng().
[[nodiscard]] Result<Bytes> encodePgm(const GrayImage& image);

} // namespace rekam::biometrics
