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

/// A face drawn once, a little larger than the frame, so that frames are cut from it quickly.
/// Immutable once made.
struct PortraitBase
{
    RgbImage image; ///< kPortraitWidthPx + 2 margins × kPortraitHeightPx + 2 margins
    PortraitTruth truth;
    std::uint64_t seed = 0;
};

inline constexpr int kPortraitMarginPx = 16;

struct SyntheticPortrait
{
    RgbImage image; ///< kPortraitWidthPx × kPortraitHeightPx
    PortraitTruth truth;
};

/// The face depends on seed and subject. Tens of milliseconds. Thread-safe.
[[nodiscard]] PortraitBase drawPortrait(std::uint64_t seed, const Subject& subject,
                                        PortraitFlaw flaw = PortraitFlaw::None);

/// Frame number `frame` of a live stream: small motion and sensor noise. Thread-safe.
[[nodiscard]] SyntheticPortrait framePortrait(const PortraitBase& base, std::uint32_t frame);

/// Both in one.
[[nodiscard]] SyntheticPortrait makePortrait(std::uint64_t seed, const Subject& subject,
                                             std::uint32_t frame,
                                             PortraitFlaw flaw = PortraitFlaw::None);

} // namespace rekam::drivers
