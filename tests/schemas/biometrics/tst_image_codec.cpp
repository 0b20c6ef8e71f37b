#include "base/random.h"
#include "biometrics/image_codec.h"

#include <QtTest>

#include <cmath>
#include <functional>

using namespace rekam;
using namespace rekam::biometrics;

namespace {

GrayImage grey(int width, int height, int ppi)
{
    GrayImage image{width, height, ppi, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            image.pixels.push_back(
                static_cast<std::uint8_t>(128.0 + 90.0 * std::sin(0.21 * x + 0.13 * y)));
        }
    }
    return image;
}

RgbImage colour(int width, int height)
{
    RgbImage image{width, height, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            image.pixels.push_back(static_cast<std::uint8_t>(128.0 + 90.0 * std::sin(0.05 * x)));
            image.pixels.push_back(static_cast<std::uint8_t>(128.0 + 90.0 * std::cos(0.07 * y)));
            image.pixels.push_back(static_cast<std::uint8_t>((x + y) & 0xFF));
        }
    }
    return image;
}

double meanDifference(const std::vector<std::uint8_t>& left, const std::vector<std::uint8_t>& right)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < left.size(); ++i) {
        sum += std::abs(static_cast<int>(left[i]) - static_cast<int>(right[i]));
    }
    return sum / static_cast<double>(left.size());
}

Bytes encoded(const QString& format)
{
    const GrayImage g = grey(61, 47, 500);
    const RgbImage c = colour(61, 47);
    const std::map<QString, std::function<Result<Bytes>()>> makers = {
        {QStringLiteral("png grey"),
         [&] {
             return encodePng(g);
         }},
        {QStringLiteral("png colour"),
         [&] {
             return encodePng(c);
         }},
        {QStringLiteral("jpeg grey"),
         [&] {
             return encodeJpeg(g, 95);
         }},
        {QStringLiteral("jpeg colour"),
         [&] {
             return encodeJpeg(c, 95);
         }},
        {QStringLiteral("jp2 grey"),
         [&] {
             return encodeJpeg2000(g, 1.0);
         }},
        {QStringLiteral("jp2 colour"),
         [&] {
             return encodeJpeg2000(c, 4.0);
         }},
        {QStringLiteral("pgm"),
         [&] {
             return encodePgm(g);
         }},
    };
    return makers.at(format)().value();
}

void formatRows()
{
    QTest::addColumn<QString>("format");
    for (const char* name :
         {"png grey", "png colour", "jpeg grey", "jpeg colour", "jp2 grey", "jp2 colour", "pgm"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

} // namespace

class TestImageCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void greyComesBack_data();
    void greyComesBack();
    void colourComesBack_data();
    void colourComesBack();

    void refusesEveryTruncation_data() { formatRows(); }

    void refusesEveryTruncation();

    void survivesMutations_data() { formatRows(); }

    void survivesMutations();
    void refusesBadInput_data();
    void refusesBadInput();
    void refusesBadArguments();
    void readsPgmVariants();
    void greyAndColourConvert();
};

void TestImageCodec::greyComesBack_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<double>("tolerance");
    QTest::addColumn<int>("ppi");
    QTest::newRow("PNG is exact and keeps pHYs") << "png grey" << 0.0 << 500;
    QTest::newRow("JPEG is close and keeps the JFIF density") << "jpeg grey" << 2.0 << 500;
    QTest::newRow("JP2 at ratio 1 is exact") << "jp2 grey" << 0.0 << 0;
    QTest::newRow("PGM is exact") << "pgm" << 0.0 << 0;
}

void TestImageCodec::greyComesBack()
{
    QFETCH(QString, format);
    QFETCH(double, tolerance);
    QFETCH(int, ppi);
    const auto image = decodeGray(encoded(format));
    QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
    QCOMPARE(image.value().widthPx, 61);
    QCOMPARE(image.value().heightPx, 47);
    QCOMPARE(image.value().ppi, ppi);
    QVERIFY(meanDifference(image.value().pixels, grey(61, 47, 0).pixels) <= tolerance);
}

void TestImageCodec::colourComesBack_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<double>("tolerance");
    QTest::newRow("PNG is exact") << "png colour" << 0.0;
    QTest::newRow("JPEG is close") << "jpeg colour" << 3.0;
    QTest::newRow("JP2 at ratio 4 is close") << "jp2 colour" << 4.0;
}

