#include "virtual/bodies/ridge_growth.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace rekam::drivers {

namespace {

constexpr int kWidth = kMasterWidthPx;
constexpr int kHeight = kMasterHeightPx;
constexpr int kEdgePx = 12;
constexpr double kSpuriousPx = 6.5;
constexpr int kWalkPx = 8;

// The eight neighbours in a circle, from the right, counter-clockwise on the image.
constexpr std::array<std::array<int, 2>, 8> kCircle = {
    {{1, 0}, {1, -1}, {0, -1}, {-1, -1}, {-1, 0}, {-1, 1}, {0, 1}, {1, 1}}};

class Skeleton
{
public:
    explicit Skeleton(const std::vector<float>& height)
        : m_cells(height.size())
    {
        for (std::size_t i = 0; i < height.size(); ++i) {
            m_cells[i] = height[i] > 0.0F ? 1 : 0;
        }
        for (int y = 0; y < kHeight; ++y) {
            for (int x = 0; x < kWidth; ++x) {
                if (x == 0 || y == 0 || x == kWidth - 1 || y == kHeight - 1) {
                    m_cells[at(x, y)] = 0;
                } else if (m_cells[at(x, y)] != 0) {
                    m_ink.push_back(at(x, y));
                }
            }
        }
        thin();
    }

    [[nodiscard]] bool set(int x, int y) const { return m_cells[at(x, y)] != 0; }

    [[nodiscard]] int crossingNumber(int x, int y) const
    {
        int changes = 0;
        for (std::size_t i = 0; i < 8; ++i) {
            changes += neighbour(x, y, i) != neighbour(x, y, (i + 1) % 8) ? 1 : 0;
        }
        return changes / 2;
    }

    [[nodiscard]] bool neighbour(int x, int y, std::size_t i) const
    {
        return set(x + kCircle[i % 8][0], y + kCircle[i % 8][1]);
    }

private:
    static std::size_t at(int x, int y)
    {
        return static_cast<std::size_t>(y) * kWidth + static_cast<std::size_t>(x);
    }

    /// Zhang and Suen's two half-passes until nothing changes.
    void thin()
    {
        const auto& removable = tables();
        bool changed = true;
        std::vector<std::size_t> goes;
        while (changed) {
            changed = false;
            for (std::size_t half = 0; half < 2; ++half) {
                goes.clear();
                std::vector<std::size_t> stays;
                stays.reserve(m_ink.size());
                for (const std::size_t cell : m_ink) {
                    (removable[half][around(cell)] ? goes : stays).push_back(cell);
                }
                for (const std::size_t cell : goes) {
                    m_cells[cell] = 0;
                }
                changed = changed || !goes.empty();
                m_ink.swap(stays);
            }
        }
    }

    [[nodiscard]] std::size_t around(std::size_t cell) const
    {
        const std::uint8_t* centre = &m_cells[cell];
        return static_cast<std::size_t>(centre[1]) |
               static_cast<std::size_t>(centre[1 - kWidth]) << 1U |
               static_cast<std::size_t>(centre[-kWidth]) << 2U |
               static_cast<std::size_t>(centre[-kWidth - 1]) << 3U |
               static_cast<std::size_t>(centre[-1]) << 4U |
               static_cast<std::size_t>(centre[kWidth - 1]) << 5U |
               static_cast<std::size_t>(centre[kWidth]) << 6U |
               static_cast<std::size_t>(centre[kWidth + 1]) << 7U;
    }

    using Table = std::array<bool, 256>;

    static const std::array<Table, 2>& tables()
    {
        static const std::array<Table, 2> kTables = [] {
            std::array<Table, 2> tables{};
            for (std::size_t mask = 0; mask < 256; ++mask) {
                const auto bit = [&](std::size_t i) {
                    return (mask >> (i % 8)) & 1U;
                };
                std::size_t count = 0;
                std::size_t rises = 0;
                for (std::size_t i = 0; i < 8; ++i) {
                    count += bit(i);
                    rises += bit(i) == 0 && bit(i + 1) == 1 ? 1U : 0U;
                }
                // East 0, north 2, west 4, south 6.
                const bool thinable = count >= 2 && count <= 6 && rises == 1;
                tables[0][mask] =
                    thinable && (bit(2) & bit(0) & bit(6)) == 0 && (bit(0) & bit(6) & bit(4)) == 0;
                tables[1][mask] =
                    thinable && (bit(2) & bit(0) & bit(4)) == 0 && (bit(2) & bit(6) & bit(4)) == 0;
            }
            return tables;
        }();
        return kTables;
    }

