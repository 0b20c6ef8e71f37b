// A pen signature as bytes: the kit's own bounded form of what a signature pad reported.
//
// Layout, big-endian (every pen report kept, nothing resampled; ISO/IEC 19794-7 is made from it):
//   0  u32  magic "RKSG"
//   4  u8   version, 1
//   5  u8   flags: bit 0 = the pad measures pressure; the others zero
//   6  u16  reserved, zero
//   8  u32  width of the writing area in µm, 1 to 400,000
//  12  u32  height, the same
//  16  u32  number of points n, 0 to 60,000
//  20  n × { u32 milliseconds from the first report, not falling, up to 600,000;
//            u32 x, u32 y in µm plus 2^31, so that ink past the left or top edge is kept,
//            within ±1,000,000; u16 pressure 0–1000 ‰, 0 = the pen hovers }
// Nothing follows.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <vector>

namespace rekam::biometrics {

enum class PressureSensing : std::uint8_t { None = 0, Measured = 1 };

struct PenPoint
{
    std::uint32_t timeMs = 0; ///< from the first report
    std::int32_t xUm = 0;     ///< from the left edge of the writing area
    std::int32_t yUm = 0;     ///< from the top edge
    std::uint16_t pressurePermille = 0;

    bool operator==(const PenPoint&) const = default;
};

struct SignatureData
{
    std::uint32_t widthUm = 0;
    std::uint32_t heightUm = 0;
    PressureSensing pressure = PressureSensing::None;
    std::vector<PenPoint> points;

    bool operator==(const SignatureData&) const = default;
};

inline constexpr std::uint32_t kMaxSignaturePoints = 60'000;
inline constexpr std::uint32_t kMaxSignatureAreaUm = 400'000;
inline constexpr std::uint32_t kMaxSignatureTimeMs = 600'000;
inline constexpr std::int32_t kMaxPenUm = 1'000'000;

/// @return the bytes; InvalidInput if a value is past its limit or the times fall.
[[nodiscard]] Result<Bytes> encodeSignature(const SignatureData& signature);

/// The inverse: what it accepts encodes to the same bytes again.
/// @return the signature; Unsupported on a later version; InvalidInput on anything else that the
///         layout above does not allow.
[[nodiscard]] Result<SignatureData> parseSignatureData(ByteView bytes);

} // namespace rekam::biometrics
