#include "biometrics/image_codec.h"

#include "biometrics/raster.h"
#include "biometrics/wsq/wsq.h"

#include <algorithm>
#include <array>
#include <string>

namespace rekam::biometrics {

namespace {

constexpr double kMaxCompressionRatio = 200.0;

bool startsWith(ByteView file, std::string_view magic)
{
    return file.size() >= magic.size() && asText(file.first(magic.size())) == magic;
}

/// Reads the header of a binary PGM (netpbm's pgm(5)): "P5", then width, height and maxval as
/// decimal numbers, white space and '#' comments between them, one white space after the last.
class PgmHeader
{
public:
    explicit PgmHeader(ByteView file)
        : m_text(asText(file))
    {}

    /// @return the number, or -1 if there is none or it is absurd.
    int number()
    {
        skipBlank();
        int value = 0;
        std::size_t digits = 0;
        while (m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9') {
            value = value * 10 + (m_text[m_at] - '0');
            ++m_at;
            if (++digits > 6) {
                return -1;
            }
        }
        return digits == 0 ? -1 : value;
    }

    [[nodiscard]] std::size_t at() const { return m_at; }

private:
    void skipBlank()
    {
        while (m_at < m_text.size()) {
            if (m_text[m_at] == '#') {
                while (m_at < m_text.size() && m_text[m_at] != '\n') {
                    ++m_at;
                }
            } else if (m_text[m_at] != ' ' && (m_text[m_at] < '\t' || m_text[m_at] > '\r')) {
                return;
            } else {
                ++m_at;
            }
        }
    }

