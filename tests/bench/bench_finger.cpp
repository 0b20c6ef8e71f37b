// Error rates and speed of the finger chain: one line a figure, "name value unit".
// Usage: rekam_bench_finger [DATA-DIR]
#include "base/random.h"
#include "imaging/finger/compare.h"
#include "imaging/finger/minutiae.h"
#include "imaging/finger/quality.h"
#include "imaging/finger/segment.h"
#include "support/fvc_samples.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <thread>

using namespace rekam;
using namespace rekam::imaging;
using namespace rekam::tests;

namespace {

constexpr int kMissingData = 4;
constexpr double kOnePerMille = 0.001;

struct Score
{
    double value = 0;
    bool genuine = false;
    int firstFinger = 0;
    int secondFinger = 0;
};

using Scores = std::vector<Score>;

class Stopwatch
{
public:
    [[nodiscard]] double seconds() const
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

void print(const char* name, double value, const char* unit)
{
    (void)std::printf("%s %.4g %s\n", name, value, unit);
}

std::vector<double> valuesOf(const Scores& scores, bool genuine)
{
    std::vector<double> values;
    for (const Score& score : scores) {
        if (score.genuine == genuine) {
            values.push_back(score.value);
        }
    }
    std::ranges::sort(values);
    return values;
}

double shareBelow(const std::vector<double>& sorted, double threshold)
{
    return static_cast<double>(std::ranges::lower_bound(sorted, threshold) - sorted.begin()) /
           static_cast<double>(std::max<std::size_t>(1, sorted.size()));
}

/// Where false matches and false non-matches are equally frequent.
double equalErrorRate(const Scores& scores)
{
    const std::vector<double> genuine = valuesOf(scores, true);
    const std::vector<double> impostor = valuesOf(scores, false);
    double best = 1;
    double rate = 1;
    for (const Score& score : scores) {
        const double fnmr = shareBelow(genuine, score.value);
        const double fmr = 1 - shareBelow(impostor, score.value);
        if (std::abs(fnmr - fmr) < best) {
            best = std::abs(fnmr - fmr);
            rate = (fnmr + fmr) / 2;
        }
    }
    return rate;
}

/// The lowest threshold whose share of accepted impostors does not pass `fmr`.
double thresholdFor(const std::vector<double>& impostor, double fmr)
{
    const auto accepted = static_cast<std::size_t>(fmr * static_cast<double>(impostor.size()));
    return std::nextafter(impostor.at(impostor.size() - 1 - accepted), 1e9);
}

double fnmrAtFmr(const Scores& scores, double fmr)
{
    return shareBelow(valuesOf(scores, true), thresholdFor(valuesOf(scores, false), fmr));
}

/// Threshold from one half of the fingers, error of the other half, both ways.
double crossValidatedFnmr(const Scores& scores, double fmr)
{
    double sum = 0;
    for (const int fold : {0, 1}) {
        Scores train;
        Scores test;
        for (const Score& score : scores) {
            const bool first = score.firstFinger % 2 == fold;
            const bool second = score.secondFinger % 2 == fold;
            if (first == second) {
                (first ? test : train).push_back(score);
            }
        }
        sum += shareBelow(valuesOf(test, true), thresholdFor(valuesOf(train, false), fmr)) / 2;
    }
    return sum;
}

/// 95 % bootstrap interval over fingers of the pooled equal error rate.
std::array<double, 2> bootstrapInterval(const Scores& scores)
{
    constexpr int kRounds = 40;
    SeededRandom random(1);
    std::vector<double> rates;
    for (int round = 0; round < kRounds; ++round) {
        std::array<int, kFvcSets * kFvcFingers> times{};
        for (std::size_t i = 0; i < times.size(); ++i) {
            ++times.at(random.below(times.size()));
        }
        Scores drawn;
        for (const Score& score : scores) {
            const int weight =
                times.at(static_cast<std::size_t>(score.firstFinger)) *
                (score.genuine ? 1 : times.at(static_cast<std::size_t>(score.secondFinger)));
            for (int copy = 0; copy < weight; ++copy) {
                drawn.push_back(score);
            }
        }
        rates.push_back(equalErrorRate(drawn));
    }
    std::ranges::sort(rates);
    return {rates.at(1), rates.at(kRounds - 2)};
}

struct Extraction
{
    std::vector<ComparableFinger> fingers;
    double seconds = 0;
};

Extraction extractAll(const std::vector<FvcSample>& samples)
{
    Extraction extraction;
    for (const FvcSample& sample : samples) {
        const Stopwatch watch;
        const FingerTemplate finger = extractMinutiae(sample.image);
        extraction.seconds += watch.seconds();
        extraction.fingers.emplace_back(finger);
    }
    return extraction;
}

Scores compareAll(const std::vector<ComparableFinger>& fingers, int set)
{
    Scores scores;
    for (std::size_t i = 0; i < fingers.size(); ++i) {
        for (std::size_t j = i + 1; j < fingers.size(); ++j) {
            const int first = static_cast<int>(i) / kFvcImpressions;
            const int second = static_cast<int>(j) / kFvcImpressions;
            scores.push_back({compareFingers(fingers[i], fingers[j]), first == second,
                              set * kFvcFingers + first, set * kFvcFingers + second});
        }
    }
    return scores;
}

void printShippedThreshold(const Scores& pooled)
{
    const std::vector<double> impostor = valuesOf(pooled, false);
    const double accepted =
        (1 - shareBelow(impostor, kSameFingerScore)) * static_cast<double>(impostor.size());
    print("finger.shipped-threshold", kSameFingerScore, "score");
    print("finger.false-matches-at-threshold", std::round(accepted), "of impostors");
    print("finger.impostors", static_cast<double>(impostor.size()), "pairs");
    // Wilson's upper bound, 95 %.
    const double z = 1.96;
    const auto n = static_cast<double>(impostor.size());
    const double p = accepted / n;
    const double upper =
        (p + z * z / (2 * n) + z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n))) /
        (1 + z * z / n);
    print("finger.fmr-at-threshold.upper95", 100 * upper, "%");
    print("finger.fnmr-at-threshold", 100 * shareBelow(valuesOf(pooled, true), kSameFingerScore),
          "%");
}

