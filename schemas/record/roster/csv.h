// Splits CSV into rows and cells (RFC 4180 and what spreadsheets make of it), without judging them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::record {

enum class CsvFault : std::uint8_t { None, UnclosedQuote, CellTooLong, TooManyCells };

struct CsvRow
{
    std::uint32_t number = 0; ///< from 1, blank rows counted, as a spreadsheet numbers them
    std::vector<std::string> cells;
    CsvFault fault = CsvFault::None; ///< cells are then incomplete
};

/// A row with a fault ends at its first line end, so that the next row is read as usual. Borrows
/// the text.
class CsvReader
{
public:
    CsvReader(std::string_view text, char separator)
        : m_rest(text)
        , m_separator(separator)
    {}

    /// @return false at the end of the text; `row` is then unchanged.
    [[nodiscard]] bool next(CsvRow& row);

private:
    [[nodiscard]] bool readCell(CsvRow& row);
    [[nodiscard]] bool readQuoted(std::string& cell, CsvRow& row);
    void dropLineEnd();

    std::string_view m_rest;
    char m_separator;
    std::uint32_t m_number = 0;
};

} // namespace rekam::record
