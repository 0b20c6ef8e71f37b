#include "biometrics/iso/checker.h"

#include "biometrics/fmr.h"
#include "biometrics/iso/face_image_record.h"
#include "biometrics/iso/finger_image_record.h"
#include "biometrics/iso/iris_image_record.h"

#include <algorithm>
#include <array>

namespace rekam::biometrics::iso {

namespace {

using namespace std::string_view_literals;

std::optional<ImageFormat> formatOf(FingerCompression compression)
{
    switch (compression) {
    case FingerCompression::Wsq:
        return ImageFormat::Wsq;
    case FingerCompression::Jpeg:
        return ImageFormat::Jpeg;
    case FingerCompression::Jpeg2000:
    case FingerCompression::Jpeg2000Lossless:
        return ImageFormat::Jpeg2000;
    case FingerCompression::Png:
        return ImageFormat::Png;
    case FingerCompression::None:
    case FingerCompression::BitPacked:
        return std::nullopt;
    }
    return std::nullopt;
}

std::optional<ImageFormat> formatOf(FaceImageData type)
{
    switch (type) {
    case FaceImageData::Jpeg:
        return ImageFormat::Jpeg;
    case FaceImageData::Jpeg2000Lossy:
    case FaceImageData::Jpeg2000Lossless:
        return ImageFormat::Jpeg2000;
    case FaceImageData::Png:
        return ImageFormat::Png;
    }
    return std::nullopt;
}

std::optional<ImageFormat> formatOf(IrisImageFormat format)
{
    switch (format) {
    case IrisImageFormat::Jpeg2000:
        return ImageFormat::Jpeg2000;
    case IrisImageFormat::Png:
        return ImageFormat::Png;
    case IrisImageFormat::Raw:
        return std::nullopt;
    }
    return std::nullopt;
}

/// Uncompressed samples of more than eight bits take two bytes unless they are packed.
std::size_t storedBits(std::size_t bits, bool packed)
{
    constexpr std::size_t kByte = 8;
    return packed ? bits : (bits > kByte ? 2 * kByte : kByte);
}

std::vector<StoredImage> imagesOf(const FingerImageRecord& record)
{
    std::vector<StoredImage> images;
    for (const FingerImageRepresentation& shown : record.representations) {
        const bool packed = shown.compression == FingerCompression::BitPacked;
        images.push_back({formatOf(shown.compression), shown.widthPx, shown.heightPx,
                          storedBits(shown.bitsPerPixel, packed), shown.image});
    }
    return images;
}

std::vector<StoredImage> imagesOf(const FaceImageRecord& record)
{
    std::vector<StoredImage> images;
    for (const FaceImageRepresentation& shown : record.representations) {
        images.push_back({formatOf(shown.dataType), shown.widthPx, shown.heightPx, 0, shown.image});
    }
    return images;
}

std::vector<StoredImage> imagesOf(const IrisImageRecord& record)
{
    std::vector<StoredImage> images;
    for (const IrisImageRepresentation& shown : record.representations) {
        images.push_back({formatOf(shown.format), shown.widthPx, shown.heightPx,
                          storedBits(shown.bitsPerPixel, false), shown.image});
    }
    return images;
}

template <typename Record>
Result<std::vector<StoredImage>> imagesIn(const Result<Record>& record)
{
    if (!record) {
        return record.error();
    }
    return imagesOf(record.value());
}

std::string sizeText(std::size_t widthPx, std::size_t heightPx)
{
    return std::to_string(widthPx) + 'x' + std::to_string(heightPx);
}

std::optional<Finding> check(const StoredImage& image, std::size_t index)
{
    constexpr std::size_t kByte = 8;
    if (!image.format) {
        const std::size_t bits = image.widthPx * image.heightPx * image.bitsPerPixel;
        return image.bytes.size() == (bits + kByte - 1) / kByte
                   ? std::nullopt
                   : std::optional(
                         Finding{Rule::Size, index, std::to_string(image.bytes.size()) + " bytes"});
    }
    if (sniffImageFormat(image.bytes) != image.format) {
        return Finding{Rule::Format, index, {}};
    }
    const auto decoded = decodeGray(image.bytes);
    if (!decoded) {
        return Finding{Rule::Decodes, index, decoded.error().detail};
    }
    const auto width = static_cast<std::size_t>(decoded.value().widthPx);
    const auto height = static_cast<std::size_t>(decoded.value().heightPx);
    return width == image.widthPx && height == image.heightPx
               ? std::nullopt
               : std::optional(Finding{Rule::Size, index, sizeText(width, height)});
}

} // namespace

RecordType typeOf(ByteView bytes)
{
    struct Known
    {
        std::string_view magic;
        RecordType type;
    };

    constexpr std::array kKnown = {
        Known{"FMR\0"sv, RecordType::FingerMinutiae}, Known{"FIR\0"sv, RecordType::FingerImage},
        Known{"FAC\0"sv, RecordType::FaceImage}, Known{"IIR\0"sv, RecordType::IrisImage}};
    const auto found = std::ranges::find_if(
        kKnown, [&](const Known& known) { return asText(bytes).starts_with(known.magic); });
    return found == kKnown.end() ? RecordType::Unknown : found->type;
}

Result<std::vector<StoredImage>> imagesOf(ByteView bytes)
{
    switch (typeOf(bytes)) {
    case RecordType::FingerMinutiae: {
        const auto record = readFmr(bytes);
        return record ? Result(std::vector<StoredImage>()) : record.error();
    }
    case RecordType::FingerImage:
        return imagesIn(readFingerImages(bytes));
    case RecordType::FaceImage:
        return imagesIn(readFaceImages(bytes));
    case RecordType::IrisImage:
        return imagesIn(readIrisImages(bytes));
    case RecordType::Unknown:
        break;
    }
    return Error{ErrorCode::InvalidInput, "iso: no format identifier"};
}

std::vector<Finding> check(ByteView bytes)
{
    const auto images = imagesOf(bytes);
    if (!images) {
        return {{Rule::Readable, 0, images.error().detail}};
    }
    std::vector<Finding> findings;
    for (std::size_t i = 0; i < images.value().size(); ++i) {
        if (auto finding = check(images.value()[i], i)) {
            findings.push_back(std::move(*finding));
        }
    }
    return findings;
}

} // namespace rekam::biometrics::iso
