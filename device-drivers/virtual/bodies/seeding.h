// Seeds of the generators: one number from a station seed, a subject and what is generated; and
// smooth random fields.
#pragma once

#include "base/random.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <vector>

namespace rekam::drivers {

/// One step of SplitMix64 over both: order matters.
[[nodiscard]] inline std::uint64_t mixSeed(std::uint64_t seed, std::uint64_t salt)
{
    return SeededRandom(seed ^ (salt * 0x9E3779B97F4A7C15U + 0x632BE59BD9B4E019U)).next();
}

[[nodiscard]] inline std::uint64_t mixSeed(std::uint64_t seed, std::string_view salt)
{
    for (const char letter : salt) {
        seed = mixSeed(seed, static_cast<std::uint64_t>(static_cast<unsigned char>(letter)));
    }
    return mixSeed(seed, salt.size());
}

/// Uniform in [low, high).
[[nodiscard]] inline double between(SeededRandom& random, double low, double high)
{
    return low + (high - low) * random.uniform();
}

/// About standard normal: the sum of twelve uniforms less six.
[[nodiscard]] inline double gaussian(SeededRandom& random)
{
    double sum = -6.0;
    for (int i = 0; i < 12; ++i) {
        sum += random.uniform();
    }
    return sum;
}

/// Random values in [-1, 1] on a grid, joined smoothly. Immutable once made.
class SmoothField
{
public:
    SmoothField(std::uint64_t seed, int columns, int rows)
        : m_columns(columns)
        , m_rows(rows)
    {
        SeededRandom random(seed);
        m_nodes.reserve(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
        for (int i = 0; i < columns * rows; ++i) {
            m_nodes.push_back(static_cast<float>(between(random, -1.0, 1.0)));
        }
    }

    /// `u` and `v` in [0, 1] across and down; outside they are clamped.
    [[nodiscard]] float at(float u, float v) const
    {
        const float x = std::clamp(u, 0.0F, 1.0F) * static_cast<float>(m_columns - 1);
        const float y = std::clamp(v, 0.0F, 1.0F) * static_cast<float>(m_rows - 1);
        const int column = std::min(static_cast<int>(x), m_columns - 2);
        const int row = std::min(static_cast<int>(y), m_rows - 2);
        const float fx = ease(x - static_cast<float>(column));
        const float fy = ease(y - static_cast<float>(row));
        const float top = node(column, row) + fx * (node(column + 1, row) - node(column, row));
        const float bottom =
            node(column, row + 1) + fx * (node(column + 1, row + 1) - node(column, row + 1));
        return top + fy * (bottom - top);
    }

private:
    [[nodiscard]] static float ease(float t) { return t * t * (3.0F - 2.0F * t); }

    [[nodiscard]] float node(int column, int row) const
    {
        return m_nodes[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) +
                       static_cast<std::size_t>(column)];
    }

    int m_columns;
    int m_rows;
    std::vector<float> m_nodes;
};

/// A cheap hash of a pixel to [0, 1): white noise that needs no state.
[[nodiscard]] inline float pixelNoise(std::uint32_t seed, std::uint32_t x, std::uint32_t y)
{
    std::uint32_t hash = seed ^ (x * 0x9E3779B1U) ^ (y * 0x85EBCA77U);
    hash = (hash ^ hash >> 15U) * 0x2C1B3C6DU;
    hash = (hash ^ hash >> 12U) * 0x297A2D39U;
    hash ^= hash >> 15U;
    return static_cast<float>(hash >> 8U) * 0x1.0p-24F;
}

} // namespace rekam::drivers
