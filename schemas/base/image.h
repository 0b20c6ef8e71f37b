// Raster images as plain values: what devices give, imaging reads and codecs carry.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace rekam {

/// 8-bit grey, row-major, top row first, no padding. Invariant: pixels.size() == widthPx *
/// heightPx.
struct GrayImage
{
    int widthPx = 0;
    int heightPx = 0;
    int ppi = 0; ///< sampling rate, the same both ways; 0 where it means nothing (iris, face)
    std::vector<std::uint8_t> pixels;

    [[nodiscard]] bool empty() const noexcept { return pixels.empty(); }
};

/// 8-bit R, G, B interleaved, row-major, top row first, no padding.
/// Invariant: pixels.size() == 3 * widthPx * heightPx.
struct RgbImage
{
    int widthPx = 0;
    int heightPx = 0;
    std::vector<std::uint8_t> pixels;

    [[nodiscard]] bool empty() const noexcept { return pixels.empty(); }
};

} // namespace rekam
