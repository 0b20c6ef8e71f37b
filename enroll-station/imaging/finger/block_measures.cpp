#include "imaging/finger/block_measures.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace rekam::imaging {

namespace {

constexpr int kAcross = kMeasureBlockPx;
constexpr int kAlong = kMeasureBlockPx / 2;
constexpr int kBlockPixels = kMeasureBlockPx * kMeasureBlockPx;
using Profile = std::array<double, kAcross>;

/// A block turned so that its ridges run down the columns (29794-4 clause 6.2.3).
struct TurnedBlock
{
    std::array<std::array<double, kAlong>, kAcross> grey{};
    Profile profile{};   ///< mean of each column
    Profile threshold{}; ///< straight line fitted through the profile: above is valley
};

/// Direction of the ridges of one block, radians in image axes, and OCL.
struct BlockFlow
{
    double angle = 0;
    double certainty = 0;
};

BlockFlow flowOf(const cv::Mat& dx, const cv::Mat& dy)
{
    const double xx = dx.dot(dx) / kBlockPixels;
    const double yy = dy.dot(dy) / kBlockPixels;
    const double xy = dx.dot(dy) / kBlockPixels;
    const double root = std::hypot(xx - yy, 2 * xy);
    const double larger = 0.5 * (xx + yy + root);
    const double smaller = 0.5 * (xx + yy - root);
    return {0.5 * std::atan2(-2 * xy, yy - xx), larger > 1e-9 ? 1 - smaller / larger : 0};
}

void fitThreshold(TurnedBlock& block)
{
    constexpr double kMiddle = (kAcross - 1) / 2.0;
    double mean = 0;
    double slope = 0;
    double spread = 0;
    for (int k = 0; k < kAcross; ++k) {
        mean += block.profile.at(static_cast<std::size_t>(k)) / kAcross;
        slope += (k - kMiddle) * block.profile.at(static_cast<std::size_t>(k));
        spread += (k - kMiddle) * (k - kMiddle);
    }
    for (int k = 0; k < kAcross; ++k) {
        block.threshold.at(static_cast<std::size_t>(k)) = mean + slope / spread * (k - kMiddle);
    }
}

TurnedBlock turnBlock(const cv::Mat& image, cv::Point2d centre, double angle)
{
    TurnedBlock block;
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    for (int k = 0; k < kAcross; ++k) {
        auto& column = block.grey.at(static_cast<std::size_t>(k));
        double sum = 0;
        for (int r = 0; r < kAlong; ++r) {
            const double across = k - (kAcross - 1) / 2.0;
            const double along = r - (kAlong - 1) / 2.0;
            const int x = static_cast<int>(std::lround(centre.x + along * cosine - across * sine));
            const int y = static_cast<int>(std::lround(centre.y + along * sine + across * cosine));
            const double grey = image.at<std::uint8_t>(std::clamp(y, 0, image.rows - 1),
                                                       std::clamp(x, 0, image.cols - 1));
            column.at(static_cast<std::size_t>(r)) = grey;
            sum += grey;
        }
        block.profile.at(static_cast<std::size_t>(k)) = sum / kAlong;
    }
    fitThreshold(block);
    return block;
}

/// LCS, clause 6.3.4: 1 − the mean share of ridge pixels that look like valley and the reverse.
double clarityOf(const TurnedBlock& block)
{
    std::array<int, 2> wrong{};
    std::array<int, 2> all{};
    for (std::size_t k = 0; k < kAcross; ++k) {
        const bool valley = block.profile.at(k) > block.threshold.at(k);
        const auto kind = static_cast<std::size_t>(valley);
        for (const double grey : block.grey.at(k)) {
            ++all.at(kind);
            wrong.at(kind) += static_cast<int>((grey > block.threshold.at(k)) != valley);
        }
    }
    if (all[0] == 0 || all[1] == 0) {
        return 0;
    }
    return 1 -
           0.5 * (static_cast<double>(wrong[0]) / all[0] + static_cast<double>(wrong[1]) / all[1]);
}

/// FDA, clause 6.3.3: share of the spectrum in its highest line, its neighbours counting 0.3.
double frequencyShareOf(const TurnedBlock& block)
{
    constexpr std::size_t kLines = kAcross / 2;
    constexpr double kNeighbour = 0.3;
    std::array<double, kLines + 2> amplitude{};
    double total = 0;
    for (std::size_t f = 1; f <= kLines; ++f) {
        double real = 0;
        double imaginary = 0;
        for (std::size_t k = 0; k < kAcross; ++k) {
            const double phase = 2 * CV_PI * static_cast<double>(f * k) / kAcross;
            const double value = block.profile.at(k) - block.threshold.at(k);
            real += value * std::cos(phase);
            imaginary += value * std::sin(phase);
        }
        amplitude.at(f) = std::hypot(real, imaginary);
        total += amplitude.at(f);
    }
    const auto peak = static_cast<std::size_t>(
        std::max_element(amplitude.begin(), amplitude.end()) - amplitude.begin());
    if (total < 1e-6 || peak == 0) {
        return 0;
    }
    return (amplitude.at(peak) + kNeighbour * (amplitude.at(peak - 1) + amplitude.at(peak + 1))) /
           total;
}

/// RVU, clause 6.3.7: mean ratio of each whole ridge to the valley beside it.
std::optional<double> ridgeValleyRatioOf(const TurnedBlock& block)
{
    std::vector<int> widths;
    std::vector<bool> valleys;
    for (std::size_t k = 0; k < kAcross; ++k) {
        const bool valley = block.profile.at(k) > block.threshold.at(k);
        if (valleys.empty() || valleys.back() != valley) {
            valleys.push_back(valley);
            widths.push_back(0);
        }
        ++widths.back();
    }
    double sum = 0;
    int count = 0;
    // The first and the last run are cut by the block.
    for (std::size_t i = 1; i + 2 < widths.size(); ++i) {
        const double ridge = valleys[i] ? widths[i + 1] : widths[i];
        const double valley = valleys[i] ? widths[i] : widths[i + 1];
        sum += ridge / valley;
        ++count;
    }
    if (count == 0) {
        return std::nullopt;
    }
    return sum / count;
}

Spread spreadOf(const std::vector<double>& values)
{
    Spread spread;
    if (values.empty()) {
        return spread;
    }
    const auto count = static_cast<double>(values.size());
    for (const double value : values) {
        spread.mean += value / count;
    }
    for (const double value : values) {
        spread.deviation += (value - spread.mean) * (value - spread.mean) / count;
    }
    spread.deviation = std::sqrt(spread.deviation);
    return spread;
}

/// OF, clause 6.3.6: mean turn towards the neighbouring blocks, 4 degrees being free.
std::vector<double> flowSmoothness(const std::vector<std::optional<BlockFlow>>& flows, int columns)
{
    constexpr double kFree = 4.0 * CV_PI / 180;
    std::vector<double> values;
    const int rows = static_cast<int>(flows.size()) / std::max(columns, 1);
    const auto at = [&](int x, int y) -> const std::optional<BlockFlow>& {
        const int index = y * columns + x;
        return flows[static_cast<std::size_t>(index)];
    };
    for (int y = 1; y + 1 < rows; ++y) {
        for (int x = 1; x + 1 < columns; ++x) {
            if (!at(x, y)) {
                continue;
            }
            double turn = 0;
            int count = 0;
            for (int n = 0; n < 9; ++n) {
                const auto& other = at(x + n % 3 - 1, y + n / 3 - 1);
                if (n != 4 && other) {
                    turn += std::abs(std::remainder(other->angle - at(x, y)->angle, CV_PI));
                    ++count;
                }
            }
            if (count > 0) {
                const double mean = turn / count;
                values.push_back(1 - std::max(0.0, mean - kFree) / (CV_PI / 2 - kFree));
            }
        }
    }
    return values;
}

} // namespace

