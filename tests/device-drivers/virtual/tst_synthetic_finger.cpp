#include "base/slap_fingers.h"
#include "virtual/bodies/synthetic_finger.h"
#include "virtual/bodies/synthetic_slap.h"

#include <QtTest>

#include <cmath>
#include <numbers>

using namespace rekam;
using namespace rekam::drivers;

namespace {

/// Correlation of two equally sized images, −1 … 1.
double correlation(const GrayImage& left, const GrayImage& right)
{
    const auto count = static_cast<double>(left.pixels.size());
    double sumLeft = 0.0;
    double sumRight = 0.0;
    double both = 0.0;
    double squareLeft = 0.0;
    double squareRight = 0.0;
    for (std::size_t i = 0; i < left.pixels.size(); ++i) {
        const double l = left.pixels[i];
        const double r = right.pixels[i];
        sumLeft += l;
        sumRight += r;
        both += l * r;
        squareLeft += l * l;
        squareRight += r * r;
    }
    const double covariance = both - sumLeft * sumRight / count;
    return covariance / std::sqrt((squareLeft - sumLeft * sumLeft / count) *
                                  (squareRight - sumRight * sumRight / count));
}

double darkShare(const GrayImage& image)
{
    const auto dark =
        std::ranges::count_if(image.pixels, [](std::uint8_t pixel) { return pixel < 128; });
    return static_cast<double>(dark) / static_cast<double>(image.pixels.size());
}

/// The ridge frequency along straight probes: dark-light changes per ridge, as a period in pixels.
double meanPeriod(const MasterPrint& master)
{
    double shortest = 1e9;
    for (int angle = 0; angle < 12; ++angle) {
        const double radians = std::numbers::pi * angle / 12.0;
        int changes = 0;
        bool before = false;
        for (int step = -40; step < 40; ++step) {
            const auto x = static_cast<std::size_t>(200 + step * std::cos(radians));
            const auto y = static_cast<std::size_t>(100 + step * std::sin(radians));
            const bool now = master.height[y * kMasterWidthPx + x] > 0.0F;
            changes += step > -40 && now != before ? 1 : 0;
            before = now;
        }
        shortest = std::min(shortest, changes == 0 ? 1e9 : 160.0 / changes);
    }
    return shortest;
}

} // namespace

class TestSyntheticFinger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mastersAreTheSameForTheSameSeed();
    void mastersDiffer_data();
    void mastersDiffer();
    void everyClassHasRidgesAndMinutiae_data();
    void everyClassHasRidgesAndMinutiae();
    void impressionsOfOneFingerDiffer();
    void truthLiesOnTheImage();
    void skinStateChangesTheInk();
    void slapHasItsFingers_data();
    void slapHasItsFingers();
    void slapsDifferByVariation();
};

void TestSyntheticFinger::mastersAreTheSameForTheSameSeed()
{
    const auto one = makeMasterPrint(7, "3201014502100001", FingerPosition::LeftIndex);
    const auto again = makeMasterPrint(7, "3201014502100001", FingerPosition::LeftIndex);
    QVERIFY(one.height == again.height);
    QCOMPARE(makeImpression(one, 3).pixels, makeImpression(again, 3).pixels);
}

void TestSyntheticFinger::mastersDiffer_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<int>("finger");
    QTest::newRow("other seed") << quint64{8} << "a" << 2;
    QTest::newRow("other subject") << quint64{7} << "b" << 2;
    QTest::newRow("other finger") << quint64{7} << "a" << 3;
}

void TestSyntheticFinger::mastersDiffer()
{
    QFETCH(quint64, seed);
    QFETCH(QString, subject);
    QFETCH(int, finger);
    const auto one = makeMasterPrint(7, "a", FingerPosition::RightIndex, PatternClass::Whorl);
    const auto other = makeMasterPrint(seed, subject.toStdString(),
                                       static_cast<FingerPosition>(finger), PatternClass::Whorl);
    double product = 0.0;
    for (std::size_t i = 0; i < one.height.size(); ++i) {
        product += static_cast<double>(one.height[i] * other.height[i]);
    }
    QVERIFY(std::abs(product / static_cast<double>(one.height.size())) < 0.25);
}

void TestSyntheticFinger::everyClassHasRidgesAndMinutiae_data()
{
    QTest::addColumn<int>("pattern");
    QTest::newRow("arch") << static_cast<int>(PatternClass::Arch);
    QTest::newRow("tented arch") << static_cast<int>(PatternClass::TentedArch);
    QTest::newRow("left loop") << static_cast<int>(PatternClass::LeftLoop);
    QTest::newRow("right loop") << static_cast<int>(PatternClass::RightLoop);
    QTest::newRow("whorl") << static_cast<int>(PatternClass::Whorl);
    QTest::newRow("double loop") << static_cast<int>(PatternClass::DoubleLoop);
}

