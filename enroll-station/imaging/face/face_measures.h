// What is measured on a patch once the eyes are known. Internal to the face code.
#pragma once

#include "imaging/face/face_patch.h"

#include <opencv2/core.hpp>

namespace rekam::imaging {

/// Upright coordinates on a face in units of the eye distance: right and down from the middle
/// between the eyes.
class FaceFrame
{
public:
    FaceFrame(cv::Point2d leftEye, cv::Point2d rightEye);

    [[nodiscard]] cv::Point2d at(double right, double down) const;

    [[nodiscard]] cv::Point2d middle() const { return m_middle; }

    [[nodiscard]] double eyeDistance() const { return m_eyeDistance; }

    [[nodiscard]] double rollDegrees() const;

private:
    cv::Point2d m_middle;
    cv::Point2d m_right; ///< as long as the eye distance
    double m_eyeDistance;
};

/// Eyes, nose, mouth at one place and size: eye distance kUprightEyesPx, roll taken out.
inline constexpr int kUprightEyesPx = 60;
inline constexpr int kUprightSidePx = 180;
inline constexpr int kUprightMiddleYPx = 60;
[[nodiscard]] cv::Mat uprightFace(const cv::Mat& gray, const FaceFrame& frame);

/// 0–100: nose and mouth as edges where a face has them.
[[nodiscard]] double faceStructure(const cv::Mat& upright);

/// Degrees from the axis about which nose and mouth are most alike; an estimate, good to some 5°.
[[nodiscard]] double yawDegrees(const cv::Mat& upright);

/// 0–100: how steep the steepest edges of eyes and mouth are for their contrast.
[[nodiscard]] double sharpnessOfFace(const cv::Mat& gray, const FaceFrame& frame);

struct FaceLight
{
    double meanGrey = 0;       ///< of cheeks, nose and forehead
    double clippedPercent = 0; ///< pixels there at either end of the scale
    double evenness = 0;       ///< darkest of cheeks, chin and forehead over the brightest
};

[[nodiscard]] FaceLight faceLight(const FacePatch& patch, const FaceFrame& frame);

/// log2 of the greys that the face uses. Wants the picture itself and the eyes in it: a patch has
/// interpolated greys of its own.
[[nodiscard]] double greyBits(const cv::Mat& rgb, const FaceFrame& frame);

} // namespace rekam::imaging
