// Quantised coefficients as Huffman symbols: values, escapes and runs of zeros. IAFIS-IC-0110 V3,
// table of the coder's alphabet.
#pragma once

#include "base/result.h"
#include "biometrics/wsq/bit_reader.h"
#include "biometrics/wsq/huffman.h"

#include <cstdint>
#include <span>
#include <vector>

namespace rekam::biometrics::wsq {

enum class SegmentEnd {
    Full,   ///< every coefficient asked for was read
    Starved ///< the bits ran out in between, as they do before a restart marker
};

/// Reads coefficients into `to`, which must be zero, from `at` on, which is moved.
/// @return why it ended; InvalidInput for a code that does not exist, a run past the end, or bits
///         left over.
[[nodiscard]] Result<SegmentEnd> decodeCoefficients(BitReader& bits, const HuffmanDecoder& codes,
                                                    std::span<std::int32_t> to, std::size_t& at);

/// One symbol and what follows it in plain bits.
struct Token
{
    std::uint8_t symbol = 0;
    std::uint8_t extraBits = 0;
    std::uint16_t extra = 0;
};

/// Magnitudes beyond 65535 are cut off there.
[[nodiscard]] std::vector<Token> tokensOf(std::span<const std::int32_t> coefficients);

/// The entropy-coded segment: codes, ones up to the byte's end, a zero byte behind each FF.
[[nodiscard]] Bytes encodeTokens(std::span<const Token> tokens, const std::array<Code, 256>& codes);

} // namespace rekam::biometrics::wsq