    std::vector<std::uint8_t> m_cells;
    std::vector<std::size_t> m_ink;
};

/// Follows one branch for up to kWalkPx. @return where it led; the length tells a spur.
struct Walk
{
    int x = 0;
    int y = 0;
    int steps = 0;
};

Walk walk(const Skeleton& skeleton, int x, int y, std::size_t first)
{
    int beforeX = x;
    int beforeY = y;
    Walk at{x + kCircle[first][0], y + kCircle[first][1], 1};
    while (at.steps < kWalkPx && skeleton.crossingNumber(at.x, at.y) == 2) {
        bool moved = false;
        for (std::size_t i = 0; i < 8 && !moved; ++i) {
            const int nextX = at.x + kCircle[i][0];
            const int nextY = at.y + kCircle[i][1];
            const bool back = std::abs(nextX - beforeX) <= 1 && std::abs(nextY - beforeY) <= 1;
            if (skeleton.set(nextX, nextY) && !back) {
                beforeX = at.x;
                beforeY = at.y;
                at = {nextX, nextY, at.steps + 1};
                moved = true;
            }
        }
        if (!moved) {
            break;
        }
    }
    return at;
}

/// An ending points along its ridge, back into it; a bifurcation into the valley between its arms,
/// which are the two branches closest to each other (ISO/IEC 19794-2 §6.4).
std::optional<double> direction(const Skeleton& skeleton, int x, int y, bool bifurcation)
{
    std::vector<double> branches;
    for (std::size_t i = 0; i < 8; ++i) {
        if (skeleton.neighbour(x, y, i) && !skeleton.neighbour(x, y, i + 7)) {
            const Walk led = walk(skeleton, x, y, i);
            if (led.steps < kWalkPx) {
                return std::nullopt;
            }
            branches.push_back(std::atan2(y - led.y, led.x - x));
        }
    }
    if (!bifurcation) {
        return branches.size() == 1 ? std::optional(branches[0]) : std::nullopt;
    }
    if (branches.size() != 3) {
        return std::nullopt;
    }
    double closest = -2.0;
    double middle = 0.0;
    for (std::size_t i = 0; i < 3; ++i) {
        const double one = branches[i];
        const double other = branches[(i + 1) % 3];
        if (std::cos(one - other) > closest) {
            closest = std::cos(one - other);
            middle = std::atan2(std::sin(one) + std::sin(other), std::cos(one) + std::cos(other));
        }
    }
    return middle;
}

} // namespace

std::vector<SkinMinutia> findMinutiae(const std::vector<float>& height)
{
    const Skeleton skeleton(height);
    std::vector<SkinMinutia> found;
    for (int y = kEdgePx; y < kHeight - kEdgePx; ++y) {
        for (int x = kEdgePx; x < kWidth - kEdgePx; ++x) {
            const int crossings = skeleton.set(x, y) ? skeleton.crossingNumber(x, y) : 0;
            if (crossings != 1 && crossings != 3) {
                continue;
            }
            const auto angle = direction(skeleton, x, y, crossings == 3);
            if (angle) {
                const double turn = 2.0 * std::numbers::pi;
                found.push_back({static_cast<double>(x), static_cast<double>(y),
                                 std::fmod(*angle + turn, turn), crossings == 3});
            }
        }
    }
    // Two that close together are a break or a bridge of the thinning, not two minutiae.
    std::vector<SkinMinutia> kept;
    for (const SkinMinutia& one : found) {
        const bool lonely = std::ranges::none_of(found, [&](const SkinMinutia& other) {
            const double distance = std::hypot(one.xPx - other.xPx, one.yPx - other.yPx);
            return distance > 0.0 && distance < kSpuriousPx;
        });
        if (lonely) {
            kept.push_back(one);
        }
    }
    return kept;
}

} // namespace rekam::drivers
