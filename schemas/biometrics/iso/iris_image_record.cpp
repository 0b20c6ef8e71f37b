#include "biometrics/iso/iris_image_record.h"

#include <algorithm>
#include <array>
#include <set>

namespace rekam::biometrics::iso {

namespace {

constexpr RecordKind kKind = {{"IIR\0", 4}, {"020\0", 4}};

Error invalid(const char* detail)
{
    return {ErrorCode::InvalidInput, detail};
}

const char* brokenRule(const IrisImageRepresentation& shown)
{
    constexpr std::array kKinds = {IrisImageKind::Uncropped, IrisImageKind::Vga,
                                   IrisImageKind::Cropped, IrisImageKind::CroppedAndMasked};
    constexpr std::array kFormats = {IrisImageFormat::Raw, IrisImageFormat::Jpeg2000,
                                     IrisImageFormat::Png};
    constexpr std::uint8_t kMaxBits = 16;
    if (shown.eye > Eye::Left) {
        return "iir: eye";
    }
    if (std::ranges::find(kKinds, shown.kind) == kKinds.end() ||
        std::ranges::find(kFormats, shown.format) == kFormats.end()) {
        return "iir: kind or format of the image";
    }
    if (shown.widthPx == 0 || shown.heightPx == 0 || shown.bitsPerPixel == 0 ||
        shown.bitsPerPixel > kMaxBits) {
        return "iir: image size or depth";
    }
    for (const IrisExtent& extent : {shown.centreX, shown.centreY, shown.diameter}) {
        if (extent.least > extent.most) {
            return "iir: centre or diameter";
        }
    }
    return shown.image.empty() ? "iir: no image" : nullptr;
}

std::size_t distinctEyes(const IrisImageRecord& record)
{
    std::set<Eye> eyes;
    for (const IrisImageRepresentation& shown : record.representations) {
        eyes.insert(shown.eye);
    }
    return eyes.size();
}

const char* brokenRule(const IrisImageRecord& record)
{
    if (record.representations.empty() || record.representations.size() > kMaxRepresentations) {
        return "iir: number of representations";
    }
    for (const IrisImageRepresentation& shown : record.representations) {
        const char* rule = iso::brokenRule(shown.details, Certified::No);
        if (rule == nullptr) {
            rule = brokenRule(shown);
        }
        if (rule != nullptr) {
            return rule;
        }
    }
    return nullptr;
}

IrisExtent readExtent(ByteReader& reader)
{
    IrisExtent extent;
    extent.least = reader.bigEndian<std::uint16_t>();
    extent.most = reader.bigEndian<std::uint16_t>();
    return extent;
}

Result<IrisImageRepresentation> readRepresentation(ByteView bytes)
{
    ByteReader reader(bytes);
    IrisImageRepresentation shown;
    shown.details = readDetails(reader, Certified::No);
    shown.number = reader.bigEndian<std::uint16_t>();
    shown.eye = static_cast<Eye>(reader.bigEndian<std::uint8_t>());
    shown.kind = static_cast<IrisImageKind>(reader.bigEndian<std::uint8_t>());
    shown.format = static_cast<IrisImageFormat>(reader.bigEndian<std::uint8_t>());
    shown.properties = reader.bigEndian<std::uint8_t>();
    shown.widthPx = reader.bigEndian<std::uint16_t>();
    shown.heightPx = reader.bigEndian<std::uint16_t>();
    shown.bitsPerPixel = reader.bigEndian<std::uint8_t>();
    shown.rangeMm = reader.bigEndian<std::uint16_t>();
    shown.rollAngle = reader.bigEndian<std::uint16_t>();
    shown.rollTolerance = reader.bigEndian<std::uint16_t>();
    shown.centreX = readExtent(reader);
    shown.centreY = readExtent(reader);
    shown.diameter = readExtent(reader);
    shown.image = toBytes(reader.take(reader.bigEndian<std::uint32_t>()));
    if (!reader.ok()) {
        return invalid("iir: representation cut short");
    }
    if (!reader.rest().empty()) {
        return invalid("iir: bytes after the image");
    }
    return shown;
}

Bytes representationBody(const IrisImageRepresentation& shown)
{
    ByteWriter body;
    writeDetails(body, shown.details, Certified::No);
    body.bigEndian(shown.number)
        .bigEndian(static_cast<std::uint8_t>(shown.eye))
        .bigEndian(static_cast<std::uint8_t>(shown.kind))
        .bigEndian(static_cast<std::uint8_t>(shown.format))
        .bigEndian(shown.properties)
        .bigEndian(shown.widthPx)
        .bigEndian(shown.heightPx)
        .bigEndian(shown.bitsPerPixel)
        .bigEndian(shown.rangeMm)
        .bigEndian(shown.rollAngle)
        .bigEndian(shown.rollTolerance);
    for (const IrisExtent& extent : {shown.centreX, shown.centreY, shown.diameter}) {
        body.bigEndian(extent.least).bigEndian(extent.most);
    }
    body.bigEndian(static_cast<std::uint32_t>(shown.image.size())).raw(shown.image);
    return std::move(body).bytes();
}

} // namespace

Result<IrisImageRecord> readIrisImages(ByteView bytes)
{
    ByteReader reader(bytes);
    if (Status head = readHead(reader, kKind, bytes.size()); !head) {
        return head.error();
    }
    IrisImageRecord record;
    const std::size_t count = reader.bigEndian<std::uint16_t>();
    const unsigned certified = reader.bigEndian<std::uint8_t>(); // clause 7.2.6: always 0
    const std::size_t eyes = reader.bigEndian<std::uint8_t>();
    if (!reader.ok() || certified != 0 || count == 0 || count > kMaxRepresentations) {
        return invalid("iir: header");
    }
    for (std::size_t i = 0; i < count; ++i) {
        const auto body = takeRepresentation(reader);
        if (!body) {
            return body.error();
        }
        Result<IrisImageRepresentation> shown = readRepresentation(body.value());
        if (!shown) {
            return shown.error();
        }
        record.representations.push_back(std::move(shown).value());
    }
    if (!reader.rest().empty()) {
        return invalid("iir: bytes after the last representation");
    }
    if (const char* rule = brokenRule(record); rule != nullptr) {
        return invalid(rule);
    }
    return eyes == distinctEyes(record) ? Result<IrisImageRecord>(std::move(record))
                                        : invalid("iir: number of eyes");
}

Result<Bytes> writeIrisImages(const IrisImageRecord& record)
{
    if (const char* rule = brokenRule(record); rule != nullptr) {
        return invalid(rule);
    }
    ByteWriter body;
    body.bigEndian(static_cast<std::uint16_t>(record.representations.size()))
        .bigEndian(static_cast<std::uint8_t>(Certified::No))
        .bigEndian(static_cast<std::uint8_t>(distinctEyes(record)));
    for (const IrisImageRepresentation& shown : record.representations) {
        writeRepresentation(body, representationBody(shown));
    }
    return withHead(kKind, body.bytes());
}

} // namespace rekam::biometrics::iso
