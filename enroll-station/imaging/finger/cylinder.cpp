#include "imaging/finger/cylinder.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <bit>
#include <cmath>

namespace rekam::imaging {

namespace {

// Table 1 of the paper, except the base's cells.
constexpr float kRadiusPx = 70.0F;
constexpr float kCellPx = 2 * kRadiusPx / kCylinderSide;
constexpr float kSigmaPx = 28.0F / 3.0F;
constexpr float kSigmaDirection = 2.0F * static_cast<float>(CV_PI) / 9.0F;
constexpr float kSectionWidth = 2.0F * static_cast<float>(CV_PI) / kCylinderSections;
constexpr double kHullMarginPx = 50.0;
constexpr float kBitThreshold = 0.005F;
constexpr double kMinValidShare = 0.5;
constexpr int kMinNeighbours = 2;
constexpr double kMinSharedShare = 0.45;

float wrapped(float angle)
{
    return std::remainder(angle, 2.0F * static_cast<float>(CV_PI));
}

/// Share of a direction Gaussian that falls into a section `distance` away (paper, eq. 11).
float sectionShare(float distance)
{
    const float scale = 1.0F / (kSigmaDirection * std::sqrt(2.0F));
    return 0.5F * (std::erf((distance + kSectionWidth / 2) * scale) -
                   std::erf((distance - kSectionWidth / 2) * scale));
}

/// Whether a base cell is part of the print at all: inside its hull, widened.
bool insideHull(const std::vector<cv::Point2f>& hull, cv::Point2f point)
{
    return hull.size() >= 3 ? cv::pointPolygonTest(hull, point, true) >= -kHullMarginPx : true;
}

struct CylinderBase
{
    std::span<const ComparedMinutia> minutiae;
    const std::vector<cv::Point2f>& hull;
};

/// Contributions of all neighbours to the sections above one base cell; returns how many are near.
int fillCell(const CylinderBase& base, std::size_t own, cv::Point2f cell,
             std::array<float, kCylinderSections>& sections)
{
    int near = 0;
    const ComparedMinutia& centre = base.minutiae[own];
    for (std::size_t i = 0; i < base.minutiae.size(); ++i) {
        const ComparedMinutia& other = base.minutiae[i];
        const float dx = other.x - cell.x;
        const float dy = other.y - cell.y;
        const float squared = dx * dx + dy * dy;
        if (i == own || squared > 9 * kSigmaPx * kSigmaPx) {
            continue;
        }
        ++near;
        const float spatial = std::exp(-squared / (2 * kSigmaPx * kSigmaPx)) /
                              (kSigmaPx * std::sqrt(2.0F * static_cast<float>(CV_PI)));
        const float difference = wrapped(centre.angle - other.angle);
        for (int k = 0; k < kCylinderSections; ++k) {
            const float section =
                -static_cast<float>(CV_PI) + (static_cast<float>(k) + 0.5F) * kSectionWidth;
            sections.at(static_cast<std::size_t>(k)) +=
                spatial * sectionShare(std::abs(wrapped(section - difference)));
        }
    }
    return near;
}

void setBit(std::array<std::uint64_t, kCylinderWords>& words, std::size_t bit)
{
    words.at(bit / 64) |= std::uint64_t{1} << (bit % 64);
}

int baseCellCount()
{
    int count = 0;
    for (int j = 0; j < kCylinderSide; ++j) {
        for (int i = 0; i < kCylinderSide; ++i) {
            const float u = (static_cast<float>(i) + 0.5F) * kCellPx - kRadiusPx;
            const float v = (static_cast<float>(j) + 0.5F) * kCellPx - kRadiusPx;
            count += static_cast<int>(u * u + v * v <= kRadiusPx * kRadiusPx);
        }
    }
    return count;
}

Cylinder cylinderOf(const CylinderBase& base, std::size_t own)
{
    static const int kBaseCells = baseCellCount();
    Cylinder cylinder;
    const ComparedMinutia& centre = base.minutiae[own];
    const float cosine = std::cos(centre.angle);
    const float sine = std::sin(centre.angle);
    for (int j = 0; j < kCylinderSide; ++j) {
        for (int i = 0; i < kCylinderSide; ++i) {
            const float u = (static_cast<float>(i) + 0.5F) * kCellPx - kRadiusPx;
            const float v = (static_cast<float>(j) + 0.5F) * kCellPx - kRadiusPx;
            const cv::Point2f cell(centre.x + cosine * u - sine * v,
                                   centre.y + sine * u + cosine * v);
            if (u * u + v * v > kRadiusPx * kRadiusPx || !insideHull(base.hull, cell)) {
                continue;
            }
            ++cylinder.validCells;
            std::array<float, kCylinderSections> sections{};
            (void)fillCell(base, own, cell, sections);
            for (std::size_t k = 0; k < sections.size(); ++k) {
                const std::size_t bit =
                    static_cast<std::size_t>(j * kCylinderSide + i) * kCylinderSections + k;
                setBit(cylinder.valid, bit);
                if (sections.at(k) >= kBitThreshold) {
                    setBit(cylinder.bits, bit);
                    ++cylinder.setBits;
                }
            }
        }
    }
    int neighbours = 0;
    for (std::size_t i = 0; i < base.minutiae.size(); ++i) {
        const float reach = kRadiusPx + 3 * kSigmaPx;
        const float dx = base.minutiae[i].x - centre.x;
        const float dy = base.minutiae[i].y - centre.y;
        neighbours += static_cast<int>(i != own && dx * dx + dy * dy <= reach * reach);
    }
    cylinder.usable =
        neighbours >= kMinNeighbours && cylinder.validCells >= kMinValidShare * kBaseCells;
    return cylinder;
}

} // namespace

std::vector<Cylinder> cylindersOf(std::span<const ComparedMinutia> minutiae)
{
    std::vector<cv::Point2f> points;
    for (const ComparedMinutia& minutia : minutiae) {
        points.emplace_back(minutia.x, minutia.y);
    }
    std::vector<cv::Point2f> hull;
    if (points.size() >= 3) {
        cv::convexHull(points, hull);
    }
    std::vector<Cylinder> cylinders;
    for (std::size_t i = 0; i < minutiae.size(); ++i) {
        cylinders.push_back(cylinderOf({minutiae, hull}, i));
    }
    return cylinders;
}

// The processor's own bit count where there is one: this loop is most of a comparison.
[[gnu::target_clones("popcnt", "default")]] void compareCylinders(std::span<const Cylinder> a,
                                                                  std::span<const Cylinder> b,
                                                                  std::vector<float>& similarities)
{
    static const int kMinShared =
        static_cast<int>(kMinSharedShare * baseCellCount() * kCylinderSections);
    similarities.assign(a.size() * b.size(), 0.0F);
    float* out = similarities.data();
    for (const Cylinder& first : a) {
        for (const Cylinder& second : b) {
            float& similarity = *out++;
            if (!first.usable || !second.usable) {
                continue;
            }
            int shared = 0;
            int different = 0;
            int ones = 0;
            int others = 0;
            for (std::size_t w = 0; w < kCylinderWords; ++w) {
                const std::uint64_t valid = first.valid[w] & second.valid[w];
                const std::uint64_t x = first.bits[w] & valid;
                const std::uint64_t y = second.bits[w] & valid;
                shared += __builtin_popcountll(valid);
                different += __builtin_popcountll(x ^ y);
                ones += __builtin_popcountll(x);
                others += __builtin_popcountll(y);
            }
            if (shared < kMinShared || ones + others == 0) {
                continue;
            }
            const float norm =
                std::sqrt(static_cast<float>(ones)) + std::sqrt(static_cast<float>(others));
            similarity = 1.0F - std::sqrt(static_cast<float>(different)) / norm;
        }
    }
}

} // namespace rekam::imaging
