#include "imaging/finger/likeness.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace rekam::imaging {

namespace {

constexpr std::size_t kMaxPairs = 28;
constexpr float kPi = static_cast<float>(CV_PI);

struct Pair
{
    std::size_t a = 0;
    std::size_t b = 0;
    float similarity = 0;
    float support = 0; ///< after relaxation
};

float wrapped(float angle)
{
    if (angle > kPi) {
        angle -= 2 * kPi;
    } else if (angle < -kPi) {
        angle += 2 * kPi;
    }
    return angle;
}

/// Best pairs first, each minutia in one pair only.
std::vector<Pair> bestPairs(const std::vector<float>& similarities, std::size_t rows,
                            std::size_t columns)
{
    constexpr std::size_t kPool = 160;
    constexpr float kMinSimilarity = 0.25F;
    std::vector<Pair> pool;
    for (std::size_t a = 0; a < rows; ++a) {
        for (std::size_t b = 0; b < columns; ++b) {
            const float similarity = similarities[a * columns + b];
            if (similarity > kMinSimilarity) {
                pool.push_back({a, b, similarity, 0});
            }
        }
    }
    const auto better = [](const Pair& x, const Pair& y) {
        return x.similarity != y.similarity ? x.similarity > y.similarity
                                            : std::pair(x.a, x.b) < std::pair(y.a, y.b);
    };
    if (pool.size() > kPool) {
        std::nth_element(pool.begin(), pool.begin() + kPool, pool.end(), better);
        pool.resize(kPool);
    }
    std::sort(pool.begin(), pool.end(), better);
    std::vector<Pair> pairs;
    std::array<bool, kMaxCompared> usedA{};
    std::array<bool, kMaxCompared> usedB{};
    for (const Pair& pair : pool) {
        if (pairs.size() < kMaxPairs && !usedA.at(pair.a) && !usedB.at(pair.b)) {
            usedA.at(pair.a) = true;
            usedB.at(pair.b) = true;
            pairs.push_back(pair);
        }
    }
    return pairs;
}

float sigmoid(float value, float middle, float steepness)
{
    return 1.0F / (1.0F + std::exp(-steepness * (value - middle)));
}

/// How far two pairs agree on one rigid motion (MCC paper, eq. 25: distance, direction difference
/// and radial angle, none of which the motion changes).
float compatibility(const ComparedMinutia& a1, const ComparedMinutia& a2, const ComparedMinutia& b1,
                    const ComparedMinutia& b2)
{
    const float ax = a2.x - a1.x;
    const float ay = a2.y - a1.y;
    const float bx = b2.x - b1.x;
    const float by = b2.y - b1.y;
    const float lengthA = std::sqrt(ax * ax + ay * ay);
    const float lengthB = std::sqrt(bx * bx + by * by);
    const float distance = std::abs(lengthA - lengthB);
    if (distance > 20.0F) {
        return 0;
    }
    const float turn =
        std::abs(wrapped(wrapped(a1.angle - a2.angle) - wrapped(b1.angle - b2.angle)));
    if (turn > kPi / 4) {
        return 0;
    }
    const float radial = std::abs(
        wrapped(wrapped(a1.angle - std::atan2(ay, ax)) - wrapped(b1.angle - std::atan2(by, bx))));
    return sigmoid(distance, 6.0F + 0.04F * lengthA, -0.8F) * sigmoid(turn, kPi / 12, -20.0F) *
           sigmoid(radial, kPi / 12, -20.0F);
}

void relax(std::vector<Pair>& pairs, const FingerStructures& a, const FingerStructures& b)
{
    constexpr int kRounds = 5;
    constexpr float kOwn = 0.5F;
    const std::size_t n = pairs.size();
    if (n < 2) {
        return;
    }
    std::array<std::array<float, kMaxPairs>, kMaxPairs> agree{};
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = i + 1; j < n; ++j) {
            agree[i][j] = compatibility(a.minutiae[pairs[i].a], a.minutiae[pairs[j].a],
                                        b.minutiae[pairs[i].b], b.minutiae[pairs[j].b]);
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
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair& x, const Pair& y) { return x.support > y.support; });
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
    return {motion.cosine * minutia.x - motion.sine * minutia.y + motion.dx,
            motion.sine * minutia.x + motion.cosine * minutia.y + motion.dy,
            minutia.angle + motion.angle, minutia.weight};
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
    std::size_t a = 0;
    std::size_t b = 0;
    float closeness = 0;
};

