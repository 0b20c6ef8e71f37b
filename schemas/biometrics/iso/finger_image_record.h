// Finger image records (ISO/IEC 19794-4:2011, SNI ISO/IEC 19794-4): images of fingers as captured.
#pragma once

#include "base/anatomy.h"
#include "biometrics/iso/representation.h"

namespace rekam::biometrics::iso {

/// Clause 8.3.14, table 9.
enum class FingerCompression : std::uint8_t {
    None = 0,
    BitPacked = 1,
    Wsq = 2,
    Jpeg = 3,
    Jpeg2000 = 4,
    Jpeg2000Lossless = 5,
    Png = 6,
};

enum class ScaleUnits : std::uint8_t { PerInch = 1, PerCentimetre = 2 };

struct FingerImageRepresentation
{
    CaptureDetails details;
    std::uint8_t position = 0; ///< table 5; FingerPosition's codes and more, palms too
    std::uint8_t number = 0;   ///< counts the representations of this position, from 0
    ScaleUnits scaleUnits = ScaleUnits::PerInch;
    std::uint16_t scanRateX = 500; ///< samples a scale unit at capture
    std::uint16_t scanRateY = 500;
    std::uint16_t imageRateX = 500; ///< samples a scale unit in this image
    std::uint16_t imageRateY = 500;
    std::uint8_t bitsPerPixel = 8; ///< 1–16
    FingerCompression compression = FingerCompression::None;
    std::uint8_t impression = 0; ///< table 10, the codes of ANSI/NIST-ITL table 7
    std::uint16_t widthPx = 0;
    std::uint16_t heightPx = 0;
    Bytes image;
    Bytes extended; ///< segmentation, annotation and comment blocks (clause 8.4), byte for byte

    bool operator==(const FingerImageRepresentation&) const = default;
};

struct FingerImageRecord
{
    Certified certified = Certified::No;
    std::vector<FingerImageRepresentation> representations; ///< 1–256

    bool operator==(const FingerImageRecord&) const = default;
};

/// Parses a whole record and nothing after it. Pure, thread-safe like all here.
/// @return InvalidInput for anything the standard forbids (lengths, counts, codes, dates),
/// Unsupported
///         for another version than "020". The image is not decoded.
[[nodiscard]] Result<FingerImageRecord> readFingerImages(ByteView bytes);

/// @return the bytes; InvalidInput if a field does not fit the format, so that readFingerImages()
///         accepts whatever this gives.
[[nodiscard]] Result<Bytes> writeFingerImages(const FingerImageRecord& record);

} // namespace rekam::biometrics::iso
