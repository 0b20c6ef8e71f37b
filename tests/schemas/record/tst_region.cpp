#include "base/file.h"
#include "record/region.h"

#include <QTest>

using namespace rekam;
using namespace rekam::record;

namespace {

RegionTable fixture()
{
    const auto file = posixFiles().read(REKAM_SOURCE_DIR "/schemas/record/data/wilayah-contoh.tsv",
                                        RegionTable::kFileBytesMax);
    return RegionTable::parse(file.value(), "contoh").value();
}

} // namespace

class TestRegion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void listsChildren();
    void namesThePath();
    void knowsDistricts();
    void rejects_data();
    void rejects();
};

void TestRegion::finds_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("kind");
    using K = RegionKind;
    const auto kind = [](K value) {
        return static_cast<int>(value);
    };
    QTest::newRow("province") << "14"
                              << "Riau" << kind(K::Province);
    QTest::newRow("kota") << "14.71"
                          << "Kota Pekanbaru" << kind(K::Kota);
    QTest::newRow("kabupaten") << "63.11"
                               << "Kabupaten Balangan" << kind(K::Kabupaten);
    QTest::newRow("kecamatan by NIK prefix") << "147109"
                                             << "Marpoyan Damai" << kind(K::Kecamatan);
    QTest::newRow("kelurahan") << "14.71.01.1002"
                               << "Jadirejo" << kind(K::Kelurahan);
    QTest::newRow("kelurahan, digits only") << "1471011002"
                                            << "Jadirejo" << kind(K::Kelurahan);
    QTest::newRow("unknown kecamatan") << "14.71.99"
                                       << "" << 0;
    QTest::newRow("odd digits") << "147"
                                << "" << 0;
    QTest::newRow("dot in the wrong place") << "1.471"
                                            << "" << 0;
    QTest::newRow("dot at the end") << "14."
                                    << "" << 0;
    QTest::newRow("letters") << "14.7A"
                             << "" << 0;
    QTest::newRow("empty") << ""
                           << "" << 0;
}

void TestRegion::finds()
{
    QFETCH(const QString, code);
    QFETCH(const QString, name);
    QFETCH(const int, kind);
    const RegionTable table = fixture();
    const auto region = table.find(code.toStdString());
    QCOMPARE(region.has_value(), !name.isEmpty());
    if (region) {
        QCOMPARE(QString::fromStdString(std::string(region->name)), name);
        QCOMPARE(static_cast<int>(region->kind), kind);
        QCOMPARE(QString::fromStdString(region->code).remove('.'), code.simplified().remove('.'));
    }
}

void TestRegion::listsChildren()
{
    const RegionTable table = fixture();
    QCOMPARE(table.children("").size(), std::size_t(2));
    QCOMPARE(table.children("14").size(), std::size_t(1));
    QCOMPARE(table.children("14.71").size(), std::size_t(15));
    QCOMPARE(table.children("63.11").size(), std::size_t(8));
    QVERIFY(table.children("14.71.02").empty());
    QVERIFY(table.children("nonsense").empty());
}

void TestRegion::namesThePath()
{
    const RegionTable table = fixture();
    QCOMPARE(QString::fromStdString(table.path("14.71.01.1002")),
             "Jadirejo, Sukajadi, Kota Pekanbaru, Riau");
    QVERIFY(table.path("99").empty());
}

void TestRegion::knowsDistricts()
{
    const RegionTable table = fixture();
    QVERIFY(table.knowsDistrict("147109"));
    QVERIFY(!table.knowsDistrict("147199"));
    QVERIFY2(!table.knowsDistrict("1471"), "a kota is no kecamatan");
}

void TestRegion::rejects_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("gzip") << QByteArray("\x1F\x8B\x08", 3) << ErrorCode::Unsupported;
    QTest::newRow("no tab") << QByteArray("14 Riau\n") << ErrorCode::InvalidInput;
    QTest::newRow("bad code") << QByteArray("1X\tRiau\n") << ErrorCode::InvalidInput;
    QTest::newRow("no name") << QByteArray("14\t\n") << ErrorCode::InvalidInput;
    QTest::newRow("long name") << "14\t" + QByteArray(121, 'x') << ErrorCode::InvalidInput;
    QTest::newRow("control character") << QByteArray("14\tRi\x01u") << ErrorCode::InvalidInput;
    QTest::newRow("twice") << QByteArray("14\tRiau\n14\tRiau\n") << ErrorCode::InvalidInput;
    QTest::newRow("no parent") << QByteArray("14.71\tPekanbaru\n") << ErrorCode::InvalidInput;
}

void TestRegion::rejects()
{
    QFETCH(const QByteArray, file);
    QFETCH(const ErrorCode, code);
    const auto table = RegionTable::parse(std::as_bytes(std::span(file)), "test");
    QVERIFY(!table.ok());
    QCOMPARE(table.error().code, code);
}

QTEST_APPLESS_MAIN(TestRegion)
#include "tst_region.moc"
