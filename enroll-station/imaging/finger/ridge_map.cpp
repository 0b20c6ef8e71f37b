#include "imaging/finger/ridge_map.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace rekam::imaging {

namespace {

constexpr float kMinPeriodPx = 4.0F;
constexpr float kMaxPeriodPx = 18.0F;
constexpr float kUsualPeriodPx = 9.0F;

/// Local mean 0 and deviation 1 (Hong et al. 1998 section 2.2, made local because a platen is lit
/// unevenly). `deviation` receives the local standard deviation in grey levels.
cv::Mat normalise(const cv::Mat& image, cv::Mat& deviation)
{
    constexpr int kWindowPx = 31;
    constexpr double kFloorGrey = 4.0; // keeps sensor noise from being blown up
    constexpr double kClip = 2.0;
    cv::Mat grey;
    image.convertTo(grey, CV_32F);
    cv::Mat mean;
    cv::boxFilter(grey, mean, CV_32F, {kWindowPx, kWindowPx}, {-1, -1}, true, cv::BORDER_REFLECT);
    cv::Mat centred = grey - mean;
    cv::Mat variance;
    cv::sqrBoxFilter(centred, variance, CV_32F, {kWindowPx, kWindowPx}, {-1, -1}, true,
                     cv::BORDER_REFLECT);
    cv::sqrt(variance, deviation);
    cv::Mat normalised = centred / (deviation + kFloorGrey);
    cv::max(normalised, -kClip, normalised);
    cv::min(normalised, kClip, normalised);
    return normalised;
}

cv::Size blocksOf(const cv::Size& size)
{
    return {(size.width + kBlockPx - 1) / kBlockPx, (size.height + kBlockPx - 1) / kBlockPx};
}

/// Mean of each block.
cv::Mat toBlocks(const cv::Mat& full)
{
    const cv::Size blocks = blocksOf(full.size());
    cv::Mat padded;
    cv::copyMakeBorder(full, padded, 0, blocks.height * kBlockPx - full.rows, 0,
                       blocks.width * kBlockPx - full.cols, cv::BORDER_REFLECT);
    cv::Mat mean;
    cv::resize(padded, mean, blocks, 0, 0, cv::INTER_AREA);
    return mean;
}

struct Tensor
{
    cv::Mat xx;
    cv::Mat yy;
    cv::Mat xy;
};

/// Structure tensor by blocks (Bazen, Gerez 2002: averaged squared gradients).
Tensor structureTensor(const cv::Mat& ridges)
{
    cv::Mat smooth;
    cv::GaussianBlur(ridges, smooth, {5, 5}, 1.0);
    cv::Mat dx;
    cv::Mat dy;
    cv::Sobel(smooth, dx, CV_32F, 1, 0, 3);
    cv::Sobel(smooth, dy, CV_32F, 0, 1, 3);
    return {toBlocks(dx.mul(dx)), toBlocks(dy.mul(dy)), toBlocks(dx.mul(dy))};
}

/// Direction and coherence from the tensor smoothed by a Gaussian of `sigma` blocks. The ridge runs
/// across the gradient, hence the signs.
void directionsOf(const Tensor& tensor, double sigma, RidgeMap& map)
{
    cv::Mat xx;
    cv::Mat yy;
    cv::Mat xy;
    cv::GaussianBlur(tensor.xx, xx, {}, sigma, sigma, cv::BORDER_REFLECT);
    cv::GaussianBlur(tensor.yy, yy, {}, sigma, sigma, cv::BORDER_REFLECT);
    cv::GaussianBlur(tensor.xy, xy, {}, sigma, sigma, cv::BORDER_REFLECT);
    cv::Mat difference = yy - xx;
    cv::Mat cross = xy * -2.0;
    cv::Mat length;
    cv::magnitude(difference, cross, length);
    map.coherence = length / (xx + yy + 1e-6);
    map.cos2 = difference / (length + 1e-6);
    map.sin2 = cross / (length + 1e-6);
}

/// Where the flow is unsure, lean on the neighbours: blend towards a wider average.
void steadyDirections(RidgeMap& map)
{
    constexpr double kWideSigma = 2.5;
    cv::Mat weightedCos = map.cos2.mul(map.coherence);
    cv::Mat weightedSin = map.sin2.mul(map.coherence);
    cv::Mat wideCos;
    cv::Mat wideSin;
    cv::GaussianBlur(weightedCos, wideCos, {}, kWideSigma, kWideSigma, cv::BORDER_REFLECT);
    cv::GaussianBlur(weightedSin, wideSin, {}, kWideSigma, kWideSigma, cv::BORDER_REFLECT);
    cv::Mat trust = map.coherence.mul(map.coherence);
    cv::Mat blendedCos = trust.mul(map.cos2) + (1.0 - trust).mul(wideCos);
    cv::Mat blendedSin = trust.mul(map.sin2) + (1.0 - trust).mul(wideSin);
    cv::Mat length;
    cv::magnitude(blendedCos, blendedSin, length);
    map.cos2 = blendedCos / (length + 1e-6);
    map.sin2 = blendedSin / (length + 1e-6);
}

/// A signed index as the containers want it.
constexpr std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

constexpr int kSignatureLength = 48;
constexpr int kSignatureWidth = 13;
using Signature = std::array<float, kSignatureLength>;

/// Mean profile across the ridges around `centre` (Hong et al. 1998 section 2.4, x-signature).
Signature signatureAt(const cv::Mat& normalised, cv::Point centre, float cosine, float sine)
{
    Signature signature{};
    const int maxX = normalised.cols - 1;
    const int maxY = normalised.rows - 1;
    for (int k = 0; k < kSignatureLength; ++k) {
        const float across = static_cast<float>(k) - kSignatureLength / 2.0F + 0.5F;
        float sum = 0;
        for (int d = 0; d < kSignatureWidth; ++d) {
            const int step = 2 * d - (kSignatureWidth - 1);
            const auto along = static_cast<float>(step);
            const float fx = static_cast<float>(centre.x) + along * cosine - across * sine;
            const float fy = static_cast<float>(centre.y) + along * sine + across * cosine;
            const int x = std::clamp(cvRound(fx), 0, maxX);
            const int y = std::clamp(cvRound(fy), 0, maxY);
            sum += normalised.at<float>(y, x);
        }
        signature.at(static_cast<std::size_t>(k)) = sum / kSignatureWidth;
    }
    return signature;
}

struct Period
{
    float px = 0;
    float strength = 0; ///< 0…1
};

/// First strong peak of the signature's autocorrelation.
Period periodOf(const Signature& signature)
{
    constexpr int kMaxLag = 20;
    float mean = 0;
    for (const float value : signature) {
        mean += value / kSignatureLength;
    }
    std::array<float, kMaxLag + 1> correlation{};
    for (int lag = 0; lag <= kMaxLag; ++lag) {
        float product = 0;
        float energy = 1e-3F;
        for (int k = 0; k + lag < kSignatureLength; ++k) {
            const float a = signature.at(static_cast<std::size_t>(k)) - mean;
            const float b = signature.at(at(k + lag)) - mean;
            product += a * b;
            energy += 0.5F * (a * a + b * b);
        }
        correlation.at(static_cast<std::size_t>(lag)) = product / energy;
    }
    Period best;
    bool fell = false;
    for (std::size_t lag = 2; lag < kMaxLag; ++lag) {
        const float here = correlation.at(lag);
        const float before = correlation.at(lag - 1);
        const float after = correlation.at(lag + 1);
        fell = fell || here < 0;
        // A later peak must be clearly higher: it is a multiple of the period otherwise.
        if (fell && here > before && here >= after && here > best.strength * 1.3F + 0.02F) {
            const float bend = before - 2 * here + after;
            const float shift = bend < -1e-6F ? 0.5F * (before - after) / bend : 0.0F;
            best = {static_cast<float>(lag) + shift, std::min(here, 1.0F)};
        }
    }
    return best.px >= kMinPeriodPx && best.px <= kMaxPeriodPx ? best : Period{};
}

/// Periods where they can be measured, spread by weighted averaging to where they cannot.
void mapPeriods(RidgeMap& map)
{
    constexpr double kSpreadSigma = 3.0;
    map.periodicity = cv::Mat::zeros(map.cos2.size(), CV_32F);
    cv::Mat weighted = cv::Mat::zeros(map.cos2.size(), CV_32F);
    for (int by = 0; by < map.cos2.rows; by += 2) {
        for (int bx = 0; bx < map.cos2.cols; bx += 2) {
            const float angle =
                0.5F * std::atan2(map.sin2.at<float>(by, bx), map.cos2.at<float>(by, bx));
            const Period period = periodOf(signatureAt(
                map.normalised, {bx * kBlockPx + kBlockPx / 2, by * kBlockPx + kBlockPx / 2},
                std::cos(angle), std::sin(angle)));
            for (int y = by; y < std::min(by + 2, map.cos2.rows); ++y) {
                for (int x = bx; x < std::min(bx + 2, map.cos2.cols); ++x) {
                    map.periodicity.at<float>(y, x) = period.strength;
                    weighted.at<float>(y, x) = period.strength * period.px;
                }
            }
        }
    }
    cv::Mat strength;
    cv::GaussianBlur(map.periodicity, strength, {}, kSpreadSigma, kSpreadSigma, cv::BORDER_REFLECT);
    cv::GaussianBlur(weighted, weighted, {}, kSpreadSigma, kSpreadSigma, cv::BORDER_REFLECT);
    // A pinch of the usual period keeps the quotient defined in empty regions.
    constexpr double kPrior = 0.005;
    map.period = (weighted + kPrior * kUsualPeriodPx) / (strength + kPrior);
}

/// The value that `share` of the elements do not exceed.
float quantile(const cv::Mat& values, double share)
{
    std::vector<float> sorted(values.begin<float>(), values.end<float>());
    const auto nth = static_cast<std::ptrdiff_t>(share * static_cast<double>(sorted.size() - 1));
    std::nth_element(sorted.begin(), sorted.begin() + nth, sorted.end());
    return sorted[static_cast<std::size_t>(nth)];
}

/// Keeps components of at least a tenth of the largest, so that specks on the platen do not count.
void dropSpecks(cv::Mat& mask)
{
    cv::Mat labels;
    cv::Mat stats;
    cv::Mat centroids;
    const int count = cv::connectedComponentsWithStats(mask, labels, stats, centroids, 4);
    int largest = 0;
    for (int i = 1; i < count; ++i) {
        largest = std::max(largest, stats.at<int>(i, cv::CC_STAT_AREA));
    }
    for (int y = 0; y < mask.rows; ++y) {
        for (int x = 0; x < mask.cols; ++x) {
            const int label = labels.at<int>(y, x);
            if (label > 0 && stats.at<int>(label, cv::CC_STAT_AREA) * 10 < largest) {
                mask.at<std::uint8_t>(y, x) = 0;
            }
        }
    }
}

/// Foreground: contrast that is large for this image, and a ridge flow.
void mapForeground(RidgeMap& map, const cv::Mat& deviation)
{
    constexpr double kContrastShare = 0.3;
    constexpr double kMinContrastGrey = 6.0;
    constexpr double kMinFlow = 0.25;
    const cv::Mat contrast = toBlocks(deviation);
    const double strong = quantile(contrast, 0.9);
    cv::Mat flow;
    cv::GaussianBlur(map.coherence + map.periodicity * 0.5, flow, {}, 1.5, 1.5, cv::BORDER_REFLECT);
    map.foreground =
        (contrast > std::max(kMinContrastGrey, kContrastShare * strong)) & (flow > kMinFlow);
    const cv::Mat disc = cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5});
    cv::morphologyEx(map.foreground, map.foreground, cv::MORPH_CLOSE, disc);
    cv::morphologyEx(map.foreground, map.foreground, cv::MORPH_OPEN, disc);
    dropSpecks(map.foreground);
}

