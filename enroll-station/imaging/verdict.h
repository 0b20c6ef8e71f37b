// The three words every measured check of a capture ends in.
#pragma once

#include <cstdint>

namespace rekam::imaging {

/// Shown to the operator as baik, cukup, kurang. Poor asks for another capture; whether it also
/// blocks is for the policy to say, except where a report names a refusal of its own.
enum class Verdict : std::uint8_t { Good, Fair, Poor };

} // namespace rekam::imaging
