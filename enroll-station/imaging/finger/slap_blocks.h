// Internal to imaging/finger: where skin touches a platen, by blocks, and which way fingers point.
#pragma once

#include <opencv2/core.hpp>

#include <vector>

namespace rekam::imaging {

inline constexpr int kSlapBlockPx = 8; ///< 0.41 mm at 500 ppi

/// CV_8U, 255 where a block of the image (CV_8U, 500 ppi) shows skin.
[[nodiscard]] cv::Mat touchedBlocks(const cv::Mat& image);

/// One fingertip as its blocks, in block coordinates of the image.
struct Tip
{
    std::vector<cv::Point2f> blocks;
    double angle = 0; ///< radians, clockwise from upright
};

/// Angle that all fingers share, radians clockwise from upright: where the shadow of the touched
/// blocks has the steepest flanks.
[[nodiscard]] double commonAngle(const cv::Mat& touched);

/// Fingertips from left to right across `angle`: phalanges below a crease are cut off, fingers that
/// touch are parted.
[[nodiscard]] std::vector<Tip> tipsOf(const cv::Mat& touched, double angle);

} // namespace rekam::imaging
