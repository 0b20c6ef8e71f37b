#include "biometrics/raster.h"

#include <png.h>
#include <zlib.h>

#include <cmath>
#include <csetjmp>
#include <cstring>

namespace rekam::biometrics {

namespace {

constexpr double kMetresPerInch = 0.0254;

/// libpng reports errors by longjmp: what must survive one lives here, outside the frame that
/// setjmp returns to, and frees in its destructor.
struct PngReader
{
    png_structp png = nullptr;
    png_infop info = nullptr;
    ByteView rest;
    Raster raster;

    PngReader() = default;
    PngReader(const PngReader&) = delete;
    PngReader& operator=(const PngReader&) = delete;
    PngReader(PngReader&&) = delete;
    PngReader& operator=(PngReader&&) = delete;

    ~PngReader() { png_destroy_read_struct(&png, &info, nullptr); }
};

struct PngWriter
{
    png_structp png = nullptr;
    png_infop info = nullptr;
    Bytes file;

    PngWriter() = default;
    PngWriter(const PngWriter&) = delete;
    PngWriter& operator=(const PngWriter&) = delete;
    PngWriter(PngWriter&&) = delete;
    PngWriter& operator=(PngWriter&&) = delete;

    ~PngWriter() { png_destroy_write_struct(&png, &info); }
};

[[noreturn]] void onError(png_structp png, png_const_charp /*message*/)
{
    png_longjmp(png, 1);
}

void onWarning(png_structp /*png*/, png_const_charp /*message*/) {}

void readBytes(png_structp png, png_bytep target, std::size_t count)
{
    auto& rest = static_cast<PngReader*>(png_get_io_ptr(png))->rest;
    if (count > rest.size()) {
        png_error(png, "truncated");
    }
    std::memcpy(target, rest.data(), count);
    rest = rest.subspan(count);
}

void writeBytes(png_structp png, png_bytep source, std::size_t count)
{
    append(static_cast<PngWriter*>(png_get_io_ptr(png))->file,
           std::as_bytes(std::span(source, count)));
}

void flush(png_structp /*png*/) {}

/// Asks libpng for 8-bit grey or RGB whatever the file holds.
void normalise(png_structp png, png_infop info)
{
    png_set_expand(png);
    png_set_strip_16(png);
    png_set_strip_alpha(png);
    (void)png_set_interlace_handling(png);
    png_read_update_info(png, info);
}

int ppiOf(png_structp png, png_infop info)
{
    const png_uint_32 perMetre = png_get_pixels_per_meter(png, info);
    const double ppi = std::round(perMetre * kMetresPerInch);
    return ppi <= 10'000 ? static_cast<int>(ppi) : 0;
}

/// @return false after any libpng error.
bool readAll(PngReader& reader)
{
    if (setjmp(png_jmpbuf(reader.png)) != 0) { // NOLINT: libpng's way to report errors
        return false;
    }
    png_set_user_limits(reader.png, 8192, 8192);
    png_set_chunk_cache_max(reader.png, 64);
    png_set_chunk_malloc_max(reader.png, 1U << 20U);
    png_set_read_fn(reader.png, &reader, readBytes);
    png_read_info(reader.png, reader.info);
    reader.raster.widthPx = static_cast<int>(png_get_image_width(reader.png, reader.info));
    reader.raster.heightPx = static_cast<int>(png_get_image_height(reader.png, reader.info));
    reader.raster.ppi = ppiOf(reader.png, reader.info);
    normalise(reader.png, reader.info);
    reader.raster.channels = png_get_channels(reader.png, reader.info);
    const std::size_t rowBytes = png_get_rowbytes(reader.png, reader.info);
    const auto expected = static_cast<std::size_t>(reader.raster.widthPx) *
                          static_cast<std::size_t>(reader.raster.channels);
    if (rowBytes != expected || (reader.raster.channels != 1 && reader.raster.channels != 3)) {
        return false;
    }
    reader.raster.samples.resize(rowBytes * static_cast<std::size_t>(reader.raster.heightPx));
    const int passes =
        png_get_interlace_type(reader.png, reader.info) == PNG_INTERLACE_ADAM7 ? 7 : 1;
    for (int pass = 0; pass < passes; ++pass) {
        for (int row = 0; row < reader.raster.heightPx; ++row) {
            png_read_row(reader.png,
                         reader.raster.samples.data() + static_cast<std::size_t>(row) * rowBytes,
                         nullptr);
        }
    }
    png_read_end(reader.png, nullptr);
    return true;
}

bool writeAll(PngWriter& writer, const RasterView& image)
{
    if (setjmp(png_jmpbuf(writer.png)) != 0) { // NOLINT: libpng's way to report errors
        return false;
    }
    png_set_write_fn(writer.png, &writer, writeBytes, flush);
    png_set_IHDR(writer.png, writer.info, static_cast<png_uint_32>(image.widthPx),
                 static_cast<png_uint_32>(image.heightPx), 8,
                 image.channels == 1 ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    // Prints and irises are noise to LZ77: runs and Huffman codes over these two filters make files
    // as small as zlib's default level over all of them, ten times faster.
    png_set_filter(writer.png, PNG_FILTER_TYPE_BASE, PNG_FILTER_SUB | PNG_FILTER_AVG);
    png_set_compression_strategy(writer.png, Z_RLE);
    png_set_compression_level(writer.png, Z_BEST_SPEED);
    if (image.ppi > 0) {
        const auto perMetre = static_cast<png_uint_32>(std::lround(image.ppi / kMetresPerInch));
        png_set_pHYs(writer.png, writer.info, perMetre, perMetre, PNG_RESOLUTION_METER);
    }
    png_write_info(writer.png, writer.info);
    const std::size_t rowBytes =
        static_cast<std::size_t>(image.widthPx) * static_cast<std::size_t>(image.channels);
    for (int row = 0; row < image.heightPx; ++row) {
        png_write_row(writer.png, image.samples + static_cast<std::size_t>(row) * rowBytes);
    }
    png_write_end(writer.png, writer.info);
    return true;
}

} // namespace

Result<Raster> decodePngRaster(ByteView file)
{
    PngReader reader;
    reader.rest = file;
    reader.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, onError, onWarning);
    reader.info = reader.png == nullptr ? nullptr : png_create_info_struct(reader.png);
    if (reader.info == nullptr || !readAll(reader)) {
        return Error{ErrorCode::InvalidInput, "PNG is malformed, truncated or too large"};
    }
    return std::move(reader.raster);
}

Result<Bytes> encodePngRaster(const RasterView& image)
{
    PngWriter writer;
    writer.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, onError, onWarning);
    writer.info = writer.png == nullptr ? nullptr : png_create_info_struct(writer.png);
    if (writer.info == nullptr || !writeAll(writer, image)) {
        return Error{ErrorCode::InvalidInput, "PNG cannot be written"};
    }
    return std::move(writer.file);
}

} // namespace rekam::biometrics
