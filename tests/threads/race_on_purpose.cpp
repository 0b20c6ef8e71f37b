// A race on purpose, on each road by which the station's threads are reached. The thread sanitizer
// must report it; see CMakeLists.txt.
#include "capture/device_lane.h"
#include "workflow/worker.h"

#include <QCoreApplication>

#include <atomic>
#include <cstdio>
#include <string_view>
#include <thread>

class Teller : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void told();
};

namespace {

int unguarded = 0;
std::atomic<int> touched{0}; // relaxed throughout, so that it orders nothing

[[gnu::noinline]] void raceOnPurpose()
{
    ++unguarded;
    touched.fetch_add(1, std::memory_order_relaxed);
}

/// Spins, because whoever wakes another thread is ordered with it.
void awaitTouches(int count)
{
    while (touched.load(std::memory_order_relaxed) < count) {
        std::this_thread::yield();
    }
}

/// Work for another thread, on what was touched meanwhile by whoever gave it.
void raceAfterTheGiver()
{
    awaitTouches(1);
    raceOnPurpose();
}

/// A worker, and whom it answers.
struct Workplace
{
    void giveRacingWork()
    {
        worker.run(
            &context,
            [] {
                raceAfterTheGiver();
                return 0;
            },
            [](int) {});
    }

    QObject context;
    rekam::workflow::Worker worker{QStringLiteral("racing")};
};

void onThread()
{
    std::thread other(raceOnPurpose);
    raceOnPurpose();
    other.join();
}

class NoDevice final : public rekam::drivers::Device
{
public:
    [[nodiscard]] const rekam::drivers::DeviceInfo& info() const override { return m_info; }

    rekam::Status selfTest() override { return {}; }

private:
    rekam::drivers::DeviceInfo m_info;
};

/// The owner of a lane touches what its job uses.
void onLane()
{
    rekam::capture::DeviceLane<rekam::drivers::Device> lane(
        [] {
            return rekam::Result<std::unique_ptr<rekam::drivers::Device>>(
                std::make_unique<NoDevice>());
        },
        [](const rekam::Error&) {});
    lane.post([](rekam::drivers::Device&, const std::stop_token&) {
        raceAfterTheGiver();
        return rekam::Status();
    });
    raceOnPurpose();
    awaitTouches(2); // a lane that is destroyed forgets its jobs
}

/// Whoever gave work touches what it uses before its answer is there.
void onWorker()
{
    Workplace place;
    place.giveRacingWork();
    raceOnPurpose();
    awaitTouches(2);
}

/// Work goes on with what it has handed back.
void onAnswer()
{
    Workplace place;
    place.worker.run(
        &place.context, [] { return 0; },
        [](int) {
            raceOnPurpose();
            awaitTouches(2);
        });
    place.giveRacingWork();
    while (touched.load(std::memory_order_relaxed) == 0) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
}

/// A thread goes on with what it has told by a signal of another's object.
void onSignal()
{
    Teller teller;
    QObject hearer;
    QObject::connect(&teller, &Teller::told, &hearer, [] {
        raceOnPurpose();
        awaitTouches(2);
    });
    std::thread other([&teller] {
        Q_EMIT teller.told();
        raceAfterTheGiver();
    });
    while (touched.load(std::memory_order_relaxed) == 0) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    other.join();
}

} // namespace

int main(int count, char** words)
{
    const QCoreApplication application(count, words);
    const std::string_view kind = count > 1 ? words[1] : "";
    if (kind == "thread") {
        onThread();
    } else if (kind == "lane") {
        onLane();
    } else if (kind == "worker") {
        onWorker();
    } else if (kind == "answer") {
        onAnswer();
    } else if (kind == "signal") {
        onSignal();
    } else {
        (void)std::fputs("rekam_race thread|lane|worker|answer|signal\n", stderr);
        return 2;
    }
    return 0;
}

#include "race_on_purpose.moc"
