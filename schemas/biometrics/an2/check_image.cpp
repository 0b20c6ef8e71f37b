// The image of a record: there, whole, of the stated compression and size.
#include "base/byte_reader.h"
#include "biometrics/an2/binary_records.h"
#include "biometrics/an2/field_rules.h"
#include "biometrics/image_codec.h"

#include <algorithm>
#include <array>

namespace rekam::biometrics::an2 {

namespace {

using namespace std::string_view_literals;

constexpr unsigned kSignatureType = 8;
constexpr std::size_t kBitsPerByte = 8;

struct Size
{
    std::size_t widthPx = 0;
    std::size_t heightPx = 0;

    bool operator==(const Size&) const = default;
};

/// Type-3 to 6's GCA by number, the others' CGA by name (table 15).
constexpr std::array kCompressions = {"NONE"sv, "WSQ20"sv, "JPEGB"sv, "JPEGL"sv,
                                      "JP2"sv,  "JP2L"sv,  "PNG"sv};

std::optional<ImageFormat> formatOf(std::string_view compression)
{
    if (compression == "WSQ20") {
        return ImageFormat::Wsq;
    }
    if (compression == "JPEGB" || compression == "JPEGL") {
        return ImageFormat::Jpeg;
    }
    if (compression == "JP2" || compression == "JP2L") {
        return ImageFormat::Jpeg2000;
    }
    return compression == "PNG" ? std::optional(ImageFormat::Png) : std::nullopt;
}

struct JpegFrame
{
    std::uint8_t marker = 0; ///< SOF0 C0 … SOF15 CF
    Size size;
};

/// The frame header of a JPEG file (ITU-T T.81 B.2.2), lossless ones too, which no library at hand
/// decodes.
std::optional<JpegFrame> jpegFrame(ByteView file)
{
    constexpr std::uint8_t kFirstFrame = 0xC0;
    constexpr std::uint8_t kLastFrame = 0xCF;
    constexpr std::array<std::uint8_t, 3> kNoFrames = {0xC4, 0xC8, 0xCC}; // DHT, JPG, DAC
    constexpr std::uint16_t kStartOfImage = 0xFFD8;
    constexpr std::uint8_t kFill = 0xFF;
    ByteReader reader(file);
    if (reader.bigEndian<std::uint16_t>() != kStartOfImage) {
        return std::nullopt;
    }
    while (reader.ok() && reader.bigEndian<std::uint8_t>() == kFill) {
        std::uint8_t marker = kFill;
        while (reader.ok() && marker == kFill) {
            marker = reader.bigEndian<std::uint8_t>();
        }
        const std::size_t length = reader.bigEndian<std::uint16_t>();
        ByteReader segment(reader.take(std::max<std::size_t>(length, 2) - 2));
        if (marker < kFirstFrame || marker > kLastFrame ||
            std::ranges::find(kNoFrames, marker) != kNoFrames.end()) {
            continue;
        }
        (void)segment.bigEndian<std::uint8_t>(); // precision
        JpegFrame frame{marker, {}};
        frame.size.heightPx = segment.bigEndian<std::uint16_t>();
        frame.size.widthPx = segment.bigEndian<std::uint16_t>();
        return segment.ok() ? std::optional(frame) : std::nullopt;
    }
    return std::nullopt;
}

/// Adds what is wrong with a compressed image.
void checkCompressed(std::string_view compression, ByteView file, Size stated, unsigned sizeField,
                     Findings& findings)
{
    constexpr std::uint8_t kLossless = 0xC3;
    if (sniffImageFormat(file) != formatOf(compression)) {
        findings.add(Rule::Image, kDataField, "not " + std::string(compression));
        return;
    }
    Size size;
    if (compression == "JPEGB" || compression == "JPEGL") {
        const auto frame = jpegFrame(file);
        const bool lossless = frame && frame->marker == kLossless;
        if (!frame || lossless != (compression == "JPEGL")) {
            findings.add(Rule::Image, kDataField, "not " + std::string(compression));
            return;
        }
        size = frame->size;
    }
    if (compression != "JPEGL") {
        const auto image = decodeGray(file);
        if (!image) {
            findings.add(Rule::Image, kDataField, image.error().detail);
            return;
        }
        size = {static_cast<std::size_t>(image.value().widthPx),
                static_cast<std::size_t>(image.value().heightPx)};
    }
    if (size != stated) {
        findings.add(Rule::Size, sizeField,
                     std::to_string(size.widthPx) + 'x' + std::to_string(size.heightPx) +
                         " in the image");
    }
}

void checkRaw(std::size_t bytes, Size stated, std::size_t bitsPerPixel, Findings& findings)
{
    const std::size_t bits = stated.widthPx * stated.heightPx * bitsPerPixel;
    if (bytes != (bits + kBitsPerByte - 1) / kBitsPerByte) {
        findings.add(Rule::Size, kDataField, std::to_string(bytes) + " bytes");
    }
}

/// Bits a pixel of an uncompressed image: BPX, or for a photograph eight for each channel.
std::size_t bitsOf(const Record& record)
{
    constexpr unsigned kBitsField = 12;
    constexpr unsigned kPhotographType = 10;
    if (record.type != kPhotographType) {
        return number(text(record, kBitsField)).value_or(kBitsPerByte);
    }
    const std::string_view space = text(record, kBitsField); // CSP
    return space == "GRAY" || space == "UNK" ? kBitsPerByte : 3 * kBitsPerByte;
}

void checkTaggedImage(const Record& record, Findings& findings)
{
    constexpr unsigned kWidthField = 6;
    constexpr unsigned kHeightField = 7;
    constexpr unsigned kCompressionField = 11;
    constexpr unsigned kAmputatedField = 18;
    const Field* data = find(record, kDataField);
    if (data == nullptr || data->value.empty()) {
        const bool excused = record.type == 14 && find(record, kAmputatedField) != nullptr;
        if (!excused) {
            findings.add(Rule::Image, kDataField, "missing");
        }
        return;
    }
    const std::string_view compression = text(record, kCompressionField);
    const Size stated{number(text(record, kWidthField)).value_or(0),
                      number(text(record, kHeightField)).value_or(0)};
    if (compression == "NONE") {
        checkRaw(data->value.size(), stated, bitsOf(record), findings);
    } else if (formatOf(compression)) {
        checkCompressed(compression, data->value, stated, kWidthField, findings);
    } // an unknown name is told by the field's own rule
}

void checkFingerImage(const FingerImage& image, Findings& findings)
{
    // Table 7 without palms; what has room in a Type-4's one byte of table 8.
    constexpr std::array kImpressions = {CodeRange{0, 8}, CodeRange{20, 29}};
    constexpr std::array kFingerPositions = {CodeRange{0, 14}};
    const auto shown = [](std::uint32_t code) {
        return std::to_string(code);
    };
    if (!within(kImpressions, image.impression)) {
        findings.add(Rule::Code, 3, shown(image.impression));
    }
    for (std::size_t i = 0; i < image.positions.size(); ++i) {
        const std::uint8_t position = image.positions.at(i);
        const bool padding = i > 0 && position == kNoPosition;
        if (!padding && !within(kFingerPositions, position)) {
            findings.add(Rule::Code, 4, shown(position));
        }
    }
    if (image.resolution > 1) {
        findings.add(Rule::Code, 5, shown(image.resolution));
    }
    if (image.compression >= kCompressions.size()) {
        findings.add(Rule::Code, 8, shown(image.compression));
        return;
    }
    const Size stated{image.widthPx, image.heightPx};
    const std::string_view compression = kCompressions.at(image.compression);
    if (image.data.empty()) {
        findings.add(Rule::Image, 9, "missing");
    } else if (compression == "NONE") {
        checkRaw(image.data.size(), stated, kBitsPerByte, findings);
    } else {
        checkCompressed(compression, image.data, stated, 6, findings);
    }
}

void checkSignature(const SignatureImage& image, Findings& findings)
{
    constexpr std::uint8_t kVector = 2;
    constexpr std::size_t kVectorBytes = 5; // two of X, two of Y, one of pressure
    const auto shown = [](std::uint32_t code) {
        return std::to_string(code);
    };
    if (image.signer > 1) {
        findings.add(Rule::Code, 3, shown(image.signer));
    }
    if (image.representation > kVector) {
        findings.add(Rule::Code, 4, shown(image.representation));
    }
    if (image.resolution > 1) {
        findings.add(Rule::Code, 5, shown(image.resolution));
    }
    if (image.data.empty()) {
        findings.add(Rule::Image, 8, "missing");
    } else if (image.representation == kVector) {
        if (image.widthPx != 0 || image.heightPx != 0 || image.data.size() % kVectorBytes != 0) {
            findings.add(Rule::Size, 8, std::to_string(image.data.size()) + " bytes of vectors");
        }
    } else if (image.representation == 0) {
        // One bit a pixel by clause 8.8; NIST's own reference has colour too.
        const std::size_t pixels = std::size_t{image.widthPx} * image.heightPx;
        const std::array known = {(pixels + kBitsPerByte - 1) / kBitsPerByte, pixels, 3 * pixels};
        if (std::ranges::find(known, image.data.size()) == known.end()) {
            findings.add(Rule::Size, 8, std::to_string(image.data.size()) + " bytes");
        }
    }
}

} // namespace

void checkImage(const Record& record, Findings& findings)
{
    constexpr std::array kWithImage = {10U, 13U, 14U, 15U, 17U};
    if (std::ranges::find(kWithImage, record.type) != kWithImage.end()) {
        checkTaggedImage(record, findings);
    } else if (record.type == kSignatureType) {
        if (const auto image = signatureImage(record)) {
            checkSignature(*image, findings);
        } else {
            findings.add(Rule::Readable, 0, "shorter than its head");
        }
    } else if (record.type == 3 || record.type == 4) { // 5 and 6 are bilevel and long gone
        if (const auto image = fingerImage(record)) {
            checkFingerImage(*image, findings);
        } else {
            findings.add(Rule::Readable, 0, "shorter than its head");
        }
    }
}

} // namespace rekam::biometrics::an2
