#include "base/random.h"
#include "biometrics/image_codec.h"
#include "v4l2/frame_format.h"
#include "v4l2/v4l2_camera.h"

#include <QtTest>

using namespace rekam;
using namespace rekam::drivers;
using namespace rekam::drivers::v4l2;

Q_DECLARE_METATYPE(std::vector<FrameMode>)
Q_DECLARE_METATYPE(FrameMode)
Q_DECLARE_METATYPE(FrameLayout)

namespace {

Bytes bytesOf(std::initializer_list<int> values)
{
    Bytes bytes;
    for (const int value : values) {
        bytes.push_back(static_cast<std::byte>(value));
    }
    return bytes;
}

} // namespace

class TestV4l2FrameFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesTheMode_data();
    void choosesTheMode();
    void nothingUsableIsNothing();
    void convertsPixels_data();
    void convertsPixels();
    void refusesShortFrames_data();
    void refusesShortFrames();
    void decodesMjpegWithoutTables();
    void survivesTornMjpeg();
    void codesAreTheKernels();
    void strangeIdsAreNotFound_data();
    void strangeIdsAreNotFound();
};

void TestV4l2FrameFormat::choosesTheMode_data()
{
    QTest::addColumn<std::vector<FrameMode>>("modes");
    QTest::addColumn<int>("chosen");
    using enum PixelFormat;
    using Modes = std::vector<FrameMode>;
    QTest::newRow("more rows win") << Modes{{Yuyv, 640, 480, 30}, {Mjpeg, 1280, 720, 30}} << 1;
    QTest::newRow("not above what the check needs")
        << Modes{{Mjpeg, 3840, 2160, 30}, {Mjpeg, 1600, 1200, 30}} << 1;
    QTest::newRow("compressed but live beats slow")
        << Modes{{Yuyv, 1280, 720, 5}, {Mjpeg, 1280, 720, 30}} << 1;
    QTest::newRow("a live smaller one beats a slow large one")
        << Modes{{Yuyv, 1920, 1080, 5}, {Yuyv, 640, 480, 30}} << 1;
    QTest::newRow("uncompressed if both are fast")
        << Modes{{Mjpeg, 1280, 720, 30}, {Yuyv, 1280, 720, 25}} << 1;
    QTest::newRow("slow is better than none") << Modes{{Yuyv, 1920, 1080, 5}} << 0;
    QTest::newRow("an unknown rate counts as live")
        << Modes{{Yuyv, 640, 480, 30}, {Yuyv, 1280, 960, 0}} << 1;
}

void TestV4l2FrameFormat::choosesTheMode()
{
    QFETCH(std::vector<FrameMode>, modes);
    QFETCH(int, chosen);
    const auto mode = chooseMode(modes);
    QVERIFY(mode.has_value());
    const FrameMode& expected = modes[static_cast<std::size_t>(chosen)];
    QCOMPARE(mode->widthPx, expected.widthPx);
    QCOMPARE(mode->heightPx, expected.heightPx);
    QCOMPARE(static_cast<int>(mode->format), static_cast<int>(expected.format));
}

void TestV4l2FrameFormat::nothingUsableIsNothing()
{
    QVERIFY(!chooseMode({}));
    const std::vector<FrameMode> absurd = {{PixelFormat::Yuyv, 8000, 6000, 30},
                                           {PixelFormat::Yuyv, 0, 480, 30}};
    QVERIFY(!chooseMode(absurd));
}

void TestV4l2FrameFormat::convertsPixels_data()
{
    QTest::addColumn<FrameLayout>("layout");
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QList<int>>("rgb");
    using enum PixelFormat;
    const auto frame = [](std::initializer_list<int> values) {
        const Bytes bytes = bytesOf(values);
        return QByteArray(reinterpret_cast<const char*>(bytes.data()),
                          static_cast<qsizetype>(bytes.size()));
    };
    const QList<int> whiteBlack = {255, 255, 255, 0, 0, 0};
    QTest::newRow("YUYV") << FrameLayout{Yuyv, 2, 1, 4} << frame({235, 128, 16, 128}) << whiteBlack;
    QTest::newRow("UYVY") << FrameLayout{Uyvy, 2, 1, 4} << frame({128, 235, 128, 16}) << whiteBlack;
    QTest::newRow("NV12") << FrameLayout{Nv12, 2, 1, 2} << frame({235, 16, 128, 128}) << whiteBlack;
    QTest::newRow("RGB24") << FrameLayout{Rgb24, 2, 1, 6} << frame({255, 255, 255, 0, 0, 0})
                           << whiteBlack;
    QTest::newRow("YUYV red") << FrameLayout{Yuyv, 2, 1, 4} << frame({81, 90, 81, 240})
                              << QList<int>{255, 0, 0, 255, 0, 0};
    QTest::newRow("padded rows") << FrameLayout{Yuyv, 2, 2, 6}
                                 << frame({235, 128, 16, 128, 9, 9, 16, 128, 235, 128})
                                 << QList<int>{255, 255, 255, 0, 0, 0, 0, 0, 0, 255, 255, 255};
    QTest::newRow("odd width") << FrameLayout{Yuyv, 1, 1, 4} << frame({235, 128, 0, 128})
                               << QList<int>{255, 255, 255};
}

