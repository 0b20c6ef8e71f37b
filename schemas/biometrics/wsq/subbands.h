// The 64 subbands of WSQ: how the image is split into them and put together again.
#pragma once

#include "biometrics/wsq/filter_bank.h"

#include <array>

namespace rekam::biometrics::wsq {

/// Of these the last four are never coded by the encoder; a decoder takes them if a file has them.
inline constexpr int kCodedBands = 60;

struct BandSize
{
    int width = 0;
    int height = 0;

    [[nodiscard]] std::size_t count() const
    {
        return static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    }
};

using Bands = std::array<Plane, kBands>;

/// Sizes of the subbands of an image of this size; some are empty if it is small.
[[nodiscard]] std::array<BandSize, kBands> bandSizes(int width, int height);

/// Splits an image; subbands from kCodedBands on stay empty.
[[nodiscard]] Bands splitBands(const FilterBank& filters, Plane image);

/// An empty subband counts as zero. Sizes must be those of bandSizes().
[[nodiscard]] Plane joinBands(const FilterBank& filters, Bands bands, int width, int height);

} // namespace rekam::biometrics::wsq
