#include "imaging/finger/segment.h"

#include "base/slap_fingers.h"
#include "imaging/finger/raster.h"
#include "imaging/finger/slap_blocks.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace rekam::imaging {

namespace {

constexpr int kMaxSlapSidePx = 3000;
constexpr double kDegree = CV_PI / 180;

/// The tip's bounding box along its own angle, in blocks.
RotatedBox boxOf(const Tip& tip)
{
    const double cosine = std::cos(tip.angle);
    const double sine = std::sin(tip.angle);
    double minAcross = 1e9;
    double maxAcross = -1e9;
    double minAlong = 1e9;
    double maxAlong = -1e9;
    for (const cv::Point2f& block : tip.blocks) {
        const double across = block.x * cosine + block.y * sine;
        const double along = -block.x * sine + block.y * cosine;
        minAcross = std::min(minAcross, across);
        maxAcross = std::max(maxAcross, across);
        minAlong = std::min(minAlong, along);
        maxAlong = std::max(maxAlong, along);
    }
    const double across = (minAcross + maxAcross) / 2;
    const double along = (minAlong + maxAlong) / 2;
    return {.centreXPx = across * cosine - along * sine + 0.5,
            .centreYPx = across * sine + along * cosine + 0.5,
            .widthPx = maxAcross - minAcross + 1,
            .heightPx = maxAlong - minAlong + 1,
            .angleDegrees = tip.angle / kDegree};
}

void scaleBox(RotatedBox& box, double factor)
{
    box.centreXPx *= factor;
    box.centreYPx *= factor;
    box.widthPx *= factor;
    box.heightPx *= factor;
}

GrayImage uprightCrop(const cv::Mat& image, const RotatedBox& box, int ppi)
{
    const cv::Size size(std::max(1, static_cast<int>(std::lround(box.widthPx))),
                        std::max(1, static_cast<int>(std::lround(box.heightPx))));
    // Rows of the crop run along the finger: the sampling turns clockwise with it.
    const double cosine = std::cos(box.angleDegrees * kDegree);
    const double sine = std::sin(box.angleDegrees * kDegree);
    const cv::Mat fromCrop =
        (cv::Mat_<double>(2, 3) << cosine, -sine,
         box.centreXPx - cosine * (size.width - 1) / 2.0 + sine * (size.height - 1) / 2.0, sine,
         cosine, box.centreYPx - sine * (size.width - 1) / 2.0 - cosine * (size.height - 1) / 2.0);
    cv::Mat crop;
    cv::warpAffine(image, crop, fromCrop, size, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_REPLICATE);
    return imageOf(crop, ppi);
}

/// Positive when the little finger seems to be on the right: it lies lower and is narrower than
/// the index. About 1 for a usual right hand, −1 for a left one.
double rightHandedness(const std::vector<RotatedBox>& boxes, double angle)
{
    constexpr double kUsualSlope = 10 * kDegree;
    constexpr double kUsualNarrowing = 0.18;
    const RotatedBox& left = boxes.front();
    const RotatedBox& right = boxes.back();
    const auto tipAlong = [angle](const RotatedBox& box) {
        return -box.centreXPx * std::sin(angle) + box.centreYPx * std::cos(angle) -
               box.heightPx / 2;
    };
    const auto across = [angle](const RotatedBox& box) {
        return box.centreXPx * std::cos(angle) + box.centreYPx * std::sin(angle);
    };
    const double slope = std::atan2(tipAlong(right) - tipAlong(left), across(right) - across(left));
    const double narrowing = 2 * (left.widthPx - right.widthPx) / (left.widthPx + right.widthPx);
    return 0.65 * std::clamp(slope / kUsualSlope, -2.0, 2.0) +
           0.35 * std::clamp(narrowing / kUsualNarrowing, -2.0, 2.0);
}

SlapVerdict verdictOf(const std::vector<RotatedBox>& boxes, std::size_t expected,
                      FingerPosition slap, double angle)
{
    constexpr double kSurelyOther = 0.3;
    if (boxes.empty()) {
        return SlapVerdict::NoFingers;
    }
    if (boxes.size() != expected) {
        return boxes.size() < expected ? SlapVerdict::TooFewFingers : SlapVerdict::TooManyFingers;
    }
    if (boxes.size() == 4) {
        const double right = rightHandedness(boxes, angle);
        if ((slap == FingerPosition::RightFour && right < -kSurelyOther) ||
            (slap == FingerPosition::LeftFour && right > kSurelyOther)) {
            return SlapVerdict::WrongHand;
        }
    }
    return std::abs(angle) > kMaxSlapTiltDegrees * kDegree ? SlapVerdict::TooTilted
                                                           : SlapVerdict::Good;
}

} // namespace

SlapSegmentation segmentSlap(const GrayImage& image, FingerPosition slap,
                             std::span<const FingerPosition> absent)
{
    SlapSegmentation result;
    const cv::Mat gray = resampledTo500Ppi(image, kMaxSlapSidePx);
    if (gray.empty()) {
        return result;
    }
    const std::vector<Tip> tips = findTips(touchedBlocks(gray));
    if (tips.empty()) {
        return result;
    }
    double angle = 0;
    for (const Tip& tip : tips) {
        angle += tip.angle / static_cast<double>(tips.size());
    }
    std::vector<FingerPosition> positions = fingersOf(slap);
    const auto leftOut = [absent](FingerPosition position) {
        return std::ranges::find(absent, position) != absent.end();
    };
    if (tips.size() != positions.size()) {
        std::erase_if(positions, leftOut);
    }
    std::vector<RotatedBox> boxes;
    boxes.reserve(tips.size());
    for (const Tip& tip : tips) {
        boxes.push_back(boxOf(tip));
    }
    result.tiltDegrees = angle / kDegree;
    result.verdict = verdictOf(boxes, positions.size(), slap, angle);
    const bool named =
        result.verdict == SlapVerdict::Good || result.verdict == SlapVerdict::TooTilted;
    const int ppi = image.ppi == 0 ? kWorkingPpi : image.ppi;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        scaleBox(boxes[i], kSlapBlockPx * static_cast<double>(ppi) / kWorkingPpi);
        result.fingers.push_back({.position = named ? positions[i] : FingerPosition::Unknown,
                                  .box = boxes[i],
                                  .upright = uprightCrop(matrixOf(image), boxes[i], ppi)});
    }
    std::erase_if(result.fingers,
                  [leftOut](const SlapFinger& finger) { return leftOut(finger.position); });
    return result;
}

} // namespace rekam::imaging
