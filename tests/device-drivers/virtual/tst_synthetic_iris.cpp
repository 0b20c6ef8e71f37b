#include "virtual/bodies/synthetic_iris.h"

#include <QtTest>

#include <cmath>
#include <numbers>

using namespace rekam;
using namespace rekam::drivers;

namespace {

/// Mean grey on a circle, away from the lids (the lower sides, right and left).
double ring(const SyntheticIris& eye, double x, double y, double radius)
{
    double sum = 0.0;
    int count = 0;
    for (int degree = -30; degree <= 210; ++degree) {
        if (degree > 20 && degree < 160) {
            continue;
        }
        const double angle = degree * std::numbers::pi / 180.0;
        const auto column = static_cast<std::size_t>(x + radius * std::cos(angle));
        const auto row = static_cast<std::size_t>(y + radius * std::sin(angle));
        sum += eye.image.pixels[row * 640 + column];
        ++count;
    }
    return sum / count;
}

} // namespace

class TestSyntheticIris : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheSameForTheSameSeed();
    void geometryIsWhereTheTruthSays_data();
    void geometryIsWhereTheTruthSays();
    void capturesDiffer();
    void flawsShow();
};

void TestSyntheticIris::isTheSameForTheSameSeed()
{
    QCOMPARE(makeIris(1, "a", Eye::Left, {5}).image.pixels,
             makeIris(1, "a", Eye::Left, {5}).image.pixels);
    QVERIFY(makeIris(1, "a", Eye::Left, {5}).image.pixels !=
            makeIris(1, "a", Eye::Right, {5}).image.pixels);
    QVERIFY(makeIris(1, "a", Eye::Left, {5}).image.pixels !=
            makeIris(1, "b", Eye::Left, {5}).image.pixels);
    QVERIFY(makeIris(1, "a", Eye::Left, {5}).image.pixels !=
            makeIris(2, "a", Eye::Left, {5}).image.pixels);
}

void TestSyntheticIris::geometryIsWhereTheTruthSays_data()
{
    QTest::addColumn<quint64>("variation");
    for (quint64 variation = 0; variation < 12; ++variation) {
        QTest::addRow("capture %d", static_cast<int>(variation)) << variation;
    }
}

void TestSyntheticIris::geometryIsWhereTheTruthSays()
{
    QFETCH(quint64, variation);
    const auto eye = makeIris(3, "geometry", Eye::Right, {variation});
    const IrisTruth& truth = eye.truth;
    QCOMPARE(eye.image.widthPx, 640);
    QCOMPARE(eye.image.heightPx, 480);
    QVERIFY(truth.limbusRadiusPx >= 90.0);
    const double ratio = truth.pupilRadiusPx / truth.limbusRadiusPx;
    QVERIFY(ratio > 0.2 && ratio < 0.7);
    const double pupil = ring(eye, truth.pupilXPx, truth.pupilYPx, truth.pupilRadiusPx - 6);
    const double inner = ring(eye, truth.pupilXPx, truth.pupilYPx, truth.pupilRadiusPx + 6);
    const double outer = ring(eye, truth.limbusXPx, truth.limbusYPx, truth.limbusRadiusPx - 8);
    const double sclera = ring(eye, truth.limbusXPx, truth.limbusYPx, truth.limbusRadiusPx + 10);
    QVERIFY(inner - pupil >= 30.0);
    QVERIFY(sclera - outer > 20.0);
}

void TestSyntheticIris::capturesDiffer()
{
    const auto one = makeIris(3, "twice", Eye::Left, {1});
    const auto other = makeIris(3, "twice", Eye::Left, {2});
    QVERIFY(one.image.pixels != other.image.pixels);
    QVERIFY(one.truth.limbusXPx != other.truth.limbusXPx);
    QVERIFY(one.truth.pupilRadiusPx != other.truth.pupilRadiusPx);
}

void TestSyntheticIris::flawsShow()
{
    const auto detail = [](const GrayImage& image) {
        double sum = 0.0;
        for (std::size_t i = 0; i + 1 < image.pixels.size(); ++i) {
            sum += std::abs(image.pixels[i + 1] - image.pixels[i]);
        }
        return sum;
    };
    const auto dark = [](const GrayImage& image) {
        return std::ranges::count_if(image.pixels, [](std::uint8_t p) { return p < 40; });
    };
    const auto sharp = makeIris(3, "flaw", Eye::Left, {1, LidState::Open, Focus::Sharp}).image;
    const auto blurred = makeIris(3, "flaw", Eye::Left, {1, LidState::Open, Focus::Blurred}).image;
    const auto closed = makeIris(3, "flaw", Eye::Left, {1, LidState::Closed, Focus::Sharp}).image;
    QVERIFY(detail(blurred) < 0.9 * detail(sharp));
    QVERIFY(dark(closed) * 10 < dark(sharp));
}

QTEST_GUILESS_MAIN(TestSyntheticIris)
#include "tst_synthetic_iris.moc"
