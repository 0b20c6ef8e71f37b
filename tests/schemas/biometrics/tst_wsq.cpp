#include "base/random.h"
#include "biometrics/image_codec.h"
#include "biometrics/wsq/encoder.h"
#include "biometrics/wsq/wsq.h"
#include "support/wsq_pictures.h"

#include <QtTest>

using namespace rekam;
using namespace rekam::biometrics;
using namespace rekam::tests;

namespace {

constexpr double kFine = 2.25;

double psnr(const GrayImage& a, const GrayImage& b)
{
    return peakToNoise(a.pixels, b.pixels);
}

/// A file of one pixel by hand: filters of two taps, step 32 with zero bin 38.4, pixel =
/// value * 10 + 100, one Huffman code of one bit. Its only coefficient is symbol - 180.
Bytes onePixelFile(std::string_view symbol, std::string_view bitsOfBlock)
{
    std::string digits = "ffa0"
                         "ffa4"
                         "0010"
                         "0202"
                         "0009"
                         "2a2597dd"
                         "0109"
                         "2a2597dd"
                         "ffa5"
                         "0185"
                         "02002c"
                         "000020"
                         "010180";
    for (int band = 1; band < wsq::kBands; ++band) {
        digits += "000000000000";
    }
    digits += "ffa2"
              "0011"
              "00ff"
              "0001"
              "0001"
              "000064"
              "00000a"
              "02"
              "0000"
              "ffa6"
              "0014"
              "00"
              "01000000000000000000000000000000";
    digits.append(symbol)
        .append("ffa3"
                "0003"
                "00")
        .append(bitsOfBlock)
        .append("ffa1");
    return fromHex(digits).value();
}

/// Position behind the marker; the file must have it.
std::size_t behind(const Bytes& file, unsigned marker)
{
    for (std::size_t i = 0; i + 1 < file.size(); ++i) {
        if (file[i] == std::byte{0xFF} && file[i + 1] == static_cast<std::byte>(marker)) {
            return i + 2;
        }
    }
    qFatal("no such marker");
}

Bytes withOctet(Bytes file, std::size_t at, unsigned value)
{
    file.at(at) = static_cast<std::byte>(value);
    return file;
}

Bytes sampleFile()
{
    return encodeWsq(ridges(90, 71), kWsqUsualBitsPerPixel).value();
}

QByteArray qt(const Bytes& bytes)
{
    return {asText(bytes).data(), static_cast<qsizetype>(bytes.size())};
}

ByteView view(const QByteArray& bytes)
{
    return std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

wsq::FilterPair filtersNamed(const QString& name)
{
    return name == "9/7" ? wsq::standardFilters() : name == "6/2" ? evenFilters() : haarFilters();
}

void filterRows()
{
    QTest::addColumn<QString>("filters");
    for (const char* name : {"9/7", "6/2", "2/2"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

} // namespace

class TestWsq : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decodesAFileMadeByHand_data();
    void decodesAFileMadeByHand();

    void filtersReconstructPerfectly_data() { filterRows(); }

    void filtersReconstructPerfectly();
    void wrongFiltersDoNot();

    void filesOfAnyFiltersComeBack_data() { filterRows(); }

    void filesOfAnyFiltersComeBack();
    void sizesComeBack_data();
    void sizesComeBack();
    void finerIsBetterAndLarger();
    void flatImagesComeBackExactly();
    void extremeCoefficientsComeBack_data();
    void extremeCoefficientsComeBack();
    void restartMarkersChangeNothing_data();
    void restartMarkersChangeNothing();
    void commentsTellTheResolution_data();
    void commentsTellTheResolution();
    void calibrationLeavesThePixels();
    void isReadWhereverImagesAre();
    void refusesEveryTruncation();
    void survivesMutations();
    void refusesMalformedFiles_data();
    void refusesMalformedFiles();
    void refusesBadArguments();
};

void TestWsq::decodesAFileMadeByHand_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("grey");
    // Ten low-pass steps of Haar divide by 32. p > 0: (p - 0.44) * 32 + 38.4 / 2.
    QTest::newRow("value 1: 37.12 / 32 * 10 + 100") << qt(onePixelFile("b5", "7f")) << 112;
    QTest::newRow("value -3: -101.12 / 32 * 10 + 100") << qt(onePixelFile("b1", "7f")) << 68;
    QTest::newRow("a run of one zero") << qt(onePixelFile("01", "7f")) << 100;
    QTest::newRow("escape, 8 bits, value 5") << qt(onePixelFile("65", "02ff00")) << 152;
    QTest::newRow("escape, 8 bits, value -9") << qt(onePixelFile("66", "04ff00")) << 8;
    QTest::newRow("escape, 16 bits, value 300: white") << qt(onePixelFile("67", "00967f")) << 255;
    QTest::newRow("escape, 16 bits, value -300: black") << qt(onePixelFile("68", "00967f")) << 0;
}

void TestWsq::decodesAFileMadeByHand()
{
    QFETCH(QByteArray, file);
    QFETCH(int, grey);
    const auto image = decodeWsq(view(file));
    QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
    QCOMPARE(image.value().pixels.size(), std::size_t{1});
    QCOMPARE(int{image.value().pixels[0]}, grey);
}

void TestWsq::filtersReconstructPerfectly()
{
    QFETCH(QString, filters);
    const wsq::FilterBank bank(filtersNamed(filters));
    for (int width = 1; width <= 20; ++width) {
        for (int height = 1; height <= 20; ++height) {
            wsq::Plane plane = wsq::makePlane(width, height);
            SeededRandom random(static_cast<std::uint64_t>(100 * width + height));
            for (float& value : plane.values) {
                value = static_cast<float>(random.below(256)) - 128.0F;
            }
            const wsq::Plane back =
                bank.join(bank.split(plane, wsq::FilterBank::Corner::Kept), width, height);
            for (std::size_t i = 0; i < plane.values.size(); ++i) {
                QVERIFY2(std::abs(back.values.at(i) - plane.values[i]) < 0.001F,
                         qPrintable(QStringLiteral("%1x%2").arg(width).arg(height)));
            }
        }
    }
}

void TestWsq::wrongFiltersDoNot()
{
    // The comparison above notices a tap that is a thousandth off.
    wsq::FilterPair filters = wsq::standardFilters();
    filters.high.half[1] += 0.001;
    const wsq::FilterBank bank(filters);
    wsq::Plane plane = wsq::makePlane(16, 16);
    plane.values[100] = 128;
    const wsq::Plane back = bank.join(bank.split(plane, wsq::FilterBank::Corner::Kept), 16, 16);
    QVERIFY(std::abs(back.values[100] - 128) > 0.01F);
}

void TestWsq::filesOfAnyFiltersComeBack()
{
    QFETCH(QString, filters);
    const GrayImage image = ridges(133, 117);
    const auto codestream = wsq::analyse(image, kFine, filtersNamed(filters));
    const auto back = decodeWsq(wsq::writeCodestream(codestream, 0));
    QVERIFY(back.ok());
    QVERIFY2(psnr(image, back.value()) > 30,
             qPrintable(QString::number(psnr(image, back.value()))));
}

void TestWsq::sizesComeBack_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<double>("psnrMin");
    const auto row = [](const char* name, int width, int height, double psnrMin) {
        QTest::newRow(name) << width << height << psnrMin;
    };
    row("even", 256, 192, 30);
    row("odd both ways", 255, 191, 30);
    row("one more than a power of two", 257, 129, 30);
    row("narrow", 33, 400, 25);
    row("flat", 400, 33, 25);
    row("smaller than the tree", 17, 23, 0);
    row("a line", 100, 1, 0);
    row("a column", 1, 100, 0);
    row("one pixel", 1, 1, 0);
    row("two pixels", 2, 1, 0);
}

void TestWsq::sizesComeBack()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(double, psnrMin);
    const GrayImage image = ridges(width, height);
    const auto file = encodeWsq(image, kFine);
    QVERIFY(file.ok());
    const auto back = decodeWsq(file.value());
    QVERIFY2(back.ok(), back.ok() ? "" : back.error().detail.c_str());
    QCOMPARE(back.value().widthPx, width);
    QCOMPARE(back.value().heightPx, height);
    QCOMPARE(back.value().pixels.size(), image.pixels.size());
    QVERIFY2(psnr(image, back.value()) >= psnrMin,
             qPrintable(QString::number(psnr(image, back.value()))));
}

