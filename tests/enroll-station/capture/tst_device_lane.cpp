// A device's thread: order, cancelling, devices that go, throw or hang.
#include "capture/device_lane.h"
#include "capture/latest_frame.h"
#include "gate.h"

#include <QTest>

#include <atomic>
#include <stdexcept>

namespace rekam::capture {

using testing::Gate;

namespace {

struct Toy
{
    int number = 0; ///< of the opening
};

/// A lane of toys that keeps what it reported.
struct Bench
{
    std::atomic<int> opened{0};
    std::atomic<int> refuseOpening{0}; ///< so many times
    std::mutex mutex;
    std::vector<Error> failures;
    DeviceLane<Toy> lane{[this]() -> Result<std::unique_ptr<Toy>> {
                             if (refuseOpening > 0) {
                                 --refuseOpening;
                                 return Error{ErrorCode::DeviceGone, "claimed by another"};
                             }
                             return std::make_unique<Toy>(Toy{++opened});
                         },
                         [this](const Error& error) {
                             const std::lock_guard lock(mutex);
                             failures.push_back(error);
                         }};

    std::vector<Error> failed()
    {
        const std::lock_guard lock(mutex);
        return failures;
    }

    /// Waits until everything posted before has run.
    void drain()
    {
        Gate done;
        lane.post([&done](Toy&, const std::stop_token&) {
            done.open();
            return Status();
        });
        done.pass();
    }
};

} // namespace

class DeviceLaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void jobsRunInOrderOnOneThread()
    {
        Bench bench;
        std::vector<int> order;
        std::vector<std::thread::id> threads;
        for (int job = 0; job < 100; ++job) {
            bench.lane.post([&, job](Toy&, const std::stop_token&) {
                order.push_back(job);
                threads.push_back(std::this_thread::get_id());
                return Status();
            });
        }
        bench.drain();
        QCOMPARE(order.size(), std::size_t{100});
        QVERIFY(std::ranges::is_sorted(order));
        QCOMPARE(std::ranges::count(threads, threads.front()), std::ptrdiff_t{100});
        QVERIFY(threads.front() != std::this_thread::get_id());
        QCOMPARE(bench.opened.load(), 1);
    }

