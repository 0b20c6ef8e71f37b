// rekam_bench_roster: the list of a big school, and the station's second turn with many packets.
#include "crypto/hash.h"
#include "packet/sealed_packet.h"
#include "station_home.h"
#include "workflow/record/sealing.h"
#include "workflow/record/spool_round.h"
#include "workflow/session/roster_import.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

namespace {

using namespace rekam; // one file, no header
using namespace rekam::testing;
using Seconds = std::chrono::duration<double>;

constexpr int kPackets = 5000;
constexpr int kRounds = 21;

Seconds now()
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

double medianMs(const std::function<void()>& work)
{
    std::vector<double> times;
    for (int round = 0; round < kRounds; ++round) {
        const Seconds start = now();
        work();
        times.push_back((now() - start).count() * 1000);
    }
    std::ranges::sort(times);
    return times[times.size() / 2];
}

void print(const char* name, double value, const char* unit)
{
    (void)std::printf("%s %.4g %s\n", name, value, unit);
    (void)std::fflush(stdout);
}

store::SessionFacts factsOf(const StationHome& home)
{
    store::SessionFacts facts;
    facts.school = "SMAN 3 Pekanbaru";
    facts.day = localDate(home.clock.now);
    return facts;
}

/// A list of 10,000 from its bytes into the store, then what an operator types to find one of them.
void benchList(const StationHome& home, workflow::OpenStation& station, const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        (void)std::printf("roster.import-10k missing -\nroster.search missing -\n");
        return;
    }
    const QByteArray content = file.readAll();
    const ByteView bytes =
        asBytes(std::string_view(content.constData(), static_cast<std::size_t>(content.size())));
    const Seconds start = now();
    const auto outcome = workflow::importRoster(station, bytes, factsOf(home));
    REKAM_CHECK(outcome.ok());
    print("roster.import-10k", (now() - start).count(), "s");
    store::RosterFilter filter;
    filter.session = outcome.value().session;
    filter.limit = 200; // a screen shows fewer
    double slowest = 0;
    for (const char* typed : {"a", "si", "nur", "putri", "1471", "147109510", "77", "zzz"}) {
        filter.search = typed;
        slowest = std::max(
            slowest, medianMs([&] { REKAM_CHECK(station.store->roster().list(filter).ok()); }));
    }
    print("roster.search", slowest, "ms");
}

/// One store turn of the station, as every second brings one, with kPackets waiting in the spool.
void benchTurn(const StationHome& home, workflow::OpenStation& station)
{
    const auto session = station.store->roster().openSession(factsOf(home)).value();
    store::RosterFilter everyone;
    everyone.session = session;
    everyone.limit = kPackets;
    const auto people = station.store->roster().list(everyone).value();
    if (std::ssize(people) != kPackets) {
        (void)std::printf("station.turn-5000 missing -\n");
        return;
    }
    const Bytes payload(200, std::byte{1});
    for (const auto& person : people) {
        const auto id =
            station.store->enrolments().begin(person.id, {station.personId, "1"}).value();
        packet::HeaderFacts facts;
        facts.id = packet::newPacketId(*station.world.random);
        facts.mode = packet::Mode::Latihan;
        facts.station = station.identity.bundle.stationCode;
        facts.created = station.world.clock->wallTime();
        const auto row = station.store->packets().commitSealed(
            id,
            [&](const store::ChainPosition& position) {
                facts.stationSequence = position.sequence;
                facts.previousHash = position.previousHash;
                return packet::seal(payload, facts, station.identity.bundle.centreKey,
                                    station.signing, *station.world.random);
            },
            {});
        REKAM_CHECK(row.ok());
    }
    workflow::SpoolRound round;
    (void)round.walk(station); // publishes them all
    for (const char* name : {"outgoing", "receipts", "quarantine"}) {
        std::filesystem::last_write_time(station.spool.folder() / name,
                                         std::filesystem::file_time_type::clock::now() -
                                             std::chrono::hours(1));
    }
    const Seconds start = now();
    (void)round.walk(station);
    print("station.turn-5000.changed", (now() - start).count() * 1000, "ms");
    REKAM_CHECK(!round.rested());
    print("station.turn-5000", medianMs([&] {
              (void)round.walk(station);
              REKAM_CHECK(round.rested());
              REKAM_CHECK(station.store->packets().safety().value().onLaptop == std::ssize(people));
              REKAM_CHECK(station.store->latestTime().ok());
          }),
          "ms");
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    StationHome home;
    const workflow::Surroundings world{&posixFiles(), &home.clock, &home.random};
    const auto identity = workflow::loadIdentity(home.kit.home, posixFiles()).value();
    auto station = workflow::unlockStation(identity, world,
                                           {std::string(kOperatorId),
                                            SecretBytes(asBytes(std::string_view(kOperatorCode)))})
                       .value();
    benchList(home, *station, argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString());
    benchTurn(home, *station);
    return 0;
}
