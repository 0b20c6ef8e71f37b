#include "sim/sync_world.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace rekam;

class TestSyncSim : public QObject
{
    Q_OBJECT

private:
    // Memory where there is some: the world's disk is fake, waiting for a real one proves nothing.
    QTemporaryDir m_folder{QFileInfo("/dev/shm").isWritable()
                               ? "/dev/shm/rekam-sim-XXXXXX"
                               : QDir::tempPath() + "/rekam-sim-XXXXXX"};

private Q_SLOTS:

    void nothingLostNothingTwice()
    {
        sim::Premises premises(m_folder.path().toStdString());
        constexpr std::uint64_t kSeeds = 60;
        std::uint64_t faults = 0;
        std::uint64_t rollbacks = 0;
        std::uint64_t voided = 0;
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            const auto verdict = sim::runWorld(premises, seed);
            faults += verdict.faultsInjected;
            rollbacks += verdict.rollbacks;
            voided += verdict.voided;
            QVERIFY2(verdict.fault.empty(),
                     ("seed " + std::to_string(seed) + ": " + verdict.fault +
                      "; replay: rekam_proof_sync sim --count 1 --seed " + std::to_string(seed))
                         .c_str());
        }
        QVERIFY(faults > kSeeds); // the hazards were not all drawn as nought
        qInfo("%d rollbacks of the intake, %d receipts taken back", int(rollbacks), int(voided));
        QVERIFY(rollbacks > kSeeds / 6 && voided > 0);
    }

    void aSlowLineDelivers_data()
    {
        QTest::addColumn<int>("slowing");
        QTest::newRow("slow from the start") << int(sim::Slowing::FromTheStart);
        QTest::newRow("slow after it was fast") << int(sim::Slowing::HalfWay);
    }

    /// 20 kbit/s: a chunk that was right on the fast line takes minutes, the smallest one 7 s.
    void aSlowLineDelivers()
    {
        QFETCH(int, slowing);
        sim::Premises premises(m_folder.path().toStdString());
        const auto verdict = sim::runSlowLine(premises, sim::Slowing(slowing));
        QVERIFY2(verdict.fault.empty(), verdict.fault.c_str());
    }

    void sabotageIsFound_data()
    {
        QTest::addColumn<int>("sabotage");
        QTest::newRow("receipt without bytes") << int(sim::Sabotage::ReceiptBeforeCommit);
        QTest::newRow("stored twice") << int(sim::Sabotage::StoreTwice);
        QTest::newRow("rolled back, and nobody tells") << int(sim::Sabotage::ForgetLog);
    }

    void sabotageIsFound()
    {
        QFETCH(int, sabotage);
        sim::Premises premises(m_folder.path().toStdString());
        const auto verdict = sim::runWorld(premises, 3, sim::Sabotage(sabotage));
        QVERIFY(!verdict.fault.empty());
        QVERIFY(verdict.lost + verdict.twice > 0);
    }
};

QTEST_GUILESS_MAIN(TestSyncSim)
#include "tst_sync_sim.moc"
