// Error rates of the whole chain on real impressions (FVC2002 set B).
#include "imaging/finger/compare.h"
#include "imaging/finger/minutiae.h"
#include "imaging/finger/quality.h"
#include "imaging/finger/same_frame.h"
#include "imaging/finger/segment.h"
#include "support/fvc_samples.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace rekam;
using namespace rekam::imaging;
using namespace rekam::tests;

namespace {

std::vector<ComparableFinger> templatesOf(const std::vector<FvcSample>& samples)
{
    std::vector<ComparableFinger> fingers;
    for (const FvcSample& sample : samples) {
        fingers.emplace_back(extractMinutiae(sample.image));
    }
    return fingers;
}

void printHistogram(const char* title, const std::vector<double>& scores)
{
    constexpr double kStep = 10;
    std::array<int, 13> bins{};
    for (const double score : scores) {
        ++bins.at(std::min(bins.size() - 1, static_cast<std::size_t>(score / kStep)));
    }
    QString line;
    for (const int bin : bins) {
        line += QString::number(bin) + QLatin1Char(' ');
    }
    qInfo("%s by steps of 10: %s", title, qPrintable(line));
}

QString nameOf(const FvcSample& sample)
{
    return QString::fromStdString(sample.name());
}

/// Without a rim of some pixels.
GrayImage middleOf(const GrayImage& image)
{
    constexpr int kRimPx = 13;
    GrayImage middle{image.widthPx - 2 * kRimPx, image.heightPx - 2 * kRimPx, image.ppi, {}};
    for (int y = kRimPx; y < image.heightPx - kRimPx; ++y) {
        const auto row =
            image.pixels.begin() + static_cast<std::ptrdiff_t>(y) * image.widthPx + kRimPx;
        middle.pixels.insert(middle.pixels.end(), row, row + middle.widthPx);
    }
    return middle;
}

/// Four impressions of different fingers side by side, as a slap has them.
GrayImage composedSlap(const std::vector<FvcSample>& samples, std::size_t first)
{
    constexpr std::array kLeft = {0, 400, 800, 1200};
    constexpr std::array kTop = {350, 150, 250, 620};
    GrayImage slap{1600, 1500, 500, std::vector<std::uint8_t>(std::size_t{1600} * 1500, 252)};
    for (std::size_t i = 0; i < kLeft.size(); ++i) {
        const GrayImage& finger = samples.at(first + i * kFvcImpressions).image;
        for (int y = 0; y < finger.heightPx; ++y) {
            const auto from = static_cast<std::ptrdiff_t>(y) * finger.widthPx;
            const auto to =
                static_cast<std::ptrdiff_t>(y + kTop.at(i)) * slap.widthPx + kLeft.at(i);
            std::copy_n(finger.pixels.begin() + from, finger.widthPx, slap.pixels.begin() + to);
        }
    }
    return slap;
}

} // namespace

