// Internal to imaging/finger: how two templates agree, before that becomes a score.
#pragma once

#include "imaging/finger/cylinder.h"

#include <vector>

namespace rekam::imaging {

/// More of the best minutiae than this add noise and time.
inline constexpr std::size_t kMaxCompared = 64;

struct FingerStructures
{
    std::vector<ComparedMinutia> minutiae; ///< at most kMaxCompared
    std::vector<Cylinder> cylinders;       ///< one for each
};

/// Measures of agreement under the best rigid motion found. Weights are sums of 0…1 a minutia.
struct Likeness
{
    float relaxed = 0;  ///< mean support of the best pairs after relaxation
    float weight = 0;   ///< of the matches, by closeness and quality
    float overlapA = 0; ///< weight of a's minutiae that land where b has minutiae
    float overlapB = 0;
};

/// Not symmetric in its last digits: the search is greedy. Below `leastSupport` no motion is sought
/// and only `relaxed` is set.
[[nodiscard]] Likeness likenessOf(const FingerStructures& a, const FingerStructures& b,
                                  float leastSupport);

} // namespace rekam::imaging
