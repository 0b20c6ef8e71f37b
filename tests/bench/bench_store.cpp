// rekam_bench_store [FOLDER [memory|commit|unlock|records…]]: the store's figures, or some of them,
// on the disk that holds FOLDER (default: here).
#include "store_fixture.h"

#include <sqlcipher/sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace rekam; // one file, no header
using namespace rekam::testing;
using Seconds = std::chrono::duration<double>;

constexpr std::size_t kRecordBytes = std::size_t{1024} * 1024;
constexpr int kCommits = 300;
constexpr int kManyRecords = 10'000;
constexpr std::chrono::milliseconds kFieldSync{5};

Seconds now()
{
    return std::chrono::steady_clock::now().time_since_epoch();
}

void print(const std::string& name, double value, const char* unit)
{
    (void)std::printf("%s %.4g %s\n", name.c_str(), value, unit);
    (void)std::fflush(stdout);
}

double processorSeconds()
{
    timespec used = {};
    (void)::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
}

/// SQLite's own VFS that counts syncs, each taking as long as on a field laptop if so told.
class MeteredVfs
{
public:
    explicit MeteredVfs(std::chrono::milliseconds delay)
    {
        s_delay = delay;
        s_syncs = 0;
        s_real = sqlite3_vfs_find(nullptr);
        m_vfs = *s_real;
        m_vfs.zName = kName;
        m_vfs.xOpen = open;
        (void)sqlite3_vfs_register(&m_vfs, 0);
    }

    MeteredVfs(const MeteredVfs&) = delete;
    MeteredVfs& operator=(const MeteredVfs&) = delete;
    MeteredVfs(MeteredVfs&&) = delete;
    MeteredVfs& operator=(MeteredVfs&&) = delete;

    ~MeteredVfs() { (void)sqlite3_vfs_unregister(&m_vfs); }

    [[nodiscard]] static long syncs() { return s_syncs; }

    static constexpr const char* kName = "metered";

private:
    static int open(sqlite3_vfs* /*vfs*/, const char* name, sqlite3_file* file, int flags,
                    int* outFlags)
    {
        const int code = s_real->xOpen(s_real, name, file, flags, outFlags);
        if (code == SQLITE_OK && file->pMethods != nullptr) {
            // Two tables: databases have shared memory, their logs have not.
            sqlite3_io_methods& methods = file->pMethods->xShmMap != nullptr ? s_database : s_log;
            s_realSync = file->pMethods->xSync; // the same in both
            methods = *file->pMethods;
            methods.xSync = sync;
            file->pMethods = &methods;
        }
        return code;
    }

    static int sync(sqlite3_file* file, int flags)
    {
        ++s_syncs;
        if (s_delay.count() > 0) {
            std::this_thread::sleep_for(s_delay); // the medium that is simulated, nothing else
        }
        return s_realSync(file, flags);
    }

    inline static sqlite3_vfs* s_real = nullptr;
    inline static int (*s_realSync)(sqlite3_file*, int) = nullptr;
    inline static sqlite3_io_methods s_database = {};
    inline static sqlite3_io_methods s_log = {};
    inline static std::chrono::milliseconds s_delay{0};
    inline static long s_syncs = 0;
    sqlite3_vfs m_vfs = {};
};

/// What a row of commits took.
struct Series
{
    std::vector<double> commits; ///< seconds, each
    double settling = 0;         ///< seconds between commits
    double longestSettling = 0;
    double processor = 0; ///< seconds of both
    long syncs = 0;

    [[nodiscard]] double perSecond() const
    {
        return static_cast<double>(commits.size()) /
               (std::accumulate(commits.begin(), commits.end(), 0.0) + settling);
    }

    [[nodiscard]] double p99Ms() const
    {
        auto sorted = commits;
        std::ranges::sort(sorted);
        return sorted[sorted.size() * 99 / 100] * 1000;
    }

    [[nodiscard]] double processorMs() const
    {
        return processor * 1000 / static_cast<double>(commits.size());
    }
};

/// A store on the real disk with people whose enrolments are begun.
class Scene
{
public:
    Scene(const std::filesystem::path& folder, int people, const std::string& vfs)
        : m_fixture(1)
    {
        std::filesystem::remove_all(folder);
        options = m_fixture.options();
        options.folder = folder;
        options.files = &posixFiles();
        options.vfs = vfs;
        store = store::StationStore::open(options, m_fixture.key()).value();
        const auto session = store->roster().openSession(StoreFixture::session()).value();
        const auto items = m_fixture.people(people);
        REKAM_CHECK(store->roster().import(session, items).ok());
        store::RosterFilter everyone;
        everyone.limit = 1'000'000;
        const auto entries = store->roster().list(everyone).value();
        for (const auto& entry : entries) {
            m_people.push_back(entry.id);
        }
    }

