#include "store/database/database.h"
#include "store/schema.h"
#include "store_fixture.h"

#include <sqlcipher/sqlite3.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

#include <functional>

namespace rekam::testing {

using store::Database;
using store::kPageBytes;

namespace {

const std::string kPath = "/station/store/station.db";

/// What `work` writes to standard error, below every library.
QByteArray standardErrorOf(const std::function<void()>& work)
{
    QTemporaryFile file;
    if (!file.open()) {
        return "no temporary file";
    }
    const int kept = ::dup(STDERR_FILENO);
    (void)::dup2(file.handle(), STDERR_FILENO);
    work();
    (void)::dup2(kept, STDERR_FILENO);
    (void)::close(kept);
    file.seek(0);
    return file.readAll();
}

/// A sort too long for the cache: what spills goes to temporary storage.
Status sortCanaries(Database& database)
{
    return database.execute(
        "CREATE TABLE t(x TEXT);"
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000) INSERT "
        "INTO t SELECT '" +
        std::string(kCanary) +
        "' || hex(randomblob(200)) || i FROM n;"
        "CREATE INDEX t_x ON t(x)");
}

} // namespace

class DatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Must be the first: SQLCipher sets its log up when the first connection of a process is keyed.
    void firstConnectionIsSilent();
    void fileIsEncrypted();
    void plaintextFileIsRefused();
    void otherKeysAreRefused_data();
    void otherKeysAreRefused();
    void temporaryStorageLeaks_data();
    void temporaryStorageLeaks();
    void firstSectorIsNotNeeded();
    void standardErrorStaysSilent();
    void logWouldHaveTold();
    void failedTransactionLeavesNothing();
    void boundTextIsNotSql();
    void constraintsAreConflicts();
    void newerSchemaIsRefused();
    void migrationsAreNumbered();
    void backupRefusesAnExistingFile();
    void keptStatementsBeginAnew();
    void theSameTextTwiceAtOnce();
    void moreStatementsThanAreKept();
    void readBackComparesTheFile();
    void quietMomentsSettleTheLog();
    void aLongLogIsSettledByACommit();
    void everyChangeIsStamped();

private:
    static Status addMegabytes(Database& database, int count)
    {
        for (int n = 0; n < count; ++n) {
            const Bytes megabyte(std::size_t{1} << 20U, static_cast<std::byte>(n));
            if (Status added = database.sql("INSERT INTO t VALUES(?)").blob(megabyte).run();
                !added) {
                return added;
            }
        }
        return {};
    }

    static Result<std::unique_ptr<Database>> open(StoreFixture& fixture)
    {
        return Database::open({kPath, fixture.disk.vfsName()}, fixture.key());
    }
};

void DatabaseTest::firstConnectionIsSilent()
{
    StoreFixture fixture(12);
    const QByteArray told = standardErrorOf([&] {
        auto database = open(fixture).value();
        (void)database->execute("CREATE TABLE t(x)");
        (void)database->execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA shrink_memory");
        Bytes content = fixture.disk.content(kPath);
        content[kPageBytes + 100] ^= std::byte{1};
        fixture.disk.setContent(kPath, content);
        QVERIFY(!database->execute("SELECT * FROM t"));
    });
    QCOMPARE(told, QByteArray());
}

void DatabaseTest::fileIsEncrypted()
{
    StoreFixture fixture(1);
    {
        auto database = open(fixture).value();
        QVERIFY(database->execute("CREATE TABLE t(x)"));
        const std::string insert = "INSERT INTO t VALUES(?)";
        QVERIFY(database->sql(insert).text(kCanary).run());
        QVERIFY(database->checkIntegrity());
        QCOMPARE(database->pragma("temp_store").value(), std::int64_t{2});
        QCOMPARE(database->pragma("cipher_memory_security").value(), std::int64_t{1});
        QCOMPARE(database->pragma("busy_timeout").value(), std::int64_t{5000});
        // The store settles its log itself, at quiet moments.
        QCOMPARE(database->pragma("wal_autocheckpoint").value(), std::int64_t{0});
        QCOMPARE(database->pragma("journal_size_limit").value(), std::int64_t{32 * 1024 * 1024});
    }
    const Bytes content = fixture.disk.content(kPath);
    QVERIFY(content.size() >= std::size_t{2} * kPageBytes);
    QVERIFY(asText(content).find("SQLite format 3") == std::string_view::npos);
    QCOMPARE(fixture.disk.leaks(), std::uint64_t{0});
}

