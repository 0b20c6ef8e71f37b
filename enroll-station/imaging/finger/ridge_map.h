// Internal to imaging/finger: ridge direction, period and foreground of a print, by blocks.
#pragma once

#include <opencv2/core.hpp>

namespace rekam::imaging {

/// Side of a block at 500 ppi: just under one ridge period.
inline constexpr int kBlockPx = 8;

/// What the ridges do, one value a block (matrices of ceil(size / kBlockPx)).
struct RidgeMap
{
    cv::Mat normalised;  ///< CV_32F, full size: local mean 0, local deviation about 1, clipped
    cv::Mat cos2;        ///< CV_32F: doubled ridge direction (angle from +x towards +y, image axes)
    cv::Mat sin2;        ///< CV_32F
    cv::Mat coherence;   ///< CV_32F, 0…1
    cv::Mat period;      ///< CV_32F, ridge to ridge, px; filled everywhere
    cv::Mat periodicity; ///< CV_32F, 0…1: autocorrelation at the period
    cv::Mat foreground;  ///< CV_8U, 255 or 0
};

/// `image`: CV_8U at 500 ppi, sides within kMinFingerSidePx … kMaxFingerSidePx.
[[nodiscard]] RidgeMap mapRidges(const cv::Mat& image);

/// Directions again, from a ridge image (CV_32F, zero mean) that was filtered with the first ones.
void refineDirections(RidgeMap& map, const cv::Mat& ridges);

/// Contextual filtering: smooth along the ridge, band-pass across it (Hong, Wan, Jain 1998, with
/// the Gabor kernel split in two line integrals). CV_32F of the map's full size, ridges negative,
/// 0 outside the foreground.
[[nodiscard]] cv::Mat enhanceRidges(const RidgeMap& map);

} // namespace rekam::imaging
