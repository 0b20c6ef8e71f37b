#include "virtual/bodies/ridge_growth.h"

#include "virtual/bodies/seeding.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numbers>

namespace rekam::drivers {

namespace {

// Four at once: the same sums on every compiler, at any optimisation level.
using Lanes = float __attribute__((vector_size(16)));

constexpr int kLanes = 4;
constexpr int kDirections = 32;
constexpr int kPeriods = 8;
constexpr float kMinPeriodPx = 7.0F;
constexpr float kPeriodStepPx = 0.6F;

/// Gabor filters of every direction and period on a square of 2 radius + 1, rows padded to whole
/// lanes. Zero mean, so that blank skin stays blank.
template <int radius>
class FilterBank
{
public:
    static constexpr int kSide = 2 * radius + 1;
    static constexpr int kRow = (kSide + kLanes - 1) / kLanes * kLanes;
    static constexpr std::size_t kTaps = static_cast<std::size_t>(kRow) * kSide;

    explicit FilterBank(float pixelsPerFullPixel)
        : m_taps(kTaps * kDirections * kPeriods, 0.0F)
    {
        for (int period = 0; period < kPeriods; ++period) {
            for (int direction = 0; direction < kDirections; ++direction) {
                fill(direction, period, pixelsPerFullPixel);
            }
        }
    }

    [[nodiscard]] const float* taps(std::size_t index) const { return &m_taps[index * kTaps]; }

private:
    void fill(int direction, int period, float scale)
    {
        const double length = static_cast<double>(
            scale * (kMinPeriodPx + kPeriodStepPx * static_cast<float>(period)));
        // Three ridges under the envelope (Cappelli 2000, equation 4).
        const double sigma = 0.40 * length;
        const double angle = std::numbers::pi * direction / kDirections;
        float* taps = &m_taps[static_cast<std::size_t>(period * kDirections + direction) * kTaps];
        double mean = 0.0;
        double envelopeSum = 0.0;
        const auto envelope = [&](int x, int y) {
            return std::exp(-(x * x + y * y) / (2.0 * sigma * sigma));
        };
        const auto wave = [&](int x, int y) {
            const double across = x * std::sin(angle) + y * std::cos(angle);
            return std::cos(2.0 * std::numbers::pi * across / length);
        };
        for (int y = -radius; y <= radius; ++y) {
            for (int x = -radius; x <= radius; ++x) {
                mean += envelope(x, y) * wave(x, y);
                envelopeSum += envelope(x, y);
            }
        }
        mean /= envelopeSum;
        double energy = 0.0;
        for (int y = -radius; y <= radius; ++y) {
            for (int x = -radius; x <= radius; ++x) {
                const double tap = envelope(x, y) * (wave(x, y) - mean);
                taps[(y + radius) * kRow + x + radius] = static_cast<float>(tap);
                energy += tap * wave(x, y);
            }
        }
        for (std::size_t i = 0; i < kTaps; ++i) {
            taps[i] /= static_cast<float>(energy);
        }
    }

    std::vector<float> m_taps;
};

constexpr int kSmallRadius = 6;
constexpr int kLargeRadius = 9;
using SmallBank = FilterBank<kSmallRadius>;
using LargeBank = FilterBank<kLargeRadius>;

std::vector<std::uint16_t> filterIndices(const RidgeFlow& flow)
{
    std::vector<std::uint16_t> indices(flow.directionRad.size());
    for (std::size_t i = 0; i < indices.size(); ++i) {
        const auto direction =
            static_cast<int>(std::lround(static_cast<double>(flow.directionRad[i]) * kDirections /
                                         std::numbers::pi)) %
            kDirections;
        const auto period = std::clamp(
            static_cast<int>(std::lround((flow.periodPx[i] - kMinPeriodPx) / kPeriodStepPx)), 0,
            kPeriods - 1);
        indices[i] = static_cast<std::uint16_t>(period * kDirections + direction);
    }
    return indices;
}

/// A field with a margin of `radius` around it (and lanes to the right), so that filters need no
/// bounds.
struct Padded
{
    Padded(int widthPx, int heightPx, int marginPx)
        : width(widthPx)
        , height(heightPx)
        , margin(marginPx)
        , stride(static_cast<std::size_t>(widthPx + 2 * marginPx + kLanes))
        , cells(stride * static_cast<std::size_t>(heightPx + 2 * marginPx), 0.0F)
    {}

    [[nodiscard]] std::size_t index(int x, int y) const
    {
        return static_cast<std::size_t>(y + margin) * stride + static_cast<std::size_t>(x + margin);
    }

