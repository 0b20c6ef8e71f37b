// Speed of the face and iris checks and the error rates of the iris comparison: one line a figure,
// "name value unit". Usage: rekam_bench_face_iris [DATA-DIR]
//
// Error rates are over all pairs of CASIA-IrisV1 eyes 001–054. Nothing was fitted to them but the
// decision threshold kIrisMatchScore; its false match rate is printed with a bootstrap interval
// over eyes, since pairs that share an eye are not independent.
#include "base/random.h"
#include "imaging/face/face_check.h"
#include "imaging/iris/compare.h"
#include "imaging/iris/quality.h"
#include "support/casia_samples.h"
#include "support/picture_defects.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <optional>

using namespace rekam;
using namespace rekam::imaging;
using namespace rekam::testing;

namespace {

constexpr int kMissingData = 4;

struct Score
{
    double value = 0;
    std::size_t firstEye = 0;
    std::size_t secondEye = 0;

    [[nodiscard]] bool genuine() const { return firstEye == secondEye; }
};

using Scores = std::vector<Score>;

double millisecondsOf(const auto& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

double percentileOf(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values.at(static_cast<std::size_t>(share * static_cast<double>(values.size() - 1)));
}

double meanOf(const std::vector<double>& values)
{
    double sum = 0;
    for (const double value : values) {
        sum += value;
    }
    return sum / static_cast<double>(values.size());
}

void print(const char* name, double value, const char* unit)
{
    (void)std::printf("%s %.4g %s\n", name, value, unit);
}

/// A person who moves a little before a camera of 1024 × 768.
bool benchFace(const std::filesystem::path& data)
{
    const auto picture = biometrics::decodeRgb(readAll(data / "face" / "astronaut.png"));
    auto checker = FaceChecker::open(kDefaultCascadeFolder);
    if (!picture || !checker) {
        (void)std::printf("face.frame missing -\n");
        return false;
    }
    const RgbImage scene = doubled(picture.value());
    std::vector<double> live;
    std::vector<double> still;
    constexpr int kWarmUp = 12;
    for (int frame = 0; frame < 120 + kWarmUp; ++frame) {
        const int row = frame * 2 % 48;
        RgbImage view{1024, 768, {}};
        const auto offset = std::ptrdiff_t{3} * 1024 * row;
        view.pixels.assign(scene.pixels.begin() + offset,
                           scene.pixels.begin() + offset + std::ptrdiff_t{3} * 1024 * 768);
        const double spent = millisecondsOf([&] { (void)checker.value().checkFrame(view, {}); });
        if (frame >= kWarmUp) {
            live.push_back(spent);
        }
        if (frame % 10 == 0) {
            still.push_back(millisecondsOf([&] { (void)checker.value().check(view, {}); }));
        }
    }
    print("face.frame", meanOf(live), "ms");
    print("face.frame-p99", percentileOf(live, 0.99), "ms");
    print("face.still", meanOf(still), "ms");
    return true;
}

/// Share of the scores on the wrong side of each threshold; where the two rates cross.
double equalErrorRate(const Scores& scores, const std::vector<double>& weightOfEye)
{
    struct Step
    {
        double value;
        double genuine;
        double impostor;
    };

    std::vector<Step> steps;
    double allGenuine = 0;
    double allImpostor = 0;
    for (const auto& score : scores) {
        const double weight = score.genuine()
                                  ? weightOfEye[score.firstEye]
                                  : weightOfEye[score.firstEye] * weightOfEye[score.secondEye];
        steps.push_back({score.value, score.genuine() ? weight : 0, score.genuine() ? 0 : weight});
        allGenuine += steps.back().genuine;
        allImpostor += steps.back().impostor;
    }
    std::sort(steps.begin(), steps.end(),
              [](const Step& a, const Step& b) { return a.value < b.value; });
    double missed = 0;
    double falsely = 1;
    for (std::size_t i = 0; i < steps.size();) {
        const double value = steps[i].value;
        const double missedBefore = missed;
        const double falselyBefore = falsely;
        for (; i < steps.size() && steps[i].value == value; ++i) {
            missed += steps[i].genuine / allGenuine;
            falsely -= steps[i].impostor / allImpostor;
        }
        if (missed >= falsely) {
            const double gapBefore = falselyBefore - missedBefore;
            const double gapAfter = missed - falsely;
            const double share = gapBefore / std::max(1e-12, gapBefore + gapAfter);
            return missedBefore + share * (missed - missedBefore);
        }
    }
    return 1;
}

struct Rates
{
    double missed = 0;
    double falsely = 0;
};

Rates ratesAt(const Scores& scores, double threshold, const std::vector<double>& weightOfEye)
{
    Rates rates;
    double genuine = 0;
    double impostor = 0;
    for (const auto& score : scores) {
        if (score.genuine()) {
            const double weight = weightOfEye[score.firstEye];
            genuine += weight;
            rates.missed += score.value < threshold ? weight : 0;
        } else {
            const double weight = weightOfEye[score.firstEye] * weightOfEye[score.secondEye];
            impostor += weight;
            rates.falsely += score.value >= threshold ? weight : 0;
        }
    }
    return {rates.missed / genuine, rates.falsely / impostor};
}

double missedAtFalse(const Scores& scores, double falseRate)
{
    std::vector<double> impostor;
    double genuine = 0;
    for (const auto& score : scores) {
        if (score.genuine()) {
            genuine += 1;
        } else {
            impostor.push_back(score.value);
        }
    }
    std::sort(impostor.begin(), impostor.end(), std::greater<>());
    const double threshold =
        impostor.at(static_cast<std::size_t>(falseRate * static_cast<double>(impostor.size())));
    const auto missed = std::count_if(scores.begin(), scores.end(), [&](const Score& score) {
        return score.genuine() && score.value <= threshold;
    });
    return static_cast<double>(missed) / genuine;
}

void printIntervals(const Scores& scores, std::size_t eyes)
{
    constexpr int kDraws = 400;
    constexpr std::uint64_t kSeed = 1;
    SeededRandom random(kSeed);
    std::vector<double> rates;
    std::vector<double> falsely;
    for (int draw = 0; draw < kDraws; ++draw) {
        std::vector<double> weight(eyes, 0.0);
        for (std::size_t i = 0; i < eyes; ++i) {
            weight[random.below(eyes)] += 1;
        }
        rates.push_back(100 * equalErrorRate(scores, weight));
        falsely.push_back(100 * ratesAt(scores, kIrisMatchScore, weight).falsely);
    }
    print("iris.eer-low95", percentileOf(rates, 0.025), "%");
    print("iris.eer-high95", percentileOf(rates, 0.975), "%");
    print("iris.fmr-at-shipped-low95", percentileOf(falsely, 0.025), "%");
    print("iris.fmr-at-shipped-high95", percentileOf(falsely, 0.975), "%");
}

bool benchIris(const std::filesystem::path& data)
{
    const auto samples = readCasia(data / "iris" / "casia1", "999");
    if (samples.empty()) {
        (void)std::printf("iris.frame missing -\niris.eer missing -\n");
        return false;
    }
    std::map<std::string, std::size_t> eyes;
    std::vector<std::optional<IrisTemplate>> codes;
    std::vector<double> spent;
    for (const auto& sample : samples) {
        eyes.try_emplace(sample.eye, eyes.size());
        spent.push_back(millisecondsOf([&] {
            const auto found = segmentIris(sample.image);
            std::optional<IrisTemplate> code;
            if (found) {
                (void)assessIris(sample.image, found.value());
                if (auto encoded = encodeIris(sample.image, found.value())) {
                    code = encoded.value();
                }
            }
            codes.push_back(code);
        }));
    }
    print("iris.frame", meanOf(spent), "ms");
    print("iris.frame-p99", percentileOf(spent, 0.99), "ms");
    const auto failed = std::count(codes.begin(), codes.end(), std::nullopt);
    print("iris.failed-to-encode", static_cast<double>(failed), "images");

    Scores scores;
    const double comparing = millisecondsOf([&] {
        for (std::size_t i = 0; i < codes.size(); ++i) {
            for (std::size_t j = i + 1; j < codes.size(); ++j) {
                const double value =
                    codes[i] && codes[j] ? compareIrises(*codes[i], *codes[j]) : 0.0;
                scores.push_back({value, eyes[samples[i].eye], eyes[samples[j].eye]});
            }
        }
    });
    print("iris.compare-rate", 1000 * static_cast<double>(scores.size()) / comparing, "1/s");
    const std::vector<double> once(eyes.size(), 1.0);
    print("iris.eer", 100 * equalErrorRate(scores, once), "%");
    print("iris.fnmr-fmr0.1", 100 * missedAtFalse(scores, 0.001), "%");
    print("iris.fnmr-fmr0.01", 100 * missedAtFalse(scores, 0.0001), "%");
    const Rates shipped = ratesAt(scores, kIrisMatchScore, once);
    print("iris.fmr-at-shipped", 100 * shipped.falsely, "%");
    print("iris.fnmr-at-shipped", 100 * shipped.missed, "%");
    printIntervals(scores, eyes.size());
    return true;
}

} // namespace

int main(int argc, char** argv)
{
    const std::filesystem::path data = argc > 1 ? argv[1] : testData("");
    const bool face = benchFace(data);
    const bool iris = benchIris(data);
    return face && iris ? 0 : kMissingData;
}
