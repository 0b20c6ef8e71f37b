#include "school_day.h"
#include "store_proof.h"

#include <sqlcipher/sqlite3.h>

#include <QTemporaryDir>
#include <QTest>

#include <cstdlib>

namespace rekam::testing {

namespace {

constexpr std::uint64_t kSliceSeed = 20261122;

/// Runs of a slice; REKAM_PROOF_COUNT lengthens all of them.
std::uint64_t slice(std::uint64_t count)
{
    bool given = false;
    const auto wished = qEnvironmentVariableIntValue("REKAM_PROOF_COUNT", &given);
    return given && wished > 0 ? static_cast<std::uint64_t>(wished) : count;
}

void verify(const ProofResult& result)
{
    const std::string told = result.finding + ", seed " + std::to_string(result.failedSeed);
    QVERIFY2(result.clean(), told.c_str());
    QVERIFY(result.runs > 0);
}

} // namespace

class StoreFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void powerCutsLoseNothing();
    void lyingDiskIsNoticed();
    void killsLoseNothing();
    void fullMediumLosesNothing();
    void failingWritesLoseNothing();
    void flippedBitsAreRefused();
    void nothingLeaks();
    void everyStepFailsOnce_data();
    void everyStepFailsOnce();
};

void StoreFaultsTest::powerCutsLoseNothing()
{
    verify(provePowerCuts(slice(120), kSliceSeed));
}

void StoreFaultsTest::lyingDiskIsNoticed()
{
    QVERIFY(provePowerCuts(40, kSliceSeed, DiskHonesty::IgnoresSyncs).lost > 0);
}

void StoreFaultsTest::killsLoseNothing()
{
    const QTemporaryDir folder;
    verify(proveKills(slice(60), kSliceSeed, (folder.path() + "/store").toStdString()));
}

void StoreFaultsTest::fullMediumLosesNothing()
{
    verify(proveNoSpace(slice(60), kSliceSeed));
}

void StoreFaultsTest::failingWritesLoseNothing()
{
    verify(proveIoErrors(slice(60), kSliceSeed));
}

void StoreFaultsTest::flippedBitsAreRefused()
{
    verify(proveBitFlips(slice(300), kSliceSeed));
}

void StoreFaultsTest::nothingLeaks()
{
    verify(proveCanary(slice(5), kSliceSeed));
}

void StoreFaultsTest::everyStepFailsOnce_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("expected");
    QTest::newRow("medium full") << SQLITE_FULL << static_cast<int>(ErrorCode::NoSpace);
    QTest::newRow("write fails") << SQLITE_IOERR_WRITE << static_cast<int>(ErrorCode::Storage);
}

void StoreFaultsTest::everyStepFailsOnce()
{
    QFETCH(int, code);
    QFETCH(int, expected);
    // Sealing fails at its first, second, ... write or sync until it passes; each time the record
    // is either as it was or sealed, and the same store goes on.
    bool passed = false;
    for (std::uint64_t n = 1; !passed; ++n) {
        QVERIFY(n < 200);
        StoreFixture fixture(n);
        auto store = fixture.open().value();
        const auto session = store->roster().openSession(StoreFixture::session()).value();
        QVERIFY(store->roster().import(session, fixture.people(1)).ok());
        const auto person = store->roster().list({}).value().front().id;
        const auto id = store->enrolments().begin(person, {"op-1", "policy-4"}).value();
        const store::SamplePosition photo{record::Modality::Photo, {}, {}};
        const auto sample = store->samples().save(id, fixture.sample(photo, 1, 40'000)).value();
        fixture.disk.setFault({n, code, false});
        const auto sealed = store->packets().commitSealed(id, fixture.sealer(60'000), {});
        fixture.disk.setFault({});
        passed = sealed.ok();
        if (!passed) {
            QCOMPARE(static_cast<int>(sealed.error().code), expected);
            const bool open =
                store->enrolments().load(id).value().state == store::EnrolmentState::Open;
            QVERIFY(open);
            QVERIFY(store->samples().image(sample.id).ok());
            QVERIFY(store->packets().commitSealed(id, fixture.sealer(60'000), {}).ok());
        }
        QCOMPARE(store->packets().list(std::nullopt).value().size(), std::size_t{1});
        QVERIFY(store->check());
    }
}

} // namespace rekam::testing

QTEST_APPLESS_MAIN(rekam::testing::StoreFaultsTest)
#include "tst_store_faults.moc"
