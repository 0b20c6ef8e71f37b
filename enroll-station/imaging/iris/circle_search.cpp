// Daugman, "High confidence visual recognition of persons by a test of statistical independence"
// (1993) and "How iris recognition works" (2004): a circle is where the blurred radial derivative
// of the mean along it peaks. Steps are clamped ray by ray, so that a few lashes cannot outvote a
// rim.
#include "imaging/iris/circle_search.h"

#include "imaging/steps.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

namespace rekam::imaging {

namespace {

constexpr double kPi = std::numbers::pi;
constexpr std::size_t kMaxPupilCandidates = 4;

struct Direction
{
    double cosine;
    double sine;
};

std::vector<Direction> wholeCircle(int count)
{
    std::vector<Direction> directions;
    for (int i = 0; i < count; ++i) {
        const double angle = 2 * kPi * i / count;
        directions.push_back({std::cos(angle), std::sin(angle)});
    }
    return directions;
}

/// From 35° above to 45° below the horizontal, first all of the right side, then all of the left.
std::vector<Direction> sideArcs(int countPerSide)
{
    std::vector<Direction> directions;
    for (const double side : {1.0, -1.0}) {
        for (int i = 0; i < countPerSide; ++i) {
            const double degrees = -35.0 + 80.0 * i / (countPerSide - 1);
            const double angle = degrees * kPi / 180;
            directions.push_back({side * std::cos(angle), std::sin(angle)});
        }
    }
    return directions;
}

bool inside(const cv::Mat& image, double x, double y)
{
    return x >= 0 && y >= 0 && x <= image.cols - 1 && y <= image.rows - 1;
}

int histogramPercentile(const std::array<int, 256>& histogram, int total, double share)
{
    int sum = 0;
    for (int grey = 0; grey < 256; ++grey) {
        sum += histogram.at(static_cast<std::size_t>(grey));
        if (sum >= share * total) {
            return grey;
        }
    }
    return 255;
}

std::array<int, 256> histogramOf(const cv::Mat& image)
{
    std::array<int, 256> histogram{};
    for (int y = 0; y < image.rows; ++y) {
        const auto* row = image.ptr<std::uint8_t>(y);
        for (int x = 0; x < image.cols; ++x) {
            ++histogram.at(row[x]);
        }
    }
    return histogram;
}

/// 0–1 over the rays: the clamped step from just inside to just outside.
double rimStep(const cv::Mat& image, const IrisCircle& circle, const std::vector<Direction>& rays,
               double halfWidth)
{
    constexpr double kFullStep = 40;
    double sum = 0;
    for (const auto& ray : rays) {
        const double outer = circle.radiusPx + halfWidth;
        const double inner = circle.radiusPx - halfWidth;
        const double step =
            sampleAt(image, circle.xPx + outer * ray.cosine, circle.yPx + outer * ray.sine) -
            sampleAt(image, circle.xPx + inner * ray.cosine, circle.yPx + inner * ray.sine);
        sum += std::clamp(step, 0.0, kFullStep);
    }
    return sum / (kFullStep * static_cast<double>(rays.size()));
}

double meanInside(const cv::Mat& image, const IrisCircle& circle,
                  const std::vector<Direction>& rays)
{
    double sum = 0;
    for (const auto& ray : rays) {
        for (const double part : {0.25, 0.55, 0.8}) {
            sum += sampleAt(image, circle.xPx + part * circle.radiusPx * ray.cosine,
                            circle.yPx + part * circle.radiusPx * ray.sine);
        }
    }
    return sum / (3.0 * static_cast<double>(rays.size()));
}

/// Climbs in x, y and radius by `stepPx` while the rim grows clearer.
IrisCircle climb(const cv::Mat& image, IrisCircle circle, const std::vector<Direction>& rays,
                 double stepPx)
{
    constexpr int kMaxSteps = 40;
    const double halfWidth = std::max(1.5, 1.5 * stepPx);
    double best = rimStep(image, circle, rays, halfWidth);
    for (int step = 0; step < kMaxSteps; ++step) {
        IrisCircle next = circle;
        for (const int dx : {-1, 0, 1}) {
            for (const int dy : {-1, 0, 1}) {
                for (const int dr : {-1, 0, 1}) {
                    const IrisCircle trial{circle.xPx + dx * stepPx, circle.yPx + dy * stepPx,
                                           std::max(4.0, circle.radiusPx + dr * stepPx)};
                    const double value = rimStep(image, trial, rays, halfWidth);
                    if (value > best + 1e-9) {
                        best = value;
                        next = trial;
                    }
                }
            }
        }
        if (next.xPx == circle.xPx && next.yPx == circle.yPx && next.radiusPx == circle.radiusPx) {
            break;
        }
        circle = next;
    }
    return circle;
}

/// Round enough components of one threshold: as a disc of their area, and as the disc that fits.
void collectDiscs(const cv::Mat& dark, std::vector<IrisCircle>& discs)
{
    cv::Mat labels;
    cv::Mat stats;
    cv::Mat centroids;
    const int count = cv::connectedComponentsWithStats(dark, labels, stats, centroids, 8, CV_32S);
    const double minRadius = 0.025 * dark.cols;
    const double maxRadius = 0.26 * dark.cols;
    for (int label = 1; label < count; ++label) {
        const double area = stats.at<int>(label, cv::CC_STAT_AREA);
        const double width = stats.at<int>(label, cv::CC_STAT_WIDTH);
        const double height = stats.at<int>(label, cv::CC_STAT_HEIGHT);
        const double radius = std::sqrt(area / kPi);
        if (radius < minRadius) {
            continue;
        }
        if (radius <= maxRadius && width < 1.7 * height && height < 1.7 * width &&
            area > 0.55 * width * height) {
            discs.push_back(
                {centroids.at<double>(label, 0), centroids.at<double>(label, 1), radius});
            continue;
        }
        const cv::Rect box(stats.at<int>(label, cv::CC_STAT_LEFT),
                           stats.at<int>(label, cv::CC_STAT_TOP), static_cast<int>(width),
                           static_cast<int>(height));
        cv::Mat own = labels(box) == label;
        cv::copyMakeBorder(own, own, 1, 1, 1, 1, cv::BORDER_CONSTANT, cv::Scalar(0));
        cv::Mat distance;
        cv::distanceTransform(own, distance, cv::DIST_L2, 3);
        double largest = 0;
        cv::Point where;
        cv::minMaxLoc(distance, nullptr, &largest, nullptr, &where);
        if (largest >= minRadius && largest <= maxRadius) {
            discs.push_back({static_cast<double>(box.x + where.x - 1),
                             static_cast<double>(box.y + where.y - 1), largest});
        }
    }
}

bool nearlySame(const IrisCircle& a, const IrisCircle& b)
{
    return std::hypot(a.xPx - b.xPx, a.yPx - b.yPx) < 3 && std::abs(a.radiusPx - b.radiusPx) < 3;
}

struct SearchGrid
{
    double reachPx; ///< how far the centre may lie from where it starts
    double stepPx;  ///< of the centre
    double minRadiusPx;
    double maxRadiusPx;
};

/// The step at each radius for one centre; empty where too little of the rim lies in the image.
std::optional<LimbusFit> bestRadius(const cv::Mat& image, const IrisCircle& centre,
                                    const std::vector<Direction>& rays, const SearchGrid& grid)
{
    constexpr int kHalfWidth = 4; // radii are whole pixels here
    constexpr std::size_t kWidth = std::size_t{2} * kHalfWidth;
    constexpr double kLeast = -10;
    constexpr double kMost = 22;
    const int first = static_cast<int>(std::floor(grid.minRadiusPx));
    const int last = static_cast<int>(std::ceil(grid.maxRadiusPx));
    const auto radii = static_cast<std::size_t>(std::max(0, last - first + 1));
    std::vector<std::array<double, 2>> sums(radii, {0, 0});
    std::vector<std::array<int, 2>> counts(radii, {0, 0});
    std::vector<double> profile(radii + kWidth);
    const std::size_t perSide = rays.size() / 2;
    for (std::size_t i = 0; i < rays.size(); ++i) {
        const std::size_t side = i < perSide ? 0 : 1;
        std::size_t filled = 0;
        for (; filled < profile.size(); ++filled) {
            const double radius = first - kHalfWidth + static_cast<double>(filled);
            const double x = centre.xPx + radius * rays[i].cosine;
            const double y = centre.yPx + radius * rays[i].sine;
            if (!inside(image, x, y)) {
                break;
            }
            profile[filled] = sampleAt(image, x, y);
        }
        for (std::size_t r = 0; r + kWidth < filled; ++r) {
            const double step = profile[r + kWidth] - profile[r];
            sums[r].at(side) += std::clamp(step, kLeast, kMost);
            ++counts[r].at(side);
        }
    }
    std::optional<LimbusFit> best;
    for (std::size_t r = 0; r < radii; ++r) {
        const int seen = counts[r][0] + counts[r][1];
        if (seen < static_cast<int>(rays.size() * 6 / 10)) {
            continue;
        }
        const double mean = (sums[r][0] + sums[r][1]) / seen;
        const double left = sums[r][0] / std::max(1, counts[r][0]);
        const double right = sums[r][1] / std::max(1, counts[r][1]);
        // One strong side must not stand for both: the nose side of a pupil can do that.
        const bool bothSeen = counts[r][0] > 3 && counts[r][1] > 3;
        const double value = bothSeen ? 0.5 * mean + 0.5 * std::min(left, right) : 0.6 * mean;
        if (!best || value > best->edge) {
            best = LimbusFit{{centre.xPx, centre.yPx, first + static_cast<double>(r)}, value};
        }
    }
    return best;
}

LimbusFit searchGrid(const cv::Mat& image, const IrisCircle& start,
                     const std::vector<Direction>& rays, const SearchGrid& grid)
{
    LimbusFit best{start, -std::numeric_limits<double>::infinity()};
    const auto offsets = stepsFrom(-grid.reachPx, grid.reachPx, grid.stepPx);
    for (const double dy : offsets) {
        for (const double dx : offsets) {
            const IrisCircle centre{start.xPx + dx, start.yPx + dy, start.radiusPx};
            const auto fit = bestRadius(image, centre, rays, grid);
            // Irises are nearly concentric with their pupils: a far centre has to earn its place.
            const double penalty = 0.06 * std::hypot(dx, dy);
            if (fit && fit->edge - penalty > best.edge) {
                best = *fit;
                best.edge -= penalty;
            }
        }
    }
    return best;
}

} // namespace

double sampleAt(const cv::Mat& image, double x, double y)
{
    x = std::clamp(x, 0.0, image.cols - 1.001);
    y = std::clamp(y, 0.0, image.rows - 1.001);
    const int left = static_cast<int>(x);
    const int top = static_cast<int>(y);
    const double fx = x - left;
    const double fy = y - top;
    const auto* upper = image.ptr<std::uint8_t>(top);
    const auto* lower = image.ptr<std::uint8_t>(top + 1);
    return (1 - fy) * ((1 - fx) * upper[left] + fx * upper[left + 1]) +
           fy * ((1 - fx) * lower[left] + fx * lower[left + 1]);
}

std::vector<PupilFit> findPupils(const cv::Mat& image)
{
    cv::Mat clean;
    // Opening swallows glints inside the pupil, the median thin lashes.
    const int glint = image.cols / 28 | 1;
    cv::morphologyEx(image, clean, cv::MORPH_OPEN,
                     cv::getStructuringElement(cv::MORPH_ELLIPSE, {glint, glint}));
    cv::medianBlur(clean, clean, 5);
    const auto histogram = histogramOf(clean);
    const int total = clean.rows * clean.cols;
    const int median = std::max(1, histogramPercentile(histogram, total, 0.5));

    std::vector<IrisCircle> discs;
    int before = -1;
    for (const double share : {0.01, 0.02, 0.03, 0.045, 0.06, 0.08, 0.10, 0.13, 0.17, 0.22, 0.28}) {
        const int threshold = histogramPercentile(histogram, total, share) + 3;
        if (threshold == before) {
            continue;
        }
        before = threshold;
        cv::Mat dark = clean < threshold;
        cv::morphologyEx(dark, dark, cv::MORPH_OPEN,
                         cv::getStructuringElement(cv::MORPH_ELLIPSE, {7, 7}));
        collectDiscs(dark, discs);
    }

    cv::Mat smooth;
    cv::GaussianBlur(clean, smooth, {}, 1.2);
    const auto rays = wholeCircle(48);
    std::vector<PupilFit> fits;
    for (const auto& disc : discs) {
        const IrisCircle circle = climb(smooth, climb(smooth, disc, rays, 2.0), rays, 1.0);
        const bool known = std::any_of(fits.begin(), fits.end(), [&](const PupilFit& fit) {
            return nearlySame(fit.circle, circle);
        });
        if (known) {
            continue;
        }
        PupilFit fit{circle, rimStep(smooth, circle, rays, 2.0), 0};
        fit.darkness = std::clamp(1 - meanInside(smooth, circle, rays) / median, 0.0, 1.0);
        fits.push_back(fit);
    }
    std::sort(fits.begin(), fits.end(), [](const PupilFit& a, const PupilFit& b) {
        return a.edge * (0.3 + a.darkness) > b.edge * (0.3 + b.darkness);
    });
    fits.resize(std::min(fits.size(), kMaxPupilCandidates));
    return fits;
}

LimbusFit findLimbus(const cv::Mat& image, const IrisCircle& pupil)
{
    cv::Mat smooth;
    cv::GaussianBlur(image, smooth, {}, 2.0);
    const auto rays = sideArcs(20);
    const double most = std::min(0.62 * image.cols, 7.0 * pupil.radiusPx);
    const double least = std::max(1.35 * pupil.radiusPx, 0.09 * image.cols);
    const double reach = std::clamp(0.35 * pupil.radiusPx, 4.0, 14.0);
    const LimbusFit coarse = searchGrid(smooth, pupil, rays, {reach, 4.0, least, most});
    const SearchGrid fine{3.0, 1.0, std::max(least, coarse.circle.radiusPx - 5),
                          coarse.circle.radiusPx + 5};
    return searchGrid(smooth, coarse.circle, rays, fine);
}

IrisCircle refinePupil(const cv::Mat& image, IrisCircle circle)
{
    return climb(image, circle, wholeCircle(96), 0.5);
}

IrisCircle refineLimbus(const cv::Mat& image, IrisCircle circle, double scale)
{
    return searchGrid(image, circle, sideArcs(40),
                      {scale, std::max(0.5, scale / 2), circle.radiusPx - 2 * scale,
                       circle.radiusPx + 2 * scale})
        .circle;
}

} // namespace rekam::imaging
