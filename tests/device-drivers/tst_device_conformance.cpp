// What every driver owes, asked of every device that the registry's shipped rows offer. What
// happens to be plugged into this machine is left alone: a driver for hardware has a lane of its
// own.
#include "registry.h"

#include <QtTest>

#include <future>
#include <set>
#include <thread>

using namespace rekam;
using namespace rekam::drivers;
using namespace std::chrono_literals;

namespace {

constexpr std::array kKinds = {DeviceKind::Camera, DeviceKind::FingerprintReader,
                               DeviceKind::IrisScanner, DeviceKind::SignaturePad,
                               DeviceKind::CardReader};

VirtualWorld populated(const std::string& faults = {})
{
    VirtualWorld world = makeVirtualWorld({});
    world.scene->setSubject(subjectOf("3273015203100002"));
    world.faults = std::make_shared<FaultPlan>(FaultPlan::parse(faults).value());
    return world;
}

/// One capture of whatever the device gives. @return ok or the error.
Status captureOnce(const Registry& registry, const DeviceInfo& info,
                   std::chrono::milliseconds timeout, std::stop_token stop)
{
    const auto status = [](const auto& result) {
        return result ? Status() : Status(result.error());
    };
    const auto run = [&](const auto& device, auto capture) {
        return device ? status(capture(*device.value())) : status(device);
    };
    switch (info.kind) {
    case DeviceKind::Camera:
        return run(registry.openCamera(info.id),
                   [&](Camera& camera) { return camera.nextFrame(timeout, stop); });
    case DeviceKind::FingerprintReader:
        return run(registry.openFingerprintReader(info.id), [&](FingerprintReader& reader) {
            return reader.capture(FingerPosition::RightIndex, {}, timeout, stop);
        });
    case DeviceKind::IrisScanner:
        return run(registry.openIrisScanner(info.id), [&](IrisScanner& scanner) {
            return scanner.capture(Eye::Left, {}, timeout, stop);
        });
    case DeviceKind::SignaturePad:
        return run(registry.openSignaturePad(info.id),
                   [&](SignaturePad& pad) { return pad.nextSamples(timeout, stop); });
    case DeviceKind::CardReader:
        return run(registry.openCardReader(info.id),
                   [&](CardReader& reader) { return reader.waitForCard(timeout, stop); });
    }
    return {};
}

void deviceRows()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("kind");
    const Registry registry(Mode::Practice, populated());
    for (const DeviceKind kind : kKinds) {
        for (const DeviceInfo& info : registry.enumerate(kind)) {
            if (info.origin == DeviceOrigin::Physical) {
                continue;
            }
            QTest::newRow(info.id.c_str())
                << QString::fromStdString(info.id) << static_cast<int>(kind);
        }
    }
}

DeviceInfo rowInfo(const Registry& registry, const QString& id, int kind)
{
    for (const DeviceInfo& info : registry.enumerate(static_cast<DeviceKind>(kind))) {
        if (info.id == id.toStdString()) {
            return info;
        }
    }
    return {};
}

QByteArray word(DeviceKind kind)
{
    switch (kind) {
    case DeviceKind::Camera:
        return "camera";
    case DeviceKind::FingerprintReader:
        return "fingerprint";
    case DeviceKind::IrisScanner:
        return "iris";
    case DeviceKind::SignaturePad:
        return "signature";
    case DeviceKind::CardReader:
        return "card";
    }
    return {};
}

ErrorCode codeOf(const Status& status)
{
    return status ? ErrorCode{} : status.error().code;
}

} // namespace

class TestDeviceConformance : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void saysWhoItIs_data() { deviceRows(); }

    void saysWhoItIs();

    void captures_data() { deviceRows(); }

    void captures();

    void cancelsBeforeItStarts_data() { deviceRows(); }

    void cancelsBeforeItStarts();

    void cancelsWhileItWaits_data() { deviceRows(); }

    void cancelsWhileItWaits();

    void timesOut_data() { deviceRows(); }

    void timesOut();

    void leavesAndComesBack_data() { deviceRows(); }

    void leavesAndComesBack();

    void mayBeBusyElsewhere_data() { deviceRows(); }

    void mayBeBusyElsewhere();

    void isRefusedInProduction_data() { deviceRows(); }

    void isRefusedInProduction();
    void strangeIdsAreNotFound();
    void serialsAreUnique();
};

void TestDeviceConformance::saysWhoItIs()
{
    QFETCH(QString, id);
    QFETCH(int, kind);
    const Registry registry(Mode::Practice, populated());
    const DeviceInfo info = rowInfo(registry, id, kind);
    QVERIFY(!info.driver.empty());
    QVERIFY(!info.maker.empty());
    QVERIFY(!info.model.empty());
    if (info.kind == DeviceKind::FingerprintReader) {
        QVERIFY(info.resolutionPpi == 500 || info.resolutionPpi == 1000);
        auto reader = registry.openFingerprintReader(info.id);
        QVERIFY(reader.ok());
        QCOMPARE(reader.value()->info().serial, info.serial);
        QVERIFY(reader.value()->selfTest().ok());
    }
}

