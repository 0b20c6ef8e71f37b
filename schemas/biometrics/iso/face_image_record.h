// Face image records (ISO/IEC 19794-5:2011, SNI ISO/IEC 19794-5): portraits.
#pragma once

#include "biometrics/iso/representation.h"

#include <array>

namespace rekam::biometrics::iso {

/// Clause 8.5.2 of the 2011 edition.
enum class FaceImageData : std::uint8_t {
    Jpeg = 0,
    Jpeg2000Lossy = 1,
    Jpeg2000Lossless = 2,
    Png = 3,
};

/// A feature point (clause 8.4.9): type, code, coordinates; kept as its eight bytes.
using FaceLandmark = std::array<std::byte, 8>;

struct FaceImageRepresentation
{
    CaptureDetails details;
    std::uint8_t gender = 0;    ///< 0 not told, 1 male, 2 female, 0xFF unknown
    std::uint8_t eyeColour = 0; ///< table 8
    std::uint8_t hairColour = 0;
    std::uint8_t heightCm = 0;                      ///< of the subject, 0 not told
    std::uint32_t properties = 0;                   ///< 24 bits, glasses, beard … (table 10)
    std::uint16_t expression = 0;                   ///< table 11
    std::array<std::uint8_t, 3> pose = {};          ///< yaw, pitch, roll (clause 8.4.7)
    std::array<std::uint8_t, 3> poseTolerance = {}; ///< the same, 0 not told
    std::vector<FaceLandmark> landmarks;
    std::uint8_t imageType = 1; ///< 0 basic, 1 full frontal, 2 token frontal …
    FaceImageData dataType = FaceImageData::Jpeg;
    std::uint16_t widthPx = 0;
    std::uint16_t heightPx = 0;
    std::uint8_t samplingLevel = 0;   ///< table 16
    std::uint16_t postProcessing = 0; ///< bits of table 17
    std::uint8_t crossReference = 0;  ///< to the basic representation, 0 none
    std::uint8_t colourSpace = 1;     ///< 0 not told, 1 sRGB, 2 YUV 4:2:2, 3 grey, 128… vendors
    Bytes image;
    Bytes extended; ///< what a 3D type adds, byte for byte

    bool operator==(const FaceImageRepresentation&) const = default;
};

struct FaceImageRecord
{
    std::uint16_t temporalSemantics = 0; ///< how several representations follow (clause 8.2.7)
    std::vector<FaceImageRepresentation> representations; ///< 1–256

    bool operator==(const FaceImageRecord&) const = default;
};

/// Parses a whole record and nothing after it. Pure, thread-safe.
/// @return InvalidInput for anything the standard forbids, Unsupported for another version than
///         "030". The image is not decoded.
[[nodiscard]] Result<FaceImageRecord> readFaceImages(ByteView bytes);

/// @return the bytes; InvalidInput if a field does not fit the format, so that readFaceImages()
///         accepts whatever this gives.
[[nodiscard]] Result<Bytes> writeFaceImages(const FaceImageRecord& record);

} // namespace rekam::biometrics::iso