void DatabaseTest::plaintextFileIsRefused()
{
    StoreFixture fixture(2);
    sqlite3* plain = nullptr;
    QCOMPARE(sqlite3_open_v2(kPath.c_str(), &plain, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                             fixture.disk.vfsName().c_str()),
             SQLITE_OK);
    const std::string make =
        "CREATE TABLE t(x); INSERT INTO t VALUES('" + std::string(kCanary) + "')";
    QCOMPARE(sqlite3_exec(plain, make.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
    QCOMPARE(sqlite3_close(plain), SQLITE_OK);
    QVERIFY(fixture.disk.leaks() > 0); // the scan sees plaintext when there is some
    QCOMPARE(open(fixture).error().code, ErrorCode::Integrity);
}

void DatabaseTest::otherKeysAreRefused_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("other key") << 0;
    QTest::newRow("other salt") << 1;
    QTest::newRow("short key") << 2;
    QTest::newRow("no salt") << 3;
}

void DatabaseTest::otherKeysAreRefused()
{
    QFETCH(int, which);
    StoreFixture fixture(3);
    QVERIFY(open(fixture).value()->execute("CREATE TABLE t(x)"));
    store::DatabaseKey key = fixture.key();
    switch (which) {
    case 0:
        key.key.span()[31] ^= std::byte{1};
        break;
    case 1:
        key.salt.span()[0] ^= std::byte{1};
        break;
    case 2:
        key.key = SecretBytes(31);
        break;
    default:
        key.salt = SecretBytes();
        break;
    }
    QCOMPARE(Database::open({kPath, fixture.disk.vfsName()}, key).error().code,
             which < 2 ? ErrorCode::Integrity : ErrorCode::InvalidInput);
    QVERIFY(open(fixture).ok()); // the failed tries did no harm
}

void DatabaseTest::temporaryStorageLeaks_data()
{
    QTest::addColumn<QString>("storage");
    QTest::addColumn<bool>("leaks");
    QTest::newRow("as opened") << "" << false;
    QTest::newRow("negative control: on file") << "PRAGMA temp_store=FILE" << true;
}

void DatabaseTest::temporaryStorageLeaks()
{
    QFETCH(QString, storage);
    QFETCH(bool, leaks);
    StoreFixture fixture(4);
    auto database = open(fixture).value();
    QVERIFY(database->execute(storage.toStdString()));
    QVERIFY(sortCanaries(*database));
    QCOMPARE(fixture.disk.leaks() > 0, leaks);
}

void DatabaseTest::firstSectorIsNotNeeded()
{
    // The salt that SQLCipher writes there may be torn away: ours comes with the key.
    StoreFixture fixture(5);
    QVERIFY(open(fixture).value()->execute("CREATE TABLE t(x); INSERT INTO t VALUES(42)"));
    Bytes content = fixture.disk.content(kPath);
    std::fill_n(content.begin(), 16, std::byte{0});
    fixture.disk.setContent(kPath, content);
    auto database = open(fixture).value();
    auto query = database->sql("SELECT x FROM t");
    QVERIFY(query.step().value());
    QCOMPARE(query.integerAt(0), std::int64_t{42});
}

void DatabaseTest::standardErrorStaysSilent()
{
    StoreFixture fixture(6);
    QVERIFY(open(fixture).value()->execute("CREATE TABLE t(x)"));
    const QByteArray told = standardErrorOf([&] {
        store::DatabaseKey key = fixture.key();
        key.key.span()[0] ^= std::byte{1};
        (void)Database::open({kPath, fixture.disk.vfsName()}, key);
        Bytes content = fixture.disk.content(kPath);
        content[kPageBytes - 100] ^= std::byte{1};
        fixture.disk.setContent(kPath, content);
        (void)open(fixture);
    });
    QCOMPARE(told, QByteArray());
}

void DatabaseTest::logWouldHaveTold()
{
    StoreFixture fixture(7);
    auto database = open(fixture).value();
    const QByteArray told = standardErrorOf([&] {
        (void)database->execute("PRAGMA cipher_log='stderr'; PRAGMA cipher_log_level=TRACE");
        (void)sortCanaries(*database);
        (void)database->execute("PRAGMA cipher_log_level=NONE");
    });
    QVERIFY(!told.isEmpty());
}

void DatabaseTest::failedTransactionLeavesNothing()
{
    StoreFixture fixture(8);
    auto database = open(fixture).value();
    QVERIFY(database->execute("CREATE TABLE t(x)"));
    const Status failed = database->transact([&]() -> Status {
        if (Status inserted = database->execute("INSERT INTO t VALUES(1)"); !inserted) {
            return inserted;
        }
        return Error{ErrorCode::Refused, "changed my mind"};
    });
    QCOMPARE(failed.error().code, ErrorCode::Refused);
    QVERIFY(!database->inTransaction());
    auto query = database->sql("SELECT count(*) FROM t");
    QVERIFY(query.step().value());
    QCOMPARE(query.integerAt(0), std::int64_t{0});
}

void DatabaseTest::boundTextIsNotSql()
{
    StoreFixture fixture(9);
    auto database = open(fixture).value();
    QVERIFY(database->execute("CREATE TABLE t(x, y)"));
    const std::string hostile("'); DROP TABLE t; --\0tail", 25);
    QVERIFY(database->sql("INSERT INTO t VALUES(?, ?)").text(hostile).blob({}).run());
    auto query = database->sql("SELECT x, y FROM t");
    QVERIFY(query.step().value());
    QCOMPARE(query.textAt(0), hostile);
    QVERIFY(!query.nullAt(1));
    QVERIFY(query.blobAt(1).empty());
    QVERIFY(!query.step().value());
}

void DatabaseTest::constraintsAreConflicts()
{
    StoreFixture fixture(10);
    auto database = open(fixture).value();
    QVERIFY(database->execute("CREATE TABLE t(x UNIQUE); INSERT INTO t VALUES('rahasia')"));
    const Status again = database->execute("INSERT INTO t VALUES('rahasia')");
    QCOMPARE(again.error().code, ErrorCode::Conflict);
    QVERIFY(again.error().detail.find("rahasia") == std::string::npos);
    QCOMPARE(database->sql("SELECT nonsense FROM t").run().error().code, ErrorCode::Storage);
}

void DatabaseTest::newerSchemaIsRefused()
{
    StoreFixture fixture(11);
    QVERIFY(fixture.open().ok());
    QVERIFY(open(fixture).value()->execute("PRAGMA user_version=999"));
    QCOMPARE(fixture.open().error().code, ErrorCode::Unsupported);
}

void DatabaseTest::migrationsAreNumbered()
{
    int expected = 1;
    for (const store::Migration& migration : store::migrations()) {
        QCOMPARE(migration.version, expected++);
    }
    // From every version on, the newest is reached, and what was there stays.
    for (const store::Migration& start : store::migrations()) {
        StoreFixture fixture(12);
        auto database = open(fixture).value();
        for (const store::Migration& step : store::migrations()) {
            if (step.version <= start.version) {
                QVERIFY(database->execute(std::string(step.sql)));
            }
        }
        QVERIFY(database->execute("PRAGMA user_version=" + std::to_string(start.version)));
        QVERIFY(database->execute("INSERT INTO fact VALUES('kept', 'yes')"));
        database.reset();
        auto store = fixture.open().value();
        QCOMPARE(store->fact("kept").value().value(), std::string("yes"));
        QVERIFY(store->check());
    }
}

void DatabaseTest::backupRefusesAnExistingFile()
{
    StoreFixture fixture(13);
    auto database = open(fixture).value();
    QTemporaryFile file;
    QVERIFY(file.open());
    QCOMPARE(database->backupTo(file.fileName().toStdString()).error().code, ErrorCode::Conflict);
}

void DatabaseTest::keptStatementsBeginAnew()
{
    StoreFixture fixture(14);
    auto database = open(fixture).value();
    QVERIFY(database->execute("CREATE TABLE t(x UNIQUE, y)"));
    constexpr std::string_view kInsert = "INSERT INTO t VALUES(?, ?)";
    QVERIFY(database->sql(kInsert).integer(1).text("one").run());
    // Bindings of the one before are gone, not merely overwritten.
    QVERIFY(database->sql(kInsert).integer(2).run());
    QCOMPARE(database->sql(kInsert).integer(1).text("again").run().error().code,
             ErrorCode::Conflict);
    QVERIFY(database->sql(kInsert).integer(3).text("three").run()); // after one that failed
    constexpr std::string_view kSelect = "SELECT y FROM t ORDER BY x";
    {
        auto left = database->sql(kSelect);
        QVERIFY(left.step().value()); // and left in the middle: its read must end with it
    }
    QVERIFY(database->checkpoint());
    QVERIFY(database->execute("ALTER TABLE t ADD COLUMN z")); // prepared under the old schema
    auto query = database->sql(kSelect);
    QVERIFY(query.step().value());
    QCOMPARE(query.textAt(0), std::string("one"));
    QVERIFY(query.step().value());
    QVERIFY(query.nullAt(0));
}

void DatabaseTest::theSameTextTwiceAtOnce()
{
    StoreFixture fixture(15);
    auto database = open(fixture).value();
    QVERIFY(database->execute("CREATE TABLE t(x); INSERT INTO t VALUES(1), (2), (3)"));
    constexpr std::string_view kSelect = "SELECT x FROM t WHERE x >= ? ORDER BY x";
    QVERIFY(database->sql(kSelect).integer(1).step().value());
    auto outer = database->sql(kSelect);
    QVERIFY(outer.integer(1).step().value());
    {
        auto inner = database->sql(kSelect);
        QVERIFY(inner.integer(3).step().value());
        QCOMPARE(inner.integerAt(0), std::int64_t{3});
    }
    QVERIFY(outer.step().value());
    QCOMPARE(outer.integerAt(0), std::int64_t{2});
}

void DatabaseTest::moreStatementsThanAreKept()
{
    StoreFixture fixture(16);
    auto database = open(fixture).value();
    for (const int round : {1, 2}) {
        for (int n = 0; n < 500; ++n) {
            auto query = database->sql("SELECT " + std::to_string(n));
            QVERIFY2(query.step().value() && query.integerAt(0) == n,
                     qPrintable(QString::number(round)));
        }
    }
}

void DatabaseTest::readBackComparesTheFile()
{
    StoreFixture fixture(17);
    auto database = open(fixture).value();
    QVERIFY(database->execute("CREATE TABLE t(id INTEGER PRIMARY KEY, bytes BLOB)"));
    Bytes stored(100'000, std::byte{5});
    QVERIFY(database->sql("INSERT INTO t VALUES(7, ?)").blob(stored).run());
    QVERIFY(database->readBack("t", 7, stored));
    Bytes other = stored;
    other.back() = std::byte{6};
    QCOMPARE(database->readBack("t", 7, other).error().code, ErrorCode::Integrity);
    other.pop_back();
    QCOMPARE(database->readBack("t", 7, other).error().code, ErrorCode::Integrity);
    QVERIFY(!database->readBack("t", 8, stored).ok());
    // One bit on the medium, in the log's last page: memory knows better, the file does not.
    const std::string log = std::string(kPath) + "-wal";
    Bytes medium = fixture.disk.content(log);
    medium.at(medium.size() - kPageBytes / 2) ^= std::byte{1};
    fixture.disk.setContent(log, medium);
    QVERIFY(!database->readBack("t", 7, stored).ok());
}

void DatabaseTest::quietMomentsSettleTheLog()
{
    StoreFixture fixture(18);
    auto database = open(fixture).value();
    QVERIFY(database->execute("CREATE TABLE t(x)"));
    const auto fileSize = [&] {
        return fixture.disk.content(kPath).size();
    };
    const auto before = fileSize();
    QVERIFY(addMegabytes(*database, 10));
    QVERIFY(database->settle());
    QCOMPARE(fileSize(), before); // too little to be worth it
    QVERIFY(addMegabytes(*database, 10));
    QCOMPARE(fileSize(), before); // no commit did it meanwhile
    QVERIFY(database->settle());
    QVERIFY(fileSize() > before + 20'000'000);
    const auto steps = fixture.disk.steps();
    QVERIFY(database->settle());
    QCOMPARE(fixture.disk.steps(), steps); // nothing left to do
    QVERIFY(database->checkIntegrity());
}

void DatabaseTest::aLongLogIsSettledByACommit()
{
    StoreFixture fixture(19);
    auto database = open(fixture).value();
    QVERIFY(database->execute("CREATE TABLE t(x)"));
    QVERIFY(addMegabytes(*database, 70));
    QVERIFY(fixture.disk.content(kPath).size() > 60'000'000);
    const auto log = fixture.disk.content(std::string(kPath) + "-wal").size();
    QVERIFY(log < std::size_t{store::kLogPagesMax + 200} * kPageBytes);
}

void DatabaseTest::everyChangeIsStamped()
{
    StoreFixture fixture(20);
    QTemporaryDir folder;
    const Database::Options options{folder.filePath(QStringLiteral("t.db")).toStdString(), {}};
    auto ours = Database::open(options, fixture.key()).value();
    QVERIFY(ours->execute("CREATE TABLE t(x)"));
    const auto first = ours->changeStamp().value();
    QCOMPARE(ours->changeStamp().value(), first);
    QVERIFY(ours->sql("SELECT count(*) FROM t").run());
    QCOMPARE(ours->changeStamp().value(), first);
    QVERIFY(ours->sql("INSERT INTO t VALUES(1)").run());
    const auto second = ours->changeStamp().value();
    QVERIFY(second != first);
    auto others = Database::open(options, fixture.key()).value();
    QVERIFY(others->sql("INSERT INTO t VALUES(2)").run());
    QVERIFY(ours->changeStamp().value() != second);
}

} // namespace rekam::testing

QTEST_APPLESS_MAIN(rekam::testing::DatabaseTest)
#include "tst_database.moc"
