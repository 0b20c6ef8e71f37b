// The checker: nothing in a right transaction, and each single defect named with record and field.
#include "biometrics/an2/checker.h"
#include "support/an2_samples.h"

#include <QtTest>

using namespace rekam;
using namespace rekam::biometrics::an2;
using namespace rekam::tests;

class TestAn2Check : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingInARightOne();
    void findsADefect_data();
    void findsADefect();
    void findsABinaryDefect_data();
    void findsABinaryDefect();
    void notASegmentOfAMissingFinger();
    void amputatedNeedsNoImage();
    void bytesThatAreNothing();
    void olderVersionsPass_data();
    void olderVersionsPass();
};

namespace {

QByteArray shown(const std::vector<Finding>& findings)
{
    QByteArray lines;
    for (const Finding& finding : findings) {
        const std::string_view name = nameOf(finding.rule);
        lines += QByteArray(name.data(), static_cast<int>(name.size())) + ' ' +
                 QByteArray::number(finding.type) + '.' + QByteArray::number(finding.field) + ' ' +
                 QByteArray::fromStdString(finding.found) + "; ";
    }
    return lines;
}

/// Places in sampleTransaction().
constexpr std::size_t kHeader = 0;
constexpr std::size_t kBiodata = 1;
constexpr std::size_t kFace = 2;
constexpr std::size_t kSlap = 3;
constexpr std::size_t kIris = 4;
constexpr std::size_t kType4 = 5;
constexpr std::size_t kSignature = 6;
constexpr std::size_t kMinutiae = 7;

} // namespace

void TestAn2Check::nothingInARightOne()
{
    QCOMPARE(shown(check(sampleTransaction())), QByteArray());
    QCOMPARE(shown(check(writeTransaction(sampleTransaction()))), QByteArray());
}

