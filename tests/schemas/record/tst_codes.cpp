#include "record/codes.h"

#include <QTest>

using namespace rekam::record;

class TestCodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tablesAreWhole();
    void tokens_data();
    void tokens();
    void occupationsFollowTheList();
};

namespace {

int parse(const QString& table, const std::string& text)
{
    const auto number = [](auto value) {
        return value ? static_cast<int>(*value) : 0;
    };
    return table == "sex"        ? number(parseSex(text))
           : table == "marital"  ? number(parseMaritalStatus(text))
           : table == "blood"    ? number(parseBloodGroup(text))
           : table == "school"   ? number(parseEducation(text))
           : table == "religion" ? number(parseReligion(text))
           : table == "relation" ? number(parseFamilyRelation(text))
           : table == "work"     ? number(parseOccupation(text))
           : table == "citizen"  ? number(parseCitizenship(text))
                                 : number(parseDisability(text));
}

} // namespace

void TestCodes::tablesAreWhole()
{
    const auto check = [](std::span<const CodeEntry> table, std::size_t size) {
        QCOMPARE(table.size(), size);
        for (std::size_t i = 0; i < table.size(); ++i) {
            QCOMPARE(table[i].code, static_cast<int>(i) + 1);
            QVERIFY(!table[i].name.empty());
        }
    };
    check(sexCodes(), 2);
    check(citizenshipCodes(), 2);
    check(religionCodes(), 7);
    check(bloodGroupCodes(), 13);
    check(maritalStatusCodes(), 4);
    check(familyRelationCodes(), 11);
    check(educationCodes(), 10);
    check(disabilityCodes(), 6);
    check(occupationCodes(), 99);
    QVERIFY(nameOf(static_cast<Religion>(8)).empty());
    for (const CodeEntry& entry : bloodGroupCodes()) {
        QCOMPARE(parse("blood", std::string(entry.name)), entry.code);
    }
    for (const CodeEntry& entry : educationCodes()) {
        QCOMPARE(parse("school", std::string(entry.name)), entry.code);
    }
    for (const CodeEntry& entry : occupationCodes()) {
        QCOMPARE(parse("work", std::string(entry.name)), entry.code);
    }
}

void TestCodes::tokens_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("code");
    QTest::newRow("L") << "sex"
                       << "L" << 1;
    QTest::newRow("LK") << "sex"
                        << "LK" << 1;
    QTest::newRow("P") << "sex"
                       << "P" << 2;
    QTest::newRow("Pr") << "sex"
                        << "Pr" << 2;
    QTest::newRow("LAKI - LAKI") << "sex"
                                 << "LAKI - LAKI" << 1;
    QTest::newRow("X is no sex") << "sex"
                                 << "X" << 0;
    QTest::newRow("BK") << "marital"
                        << "BK" << 1;
    QTest::newRow("K") << "marital"
                       << "K" << 2;
    QTest::newRow("CH") << "marital"
                        << "CH" << 3;
    QTest::newRow("CM") << "marital"
                        << "CM" << 4;
    QTest::newRow("KAWIN BELUM TERCATAT") << "marital"
                                          << "KAWIN BELUM TERCATAT" << 2;
    QTest::newRow("Tdk Th") << "blood"
                            << "Tdk Th" << 13;
    QTest::newRow("a dash") << "blood"
                            << "-" << 13;
    QTest::newRow("AB +") << "blood"
                          << "AB +" << 9;
    QTest::newRow("o-") << "blood"
                        << "o-" << 12;
    QTest::newRow("plain O") << "blood"
                             << "O" << 4;
    QTest::newRow("A* is not A") << "blood"
                                 << "A*" << 0;
    QTest::newRow("number 13") << "blood"
                               << "13" << 13;
    QTest::newRow("number 14") << "blood"
                               << "14" << 0;
    QTest::newRow("SLTA/SEDERAJAT") << "school"
                                    << "SLTA/SEDERAJAT" << 5;
    QTest::newRow("D-III is not D-I/II") << "school"
                                         << "D-III" << 7;
    QTest::newRow("DIPLOMA I/II") << "school"
                                  << "DIPLOMA I/II" << 6;
    QTest::newRow("KATHOLIK") << "religion"
                              << "KATHOLIK" << 3;
    QTest::newRow("KATOLIK") << "religion"
                             << "KATOLIK" << 3;
    QTest::newRow("BUDDHA") << "religion"
                            << "BUDDHA" << 5;
    QTest::newRow("ANAK") << "relation"
                          << "ANAK" << 4;
    QTest::newRow("ISTERI") << "relation"
                            << "ISTERI" << 3;
    QTest::newRow("PELAJAR/MAHASISWA") << "work"
                                       << "PELAJAR/MAHASISWA" << 3;
    QTest::newRow("wni") << "citizen"
                         << "wni" << 1;
    QTest::newRow("netra") << "disability"
                           << "netra" << 2;
    QTest::newRow("empty") << "relation"
                           << "" << 0;
    QTest::newRow("a long number") << "relation"
                                   << "99999999999999999999" << 0;
}

void TestCodes::tokens()
{
    QFETCH(const QString, table);
    QFETCH(const QString, text);
    QFETCH(const int, code);
    QCOMPARE(parse(table, text.toStdString()), code);
}

void TestCodes::occupationsFollowTheList()
{
    QCOMPARE(nameOf(Occupation::Student), "Pelajar/Mahasiswa");
    QCOMPARE(nameOf(static_cast<Occupation>(65)), "Guru");
    QCOMPARE(nameOf(static_cast<Occupation>(88)), "Wiraswasta");
    QCOMPARE(nameOf(static_cast<Occupation>(99)), "Pekerjaan Lainnya");
}

QTEST_APPLESS_MAIN(TestCodes)
#include "tst_codes.moc"
