#include "biometrics/wsq/frame.h"

#include "base/byte_reader.h"
#include "biometrics/raster.h"

#include <algorithm>
#include <bitset>
#include <cmath>
#include <numeric>

namespace rekam::biometrics::wsq {

namespace {

/// Up to here powers of ten are exact, so that a number is the same however it is written. What
/// is divided by more is as good as 0.
constexpr int kMaxExponent = 22;
constexpr int kTableNumbers = 8;

/// A decimal number as the format writes it: mantissa / 10^exponent.
struct Decimal
{
    std::uint64_t mantissa = 0;
    int exponent = 0;

    [[nodiscard]] double value() const
    {
        return static_cast<double>(mantissa) / std::pow(10.0, exponent);
    }
};

/// The most digits whose mantissa stays below the limit. Value from 0 to the limit.
Decimal decimalOf(double value, double mantissaMax)
{
    int exponent = 0;
    if (value > 0) {
        while (exponent < kMaxExponent &&
               std::round(value * std::pow(10.0, exponent + 1)) <= mantissaMax) {
            ++exponent;
        }
    }
    const double mantissa = std::min(std::round(value * std::pow(10.0, exponent)), mantissaMax);
    return {static_cast<std::uint64_t>(std::max(mantissa, 0.0)), exponent};
}

constexpr double kMantissa16 = 65535.0;
constexpr double kMantissa32 = 4294967295.0;

template <typename Mantissa>
double readDecimal(ByteReader& reader)
{
    const int exponent = reader.bigEndian<std::uint8_t>();
    const Decimal decimal{reader.bigEndian<Mantissa>(), exponent};
    return exponent <= kMaxExponent ? decimal.value() : 0.0;
}

void writeDecimal16(ByteWriter& file, double value)
{
    const Decimal decimal = decimalOf(value, kMantissa16);
    file.bigEndian(static_cast<std::uint8_t>(decimal.exponent))
        .bigEndian(static_cast<std::uint16_t>(decimal.mantissa));
}

Error malformed(const char* what)
{
    return Error{ErrorCode::InvalidInput, std::string("WSQ: ") + what};
}

std::size_t halfOf(int length)
{
    return static_cast<std::size_t>((length + 1) / 2);
}

Filter readHalf(ByteReader& reader, int length)
{
    Filter filter{length, {}};
    for (std::size_t i = 0; i < halfOf(length); ++i) {
        const bool negative = reader.bigEndian<std::uint8_t>() != 0;
        const double tap = readDecimal<std::uint32_t>(reader);
        filter.half.push_back(negative ? -tap : tap);
    }
    return filter;
}

void writeHalf(ByteWriter& file, const Filter& filter)
{
    for (const double tap : filter.half) {
        const Decimal decimal = decimalOf(std::abs(tap), kMantissa32);
        file.bigEndian(static_cast<std::uint8_t>(tap < 0 ? 1 : 0))
            .bigEndian(static_cast<std::uint8_t>(decimal.exponent))
            .bigEndian(static_cast<std::uint32_t>(decimal.mantissa));
    }
}

void writeSegment(ByteWriter& file, Marker marker, const ByteWriter& payload)
{
    constexpr std::size_t kLengthField = 2;
    REKAM_CHECK(payload.bytes().size() + kLengthField <= 0xFFFFU);
    writeMarker(file, marker);
    file.bigEndian(static_cast<std::uint16_t>(payload.bytes().size() + kLengthField))
        .raw(payload.bytes());
}

/// Codes of each length must fit into what the shorter ones leave.
bool isPrefixCode(const HuffmanSpec& spec)
{
    std::uint32_t room = 1;
    for (const std::uint8_t count : spec.counts) {
        room *= 2;
        if (count > room) {
            return false;
        }
        room -= count;
    }
    return true;
}

} // namespace

double storable(double value)
{
    return decimalOf(value, kMantissa16).value();
}

Result<FilterPair> readFilters(ByteView payload)
{
    ByteReader reader(payload);
    const int low = reader.bigEndian<std::uint8_t>();
    const int high = reader.bigEndian<std::uint8_t>();
    if (low < 1 || high < 1 || low > kMaxTaps || high > kMaxTaps) {
        return malformed("filter length");
    }
    if (low % 2 != high % 2) {
        return Error{ErrorCode::Unsupported, "WSQ: one even filter and one odd"};
    }
    FilterPair filters{readHalf(reader, low), {}};
    filters.high = readHalf(reader, high);
    if (!reader.ok() || !reader.rest().empty()) {
        return malformed("length of the filter segment");
    }
    return filters;
}

void writeFilters(ByteWriter& file, const FilterPair& filters)
{
    ByteWriter payload;
    payload.bigEndian(static_cast<std::uint8_t>(filters.low.length))
        .bigEndian(static_cast<std::uint8_t>(filters.high.length));
    writeHalf(payload, filters.low);
    writeHalf(payload, filters.high);
    writeSegment(file, Marker::Filters, payload);
}

Result<StepTable> readSteps(ByteView payload)
{
    ByteReader reader(payload);
    StepTable table;
    table.centre = readDecimal<std::uint16_t>(reader);
    for (Step& step : table.bands) {
        step.bin = readDecimal<std::uint16_t>(reader);
        step.zeroBin = readDecimal<std::uint16_t>(reader);
    }
    if (!reader.ok() || !reader.rest().empty()) {
        return malformed("length of the quantiser segment");
    }
    return table;
}

void writeSteps(ByteWriter& file, const StepTable& steps)
{
    ByteWriter payload;
    writeDecimal16(payload, steps.centre);
    for (const Step& step : steps.bands) {
        writeDecimal16(payload, step.bin);
        writeDecimal16(payload, step.zeroBin);
    }
    writeSegment(file, Marker::Steps, payload);
}

Result<FrameHeader> readFrameHeader(ByteView payload)
{
    ByteReader reader(payload);
    FrameHeader header;
    header.black = reader.bigEndian<std::uint8_t>();
    header.white = reader.bigEndian<std::uint8_t>();
    header.heightPx = reader.bigEndian<std::uint16_t>();
    header.widthPx = reader.bigEndian<std::uint16_t>();
    header.shift = readDecimal<std::uint16_t>(reader);
    header.scale = readDecimal<std::uint16_t>(reader);
    header.encoder = reader.bigEndian<std::uint8_t>();
    header.software = reader.bigEndian<std::uint16_t>();
    if (!reader.ok() || !reader.rest().empty()) {
        return malformed("length of the frame header");
    }
    if (!sizeAllowed(header.widthPx, header.heightPx) ||
        std::int64_t{header.widthPx} * header.heightPx > kMaxPixels) {
        return malformed("image size");
    }
    return header;
}

void writeFrameHeader(ByteWriter& file, const FrameHeader& header)
{
    ByteWriter payload;
    payload.bigEndian(header.black)
        .bigEndian(header.white)
        .bigEndian(static_cast<std::uint16_t>(header.heightPx))
        .bigEndian(static_cast<std::uint16_t>(header.widthPx));
    writeDecimal16(payload, header.shift);
    writeDecimal16(payload, header.scale);
    payload.bigEndian(header.encoder).bigEndian(header.software);
    writeSegment(file, Marker::StartOfFrame, payload);
}

Result<std::vector<NumberedTable>> readHuffman(ByteView payload)
{
    ByteReader reader(payload);
    std::vector<NumberedTable> tables;
    while (!reader.rest().empty()) {
        NumberedTable table;
        table.number = reader.bigEndian<std::uint8_t>();
        for (std::uint8_t& count : table.spec.counts) {
            count = reader.bigEndian<std::uint8_t>();
        }
        const std::size_t symbols =
            std::accumulate(table.spec.counts.begin(), table.spec.counts.end(), std::size_t{0});
        std::bitset<256> seen;
        for (const std::byte octet : reader.take(symbols)) {
            table.spec.symbols.push_back(std::to_integer<std::uint8_t>(octet));
            seen.set(table.spec.symbols.back());
        }
        if (!reader.ok() || table.number >= kTableNumbers || seen.count() != symbols ||
            !isPrefixCode(table.spec)) {
            return malformed("Huffman table");
        }
        tables.push_back(std::move(table));
    }
    return tables;
}

void writeHuffman(ByteWriter& file, const std::vector<NumberedTable>& tables)
{
    ByteWriter payload;
    for (const NumberedTable& table : tables) {
        payload.bigEndian(table.number);
        payload.raw(std::as_bytes(std::span(table.spec.counts)));
        payload.raw(std::as_bytes(std::span(table.spec.symbols)));
    }
    writeSegment(file, Marker::Huffman, payload);
}

void writeComment(ByteWriter& file, std::string_view text)
{
    ByteWriter payload;
    payload.raw(asBytes(text));
    writeSegment(file, Marker::Comment, payload);
}

} // namespace rekam::biometrics::wsq
