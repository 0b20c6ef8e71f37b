// The capture threads with scripted drivers: what they answer, and when they go, throw or hang.
#include "capture/capture_service.h"
#include "gate.h"

#include <QSignalSpy>
#include <QTest>

#include <map>
#include <memory>
#include <stdexcept>
#include <tuple>

namespace rekam::capture {

using drivers::DeviceKind;
using drivers::RetryReason;
using testing::Gate;
using Health = workflow::DeviceState::Health;

namespace {

constexpr int kPatienceMs = 30'000; ///< of the test, for what must come; nothing is measured by it

/// What a fingerprint reader does at its next capture.
enum class Act { Answer, WaitForStop, Hang, GoAway, Throw };

/// Shared by all readers of a test; each capture takes the next act, the last for good.
struct Script
{
    std::mutex mutex;
    std::vector<Act> acts = {Act::Answer};
    std::size_t next = 0;
    std::atomic<int> opened{0};
    std::atomic<int> captures{0};
    Gate hung;

    Act take()
    {
        const std::lock_guard lock(mutex);
        const Act act = acts.at(std::min(next, acts.size() - 1));
        ++next;
        return act;
    }
};

drivers::DeviceInfo infoOf(DeviceKind kind, const std::string& id)
{
    drivers::DeviceInfo info;
    info.kind = kind;
    info.origin = drivers::DeviceOrigin::Virtual;
    info.id = id;
    info.driver = "scripted";
    info.serial = id;
    return info;
}

class ScriptedReader final : public drivers::FingerprintReader
{
public:
    ScriptedReader(Script& script, const std::string& id)
        : m_script(&script)
        , m_info(infoOf(DeviceKind::FingerprintReader, id))
    {
        ++m_script->opened;
    }

    [[nodiscard]] const drivers::DeviceInfo& info() const override { return m_info; }

    Status selfTest() override { return {}; }

    [[nodiscard]] drivers::PlatenSize platen() const override
    {
        return drivers::PlatenSize::SingleFinger;
    }

    /// Answers are told apart by their reasons: the first device says TooDry, others TooWet.
    [[nodiscard]] Result<drivers::FingerprintOutcome>
    capture(FingerPosition, const drivers::FingerprintPreview& preview, std::chrono::milliseconds,
            std::stop_token stop) override
    {
        ++m_script->captures;
        Gate never;
        switch (m_script->take()) {
        case Act::Answer:
            preview(GrayImage{8, 8, 500, std::vector<std::uint8_t>(64, 200)});
            break;
        case Act::WaitForStop:
            (void)never.pass(stop);
            return Error{ErrorCode::Cancelled, "told to stop"};
        case Act::Hang:
            m_script->hung.pass();
            break;
        case Act::GoAway:
            return Error{ErrorCode::DeviceGone, "unplugged"};
        case Act::Throw:
            throw std::runtime_error("bulk transfer");
        }
        return drivers::FingerprintOutcome(m_info.id == "reader-1" ? RetryReason::TooDry
                                                                   : RetryReason::TooWet);
    }

private:
    Script* m_script;
    drivers::DeviceInfo m_info;
};

/// Writes down 1, 2, 3, … in its x and then rests.
class CountingPad final : public drivers::SignaturePad
{
public:
    static constexpr int kReports = 2000;

    [[nodiscard]] const drivers::DeviceInfo& info() const override { return m_info; }

    Status selfTest() override { return {}; }

    [[nodiscard]] drivers::WritingArea area() const override { return {100'000, 60'000}; }

    [[nodiscard]] Result<std::vector<drivers::PenSample>> nextSamples(std::chrono::milliseconds,
                                                                      std::stop_token stop) override
    {
        if (m_written == kReports) {
            Gate never;
            (void)never.pass(stop);
            return Error{ErrorCode::Cancelled, "told to stop"};
        }
        std::vector<drivers::PenSample> some;
        for (int i = 0; i < 7 && m_written < kReports; ++i) {
            some.push_back({{}, ++m_written, 0, 500});
        }
        return some;
    }

    Status clear() override
    {
        m_written = 0;
        return {};
    }

private:
    drivers::DeviceInfo m_info = infoOf(DeviceKind::SignaturePad, "pad");
    int m_written = 0;
};

/// Gives `spoilt` frames that cannot be decoded, then one whole, and so on.
class TearingCamera final : public drivers::Camera
{
public:
    explicit TearingCamera(int spoilt)
        : m_spoilt(spoilt)
    {}

    [[nodiscard]] const drivers::DeviceInfo& info() const override { return m_info; }

    Status selfTest() override { return {}; }