BlockMeasures measureBlocks(const cv::Mat& image, const cv::Mat& foreground)
{
    constexpr double kForegroundShare = 0.8;
    cv::Mat dx;
    cv::Mat dy;
    const cv::Mat centralDifference = (cv::Mat_<float>(1, 3) << -0.5F, 0.0F, 0.5F);
    cv::filter2D(image, dx, CV_32F, centralDifference);
    cv::filter2D(image, dy, CV_32F, centralDifference.t());
    const int columns = image.cols / kMeasureBlockPx;
    const int rows = image.rows / kMeasureBlockPx;
    std::vector<std::optional<BlockFlow>> flows(static_cast<std::size_t>(columns) *
                                                static_cast<std::size_t>(rows));
    std::vector<double> certainty;
    std::vector<double> clarity;
    std::vector<double> frequency;
    std::vector<double> ratio;
    for (int by = 0; by < rows; ++by) {
        for (int bx = 0; bx < columns; ++bx) {
            const cv::Rect area(bx * kMeasureBlockPx, by * kMeasureBlockPx, kMeasureBlockPx,
                                kMeasureBlockPx);
            if (cv::countNonZero(foreground(area)) < kForegroundShare * kBlockPixels) {
                continue;
            }
            const BlockFlow flow = flowOf(dx(area), dy(area));
            const int index = by * columns + bx;
            flows[static_cast<std::size_t>(index)] = flow;
            const cv::Point2d centre(area.x + kMeasureBlockPx / 2.0 - 0.5,
                                     area.y + kMeasureBlockPx / 2.0 - 0.5);
            const TurnedBlock block = turnBlock(image, centre, flow.angle);
            certainty.push_back(flow.certainty);
            clarity.push_back(clarityOf(block));
            frequency.push_back(frequencyShareOf(block));
            if (const auto value = ridgeValleyRatioOf(block)) {
                ratio.push_back(*value);
            }
        }
    }
    return {.blocks = static_cast<int>(certainty.size()),
            .orientationCertainty = spreadOf(certainty),
            .localClarity = spreadOf(clarity),
            .frequencyDomain = spreadOf(frequency),
            .orientationFlow = spreadOf(flowSmoothness(flows, columns)),
            .ridgeValleyRatio = spreadOf(ratio)};
}

} // namespace rekam::imaging
