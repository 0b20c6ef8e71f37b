// Reads a *daftar permohonan* from CSV as the Dukcapil office exports it, traps and all.
#pragma once

#include "base/bytes.h"
#include "base/calendar.h"
#include "base/result.h"
#include "record/person.h"
#include "record/region.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::record {

inline constexpr std::size_t kRosterBytesMax = std::size_t{32} * 1024 * 1024;
inline constexpr std::size_t kRosterRowsMax = 50'000;
inline constexpr std::size_t kRosterColumnsMax = 64;
inline constexpr std::size_t kRosterCellBytesMax = 1'000;

/// Why a row or a cell was refused or marked. Append only: reports and JSON name them.
enum class RosterCode : std::uint8_t {
    // refusals
    MissingValue = 1,   ///< a required cell is empty
    NikNumericCell = 2, ///< `1.47E+15`: the spreadsheet kept 15 digits
    NikNotSixteenDigits = 3,
    NikImpossibleDate = 4,
    BadDate = 5, ///< no calendar date, or none of the three shapes
    FutureBirthDate = 6,
    BadSex = 7,
    KkNumericCell = 8,
    KkNotSixteenDigits = 9,
    CellTooLong = 10,
    TooFewCells = 11,
    TooManyCells = 12,
    NotUtf8 = 13,
    UnclosedQuote = 14,
    FormulaCell = 15, ///< a name that a spreadsheet would carry out
    // warnings on an accepted row
    InvisibleCharacters = 40,
    BirthDateDiffersFromNik = 41,
    SexDiffersFromNik = 42,
    UnknownRegion = 43,
    SerialZero = 44,
    NikMayBeRounded = 45, ///< ends in 0 as at least half of the file do: see parseRosterCsv
    UnknownCode = 46,     ///< kept as written, no code known
    NameRule = 47,
    KkImpossibleDate = 48,
    BadVillageCode = 49,
    FormulaDropped = 50, ///< a formula in a cell that may be empty
};

/// `NIK_NUMERIC_CELL` and so on: stable, for JSON.
[[nodiscard]] std::string_view tokenOf(RosterCode code);

struct RosterIssue
{
    std::uint32_t row = 0; ///< 1 = first line of the file, as the spreadsheet numbers it
    std::string column;    ///< the header as the file writes it; empty = the whole row
    RosterCode code = RosterCode::MissingValue;
    std::string text; ///< Indonesian: cause, then remedy. No personal data beyond row and column.
};

struct RosterRow
{
    std::uint32_t row = 0;
    Person person;
    std::vector<RosterIssue> warnings;
};

struct RejectedRow
{
    std::uint32_t row = 0;
    std::vector<RosterIssue> causes; ///< at least one
};

/// The same NIK further up in this file; `differs` says whether the other cells are not equal.
struct DuplicateRow
{
    std::uint32_t row = 0;
    std::uint32_t firstRow = 0;
    bool differs = false;
    std::string text; ///< Indonesian
};

/// What stood above the header.
enum class ListApproval : std::uint8_t { NotMarked, Marked };

/// accepted + rejected + duplicates = every row below the header that is not blank.
struct RosterReport
{
    std::vector<RosterRow> accepted;
    std::vector<RejectedRow> rejected;
    std::vector<DuplicateRow> duplicates;
    std::vector<std::string> unknownColumns; ///< headers not used
    std::string title;                       ///< lines above the header, joined by `; `
    ListApproval approval = ListApproval::NotMarked;
};

/// Defaults for columns the file does not have.
struct RosterContext
{
    Date today{};                         ///< local date; birth dates after it are refused
    const RegionTable* regions = nullptr; ///< borrowed; null = only the provinces are
    std::string school;                   ///< for rows without a school column
    std::string className;
};

/// Comma, semicolon or tab, told from the header line; quotes of RFC 4180 with line ends inside;
/// UTF-8 with or without a byte-order mark; LF, CRLF or CR. The header is looked for in the first
/// 20 lines and its names in many spellings. Dates: DD-MM-YYYY, DD/MM/YYYY, YYYY-MM-DD, Excel
/// serial (1900 system). One bad row never stops the rest.
/// A name is refused if it is a formula, has no letter or more than kNameLettersReadMax of them.
/// @return the report; InvalidInput if the file is empty, too large, binary, has no header with
/// NIK, name, birth date and sex (detail says which is missing), or no row below it.
[[nodiscard]] Result<RosterReport> parseRosterCsv(ByteView file, const RosterContext& context);

} // namespace rekam::record