    void onlyAGoneDeviceIsOpenedAgain_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("opened");
        QTest::newRow("gone") << static_cast<int>(ErrorCode::DeviceGone) << 2;
        QTest::newRow("timeout") << static_cast<int>(ErrorCode::Timeout) << 1;
        QTest::newRow("cancelled") << static_cast<int>(ErrorCode::Cancelled) << 1;
        QTest::newRow("broke its protocol") << static_cast<int>(ErrorCode::InvalidInput) << 1;
    }

    void onlyAGoneDeviceIsOpenedAgain()
    {
        QFETCH(int, code);
        QFETCH(int, opened);
        Bench bench;
        bench.lane.post([code](Toy&, const std::stop_token&) {
            return Status(Error{static_cast<ErrorCode>(code), "scripted"});
        });
        int seen = 0;
        bench.lane.post([&seen](Toy& toy, const std::stop_token&) {
            seen = toy.number;
            return Status();
        });
        bench.drain();
        QCOMPARE(seen, opened);
        QCOMPARE(bench.opened.load(), opened);
        QCOMPARE(bench.failed().size(), std::size_t{1});
        QCOMPARE(static_cast<int>(bench.failed().front().code), code);
    }

    void whatIsNotFoundAnyMoreIsGone()
    {
        Gate told;
        ErrorCode code{};
        DeviceLane<Toy> lane(
            []() -> Result<std::unique_ptr<Toy>> {
                return Error{ErrorCode::NotFound, "no such device is plugged in"};
            },
            [&](const Error& error) {
                code = error.code;
                told.open();
            });
        lane.post([](Toy&, const std::stop_token&) { return Status(); });
        told.pass();
        QCOMPARE(code, ErrorCode::DeviceGone);
    }

    void aDeviceRestsOnceNoJobComes_data()
    {
        QTest::addColumn<bool>("soon");
        QTest::newRow("nothing more comes") << true;
        QTest::newRow("the next comes first") << false;
    }

    void aDeviceRestsOnceNoJobComes()
    {
        QFETCH(bool, soon);
        std::atomic<int> rests{0};
        std::atomic<int> restsSeen{-1};
        DeviceLane<Toy> lane([] { return Result<std::unique_ptr<Toy>>(std::make_unique<Toy>()); },
                             [](const Error&) {}, [&rests](Toy&) { ++rests; },
                             soon ? std::chrono::milliseconds(1) : std::chrono::hours(1));
        const auto job = [&](Toy&, const std::stop_token&) {
            restsSeen = rests.load();
            return Status();
        };
        constexpr int kPatienceMs = 30'000;
        for (int round = 0; round < 3; ++round) {
            restsSeen = -1;
            lane.post(job);
            QTRY_VERIFY_WITH_TIMEOUT(restsSeen >= 0, kPatienceMs);
            if (soon) { // once after each job, no more
                QCOMPARE(restsSeen.load(), round);
                QTRY_COMPARE_WITH_TIMEOUT(rests.load(), round + 1, kPatienceMs);
            } else {
                QCOMPARE(restsSeen.load(), 0);
            }
        }
    }

    void openingIsTriedAgainForTheNextJob()
    {
        Bench bench;
        bench.refuseOpening = 2;
        std::atomic<int> ran{0};
        for (int job = 0; job < 3; ++job) {
            bench.lane.post([&ran](Toy&, const std::stop_token&) {
                ++ran;
                return Status();
            });
        }
        bench.drain();
        QCOMPARE(ran.load(), 1);
        QCOMPARE(bench.failed().size(), std::size_t{2});
        QCOMPARE(bench.failed().front().code, ErrorCode::DeviceGone);
    }

    void cancelEndsTheJobAtWorkAndForgetsTheRest()
    {
        Bench bench;
        Gate atWork;
        Gate never;
        std::atomic<bool> forgotten{true};
        bench.lane.post([&](Toy&, const std::stop_token& stop) {
            atWork.open();
            return never.pass(stop) ? Status()
                                    : Status(Error{ErrorCode::Cancelled, "told to stop"});
        });
        bench.lane.post([&](Toy&, const std::stop_token&) {
            forgotten = false;
            return Status();
        });
        atWork.pass();
        bench.lane.cancel();
        bool stopped = true;
        Gate next;
        bench.lane.post([&](Toy&, const std::stop_token& stop) {
            stopped = stop.stop_requested();
            next.open();
            return Status();
        });
        next.pass();
        QVERIFY(forgotten);
        QVERIFY2(!stopped, "the next order is not stopped by the cancel before it");
        QCOMPARE(bench.failed().size(), std::size_t{1});
        QCOMPARE(bench.failed().front().code, ErrorCode::Cancelled);
        QCOMPARE(bench.opened.load(), 1);
    }

    void cancelWithNothingToDo()
    {
        Bench bench;
        bench.lane.cancel();
        bench.lane.cancel();
        bench.drain();
        QVERIFY(bench.failed().empty());
    }

    void aDriverThatThrows_data()
    {
        QTest::addColumn<bool>("standard");
        QTest::newRow("an exception of the library") << true;
        QTest::newRow("anything else") << false;
    }

    void aDriverThatThrows()
    {
        QFETCH(bool, standard);
        Bench bench;
        bench.lane.post([standard](Toy&, const std::stop_token&) -> Status {
            if (standard) {
                throw std::runtime_error("bulk transfer");
            }
            throw 7;
        });
        int seen = 0;
        bench.lane.post([&seen](Toy& toy, const std::stop_token&) {
            seen = toy.number;
            return Status();
        });
        bench.drain();
        QCOMPARE(bench.failed().size(), std::size_t{1});
        QCOMPARE(bench.failed().front().code, ErrorCode::DeviceGone);
        QCOMPARE(bench.failed().front().detail.find("bulk transfer") != std::string::npos,
                 standard);
        QCOMPARE(seen, 2);
    }

    void theJobAtWorkHasANumber()
    {
        Bench bench;
        QCOMPARE(bench.lane.atWork(), std::uint64_t{0});
        std::vector<std::uint64_t> numbers;
        for (int job = 0; job < 2; ++job) {
            bench.lane.post([&](Toy&, const std::stop_token&) {
                numbers.push_back(bench.lane.atWork());
                return Status();
            });
        }
        bench.drain();
        QCOMPARE(numbers.size(), std::size_t{2});
        QVERIFY(numbers.at(0) != 0 && numbers.at(1) != 0 && numbers.at(0) != numbers.at(1));
    }

    /// Would wait for ever if close() waited: the driver returns only after it.
    void closingDoesNotWaitForADriverThatHangs()
    {
        Bench bench;
        Gate atWork;
        Gate hung;
        std::atomic<bool> later{false};
        bench.lane.post([&](Toy&, const std::stop_token&) {
            atWork.open();
            hung.pass();
            return Status();
        });
        bench.lane.post([&](Toy&, const std::stop_token&) {
            later = true;
            return Status();
        });
        atWork.pass();
        bench.lane.close();
        QVERIFY(bench.lane.atWork() != 0);
        hung.open();
        // The lane's destructor joins; what waited never runs.
    }

    void theNewestFrameWins()
    {
        LatestFrame mailbox;
        QVERIFY(mailbox.take().isNull());
        const auto frame = [](int widthPx) {
            return QImage(widthPx, 1, QImage::Format_Grayscale8);
        };
        QCOMPARE(mailbox.put(frame(1)), LatestFrame::Wake::Needed);
        QCOMPARE(mailbox.put(frame(2)), LatestFrame::Wake::AlreadyDue);
        QCOMPARE(mailbox.put(frame(3)), LatestFrame::Wake::AlreadyDue);
        QCOMPARE(mailbox.take().width(), 3);
        QVERIFY(mailbox.take().isNull());
        QCOMPARE(mailbox.put(frame(4)), LatestFrame::Wake::Needed);
    }
};

} // namespace rekam::capture

QTEST_APPLESS_MAIN(rekam::capture::DeviceLaneTest)
#include "tst_device_lane.moc"
