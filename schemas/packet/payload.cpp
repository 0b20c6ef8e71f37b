#include "packet/payload.h"

#include "base/byte_reader.h"
#include "base/byte_writer.h"
#include "packet/packet_header.h"

#include <algorithm>

namespace rekam::packet {

namespace {

constexpr std::string_view kMagic = "RKPL";
constexpr std::uint16_t kVersion = 1;
constexpr std::string_view kLowerAndDigits = "abcdefghijklmnopqrstuvwxyz0123456789";

Error invalid(const char* what)
{
    return {ErrorCode::InvalidInput, std::string("payload: ") + what};
}

bool hasOnly(std::string_view text, std::string_view extra)
{
    return std::ranges::all_of(text, [extra](char character) {
        return kLowerAndDigits.find(character) != std::string_view::npos ||
               extra.find(character) != std::string_view::npos;
    });
}

bool isName(std::string_view name)
{
    return !name.empty() && name.size() <= kMaxPartNameLength && name.front() != '.' &&
           hasOnly(name, "-_.");
}

bool isMediaType(std::string_view type)
{
    constexpr std::size_t kMinLength = 3;
    return type.size() >= kMinLength && type.size() <= kMaxMediaTypeLength &&
           std::ranges::count(type, '/') == 1 && hasOnly(type, "+-./;=");
}

Status checkParts(std::span<const PartView> parts)
{
    if (parts.empty() || parts.size() > kMaxParts) {
        return invalid("number of parts");
    }
    if (parts.front().name != kRecordPartName) {
        return invalid("record.json is not the first part");
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!isName(parts[i].name)) {
            return invalid("part name");
        }
        if (!isMediaType(parts[i].mediaType)) {
            return invalid("media type");
        }
        if (findPart(parts.first(i), parts[i].name) != nullptr) {
            return invalid("part name comes twice");
        }
    }
    return {};
}

} // namespace

Result<Bytes> encodePayload(std::span<const PartView> parts)
{
    if (const Status legal = checkParts(parts); !legal) {
        return legal.error();
    }
    std::uint64_t total = 0;
    for (const PartView& part : parts) {
        // Checked before the sum, so that it cannot overflow.
        if (part.bytes.size() > kMaxPayloadBytes) {
            return invalid("part is too large");
        }
        total += part.bytes.size();
    }
    if (total > kMaxPayloadBytes) {
        return invalid("too large");
    }
    ByteWriter writer;
    writer.raw(asBytes(kMagic)).bigEndian(kVersion);
    writer.bigEndian(static_cast<std::uint16_t>(parts.size()));
    for (const PartView& part : parts) {
        writer.bigEndian(static_cast<std::uint8_t>(part.name.size()))
            .raw(asBytes(part.name))
            .bigEndian(static_cast<std::uint8_t>(part.mediaType.size()))
            .raw(asBytes(part.mediaType))
            .bigEndian(static_cast<std::uint32_t>(part.bytes.size()))
            .raw(part.bytes);
    }
    if (writer.bytes().size() > kMaxPayloadBytes) {
        return invalid("too large");
    }
    return std::move(writer).bytes();
}

Result<std::vector<PartView>> parsePayload(ByteView payload)
{
    ByteReader reader(payload);
    const ByteView magic = reader.take(kMagic.size());
    const auto version = reader.bigEndian<std::uint16_t>();
    const auto count = reader.bigEndian<std::uint16_t>();
    if (!reader.ok() || asText(magic) != kMagic || version == 0) {
        return invalid("not a payload");
    }
    if (version > kVersion) {
        return Error{ErrorCode::Unsupported, "payload version from the future"};
    }
    if (payload.size() > kMaxPayloadBytes || count > kMaxParts) {
        return invalid("too large");
    }
    std::vector<PartView> parts;
    parts.reserve(count);
    for (std::uint16_t i = 0; i < count; ++i) {
        PartView part;
        part.name = asText(reader.take(reader.bigEndian<std::uint8_t>()));
        part.mediaType = asText(reader.take(reader.bigEndian<std::uint8_t>()));
        part.bytes = reader.take(reader.bigEndian<std::uint32_t>());
        parts.push_back(part);
    }
    if (!reader.ok() || !reader.rest().empty()) {
        return invalid("size");
    }
    if (const Status legal = checkParts(parts); !legal) {
        return legal.error();
    }
    return parts;
}

const PartView* findPart(std::span<const PartView> parts, std::string_view name)
{
    const auto found = std::ranges::find(parts, name, &PartView::name);
    return found == parts.end() ? nullptr : &*found;
}

} // namespace rekam::packet
