// Randomness as a value handed in. The cryptographic source lives in crypto/random_source.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace rekam {

class Random
{
public:
    Random() = default;
    Random(const Random&) = delete;
    Random& operator=(const Random&) = delete;
    Random(Random&&) = delete;
    Random& operator=(Random&&) = delete;
    virtual ~Random() = default;

    /// Fills `target`; cannot fail.
    virtual void fill(std::span<std::byte> target) = 0;
};

/// The same bytes for the same seed on every machine (SplitMix64; Steele, Lea, Flood 2014). For
/// simulations, tests and synthetic samples; never for keys.
class SeededRandom final : public Random
{
public:
    explicit SeededRandom(std::uint64_t seed)
        : m_state(seed)
    {}

    [[nodiscard]] std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15U;
        std::uint64_t mixed = m_state;
        mixed = (mixed ^ mixed >> 30U) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ mixed >> 27U) * 0x94D049BB133111EBU;
        return mixed ^ mixed >> 31U;
    }

    /// Uniform in [0, 1).
    [[nodiscard]] double uniform() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }

    /// Uniform in [0, bound); bound must not be zero. The bias is below 2^-32 for bounds below
    /// 2^32.
    [[nodiscard]] std::uint64_t below(std::uint64_t bound) { return next() % bound; }

    void fill(std::span<std::byte> target) override
    {
        for (std::byte& octet : target) {
            octet = static_cast<std::byte>(next() & 0xFFU);
        }
    }

private:
    std::uint64_t m_state;
};

} // namespace rekam
