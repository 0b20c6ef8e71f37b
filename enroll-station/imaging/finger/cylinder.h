// Internal to imaging/finger: Minutia Cylinder-Codes, the local structure around each minutia
// (Cappelli, Ferrara, Maltoni, "Minutia Cylinder-Code", IEEE TPAMI 32(12), 2010; bit form).
#pragma once

#include "imaging/finger/minutiae.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace rekam::imaging {

inline constexpr int kCylinderSide = 10;    ///< cells across the base (NS)
inline constexpr int kCylinderSections = 6; ///< direction sections (ND)
inline constexpr std::size_t kCellWords = 2;
inline constexpr std::size_t kCylinderWords = 8; ///< cells inside the circle × sections fit

/// A minutia as comparisons use it: y down, radians towards +y.
struct ComparedMinutia
{
    float x = 0;
    float y = 0;
    float angle = 0;
    float cosine = 1; ///< of the angle
    float sine = 0;
    float weight = 0; ///< 0…1, from its quality
};

struct Cylinder
{
    std::array<std::uint64_t, kCylinderWords> bits{};
    std::array<std::uint64_t, kCylinderWords> valid{}; ///< the cells' mask spread over all sections
    std::array<std::uint64_t, kCellWords> cells{};     ///< which cells lie inside the print
    std::uint8_t direction = 0;                        ///< of its minutia, 1/256 turns
};

/// One cylinder for each minutia.
[[nodiscard]] std::vector<Cylinder> cylindersOf(std::span<const ComparedMinutia> minutiae);

/// How far the directions of two minutiae may differ: prints that are turned against each other by
/// more do not match. Nobody lays a finger on a reader sideways.
inline constexpr int kMaxTurn256 = 53; ///< 75 degrees in 1/256 turns

/// Similarities below this are reported as 0.
inline constexpr float kMinCylinderSimilarity = 0.3F;

/// 0…1 for every pair, row by row of `a`; 0 where two cylinders share too little or are turned too
/// far. `similarities` has room for a.size() × b.size().
void compareCylinders(std::span<const Cylinder> a, std::span<const Cylinder> b,
                      std::span<float> similarities);

} // namespace rekam::imaging
