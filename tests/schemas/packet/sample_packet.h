// Small packets and keys from a seed, for the tests of packet/.
#pragma once

#include "packet/payload.h"
#include "packet/sealed_packet.h"

#include <vector>

namespace rekam::packet::test {

struct SampleKeys
{
    explicit SampleKeys(std::uint64_t seed)
        : random(seed)
        , station(crypto::SigningKeyPair::generate(random))
        , centre(crypto::BoxKeyPair::generate(random))
    {}

    SeededRandom random;
    crypto::SigningKeyPair station;
    crypto::BoxKeyPair centre;
};

[[nodiscard]] inline HeaderFacts sampleFacts(Random& random)
{
    constexpr std::string_view kTagKey = "tag key of the sample station";
    constexpr std::int64_t kCreatedMs = 1795401727123;
    HeaderFacts facts;
    facts.id = newPacketId(random);
    facts.kind = Kind::Full;
    facts.mode = Mode::Latihan;
    facts.station = "3374-UPTD-01";
    facts.stationSequence = 7;
    facts.previousHash = crypto::hash256(asBytes("packet 6"));
    facts.created = WallTime(std::chrono::milliseconds(kCreatedMs));
    facts.tag = nikTag(asBytes(kTagKey), "3374011708080001");
    return facts;
}

[[nodiscard]] inline Bytes samplePayload()
{
    const std::vector<PartView> parts = {
        {"record.json", "application/json", asBytes(R"({"schema":1})")},
        {"face.jp2", "image/jp2", asBytes("not really an image")},
    };
    return encodePayload(parts).value();
}

[[nodiscard]] inline SealedPacket samplePacket(SampleKeys& keys)
{
    const HeaderFacts facts = sampleFacts(keys.random);
    return seal(samplePayload(), facts, keys.centre.publicKey(), keys.station, keys.random).value();
}

} // namespace rekam::packet::test
