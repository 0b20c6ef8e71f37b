// Portraits from a seed: a drawn face that a frontal-face detector finds, with its flaws on demand.
#pragma once

#include "base/image.h"
#include "virtual/scene.h"

#include <cstdint>
#include <string>

namespace rekam::drivers {

inline constexpr int kPortraitWidthPx = 960;
inline constexpr int kPortraitHeightPx = 1280;

enum class PortraitFlaw : std::uint8_t {
    None,
    Blur,
    ClosedEyes,
    TurnedHead,
    WrongBackdrop,
    NoFace,
    TwoFaces,
};

struct PortraitTruth
{
    double leftEyeXPx = 0.0; ///< the eye on the image's left
    double leftEyeYPx = 0.0;
    double rightEyeXPx = 0.0;
    double rightEyeYPx = 0.0;
};

struct SyntheticPortrait
{
    RgbImage image; ///< kPortraitWidthPx × kPortraitHeightPx
    PortraitTruth truth;
};

/// The face depends on seed and subject; small motion and sensor noise on `frame`. Thread-safe.
[[nodiscard]] SyntheticPortrait makePortrait(std::uint64_t seed, const Subject& subject,
                                             std::uint32_t frame,
                                             PortraitFlaw flaw = PortraitFlaw::None);

} // namespace rekam::drivers
