#include "record/clean_text.h"
#include "record/name_rules.h"
#include "record/nik.h"
#include "record/region.h"

#include <QTest>

using namespace rekam;
using namespace rekam::record;

Q_DECLARE_METATYPE(std::vector<rekam::record::NumberFinding>)
Q_DECLARE_METATYPE(std::vector<rekam::record::NameFinding>)

namespace {

Date date(const char* iso)
{
    return parseIsoDate(iso).value();
}

} // namespace

class TestNik : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void tellsBirthDate_data();
    void tellsBirthDate();
    void formats();
    void warns_data();
    void warns();
    void warnsWithoutATable_data();
    void warnsWithoutATable();
    void familyCardHasNoOffset();
    void cleans_data();
    void cleans();
    void judgesNames_data();
    void judgesNames();
};

void TestNik::parses_data()
{
    QTest::addColumn<QString>("digits");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("a man") << "1471091203090003"
                           << "";
    QTest::newRow("a woman, day + 40") << "1471095203090003"
                                       << "";
    QTest::newRow("day 71, 31 January") << "1471097101090003"
                                        << "";
    QTest::newRow("29 February of a leap year") << "1471092902080003"
                                                << "";
    QTest::newRow("29 February 2000") << "1471092902000003"
                                      << "";
    QTest::newRow("29 February of a common year") << "1471092902090003"
                                                  << "ImpossibleDate";
    QTest::newRow("day 0") << "1471090003090003"
                           << "ImpossibleDate";
    QTest::newRow("day 32") << "1471093203090003"
                            << "ImpossibleDate";
    QTest::newRow("day 40") << "1471094003090003"
                            << "ImpossibleDate";
    QTest::newRow("day 72") << "1471097203090003"
                            << "ImpossibleDate";
    QTest::newRow("31 April") << "1471093104090003"
                              << "ImpossibleDate";
    QTest::newRow("month 0") << "1471091200090003"
                             << "ImpossibleDate";
    QTest::newRow("month 13") << "1471091213090003"
                              << "ImpossibleDate";
    QTest::newRow("15 digits") << "147109120309000"
                               << "NotSixteenDigits";
    QTest::newRow("17 digits") << "14710912030900033"
                               << "NotSixteenDigits";
    QTest::newRow("a letter O for zero") << "147109120309OO03"
                                         << "NotSixteenDigits";
    QTest::newRow("a space inside") << "1471 912030900003"
                                    << "NotSixteenDigits";
    QTest::newRow("empty") << ""
                           << "NotSixteenDigits";
}

void TestNik::parses()
{
    QFETCH(const QString, digits);
    QFETCH(const QString, refusal);
    const auto nik = Nik::parse(digits.toStdString());
    QCOMPARE(nik.ok(), refusal.isEmpty());
    if (!nik) {
        QCOMPARE(nik.error().code, ErrorCode::InvalidInput);
        QCOMPARE(QString::fromStdString(nik.error().detail), refusal);
    }
}

void TestNik::tellsBirthDate_data()
{
    QTest::addColumn<QString>("digits");
    QTest::addColumn<QString>("known");
    QTest::addColumn<QString>("birth");
    QTest::newRow("latest that is not in the future") << "1471091203090003"
                                                      << ""
                                                      << "2009-03-12";
    QTest::newRow("tomorrow is last century") << "1471092511260003"
                                              << ""
                                              << "1926-11-25";
    QTest::newRow("today is this century") << "1471092411260003"
                                           << ""
                                           << "2026-11-24";
    QTest::newRow("roster knows the century") << "1471091203090003"
                                              << "1909-03-12"
                                              << "1909-03-12";
    QTest::newRow("roster of another year tells nothing") << "1471091203090003"
                                                          << "1910-03-12"
                                                          << "2009-03-12";
    QTest::newRow("woman born 29 February") << "1471096902080003"
                                            << ""
                                            << "2008-02-29";
}

