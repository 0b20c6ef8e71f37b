#include "biometrics/iso/representation.h"

#include <algorithm>
#include <chrono>

namespace rekam::biometrics::iso {

namespace {

constexpr std::size_t kMaxBlocks = 255;
constexpr std::uint8_t kUnknown = 0xFF;
constexpr std::uint16_t kUnknownWord = 0xFFFF;

bool exists(const CaptureTime& time)
{
    constexpr std::uint8_t kLastHour = 23;
    constexpr std::uint8_t kLastMinute = 59;
    constexpr std::uint8_t kLeapSecond = 60;
    constexpr std::uint16_t kLastMillisecond = 999;
    const bool dayKnown =
        time.year != kUnknownWord && time.month != kUnknown && time.day != kUnknown;
    const std::chrono::year_month_day day{
        std::chrono::year(time.year), std::chrono::month(time.month), std::chrono::day(time.day)};
    return (!dayKnown || day.ok()) && (time.hour <= kLastHour || time.hour == kUnknown) &&
           (time.minute <= kLastMinute || time.minute == kUnknown) &&
           (time.second <= kLeapSecond || time.second == kUnknown) &&
           (time.millisecond <= kLastMillisecond || time.millisecond == kUnknownWord);
}

} // namespace

CaptureDetails readDetails(ByteReader& reader, Certified certified)
{
    CaptureDetails details;
    details.time.year = reader.bigEndian<std::uint16_t>();
    details.time.month = reader.bigEndian<std::uint8_t>();
    details.time.day = reader.bigEndian<std::uint8_t>();
    details.time.hour = reader.bigEndian<std::uint8_t>();
    details.time.minute = reader.bigEndian<std::uint8_t>();
    details.time.second = reader.bigEndian<std::uint8_t>();
    details.time.millisecond = reader.bigEndian<std::uint16_t>();
    details.technology = reader.bigEndian<std::uint8_t>();
    details.vendor = reader.bigEndian<std::uint16_t>();
    details.device = reader.bigEndian<std::uint16_t>();
    const std::size_t qualities = reader.bigEndian<std::uint8_t>();
    for (std::size_t i = 0; i < qualities && reader.ok(); ++i) {
        QualityBlock& block = details.qualities.emplace_back();
        block.score = reader.bigEndian<std::uint8_t>();
        block.vendor = reader.bigEndian<std::uint16_t>();
        block.algorithm = reader.bigEndian<std::uint16_t>();
    }
    if (certified == Certified::Yes) {
        const std::size_t certifications = reader.bigEndian<std::uint8_t>();
        for (std::size_t i = 0; i < certifications && reader.ok(); ++i) {
            CertificationBlock& block = details.certifications.emplace_back();
            block.authority = reader.bigEndian<std::uint16_t>();
            block.scheme = reader.bigEndian<std::uint8_t>();
        }
    }
    return details;
}

void writeDetails(ByteWriter& writer, const CaptureDetails& details, Certified certified)
{
    const CaptureTime& time = details.time;
    writer.bigEndian(time.year)
        .bigEndian(time.month)
        .bigEndian(time.day)
        .bigEndian(time.hour)
        .bigEndian(time.minute)
        .bigEndian(time.second)
        .bigEndian(time.millisecond)
        .bigEndian(details.technology)
        .bigEndian(details.vendor)
        .bigEndian(details.device)
        .bigEndian(static_cast<std::uint8_t>(details.qualities.size()));
    for (const QualityBlock& block : details.qualities) {
        writer.bigEndian(block.score).bigEndian(block.vendor).bigEndian(block.algorithm);
    }
    if (certified == Certified::Yes) {
        writer.bigEndian(static_cast<std::uint8_t>(details.certifications.size()));
        for (const CertificationBlock& block : details.certifications) {
            writer.bigEndian(block.authority).bigEndian(block.scheme);
        }
    }
}

const char* brokenRule(const CaptureDetails& details, Certified certified)
{
    constexpr std::uint8_t kBest = 100;
    if (!exists(details.time)) {
        return "iso: capture date or time";
    }
    if (details.qualities.size() > kMaxBlocks || details.certifications.size() > kMaxBlocks) {
        return "iso: number of quality or certification blocks";
    }
    if (!std::ranges::all_of(details.qualities, [](const QualityBlock& block) {
            return block.score <= kBest || block.score == kUnknown;
        })) {
        return "iso: quality score";
    }
    return certified == Certified::No && !details.certifications.empty()
               ? "iso: certifications in a record without them"
               : nullptr;
}

Status readHead(ByteReader& reader, const RecordKind& kind, std::size_t bytes)
{
    if (bytes > kMaxRecordBytes || asText(reader.take(kind.magic.size())) != kind.magic) {
        return Error{ErrorCode::InvalidInput, "iso: no format identifier"};
    }
    if (asText(reader.take(kind.version.size())) != kind.version) {
        return Error{reader.ok() ? ErrorCode::Unsupported : ErrorCode::InvalidInput,
                     "iso: version"};
    }
    if (reader.bigEndian<std::uint32_t>() != bytes) {
        return Error{ErrorCode::InvalidInput, "iso: length"};
    }
    return {};
}

Result<Bytes> withHead(const RecordKind& kind, ByteView body)
{
    const std::size_t total = kind.magic.size() + kind.version.size() + kLengthBytes + body.size();
    if (total > kMaxRecordBytes) {
        return Error{ErrorCode::InvalidInput, "iso: too large"};
    }
    ByteWriter writer;
    writer.raw(asBytes(kind.magic))
        .raw(asBytes(kind.version))
        .bigEndian(static_cast<std::uint32_t>(total))
        .raw(body);
    return std::move(writer).bytes();
}

Result<ByteView> takeRepresentation(ByteReader& reader)
{
    const std::size_t length = reader.bigEndian<std::uint32_t>();
    if (length < kLengthBytes) {
        return Error{ErrorCode::InvalidInput, "iso: length of a representation"};
    }
    const ByteView body = reader.take(length - kLengthBytes);
    return reader.ok() ? Result<ByteView>(body)
                       : Error{ErrorCode::InvalidInput, "iso: a representation passes the end"};
}

void writeRepresentation(ByteWriter& writer, ByteView body)
{
    writer.bigEndian(static_cast<std::uint32_t>(body.size() + kLengthBytes)).raw(body);
}

} // namespace rekam::biometrics::iso
