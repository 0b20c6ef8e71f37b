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
#include <filesystem>
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

void print(const char* name, double value, const char* unit)
{
    (void)std::printf("%s %.4g %s\n", name, value, unit);
    (void)std::fflush(stdout);
}

/// SQLite's own VFS with a sync that takes as long as on a field laptop.
class SlowSyncVfs
{
public:
    SlowSyncVfs()
    {
        s_real = sqlite3_vfs_find(nullptr);
        m_vfs = *s_real;
        m_vfs.zName = "slow-sync";
        m_vfs.xOpen = open;
        (void)sqlite3_vfs_register(&m_vfs, 0);
    }

    SlowSyncVfs(const SlowSyncVfs&) = delete;
    SlowSyncVfs& operator=(const SlowSyncVfs&) = delete;
    SlowSyncVfs(SlowSyncVfs&&) = delete;
    SlowSyncVfs& operator=(SlowSyncVfs&&) = delete;

    ~SlowSyncVfs() { (void)sqlite3_vfs_unregister(&m_vfs); }

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
        std::this_thread::sleep_for(kFieldSync); // the medium that is simulated, nothing else
        return s_realSync(file, flags);
    }

    inline static sqlite3_vfs* s_real = nullptr;
    inline static int (*s_realSync)(sqlite3_file*, int) = nullptr;
    inline static sqlite3_io_methods s_database = {};
    inline static sqlite3_io_methods s_log = {};
    sqlite3_vfs m_vfs = {};
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

    /// Time of one commit of a sealed record, read back included, the sealing itself not.
    Seconds commit(const store::EnrolmentId& id, std::size_t bytes)
    {
        Seconds sealing{};
        const auto seal = m_fixture.sealer(bytes);
        const Seconds start = now();
        const auto row = store->packets().commitSealed(id,
                                                       [&](const store::ChainPosition& position) {
                                                           const Seconds before = now();
                                                           auto packet = seal(position);
                                                           sealing = now() - before;
                                                           return packet;
                                                       },
                                                       {});
        REKAM_CHECK(row.ok());
        return now() - start - sealing;
    }

    std::vector<double> commits(int count)
    {
        std::vector<store::EnrolmentId> ids;
        for (int n = 0; n < count; ++n) {
            ids.push_back(begin(n));
        }
        std::vector<double> times;
        for (const auto& id : ids) {
            times.push_back(commit(id, kRecordBytes).count());
        }
        return times;
    }

    StoreFixture& fixture() { return m_fixture; }

    store::StoreOptions options;
    std::unique_ptr<store::StationStore> store;

private:
    StoreFixture m_fixture;
    std::vector<store::PersonId> m_people;
};

double rateOf(const std::vector<double>& times)
{
    double sum = 0;
    for (const double time : times) {
        sum += time;
    }
    return static_cast<double>(times.size()) / sum;
}

/// One megabyte a commit into a plain SQLite file, write-ahead log and full sync.
double plainRate(const std::filesystem::path& folder)
{
    std::filesystem::create_directories(folder);
    sqlite3* plain = nullptr;
    const std::string path = (folder / "plain.db").string();
    REKAM_CHECK(sqlite3_open(path.c_str(), &plain) == SQLITE_OK);
    const auto run = [&](const char* sql) {
        REKAM_CHECK(sqlite3_exec(plain, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    };
    run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t(x BLOB)");
    const Bytes record(kRecordBytes, std::byte{7});
    sqlite3_stmt* insert = nullptr;
    REKAM_CHECK(sqlite3_prepare_v2(plain, "INSERT INTO t VALUES(?)", -1, &insert, nullptr) ==
                SQLITE_OK);
    const Seconds start = now();
    for (int n = 0; n < kCommits; ++n) {
        (void)sqlite3_bind_blob64(insert, 1, record.data(), record.size(), SQLITE_STATIC);
        REKAM_CHECK(sqlite3_step(insert) == SQLITE_DONE);
        (void)sqlite3_reset(insert);
    }
    const Seconds took = now() - start;
    (void)sqlite3_finalize(insert);
    (void)sqlite3_close(plain);
    return kCommits / took.count();
}

void benchCommit(const std::filesystem::path& folder)
{
    double rate = 0;
    {
        Scene scene(folder / "commit", kCommits, "");
        auto times = scene.commits(kCommits);
        rate = rateOf(times);
        std::ranges::sort(times);
        print("store.commit-1mb.p99", times[times.size() * 99 / 100] * 1000, "ms");
        print("store.commit-1mb.rate", rate, "1/s");
    }
    {
        const SlowSyncVfs slow;
        Scene scene(folder / "slow", kCommits, "slow-sync");
        print("store.commit-1mb.rate-5ms-sync", rateOf(scene.commits(kCommits)), "1/s");
    }
    print("store.commit-ratio", rate / plainRate(folder / "plain"), "x");
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
        (void)scene.commits(60);
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
        benchCommit(folder);
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
