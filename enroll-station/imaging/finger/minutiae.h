// Finds the minutiae of one fingerprint: the template that comparisons use and records store.
#pragma once

#include "base/anatomy.h"
#include "base/bytes.h"
#include "base/image.h"
#include "base/result.h"
#include "biometrics/fmr.h"

#include <vector>

namespace rekam::imaging {

/// One ridge ending or bifurcation, at 500 ppi, on the grid of ISO/IEC 19794-2 (whole pixels,
/// 1/256 turns), so that a stored template compares exactly as the fresh one does.
struct Minutia
{
    int xPx = 0;
    int yPx = 0;
    int angle = 0; ///< 0…255, 1/256 turns counter-clockwise from the right (19794-2 clause 6.4.3)
    biometrics::MinutiaType type = biometrics::MinutiaType::Other;
    int quality = 0; ///< 1 worst … 100 best

    bool operator==(const Minutia&) const = default;
};

struct FingerTemplate
{
    int widthPx = 0; ///< of the image at 500 ppi
    int heightPx = 0;
    std::vector<Minutia> minutiae; ///< best first, at most kMaxMinutiae

    [[nodiscard]] bool empty() const noexcept { return minutiae.empty(); }

    bool operator==(const FingerTemplate&) const = default;
};

/// 19794-2 holds 255; more than this is noise on one fingertip and only costs time.
inline constexpr int kMaxMinutiae = 128;

/// Extracts from one finger, ridges dark on light, at image.ppi (250–1200; 0 is read as 500).
/// Blank, tiny or over-large images (see kMaxFingerSidePx) give an empty template. Deterministic,
/// pure and thread-safe.
[[nodiscard]] FingerTemplate extractMinutiae(const GrayImage& image);

/// The template as an ISO/IEC 19794-2:2005 record of one view. `quality` is 0…100.
[[nodiscard]] Result<Bytes> writeTemplate(const FingerTemplate& finger, FingerPosition position,
                                          int quality);

/// The first view of an ISO/IEC 19794-2:2005 record of any maker, rescaled to 500 ppi.
/// @return InvalidInput or Unsupported as readFmr, InvalidInput if there is no view.
[[nodiscard]] Result<FingerTemplate> readTemplate(ByteView record);

} // namespace rekam::imaging
