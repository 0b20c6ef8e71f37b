#include "biometrics/wsq/rate_control.h"

#include <algorithm>
#include <cmath>

namespace rekam::biometrics::wsq {

namespace {

constexpr double kLoading = 2.5;          ///< widest value coded, in standard deviations
constexpr double kVarianceMin = 1.01;     ///< below it a subband is not coded
constexpr double kZeroBinRatio = 1.2;     ///< zero bin over bin
constexpr double kCentre = 0.44;          ///< where the decoder puts a value back in its bin
constexpr double kCoarsestBin = 50'000.0; ///< what a file can state, zero bin included
constexpr int kUnweighted = 4;            ///< lowest subbands, whose steps are alike
constexpr double kLowActivity = 20000.0;  ///< sum of their variances

constexpr std::array<double, 8> kHighWeights = {1.32, 1.08, 1.42, 1.08, 1.32, 1.42, 1.08, 1.08};
constexpr int kFirstWeighted = kCodedBands - static_cast<int>(kHighWeights.size());

double weightOf(int band)
{
    return band < kFirstWeighted ? 1.0
                                 : kHighWeights.at(static_cast<std::size_t>(band - kFirstWeighted));
}

/// Pixels of the image for one coefficient of the subband.
double decimationOf(int band)
{
    constexpr int kFirst256 = 4;
    constexpr int kFirst16 = 51;
    return band < kFirst256 ? 1024.0 : (band < kFirst16 ? 256.0 : 16.0);
}

struct Window
{
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;
};

double varianceOf(const Plane& band, const Window& window)
{
    double sum = 0;
    double squares = 0;
    for (int y = window.top; y < window.top + window.height; ++y) {
        const float* row = band.row(y) + window.left;
        double rowSum = 0;
        double rowSquares = 0;
        for (int x = 0; x < window.width; ++x) {
            const double value = row[x];
            rowSum += value;
            rowSquares += value * value;
        }
        sum += rowSum;
        squares += rowSquares;
    }
    const double count = static_cast<double>(window.width) * window.height;
    return count > 1 ? (squares - sum * sum / count) / (count - 1) : 0;
}

/// The middle of the subband, where the print is.
Window middleOf(const Plane& band)
{
    return {band.width / 8, 9 * band.height / 32, 3 * band.width / 4, 7 * band.height / 16};
}

using Variances = std::array<double, kBands>;

Variances measure(const Bands& bands)
{
    Variances variances{};
    double activity = 0;
    for (std::size_t k = 0; k < kUnweighted; ++k) {
        variances.at(k) = varianceOf(bands.at(k), middleOf(bands.at(k)));
        activity += variances.at(k);
    }
    // Where the middle is pale, the whole is taken.
    const bool pale = activity < kLowActivity;
    for (std::size_t k = pale ? 0 : kUnweighted; k < kCodedBands; ++k) {
        const Plane& band = bands.at(k);
        variances.at(k) =
            varianceOf(band, pale ? Window{0, 0, band.width, band.height} : middleOf(band));
    }
    return variances;
}

/// Where hardly any subband is coded, the formula runs away to steps so fine or so coarse that no
/// file can follow: the largest coefficient must fit into 16 bits.
double within(double bin, const Plane& band)
{
    constexpr double kSuspicious = 0.125; // 16 bits hold any coefficient of an image from here on
    constexpr double kLargest = 65'000.0;
    if (bin >= kSuspicious) {
        return std::min(bin, kCoarsestBin);
    }
    const auto [lowest, highest] = std::ranges::minmax(band.values);
    return std::max(bin, std::max<double>(-lowest, highest) / kLargest);
}

} // namespace

StepTable chooseSteps(const Bands& bands, double bitsPerPixel)
{
    const Variances variances = measure(bands);
    std::array<double, kBands> relative{};
    std::vector<std::size_t> active;
    for (std::size_t k = 0; k < kCodedBands; ++k) {
        if (variances.at(k) >= kVarianceMin) {
            constexpr double kLogScale = 10.0;
            relative.at(k) =
                k < kUnweighted
                    ? 1.0
                    : kLogScale / (weightOf(static_cast<int>(k)) * std::log(variances.at(k)));
            active.push_back(k);
        }
    }
    StepTable steps;
    steps.centre = kCentre;
    // A subband whose step would swallow it does not take part in the sharing of bits; without it
    // the others get more, until none is left that is swallowed.
    double fineness = 0;
    for (std::size_t before = 0; before != active.size() && !active.empty();) {
        double share = 0;
        double logarithms = 0;
        for (const std::size_t k : active) {
            const double part = 1.0 / decimationOf(static_cast<int>(k));
            share += part;
            logarithms += part * std::log2(std::sqrt(variances.at(k)) / relative.at(k));
        }
        fineness = std::exp2(bitsPerPixel / share - 1 - logarithms / share) / kLoading;
        before = active.size();
        std::erase_if(active, [&](std::size_t k) {
            return relative.at(k) / fineness >= 2 * kLoading * std::sqrt(variances.at(k));
        });
    }
    for (std::size_t k = 0; k < kCodedBands; ++k) {
        if (relative.at(k) > 0 && fineness > 0) {
            const double bin = within(relative.at(k) / fineness, bands.at(k));
            steps.bands.at(k) = {bin, kZeroBinRatio * bin};
        }
    }
    return steps;
}

} // namespace rekam::biometrics::wsq
