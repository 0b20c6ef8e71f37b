// One level of the wavelet transform: a plane into four of half the size, and back.
#pragma once

#include "biometrics/wsq/frame.h"

#include <array>
#include <cstddef>
#include <vector>

namespace rekam::biometrics::wsq {

/// Row-major values. Invariant: values.size() == width * height, or empty for all zero.
struct Plane
{
    int width = 0;
    int height = 0;
    std::vector<float> values;

    [[nodiscard]] const float* row(int y) const
    {
        return values.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    }

    [[nodiscard]] float* row(int y)
    {
        return values.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    }
};

/// Uninitialised content would do; zero is what the standard library gives.
[[nodiscard]] Plane makePlane(int width, int height);

/// Output 2 * v + h: v is 1 for the vertical high-pass, h for the horizontal one. The low-pass has
/// the odd row or column.
using Quarters = std::array<Plane, 4>;

/// Two-channel filter bank with symmetric extension (IAFIS-IC-0110 V3, annex A): whole-sample for
/// filters of odd length, half-sample for even ones, so that as many values come out as go in
/// whatever the size. Immutable, thread-safe.
class FilterBank
{
public:
    explicit FilterBank(const FilterPair& analysis);

    enum class Corner { Kept, Dropped };

    /// `corner`: whether the quarter of both high-passes is wanted; it is empty otherwise.
    [[nodiscard]] Quarters split(const Plane& whole, Corner corner) const;

    /// An empty quarter counts as zero. Sizes must be those that split() gives.
    [[nodiscard]] Plane join(const Quarters& quarters, int width, int height) const;

private:
    /// One term of an output: `weight` times input `phase` at the output's own index + `offset`.
    struct Tap
    {
        int phase = 0;
        int offset = 0;
        float weight = 0;
    };

    /// Of the two interleaved halves that come out: samples, or low- and high-pass.
    using Taps = std::array<std::vector<Tap>, 2>;

    enum class Direction { Split, Join };
    struct Source;
    struct Term;
    class Line;

    [[nodiscard]] Source fold(Direction direction, int length, int phase, int index) const;
    [[nodiscard]] Line makeLine(Direction direction, int length) const;

    bool m_oddLength = true;
    int m_reach = 0; ///< of the longest tap
    Taps m_split;
    Taps m_join;
};

} // namespace rekam::biometrics::wsq