/// Least squares over matched minutiae (Umeyama 1991, without scale).
Motion motionOf(const std::vector<Match>& matches, const FingerStructures& a,
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
std::vector<Match> matchUnder(const Motion& motion, const FingerStructures& a,
                              const FingerStructures& b, float radiusPx)
{
    constexpr float kMaxTurn = kPi / 6;
    std::vector<Match> possible;
    for (std::size_t i = 0; i < a.minutiae.size(); ++i) {
        const ComparedMinutia p = moved(a.minutiae[i], motion);
        for (std::size_t j = 0; j < b.minutiae.size(); ++j) {
            const ComparedMinutia& q = b.minutiae[j];
            const float dx = p.x - q.x;
            const float dy = p.y - q.y;
            const float squared = (dx * dx + dy * dy) / (radiusPx * radiusPx);
            if (squared > 1) {
                continue;
            }
            const float turn = std::abs(std::remainder(p.angle - q.angle, 2 * kPi)) / kMaxTurn;
            if (turn > 1) {
                continue;
            }
            possible.push_back({i, j, (1 - 0.7F * squared) * (1 - 0.7F * turn * turn)});
        }
    }
    std::stable_sort(possible.begin(), possible.end(),
                     [](const Match& x, const Match& y) { return x.closeness > y.closeness; });
    std::array<bool, kMaxCompared> usedA{};
    std::array<bool, kMaxCompared> usedB{};
    std::vector<Match> matches;
    for (const Match& match : possible) {
        if (!usedA.at(match.a) && !usedB.at(match.b)) {
            usedA.at(match.a) = true;
            usedB.at(match.b) = true;
            matches.push_back(match);
        }
    }
    return matches;
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

Likeness likenessOf(const FingerStructures& a, const FingerStructures& b)
{
    Likeness likeness;
    std::vector<float> similarities;
    compareCylinders(a.cylinders, b.cylinders, similarities);
    std::vector<Pair> pairs = bestPairs(similarities, a.minutiae.size(), b.minutiae.size());
    if (pairs.size() < 3) {
        return likeness;
    }
    relax(pairs, a, b);
    constexpr std::size_t kTop = 6;
    const std::size_t top = std::min(kTop, pairs.size());
    for (std::size_t i = 0; i < top; ++i) {
        likeness.relaxed += pairs[i].support / static_cast<float>(top);
    }
    constexpr std::size_t kHypotheses = 3;
    std::vector<Match> best;
    Motion bestMotion;
    float bestSum = -1;
    for (std::size_t h = 0; h < std::min(kHypotheses, pairs.size()); ++h) {
        const Pair& pair = pairs[h];
        Motion motion = motionFor(b.minutiae[pair.b].angle - a.minutiae[pair.a].angle,
                                  a.minutiae[pair.a], b.minutiae[pair.b]);
        std::vector<Match> matches = matchUnder(motion, a, b, 24.0F);
        for (int round = 0; round < 2 && matches.size() >= 2; ++round) {
            motion = motionOf(matches, a, b);
            matches = matchUnder(motion, a, b, round == 0 ? 20.0F : 16.0F);
        }
        float sum = 0;
        for (const Match& match : matches) {
            sum += match.closeness *
                   std::sqrt(a.minutiae[match.a].weight * b.minutiae[match.b].weight);
        }
        if (sum > bestSum) {
            bestSum = sum;
            best = matches;
            bestMotion = motion;
        }
    }
    likeness.count = static_cast<float>(best.size());
    likeness.weight = bestSum;
    std::vector<ComparedMinutia> there;
    for (const ComparedMinutia& minutia : a.minutiae) {
        there.push_back(moved(minutia, bestMotion));
    }
    likeness.overlapA = overlapWeight(there, b.minutiae);
    likeness.overlapB = overlapWeight(b.minutiae, there);
    return likeness;
}

} // namespace rekam::imaging
