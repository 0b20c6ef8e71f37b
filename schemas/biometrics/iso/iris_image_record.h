// Iris image records (ISO/IEC 19794-6:2011, SNI ISO/IEC 19794-6): near-infrared images of eyes.
#pragma once

#include "base/anatomy.h"
#include "biometrics/iso/representation.h"

namespace rekam::biometrics::iso {

/// Table 5 of the 2011 edition.
enum class IrisImageKind : std::uint8_t {
    Uncropped = 1,
    Vga = 2,
    Cropped = 3,
    CroppedAndMasked = 7,
};

/// Table 6.
enum class IrisImageFormat : std::uint8_t { Raw = 2, Jpeg2000 = 10, Png = 14 };

/// Smallest and largest, in pixels; 0 not told (clause 7.3.13).
struct IrisExtent
{
    std::uint16_t least = 0;
    std::uint16_t most = 0;

    bool operator==(const IrisExtent&) const = default;
};

struct IrisImageRepresentation
{
    CaptureDetails details;
    std::uint16_t number = 1; ///< from 1
    Eye eye = Eye::Unknown;
    IrisImageKind kind = IrisImageKind::Vga;
    IrisImageFormat format = IrisImageFormat::Png;
    std::uint8_t properties = 0; ///< bits: orientation, compression history (table 7)
    std::uint16_t widthPx = 0;
    std::uint16_t heightPx = 0;
    std::uint8_t bitsPerPixel = 8;
    std::uint16_t rangeMm = 0; ///< camera to eye, tenths; 0 not told, 1 failed, 0xFFFF overflow
    std::uint16_t rollAngle = 0xFFFF; ///< 65536 parts of a turn; 0xFFFF not told
    std::uint16_t rollTolerance = 0xFFFF;
    IrisExtent centreX;
    IrisExtent centreY;
    IrisExtent diameter;
    Bytes image;

    bool operator==(const IrisImageRepresentation&) const = default;
};

struct IrisImageRecord
{
    std::vector<IrisImageRepresentation> representations; ///< 1–256

    bool operator==(const IrisImageRecord&) const = default;
};

/// Parses a whole record and nothing after it. Pure, thread-safe.
/// @return InvalidInput for anything the standard forbids, Unsupported for another version than
///         "020". The image is not decoded.
[[nodiscard]] Result<IrisImageRecord> readIrisImages(ByteView bytes);

/// @return the bytes; InvalidInput if a field does not fit the format, so that readIrisImages()
///         accepts whatever this gives.
[[nodiscard]] Result<Bytes> writeIrisImages(const IrisImageRecord& record);

} // namespace rekam::biometrics::iso
