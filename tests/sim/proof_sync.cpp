// rekam_proof_sync kill|sim|mitm|stations [--count N] [--seed S]: many seeded runs, one last line.
#include "base/file.h"
#include "packet/acceptance.h"
#include "packet/receipt.h"
#include "sim/sync_world.h"
#include "spool/spool.h"
#include "support/kit_processes.h"
#include "support/kit_proxy.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <iostream>
#include <memory>
#include <set>
#include <string_view>
#include <thread>
#include <vector>

namespace {

using namespace rekam;
using namespace rekam::testing;
using namespace std::chrono_literals;

constexpr int kUsage = 2;

struct Tally
{
    std::uint64_t runs = 0;
    std::uint64_t lost = 0;
    std::uint64_t twice = 0;
    std::uint64_t failed = 0;
    std::uint64_t faults = 0; ///< injected, in the simulator
};

struct Request
{
    std::string name;
    std::uint64_t count = 20;
    std::uint64_t seed = 1;
};

void complain(const Request& request, std::uint64_t seed, std::string_view what)
{
    std::cout << "seed " << seed << ": " << what << "; replay: rekam_proof_sync " << request.name
              << " --count 1 --seed " << seed << '\n';
}

/// A folder of its own in memory where there is some; removed at the end.
class Scratch
{
public:
    Scratch()
    {
        const char* root = ::access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
        m_path = std::filesystem::path(root) / ("rekam-proof-" + std::to_string(::getpid()));
        std::filesystem::create_directories(m_path);
    }

    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    Scratch(Scratch&&) = delete;
    Scratch& operator=(Scratch&&) = delete;

    ~Scratch()
    {
        std::error_code failed;
        std::filesystem::remove_all(m_path, failed);
    }

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

Tally proveSim(const Request& request)
{
    const Scratch scratch;
    sim::Premises premises(scratch.path());
    Tally tally;
    for (; tally.runs < request.count; ++tally.runs) {
        const std::uint64_t seed = request.seed + tally.runs;
        const auto verdict = sim::runWorld(premises, seed);
        tally.lost += verdict.lost;
        tally.twice += verdict.twice;
        tally.faults += verdict.faultsInjected;
        if (!verdict.fault.empty()) {
            ++tally.failed;
            complain(request, seed, verdict.fault);
        }
    }
    return tally;
}

/// A recording laptop: its agent, and the records that it is to deliver.
struct Laptop
{
    Laptop(const KitCentre& centre, const std::filesystem::path& folder, const std::string& code)
        : station(centre, folder, code)
    {}

    KitStation station;
    KitProcess agent{"sync-agent", station.home.root};
    std::vector<std::string> ids;

    void publish(const packet::SealedPacket& packet)
    {
        auto box = spool::Spool::open(posixFiles(), station.home.spool(), 0);
        ids.push_back(toHex(packet.header.id));
        REKAM_CHECK(box.value().publish(ids.back(), packet.bytes).ok());
    }

    [[nodiscard]] bool delivered(const KitCentre& centre) const
    {
        auto box = spool::Spool::open(posixFiles(), station.home.spool(), 0);
        const std::array receiptKeys = {centre.intakeSigner.publicKey()};
        const std::array answerKeys = {centre.adapterSigner.publicKey()};
        return std::ranges::all_of(ids, [&](const std::string& id) {
            const auto receipt = box.value().receipt(id);
            const auto answer = box.value().acceptance(id);
            if (!receipt || !receipt.value() || !answer || !answer.value() ||
                !packet::verifyReceipt(*receipt.value(), receiptKeys)) {
                return false;
            }
            const auto verdict = packet::verifyAnswer(*answer.value(), answerKeys);
            return verdict && verdict.value().verdict == packet::Verdict::Accepted;
        });
    }
};

/// The real programs of one run: one centre, and the laptops that send to it.
struct Road
{
    explicit Road(const std::filesystem::path& folder, unsigned laptopCount = 1)
        : centre(folder / "centre", freeEndpoint())
    {
        for (unsigned i = 1; i <= laptopCount; ++i) {
            const std::string number = std::to_string(i);
            laptops.push_back(std::make_unique<Laptop>(centre, folder / ("station-" + number),
                                                       "BUKTI-0" + number));
        }
    }

    KitCentre centre;
    std::vector<std::unique_ptr<Laptop>> laptops;
    KitProcess intake{"intake", centre.home.root, {"run"}};
    KitProcess adapter{"adapter", centre.home.root, {"run"}};

    [[nodiscard]] Laptop& first() const { return *laptops.front(); }

    [[nodiscard]] std::vector<KitProcess*> programs()
    {
        std::vector<KitProcess*> all = {&intake, &adapter};
        for (const auto& laptop : laptops) {
            all.push_back(&laptop->agent);
        }
        return all;
    }

    void startAll()
    {
        for (KitProcess* program : programs()) {
            program->start();
        }
    }

    [[nodiscard]] bool delivered() const
    {
        return std::ranges::all_of(
            laptops, [this](const auto& laptop) { return laptop->delivered(centre); });
    }

