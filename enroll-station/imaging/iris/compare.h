// Iris codes: phase of the unrolled texture, and how alike two of them are.
#pragma once

#include "base/bytes.h"
#include "base/image.h"
#include "base/result.h"
#include "imaging/iris/segment.h"

#include <array>
#include <cstdint>

namespace rekam::imaging {

/// A phase code with its mask (Daugman 1993, 2004). A plain value.
class IrisTemplate
{
public:
    static constexpr int kRows = 16;     ///< rings between pupil and limbus
    static constexpr int kColumns = 256; ///< angles around the eye
    static constexpr int kFilters = 2;   ///< radial wavelengths
    static constexpr int kWordsPerRow = kColumns / 64;
    /// Real and imaginary sign of each filter at each point.
    static constexpr int kPlanes = 2 * kFilters;

    using Plane = std::array<std::array<std::uint64_t, kWordsPerRow>, kRows>;

    std::array<Plane, kPlanes> code{};
    std::array<Plane, kPlanes> mask{}; ///< 1 = the bit counts; fragile bits do not

    bool operator==(const IrisTemplate&) const = default;
};

/// @return the code; NotFound if the eye cannot be segmented or under a tenth of it is usable;
///         InvalidInput as segmentIris().
[[nodiscard]] Result<IrisTemplate> encodeIris(const GrayImage& image);
[[nodiscard]] Result<IrisTemplate> encodeIris(const GrayImage& image,
                                              const IrisSegmentation& segmentation);

/// 0 (unlike) to 100 (the same image); symmetric. 100 − 200 · the masked Hamming distance after
/// Daugman's renormalisation for the bits compared, the best over head tilts of about ±20°.
[[nodiscard]] double compareIrises(const IrisTemplate& a, const IrisTemplate& b);

/// Shipped decision threshold: at or above it two images show the same eye. Its false match rate is
/// stated where it is measured, in tests/bench/bench_face_iris.cpp.
inline constexpr double kIrisMatchScore = 35.0;

/// Above this two captures are the very same image (replay, or one file stored for both eyes): live
/// images of one eye never agree so well.
inline constexpr double kIrisSameImageScore = 99.0;

/// Versioned bytes of fixed size, magic first; see compare.cpp for the layout.
[[nodiscard]] Bytes serialiseIris(const IrisTemplate& iris);
/// @return the template; InvalidInput on any other size, magic or set bit outside a mask;
///         Unsupported on a later version.
[[nodiscard]] Result<IrisTemplate> parseIris(ByteView bytes);

} // namespace rekam::imaging
