// What a fuzz target is: one file that defines these two functions, linked with one of two drivers
// (mutation_driver.cpp in every test run, libfuzzer_driver.cpp with REKAM_LIBFUZZER=ON).
#pragma once

#include "base/bytes.h"

#include <vector>

namespace rekam::fuzz {

/// Feeds hostile bytes to one parser and checks (REKAM_CHECK) what must hold whatever it says.
void fuzzOne(ByteView bytes);

/// Well-formed inputs to start from. Not empty.
[[nodiscard]] std::vector<Bytes> fuzzCorpus();

} // namespace rekam::fuzz
