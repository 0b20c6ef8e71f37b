// What spoils a portrait, done on purpose to a good one.
#pragma once

#include "base/image.h"

#include <array>
#include <cstdint>

namespace rekam::testing {

using Colour = std::array<std::uint8_t, 3>;

struct Box
{
    int leftPx;
    int topPx;
    int widthPx;
    int heightPx;
};

struct Ellipse
{
    double xPx;
    double yPx;
    double radiusXPx;
    double radiusYPx;
};

[[nodiscard]] RgbImage plainPicture(int widthPx, int heightPx, Colour colour);
[[nodiscard]] RgbImage cut(const RgbImage& picture, Box box);
[[nodiscard]] RgbImage withBox(RgbImage picture, Box box, Colour colour);
[[nodiscard]] RgbImage withEllipse(RgbImage picture, Ellipse ellipse, Colour colour);

/// Every brightness times `left` at the left edge of the box to `right` at its right edge.
[[nodiscard]] RgbImage relit(RgbImage picture, double left, double right);

/// Left and right of `columnPx` times another factor, without a transition.
[[nodiscard]] RgbImage halfShaded(RgbImage picture, int columnPx, double rightFactor);

[[nodiscard]] RgbImage mirrored(const RgbImage& picture);
[[nodiscard]] RgbImage besideEachOther(const RgbImage& left, const RgbImage& right);

/// Grey, with so few levels left.
[[nodiscard]] RgbImage posterised(RgbImage picture, int levels);

/// Repeated box blur, near a Gaussian of this deviation.
[[nodiscard]] RgbImage blurred(const RgbImage& picture, double sigmaPx);

/// Turned about its centre, clockwise as seen; edges repeat.
[[nodiscard]] RgbImage tilted(const RgbImage& picture, double degrees);

/// Twice as large both ways, interpolated.
[[nodiscard]] RgbImage doubled(const RgbImage& picture);

} // namespace rekam::testing