void TestImageCodec::colourComesBack()
{
    QFETCH(QString, format);
    QFETCH(double, tolerance);
    const auto image = decodeRgb(encoded(format));
    QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
    QCOMPARE(image.value().pixels.size(), std::size_t{61} * 47 * 3);
    QVERIFY(meanDifference(image.value().pixels, colour(61, 47).pixels) <= tolerance);
}

void TestImageCodec::refusesEveryTruncation()
{
    QFETCH(QString, format);
    const Bytes whole = encoded(format);
    // The last bytes of JPEG and JP2 are an end marker and of PNG an empty chunk: their absence may
    // go unnoticed without a pixel being wrong.
    for (std::size_t length = 0; length + 16 < whole.size(); ++length) {
        const auto image = decodeGray(ByteView(whole).first(length));
        QVERIFY2(!image.ok(), qPrintable(QString::number(length)));
    }
}

void TestImageCodec::survivesMutations()
{
    QFETCH(QString, format);
    const Bytes whole = encoded(format);
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        SeededRandom random(seed);
        Bytes changed = whole;
        const std::uint64_t changes = 1 + random.below(8);
        for (std::uint64_t i = 0; i < changes; ++i) {
            // Half of the hits go to the header, where they do most.
            const std::size_t reach =
                random.below(2) == 0 ? std::min<std::size_t>(changed.size(), 100) : changed.size();
            changed[random.below(reach)] = static_cast<std::byte>(random.below(256));
        }
        const auto image = decodeRgb(changed);
        if (image) {
            QCOMPARE(image.value().pixels.size(),
                     static_cast<std::size_t>(image.value().widthPx) *
                         static_cast<std::size_t>(image.value().heightPx) * 3);
        }
    }
}

void TestImageCodec::refusesBadInput_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("code");
    const auto invalid = static_cast<int>(ErrorCode::InvalidInput);
    const auto unsupported = static_cast<int>(ErrorCode::Unsupported);
    QTest::newRow("nothing") << QByteArray() << unsupported;
    QTest::newRow("WSQ that ends early") << QByteArray("\xff\xa0\xff\xa4\x00\x3a", 6) << invalid;
    QTest::newRow("PGM wider than 8192") << QByteArray("P5 8193 1 255\n") << invalid;
    QTest::newRow("PGM of no height") << QByteArray("P5 8 0 255\n") << invalid;
    QTest::newRow("PGM with 16 bits") << QByteArray("P5 1 1 65535\nab") << unsupported;
    QTest::newRow("PGM number too long") << QByteArray("P5 00000008 1 255\nabcdefgh") << invalid;
    QByteArray wide =
        QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x20\x01\0\0\0\x01\x08\0\0\0\0", 29);
    QTest::newRow("PNG wider than 8192") << wide << invalid;
}

void TestImageCodec::refusesBadInput()
{
    QFETCH(QByteArray, file);
    QFETCH(int, code);
    const auto image = decodeGray(
        std::as_bytes(std::span(file.constData(), static_cast<std::size_t>(file.size()))));
    QVERIFY(!image.ok());
    QCOMPARE(static_cast<int>(image.error().code), code);
}

void TestImageCodec::refusesBadArguments()
{
    const GrayImage good = grey(8, 8, 0);
    QVERIFY(!encodeJpeg(good, 0).ok());
    QVERIFY(!encodeJpeg(good, 101).ok());
    QVERIFY(!encodeJpeg2000(good, 0.5).ok());
    QVERIFY(!encodeJpeg2000(good, std::nan("")).ok());
    GrayImage torn = good;
    torn.pixels.pop_back();
    QVERIFY(!encodePng(torn).ok());
    QVERIFY(!encodePgm(GrayImage{}).ok());
}

void TestImageCodec::readsPgmVariants()
{
    const auto image = decodeGray(asBytes("P5\n# made by hand\n2 1\n# half range\n127\n\x7f\x01"));
    QVERIFY(image.ok());
    QCOMPARE(image.value().pixels, (std::vector<std::uint8_t>{255, 2}));
}

void TestImageCodec::greyAndColourConvert()
{
    RgbImage primaries{3, 1, {255, 0, 0, 0, 255, 0, 0, 0, 255}};
    const auto luma = decodeGray(encodePng(primaries).value());
    QCOMPARE(luma.value().pixels, (std::vector<std::uint8_t>{76, 150, 29}));
    const auto repeated = decodeRgb(encodePng(GrayImage{1, 1, 0, {7}}).value());
    QCOMPARE(repeated.value().pixels, (std::vector<std::uint8_t>{7, 7, 7}));
}

QTEST_GUILESS_MAIN(TestImageCodec)
#include "tst_image_codec.moc"
