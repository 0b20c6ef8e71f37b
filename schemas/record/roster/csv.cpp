#include "record/roster/csv.h"

#include "record/roster/roster_csv.h"

#include <algorithm>

namespace rekam::record {

bool CsvReader::next(CsvRow& row)
{
    if (m_rest.empty()) {
        return false;
    }
    row.number = ++m_number;
    row.cells.clear();
    row.fault = CsvFault::None;
    const std::string_view start = m_rest;
    while (readCell(row)) {
    }
    if (row.fault != CsvFault::None) {
        m_rest = start;
        m_rest.remove_prefix(std::min(m_rest.find_first_of("\r\n"), m_rest.size()));
    }
    dropLineEnd();
    return true;
}

/// @return whether another cell follows in this row.
bool CsvReader::readCell(CsvRow& row)
{
    std::string cell;
    if (m_rest.starts_with('"') && !readQuoted(cell, row)) {
        return false;
    }
    // What stands behind a closing quote belongs to the cell, as spreadsheets read it.
    const auto isEnd = [this](char letter) {
        return letter == m_separator || letter == '\n' || letter == '\r';
    };
    const auto end = std::ranges::find_if(m_rest, isEnd);
    const auto plain = m_rest.substr(0, static_cast<std::size_t>(end - m_rest.begin()));
    if (cell.size() + plain.size() > kRosterCellBytesMax) {
        row.fault = CsvFault::CellTooLong;
        return false;
    }
    cell += plain;
    m_rest.remove_prefix(plain.size());
    if (row.cells.size() == kRosterColumnsMax) {
        row.fault = CsvFault::TooManyCells;
        return false;
    }
    row.cells.push_back(std::move(cell));
    if (m_rest.starts_with(m_separator)) {
        m_rest.remove_prefix(1);
        return true;
    }
    return false;
}

/// Takes a quoted part off the front. @return false with a fault set if it has no end within the
/// limit: then one stray quote costs one row, not the rest of the file.
bool CsvReader::readQuoted(std::string& cell, CsvRow& row)
{
    std::size_t at = 1;
    for (; at < m_rest.size() && cell.size() <= kRosterCellBytesMax; ++at) {
        if (m_rest[at] != '"') {
            cell += m_rest[at];
        } else if (at + 1 < m_rest.size() && m_rest[at + 1] == '"') {
            cell += '"';
            ++at;
        } else {
            m_rest.remove_prefix(at + 1);
            return true;
        }
    }
    const std::size_t lineEnd = m_rest.find_first_of("\r\n", 1);
    const bool closes = m_rest.substr(0, lineEnd).find('"', 1) != std::string_view::npos;
    row.fault = closes ? CsvFault::CellTooLong : CsvFault::UnclosedQuote;
    return false;
}

void CsvReader::dropLineEnd()
{
    if (m_rest.starts_with("\r\n")) {
        m_rest.remove_prefix(2);
    } else if (!m_rest.empty()) {
        m_rest.remove_prefix(1);
    }
}

} // namespace rekam::record
