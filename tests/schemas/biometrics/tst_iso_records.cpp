// ISO/IEC 19794-4, -5 and -6 records: read, written, cut short, each bad field refused.
#include "support/iso_samples.h"
#include "support/test_data.h"

#include <QtTest>

#include <functional>

using namespace rekam;
using namespace rekam::biometrics::iso;
using namespace rekam::tests;

namespace {

/// Reads and writes again, whichever kind it is; nothing if it cannot be read.
std::optional<Bytes> rewritten(ByteView bytes)
{
    if (const auto record = readFingerImages(bytes); record) {
        return writeFingerImages(record.value()).value();
    }
    if (const auto record = readFaceImages(bytes); record) {
        return writeFaceImages(record.value()).value();
    }
    if (const auto record = readIrisImages(bytes); record) {
        return writeIrisImages(record.value()).value();
    }
    return std::nullopt;
}

Bytes fingers()
{
    return writeFingerImages(sampleFingerImages()).value();
}

Bytes face()
{
    return writeFaceImages(sampleFaceImages()).value();
}

Bytes irises()
{
    return writeIrisImages(sampleIrisImages()).value();
}

} // namespace

class TestIsoRecords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrites();
    void headsAreAsLaidDown_data();
    void headsAreAsLaidDown();

    void everyTruncationIsRefused_data() { kinds(); }

    void everyTruncationIsRefused();

    void oneByteMoreIsRefused_data() { kinds(); }

    void oneByteMoreIsRefused();
    void refusesABadOctet_data();
    void refusesABadOctet();
    void writerRefuses_data();
    void writerRefuses();
    void mosipRecordsRoundTrip_data();
    void mosipRecordsRoundTrip();

private:
    static void kinds();
};

void TestIsoRecords::kinds()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char* name, const Bytes& bytes) {
        const std::string_view text = asText(bytes);
        QTest::newRow(name) << QByteArray(text.data(), static_cast<int>(text.size()));
    };
    row("fingers", fingers());
    row("face", face());
    row("irises", irises());
}

void TestIsoRecords::readsWhatItWrites()
{
    QVERIFY(readFingerImages(fingers()).value() == sampleFingerImages());
    QVERIFY(readFaceImages(face()).value() == sampleFaceImages());
    QVERIFY(readIrisImages(irises()).value() == sampleIrisImages());
    // One kind is not read as another.
    QVERIFY(!readFaceImages(fingers()) && !readIrisImages(fingers()) && !readFingerImages(face()));
}

void TestIsoRecords::headsAreAsLaidDown_data()
{
    QTest::addColumn<QByteArray>("start"); // with the two lengths taken out
    QTest::addColumn<int>("which");
    QTest::newRow("fingers: representations, certified, positions; time, device, qualities")
        << QByteArray("464952003032300000020101"
                      "07ea0b1802"
                      "2a07007b01123400560257"
                      "01010001ff01020002"
                      "01004002"
                      "020001"
                      "01f401f401f401f4"
                      "080200"
                      "00600050")
        << 0;
    QTest::newRow("face: representations, certified, temporal semantics")
        << QByteArray("464143003033300000010000"
                      "00"
                      "07ea0b1802"
                      "2a07007b01123400560257"
                      "01010001ff01020002"
                      "00010200000001020300000"
                      "1b55a000000"
                      "0131000000000000"
                      "01000030004000000000"
                      "01")
        << 1;
    QTest::newRow("irises: representations, certified, eyes")
        << QByteArray("494952003032300000020002"
                      "07ea0b1802"
                      "2a07007b01123400560257"
                      "01010001ff01020002"
                      "000101020e00"
                      "00400030"
                      "08012cffffffff"
                      "001e00210000000000140016")
        << 2;
}

void TestIsoRecords::headsAreAsLaidDown()
{
    QFETCH(QByteArray, start);
    QFETCH(int, which);
    const Bytes whole = which == 0 ? fingers() : (which == 1 ? face() : irises());
    const std::size_t head = which == 1 ? 17 : 16;
    Bytes shown(whole.begin(), whole.begin() + 8);
    append(shown, ByteView(whole).subspan(12, head - 12));
    append(shown, ByteView(whole).subspan(head + 4));
    QCOMPARE(QByteArray::fromStdString(toHex(shown)).left(start.size()), start);
}

void TestIsoRecords::everyTruncationIsRefused()
{
    QFETCH(QByteArray, bytes);
    const std::string text = bytes.toStdString();
    QVERIFY(rewritten(asBytes(text)) == std::optional(toBytes(asBytes(text))));
    for (std::size_t length = 0; length < text.size(); ++length) {
        QVERIFY2(!rewritten(asBytes(std::string_view(text).substr(0, length))),
                 qPrintable(QString::number(length)));
    }
}

void TestIsoRecords::oneByteMoreIsRefused()
{
    QFETCH(QByteArray, bytes);
    const std::string text = bytes.toStdString() + 'x';
    QVERIFY(!rewritten(asBytes(text)));
}

