// Comparison of secrets and tags in a time that does not tell where they differ.
#pragma once

#include "base/bytes.h"

namespace rekam::crypto {

/// Different lengths are unequal at once: lengths are public here.
[[nodiscard]] bool equalConstantTime(ByteView left, ByteView right);

} // namespace rekam::crypto
