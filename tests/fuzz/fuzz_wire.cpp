// Multipart messages, those of the intake and those of the local socket. An input is the frames,
// each behind a length of three bytes.
#include "base/byte_reader.h"
#include "base/byte_writer.h"
#include "fuzz_target.h"
#include "schemas/wire/sample_messages.h"

namespace rekam::fuzz {

namespace {

constexpr unsigned kLengthShift = 16;

Bytes pack(const wire::Frames& frames)
{
    ByteWriter writer;
    for (const Bytes& frame : frames) {
        writer.bigEndian(static_cast<std::uint8_t>(frame.size() >> kLengthShift))
            .bigEndian(static_cast<std::uint16_t>(frame.size() & 0xFFFFU))
            .raw(frame);
    }
    return std::move(writer).bytes();
}

/// The last frame takes what is left where its length says more.
wire::Frames unpack(ByteView bytes)
{
    wire::Frames frames;
    ByteReader reader(bytes);
    while (!reader.rest().empty()) {
        const std::size_t high = reader.bigEndian<std::uint8_t>();
        const std::size_t size = high << kLengthShift | reader.bigEndian<std::uint16_t>();
        frames.push_back(toBytes(reader.take(std::min(size, reader.rest().size()))));
    }
    return frames;
}

} // namespace

void fuzzOne(ByteView bytes)
{
    const wire::Frames frames = unpack(bytes);
    if (const auto message = wire::decodeMessage(frames); message) {
        const auto again = wire::decodeMessage(wire::encodeMessage(message.value()));
        REKAM_CHECK(again.ok() && again.value() == message.value());
    }
    if (const auto message = wire::decodeControl(frames); message) {
        const auto again = wire::decodeControl(wire::encodeControl(message.value()));
        REKAM_CHECK(again.ok() && again.value() == message.value());
    }
}

std::vector<Bytes> fuzzCorpus()
{
    std::vector<Bytes> corpus;
    for (const auto& [name, message] : wire::test::sampleMessages()) {
        corpus.push_back(pack(wire::encodeMessage(message)));
    }
    for (const auto& [name, message] : wire::test::sampleControls()) {
        corpus.push_back(pack(wire::encodeControl(message)));
    }
    return corpus;
}

} // namespace rekam::fuzz
