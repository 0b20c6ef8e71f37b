// Finger minutiae records: the stored form of a fingerprint template (ISO/IEC 19794-2:2005 clause
// 8, SNI ISO/IEC 19794-2).
#pragma once

#include "base/anatomy.h"
#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <vector>

namespace rekam::biometrics {

/// Clause 8.5.2: two bits.
enum class MinutiaType : std::uint8_t { Other = 0, Ending = 1, Bifurcation = 2 };

struct FmrMinutia
{
    std::uint16_t xPx = 0;  ///< from the left edge, < 2^14
    std::uint16_t yPx = 0;  ///< from the top edge, < 2^14
    std::uint8_t angle = 0; ///< 360/256 degrees, counter-clockwise from the right
    MinutiaType type = MinutiaType::Other;
    std::uint8_t quality = 0; ///< 1 worst … 100 best, 0 = not reported

    bool operator==(const FmrMinutia&) const = default;
};

/// An extended data block (clause 8.6), kept byte for byte.
struct FmrExtension
{
    std::uint16_t typeCode = 0;
    Bytes data;

    bool operator==(const FmrExtension&) const = default;
};

/// One impression of one finger.
struct FmrView
{
    FingerPosition position = FingerPosition::Unknown; ///< single positions only (table 2)
    std::uint8_t viewNumber = 0;                       ///< 0…15, counts views of this position
    std::uint8_t impressionType = 0;                   ///< 0 = live-scan plain (table 3)
    std::uint8_t quality = 0;                          ///< 0…100
    std::vector<FmrMinutia> minutiae;                  ///< at most 255
    std::vector<FmrExtension> extensions;

    bool operator==(const FmrView&) const = default;
};

struct FingerMinutiaeRecord
{
    std::uint8_t certification = 0; ///< capture equipment certification, four bits
    std::uint16_t deviceType = 0;   ///< capture device type identifier, twelve bits
    std::uint16_t widthPx = 0;
    std::uint16_t heightPx = 0;
    std::uint16_t pxPerCmX = 197; ///< 197 = 500 ppi
    std::uint16_t pxPerCmY = 197;
    std::vector<FmrView> views; ///< at most 255 (8 bits); 16 impressions of 11 positions exist

    bool operator==(const FingerMinutiaeRecord&) const = default;
};

inline constexpr std::size_t kMaxFmrMinutiae = 255;
inline constexpr std::size_t kMaxFmrViews = 176;
inline constexpr std::size_t kMaxFmrBytes = 1U << 20U;

/// Parses a whole record and nothing after it.
/// @return InvalidInput for anything the standard forbids (length, counts, reserved values, a
///         minutia outside the image, duplicate views), Unsupported for another version than " 20".
[[nodiscard]] Result<FingerMinutiaeRecord> readFmr(ByteView bytes);

/// @return the bytes; InvalidInput if a field does not fit the format, so that readFmr accepts
///         whatever this gives.
[[nodiscard]] Result<Bytes> writeFmr(const FingerMinutiaeRecord& record);

} // namespace rekam::biometrics
