// The V4L2 driver against the kernel's virtual camera (vivid), inside tests/qemu/run. Every test
// fails where there is no camera: the lane exists to have one.
#include "v4l2/v4l2_camera.h"

#include <QtTest>

#include <cstdlib>
#include <fstream>
#include <future>
#include <set>
#include <thread>

using namespace rekam;
using namespace rekam::drivers;
using namespace rekam::drivers::v4l2;
using namespace std::chrono_literals;

namespace {

// Software emulation is ten to fifty times slower than a laptop.
constexpr auto kFrameTimeout = 20s;

std::string firstCamera()
{
    const auto found = enumerateV4l2();
    return found.empty() ? std::string() : found.front().id;
}

bool varied(const RgbImage& image)
{
    std::set<std::uint8_t> values(image.pixels.begin(), image.pixels.end());
    return values.size() > 4;
}

} // namespace

class TestV4l2Vivid : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEnumerated();
    void capturesEachFormat_data();
    void capturesEachFormat();
    void bestModeStreams();
    void framesAfterAPauseAreFresh();
    void restsAndStartsAgain();
    void secondStreamIsTurnedAway();
    void cancelsWhileItWaits();
    void leavesWhenUnbound();
};

void TestV4l2Vivid::isEnumerated()
{
    const auto found = enumerateV4l2();
    QVERIFY(!found.empty());
    QCOMPARE(found[0].driver, std::string("v4l2"));
    QVERIFY(!found[0].model.empty());
    QCOMPARE(static_cast<int>(found[0].origin), static_cast<int>(DeviceOrigin::Physical));
}

void TestV4l2Vivid::capturesEachFormat_data()
{
    QTest::addColumn<int>("format");
    QTest::newRow("YUYV") << static_cast<int>(PixelFormat::Yuyv);
    QTest::newRow("UYVY") << static_cast<int>(PixelFormat::Uyvy);
    QTest::newRow("NV12") << static_cast<int>(PixelFormat::Nv12);
    QTest::newRow("RGB24") << static_cast<int>(PixelFormat::Rgb24);
}

void TestV4l2Vivid::capturesEachFormat()
{
    QFETCH(int, format);
    const FrameMode mode{static_cast<PixelFormat>(format), 640, 480, 0.0};
    auto camera = openV4l2Camera(firstCamera(), mode);
    QVERIFY2(camera.ok(), camera ? "" : camera.error().detail.c_str());
    for (int i = 0; i < 3; ++i) {
        const auto frame = camera.value()->nextFrame(kFrameTimeout, {});
        QVERIFY2(frame.ok(), frame ? "" : frame.error().detail.c_str());
        QCOMPARE(frame.value().pixels.size(),
                 static_cast<std::size_t>(3 * frame.value().widthPx * frame.value().heightPx));
        QVERIFY(varied(frame.value()));
    }
}

void TestV4l2Vivid::bestModeStreams()
{
    const auto modes = listV4l2Modes(firstCamera());
    QVERIFY(modes.ok());
    const auto best = chooseMode(modes.value());
    QVERIFY(best.has_value());
    auto camera = openV4l2Camera(firstCamera());
    QVERIFY(camera.ok());
    const auto still = camera.value()->takeStill(kFrameTimeout, {});
    QVERIFY2(still.ok(), still ? "" : still.error().detail.c_str());
    QCOMPARE(still.value().widthPx, best->widthPx);
    QCOMPARE(still.value().heightPx, best->heightPx);
    QVERIFY(camera.value()->selfTest().ok());
}

void TestV4l2Vivid::framesAfterAPauseAreFresh()
{
    auto camera = openV4l2Camera(firstCamera(), FrameMode{PixelFormat::Yuyv, 320, 180, 0.0});
    QVERIFY(camera.ok());
    const auto before = camera.value()->nextFrame(kFrameTimeout, {});
    QVERIFY(before.ok());
    std::this_thread::sleep_for(600ms); // the pause under test: the queue fills and goes stale
    const auto after = camera.value()->nextFrame(kFrameTimeout, {});
    QVERIFY2(after.ok(), after ? "" : after.error().detail.c_str());
    QVERIFY(before.value().pixels != after.value().pixels);
}

