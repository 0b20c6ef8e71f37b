// The face checks on drawn portraits, and what must never pass for a portrait.
#include "imaging/face/face_check.h"
#include "support/picture_defects.h"
#include "virtual/bodies/synthetic_portrait.h"

#include <QTest>

#include <cmath>
#include <memory>
#include <set>
#include <string>

using namespace rekam;
using namespace rekam::imaging;
using namespace rekam::testing;
using drivers::Backdrop;
using drivers::Headwear;
using drivers::PortraitFlaw;

namespace {

constexpr std::uint64_t kSeed = 20'261'122;
constexpr Colour kSkin{208, 160, 128};
constexpr Colour kRed{192, 32, 32};

drivers::SyntheticPortrait draw(const std::string& id, Backdrop backdrop, Headwear headwear,
                                PortraitFlaw flaw = PortraitFlaw::None)
{
    return drivers::makePortrait(kSeed, {id, backdrop, headwear}, 1, flaw);
}

RgbImage oval()
{
    return withEllipse(plainPicture(512, 512, kRed), {256, 240, 100, 140}, kSkin);
}

RgbImage twoBlobs()
{
    return withEllipse(withEllipse(oval(), {216, 210, 12, 12}, {}), {296, 210, 12, 12}, {});
}

RgbImage smiley()
{
    RgbImage picture = withBox(twoBlobs(), {253, 225, 6, 45}, {120, 60, 60});
    return withEllipse(std::move(picture), {256, 310, 40, 9}, {128, 32, 32});
}

/// Dots with whites, without lids.
RgbImage buttonEyes()
{
    RgbImage picture = smiley();
    for (const double x : {216.0, 296.0}) {
        picture = withEllipse(std::move(picture), {x, 210, 26, 13}, {250, 250, 250});
        picture = withEllipse(std::move(picture), {x, 210, 11, 11}, {});
    }
    return picture;
}

} // namespace

class TestFace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsDrawnFaces_data();
    void findsDrawnFaces();
    void findsTheFlaw_data();
    void findsTheFlaw();
    void refusesWhatIsNoPortrait_data();
    void refusesWhatIsNoPortrait();
    void liveFramesSayTheSame();
    void liveFramesFollowAFaceThatLeaves();
    void cropsToSize();
    void refusesToCrop_data();
    void refusesToCrop();
    void refusesBrokenPictures_data();
    void refusesBrokenPictures();
    void needsItsCascades();
    void namesAreDistinct();

private:
    std::unique_ptr<FaceChecker> m_checker;
};

void TestFace::initTestCase()
{
    auto checker = FaceChecker::open(kDefaultCascadeFolder);
    QVERIFY2(checker, "package opencv-data is missing");
    m_checker = std::make_unique<FaceChecker>(std::move(checker).value());
}

void TestFace::findsDrawnFaces_data()
{
    QTest::addColumn<Backdrop>("backdrop");
    QTest::addColumn<Headwear>("headwear");
    QTest::addColumn<std::string>("id");
    for (int i = 0; i < 6; ++i) {
        QTest::addRow("person %d", i)
            << static_cast<Backdrop>(i % 3) << (i % 2 == 0 ? Headwear::None : Headwear::Headscarf)
            << "person " + std::to_string(i);
    }
}

void TestFace::findsDrawnFaces()
{
    QFETCH(const Backdrop, backdrop);
    QFETCH(const Headwear, headwear);
    QFETCH(const std::string, id);
    const auto portrait = draw(id, backdrop, headwear);
    const auto result =
        m_checker->check(portrait.image, {static_cast<FaceBackground>(backdrop), {}});
    QVERIFY(result);
    const FaceReport& report = result.value();
    QVERIFY(!report.refused());
    QVERIFY(report.overall() != Verdict::Poor);
    QCOMPARE(report.checks.size(), kFaceCheckCount);
    const auto& truth = portrait.truth;
    const double apart =
        std::hypot(truth.rightEyeXPx - truth.leftEyeXPx, truth.rightEyeYPx - truth.leftEyeYPx);
    const auto& eyes = *report.eyes;
    QVERIFY(std::hypot(eyes[0].xPx - truth.leftEyeXPx, eyes[0].yPx - truth.leftEyeYPx) <
            0.05 * apart);
    QVERIFY(std::hypot(eyes[1].xPx - truth.rightEyeXPx, eyes[1].yPx - truth.rightEyeYPx) <
            0.05 * apart);
}

