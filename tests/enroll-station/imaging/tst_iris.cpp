// Irises drawn from a seed: circles, causes, codes and their bytes.
#include "imaging/iris/compare.h"
#include "imaging/iris/quality.h"
#include "imaging/mat_view.h"
#include "virtual/bodies/synthetic_iris.h"

#include <QTest>

#include <cmath>

using namespace rekam;
using namespace rekam::imaging;
using drivers::Focus;
using drivers::LidState;

namespace {

constexpr std::uint64_t kSeed = 20'261'122;

drivers::SyntheticIris draw(const std::string& subject, Eye eye, std::uint64_t variation = 0)
{
    return drivers::makeIris(kSeed, subject, eye, {variation, LidState::Open, Focus::Sharp});
}

IrisTemplate codeOf(const GrayImage& image)
{
    const auto code = encodeIris(image);
    REKAM_CHECK(code.ok());
    return code.value();
}

GrayImage reduced(const GrayImage& image, double factor)
{
    cv::Mat small;
    cv::resize(viewOf(image), small, {}, factor, factor, cv::INTER_AREA);
    const int beside = (image.widthPx - small.cols) / 2;
    const int above = (image.heightPx - small.rows) / 2;
    cv::Mat whole;
    cv::copyMakeBorder(small, whole, above, above, beside, beside, cv::BORDER_REFLECT);
    return toGray(whole);
}

GrayImage shifted(const GrayImage& image, int right, int down)
{
    cv::Mat moved;
    const cv::Matx23d by(1, 0, right, 0, 1, down);
    cv::warpAffine(viewOf(image), moved, by, {image.widthPx, image.heightPx}, cv::INTER_LINEAR,
                   cv::BORDER_REPLICATE);
    return toGray(moved);
}

/// Lid of skin grey from above, down to the upper rim of the pupil.
GrayImage halfShut(const drivers::SyntheticIris& iris)
{
    cv::Mat image = viewOf(iris.image).clone();
    const auto& truth = iris.truth;
    const int edge = static_cast<int>(truth.pupilYPx - 0.4 * truth.pupilRadiusPx);
    image(cv::Rect(0, 0, image.cols, edge)).setTo(200);
    return toGray(image);
}

GrayImage withGlare(const drivers::SyntheticIris& iris)
{
    cv::Mat image = viewOf(iris.image).clone();
    const auto& truth = iris.truth;
    const double ring = 0.5 * (truth.pupilRadiusPx + truth.limbusRadiusPx);
    for (const double degrees : {20.0, 75.0, 130.0, 165.0}) {
        const double angle = degrees * CV_PI / 180;
        const cv::Point centre(static_cast<int>(truth.limbusXPx + ring * std::cos(angle)),
                               static_cast<int>(truth.limbusYPx + ring * std::sin(angle)));
        cv::circle(image, centre, static_cast<int>(0.2 * truth.limbusRadiusPx), 255, cv::FILLED);
    }
    return toGray(image);
}

} // namespace

class TestIris : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheCircles_data();
    void findsTheCircles();
    void findsNoEye_data();
    void findsNoEye();
    void refusesBrokenImages_data();
    void refusesBrokenImages();
    void namesTheCause_data();
    void namesTheCause();
    void likesAGoodImage();
    void tellsEyesApart();
    void knowsTheVeryImage();
    void comparesSymmetrically();
    void survivesATiltedHead();
    void templateKeepsEverything();
    void templateRejectsEveryTruncation();
    void templateRejectsWrongField_data();
    void templateRejectsWrongField();
};

void TestIris::findsTheCircles_data()
{
    QTest::addColumn<std::string>("subject");
    QTest::addColumn<Eye>("eye");
    QTest::addColumn<int>("variation");
    for (const char* subject : {"a", "b", "c", "d"}) {
        for (const Eye eye : {Eye::Left, Eye::Right}) {
            for (const int variation : {0, 1}) {
                QTest::addRow("%s %s %d", subject, eye == Eye::Left ? "left" : "right", variation)
                    << std::string(subject) << eye << variation;
            }
        }
    }
}

