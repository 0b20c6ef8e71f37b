#include "imaging/finger/minutiae.h"

#include "imaging/finger/quality.h"
#include "imaging/finger/raster.h"
#include "imaging/finger/ridge_map.h"
#include "imaging/finger/skeleton.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace rekam::imaging {

namespace {

using biometrics::MinutiaType;

struct Candidate
{
    cv::Point at;
    MinutiaType type = MinutiaType::Ending;
    double angle = 0; ///< image axes (y down), into the ridge or the enclosed valley
    bool dropped = false;
};

constexpr int kTraceSteps = 20;
constexpr int kShortRidgePx = 14;
constexpr int kSpurPx = 10;
constexpr int kLakePx = 16;
constexpr int kMinTracePx = 6;

/// Angle of the way from `from` to the end of a trace, over at most kDirectionPx pixels.
double headingOf(cv::Point from, const Trace& trace)
{
    constexpr std::size_t kDirectionPx = 10;
    const cv::Point to = trace.path.at(std::min(trace.path.size(), kDirectionPx) - 1);
    return std::atan2(to.y - from.y, to.x - from.x);
}

double angleBetween(double a, double b)
{
    return std::abs(std::remainder(a - b, 2 * CV_PI));
}

/// An ending, unless it ends a spur, an island or a stub at the border.
std::optional<Candidate> endingAt(const cv::Mat& skeleton, cv::Point pixel)
{
    const std::vector<cv::Point> starts = branchStarts(skeleton, pixel);
    if (starts.size() != 1) {
        return std::nullopt;
    }
    const Trace trace = traceRidge(skeleton, pixel, starts.front(), kTraceSteps);
    const int length = static_cast<int>(trace.path.size());
    if ((trace.end == TraceEnd::Ending && length < kShortRidgePx) ||
        (trace.end == TraceEnd::Bifurcation && length < kSpurPx) || length < kMinTracePx) {
        return std::nullopt;
    }
    return Candidate{pixel, MinutiaType::Ending, headingOf(pixel, trace), false};
}

/// A bifurcation, unless a branch is a spur or two branches close a lake.
std::optional<Candidate> bifurcationAt(const cv::Mat& skeleton, cv::Point pixel)
{
    const std::vector<cv::Point> starts = branchStarts(skeleton, pixel);
    if (starts.size() != 3) {
        return std::nullopt;
    }
    std::array<double, 3> headings{};
    std::array<Trace, 3> traces;
    for (std::size_t i = 0; i < 3; ++i) {
        traces.at(i) = traceRidge(skeleton, pixel, starts.at(i), kTraceSteps);
        const Trace& trace = traces.at(i);
        const int length = static_cast<int>(trace.path.size());
        if ((trace.end == TraceEnd::Ending && length < kSpurPx) ||
            (trace.end == TraceEnd::Bifurcation && length < kMinTracePx)) {
            return std::nullopt;
        }
        headings.at(i) = headingOf(pixel, trace);
    }
    std::size_t stem = 0;
    double narrowest = 2 * CV_PI;
    for (std::size_t i = 0; i < 3; ++i) {
        const std::size_t j = (i + 1) % 3;
        const cv::Point gap = traces.at(i).path.back() - traces.at(j).path.back();
        if (traces.at(i).end == TraceEnd::Bifurcation &&
            traces.at(j).end == TraceEnd::Bifurcation && std::hypot(gap.x, gap.y) < 3 &&
            static_cast<int>(traces.at(i).path.size()) < kLakePx) {
            return std::nullopt;
        }
        if (angleBetween(headings.at(i), headings.at(j)) < narrowest) {
            narrowest = angleBetween(headings.at(i), headings.at(j));
            stem = 3 - i - j;
        }
    }
    const double left = headings.at((stem + 1) % 3);
    const double right = headings.at((stem + 2) % 3);
    const double middle = left + 0.5 * std::remainder(right - left, 2 * CV_PI);
    // A ridge crossed by a bridge has its branches at right angles.
    if (narrowest > CV_PI / 2 * 1.2) {
        return std::nullopt;
    }
    return Candidate{pixel, MinutiaType::Bifurcation, middle, false};
}

/// The flow gives the direction, the trace gives which way along it.
void alignWithFlow(Candidate& candidate, const RidgeMap& map)
{
    const int bx = candidate.at.x / kBlockPx;
    const int by = candidate.at.y / kBlockPx;
    const double flow = 0.5 * std::atan2(map.sin2.at<float>(by, bx), map.cos2.at<float>(by, bx));
    const double aligned = angleBetween(flow, candidate.angle) < CV_PI / 2 ? flow : flow + CV_PI;
    constexpr double kTrustFlow = 0.6;
    candidate.angle += kTrustFlow * std::remainder(aligned - candidate.angle, 2 * CV_PI);
}

/// Two endings that face each other across a gap are one broken ridge.
void dropBrokenRidges(std::vector<Candidate>& candidates)
{
    constexpr double kGapPx = 12;
    constexpr double kNearPx = 5;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        for (std::size_t j = i + 1; j < candidates.size(); ++j) {
            Candidate& a = candidates[i];
            Candidate& b = candidates[j];
            const cv::Point way = b.at - a.at;
            const double distance = std::hypot(way.x, way.y);
            if (distance > kGapPx) {
                continue;
            }
            const bool opposed = angleBetween(a.angle, b.angle) > CV_PI * 0.75;
            const bool endings = a.type == MinutiaType::Ending && b.type == MinutiaType::Ending;
            const bool facing = angleBetween(std::atan2(way.y, way.x), a.angle) > CV_PI * 0.66;
            if (opposed && (distance < kNearPx || !endings || facing)) {
                a.dropped = true;
                b.dropped = true;
            }
        }
    }
    std::erase_if(candidates, [](const Candidate& candidate) { return candidate.dropped; });
}

