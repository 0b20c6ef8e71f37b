#include "base/random.h"
#include "biometrics/fmr.h"

#include <QtTest>

using namespace rekam;
using namespace rekam::biometrics;

namespace {

FingerMinutiaeRecord twoViews()
{
    FingerMinutiaeRecord record;
    record.deviceType = 0x0123;
    record.certification = 0x8;
    record.widthPx = 400;
    record.heightPx = 500;
    record.views = {
        {FingerPosition::RightIndex,
         0,
         0,
         77,
         {{10, 20, 64, MinutiaType::Ending, 90}, {399, 499, 255, MinutiaType::Bifurcation, 0}},
         {}},
        {FingerPosition::LeftIndex, 3, 8, 0, {}, {{0x0201, {std::byte{1}, std::byte{2}}}, {7, {}}}},
    };
    return record;
}

/// The record of twoViews(), written by hand from clause 8.
const char* const kTwoViewsHex = "464d5200"
                                 "20323000"
                                 "0000003a" // 58 bytes
                                 "8123"     // certification, device type
                                 "019001f4" // 400 × 500
                                 "00c500c5" // 197 px/cm
                                 "0200"     // two views, reserved
                                 "02004d02" // right index, view 0 live plain, quality, count
                                 "400a0014405a"
                                 "818f01f3ff00"
                                 "0000"
                                 "07380000" // left index, view 3 swipe
                                 "000a"
                                 "020100060102"
                                 "00070004";

Bytes corrupted(std::size_t offset, std::byte value)
{
    Bytes bytes = fromHex(kTwoViewsHex).value();
    bytes.at(offset) = value;
    return bytes;
}

} // namespace

class TestFmr : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void goldenRecord()
    {
        const Result<Bytes> written = writeFmr(twoViews());
        QVERIFY(written.ok());
        QCOMPARE(QString::fromStdString(toHex(written.value())), QString::fromLatin1(kTwoViewsHex));
        const Result<FingerMinutiaeRecord> read = readFmr(written.value());
        QVERIFY(read.ok());
        QVERIFY(read.value() == twoViews());
    }

    void everyTruncationIsRefused()
    {
        const Bytes whole = fromHex(kTwoViewsHex).value();
        for (std::size_t length = 0; length < whole.size(); ++length) {
            QVERIFY2(!readFmr(ByteView(whole).first(length)).ok(),
                     qPrintable(QString::number(length)));
            // The same with a length field that tells the truth about the shorter record.
            if (length >= 12) {
                Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
                cut.at(11) = static_cast<std::byte>(length);
                QVERIFY2(!readFmr(cut).ok(), qPrintable(QString::number(length)));
            }
        }
        Bytes longer = whole;
        longer.push_back(std::byte{0});
        QVERIFY(!readFmr(longer).ok());
    }

    void badFieldsAreRefused_data()
    {
        QTest::addColumn<int>("offset");
        QTest::addColumn<int>("value");
        QTest::addColumn<int>("code");
        const int invalid = static_cast<int>(ErrorCode::InvalidInput);
        QTest::newRow("format identifier") << 0 << 0x47 << invalid;
        QTest::newRow("version 30") << 5 << 0x33 << static_cast<int>(ErrorCode::Unsupported);
        QTest::newRow("length") << 11 << 0x39 << invalid;
        QTest::newRow("no width") << 14 << 0x00 << invalid;
        QTest::newRow("minutia right of the image") << 15 << 0x8F << invalid;
        QTest::newRow("more views than bytes") << 22 << 3 << invalid;
        QTest::newRow("fewer views than bytes") << 22 << 1 << invalid;
        QTest::newRow("reserved byte") << 23 << 1 << invalid;
        QTest::newRow("finger 13") << 24 << 13 << invalid;
        QTest::newRow("impression type 5") << 25 << 5 << invalid;
        QTest::newRow("finger quality 101") << 26 << 101 << invalid;
        QTest::newRow("minutiae count") << 27 << 3 << invalid;
        QTest::newRow("minutia type 3") << 28 << 0xC0 << invalid;
        QTest::newRow("minutia quality 101") << 33 << 101 << invalid;
        QTest::newRow("extension under four bytes") << 51 << 3 << invalid;
        QTest::newRow("extension past its block") << 51 << 11 << invalid;
        QTest::newRow("extension block length") << 47 << 9 << invalid;
    }

    void badFieldsAreRefused()
    {
        QFETCH(int, offset);
        QFETCH(int, value);
        QFETCH(int, code);
        Bytes bytes = corrupted(static_cast<std::size_t>(offset), static_cast<std::byte>(value));
        if (offset == 14) {
            bytes.at(15) = std::byte{0};
        }
        const Result<FingerMinutiaeRecord> read = readFmr(bytes);
        QVERIFY(!read.ok());
        QCOMPARE(static_cast<int>(read.error().code), code);
    }

    void writerRefusesWhatReaderWould()
    {
        FingerMinutiaeRecord outside = twoViews();
        outside.views[0].minutiae[0].xPx = 400;
        QVERIFY(!writeFmr(outside).ok());
        FingerMinutiaeRecord twice = twoViews();
        twice.views.push_back(twice.views[0]);
        QVERIFY(!writeFmr(twice).ok());
        FingerMinutiaeRecord crowded = twoViews();
        crowded.views[0].minutiae.resize(kMaxFmrMinutiae + 1);
        QVERIFY(!writeFmr(crowded).ok());
        FingerMinutiaeRecord slap = twoViews();
        slap.views[0].position = FingerPosition::RightFour;
        QVERIFY(!writeFmr(slap).ok());
    }

    void noiseIsRefusedOrRead()
    {
        SeededRandom random(19794);
        for (int i = 0; i < 20000; ++i) {
            Bytes bytes = fromHex(kTwoViewsHex).value();
            for (std::uint64_t n = random.below(6); n > 0; --n) {
                bytes.at(random.below(bytes.size())) = static_cast<std::byte>(random.below(256));
            }
            const Result<FingerMinutiaeRecord> read = readFmr(bytes);
            if (read.ok()) {
                QVERIFY(writeFmr(read.value()).ok());
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestFmr)
#include "tst_fmr.moc"
