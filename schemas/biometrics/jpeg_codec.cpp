#include "biometrics/raster.h"

#include <jerror.h>
#include <jpeglib.h>

#include <cmath>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <limits>

namespace rekam::biometrics {

namespace {

constexpr int kFullChromaQuality = 90;
constexpr double kCentimetresPerInch = 2.54;

/// libjpeg's error manager with a way out. `base` first: libjpeg hands back a pointer to it.
struct JpegErrors
{
    jpeg_error_mgr base{};
    std::jmp_buf wayOut{};
    int warnings = 0;
};

JpegErrors& errorsOf(j_common_ptr codec)
{
    return *reinterpret_cast<JpegErrors*>(codec->err); // NOLINT: layout documented by libjpeg
}

[[noreturn]] void onError(j_common_ptr codec)
{
    std::longjmp(errorsOf(codec).wayOut, 1); // NOLINT: libjpeg's way to report errors
}

void onMessage(j_common_ptr codec, int level)
{
    // Cameras pad between markers; every other warning means that pixels were made up.
    if (level < 0 && codec->err->msg_code != JWRN_EXTRANEOUS_DATA) {
        ++errorsOf(codec).warnings;
    }
}

void install(JpegErrors& errors)
{
    (void)jpeg_std_error(&errors.base);
    errors.base.error_exit = onError;
    errors.base.emit_message = onMessage;
}

struct JpegReader
{
    JpegErrors errors;
    jpeg_decompress_struct codec{};
    Raster raster;
    bool colourUnsupported = false;

    JpegReader() = default;
    JpegReader(const JpegReader&) = delete;
    JpegReader& operator=(const JpegReader&) = delete;
    JpegReader(JpegReader&&) = delete;
    JpegReader& operator=(JpegReader&&) = delete;

    ~JpegReader() { jpeg_destroy_decompress(&codec); }
};

struct JpegWriter
{
    JpegErrors errors;
    jpeg_compress_struct codec{};
    unsigned char* buffer = nullptr;
    unsigned long size = 0; // NOLINT(google-runtime-int): libjpeg's own type

    JpegWriter() = default;
    JpegWriter(const JpegWriter&) = delete;
    JpegWriter& operator=(const JpegWriter&) = delete;
    JpegWriter(JpegWriter&&) = delete;
    JpegWriter& operator=(JpegWriter&&) = delete;

    ~JpegWriter()
    {
        jpeg_destroy_compress(&codec);
        std::free(buffer); // NOLINT: allocated by libjpeg
    }
};

int ppiOf(const jpeg_decompress_struct& codec)
{
    if (codec.saw_JFIF_marker == 0 || codec.X_density != codec.Y_density) {
        return 0;
    }
    if (codec.density_unit == 1) {
        return codec.X_density;
    }
    return codec.density_unit == 2
               ? static_cast<int>(std::lround(codec.X_density * kCentimetresPerInch))
               : 0;
}

bool readAll(JpegReader& reader, ByteView file)
{
    if (setjmp(reader.errors.wayOut) != 0) { // NOLINT: libjpeg's way to report errors
        return false;
    }
    auto& codec = reader.codec;
    jpeg_create_decompress(&codec);
    codec.mem->max_memory_to_use = 512L << 20U;
    jpeg_mem_src(&codec, reinterpret_cast<const unsigned char*>(file.data()), file.size());
    (void)jpeg_read_header(&codec, TRUE);
    if (!sizeAllowed(codec.image_width, codec.image_height)) {
        return false;
    }
    reader.colourUnsupported = codec.num_components != 1 && codec.num_components != 3;
    if (reader.colourUnsupported) {
        return false;
    }
    codec.out_color_space = codec.num_components == 1 ? JCS_GRAYSCALE : JCS_RGB;
    (void)jpeg_start_decompress(&codec);
    reader.raster.widthPx = static_cast<int>(codec.output_width);
    reader.raster.heightPx = static_cast<int>(codec.output_height);
    reader.raster.channels = codec.output_components;
    reader.raster.ppi = ppiOf(codec);
    const std::size_t rowBytes =
        std::size_t{codec.output_width} * static_cast<std::size_t>(codec.output_components);
    reader.raster.samples.resize(rowBytes * codec.output_height);
    while (codec.output_scanline < codec.output_height) {
        JSAMPROW row = reader.raster.samples.data() + codec.output_scanline * rowBytes;
        (void)jpeg_read_scanlines(&codec, &row, 1);
    }
    (void)jpeg_finish_decompress(&codec);
    return reader.errors.warnings == 0;
}

bool writeAll(JpegWriter& writer, const RasterView& image, int quality)
{
    if (setjmp(writer.errors.wayOut) != 0) { // NOLINT: libjpeg's way to report errors
        return false;
    }
    auto& codec = writer.codec;
    jpeg_create_compress(&codec);
    jpeg_mem_dest(&codec, &writer.buffer, &writer.size);
    codec.image_width = static_cast<JDIMENSION>(image.widthPx);
    codec.image_height = static_cast<JDIMENSION>(image.heightPx);
    codec.input_components = image.channels;
    codec.in_color_space = image.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&codec);
    jpeg_set_quality(&codec, quality, TRUE);
    if (image.channels == 3 && quality >= kFullChromaQuality) {
        codec.comp_info[0].h_samp_factor = 1;
        codec.comp_info[0].v_samp_factor = 1;
    }
    if (image.ppi > 0 && image.ppi <= std::numeric_limits<UINT16>::max()) {
        codec.density_unit = 1;
        codec.X_density = static_cast<UINT16>(image.ppi);
        codec.Y_density = static_cast<UINT16>(image.ppi);
    }
    jpeg_start_compress(&codec, TRUE);
    const std::size_t rowBytes =
        static_cast<std::size_t>(image.widthPx) * static_cast<std::size_t>(image.channels);
    while (codec.next_scanline < codec.image_height) {
        // libjpeg does not write through the row pointer when it compresses.
        auto* row = const_cast<JSAMPROW>(image.samples + codec.next_scanline * rowBytes); // NOLINT
        (void)jpeg_write_scanlines(&codec, &row, 1);
    }
    jpeg_finish_compress(&codec);
    return true;
}

} // namespace

Result<Raster> decodeJpegRaster(ByteView file)
{
    JpegReader reader;
    install(reader.errors);
    reader.codec.err = &reader.errors.base;
    if (readAll(reader, file)) {
        return std::move(reader.raster);
    }
    if (reader.colourUnsupported) {
        return Error{ErrorCode::Unsupported, "JPEG is neither grey nor RGB"};
    }
    return Error{ErrorCode::InvalidInput, "JPEG is malformed, truncated or too large"};
}

Result<Bytes> encodeJpegRaster(const RasterView& image, int quality)
{
    JpegWriter writer;
    install(writer.errors);
    writer.codec.err = &writer.errors.base;
    if (!writeAll(writer, image, quality)) {
        return Error{ErrorCode::InvalidInput, "JPEG cannot be written"};
    }
    return toBytes(std::as_bytes(std::span(writer.buffer, writer.size)));
}

} // namespace rekam::biometrics
