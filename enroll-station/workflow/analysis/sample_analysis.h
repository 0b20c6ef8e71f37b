// From what a device gave to what may be stored: encoded, decoded again, measured, with a template.
//
// No modality counts as taken before its image was read back from the very bytes that will be
// stored. All functions are pure but for the checker's tracking state; they block for tens of
// milliseconds, so they run on capture threads.
#pragma once

#include "base/anatomy.h"
#include "base/bytes.h"
#include "base/image.h"
#include "base/result.h"
#include "crypto/hash.h"
#include "imaging/face/face_check.h"
#include "imaging/finger/quality.h"
#include "imaging/finger/segment.h"
#include "imaging/iris/quality.h"
#include "imaging/iris/segment.h"
#include "imaging/signature/check.h"

#include <QImage>

#include <span>
#include <string>
#include <vector>

namespace rekam::workflow {

/// The pas foto: a picture that cannot be a portrait has a report and nothing to store.
struct PhotoAnalysis
{
    imaging::FaceReport report;
    Bytes jpeg;      ///< the 3:4 crop; empty if report.refused()
    QImage shown;    ///< the crop as decoded from `jpeg`, or the whole picture if refused
    int quality = 0; ///< 0–100: the sharpness measured on the crop
    std::string measuresJson;
};

struct FingerAnalysis
{
    FingerPosition position = FingerPosition::Unknown;
    Bytes png;
    Bytes minutiae; ///< ISO/IEC 19794-2:2005, one view; empty if nothing could be extracted
    imaging::FingerQuality quality;
    std::string measuresJson;
    QImage shown;
};

struct SlapAnalysis
{
    FingerPosition slap = FingerPosition::Unknown;
    imaging::SlapVerdict verdict = imaging::SlapVerdict::NoFingers;
    double tiltDegrees = 0;
    Bytes png; ///< the whole platen; empty for a single finger: only its cut is stored
    crypto::Hash256 frameHash{};         ///< frameHash() of the whole platen
    std::vector<FingerAnalysis> fingers; ///< left to right; empty unless the verdict is Good
    QImage shown;
};

struct IrisAnalysis
{
    Eye eye = Eye::Unknown;
    Bytes png;
    Bytes code; ///< imaging::serialiseIris; empty if the eye could not be encoded
    imaging::IrisQuality quality;
    std::string measuresJson;
    QImage shown;
    imaging::IrisCircle pupil; ///< radius 0 if nothing was segmented
    imaging::IrisCircle limbus;
};

struct SignatureAnalysis
{
    imaging::SignatureReport report;
    Bytes samples; ///< biometrics::signature_data; empty if the verdict is Poor
    Bytes png;     ///< the ink drawn
    QImage shown;
    std::string measuresJson;
};

struct PortraitRequest
{
    imaging::FaceRequirement requirement;
    imaging::PortraitSize size{480, 640}; ///< of what is stored; the policy's
};

/// @return the analysis; InvalidInput if the picture breaks its invariant or could not be encoded
///         and read back.
[[nodiscard]] Result<PhotoAnalysis>
analysePhoto(imaging::FaceChecker& checker, const RgbImage& still, const PortraitRequest& wanted);

/// One finger of a single-finger platen, or one cut from a slap.
/// @return the analysis; InvalidInput if the image could not be encoded and read back.
[[nodiscard]] Result<FingerAnalysis> analyseFinger(const GrayImage& image, FingerPosition position);

/// BLAKE2b-256 over width, height (32-bit big-endian) and pixels: tells a frame that was shown
/// before, whatever encodes it.
[[nodiscard]] crypto::Hash256 frameHash(const GrayImage& image);

/// A slap (13, 14, 15) or a single position on a four-finger platen. `absent`: fingers under an
/// exception. Errors as analyseFinger().
[[nodiscard]] Result<SlapAnalysis> analyseSlap(const GrayImage& image, FingerPosition slap,
                                               std::span<const FingerPosition> absent);

[[nodiscard]] Result<IrisAnalysis> analyseIris(const GrayImage& image, Eye eye);

[[nodiscard]] Result<SignatureAnalysis>
analyseSignature(std::span<const imaging::SignatureSample> samples, imaging::SignatureArea area);

[[nodiscard]] QImage toQImage(const GrayImage& image);
[[nodiscard]] QImage toQImage(const RgbImage& image);
/// The other way round, from 8-bit grey; the resolution is not known.
[[nodiscard]] GrayImage toGray(const QImage& image);

} // namespace rekam::workflow
