#include "virtual/bodies/synthetic_portrait.h"

#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>

#include <QtTest>

using namespace rekam;
using namespace rekam::drivers;

namespace {

constexpr const char* kCascades = "/usr/share/opencv4/haarcascades/";

struct Found
{
    std::vector<cv::Rect> faces;
    std::vector<cv::Rect> eyes;
};

/// As a live check does: at half size, eyes in the upper part of the first face.
Found detect(const RgbImage& image, const char* faceCascade)
{
    cv::CascadeClassifier faces(std::string(kCascades) + faceCascade);
    cv::CascadeClassifier eyes(std::string(kCascades) + "haarcascade_eye.xml");
    auto pixels = image.pixels;
    const cv::Mat colour(image.heightPx, image.widthPx, CV_8UC3, pixels.data());
    cv::Mat grey;
    cv::Mat half;
    cv::cvtColor(colour, grey, cv::COLOR_RGB2GRAY);
    cv::resize(grey, half, {}, 0.5, 0.5, cv::INTER_AREA);
    Found found;
    faces.detectMultiScale(half, found.faces, 1.1, 4, 0, {100, 100});
    if (!found.faces.empty()) {
        cv::Rect upper = found.faces[0];
        upper.height = upper.height * 6 / 10;
        eyes.detectMultiScale(half(upper), found.eyes, 1.1, 4);
        for (cv::Rect& eye : found.eyes) {
            eye += upper.tl();
        }
    }
    return found;
}

std::array<int, 3> cornerColour(const RgbImage& image)
{
    const std::size_t at = 3 * (20U * static_cast<std::size_t>(image.widthPx) + 20U);
    return {image.pixels[at], image.pixels[at + 1], image.pixels[at + 2]};
}

double detail(const RgbImage& image)
{
    double sum = 0.0;
    for (std::size_t i = 0; i + 6 < image.pixels.size(); i += 3) {
        const double step = image.pixels[i + 4] - image.pixels[i + 1];
        sum += step * step;
    }
    return sum;
}

} // namespace

class TestSyntheticPortrait : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void detectorsFindTheFace_data();
    void detectorsFindTheFace();
    void framesMoveAndRepeat();
    void backdropFollowsTheSubject_data();
    void backdropFollowsTheSubject();
    void flawsShow_data();
    void flawsShow();
};

void TestSyntheticPortrait::detectorsFindTheFace_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("cascade");
    QTest::addColumn<bool>("scarf");
    for (const char* cascade :
         {"haarcascade_frontalface_default.xml", "haarcascade_frontalface_alt2.xml"}) {
        for (int i = 0; i < 16; ++i) {
            QTest::addRow("subject %d %s", i, cascade)
                << QStringLiteral("id%1").arg(i) << QString::fromLatin1(cascade) << (i % 2 == 1);
        }
    }
}

void TestSyntheticPortrait::detectorsFindTheFace()
{
    QFETCH(QString, id);
    QFETCH(QString, cascade);
    QFETCH(bool, scarf);
    const Subject subject{id.toStdString(), Backdrop::Red,
                          scarf ? Headwear::Headscarf : Headwear::None};
    const auto portrait = makePortrait(1, subject, 3);
    const Found found = detect(portrait.image, cascade.toLatin1().constData());
    QCOMPARE(found.faces.size(), std::size_t{1});
    QCOMPARE(found.eyes.size(), std::size_t{2});
    // The eyes are where the truth says, to a fifth of their distance.
    const PortraitTruth& truth = portrait.truth;
    const double distance = truth.rightEyeXPx - truth.leftEyeXPx;
    QVERIFY(distance >= 120.0);
    for (const cv::Rect& eye : found.eyes) {
        const double x = 2.0 * (eye.x + eye.width / 2.0);
        const double y = 2.0 * (eye.y + eye.height / 2.0);
        const double left = std::hypot(x - truth.leftEyeXPx, y - truth.leftEyeYPx);
        const double right = std::hypot(x - truth.rightEyeXPx, y - truth.rightEyeYPx);
        QVERIFY(std::min(left, right) < distance / 5.0);
    }
}

