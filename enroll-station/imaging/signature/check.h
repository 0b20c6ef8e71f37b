// Judges a pen signature and draws it: blank, dot, too small, out of the area, too quick.
#pragma once

#include "base/image.h"
#include "base/result.h"
#include "imaging/verdict.h"

#include <chrono>
#include <cstdint>
#include <span>
#include <vector>

namespace rekam::imaging {

/// One pen report; the same meaning as the devices' own sample.
struct SignatureSample
{
    std::chrono::milliseconds time{0}; ///< from the first report, never falling
    int xUm = 0;                       ///< micrometres from the left edge of the writing area
    int yUm = 0;                       ///< micrometres from the top edge
    int pressurePermille = 0;          ///< 0 while the pen hovers
};

struct SignatureArea
{
    int widthUm = 0;
    int heightUm = 0;
};

/// What is wrong, the most serious first. Append only.
enum class SignatureIssue : std::uint8_t {
    Blank = 0,      ///< the pen never touched
    Dot = 1,        ///< ink, but no longer than a dot
    TooSmall = 2,   ///< extent under a legible size; a line is wide enough
    OutOfArea = 3,  ///< ink past the edge of the writing area
    TooQuick = 4,   ///< no hand signs that fast: a stray touch
    TooLong = 5,    ///< over the limit of time or samples
    NoPressure = 6, ///< the pad records no pressure: stored, but weaker evidence (a warning)
    Disordered = 7, ///< times fall: a broken device
};

struct SignatureReport
{
    int strokeCount = 0;
    std::chrono::milliseconds duration{0}; ///< first to last ink
    double inkLengthMm = 0;
    double widthMm = 0; ///< extent of the ink
    double heightMm = 0;
    double outsidePercent = 0; ///< ink samples outside the area
    bool pressureRecorded = false;
    std::vector<SignatureIssue> issues; ///< ascending
    /// Poor if any issue but NoPressure; Fair if that one.
    Verdict verdict = Verdict::Poor;

    [[nodiscard]] bool has(SignatureIssue issue) const;
};

/// Past this a signature is TooLong and only the first samples are judged and drawn.
inline constexpr std::size_t kMaxSignatureSamples = 60'000;

/// Pure; any thread.
[[nodiscard]] SignatureReport checkSignature(std::span<const SignatureSample> samples,
                                             SignatureArea area);

/// Black ink on white, the writing area scaled to `widthPx`, line width by pressure. Ink outside
/// the area is cut off.
/// @return the image with its ppi; InvalidInput if the area is empty, over 400 mm, or widthPx is
///         not within 64–4096 or the height comes out over 4096.
[[nodiscard]] Result<GrayImage> renderSignature(std::span<const SignatureSample> samples,
                                                SignatureArea area, int widthPx);

} // namespace rekam::imaging
