// What the marker segments of a WSQ file state, as values: frame header, filters, step sizes,
// Huffman tables, comments. FBI IAFIS-IC-0110 V3, annex B.
#pragma once

#include "base/byte_writer.h"
#include "base/bytes.h"
#include "base/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace rekam::biometrics::wsq {

enum class Marker : std::uint16_t {
    StartOfImage = 0xFFA0,
    EndOfImage = 0xFFA1,
    StartOfFrame = 0xFFA2,
    StartOfBlock = 0xFFA3,
    Filters = 0xFFA4,
    Steps = 0xFFA5,
    Huffman = 0xFFA6,
    RestartInterval = 0xFFA7,
    Comment = 0xFFA8,
    Restart0 = 0xFFB0,
    Restart7 = 0xFFB7,
};

inline constexpr int kBands = 64;
inline constexpr int kMaxTaps = 32; ///< of one filter
/// A tenprint card at 500 ppi has fewer. Bounds what a short hostile file makes us allocate.
inline constexpr std::int64_t kMaxPixels = std::int64_t{1} << 24U;

/// A linear-phase analysis filter. Only its right half is stored: with an odd length h(0), h(1) …
/// of a symmetric filter about 0; with an even length h(0), h(1) … of a filter about -1/2,
/// symmetric in the low-pass, antisymmetric in the high-pass.
struct Filter
{
    int length = 0;
    std::vector<double> half;

    friend bool operator==(const Filter&, const Filter&) = default;
};

struct FilterPair
{
    Filter low;
    Filter high;

    friend bool operator==(const FilterPair&, const FilterPair&) = default;
};

/// Quantiser of one subband; bin 0: the subband is not coded.
struct Step
{
    double bin = 0;
    double zeroBin = 0;

    friend bool operator==(const Step&, const Step&) = default;
};

struct StepTable
{
    double centre = 0; ///< where in its bin a value is put back, 0 at the outer edge
    std::array<Step, kBands> bands{};

    friend bool operator==(const StepTable&, const StepTable&) = default;
};

struct FrameHeader
{
    std::uint8_t black = 0;   ///< calibration of the scanner; the pixels stay as they are
    std::uint8_t white = 255; ///< likewise
    int widthPx = 0;
    int heightPx = 0;
    double shift = 0; ///< pixel = value * scale + shift
    double scale = 1;
    std::uint8_t encoder = 0;   ///< number of the FBI's encoder specification
    std::uint16_t software = 0; ///< number of a certified implementation, 0 for none

    friend bool operator==(const FrameHeader&, const FrameHeader&) = default;
};

/// How many codes of each length from 1 to 16 there are, and their symbols in the order of codes.
struct HuffmanSpec
{
    std::array<std::uint8_t, 16> counts{};
    std::vector<std::uint8_t> symbols;

    friend bool operator==(const HuffmanSpec&, const HuffmanSpec&) = default;
};

struct NumberedTable
{
    std::uint8_t number = 0; ///< 0 to 7
    HuffmanSpec spec;
};

/// The nearest value that a file can state with 16 bits and a decimal exponent.
[[nodiscard]] double storable(double value);

// Payloads of segments, without marker and length. InvalidInput if malformed, too short or too
// long, or over a limit; Unsupported for filters of mixed parity. Pure and thread-safe.
[[nodiscard]] Result<FilterPair> readFilters(ByteView payload);
[[nodiscard]] Result<StepTable> readSteps(ByteView payload);
[[nodiscard]] Result<FrameHeader> readFrameHeader(ByteView payload);
[[nodiscard]] Result<std::vector<NumberedTable>> readHuffman(ByteView payload);

/// Whole segments. Values must be such as the readers accept.
void writeFilters(ByteWriter& file, const FilterPair& filters);
void writeSteps(ByteWriter& file, const StepTable& steps);
void writeFrameHeader(ByteWriter& file, const FrameHeader& header);
void writeHuffman(ByteWriter& file, const std::vector<NumberedTable>& tables);
void writeComment(ByteWriter& file, std::string_view text);

inline void writeMarker(ByteWriter& file, Marker marker)
{
    file.bigEndian(static_cast<std::uint16_t>(marker));
}

} // namespace rekam::biometrics::wsq
