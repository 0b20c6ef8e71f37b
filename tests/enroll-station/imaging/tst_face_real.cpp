// The face checks on real portraits, whole and spoiled on purpose.
#include "biometrics/image_codec.h"
#include "imaging/face/face_check.h"
#include "support/picture_defects.h"
#include "support/test_data.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string_view>

using namespace rekam;
using namespace rekam::imaging;
using namespace rekam::testing;

namespace {

// Eyes of face/astronaut.png, read off the picture.
constexpr FacePoint kLeftEye{203, 101};
constexpr FacePoint kRightEye{247, 101};
/// The head in the doubled picture, in the middle of a square.
constexpr Box kHead{194, 0, 512, 512};
constexpr Colour kRed{190, 25, 35};
constexpr Colour kBlue{30, 80, 190};
constexpr Colour kOrange{235, 130, 30};
constexpr Colour kLight{225, 225, 230};

RgbImage astronaut()
{
    const auto picture = biometrics::decodeRgb(readAll(testData("face/astronaut.png")));
    return picture ? picture.value() : RgbImage{};
}

/// The sitter cut out roughly and set before a cloth, twice as large.
RgbImage before(const RgbImage& picture, Colour cloth)
{
    RgbImage result = plainPicture(picture.widthPx, picture.heightPx, cloth);
    for (int y = 0; y < picture.heightPx; ++y) {
        for (int x = 0; x < picture.widthPx; ++x) {
            const bool head = std::hypot((x - 226) / 71.0, (y - 101) / 86.0) <= 1;
            const bool body = y > 165 && std::abs(x - 215) < 90 + (y - 165) / 2;
            if (head || body) {
                const auto offset = 3 * (y * picture.widthPx + x);
                std::copy_n(picture.pixels.begin() + offset, 3, result.pixels.begin() + offset);
            }
        }
    }
    return doubled(result);
}

/// The JPEG 2000 inside an ISO/IEC 19794-5 record.
RgbImage portraitInside(const std::filesystem::path& record)
{
    const auto bytes = readAll(record);
    constexpr std::string_view kSignature("\0\0\0\x0cjP  ", 8);
    const auto signature = asBytes(kSignature);
    const auto start = std::search(bytes.begin(), bytes.end(), signature.begin(), signature.end());
    const auto picture = biometrics::decodeRgb(
        ByteView(bytes).subspan(static_cast<std::size_t>(start - bytes.begin())));
    return picture ? picture.value() : RgbImage{};
}

} // namespace

class TestFaceReal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void locatesAndMeasuresTheEyes();
    void findsAnotherPersonToo();
    void refuses_data();
    void refuses();
    void warnsOf_data();
    void warnsOf();
    void knowsTheCloth_data();
    void knowsTheCloth();
    void measuresTilt_data();
    void measuresTilt();
    void followsLiveFrames();

private:
    std::unique_ptr<FaceChecker> m_checker;
};

void TestFaceReal::initTestCase()
{
    REKAM_NEEDS(testData("face/astronaut.png"));
    auto checker = FaceChecker::open(kDefaultCascadeFolder);
    QVERIFY2(checker, "package opencv-data is missing");
    m_checker = std::make_unique<FaceChecker>(std::move(checker).value());
}

void TestFaceReal::locatesAndMeasuresTheEyes()
{
    const auto report = m_checker->check(astronaut(), {}).value();
    QVERIFY(!report.refused());
    QCOMPARE(report.faceCount, 1);
    const auto& eyes = *report.eyes;
    QVERIFY(std::hypot(eyes[0].xPx - kLeftEye.xPx, eyes[0].yPx - kLeftEye.yPx) < 4);
    QVERIFY(std::hypot(eyes[1].xPx - kRightEye.xPx, eyes[1].yPx - kRightEye.yPx) < 4);
    QVERIFY(std::abs(report.find(FaceCheckId::EyeDistance)->value - 44) < 4);
    // So small a face is honest about it: 90 px are asked for.
    QCOMPARE(report.find(FaceCheckId::EyeDistance)->verdict, Verdict::Poor);
    QCOMPARE(report.find(FaceCheckId::Roll)->verdict, Verdict::Good);
    QCOMPARE(report.find(FaceCheckId::GreyRange)->verdict, Verdict::Good);
    QCOMPARE(report.find(FaceCheckId::Exposure)->verdict, Verdict::Good);
}