class TestFingerAccuracy : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        if (readFvcSet(testDataFolder(), 1, 1).empty()) {
            if (qEnvironmentVariable("CI") == QLatin1String("true")) {
                QFAIL("no fingerprint data");
            }
            QSKIP("no fingerprint data");
        }
    }

    /// Another touch of the same finger is never taken for a frame shown before; a cut always is,
    /// compressed or not.
    void touchesAreNotRepeats_data()
    {
        QTest::addColumn<int>("set");
        for (int set = 1; set <= kFvcSets; ++set) {
            QTest::addRow("FVC2002 DB%d", set) << set;
        }
    }

    void touchesAreNotRepeats()
    {
        QFETCH(int, set);
        // All ten fingers take a minute: 1,120 pairs, the nearest at 15.7 grey levels.
        constexpr int kFingers = 3;
        const std::vector<FvcSample> samples = readFvcSet(testDataFolder(), set, kFingers);
        QCOMPARE(samples.size(), std::size_t{kFingers} * kFvcImpressions);
        double nearest = 255;
        double farthest = 0;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const GrayImage& stored = samples[i].image;
            const GrayImage again = middleOf(stored);
            QCOMPARE(leastDifference(again, stored), 0.0);
            const auto jpeg = biometrics::encodeJpeg(again, 75);
            farthest = std::max(
                farthest, leastDifference(biometrics::decodeGray(jpeg.value()).value(), stored));
            const std::size_t end = (i / kFvcImpressions + 1) * kFvcImpressions;
            for (std::size_t j = i + 1; j < end; ++j) {
                nearest = std::min(nearest, leastDifference(samples[j].image, stored));
                QVERIFY2(!repeatsFrame(samples[j].image, stored), qPrintable(nameOf(samples[j])));
            }
        }
        qInfo("other touches differ by %.1f grey levels or more, compressed cuts by %.1f or less",
              nearest, farthest);
        QVERIFY(farthest < nearest / 2);
    }

    void sameFingerVerifiesOtherDoesNot_data()
    {
        QTest::addColumn<int>("set");
        for (int set = 1; set <= kFvcSets; ++set) {
            QTest::addRow("FVC2002 DB%d", set) << set;
        }
    }

    void sameFingerVerifiesOtherDoesNot()
    {
        QFETCH(int, set);
        const std::vector<ComparableFinger> fingers =
            templatesOf(readFvcSet(testDataFolder(), set));
        QCOMPARE(fingers.size(), std::size_t{80});
        std::vector<double> genuine;
        std::vector<double> impostor;
        for (std::size_t i = 0; i < fingers.size(); ++i) {
            for (std::size_t j = i + 1; j < fingers.size(); ++j) {
                const bool same = i / kFvcImpressions == j / kFvcImpressions;
                (same ? genuine : impostor).push_back(compareFingers(fingers[i], fingers[j]));
            }
        }
        printHistogram("genuine ", genuine);
        printHistogram("impostor", impostor);
        const auto accepted = [](const std::vector<double>& scores) {
            return std::ranges::count_if(scores, [](double s) { return s >= kSameFingerScore; });
        };
        qInfo("at the shipped threshold: %td of %zu genuine, %td of %zu impostors accepted",
              accepted(genuine), genuine.size(), accepted(impostor), impostor.size());
        QVERIFY(accepted(impostor) <= 1);
        QVERIFY(accepted(genuine) * 100 >= static_cast<std::ptrdiff_t>(genuine.size()) * 50);
    }

    void comparisonIsSymmetricAndDeterministic()
    {
        const std::vector<ComparableFinger> fingers =
            templatesOf(readFvcSet(testDataFolder(), 3, 2));
        for (std::size_t i = 0; i < fingers.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                const double forth = compareFingers(fingers[i], fingers[j]);
                QCOMPARE(compareFingers(fingers[i], fingers[j]), forth);
                QCOMPARE(compareFingers(fingers[j], fingers[i]), forth);
                QVERIFY(forth >= 0);
            }
        }
    }

    void searchFindsTheFinger()
    {
        const std::vector<FvcSample> samples = readFvcSet(testDataFolder(), 1);
        std::vector<ComparableFinger> gallery = templatesOf(samples);
        const ComparableFinger probe = gallery.at(3);
        gallery.at(3) = ComparableFinger();
        const std::vector<FingerHit> hits = searchFingers(probe, gallery);
        QVERIFY(!hits.empty());
        for (std::size_t i = 0; i < hits.size(); ++i) {
            QVERIFY(hits[i].index < 8 && hits[i].index != 3);
            QVERIFY(i == 0 || hits[i - 1].score >= hits[i].score);
        }
    }

    void qualityOrdersAsNfiq2Does()
    {
        const std::map<std::string, int> scores = readNfiq2Scores(testDataFolder());
        QVERIFY(scores.size() > 300);
        double agree = 0;
        double pairs = 0;
        std::vector<std::pair<int, int>> both;
        for (int set = 1; set <= kFvcSets; ++set) {
            for (FvcSample& sample : readFvcSet(testDataFolder(), set)) {
                const auto found = scores.find(sample.name());
                if (found != scores.end()) {
                    sample.image.ppi = 500; // as the reference was measured
                    const FingerQuality quality = measureQuality(sample.image);
                    QVERIFY2(quality.cause != FingerCause::Blank, sample.name().c_str());
                    both.emplace_back(found->second, quality.score);
                }
            }
        }
        for (std::size_t i = 0; i < both.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                const int theirs = both[i].first - both[j].first;
                const int ours = both[i].second - both[j].second;
                pairs += theirs != 0 && ours != 0 ? 1 : 0;
                agree += (theirs > 0 && ours > 0) || (theirs < 0 && ours < 0) ? 1 : 0;
            }
        }
        qInfo("%.1f %% of image pairs ordered alike", 100 * agree / pairs);
        QVERIFY(agree / pairs > 0.80);
    }

    void composedSlapHasFourFingers_data()
    {
        QTest::addColumn<int>("first");
        for (int impression = 0; impression < kFvcImpressions; ++impression) {
            QTest::addRow("impression %d", impression + 1) << impression;
        }
    }

    void composedSlapHasFourFingers()
    {
        QFETCH(int, first);
        const std::vector<FvcSample> samples = readFvcSet(testDataFolder(), 1, 4);
        const GrayImage slap = composedSlap(samples, static_cast<std::size_t>(first));
        QCOMPARE(segmentSlap(slap, FingerPosition::RightFour).fingers.size(), std::size_t{4});
    }
};

QTEST_APPLESS_MAIN(TestFingerAccuracy)
#include "tst_finger_accuracy.moc"
