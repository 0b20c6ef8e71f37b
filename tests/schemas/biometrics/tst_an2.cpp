// ANSI/NIST-ITL transactions: read, written, cut short and broken.
#include "biometrics/an2/binary_records.h"
#include "support/an2_samples.h"

#include <QtTest>

#include <set>

using namespace rekam;
using namespace rekam::biometrics::an2;
using namespace rekam::tests;

class TestAn2 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesWhatIsLaidDown();
    void readsWhatItWrites();
    void unknownTypesAreKept();
    void labelsKeepTheirDigits();
    void everyTruncationIsRefused();
    void refuses_data();
    void refuses();
    void finishRefuses_data();
    void finishRefuses();
    void splitsAndJoins_data();
    void splitsAndJoins();
    void lengthCountsItself_data();
    void lengthCountsItself();
    void binaryHeads();
};

namespace {

std::string bytesOf(const Transaction& transaction)
{
    return std::string(asText(writeTransaction(transaction)));
}

/// A Type-1 that announces `types`, each with IDC 01, then `rest`.
std::string transactionOf(std::initializer_list<std::string_view> types, std::string_view rest)
{
    std::string content = "1\x1F" + std::to_string(types.size());
    for (const std::string_view type : types) {
        content += "\x1E" + std::string(type) +
                   "\x1F"
                   "01";
    }
    const std::string tail = "\x1D"
                             "1.003:" +
                             content + "\x1C";
    std::string head = "1.001:";
    for (std::size_t length = 0; length < 200; ++length) {
        const std::string whole = "1.001:" + std::to_string(length) + tail;
        if (whole.size() == length) {
            head = whole;
        }
    }
    return head + std::string(rest);
}

} // namespace

void TestAn2::writesWhatIsLaidDown()
{
    Transaction transaction;
    transaction.records = {taggedRecord(1, {{2, "0502"}}), taggedRecord(2, {{2, "07"}, {3, "x"}})};
    QVERIFY(finish(transaction).ok());
    QCOMPARE(bytesOf(transaction), std::string("1.001:35\x1D"
                                               "1.002:0502\x1D"
                                               "1.003:1\x1F"
                                               "1\x1E"
                                               "2\x1F"
                                               "07\x1C"
                                               "2.001:26\x1D"
                                               "2.002:07\x1D"
                                               "2.003:x\x1C"));
}

void TestAn2::readsWhatItWrites()
{
    const Transaction transaction = sampleTransaction();
    const auto read = readTransaction(writeTransaction(transaction));
    QVERIFY(read.ok());
    QVERIFY(read.value() == transaction);
}

void TestAn2::unknownTypesAreKept()
{
    Transaction transaction;
    transaction.records = {taggedRecord(1, {{2, "0502"}}),
                           taggedRecord(98, {{2, "01"},
                                             {900, "a\x1E"
                                                   "b"},
                                             {999, "\x1C\x1D\x01"}})};
    QVERIFY(finish(transaction).ok());
    const auto read = readTransaction(writeTransaction(transaction));
    QVERIFY(read.ok());
    QVERIFY(read.value() == transaction);
}

void TestAn2::labelsKeepTheirDigits()
{
    const std::string old = "1.01:17\x1D"
                            "1.03:1\x1F"
                            "0\x1C";
    const auto read = readTransaction(asBytes(old));
    QVERIFY(read.ok());
    QCOMPARE(bytesOf(read.value()), old);
}

void TestAn2::everyTruncationIsRefused()
{
    const Bytes whole = writeTransaction(sampleTransaction());
    QVERIFY(readTransaction(whole).ok());
    std::size_t boundary = 0;
    std::set<std::size_t> ends; // where a record ends, fewer records are a transaction too
    for (const Record& record : sampleTransaction().records) {
        boundary += writeTransaction({{record}}).size();
        ends.insert(boundary);
    }
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto read = readTransaction(ByteView(whole).first(length));
        QVERIFY2(read.ok() == ends.contains(length), qPrintable(QString::number(length)));
    }
}

void TestAn2::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* name, const std::string& bytes) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes);
    };
    row("nothing", "");
    row("no Type-1", "2.001:16\x1D"
                     "2.002:00\x1C");
    row("no length", "1.002:0502\x1C");
    row("length is no number", "1.001:1x\x1D"
                               "1.003:1\x1F"
                               "0\x1C");
    row("length too short", "1.001:11\x1D"
                            "1.003:1\x1F"
                            "0\x1C");
    row("length too long", "1.001:99\x1D"
                           "1.003:1\x1F"
                           "0\x1C");
    row("length beyond nine digits", "1.001:9999999999\x1D"
                                     "1.003:1\x1F"
                                     "0\x1C");
    row("field without label", "1.001:18\x1D"
                               "xxxxxx\x1C");
    row("field number 0", "1.001:18\x1D"
                          "1.000:0\x1C");
    row("field of another type", transactionOf({"2"}, "2.001:16\x1D"
                                                      "3.002:00\x1C"));
    row("FS inside", transactionOf({"2"}, "2.001:18\x1D"
                                          "2.002:0\x1C"
                                          "0\x1C"));
    row("binary not announced", transactionOf({"14"}, std::string("\0\0\0\x08\1\2\3\4", 8)));
    row("binary shorter than its head", transactionOf({"4"}, std::string("\0\0\0\x05\1", 5)));
    row("binary past the end", transactionOf({"4"}, std::string("\0\0\0\x09\1\2\3\4", 8)));
    row("rest that is nothing", transactionOf({}, "rest"));
}