void TestWsq::finerIsBetterAndLarger()
{
    const GrayImage image = ridges(300, 260);
    std::size_t size = 0;
    double quality = 0;
    for (const double bits : {0.3, 0.75, 2.25, 5.0}) {
        const auto file = encodeWsq(image, bits);
        QVERIFY(file.ok());
        const double now = psnr(image, decodeWsq(file.value()).value());
        QVERIFY(file.value().size() > size);
        QVERIFY(now > quality);
        size = file.value().size();
        quality = now;
    }
}

void TestWsq::flatImagesComeBackExactly()
{
    for (const std::uint8_t grey : std::array<std::uint8_t, 4>{0, 1, 127, 255}) {
        const GrayImage image{100, 80, 500, std::vector<std::uint8_t>(8000, grey)};
        const auto back = decodeWsq(encodeWsq(image, kWsqUsualBitsPerPixel).value());
        QVERIFY(back.ok());
        QCOMPARE(back.value().pixels, image.pixels);
    }
}

void TestWsq::extremeCoefficientsComeBack_data()
{
    QTest::addColumn<int>("value");
    QTest::addColumn<int>("gap");
    for (const int value : {1, -1, 73, -73, 74, -74, 75, 255, -255, 256, -256, 65535, -65535}) {
        QTest::addRow("value %d", value) << value << 3;
    }
    for (const int gap : {0, 1, 99, 100, 101, 254, 255, 256, 65535, 65536, 70000, 131075}) {
        QTest::addRow("%d zeros between", gap) << 1 << gap;
    }
}

