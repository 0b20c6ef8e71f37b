// Which fingers one impression shows.
#pragma once

#include "base/anatomy.h"

#include <vector>

namespace rekam {

/// The single fingers of a slap in the order in which they lie on the platen from left to right;
/// a single finger is itself; nothing for Unknown.
[[nodiscard]] inline std::vector<FingerPosition> fingersOf(FingerPosition position)
{
    using enum FingerPosition;
    switch (position) {
    case RightFour:
        return {RightIndex, RightMiddle, RightRing, RightLittle};
    case LeftFour:
        return {LeftLittle, LeftRing, LeftMiddle, LeftIndex};
    case BothThumbs:
        return {LeftThumb, RightThumb};
    case Unknown:
        return {};
    case RightThumb:
    case RightIndex:
    case RightMiddle:
    case RightRing:
    case RightLittle:
    case LeftThumb:
    case LeftIndex:
    case LeftMiddle:
    case LeftRing:
    case LeftLittle:
        break;
    }
    return {position};
}

} // namespace rekam
