// Which of a camera's modes suits a portrait, and its pixels as RGB. No device needed.
#pragma once

#include "base/bytes.h"
#include "base/image.h"
#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace rekam::drivers::v4l2 {

/// The pixel formats that are read here; cameras that give none of them are not offered.
enum class PixelFormat : std::uint8_t { Yuyv, Uyvy, Nv12, Rgb24, Mjpeg };

/// V4L2's four-character code, least significant byte first.
[[nodiscard]] std::uint32_t fourCc(PixelFormat format);
[[nodiscard]] std::optional<PixelFormat> formatOf(std::uint32_t fourCc);

struct FrameMode
{
    PixelFormat format = PixelFormat::Yuyv;
    int widthPx = 0;
    int heightPx = 0;
    double framesPerSecond = 0.0; ///< 0 if the camera does not tell
};

inline constexpr int kMaxFrameSidePx = 4096;

/// The best mode for a live portrait: at least 10 frames a second if any mode has it; then the
/// most rows up to 1200 (the face check needs 120 px between the eyes, not more); then more frames
/// up to 25; then pixels that were never compressed; then fewer columns.
/// @return the mode, or nothing if none is usable.
[[nodiscard]] std::optional<FrameMode> chooseMode(std::span<const FrameMode> modes);

/// How a frame lies in the buffer.
struct FrameLayout
{
    PixelFormat format = PixelFormat::Yuyv;
    int widthPx = 0;
    int heightPx = 0;
    std::size_t strideBytes = 0; ///< of the first plane; 0 for MJPEG
};

/// YCbCr is ITU-R BT.601, studio range. MJPEG may lack Huffman tables, as UVC cameras do.
/// @return the picture; or InvalidInput if the frame is short, torn or of another size.
[[nodiscard]] Result<RgbImage> toRgb(ByteView frame, const FrameLayout& layout);

} // namespace rekam::drivers::v4l2