void TestFaceReal::findsAnotherPersonToo()
{
    const auto record = testData("records/iso-mosip/Registration/Face.iso");
    REKAM_NEEDS(record);
    const auto report = m_checker->check(portraitInside(record), {}).value();
    QVERIFY(!report.refused());
    QVERIFY(std::abs(report.find(FaceCheckId::EyeDistance)->value - 57) < 4);
}

void TestFaceReal::refuses_data()
{
    QTest::addColumn<RgbImage>("picture");
    REKAM_NEEDS(testData("face/astronaut.png"));
    const RgbImage whole = astronaut();
    const RgbImage person = cut(whole, {100, 0, 256, 512});
    QTest::newRow("two people") << besideEachOther(person, mirrored(person));
    const Box overEyes{180, 88, 92, 28};
    QTest::newRow("a black bar over the eyes") << withBox(whole, overEyes, {});
    QTest::newRow("a white bar over the eyes") << withBox(whole, overEyes, {255, 255, 255});
    QTest::newRow("a bar of skin over the eyes") << withBox(whole, overEyes, {205, 165, 140});
    QTest::newRow("one eye covered") << withBox(whole, {183, 88, 38, 26}, {205, 165, 140});
    RgbImage glasses = withEllipse(whole, {203, 101, 13, 10}, {15, 15, 15});
    glasses = withEllipse(glasses, {248, 101, 13, 10}, {15, 15, 15});
    QTest::newRow("dark glasses") << withBox(glasses, {210, 97, 30, 3}, {15, 15, 15});
    QTest::newRow("cut through the forehead") << cut(whole, {0, 70, 512, 442});
    QTest::newRow("cut through the chin") << cut(whole, {0, 0, 512, 150});
    QTest::newRow("cut through a cheek") << cut(whole, {196, 0, 316, 512});
    QTest::newRow("the other way up") << mirrored(tilted(whole, 180));
    QTest::newRow("no person: the rocket") << cut(whole, {340, 0, 172, 280});
    QTest::newRow("no person: the suit") << cut(whole, {20, 260, 340, 252});
    QTest::newRow("blurred beyond a face") << blurred(whole, 14);
}

void TestFaceReal::refuses()
{
    QFETCH(const RgbImage, picture);
    const auto report = m_checker->check(picture, {}).value();
    QVERIFY(report.refused());
}

void TestFaceReal::warnsOf_data()
{
    QTest::addColumn<RgbImage>("picture");
    QTest::addColumn<FaceCheckId>("id");
    REKAM_NEEDS(testData("face/astronaut.png"));
    const RgbImage good = before(astronaut(), kRed);
    QTest::newRow("blur") << blurred(good, 5) << FaceCheckId::Sharpness;
    QTest::newRow("one side in shadow") << halfShaded(good, 450, 0.35) << FaceCheckId::Illumination;
    QTest::newRow("too dark") << relit(good, 0.18, 0.18) << FaceCheckId::Exposure;
    QTest::newRow("burnt out") << relit(good, 1.6, 1.6) << FaceCheckId::Exposure;
    QTest::newRow("sixteen greys") << posterised(good, 16) << FaceCheckId::GreyRange;
    QTest::newRow("cloth half in shadow")
        << halfShaded(good, 450, 0.4) << FaceCheckId::BackgroundEvenness;
    QTest::newRow("no cloth") << doubled(astronaut()) << FaceCheckId::BackgroundHue;
    QTest::newRow("too far away") << astronaut() << FaceCheckId::EyeDistance;
    QTest::newRow("tilted") << tilted(cut(good, kHead), 13) << FaceCheckId::Roll;
}

