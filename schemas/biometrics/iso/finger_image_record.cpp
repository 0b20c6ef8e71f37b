#include "biometrics/iso/finger_image_record.h"

#include <algorithm>
#include <set>

namespace rekam::biometrics::iso {

namespace {

constexpr RecordKind kKind = {{"FIR\0", 4}, {"020\0", 4}};

Error invalid(const char* detail)
{
    return {ErrorCode::InvalidInput, detail};
}

bool isPosition(unsigned code)
{
    return code <= 15 || (code >= 20 && code <= 36) || (code >= 40 && code <= 50);
}

bool isImpression(unsigned code)
{
    return code <= 15 || (code >= 20 && code <= 29);
}

const char* brokenRule(const FingerImageRepresentation& shown)
{
    constexpr std::uint8_t kMaxBits = 16;
    if (!isPosition(shown.position)) {
        return "fir: position";
    }
    if (shown.scaleUnits != ScaleUnits::PerInch && shown.scaleUnits != ScaleUnits::PerCentimetre) {
        return "fir: scale units";
    }
    if (shown.scanRateX == 0 || shown.scanRateY == 0 || shown.imageRateX == 0 ||
        shown.imageRateY == 0) {
        return "fir: sampling rate";
    }
    if (shown.bitsPerPixel == 0 || shown.bitsPerPixel > kMaxBits || shown.widthPx == 0 ||
        shown.heightPx == 0) {
        return "fir: image size or depth";
    }
    if (shown.compression > FingerCompression::Png || !isImpression(shown.impression)) {
        return "fir: compression or impression";
    }
    return shown.image.empty() ? "fir: no image" : nullptr;
}

std::size_t distinctPositions(const FingerImageRecord& record)
{
    std::set<std::uint8_t> positions;
    for (const FingerImageRepresentation& shown : record.representations) {
        positions.insert(shown.position);
    }
    return positions.size();
}

const char* brokenRule(const FingerImageRecord& record)
{
    if (record.representations.empty() || record.representations.size() > kMaxRepresentations) {
        return "fir: number of representations";
    }
    std::set<std::pair<std::uint8_t, std::uint8_t>> seen;
    for (const FingerImageRepresentation& shown : record.representations) {
        const char* rule = iso::brokenRule(shown.details, record.certified);
        if (rule == nullptr) {
            rule = brokenRule(shown);
        }
        if (rule != nullptr) {
            return rule;
        }
        if (!seen.emplace(shown.position, shown.number).second) {
            return "fir: the same representation twice";
        }
    }
    return nullptr;
}

Result<FingerImageRepresentation> readRepresentation(ByteView bytes, Certified certified)
{
    ByteReader reader(bytes);
    FingerImageRepresentation shown;
    shown.details = readDetails(reader, certified);
    shown.position = reader.bigEndian<std::uint8_t>();
    shown.number = reader.bigEndian<std::uint8_t>();
    shown.scaleUnits = static_cast<ScaleUnits>(reader.bigEndian<std::uint8_t>());
    shown.scanRateX = reader.bigEndian<std::uint16_t>();
    shown.scanRateY = reader.bigEndian<std::uint16_t>();
    shown.imageRateX = reader.bigEndian<std::uint16_t>();
    shown.imageRateY = reader.bigEndian<std::uint16_t>();
    shown.bitsPerPixel = reader.bigEndian<std::uint8_t>();
    shown.compression = static_cast<FingerCompression>(reader.bigEndian<std::uint8_t>());
    shown.impression = reader.bigEndian<std::uint8_t>();
    shown.widthPx = reader.bigEndian<std::uint16_t>();
    shown.heightPx = reader.bigEndian<std::uint16_t>();
    shown.image = toBytes(reader.take(reader.bigEndian<std::uint32_t>()));
    if (!reader.ok()) {
        return invalid("fir: representation cut short");
    }
    shown.extended = toBytes(reader.rest());
    return shown;
}

void writeRepresentation(ByteWriter& writer, const FingerImageRepresentation& shown,
                         Certified certified)
{
    ByteWriter body;
    writeDetails(body, shown.details, certified);
    body.bigEndian(shown.position)
        .bigEndian(shown.number)
        .bigEndian(static_cast<std::uint8_t>(shown.scaleUnits))
        .bigEndian(shown.scanRateX)
        .bigEndian(shown.scanRateY)
        .bigEndian(shown.imageRateX)
        .bigEndian(shown.imageRateY)
        .bigEndian(shown.bitsPerPixel)
        .bigEndian(static_cast<std::uint8_t>(shown.compression))
        .bigEndian(shown.impression)
        .bigEndian(shown.widthPx)
        .bigEndian(shown.heightPx)
        .bigEndian(static_cast<std::uint32_t>(shown.image.size()))
        .raw(shown.image)
        .raw(shown.extended);
    iso::writeRepresentation(writer, body.bytes());
}

} // namespace

Result<FingerImageRecord> readFingerImages(ByteView bytes)
{
    ByteReader reader(bytes);
    if (Status head = readHead(reader, kKind, bytes.size()); !head) {
        return head.error();
    }
    FingerImageRecord record;
    const std::size_t count = reader.bigEndian<std::uint16_t>();
    const unsigned certified = reader.bigEndian<std::uint8_t>();
    const std::size_t positions = reader.bigEndian<std::uint8_t>();
    if (!reader.ok() || certified > 1 || count == 0 || count > kMaxRepresentations) {
        return invalid("fir: header");
    }
    record.certified = static_cast<Certified>(certified);
    for (std::size_t i = 0; i < count; ++i) {
        const auto body = takeRepresentation(reader);
        if (!body) {
            return body.error();
        }
        Result<FingerImageRepresentation> shown =
            readRepresentation(body.value(), record.certified);
        if (!shown) {
            return shown.error();
        }
        record.representations.push_back(std::move(shown).value());
    }
    if (!reader.rest().empty()) {
        return invalid("fir: bytes after the last representation");
    }
    if (const char* rule = brokenRule(record); rule != nullptr) {
        return invalid(rule);
    }
    return positions == distinctPositions(record) ? Result<FingerImageRecord>(std::move(record))
                                                  : invalid("fir: number of positions");
}

Result<Bytes> writeFingerImages(const FingerImageRecord& record)
{
    if (const char* rule = brokenRule(record); rule != nullptr) {
        return invalid(rule);
    }
    ByteWriter body;
    body.bigEndian(static_cast<std::uint16_t>(record.representations.size()))
        .bigEndian(static_cast<std::uint8_t>(record.certified))
        .bigEndian(static_cast<std::uint8_t>(distinctPositions(record)));
    for (const FingerImageRepresentation& shown : record.representations) {
        writeRepresentation(body, shown, record.certified);
    }
    return withHead(kKind, body.bytes());
}

} // namespace rekam::biometrics::iso
