// The iris chain on real eyes: CASIA-IrisV1 and the records of another sensor.
#include "imaging/finger/quality.h"
#include "imaging/iris/compare.h"
#include "imaging/iris/quality.h"
#include "support/casia_samples.h"

#include <QTest>

#include <algorithm>
#include <string_view>

using namespace rekam;
using namespace rekam::imaging;
using namespace rekam::testing;

namespace {

/// Enough eyes for a bound, few enough for every run; the bench takes all.
constexpr const char* kLastEye = "016";

GrayImage irisInside(const std::filesystem::path& record)
{
    const auto bytes = readAll(record);
    constexpr std::string_view kSignature("\0\0\0\x0cjP  ", 8);
    const auto signature = asBytes(kSignature);
    const auto start = std::search(bytes.begin(), bytes.end(), signature.begin(), signature.end());
    const auto image = biometrics::decodeGray(
        ByteView(bytes).subspan(static_cast<std::size_t>(start - bytes.begin())));
    return image ? image.value() : GrayImage{};
}

} // namespace

class TestIrisReal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void segmentsEveryEye();
    void noEyeIsAFinger();
    void tellsEyesApart();
    void measuresAnotherSensor();
};

void TestIrisReal::segmentsEveryEye()
{
    REKAM_NEEDS(testData("iris/casia1"));
    const auto samples = readCasia(testData("iris/casia1"), kLastEye);
    QCOMPARE(samples.size(), std::size_t{16 * 7});
    int good = 0;
    for (const auto& sample : samples) {
        const auto found = segmentIris(sample.image);
        QVERIFY2(found, sample.name.c_str());
        const double ratio = found.value().pupil.radiusPx / found.value().limbus.radiusPx;
        QVERIFY2(ratio > 0.2 && ratio < 0.7, sample.name.c_str());
        good += assessIris(sample.image, found.value()).score >= kIrisFairScore ? 1 : 0;
    }
    QVERIFY2(good >= 100, qPrintable(QString::number(good)));
}

/// Lashes and furrows are not ridges: eyes had up to 44 of 100 as fingers.
void TestIrisReal::noEyeIsAFinger()
{
    REKAM_NEEDS(testData("iris/casia1"));
    for (const auto& sample : readCasia(testData("iris/casia1"), kLastEye)) {
        QVERIFY2(measureQuality(sample.image).cause == FingerCause::Blank, sample.name.c_str());
    }
}

void TestIrisReal::tellsEyesApart()
{
    REKAM_NEEDS(testData("iris/casia1"));
    const auto samples = readCasia(testData("iris/casia1"), kLastEye);
    std::vector<IrisTemplate> codes;
    for (const auto& sample : samples) {
        const auto code = encodeIris(sample.image);
        QVERIFY2(code, sample.name.c_str());
        codes.push_back(code.value());
    }
    int genuine = 0;
    int missed = 0;
    int falsely = 0;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        for (std::size_t j = i + 1; j < codes.size(); ++j) {
            const double score = compareIrises(codes[i], codes[j]);
            const bool same = samples[i].eye == samples[j].eye;
            genuine += same ? 1 : 0;
            missed += same && score < kIrisMatchScore ? 1 : 0;
            falsely += !same && score >= kIrisMatchScore ? 1 : 0;
            QVERIFY2(score < kIrisSameImageScore, "two captures are never the very image");
        }
    }
    QCOMPARE(genuine, 16 * 21);
    QVERIFY2(missed <= genuine / 25, qPrintable(QString::number(missed)));
    QVERIFY2(falsely <= 2, qPrintable(QString::number(falsely)));
}

void TestIrisReal::measuresAnotherSensor()
{
    const auto folder = testData("records/iso-mosip/Registration");
    REKAM_NEEDS(folder);
    const auto left = irisInside(folder / "Left_Iris.iso");
    const auto right = irisInside(folder / "Right_Iris.iso");
    for (const auto& image : {left, right}) {
        const auto quality = assessIris(image);
        QCOMPARE(irisCauseName(quality.cause), irisCauseName(IrisCause::None));
        QVERIFY(quality.irisRadiusPx > 120 && quality.irisRadiusPx < 140);
    }
    const auto a = encodeIris(left);
    const auto b = encodeIris(right);
    QVERIFY(a && b);
    QVERIFY2(compareIrises(a.value(), b.value()) < kIrisMatchScore, "left is not right");
}

QTEST_APPLESS_MAIN(TestIrisReal)
#include "tst_iris_real.moc"