void TestAn2Check::findsADefect_data()
{
    QTest::addColumn<int>("record");
    QTest::addColumn<int>("field");
    QTest::addColumn<QByteArray>("value"); // null: the field is taken out
    QTest::addColumn<int>("rule");
    const auto row = [](const char* name, std::size_t record, int field, const QByteArray& value,
                        Rule rule) {
        QTest::newRow(name) << static_cast<int>(record) << field << value << static_cast<int>(rule);
    };
    const QByteArray gone;
    row("version unknown", kHeader, 2, "0600", Rule::Version);
    row("version before 0400", kHeader, 2, "0300", Rule::Version);
    row("count too small", kHeader, 3,
        "1\x1F"
        "1\x1E"
        "2\x1F"
        "00",
        Rule::Content);
    row("transaction type too short", kHeader, 4, "EN", Rule::Form);
    row("transaction type too long", kHeader, 4, "ENROL", Rule::Form);
    row("transaction type missing", kHeader, 4, gone, Rule::Present);
    row("month 13", kHeader, 5, "20261324", Rule::Date);
    row("30 February", kHeader, 5, "20260230", Rule::Date);
    row("29 February of a common year", kHeader, 5, "20260229", Rule::Date);
    row("date with dashes", kHeader, 5, "2026-1-4", Rule::Date);
    row("priority 0", kHeader, 6, "0", Rule::Range);
    row("priority 10", kHeader, 6, "10", Rule::Range);
    row("origin empty", kHeader, 8, "", Rule::Present);
    row("control number missing", kHeader, 9, gone, Rule::Present);
    row("control number not ASCII", kHeader, 9, "\xC3\xA9", Rule::Characters);
    row("resolution without a point", kHeader, 11, "1969", Rule::Form);
    row("resolution 00.00 beside a Type-4", kHeader, 11, "00.00", Rule::Resolution);
    row("resolution of 250 ppi beside a Type-4", kHeader, 11, "09.84", Rule::Resolution);
    row("domain without a name", kHeader, 13,
        "\x1F"
        "1.0",
        Rule::Form);
    row("25 o'clock", kHeader, 14, "20261124250000Z", Rule::Time);
    row("time without Z", kHeader, 14, "202611240242070", Rule::Time);
    row("character set without a name", kHeader, 15, "003", Rule::Form);
    row("biodata not UTF-8", kBiodata, 3, "\xC3(", Rule::Characters);
    row("biodata with an overlong form", kBiodata, 3, "\xC0\xAF", Rule::Characters);
    row("biodata with a surrogate", kBiodata, 3, "\xED\xA0\x80", Rule::Characters);
    row("no IDC", kBiodata, 2, gone, Rule::Idc);
    row("IDC 100", kBiodata, 2, "100", Rule::Idc);
    row("IDC other than announced", kBiodata, 2, "09", Rule::Content);
    row("image type unknown", kFace, 3, "FACES", Rule::Code);
    row("source empty", kFace, 4, "", Rule::Present);
    row("photograph of no day", kFace, 5, "20261131", Rule::Date);
    row("width wrong", kFace, 6, "49", Rule::Size);
    row("width no number", kFace, 6, "4x", Rule::Range);
    row("height missing", kFace, 7, gone, Rule::Present);
    row("scale units 3", kFace, 8, "3", Rule::Range);
    row("pixel scale 0", kFace, 9, "0", Rule::Range);
    row("WSQ named for a face", kFace, 11, "WSQ20", Rule::Code);
    row("JPEG called PNG", kFace, 11, "PNG", Rule::Image);
    row("JPEG called lossless", kFace, 11, "JPEGL", Rule::Image);
    row("colour space unknown", kFace, 12, "CMYK", Rule::Code);
    row("face without a profile", kFace, 13, gone, Rule::Present);
    row("profile unknown", kFace, 13, "16", Rule::Code);
    row("pose unknown", kFace, 20, "X", Rule::Code);
    row("face without its image", kFace, 999, gone, Rule::Image);
    row("face of rubbish", kFace, 999, "rubbish", Rule::Image);
    row("impression of a palm", kSlap, 3, "10", Rule::Code);
    row("impression unknown", kSlap, 3, "9", Rule::Code);
    row("impression no number", kSlap, 3, "x", Rule::Code);
    row("scale units no number", kSlap, 8, "ppi", Rule::Range);
    row("250 ppi", kSlap, 9, "250", Rule::Resolution);
    row("pixels not square", kSlap, 10, "1000", Rule::Resolution);
    row("compression unknown", kSlap, 11, "WSQ21", Rule::Code);
    row("WSQ called uncompressed", kSlap, 11, "NONE", Rule::Size);
    row("bits 7", kSlap, 12, "7", Rule::Range);
    row("position of a palm", kSlap, 13, "21", Rule::Code);
    row("position missing", kSlap, 13, gone, Rule::Present);
    row("missing for no reason", kSlap, 18, "5\x1FYY", Rule::Code);
    row("missing of another hand", kSlap, 18, "7\x1FXX", Rule::Segment);
    row("segment of another hand", kSlap, 21,
        "7\x1F"
        "1\x1F"
        "9\x1F"
        "1\x1F"
        "9",
        Rule::Segment);
    row("segment of a missing finger", kSlap, 21,
        "5\x1F"
        "1\x1F"
        "9\x1F"
        "1\x1F"
        "9",
        Rule::Segment);
    row("segment beyond the border", kSlap, 21,
        "2\x1F"
        "1\x1F"
        "161\x1F"
        "1\x1F"
        "9",
        Rule::Segment);
    row("segment inside out", kSlap, 21,
        "2\x1F"
        "9\x1F"
        "1\x1F"
        "1\x1F"
        "9",
        Rule::Segment);
    row("segment of three borders", kSlap, 21,
        "2\x1F"
        "1\x1F"
        "9\x1F"
        "1",
        Rule::Segment);
    row("segment twice", kSlap, 21,
        "2\x1F"
        "1\x1F"
        "9\x1F"
        "1\x1F"
        "9\x1E"
        "2\x1F"
        "1\x1F"
        "9\x1F"
        "1\x1F"
        "9",
        Rule::Segment);
    row("class 6", kSlap, 22,
        "2\x1F"
        "6",
        Rule::Range);
    row("class 0", kSlap, 22,
        "2\x1F"
        "0",
        Rule::Range);
    row("quality 101", kSlap, 24,
        "2\x1F"
        "101\x1F"
        "0101\x1F"
        "1",
        Rule::Range);
    row("quality of nobody", kSlap, 24,
        "2\x1F"
        "90",
        Rule::Range);
    row("quality of a missing finger", kSlap, 24,
        "5\x1F"
        "90\x1F"
        "0101\x1F"
        "1",
        Rule::Segment);
    row("eye 3", kIris, 3, "3", Rule::Code);
    row("PNG called JPEG 2000", kIris, 11, "JP2", Rule::Image);
    row("iris cut short", kIris, 999, "\x89PNG\r\n\x1A\n", Rule::Image);
    row("minutiae miscounted", kMinutiae, 10, "3", Rule::Count);
    row("format of minutiae unknown", kMinutiae, 4, "X", Rule::Code);
}

