// The ridge flow of a finger: direction and period at every point, by pattern class.
#pragma once

#include "virtual/bodies/synthetic_finger.h"

#include <cstdint>
#include <vector>

namespace rekam::drivers {

/// At every second pixel of a master print both ways (kFlowWidth × kFlowHeight).
struct RidgeFlow
{
    std::vector<float> directionRad; ///< [0, π), y upwards
    std::vector<float> periodPx;     ///< in full-size pixels, about 9 at 500 ppi
};

inline constexpr int kFlowWidth = kMasterWidthPx / 2;
inline constexpr int kFlowHeight = kMasterHeightPx / 2;

/// Singularities are placed by the class and moved by the seed. Sherlock and Monro 1993; arches as
/// Cappelli 2000 §2.2. Pure.
[[nodiscard]] RidgeFlow makeRidgeFlow(PatternClass pattern, std::uint64_t seed);

} // namespace rekam::drivers