void TestNik::tellsBirthDate()
{
    QFETCH(const QString, digits);
    QFETCH(const QString, known);
    QFETCH(const QString, birth);
    const auto nik = Nik::parse(digits.toStdString()).value();
    const auto found = nik.birthDate(parseIsoDate(known.toStdString()), date("2026-11-24"));
    QCOMPARE(QString::fromStdString(isoDate(found)), birth);
}

void TestNik::formats()
{
    const auto nik = Nik::parse("1471094311090003").value();
    QCOMPARE(QString::fromStdString(nik.grouped()), "1471 0943 1109 0003");
    QCOMPARE(QString::fromStdString(nik.masked()), "1471 09·· ···· 0003");
    QCOMPARE(QString::fromStdString(std::string(nik.regionPrefix())), "147109");
    QVERIFY(nik.sex() == Sex::Female);
}

void TestNik::warns_data()
{
    QTest::addColumn<QString>("digits");
    QTest::addColumn<QString>("birth");
    QTest::addColumn<int>("sex");
    QTest::addColumn<std::vector<NumberFinding>>("findings");
    using Findings = std::vector<NumberFinding>;
    QTest::newRow("all agrees") << "1471095203090003"
                                << "2009-03-12" << 2 << Findings();
    QTest::newRow("a day off") << "1471095203090003"
                               << "2009-03-13" << 2 << Findings{NumberFinding::BirthDateDiffers};
    QTest::newRow("other sex") << "1471095203090003"
                               << "2009-03-12" << 1 << Findings{NumberFinding::SexDiffers};
    QTest::newRow("a prefix that was split")
        << "1405095203090003"
        << "2009-03-12" << 2 << Findings{NumberFinding::UnknownRegion};
    QTest::newRow("serial 0000") << "1471095203090000"
                                 << "2009-03-12" << 2 << Findings{NumberFinding::SerialZero};
    QTest::newRow("everything") << "1405091203090000"
                                << "1999-03-12" << 2
                                << Findings{NumberFinding::BirthDateDiffers,
                                            NumberFinding::SexDiffers, NumberFinding::UnknownRegion,
                                            NumberFinding::SerialZero};
}

void TestNik::warns()
{
    QFETCH(const QString, digits);
    QFETCH(const QString, birth);
    QFETCH(const int, sex);
    QFETCH(const std::vector<NumberFinding>, findings);
    const auto regions = RegionTable::parse(
        asBytes("14\tRiau\n14.71\tKota Pekanbaru\n14.71.09\tMarpoyan Damai\n"), "test");
    const NikFacts facts = {date(birth.toUtf8()), static_cast<Sex>(sex), &regions.value()};
    QVERIFY(compareNik(Nik::parse(digits.toStdString()).value(), facts) == findings);
}

/// Without a table of districts the province still tells.
void TestNik::warnsWithoutATable_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<bool>("warned");
    QTest::newRow("Pekanbaru") << "147109" << false;
    QTest::newRow("Papua Barat Daya") << "960101" << false;
    QTest::newRow("Timor Timur, before 1999") << "540101" << false;
    QTest::newRow("no province") << "999999" << true;
    QTest::newRow("province 20") << "200101" << true;
    QTest::newRow("regency 00") << "140009" << true;
    QTest::newRow("regency 80") << "148009" << true;
    QTest::newRow("district 00") << "147100" << true;
}

void TestNik::warnsWithoutATable()
{
    QFETCH(const QString, prefix);
    QFETCH(const bool, warned);
    const Nik nik = Nik::parse((prefix + "5203090003").toStdString()).value();
    const NikFacts facts = {date("2009-03-12"), static_cast<Sex>(2), nullptr};
    const auto findings = compareNik(nik, facts);
    QCOMPARE(!findings.empty(), warned);
    QVERIFY(findings.empty() || findings.front() == NumberFinding::UnknownRegion);
}

