// Which step size each subband gets, so that the image comes near to a bit rate: the encoder of
// IAFIS-IC-0110 V3, part 3.
#pragma once

#include "biometrics/wsq/subbands.h"

namespace rekam::biometrics::wsq {

/// Step sizes for `bitsPerPixel`, as a file can state them; all 0 for an image without detail.
[[nodiscard]] StepTable chooseSteps(const Bands& bands, double bitsPerPixel);

} // namespace rekam::biometrics::wsq
