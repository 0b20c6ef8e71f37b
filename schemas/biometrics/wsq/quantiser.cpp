#include "biometrics/wsq/quantiser.h"

#include <algorithm>
#include <cmath>

namespace rekam::biometrics::wsq {

std::vector<std::int32_t> quantise(const Bands& bands, const StepTable& steps)
{
    std::size_t total = 0;
    for (std::size_t k = 0; k < bands.size(); ++k) {
        total += steps.bands.at(k).bin > 0 ? bands.at(k).values.size() : 0;
    }
    std::vector<std::int32_t> coefficients(total);
    std::int32_t* to = coefficients.data();
    for (std::size_t k = 0; k < bands.size(); ++k) {
        const Step& step = steps.bands.at(k);
        if (!(step.bin > 0)) {
            continue;
        }
        const auto perBin = static_cast<float>(1.0 / step.bin);
        const auto edge = static_cast<float>(step.zeroBin / 2);
        for (const float value : bands.at(k).values) {
            // Counted from the zero bin's edge outwards; within it the sign of the count is wrong.
            const float beyond = std::abs(value) - edge;
            const std::int32_t count = static_cast<std::int32_t>(beyond * perBin + 1.0F);
            const std::int32_t magnitude = beyond > 0 ? count : 0;
            *to++ = value < 0 ? -magnitude : magnitude;
        }
    }
    return coefficients;
}

Bands dequantise(const Codestream& codestream)
{
    const auto sizes = bandSizes(codestream.header.widthPx, codestream.header.heightPx);
    const auto centre = static_cast<float>(codestream.steps.centre);
    Bands bands;
    std::span<const std::int32_t> rest = codestream.coefficients;
    for (std::size_t k = 0; k < bands.size(); ++k) {
        const Step& step = codestream.steps.bands.at(k);
        if (!(step.bin > 0)) {
            continue;
        }
        const auto coefficients = rest.first(sizes.at(k).count());
        rest = rest.subspan(coefficients.size());
        if (std::ranges::all_of(coefficients, [](std::int32_t value) { return value == 0; })) {
            continue;
        }
        const auto bin = static_cast<float>(step.bin);
        const float edge = static_cast<float>(step.zeroBin) / 2 - centre * bin;
        bands.at(k) = makePlane(sizes.at(k).width, sizes.at(k).height);
        std::ranges::transform(coefficients, bands.at(k).values.begin(), [=](std::int32_t value) {
            const auto sign = static_cast<float>((value > 0 ? 1 : 0) - (value < 0 ? 1 : 0));
            return static_cast<float>(value) * bin + sign * edge;
        });
    }
    return bands;
}

} // namespace rekam::biometrics::wsq
