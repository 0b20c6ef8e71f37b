#include "v4l2/frame_format.h"

#include "biometrics/image_codec.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace rekam::drivers::v4l2 {

namespace {

constexpr double kLiveFramesPerSecond = 10.0;
constexpr double kEnoughFramesPerSecond = 25.0;
constexpr int kEnoughRows = 1200;

struct Code
{
    PixelFormat format;
    std::array<char, 4> letters;
};

constexpr std::array kCodes = {
    Code{PixelFormat::Yuyv, {'Y', 'U', 'Y', 'V'}},  Code{PixelFormat::Uyvy, {'U', 'Y', 'V', 'Y'}},
    Code{PixelFormat::Nv12, {'N', 'V', '1', '2'}},  Code{PixelFormat::Rgb24, {'R', 'G', 'B', '3'}},
    Code{PixelFormat::Mjpeg, {'M', 'J', 'P', 'G'}},
};

std::uint32_t pack(const std::array<char, 4>& letters)
{
    std::uint32_t code = 0;
    for (std::size_t i = 4; i > 0; --i) {
        code = code << 8U | static_cast<unsigned char>(letters[i - 1]);
    }
    return code;
}

std::uint8_t clampByte(int fixedPoint)
{
    return static_cast<std::uint8_t>(std::clamp((fixedPoint + 128) >> 8, 0, 255));
}

struct Chroma
{
    int blue = 0;
    int red = 0;
};

void putPixel(std::uint8_t* target, int luma, Chroma chroma)
{
    const int scaledLuma = 298 * (luma - 16);
    target[0] = clampByte(scaledLuma + 409 * chroma.red);
    target[1] = clampByte(scaledLuma - 100 * chroma.blue - 208 * chroma.red);
    target[2] = clampByte(scaledLuma + 516 * chroma.blue);
}

int value(ByteView bytes, std::size_t at)
{
    return std::to_integer<int>(bytes[at]);
}

/// Four bytes hold two pixels; `lumaFirst` tells YUYV from UYVY.
void fromPacked(ByteView frame, const FrameLayout& layout, std::size_t lumaFirst, RgbImage& image)
{
    const std::size_t chromaFirst = 1 - lumaFirst;
    const auto width = static_cast<std::size_t>(layout.widthPx);
    for (std::size_t y = 0; y < static_cast<std::size_t>(layout.heightPx); ++y) {
        const ByteView row = frame.subspan(y * layout.strideBytes);
        for (std::size_t x = 0; x < width; ++x) {
            const std::size_t pair = x / 2 * 4;
            const Chroma chroma{value(row, pair + chromaFirst) - 128,
                                value(row, pair + chromaFirst + 2) - 128};
            putPixel(&image.pixels[3 * (y * width + x)], value(row, 2 * x + lumaFirst), chroma);
        }
    }
}

void fromNv12(ByteView frame, const FrameLayout& layout, RgbImage& image)
{
    const auto width = static_cast<std::size_t>(layout.widthPx);
    const auto height = static_cast<std::size_t>(layout.heightPx);
    const ByteView colours = frame.subspan(layout.strideBytes * height);
    for (std::size_t y = 0; y < height; ++y) {
        for (std::size_t x = 0; x < width; ++x) {
            const std::size_t cell = y / 2 * layout.strideBytes + x / 2 * 2;
            const Chroma chroma{value(colours, cell) - 128, value(colours, cell + 1) - 128};
            putPixel(&image.pixels[3 * (y * width + x)], value(frame, y * layout.strideBytes + x),
                     chroma);
        }
    }
}

void fromRgb24(ByteView frame, const FrameLayout& layout, RgbImage& image)
{
    const std::size_t row = 3 * static_cast<std::size_t>(layout.widthPx);
    for (std::size_t y = 0; y < static_cast<std::size_t>(layout.heightPx); ++y) {
        std::ranges::transform(
            frame.subspan(y * layout.strideBytes, row),
            image.pixels.begin() + static_cast<std::ptrdiff_t>(y * row),
            [](std::byte octet) { return std::to_integer<std::uint8_t>(octet); });
    }
}

Result<RgbImage> fromMjpeg(ByteView frame, const FrameLayout& layout)
{
    auto image = biometrics::decodeRgb(frame);
    if (!image) {
        return Error{ErrorCode::InvalidInput, "v4l2: " + image.error().detail};
    }
    if (image.value().widthPx != layout.widthPx || image.value().heightPx != layout.heightPx) {
        return Error{ErrorCode::InvalidInput, "v4l2: MJPEG frame of another size"};
    }
    return image;
}

/// @return the least bytes of a row and of a whole frame.
std::pair<std::size_t, std::size_t> leastBytes(const FrameLayout& layout)
{
    const auto width = static_cast<std::size_t>(layout.widthPx);
    const auto height = static_cast<std::size_t>(layout.heightPx);
    switch (layout.format) {
    case PixelFormat::Yuyv:
    case PixelFormat::Uyvy: {
        const std::size_t row = (width + 1) / 2 * 4;
        return {row, layout.strideBytes * (height - 1) + row};
    }
    case PixelFormat::Nv12: {
        const std::size_t row = (width + 1) / 2 * 2;
        const std::size_t rows = height + (height + 1) / 2;
        return {row, layout.strideBytes * (rows - 1) + row};
    }
    case PixelFormat::Rgb24:
        return {3 * width, layout.strideBytes * (height - 1) + 3 * width};
    case PixelFormat::Mjpeg:
        return {0, 0};
    }
    return {0, 0};
}

auto rank(const FrameMode& mode)
{
    const bool live = mode.framesPerSecond >= kLiveFramesPerSecond || mode.framesPerSecond == 0.0;
    const bool uncompressed = mode.format != PixelFormat::Mjpeg;
    return std::make_tuple(live, std::min(mode.heightPx, kEnoughRows),
                           std::min(mode.framesPerSecond, kEnoughFramesPerSecond), uncompressed,
                           -mode.widthPx, -mode.heightPx, -static_cast<int>(mode.format));
}

} // namespace

