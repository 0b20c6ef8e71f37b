// Finds pupil, limbus, lids, lashes and glare in a near-infrared image of one eye.
#pragma once

#include "base/image.h"
#include "base/result.h"

namespace rekam::imaging {

struct IrisCircle
{
    double xPx = 0;
    double yPx = 0;
    double radiusPx = 0;
};

/// Edge of a lid as y = a + b·u + c·u² with u = x − limbus centre, in pixels; everything above the
/// upper or below the lower one is lid.
struct LidCurve
{
    double a = 0;
    double b = 0;
    double c = 0;
};

struct IrisSegmentation
{
    IrisCircle pupil;
    IrisCircle limbus;
    LidCurve upperLid;
    LidCurve lowerLid;
    /// As large as the image; 255 where iris texture can be used, 0 for pupil, lids, lashes, glare
    /// and everything outside the limbus.
    GrayImage usable;
};

inline constexpr int kMinIrisImagePx = 120;
inline constexpr int kMaxIrisImagePx = 2048;

/// Circles by an integro-differential search (Daugman 1993, 2004) from dark-region candidates.
/// @return the segmentation; NotFound where no eye can be made out (an operator's matter: capture
///         again); InvalidInput if the image breaks its invariant or kMin…/kMaxIrisImagePx.
[[nodiscard]] Result<IrisSegmentation> segmentIris(const GrayImage& image);

} // namespace rekam::imaging
