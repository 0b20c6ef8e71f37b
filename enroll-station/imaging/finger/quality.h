// How usable one fingerprint impression is, and what the operator should change if it is not.
#pragma once

#include "base/image.h"

namespace rekam::imaging {

/// The first thing to mend. Append only: the numbers are stored with each capture.
enum class FingerCause {
    Good = 0,
    Blank = 1,     ///< no finger, or no ridges to be seen
    SmallArea = 2, ///< only part of the finger touches
    OffCentre = 3, ///< cut off by an edge of the platen
    TooLight = 4,  ///< pressed too lightly: weak contrast
    TooDry = 5,    ///< broken, grainy ridges: moisten or press harder
    TooWet = 6,    ///< ridges run together: wipe
    Smudged = 7,   ///< moved, or a dirty platen: no clear ridge flow
};

/// The measures behind the score, after ISO/IEC 29794-4:2017 clause 6 (block size 32 px at 500
/// ppi). Ratios are 0…1 unless said.
struct FingerMeasures
{
    double foregroundMm2 = 0;         ///< area that shows ridges
    double foregroundRatio = 0;       ///< of the image
    double orientationCertainty = 0;  ///< OCL: mean over the foreground
    double localClarity = 0;          ///< LCS: ridges and valleys that do not overlap in grey
    double ridgeFlow = 0;             ///< coherence of the gradients over 20 px, mean
    double ridgePeriodPx = 0;         ///< ridge to ridge at 500 ppi, mean
    double frequencyDomain = 0;       ///< FDA: energy at the ridge frequency
    double orientationFlow = 0;       ///< OF: smoothness of the ridge direction between blocks
    double ridgeValleyUniformity = 0; ///< RVUP: even ridge to valley width
    double contrast = 0;              ///< deviation of grey in the foreground, 0…128
    double meanGrey = 0;              ///< MU, foreground, 0…255
    double blockMeanGrey = 0;         ///< MMB, whole image, 0…255
    double ridgeThickness = 0;        ///< dark share of the foreground: dry is low, wet is high
    double centreOffsetMm = 0;        ///< foreground centroid to image centre
    double edgeContact = 0;           ///< share of the foreground's outline that the image cuts off
};

struct FingerQuality
{
    int score = 0; ///< 0 unusable … 100 best, in the terms of NFIQ 2
    FingerCause cause = FingerCause::Blank;
    FingerMeasures measures;
};

/// Largest side accepted after resampling to 500 ppi; larger images score 0, Blank.
inline constexpr int kMaxFingerSidePx = 2000;

/// Scores one finger, ridges dark on light, at image.ppi (250–1200; 0 is read as 500). Any image,
/// blank, tiny or noise, gives a result. Pure and thread-safe.
[[nodiscard]] FingerQuality measureQuality(const GrayImage& image);

} // namespace rekam::imaging
