// Internal to imaging/finger: the one place where images become OpenCV matrices at 500 ppi.
#pragma once

#include "base/image.h"

#include <opencv2/core.hpp>

namespace rekam::imaging {

inline constexpr int kWorkingPpi = 500;
/// Less than a fifth of an inch shows no usable finger.
inline constexpr int kMinFingerSidePx = 64;

/// @return a header onto image.pixels, which must outlive it; empty if the image breaks its
///         invariant.
[[nodiscard]] cv::Mat matrixOf(const GrayImage& image);

/// @return the image at 500 ppi as CV_8U; empty if a side would leave kMinFingerSidePx …
///         `maxSidePx`, or the ppi is outside 250–1200.
[[nodiscard]] cv::Mat resampledTo500Ppi(const GrayImage& image, int maxSidePx);

[[nodiscard]] GrayImage imageOf(const cv::Mat& gray, int ppi);

} // namespace rekam::imaging