void TestIsoRecords::refusesABadOctet_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<int>("place"); // in the whole record
    QTest::addColumn<int>("value");
    const auto row = [](const char* name, int which, int place, int value) {
        QTest::newRow(name) << which << place << value;
    };
    // A finger's: 16 of header, 4 length, 9 time, 5 device, 1 + 10 qualities, 1 + 3 certifications.
    row("another version", 0, 5, '9');
    row("no representations", 0, 13, 0);
    row("more representations than there are", 0, 13, 3);
    row("certified 2", 0, 14, 2);
    row("more positions than there are", 0, 15, 2);
    row("representation shorter than its length", 0, 19, 3);
    row("month 13", 0, 22, 13);
    row("30 February", 0, 22, 2); // the 24th stays; see day below
    row("day 32", 0, 23, 32);
    row("hour 24", 0, 24, 24);
    row("quality 101", 0, 35, 101);
    row("position 16", 0, 49, 16);
    row("scale units 3", 0, 51, 3);
    row("bits 17", 0, 60, 17);
    row("compression 7", 0, 61, 7);
    row("impression 16", 0, 62, 16);
    // A face's: 17 of header, 4 + 9 + 5 + 11, then landmarks, gender.
    row("certified face", 1, 14, 1);
    row("more landmarks than there are", 1, 46, 200);
    row("gender 3", 1, 48, 3);
    row("pose beyond a half turn", 1, 57, 182);
    row("image data type 4", 1, 72, 4);
    // An iris's: 16 + 4 + 9 + 5 + 11, then number, eye, kind.
    row("certified iris", 2, 14, 1);
    row("three eyes", 2, 15, 3);
    row("eye 3", 2, 47, 3);
    row("kind 4", 2, 48, 4);
    row("format 3", 2, 49, 3);
    row("depth 0", 2, 55, 0);
    row("centre inside out", 2, 63, 40);
}

void TestIsoRecords::refusesABadOctet()
{
    QFETCH(int, which);
    QFETCH(int, place);
    QFETCH(int, value);
    Bytes bytes = which == 0 ? fingers() : (which == 1 ? face() : irises());
    if (QByteArray(QTest::currentDataTag()) == "30 February") {
        bytes.at(23) = std::byte{30};
    }
    bytes.at(static_cast<std::size_t>(place)) = static_cast<std::byte>(value);
    QVERIFY(!rewritten(bytes));
}

void TestIsoRecords::writerRefuses_data()
{
    using Fingers = FingerImageRecord;
    using Faces = FaceImageRecord;
    using Irises = IrisImageRecord;
    QTest::addColumn<bool>("written");
    const auto fingerRow = [](const char* name, const std::function<void(Fingers&)>& change) {
        auto record = sampleFingerImages();
        change(record);
        QTest::newRow(name) << writeFingerImages(record).ok();
    };
    const auto faceRow = [](const char* name, const std::function<void(Faces&)>& change) {
        auto record = sampleFaceImages();
        change(record);
        QTest::newRow(name) << writeFaceImages(record).ok();
    };
    const auto irisRow = [](const char* name, const std::function<void(Irises&)>& change) {
        auto record = sampleIrisImages();
        change(record);
        QTest::newRow(name) << writeIrisImages(record).ok();
    };
    fingerRow("no finger", [](Fingers& r) { r.representations.clear(); });
    fingerRow("a finger twice", [](Fingers& r) { r.representations[1].number = 0; });
    fingerRow("no image", [](Fingers& r) { r.representations[0].image.clear(); });
    faceRow("no face", [](Faces& r) { r.representations.clear(); });
    faceRow("no width", [](Faces& r) { r.representations[0].widthPx = 0; });
    faceRow("25 bits", [](Faces& r) { r.representations[0].properties = 1U << 24U; });
    irisRow("no eye", [](Irises& r) { r.representations.clear(); });
    irisRow("certifications where none may be", [](Irises& r) {
        r.representations[0].details.certifications = {{1, 1}};
    });
    irisRow("256 quality blocks",
            [](Irises& r) { r.representations[0].details.qualities.resize(256); });
}

void TestIsoRecords::writerRefuses()
{
    QFETCH(bool, written);
    QVERIFY(!written);
}

void TestIsoRecords::mosipRecordsRoundTrip_data()
{
    QTest::addColumn<QString>("path");
    const auto folder = testing::testData("records/iso-mosip");
    std::error_code ignored;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, ignored)) {
        if (entry.path().extension() == ".iso") {
            QTest::newRow(entry.path().lexically_relative(folder).c_str())
                << QString::fromStdString(entry.path().string());
        }
    }
    if (!testing::isThere(folder)) {
        QTest::newRow("none") << QString();
    }
}

void TestIsoRecords::mosipRecordsRoundTrip()
{
    QFETCH(QString, path);
    REKAM_NEEDS(path.toStdString());
    const Bytes file = testing::readAll(path.toStdString());
    const auto again = rewritten(file);
    QVERIFY(again.has_value());
    QVERIFY(*again == file);
}

QTEST_APPLESS_MAIN(TestIsoRecords)
#include "tst_iso_records.moc"
