// From subbands to whole numbers and back: the quantiser of IAFIS-IC-0110 V3, part 1.
#pragma once

#include "biometrics/wsq/codestream.h"
#include "biometrics/wsq/subbands.h"

namespace rekam::biometrics::wsq {

/// Coefficients in the order of the file.
[[nodiscard]] std::vector<std::int32_t> quantise(const Bands& bands, const StepTable& steps);

/// @return subbands; empty where nothing is coded or every coefficient is zero.
[[nodiscard]] Bands dequantise(const Codestream& codestream);

} // namespace rekam::biometrics::wsq
