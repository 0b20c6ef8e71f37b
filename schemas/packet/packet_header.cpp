#include "packet/packet_header.h"

#include "base/byte_reader.h"
#include "base/random.h"
#include "crypto/stream.h"
#include "packet/packet_header_codec.h"
#include "packet/signed_document.h"

#include <algorithm>

namespace rekam::packet {

namespace {

// As in PNG: the line ends and the control-Z show a transfer that "translated" text.
constexpr ByteArray<8> kMagic = {std::byte{'R'},  std::byte{'K'},  std::byte{'M'},
                                 std::byte{'P'},  std::byte{0x0D}, std::byte{0x0A},
                                 std::byte{0x1A}, std::byte{0x0A}};

static_assert(kStreamOffset + crypto::kStreamHeaderBytes == kPacketHeaderBytes);

bool isZero(ByteView bytes)
{
    return std::ranges::all_of(bytes, [](std::byte octet) { return octet == std::byte{0}; });
}

/// The code before its zero padding; empty (never a station code) if bytes follow the padding.
std::string readStation(ByteReader& reader)
{
    const ByteView field = reader.take(kMaxStationCodeLength);
    const auto end = std::ranges::find(field, std::byte{0});
    if (!std::all_of(end, field.end(), [](std::byte octet) { return octet == std::byte{0}; })) {
        return {};
    }
    return std::string(asText({field.begin(), end}));
}

Error invalid(const char* what)
{
    return {ErrorCode::InvalidInput, std::string("packet header: ") + what};
}

} // namespace

PacketId newPacketId(Random& random)
{
    PacketId id{};
    random.fill(id);
    return id;
}

crypto::Hash128 nikTag(ByteView tagKey, std::string_view nik)
{
    return crypto::keyedHash128(tagKey, asBytes(nik));
}

bool isStationCode(std::string_view text)
{
    constexpr std::string_view kAllowed =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    return !text.empty() && text.size() <= kMaxStationCodeLength &&
           text.find_first_not_of(kAllowed) == std::string_view::npos;
}

Status checkHeader(const Header& header)
{
    if (header.kind < Kind::Full || header.kind > Kind::Void) {
        return invalid("kind");
    }
    if (header.mode != Mode::Production && header.mode != Mode::Latihan) {
        return invalid("mode");
    }
    if (isZero(header.id)) {
        return invalid("packet id");
    }
    if (isZero(header.refersTo) != (header.kind == Kind::Full) || header.refersTo == header.id) {
        return invalid("refers to");
    }
    if ((header.replaces != 0) != (header.kind == Kind::Amendment) ||
        (header.replaces & ~kAllModalities) != 0) {
        return invalid("replaced modalities");
    }
    if (!isStationCode(header.station)) {
        return invalid("station code");
    }
    if (header.stationSequence == 0 ||
        (header.stationSequence == 1) != isZero(header.previousHash)) {
        return invalid("station sequence");
    }
    if (header.created.time_since_epoch().count() < 0) {
        return invalid("created");
    }
    if (header.payloadSchema == 0) {
        return invalid("payload schema");
    }
    if (header.payloadBytes == 0 || header.payloadBytes > kMaxPayloadBytes) {
        return invalid("payload size");
    }
    return {};
}

Bytes encodeHeader(const Header& header)
{
    Bytes station = toBytes(asBytes(header.station));
    station.resize(kMaxStationCodeLength);
    ByteWriter writer;
    writer.raw(kMagic)
        .bigEndian(header.version)
        .bigEndian(static_cast<std::uint8_t>(header.kind))
        .bigEndian(static_cast<std::uint8_t>(header.mode))
        .bigEndian(header.payloadSchema)
        .bigEndian(header.replaces)
        .raw(header.id)
        .raw(header.refersTo)
        .raw(station)
        .bigEndian(header.stationSequence)
        .raw(header.previousHash)
        .bigEndian(static_cast<std::uint64_t>(header.created.time_since_epoch().count()))
        .raw(header.tag)
        .raw(header.centreKeyId)
        .raw(header.stationKeyId)
        .bigEndian(header.payloadBytes)
        .raw(header.payloadHash);
    REKAM_CHECK(writer.bytes().size() == kWrappedKeyOffset);
    return std::move(writer).bytes();
}

Result<Header> readHeader(ByteView start)
{
    ByteReader reader(start);
    const ByteView magic = reader.take(kMagic.size());
    Header header;
    header.version = reader.bigEndian<std::uint16_t>();
    if (!reader.ok() || !std::ranges::equal(magic, kMagic) || header.version == 0) {
        return invalid("not a packet");
    }
    if (header.version > kPacketVersion) {
        return Error{ErrorCode::Unsupported, "packet version from the future"};
    }
    if (start.size() < kPacketHeaderBytes) {
        return invalid("too short");
    }
    header.kind = static_cast<Kind>(reader.bigEndian<std::uint8_t>());
    header.mode = static_cast<Mode>(reader.bigEndian<std::uint8_t>());
    header.payloadSchema = reader.bigEndian<std::uint16_t>();
    header.replaces = reader.bigEndian<std::uint16_t>();
    readInto(reader, header.id);
    readInto(reader, header.refersTo);
    header.station = readStation(reader);
    header.stationSequence = reader.bigEndian<std::uint64_t>();
    readInto(reader, header.previousHash);
    header.created = WallTime(
        std::chrono::milliseconds(static_cast<std::int64_t>(reader.bigEndian<std::uint64_t>())));
    readInto(reader, header.tag);
    readInto(reader, header.centreKeyId);
    readInto(reader, header.stationKeyId);
    header.payloadBytes = reader.bigEndian<std::uint64_t>();
    readInto(reader, header.payloadHash);
    if (const Status legal = checkHeader(header); !legal) {
        return legal.error();
    }
    return header;
}

std::uint64_t packetBytes(const Header& header)
{
    return kStreamOffset + crypto::sealedStreamBytes(header.payloadBytes) + crypto::kSignatureBytes;
}

} // namespace rekam::packet
