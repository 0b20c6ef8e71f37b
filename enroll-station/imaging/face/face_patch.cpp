#include "imaging/face/face_patch.h"

#include "imaging/steps.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace rekam::imaging {

namespace {

// Where frontal faces have their eyes inside the detector's box, and how far they stray from there.
constexpr double kEyeAcross = 0.31;
constexpr double kEyeDown = 0.385;
constexpr double kStrayAcross = 0.11;
constexpr double kStrayDown = 0.12;
constexpr double kLeastIrisPx = 5.0;
constexpr double kMostIrisPx = 9.5;

double grayAt(const cv::Mat& gray, double x, double y)
{
    const int column = std::clamp(static_cast<int>(std::lround(x)), 0, gray.cols - 1);
    const int row = std::clamp(static_cast<int>(std::lround(y)), 0, gray.rows - 1);
    return gray.at<std::uint8_t>(row, column);
}

/// Mean step from inside to outside on the arcs beside a disc: left and right.
std::array<double, 2> sideSteps(const cv::Mat& gray, cv::Point2d centre, double radius)
{
    constexpr int kRays = 7;
    std::array<double, 2> steps{};
    for (int i = 0; i < kRays; ++i) {
        const double angle = (-30.0 + 70.0 * i / (kRays - 1)) * std::numbers::pi / 180;
        for (const int side : {0, 1}) {
            const double across = (side == 0 ? -1 : 1) * std::cos(angle);
            const double down = std::sin(angle);
            const auto at = [&](double distance) {
                return grayAt(gray, centre.x + distance * across, centre.y + distance * down);
            };
            const double outside = 0.5 * (at(radius + 2.5) + at(radius + 4.5));
            const double within = 0.5 * (at(radius - 1.5) + at(radius * 0.4));
            steps.at(static_cast<std::size_t>(side)) += (outside - within) / kRays;
        }
    }
    return steps;
}

struct VerticalRange
{
    double light;
    double dark;
};

VerticalRange columnRange(const cv::Mat& gray, double x, double y, double reach)
{
    VerticalRange range{0, 255};
    for (const double dy : stepsFrom(-reach, reach, 1)) {
        const double grey = grayAt(gray, x, y + dy);
        range.light = std::max(range.light, grey);
        range.dark = std::min(range.dark, grey);
    }
    return range;
}

void measureTexture(const cv::Mat& gray, EyeFit& eye)
{
    const auto steps = sideSteps(gray, eye.centre, eye.radiusPx);
    const double core = meanOf(gray, eye.centre, eye.radiusPx);
    const double beside = core + 0.5 * (steps[0] + steps[1]);
    const double brightness = std::max(20.0, beside);
    eye.scleraContrast = std::min(steps[0], steps[1]) / brightness;

    double white = std::numeric_limits<double>::max();
    for (const double side : {-1.0, 1.0}) {
        double lightest = 0;
        for (const double gap : {-1.0, 0.5, 2.0, 3.5}) {
            const double x = eye.centre.x + side * (eye.radiusPx + gap);
            lightest = std::max(lightest, meanOf(gray, {x, eye.centre.y}, 3));
        }
        white = std::min(white, lightest - core);
    }
    eye.whiteBeside = white / brightness;

    double structure = std::numeric_limits<double>::max();
    for (const double side : {-1.0, 1.0}) {
        double sum = 0;
        int count = 0;
        for (const double out : stepsFrom(1.6, 2.3, 0.1)) {
            const auto range = columnRange(gray, eye.centre.x + side * out * eye.radiusPx,
                                           eye.centre.y, 1.3 * eye.radiusPx);
            sum += range.light - range.dark;
            ++count;
        }
        structure = std::min(structure, sum / count);
    }
    eye.lidStructure = structure / brightness;

    const double middle = 0.5 * (core + beside);
    int rows = 0;
    for (const double dy : stepsFrom(-1.6 * eye.radiusPx, 1.6 * eye.radiusPx, 1)) {
        rows += meanOf(gray, {eye.centre.x, eye.centre.y + dy}, 3) < middle ? 1 : 0;
    }
    eye.openness = rows / (2 * eye.radiusPx);
}

struct EyeZone
{
    cv::Point2d middle;
    double strayAcrossPx;
    double strayDownPx;
};

EyeFit findIris(const cv::Mat& gray, const EyeZone& zone)
{
    EyeFit best;
    best.centre = zone.middle;
    best.radiusPx = 7;
    double bestValue = -std::numeric_limits<double>::infinity();
    const double skin = meanOf(gray, {zone.middle.x, zone.middle.y + 0.25 * kPatchFacePx}, 30);
    const auto across = stepsFrom(-zone.strayAcrossPx, zone.strayAcrossPx, 1);
    const auto radii = stepsFrom(kLeastIrisPx, kMostIrisPx, 1.5);
    for (const double dy : stepsFrom(-zone.strayDownPx, zone.strayDownPx, 1)) {
        for (const double dx : across) {
            const cv::Point2d centre = zone.middle + cv::Point2d{dx, dy};
            // Only what is darker than the cheek can be an iris: saves most of the search.
            if (grayAt(gray, centre.x, centre.y) > 0.85 * skin) {
                continue;
            }
            const double dark = skin - meanOf(gray, centre, 7);
            const double stray = std::hypot(dx / zone.strayAcrossPx, dy / zone.strayDownPx);
            for (const double radius : radii) {
                const auto steps = sideSteps(gray, centre, radius);
                // A lash line is as dark as an iris but not as high.
                const double rims = std::max(grayAt(gray, centre.x, centre.y - 0.7 * radius),
                                             grayAt(gray, centre.x, centre.y + 0.7 * radius));
                const double white = std::min(grayAt(gray, centre.x - radius - 3.5, centre.y),
                                              grayAt(gray, centre.x + radius + 3.5, centre.y));
                const double value = std::min(steps[0], steps[1]) + 0.25 * (steps[0] + steps[1]) +
                                     0.4 * (white - grayAt(gray, centre.x, centre.y)) + 0.3 * dark +
                                     0.6 * (skin - rims) - 0.1 * skin * stray * stray;
                if (value > bestValue) {
                    bestValue = value;
                    best.centre = centre;
                    best.radiusPx = radius;
                }
            }
        }
    }
    measureTexture(gray, best);
    return best;
}

EyeFit findEye(FaceFinder& finder, const cv::Mat& patch, const cv::Mat& smooth,
               cv::Point2d expected)
{
    constexpr int kZoneWidthPx = 84;
    constexpr int kZoneHeightPx = 72;
    const cv::Rect zone(static_cast<int>(expected.x) - kZoneWidthPx / 2,
                        static_cast<int>(expected.y) - kZoneHeightPx / 2, kZoneWidthPx,
                        kZoneHeightPx);
    const auto box = finder.findEye(patch, zone);
    if (!box) {
        return findIris(smooth, {expected, kStrayAcross * kPatchFacePx, kStrayDown * kPatchFacePx});
    }
    const cv::Point2d middle(box->x + 0.5 * box->width, box->y + 0.52 * box->height);
    EyeFit eye = findIris(smooth, {middle, 0.2 * box->width, 0.15 * box->height});
    eye.seenByCascade = true;
    return eye;
}

} // namespace

