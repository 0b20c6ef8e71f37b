// Blocking work and who is told of its end.
#include "workflow/worker.h"

#include <QSemaphore>
#include <QTest>

#include <algorithm>
#include <memory>
#include <utility>

namespace rekam::testing {

using workflow::Worker;

class WorkerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void answersInTheOrderOfTheWork()
    {
        QObject context;
        QVector<int> seen;
        Worker worker(QStringLiteral("tested"));
        for (int i = 0; i < 100; ++i) {
            worker.run(
                &context, [i] { return std::pair(i, QThread::currentThread()->objectName()); },
                [&seen](const std::pair<int, QString>& answer) {
                    QCOMPARE(answer.second, QStringLiteral("tested"));
                    seen.append(answer.first);
                });
        }
        QVERIFY(QTest::qWaitFor([&seen] { return seen.size() == 100; }, 60'000));
        QVERIFY(std::is_sorted(seen.cbegin(), seen.cend()));
    }

    void nobodyIsToldOnceTheContextHasGone_data()
    {
        QTest::addColumn<bool>("workIsDone");
        QTest::newRow("while the work is under way") << false;
        QTest::newRow("while the answer waits") << true;
    }

    /// A panel of the window goes while its file is still being read.
    void nobodyIsToldOnceTheContextHasGone()
    {
        QFETCH(const bool, workIsDone);
        bool told = false;
        bool answered = false;
        QSemaphore under;
        QSemaphore go;
        QObject other;
        Worker worker(QStringLiteral("tested"));
        auto context = std::make_unique<QObject>();
        worker.run(
            context.get(),
            [&under, &go] {
                under.release();
                go.acquire();
                return 0;
            },
            [&told](int) { told = true; });
        worker.run(
            &other,
            [&under] {
                under.release();
                return 0;
            },
            [&answered](int) { answered = true; });
        under.acquire();
        if (workIsDone) {
            go.release();
            under.acquire(); // the second work began: the first answer is on its way
        }
        context.reset();
        if (!workIsDone) {
            go.release();
        }
        QVERIFY(QTest::qWaitFor([&answered] { return answered; }, 60'000));
        QVERIFY(!told);
    }

    void whatWasQueuedIsFinishedBeforeItJoins()
    {
        int done = 0;
        QObject context;
        {
            Worker worker(QStringLiteral("tested"));
            for (int i = 0; i < 10; ++i) {
                worker.run(
                    &context, [&done] { return ++done; },
                    [](int) { QFAIL("the worker has gone: its answers with it"); });
            }
        }
        QCoreApplication::processEvents();
        QCOMPARE(done, 10);
    }
};

} // namespace rekam::testing

QTEST_GUILESS_MAIN(rekam::testing::WorkerTest)
#include "tst_worker.moc"