constexpr int kDirections = 64;
constexpr int kPeriods = 24;
constexpr int kHalfAlong = 8;
constexpr int kHalfAcross = 9;
constexpr int kMarginPx = 12;
using AlongKernel = std::array<float, 2 * kHalfAlong + 1>;
using AcrossKernel = std::array<float, 2 * kHalfAcross + 1>;

std::size_t periodIndex(float period)
{
    const float step = (kMaxPeriodPx - kMinPeriodPx) / (kPeriods - 1);
    const int index = cvRound((period - kMinPeriodPx) / step);
    return static_cast<std::size_t>(std::clamp(index, 0, kPeriods - 1));
}

AlongKernel alongKernel()
{
    constexpr float kSigma = 4.0F;
    AlongKernel kernel{};
    float sum = 0;
    for (int k = -kHalfAlong; k <= kHalfAlong; ++k) {
        const float value = std::exp(-static_cast<float>(k * k) / (2 * kSigma * kSigma));
        kernel.at(at(k + kHalfAlong)) = value;
        sum += value;
    }
    for (float& value : kernel) {
        value /= sum;
    }
    return kernel;
}

/// Gabor cross-section without a mean, so that brightness does not pass.
AcrossKernel acrossKernel(float period)
{
    const float sigma = 0.42F * period;
    AcrossKernel wave{};
    AcrossKernel envelope{};
    float waveSum = 0;
    float envelopeSum = 0;
    for (int k = -kHalfAcross; k <= kHalfAcross; ++k) {
        const auto i = at(k + kHalfAcross);
        const auto distance = static_cast<float>(k);
        envelope.at(i) = std::exp(-distance * distance / (2 * sigma * sigma));
        wave.at(i) = envelope.at(i) * std::cos(2 * static_cast<float>(CV_PI) * distance / period);
        waveSum += wave.at(i);
        envelopeSum += envelope.at(i);
    }
    float norm = 0;
    for (std::size_t i = 0; i < wave.size(); ++i) {
        wave.at(i) -= envelope.at(i) * waveSum / envelopeSum;
        norm += std::abs(wave.at(i));
    }
    for (float& value : wave) {
        value /= norm;
    }
    return wave;
}