void TestFaceReal::warnsOf()
{
    QFETCH(const RgbImage, picture);
    QFETCH(const FaceCheckId, id);
    const auto good = m_checker->check(before(astronaut(), kRed), {}).value();
    const auto report = m_checker->check(picture, {}).value();
    const FaceCheck* check = report.find(id);
    QVERIFY(check != nullptr);
    QVERIFY2(check->verdict == Verdict::Poor, qPrintable(QString::number(check->value)));
    if (id != FaceCheckId::EyeDistance) {
        QVERIFY2(good.find(id)->verdict != Verdict::Poor, "the picture was so from the start");
    }
    QVERIFY2(!report.refused(), "guides and warns, does not refuse");
}

void TestFaceReal::knowsTheCloth_data()
{
    QTest::addColumn<Colour>("cloth");
    QTest::addColumn<FaceBackground>("required");
    QTest::addColumn<bool>("right");
    REKAM_NEEDS(testData("face/astronaut.png"));
    QTest::newRow("red for red") << kRed << FaceBackground::Red << true;
    QTest::newRow("blue for blue") << kBlue << FaceBackground::Blue << true;
    QTest::newRow("orange for orange") << kOrange << FaceBackground::Orange << true;
    QTest::newRow("red for blue") << kRed << FaceBackground::Blue << false;
    QTest::newRow("blue for red") << kBlue << FaceBackground::Red << false;
    QTest::newRow("orange for red") << kOrange << FaceBackground::Red << false;
    QTest::newRow("red for orange") << kRed << FaceBackground::Orange << false;
    QTest::newRow("light for red") << kLight << FaceBackground::Red << false;
    QTest::newRow("black for blue") << Colour{} << FaceBackground::Blue << false;
}

void TestFaceReal::knowsTheCloth()
{
    QFETCH(const Colour, cloth);
    QFETCH(const FaceBackground, required);
    QFETCH(const bool, right);
    const FaceRequirement requirement{required, FaceFraming::PortraitCrop};
    const auto report = m_checker->check(before(astronaut(), cloth), requirement).value();
    QVERIFY(!report.refused());
    const FaceCheck* hue = report.find(FaceCheckId::BackgroundHue);
    QVERIFY2(hue->verdict == (right ? Verdict::Good : Verdict::Poor),
             qPrintable(QString::number(hue->value)));
    QCOMPARE(report.find(FaceCheckId::BackgroundEvenness)->verdict, Verdict::Good);
}

void TestFaceReal::measuresTilt_data()
{
    QTest::addColumn<double>("degrees");
    REKAM_NEEDS(testData("face/astronaut.png"));
    for (const double degrees : {-13.0, -10.0, -5.0, 0.0, 5.0, 10.0, 13.0}) {
        QTest::addRow("%g degrees", degrees) << degrees;
    }
}

void TestFaceReal::measuresTilt()
{
    QFETCH(const double, degrees);
    const auto picture = tilted(cut(before(astronaut(), kRed), kHead), degrees);
    const auto report = m_checker->check(picture, {}).value();
    QVERIFY(!report.refused());
    const double roll = report.find(FaceCheckId::Roll)->value;
    QVERIFY2(std::abs(roll - degrees) < 4, qPrintable(QString::number(roll)));
}

void TestFaceReal::followsLiveFrames()
{
    const auto scene = before(astronaut(), kRed);
    for (int frame = 0; frame < 24; ++frame) {
        const int shift = 4 * frame;
        const auto view = cut(scene, {60 + shift, 0, 768, 768});
        const auto report = m_checker->checkFrame(view, {}).value();
        QVERIFY2(!report.refused(), qPrintable(QString::number(frame)));
        const auto& eyes = *report.eyes;
        QVERIFY(std::abs(eyes[0].xPx - (2 * kLeftEye.xPx - 60 - shift)) < 9);
        QVERIFY(std::abs(eyes[1].xPx - (2 * kRightEye.xPx - 60 - shift)) < 9);
    }
}

QTEST_APPLESS_MAIN(TestFaceReal)
#include "tst_face_real.moc"
