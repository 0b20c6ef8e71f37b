#include "support/picture_defects.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace rekam::testing {

namespace {

std::size_t offsetOf(const RgbImage& picture, int x, int y)
{
    return 3U * (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.widthPx) +
                 static_cast<std::size_t>(x));
}

template <typename Change>
RgbImage changed(RgbImage picture, Change&& change)
{
    for (int y = 0; y < picture.heightPx; ++y) {
        for (int x = 0; x < picture.widthPx; ++x) {
            change(x, y, &picture.pixels[offsetOf(picture, x, y)]);
        }
    }
    return picture;
}

void scale(std::uint8_t* pixel, double factor)
{
    for (int channel = 0; channel < 3; ++channel) {
        pixel[channel] =
            static_cast<std::uint8_t>(std::clamp(std::lround(pixel[channel] * factor), 0L, 255L));
    }
}

void set(std::uint8_t* pixel, Colour colour)
{
    std::copy(colour.begin(), colour.end(), pixel);
}

Colour between(const RgbImage& picture, double x, double y)
{
    x = std::clamp(x, 0.0, picture.widthPx - 1.001);
    y = std::clamp(y, 0.0, picture.heightPx - 1.001);
    const int left = static_cast<int>(x);
    const int top = static_cast<int>(y);
    const double fx = x - left;
    const double fy = y - top;
    Colour colour{};
    for (std::size_t channel = 0; channel < 3; ++channel) {
        const auto at = [&](int dx, int dy) {
            return static_cast<double>(
                picture.pixels[offsetOf(picture, left + dx, top + dy) + channel]);
        };
        const double upper = (1 - fx) * at(0, 0) + fx * at(1, 0);
        const double lower = (1 - fx) * at(0, 1) + fx * at(1, 1);
        colour[channel] = static_cast<std::uint8_t>(std::lround((1 - fy) * upper + fy * lower));
    }
    return colour;
}

RgbImage boxBlurred(const RgbImage& picture, int reach, bool horizontal)
{
    return changed(picture, [&](int x, int y, std::uint8_t* pixel) {
        std::array<int, 3> sum{};
        for (int step = -reach; step <= reach; ++step) {
            const int column = std::clamp(horizontal ? x + step : x, 0, picture.widthPx - 1);
            const int row = std::clamp(horizontal ? y : y + step, 0, picture.heightPx - 1);
            const std::size_t offset = offsetOf(picture, column, row);
            for (std::size_t channel = 0; channel < 3; ++channel) {
                sum[channel] += picture.pixels[offset + channel];
            }
        }
        for (std::size_t channel = 0; channel < 3; ++channel) {
            pixel[channel] = static_cast<std::uint8_t>(sum[channel] / (2 * reach + 1));
        }
    });
}

} // namespace

RgbImage plainPicture(int widthPx, int heightPx, Colour colour)
{
    RgbImage picture{widthPx, heightPx, {}};
    picture.pixels.resize(3U * static_cast<std::size_t>(widthPx) *
                          static_cast<std::size_t>(heightPx));
    return changed(std::move(picture), [&](int, int, std::uint8_t* pixel) { set(pixel, colour); });
}

RgbImage cut(const RgbImage& picture, Box box)
{
    return changed(
        plainPicture(box.widthPx, box.heightPx, {}), [&](int x, int y, std::uint8_t* pixel) {
            const auto* from = &picture.pixels[offsetOf(picture, x + box.leftPx, y + box.topPx)];
            std::copy_n(from, 3, pixel);
        });
}

RgbImage withBox(RgbImage picture, Box box, Colour colour)
{
    return changed(std::move(picture), [&](int x, int y, std::uint8_t* pixel) {
        if (x >= box.leftPx && x < box.leftPx + box.widthPx && y >= box.topPx &&
            y < box.topPx + box.heightPx) {
            set(pixel, colour);
        }
    });
}

RgbImage withEllipse(RgbImage picture, Ellipse ellipse, Colour colour)
{
    return changed(std::move(picture), [&](int x, int y, std::uint8_t* pixel) {
        if (std::hypot((x - ellipse.xPx) / ellipse.radiusXPx,
                       (y - ellipse.yPx) / ellipse.radiusYPx) <= 1) {
            set(pixel, colour);
        }
    });
}

RgbImage relit(RgbImage picture, double left, double right)
{
    const double width = picture.widthPx - 1;
    return changed(std::move(picture), [&](int x, int, std::uint8_t* pixel) {
        scale(pixel, left + (right - left) * x / width);
    });
}

RgbImage halfShaded(RgbImage picture, int columnPx, double rightFactor)
{
    return changed(std::move(picture), [&](int x, int, std::uint8_t* pixel) {
        scale(pixel, x < columnPx ? 1 : rightFactor);
    });
}

RgbImage mirrored(const RgbImage& picture)
{
    return changed(picture, [&](int x, int y, std::uint8_t* pixel) {
        std::copy_n(&picture.pixels[offsetOf(picture, picture.widthPx - 1 - x, y)], 3, pixel);
    });
}

RgbImage besideEachOther(const RgbImage& left, const RgbImage& right)
{
    return changed(plainPicture(left.widthPx + right.widthPx, left.heightPx, {}),
                   [&](int x, int y, std::uint8_t* pixel) {
                       const bool onLeft = x < left.widthPx;
                       const RgbImage& from = onLeft ? left : right;
                       std::copy_n(&from.pixels[offsetOf(from, onLeft ? x : x - left.widthPx, y)],
                                   3, pixel);
                   });
}

RgbImage posterised(RgbImage picture, int levels)
{
    const int step = 256 / levels;
    return changed(std::move(picture), [&](int, int, std::uint8_t* pixel) {
        const int grey = (pixel[0] + 2 * pixel[1] + pixel[2]) / 4;
        std::fill_n(pixel, 3, static_cast<std::uint8_t>(grey / step * step));
    });
}

RgbImage blurred(const RgbImage& picture, double sigmaPx)
{
    // Three boxes of width 2r+1 have the variance r(r+1).
    const int reach =
        std::max(1, static_cast<int>(std::lround(std::sqrt(sigmaPx * sigmaPx + 0.25) - 0.5)));
    RgbImage result = picture;
    for (int pass = 0; pass < 3; ++pass) {
        result = boxBlurred(boxBlurred(result, reach, true), reach, false);
    }
    return result;
}

RgbImage tilted(const RgbImage& picture, double degrees)
{
    const double angle = degrees * std::numbers::pi / 180;
    const double middleX = picture.widthPx / 2.0;
    const double middleY = picture.heightPx / 2.0;
    return changed(picture, [&](int x, int y, std::uint8_t* pixel) {
        const double u = x - middleX;
        const double v = y - middleY;
        set(pixel, between(picture, middleX + u * std::cos(angle) + v * std::sin(angle),
                           middleY - u * std::sin(angle) + v * std::cos(angle)));
    });
}

RgbImage doubled(const RgbImage& picture)
{
    return changed(plainPicture(2 * picture.widthPx, 2 * picture.heightPx, {}),
                   [&](int x, int y, std::uint8_t* pixel) {
                       set(pixel, between(picture, (x + 0.5) / 2 - 0.5, (y + 0.5) / 2 - 0.5));
                   });
}

} // namespace rekam::testing
