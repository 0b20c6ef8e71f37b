// From pixels to a codestream: the lossy half of the encoder, open to other filters.
#pragma once

#include "base/image.h"
#include "biometrics/wsq/codestream.h"

namespace rekam::biometrics::wsq {

/// The filters of the FBI's encoders, 9 and 7 taps.
[[nodiscard]] const FilterPair& standardFilters();

/// The image must hold its invariant and be within the limits of encodeWsq(). Pure, thread-safe.
[[nodiscard]] Codestream analyse(const GrayImage& image, double bitsPerPixel,
                                 const FilterPair& filters);

} // namespace rekam::biometrics::wsq
