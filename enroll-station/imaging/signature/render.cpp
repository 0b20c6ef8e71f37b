#include "imaging/mat_view.h"
#include "imaging/signature/check.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace rekam::imaging {

namespace {

constexpr int kMaxAreaUm = 400'000;
constexpr int kMinWidthPx = 64;
constexpr int kMaxSidePx = 4096;
constexpr int kFractionBits = 4; // OpenCV draws at sixteenths of a pixel

/// A pen line of 0.35 to 0.9 mm, by pressure.
int lineWidthPx(const SignatureSample& sample, double pxPerUm)
{
    const double share = std::clamp(sample.pressurePermille / 1000.0, 0.0, 1.0);
    return std::max(1, static_cast<int>(std::lround((350 + 550 * share) * pxPerUm)));
}

cv::Point inkPoint(const SignatureSample& sample, double pxPerUm)
{
    // Clamped far outside the image: what a broken device reports must not overflow the drawing.
    const auto coordinate = [pxPerUm](int um) {
        const double px = std::clamp(um * pxPerUm, -double{kMaxSidePx}, 2.0 * kMaxSidePx);
        return static_cast<int>(std::lround(px * (1 << kFractionBits)));
    };
    return {coordinate(sample.xUm), coordinate(sample.yUm)};
}

} // namespace

Result<GrayImage> renderSignature(std::span<const SignatureSample> samples, SignatureArea area,
                                  int widthPx)
{
    if (area.widthUm <= 0 || area.heightUm <= 0 || area.widthUm > kMaxAreaUm ||
        area.heightUm > kMaxAreaUm) {
        return Error{ErrorCode::InvalidInput, "writing area out of range"};
    }
    const double pxPerUm = static_cast<double>(widthPx) / area.widthUm;
    const double height = std::round(area.heightUm * pxPerUm);
    if (widthPx < kMinWidthPx || widthPx > kMaxSidePx || height < 1 || height > kMaxSidePx) {
        return Error{ErrorCode::InvalidInput, "signature image size out of range"};
    }
    return guarded([&]() -> Result<GrayImage> {
        cv::Mat paper(static_cast<int>(height), widthPx, CV_8UC1, cv::Scalar(255));
        const SignatureSample* before = nullptr;
        for (const auto& sample : samples.first(std::min(samples.size(), kMaxSignatureSamples))) {
            if (sample.pressurePermille <= 0) {
                before = nullptr;
                continue;
            }
            const SignatureSample& from = before == nullptr ? sample : *before;
            cv::line(paper, inkPoint(from, pxPerUm), inkPoint(sample, pxPerUm), cv::Scalar(0),
                     lineWidthPx(sample, pxPerUm), cv::LINE_AA, kFractionBits);
            before = &sample;
        }
        GrayImage image = toGray(paper);
        constexpr double kUmPerInch = 25'400;
        image.ppi = static_cast<int>(std::lround(pxPerUm * kUmPerInch));
        return image;
    });
}

} // namespace rekam::imaging
