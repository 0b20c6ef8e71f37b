// The sealed packet, also behind a valid signature.
#include "base/check.h"
#include "fuzz_target.h"
#include "schemas/packet/sample_packet.h"

#include <algorithm>

namespace rekam::fuzz {

namespace {

packet::test::SampleKeys& keys()
{
    static packet::test::SampleKeys keys(1);
    return keys;
}

const std::vector<Bytes>& samples()
{
    static const std::vector<Bytes> kSamples = {packet::test::samplePacket(keys()).bytes,
                                                packet::test::samplePacket(keys()).bytes};
    return kSamples;
}

bool isSample(ByteView bytes)
{
    return std::ranges::any_of(
        samples(), [bytes](const Bytes& sample) { return std::ranges::equal(sample, bytes); });
}

} // namespace

void fuzzOne(ByteView bytes)
{
    const auto& station = keys().station;
    const auto verified = packet::verify(bytes, station.publicKey());
    REKAM_CHECK(verified.ok() == isSample(bytes));
    if (const auto header = packet::readHeader(bytes); header) {
        REKAM_CHECK(packet::packetBytes(header.value()) <= packet::kMaxPacketBytes);
    }
    if (bytes.size() < crypto::kSignatureBytes) {
        return;
    }
    Bytes signedAgain = toBytes(bytes.first(bytes.size() - crypto::kSignatureBytes));
    append(signedAgain, station.sign("rekam/packet/1", crypto::hash256(signedAgain)).bytes);
    const auto opened = packet::open(signedAgain, station.publicKey(), keys().centre);
    REKAM_CHECK(opened.ok() == isSample(signedAgain));
}

std::vector<Bytes> fuzzCorpus()
{
    return samples();
}

} // namespace rekam::fuzz
