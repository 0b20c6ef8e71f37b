#include "virtual/virtual_devices.h"

#include <QtTest>

#include <atomic>
#include <thread>

using namespace rekam;
using namespace rekam::drivers;
using namespace std::chrono_literals;

namespace {

VirtualWorld worldWith(const std::string& faults, std::uint64_t seed = 1)
{
    SourceOptions options;
    options.seed = seed;
    VirtualWorld world = makeVirtualWorld(options);
    world.scene->setSubject(subjectOf("3273015203100002"));
    world.faults = std::make_shared<FaultPlan>(FaultPlan::parse(faults).value());
    return world;
}

Result<FingerprintOutcome> scan(FingerprintReader& reader, FingerPosition position)
{
    return reader.capture(position, {}, 50ms, {});
}

GrayImage imageOf(const Result<FingerprintOutcome>& outcome)
{
    return std::get<FingerprintFrame>(outcome.value()).image;
}

std::unique_ptr<FingerprintReader> slapReader(const VirtualWorld& world)
{
    return std::move(openVirtualFingerprintReader("virtual-slap", world)).value();
}

double darkShare(const GrayImage& image)
{
    const auto dark = std::ranges::count_if(image.pixels, [](std::uint8_t p) { return p < 128; });
    return static_cast<double>(dark) / static_cast<double>(image.pixels.size());
}

} // namespace

class TestVirtualDevices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sessionRepeatsBySeed();
    void rescansDiffer();
    void reopeningDoesNotReplay();
    void platenRefusesWhatItCannotTake_data();
    void platenRefusesWhatItCannotTake();
    void faultShowsOnceAndPasses_data();
    void faultShowsOnceAndPasses();
    void retriesAreOutcomes_data();
    void retriesAreOutcomes();
    void previewsCome();
    void signatureComesAndEnds();
    void penAtRestIsWaitedFor();
    void clearingAsksForAnother();
    void subjectDecidesTheBackdrop();
};

void TestVirtualDevices::sessionRepeatsBySeed()
{
    const auto run = [](std::uint64_t seed) {
        const auto world = worldWith("", seed);
        auto reader = slapReader(world);
        return imageOf(scan(*reader, FingerPosition::RightFour)).pixels;
    };
    QCOMPARE(run(5), run(5));
    QVERIFY(run(5) != run(6));
}

void TestVirtualDevices::rescansDiffer()
{
    const auto world = worldWith("");
    auto reader = slapReader(world);
    for (const auto position : {FingerPosition::LeftIndex, FingerPosition::BothThumbs}) {
        QVERIFY(imageOf(scan(*reader, position)).pixels != imageOf(scan(*reader, position)).pixels);
    }
    auto scanner = std::move(openVirtualIrisScanner("virtual-iris", world)).value();
    const auto one = scanner->capture(Eye::Left, {}, 50ms, {});
    const auto other = scanner->capture(Eye::Left, {}, 50ms, {});
    QVERIFY(std::get<IrisFrame>(one.value()).image.pixels !=
            std::get<IrisFrame>(other.value()).image.pixels);
}

void TestVirtualDevices::reopeningDoesNotReplay()
{
    const auto world = worldWith("");
    const auto before = imageOf(scan(*slapReader(world), FingerPosition::RightIndex));
    const auto after = imageOf(scan(*slapReader(world), FingerPosition::RightIndex));
    QVERIFY(before.pixels != after.pixels);
}

void TestVirtualDevices::platenRefusesWhatItCannotTake_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("position");
    QTest::newRow("slap on a single-finger platen")
        << "virtual-finger" << static_cast<int>(FingerPosition::RightFour);
    QTest::newRow("nothing in particular")
        << "virtual-slap" << static_cast<int>(FingerPosition::Unknown);
    QTest::newRow("no such position") << "virtual-slap" << 200;
}

void TestVirtualDevices::platenRefusesWhatItCannotTake()
{
    QFETCH(QString, id);
    QFETCH(int, position);
    auto reader = openVirtualFingerprintReader(id.toStdString(), worldWith(""));
    const auto outcome = scan(*reader.value(), static_cast<FingerPosition>(position));
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().code, ErrorCode::Unsupported);
}

void TestVirtualDevices::faultShowsOnceAndPasses_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("error");
    QTest::newRow("timeout") << "timeout:2" << static_cast<int>(ErrorCode::Timeout);
    QTest::newRow("garbage") << "garbage:2" << static_cast<int>(ErrorCode::InvalidInput);
    QTest::newRow("replay") << "replay:2" << 0;
    QTest::newRow("wrong finger") << "wrong-finger:2" << 0;
    QTest::newRow("wrong hand") << "wrong-hand:2" << 0;
    QTest::newRow("too few fingers") << "too-few-fingers:2" << 0;
    QTest::newRow("dry") << "dry:2" << 0;
    QTest::newRow("wet") << "wet:2" << 0;
}