void TestAn2Check::findsADefect()
{
    QFETCH(int, record);
    QFETCH(int, field);
    QFETCH(QByteArray, value);
    QFETCH(int, rule);
    Transaction transaction = sampleTransaction();
    Record& changed = transaction.records.at(static_cast<std::size_t>(record));
    const auto number = static_cast<unsigned>(field);
    if (value.isNull()) {
        std::erase_if(changed.fields, [number](const Field& f) { return f.number == number; });
    } else {
        set(changed, number,
            std::string_view(value.constData(), static_cast<std::size_t>(value.size())));
    }
    const auto findings = check(transaction);
    const bool named = std::ranges::any_of(findings, [&](const Finding& finding) {
        return finding.rule == static_cast<Rule>(rule) &&
               finding.record ==
                   static_cast<std::size_t>(rule == static_cast<int>(Rule::Content) ? 0 : record);
    });
    QVERIFY2(named, shown(findings).constData());
    for (const Finding& finding : findings) { // nothing else is blamed but what follows from it
        QVERIFY2(finding.record == static_cast<std::size_t>(record) || finding.record == kHeader,
                 shown(findings).constData());
    }
}

void TestAn2Check::findsABinaryDefect_data()
{
    QTest::addColumn<int>("record");
    QTest::addColumn<int>("octet");
    QTest::addColumn<int>("value");
    QTest::addColumn<int>("rule");
    const auto row = [](const char* name, std::size_t record, int octet, int value, Rule rule) {
        QTest::newRow(name) << static_cast<int>(record) << octet << value << static_cast<int>(rule);
    };
    row("impression of a palm", kType4, 1, 10, Rule::Code);
    row("position 15", kType4, 2, 15, Rule::Code);
    row("no position", kType4, 2, 255, Rule::Code);
    row("resolution 2", kType4, 8, 2, Rule::Code);
    row("width wrong", kType4, 10, 41, Rule::Size);
    row("compression 7", kType4, 13, 7, Rule::Code);
    row("rubbish called WSQ", kType4, 13, 1, Rule::Image);
    row("signer 2", kSignature, 1, 2, Rule::Code);
    row("representation 3", kSignature, 2, 3, Rule::Code);
    row("resolution 2 of a signature", kSignature, 3, 2, Rule::Code);
    row("vectors with a width", kSignature, 5, 9, Rule::Size);
    row("pixels without a size", kSignature, 2, 0, Rule::Size);
}

void TestAn2Check::findsABinaryDefect()
{
    QFETCH(int, record);
    QFETCH(int, octet);
    QFETCH(int, value);
    QFETCH(int, rule);
    Transaction transaction = sampleTransaction();
    transaction.records.at(static_cast<std::size_t>(record))
        .body.at(static_cast<std::size_t>(octet)) = static_cast<std::byte>(value);
    const auto findings = check(transaction);
    QCOMPARE(findings.size(), std::size_t{1});
    QCOMPARE(static_cast<int>(findings[0].rule), rule);
    QCOMPARE(findings[0].record, static_cast<std::size_t>(record));
}

void TestAn2Check::notASegmentOfAMissingFinger()
{
    Transaction transaction = sampleTransaction();
    std::erase_if(transaction.records[kSlap].fields, [](const Field& f) { return f.number == 18; });
    set(transaction.records[kSlap], 21,
        "5\x1F"
        "1\x1F"
        "9\x1F"
        "1\x1F"
        "9");
    QCOMPARE(shown(check(transaction)), QByteArray()); // the little finger is there now
}

void TestAn2Check::amputatedNeedsNoImage()
{
    Transaction transaction = sampleTransaction();
    transaction.records[kSlap] = taggedRecord(
        14, {{2, "02"}, {3, "0"}, {4, "REKAM"}, {5, "20261124"}, {13, "1"}, {18, "1\x1FXX"}});
    QVERIFY(finish(transaction).ok());
    QCOMPARE(shown(check(transaction)), QByteArray());
    std::erase_if(transaction.records[kSlap].fields, [](const Field& f) { return f.number == 18; });
    const auto findings = check(transaction);
    QCOMPARE(findings.size(), std::size_t{1});
    QCOMPARE(findings[0].rule, Rule::Image);
}

void TestAn2Check::bytesThatAreNothing()
{
    const auto findings = check(asBytes("nothing"));
    QCOMPARE(findings.size(), std::size_t{1});
    QCOMPARE(findings[0].rule, Rule::Readable);
}

void TestAn2Check::olderVersionsPass_data()
{
    QTest::addColumn<QByteArray>("version");
    for (const char* version : {"0400", "0401", "0500", "0501", "0502"}) {
        QTest::newRow(version) << QByteArray(version);
    }
}

void TestAn2Check::olderVersionsPass()
{
    QFETCH(QByteArray, version);
    Transaction transaction = sampleTransaction();
    set(transaction.records[kHeader], 2, version.toStdString());
    QCOMPARE(shown(check(transaction)), QByteArray());
}

QTEST_APPLESS_MAIN(TestAn2Check)
#include "tst_an2_check.moc"
