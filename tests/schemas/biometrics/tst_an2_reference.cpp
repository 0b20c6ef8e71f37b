// NIST's reference transactions: each read, written byte for byte the same, and found right.
#include "biometrics/an2/checker.h"
#include "support/test_data.h"

#include <QtTest>

using namespace rekam;
using namespace rekam::biometrics::an2;
using namespace rekam::testing;

class TestAn2Reference : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void rewritesByteForByte_data() { rows(); }

    void rewritesByteForByte();

    void finishesToTheSame_data() { rows(); }

    void finishesToTheSame();

    void isFoundRight_data() { rows(); }

    void isFoundRight();

private:
    static void rows();
};

void TestAn2Reference::rows()
{
    QTest::addColumn<QString>("path");
    const auto folder = testData("records/an2");
    std::error_code ignored;
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        QTest::newRow(entry.path().stem().c_str()) << QString::fromStdString(entry.path().string());
        ++files;
    }
    if (files == 0) {
        QTest::newRow("none") << QString();
    }
}

void TestAn2Reference::rewritesByteForByte()
{
    QFETCH(QString, path);
    REKAM_NEEDS(path.toStdString());
    const Bytes file = readAll(path.toStdString());
    const auto read = readTransaction(file);
    QVERIFY2(read.ok(), read ? "" : read.error().detail.c_str());
    QVERIFY(writeTransaction(read.value()) == file);
}

void TestAn2Reference::finishesToTheSame()
{
    QFETCH(QString, path);
    REKAM_NEEDS(path.toStdString());
    const Bytes file = readAll(path.toStdString());
    auto read = readTransaction(file);
    QVERIFY(read.ok());
    QVERIFY(finish(read.value()).ok());
    QVERIFY(writeTransaction(read.value()) == file);
}

void TestAn2Reference::isFoundRight()
{
    QFETCH(QString, path);
    REKAM_NEEDS(path.toStdString());
    for (const Finding& finding : check(readAll(path.toStdString()))) {
        QFAIL(("record " + std::to_string(finding.record) + ' ' +
               std::string(nameOf(finding.rule)) + ' ' + std::to_string(finding.type) + '.' +
               std::to_string(finding.field) + ' ' + finding.found)
                  .c_str());
    }
}

QTEST_APPLESS_MAIN(TestAn2Reference)
#include "tst_an2_reference.moc"
