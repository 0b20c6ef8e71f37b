// Small pictures and filters for tests of the fingerprint codec.
#pragma once

#include "base/image.h"
#include "biometrics/wsq/frame.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace rekam::tests {

/// Curved ridges, about nine pixels apart, on a ground that grows darker to one side.
inline GrayImage ridges(int widthPx, int heightPx)
{
    GrayImage image{widthPx, heightPx, 500, {}};
    for (int y = 0; y < heightPx; ++y) {
        for (int x = 0; x < widthPx; ++x) {
            const double radius = std::hypot(x - 0.3 * widthPx, y + 20.0);
            const double grey = 150.0 + 80.0 * std::sin(0.7 * radius) - 0.2 * x;
            image.pixels.push_back(static_cast<std::uint8_t>(std::min(255.0, std::max(0.0, grey))));
        }
    }
    return image;
}

/// Peak signal to noise of two pictures of one size, in dB; 99 if they are equal.
inline double peakToNoise(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b)
{
    double squares = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double off = a[i] - b.at(i);
        squares += off * off;
    }
    return squares > 0 ? 10 * std::log10(255.0 * 255.0 * static_cast<double>(a.size()) / squares)
                       : 99;
}

/// Even length: the biorthogonal spline pair 1.3 (six and two taps).
inline biometrics::wsq::FilterPair evenFilters()
{
    const double root = std::sqrt(2.0);
    return {{6, {root / 2, root / 16, -root / 16}}, {2, {-root / 2}}};
}

/// The shortest even pair, Haar's.
inline biometrics::wsq::FilterPair haarFilters()
{
    const double half = std::sqrt(0.5);
    return {{2, {half}}, {2, {-half}}};
}

} // namespace rekam::tests
