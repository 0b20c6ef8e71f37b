#include "biometrics/iso/face_image_record.h"

#include <algorithm>

namespace rekam::biometrics::iso {

namespace {

constexpr RecordKind kKind = {{"FAC\0", 4}, {"030\0", 4}};
constexpr std::uint8_t kUnknown = 0xFF;
constexpr std::uint32_t kMaxProperties = 0xFFFFFF;
constexpr std::size_t kMaxLandmarks = 0xFFFF;
constexpr unsigned kByteBits = 8;

Error invalid(const char* detail)
{
    return {ErrorCode::InvalidInput, detail};
}

const char* brokenRule(const FaceImageRepresentation& shown)
{
    constexpr std::uint8_t kFemale = 2;
    constexpr std::uint8_t kLastPose = 181; // clause 8.4.7: 1 to 181, 0 not told
    if (shown.gender > kFemale && shown.gender != kUnknown) {
        return "fac: gender";
    }
    if (shown.properties > kMaxProperties || shown.landmarks.size() > kMaxLandmarks) {
        return "fac: properties or landmarks";
    }
    const auto isAngle = [](std::uint8_t angle) {
        return angle <= kLastPose;
    };
    if (!std::ranges::all_of(shown.pose, isAngle) ||
        !std::ranges::all_of(shown.poseTolerance, isAngle)) {
        return "fac: pose";
    }
    if (shown.widthPx == 0 || shown.heightPx == 0) {
        return "fac: image size";
    }
    if (shown.dataType > FaceImageData::Png) {
        return "fac: image data type";
    }
    return shown.image.empty() ? "fac: no image" : nullptr;
}

const char* brokenRule(const FaceImageRecord& record)
{
    if (record.representations.empty() || record.representations.size() > kMaxRepresentations) {
        return "fac: number of representations";
    }
    for (const FaceImageRepresentation& shown : record.representations) {
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

std::array<std::uint8_t, 3> readAngles(ByteReader& reader)
{
    std::array<std::uint8_t, 3> angles{};
    for (std::uint8_t& angle : angles) {
        angle = reader.bigEndian<std::uint8_t>();
    }
    return angles;
}

Result<FaceImageRepresentation> readRepresentation(ByteView bytes)
{
    ByteReader reader(bytes);
    FaceImageRepresentation shown;
    shown.details = readDetails(reader, Certified::No);
    const std::size_t landmarks = reader.bigEndian<std::uint16_t>();
    shown.gender = reader.bigEndian<std::uint8_t>();
    shown.eyeColour = reader.bigEndian<std::uint8_t>();
    shown.hairColour = reader.bigEndian<std::uint8_t>();
    shown.heightCm = reader.bigEndian<std::uint8_t>();
    const std::uint32_t upperProperties = reader.bigEndian<std::uint8_t>();
    shown.properties = upperProperties << 2 * kByteBits | reader.bigEndian<std::uint16_t>();
    shown.expression = reader.bigEndian<std::uint16_t>();
    shown.pose = readAngles(reader);
    shown.poseTolerance = readAngles(reader);
    for (std::size_t i = 0; i < landmarks && reader.ok(); ++i) {
        const ByteView landmark = reader.take(FaceLandmark().size());
        std::ranges::copy(landmark, shown.landmarks.emplace_back().begin());
    }
    shown.imageType = reader.bigEndian<std::uint8_t>();
    shown.dataType = static_cast<FaceImageData>(reader.bigEndian<std::uint8_t>());
    shown.widthPx = reader.bigEndian<std::uint16_t>();
    shown.heightPx = reader.bigEndian<std::uint16_t>();
    shown.samplingLevel = reader.bigEndian<std::uint8_t>();
    shown.postProcessing = reader.bigEndian<std::uint16_t>();
    shown.crossReference = reader.bigEndian<std::uint8_t>();
    shown.colourSpace = reader.bigEndian<std::uint8_t>();
    shown.image = toBytes(reader.take(reader.bigEndian<std::uint32_t>()));
    if (!reader.ok()) {
        return invalid("fac: representation cut short");
    }
    shown.extended = toBytes(reader.rest());
    return shown;
}

Bytes representationBody(const FaceImageRepresentation& shown)
{
    ByteWriter body;
    writeDetails(body, shown.details, Certified::No);
    body.bigEndian(static_cast<std::uint16_t>(shown.landmarks.size()))
        .bigEndian(shown.gender)
        .bigEndian(shown.eyeColour)
        .bigEndian(shown.hairColour)
        .bigEndian(shown.heightCm)
        .bigEndian(static_cast<std::uint8_t>(shown.properties >> 2 * kByteBits))
        .bigEndian(static_cast<std::uint16_t>(shown.properties))
        .bigEndian(shown.expression);
    for (const std::uint8_t angle : shown.pose) {
        body.bigEndian(angle);
    }
    for (const std::uint8_t angle : shown.poseTolerance) {
        body.bigEndian(angle);
    }
    for (const FaceLandmark& landmark : shown.landmarks) {
        body.raw(landmark);
    }
    body.bigEndian(shown.imageType)
        .bigEndian(static_cast<std::uint8_t>(shown.dataType))
        .bigEndian(shown.widthPx)
        .bigEndian(shown.heightPx)
        .bigEndian(shown.samplingLevel)
        .bigEndian(shown.postProcessing)
        .bigEndian(shown.crossReference)
        .bigEndian(shown.colourSpace)
        .bigEndian(static_cast<std::uint32_t>(shown.image.size()))
        .raw(shown.image)
        .raw(shown.extended);
    return std::move(body).bytes();
}

} // namespace

Result<FaceImageRecord> readFaceImages(ByteView bytes)
{
    ByteReader reader(bytes);
    if (Status head = readHead(reader, kKind, bytes.size()); !head) {
        return head.error();
    }
    FaceImageRecord record;
    const std::size_t count = reader.bigEndian<std::uint16_t>();
    const unsigned certified = reader.bigEndian<std::uint8_t>(); // clause 8.2.6: always 0
    record.temporalSemantics = reader.bigEndian<std::uint16_t>();
    if (!reader.ok() || certified != 0 || count == 0 || count > kMaxRepresentations) {
        return invalid("fac: header");
    }
    for (std::size_t i = 0; i < count; ++i) {
        const auto body = takeRepresentation(reader);
        if (!body) {
            return body.error();
        }
        Result<FaceImageRepresentation> shown = readRepresentation(body.value());
        if (!shown) {
            return shown.error();
        }
        record.representations.push_back(std::move(shown).value());
    }
    if (!reader.rest().empty()) {
        return invalid("fac: bytes after the last representation");
    }
    if (const char* rule = brokenRule(record); rule != nullptr) {
        return invalid(rule);
    }
    return record;
}

Result<Bytes> writeFaceImages(const FaceImageRecord& record)
{
    if (const char* rule = brokenRule(record); rule != nullptr) {
        return invalid(rule);
    }
    ByteWriter body;
    body.bigEndian(static_cast<std::uint16_t>(record.representations.size()))
        .bigEndian(static_cast<std::uint8_t>(Certified::No))
        .bigEndian(record.temporalSemantics);
    for (const FaceImageRepresentation& shown : record.representations) {
        writeRepresentation(body, representationBody(shown));
    }
    return withHead(kKind, body.bytes());
}

} // namespace rekam::biometrics::iso
