#include "virtual/faults.h"

#include <QtTest>

using namespace rekam;
using namespace rekam::drivers;

class TestFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void strikesOnItsCalls();
    void keepsTheDeviceAway();
};

void TestFaults::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("device");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("count");
    const auto row = [](const char* text, FaultKind kind, DeviceKind device,
                        std::pair<int, int> calls) {
        QTest::newRow(text) << QString::fromLatin1(text) << static_cast<int>(kind)
                            << static_cast<int>(device) << calls.first << calls.second;
    };
    row("timeout@fingerprint:2", FaultKind::Timeout, DeviceKind::FingerprintReader, {2, 1});
    row("timeout", FaultKind::Timeout, DeviceKind::FingerprintReader, {1, 1});
    row("unplug@camera:1x3", FaultKind::Unplug, DeviceKind::Camera, {1, 3});
    row("blur", FaultKind::Blur, DeviceKind::Camera, {1, 30});
    row("blur@iris:4", FaultKind::Blur, DeviceKind::IrisScanner, {4, 1});
    row("wrong-finger", FaultKind::WrongFinger, DeviceKind::FingerprintReader, {1, 1});
    row("too-few-fingers:2", FaultKind::TooFewFingers, DeviceKind::FingerprintReader, {2, 1});
    row("wrong-hand", FaultKind::WrongHand, DeviceKind::FingerprintReader, {1, 1});
    row("replay@fingerprint:3", FaultKind::Replay, DeviceKind::FingerprintReader, {3, 1});
    row("retry-eye-too-far", FaultKind::RetryEyeTooFar, DeviceKind::IrisScanner, {1, 1});
    row("empty-signature", FaultKind::EmptySignature, DeviceKind::SignaturePad, {1, 1});
}

void TestFaults::parses()
{
    QFETCH(QString, text);
    QFETCH(int, kind);
    QFETCH(int, device);
    QFETCH(int, first);
    QFETCH(int, count);
    const auto faults = FaultPlan::parse(text.toStdString());
    QVERIFY(faults.ok());
    QCOMPARE(faults.value().size(), std::size_t{1});
    const Fault& fault = faults.value()[0];
    QCOMPARE(static_cast<int>(fault.kind), kind);
    QCOMPARE(static_cast<int>(fault.device), device);
    QCOMPARE(static_cast<int>(fault.first), first);
    QCOMPARE(static_cast<int>(fault.count), count);
}

void TestFaults::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("unknown word") << "explode";
    QTest::newRow("unknown device") << "timeout@toaster";
    QTest::newRow("device it does not suit") << "wrong-hand@camera";
    QTest::newRow("no call") << "timeout:";
    QTest::newRow("call zero") << "timeout:0";
    QTest::newRow("negative call") << "timeout:-1";
    QTest::newRow("call too large") << "timeout:99999999999";
    QTest::newRow("no count") << "timeout:1x";
    QTest::newRow("trailing comma") << "timeout,";
    QTest::newRow("empty part") << "timeout,,blur";
    QTest::newRow("more than 64") << QString("blur,").repeated(64) + "blur";
}

void TestFaults::refuses()
{
    QFETCH(QString, text);
    const auto faults = FaultPlan::parse(text.toStdString());
    QVERIFY(!faults.ok());
    QCOMPARE(faults.error().code, ErrorCode::InvalidInput);
}

void TestFaults::strikesOnItsCalls()
{
    FaultPlan plan(FaultPlan::parse("wet:2x2,timeout@iris:1").value());
    const auto finger = [&] {
        return plan.nextCall(DeviceKind::FingerprintReader);
    };
    QVERIFY(!finger());
    QCOMPARE(finger(), std::optional(FaultKind::Wet));
    QCOMPARE(finger(), std::optional(FaultKind::Wet));
    QVERIFY(!finger());
    QCOMPARE(plan.nextCall(DeviceKind::IrisScanner), std::optional(FaultKind::Timeout));
    QVERIFY(!plan.nextCall(DeviceKind::IrisScanner));
    QVERIFY(!plan.nextCall(DeviceKind::Camera));
}

void TestFaults::keepsTheDeviceAway()
{
    FaultPlan plan(FaultPlan::parse("unplug@camera:2x2,busy@iris:1x1").value());
    QVERIFY(plan.mayOpen(DeviceKind::Camera));
    QVERIFY(!plan.nextCall(DeviceKind::Camera));
    QCOMPARE(plan.nextCall(DeviceKind::Camera), std::optional(FaultKind::Unplug));
    QVERIFY(!plan.mayOpen(DeviceKind::Camera));
    QVERIFY(!plan.mayOpen(DeviceKind::Camera));
    QVERIFY(plan.mayOpen(DeviceKind::Camera));
    QVERIFY(!plan.mayOpen(DeviceKind::IrisScanner));
    QVERIFY(plan.mayOpen(DeviceKind::IrisScanner));
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
