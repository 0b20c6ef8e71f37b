// Near-infrared eye images from a seed.
#pragma once

#include "base/anatomy.h"
#include "base/image.h"

#include <cstdint>
#include <string>

namespace rekam::drivers {

enum class LidState : std::uint8_t { Open, Closed };
enum class Focus : std::uint8_t { Sharp, Blurred };

struct IrisOptions
{
    std::uint64_t variation = 0; ///< seeds rotation, dilation, place, lids and noise
    LidState lids = LidState::Open;
    Focus focus = Focus::Sharp;
};

/// The truth for tests of segmentation, in pixels.
struct IrisTruth
{
    double pupilXPx = 0.0;
    double pupilYPx = 0.0;
    double pupilRadiusPx = 0.0;
    double limbusXPx = 0.0;
    double limbusYPx = 0.0;
    double limbusRadiusPx = 0.0;
};

struct SyntheticIris
{
    GrayImage image; ///< 640 × 480, the eye upright
    IrisTruth truth;
};

/// The iris texture depends on seed, subject and eye alone; everything else on the variation.
/// Thread-safe.
[[nodiscard]] SyntheticIris makeIris(std::uint64_t seed, const std::string& subject, Eye eye,
                                     const IrisOptions& options);

} // namespace rekam::drivers
