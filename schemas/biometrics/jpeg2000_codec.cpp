#include "biometrics/raster.h"

#include <openjpeg.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <memory>

namespace rekam::biometrics {

namespace {

constexpr int kMaxComponents = 4;
constexpr int kMaxTiles = 4096;
constexpr int kMaxResolutions = 6;
constexpr int kMinLowestBandPx = 16;

struct CodecFree
{
    void operator()(opj_codec_t* codec) const noexcept { opj_destroy_codec(codec); }
};

struct StreamFree
{
    void operator()(opj_stream_t* stream) const noexcept { opj_stream_destroy(stream); }
};

struct ImageFree
{
    void operator()(opj_image_t* image) const noexcept { opj_image_destroy(image); }
};

using CodecPtr = std::unique_ptr<opj_codec_t, CodecFree>;
using StreamPtr = std::unique_ptr<opj_stream_t, StreamFree>;
using ImagePtr = std::unique_ptr<opj_image_t, ImageFree>;

/// A byte string behind OpenJPEG's stream callbacks: read from `source` or written to `sink`.
struct Memory
{
    ByteView source;
    Bytes sink;
    std::size_t at = 0;
};

OPJ_SIZE_T readSome(void* target, OPJ_SIZE_T count, void* user)
{
    auto& memory = *static_cast<Memory*>(user);
    const std::size_t part = std::min<std::size_t>(count, memory.source.size() - memory.at);
    if (part == 0) {
        return std::numeric_limits<OPJ_SIZE_T>::max(); // OpenJPEG's end of stream
    }
    std::memcpy(target, memory.source.data() + memory.at, part);
    memory.at += part;
    return part;
}

OPJ_OFF_T skipRead(OPJ_OFF_T count, void* user)
{
    auto& memory = *static_cast<Memory*>(user);
    if (count < 0 || static_cast<std::size_t>(count) > memory.source.size() - memory.at) {
        return -1;
    }
    memory.at += static_cast<std::size_t>(count);
    return count;
}

OPJ_BOOL seekRead(OPJ_OFF_T position, void* user)
{
    auto& memory = *static_cast<Memory*>(user);
    if (position < 0 || static_cast<std::size_t>(position) > memory.source.size()) {
        return OPJ_FALSE;
    }
    memory.at = static_cast<std::size_t>(position);
    return OPJ_TRUE;
}

OPJ_SIZE_T writeSome(void* source, OPJ_SIZE_T count, void* user)
{
    auto& memory = *static_cast<Memory*>(user);
    memory.sink.resize(std::max<std::size_t>(memory.sink.size(), memory.at + count));
    std::memcpy(memory.sink.data() + memory.at, source, count);
    memory.at += count;
    return count;
}

OPJ_OFF_T skipWrite(OPJ_OFF_T count, void* user)
{
    auto& memory = *static_cast<Memory*>(user);
    memory.at += static_cast<std::size_t>(count);
    memory.sink.resize(std::max(memory.sink.size(), memory.at));
    return count;
}

OPJ_BOOL seekWrite(OPJ_OFF_T position, void* user)
{
    static_cast<Memory*>(user)->at = static_cast<std::size_t>(position);
    return OPJ_TRUE;
}

void discard(const char* /*message*/, void* /*user*/) {}

void silence(opj_codec_t* codec)
{
    (void)opj_set_info_handler(codec, discard, nullptr);
    (void)opj_set_warning_handler(codec, discard, nullptr);
    (void)opj_set_error_handler(codec, discard, nullptr);
}

Error malformed()
{
    return Error{ErrorCode::InvalidInput, "JPEG 2000 is malformed, truncated or too large"};
}

/// Header limits, before OpenJPEG allocates for the pixels.
Status checkHeader(const opj_image_t& image, opj_codec_t* codec)
{
    if (image.x1 <= image.x0 || image.y1 <= image.y0 ||
        !sizeAllowed(std::int64_t{image.x1} - image.x0, std::int64_t{image.y1} - image.y0)) {
        return malformed();
    }
    if (image.numcomps < 1 || image.numcomps > kMaxComponents) {
        return Error{ErrorCode::Unsupported, "JPEG 2000 channel count"};
    }
    opj_codestream_info_v2_t* info = opj_get_cstr_info(codec);
    if (info == nullptr) {
        return malformed();
    }
    const bool tooManyTiles = std::uint64_t{info->tw} * info->th > kMaxTiles;
    opj_destroy_cstr_info(&info);
    if (tooManyTiles) {
        return malformed();
    }
    for (const opj_image_comp_t& part : std::span(image.comps, image.numcomps)) {
        if (part.dx != 1 || part.dy != 1 || part.prec < 1 || part.prec > 16 || part.sgnd != 0) {
            return Error{ErrorCode::Unsupported, "JPEG 2000 sampling or depth"};
        }
    }
    return {};
}

std::uint8_t toEightBits(OPJ_INT32 value, OPJ_UINT32 precision)
{
    const OPJ_INT32 top = static_cast<OPJ_INT32>((1U << precision) - 1U);
    const OPJ_INT32 clamped = std::clamp(value, 0, top);
    return static_cast<std::uint8_t>(precision >= 8 ? clamped >> (precision - 8U)
                                                    : clamped * 255 / top);
}

Result<Raster> interleave(const opj_image_t& image)
{
    Raster raster{static_cast<int>(image.x1 - image.x0),
                  static_cast<int>(image.y1 - image.y0),
                  image.numcomps >= 3 ? 3 : 1,
                  0,
                  {}};
    const std::size_t count =
        static_cast<std::size_t>(raster.widthPx) * static_cast<std::size_t>(raster.heightPx);
    const auto channels = static_cast<std::size_t>(raster.channels);
    if (channels == 3 && image.color_space != OPJ_CLRSPC_SRGB &&
        image.color_space != OPJ_CLRSPC_UNSPECIFIED && image.color_space != OPJ_CLRSPC_UNKNOWN) {
        return Error{ErrorCode::Unsupported, "JPEG 2000 colour space"};
    }
    raster.samples.resize(count * channels);
    for (std::size_t channel = 0; channel < channels; ++channel) {
        const opj_image_comp_t& part = image.comps[channel];
        if (part.data == nullptr || std::size_t{part.w} * part.h != count) {
            return malformed();
        }
        for (std::size_t i = 0; i < count; ++i) {
            raster.samples[i * channels + channel] = toEightBits(part.data[i], part.prec);
        }
    }
    return raster;
}

ImagePtr toOpenJpeg(const RasterView& view)
{
    const auto width = static_cast<OPJ_UINT32>(view.widthPx);
    const auto height = static_cast<OPJ_UINT32>(view.heightPx);
    std::vector<opj_image_cmptparm_t> parameters(static_cast<std::size_t>(view.channels));
    for (auto& parameter : parameters) {
        parameter = {};
        parameter.dx = 1;
        parameter.dy = 1;
        parameter.w = width;
        parameter.h = height;
        parameter.prec = 8;
    }
    ImagePtr image(opj_image_create(static_cast<OPJ_UINT32>(parameters.size()), parameters.data(),
                                    view.channels == 3 ? OPJ_CLRSPC_SRGB : OPJ_CLRSPC_GRAY));
    if (!image) {
        return image;
    }
    image->x1 = width;
    image->y1 = height;
    const std::size_t count = std::size_t{width} * height;
    for (std::size_t channel = 0; channel < parameters.size(); ++channel) {
        for (std::size_t i = 0; i < count; ++i) {
            image->comps[channel].data[i] = view.samples[i * parameters.size() + channel];
        }
    }
    return image;
}

opj_cparameters_t parametersFor(const RasterView& view, double ratio)
{
    opj_cparameters_t parameters;
    opj_set_default_encoder_parameters(&parameters);
    parameters.tcp_numlayers = 1;
    parameters.cp_disto_alloc = 1;
    parameters.tcp_rates[0] = ratio > 1.0 ? static_cast<float>(ratio) : 0.0F;
    parameters.irreversible = ratio > 1.0 ? 1 : 0;
    parameters.tcp_mct = view.channels == 3 ? 1 : 0;
    int side = std::min(view.widthPx, view.heightPx);
    parameters.numresolution = 1;
    while (parameters.numresolution < kMaxResolutions && side >= 2 * kMinLowestBandPx) {
        side /= 2;
        ++parameters.numresolution;
    }
    return parameters;
}

} // namespace

Result<Raster> decodeJpeg2000Raster(ByteView file)
{
    Memory memory{file, {}, 0};
    const bool bare = file.size() > 1 && file[0] == std::byte{0xFF};
    const CodecPtr codec(opj_create_decompress(bare ? OPJ_CODEC_J2K : OPJ_CODEC_JP2));
    const StreamPtr stream(opj_stream_default_create(OPJ_TRUE));
    if (!codec || !stream) {
        return malformed();
    }
    silence(codec.get());
    opj_stream_set_user_data(stream.get(), &memory, nullptr);
    opj_stream_set_user_data_length(stream.get(), file.size());
    opj_stream_set_read_function(stream.get(), readSome);
    opj_stream_set_skip_function(stream.get(), skipRead);
    opj_stream_set_seek_function(stream.get(), seekRead);
    opj_dparameters_t parameters;
    opj_set_default_decoder_parameters(&parameters);
    opj_image_t* read = nullptr;
    if (opj_setup_decoder(codec.get(), &parameters) == OPJ_FALSE ||
        opj_read_header(stream.get(), codec.get(), &read) == OPJ_FALSE || read == nullptr) {
        opj_image_destroy(read);
        return malformed();
    }
    const ImagePtr image(read);
    if (const auto status = checkHeader(*image, codec.get()); !status) {
        return status.error();
    }
    if (opj_decode(codec.get(), stream.get(), image.get()) == OPJ_FALSE ||
        opj_end_decompress(codec.get(), stream.get()) == OPJ_FALSE) {
        return malformed();
    }
    return interleave(*image);
}

Result<Bytes> encodeJpeg2000Raster(const RasterView& image, double compressionRatio)
{
    const Error cannot{ErrorCode::InvalidInput, "JPEG 2000 cannot be written"};
    const CodecPtr codec(opj_create_compress(OPJ_CODEC_JP2));
    const ImagePtr raster = toOpenJpeg(image);
    Memory memory;
    const StreamPtr stream(opj_stream_default_create(OPJ_FALSE));
    if (!codec || !raster || !stream) {
        return cannot;
    }
    silence(codec.get());
    opj_stream_set_user_data(stream.get(), &memory, nullptr);
    opj_stream_set_write_function(stream.get(), writeSome);
    opj_stream_set_skip_function(stream.get(), skipWrite);
    opj_stream_set_seek_function(stream.get(), seekWrite);
    opj_cparameters_t parameters = parametersFor(image, compressionRatio);
    if (opj_setup_encoder(codec.get(), &parameters, raster.get()) == OPJ_FALSE ||
        opj_start_compress(codec.get(), raster.get(), stream.get()) == OPJ_FALSE ||
        opj_encode(codec.get(), stream.get()) == OPJ_FALSE ||
        opj_end_compress(codec.get(), stream.get()) == OPJ_FALSE) {
        return cannot;
    }
    return std::move(memory.sink);
}

} // namespace rekam::biometrics
