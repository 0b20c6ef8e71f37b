// Cuts a slap (four fingers, or two thumbs) into its fingers and says whether it is the right hand.
#pragma once

#include "base/anatomy.h"
#include "base/image.h"

#include <span>
#include <vector>

namespace rekam::imaging {

/// Append only.
enum class SlapVerdict {
    Good = 0,
    NoFingers = 1,
    TooFewFingers = 2, ///< a finger that should be there did not touch
    TooManyFingers = 3,
    WrongHand = 4, ///< the profile of lengths is that of the other hand
    TooTilted = 5, ///< more than kMaxSlapTiltDegrees
};

/// Boxes are right up to ±30° of the hand; the fingers themselves fan by some degrees more.
inline constexpr double kMaxSlapTiltDegrees = 35.0;

/// A rectangle turned about its centre.
struct RotatedBox
{
    double centreXPx = 0;
    double centreYPx = 0;
    double widthPx = 0;      ///< across the finger
    double heightPx = 0;     ///< along the finger
    double angleDegrees = 0; ///< clockwise from upright: a fingertip leaning right is positive
};

struct SlapFinger
{
    FingerPosition position = FingerPosition::Unknown;
    RotatedBox box;    ///< of the distal phalanx, in pixels of the given image
    GrayImage upright; ///< the box turned upright, at the ppi of the given image
};

struct SlapSegmentation
{
    SlapVerdict verdict = SlapVerdict::NoFingers;
    double tiltDegrees = 0; ///< mean finger angle, clockwise positive
    /// From left to right in the image. Positions are Unknown unless the verdict is Good or
    /// TooTilted.
    std::vector<SlapFinger> fingers;
};

/// Finds the fingers of `slap` (RightFour, LeftFour or BothThumbs; a single position is a slap of
/// one) in an image at image.ppi (0 is read as 500), ridges dark on light. `absent` names fingers
/// that are known to be missing or left out, so that their absence is no fault; where all are there
/// all the same (a bandaged finger that touches), they are cut out of the answer. Pure and
/// thread-safe.
[[nodiscard]] SlapSegmentation segmentSlap(const GrayImage& image, FingerPosition slap,
                                           std::span<const FingerPosition> absent = {});

} // namespace rekam::imaging