/// Offsets along direction d and across it, in elements of a matrix with `stride` a row.
struct LineOffsets
{
    std::array<std::array<int, 2 * kHalfAlong + 1>, kDirections> along{};
    std::array<std::array<int, 2 * kHalfAcross + 1>, kDirections> across{};

    explicit LineOffsets(int stride)
    {
        for (std::size_t d = 0; d < kDirections; ++d) {
            const double angle = CV_PI * static_cast<double>(d) / kDirections;
            const double cosine = std::cos(angle);
            const double sine = std::sin(angle);
            for (int k = -kHalfAlong; k <= kHalfAlong; ++k) {
                along.at(d).at(at(k + kHalfAlong)) =
                    static_cast<int>(std::lround(k * sine)) * stride +
                    static_cast<int>(std::lround(k * cosine));
            }
            for (int k = -kHalfAcross; k <= kHalfAcross; ++k) {
                across.at(d).at(at(k + kHalfAcross)) =
                    static_cast<int>(std::lround(k * cosine)) * stride -
                    static_cast<int>(std::lround(k * sine));
            }
        }
    }
};

template <std::size_t taps>
float lineSum(const float* centre, const std::array<int, taps>& offsets,
              const std::array<float, taps>& weights)
{
    float sum = 0;
    for (std::size_t k = 0; k < taps; ++k) {
        sum += weights[k] * centre[offsets[k]];
    }
    return sum;
}

