#include "biometrics/wsq/coefficient_coding.h"

#include <algorithm>

namespace rekam::biometrics::wsq {

namespace {

// The alphabet: 1–100 a run of so many zeros; 101–106 escapes; 107–254 the value + 180.
constexpr int kLongestRunSymbol = 100;
constexpr std::uint8_t kPositive8 = 101;
constexpr std::uint8_t kNegative8 = 102;
constexpr std::uint8_t kPositive16 = 103;
constexpr std::uint8_t kNegative16 = 104;
constexpr std::uint8_t kRun8 = 105;
constexpr std::uint8_t kRun16 = 106;
constexpr int kFirstValueSymbol = 107;
constexpr int kLastValueSymbol = 254;
constexpr int kValueOffset = 180;
constexpr std::int32_t kMax8 = 0xFF;
constexpr std::int32_t kMax16 = 0xFFFF;

unsigned extraBitsOf(std::uint8_t symbol)
{
    switch (symbol) {
    case kPositive8:
    case kNegative8:
    case kRun8:
        return 8;
    case kPositive16:
    case kNegative16:
    case kRun16:
        return 16;
    default:
        return 0;
    }
}

Error malformed(const char* what)
{
    return Error{ErrorCode::InvalidInput, std::string("WSQ: ") + what};
}

Token runToken(std::size_t run)
{
    if (run <= kLongestRunSymbol) {
        return {static_cast<std::uint8_t>(run), 0, 0};
    }
    const bool small = run <= static_cast<std::size_t>(kMax8);
    return {small ? kRun8 : kRun16, static_cast<std::uint8_t>(small ? 8 : 16),
            static_cast<std::uint16_t>(run)};
}

Token valueToken(std::int32_t value)
{
    const int symbol = value + kValueOffset;
    if (symbol >= kFirstValueSymbol && symbol <= kLastValueSymbol) {
        return {static_cast<std::uint8_t>(symbol), 0, 0};
    }
    const std::int32_t magnitude = std::min(std::abs(value), kMax16);
    const auto extra = static_cast<std::uint16_t>(magnitude);
    if (magnitude <= kMax8) {
        return {value > 0 ? kPositive8 : kNegative8, 8, extra};
    }
    return {value > 0 ? kPositive16 : kNegative16, 16, extra};
}

/// Collects codes and stuffs zero bytes.
class BitWriter
{
public:
    /// At most 32 bits at a time.
    void put(std::uint32_t bits, unsigned count)
    {
        m_pending = m_pending << count | bits;
        m_count += count;
        while (m_count >= 8) {
            m_count -= 8;
            const auto octet = static_cast<std::uint8_t>(m_pending >> m_count & 0xFFU);
            m_bytes.push_back(static_cast<std::byte>(octet));
            if (octet == 0xFFU) {
                m_bytes.push_back(std::byte{0});
            }
        }
    }

    [[nodiscard]] Bytes finish()
    {
        if (m_count > 0) {
            const unsigned spare = 8 - m_count;
            put((1U << spare) - 1, spare);
        }
        return std::move(m_bytes);
    }

    void reserve(std::size_t size) { m_bytes.reserve(size); }

private:
    std::uint64_t m_pending = 0;
    unsigned m_count = 0;
    Bytes m_bytes;
};

} // namespace

Result<SegmentEnd> decodeCoefficients(BitReader& bits, const HuffmanDecoder& codes,
                                      std::span<std::int32_t> to, std::size_t& at)
{
    while (at < to.size()) {
        const std::uint64_t window = bits.window();
        const HuffmanDecoder::Match match = codes.match(window);
        const unsigned extraBits = extraBitsOf(match.symbol);
        if (match.length == 0 || match.length + extraBits > bits.left()) {
            // Less than a byte may be left, with its padding; more is damage.
            return bits.left() < 8 ? Result<SegmentEnd>(SegmentEnd::Starved)
                                   : malformed("a code that does not exist");
        }
        bits.skip(match.length + extraBits);
        if (match.symbol >= kFirstValueSymbol && match.symbol <= kLastValueSymbol) {
            to[at++] = match.symbol - kValueOffset;
            continue;
        }
        const std::size_t extra = extraBits == 0
                                      ? match.symbol
                                      : std::size_t{window << match.length >> (64U - extraBits)};
        switch (match.symbol) {
        case kPositive8:
        case kPositive16:
            to[at++] = static_cast<std::int32_t>(extra);
            break;
        case kNegative8:
        case kNegative16:
            to[at++] = -static_cast<std::int32_t>(extra);
            break;
        default:
            if (extra == 0 || extra > to.size() - at || match.symbol > kRun16) {
                return malformed("a run of zeros past the end");
            }
            at += extra;
            break;
        }
    }
    return bits.left() < 8 ? Result<SegmentEnd>(SegmentEnd::Full)
                           : malformed("bits left over in a block");
}

std::vector<Token> tokensOf(std::span<const std::int32_t> coefficients)
{
    std::vector<Token> tokens;
    std::size_t i = 0;
    while (i < coefficients.size()) {
        std::size_t run = 0;
        while (i + run < coefficients.size() && coefficients[i + run] == 0 && run < kMax16) {
            ++run;
        }
        tokens.push_back(run > 0 ? runToken(run) : valueToken(coefficients[i]));
        i += std::max<std::size_t>(run, 1);
    }
    return tokens;
}

Bytes encodeTokens(std::span<const Token> tokens, const std::array<Code, 256>& codes)
{
    BitWriter writer;
    writer.reserve(tokens.size());
    for (const Token& token : tokens) {
        const Code code = codes[token.symbol];
        writer.put(code.bits, code.length);
        if (token.extraBits > 0) {
            writer.put(token.extra, token.extraBits);
        }
    }
    return writer.finish();
}

} // namespace rekam::biometrics::wsq
