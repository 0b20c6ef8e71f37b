// Huffman codes of WSQ: canonical, at most 16 bits, no code of ones only (ITU-T T.81 annexes C, K).
#pragma once

#include "biometrics/wsq/frame.h"

#include <array>
#include <cstdint>
#include <vector>

namespace rekam::biometrics::wsq {

inline constexpr int kMaxCodeLength = 16;

/// Looks codes up in a bit window.
class HuffmanDecoder
{
public:
    /// `spec` must be a prefix code, as readHuffman() assures.
    explicit HuffmanDecoder(const HuffmanSpec& spec);

    struct Match
    {
        std::uint8_t symbol = 0;
        std::uint8_t length = 0; ///< 0: no code begins so
    };

    /// The code at the top of the window.
    [[nodiscard]] Match match(std::uint64_t window) const
    {
        const Match quick = m_quick[window >> (64U - kQuickBits)];
        return quick.length != 0 ? quick : matchLong(window);
    }

private:
    static constexpr unsigned kQuickBits = 10;

    [[nodiscard]] Match matchLong(std::uint64_t window) const;

    std::array<Match, std::size_t{1} << kQuickBits> m_quick{};
    std::array<std::uint32_t, kMaxCodeLength + 1> m_end{};  ///< first code too large, by length
    std::array<std::int32_t, kMaxCodeLength + 1> m_shift{}; ///< from a code to its symbol's place
    std::vector<std::uint8_t> m_symbols;
};

struct Code
{
    std::uint16_t bits = 0;
    std::uint8_t length = 0;
};

using Frequencies = std::array<std::uint32_t, 256>;

/// The best code for these frequencies; symbols that never occur get none.
[[nodiscard]] HuffmanSpec makeSpec(const Frequencies& frequencies);

/// Codes by symbol.
[[nodiscard]] std::array<Code, 256> codesOf(const HuffmanSpec& spec);

} // namespace rekam::biometrics::wsq