/// Direction of every pixel as an index of LineOffsets.
cv::Mat directionIndex(const RidgeMap& map)
{
    const cv::Size full(map.cos2.cols * kBlockPx, map.cos2.rows * kBlockPx);
    cv::Mat cosine;
    cv::Mat sine;
    cv::resize(map.cos2, cosine, full, 0, 0, cv::INTER_LINEAR);
    cv::resize(map.sin2, sine, full, 0, 0, cv::INTER_LINEAR);
    cv::Mat doubled;
    cv::phase(cosine, sine, doubled);
    cv::Mat index;
    doubled.convertTo(index, CV_8U, kDirections / (2 * CV_PI));
    return index;
}

} // namespace

RidgeMap mapRidges(const cv::Mat& image)
{
    constexpr double kSigmaBlocks = 1.2;
    RidgeMap map;
    cv::Mat deviation;
    map.normalised = normalise(image, deviation);
    directionsOf(structureTensor(map.normalised), kSigmaBlocks, map);
    steadyDirections(map);
    mapPeriods(map);
    mapForeground(map, deviation);
    return map;
}

void refineDirections(RidgeMap& map, const cv::Mat& ridges)
{
    constexpr double kSigmaBlocks = 0.9;
    directionsOf(structureTensor(ridges), kSigmaBlocks, map);
    steadyDirections(map);
}

