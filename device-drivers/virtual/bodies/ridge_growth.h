// Grows a ridge pattern along a flow, and finds the minutiae that grew.
#pragma once

#include "virtual/bodies/ridge_flow.h"

#include <cstdint>
#include <vector>

namespace rekam::drivers {

/// Ridge height −1 … 1 at full size (kMasterWidthPx × kMasterHeightPx), ridges positive. Pure.
[[nodiscard]] std::vector<float> growRidges(const RidgeFlow& flow, std::uint64_t seed);

/// Endings and bifurcations of the pattern's skeleton (crossing number; Zhang and Suen's thinning,
/// CACM 27(3), 1984), without those near the edge and the spurious ones of the thinning.
[[nodiscard]] std::vector<SkinMinutia> findMinutiae(const std::vector<float>& height);

} // namespace rekam::drivers