    store::EnrolmentId begin(int n)
    {
        return store->enrolments()
            .begin(m_people.at(static_cast<std::size_t>(n)), {"op-1", "p"})
            .value();
    }

    /// Time of one commit of a sealed record, read back included, the sealing itself not: its
    /// processor seconds are told apart.
    Seconds commit(const store::EnrolmentId& id, std::size_t bytes, double* sealed = nullptr)
    {
        Seconds sealing{};
        const auto seal = m_fixture.sealer(bytes);
        const Seconds start = now();
        const auto row =
            store->packets().commitSealed(id,
                                          [&](const store::ChainPosition& position) {
                                              const Seconds before = now();
                                              const double processor = processorSeconds();
                                              auto packet = seal(position);
                                              sealing = now() - before;
                                              if (sealed != nullptr) {
                                                  *sealed = processorSeconds() - processor;
                                              }
                                              return packet;
                                          },
                                          {});
        REKAM_CHECK(row.ok());
        return now() - start - sealing;
    }

    /// `count` records, one after the other; between two the log is settled, as the station does
    /// while nobody waits.
    void commits(int count, Series& series)
    {
        for (int n = 0; n < count; ++n) {
            const auto id = begin(m_begun++);
            const long syncs = MeteredVfs::syncs();
            const double processor = processorSeconds();
            double sealing = 0;
            series.commits.push_back(commit(id, kRecordBytes, &sealing).count());
            const Seconds start = now();
            REKAM_CHECK(store->settle().ok());
            const double settling = (now() - start).count();
            series.processor += processorSeconds() - processor - sealing;
            series.syncs += MeteredVfs::syncs() - syncs;
            series.settling += settling;
            series.longestSettling = std::max(series.longestSettling, settling);
        }
    }

    StoreFixture& fixture() { return m_fixture; }

    store::StoreOptions options;
    std::unique_ptr<store::StationStore> store;

private:
    StoreFixture m_fixture;
    std::vector<store::PersonId> m_people;
    int m_begun = 0;
};

/// The peer: SQLCipher alone under the store's own pragmas, a row with one bound blob a commit,
/// nothing read back, nothing else written.
class RawPeer
{
public:
    explicit RawPeer(const std::filesystem::path& folder)
        : m_record(kRecordBytes, std::byte{7})
    {
        std::filesystem::create_directories(folder);
        const std::string path = (folder / "raw.db").string();
        REKAM_CHECK(
            sqlite3_open_v2(path.c_str(), &m_database,
                            SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                            MeteredVfs::kName) == SQLITE_OK);
        const std::string key(96, '7');
        run("PRAGMA cipher_log_level=NONE; PRAGMA key=\"x'" + key + "'\"");
        run("PRAGMA cipher_page_size=16384; PRAGMA cipher_memory_security=ON; "
            "PRAGMA temp_store=MEMORY; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
            "PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=1000; "
            "PRAGMA journal_size_limit=33554432; PRAGMA cache_size=-8192; "
            "CREATE TABLE t(x BLOB)");
        REKAM_CHECK(sqlite3_prepare_v2(m_database, "INSERT INTO t VALUES(?)", -1, &m_insert,
                                       nullptr) == SQLITE_OK);
    }

    RawPeer(const RawPeer&) = delete;
    RawPeer& operator=(const RawPeer&) = delete;
    RawPeer(RawPeer&&) = delete;
    RawPeer& operator=(RawPeer&&) = delete;

    ~RawPeer()
    {
        (void)sqlite3_finalize(m_insert);
        (void)sqlite3_close(m_database);
    }