void benchSearch(const std::vector<ComparableFinger>& fingers)
{
    constexpr std::size_t kGallery = 2000;
    constexpr std::size_t kProbes = 20;
    std::vector<ComparableFinger> gallery;
    for (std::size_t i = 0; i < kGallery; ++i) {
        gallery.push_back(fingers[i % fingers.size()]);
    }
    const Stopwatch watch;
    const std::span<const ComparableFinger> whole(gallery);
    const auto half = [&fingers](std::span<const ComparableFinger> part) {
        for (std::size_t probe = 0; probe < kProbes; ++probe) {
            (void)searchFingers(fingers[probe * 7 % fingers.size()], part);
        }
    };
    {
        const std::jthread other([&half, whole] { half(whole.first(kGallery / 2)); });
        half(whole.last(kGallery / 2));
    }
    print("finger.search-rate", static_cast<double>(kGallery * kProbes) / watch.seconds(), "1/s");
}

std::vector<double> ranksOf(const std::vector<double>& values)
{
    std::vector<double> sorted = values;
    std::ranges::sort(sorted);
    std::vector<double> ranks;
    for (const double value : values) {
        const auto range = std::ranges::equal_range(sorted, value);
        ranks.push_back(static_cast<double>((range.begin() - sorted.begin()) +
                                            (range.end() - sorted.begin()) - 1) /
                        2);
    }
    return ranks;
}

double spearman(const std::vector<double>& a, const std::vector<double>& b)
{
    const std::vector<double> x = ranksOf(a);
    const std::vector<double> y = ranksOf(b);
    const double middle = (static_cast<double>(x.size()) - 1) / 2;
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xy += (x[i] - middle) * (y[i] - middle);
        xx += (x[i] - middle) * (x[i] - middle);
        yy += (y[i] - middle) * (y[i] - middle);
    }
    return xy / std::sqrt(xx * yy);
}

void benchQuality(const std::array<std::vector<FvcSample>, kFvcSets>& sets,
                  const std::filesystem::path& data)
{
    const std::map<std::string, int> reference = readNfiq2Scores(data);
    std::vector<double> ours;
    std::vector<double> theirs;
    double seconds = 0;
    int count = 0;
    for (const std::vector<FvcSample>& samples : sets) {
        for (const FvcSample& sample : samples) {
            GrayImage image = sample.image;
            image.ppi = 500; // as the reference was measured
            const Stopwatch watch;
            const int score = measureQuality(image).score;
            seconds += watch.seconds();
            ++count;
            if (const auto found = reference.find(sample.name()); found != reference.end()) {
                ours.push_back(score);
                theirs.push_back(found->second);
            }
        }
    }
    print("finger.quality", 1e3 * seconds / count, "ms");
    if (theirs.empty()) {
        (void)std::printf("finger.quality-spearman missing -\n");
        return;
    }
    print("finger.quality-spearman", spearman(ours, theirs), "x");
}