void TestFace::findsTheFlaw_data()
{
    QTest::addColumn<PortraitFlaw>("flaw");
    QTest::addColumn<FaceCheckId>("id");
    QTest::addColumn<bool>("refused");
    QTest::newRow("blur") << PortraitFlaw::Blur << FaceCheckId::Sharpness << false;
    QTest::newRow("closed eyes") << PortraitFlaw::ClosedEyes << FaceCheckId::EyesVisible << true;
    QTest::newRow("turned head") << PortraitFlaw::TurnedHead << FaceCheckId::Yaw << false;
    QTest::newRow("another colour behind")
        << PortraitFlaw::WrongBackdrop << FaceCheckId::BackgroundHue << false;
    QTest::newRow("nobody") << PortraitFlaw::NoFace << FaceCheckId::FaceCount << true;
    QTest::newRow("two people") << PortraitFlaw::TwoFaces << FaceCheckId::FaceCount << true;
}

void TestFace::findsTheFlaw()
{
    QFETCH(const PortraitFlaw, flaw);
    QFETCH(const FaceCheckId, id);
    QFETCH(const bool, refused);
    for (const auto headwear : {Headwear::None, Headwear::Headscarf}) {
        const auto portrait = draw("flawed", Backdrop::Red, headwear, flaw);
        const auto report = m_checker->check(portrait.image, {FaceBackground::Red, {}}).value();
        const FaceCheck* check = report.find(id);
        QVERIFY(check != nullptr);
        QVERIFY2(check->verdict == Verdict::Poor, qPrintable(QString::number(check->value)));
        QCOMPARE(report.refused(), refused);
        QCOMPARE(report.overall(), Verdict::Poor);
    }
}

void TestFace::refusesWhatIsNoPortrait_data()
{
    QTest::addColumn<RgbImage>("picture");
    QTest::newRow("black") << plainPicture(640, 480, {});
    QTest::newRow("white") << plainPicture(640, 480, {255, 255, 255});
    QTest::newRow("red cloth") << plainPicture(640, 480, kRed);
    QTest::newRow("an empty oval") << oval();
    QTest::newRow("two blobs in an oval") << twoBlobs();
    QTest::newRow("two soft blobs in an oval") << blurred(twoBlobs(), 4);
    QTest::newRow("a smiley") << smiley();
    QTest::newRow("a soft smiley") << blurred(smiley(), 3);
    QTest::newRow("button eyes") << buttonEyes();
    QTest::newRow("soft button eyes") << blurred(buttonEyes(), 2);
    const auto drawn = draw("covered", Backdrop::Red, Headwear::None);
    const auto& truth = drawn.truth;
    const int left = static_cast<int>(truth.leftEyeXPx) - 70;
    const int top = static_cast<int>(truth.leftEyeYPx) - 40;
    const int width = static_cast<int>(truth.rightEyeXPx) + 70 - left;
    QTest::newRow("a bar over both eyes") << withBox(drawn.image, {left, top, width, 80}, {});
    QTest::newRow("one eye covered") << withBox(drawn.image, {left, top, 140, 80}, kSkin);
    QTest::newRow("cut through the forehead")
        << cut(drawn.image, {0, top - 60, drawn.image.widthPx, drawn.image.heightPx - top + 60});
    QTest::newRow("half a face") << cut(
        drawn.image,
        {left + width / 2, 0, drawn.image.widthPx - left - width / 2, drawn.image.heightPx});
    QTest::newRow("upside down") << mirrored(tilted(drawn.image, 180));
}

void TestFace::refusesWhatIsNoPortrait()
{
    QFETCH(const RgbImage, picture);
    const auto report = m_checker->check(picture, {});
    QVERIFY(report);
    QVERIFY(report.value().refused());
    QCOMPARE(report.value().overall(), Verdict::Poor);
}

void TestFace::liveFramesSayTheSame()
{
    const auto portrait = draw("live", Backdrop::Blue, Headwear::Headscarf);
    const FaceRequirement blue{FaceBackground::Blue, FaceFraming::PortraitCrop};
    const auto whole = m_checker->check(portrait.image, blue).value();
    for (int frame = 0; frame < 25; ++frame) {
        const auto live = m_checker->checkFrame(portrait.image, blue).value();
        QVERIFY(!live.refused());
        QCOMPARE(live.checks.size(), whole.checks.size());
        const double apart = whole.find(FaceCheckId::EyeDistance)->value;
        QVERIFY(std::hypot((*live.eyes)[0].xPx - (*whole.eyes)[0].xPx,
                           (*live.eyes)[0].yPx - (*whole.eyes)[0].yPx) < 0.06 * apart);
        QVERIFY(std::abs(live.find(FaceCheckId::EyeDistance)->value - apart) < 0.08 * apart);
    }
}

