#include "imaging/finger/likeness.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <utility>

namespace rekam::imaging {

namespace {

constexpr std::size_t kMaxPairs = 28;
constexpr float kPi = static_cast<float>(CV_PI);

struct Pair
{
    std::uint8_t a = 0;
    std::uint8_t b = 0;
    float similarity = 0;
    float support = 0; ///< after relaxation
};

/// A vector without the heap: a comparison makes several, a hundred thousand times a second.
template <typename T, std::size_t capacity>
struct Few
{
    std::array<T, capacity> items;
    std::size_t count = 0;

    [[nodiscard]] bool full() const { return count == capacity; }

    void add(const T& item) { items[count++] = item; }

    [[nodiscard]] std::span<T> span() { return {items.data(), count}; }

    [[nodiscard]] std::span<const T> span() const { return {items.data(), count}; }
};

using Pairs = Few<Pair, kMaxPairs>;

/// Best pairs first, each minutia in one pair only.
Pairs bestPairs(std::span<const float> similarities, std::size_t rows, std::size_t columns)
{
    // The two best partners of each row: a third has never been the right one for long.
    Few<Pair, 2 * kMaxCompared> pool;
    for (std::size_t a = 0; a < rows; ++a) {
        Pair first{static_cast<std::uint8_t>(a), 0, 0, 0};
        Pair second = first;
        for (std::size_t b = 0; b < columns; ++b) {
            const float similarity = similarities[a * columns + b];
            if (similarity > second.similarity) {
                second.similarity = similarity;
                second.b = static_cast<std::uint8_t>(b);
                if (similarity > first.similarity) {
                    std::swap(first, second);
                }
            }
        }
        for (const Pair& pair : {first, second}) {
            if (pair.similarity > 0) {
                pool.add(pair);
            }
        }
    }
    const auto better = [](const Pair& x, const Pair& y) {
        return x.similarity != y.similarity ? x.similarity > y.similarity
                                            : std::pair(x.a, x.b) < std::pair(y.a, y.b);
    };
    const std::span<Pair> best = pool.span();
    std::sort(best.begin(), best.end(), better);
    Pairs pairs;
    std::array<bool, kMaxCompared> usedA{};
    std::array<bool, kMaxCompared> usedB{};
    for (const Pair& pair : best) {
        if (!pairs.full() && !usedA[pair.a] && !usedB[pair.b]) {
            usedA[pair.a] = true;
            usedB[pair.b] = true;
            pairs.add(pair);
        }
    }
    return pairs;
}

/// 1 for agreement, 1/2 at `limit`, soon 0 beyond, as a denominator: 1 + (value / limit)^8. The
/// paper's sigmoid in all but name, without the exponential.
float disagreement(float value, float limit)
{
    const float ratio = value / limit;
    const float squared = ratio * ratio;
    return 1.0F + squared * squared * squared * squared;
}

struct Placed
{
    const ComparedMinutia& minutia;
    std::uint8_t direction;
};

/// How far two pairs agree on one rigid motion (MCC paper, eq. 25: distance, direction difference
/// and radial angle, none of which the motion changes).
float compatibility(const Placed& a1, const Placed& a2, const Placed& b1, const Placed& b2)
{
    constexpr float kMaxDistancePx = 20.0F;
    constexpr int kMaxTurn = 32; // 1/256 turns
    constexpr float kAngleLimit = kPi / 12;
    const auto turn = static_cast<std::int8_t>(
        static_cast<std::uint8_t>(a1.direction - a2.direction - b1.direction + b2.direction));
    if (turn > kMaxTurn || turn < -kMaxTurn) {
        return 0;
    }
    const float ax = a2.minutia.x - a1.minutia.x;
    const float ay = a2.minutia.y - a1.minutia.y;
    const float bx = b2.minutia.x - b1.minutia.x;
    const float by = b2.minutia.y - b1.minutia.y;
    const float lengthA = std::sqrt(ax * ax + ay * ay);
    const float lengthB = std::sqrt(bx * bx + by * by);
    const float distance = std::abs(lengthA - lengthB);
    if (distance > kMaxDistancePx) {
        return 0;
    }
    // Both ways as seen from their first minutia; the angle between them by its tangent.
    const float ua = ax * a1.minutia.cosine + ay * a1.minutia.sine;
    const float va = ay * a1.minutia.cosine - ax * a1.minutia.sine;
    const float ub = bx * b1.minutia.cosine + by * b1.minutia.sine;
    const float vb = by * b1.minutia.cosine - bx * b1.minutia.sine;
    const float dot = ua * ub + va * vb;
    const float cross = ua * vb - va * ub;
    if (dot <= std::abs(cross)) {
        return 0; // more than 45 degrees
    }
    const float tangent = cross / dot;
    const float radial = tangent / (1.0F + 0.28F * tangent * tangent);
    return 1.0F / (disagreement(distance, 6.0F + 0.04F * lengthA) *
                   disagreement(static_cast<float>(turn) * kPi / 128, kAngleLimit) *
                   disagreement(radial, kAngleLimit));
}

void relax(Pairs& few, const FingerStructures& a, const FingerStructures& b)
{
    constexpr int kRounds = 5;
    constexpr float kOwn = 0.5F;
    const std::span<Pair> pairs = few.span();
    const std::size_t n = pairs.size();
    if (n < 2) {
        return;
    }
    std::array<std::array<float, kMaxPairs>, kMaxPairs> agree{};
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = i + 1; j < n; ++j) {
            const auto placed = [](const FingerStructures& finger, std::size_t index) {
                return Placed{finger.minutiae[index], finger.cylinders[index].direction};
            };
            agree[i][j] = compatibility(placed(a, pairs[i].a), placed(a, pairs[j].a),
                                        placed(b, pairs[i].b), placed(b, pairs[j].b));
            agree[j][i] = agree[i][j];
        }
    }
    std::array<float, kMaxPairs> now{};
    for (std::size_t i = 0; i < n; ++i) {
        now[i] = pairs[i].similarity;
    }
    for (int round = 0; round < kRounds; ++round) {
        std::array<float, kMaxPairs> next{};
        for (std::size_t i = 0; i < n; ++i) {
            float sum = 0;
            for (std::size_t j = 0; j < n; ++j) {
                sum += agree[i][j] * now[j];
            }
            next[i] = kOwn * now[i] + (1 - kOwn) * sum / static_cast<float>(n - 1);
        }
        now = next;
    }
    for (std::size_t i = 0; i < n; ++i) {
        pairs[i].support = now[i];
    }
    std::sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) {
        return x.support != y.support ? x.support > y.support : x.a < y.a;
    });
}