void TestDeviceConformance::captures()
{
    QFETCH(QString, id);
    QFETCH(int, kind);
    const Registry registry(Mode::Practice, populated());
    const auto status = captureOnce(registry, rowInfo(registry, id, kind), 10s, {});
    QVERIFY2(status.ok(), status ? "" : status.error().detail.c_str());
}

void TestDeviceConformance::cancelsBeforeItStarts()
{
    QFETCH(QString, id);
    QFETCH(int, kind);
    const Registry registry(Mode::Practice, populated());
    std::stop_source stop;
    stop.request_stop();
    const auto status = captureOnce(registry, rowInfo(registry, id, kind), 60s, stop.get_token());
    QCOMPARE(codeOf(status), ErrorCode::Cancelled);
}

void TestDeviceConformance::cancelsWhileItWaits()
{
    QFETCH(QString, id);
    QFETCH(int, kind);
    VirtualWorld world = populated();
    world.scene->setSubject(std::nullopt); // nobody there: the device waits
    const Registry registry(Mode::Practice, world);
    const DeviceInfo info = rowInfo(registry, id, kind);
    std::stop_source stop;
    auto capture = std::async(std::launch::async,
                              [&] { return captureOnce(registry, info, 600s, stop.get_token()); });
    QCOMPARE(capture.wait_for(30ms), std::future_status::timeout);
    stop.request_stop();
    // Far below the capture's own ten minutes; the 100 ms themselves are a figure of the benches.
    QCOMPARE(capture.wait_for(20s), std::future_status::ready);
    QCOMPARE(codeOf(capture.get()), ErrorCode::Cancelled);
}

void TestDeviceConformance::timesOut()
{
    QFETCH(QString, id);
    QFETCH(int, kind);
    VirtualWorld world = populated();
    world.scene->setSubject(std::nullopt);
    const Registry registry(Mode::Practice, world);
    QCOMPARE(codeOf(captureOnce(registry, rowInfo(registry, id, kind), 20ms, {})),
             ErrorCode::Timeout);
}

void TestDeviceConformance::leavesAndComesBack()
{
    QFETCH(QString, id);
    QFETCH(int, kind);
    const auto deviceKind = static_cast<DeviceKind>(kind);
    const Registry registry(Mode::Practice,
                            populated("unplug@" + word(deviceKind).toStdString() + ":1x2"));
    const DeviceInfo info = rowInfo(registry, id, kind);
    // Leaves in the middle of a call; two attempts to open fail; then it is back and works.
    for (int attempt = 0; attempt < 3; ++attempt) {
        QCOMPARE(codeOf(captureOnce(registry, info, 10s, {})), ErrorCode::DeviceGone);
    }
    QVERIFY(captureOnce(registry, info, 10s, {}).ok());
}

void TestDeviceConformance::mayBeBusyElsewhere()
{
    QFETCH(QString, id);
    QFETCH(int, kind);
    const auto deviceKind = static_cast<DeviceKind>(kind);
    const Registry registry(Mode::Practice, populated("busy@" + word(deviceKind).toStdString()));
    const DeviceInfo info = rowInfo(registry, id, kind);
    QCOMPARE(codeOf(captureOnce(registry, info, 10s, {})), ErrorCode::DeviceGone);
    QVERIFY(captureOnce(registry, info, 10s, {}).ok());
}

void TestDeviceConformance::isRefusedInProduction()
{
    QFETCH(QString, id);
    QFETCH(int, kind);
    const Registry practice(Mode::Practice, populated());
    const DeviceInfo info = rowInfo(practice, id, kind);
    for (const bool withWorld : {true, false}) {
        const Registry production(Mode::Production,
                                  withWorld ? std::optional(populated()) : std::nullopt);
        QVERIFY(rowInfo(production, id, kind).id.empty());
        QCOMPARE(codeOf(captureOnce(production, info, 1s, {})), ErrorCode::Refused);
    }
}

void TestDeviceConformance::strangeIdsAreNotFound()
{
    const Registry registry(Mode::Practice, populated());
    for (const DeviceKind kind : kKinds) {
        DeviceInfo strange;
        strange.kind = kind;
        strange.id = "no such device";
        QCOMPARE(codeOf(captureOnce(registry, strange, 1s, {})), ErrorCode::NotFound);
    }
    const Registry empty(Mode::Practice);
    DeviceInfo camera;
    camera.id = "virtual-camera";
    QCOMPARE(codeOf(captureOnce(empty, camera, 1s, {})), ErrorCode::NotFound);
}

void TestDeviceConformance::serialsAreUnique()
{
    const Registry registry(Mode::Practice, populated());
    std::set<std::string> ids;
    std::set<std::string> serials;
    std::size_t count = 0;
    for (const DeviceKind kind : kKinds) {
        for (const DeviceInfo& info : registry.enumerate(kind)) {
            ids.insert(info.id);
            serials.insert(info.serial);
            ++count;
        }
    }
    QCOMPARE(ids.size(), count);
    QCOMPARE(serials.size(), count);
}

QTEST_GUILESS_MAIN(TestDeviceConformance)
#include "tst_device_conformance.moc"
