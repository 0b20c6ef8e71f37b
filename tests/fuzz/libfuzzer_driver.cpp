// Drives a fuzz target with libFuzzer (clang, -fsanitize=fuzzer), starting from its own corpus.
#include "fuzz_target.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    rekam::fuzz::fuzzOne(std::as_bytes(std::span(data, size)));
    return 0;
}
