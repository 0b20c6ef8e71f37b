#include "workflow/words/list_words.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace rekam::testing {

using namespace workflow;

class ListWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    /// Each way in which parseRosterCsv refuses a file has words of its own, none of them English.
    void everyRefusalIsWorded()
    {
        QFile source(QStringLiteral(REKAM_SOURCE_DIR "/schemas/record/roster/roster_csv.cpp"));
        QVERIFY(source.open(QIODevice::ReadOnly));
        static const QRegularExpression error("Error\\{ErrorCode::(\\w+),\\s*\"([^\"]+)\"");
        const view::AlertView general =
            words::rosterTrouble({ErrorCode::InvalidInput, "what nobody worded"});
        int seen = 0;
        for (auto found = error.globalMatch(QString::fromUtf8(source.readAll()));
             found.hasNext();) {
            const QString detail = found.next().captured(2);
            const view::AlertView told =
                words::rosterTrouble({ErrorCode::InvalidInput, detail.toStdString() + "Nama"});
            QVERIFY2(told.cause != general.cause && !told.remedy.isEmpty(), qPrintable(detail));
            QVERIFY2(!told.cause.contains(detail) && !told.cause.contains(QLatin1Char('%')),
                     qPrintable(told.cause));
            ++seen;
        }
        QVERIFY(seen >= 7);
    }

    void theFileItself_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("cause");
        const auto row = [](const char* name, ErrorCode code, const char* detail,
                            const char* cause) {
            QTest::newRow(name) << static_cast<int>(code) << QString(detail) << QString(cause);
        };
        row("not there", ErrorCode::NotFound, "open /a: No such file or directory",
            "tidak ditemukan");
        row("a folder", ErrorCode::InvalidInput, "not a regular file", "folder");
        row("no right", ErrorCode::Storage, "open /a: Permission denied", "tidak boleh dibaca");
        row("torn from its socket", ErrorCode::Storage, "read /a: Input/output error",
            "tidak dapat dibaca");
        row("which column", ErrorCode::InvalidInput, "header lacks column JK", "Kolom JK tidak");
    }

    void theFileItself()
    {
        QFETCH(const int, code);
        QFETCH(const QString, detail);
        QFETCH(const QString, cause);
        const auto told =
            words::rosterTrouble({static_cast<ErrorCode>(code), detail.toStdString()});
        QVERIFY2(told.cause.contains(cause), qPrintable(told.cause));
        QVERIFY(!told.remedy.isEmpty());
        QCOMPARE(told.tone, view::Tone::Err);
    }

    /// A hole in the list is said, and no punctuation stands around nothing.
    void holesAreSaid()
    {
        record::Person person(record::Nik::parse("1471095203090003").value());
        person.birthDate = parseIsoDate("2009-03-12").value();
        QCOMPARE(words::birthPlaceAndDate(person),
                 QStringLiteral("tempat tidak ada di daftar, 12/03/2009"));
        QCOMPARE(words::className(person), QStringLiteral("tanpa kelas"));
        QCOMPARE(words::school(person.school), QStringLiteral("sekolah tidak disebut"));
        person.birthPlace = "PEKANBARU";
        person.className = "XII IPA 1";
        person.school = "SMAN 27";
        QCOMPARE(words::birthPlaceAndDate(person), QStringLiteral("PEKANBARU, 12/03/2009"));
        QCOMPARE(words::className(person), QStringLiteral("XII IPA 1"));
        QCOMPARE(words::school(person.school), QStringLiteral("SMAN 27"));
    }
};

} // namespace rekam::testing

QTEST_GUILESS_MAIN(rekam::testing::ListWordsTest)
#include "tst_list_words.moc"
