#include "record/roster/roster_csv.h"

#include "record/clean_text.h"
#include "record/roster/csv.h"
#include "record/roster/roster_columns.h"
#include "record/roster/roster_row.h"
#include "record/roster/roster_text.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace rekam::record {

namespace {

constexpr std::uint32_t kHeaderRowMax = 20;

struct Layout
{
    RosterHeader header;
    std::uint32_t headerRow = 0;
    char separator = ',';
    std::string title;
    ListApproval approval = ListApproval::NotMarked;
};

bool isBlank(const CsvRow& row)
{
    return row.fault == CsvFault::None && std::ranges::all_of(row.cells, [](const auto& cell) {
               const CleanText clean = cleanText(cell);
               return clean.wellFormed && clean.text.empty();
           });
}

/// The best header in the first rows with this separator.
std::optional<Layout> findHeader(std::string_view text, char separator)
{
    std::optional<Layout> best;
    Layout above;
    above.separator = separator;
    CsvReader reader(text, separator);
    CsvRow row;
    while (reader.next(row) && row.number <= kHeaderRowMax) {
        const auto header = RosterHeader::recognise(row);
        if (header && (!best || header->known() > best->header.known())) {
            best = above;
            best->header = *header;
            best->headerRow = row.number;
        }
        for (const auto& cell : row.cells) {
            const std::string words = cleanText(cell).text;
            if (words.empty()) {
                continue;
            }
            above.title += above.title.empty() ? words : "; " + words;
            const std::string folded = foldToken(words);
            if (folded.find("DISETUJUI") != std::string::npos &&
                folded.find("BELUMDISETUJUI") == std::string::npos &&
                folded.find("TIDAKDISETUJUI") == std::string::npos) {
                above.approval = ListApproval::Marked;
            }
        }
    }
    return best;
}

Result<Layout> findLayout(std::string_view text)
{
    std::optional<Layout> best;
    for (const char separator : {',', ';', '\t'}) {
        auto layout = findHeader(text, separator);
        if (layout && (!best || layout->header.known() > best->header.known())) {
            best = std::move(layout);
        }
    }
    if (!best) {
        return Error{ErrorCode::InvalidInput, "no header row"};
    }
    if (const auto missing = best->header.missing(); !missing.empty()) {
        return Error{ErrorCode::InvalidInput, "header lacks column " + std::string(missing)};
    }
    if (best->header.hasTwoNiks()) {
        return Error{ErrorCode::InvalidInput, "header has two columns NIK"};
    }
    return std::move(*best);
}

/// A text with a stray NUL is a list with one bad row; this many are no text.
bool isBinary(std::string_view text)
{
    constexpr std::size_t kTextBytesPerNul = 100;
    return static_cast<std::size_t>(std::ranges::count(text, '\0')) * kTextBytesPerNul >
           text.size();
}

Result<std::string_view> textOf(ByteView file)
{
    if (file.size() > kRosterBytesMax) {
        return Error{ErrorCode::InvalidInput, "list larger than its limit"};
    }
    std::string_view text = asText(file);
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        return Error{ErrorCode::Unsupported, "UTF-16: save as CSV UTF-8"};
    }
    if (text.starts_with("PK\x03\x04") || text.starts_with("\xD0\xCF\x11\xE0")) {
        return Error{ErrorCode::Unsupported, "a spreadsheet file: save as CSV UTF-8"};
    }
    if (isBinary(text)) {
        return Error{ErrorCode::InvalidInput, "binary file"};
    }
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    if (text.starts_with("sep=")) { // a hint that the spreadsheet itself does not show as a row
        text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    }
    if (text.empty()) {
        return Error{ErrorCode::InvalidInput, "empty file"};
    }
    return text;
}

/// Counts NIKs that end in 0, the trace of a spreadsheet that took them for numbers.
void judgeRounding(RosterReport& report, const std::string& column)
{
    constexpr std::size_t kRefuseFrom = 5;
    constexpr std::size_t kWarnFrom = 4;
    const auto endsInZero = [](const RosterRow& row) {
        return row.person.nik.digits().ends_with('0');
    };
    auto& rows = report.accepted;
    const auto zeros = static_cast<std::size_t>(std::ranges::count_if(rows, endsInZero));
    if (rows.size() >= kRefuseFrom && zeros == rows.size()) {
        for (const RosterRow& row : rows) {
            report.rejected.push_back(
                {row.row,
                 {{row.row, column, RosterCode::NikNumericCell,
                   rosterText(RosterCode::NikNumericCell, row.row, column)}}});
        }
        rows.clear();
        std::ranges::sort(report.rejected, {}, &RejectedRow::row);
        return;
    }
    if (rows.size() >= kWarnFrom && zeros * 2 >= rows.size()) {
        for (RosterRow& row : rows) {
            if (endsInZero(row)) {
                row.warnings.push_back({row.row, column, RosterCode::NikMayBeRounded,
                                        rosterText(RosterCode::NikMayBeRounded, row.row, column)});
            }
        }
    }
}

} // namespace

Result<RosterReport> parseRosterCsv(ByteView file, const RosterContext& context)
{
    const auto text = textOf(file);
    if (!text) {
        return text.error();
    }
    auto layout = findLayout(text.value());
    if (!layout) {
        return layout.error();
    }
    const RosterHeader& header = layout.value().header;
    RosterReport report;
    report.unknownColumns = header.unknown();
    report.title = layout.value().title;
    report.approval = layout.value().approval;
    std::map<Nik, std::size_t> seen;
    CsvReader reader(text.value(), layout.value().separator);
    CsvRow row;
    std::size_t rows = 0;
    while (reader.next(row)) {
        if (row.number <= layout.value().headerRow || isBlank(row)) {
            continue;
        }
        if (++rows > kRosterRowsMax) {
            return Error{ErrorCode::InvalidInput, "more rows than the limit"};
        }
        RowOutcome outcome = readRosterRow(row, header, context);
        if (!outcome.person) {
            report.rejected.push_back({row.number, std::move(outcome.causes)});
            continue;
        }
        const auto [first, isNew] = seen.emplace(outcome.person->nik, report.accepted.size());
        if (isNew) {
            report.accepted.push_back(
                {row.number, std::move(*outcome.person), std::move(outcome.warnings)});
            continue;
        }
        const RosterRow& earlier = report.accepted[first->second];
        DuplicateRow duplicate{row.number, earlier.row, earlier.person != *outcome.person, {}};
        duplicate.text = duplicateText(duplicate);
        report.duplicates.push_back(std::move(duplicate));
    }
    if (rows == 0) {
        return Error{ErrorCode::InvalidInput, "no rows below the header"};
    }
    judgeRounding(report, header.title(RosterColumn::Nik));
    return report;
}

} // namespace rekam::record
