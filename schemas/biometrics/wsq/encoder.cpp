#include "biometrics/wsq/encoder.h"

#include "biometrics/raster.h"
#include "biometrics/wsq/quantiser.h"
#include "biometrics/wsq/rate_control.h"
#include "biometrics/wsq/wsq.h"

#include <algorithm>
#include <numeric>

namespace rekam::biometrics {

namespace wsq {

namespace {

constexpr double kHalfRange = 128.0;
constexpr std::uint8_t kEncoderNumber = 2;

/// Pixels around their mean, the farthest at ±128.
void normalise(const GrayImage& image, FrameHeader& header)
{
    const auto sum = std::accumulate(image.pixels.begin(), image.pixels.end(), std::uint64_t{0});
    const double mean = static_cast<double>(sum) / static_cast<double>(image.pixels.size());
    const auto [lowest, highest] = std::ranges::minmax(image.pixels);
    const double reach = std::max(mean - lowest, highest - mean);
    header.shift = mean;
    header.scale = reach > 0 ? reach / kHalfRange : 1.0;
}

Plane planeOf(const GrayImage& image, const FrameHeader& header)
{
    Plane plane = makePlane(image.widthPx, image.heightPx);
    const auto shift = static_cast<float>(header.shift);
    const auto factor = static_cast<float>(1.0 / header.scale);
    std::ranges::transform(image.pixels, plane.values.begin(), [=](std::uint8_t grey) {
        return (static_cast<float>(grey) - shift) * factor;
    });
    return plane;
}

} // namespace

const FilterPair& standardFilters()
{
    // The biorthogonal 9/7 pair of Cohen, Daubechies and Feauveau.
    static const FilterPair kPair = {
        {9,
         {0.852698679009403, 0.377402855612654, -0.110624404418423, -0.023849465019380,
          0.037828455506995}},
        {7, {0.788485616405664, -0.418092273222212, -0.040689417609558, 0.064538882628938}}};
    return kPair;
}

Codestream analyse(const GrayImage& image, double bitsPerPixel, const FilterPair& filters)
{
    Codestream codestream;
    codestream.header.widthPx = image.widthPx;
    codestream.header.heightPx = image.heightPx;
    codestream.header.encoder = kEncoderNumber;
    normalise(image, codestream.header);
    codestream.filters = filters;
    const Bands bands = splitBands(FilterBank(filters), planeOf(image, codestream.header));
    codestream.steps = chooseSteps(bands, bitsPerPixel);
    codestream.coefficients = quantise(bands, codestream.steps);
    return codestream;
}

namespace {

/// What NIST's tools write and read beside the image: a line a fact.
std::string nistComment(const GrayImage& image, double bitsPerPixel)
{
    return "NIST_COM 9\nPIX_WIDTH " + std::to_string(image.widthPx) + "\nPIX_HEIGHT " +
           std::to_string(image.heightPx) + "\nPIX_DEPTH 8\nPPI " +
           std::to_string(image.ppi > 0 ? image.ppi : -1) +
           "\nLOSSY 1\nCOLORSPACE GRAY\nCOMPRESSION WSQ\nWSQ_BITRATE " +
           std::to_string(bitsPerPixel) + "\n";
}

} // namespace

} // namespace wsq

Result<Bytes> encodeWsq(const GrayImage& image, double bitsPerPixel)
{
    const std::int64_t count = std::int64_t{image.widthPx} * image.heightPx;
    if (!sizeAllowed(image.widthPx, image.heightPx) || count > wsq::kMaxPixels ||
        count != static_cast<std::int64_t>(image.pixels.size())) {
        return Error{ErrorCode::InvalidInput, "WSQ: image size"};
    }
    if (!(bitsPerPixel >= kWsqMinBitsPerPixel && bitsPerPixel <= kWsqMaxBitsPerPixel)) {
        return Error{ErrorCode::InvalidInput, "WSQ: bit rate"};
    }
    wsq::Codestream codestream = wsq::analyse(image, bitsPerPixel, wsq::standardFilters());
    codestream.comments.push_back(wsq::nistComment(image, bitsPerPixel));
    return wsq::writeCodestream(codestream, 0);
}

} // namespace rekam::biometrics
