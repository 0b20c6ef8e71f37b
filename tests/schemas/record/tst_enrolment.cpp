#include "record/enrolment.h"

#include <QTest>

using namespace rekam;
using namespace rekam::record;

class TestEnrolment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsCentralStatus_data();
    void keepsCentralStatus();
    void transports_data();
    void transports();
    void tokensComeBack();
    void exceptionFieldsBelongTogether_data();
    void exceptionFieldsBelongTogether();
};

void TestEnrolment::keepsCentralStatus_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("code");
    QTest::newRow("print ready") << "PRINT_READY_RECORD" << 12;
    QTest::newRow("sent is no arrival") << "SENT_FOR_ENROLLMENT" << 4;
    QTest::newRow("unknown is kept") << "BIO_SOMETHING_NEW" << 0;
    QTest::newRow("case matters") << "print_ready_record" << 0;
    QTest::newRow("empty") << "" << 0;
}

void TestEnrolment::keepsCentralStatus()
{
    QFETCH(const QString, text);
    QFETCH(const int, code);
    const CentralStatus status = parseCentralStatus(text.toStdString());
    QCOMPARE(QString::fromStdString(status.text), text);
    QCOMPARE(status.code ? static_cast<int>(*status.code) : 0, code);
    QCOMPARE(parseCentralStatus(std::string(100, 'A')).text.size(), kCentralStatusBytesMax);
}

void TestEnrolment::transports_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("legal");
    QTest::newRow("straight on") << "CAPTURED"
                                 << "SEALED" << true;
    QTest::newRow("line broke") << "SENDING"
                                << "SEALED" << true;
    QTest::newRow("receipt by flash disk") << "SEALED"
                                           << "RECEIPTED" << true;
    QTest::newRow("acceptance overtakes the receipt") << "SENT"
                                                      << "ACCEPTED" << true;
    QTest::newRow("intake from an old backup") << "RECEIPTED"
                                               << "OFFERED" << true;
    QTest::newRow("purge after acceptance") << "ACCEPTED"
                                            << "PURGED" << true;
    QTest::newRow("never purge on a receipt") << "RECEIPTED"
                                              << "PURGED" << false;
    QTest::newRow("never purge what was sent") << "SENT"
                                               << "PURGED" << false;
    QTest::newRow("never send what is not sealed") << "CAPTURED"
                                                   << "SENDING" << false;
    QTest::newRow("purged is the end") << "PURGED"
                                       << "SEALED" << false;
    QTest::newRow("rejected is answered by a new packet") << "REJECTED"
                                                          << "ACCEPTED" << false;
}

void TestEnrolment::transports()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    QFETCH(const bool, legal);
    QCOMPARE(mayFollow(parseTransportState(from.toStdString()).value(),
                       parseTransportState(to.toStdString()).value()),
             legal);
}

void TestEnrolment::tokensComeBack()
{
    for (const Modality modality : kModalities) {
        QVERIFY(parseModality(tokenOf(modality)) == modality);
    }
    for (std::size_t i = 0; i < kSteps.size(); ++i) {
        QCOMPARE(static_cast<std::size_t>(kSteps[i]), i + 1);
        QVERIFY(parseStep(tokenOf(kSteps[i])) == kSteps[i]);
    }
    for (int i = 1; i <= 5; ++i) {
        const auto reason = static_cast<ExceptionReason>(i);
        QVERIFY(parseExceptionReason(tokenOf(reason)) == reason);
        const auto notDone = static_cast<NotDoneReason>(i);
        QVERIFY(parseNotDoneReason(tokenOf(notDone)) == notDone);
    }
    for (int i = 1; i <= 10; ++i) {
        const auto status = static_cast<QueueStatus>(i);
        QVERIFY(parseQueueStatus(tokenOf(status)) == status);
    }
    for (int i = 1; i <= 16; ++i) {
        const auto code = static_cast<CentralStatusCode>(i);
        QVERIFY(parseCentralStatus(nameOf(code)).code == code);
    }
    QVERIFY(!parseStep("nonsense"));
}

void TestEnrolment::exceptionFieldsBelongTogether_data()
{
    QTest::addColumn<int>("modality");
    QTest::addColumn<int>("finger");
    QTest::addColumn<int>("eye");
    QTest::addColumn<bool>("consistent");
    QTest::newRow("a finger") << 3 << 2 << 0 << true;
    QTest::newRow("no finger named") << 3 << 0 << 0 << false;
    QTest::newRow("a slap is no finger") << 3 << 13 << 0 << false;
    QTest::newRow("a finger and an eye") << 3 << 2 << 1 << false;
    QTest::newRow("an eye") << 4 << 0 << 2 << true;
    QTest::newRow("iris without an eye") << 4 << 0 << 0 << false;
    QTest::newRow("signature") << 2 << 0 << 0 << true;
    QTest::newRow("signature with a finger") << 2 << 1 << 0 << false;
}

void TestEnrolment::exceptionFieldsBelongTogether()
{
    QFETCH(const int, modality);
    QFETCH(const int, finger);
    QFETCH(const int, eye);
    QFETCH(const bool, consistent);
    BiometricException exception;
    exception.modality = static_cast<Modality>(modality);
    exception.finger = static_cast<FingerPosition>(finger);
    exception.eye = static_cast<Eye>(eye);
    QCOMPARE(isConsistent(exception), consistent);
    exception.note = std::string(kExceptionNoteBytesMax + 1, 'x');
    QVERIFY(!isConsistent(exception));
}

QTEST_APPLESS_MAIN(TestEnrolment)
#include "tst_enrolment.moc"