void TestNik::familyCardHasNoOffset()
{
    QVERIFY(NoKk::parse("1471091203150007").ok());
    QVERIFY2(!NoKk::parse("1471095203150007").ok(), "day 52 is no day of issue");
    QCOMPARE(QString::fromStdString(NoKk::parse("1471091203150007").value().masked()),
             "1471 09·· ···· 0007");
}

void TestNik::cleans_data()
{
    QTest::addColumn<QByteArray>("dirty");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("digits");
    QTest::addColumn<int>("removed");
    QTest::newRow("clean") << QByteArray("Siti Aminah") << QByteArray("Siti Aminah")
                           << QByteArray("SitiAminah") << 0;
    QTest::newRow("NBSP in a number") << QByteArray("1471\xC2\xA0"
                                                    "09")
                                      << QByteArray("1471 09") << QByteArray("147109") << 1;
    QTest::newRow("zero width and mark") << QByteArray("\xEF\xBB\xBF"
                                                       "14\xE2\x80\x8B"
                                                       "71")
                                         << QByteArray("1471") << QByteArray("1471") << 2;
    QTest::newRow("apostrophe") << QByteArray("'005") << QByteArray("'005") << QByteArray("005")
                                << 0;
    QTest::newRow("spaces and tabs")
        << QByteArray("  a \t b ") << QByteArray("a b") << QByteArray("ab") << 0;
    QTest::newRow("right-to-left override") << QByteArray("a\xE2\x80\xAE"
                                                          "b")
                                            << QByteArray("ab") << QByteArray("ab") << 1;
    QTest::newRow("only invisible")
        << QByteArray("\xE2\x80\x8B\xC2\xA0") << QByteArray() << QByteArray() << 2;
}

void TestNik::cleans()
{
    QFETCH(const QByteArray, dirty);
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, digits);
    QFETCH(const int, removed);
    const CleanText cleanedText = cleanText(dirty.toStdString());
    QVERIFY(cleanedText.wellFormed);
    QCOMPARE(QByteArray::fromStdString(cleanedText.text), text);
    QCOMPARE(QByteArray::fromStdString(cleanDigits(dirty.toStdString()).text), digits);
    QCOMPARE(static_cast<int>(cleanedText.removed.size()), removed);
    QVERIFY2(!cleanText(dirty.toStdString() + "\xC3").wellFormed, "half a character");
}

void TestNik::judgesNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<std::vector<NameFinding>>("findings");
    using Findings = std::vector<NameFinding>;
    QTest::newRow("two words") << "Nabila Putri" << Findings();
    QTest::newRow("letters of Latin with marks") << "René Putra" << Findings();
    QTest::newRow("exactly sixty") << QString("A ").append(QString(58, 'b')) << Findings();
    QTest::newRow("sixty-one") << QString("A ").append(QString(59, 'b'))
                               << Findings{NameFinding::LongerThanSixty};
    QTest::newRow("one word") << "Suharti" << Findings{NameFinding::SingleWord};
    QTest::newRow("a digit") << "Budi 2" << Findings{NameFinding::HasDigit};
    QTest::newRow("apostrophe") << "Nur 'Aini" << Findings{NameFinding::HasPunctuation};
    QTest::newRow("typographic apostrophe") << "Nur ’Aini" << Findings{NameFinding::HasPunctuation};
    QTest::newRow("initial with a stop") << "M. Fajar" << Findings{NameFinding::HasPunctuation};
    QTest::newRow("Arabic letters") << "نور عيني" << Findings{NameFinding::NotLatin};
    QTest::newRow("nothing") << "" << Findings{NameFinding::Empty};
}

void TestNik::judgesNames()
{
    QFETCH(const QString, name);
    QFETCH(const std::vector<NameFinding>, findings);
    QVERIFY(checkName(name.toStdString()) == findings);
}

QTEST_APPLESS_MAIN(TestNik)
#include "tst_nik.moc"
