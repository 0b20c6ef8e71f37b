#include "record/person_json.h"

#include <QTest>

using namespace rekam;
using namespace rekam::record;

namespace {

Person nabila()
{
    Person person(Nik::parse("1471094311090003").value());
    person.familyCard = NoKk::parse("1471091203150007").value();
    person.name = "Nabila Putri Ramadhani";
    person.birthPlace = "Pekanbaru";
    person.birthDate = parseIsoDate("2009-11-03").value();
    person.sex = Sex::Female;
    person.maritalStatus = {MaritalStatus::Single, "BK"};
    person.bloodGroup = {std::nullopt, "Z?"};
    person.occupation = {Occupation::Student, "PELAJAR/MAHASISWA"};
    person.recordedBefore = RecordedBefore::No;
    person.address.rt = "003";
    person.address.villageCode = "14.71.09.1002";
    person.school = "SMAN 27 Pekanbaru";
    person.className = "XII IPA 1";
    return person;
}

} // namespace

class TestPersonJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBack();
    void bytesStayTheSame();
    void rejectsEveryTruncation();
    void rejectsWrongField_data();
    void rejectsWrongField();
    void ignoresLaterKeys();
};

void TestPersonJson::comesBack()
{
    const auto person = personFromJson(personToJson(nabila()));
    QVERIFY(person.ok());
    QVERIFY(person.value() == nabila());
}

void TestPersonJson::bytesStayTheSame()
{
    // Golden: records of every earlier version stay readable, and hashes over them hold.
    QCOMPARE(QString::fromStdString(personToJson(nabila())),
             R"({"address":{"rt":"003","villageCode":"14.71.09.1002"},"birthDate":"2009-11-03",)"
             R"("birthPlace":"Pekanbaru","bloodGroup":{"text":"Z?"},"citizenship":1,)"
             R"("className":"XII IPA 1","familyCard":"1471091203150007",)"
             R"("maritalStatus":{"code":1,"text":"BK"},"name":"Nabila Putri Ramadhani",)"
             R"("nik":"1471094311090003","occupation":{"code":3,"text":"PELAJAR/MAHASISWA"},)"
             R"("recordedBefore":2,"schema":1,"school":"SMAN 27 Pekanbaru","sex":2})");
}

void TestPersonJson::rejectsEveryTruncation()
{
    const std::string whole = personToJson(nabila());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        QVERIFY(!personFromJson(whole.substr(0, size)).ok());
    }
}

void TestPersonJson::rejectsWrongField_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<ErrorCode>("code");
    const auto bad = ErrorCode::InvalidInput;
    QTest::newRow("later schema") << R"("schema":1)"
                                  << R"("schema":2)" << ErrorCode::Unsupported;
    QTest::newRow("no schema") << R"("schema":1,)"
                               << "" << bad;
    QTest::newRow("nik cut") << "1471094311090003"
                             << "147109431109000" << bad;
    QTest::newRow("nik a number") << R"("1471094311090003")"
                                  << "1471094311090003" << bad;
    QTest::newRow("family card") << "1471091203150007"
                                 << "1471099903150007" << bad;
    QTest::newRow("impossible date") << "2009-11-03"
                                     << "2009-11-31" << bad;
    QTest::newRow("sex 3") << R"("sex":2)"
                           << R"("sex":3)" << bad;
    QTest::newRow("sex missing") << R"(,"sex":2)"
                                 << "" << bad;
    QTest::newRow("marital 5") << R"("code":1)"
                               << R"("code":5)" << bad;
    QTest::newRow("code a text") << R"("code":1)"
                                 << R"("code":"1")" << bad;
    QTest::newRow("code a fraction") << R"("code":1)"
                                     << R"("code":1.5)" << bad;
    QTest::newRow("occupation 100") << R"("code":3)"
                                    << R"("code":100)" << bad;
    QTest::newRow("coded field a text") << R"({"text":"Z?"})"
                                        << R"("Z?")" << bad;
    QTest::newRow("address a list") << R"({"rt":"003","villageCode":"14.71.09.1002"})"
                                    << "[]" << bad;
    QTest::newRow("rt a number") << R"("rt":"003")"
                                 << R"("rt":3)" << bad;
    QTest::newRow("name too long") << "Nabila" << QString(1001, 'x') << bad;
}

void TestPersonJson::rejectsWrongField()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    QFETCH(const ErrorCode, code);
    QString json = QString::fromStdString(personToJson(nabila()));
    QVERIFY(json.contains(from));
    const auto person = personFromJson(json.replace(from, to).toStdString());
    QVERIFY(!person.ok());
    QCOMPARE(person.error().code, code);
}

void TestPersonJson::ignoresLaterKeys()
{
    QString json = QString::fromStdString(personToJson(nabila()));
    json.replace(R"("schema":1)", R"("schema":1,"shoeSize":[38,{"eu":true}])");
    QVERIFY(personFromJson(json.toStdString()).ok());
}

QTEST_APPLESS_MAIN(TestPersonJson)
#include "tst_person_json.moc"
