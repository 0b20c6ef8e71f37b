// A WSQ file as its tables and quantised coefficients: the lossless half of the codec.
// FBI IAFIS-IC-0110 V3, annexes B and C.
#pragma once

#include "biometrics/wsq/frame.h"
#include "biometrics/wsq/subbands.h"

#include <cstdint>
#include <string>
#include <vector>

namespace rekam::biometrics::wsq {

struct Codestream
{
    FrameHeader header;
    FilterPair filters;
    StepTable steps;
    /// Subband by subband, each row by row; only those whose bin is not 0.
    std::vector<std::int32_t> coefficients;
    std::vector<std::string> comments;
};

/// How many coefficients the coded subbands have together from `first` to before `last`.
[[nodiscard]] std::size_t codedCount(const FrameHeader& header, const StepTable& steps, int first,
                                     int last);

/// Takes everything that the standard allows: any order of tables, comments, restart markers.
/// @return InvalidInput if malformed, truncated or over a limit; Unsupported for filters of mixed
///         parity. Never allocates more than kMaxPixels coefficients. Pure, thread-safe.
[[nodiscard]] Result<Codestream> readCodestream(ByteView file);

/// `restartInterval`: coefficients between restart markers, 0 for none. The codestream must be as
/// readCodestream() gives it. Pure, thread-safe.
[[nodiscard]] Bytes writeCodestream(const Codestream& codestream, std::uint16_t restartInterval);

/// Sampling rate that NIST's comment ("NIST_COM", lines of name and value) states; 0 if none does.
[[nodiscard]] int ppiOf(const std::vector<std::string>& comments);

} // namespace rekam::biometrics::wsq
