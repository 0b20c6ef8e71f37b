// *Telunjuk dan tengah tertukar?*: the fingers of one record against each other, so that no finger
// is recorded as two.
#pragma once

#include "workflow/station/open_station.h"

#include <optional>
#include <span>
#include <vector>

namespace rekam::workflow {

/// A finger as it was laid down at a position.
struct LaidFinger
{
    FingerPosition position = FingerPosition::Unknown;
    Bytes minutiae; ///< ISO/IEC 19794-2:2005
};

/// Two positions that show one finger.
struct FingerClash
{
    FingerPosition taken = FingerPosition::Unknown; ///< of the new capture
    FingerPosition like = FingerPosition::Unknown;
    bool stored = false; ///< `like` was saved before; else it is of the same capture
    double score = 0;
};

/// The chosen impressions of the record, but of `replaced`. Thread: the store's. Errors: as
/// SampleTable.
[[nodiscard]] Result<std::vector<LaidFinger>>
storedFingers(OpenStation& station, const store::EnrolmentId& id,
              std::span<const FingerPosition> replaced);

/// The threshold is that of 1:1 (policy `finger.match`), not the higher one of the search: a record
/// is 45 comparisons, and a refusal costs another touch, not a person's word. On FVC2002 set B none
/// of 11,520 pairs of different fingers reach 205 (most 203; the tail says some 4 in 100,000, two
/// students in a thousand who touch again) and 91 % of pairs of one finger do; 260 would find 77 %.
///
/// Every finger of a capture against the others of it and against all that is stored at another
/// position; those that reach `threshold`, the most alike first. The very same image is the most
/// alike of all. A template that cannot be read, or holds no minutiae, is like nothing here; the
/// seal looks at it again (compareTwins). Pure; some 30 ms for a slap against the other six: for
/// the computing thread.
[[nodiscard]] std::vector<FingerClash>
clashesOf(std::span<const LaidFinger> taken, std::span<const LaidFinger> stored, double threshold);

} // namespace rekam::workflow