void TestV4l2FrameFormat::convertsPixels()
{
    QFETCH(FrameLayout, layout);
    QFETCH(QByteArray, frame);
    QFETCH(QList<int>, rgb);
    const auto bytes =
        std::as_bytes(std::span(frame.constData(), static_cast<std::size_t>(frame.size())));
    const auto image = toRgb(bytes, layout);
    QVERIFY(image.ok());
    QCOMPARE(static_cast<qsizetype>(image.value().pixels.size()), rgb.size());
    for (qsizetype i = 0; i < rgb.size(); ++i) {
        QVERIFY(std::abs(image.value().pixels[static_cast<std::size_t>(i)] - rgb[i]) <= 2);
    }
}

void TestV4l2FrameFormat::refusesShortFrames_data()
{
    QTest::addColumn<FrameLayout>("layout");
    QTest::addColumn<int>("whole");
    using enum PixelFormat;
    QTest::newRow("YUYV") << FrameLayout{Yuyv, 4, 3, 10} << 28;
    QTest::newRow("UYVY") << FrameLayout{Uyvy, 4, 3, 8} << 24;
    QTest::newRow("NV12") << FrameLayout{Nv12, 4, 4, 4} << 24;
    QTest::newRow("RGB24") << FrameLayout{Rgb24, 4, 3, 12} << 36;
}

void TestV4l2FrameFormat::refusesShortFrames()
{
    QFETCH(FrameLayout, layout);
    QFETCH(int, whole);
    const Bytes frame(static_cast<std::size_t>(whole), std::byte{128});
    QVERIFY(toRgb(frame, layout).ok());
    for (std::size_t length = 0; length < frame.size(); ++length) {
        QVERIFY(!toRgb(ByteView(frame).first(length), layout).ok());
    }
    FrameLayout narrow = layout;
    narrow.strideBytes = 1;
    QVERIFY(!toRgb(frame, narrow).ok());
    FrameLayout huge = layout;
    huge.heightPx = 1 << 20;
    QVERIFY(!toRgb(frame, huge).ok());
}

void TestV4l2FrameFormat::decodesMjpegWithoutTables()
{
    RgbImage image{64, 48, {}};
    image.pixels.assign(std::size_t{3} * 64 * 48, 90);
    Bytes whole = biometrics::encodeJpeg(image, 80).value();
    // UVC cameras leave the standard Huffman tables (DHT, FF C4) out.
    Bytes bare;
    std::size_t at = 2;
    append(bare, ByteView(whole).first(2));
    while (whole[at + 1] != std::byte{0xDA}) {
        const std::size_t length = 2 + std::to_integer<std::size_t>(whole[at + 2]) * 256 +
                                   std::to_integer<std::size_t>(whole[at + 3]);
        if (whole[at + 1] != std::byte{0xC4}) {
            append(bare, ByteView(whole).subspan(at, length));
        }
        at += length;
    }
    append(bare, ByteView(whole).subspan(at));
    QVERIFY(bare.size() < whole.size());
    const auto decoded = toRgb(bare, {PixelFormat::Mjpeg, 64, 48, 0});
    QVERIFY2(decoded.ok(), decoded ? "" : decoded.error().detail.c_str());
    QVERIFY(std::abs(decoded.value().pixels[0] - 90) <= 3);
    QVERIFY(!toRgb(bare, {PixelFormat::Mjpeg, 32, 48, 0}).ok());
}

void TestV4l2FrameFormat::survivesTornMjpeg()
{
    RgbImage image{64, 48, {}};
    for (std::size_t i = 0; i < std::size_t{3} * 64 * 48; ++i) {
        image.pixels.push_back(static_cast<std::uint8_t>(i * 7 % 251));
    }
    const Bytes whole = biometrics::encodeJpeg(image, 80).value();
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        SeededRandom random(seed);
        Bytes torn = whole;
        torn.resize(random.below(whole.size()));
        QVERIFY(torn.size() + 2 >= whole.size() ||
                !toRgb(torn, {PixelFormat::Mjpeg, 64, 48, 0}).ok());
    }
}

void TestV4l2FrameFormat::codesAreTheKernels()
{
    QCOMPARE(fourCc(PixelFormat::Yuyv), 0x56595559U);
    QCOMPARE(fourCc(PixelFormat::Mjpeg), 0x47504A4DU);
    for (const auto format : {PixelFormat::Yuyv, PixelFormat::Uyvy, PixelFormat::Nv12,
                              PixelFormat::Rgb24, PixelFormat::Mjpeg}) {
        QCOMPARE(formatOf(fourCc(format)), std::optional(format));
    }
    QVERIFY(!formatOf(0x31323334U));
}

void TestV4l2FrameFormat::strangeIdsAreNotFound_data()
{
    QTest::addColumn<QString>("id");
    for (const char* id : {"", "v4l2:", "v4l2:video", "v4l2:video-1", "v4l2:video64",
                           "v4l2:video1x", "v4l2:video99999999999", "/dev/video0"}) {
        QTest::newRow(id[0] == '\0' ? "nothing" : id) << QString::fromLatin1(id);
    }
}

void TestV4l2FrameFormat::strangeIdsAreNotFound()
{
    QFETCH(QString, id);
    const auto camera = openV4l2Camera(id.toStdString());
    QVERIFY(!camera.ok());
    QCOMPARE(camera.error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestV4l2FrameFormat)
#include "tst_v4l2_frame_format.moc"