void TestIris::findsTheCircles()
{
    QFETCH(const std::string, subject);
    QFETCH(const Eye, eye);
    QFETCH(const int, variation);
    const auto iris = draw(subject, eye, static_cast<std::uint64_t>(variation));
    const auto found = segmentIris(iris.image);
    QVERIFY(found);
    const auto& [pupil, limbus, upper, lower, usable] = found.value();
    QVERIFY(std::hypot(pupil.xPx - iris.truth.pupilXPx, pupil.yPx - iris.truth.pupilYPx) < 2);
    QVERIFY(std::abs(pupil.radiusPx - iris.truth.pupilRadiusPx) < 2);
    QVERIFY(std::hypot(limbus.xPx - iris.truth.limbusXPx, limbus.yPx - iris.truth.limbusYPx) < 9);
    QVERIFY(std::abs(limbus.radiusPx - iris.truth.limbusRadiusPx) < 5);
    QCOMPARE(usable.pixels.size(), iris.image.pixels.size());
}

void TestIris::findsNoEye_data()
{
    QTest::addColumn<GrayImage>("image");
    const auto flat = [](std::uint8_t grey) {
        return GrayImage{640, 480, 0, std::vector<std::uint8_t>(640 * 480, grey)};
    };
    QTest::newRow("black") << flat(0);
    QTest::newRow("white") << flat(255);
    QTest::newRow("grey") << flat(128);
    GrayImage noise = flat(0);
    std::uint32_t state = 1;
    for (auto& pixel : noise.pixels) {
        state = state * 1'664'525U + 1'013'904'223U;
        pixel = static_cast<std::uint8_t>(state >> 24U);
    }
    QTest::newRow("noise") << noise;
    cv::Mat ramp(480, 640, CV_8UC1);
    for (int x = 0; x < ramp.cols; ++x) {
        ramp.col(x).setTo(x * 255 / ramp.cols);
    }
    QTest::newRow("a ramp") << toGray(ramp);
    cv::Mat stripes(480, 640, CV_8UC1, cv::Scalar(200));
    for (int x = 0; x < stripes.cols; x += 60) {
        stripes.colRange(x, x + 30).setTo(20);
    }
    QTest::newRow("stripes") << toGray(stripes);
    QTest::newRow("closed lids")
        << drivers::makeIris(kSeed, "a", Eye::Left, {0, LidState::Closed, Focus::Sharp}).image;
}

void TestIris::findsNoEye()
{
    QFETCH(const GrayImage, image);
    const auto found = segmentIris(image);
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::NotFound);
    const auto quality = assessIris(image);
    QCOMPARE(quality.score, 0);
    QCOMPARE(quality.cause, IrisCause::NoEye);
    QVERIFY(!encodeIris(image));
}

void TestIris::refusesBrokenImages_data()
{
    QTest::addColumn<GrayImage>("image");
    QTest::newRow("empty") << GrayImage{};
    QTest::newRow("fewer pixels than said")
        << GrayImage{640, 480, 0, std::vector<std::uint8_t>(640 * 479, 9)};
    QTest::newRow("negative size")
        << GrayImage{-640, -480, 0, std::vector<std::uint8_t>(640 * 480, 9)};
    QTest::newRow("too small") << GrayImage{119, 200, 0, std::vector<std::uint8_t>(119 * 200, 9)};
    QTest::newRow("too wide") << GrayImage{2049, 120, 0, std::vector<std::uint8_t>(2049 * 120, 9)};
}

void TestIris::refusesBrokenImages()
{
    QFETCH(const GrayImage, image);
    const auto found = segmentIris(image);
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::InvalidInput);
    QCOMPARE(assessIris(image).score, 0);
}

void TestIris::namesTheCause_data()
{
    QTest::addColumn<GrayImage>("image");
    QTest::addColumn<IrisCause>("cause");
    const auto iris = draw("cause", Eye::Left);
    QTest::newRow("blurred")
        << drivers::makeIris(kSeed, "cause", Eye::Left, {0, LidState::Open, Focus::Blurred}).image
        << IrisCause::Blur;
    QTest::newRow("half shut") << halfShut(iris) << IrisCause::Eyelid;
    QTest::newRow("too far") << reduced(iris.image, 0.5) << IrisCause::TooFar;
    QTest::newRow("glare") << withGlare(iris) << IrisCause::Glare;
    QTest::newRow("at the edge") << shifted(iris.image,
                                            static_cast<int>(-iris.truth.limbusXPx +
                                                             0.85 * iris.truth.limbusRadiusPx),
                                            0)
                                 << IrisCause::OffCentre;
}

void TestIris::namesTheCause()
{
    QFETCH(const GrayImage, image);
    QFETCH(const IrisCause, cause);
    const auto quality = assessIris(image);
    QCOMPARE(irisCauseName(quality.cause), irisCauseName(cause));
    QVERIFY2(quality.score < kIrisGoodScore, qPrintable(QString::number(quality.score)));
}

