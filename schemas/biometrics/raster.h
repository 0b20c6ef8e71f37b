// The common shape that the image codecs fill and read; not for users of image_codec.h.
#pragma once

#include "base/bytes.h"
#include "base/image.h"
#include "base/result.h"

#include <cstdint>
#include <vector>

namespace rekam::biometrics {

/// 8-bit interleaved samples, one (grey) or three (RGB) channels.
struct Raster
{
    int widthPx = 0;
    int heightPx = 0;
    int channels = 1;
    int ppi = 0;
    std::vector<std::uint8_t> samples;
};

/// What an encoder reads; borrows the pixels.
struct RasterView
{
    int widthPx = 0;
    int heightPx = 0;
    int channels = 1;
    int ppi = 0;
    const std::uint8_t* samples = nullptr;
};

[[nodiscard]] bool sizeAllowed(std::int64_t widthPx, std::int64_t heightPx);

[[nodiscard]] Result<Raster> decodePngRaster(ByteView file);
[[nodiscard]] Result<Bytes> encodePngRaster(const RasterView& image);
[[nodiscard]] Result<Raster> decodeJpegRaster(ByteView file);
[[nodiscard]] Result<Bytes> encodeJpegRaster(const RasterView& image, int quality);
[[nodiscard]] Result<Raster> decodeJpeg2000Raster(ByteView file);
[[nodiscard]] Result<Bytes> encodeJpeg2000Raster(const RasterView& image, double compressionRatio);

} // namespace rekam::biometrics