    int width;
    int height;
    int margin;
    std::size_t stride;
    std::vector<float> cells;
};

template <typename Bank>
float response(const float* taps, const float* corner, std::size_t stride)
{
    Lanes sum{0.0F, 0.0F, 0.0F, 0.0F};
    for (int y = 0; y < Bank::kSide; ++y) {
        for (int x = 0; x < Bank::kRow; x += kLanes) {
            Lanes tap;
            Lanes cell;
            std::memcpy(&tap, taps + x, sizeof tap);
            std::memcpy(&cell, corner + x, sizeof cell);
            sum += tap * cell;
        }
        taps += Bank::kRow;
        corner += stride;
    }
    return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

/// How much one pass amplifies: growing skin spreads fast, settled skin keeps its shape.
constexpr float kGrowGain = 5.0F;
constexpr float kSettleGain = 1.5F;

/// One pass of every pixel's own filter. A field twice as fine as the flow has shrink 2.
struct Pass
{
    int shrink = 1;
    float gain = kSettleGain;
};

template <typename Bank>
void filterPass(const Bank& bank, const std::vector<std::uint16_t>& indices, Pass pass,
                const Padded& from, Padded& to)
{
    for (int y = 0; y < from.height; ++y) {
        const std::uint16_t* row = &indices[static_cast<std::size_t>(y / pass.shrink) * kFlowWidth];
        for (int x = 0; x < from.width; ++x) {
            const float* corner = &from.cells[from.index(x - from.margin, y - from.margin)];
            const float value =
                response<Bank>(bank.taps(row[x / pass.shrink]), corner, from.stride);
            to.cells[to.index(x, y)] = std::clamp(pass.gain * value, -1.0F, 1.0F);
        }
    }
}

void sow(Padded& field, std::uint64_t seed)
{
    SeededRandom random(seed);
    constexpr int kSeeds = 100; // with fewer, so few passes leave bare skin
    for (int i = 0; i < kSeeds; ++i) {
        const auto x = static_cast<int>(random.below(static_cast<std::uint64_t>(field.width)));
        const auto y = static_cast<int>(random.below(static_cast<std::uint64_t>(field.height)));
        field.cells[field.index(x, y)] = random.below(2) == 0 ? 1.0F : -1.0F;
    }
}

void enlarge(const Padded& small, Padded& large)
{
    for (int y = 0; y < large.height; ++y) {
        const float sy = std::clamp(0.5F * static_cast<float>(y) - 0.25F, 0.0F,
                                    static_cast<float>(small.height) - 1.001F);
        const auto row = static_cast<int>(sy);
        const float fy = sy - static_cast<float>(row);
        for (int x = 0; x < large.width; ++x) {
            const float sx = std::clamp(0.5F * static_cast<float>(x) - 0.25F, 0.0F,
                                        static_cast<float>(small.width) - 1.001F);
            const auto column = static_cast<int>(sx);
            const float fx = sx - static_cast<float>(column);
            const float* cell = &small.cells[small.index(column, row)];
            const float top = cell[0] + fx * (cell[1] - cell[0]);
            const float bottom =
                cell[small.stride] + fx * (cell[small.stride + 1] - cell[small.stride]);
            large.cells[large.index(x, y)] = top + fy * (bottom - top);
        }
    }
}

} // namespace

std::vector<float> growRidges(const RidgeFlow& flow, std::uint64_t seed)
{
    static const SmallBank kSmallBank(0.5F);
    static const LargeBank kLargeBank(1.0F);
    // More would smooth away what chance began, and leave the minutiae that the flow forces: the
    // same on every finger of a like flow.
    constexpr int kGrowPasses = 10;
    constexpr int kSettlePasses = 4;
    const auto indices = filterIndices(flow);
    Padded small(kFlowWidth, kFlowHeight, kSmallRadius);
    Padded next = small;
    sow(small, seed);
    for (int pass = 0; pass < kGrowPasses + kSettlePasses; ++pass) {
        filterPass(kSmallBank, indices, {1, pass < kGrowPasses ? kGrowGain : kSettleGain}, small,
                   next);
        std::swap(small.cells, next.cells);
    }
    Padded large(kMasterWidthPx, kMasterHeightPx, kLargeRadius);
    Padded grown = large;
    enlarge(small, large);
    filterPass(kLargeBank, indices, {2, kSettleGain}, large, grown);
    std::vector<float> height;
    height.reserve(static_cast<std::size_t>(kMasterWidthPx) * kMasterHeightPx);
    for (int y = 0; y < kMasterHeightPx; ++y) {
        const auto start = grown.cells.begin() + static_cast<std::ptrdiff_t>(grown.index(0, y));
        height.insert(height.end(), start, start + kMasterWidthPx);
    }
    return height;
}

} // namespace rekam::drivers
