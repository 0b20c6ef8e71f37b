// Evenly spaced numbers to search over. Internal to imaging.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace rekam::imaging {

/// first, first + step, … up to and including last (within a thousandth of a step).
[[nodiscard]] inline std::vector<double> stepsFrom(double first, double last, double step)
{
    std::vector<double> steps;
    const int count = static_cast<int>(std::floor((last - first) / step + 1e-3)) + 1;
    steps.reserve(static_cast<std::size_t>(std::max(count, 0)));
    for (int i = 0; i < count; ++i) {
        steps.push_back(first + i * step);
    }
    return steps;
}

} // namespace rekam::imaging
