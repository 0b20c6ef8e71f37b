// Finds the face in a photograph and measures what ICAO 9303 and ISO/IEC 39794-5 ask of a portrait.
#pragma once

#include "base/image.h"
#include "base/result.h"
#include "imaging/verdict.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace rekam::imaging {

/// Cloth behind the student: red for an odd year of birth, blue for an even one, orange for foreign
/// residents.
enum class FaceBackground : std::uint8_t { Red, Blue, Orange };

/// What the geometry is measured against.
enum class FaceFraming : std::uint8_t {
    PortraitCrop, ///< the 3:4 crop that cropPortrait() would cut from a camera frame
    WholeImage,   ///< the image is the portrait already
};

struct FaceRequirement
{
    FaceBackground background = FaceBackground::Red;
    FaceFraming framing = FaceFraming::PortraitCrop;
};

/// Append only; the command line and the store print the names of faceCheckName().
enum class FaceCheckId : std::uint8_t {
    FaceCount,          ///< faces in the picture
    EyesVisible,        ///< eyes found with the texture of open eyes, 0–2
    FaceStructure,      ///< brows, nose and mouth where a face has them, 0–100
    HeadInFrame,        ///< share of the estimated head inside the picture, %
    EyeDistance,        ///< between the eye centres in the picture, px
    Roll,               ///< in-plane tilt, degrees, positive clockwise as seen
    Yaw,                ///< turn to a side, degrees, estimated from symmetry
    CentreX,            ///< midpoint of the eyes, % of the portrait's width
    CentreY,            ///< the same, % of its height from the top
    HeadWidth,          ///< % of the portrait's width
    HeadLength,         ///< chin to crown, % of the portrait's height
    Sharpness,          ///< 0–100, from the steepest edges of eyes and mouth
    Exposure,           ///< mean grey of the face, 0–255
    Illumination,       ///< darker side of the face over the brighter one, 0–1
    GreyRange,          ///< bits of grey that the face uses
    BackgroundHue,      ///< share of the cloth around the head of the required colour, %
    BackgroundEvenness, ///< 100 minus the spread of the cloth's lightness and hue, 0–100
};

inline constexpr std::size_t kFaceCheckCount = 17;

/// ICAO Doc 9303-9: at least 90 px between the eyes, 120 recommended.
inline constexpr double kLeastEyeDistancePx = 90;
inline constexpr double kGoodEyeDistancePx = 120;

/// What FaceCheckId::EyeDistance says of a distance in px.
[[nodiscard]] Verdict eyeDistanceVerdict(double px);

/// @return a stable lower-case name such as "eye-distance".
[[nodiscard]] const char* faceCheckName(FaceCheckId id);

struct FaceCheck
{
    FaceCheckId id = FaceCheckId::FaceCount;
    double value = 0;
    Verdict verdict = Verdict::Poor;
};

/// Pixels of the picture that was handed in; may reach past its edges.
struct FaceBox
{
    int xPx = 0;
    int yPx = 0;
    int widthPx = 0;
    int heightPx = 0;
};

struct FacePoint
{
    double xPx = 0;
    double yPx = 0;
};

struct FaceReport
{
    int faceCount = 0;
    std::optional<FaceBox> face; ///< the largest face
    /// Centres of the irises, the one on the left of the picture first (the subject's right eye).
    std::optional<std::array<FacePoint, 2>> eyes;
    FaceBox head;     ///< forehead to chin and ear to ear as estimated from the eyes
    FaceBox portrait; ///< the 3:4 cut that cropPortrait() makes
    /// Checks that could be measured, in the order of FaceCheckId. Without eyes only the first
    /// ones.
    std::vector<FaceCheck> checks;

    [[nodiscard]] const FaceCheck* find(FaceCheckId id) const;

    /// No portrait of one person: blank, two faces, covered or painted eyes, a head cut off. Such a
    /// picture is refused whatever the policy says; every other Poor check guides and warns.
    [[nodiscard]] bool refused() const;

    /// Poor if refused or any check is Poor, else Fair if any is Fair.
    [[nodiscard]] Verdict overall() const;
};

/// Where Debian's package opencv-data puts the cascades.
inline constexpr const char* kDefaultCascadeFolder = "/usr/share/opencv4/haarcascades";

/// Holds the loaded detectors. Move-only; one thread at a time per object.
class FaceChecker
{
public:
    /// Loads the frontal face and eye cascades of `cascadeFolder`.
    /// @return the checker; or NotFound if a cascade is missing or no cascade.
    [[nodiscard]] static Result<FaceChecker> open(const std::filesystem::path& cascadeFolder);

    FaceChecker(FaceChecker&&) noexcept;
    FaceChecker& operator=(FaceChecker&&) noexcept;
    FaceChecker(const FaceChecker&) = delete;
    FaceChecker& operator=(const FaceChecker&) = delete;
    ~FaceChecker();

    /// Judges a taken picture, the whole of it searched for faces.
    /// @return the report (a blank picture is a report with no face); InvalidInput if the image
    ///         breaks its invariant, or a side is under 64 px or over kMaxFaceImagePx.
    [[nodiscard]] Result<FaceReport> check(const RgbImage& image, FaceRequirement requirement);

    /// The same report for live guidance, within 20 ms: searches around the face of the frame
    /// before and the whole frame every tenth time, on a reduced picture. Keeps that state.
    [[nodiscard]] Result<FaceReport> checkFrame(const RgbImage& frame, FaceRequirement requirement);

private:
    struct State;
    explicit FaceChecker(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

inline constexpr int kMaxFaceImagePx = 8192;

/// Pixels of the portrait, 3:4.
struct PortraitSize
{
    int widthPx = 0;
    int heightPx = 0;
};

/// Cuts `report.portrait` out of `image` and scales it by area averaging or bicubic. Nothing is
/// levelled, retouched or painted: the photograph is evidence.
/// @return the portrait; InvalidInput if the report has no eyes, the cut does not lie inside the
///         image, or the size is not 3:4 (±1 px) or over kMaxFaceImagePx.
[[nodiscard]] Result<RgbImage> cropPortrait(const RgbImage& image, const FaceReport& report,
                                            PortraitSize size);

} // namespace rekam::imaging
