// Internal to imaging/finger: the block measures of ISO/IEC 29794-4:2017 clause 6.
#pragma once

#include <opencv2/core.hpp>

namespace rekam::imaging {

/// Side of a measured block at 500 ppi (29794-4 clause 6.2.2).
inline constexpr int kMeasureBlockPx = 32;

struct Spread
{
    double mean = 0;
    double deviation = 0;
};

struct BlockMeasures
{
    int blocks = 0; ///< foreground blocks measured
    Spread
        orientationCertainty; ///< OCL: 1 − smaller / larger eigenvalue of the gradients' covariance
    Spread localClarity;      ///< LCS
    Spread frequencyDomain;   ///< FDA
    Spread orientationFlow;   ///< OF: 1 = neighbours agree
    Spread ridgeValleyRatio; ///< RVU: ridge width to valley width
};

/// `image` CV_8U at 500 ppi; `foreground` CV_8U of the same size, 255 or 0.
[[nodiscard]] BlockMeasures measureBlocks(const cv::Mat& image, const cv::Mat& foreground);

} // namespace rekam::imaging