/// A rigid motion of the plane.
struct Motion
{
    float cosine = 1;
    float sine = 0;
    float dx = 0;
    float dy = 0;
    float angle = 0;
};

ComparedMinutia moved(const ComparedMinutia& minutia, const Motion& motion)
{
    ComparedMinutia result = minutia;
    result.x = motion.cosine * minutia.x - motion.sine * minutia.y + motion.dx;
    result.y = motion.sine * minutia.x + motion.cosine * minutia.y + motion.dy;
    result.angle = minutia.angle + motion.angle;
    return result;
}

Motion motionFor(float angle, const ComparedMinutia& from, const ComparedMinutia& to)
{
    Motion motion;
    motion.angle = angle;
    motion.cosine = std::cos(angle);
    motion.sine = std::sin(angle);
    motion.dx = to.x - (motion.cosine * from.x - motion.sine * from.y);
    motion.dy = to.y - (motion.sine * from.x + motion.cosine * from.y);
    return motion;
}

struct Match
{
    std::uint8_t a = 0;
    std::uint8_t b = 0;
    float closeness = 0;
};

using Matches = Few<Match, kMaxCompared>;

/// Least squares over matched minutiae (Umeyama 1991, without scale).
Motion motionOf(std::span<const Match> matches, const FingerStructures& a,
                const FingerStructures& b)
{
    ComparedMinutia meanA;
    ComparedMinutia meanB;
    float total = 0;
    for (const Match& match : matches) {
        const ComparedMinutia& p = a.minutiae[match.a];
        const ComparedMinutia& q = b.minutiae[match.b];
        meanA.x += match.closeness * p.x;
        meanA.y += match.closeness * p.y;
        meanB.x += match.closeness * q.x;
        meanB.y += match.closeness * q.y;
        total += match.closeness;
    }
    total = std::max(total, 1e-6F);
    meanA.x /= total;
    meanA.y /= total;
    meanB.x /= total;
    meanB.y /= total;
    float dot = 0;
    float cross = 0;
    for (const Match& match : matches) {
        const ComparedMinutia& p = a.minutiae[match.a];
        const ComparedMinutia& q = b.minutiae[match.b];
        const float px = p.x - meanA.x;
        const float py = p.y - meanA.y;
        const float qx = q.x - meanB.x;
        const float qy = q.y - meanB.y;
        // Directions count as points 30 px ahead, so that few matches still turn rightly.
        constexpr float kArm = 30.0F;
        const float turn = q.angle - p.angle;
        dot += match.closeness * (px * qx + py * qy + kArm * kArm * std::cos(turn));
        cross += match.closeness * (px * qy - py * qx + kArm * kArm * std::sin(turn));
    }
    return motionFor(std::atan2(cross, dot), meanA, meanB);
}

