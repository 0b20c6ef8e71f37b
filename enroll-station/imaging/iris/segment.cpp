#include "imaging/iris/segment.h"

#include "imaging/iris/circle_search.h"
#include "imaging/mat_view.h"
#include "imaging/steps.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace rekam::imaging {

namespace {

/// The circles are looked for at about this width; larger images are reduced first.
constexpr int kWorkingWidthPx = 320;

struct Circles
{
    IrisCircle pupil;
    IrisCircle limbus;
};

IrisCircle scaled(const IrisCircle& circle, double factor)
{
    // Pixel centres, so that reducing and enlarging again lands where it began.
    return {(circle.xPx + 0.5) * factor - 0.5, (circle.yPx + 0.5) * factor - 0.5,
            circle.radiusPx * factor};
}

/// The pupil whose surroundings look most like an iris.
Result<Circles> findCircles(const cv::Mat& image)
{
    // Eyes of three sensors give a pupil 0.6 and more and a limbus 8 grey levels and more; noise,
    // skin and lashes up to 0.2 and 7.
    constexpr double kLeastPupil = 0.3;
    constexpr double kLeastPupilRadius = 0.016; // of the width of the image
    constexpr double kLeastLimbusEdge = 3.5;    // grey levels
    constexpr double kFullLimbusEdge = 15.0;
    Circles best;
    double bestValue = 0;
    for (const auto& pupil : findPupils(image)) {
        const double contrast = pupil.edge * (0.3 + pupil.darkness);
        if (contrast < kLeastPupil || pupil.circle.radiusPx < kLeastPupilRadius * image.cols) {
            continue;
        }
        const LimbusFit limbus = findLimbus(image, pupil.circle);
        if (!(limbus.edge >= kLeastLimbusEdge)) {
            continue;
        }
        const double value = pupil.edge * (0.3 + pupil.darkness) *
                             (0.4 + std::min(1.0, limbus.edge / kFullLimbusEdge));
        if (value > bestValue) {
            bestValue = value;
            best = {pupil.circle, limbus.circle};
        }
    }
    if (bestValue <= 0) {
        return Error{ErrorCode::NotFound, "no pupil with an iris around it"};
    }
    return best;
}

enum class Lid { Upper, Lower };

double lidHeight(const LidCurve& lid, double u)
{
    return lid.a + lid.b * u + lid.c * u * u;
}

/// Mean clamped step along a lid's edge where it crosses the iris; nothing found gives minus
/// infinity. `steps` holds the 8-bit difference across a horizontal edge, 128 for none.
double lidStep(const cv::Mat& steps, const Circles& circles, const LidCurve& lid)
{
    constexpr int kSamples = 31;
    constexpr int kLeastSamples = 9;
    const auto& [pupil, limbus] = circles;
    double sum = 0;
    int count = 0;
    for (int i = 0; i < kSamples; ++i) {
        const double u = limbus.radiusPx * (-1.0 + 2.0 * i / (kSamples - 1));
        const double y = lidHeight(lid, u);
        const double fromPupil = std::hypot(limbus.xPx + u - pupil.xPx, y - pupil.yPx);
        // The pupil's rim is a far stronger edge than any lid's.
        if (std::hypot(u, y - limbus.yPx) > 1.02 * limbus.radiusPx ||
            fromPupil < 1.2 * pupil.radiusPx) {
            continue;
        }
        sum += std::clamp(sampleAt(steps, limbus.xPx + u, y) - 128, -12.0, 24.0);
        ++count;
    }
    if (count < kLeastSamples) {
        return -std::numeric_limits<double>::infinity();
    }
    return sum / count;
}

/// The strongest parabola; one that misses the iris where there is no lid over it.
LidCurve findLid(const cv::Mat& image, const Circles& circles, Lid side)
{
    constexpr double kLeastStep = 6.0;
    const double radius = circles.limbus.radiusPx;
    const double sign = side == Lid::Upper ? 1.0 : -1.0; // grows away from the iris centre
    cv::Mat smooth;
    cv::blur(image, smooth, {static_cast<int>(radius / 7) | 1, 3});
    const int reach = std::max(2, static_cast<int>(std::lround(radius / 28)));
    const cv::Mat kernel = [&] {
        cv::Mat taps = cv::Mat::zeros(2 * reach + 1, 1, CV_32F);
        taps.at<float>(0) = static_cast<float>(sign / 2);
        taps.at<float>(2 * reach) = static_cast<float>(-sign / 2);
        return taps;
    }();
    cv::Mat steps;
    cv::filter2D(smooth, steps, CV_8U, kernel, {-1, -1}, 128, cv::BORDER_REPLICATE);

    LidCurve best{circles.limbus.yPx - sign * 10 * radius, 0, 0};
    double bestStep = kLeastStep;
    const double nearest = std::max(0.1 * radius, 0.55 * circles.pupil.radiusPx);
    for (const double height : stepsFrom(nearest, 0.999 * radius, std::max(1.0, radius / 50))) {
        for (const double tilt : {-0.36, -0.24, -0.12, 0.0, 0.12, 0.24, 0.36}) {
            for (const double bend : {0.0, 0.15, 0.3, 0.45, 0.6}) {
                const LidCurve lid{circles.limbus.yPx - sign * height, tilt, sign * bend / radius};
                const double step = lidStep(steps, circles, lid);
                if (step > bestStep) {
                    bestStep = step;
                    best = lid;
                }
            }
        }
    }
    return best;
}

LidCurve scaled(const LidCurve& lid, double factor)
{
    return {(lid.a + 0.5) * factor - 0.5, lid.b, lid.c / factor};
}

struct Spread
{
    double middle = 0;
    double deviation = 0;
};

/// Median and scaled median deviation of the pixels under a mask.
Spread spreadUnder(const cv::Mat& image, const cv::Mat& mask)
{
    std::vector<int> greys;
    for (int y = 0; y < image.rows; ++y) {
        const auto* pixels = image.ptr<std::uint8_t>(y);
        const auto* kept = mask.ptr<std::uint8_t>(y);
        for (int x = 0; x < image.cols; ++x) {
            if (kept[x] != 0) {
                greys.push_back(pixels[x]);
            }
        }
    }
    if (greys.empty()) {
        return {};
    }
    const auto middle = greys.begin() + static_cast<std::ptrdiff_t>(greys.size() / 2);
    std::nth_element(greys.begin(), middle, greys.end());
    const int median = *middle;
    for (int& grey : greys) {
        grey = std::abs(grey - median);
    }
    std::nth_element(greys.begin(), middle, greys.end());
    constexpr double kNormalDeviations = 1.4826;
    return {static_cast<double>(median), kNormalDeviations * *middle};
}

/// Annulus between the lids, without lashes (far darker than the iris) and glare (far brighter).
cv::Mat usableMask(const cv::Mat& image, const IrisSegmentation& segmentation)
{
    const auto& pupil = segmentation.pupil;
    const auto& limbus = segmentation.limbus;
    cv::Mat mask = cv::Mat::zeros(image.size(), CV_8UC1);
    for (int y = 0; y < image.rows; ++y) {
        auto* row = mask.ptr<std::uint8_t>(y);
        for (int x = 0; x < image.cols; ++x) {
            const double u = x - limbus.xPx;
            if (std::hypot(u, y - limbus.yPx) > limbus.radiusPx ||
                std::hypot(x - pupil.xPx, y - pupil.yPx) < pupil.radiusPx + 1 ||
                y < lidHeight(segmentation.upperLid, u) + 2 ||
                y > lidHeight(segmentation.lowerLid, u) - 2) {
                continue;
            }
            row[x] = 255;
        }
    }
    const Spread spread = spreadUnder(image, mask);
    const double deviation = std::max(4.0, spread.deviation);
    const double lash = spread.middle - 3.0 * deviation;
    const double glare = std::min(250.0, spread.middle + 4.5 * deviation + 8);
    cv::Mat dark = (image < lash) & mask;
    cv::Mat bright = (image > glare) & mask;
    const int grow = std::max(1, static_cast<int>(std::lround(limbus.radiusPx / 60)));
    const cv::Size brush(2 * grow + 1, 2 * grow + 1);
    cv::dilate(dark, dark, cv::getStructuringElement(cv::MORPH_ELLIPSE, brush));
    cv::dilate(bright, bright, cv::getStructuringElement(cv::MORPH_ELLIPSE, brush));
    mask.setTo(0, dark);
    mask.setTo(0, bright);
    return mask;
}

Result<IrisSegmentation> segment(const cv::Mat& image)
{
    cv::Mat working = image;
    double factor = 1;
    if (image.cols > kWorkingWidthPx) {
        factor = static_cast<double>(image.cols) / kWorkingWidthPx;
        cv::resize(image, working,
                   {kWorkingWidthPx, static_cast<int>(std::lround(image.rows / factor))}, 0, 0,
                   cv::INTER_AREA);
    }
    const auto found = findCircles(working);
    if (!found) {
        return found.error();
    }
    const Circles& circles = found.value();
    IrisSegmentation segmentation;
    segmentation.upperLid = scaled(findLid(working, circles, Lid::Upper), factor);
    segmentation.lowerLid = scaled(findLid(working, circles, Lid::Lower), factor);
    // A curve counts from the centre of the limbus, which the refinement below may move a little.
    cv::Mat smooth;
    cv::GaussianBlur(image, smooth, {}, 1.0 * factor);
    segmentation.pupil = refinePupil(smooth, scaled(circles.pupil, factor));
    segmentation.limbus =
        factor > 1 ? refineLimbus(smooth, scaled(circles.limbus, factor), factor) : circles.limbus;
    if (segmentation.pupil.radiusPx >= segmentation.limbus.radiusPx) {
        return Error{ErrorCode::NotFound, "pupil as wide as the iris"};
    }
    segmentation.usable = toGray(usableMask(image, segmentation));
    return segmentation;
}

} // namespace

Result<IrisSegmentation> segmentIris(const GrayImage& image)
{
    if (!holdsInvariant(image)) {
        return Error{ErrorCode::InvalidInput, "iris image size and pixels differ"};
    }
    if (std::min(image.widthPx, image.heightPx) < kMinIrisImagePx ||
        std::max(image.widthPx, image.heightPx) > kMaxIrisImagePx) {
        return Error{ErrorCode::InvalidInput, "iris image side out of range"};
    }
    return guarded([&] { return segment(viewOf(image)); });
}

} // namespace rekam::imaging
