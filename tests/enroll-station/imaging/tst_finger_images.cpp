// Quality, extraction and segmentation on images that are made here: blank, noise, tiny, huge,
// synthetic fingers and slaps.
#include "base/random.h"
#include "base/slap_fingers.h"
#include "imaging/finger/compare.h"
#include "imaging/finger/minutiae.h"
#include "imaging/finger/quality.h"
#include "imaging/finger/segment.h"
#include "virtual/bodies/synthetic_iris.h"
#include "virtual/bodies/synthetic_portrait.h"
#include "virtual/bodies/synthetic_slap.h"

#include <QtTest>

#include <cmath>
#include <memory>
#include <numbers>

using namespace rekam;
using namespace rekam::imaging;

namespace {

GrayImage flat(int width, int height, int grey, int ppi = 500)
{
    return {width, height, ppi,
            std::vector<std::uint8_t>(static_cast<std::size_t>(width) *
                                          static_cast<std::size_t>(height),
                                      static_cast<std::uint8_t>(grey))};
}

GrayImage noise(int width, int height)
{
    GrayImage image = flat(width, height, 0);
    SeededRandom random(7);
    for (std::uint8_t& pixel : image.pixels) {
        pixel = static_cast<std::uint8_t>(random.below(256));
    }
    return image;
}

using Masters = std::vector<std::shared_ptr<const drivers::MasterPrint>>;

Masters mastersOf(FingerPosition slap)
{
    Masters masters;
    for (const FingerPosition finger : fingersOf(slap)) {
        masters.push_back(std::make_shared<const drivers::MasterPrint>(
            drivers::makeMasterPrint(11, "imaging", finger)));
    }
    return masters;
}

const Masters& rightHand()
{
    static const Masters kMasters = mastersOf(FingerPosition::RightFour);
    return kMasters;
}

/// Squeezes the grey range towards the platen's, as a light touch does.
GrayImage faded(GrayImage image, double share)
{
    for (std::uint8_t& pixel : image.pixels) {
        pixel = static_cast<std::uint8_t>(245 - (245 - pixel) * share);
    }
    return image;
}

/// The left `columns` of the finger lie on the platen, the rest misses it.
GrayImage cutOff(const GrayImage& image, int columns)
{
    GrayImage shifted = flat(image.widthPx, image.heightPx, 245, image.ppi);
    for (int y = 0; y < image.heightPx; ++y) {
        const auto row = static_cast<std::ptrdiff_t>(y) * image.widthPx;
        std::copy_n(image.pixels.begin() + row, columns,
                    shifted.pixels.begin() + row + image.widthPx - columns);
    }
    return shifted;
}

} // namespace