void TestWsq::extremeCoefficientsComeBack()
{
    QFETCH(int, value);
    QFETCH(int, gap);
    wsq::Codestream codestream;
    codestream.header.widthPx = 1024;
    codestream.header.heightPx = 1024;
    codestream.filters = wsq::standardFilters();
    codestream.steps.bands.fill({1, 1.2});
    codestream.coefficients.resize(std::size_t{1024} * 1024);
    for (std::size_t i = 5; i < codestream.coefficients.size();
         i += static_cast<std::size_t>(gap) + 1) {
        codestream.coefficients[i] = value;
    }
    const auto back = wsq::readCodestream(wsq::writeCodestream(codestream, 0));
    QVERIFY2(back.ok(), back.ok() ? "" : back.error().detail.c_str());
    QVERIFY(back.value().coefficients == codestream.coefficients);
    QCOMPARE(back.value().header, codestream.header);
    QCOMPARE(back.value().steps, codestream.steps);
}

void TestWsq::restartMarkersChangeNothing_data()
{
    QTest::addColumn<int>("interval");
    for (const int interval : {1, 2, 7, 64, 1000, 65535}) {
        QTest::addRow("every %d", interval) << interval;
    }
}

void TestWsq::restartMarkersChangeNothing()
{
    QFETCH(int, interval);
    const auto codestream =
        wsq::analyse(ridges(320, 240), kWsqUsualBitsPerPixel, wsq::standardFilters());
    const Bytes plain = wsq::writeCodestream(codestream, 0);
    const Bytes marked = wsq::writeCodestream(codestream, static_cast<std::uint16_t>(interval));
    QVERIFY(marked != plain);
    const auto back = wsq::readCodestream(marked);
    QVERIFY2(back.ok(), back.ok() ? "" : back.error().detail.c_str());
    QVERIFY(back.value().coefficients == codestream.coefficients);
    if (interval == 1000) {
        // Any other marker in the same place is refused.
        QVERIFY(!wsq::readCodestream(withOctet(marked, behind(marked, 0xB0) - 1, 0xA1)).ok());
        QVERIFY(!wsq::readCodestream(withOctet(marked, behind(marked, 0xB0) - 1, 0xB8)).ok());
    }
}

