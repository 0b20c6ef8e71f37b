// Daugman's rubber sheet. Internal to the iris code.
#pragma once

#include "imaging/iris/segment.h"

#include <opencv2/core.hpp>

namespace rekam::imaging {

/// The iris unrolled: row 0 beside the pupil, column 0 to the right of the picture, clockwise.
struct UnrolledIris
{
    cv::Mat texture; ///< CV_32F
    cv::Mat usable;  ///< CV_32F, 0–1: share of usable pixels behind each point
};

[[nodiscard]] UnrolledIris unrollIris(const cv::Mat& image, const IrisSegmentation& segmentation,
                                      cv::Size size);

} // namespace rekam::imaging