/// One-to-one matches under a motion, nearest first.
Matches matchUnder(const Motion& motion, const FingerStructures& a, const FingerStructures& b,
                   float radiusPx)
{
    constexpr float kMaxTurn = kPi / 6;
    Few<Match, 4 * kMaxCompared> possible;
    for (std::size_t i = 0; i < a.minutiae.size(); ++i) {
        const ComparedMinutia p = moved(a.minutiae[i], motion);
        for (std::size_t j = 0; j < b.minutiae.size(); ++j) {
            const ComparedMinutia& q = b.minutiae[j];
            const float dx = p.x - q.x;
            const float dy = p.y - q.y;
            const float squared = (dx * dx + dy * dy) / (radiusPx * radiusPx);
            if (squared > 1 || possible.full()) {
                continue;
            }
            const float turn = std::abs(std::remainder(p.angle - q.angle, 2 * kPi)) / kMaxTurn;
            if (turn <= 1) {
                possible.add({static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(j),
                              (1 - 0.7F * squared) * (1 - 0.7F * turn * turn)});
            }
        }
    }
    const std::span<Match> sorted = possible.span();
    std::sort(sorted.begin(), sorted.end(), [](const Match& x, const Match& y) {
        return x.closeness != y.closeness ? x.closeness > y.closeness
                                          : std::pair(x.a, x.b) < std::pair(y.a, y.b);
    });
    std::array<bool, kMaxCompared> usedA{};
    std::array<bool, kMaxCompared> usedB{};
    Matches matches;
    for (const Match& match : sorted) {
        if (!usedA[match.a] && !usedB[match.b]) {
            usedA[match.a] = true;
            usedB[match.b] = true;
            matches.add(match);
        }
    }
    return matches;
}

/// Sum over matches by closeness and by the quality of both.
float weightOf(const Matches& matches, const FingerStructures& a, const FingerStructures& b)
{
    float sum = 0;
    for (const Match& match : matches.span()) {
        sum += match.closeness * std::sqrt(a.minutiae[match.a].weight * b.minutiae[match.b].weight);
    }
    return sum;
}

struct Alignment
{
    Motion motion;
    Matches matches;
    float weight = 0;
};

/// The motion that one pair suggests, refined by what matches under it.
Alignment alignBy(const Pair& pair, const FingerStructures& a, const FingerStructures& b)
{
    constexpr std::array<float, 3> kRadiiPx = {24.0F, 20.0F, 16.0F};
    Alignment alignment;
    alignment.motion = motionFor(b.minutiae[pair.b].angle - a.minutiae[pair.a].angle,
                                 a.minutiae[pair.a], b.minutiae[pair.b]);
    for (const float radius : kRadiiPx) {
        if (radius < kRadiiPx.front() && alignment.matches.count >= 2) {
            alignment.motion = motionOf(alignment.matches.span(), a, b);
        }
        alignment.matches = matchUnder(alignment.motion, a, b, radius);
    }
    alignment.weight = weightOf(alignment.matches, a, b);
    return alignment;
}

bool holds(const Alignment& alignment, const Pair& pair)
{
    return std::ranges::any_of(alignment.matches.span(), [&pair](const Match& match) {
        return match.a == pair.a && match.b == pair.b;
    });
}

/// Sum of weights of the minutiae of `own` that land where `other` has minutiae around.
float overlapWeight(std::span<const ComparedMinutia> own, std::span<const ComparedMinutia> other)
{
    constexpr float kReachPx = 45.0F;
    float sum = 0;
    for (const ComparedMinutia& minutia : own) {
        int near = 0;
        for (const ComparedMinutia& there : other) {
            const float dx = minutia.x - there.x;
            const float dy = minutia.y - there.y;
            near += static_cast<int>(dx * dx + dy * dy < kReachPx * kReachPx);
        }
        sum += near >= 2 ? minutia.weight : 0.0F;
    }
    return sum;
}

} // namespace

Likeness likenessOf(const FingerStructures& a, const FingerStructures& b, float leastSupport)
{
    constexpr std::size_t kTop = 6;
    constexpr std::size_t kHypotheses = 3;
    Likeness likeness;
    std::array<float, kMaxCompared * kMaxCompared> room{};
    const std::span<float> similarities =
        std::span(room).first(a.minutiae.size() * b.minutiae.size());
    compareCylinders(a.cylinders, b.cylinders, similarities);
    Pairs pairs = bestPairs(similarities, a.minutiae.size(), b.minutiae.size());
    if (pairs.count < 3) {
        return likeness;
    }
    relax(pairs, a, b);
    const std::size_t top = std::min(kTop, pairs.count);
    for (const Pair& pair : pairs.span().first(top)) {
        likeness.relaxed += pair.support / static_cast<float>(top);
    }
    if (likeness.relaxed < leastSupport) {
        return likeness;
    }
    Alignment best;
    for (const Pair& pair : pairs.span().first(std::min(kHypotheses, pairs.count))) {
        // A pair that an earlier alignment already matches would lead to the same motion.
        if (!holds(best, pair)) {
            Alignment alignment = alignBy(pair, a, b);
            if (alignment.weight > best.weight) {
                best = alignment;
            }
        }
    }
    likeness.weight = best.weight;
    std::vector<ComparedMinutia> there;
    there.reserve(a.minutiae.size());
    for (const ComparedMinutia& minutia : a.minutiae) {
        there.push_back(moved(minutia, best.motion));
    }
    likeness.overlapA = overlapWeight(there, b.minutiae);
    likeness.overlapB = overlapWeight(b.minutiae, there);
    return likeness;
}

} // namespace rekam::imaging