void TestWsq::commentsTellTheResolution_data()
{
    QTest::addColumn<QStringList>("comments");
    QTest::addColumn<int>("ppi");
    QTest::newRow("none") << QStringList() << 0;
    QTest::newRow("NIST's") << QStringList{"NIST_COM 9\nPIX_WIDTH 8\nPPI 1000\nLOSSY 1\n"} << 1000;
    QTest::newRow("NIST's at its end") << QStringList{"NIST_COM 2\nPPI 508"} << 508;
    QTest::newRow("unknown") << QStringList{"NIST_COM 9\nPPI -1\n"} << 0;
    QTest::newRow("absurd") << QStringList{"NIST_COM 9\nPPI 99999999999\n"} << 0;
    QTest::newRow("no number") << QStringList{"NIST_COM 9\nPPI \n"} << 0;
    QTest::newRow("somebody else's") << QStringList{"scanned at\nPPI 300\n"} << 0;
    QTest::newRow("the second of two") << QStringList{"hello", "NIST_COM 2\nPPI 600\n"} << 600;
    QTest::newRow("empty") << QStringList{""} << 0;
}

void TestWsq::commentsTellTheResolution()
{
    QFETCH(QStringList, comments);
    QFETCH(int, ppi);
    auto codestream = wsq::analyse(ridges(64, 64), kFine, wsq::standardFilters());
    for (const QString& comment : comments) {
        codestream.comments.push_back(comment.toStdString());
    }
    const auto image = decodeWsq(wsq::writeCodestream(codestream, 0));
    QVERIFY(image.ok());
    QCOMPARE(image.value().ppi, ppi);
}

void TestWsq::calibrationLeavesThePixels()
{
    auto codestream = wsq::analyse(ridges(64, 64), kFine, wsq::standardFilters());
    const auto plain = decodeWsq(wsq::writeCodestream(codestream, 0));
    codestream.header.black = 20;
    codestream.header.white = 230;
    codestream.header.software = 0x1234;
    const Bytes file = wsq::writeCodestream(codestream, 0);
    QCOMPARE(wsq::readCodestream(file).value().header.black, std::uint8_t{20});
    QCOMPARE(wsq::readCodestream(file).value().header.white, std::uint8_t{230});
    QCOMPARE(decodeWsq(file).value().pixels, plain.value().pixels);
}

void TestWsq::isReadWhereverImagesAre()
{
    const Bytes file = sampleFile();
    QVERIFY(sniffImageFormat(file) == ImageFormat::Wsq);
    const auto grey = decodeGray(file);
    QVERIFY(grey.ok());
    QCOMPARE(grey.value().ppi, 500);
    QCOMPARE(grey.value().pixels, decodeWsq(file).value().pixels);
    QCOMPARE(decodeRgb(file).value().pixels.size(), 3 * grey.value().pixels.size());
}

void TestWsq::refusesEveryTruncation()
{
    const Bytes whole = sampleFile();
    QVERIFY(decodeWsq(whole).ok());
    for (std::size_t length = 0; length < whole.size(); ++length) {
        QVERIFY2(!decodeWsq(ByteView(whole).first(length)).ok(),
                 qPrintable(QString::number(length)));
    }
}

void TestWsq::survivesMutations()
{
    const auto codestream = wsq::analyse(ridges(90, 71), kFine, evenFilters());
    for (const Bytes& whole : {sampleFile(), wsq::writeCodestream(codestream, 50)}) {
        for (std::uint64_t seed = 0; seed < 2000; ++seed) {
            SeededRandom random(seed);
            Bytes changed = whole;
            const std::uint64_t changes = 1 + random.below(6);
            for (std::uint64_t i = 0; i < changes; ++i) {
                changed.at(random.below(changed.size())) =
                    static_cast<std::byte>(random.below(256));
            }
            const auto image = decodeWsq(changed);
            if (image) {
                QCOMPARE(image.value().pixels.size(),
                         static_cast<std::size_t>(image.value().widthPx) *
                             static_cast<std::size_t>(image.value().heightPx));
            }
        }
    }
}

