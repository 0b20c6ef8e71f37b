#include "wire/frames.h"

#include "base/byte_reader.h"
#include "base/byte_writer.h"

#include <algorithm>

namespace rekam::wire {

namespace {

constexpr std::string_view kMagic = "RKMW";

} // namespace

Frames makeFrames(MessageType type, const std::string& header)
{
    ByteWriter prefix;
    prefix.raw(asBytes(kMagic))
        .bigEndian(kProtocolVersion)
        .bigEndian(static_cast<std::uint16_t>(type));
    Frames frames;
    frames.push_back(std::move(prefix).bytes());
    frames.push_back(toBytes(asBytes(header)));
    return frames;
}

Result<MessageType> checkFrames(const Frames& frames)
{
    const Error malformed{ErrorCode::InvalidInput, "malformed frames"};
    if (frames.empty() || frames.front().size() != kPrefixBytes) {
        return malformed;
    }
    ByteReader reader(frames.front());
    const ByteView magic = reader.take(kMagic.size());
    const auto version = reader.bigEndian<std::uint16_t>();
    const auto type = static_cast<MessageType>(reader.bigEndian<std::uint16_t>());
    if (asText(magic) != kMagic || version == 0) {
        return malformed;
    }
    if (version > kProtocolVersion) {
        return Error{ErrorCode::Unsupported, "protocol version from the future"};
    }
    const std::size_t expected = type == MessageType::Data ? 3 : 2;
    const bool tooLong = std::ranges::any_of(
        frames, [](const Bytes& frame) { return frame.size() > kMaxFrameBytes; });
    if (frames.size() != expected || tooLong) {
        return malformed;
    }
    return type;
}

} // namespace rekam::wire