void TestIris::likesAGoodImage()
{
    const auto quality = assessIris(draw("good", Eye::Right).image);
    QVERIFY(quality.score >= kIrisGoodScore);
    QCOMPARE(quality.cause, IrisCause::None);
    QCOMPARE(quality.verdict, Verdict::Good);
    QVERIFY(quality.usableIrisArea >= 70);
    QVERIFY(quality.irisPupilContrast >= 30);
    QVERIFY(quality.irisScleraContrast > 5);
    QVERIFY(quality.concentricity >= 90);
}

void TestIris::tellsEyesApart()
{
    const auto left = codeOf(draw("one", Eye::Left, 1).image);
    const auto leftAgain = codeOf(draw("one", Eye::Left, 2).image);
    const auto right = codeOf(draw("one", Eye::Right, 1).image);
    const auto other = codeOf(draw("two", Eye::Left, 1).image);
    QVERIFY(compareIrises(left, leftAgain) >= kIrisMatchScore);
    QVERIFY(compareIrises(left, leftAgain) < kIrisSameImageScore);
    QVERIFY2(compareIrises(left, right) < kIrisMatchScore, "left is not right");
    QVERIFY2(compareIrises(left, other) < kIrisMatchScore, "one person is not another");
}

void TestIris::knowsTheVeryImage()
{
    const auto image = draw("one", Eye::Left, 1).image;
    QVERIFY(compareIrises(codeOf(image), codeOf(image)) >= kIrisSameImageScore);
}

void TestIris::comparesSymmetrically()
{
    const auto a = codeOf(draw("one", Eye::Left, 1).image);
    const auto b = codeOf(draw("one", Eye::Left, 2).image);
    QCOMPARE(compareIrises(a, b), compareIrises(b, a));
    QCOMPARE(compareIrises(a, IrisTemplate{}), 0.0);
}

void TestIris::survivesATiltedHead()
{
    const auto iris = draw("one", Eye::Left, 1);
    const cv::Point2f centre(static_cast<float>(iris.truth.limbusXPx),
                             static_cast<float>(iris.truth.limbusYPx));
    cv::Mat tilted;
    cv::warpAffine(viewOf(iris.image), tilted, cv::getRotationMatrix2D(centre, 12, 1),
                   {iris.image.widthPx, iris.image.heightPx}, cv::INTER_LINEAR,
                   cv::BORDER_REPLICATE);
    QVERIFY(compareIrises(codeOf(iris.image), codeOf(toGray(tilted))) >= kIrisMatchScore);
}

void TestIris::templateKeepsEverything()
{
    const auto code = codeOf(draw("one", Eye::Left).image);
    const auto parsed = parseIris(serialiseIris(code));
    QVERIFY(parsed);
    QVERIFY(parsed.value() == code);
}

void TestIris::templateRejectsEveryTruncation()
{
    const Bytes bytes = serialiseIris(codeOf(draw("one", Eye::Left).image));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const auto parsed = parseIris(ByteView(bytes).first(size));
        QVERIFY2(!parsed, qPrintable(QString("accepted %1 bytes").arg(size)));
        QCOMPARE(parsed.error().code, ErrorCode::InvalidInput);
    }
}

void TestIris::templateRejectsWrongField_data()
{
    QTest::addColumn<int>("offset");
    QTest::addColumn<int>("octet");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("magic") << 0 << 0 << ErrorCode::InvalidInput;
    QTest::newRow("version 2") << 4 << 2 << ErrorCode::Unsupported;
    QTest::newRow("planes") << 5 << 3 << ErrorCode::InvalidInput;
    QTest::newRow("rows") << 6 << 15 << ErrorCode::InvalidInput;
    QTest::newRow("reserved") << 7 << 1 << ErrorCode::InvalidInput;
    QTest::newRow("columns") << 9 << 1 << ErrorCode::InvalidInput;
    QTest::newRow("reserved at the end") << 11 << 1 << ErrorCode::InvalidInput;
    QTest::newRow("a code bit outside the mask") << 12 << 0xFF << ErrorCode::InvalidInput;
}

void TestIris::templateRejectsWrongField()
{
    QFETCH(const int, offset);
    QFETCH(const int, octet);
    QFETCH(const ErrorCode, code);
    Bytes bytes = serialiseIris(IrisTemplate{});
    bytes[static_cast<std::size_t>(offset)] = static_cast<std::byte>(octet);
    const auto parsed = parseIris(bytes);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, code);
}

QTEST_APPLESS_MAIN(TestIris)
#include "tst_iris.moc"