    std::string_view m_text;
    std::size_t m_at = 2;
};

Result<Raster> decodePgmRaster(ByteView file)
{
    PgmHeader header(file);
    const int width = header.number();
    const int height = header.number();
    const int maximum = header.number();
    if (!sizeAllowed(width, height) || maximum < 1 || maximum > 65535) {
        return Error{ErrorCode::InvalidInput, "PGM header"};
    }
    if (maximum > 255) {
        return Error{ErrorCode::Unsupported, "PGM with 16-bit samples"};
    }
    const std::size_t start = header.at() + 1;
    const std::size_t count = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    if (file.size() < start || file.size() - start < count) {
        return Error{ErrorCode::InvalidInput, "PGM is truncated"};
    }
    Raster raster{width, height, 1, 0, {}};
    raster.samples.resize(count);
    std::ranges::transform(file.subspan(start, count), raster.samples.begin(), [&](std::byte b) {
        const int value = std::min(std::to_integer<int>(b), maximum);
        return static_cast<std::uint8_t>((value * 255 + maximum / 2) / maximum);
    });
    return raster;
}

Result<Raster> decodeWsqRaster(ByteView file)
{
    auto image = decodeWsq(file);
    if (!image) {
        return image.error();
    }
    GrayImage& from = image.value();
    return Raster{from.widthPx, from.heightPx, 1, from.ppi, std::move(from.pixels)};
}

Result<Raster> decode(ByteView file)
{
    if (file.size() > kMaxImageFileBytes) {
        return Error{ErrorCode::InvalidInput, "image file is larger than 64 MiB"};
    }
    const auto format = sniffImageFormat(file);
    if (!format) {
        return Error{ErrorCode::Unsupported, "not PNG, JPEG, JPEG 2000, PGM or WSQ"};
    }
    switch (*format) {
    case ImageFormat::Png:
        return decodePngRaster(file);
    case ImageFormat::Jpeg:
        return decodeJpegRaster(file);
    case ImageFormat::Jpeg2000:
        return decodeJpeg2000Raster(file);
    case ImageFormat::Pgm:
        return decodePgmRaster(file);
    case ImageFormat::Wsq:
        return decodeWsqRaster(file);
    }
    return Error{ErrorCode::Unsupported, "image format"};
}

template <typename Image>
Result<RasterView> view(const Image& image, int channels, int ppi)
{
    const auto count = static_cast<std::int64_t>(image.widthPx) * image.heightPx * channels;
    if (!sizeAllowed(image.widthPx, image.heightPx) ||
        static_cast<std::int64_t>(image.pixels.size()) != count) {
        return Error{ErrorCode::InvalidInput, "image size and pixel count disagree"};
    }
    return RasterView{image.widthPx, image.heightPx, channels, ppi, image.pixels.data()};
}

Result<RasterView> view(const GrayImage& image)
{
    return view(image, 1, image.ppi);
}

Result<RasterView> view(const RgbImage& image)
{
    return view(image, 3, 0);
}

template <typename Image>
Result<Bytes> png(const Image& image)
{
    const auto raster = view(image);
    return raster ? encodePngRaster(raster.value()) : raster.error();
}

template <typename Image>
Result<Bytes> jpeg(const Image& image, int quality)
{
    if (quality < 1 || quality > 100) {
        return Error{ErrorCode::InvalidInput, "JPEG quality must be 1 to 100"};
    }
    const auto raster = view(image);
    return raster ? encodeJpegRaster(raster.value(), quality) : raster.error();
}

template <typename Image>
Result<Bytes> jpeg2000(const Image& image, double ratio)
{
    if (!(ratio >= 1.0 && ratio <= kMaxCompressionRatio)) {
        return Error{ErrorCode::InvalidInput, "JPEG 2000 ratio must be 1 to 200"};
    }
    const auto raster = view(image);
    return raster ? encodeJpeg2000Raster(raster.value(), ratio) : raster.error();
}

} // namespace

bool sizeAllowed(std::int64_t widthPx, std::int64_t heightPx)
{
    return widthPx > 0 && heightPx > 0 && widthPx <= kMaxImageSidePx && heightPx <= kMaxImageSidePx;
}

std::optional<ImageFormat> sniffImageFormat(ByteView file)
{
    using namespace std::string_view_literals;
    if (startsWith(file, "\x89PNG\r\n\x1a\n"sv)) {
        return ImageFormat::Png;
    }
    if (startsWith(file, "\xff\xd8\xff"sv)) {
        return ImageFormat::Jpeg;
    }
    if (startsWith(file, "\0\0\0\x0cjP  \r\n\x87\n"sv) || startsWith(file, "\xff\x4f\xff\x51"sv)) {
        return ImageFormat::Jpeg2000;
    }
    if (isWsq(file)) {
        return ImageFormat::Wsq;
    }
    if (startsWith(file, "P5"sv) && file.size() > 2) {
        const char next = asText(file)[2];
        if (next == '#' || next == ' ' || (next >= '\t' && next <= '\r')) {
            return ImageFormat::Pgm;
        }
    }
    return std::nullopt;
}

Result<GrayImage> decodeGray(ByteView file)
{
    auto raster = decode(file);
    if (!raster) {
        return raster.error();
    }
    Raster& from = raster.value();
    GrayImage image{from.widthPx, from.heightPx, from.ppi, {}};
    if (from.channels == 1) {
        image.pixels = std::move(from.samples);
        return image;
    }
    image.pixels.resize(from.samples.size() / 3);
    for (std::size_t i = 0; i < image.pixels.size(); ++i) {
        // ITU-R BT.601 luma in 16-bit fixed point.
        const std::uint32_t luma = 19595U * from.samples[3 * i] + 38470U * from.samples[3 * i + 1] +
                                   7471U * from.samples[3 * i + 2] + 32768U;
        image.pixels[i] = static_cast<std::uint8_t>(luma >> 16U);
    }
    return image;
}

Result<RgbImage> decodeRgb(ByteView file)
{
    auto raster = decode(file);
    if (!raster) {
        return raster.error();
    }
    Raster& from = raster.value();
    RgbImage image{from.widthPx, from.heightPx, {}};
    if (from.channels == 3) {
        image.pixels = std::move(from.samples);
        return image;
    }
    image.pixels.resize(from.samples.size() * 3);
    for (std::size_t i = 0; i < from.samples.size(); ++i) {
        std::fill_n(image.pixels.begin() + static_cast<std::ptrdiff_t>(3 * i), 3, from.samples[i]);
    }
    return image;
}

Result<Bytes> encodePng(const GrayImage& image)
{
    return png(image);
}

Result<Bytes> encodePng(const RgbImage& image)
{
    return png(image);
}

Result<Bytes> encodeJpeg(const GrayImage& image, int quality)
{
    return jpeg(image, quality);
}

Result<Bytes> encodeJpeg(const RgbImage& image, int quality)
{
    return jpeg(image, quality);
}

Result<Bytes> encodeJpeg2000(const GrayImage& image, double compressionRatio)
{
    return jpeg2000(image, compressionRatio);
}

Result<Bytes> encodeJpeg2000(const RgbImage& image, double compressionRatio)
{
    return jpeg2000(image, compressionRatio);
}

Result<Bytes> encodePgm(const GrayImage& image)
{
    const auto raster = view(image);
    if (!raster) {
        return raster.error();
    }
    Bytes file = toBytes(asBytes("P5\n" + std::to_string(image.widthPx) + " " +
                                 std::to_string(image.heightPx) + "\n255\n"));
    append(file, std::as_bytes(std::span(image.pixels)));
    return file;
}

} // namespace rekam::biometrics
