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

/// Contributions of all neighbours to the sections above one base cell.
void fillCell(const CylinderBase& base, std::size_t own, cv::Point2f cell,
              std::array<float, kCylinderSections>& sections)
{
    const ComparedMinutia& centre = base.minutiae[own];
    for (std::size_t i = 0; i < base.minutiae.size(); ++i) {
        const ComparedMinutia& other = base.minutiae[i];
        const float dx = other.x - cell.x;
        const float dy = other.y - cell.y;
        const float squared = dx * dx + dy * dy;
        if (i == own || squared > 9 * kSigmaPx * kSigmaPx) {
            continue;
        }
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
}

template <std::size_t count>
void setBit(std::array<std::uint64_t, count>& words, std::size_t bit)
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
    cylinder.direction = static_cast<std::uint8_t>(
        static_cast<int>(std::lround(centre.angle * 128 / static_cast<float>(CV_PI))) & 0xFF);
    std::size_t cellNumber = 0;
    int validCells = 0;
    for (int j = 0; j < kCylinderSide; ++j) {
        for (int i = 0; i < kCylinderSide; ++i) {
            const float u = (static_cast<float>(i) + 0.5F) * kCellPx - kRadiusPx;
            const float v = (static_cast<float>(j) + 0.5F) * kCellPx - kRadiusPx;
            if (u * u + v * v > kRadiusPx * kRadiusPx) {
                continue;
            }
            const std::size_t number = cellNumber++;
            const cv::Point2f cell(centre.x + centre.cosine * u - centre.sine * v,
                                   centre.y + centre.sine * u + centre.cosine * v);
            if (!insideHull(base.hull, cell)) {
                continue;
            }
            ++validCells;
            setBit(cylinder.cells, number);
            std::array<float, kCylinderSections> sections{};
            fillCell(base, own, cell, sections);
            for (std::size_t k = 0; k < sections.size(); ++k) {
                const std::size_t bit = number * kCylinderSections + k;
                setBit(cylinder.valid, bit);
                if (sections.at(k) >= kBitThreshold) {
                    setBit(cylinder.bits, bit);
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
    if (neighbours < kMinNeighbours || validCells < kMinValidShare * kBaseCells) {
        // Nothing valid: it shares too little with every other.
        cylinder.valid = {};
        cylinder.cells = {};
        cylinder.bits = {};
    }
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

// The processor's own bit count where there is one: this loop is most of a comparison. Not under
// the thread sanitizer: the loader chooses among clones before the sanitizer is up, and crashes in
// it.
#ifndef __SANITIZE_THREAD__
[[gnu::target_clones("popcnt", "default")]]
#endif
void compareCylinders(std::span<const Cylinder> a, std::span<const Cylinder> b,
                      std::span<float> similarities)
{
    static const int kMinShared = static_cast<int>(kMinSharedShare * baseCellCount());
    constexpr float kMaxDifference = (1 - kMinCylinderSimilarity) * (1 - kMinCylinderSimilarity);
    float* out = similarities.data();
    for (const Cylinder& first : a) {
        for (const Cylinder& second : b) {
            float& similarity = *out++;
            similarity = 0;
            const auto turn = static_cast<std::int8_t>(
                static_cast<std::uint8_t>(first.direction - second.direction));
            if (turn > kMaxTurn256 || turn < -kMaxTurn256) {
                continue;
            }
            const int shared = __builtin_popcountll(first.cells[0] & second.cells[0]) +
                               __builtin_popcountll(first.cells[1] & second.cells[1]);
            if (shared < kMinShared) {
                continue;
            }
            int different = 0;
            int common = 0;
            for (std::size_t w = 0; w < kCylinderWords; ++w) {
                const std::uint64_t valid = first.valid[w] & second.valid[w];
                different += __builtin_popcountll((first.bits[w] ^ second.bits[w]) & valid);
                common += __builtin_popcountll(first.bits[w] & second.bits[w]);
            }
            // The paper's norm |x| + |y| (of roots of counts) by its bound for equal counts, which
            // needs one root less.
            const auto norm = static_cast<float>(2 * (different + 2 * common));
            const auto difference = static_cast<float>(different);
            if (norm > 0 && difference < kMaxDifference * norm) {
                similarity = 1.0F - std::sqrt(difference / norm);
            }
        }
    }
}

} // namespace rekam::imaging