FacePatch cutPatch(const cv::Mat& rgb, const cv::Rect& face)
{
    FacePatch patch;
    patch.scale = static_cast<double>(kPatchFacePx) / face.width;
    patch.leftPx = face.x - kPatchLeftPx / patch.scale;
    patch.topPx = face.y - kPatchTopPx / patch.scale;
    const cv::Size size(kPatchWidthPx, kPatchHeightPx);
    cv::Mat source = rgb;
    double within = patch.scale;
    double left = patch.leftPx;
    double top = patch.topPx;
    if (patch.scale < 0.6) {
        // Area averaging first: interpolation alone would alias, and read as sharpness.
        const cv::Rect2d wanted(left, top, size.width / patch.scale, size.height / patch.scale);
        const cv::Rect around =
            cv::Rect(static_cast<int>(wanted.x) - 2, static_cast<int>(wanted.y) - 2,
                     static_cast<int>(wanted.width) + 4, static_cast<int>(wanted.height) + 4) &
            cv::Rect(0, 0, rgb.cols, rgb.rows);
        cv::resize(rgb(around), source, {}, patch.scale, patch.scale, cv::INTER_AREA);
        left = (left - around.x) * source.cols / around.width;
        top = (top - around.y) * source.rows / around.height;
        within = 1;
    }
    const cv::Matx23d move(within, 0, -left * within, 0, within, -top * within);
    cv::warpAffine(source, patch.rgb, move, size, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::cvtColor(patch.rgb, patch.gray, cv::COLOR_RGB2GRAY);
    return patch;
}

bool EyeFit::isOpenEye() const
{
    constexpr double kLeastContrast = 0.10;
    constexpr double kLeastStructure = 0.07;
    constexpr double kLeastWhite = 0.05;
    constexpr double kLeastOpenness = 0.38;
    return seenByCascade && scleraContrast >= kLeastContrast && lidStructure >= kLeastStructure &&
           whiteBeside >= kLeastWhite && openness >= kLeastOpenness;
}

std::array<EyeFit, 2> findEyes(FaceFinder& finder, const FacePatch& patch)
{
    cv::Mat smooth;
    cv::GaussianBlur(patch.gray, smooth, {}, 1.0);
    const double down = kPatchTopPx + kEyeDown * kPatchFacePx;
    const double across = kEyeAcross * kPatchFacePx;
    return {findEye(finder, patch.gray, smooth, {kPatchLeftPx + across, down}),
            findEye(finder, patch.gray, smooth, {kPatchLeftPx + kPatchFacePx - across, down})};
}

double meanOf(const cv::Mat& matrix, cv::Point2d centre, double sidePx)
{
    const int side = std::max(1, static_cast<int>(std::lround(sidePx)));
    const cv::Rect box = cv::Rect(static_cast<int>(std::lround(centre.x)) - side / 2,
                                  static_cast<int>(std::lround(centre.y)) - side / 2, side, side) &
                         cv::Rect(0, 0, matrix.cols, matrix.rows);
    return box.area() > 0 ? cv::mean(matrix(box))[0] : 0;
}

} // namespace rekam::imaging
