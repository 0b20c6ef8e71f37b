// Soft-edged shapes on an RGB image, in the coordinates of a figure that may be scaled and moved.
#pragma once

#include "base/image.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace rekam::drivers {

struct Colour
{
    float red = 0.0F;
    float green = 0.0F;
    float blue = 0.0F;
};

[[nodiscard]] inline Colour scaled(Colour colour, float factor)
{
    return {colour.red * factor, colour.green * factor, colour.blue * factor};
}

/// An ellipse about (x, y), turned by `turnRad`, its edge `soft` figure units wide.
struct Oval
{
    float x = 0.0F;
    float y = 0.0F;
    float halfWidth = 1.0F;
    float halfHeight = 1.0F;
    float soft = 2.0F;
    float turnRad = 0.0F;
    float power = 2.0F; ///< 2 an ellipse, more is squarer
};

/// Where figure units come to lie on the image.
struct Placement
{
    float originXPx = 0.0F;
    float originYPx = 0.0F;
    float scale = 1.0F;
};

/// Borrows the image, which must outlive it.
class Painter
{
public:
    Painter(RgbImage& image, Placement placement)
        : m_image(image)
        , m_placement(placement)
    {}

    /// Covers with a colour, `opacity` 0 … 1.
    void fill(const Oval& oval, Colour colour, float opacity = 1.0F)
    {
        each(oval, 1.0F, [&](float* pixel, float radius) {
            const float rim = (1.0F - radius) * std::min(oval.halfWidth, oval.halfHeight);
            blend(pixel, colour, opacity * std::clamp(0.5F + rim / oval.soft, 0.0F, 1.0F));
        });
    }

    /// A soft spot without an edge, strongest in the middle.
    void glow(const Oval& oval, Colour colour, float opacity)
    {
        each(oval, 2.4F, [&](float* pixel, float radius) {
            blend(pixel, colour, opacity * std::exp(-radius * radius * 1.2F));
        });
    }

private:
    static void blend(float* pixel, Colour colour, float share)
    {
        pixel[0] += (colour.red - pixel[0]) * share;
        pixel[1] += (colour.green - pixel[1]) * share;
        pixel[2] += (colour.blue - pixel[2]) * share;
    }

    [[nodiscard]] static float radiusOf(const Oval& oval, float x, float y)
    {
        const float across = std::abs(x / oval.halfWidth);
        const float down = std::abs(y / oval.halfHeight);
        if (oval.power == 2.0F) {
            return std::sqrt(across * across + down * down);
        }
        return std::pow(std::pow(across, oval.power) + std::pow(down, oval.power),
                        1.0F / oval.power);
    }

    template <typename Touch>
    void each(const Oval& oval, float reach, Touch touch)
    {
        const float cosine = std::cos(oval.turnRad);
        const float sine = std::sin(oval.turnRad);
        const float half = reach * std::max(oval.halfWidth, oval.halfHeight) + oval.soft;
        const float halfX = oval.turnRad == 0.0F ? reach * oval.halfWidth + oval.soft : half;
        const float halfY = oval.turnRad == 0.0F ? reach * oval.halfHeight + oval.soft : half;
        const int left = column(oval.x - halfX, m_image.widthPx);
        const int right = column(oval.x + halfX, m_image.widthPx);
        const int top = row(oval.y - halfY, m_image.heightPx);
        const int bottom = row(oval.y + halfY, m_image.heightPx);
        for (int py = top; py < bottom; ++py) {
            const float y =
                (static_cast<float>(py) - m_placement.originYPx) / m_placement.scale - oval.y;
            for (int px = left; px < right; ++px) {
                const float x =
                    (static_cast<float>(px) - m_placement.originXPx) / m_placement.scale - oval.x;
                const float radius = radiusOf(oval, x * cosine + y * sine, y * cosine - x * sine);
                if (radius > reach + 0.2F) {
                    continue;
                }
                std::uint8_t* pixel =
                    &m_image.pixels[3 * (static_cast<std::size_t>(py) *
                                             static_cast<std::size_t>(m_image.widthPx) +
                                         static_cast<std::size_t>(px))];
                float values[3] = {static_cast<float>(pixel[0]), static_cast<float>(pixel[1]),
                                   static_cast<float>(pixel[2])};
                touch(values, radius);
                for (int i = 0; i < 3; ++i) {
                    pixel[i] =
                        static_cast<std::uint8_t>(std::clamp(values[i] + 0.5F, 0.0F, 255.0F));
                }
            }
        }
    }

    [[nodiscard]] int column(float x, int limit) const
    {
        return std::clamp(static_cast<int>(m_placement.originXPx + x * m_placement.scale), 0,
                          limit);
    }

    [[nodiscard]] int row(float y, int limit) const
    {
        return static_cast<int>(std::clamp(m_placement.originYPx + y * m_placement.scale, 0.0F,
                                           static_cast<float>(limit)));
    }

    RgbImage& m_image;
    Placement m_placement;
};

} // namespace rekam::drivers
