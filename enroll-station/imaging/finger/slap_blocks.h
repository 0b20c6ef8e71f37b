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

/// Fingertips from left to right: phalanges below a crease are cut off, fingers that touch are
/// parted. The way up is where the shadow of the touched blocks has steep flanks and the tips that
/// result point that way themselves.
[[nodiscard]] std::vector<Tip> findTips(const cv::Mat& touched);

} // namespace rekam::imaging