void TestVirtualDevices::faultShowsOnceAndPasses()
{
    QFETCH(QString, fault);
    QFETCH(int, error);
    const auto good = worldWith("");
    const auto bad = worldWith(fault.toStdString());
    auto goodReader = slapReader(good);
    auto badReader = slapReader(bad);
    const auto position = FingerPosition::RightFour;
    const auto first = imageOf(scan(*badReader, position));
    QCOMPARE(first.pixels, imageOf(scan(*goodReader, position)).pixels);
    const auto goodSecond = imageOf(scan(*goodReader, position));
    const auto second = scan(*badReader, position);
    if (error != 0) {
        QCOMPARE(static_cast<int>(second.error().code), error);
    } else if (fault == "replay:2") {
        QCOMPARE(imageOf(second).pixels, first.pixels);
    } else {
        const double dark = darkShare(imageOf(second));
        const double usual = darkShare(goodSecond);
        QVERIFY(imageOf(second).pixels != goodSecond.pixels);
        QVERIFY(!fault.startsWith("too-few") || dark < 0.88 * usual);
        QVERIFY(!fault.startsWith("dry") || dark < usual);
        QVERIFY(!fault.startsWith("wet") || dark > 1.2 * usual);
    }
    QVERIFY(scan(*badReader, position).ok());
}

void TestVirtualDevices::retriesAreOutcomes_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("reason");
    QTest::newRow("moved") << "retry-moved" << static_cast<int>(RetryReason::Moved);
    QTest::newRow("too light") << "retry-too-light" << static_cast<int>(RetryReason::TooLight);
    QTest::newRow("off centre") << "retry-off-centre" << static_cast<int>(RetryReason::OffCentre);
}

void TestVirtualDevices::retriesAreOutcomes()
{
    QFETCH(QString, fault);
    QFETCH(int, reason);
    auto reader = slapReader(worldWith(fault.toStdString()));
    const auto outcome = scan(*reader, FingerPosition::RightIndex);
    QCOMPARE(static_cast<int>(std::get<RetryReason>(outcome.value())), reason);
    QVERIFY(std::holds_alternative<FingerprintFrame>(
        scan(*reader, FingerPosition::RightIndex).value()));
}

void TestVirtualDevices::previewsCome()
{
    auto reader = slapReader(worldWith(""));
    std::vector<double> dark;
    const auto outcome = reader->capture(
        FingerPosition::LeftFour, [&](const GrayImage& frame) { dark.push_back(darkShare(frame)); },
        50ms, {});
    QVERIFY(outcome.ok());
    QVERIFY(dark.size() >= 3);
    QVERIFY(std::ranges::is_sorted(dark));
    QVERIFY(dark.back() > 0.01);
}

void TestVirtualDevices::signatureComesAndEnds()
{
    const auto world = worldWith("");
    auto pad = std::move(openVirtualSignaturePad("virtual-pad", world)).value();
    std::vector<PenSample> all;
    auto some = pad->nextSamples(1s, {});
    while (some) {
        all.insert(all.end(), some.value().begin(), some.value().end());
        some = pad->nextSamples(1s, {});
    }
    QCOMPARE(some.error().code, ErrorCode::Timeout);
    const auto whole = world.source->signature(*world.scene->subject(), pad->area(), {1, {}, {}});
    QCOMPARE(all.size(), whole.value().size());
    QCOMPARE(all.back().time, whole.value().back().time);
}

void TestVirtualDevices::penAtRestIsWaitedFor()
{
    auto pad = std::move(openVirtualSignaturePad("virtual-pad", worldWith(""))).value();
    while (pad->nextSamples(1s, {})) {
    }
    // The end was told; whoever asks on would spin if the pad did not wait.
    std::atomic<bool> asking = false;
    ErrorCode answer = ErrorCode::Timeout;
    std::stop_source stop;
    std::thread reader([&] {
        asking = true;
        asking.notify_all();
        answer = pad->nextSamples(24h, stop.get_token()).error().code;
    });
    asking.wait(false);
    stop.request_stop();
    reader.join();
    QCOMPARE(answer, ErrorCode::Cancelled);
}

void TestVirtualDevices::clearingAsksForAnother()
{
    auto pad = std::move(openVirtualSignaturePad("virtual-pad", worldWith(""))).value();
    const auto first = pad->nextSamples(1s, {}).value();
    QVERIFY(pad->clear().ok());
    const auto again = pad->nextSamples(1s, {}).value();
    QCOMPARE(again.front().time, 0ms);
    QVERIFY(first.front().xUm != again.front().xUm || first.front().yUm != again.front().yUm);
}

void TestVirtualDevices::subjectDecidesTheBackdrop()
{
    QCOMPARE(subjectOf("3273015203100002").backdrop, Backdrop::Blue);
    QCOMPARE(subjectOf("3273015203110002").backdrop, Backdrop::Red);
    QCOMPARE(subjectOf("3273015203100002").headwear, Headwear::Headscarf);
    QCOMPARE(subjectOf("3273011203100002").headwear, Headwear::None);
    QCOMPARE(subjectOf("operator-1").backdrop, Backdrop::Red);
}

QTEST_GUILESS_MAIN(TestVirtualDevices)
#include "tst_virtual_devices.moc"
