#include "biometrics/wsq/codestream.h"
#include "biometrics/wsq/quantiser.h"
#include "biometrics/wsq/wsq.h"

#include <algorithm>

namespace rekam::biometrics {

Result<GrayImage> decodeWsq(ByteView file)
{
    auto codestream = wsq::readCodestream(file);
    if (!codestream) {
        return codestream.error();
    }
    const wsq::Codestream& from = codestream.value();
    const wsq::FilterBank filters(from.filters);
    const wsq::Plane plane =
        wsq::joinBands(filters, wsq::dequantise(from), from.header.widthPx, from.header.heightPx);
    GrayImage image{plane.width, plane.height, wsq::ppiOf(from.comments), {}};
    image.pixels.resize(plane.values.size());
    const auto scale = static_cast<float>(from.header.scale);
    const auto shift = static_cast<float>(from.header.shift);
    std::ranges::transform(plane.values, image.pixels.begin(), [=](float value) {
        constexpr float kWhite = 255.0F;
        constexpr float kRounding = 0.5F;
        // The order of min and max makes black of what is no number.
        const float grey = std::min(kWhite, std::max(0.0F, value * scale + shift));
        return static_cast<std::uint8_t>(static_cast<int>(grey + kRounding));
    });
    return image;
}

} // namespace rekam::biometrics