    [[nodiscard]] Result<RgbImage> nextFrame(std::chrono::milliseconds, std::stop_token) override
    {
        if (m_given++ % (m_spoilt + 1) < m_spoilt) {
            return Error{ErrorCode::InvalidInput, "torn"};
        }
        return RgbImage{64, 48, std::vector<std::uint8_t>(std::size_t{3} * 64 * 48, 128)};
    }

    [[nodiscard]] Result<RgbImage> takeStill(std::chrono::milliseconds timeout,
                                             std::stop_token stop) override
    {
        return nextFrame(timeout, std::move(stop));
    }

    void rest() override {}

private:
    drivers::DeviceInfo m_info = infoOf(DeviceKind::Camera, "camera");
    int m_spoilt;
    int m_given = 0;
};

} // namespace

class CaptureServiceTest : public QObject
{
    Q_OBJECT

private:
    Script m_script;
    std::mutex m_mutex;
    std::map<DeviceKind, std::vector<drivers::DeviceInfo>> m_plugged;
    std::unique_ptr<CaptureService> m_service;

    void plug(DeviceKind kind, const std::vector<std::string>& ids)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_plugged[kind].clear();
            for (const std::string& id : ids) {
                m_plugged[kind].push_back(infoOf(kind, id));
            }
        }
        QSignalSpy changed(m_service.get(), &workflow::CapturePort::devicesChanged);
        m_service->refreshDevices();
        QTRY_COMPARE_WITH_TIMEOUT(changed.size() >= 4, true, kPatienceMs); // one a kind
    }

    /// What a signal says from now on, each with its arguments, heard on this thread: a QSignalSpy
    /// would write it down on the lane's.
    template <typename... Arguments>
    [[nodiscard]] auto heard(void (workflow::CapturePort::*signal)(Arguments...))
    {
        auto said = std::make_shared<std::vector<std::tuple<std::decay_t<Arguments>...>>>();
        connect(m_service.get(), signal, this,
                [said](Arguments... arguments) { said->emplace_back(arguments...); });
        return said;
    }

    [[nodiscard]] workflow::DeviceState reader() const
    {
        return m_service->devices().at(static_cast<int>(DeviceKind::FingerprintReader));
    }

    void capture() { m_service->captureFingers(FingerPosition::RightIndex, {}); }

    void awaitCaptures(int count)
    {
        QTRY_COMPARE_WITH_TIMEOUT(m_script.captures.load(), count, kPatienceMs);
    }

