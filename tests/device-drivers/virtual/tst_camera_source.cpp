#include "base/file.h"
#include "biometrics/image_codec.h"
#include "virtual/camera_source.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace rekam;
using namespace rekam::drivers;

namespace {

QByteArray film(const QByteArray& header, const QByteArray& frame, int frames)
{
    QByteArray bytes = header + "\n";
    for (int i = 0; i < frames; ++i) {
        bytes += "FRAME\n" + frame;
    }
    return bytes;
}

ByteView viewOf(const QByteArray& bytes)
{
    return std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

} // namespace

class TestCameraSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void convertsColours_data();
    void convertsColours();
    void loopsOverAFolder();
    void refusesFilms_data();
    void refusesFilms();
};

void TestCameraSource::convertsColours_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<int>>("rgb");
    const auto planes = [](int luma, int cb, int cr, int lumas, int chromas) {
        return QByteArray(lumas, static_cast<char>(luma)) +
               QByteArray(chromas, static_cast<char>(cb)) +
               QByteArray(chromas, static_cast<char>(cr));
    };
    QTest::newRow("4:2:0 black") << film("YUV4MPEG2 W4 H2 F25:1 C420jpeg",
                                         planes(16, 128, 128, 8, 2), 1)
                                 << QList<int>{0, 0, 0};
    QTest::newRow("4:2:0 by default, white")
        << film("YUV4MPEG2 W4 H2", planes(235, 128, 128, 8, 2), 1) << QList<int>{255, 255, 255};
    QTest::newRow("4:2:2 red") << film("YUV4MPEG2 W4 H2 C422", planes(81, 90, 240, 8, 4), 1)
                               << QList<int>{255, 0, 0};
    QTest::newRow("4:4:4 blue") << film("YUV4MPEG2 W4 H2 C444", planes(41, 240, 110, 8, 8), 1)
                                << QList<int>{0, 0, 255};
    QTest::newRow("mono grey") << film("YUV4MPEG2 W4 H2 Cmono", planes(126, 0, 0, 8, 0), 1)
                               << QList<int>{128, 128, 128};
    QTest::newRow("odd size") << film("YUV4MPEG2 W3 H1 C420", planes(235, 128, 128, 3, 2), 1)
                              << QList<int>{255, 255, 255};
}

void TestCameraSource::convertsColours()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QList<int>, rgb);
    const QTemporaryDir folder;
    const auto path = std::filesystem::path(folder.path().toStdString()) / "film.y4m";
    QVERIFY(posixFiles().writeDurably(path, viewOf(bytes)).ok());
    const auto source = openCameraSource(path);
    QVERIFY2(source.ok(), source ? "" : source.error().detail.c_str());
    const auto frame = source.value()->frame(7);
    QVERIFY(frame.ok());
    for (int i = 0; i < 3; ++i) {
        const int value = frame.value().pixels[static_cast<std::size_t>(i)];
        QVERIFY2(std::abs(value - rgb[i]) <= 2, qPrintable(QString::number(value)));
    }
}

void TestCameraSource::loopsOverAFolder()
{
    const QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    for (int i = 0; i < 3; ++i) {
        RgbImage image{i + 1, 1, {}};
        image.pixels.assign(3 * (static_cast<std::size_t>(i) + 1), 90);
        QVERIFY(posixFiles()
                    .writeDurably(root / ("frame" + std::to_string(i) + ".jpg"),
                                  biometrics::encodeJpeg(image, 90).value())
                    .ok());
    }
    QVERIFY(posixFiles().writeDurably(root / "notes.txt", asBytes("not a frame")).ok());
    const auto source = openCameraSource(root);
    QVERIFY(source.ok());
    for (std::uint32_t i = 0; i < 7; ++i) {
        QCOMPARE(source.value()->frame(i).value().widthPx, static_cast<int>(i % 3 + 1));
    }
}

void TestCameraSource::refusesFilms_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto invalid = static_cast<int>(ErrorCode::InvalidInput);
    QTest::newRow("not a film") << QByteArray("RIFF....") << invalid;
    QTest::newRow("no end of header") << QByteArray("YUV4MPEG2 W4 H2") << invalid;
    QTest::newRow("no size") << film("YUV4MPEG2 F25:1", "abcdefgh", 1) << invalid;
    QTest::newRow("too wide") << film("YUV4MPEG2 W5000 H2", "abcdefgh", 1) << invalid;
    QTest::newRow("negative") << film("YUV4MPEG2 W-4 H2", "abcdefgh", 1) << invalid;
    QTest::newRow("no whole frame") << film("YUV4MPEG2 W4 H2 C444", "abc", 1) << invalid;
    QTest::newRow("ten bits") << film("YUV4MPEG2 W4 H2 C420p10", "abcdefghijklmnopqrstuvwx", 1)
                              << static_cast<int>(ErrorCode::Unsupported);
}

void TestCameraSource::refusesFilms()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    const QTemporaryDir folder;
    const auto path = std::filesystem::path(folder.path().toStdString()) / "film.y4m";
    QVERIFY(posixFiles().writeDurably(path, viewOf(bytes)).ok());
    const auto source = openCameraSource(path);
    QVERIFY(!source.ok());
    QCOMPARE(static_cast<int>(source.error().code), code);
    QCOMPARE(openCameraSource("/no/such/file").error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestCameraSource)
#include "tst_camera_source.moc"
