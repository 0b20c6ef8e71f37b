// Signatures as pen reports: from a seed, or recorded in a sig.json.
#pragma once

#include "api/signature_pad.h"
#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace rekam::drivers {

inline constexpr std::chrono::milliseconds kPenReportInterval{5}; // 200 reports a second

/// Smooth handwriting in the middle of the area, deterministic by seed, subject and variation: the
/// variation moves and jitters it as a hand does. Times start at 0, one report every 5 ms.
[[nodiscard]] std::vector<PenSample> makeSignature(std::uint64_t seed, const std::string& subject,
                                                   WritingArea area, std::uint64_t variation);

/// sig.json: {"format": "rekam-signature", "version": 1, "widthUm": W, "heightUm": H, "samples":
/// [[timeMs, xUm, yUm, pressurePermille], …]}. Up to 60,000 samples, times not descending and up to
/// 10 min, coordinates inside W × H, pressure 0–1000. It is scaled to fit `area`, keeping its
/// shape.
/// @return the samples; or InvalidInput saying what is wrong.
[[nodiscard]] Result<std::vector<PenSample>> parseSignature(ByteView json, WritingArea area);

/// The file for these samples, as parseSignature() reads it.
[[nodiscard]] Bytes writeSignature(const std::vector<PenSample>& samples, WritingArea area);

} // namespace rekam::drivers