void TestFace::liveFramesFollowAFaceThatLeaves()
{
    const auto portrait = draw("live", Backdrop::Blue, Headwear::None);
    const auto empty = plainPicture(portrait.image.widthPx, portrait.image.heightPx, kRed);
    QVERIFY(!m_checker->checkFrame(portrait.image, {}).value().refused());
    QCOMPARE(m_checker->checkFrame(empty, {}).value().faceCount, 0);
    QVERIFY(!m_checker->checkFrame(portrait.image, {}).value().refused());
    // A second person walks in: seen at the latest with the next search of the whole frame.
    const auto two = draw("live", Backdrop::Blue, Headwear::None, PortraitFlaw::TwoFaces);
    int most = 0;
    for (int frame = 0; frame < 11; ++frame) {
        most = std::max(most, m_checker->checkFrame(two.image, {}).value().faceCount);
    }
    QCOMPARE(most, 2);
}

void TestFace::cropsToSize()
{
    const auto portrait = draw("cropped", Backdrop::Red, Headwear::None);
    const auto report = m_checker->check(portrait.image, {}).value();
    QCOMPARE(3 * report.portrait.heightPx, 4 * report.portrait.widthPx);
    for (const PortraitSize size : {PortraitSize{300, 400}, {480, 640}, {1200, 1600}}) {
        const auto cropped = cropPortrait(portrait.image, report, size);
        QVERIFY(cropped);
        QCOMPARE(cropped.value().widthPx, size.widthPx);
        QCOMPARE(cropped.value().heightPx, size.heightPx);
        const FaceRequirement whole{FaceBackground::Red, FaceFraming::WholeImage};
        const auto again = m_checker->check(cropped.value(), whole).value();
        for (const auto id : {FaceCheckId::CentreX, FaceCheckId::CentreY, FaceCheckId::HeadWidth,
                              FaceCheckId::HeadLength, FaceCheckId::HeadInFrame}) {
            QVERIFY2(again.find(id) != nullptr && again.find(id)->verdict == Verdict::Good,
                     faceCheckName(id));
        }
    }
}

void TestFace::refusesToCrop_data()
{
    QTest::addColumn<int>("widthPx");
    QTest::addColumn<int>("heightPx");
    QTest::newRow("nothing") << 0 << 0;
    QTest::newRow("negative") << -300 << -400;
    QTest::newRow("a square") << 400 << 400;
    QTest::newRow("landscape") << 400 << 300;
    QTest::newRow("huge") << 9000 << 12000;
}

void TestFace::refusesToCrop()
{
    QFETCH(const int, widthPx);
    QFETCH(const int, heightPx);
    const auto portrait = draw("cropped", Backdrop::Red, Headwear::None);
    const auto report = m_checker->check(portrait.image, {}).value();
    QVERIFY(!cropPortrait(portrait.image, report, {widthPx, heightPx}));
    QVERIFY(!cropPortrait(portrait.image, FaceReport{}, {300, 400}));
    QVERIFY2(!cropPortrait(plainPicture(200, 200, kRed), report, {300, 400}),
             "the report of another picture");
}

void TestFace::refusesBrokenPictures_data()
{
    QTest::addColumn<RgbImage>("picture");
    QTest::newRow("empty") << RgbImage{};
    QTest::newRow("grey pixels only")
        << RgbImage{640, 480, std::vector<std::uint8_t>(640 * 480, 7)};
    QTest::newRow("negative size") << RgbImage{-64, -64, std::vector<std::uint8_t>(3 * 64 * 64, 7)};
    QTest::newRow("too small") << plainPicture(63, 640, kRed);
    QTest::newRow("too wide") << plainPicture(kMaxFaceImagePx + 1, 64, kRed);
}

void TestFace::refusesBrokenPictures()
{
    QFETCH(const RgbImage, picture);
    QCOMPARE(m_checker->check(picture, {}).error().code, ErrorCode::InvalidInput);
    QCOMPARE(m_checker->checkFrame(picture, {}).error().code, ErrorCode::InvalidInput);
}

void TestFace::needsItsCascades()
{
    const auto checker = FaceChecker::open("/nowhere");
    QVERIFY(!checker);
    QCOMPARE(checker.error().code, ErrorCode::NotFound);
}

void TestFace::namesAreDistinct()
{
    std::set<std::string> names;
    for (std::size_t i = 0; i < kFaceCheckCount; ++i) {
        names.insert(faceCheckName(static_cast<FaceCheckId>(i)));
    }
    QCOMPARE(names.size(), kFaceCheckCount);
    QVERIFY(!names.contains("unknown"));
}

QTEST_APPLESS_MAIN(TestFace)
#include "tst_face.moc"
