#include "biometrics/fmr.h"

#include "base/byte_reader.h"
#include "base/byte_writer.h"

#include <algorithm>
#include <array>

namespace rekam::biometrics {

namespace {

constexpr std::array kMagic = {std::byte{'F'}, std::byte{'M'}, std::byte{'R'}, std::byte{0}};
constexpr std::array kVersion = {std::byte{' '}, std::byte{'2'}, std::byte{'0'}, std::byte{0}};
constexpr unsigned kMaxPosition = 10;
constexpr unsigned kMaxCoordinate = 0x3FFF;
constexpr unsigned kMaxNibble = 0x0F;
constexpr unsigned kMaxDeviceType = 0x0FFF;
constexpr unsigned kMaxQuality = 100;
constexpr std::size_t kMaxExtensionBytes = 0xFFFF;
constexpr std::size_t kExtensionHeaderBytes = 4;

Error invalid(const char* detail)
{
    return {ErrorCode::InvalidInput, detail};
}

/// Table 3: 0…3 are live-scan and not, plain and rolled; 8 is a swipe.
bool isImpressionType(unsigned value)
{
    return value <= 3 || value == 8;
}

/// @return the first rule that the record breaks, or nothing. Shared by reader and writer, so that
///         what one writes the other reads.
const char* brokenRule(const FingerMinutiaeRecord& record, const FmrView& view)
{
    if (static_cast<unsigned>(view.position) > kMaxPosition) {
        return "fmr: finger position";
    }
    if (view.viewNumber > kMaxNibble || !isImpressionType(view.impressionType)) {
        return "fmr: view number or impression type";
    }
    if (view.quality > kMaxQuality || view.minutiae.size() > kMaxFmrMinutiae) {
        return "fmr: finger quality or minutiae count";
    }
    for (const FmrMinutia& minutia : view.minutiae) {
        if (minutia.xPx >= record.widthPx || minutia.yPx >= record.heightPx ||
            minutia.xPx > kMaxCoordinate || minutia.yPx > kMaxCoordinate) {
            return "fmr: minutia outside the image";
        }
        if (static_cast<unsigned>(minutia.type) > 2 || minutia.quality > kMaxQuality) {
            return "fmr: minutia type or quality";
        }
    }
    return nullptr;
}

const char* brokenRule(const FingerMinutiaeRecord& record)
{
    if (record.widthPx == 0 || record.heightPx == 0 || record.pxPerCmX == 0 ||
        record.pxPerCmY == 0) {
        return "fmr: image size or resolution";
    }
    if (record.certification > kMaxNibble || record.deviceType > kMaxDeviceType ||
        record.views.size() > kMaxFmrViews) {
        return "fmr: equipment or view count";
    }
    std::array<std::array<bool, kMaxNibble + 1>, kMaxPosition + 1> seen{};
    for (const FmrView& view : record.views) {
        if (const char* rule = brokenRule(record, view); rule != nullptr) {
            return rule;
        }
        bool& taken = seen.at(static_cast<std::size_t>(view.position)).at(view.viewNumber);
        if (taken) {
            return "fmr: the same view twice";
        }
        taken = true;
    }
    return nullptr;
}

std::size_t extensionBytes(const FmrView& view)
{
    std::size_t total = 0;
    for (const FmrExtension& extension : view.extensions) {
        total += kExtensionHeaderBytes + extension.data.size();
    }
    return total;
}

FmrMinutia readMinutia(ByteReader& reader)
{
    const unsigned typeAndX = reader.bigEndian<std::uint16_t>();
    const unsigned reservedAndY = reader.bigEndian<std::uint16_t>();
    FmrMinutia minutia;
    // Type 3 is reserved; kept as it is for brokenRule to refuse.
    minutia.type = static_cast<MinutiaType>(typeAndX >> 14U);
    minutia.xPx = static_cast<std::uint16_t>(typeAndX & kMaxCoordinate);
    // Clause 8.5.3.2 gives the two upper bits no meaning to a reader.
    minutia.yPx = static_cast<std::uint16_t>(reservedAndY & kMaxCoordinate);
    minutia.angle = reader.bigEndian<std::uint8_t>();
    minutia.quality = reader.bigEndian<std::uint8_t>();
    return minutia;
}

Result<std::vector<FmrExtension>> readExtensions(ByteView block)
{
    std::vector<FmrExtension> extensions;
    ByteReader reader(block);
    while (!reader.rest().empty()) {
        FmrExtension extension;
        extension.typeCode = reader.bigEndian<std::uint16_t>();
        // The length covers its own header (clause 8.6.3).
        const std::size_t length = reader.bigEndian<std::uint16_t>();
        if (!reader.ok() || length < kExtensionHeaderBytes) {
            return invalid("fmr: extension length");
        }
        const ByteView data = reader.take(length - kExtensionHeaderBytes);
        if (!reader.ok()) {
            return invalid("fmr: extension passes its block");
        }
        extension.data = toBytes(data);
        extensions.push_back(std::move(extension));
    }
    return extensions;
}

Result<FmrView> readView(ByteReader& reader)
{
    FmrView view;
    view.position = static_cast<FingerPosition>(reader.bigEndian<std::uint8_t>());
    const unsigned viewAndImpression = reader.bigEndian<std::uint8_t>();
    view.viewNumber = static_cast<std::uint8_t>(viewAndImpression >> 4U);
    view.impressionType = static_cast<std::uint8_t>(viewAndImpression & kMaxNibble);
    view.quality = reader.bigEndian<std::uint8_t>();
    const std::size_t count = reader.bigEndian<std::uint8_t>();
    for (std::size_t i = 0; i < count && reader.ok(); ++i) {
        view.minutiae.push_back(readMinutia(reader));
    }
    const ByteView block = reader.take(reader.bigEndian<std::uint16_t>());
    if (!reader.ok()) {
        return invalid("fmr: cut short");
    }
    Result<std::vector<FmrExtension>> extensions = readExtensions(block);
    if (!extensions) {
        return extensions.error();
    }
    view.extensions = std::move(extensions).value();
    return view;
}

} // namespace

Result<FingerMinutiaeRecord> readFmr(ByteView bytes)
{
    ByteReader reader(bytes);
    if (bytes.size() > kMaxFmrBytes || !std::ranges::equal(reader.take(kMagic.size()), kMagic)) {
        return invalid("fmr: no format identifier");
    }
    if (!std::ranges::equal(reader.take(kVersion.size()), kVersion)) {
        return Error{reader.ok() ? ErrorCode::Unsupported : ErrorCode::InvalidInput,
                     "fmr: version"};
    }
    if (reader.bigEndian<std::uint32_t>() != bytes.size()) {
        return invalid("fmr: length");
    }
    FingerMinutiaeRecord record;
    const unsigned equipment = reader.bigEndian<std::uint16_t>();
    record.certification = static_cast<std::uint8_t>(equipment >> 12U);
    record.deviceType = static_cast<std::uint16_t>(equipment & kMaxDeviceType);
    record.widthPx = reader.bigEndian<std::uint16_t>();
    record.heightPx = reader.bigEndian<std::uint16_t>();
    record.pxPerCmX = reader.bigEndian<std::uint16_t>();
    record.pxPerCmY = reader.bigEndian<std::uint16_t>();
    const std::size_t viewCount = reader.bigEndian<std::uint8_t>();
    if (reader.bigEndian<std::uint8_t>() != 0 || !reader.ok()) {
        return invalid("fmr: header");
    }
    for (std::size_t i = 0; i < viewCount; ++i) {
        Result<FmrView> view = readView(reader);
        if (!view) {
            return view.error();
        }
        record.views.push_back(std::move(view).value());
    }
    if (!reader.rest().empty()) {
        return invalid("fmr: bytes after the last view");
    }
    if (const char* rule = brokenRule(record); rule != nullptr) {
        return invalid(rule);
    }
    return record;
}

Result<Bytes> writeFmr(const FingerMinutiaeRecord& record)
{
    if (const char* rule = brokenRule(record); rule != nullptr) {
        return invalid(rule);
    }
    ByteWriter body;
    body.bigEndian(static_cast<std::uint16_t>(record.certification << 12U | record.deviceType))
        .bigEndian(record.widthPx)
        .bigEndian(record.heightPx)
        .bigEndian(record.pxPerCmX)
        .bigEndian(record.pxPerCmY)
        .bigEndian(static_cast<std::uint8_t>(record.views.size()))
        .bigEndian(std::uint8_t{0});
    for (const FmrView& view : record.views) {
        const std::size_t extra = extensionBytes(view);
        if (extra > kMaxExtensionBytes) {
            return invalid("fmr: extensions too long");
        }
        body.bigEndian(static_cast<std::uint8_t>(view.position))
            .bigEndian(static_cast<std::uint8_t>(view.viewNumber << 4U | view.impressionType))
            .bigEndian(view.quality)
            .bigEndian(static_cast<std::uint8_t>(view.minutiae.size()));
        for (const FmrMinutia& minutia : view.minutiae) {
            const unsigned type = static_cast<unsigned>(minutia.type) << 14U;
            body.bigEndian(static_cast<std::uint16_t>(type | minutia.xPx))
                .bigEndian(minutia.yPx)
                .bigEndian(minutia.angle)
                .bigEndian(minutia.quality);
        }
        body.bigEndian(static_cast<std::uint16_t>(extra));
        for (const FmrExtension& extension : view.extensions) {
            body.bigEndian(extension.typeCode)
                .bigEndian(
                    static_cast<std::uint16_t>(extension.data.size() + kExtensionHeaderBytes))
                .raw(extension.data);
        }
    }
    constexpr std::size_t kLengthBytes = 4;
    const std::size_t length = kMagic.size() + kVersion.size() + kLengthBytes + body.bytes().size();
    if (length > kMaxFmrBytes) {
        return invalid("fmr: record too long");
    }
    return ByteWriter()
        .raw(kMagic)
        .raw(kVersion)
        .bigEndian(static_cast<std::uint32_t>(length))
        .raw(body.bytes())
        .bytes();
}

} // namespace rekam::biometrics
