// The measures of ISO/IEC 29794-6 for an iris image, a 0–100 score and what to do about a low one.
#pragma once

#include "base/image.h"
#include "imaging/iris/segment.h"
#include "imaging/verdict.h"

#include <cstdint>

namespace rekam::imaging {

/// The worst cause, in the words the operator can act on. Append only.
enum class IrisCause : std::uint8_t {
    None = 0,
    NoEye = 1,      ///< nothing could be segmented
    Eyelid = 2,     ///< lid or lashes over the iris: open the eye wide
    Gaze = 3,       ///< pupil off the iris centre: look at the dot
    Blur = 4,       ///< out of focus or moved
    TooFar = 5,     ///< iris radius too small
    TooClose = 6,   ///< iris radius too large for the frame
    Glare = 7,      ///< reflections on the iris: glasses off, turn from the window
    OffCentre = 8,  ///< iris near or over the edge of the image
    Contrast = 9,   ///< iris, sclera and pupil hardly differ
    PupilSize = 10, ///< pupil too wide or too narrow: change the light
};

/// Names of the measures are those of ISO/IEC 29794-6:2015 clause 6.
struct IrisQuality
{
    double usableIrisArea = 0;      ///< % of the annulus not covered; ≥70 recommended
    double irisScleraContrast = 0;  ///< >5
    double irisPupilContrast = 0;   ///< ≥30
    double pupilIrisRatio = 0;      ///< 100 · radius over radius; 20–70
    double marginAdequacy = 0;      ///< >80
    double greyUtilisationBits = 0; ///< entropy of the image; ≥6
    double concentricity = 0;       ///< ≥90
    double irisRadiusPx = 0;        ///< ≥80
    double sharpness = 0;           ///< 0–100
    double glarePercent = 0;        ///< of the annulus
    int score = 0;                  ///< 0–100
    IrisCause cause = IrisCause::NoEye;
    Verdict verdict = Verdict::Poor;
};

/// Score from which an image is Good, and from which it is Fair.
inline constexpr int kIrisGoodScore = 70;
inline constexpr int kIrisFairScore = 45;

/// Measures an image along its segmentation. Pure; any thread.
[[nodiscard]] IrisQuality assessIris(const GrayImage& image, const IrisSegmentation& segmentation);

/// Segments and measures; NoEye with score 0 where the image cannot be segmented.
[[nodiscard]] IrisQuality assessIris(const GrayImage& image);

[[nodiscard]] const char* irisCauseName(IrisCause cause);

} // namespace rekam::imaging
