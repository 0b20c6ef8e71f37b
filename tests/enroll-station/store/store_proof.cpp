#include "store_proof.h"

#include "school_day.h"

#include <fcntl.h>
#include <sqlcipher/sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

namespace rekam::testing {

namespace {

constexpr int kStudents = 2;
constexpr std::string_view kPassphrase = "kuda laut biru";
constexpr crypto::PassphraseCost kCheap{1, 8};

/// One run: a disk, a day on it, and people who come and go.
class Run
{
public:
    explicit Run(std::uint64_t seed)
        : fixture(seed)
        , day(fixture, kStudents)
        , m_office(crypto::BoxKeyPair::generate(fixture.random))
    {}

    /// Opens through the key slots if need be, works through the day, revokes a person with a
    /// rekey.
    Status work()
    {
        if (store == nullptr) {
            if (Status opened = open(); !opened) {
                return opened;
            }
        }
        if (Status done = day.run(*store); !done) {
            return done;
        }
        return revoke();
    }

    Status open()
    {
        auto slots = loadSlots();
        if (!slots) {
            return slots.error();
        }
        m_slots = std::make_unique<store::KeySlots>(std::move(slots).value());
        auto keys = m_slots->unlock("op-1", asBytes(kPassphrase));
        if (!keys) {
            return keys.error();
        }
        m_keys = std::move(keys).value();
        auto opened = store::StationStore::open(fixture.options(), *m_slots, m_keys);
        if (!opened) {
            return opened.error();
        }
        store = std::move(opened).value();
        return {};
    }

    void close()
    {
        store.reset();
        m_slots.reset();
    }

    StoreFixture fixture;
    SchoolDay day;
    std::unique_ptr<store::StationStore> store;

private:
    store::KeySlots::Place place()
    {
        return {"/station/store", &fixture.disk.files(), &fixture.clock, &fixture.random};
    }

    Result<store::KeySlots> loadSlots()
    {
        if (store::KeySlots::exists(place())) {
            return store::KeySlots::load(place(), {});
        }
        return store::KeySlots::create(place(), {"1471.09-01", m_office.publicKey(), kCheap, {}},
                                       {"op-1", store::SlotRole::Operator, asBytes(kPassphrase)});
    }

    Status revoke()
    {
        const auto people = m_slots->slots();
        const bool leaver = std::ranges::any_of(
            people, [](const store::SlotInfo& slot) { return slot.personId == "op-2"; });
        const bool left =
            store->fact("test.revoked").ok() && store->fact("test.revoked").value().has_value();
        if (!left && !leaver) {
            if (Status added = m_slots->addPerson(
                    m_keys, {"op-2", store::SlotRole::Operator, asBytes("lain")});
                !added) {
                return added;
            }
            if (Status noted = store->setFact("test.revoked", "1"); !noted) {
                return noted;
            }
        }
        if (std::ranges::any_of(m_slots->slots(), [](const store::SlotInfo& slot) {
                return slot.personId == "op-2";
            })) {
            if (Status removed = m_slots->removePerson(m_keys, "op-2"); !removed) {
                return removed;
            }
        }
        if (m_slots->rekeyDue()) {
            auto keys = store->rekey(*m_slots, m_keys);
            if (!keys) {
                return keys.error();
            }
            m_keys = std::move(keys).value();
        }
        return {};
    }

