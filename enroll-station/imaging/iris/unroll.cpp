#include "imaging/iris/unroll.h"

#include "imaging/iris/circle_search.h"
#include "imaging/mat_view.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace rekam::imaging {

UnrolledIris unrollIris(const cv::Mat& image, const IrisSegmentation& segmentation, cv::Size size)
{
    // Several points behind each cell: averaging them is the low-pass before sampling.
    constexpr int kAcross = 3;
    constexpr int kAlong = 2;
    // The rims themselves carry the steps to pupil and sclera, not texture.
    constexpr double kInner = 0.05;
    constexpr double kOuter = 0.92;
    const auto& pupil = segmentation.pupil;
    const auto& limbus = segmentation.limbus;
    const cv::Mat usable = viewOf(segmentation.usable);
    UnrolledIris unrolled{cv::Mat(size, CV_32F), cv::Mat(size, CV_32F)};
    for (int column = 0; column < size.width; ++column) {
        for (int row = 0; row < size.height; ++row) {
            double sum = 0;
            double all = 0;
            int kept = 0;
            for (int i = 0; i < kAcross * kAlong; ++i) {
                const double angle =
                    2 * std::numbers::pi * (column + (i % kAlong + 0.5) / kAlong) / size.width;
                const int across = i / kAlong;
                const double depth =
                    kInner + (kOuter - kInner) * (row + (across + 0.5) / kAcross) / size.height;
                const double x = (1 - depth) * (pupil.xPx + pupil.radiusPx * std::cos(angle)) +
                                 depth * (limbus.xPx + limbus.radiusPx * std::cos(angle));
                const double y = (1 - depth) * (pupil.yPx + pupil.radiusPx * std::sin(angle)) +
                                 depth * (limbus.yPx + limbus.radiusPx * std::sin(angle));
                const double grey = sampleAt(image, x, y);
                all += grey;
                const auto px = static_cast<int>(std::lround(x));
                const auto py = static_cast<int>(std::lround(y));
                if (px >= 0 && py >= 0 && px < usable.cols && py < usable.rows &&
                    usable.at<std::uint8_t>(py, px) != 0) {
                    sum += grey;
                    ++kept;
                }
            }
            constexpr double kPoints = kAcross * kAlong;
            unrolled.texture.at<float>(row, column) =
                static_cast<float>(kept > 0 ? sum / kept : all / kPoints);
            unrolled.usable.at<float>(row, column) = static_cast<float>(kept / kPoints);
        }
    }
    return unrolled;
}

} // namespace rekam::imaging