    void commits(int count, Series& series)
    {
        const long syncs = MeteredVfs::syncs();
        const double processor = processorSeconds();
        for (int n = 0; n < count; ++n) {
            const Seconds start = now();
            (void)sqlite3_bind_blob64(m_insert, 1, m_record.data(), m_record.size(), SQLITE_STATIC);
            REKAM_CHECK(sqlite3_step(m_insert) == SQLITE_DONE);
            (void)sqlite3_reset(m_insert);
            series.commits.push_back((now() - start).count());
        }
        series.processor += processorSeconds() - processor;
        series.syncs += MeteredVfs::syncs() - syncs;
    }

private:
    void run(const std::string& sql)
    {
        REKAM_CHECK(sqlite3_exec(m_database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    }

    Bytes m_record;
    sqlite3* m_database = nullptr;
    sqlite3_stmt* m_insert = nullptr;
};

/// Store and peer in turns, so that what else the machine does hits both.
void benchCommit(const std::filesystem::path& folder, std::chrono::milliseconds sync)
{
    constexpr int kTurn = 15;
    const MeteredVfs vfs(sync);
    Series ours;
    Series raw;
    {
        Scene scene(folder / "commit", kCommits, MeteredVfs::kName);
        RawPeer peer(folder / "raw");
        for (int n = 0; n < kCommits; n += kTurn) {
            scene.commits(kTurn, ours);
            peer.commits(kTurn, raw);
        }
    }
    std::filesystem::remove_all(folder / "commit");
    std::filesystem::remove_all(folder / "raw");
    const std::string tail = sync.count() > 0 ? "-5ms-sync" : "";
    print("store.commit-1mb.p99" + tail, ours.p99Ms(), "ms");
    print("store.commit-1mb.rate" + tail, ours.perSecond(), "1/s");
    print("peer.sqlcipher.commit-1mb.p99" + tail, raw.p99Ms(), "ms");
    print("peer.sqlcipher.commit-1mb.rate" + tail, raw.perSecond(), "1/s");
    print("store.commit-ratio" + tail, ours.perSecond() / raw.perSecond(), "x");
    if (sync.count() == 0) {
        print("store.commit-1mb.processor", ours.processorMs(), "ms");
        print("peer.sqlcipher.commit-1mb.processor", raw.processorMs(), "ms");
        print("store.commit-1mb.syncs", static_cast<double>(ours.syncs) / kCommits, "syncs");
        print("store.settle.longest", ours.longestSettling * 1000, "ms");
    }
}

void benchUnlock(const std::filesystem::path& folder)
{
    Scene scene(folder / "unlock", 100, "");
    scene.store.reset();
    std::filesystem::remove_all(folder / "unlock");
    auto& random = scene.fixture().random;
    const store::KeySlots::Place place{folder / "unlock", &posixFiles(), &scene.fixture().clock,
                                       &random};
    const auto office = crypto::BoxKeyPair::generate(random);
    const Bytes passphrase = toBytes(asBytes("kuda laut biru"));
    auto slots = store::KeySlots::create(place, {"bench", office.publicKey(), {}, {}},
                                         {"op-1", store::SlotRole::Operator, passphrase})
                     .value();
    auto keys = slots.unlock("op-1", passphrase).value();
    REKAM_CHECK(store::StationStore::open(scene.options, slots, keys).ok());
    const Seconds start = now();
    auto again = store::KeySlots::load(place, {}).value();
    auto opened = again.unlock("op-1", passphrase).value();
    REKAM_CHECK(store::StationStore::open(scene.options, again, opened).ok());
    print("store.unlock", (now() - start).count(), "s");
}

void benchManyRecords(const std::filesystem::path& folder)
{
    Scene scene(folder / "many", kManyRecords, "");
    for (int n = 0; n < kManyRecords; ++n) {
        (void)scene.commit(scene.begin(n), 1000);
    }
    scene.store.reset();
    const Seconds start = now();
    auto store = store::StationStore::open(scene.options, scene.fixture().key()).value();
    const auto session = store->roster().currentSession().value();
    REKAM_CHECK(store->packets().progress(session->id).value().sealed == kManyRecords);
    REKAM_CHECK(store->packets().safety().value().onLaptop == kManyRecords);
    store::RosterFilter firstScreen;
    firstScreen.session = session->id;
    firstScreen.limit = 200;
    REKAM_CHECK(store->roster().list(firstScreen).value().size() == 200);
    print("store.open-10k-records", (now() - start).count(), "s");
}

/// Peak of a process that commits and reads records; Argon2id's 128 MiB while it runs not counted.
void benchMemory(const std::filesystem::path& folder)
{
    const pid_t child = ::fork();
    if (child == 0) {
        Scene scene(folder / "memory", 60, "");
        Series series;
        scene.commits(60, series);
        const auto rows = scene.store->packets().list(std::nullopt).value();
        for (const auto& row : rows) {
            REKAM_CHECK(scene.store->packets().bytes(row.id).ok());
        }
        REKAM_CHECK(scene.store->idle().ok());
        ::_exit(0);
    }
    int status = 0;
    rusage usage = {};
    REKAM_CHECK(::wait4(child, &status, 0, &usage) == child && status == 0);
    print("memory.store", static_cast<double>(usage.ru_maxrss) / 1024, "MB");
}

} // namespace

int main(int argc, char** argv)
{
    const std::filesystem::path base = argc > 1 ? argv[1] : ".";
    const auto folder = base / ("rekam-bench-store-" + std::to_string(::getpid()));
    const std::vector<std::string> parts(argv + std::min(argc, 2), argv + argc);
    const auto wanted = [&](const char* part) {
        return parts.empty() || std::ranges::find(parts, part) != parts.end();
    };
    if (wanted("memory")) {
        benchMemory(folder); // first: the child's peak is not to hold what others left
    }
    if (wanted("commit")) {
        benchCommit(folder, std::chrono::milliseconds(0));
        benchCommit(folder, kFieldSync);
    }
    if (wanted("unlock")) {
        benchUnlock(folder);
    }
    if (wanted("records")) {
        benchManyRecords(folder);
    }
    std::filesystem::remove_all(folder);
    return 0;
}