private Q_SLOTS:

    void init()
    {
        m_script.acts = {Act::Answer};
        m_script.next = 0;
        m_script.opened = 0;
        m_script.captures = 0;
        m_plugged.clear();
        DeviceSource source;
        source.enumerate = [this](DeviceKind kind) {
            const std::lock_guard lock(m_mutex);
            return m_plugged[kind];
        };
        source.openFingerprintReader =
            [this](const std::string& id) -> Result<std::unique_ptr<drivers::FingerprintReader>> {
            return std::unique_ptr<drivers::FingerprintReader>(
                std::make_unique<ScriptedReader>(m_script, id));
        };
        source.openSignaturePad =
            [](const std::string&) -> Result<std::unique_ptr<drivers::SignaturePad>> {
            return std::unique_ptr<drivers::SignaturePad>(std::make_unique<CountingPad>());
        };
        m_service =
            std::make_unique<CaptureService>(source, "no-cascades", std::chrono::milliseconds(50));
    }

    void cleanup()
    {
        m_script.hung.open();
        m_service.reset();
        // A new gate for the next test.
        std::destroy_at(&m_script.hung);
        std::construct_at(&m_script.hung);
    }

    void withoutADevice()
    {
        plug(DeviceKind::FingerprintReader, {});
        QSignalSpy failed(m_service.get(), &workflow::CapturePort::captureFailed);
        capture();
        m_service->startPen();
        m_service->takeEvidence();
        QCOMPARE(failed.size(), 3);
        QCOMPARE(failed.at(0).at(1).value<ErrorCode>(), ErrorCode::DeviceGone);
        m_service->cancel();
    }

    void anAnswer()
    {
        plug(DeviceKind::FingerprintReader, {"reader-1"});
        QCOMPARE(reader().health, Health::Ready);
        const auto answered = heard(&workflow::CapturePort::retryAsked);
        QSignalSpy frames(m_service.get(), &workflow::CapturePort::scanFrame);
        capture();
        QCOMPARE(reader().health, Health::Busy);
        QTRY_COMPARE_WITH_TIMEOUT(answered->size(), std::size_t{1}, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(reader().health, Health::Ready, kPatienceMs);
        QCOMPARE(std::get<RetryReason>(answered->front()), RetryReason::TooDry);
        QTRY_COMPARE_WITH_TIMEOUT(frames.size(), 1, kPatienceMs);
        QVERIFY(!m_service->fourFingerPlaten());
    }

    void cancelledAndAskedAgain()
    {
        m_script.acts = {Act::WaitForStop, Act::Answer};
        plug(DeviceKind::FingerprintReader, {"reader-1"});
        const auto answered = heard(&workflow::CapturePort::retryAsked);
        QSignalSpy failed(m_service.get(), &workflow::CapturePort::captureFailed);
        capture();
        awaitCaptures(1);
        m_service->cancel();
        QTRY_COMPARE_WITH_TIMEOUT(reader().health, Health::Ready, kPatienceMs);
        capture();
        QTRY_COMPARE_WITH_TIMEOUT(answered->size(), std::size_t{1}, kPatienceMs);
        QVERIFY2(failed.empty(), "what was cancelled is no failure");
        QCOMPARE(m_script.opened.load(), 1);
    }

    void aNewRequestTakesThePlaceOfTheOneBefore()
    {
        m_script.acts = {Act::WaitForStop, Act::WaitForStop, Act::Answer};
        plug(DeviceKind::FingerprintReader, {"reader-1"});
        const auto answered = heard(&workflow::CapturePort::retryAsked);
        capture();
        awaitCaptures(1);
        capture();
        awaitCaptures(2);
        capture();
        QTRY_COMPARE_WITH_TIMEOUT(answered->size(), std::size_t{1}, kPatienceMs);
        QCOMPARE(m_script.captures.load(), 3);
    }

    void goneInTheMiddle_data()
    {
        QTest::addColumn<bool>("throws");
        QTest::newRow("unplugged") << false;
        QTest::newRow("the driver throws") << true;
    }

    void goneInTheMiddle()
    {
        QFETCH(bool, throws);
        m_script.acts = {throws ? Act::Throw : Act::GoAway, Act::Answer};
        plug(DeviceKind::FingerprintReader, {"reader-1"});
        QSignalSpy failed(m_service.get(), &workflow::CapturePort::captureFailed);
        const auto answered = heard(&workflow::CapturePort::retryAsked);
        capture();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kPatienceMs);
        QCOMPARE(failed.front().at(1).value<ErrorCode>(), ErrorCode::DeviceGone);
        QCOMPARE(reader().health, Health::Lost);
        plug(DeviceKind::FingerprintReader, {"reader-1"});
        QCOMPARE(reader().health, Health::Ready);
        capture();
        QTRY_COMPARE_WITH_TIMEOUT(answered->size(), std::size_t{1}, kPatienceMs);
        QCOMPARE(m_script.opened.load(), 2);
    }

    void tornFramesDoNotEndAPreview_data()
    {
        QTest::addColumn<int>("torn");
        QTest::addColumn<bool>("goesOn");
        QTest::newRow("one in two") << 1 << true;
        QTest::newRow("many in a row") << 20 << true;
        QTest::newRow("nothing but") << 1'000'000 << false;
    }

    void tornFramesDoNotEndAPreview()
    {
        QFETCH(int, torn);
        QFETCH(bool, goesOn);
        DeviceSource source;
        source.enumerate = [](DeviceKind kind) {
            return kind == DeviceKind::Camera
                       ? std::vector<drivers::DeviceInfo>{infoOf(kind, "camera")}
                       : std::vector<drivers::DeviceInfo>();
        };
        source.openCamera = [torn](const std::string&) -> Result<std::unique_ptr<drivers::Camera>> {
            return std::unique_ptr<drivers::Camera>(std::make_unique<TearingCamera>(torn));
        };
        CaptureService service(source, "/usr/share/opencv4/haarcascades",
                               std::chrono::milliseconds(50));
        QSignalSpy changed(&service, &workflow::CapturePort::devicesChanged);
        service.refreshDevices();
        QTRY_COMPARE_WITH_TIMEOUT(changed.size() >= 4, true, kPatienceMs);
        QSignalSpy frames(&service, &workflow::CapturePort::previewFrame);
        QSignalSpy failed(&service, &workflow::CapturePort::captureFailed);
        service.startPreview({});
        QTRY_VERIFY_WITH_TIMEOUT(frames.size() >= 2 || !failed.isEmpty(), kPatienceMs);
        QCOMPARE(failed.isEmpty(), goesOn);
        service.cancel();
    }

    void whoWaitsHearsThatAnotherDeviceTookThePlace()
    {
        m_script.acts = {Act::WaitForStop, Act::Answer};
        plug(DeviceKind::FingerprintReader, {"reader-1"});
        QSignalSpy failed(m_service.get(), &workflow::CapturePort::captureFailed);
        capture();
        awaitCaptures(1);
        plug(DeviceKind::FingerprintReader, {"reader-2"});
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.front().at(1).value<ErrorCode>(), ErrorCode::DeviceGone);
        QCOMPARE(reader().info.id, std::string("reader-2"));
        const auto answered = heard(&workflow::CapturePort::retryAsked);
        capture();
        QTRY_COMPARE_WITH_TIMEOUT(answered->size(), std::size_t{1}, kPatienceMs);
    }

    void unpluggedWhileIdle()
    {
        plug(DeviceKind::FingerprintReader, {"reader-1"});
        plug(DeviceKind::FingerprintReader, {});
        QCOMPARE(reader().health, Health::Lost);
        plug(DeviceKind::FingerprintReader, {"reader-2"});
        QCOMPARE(reader().health, Health::Ready);
        QCOMPARE(reader().info.id, std::string("reader-2"));
    }

    /// The station goes on without a driver that neither answers nor stops; what it brings when it
    /// comes back at last is nobody's.
    void aDriverThatHangsIsLeftBehind()
    {
        m_script.acts = {Act::Hang, Act::Answer};
        plug(DeviceKind::FingerprintReader, {"reader-1"});
        QSignalSpy failed(m_service.get(), &workflow::CapturePort::captureFailed);
        const auto answered = heard(&workflow::CapturePort::retryAsked);
        capture();
        awaitCaptures(1);
        m_service->cancel();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kPatienceMs);
        QCOMPARE(failed.front().at(1).value<ErrorCode>(), ErrorCode::DeviceGone);
        QCOMPARE(reader().health, Health::Lost);
        capture();
        QTRY_COMPARE_WITH_TIMEOUT(answered->size(), std::size_t{1}, kPatienceMs);
        m_script.hung.open();
        m_service.reset(); // joins the one left behind
        QCoreApplication::sendPostedEvents();
        QCOMPARE(answered->size(), std::size_t{1});
    }

    /// Would wait for ever if swapping waited for the driver: the gate opens only afterwards.
    void swappingDoesNotWaitForADriverThatHangs()
    {
        m_script.acts = {Act::Hang, Act::Answer};
        plug(DeviceKind::FingerprintReader, {"reader-1", "reader-2"});
        const auto answered = heard(&workflow::CapturePort::retryAsked);
        QSignalSpy failed(m_service.get(), &workflow::CapturePort::captureFailed);
        capture();
        awaitCaptures(1);
        m_service->swapDevice(DeviceKind::FingerprintReader);
        QCOMPARE(reader().info.id, std::string("reader-2"));
        capture();
        QTRY_COMPARE_WITH_TIMEOUT(answered->size(), std::size_t{1}, kPatienceMs);
        QCOMPARE(std::get<RetryReason>(answered->front()), RetryReason::TooWet);
        m_script.hung.open();
        m_service.reset();
        QCoreApplication::sendPostedEvents();
        QCOMPARE(answered->size(), std::size_t{1});
        QVERIFY(failed.empty());
    }

    void aLateResultOfACancelledRequestIsDropped()
    {
        m_script.acts = {Act::Hang, Act::Answer};
        plug(DeviceKind::FingerprintReader, {"reader-1"});
        const auto answered = heard(&workflow::CapturePort::retryAsked);
        capture();
        awaitCaptures(1);
        capture();
        m_script.hung.open();
        QTRY_COMPARE_WITH_TIMEOUT(answered->size(), std::size_t{1}, kPatienceMs);
        QCOMPARE(m_script.captures.load(), 2);
        QTRY_COMPARE_WITH_TIMEOUT(reader().health, Health::Ready, kPatienceMs);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(answered->size(), std::size_t{1});
    }

    void penReportsComeInOrder()
    {
        plug(DeviceKind::SignaturePad, {"pad"});
        std::vector<int> got;
        connect(m_service.get(), &workflow::CapturePort::penMoved, this,
                [&got](const QVector<drivers::PenSample>& samples) {
                    for (const drivers::PenSample& sample : samples) {
                        got.push_back(sample.xUm);
                    }
                });
        m_service->startPen();
        QTRY_COMPARE_WITH_TIMEOUT(got.size(), std::size_t{CountingPad::kReports}, kPatienceMs);
        QVERIFY(std::ranges::is_sorted(got));
        QCOMPARE(got.back(), CountingPad::kReports);
        QCOMPARE(m_service->writingArea().widthUm, 100'000);
        m_service->cancel();
    }

    void selfTests()
    {
        plug(DeviceKind::FingerprintReader, {"reader-1"});
        plug(DeviceKind::SignaturePad, {"pad"});
        const auto tested = heard(&workflow::CapturePort::selfTested);
        m_service->selfTest();
        QTRY_COMPARE_WITH_TIMEOUT(tested->size(), std::size_t{2}, kPatienceMs);
        QVERIFY(std::get<bool>(tested->front()));
    }
};

} // namespace rekam::capture

QTEST_GUILESS_MAIN(rekam::capture::CaptureServiceTest)
#include "tst_capture_service.moc"
