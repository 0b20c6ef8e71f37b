// A face cut out and brought to one size, so that every measure has one scale. Internal.
#pragma once

#include "imaging/face/face_check.h"
#include "imaging/face/face_finder.h"

#include <opencv2/core.hpp>

#include <array>

namespace rekam::imaging {

/// Width of the detector's face box in a patch; eyes then lie about 78 px apart.
inline constexpr int kPatchFacePx = 200;
/// The box within the patch: hair above, chin below, background beside.
inline constexpr int kPatchLeftPx = 70;
inline constexpr int kPatchTopPx = 70;
inline constexpr int kPatchWidthPx = kPatchFacePx + 2 * kPatchLeftPx;
inline constexpr int kPatchHeightPx = kPatchFacePx + kPatchTopPx + 110;

struct FacePatch
{
    cv::Mat rgb;
    cv::Mat gray;
    double scale = 1;  ///< patch pixels per picture pixel
    double leftPx = 0; ///< of the patch in the picture
    double topPx = 0;

    [[nodiscard]] FacePoint toPicture(cv::Point2d point) const
    {
        return {leftPx + point.x / scale, topPx + point.y / scale};
    }
};

/// Pixels past the edge of the picture repeat the edge.
[[nodiscard]] FacePatch cutPatch(const cv::Mat& rgb, const cv::Rect& face);

/// One eye in a patch.
struct EyeFit
{
    cv::Point2d centre;
    double radiusPx = 0;
    double scleraContrast = 0; ///< step from iris to both its sides, share of the brightness beside
    double lidStructure = 0;   ///< light and dark above each other beside the iris, same share
    double whiteBeside = 0;    ///< as scleraContrast, straight beside it: a lash line fills that
    double openness = 0;       ///< height of the dark disc over its width
    bool seenByCascade = false;

    /// Iris beside sclera between lids: not a dot, a bar, a shut lid or a dark glass.
    [[nodiscard]] bool isOpenEye() const;
};

/// The likeliest iris on each side of the patch, left of the picture first.
[[nodiscard]] std::array<EyeFit, 2> findEyes(FaceFinder& finder, const FacePatch& patch);

/// Mean of the pixels in a square of a matrix with one channel, cut to the matrix.
[[nodiscard]] double meanOf(const cv::Mat& matrix, cv::Point2d centre, double sidePx);

} // namespace rekam::imaging