cv::Mat enhanceRidges(const RidgeMap& map)
{
    const cv::Size size = map.normalised.size();
    cv::Mat source;
    cv::copyMakeBorder(map.normalised, source, kMarginPx, kMarginPx, kMarginPx, kMarginPx,
                       cv::BORDER_REFLECT);
    const cv::Mat direction = directionIndex(map);
    const LineOffsets offsets(source.cols);
    static const AlongKernel kAlong = alongKernel();
    std::array<AcrossKernel, kPeriods> across{};
    for (std::size_t i = 0; i < kPeriods; ++i) {
        across.at(i) = acrossKernel(kMinPeriodPx + (kMaxPeriodPx - kMinPeriodPx) *
                                                       static_cast<float>(i) / (kPeriods - 1));
    }
    cv::Mat wanted;
    cv::dilate(map.foreground, wanted, cv::Mat::ones(5, 5, CV_8U));
    cv::Mat smoothed = cv::Mat::zeros(source.size(), CV_32F);
    cv::Mat enhanced = cv::Mat::zeros(size, CV_32F);
    for (int y = 0; y < size.height; ++y) {
        const auto* block = wanted.ptr<std::uint8_t>(y / kBlockPx);
        const auto* index = direction.ptr<std::uint8_t>(y);
        const float* in = source.ptr<float>(y + kMarginPx) + kMarginPx;
        float* out = smoothed.ptr<float>(y + kMarginPx) + kMarginPx;
        for (int x = 0; x < size.width; ++x) {
            if (block[x / kBlockPx] != 0) {
                out[x] = lineSum(in + x, offsets.along[index[x] % kDirections], kAlong);
            }
        }
    }
    for (int y = 0; y < size.height; ++y) {
        const auto* block = map.foreground.ptr<std::uint8_t>(y / kBlockPx);
        const auto* period = map.period.ptr<float>(y / kBlockPx);
        const auto* index = direction.ptr<std::uint8_t>(y);
        const float* in = smoothed.ptr<float>(y + kMarginPx) + kMarginPx;
        float* out = enhanced.ptr<float>(y);
        for (int x = 0; x < size.width; ++x) {
            if (block[x / kBlockPx] != 0) {
                out[x] = lineSum(in + x, offsets.across[index[x] % kDirections],
                                 across[periodIndex(period[x / kBlockPx])]);
            }
        }
    }
    return enhanced;
}

} // namespace rekam::imaging
