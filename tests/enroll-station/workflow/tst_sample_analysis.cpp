// What a frame becomes before it is stored: the bytes decode to the frame, a single finger leaves
// only its cut, and a frame shown again is told by its hash.
#include "biometrics/image_codec.h"
#include "pressed_slap.h"
#include "virtual/bodies/synthetic_portrait.h"
#include "workflow/analysis/sample_analysis.h"

#include <QJsonDocument>
#include <QTest>

#include <cmath>

using namespace rekam;
using rekam::testing::press;

namespace {

constexpr const char* kNik = "1471010101080001";

class TestSampleAnalysis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storedBytesAreTheFrame();
    void singleFingerLeavesItsCutAlone();
    void refusedSlapLeavesNothing();
    void frameHashTellsFrames();
    void brokenFrameIsRefused();
    void eyeDistanceIsWhatTheCameraSaw_data();
    void eyeDistanceIsWhatTheCameraSaw();
};

void TestSampleAnalysis::storedBytesAreTheFrame()
{
    const GrayImage frame = press(kNik, FingerPosition::LeftFour, 1).image;
    const auto slap = workflow::analyseSlap(frame, FingerPosition::LeftFour, {});
    QVERIFY(slap.ok());
    QCOMPARE(slap.value().verdict, imaging::SlapVerdict::Good);
    QCOMPARE(slap.value().fingers.size(), 4U);
    const auto whole = biometrics::decodeGray(slap.value().png);
    QVERIFY(whole.ok());
    QVERIFY(whole.value().pixels == frame.pixels);
    QCOMPARE(whole.value().ppi, frame.ppi);
    for (const workflow::FingerAnalysis& finger : slap.value().fingers) {
        QVERIFY(biometrics::decodeGray(finger.png).ok());
        QVERIFY(!finger.minutiae.empty());
    }
}

void TestSampleAnalysis::singleFingerLeavesItsCutAlone()
{
    const GrayImage frame = press(kNik, FingerPosition::RightIndex, 1).image;
    const auto slap = workflow::analyseSlap(frame, FingerPosition::RightIndex, {});
    QVERIFY(slap.ok());
    QCOMPARE(slap.value().verdict, imaging::SlapVerdict::Good);
    QCOMPARE(slap.value().fingers.size(), 1U);
    QVERIFY(slap.value().png.empty());
    const auto cut = biometrics::decodeGray(slap.value().fingers.front().png);
    QVERIFY(cut.ok());
    QVERIFY(cut.value().pixels.size() < frame.pixels.size());
    QCOMPARE(slap.value().frameHash, workflow::frameHash(frame));
}

void TestSampleAnalysis::refusedSlapLeavesNothing()
{
    const GrayImage frame = press(kNik, FingerPosition::BothThumbs, 1).image;
    const auto slap = workflow::analyseSlap(frame, FingerPosition::LeftFour, {});
    QVERIFY(slap.ok());
    QCOMPARE(slap.value().verdict, imaging::SlapVerdict::TooFewFingers);
    QVERIFY(slap.value().png.empty());
    QVERIFY(slap.value().fingers.empty());
    QVERIFY(!slap.value().shown.isNull());
}

void TestSampleAnalysis::frameHashTellsFrames()
{
    GrayImage frame{4, 3, 500, std::vector<std::uint8_t>(12, 200)};
    const auto before = workflow::frameHash(frame);
    const GrayImage copy = frame;
    QCOMPARE(workflow::frameHash(copy), before);
    std::swap(frame.widthPx, frame.heightPx);
    QVERIFY(workflow::frameHash(frame) != before);
    std::swap(frame.widthPx, frame.heightPx);
    frame.pixels.back() ^= 1U;
    QVERIFY(workflow::frameHash(frame) != before);
}

void TestSampleAnalysis::brokenFrameIsRefused()
{
    const GrayImage torn{1600, 1500, 500, std::vector<std::uint8_t>(100)};
    const auto slap = workflow::analyseSlap(torn, FingerPosition::RightFour, {});
    QVERIFY(!slap.ok());
    QCOMPARE(slap.error().code, ErrorCode::InvalidInput);
}

void TestSampleAnalysis::eyeDistanceIsWhatTheCameraSaw_data()
{
    QTest::addColumn<int>("parts");
    QTest::addColumn<int>("widthPx");
    QTest::newRow("larger than the portrait") << 1 << 480;
    QTest::newRow("much larger: a small portrait blames nobody") << 1 << 240;
    QTest::newRow("a quarter of it: too little, however it is scaled") << 4 << 480;
    QTest::newRow("a quarter of it, and a large portrait") << 4 << 900;
}

void TestSampleAnalysis::eyeDistanceIsWhatTheCameraSaw()
{
    QFETCH(const int, parts);
    QFETCH(const int, widthPx);
    drivers::Subject subject;
    subject.id = kNik;
    const RgbImage large = drivers::makePortrait(1, subject, 1).image;
    RgbImage still{large.widthPx / parts, large.heightPx / parts, {}};
    for (int y = 0; y < still.heightPx; ++y) {
        for (int x = 0; x < still.widthPx; ++x) {
            const auto from = std::ptrdiff_t{3} * (y * parts * large.widthPx + x * parts);
            still.pixels.insert(still.pixels.end(), large.pixels.begin() + from,
                                large.pixels.begin() + from + 3);
        }
    }
    auto checker = imaging::FaceChecker::open(imaging::kDefaultCascadeFolder);
    QVERIFY(checker.ok());
    const auto seen = checker.value().check(still, {});
    QVERIFY(seen.ok());
    const auto photo =
        workflow::analysePhoto(checker.value(), still, {{}, {widthPx, widthPx * 4 / 3}});
    QVERIFY(photo.ok());
    QVERIFY2(!photo.value().jpeg.empty(), "a portrait of one person, though a small one");
    const auto id = imaging::FaceCheckId::EyeDistance;
    const imaging::FaceCheck* kept = photo.value().report.find(id);
    QVERIFY(kept != nullptr);
    QCOMPARE(kept->value, seen.value().find(id)->value);
    QCOMPARE(photo.value().shown.size(), QSize(widthPx, widthPx * 4 / 3));
    QCOMPARE(kept->verdict == imaging::Verdict::Poor, parts == 4);
    const auto measures =
        QJsonDocument::fromJson(QByteArray::fromStdString(photo.value().measuresJson));
    QVERIFY(std::abs(measures[QStringLiteral("eye-distance")].toDouble() - kept->value) < 0.01);
}

} // namespace

QTEST_GUILESS_MAIN(TestSampleAnalysis)
#include "tst_sample_analysis.moc"