    /// Reads the intake's store, the exports and every chain again.
    void audit(Tally& tally, std::string& fault)
    {
        for (KitProcess* program : programs()) {
            program->kill();
        }
        const SystemClock clock;
        auto store = rekam::intake::EmbeddedStore::open(
            {posixFiles(), clock, centre.intakeSigner, packet::Mode::Latihan},
            centre.home.intake() / "store-latihan");
        REKAM_CHECK(store.ok());
        std::multiset<std::string> stored;
        const Status read = store.value()->forEach(
            [&](const rekam::intake::StoredPacket& row) { stored.insert(toHex(row.id)); });
        REKAM_CHECK(read.ok());
        std::size_t sent = 0;
        for (const auto& laptop : laptops) {
            for (const std::string& id : laptop->ids) {
                const bool exported =
                    std::filesystem::exists(centre.home.adapter() / "export" / id / "record.json");
                tally.lost += stored.contains(id) && exported ? 0U : 1U;
                tally.twice += stored.count(id) > 1 ? 1U : 0U;
                ++sent;
            }
        }
        tally.twice += stored.size() > sent ? stored.size() - sent : 0;
        const auto report = store.value()->verify();
        if (!report || !report.value().findings.empty()) {
            fault = report ? report.value().findings.front().place : report.error().detail;
        }
    }
};

/// Kills programs of `road` at moments from their start to well after the last record, while some
/// laptop records one student more in every second turn.
void killAtRandom(Road& road, SeededRandom& random, int kills)
{
    const std::vector<KitProcess*> programs = road.programs();
    for (int i = 0; i < kills; ++i) {
        std::this_thread::sleep_for(std::chrono::microseconds(random.below(60'000)));
        KitProcess& victim = *programs.at(random.below(programs.size()));
        victim.kill();
        if (random.below(2) == 0) {
            Laptop& laptop = *road.laptops.at(random.below(road.laptops.size()));
            laptop.publish(laptop.station.sealRecord());
        }
        victim.start();
    }
}

std::string killRun(const std::filesystem::path& folder, std::uint64_t seed, Tally& tally)
{
    constexpr int kRecords = 4;
    constexpr int kKills = 6;
    SeededRandom random(seed);
    Road road(folder);
    for (int i = 0; i < kRecords; ++i) {
        road.first().publish(road.first().station.sealRecord());
    }
    road.startAll();
    killAtRandom(road, random, kKills);
    std::string fault;
    if (!eventually(60s, [&] { return road.delivered(); })) {
        fault = "not everything was accepted in a minute";
    }
    road.audit(tally, fault);
    return fault;
}

/// Several laptops against one intake, any program killed at any moment.
std::string stationsRun(const std::filesystem::path& folder, std::uint64_t seed, Tally& tally)
{
    constexpr unsigned kLaptops = 4;
    constexpr int kRecords = 2;
    constexpr int kKills = 10;
    SeededRandom random(seed);
    Road road(folder, kLaptops);
    unsigned student = 0;
    for (const auto& laptop : road.laptops) {
        laptop->station.nextStudent(1000 * ++student); // another school, other students
        for (int i = 0; i < kRecords; ++i) {
            laptop->publish(laptop->station.sealRecord());
        }
    }
    road.startAll();
    killAtRandom(road, random, kKills);
    std::string fault;
    if (!eventually(120s, [&] { return road.delivered(); })) {
        fault = "not everything was accepted in two minutes";
    }
    road.audit(tally, fault);
    return fault;
}

std::string mitmRun(const std::filesystem::path& folder, std::uint64_t seed, Tally& tally)
{
    Road road(folder);
    const KitProxy proxy(road.centre.endpoint, seed, 60'000 + seed % 7 * 40'000, 5);
    Laptop& laptop = road.first();
    laptop.station.rebundle(proxy.endpoint(), road.centre.intakeCurve.publicKey());
    for (int i = 0; i < 3; ++i) {
        laptop.publish(laptop.station.sealRecord());
    }
    road.startAll();
    std::string fault;
    if (!eventually(90s, [&] { return road.delivered(); })) {
        fault = "not everything was accepted";
    }
    if (proxy.flips() == 0) {
        fault = "the proxy changed nothing, so nothing is proved";
    }
    road.audit(tally, fault);
    return fault;
}

using OneRun = std::string (*)(const std::filesystem::path& folder, std::uint64_t seed,
                               Tally& tally);

Tally proveProcesses(const Request& request, OneRun run)
{
    Tally tally;
    for (; tally.runs < request.count; ++tally.runs) {
        const std::uint64_t seed = request.seed + tally.runs;
        const Scratch scratch;
        if (const std::string fault = run(scratch.path(), seed, tally); !fault.empty()) {
            ++tally.failed;
            complain(request, seed, fault);
        }
    }
    return tally;
}

bool readNumber(std::string_view text, std::uint64_t& number)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

bool parse(const std::vector<std::string_view>& words, Request& request)
{
    if (words.empty() || words.size() % 2 == 0) {
        return false;
    }
    request.name = words[0];
    for (std::size_t i = 1; i + 1 < words.size(); i += 2) {
        std::uint64_t* const target = words[i] == "--count"  ? &request.count
                                      : words[i] == "--seed" ? &request.seed
                                                             : nullptr;
        if (target == nullptr || !readNumber(words[i + 1], *target)) {
            return false;
        }
    }
    return request.name == "kill" || request.name == "sim" || request.name == "mitm" ||
           request.name == "stations";
}

} // namespace

int main(int argc, char** argv)
{
    Request request;
    if (!parse({argv + 1, argv + argc}, request)) {
        std::cerr << "rekam_proof_sync kill|sim|mitm|stations [--count N] [--seed S]\n";
        return kUsage;
    }
    const Tally tally = request.name == "sim"        ? proveSim(request)
                        : request.name == "kill"     ? proveProcesses(request, killRun)
                        : request.name == "stations" ? proveProcesses(request, stationsRun)
                                                     : proveProcesses(request, mitmRun);
    if (request.name == "sim") {
        std::cout << tally.faults << " faults injected\n";
    }
    std::cout << request.name << ": " << tally.runs << " runs, " << tally.lost << " lost, "
              << tally.twice << " twice\n";
    return tally.failed + tally.lost + tally.twice == 0 ? 0 : 1;
}