std::vector<Candidate> findCandidates(const cv::Mat& skeleton)
{
    std::vector<Candidate> candidates;
    for (int y = 1; y < skeleton.rows - 1; ++y) {
        const auto* row = skeleton.ptr<std::uint8_t>(y);
        for (int x = 1; x < skeleton.cols - 1; ++x) {
            if (row[x] == 0) {
                continue;
            }
            const int crossings = crossingNumber(skeleton, {x, y});
            std::optional<Candidate> found;
            if (crossings == 1) {
                found = endingAt(skeleton, {x, y});
            } else if (crossings == 3) {
                found = bifurcationAt(skeleton, {x, y});
            }
            if (found) {
                candidates.push_back(*found);
            }
        }
    }
    return candidates;
}

/// 0…1 by block: how sure the ridges are here.
cv::Mat reliabilityOf(const RidgeMap& map, const cv::Mat& ridges)
{
    // How much of the print's energy the filter kept: noise does not pass a Gabor filter.
    cv::Mat kept;
    cv::Mat given;
    cv::boxFilter(ridges.mul(ridges), kept, CV_32F, {25, 25});
    cv::boxFilter(map.normalised.mul(map.normalised), given, CV_32F, {25, 25});
    cv::Mat ratio = kept / (given + 0.05);
    cv::sqrt(ratio, ratio);
    return ratio;
}

/// Distance to the edge of the foreground, px.
cv::Mat depthOf(const RidgeMap& map)
{
    cv::Mat full;
    cv::resize(map.foreground, full,
               {map.foreground.cols * kBlockPx, map.foreground.rows * kBlockPx}, 0, 0,
               cv::INTER_NEAREST);
    full = full({0, 0, map.normalised.cols, map.normalised.rows}).clone();
    full.row(0) = 0;
    full.row(full.rows - 1) = 0;
    full.col(0) = 0;
    full.col(full.cols - 1) = 0;
    cv::Mat depth;
    cv::distanceTransform(full, depth, cv::DIST_L2, 3);
    return depth;
}

Minutia minutiaOf(const Candidate& candidate, double reliability, double depth)
{
    constexpr double kFullDepthPx = 24;
    const double share = std::clamp(reliability, 0.0, 1.0) * std::min(1.0, depth / kFullDepthPx);
    const auto turns = static_cast<int>(std::lround(-candidate.angle * 128 / CV_PI));
    return {.xPx = candidate.at.x,
            .yPx = candidate.at.y,
            .angle = turns & 0xFF,
            .type = candidate.type,
            .quality = std::clamp(static_cast<int>(std::lround(100 * share)), 1, 100)};
}

} // namespace

FingerTemplate extractMinutiae(const GrayImage& image)
{
    constexpr float kMinDepthPx = 10;
    const cv::Mat gray = resampledTo500Ppi(image, kMaxFingerSidePx);
    if (gray.empty()) {
        return {};
    }
    FingerTemplate finger{.widthPx = gray.cols, .heightPx = gray.rows, .minutiae = {}};
    RidgeMap map = mapRidges(gray);
    if (cv::countNonZero(map.foreground) == 0) {
        return finger;
    }
    cv::Mat ridges = enhanceRidges(map);
    refineDirections(map, ridges);
    ridges = enhanceRidges(map);
    const cv::Mat skeleton = thinRidges(ridges < 0);
    std::vector<Candidate> candidates = findCandidates(skeleton);
    const cv::Mat depth = depthOf(map);
    std::erase_if(candidates, [&depth](const Candidate& candidate) {
        return depth.at<float>(candidate.at) < kMinDepthPx;
    });
    for (Candidate& candidate : candidates) {
        alignWithFlow(candidate, map);
    }
    dropBrokenRidges(candidates);
    const cv::Mat reliability = reliabilityOf(map, ridges);
    for (const Candidate& candidate : candidates) {
        finger.minutiae.push_back(minutiaOf(candidate, reliability.at<float>(candidate.at),
                                            depth.at<float>(candidate.at)));
    }
    std::ranges::stable_sort(finger.minutiae, std::ranges::greater{}, &Minutia::quality);
    if (finger.minutiae.size() > static_cast<std::size_t>(kMaxMinutiae)) {
        finger.minutiae.resize(static_cast<std::size_t>(kMaxMinutiae));
    }
    return finger;
}

} // namespace rekam::imaging
