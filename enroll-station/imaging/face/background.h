// The cloth behind the head. Internal to the face code.
#pragma once

#include "imaging/face/face_check.h"

#include <opencv2/core.hpp>

namespace rekam::imaging {

struct BackgroundMeasure
{
    double huePercent = 0; ///< share of the cloth in the required colour
    double evenness = 0;   ///< 100 minus the spread of lightness and colour
    bool measured = false; ///< false if the portrait shows no cloth beside the head
};

/// Judges the strips beside and the corners above the head within `portrait`, clear of hair,
/// headscarf and shoulders. Positions in picture pixels.
[[nodiscard]] BackgroundMeasure measureBackground(const cv::Mat& rgb, const FaceBox& portrait,
                                                  const std::array<FacePoint, 2>& eyes,
                                                  FaceBackground required);

} // namespace rekam::imaging
