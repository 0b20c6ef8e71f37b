// Looks at our images as OpenCV matrices and back. Internal to imaging.
#pragma once

#include "base/image.h"
#include "base/result.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <cstdint>
#include <new>
#include <string>
#include <utility>

namespace rekam::imaging {

/// Borrows the pixels: the image must outlive the matrix, which must not be written to.
[[nodiscard]] inline cv::Mat viewOf(const GrayImage& image)
{
    // OpenCV has no const matrix header.
    return {image.heightPx, image.widthPx, CV_8UC1, const_cast<std::uint8_t*>(image.pixels.data())};
}

/// As above; channels in the order R, G, B.
[[nodiscard]] inline cv::Mat viewOf(const RgbImage& image)
{
    return {image.heightPx, image.widthPx, CV_8UC3, const_cast<std::uint8_t*>(image.pixels.data())};
}

/// @return a copy of an 8-bit matrix with one channel.
[[nodiscard]] inline GrayImage toGray(const cv::Mat& matrix)
{
    GrayImage image;
    image.widthPx = matrix.cols;
    image.heightPx = matrix.rows;
    image.pixels.reserve(matrix.total());
    for (int y = 0; y < matrix.rows; ++y) {
        const auto* row = matrix.ptr<std::uint8_t>(y);
        image.pixels.insert(image.pixels.end(), row, row + matrix.cols);
    }
    return image;
}

[[nodiscard]] inline bool holdsInvariant(const GrayImage& image)
{
    return image.widthPx > 0 && image.heightPx > 0 &&
           image.pixels.size() ==
               static_cast<std::size_t>(image.widthPx) * static_cast<std::size_t>(image.heightPx);
}

[[nodiscard]] inline bool holdsInvariant(const RgbImage& image)
{
    return image.widthPx > 0 && image.heightPx > 0 &&
           image.pixels.size() == 3U * static_cast<std::size_t>(image.widthPx) *
                                      static_cast<std::size_t>(image.heightPx);
}

/// Runs work that calls OpenCV and turns what OpenCV throws into an error.
template <typename Work>
[[nodiscard]] auto guarded(Work&& work) -> decltype(work())
{
    try {
        return std::forward<Work>(work)();
    } catch (const cv::Exception& exception) {
        return Error{ErrorCode::InvalidInput, "image processing: " + exception.err};
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::NoSpace, "image processing: out of memory"};
    }
}

} // namespace rekam::imaging
