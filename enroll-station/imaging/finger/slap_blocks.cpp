#include "imaging/finger/slap_blocks.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace rekam::imaging {

namespace {

constexpr double kMmPerBlock = 25.4 * kSlapBlockPx / 500;

constexpr double blocksOfMm(double mm)
{
    return mm / kMmPerBlock;
}

constexpr int kSearchDegrees = 45;

struct Tips
{
    std::vector<Tip> tips;
    double strain = 0;
};

/// Blocks of a finger in the upright frame.
struct UprightFinger
{
    std::vector<cv::Point> blocks;
    cv::Rect area;
};

float quantile(const cv::Mat& values, double share)
{
    std::vector<float> sorted(values.begin<float>(), values.end<float>());
    const auto nth = static_cast<std::ptrdiff_t>(share * static_cast<double>(sorted.size() - 1));
    std::nth_element(sorted.begin(), sorted.begin() + nth, sorted.end());
    return sorted[static_cast<std::size_t>(nth)];
}

/// The mask turned by −angle about its centre, on a canvas that holds all of it.
cv::Mat turnedUpright(const cv::Mat& touched, double angle, cv::Mat& backwards)
{
    const int side = static_cast<int>(std::ceil(std::hypot(touched.cols, touched.rows))) + 2;
    cv::Mat turn = cv::getRotationMatrix2D(
        {static_cast<float>(touched.cols - 1) / 2, static_cast<float>(touched.rows - 1) / 2},
        angle * 180 / CV_PI, 1.0);
    turn.at<double>(0, 2) += (side - touched.cols) / 2.0;
    turn.at<double>(1, 2) += (side - touched.rows) / 2.0;
    cv::Mat upright;
    cv::warpAffine(touched, upright, turn, {side, side}, cv::INTER_NEAREST);
    cv::invertAffineTransform(turn, backwards);
    return upright;
}

UprightFinger fingerOf(std::vector<cv::Point> blocks)
{
    UprightFinger finger;
    finger.area = cv::boundingRect(blocks);
    finger.blocks = std::move(blocks);
    return finger;
}

std::vector<UprightFinger> components(const cv::Mat& upright)
{
    const double kMinArea = blocksOfMm(6) * blocksOfMm(6);
    cv::Mat labels;
    cv::Mat stats;
    cv::Mat centroids;
    const int count = cv::connectedComponentsWithStats(upright, labels, stats, centroids, 4);
    std::vector<std::vector<cv::Point>> blocks(static_cast<std::size_t>(count));
    for (int y = 0; y < upright.rows; ++y) {
        for (int x = 0; x < upright.cols; ++x) {
            blocks[static_cast<std::size_t>(labels.at<int>(y, x))].emplace_back(x, y);
        }
    }
    std::vector<UprightFinger> found;
    for (int i = 1; i < count; ++i) {
        if (stats.at<int>(i, cv::CC_STAT_AREA) >= kMinArea) {
            found.push_back(fingerOf(std::move(blocks[static_cast<std::size_t>(i)])));
        }
    }
    return found;
}

/// Parts fingers that touch: cuts at the emptiest column near where each finger should end.
std::vector<UprightFinger> parted(const UprightFinger& wide)
{
    const double usual = blocksOfMm(17);
    const double widest = blocksOfMm(27);
    if (wide.area.width <= widest) {
        return {wide};
    }
    const int pieces = std::max(2, static_cast<int>(std::lround(wide.area.width / usual)));
    std::vector<int> columns(static_cast<std::size_t>(wide.area.width), 0);
    for (const cv::Point& block : wide.blocks) {
        ++columns[static_cast<std::size_t>(block.x - wide.area.x)];
    }
    std::vector<int> cuts;
    const double step = static_cast<double>(wide.area.width) / pieces;
    for (int i = 1; i < pieces; ++i) {
        const auto from = columns.begin() + static_cast<std::ptrdiff_t>(step * (i - 0.35));
        const auto to = columns.begin() + static_cast<std::ptrdiff_t>(step * (i + 0.35));
        cuts.push_back(static_cast<int>(std::min_element(from, to) - columns.begin()));
    }
    std::vector<std::vector<cv::Point>> parts(cuts.size() + 1);
    for (const cv::Point& block : wide.blocks) {
        const auto part = static_cast<std::size_t>(
            std::upper_bound(cuts.begin(), cuts.end(), block.x - wide.area.x) - cuts.begin());
        parts[part].push_back(block);
    }
    std::vector<UprightFinger> fingers;
    for (std::vector<cv::Point>& part : parts) {
        if (!part.empty()) {
            fingers.push_back(fingerOf(std::move(part)));
        }
    }
    return fingers;
}

/// Cuts what lies under the first crease: the narrowest row between 18 and 32 mm below the tip.
void keepTip(UprightFinger& finger)
{
    const int shortest = static_cast<int>(blocksOfMm(20));
    const int longest = static_cast<int>(blocksOfMm(32));
    if (finger.area.height <= static_cast<int>(blocksOfMm(28))) {
        return;
    }
    std::vector<int> rows(static_cast<std::size_t>(finger.area.height), 0);
    for (const cv::Point& block : finger.blocks) {
        ++rows[static_cast<std::size_t>(block.y - finger.area.y)];
    }
    const auto last = std::min<std::ptrdiff_t>(longest, finger.area.height);
    const auto crease = std::min_element(rows.begin() + shortest, rows.begin() + last);
    const int cut = finger.area.y + static_cast<int>(crease - rows.begin());
    std::vector<cv::Point> kept;
    for (const cv::Point& block : finger.blocks) {
        if (block.y < cut) {
            kept.push_back(block);
        }
    }
    finger = fingerOf(std::move(kept));
}

/// Whether `lower` is another phalanx of the finger whose tip is `upper`.
bool sameFinger(const UprightFinger& upper, const UprightFinger& lower)
{
    const int left = std::max(upper.area.x, lower.area.x);
    const int right = std::min(upper.area.br().x, lower.area.br().x);
    const int narrower = std::min(upper.area.width, lower.area.width);
    return upper.area.y < lower.area.y && (right - left) * 2 > narrower;
}

/// The longer axis from the second moments.
struct Axis
{
    double angle = 0;      ///< radians, clockwise from upright
    double elongation = 1; ///< longer to shorter deviation
};

Axis axisOf(const std::vector<cv::Point2f>& blocks)
{
    cv::Point2f mean;
    for (const cv::Point2f& block : blocks) {
        mean += block;
    }
    mean *= 1.0F / static_cast<float>(blocks.size());
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (const cv::Point2f& block : blocks) {
        const cv::Point2f d = block - mean;
        xx += d.x * d.x;
        yy += d.y * d.y;
        xy += d.x * d.y;
    }
    const double root = std::hypot(xx - yy, 2 * xy);
    // Clockwise from upright: the axis runs along (sin a, −cos a).
    return {0.5 * std::atan2(-2 * xy, yy - xx),
            std::sqrt((xx + yy + root) / std::max(1e-6, xx + yy - root))};
}

/// Steepness of the shadow's flanks at each whole degree of ±kSearchDegrees.
std::vector<double> flankSteepness(const cv::Mat& touched)
{
    std::vector<cv::Point> points;
    cv::findNonZero(touched, points);
    const int reach = static_cast<int>(std::hypot(touched.cols, touched.rows)) + 4;
    std::vector<double> steepness;
    for (int degrees = -kSearchDegrees; degrees <= kSearchDegrees; ++degrees) {
        const double angle = degrees * CV_PI / 180;
        const double cosine = std::cos(angle);
        const double sine = std::sin(angle);
        cv::Mat shadow = cv::Mat::zeros(1, 2 * reach, CV_32F);
        auto* bins = shadow.ptr<float>();
        for (const cv::Point& point : points) {
            // Across a finger that points along (sin a, −cos a).
            const double across = point.x * cosine + point.y * sine;
            bins[static_cast<int>(std::lround(across)) + reach] += 1.0F;
        }
        cv::GaussianBlur(shadow, shadow, {9, 1}, 1.5);
        const cv::Mat flank = shadow.colRange(2, shadow.cols) - shadow.colRange(0, shadow.cols - 2);
        steepness.push_back(flank.dot(flank));
    }
    return steepness;
}

/// Local maxima of the steepness, highest first, radians.
std::vector<double> likelyAngles(const std::vector<double>& steepness)
{
    constexpr std::size_t kMost = 4;
    std::vector<std::size_t> peaks;
    for (std::size_t i = 0; i < steepness.size(); ++i) {
        const bool above = i == 0 || steepness[i] >= steepness[i - 1];
        const bool below = i + 1 == steepness.size() || steepness[i] > steepness[i + 1];
        if (above && below) {
            peaks.push_back(i);
        }
    }
    std::ranges::stable_sort(peaks, std::ranges::greater{},
                             [&steepness](std::size_t i) { return steepness[i]; });
    peaks.resize(std::min(peaks.size(), kMost));
    std::vector<double> angles;
    angles.reserve(peaks.size());
    for (const std::size_t peak : peaks) {
        angles.push_back((static_cast<double>(peak) - kSearchDegrees) * CV_PI / 180);
    }
    return angles;
}

/// Tips in the frame of one angle, and how badly they fit it.
Tips tipsOf(const cv::Mat& touched, double angle)
{
    // Radians: a round tip says nothing, a wide blob that had to be cut speaks against the angle.
    constexpr double kRoundStrain = 0.1;
    constexpr double kCutStrain = 0.4;
    cv::Mat backwards;
    const cv::Mat upright = turnedUpright(touched, angle, backwards);
    std::vector<UprightFinger> pieces;
    std::size_t cuts = 0;
    for (const UprightFinger& component : components(upright)) {
        std::vector<UprightFinger> parts = parted(component);
        cuts += parts.size() - 1;
        std::ranges::move(parts, std::back_inserter(pieces));
    }
    std::vector<UprightFinger> fingers;
    for (const UprightFinger& piece : pieces) {
        const bool lower = std::ranges::any_of(
            pieces, [&piece](const UprightFinger& other) { return sameFinger(other, piece); });
        if (!lower) {
            fingers.push_back(piece);
        }
    }
    std::ranges::sort(fingers, {}, [](const UprightFinger& finger) {
        return finger.area.x + finger.area.width / 2;
    });
    Tips tips;
    for (UprightFinger& finger : fingers) {
        keepTip(finger);
        Tip tip;
        for (const cv::Point& block : finger.blocks) {
            const double x = backwards.at<double>(0, 0) * block.x +
                             backwards.at<double>(0, 1) * block.y + backwards.at<double>(0, 2);
            const double y = backwards.at<double>(1, 0) * block.x +
                             backwards.at<double>(1, 1) * block.y + backwards.at<double>(1, 2);
            tip.blocks.emplace_back(static_cast<float>(x), static_cast<float>(y));
        }
        constexpr double kMostLean = CV_PI / 9;
        const Axis axis = axisOf(tip.blocks);
        const double lean = std::remainder(axis.angle - angle, CV_PI);
        const double trust = std::clamp((axis.elongation - 1.05) / 0.2, 0.0, 1.0);
        tip.angle = angle + trust * std::clamp(lean, -kMostLean, kMostLean);
        tips.strain += trust * std::abs(lean) + (1 - trust) * kRoundStrain;
        tips.tips.push_back(std::move(tip));
    }
    const auto count = static_cast<double>(std::max<std::size_t>(1, tips.tips.size()));
    tips.strain = (tips.strain + kCutStrain * static_cast<double>(cuts)) / count;
    return tips;
}

} // namespace