void TestSyntheticPortrait::framesMoveAndRepeat()
{
    const Subject subject{"moving", Backdrop::Blue, Headwear::None};
    const PortraitBase base = drawPortrait(4, subject);
    QCOMPARE(framePortrait(base, 8).image.pixels, makePortrait(4, subject, 8).image.pixels);
    QVERIFY(framePortrait(base, 8).image.pixels != framePortrait(base, 9).image.pixels);
    QVERIFY(makePortrait(5, subject, 8).image.pixels != framePortrait(base, 8).image.pixels);
    QCOMPARE(framePortrait(base, 8).image.widthPx * 4, framePortrait(base, 8).image.heightPx * 3);
}

void TestSyntheticPortrait::backdropFollowsTheSubject_data()
{
    QTest::addColumn<int>("backdrop");
    QTest::addColumn<int>("strongest");
    QTest::newRow("red") << static_cast<int>(Backdrop::Red) << 0;
    QTest::newRow("blue") << static_cast<int>(Backdrop::Blue) << 2;
    QTest::newRow("orange") << static_cast<int>(Backdrop::Orange) << 0;
}

void TestSyntheticPortrait::backdropFollowsTheSubject()
{
    QFETCH(int, backdrop);
    QFETCH(int, strongest);
    const Subject subject{"b", static_cast<Backdrop>(backdrop), Headwear::None};
    const auto colour = cornerColour(makePortrait(1, subject, 0).image);
    const auto top = std::ranges::max_element(colour) - colour.begin();
    QCOMPARE(static_cast<int>(top), strongest);
    const bool orange = subject.backdrop == Backdrop::Orange;
    QCOMPARE(colour[1] > 100 && colour[0] > 200, orange);
}

void TestSyntheticPortrait::flawsShow_data()
{
    QTest::addColumn<int>("flaw");
    QTest::addColumn<int>("faces");
    QTest::newRow("two faces") << static_cast<int>(PortraitFlaw::TwoFaces) << 2;
    QTest::newRow("no face") << static_cast<int>(PortraitFlaw::NoFace) << 0;
    QTest::newRow("blur") << static_cast<int>(PortraitFlaw::Blur) << -1;
    QTest::newRow("wrong backdrop") << static_cast<int>(PortraitFlaw::WrongBackdrop) << 1;
    QTest::newRow("closed eyes") << static_cast<int>(PortraitFlaw::ClosedEyes) << -1;
    QTest::newRow("turned head") << static_cast<int>(PortraitFlaw::TurnedHead) << -1;
}

void TestSyntheticPortrait::flawsShow()
{
    QFETCH(int, flaw);
    QFETCH(int, faces);
    const auto kind = static_cast<PortraitFlaw>(flaw);
    const Subject subject{"flawed", Backdrop::Red, Headwear::None};
    const auto good = makePortrait(1, subject, 2);
    const auto bad = makePortrait(1, subject, 2, kind);
    const Found found = detect(bad.image, "haarcascade_frontalface_alt2.xml");
    if (faces >= 0) {
        QCOMPARE(static_cast<int>(found.faces.size()), faces);
    }
    if (kind == PortraitFlaw::Blur) {
        QVERIFY(detail(bad.image) < 0.6 * detail(good.image));
    }
    if (kind == PortraitFlaw::WrongBackdrop) {
        QVERIFY(cornerColour(bad.image)[2] > cornerColour(bad.image)[0]);
    }
    if (kind == PortraitFlaw::ClosedEyes) {
        QVERIFY(found.eyes.size() < 2);
    }
    if (kind == PortraitFlaw::TurnedHead) {
        const double middle = (bad.truth.leftEyeXPx + bad.truth.rightEyeXPx) / 2.0;
        QVERIFY(std::abs(middle - kPortraitWidthPx / 2.0) > 50.0);
    }
}

QTEST_GUILESS_MAIN(TestSyntheticPortrait)
#include "tst_synthetic_portrait.moc"
