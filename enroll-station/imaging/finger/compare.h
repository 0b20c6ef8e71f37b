// Compares fingerprint templates: one against one, and one against the session's many.
#pragma once

#include "imaging/finger/minutiae.h"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace rekam::imaging {

struct FingerStructures;

/// A template with its local structures computed once, so that a comparison only reads. Keep it
/// for as long as it is searched. Immutable, so that any number of threads may compare it; copies
/// share the structures.
class ComparableFinger
{
public:
    /// Nothing to compare: every score is 0.
    ComparableFinger() = default;
    explicit ComparableFinger(const FingerTemplate& finger);

    [[nodiscard]] bool empty() const noexcept { return m_structures == nullptr; }

    [[nodiscard]] const FingerStructures* structures() const noexcept { return m_structures.get(); }

private:
    std::shared_ptr<const FingerStructures> m_structures;
};

/// Similarity of two impressions: 0 = nothing alike, higher = more alike, at most 1000. Symmetric
/// and deterministic. Prints that are turned against each other by more than 75 degrees do not
/// match.
[[nodiscard]] double compareFingers(const ComparableFinger& a, const ComparableFinger& b);

/// A score from which two impressions count as the same finger, one against one. Measured on
/// FVC2002 set B (four sensors): 0 of 11,520 pairs of different fingers of one sensor reach it
/// (false-match rate below 0.033 % at 95 %), 0 of 49,920 with pairs across sensors; about one in
/// ten pairs of the same finger, bad impressions included, does not reach it either.
inline constexpr double kSameFingerScore = 205.0;

/// The same among some ten thousand, where a false hit costs more than a missed one. Extrapolated:
/// the measured tail loses a factor of ten every 20 to 25 points.
inline constexpr double kSameFingerInSearchScore = 235.0;

struct FingerHit
{
    std::size_t index = 0; ///< into the gallery
    double score = 0;
};

/// Every gallery entry that scores at least `minimumScore` against the probe, best first, ties by
/// index; at most `maxHits`. One thread: split the gallery to use more.
[[nodiscard]] std::vector<FingerHit> searchFingers(const ComparableFinger& probe,
                                                   std::span<const ComparableFinger> gallery,
                                                   double minimumScore = kSameFingerInSearchScore,
                                                   std::size_t maxHits = 10);

} // namespace rekam::imaging