    crypto::BoxKeyPair m_office;
    std::unique_ptr<store::KeySlots> m_slots;
    store::UnlockedKeys m_keys;
};

void add(ProofResult& result, const Findings& findings, std::uint64_t seed)
{
    result.lost += static_cast<std::uint64_t>(findings.lost);
    result.twice += static_cast<std::uint64_t>(findings.twice);
    if (result.finding.empty() && !findings.first.empty()) {
        result.failedSeed = seed;
        result.finding = findings.first;
    }
}

void addError(ProofResult& result, const Error& error, std::uint64_t seed)
{
    Findings findings;
    findings.addLost("the store does not go on: " + error.detail);
    add(result, findings, seed);
}

void addLeaks(ProofResult& result, const StoreFixture& fixture, std::uint64_t seed)
{
    result.leaked += fixture.disk.leaks();
    if (fixture.disk.leaks() > 0 && result.finding.empty()) {
        result.failedSeed = seed;
        result.finding = "plaintext written";
    }
}

/// Steps of a day without faults; about the same for every seed, and one number for all, so that a
/// run is replayed by its seed alone.
std::uint64_t stepsOfDay()
{
    Run run(1);
    REKAM_CHECK(run.work().ok());
    run.close();
    return run.fixture.disk.steps();
}

/// After all faults: the day goes on to its end, and all is there.
void finish(Run& run, ProofResult& result, std::uint64_t seed)
{
    run.close();
    run.fixture.disk.setFault({});
    run.fixture.clock.advance(std::chrono::hours(1)); // past any wait for a passphrase
    if (Status opened = run.open(); !opened) {
        addError(result, opened.error(), seed);
        return;
    }
    add(result, run.day.look(*run.store), seed);
    run.close();
    if (Status done = run.work(); !done) {
        addError(result, done.error(), seed);
        return;
    }
    Findings findings = run.day.look(*run.store);
    if (!run.day.complete(*run.store)) {
        findings.addLost("the day is not complete");
    }
    add(result, findings, seed);
    addLeaks(result, run.fixture, seed);
}

void powerCut(std::uint64_t seed, std::uint64_t steps, DiskHonesty honesty, ProofResult& result)
{
    SeededRandom dice(seed ^ 0x5043U);
    Run run(seed);
    run.fixture.disk.ignoreSyncs = honesty == DiskHonesty::IgnoresSyncs;
    run.fixture.disk.setFault({1 + dice.below(steps), SQLITE_IOERR, true});
    (void)run.work();
    run.close();
    run.fixture.disk.powerCut();
    if (dice.below(2) == 0) {
        run.fixture.disk.setFault({1 + dice.below(40), SQLITE_IOERR, true});
        run.fixture.clock.advance(std::chrono::hours(1));
        (void)run.work();
        run.close();
        run.fixture.disk.powerCut();
    }
    finish(run, result, seed);
}

void fault(std::uint64_t seed, std::uint64_t steps, int code, ProofResult& result)
{
    SeededRandom dice(seed ^ 0x4641U);
    Run run(seed);
    MemoryDisk::Fault fault{1 + dice.below(steps), code, false};
    fault.forSteps = 1 + dice.below(30);
    run.fixture.disk.setFault(fault);
    // The same process tries again, as an operator would, until the medium is well again.
    for (int tries = 1; tries < 60 && !run.work(); ++tries) {
        // A rekey that failed asks for a new opening; so does an operator who sees no way on.
        if (tries % 4 == 0) {
            run.close();
        }
        run.fixture.clock.advance(std::chrono::hours(1)); // past any wait for a passphrase
    }
    finish(run, result, seed);
}

Bytes readFile(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(file), {}};
    return toBytes(asBytes(content));
}

/// The store of a kill run lies on the real disk, not on the fixture's.
store::StoreOptions onDisk(StoreFixture& fixture, const std::string& folder)
{
    store::StoreOptions options = fixture.options();
    options.folder = folder;
    options.files = &posixFiles();
    options.vfs.clear();
    options.reserveBytes = 0;
    return options;
}

/// Works until it is killed; writes the hash of each thing that was acknowledged. `drawSeed` keeps
/// one round from drawing the ids and images of another. Never returns.
[[noreturn]] void workToDeath(std::uint64_t seed, std::uint64_t drawSeed, const std::string& folder,
                              int channel)
{
    StoreFixture fixture(seed, drawSeed);
    auto store = store::StationStore::open(onDisk(fixture, folder), fixture.key());
    if (!store) {
        ::_exit(2);
    }
    SchoolDay day(fixture, kStudents, [&](const crypto::Hash256& fact) {
        (void)!::write(channel, fact.data(), fact.size());
    });
    const Status done = day.run(*store.value());
    store.value().reset();
    ::_exit(done ? 0 : 3);
}

/// One store on the disk, and what its processes acknowledged before they were killed.
class KillRun
{
public:
    KillRun(std::uint64_t seed, std::string folder)
        : m_seed(seed)
        , m_folder(std::move(folder))
        , m_fixture(seed)
        , m_day(m_fixture, kStudents)
    {}

    /// @return false once the day is complete.
    bool killOnce(SeededRandom& dice, ProofResult& result)
    {
        std::array<int, 2> channel{-1, -1};
        REKAM_CHECK(::pipe2(channel.data(), O_CLOEXEC) == 0);
        const std::uint64_t drawSeed = dice.next();
        const pid_t child = ::fork();
        REKAM_CHECK(child >= 0);
        if (child == 0) {
            workToDeath(m_seed, drawSeed, m_folder, channel[1]);
        }
        (void)::close(channel[1]);
        // After a number of acknowledgements, and then a moment into the next commit.
        for (std::uint64_t patience = dice.below(6); patience > 0 && hear(channel[0]);) {
            --patience;
        }
        for (volatile std::uint64_t spin = dice.below(3'000'000); spin > 0;) {
            spin = spin - 1;
        }
        (void)::kill(child, SIGKILL);
        int status = 0;
        REKAM_CHECK(::waitpid(child, &status, 0) == child);
        while (hear(channel[0])) { // what it said before it died counts
        }
        (void)::close(channel[0]);
        return look(result, WIFEXITED(status) ? WEXITSTATUS(status) : 0);
    }

private:
    bool hear(int channel)
    {
        crypto::Hash256 fact{};
        if (::read(channel, fact.data(), fact.size()) != static_cast<ssize_t>(fact.size())) {
            return false;
        }
        m_acknowledged.push_back(fact);
        return true;
    }