class TestFingerImages : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void nothingToSee_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("empty") << 0;
        QTest::newRow("white") << 1;
        QTest::newRow("black") << 2;
        QTest::newRow("noise") << 3;
        QTest::newRow("one pixel") << 4;
        QTest::newRow("a row") << 5;
        QTest::newRow("too large") << 6;
        QTest::newRow("broken invariant") << 7;
        QTest::newRow("absurd resolution") << 8;
        QTest::newRow("negative size") << 9;
    }

    void nothingToSee()
    {
        QFETCH(int, kind);
        std::vector<GrayImage> images = {{},
                                         flat(388, 374, 255),
                                         flat(388, 374, 0),
                                         noise(388, 374),
                                         flat(1, 1, 128),
                                         flat(388, 1, 90),
                                         noise(2100, 300),
                                         flat(388, 374, 90),
                                         flat(388, 374, 90, 9),
                                         flat(388, 374, 90)};
        images[7].pixels.pop_back();
        images[9].widthPx = -388;
        images[9].heightPx = -374;
        const GrayImage& image = images.at(static_cast<std::size_t>(kind));
        const FingerQuality quality = measureQuality(image);
        QCOMPARE(quality.score, 0);
        QVERIFY(quality.cause == FingerCause::Blank);
        QVERIFY(extractMinutiae(image).minutiae.size() <= 3);
        QVERIFY(segmentSlap(image, FingerPosition::RightFour).verdict != SlapVerdict::Good);
        const ComparableFinger nothing(extractMinutiae(image));
        QVERIFY(compareFingers(nothing, nothing) < kSameFingerScore);
    }

    /// Edges and texture enough for a good score, and not a ridge: a portrait had 100 of 100.
    void whatIsNoFingerIsBlank()
    {
        drivers::Subject subject;
        subject.id = "1471095203090003";
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            for (const Eye eye : {Eye::Left, Eye::Right}) {
                const FingerQuality quality =
                    measureQuality(drivers::makeIris(seed, subject.id, eye, {}).image);
                QVERIFY(quality.cause == FingerCause::Blank);
                QCOMPARE(quality.score, 0);
            }
            const RgbImage face = drivers::makePortrait(seed, subject, 1).image;
            GrayImage portrait{face.widthPx, face.heightPx, 500, {}};
            for (std::size_t i = 0; i + 2 < face.pixels.size(); i += 3) {
                portrait.pixels.push_back(face.pixels[i + 1]);
            }
            const FingerQuality quality = measureQuality(portrait);
            QVERIFY(quality.cause == FingerCause::Blank);
            QCOMPARE(quality.score, 0);
        }
        for (const auto skin :
             {drivers::SkinState::Normal, drivers::SkinState::Dry, drivers::SkinState::Wet}) {
            for (std::uint64_t take = 1; take <= 4; ++take) {
                const GrayImage image = drivers::makeImpression(*rightHand().front(), take, skin);
                QVERIFY(measureQuality(image).cause != FingerCause::Blank);
            }
        }
    }

    void goodFingerIsGood()
    {
        const GrayImage image = drivers::makeImpression(*rightHand().front(), 1);
        const FingerQuality quality = measureQuality(image);
        QVERIFY2(quality.score >= 50, qPrintable(QString::number(quality.score)));
        QVERIFY(quality.cause == FingerCause::Good);
    }

    void defectNamesItsCause()
    {
        const GrayImage image = drivers::makeImpression(*rightHand().front(), 1);
        const int whole = measureQuality(image).score;
        const FingerQuality light = measureQuality(faded(image, 0.2));
        QVERIFY(light.cause == FingerCause::TooLight);
        QVERIFY(light.score < whole);
        const FingerQuality aside = measureQuality(cutOff(image, 210));
        qInfo("cut off: %.0f mm2, %.1f mm aside, %.2f at the edge, score %d, cause %d",
              aside.measures.foregroundMm2, aside.measures.centreOffsetMm,
              aside.measures.edgeContact, aside.score, static_cast<int>(aside.cause));
        QVERIFY(aside.cause == FingerCause::OffCentre);
        QVERIFY(aside.score < whole);
    }

    void extractionIsDeterministicAndBounded()
    {
        const GrayImage image = drivers::makeImpression(*rightHand().front(), 2);
        const FingerTemplate first = extractMinutiae(image);
        QVERIFY(first == extractMinutiae(image));
        QVERIFY(first.minutiae.size() >= 15);
        QVERIFY(first.minutiae.size() <= static_cast<std::size_t>(kMaxMinutiae));
        for (const Minutia& minutia : first.minutiae) {
            QVERIFY(minutia.xPx >= 0 && minutia.xPx < first.widthPx);
            QVERIFY(minutia.yPx >= 0 && minutia.yPx < first.heightPx);
            QVERIFY(minutia.angle >= 0 && minutia.angle < 256);
            QVERIFY(minutia.quality >= 1 && minutia.quality <= 100);
        }
    }

    void storedTemplateComparesAsTheFreshOne()
    {
        const FingerTemplate first =
            extractMinutiae(drivers::makeImpression(*rightHand().front(), 3));
        const FingerTemplate second =
            extractMinutiae(drivers::makeImpression(*rightHand().front(), 4));
        const Result<Bytes> record = writeTemplate(first, FingerPosition::RightIndex, 60);
        QVERIFY(record.ok());
        const Result<FingerTemplate> read = readTemplate(record.value());
        QVERIFY(read.ok());
        QVERIFY(read.value() == first);
        const ComparableFinger probe(second);
        QCOMPARE(compareFingers(probe, ComparableFinger(read.value())),
                 compareFingers(probe, ComparableFinger(first)));
        QVERIFY(compareFingers(probe, ComparableFinger(first)) >= kSameFingerScore);
    }

    void minutiaeLieWhereTheSkinHasThem()
    {
        const auto truth = drivers::makeImpressionWithTruth(*rightHand().front(), 5);
        const FingerTemplate found = extractMinutiae(truth.image);
        int hits = 0;
        for (const drivers::SkinMinutia& real : truth.minutiae) {
            const bool hit = std::ranges::any_of(found.minutiae, [&real](const Minutia& minutia) {
                const double turn =
                    std::remainder(minutia.angle * std::numbers::pi / 128 - real.directionRad,
                                   2 * std::numbers::pi);
                return std::hypot(minutia.xPx - real.xPx, minutia.yPx - real.yPx) < 10 &&
                       std::abs(turn) < 0.5;
            });
            hits += static_cast<int>(hit);
        }
        qInfo("%d of %zu true minutiae found, %zu reported", hits, truth.minutiae.size(),
              found.minutiae.size());
        QVERIFY(hits * 10 >= static_cast<int>(truth.minutiae.size()) * 6);
    }

    void slapIsCutAtEveryTilt_data()
    {
        QTest::addColumn<int>("slap");
        QTest::addColumn<int>("tilt");
        for (const FingerPosition slap :
             {FingerPosition::RightFour, FingerPosition::LeftFour, FingerPosition::BothThumbs}) {
            for (const int tilt : {-24, -12, 0, 12, 24}) {
                QTest::addRow("slap %d tilted %d", static_cast<int>(slap), tilt)
                    << static_cast<int>(slap) << tilt;
            }
        }
    }

    void slapIsCutAtEveryTilt()
    {
        QFETCH(int, slap);
        QFETCH(int, tilt);
        const auto position = static_cast<FingerPosition>(slap);
        const Masters masters = mastersOf(position);
        drivers::SlapOptions options;
        options.variation = 3;
        options.tiltRad = tilt * std::numbers::pi / 180;
        const drivers::Slap made = drivers::makeSlap(masters, options);
        const SlapSegmentation cut = segmentSlap(made.image, position);
        QVERIFY(cut.verdict == SlapVerdict::Good);
        QCOMPARE(cut.fingers.size(), made.places.size());
        for (std::size_t i = 0; i < made.places.size(); ++i) {
            const drivers::FingerPlace& place = made.places[i];
            const SlapFinger& finger = cut.fingers[i];
            QVERIFY(finger.position == place.finger);
            QVERIFY(std::hypot(finger.box.centreXPx - place.centreXPx,
                               finger.box.centreYPx - place.centreYPx) < 25);
            QVERIFY(std::abs(finger.box.widthPx - place.widthPx) < 50);
            QVERIFY(std::abs(finger.box.heightPx - place.heightPx) < 60);
            QVERIFY(std::abs(finger.box.angleDegrees - place.tiltRad * 180 / std::numbers::pi) <
                    10);
            QVERIFY(measureQuality(finger.upright).score >= 40);
        }
    }

    void slapFaultsAreNamed()
    {
        drivers::SlapOptions options;
        options.variation = 5;
        const drivers::Slap right = drivers::makeSlap(rightHand(), options);
        QVERIFY(segmentSlap(right.image, FingerPosition::LeftFour).verdict ==
                SlapVerdict::WrongHand);
        QVERIFY(segmentSlap(right.image, FingerPosition::BothThumbs).verdict ==
                SlapVerdict::TooManyFingers);
        const Masters three(rightHand().begin() + 1, rightHand().end());
        const drivers::Slap lifted = drivers::makeSlap(three, options);
        QVERIFY(segmentSlap(lifted.image, FingerPosition::RightFour).verdict ==
                SlapVerdict::TooFewFingers);
        const std::array absent = {FingerPosition::RightIndex};
        const SlapSegmentation excused =
            segmentSlap(lifted.image, FingerPosition::RightFour, absent);
        QVERIFY(excused.verdict == SlapVerdict::Good);
        QVERIFY(excused.fingers.front().position == FingerPosition::RightMiddle);
        const SlapSegmentation touching =
            segmentSlap(right.image, FingerPosition::RightFour, absent);
        QVERIFY2(touching.verdict == SlapVerdict::Good, "an excepted finger may lie there");
        QCOMPARE(touching.fingers.size(), std::size_t{3});
        QVERIFY(touching.fingers.front().position == FingerPosition::RightMiddle);
        QVERIFY(segmentSlap(right.image, FingerPosition::LeftFour, absent).verdict ==
                SlapVerdict::WrongHand);
        QVERIFY(segmentSlap(flat(1600, 1500, 240), FingerPosition::RightFour).verdict ==
                SlapVerdict::NoFingers);
    }
};

QTEST_APPLESS_MAIN(TestFingerImages)
#include "tst_finger_images.moc"
