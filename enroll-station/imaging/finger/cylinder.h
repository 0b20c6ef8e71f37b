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
inline constexpr std::size_t kCylinderWords =
    (kCylinderSide * kCylinderSide * kCylinderSections + 63) / 64;
inline constexpr std::size_t kMaskWords = (kCylinderSide * kCylinderSide + 63) / 64;

/// A minutia as comparisons use it: y down, radians towards +y.
struct ComparedMinutia
{
    float x = 0;
    float y = 0;
    float angle = 0;
    float weight = 0; ///< 0…1, from its quality
};

struct Cylinder
{
    std::array<std::uint64_t, kCylinderWords> bits{};
    std::array<std::uint64_t, kCylinderWords> valid{}; ///< the mask spread over all sections
    int validCells = 0;                                ///< of the base
    int setBits = 0;
    bool usable = false; ///< enough neighbours and enough of its base inside the print
};

/// One cylinder for each minutia.
[[nodiscard]] std::vector<Cylinder> cylindersOf(std::span<const ComparedMinutia> minutiae);

/// 0…1 for every pair, row by row of `a`; 0 where two cylinders share too little.
void compareCylinders(std::span<const Cylinder> a, std::span<const Cylinder> b,
                      std::vector<float>& similarities);

} // namespace rekam::imaging