void TestV4l2Vivid::restsAndStartsAgain()
{
    auto camera = openV4l2Camera(firstCamera(), FrameMode{PixelFormat::Yuyv, 320, 180, 0.0});
    QVERIFY(camera.ok());
    for (int i = 0; i < 3; ++i) {
        QVERIFY(camera.value()->nextFrame(kFrameTimeout, {}).ok());
        camera.value()->rest();
    }
}

void TestV4l2Vivid::secondStreamIsTurnedAway()
{
    const FrameMode mode{PixelFormat::Yuyv, 320, 180, 0.0};
    auto first = openV4l2Camera(firstCamera(), mode);
    QVERIFY(first.ok());
    QVERIFY(first.value()->nextFrame(kFrameTimeout, {}).ok());
    auto second = openV4l2Camera(firstCamera(), mode);
    const auto status = second ? Status() : Status(second.error());
    const auto frame =
        second ? second.value()->nextFrame(kFrameTimeout, {}) : Result<RgbImage>(second.error());
    QVERIFY(!frame.ok());
    QCOMPARE(frame.error().code, ErrorCode::DeviceGone);
    QVERIFY(first.value()->nextFrame(kFrameTimeout, {}).ok());
}

void TestV4l2Vivid::cancelsWhileItWaits()
{
    auto camera = openV4l2Camera(firstCamera(), FrameMode{PixelFormat::Yuyv, 320, 180, 0.0});
    QVERIFY(camera.ok());
    // Frames keep coming, so the waits are many and short; each must see the request.
    std::stop_source stop;
    std::promise<void> running;
    auto loop = std::async(std::launch::async, [&] {
        running.set_value();
        while (true) {
            const auto frame = camera.value()->nextFrame(600s, stop.get_token());
            if (!frame) {
                return frame.error().code;
            }
        }
    });
    running.get_future().wait();
    std::this_thread::sleep_for(300ms); // let it get into its waits
    const auto asked = std::chrono::steady_clock::now();
    stop.request_stop();
    const auto code = loop.get();
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - asked);
    QCOMPARE(code, ErrorCode::Cancelled);
    qInfo("cancelled after %lld ms under emulation", static_cast<long long>(took.count()));
    // The promise is 100 ms on a laptop; under emulation only a bound of a second is asserted.
    QVERIFY(took < 1s);
}

void TestV4l2Vivid::leavesWhenUnbound()
{
    auto camera = openV4l2Camera(firstCamera(), FrameMode{PixelFormat::Yuyv, 320, 180, 0.0});
    QVERIFY(camera.ok());
    QVERIFY(camera.value()->nextFrame(kFrameTimeout, {}).ok());
    std::ofstream unbind("/sys/bus/platform/drivers/vivid/unbind");
    unbind << "vivid.0" << std::flush;
    QVERIFY2(unbind.good(), "cannot unbind vivid.0");
    unbind.close();
    Result<RgbImage> frame = camera.value()->nextFrame(kFrameTimeout, {});
    for (int i = 0; i < 8 && frame; ++i) { // frames that were already there
        frame = camera.value()->nextFrame(kFrameTimeout, {});
    }
    QVERIFY(!frame.ok());
    QCOMPARE(frame.error().code, ErrorCode::DeviceGone);
    QCOMPARE(camera.value()->nextFrame(kFrameTimeout, {}).error().code, ErrorCode::DeviceGone);
    QVERIFY(!camera.value()->selfTest().ok());
    QVERIFY(enumerateV4l2().empty());
}

QTEST_GUILESS_MAIN(TestV4l2Vivid)
#include "tst_v4l2_vivid.moc"