    bool look(ProofResult& result, int exitCode)
    {
        auto store = store::StationStore::open(onDisk(m_fixture, m_folder), m_fixture.key());
        if (!store || exitCode != 0) {
            addError(result, store ? Error{ErrorCode::Storage, "child failed"} : store.error(),
                     m_seed);
            return false;
        }
        Findings findings = m_day.look(*store.value());
        const auto facts = m_day.facts(*store.value());
        for (const crypto::Hash256& fact : m_acknowledged) {
            if (!facts.contains(fact)) {
                findings.addLost("acknowledged " + toHex(fact));
            }
        }
        add(result, findings, m_seed);
        result.leaked += leaks();
        return !m_day.complete(*store.value());
    }

    [[nodiscard]] std::uint64_t leaks() const
    {
        std::uint64_t found = 0;
        for (const auto& entry : std::filesystem::directory_iterator(m_folder)) {
            const Bytes content = readFile(entry.path());
            if (asText(content).find(kCanary) != std::string_view::npos) {
                ++found;
            }
        }
        return found;
    }

    std::uint64_t m_seed;
    std::string m_folder;
    StoreFixture m_fixture;
    SchoolDay m_day;
    std::vector<crypto::Hash256> m_acknowledged;
};

} // namespace

ProofResult provePowerCuts(std::uint64_t count, std::uint64_t seed, DiskHonesty honesty)
{
    ProofResult result;
    const std::uint64_t steps = stepsOfDay();
    for (; result.runs < count; ++result.runs) {
        powerCut(seed + result.runs, steps, honesty, result);
    }
    return result;
}

ProofResult proveNoSpace(std::uint64_t count, std::uint64_t seed)
{
    ProofResult result;
    const std::uint64_t steps = stepsOfDay();
    for (; result.runs < count; ++result.runs) {
        fault(seed + result.runs, steps, SQLITE_FULL, result);
    }
    return result;
}

ProofResult proveIoErrors(std::uint64_t count, std::uint64_t seed)
{
    ProofResult result;
    const std::uint64_t steps = stepsOfDay();
    for (; result.runs < count; ++result.runs) {
        fault(seed + result.runs, steps, SQLITE_IOERR_WRITE, result);
    }
    return result;
}

ProofResult proveBitFlips(std::uint64_t count, std::uint64_t seed)
{
    constexpr std::size_t kPageBytes = 16384;
    ProofResult result;
    Run run(seed);
    REKAM_CHECK(run.work().ok());
    run.close();
    const std::string path = "/station/store/station.db";
    const Bytes sound = run.fixture.disk.content(path);
    SeededRandom dice(seed);
    for (; result.runs < count; ++result.runs) {
        Bytes flipped = sound;
        const std::size_t page = result.runs % (sound.size() / kPageBytes);
        const std::size_t at = page * kPageBytes + dice.below(kPageBytes);
        flipped[at] ^= static_cast<std::byte>(1U << dice.below(8));
        run.fixture.disk.setContent(path, flipped);
        run.fixture.disk.erase(path + "-wal");
        const Status opened = run.open();
        if (opened) {
            // Not refused at once: then the check refuses it, or nothing that counts was hit.
            const Status checked = run.store->check();
            if (checked) {
                add(result, run.day.look(*run.store), seed);
            }
        } else if (opened.error().code != ErrorCode::Integrity) {
            addError(result, opened.error(), seed);
        }
        run.close();
    }
    return result;
}

ProofResult proveCanary(std::uint64_t count, std::uint64_t seed)
{
    ProofResult result;
    for (; result.runs < count; ++result.runs) {
        Run run(seed + result.runs);
        if (Status done = run.work(); !done) {
            addError(result, done.error(), seed + result.runs);
            continue;
        }
        if (Status copied = run.store->backup("/stick/backup"); !copied) {
            addError(result, copied.error(), seed + result.runs);
        }
        run.close();
        addLeaks(result, run.fixture, seed + result.runs);
    }
    return result;
}

ProofResult proveKills(std::uint64_t count, std::uint64_t seed, const std::string& folder)
{
    ProofResult result;
    SeededRandom dice(seed);
    std::uint64_t round = 0;
    while (result.runs < count && result.clean()) {
        std::filesystem::remove_all(folder);
        KillRun run(seed + round, folder);
        ++round;
        do {
            ++result.runs;
        } while (run.killOnce(dice, result) && result.runs < count);
    }
    std::filesystem::remove_all(folder);
    return result;
}

} // namespace rekam::testing