/// Four fingers of the first set on one platen.
GrayImage slapOf(const std::vector<FvcSample>& samples, std::size_t impression)
{
    constexpr std::array kTop = {350, 150, 250, 620};
    GrayImage slap{1600, 1500, 500, std::vector<std::uint8_t>(std::size_t{1600} * 1500, 252)};
    for (std::size_t i = 0; i < kTop.size(); ++i) {
        const GrayImage& finger = samples.at(impression + i * kFvcImpressions).image;
        for (int y = 0; y < finger.heightPx; ++y) {
            const auto to = static_cast<std::ptrdiff_t>(y + kTop.at(i)) * slap.widthPx +
                            static_cast<std::ptrdiff_t>(i) * 400;
            std::copy_n(finger.pixels.begin() + static_cast<std::ptrdiff_t>(y) * finger.widthPx,
                        finger.widthPx, slap.pixels.begin() + to);
        }
    }
    return slap;
}

void benchSegmentation(const std::vector<FvcSample>& samples)
{
    double seconds = 0;
    for (std::size_t i = 0; i < kFvcImpressions; ++i) {
        const GrayImage slap = slapOf(samples, i);
        const Stopwatch watch;
        (void)segmentSlap(slap, FingerPosition::RightFour);
        seconds += watch.seconds();
    }
    print("finger.segment", 1e3 * seconds / kFvcImpressions, "ms");
}

int printMissing()
{
    for (const char* name : {"finger.eer-fvc2002", "finger.fnmr-fmr0.1", "finger.extract",
                             "finger.quality", "finger.segment", "finger.quality-spearman",
                             "finger.compare-rate", "finger.search-rate"}) {
        (void)std::printf("%s missing -\n", name);
    }
    return kMissingData;
}

} // namespace

int main(int argc, char** argv)
{
    const std::filesystem::path data = argc > 1 ? std::filesystem::path(argv[1]) : testDataFolder();
    std::array<std::vector<FvcSample>, kFvcSets> sets;
    std::vector<ComparableFinger> all;
    Scores pooled;
    double meanRate = 0;
    double meanMiss = 0;
    double extractSeconds = 0;
    double compareSeconds = 0;
    for (int set = 1; set <= kFvcSets; ++set) {
        std::vector<FvcSample>& samples = sets.at(static_cast<std::size_t>(set - 1));
        samples = readFvcSet(data, set);
        if (samples.empty()) {
            return printMissing();
        }
        const Extraction extraction = extractAll(samples);
        extractSeconds += extraction.seconds / static_cast<double>(samples.size()) / kFvcSets;
        const Stopwatch watch;
        const Scores scores = compareAll(extraction.fingers, set - 1);
        compareSeconds += watch.seconds();
        pooled.insert(pooled.end(), scores.begin(), scores.end());
        all.insert(all.end(), extraction.fingers.begin(), extraction.fingers.end());
        const double rate = equalErrorRate(scores);
        const double miss = fnmrAtFmr(scores, kOnePerMille);
        const std::string suffix = ".db" + std::to_string(set);
        print(("finger.eer-fvc2002" + suffix).c_str(), 100 * rate, "%");
        print(("finger.fnmr-fmr0.1" + suffix).c_str(), 100 * miss, "%");
        meanRate += rate / kFvcSets;
        meanMiss += miss / kFvcSets;
    }
    print("finger.eer-fvc2002", 100 * meanRate, "%");
    print("finger.fnmr-fmr0.1", 100 * meanMiss, "%");
    print("finger.eer-fvc2002.pooled", 100 * equalErrorRate(pooled), "%");
    const std::array<double, 2> interval = bootstrapInterval(pooled);
    print("finger.eer-fvc2002.pooled.low95", 100 * interval[0], "%");
    print("finger.eer-fvc2002.pooled.high95", 100 * interval[1], "%");
    print("finger.fnmr-fmr0.1.pooled", 100 * fnmrAtFmr(pooled, kOnePerMille), "%");
    print("finger.fnmr-fmr0.1.two-fold", 100 * crossValidatedFnmr(pooled, kOnePerMille), "%");
    printShippedThreshold(pooled);
    print("finger.extract", 1e3 * extractSeconds, "ms");
    print("finger.compare-rate", static_cast<double>(pooled.size()) / compareSeconds, "1/s");
    benchSearch(all);
    benchQuality(sets, data);
    benchSegmentation(sets.front());
    return 0;
}
