#include "biometrics/wsq/huffman.h"

#include <queue>

#include <algorithm>

namespace rekam::biometrics::wsq {

namespace {

constexpr std::size_t kSymbols = 256;

/// Joins the two rarest groups until one is left; each join makes the codes of both one bit
/// longer. The last entry stands for the code of ones only, which no symbol may have.
std::array<int, kSymbols + 1> idealLengths(const Frequencies& frequencies)
{
    struct Group
    {
        std::uint64_t weight = 0;
        std::size_t youngest = 0; ///< makes the order definite
        std::vector<std::size_t> members;
    };

    const auto later = [](const Group& a, const Group& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.youngest < b.youngest;
    };
    std::priority_queue<Group, std::vector<Group>, decltype(later)> groups(later);
    for (std::size_t symbol = 0; symbol < kSymbols; ++symbol) {
        if (frequencies.at(symbol) > 0) {
            groups.push({frequencies.at(symbol), symbol, {symbol}});
        }
    }
    groups.push({1, kSymbols, {kSymbols}});
    std::array<int, kSymbols + 1> lengths{};
    while (groups.size() > 1) {
        Group a = groups.top();
        groups.pop();
        const Group b = groups.top();
        groups.pop();
        a.members.insert(a.members.end(), b.members.begin(), b.members.end());
        for (const std::size_t member : a.members) {
            ++lengths.at(member);
        }
        a.weight += b.weight;
        a.youngest = std::max(a.youngest, b.youngest);
        groups.push(std::move(a));
    }
    return lengths;
}

/// Shortens what is longer than the format allows (T.81, K.2): of two longest codes one takes
/// their common prefix, the other shares a shorter code's place.
void limitLengths(std::vector<int>& counts)
{
    for (std::size_t length = counts.size() - 1; length > kMaxCodeLength; --length) {
        while (counts[length] > 0) {
            std::size_t shorter = length - 2;
            while (counts[shorter] == 0) {
                --shorter;
            }
            counts[length] -= 2;
            ++counts[length - 1];
            counts[shorter + 1] += 2;
            --counts[shorter];
        }
    }
}

} // namespace

HuffmanDecoder::HuffmanDecoder(const HuffmanSpec& spec)
    : m_symbols(spec.symbols)
{
    std::uint32_t code = 0;
    std::size_t place = 0;
    for (unsigned length = 1; length <= kMaxCodeLength; ++length) {
        code *= 2;
        m_shift.at(length) = static_cast<std::int32_t>(place) - static_cast<std::int32_t>(code);
        for (int i = 0; i < spec.counts.at(length - 1); ++i) {
            if (length <= kQuickBits) {
                const unsigned spare = kQuickBits - length;
                std::fill_n(m_quick.begin() + (code << spare), std::size_t{1} << spare,
                            Match{m_symbols.at(place), static_cast<std::uint8_t>(length)});
            }
            ++place;
            ++code;
        }
        m_end.at(length) = code;
    }
}

HuffmanDecoder::Match HuffmanDecoder::matchLong(std::uint64_t window) const
{
    for (unsigned length = kQuickBits + 1; length <= kMaxCodeLength; ++length) {
        const auto code = static_cast<std::uint32_t>(window >> (64U - length));
        if (code < m_end.at(length)) {
            const auto place = static_cast<std::int32_t>(code) + m_shift.at(length);
            return {m_symbols.at(static_cast<std::size_t>(place)),
                    static_cast<std::uint8_t>(length)};
        }
    }
    return {};
}

HuffmanSpec makeSpec(const Frequencies& frequencies)
{
    const auto lengths = idealLengths(frequencies);
    std::vector<int> counts(std::max<std::size_t>(
        kMaxCodeLength + 1, static_cast<std::size_t>(std::ranges::max(lengths)) + 1));
    std::vector<std::uint8_t> symbols;
    for (std::size_t symbol = 0; symbol < kSymbols; ++symbol) {
        if (lengths.at(symbol) > 0) {
            ++counts[static_cast<std::size_t>(lengths.at(symbol))];
            symbols.push_back(static_cast<std::uint8_t>(symbol));
        }
    }
    HuffmanSpec spec;
    if (symbols.empty()) {
        return spec;
    }
    ++counts[static_cast<std::size_t>(lengths.back())];
    limitLengths(counts);
    // The code of ones only is one of the longest: its place stays free.
    for (std::size_t length = kMaxCodeLength; length > 0; --length) {
        if (counts[length] > 0) {
            --counts[length];
            break;
        }
    }
    std::ranges::stable_sort(symbols, [&lengths](std::uint8_t a, std::uint8_t b) {
        return lengths.at(a) < lengths.at(b);
    });
    for (std::size_t length = 1; length <= kMaxCodeLength; ++length) {
        spec.counts.at(length - 1) = static_cast<std::uint8_t>(counts[length]);
    }
    spec.symbols = std::move(symbols);
    return spec;
}

std::array<Code, 256> codesOf(const HuffmanSpec& spec)
{
    std::array<Code, 256> codes{};
    unsigned code = 0;
    std::size_t place = 0;
    for (std::size_t length = 1; length <= kMaxCodeLength; ++length) {
        code *= 2;
        for (int i = 0; i < spec.counts.at(length - 1); ++i) {
            codes.at(spec.symbols.at(place++)) = {static_cast<std::uint16_t>(code++),
                                                  static_cast<std::uint8_t>(length)};
        }
    }
    return codes;
}

} // namespace rekam::biometrics::wsq