void TestSyntheticFinger::everyClassHasRidgesAndMinutiae()
{
    QFETCH(int, pattern);
    const auto master = makeMasterPrint(11, "ridges", FingerPosition::RightThumb,
                                        static_cast<PatternClass>(pattern));
    // Skin that never grew would be zero.
    const auto flat =
        std::ranges::count_if(master.height, [](float height) { return std::abs(height) < 0.02F; });
    QVERIFY(flat < static_cast<std::ptrdiff_t>(master.height.size() / 20));
    const double period = meanPeriod(master);
    QVERIFY2(period > 6.5 && period < 12.0, qPrintable(QString::number(period)));
    QVERIFY(master.minutiae.size() >= 15);
    QVERIFY(master.minutiae.size() <= 120);
}

void TestSyntheticFinger::impressionsOfOneFingerDiffer()
{
    const auto master = makeMasterPrint(5, "same", FingerPosition::LeftIndex);
    const GrayImage one = makeImpression(master, 1);
    const GrayImage other = makeImpression(master, 2);
    QCOMPARE(one.ppi, 500);
    QVERIFY(one.widthPx >= 300);
    QVERIFY(one.heightPx >= 400);
    QVERIFY(one.pixels != other.pixels);
    QVERIFY(correlation(one, other) < 0.8);
}

void TestSyntheticFinger::truthLiesOnTheImage()
{
    const auto master = makeMasterPrint(5, "truth", FingerPosition::RightMiddle);
    const auto made = makeImpressionWithTruth(master, 9);
    QVERIFY(made.minutiae.size() >= 10);
    QVERIFY(made.minutiae.size() <= master.minutiae.size());
    for (const SkinMinutia& minutia : made.minutiae) {
        QVERIFY(minutia.xPx >= 0.0 && minutia.xPx < made.image.widthPx);
        QVERIFY(minutia.yPx >= 0.0 && minutia.yPx < made.image.heightPx);
        QVERIFY(minutia.directionRad >= 0.0 && minutia.directionRad < 2.0 * std::numbers::pi);
        // A minutia is on ink: its surroundings are neither blank platen nor solid.
        int dark = 0;
        for (int dy = -6; dy <= 6; ++dy) {
            for (int dx = -6; dx <= 6; ++dx) {
                const auto x = std::clamp(static_cast<int>(minutia.xPx) + dx, 0, 399);
                const auto y = std::clamp(static_cast<int>(minutia.yPx) + dy, 0, 499);
                dark += made.image.pixels[static_cast<std::size_t>(y) * 400 +
                                          static_cast<std::size_t>(x)] < 150
                            ? 1
                            : 0;
            }
        }
        QVERIFY(dark > 10);
    }
}

void TestSyntheticFinger::skinStateChangesTheInk()
{
    const auto master = makeMasterPrint(5, "skin", FingerPosition::RightMiddle);
    const double dry = darkShare(makeImpression(master, 4, SkinState::Dry));
    const double normal = darkShare(makeImpression(master, 4));
    const double wet = darkShare(makeImpression(master, 4, SkinState::Wet));
    QVERIFY(dry < normal);
    QVERIFY(normal < wet);
}

void TestSyntheticFinger::slapHasItsFingers_data()
{
    QTest::addColumn<int>("slap");
    QTest::addColumn<int>("count");
    QTest::newRow("right four") << static_cast<int>(FingerPosition::RightFour) << 4;
    QTest::newRow("left four") << static_cast<int>(FingerPosition::LeftFour) << 4;
    QTest::newRow("both thumbs") << static_cast<int>(FingerPosition::BothThumbs) << 2;
}

void TestSyntheticFinger::slapHasItsFingers()
{
    QFETCH(int, slap);
    QFETCH(int, count);
    std::vector<std::shared_ptr<const MasterPrint>> masters;
    for (const FingerPosition finger : fingersOf(static_cast<FingerPosition>(slap))) {
        masters.push_back(std::make_shared<const MasterPrint>(makeMasterPrint(3, "slap", finger)));
    }
    for (const double tiltDegrees : {0.0, 25.0, -25.0}) {
        const Slap made = makeSlap(masters, {17, tiltDegrees * std::numbers::pi / 180.0});
        QCOMPARE(made.image.widthPx, kPlatenWidthPx);
        QCOMPARE(made.image.heightPx, kPlatenHeightPx);
        QCOMPARE(static_cast<int>(made.places.size()), count);
        double before = -1.0;
        for (const FingerPlace& place : made.places) {
            QVERIFY(place.centreXPx > before);
            before = place.centreXPx;
            QVERIFY(place.centreXPx > 120 && place.centreXPx < kPlatenWidthPx - 120);
            QVERIFY(place.centreYPx > 120 && place.centreYPx < kPlatenHeightPx - 120);
        }
    }
}

void TestSyntheticFinger::slapsDifferByVariation()
{
    const std::vector<std::shared_ptr<const MasterPrint>> one = {
        std::make_shared<const MasterPrint>(makeMasterPrint(3, "v", FingerPosition::LeftThumb))};
    QVERIFY(makeSlap(one, {1}).image.pixels != makeSlap(one, {2}).image.pixels);
    QVERIFY(makeSlap(one, {1}).image.pixels == makeSlap(one, {1}).image.pixels);
}

QTEST_GUILESS_MAIN(TestSyntheticFinger)
#include "tst_synthetic_finger.moc"
