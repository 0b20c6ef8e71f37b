#include "imaging/finger/raster.h"

#include <opencv2/imgproc.hpp>

#include <cmath>

namespace rekam::imaging {

namespace {

constexpr int kMinPpi = 250;
constexpr int kMaxPpi = 1200;
constexpr int kMaxSourceSidePx = 16384;

} // namespace

cv::Mat matrixOf(const GrayImage& image)
{
    if (image.widthPx < 1 || image.heightPx < 1 || image.widthPx > kMaxSourceSidePx ||
        image.heightPx > kMaxSourceSidePx ||
        image.pixels.size() !=
            static_cast<std::size_t>(image.widthPx) * static_cast<std::size_t>(image.heightPx)) {
        return {};
    }
    // OpenCV has no matrix over const memory; nobody writes through this one.
    return {image.heightPx, image.widthPx, CV_8U, const_cast<std::uint8_t*>(image.pixels.data())};
}

cv::Mat resampledTo500Ppi(const GrayImage& image, int maxSidePx)
{
    cv::Mat source = matrixOf(image);
    const int ppi = image.ppi == 0 ? kWorkingPpi : image.ppi;
    if (source.empty() || ppi < kMinPpi || ppi > kMaxPpi) {
        return {};
    }
    const double scale = static_cast<double>(kWorkingPpi) / ppi;
    const cv::Size size(static_cast<int>(std::lround(source.cols * scale)),
                        static_cast<int>(std::lround(source.rows * scale)));
    if (std::min(size.width, size.height) < kMinFingerSidePx ||
        std::max(size.width, size.height) > maxSidePx) {
        return {};
    }
    if (ppi == kWorkingPpi) {
        return source;
    }
    cv::Mat resampled;
    cv::resize(source, resampled, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    return resampled;
}

GrayImage imageOf(const cv::Mat& gray, int ppi)
{
    GrayImage image{.widthPx = gray.cols, .heightPx = gray.rows, .ppi = ppi, .pixels = {}};
    image.pixels.reserve(gray.total());
    for (int y = 0; y < gray.rows; ++y) {
        const auto* row = gray.ptr<std::uint8_t>(y);
        image.pixels.insert(image.pixels.end(), row, row + gray.cols);
    }
    return image;
}

} // namespace rekam::imaging
