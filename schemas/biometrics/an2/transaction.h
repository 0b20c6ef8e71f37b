// ANSI/NIST-ITL 1-2011 transactions in the traditional encoding (NIST SP 500-290, annex B): read
// into records and fields, and written again byte for byte.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::biometrics::an2 {

/// Table 2 of the standard's annex B.
inline constexpr char kFileSeparator = '\x1C';   ///< ends a tagged record
inline constexpr char kGroupSeparator = '\x1D';  ///< between fields
inline constexpr char kRecordSeparator = '\x1E'; ///< between subfields
inline constexpr char kUnitSeparator = '\x1F';   ///< between items of a subfield

inline constexpr std::size_t kMaxTransactionBytes = std::size_t{128} << 20U;
inline constexpr std::size_t kMaxRecords =
    1'001; ///< a Type-1 and 1.003's largest count, 99, with room
inline constexpr std::size_t kMaxFields = 1'000; ///< of one record; numbers are 1–999

inline constexpr unsigned kHeaderType = 1;
inline constexpr unsigned kLengthField = 1;
inline constexpr unsigned kIdcField = 2;
inline constexpr unsigned kContentField = 3; ///< 1.003, CNT
inline constexpr unsigned kDataField = 999;  ///< binary, the last of its record

/// `type.number:value`; the label keeps its digits, so that `1.01:` is not rewritten as `1.001:`.
struct Field
{
    unsigned number = 0;
    unsigned labelDigits = 3;
    Bytes value; ///< between the colon and the separator; 999 is anything, others hold no FS and GS

    bool operator==(const Field&) const = default;
};

/// Types 3 to 8 are binary: `body` is what follows their four bytes of length. Every other type,
/// known or not, is tagged and has `fields`.
struct Record
{
    unsigned type = 0;
    std::vector<Field> fields;
    Bytes body;

    bool operator==(const Record&) const = default;
};

struct Transaction
{
    std::vector<Record> records; ///< the first is the Type-1

    bool operator==(const Transaction&) const = default;
};

[[nodiscard]] constexpr bool isBinary(unsigned type)
{
    return type >= 3 && type <= 8;
}

/// Reads a whole transaction and nothing after it. Tagged records tell their type themselves,
/// binary ones have it from 1.003; whether 1.003 is right in all else is the checker's question.
/// @return InvalidInput naming the record (0 = Type-1) and what broke it: a length that does not
/// end
///         at a separator, a label that is none, a missing 1.003. Pure, thread-safe like all here.
[[nodiscard]] Result<Transaction> readTransaction(ByteView bytes);

/// The bytes of the records as they stand; lengths and counts are not made anew (see finish()).
/// What readTransaction() gave becomes the same bytes.
[[nodiscard]] Bytes writeTransaction(const Transaction& transaction);

/// Sets every tagged record's length field and the Type-1's 1.003 from the records.
/// @return InvalidInput if there is no Type-1 first, another record is without IDC, or a field
///         holds what would break its record (a separator outside its place, a number twice).
[[nodiscard]] Status finish(Transaction& transaction);

/// @return the record's field, or null.
[[nodiscard]] const Field* find(const Record& record, unsigned number);

/// @return the field's value as text, empty if there is none. Borrows.
[[nodiscard]] std::string_view text(const Record& record, unsigned number);

/// Adds a field at its place by number, or replaces it.
void set(Record& record, unsigned number, std::string_view value);
void set(Record& record, unsigned number, ByteView value);

/// Information designation character: field 002, or a binary record's first byte; the Type-1's is
/// 0.
/// @return nothing if missing or not 0–99.
[[nodiscard]] std::optional<unsigned> idcOf(const Record& record);

/// One subfield: its items.
using Items = std::vector<std::string_view>;

/// A value split at RS and US; borrows. An empty value is one subfield of one empty item.
[[nodiscard]] std::vector<Items> split(std::string_view value);

/// The counterpart of split().
[[nodiscard]] std::string join(const std::vector<std::vector<std::string>>& subfields);

/// @return the value of 1–9 decimal digits and nothing else.
[[nodiscard]] std::optional<std::uint32_t> number(std::string_view digits);

} // namespace rekam::biometrics::an2
