// Internal to imaging/finger: one-pixel-wide ridges and what can be followed along them.
#pragma once

#include <opencv2/core.hpp>

#include <array>
#include <vector>

namespace rekam::imaging {

/// Thins CV_8U ridges (non-zero = ridge) to lines of one pixel, 8-connected (Guo, Hall 1989,
/// algorithm A1). The outermost pixel ring becomes empty.
[[nodiscard]] cv::Mat thinRidges(const cv::Mat& ridges);

/// Ridge transitions around a pixel: 1 an ending, 2 a line, 3 a bifurcation (crossing number,
/// Rutovitz 1966). The pixel must not lie on the border.
[[nodiscard]] int crossingNumber(const cv::Mat& skeleton, cv::Point pixel);

/// Ridge neighbours to step to from `pixel`, one per branch: of two adjacent neighbours the
/// 4-connected one.
[[nodiscard]] std::vector<cv::Point> branchStarts(const cv::Mat& skeleton, cv::Point pixel);

enum class TraceEnd { Line, Ending, Bifurcation, Border };

struct Trace
{
    TraceEnd end = TraceEnd::Line;
    std::vector<cv::Point> path; ///< without the starting pixel
};

/// Follows a ridge from `from` through its neighbour `first` for at most `maxSteps` pixels.
[[nodiscard]] Trace traceRidge(const cv::Mat& skeleton, cv::Point from, cv::Point first,
                               int maxSteps);

} // namespace rekam::imaging