void TestAn2::refuses()
{
    QFETCH(QByteArray, bytes);
    const auto read =
        readTransaction(asBytes({bytes.constData(), static_cast<std::size_t>(bytes.size())}));
    QVERIFY(!read.ok());
    QCOMPARE(read.error().code, ErrorCode::InvalidInput);
    QVERIFY(read.error().detail.starts_with("an2: record "));
}

void TestAn2::finishRefuses_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("no Type-1 first") << 0;
    QTest::newRow("a record without IDC") << 1;
    QTest::newRow("a separator inside a value") << 2;
    QTest::newRow("empty") << 3;
    QTest::newRow("a number twice") << 4;
}

void TestAn2::finishRefuses()
{
    QFETCH(int, which);
    Transaction transaction = sampleTransaction();
    if (which == 0) {
        transaction.records.erase(transaction.records.begin());
    } else if (which == 1) {
        std::erase_if(transaction.records[1].fields, [](const Field& f) { return f.number == 2; });
    } else if (which == 2) {
        set(transaction.records[1], 3,
            "a\x1D"
            "b");
    } else if (which == 3) {
        transaction.records.clear();
    } else {
        transaction.records[1].fields.push_back({3, 3, {}});
    }
    QVERIFY(!finish(transaction).ok());
}

void TestAn2::splitsAndJoins_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("subfields");
    QTest::addColumn<int>("itemsOfLast");
    QTest::newRow("empty") << QByteArray() << 1 << 1;
    QTest::newRow("one") << QByteArray("a") << 1 << 1;
    QTest::newRow("items") << QByteArray("a\x1F"
                                         "b\x1F")
                           << 1 << 3;
    QTest::newRow("subfields") << QByteArray("a\x1E"
                                             "b\x1F"
                                             "c")
                               << 2 << 2;
    QTest::newRow("ends with a subfield") << QByteArray("a\x1E") << 2 << 1;
}

void TestAn2::splitsAndJoins()
{
    QFETCH(QByteArray, value);
    QFETCH(int, subfields);
    QFETCH(int, itemsOfLast);
    const std::string text = value.toStdString();
    const auto parts = split(text);
    QCOMPARE(static_cast<int>(parts.size()), subfields);
    QCOMPARE(static_cast<int>(parts.back().size()), itemsOfLast);
    std::vector<std::vector<std::string>> owned;
    for (const Items& items : parts) {
        owned.emplace_back(items.begin(), items.end());
    }
    QCOMPARE(join(owned), text);
}

void TestAn2::lengthCountsItself_data()
{
    QTest::addColumn<int>("characters");
    // Around the lengths at which the length itself becomes one digit longer.
    for (const int characters : {0, 1, 72, 73, 74, 75, 970, 971, 972, 973, 974, 9'970, 9'972}) {
        QTest::addRow("%d characters", characters) << characters;
    }
}

void TestAn2::lengthCountsItself()
{
    QFETCH(int, characters);
    const std::string value(static_cast<std::size_t>(characters), 'x');
    Transaction transaction;
    transaction.records = {taggedRecord(1, {{2, "0502"}}),
                           taggedRecord(2, {{2, "00"}, {3, value}})};
    QVERIFY(finish(transaction).ok());
    const Bytes record = writeTransaction({{transaction.records[1]}});
    QCOMPARE(number(text(transaction.records[1], kLengthField)),
             std::optional(static_cast<std::uint32_t>(record.size())));
    QVERIFY(readTransaction(writeTransaction(transaction)).ok());
}

void TestAn2::binaryHeads()
{
    const FingerImage finger = type4Image();
    QVERIFY(fingerImage(fingerRecord(4, finger)) == finger);
    QCOMPARE(idcOf(fingerRecord(4, finger)), std::optional(4U));
    const SignatureImage signature = vectorSignature();
    QVERIFY(signatureImage(signatureRecord(signature)) == signature);
    for (std::size_t length = 0; length < 13; ++length) {
        Record cut = fingerRecord(4, finger);
        cut.body.resize(length);
        QVERIFY(!fingerImage(cut));
    }
    for (std::size_t length = 0; length < 8; ++length) {
        Record cut = signatureRecord(signature);
        cut.body.resize(length);
        QVERIFY(!signatureImage(cut));
    }
}

QTEST_APPLESS_MAIN(TestAn2)
#include "tst_an2.moc"