cv::Mat touchedBlocks(const cv::Mat& image)
{
    constexpr double kMinContrastGrey = 6;
    constexpr double kContrastShare = 0.35;
    const cv::Size size(image.cols / kSlapBlockPx, image.rows / kSlapBlockPx);
    cv::Mat contrast(size, CV_32F);
    for (int by = 0; by < size.height; ++by) {
        for (int bx = 0; bx < size.width; ++bx) {
            int sum = 0;
            int squares = 0;
            for (int y = 0; y < kSlapBlockPx; ++y) {
                const auto* row = image.ptr<std::uint8_t>(by * kSlapBlockPx + y);
                for (int x = bx * kSlapBlockPx; x < (bx + 1) * kSlapBlockPx; ++x) {
                    sum += row[x];
                    squares += row[x] * row[x];
                }
            }
            constexpr float kPixels = kSlapBlockPx * kSlapBlockPx;
            const float mean = static_cast<float>(sum) / kPixels;
            contrast.at<float>(by, bx) =
                std::sqrt(std::max(0.0F, static_cast<float>(squares) / kPixels - mean * mean));
        }
    }
    cv::blur(contrast, contrast, {3, 3});
    const double strong = quantile(contrast, 0.95);
    cv::Mat touched = contrast > std::max(kMinContrastGrey, kContrastShare * strong);
    const cv::Mat small = cv::getStructuringElement(cv::MORPH_ELLIPSE, {3, 3});
    const cv::Mat large = cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5});
    cv::morphologyEx(touched, touched, cv::MORPH_CLOSE, small);
    cv::morphologyEx(touched, touched, cv::MORPH_OPEN, large);
    return touched;
}

std::vector<Tip> findTips(const cv::Mat& touched)
{
    if (touched.empty() || cv::countNonZero(touched) == 0) {
        return {};
    }
    Tips best;
    for (const double angle : likelyAngles(flankSteepness(touched))) {
        Tips tips = tipsOf(touched, angle);
        if (best.tips.empty() || (!tips.tips.empty() && tips.strain < best.strain)) {
            best = std::move(tips);
        }
    }
    return best.tips;
}

} // namespace rekam::imaging
