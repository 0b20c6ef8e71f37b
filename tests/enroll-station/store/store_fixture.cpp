#include "store_fixture.h"

#include <array>
#include <cstdio>

namespace rekam::testing {

namespace {

store::DatabaseKey makeKey(Random& random)
{
    store::DatabaseKey key{SecretBytes(store::DatabaseKey::kKeyBytes),
                           SecretBytes(store::DatabaseKey::kSaltBytes)};
    random.fill(key.key.span());
    random.fill(key.salt.span());
    return key;
}

Bytes noise(Random& random, std::size_t size)
{
    Bytes bytes(size);
    random.fill(bytes);
    return bytes;
}

} // namespace

StoreFixture::StoreFixture(std::uint64_t seed, std::uint64_t drawSeed)
    : StoreFixture(seed, drawSeed, std::make_unique<SeededRandom>(seed))
{}

StoreFixture::StoreFixture(std::uint64_t seed, std::uint64_t drawSeed, std::unique_ptr<Random> keys)
    : disk(seed)
    , random(drawSeed)
    , m_key(makeKey(*keys))
    , m_centre(crypto::BoxKeyPair::generate(*keys))
    , m_station(crypto::SigningKeyPair::generate(*keys))
{
    disk.watchFor(std::string(kCanary));
}

store::StoreOptions StoreFixture::options()
{
    return {.folder = "/station/store",
            .files = &disk.files(),
            .clock = &clock,
            .random = &random,
            .reserveBytes = store::kReserveBytes,
            .vfs = disk.vfsName()};
}

Result<std::unique_ptr<store::StationStore>> StoreFixture::open()
{
    return store::StationStore::open(options(), m_key);
}

record::Person StoreFixture::person(int n) const
{
    std::array<char, 40> digits{};
    (void)std::snprintf(digits.data(), digits.size(), "147109%02d0310%04d", 1 + n % 28, n + 1);
    record::Person person(record::Nik::parse({digits.data(), 16}).value());
    person.name = "Nabila " + std::string(kCanary) + " " + std::to_string(n);
    person.birthPlace = "Pekanbaru";
    person.birthDate = Date(std::chrono::year(2010), std::chrono::month(3),
                            std::chrono::day(static_cast<unsigned>(1 + n % 28)));
    person.sex = record::Sex::Male;
    person.school = "SMAN 3 Pekanbaru";
    person.className = n % 2 == 0 ? "XI IPA 1" : "XI IPS 2";
    return person;
}

std::vector<store::RosterItem> StoreFixture::people(int count) const
{
    std::vector<store::RosterItem> items;
    for (int n = 0; n < count; ++n) {
        items.push_back({person(n), record::QueueStatus::Waiting});
    }
    return items;
}

store::SessionFacts StoreFixture::session()
{
    return {.school = "SMAN 3 Pekanbaru",
            .sptNumber = "470/112/2026",
            .sptDate = parseIsoDate("2026-09-20"),
            .team = "Tim 2",
            .day = parseIsoDate("2026-09-21").value(),
            .listMarkedApproved = true};
}

store::NewSample StoreFixture::sample(const store::SamplePosition& position, int attempt,
                                      std::size_t imageBytes)
{
    store::NewSample sample;
    sample.image = noise(random, imageBytes);
    append(sample.image, asBytes(kCanary));
    sample.templateBytes = noise(random, 400);
    append(sample.templateBytes, asBytes(kCanary));
    sample.info.position = position;
    sample.info.attempt = attempt;
    sample.info.imageFormat = "wsq";
    sample.info.templateFormat = "fmr-2005";
    sample.info.quality = 70;
    sample.info.measuresJson = R"({"note":")" + std::string(kCanary) + "\"}";
    sample.info.source = {"virtual", "V-1", store::DeviceOrigin::Virtual};
    sample.info.capturedAt = clock.now;
    random.fill(sample.info.frameHash);
    return sample;
}

Result<packet::SealedPacket> StoreFixture::seal(packet::HeaderFacts facts,
                                                const store::ChainPosition& position,
                                                std::size_t payloadBytes)
{
    facts.id = packet::newPacketId(random);
    facts.station = "1471.09-01";
    facts.stationSequence = position.sequence;
    facts.previousHash = position.previousHash;
    facts.created = clock.now;
    Bytes payload = noise(random, payloadBytes);
    append(payload, asBytes(kCanary));
    return packet::seal(payload, facts, m_centre.publicKey(), m_station, random);
}

store::Sealer StoreFixture::sealer(std::size_t payloadBytes)
{
    return [this, payloadBytes](const store::ChainPosition& position) {
        return seal({}, position, payloadBytes);
    };
}

store::Sealer StoreFixture::approvalOf(const packet::PacketId& packet)
{
    return [this, packet](const store::ChainPosition& position) {
        packet::HeaderFacts facts;
        facts.kind = packet::Kind::Approval;
        facts.refersTo = packet;
        return seal(facts, position, 300);
    };
}

} // namespace rekam::testing
