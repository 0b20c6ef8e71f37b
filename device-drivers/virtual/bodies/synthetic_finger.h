// Fingerprints from a seed: a master print that a finger keeps for life, and impressions of it.
//
// The ridge flow is Sherlock and Monro's zero-pole model ("A model for interpreting fingerprint
// topology", Pattern Recognition 26, 1993) with Vizcaya and Gerhardt's idea of bending the
// singularities' contribution; ridges grow from seeds under oriented Gabor filters whose frequency
// and direction follow the flow (Cappelli, Maio, Maltoni: "Synthetic fingerprint-image
// generation", ICPR 2000), which gives minutiae where the flow forces them, as in skin.
#pragma once

#include "base/anatomy.h"
#include "base/image.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rekam::drivers {

enum class PatternClass : std::uint8_t { Arch, TentedArch, LeftLoop, RightLoop, Whorl, DoubleLoop };

/// A ridge ending or bifurcation. Direction as ISO/IEC 19794-2: along the ridge, counter-clockwise
/// from the x axis to the right, y upwards, [0, 2π).
struct SkinMinutia
{
    double xPx = 0.0;
    double yPx = 0.0;
    double directionRad = 0.0;
    bool bifurcation = false;
};

inline constexpr int kSyntheticPpi = 500;
inline constexpr int kMasterWidthPx = 400;
inline constexpr int kMasterHeightPx = 520;

/// The finger itself, without pressure, noise or an outline. 500 ppi; ridge height −1 … 1 in
/// `height`, row-major, kMasterWidthPx × kMasterHeightPx. Immutable once made; share it freely.
struct MasterPrint
{
    FingerPosition finger = FingerPosition::Unknown;
    PatternClass pattern = PatternClass::Arch;
    std::vector<float> height;
    std::vector<SkinMinutia> minutiae; ///< in master pixels, found on the noiseless ridges
};

/// The same finger for the same seed, subject and position on every machine. Thread-safe.
[[nodiscard]] MasterPrint makeMasterPrint(std::uint64_t seed, const std::string& subject,
                                          FingerPosition finger,
                                          std::optional<PatternClass> pattern = std::nullopt);

enum class SkinState : std::uint8_t { Normal, Dry, Wet };

/// How a finger touches the platen this time.
struct Touch
{
    std::uint64_t variation = 0; ///< seeds distortion, outline, pressure, pores and noise
    double rotationRad = 0.0;    ///< clockwise on the image
    double centreXPx = 0.0;      ///< where the master's centre comes to lie on the canvas
    double centreYPx = 0.0;
    double scale = 1.0; ///< size of the contact region: thumb 1.12, little finger 0.82
    SkinState skin = SkinState::Normal;
};

/// What a touch left: the contact region, upright in the finger's own frame and turned by
/// `rotationRad` (clockwise on the image) about its centre, and the minutiae in it.
struct Contact
{
    double centreXPx = 0.0;
    double centreYPx = 0.0;
    double widthPx = 0.0;
    double heightPx = 0.0;
    double rotationRad = 0.0;
    std::vector<SkinMinutia> minutiae; ///< in canvas pixels
};

/// How large that finger's contact region is, for Touch::scale.
[[nodiscard]] double contactScale(FingerPosition finger);

/// A blank platen: light grey with the sensor's noise. 500 ppi.
[[nodiscard]] GrayImage blankPlaten(int widthPx, int heightPx, std::uint64_t variation);

/// Presses the finger onto `canvas` (500 ppi) and darkens what it touches. What lies outside the
/// canvas is cut off.
Contact press(const MasterPrint& master, const Touch& touch, GrayImage& canvas);

/// One plain impression of a single finger, 400 × 500 px at 500 ppi on a light background.
[[nodiscard]] GrayImage makeImpression(const MasterPrint& master, std::uint64_t variation,
                                       SkinState skin = SkinState::Normal);

struct ImpressionWithTruth
{
    GrayImage image;
    std::vector<SkinMinutia> minutiae;
};

/// As makeImpression(), with the minutiae that lie in it: for tests of extractors.
[[nodiscard]] ImpressionWithTruth makeImpressionWithTruth(const MasterPrint& master,
                                                          std::uint64_t variation,
                                                          SkinState skin = SkinState::Normal);

} // namespace rekam::drivers