void TestWsq::refusesMalformedFiles_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const Bytes& file,
                        ErrorCode code = ErrorCode::InvalidInput) {
        QTest::newRow(name) << qt(file) << static_cast<int>(code);
    };
    const Bytes good = sampleFile();
    row("nothing", {});
    row("only a beginning", toBytes(asBytes("\xFF\xA0")));
    row("begins as something else", withOctet(good, 1, 0xD8));
    row("unknown marker", withOctet(good, behind(good, 0xA4) - 1, 0xAF));
    row("one even filter and one odd", withOctet(good, behind(good, 0xA4) + 2, 8),
        ErrorCode::Unsupported);
    row("a filter of no length", withOctet(good, behind(good, 0xA4) + 2, 0));
    row("a filter of 33 taps", withOctet(good, behind(good, 0xA4) + 2, 33));
    row("filters shorter than they say", withOctet(good, behind(good, 0xA4) + 2, 11));
    row("quantiser too short", withOctet(good, behind(good, 0xA5) + 1, 0x84));
    row("no height",
        withOctet(withOctet(good, behind(good, 0xA2) + 4, 0), behind(good, 0xA2) + 5, 0));
    row("higher than 8192", withOctet(good, behind(good, 0xA2) + 4, 0x21));
    row("more pixels than 2^24",
        withOctet(withOctet(good, behind(good, 0xA2) + 4, 0x1F), behind(good, 0xA2) + 6, 0x1F));
    row("Huffman table 8", withOctet(good, behind(good, 0xA6) + 2, 8));
    row("three codes of one bit", withOctet(good, behind(good, 0xA6) + 3, 3));
    row("block without its table", withOctet(good, behind(good, 0xA3) + 2, 5));
    row("frame header twice", [&] {
        Bytes file = good;
        const auto from = static_cast<std::ptrdiff_t>(behind(good, 0xA2) - 2);
        const Bytes header(good.begin() + from, good.begin() + from + 19);
        file.insert(file.begin() + from, header.begin(), header.end());
        return file;
    }());
    row("block before its tables", fromHex("ffa0ffa300030000ffa1").value());
    row("end before anything", fromHex("ffa0ffa1").value());
    row("symbol 0", onePixelFile("00", "7f"));
    row("symbol 255", onePixelFile("ff", "7f"));
    row("a run past the end", onePixelFile("02", "7f"));
    row("a code that is not there", onePixelFile("b5", "ff00"));
    row("bytes left over in a block", onePixelFile("b5", "7fff00"));
    row("no data in a block", onePixelFile("b5", ""));
    row("restarts and no data", onePixelFile("b5", "ffb0ffb17f"));
    row("65 Huffman tables", [&] {
        Bytes file = good;
        const auto at = static_cast<std::ptrdiff_t>(behind(good, 0xA6) - 2);
        const Bytes table = fromHex("ffa6001300" + std::string(32, '0')).value();
        for (int i = 0; i < 65; ++i) {
            file.insert(file.begin() + at, table.begin(), table.end());
        }
        return file;
    }());
}

void TestWsq::refusesMalformedFiles()
{
    QFETCH(QByteArray, file);
    QFETCH(int, code);
    const auto image = decodeWsq(view(file));
    QVERIFY(!image.ok());
    QCOMPARE(static_cast<int>(image.error().code), code);
}

void TestWsq::refusesBadArguments()
{
    const GrayImage good = ridges(64, 64);
    QVERIFY(encodeWsq(good, kFine).ok());
    for (const double bits : {0.0, -1.0, 5.1, std::nan("")}) {
        QVERIFY(!encodeWsq(good, bits).ok());
    }
    GrayImage torn = good;
    torn.pixels.pop_back();
    QVERIFY(!encodeWsq(torn, kFine).ok());
    QVERIFY(!encodeWsq(GrayImage{}, kFine).ok());
    GrayImage wide{8193, 1, 0, std::vector<std::uint8_t>(8193)};
    QVERIFY(!encodeWsq(wide, kFine).ok());
}

QTEST_GUILESS_MAIN(TestWsq)
#include "tst_wsq.moc"
