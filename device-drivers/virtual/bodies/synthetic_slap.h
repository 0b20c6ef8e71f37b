// Slaps from a seed: four fingers of a hand, or two thumbs, on a wide platen.
#pragma once

#include "virtual/bodies/synthetic_finger.h"

#include <memory>
#include <span>

namespace rekam::drivers {

inline constexpr int kPlatenWidthPx = 1600;
inline constexpr int kPlatenHeightPx = 1500;

/// Where a finger of a slap lies: the truth for tests of segmentation. The box is upright in the
/// finger's own frame, turned by `tiltRad` (clockwise on the image) about its centre.
struct FingerPlace
{
    FingerPosition finger = FingerPosition::Unknown;
    double centreXPx = 0.0;
    double centreYPx = 0.0;
    double widthPx = 0.0;
    double heightPx = 0.0;
    double tiltRad = 0.0;
};

struct Slap
{
    GrayImage image; ///< kPlatenWidthPx × kPlatenHeightPx, 500 ppi
    std::vector<FingerPlace> places;
};

struct SlapOptions
{
    std::uint64_t variation = 0;
    double tiltRad = 0.0; ///< of the whole hand, on top of the variation's own ±6°
    SkinState skin = SkinState::Normal;
};

/// Presses `masters` (one hand's fingers, or two thumbs, in the order of fingersOf(); fewer if some
/// are missing) onto one platen.
[[nodiscard]] Slap makeSlap(std::span<const std::shared_ptr<const MasterPrint>> masters,
                            const SlapOptions& options);

} // namespace rekam::drivers
