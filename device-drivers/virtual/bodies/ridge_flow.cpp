#include "virtual/bodies/ridge_flow.h"

#include "virtual/bodies/seeding.h"

#include <cmath>
#include <numbers>

namespace rekam::drivers {

namespace {

constexpr double kPi = std::numbers::pi;

/// How far a finger's own flow leaves that of its class.
constexpr double kBendRad = 0.55;

struct Point
{
    double x = 0.0;
    double y = 0.0;
};

struct Singularities
{
    std::vector<Point> cores;
    std::vector<Point> deltas;
};

Point jitter(SeededRandom& random, Point around, Point spread)
{
    return {around.x + between(random, -spread.x, spread.x),
            around.y + between(random, -spread.y, spread.y)};
}

/// In master pixels, y downwards. As widely spread as on real fingers: where singularities of one
/// class lie alike, so do the minutiae, and different fingers become similar.
Singularities place(PatternClass pattern, SeededRandom& random)
{
    switch (pattern) {
    case PatternClass::Arch:
        return {};
    case PatternClass::TentedArch: {
        const Point core = jitter(random, {200, 250}, {36, 45});
        return {{core}, {jitter(random, {core.x, 365}, {18, 45})}};
    }
    case PatternClass::LeftLoop:
        return {{jitter(random, {195, 230}, {45, 60})}, {jitter(random, {312, 375}, {54, 75})}};
    case PatternClass::RightLoop:
        return {{jitter(random, {205, 230}, {45, 60})}, {jitter(random, {88, 375}, {54, 75})}};
    case PatternClass::Whorl:
        return {{jitter(random, {200, 215}, {30, 45}), jitter(random, {200, 262}, {42, 48})},
                {jitter(random, {82, 385}, {54, 66}), jitter(random, {318, 385}, {54, 66})}};
    case PatternClass::DoubleLoop: {
        const double side = random.below(2) == 0 ? 1.0 : -1.0;
        return {{jitter(random, {200 - side * 30, 205}, {30, 30}),
                 jitter(random, {200 + side * 30, 285}, {30, 30})},
                {jitter(random, {80, 390}, {45, 60}), jitter(random, {320, 390}, {45, 60})}};
    }
    }
    return {};
}

double arg(Point from, Point to)
{
    return std::atan2(from.y - to.y, to.x - from.x);
}

/// Ridges rise to the middle and fall again; stronger around the middle of an arch.
double archDirection(Point at, double strength)
{
    const double u = at.x / kMasterWidthPx;
    const double v = at.y / kMasterHeightPx;
    const double bulge = std::exp(-std::pow((v - 0.55) / 0.22, 2.0));
    const double slope = strength * (0.35 * (1.0 - v) + bulge) * std::cos(kPi * u);
    return std::atan(slope);
}

double zeroPoleDirection(Point at, const Singularities& singularities)
{
    double angle = 0.0;
    for (const Point core : singularities.cores) {
        angle += 0.5 * arg(core, at);
    }
    for (const Point delta : singularities.deltas) {
        angle -= 0.5 * arg(delta, at);
    }
    return angle;
}

} // namespace

RidgeFlow makeRidgeFlow(PatternClass pattern, std::uint64_t seed)
{
    SeededRandom random(seed);
    const Singularities singularities = place(pattern, random);
    const bool arch = pattern == PatternClass::Arch;
    const double strength = arch ? between(random, 0.9, 1.4) : 0.0;
    const double topArch = between(random, 0.0, 0.7);
    const double meanPeriod = between(random, 8.4, 10.4);
    const SmoothField bend(random.next(), 6, 7);
    const SmoothField spread(random.next(), 5, 6);
    const double coreY = singularities.cores.empty() ? 250.0 : singularities.cores[0].y;

    RidgeFlow flow;
    flow.directionRad.reserve(static_cast<std::size_t>(kFlowWidth) * kFlowHeight);
    flow.periodPx.reserve(flow.directionRad.capacity());
    for (int row = 0; row < kFlowHeight; ++row) {
        for (int column = 0; column < kFlowWidth; ++column) {
            const Point at{2.0 * column + 0.5, 2.0 * row + 0.5};
            const auto u = static_cast<float>(at.x / kMasterWidthPx);
            const auto v = static_cast<float>(at.y / kMasterHeightPx);
            double angle =
                arch ? archDirection(at, strength) : zeroPoleDirection(at, singularities);
            if (!arch) {
                // The zero-pole model flattens far from its points; a fingertip stays rounded.
                const double above = std::clamp((coreY + 40.0 - at.y) / 220.0, 0.0, 1.0);
                angle += topArch * above * std::cos(kPi * static_cast<double>(u));
            }
            angle += kBendRad * static_cast<double>(bend.at(u, v));
            angle = std::fmod(angle, kPi);
            flow.directionRad.push_back(static_cast<float>(angle < 0.0 ? angle + kPi : angle));
            // Denser towards the tip, wider near the crease (Cappelli 2000 §2.3).
            const double period = meanPeriod + 1.3 * (static_cast<double>(v) - 0.5) +
                                  0.7 * static_cast<double>(spread.at(u, v));
            flow.periodPx.push_back(static_cast<float>(std::clamp(period, 7.0, 11.4)));
        }
    }
    return flow;
}

} // namespace rekam::drivers
