#include "virtual/bodies/synthetic_slap.h"

#include "virtual/bodies/seeding.h"

#include <array>
#include <cmath>
#include <numbers>

namespace rekam::drivers {

namespace {

constexpr double kDegree = std::numbers::pi / 180.0;

/// Where a finger rests when the hand lies straight: relative to the platen's middle, pixels.
struct Rest
{
    double x = 0.0;
    double y = 0.0;
    double fanRad = 0.0;
};

/// Right hand; the left is its mirror.
Rest restOf(FingerPosition finger)
{
    switch (finger) {
    case FingerPosition::RightIndex:
        return {-535, -90, -7 * kDegree};
    case FingerPosition::RightMiddle:
        return {-185, -205, -2 * kDegree};
    case FingerPosition::RightRing:
        return {170, -120, 3 * kDegree};
    case FingerPosition::RightLittle:
        return {500, 95, 9 * kDegree};
    case FingerPosition::RightThumb:
        return {290, 0, 4 * kDegree};
    case FingerPosition::LeftThumb:
    case FingerPosition::LeftIndex:
    case FingerPosition::LeftMiddle:
    case FingerPosition::LeftRing:
    case FingerPosition::LeftLittle: {
        const auto number = static_cast<std::uint8_t>(finger);
        const Rest right = restOf(static_cast<FingerPosition>(number - 5U));
        return {-right.x, right.y, -right.fanRad};
    }
    case FingerPosition::Unknown:
    case FingerPosition::RightFour:
    case FingerPosition::LeftFour:
    case FingerPosition::BothThumbs:
        return {};
    }
    return {};
}

} // namespace

Slap makeSlap(std::span<const std::shared_ptr<const MasterPrint>> masters,
              const SlapOptions& options)
{
    SeededRandom random(mixSeed(options.variation, "slap"));
    const double tilt = options.tiltRad + between(random, -6.0, 6.0) * kDegree;
    const double middleX = kPlatenWidthPx / 2.0 + between(random, -35.0, 35.0);
    const double middleY = kPlatenHeightPx / 2.0 + between(random, -45.0, 45.0);
    Slap slap;
    slap.image = blankPlaten(kPlatenWidthPx, kPlatenHeightPx, options.variation);
    for (const auto& master : masters) {
        const Rest rest = restOf(master->finger);
        const double x = rest.x + between(random, -12.0, 12.0);
        const double y = rest.y + between(random, -16.0, 16.0);
        Touch touch;
        touch.variation = random.next();
        touch.rotationRad = tilt + rest.fanRad + gaussian(random) * 1.5 * kDegree;
        touch.centreXPx = middleX + x * std::cos(tilt) - y * std::sin(tilt);
        touch.centreYPx = middleY + x * std::sin(tilt) + y * std::cos(tilt);
        touch.scale = contactScale(master->finger);
        touch.skin = options.skin;
        const Contact contact = press(*master, touch, slap.image);
        slap.places.push_back({master->finger, contact.centreXPx, contact.centreYPx,
                               contact.widthPx, contact.heightPx, contact.rotationRad});
    }
    return slap;
}

} // namespace rekam::drivers