std::uint32_t fourCc(PixelFormat format)
{
    const auto* found = std::ranges::find(kCodes, format, &Code::format);
    return found == kCodes.end() ? 0 : pack(found->letters);
}

std::optional<PixelFormat> formatOf(std::uint32_t fourCc)
{
    for (const Code& code : kCodes) {
        if (pack(code.letters) == fourCc) {
            return code.format;
        }
    }
    return std::nullopt;
}

std::optional<FrameMode> chooseMode(std::span<const FrameMode> modes)
{
    std::optional<FrameMode> best;
    for (const FrameMode& mode : modes) {
        const bool usable = mode.widthPx > 0 && mode.heightPx > 0 &&
                            mode.widthPx <= kMaxFrameSidePx && mode.heightPx <= kMaxFrameSidePx;
        if (usable && (!best || rank(mode) > rank(*best))) {
            best = mode;
        }
    }
    return best;
}

Result<RgbImage> toRgb(ByteView frame, const FrameLayout& layout)
{
    if (layout.widthPx < 1 || layout.heightPx < 1 || layout.widthPx > kMaxFrameSidePx ||
        layout.heightPx > kMaxFrameSidePx) {
        return Error{ErrorCode::InvalidInput, "v4l2: frame size"};
    }
    if (layout.format == PixelFormat::Mjpeg) {
        return fromMjpeg(frame, layout);
    }
    const auto [rowBytes, frameBytes] = leastBytes(layout);
    if (layout.strideBytes < rowBytes || frame.size() < frameBytes) {
        return Error{ErrorCode::InvalidInput, "v4l2: frame is short"};
    }
    RgbImage image{layout.widthPx, layout.heightPx, {}};
    image.pixels.resize(3 * static_cast<std::size_t>(layout.widthPx) *
                        static_cast<std::size_t>(layout.heightPx));
    if (layout.format == PixelFormat::Yuyv) {
        fromPacked(frame, layout, 0, image);
    } else if (layout.format == PixelFormat::Uyvy) {
        fromPacked(frame, layout, 1, image);
    } else if (layout.format == PixelFormat::Nv12) {
        fromNv12(frame, layout, image);
    } else {
        fromRgb24(frame, layout, image);
    }
    return image;
}

} // namespace rekam::drivers::v4l2
