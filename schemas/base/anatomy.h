// Finger and eye positions in the codes that every biometric standard shares.
#pragma once

#include <array>
#include <cstdint>

namespace rekam {

/// Friction ridge positions of ANSI/NIST-ITL 1-2011 table 8 (= ISO/IEC 19794-4 finger positions).
enum class FingerPosition : std::uint8_t {
    Unknown = 0,
    RightThumb = 1,
    RightIndex = 2,
    RightMiddle = 3,
    RightRing = 4,
    RightLittle = 5,
    LeftThumb = 6,
    LeftIndex = 7,
    LeftMiddle = 8,
    LeftRing = 9,
    LeftLittle = 10,
    RightFour = 13,
    LeftFour = 14,
    BothThumbs = 15,
};

inline constexpr std::array kTenFingers = {
    FingerPosition::RightThumb, FingerPosition::RightIndex,  FingerPosition::RightMiddle,
    FingerPosition::RightRing,  FingerPosition::RightLittle, FingerPosition::LeftThumb,
    FingerPosition::LeftIndex,  FingerPosition::LeftMiddle,  FingerPosition::LeftRing,
    FingerPosition::LeftLittle,
};

/// The subject's own left and right (ISO/IEC 19794-6: 1 right, 2 left).
enum class Eye : std::uint8_t { Unknown = 0, Right = 1, Left = 2 };

} // namespace rekam
