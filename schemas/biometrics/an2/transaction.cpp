#include "biometrics/an2/transaction.h"

#include "base/byte_reader.h"
#include "base/byte_writer.h"

#include <algorithm>
#include <charconv>

namespace rekam::biometrics::an2 {

namespace {

constexpr std::size_t kMaxNumberDigits = 9;
constexpr std::size_t kBinaryLengthBytes = 4;
constexpr std::size_t kMinBinaryBytes = 6; ///< length, IDC, and something
constexpr unsigned kMaxIdc = 99;
constexpr unsigned kMaxType = 99;

Error broken(std::size_t record, const std::string& why)
{
    return {ErrorCode::InvalidInput, "an2: record " + std::to_string(record) + ": " + why};
}

/// `14.001:` at the head of `bytes`.
struct Label
{
    unsigned type = 0;
    unsigned number = 0;
    unsigned digits = 0; ///< of the number
    std::size_t bytes = 0;
};

std::optional<Label> readLabel(std::string_view bytes)
{
    constexpr std::size_t kLongestLabel = 12;
    const std::string_view head = bytes.substr(0, kLongestLabel);
    const std::size_t colon = head.find(':');
    const std::size_t dot = head.substr(0, colon).find('.');
    if (colon == std::string_view::npos || dot == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view digits = head.substr(dot + 1, colon - dot - 1);
    const auto type = number(head.substr(0, dot));
    const auto field = number(digits);
    if (!type || !field || *type == 0 || *type > kMaxType || head[0] == '0' || *field == 0 ||
        *field > kDataField) {
        return std::nullopt;
    }
    return Label{*type, *field, static_cast<unsigned>(digits.size()), colon + 1};
}

std::string labelText(unsigned type, const Field& field)
{
    std::string digits = std::to_string(field.number);
    if (digits.size() < field.labelDigits) {
        digits.insert(0, field.labelDigits - digits.size(), '0');
    }
    return std::to_string(type) + '.' + digits + ':';
}

/// @param bytes of exactly one tagged record, its final FS included.
Result<Record> readTagged(std::string_view bytes, std::size_t index)
{
    Record record;
    std::string_view rest = bytes.substr(0, bytes.size() - 1);
    while (true) {
        const auto label = readLabel(rest);
        if (!label) {
            return broken(index, "a field without a label");
        }
        if (record.fields.empty()) {
            record.type = label->type;
        } else if (label->type != record.type) {
            return broken(index, "a field of another type inside");
        }
        if (record.fields.size() == kMaxFields) {
            return broken(index, "too many fields");
        }
        rest.remove_prefix(label->bytes);
        Field field{label->number, label->digits, {}};
        const std::size_t end =
            label->number == kDataField ? rest.size() : rest.find(kGroupSeparator);
        const std::string_view value = rest.substr(0, end);
        if (label->number != kDataField && value.find(kFileSeparator) != std::string_view::npos) {
            return broken(index, "ends before its length");
        }
        field.value = toBytes(asBytes(value));
        record.fields.push_back(std::move(field));
        if (value.size() == rest.size()) {
            return record;
        }
        rest.remove_prefix(value.size() + 1);
    }
}

/// Type after type as 1.003 announces them, without the Type-1 itself.
std::vector<unsigned> announcedTypes(const Record& header)
{
    std::vector<unsigned> types;
    const auto subfields = split(text(header, kContentField));
    for (std::size_t i = 1; i < subfields.size(); ++i) {
        types.push_back(number(subfields[i][0]).value_or(0));
    }
    return types;
}

/// The length that a tagged record's first field states; 0 if there is none.
std::size_t statedLength(std::string_view bytes, const Label& label)
{
    if (label.number != kLengthField) {
        return 0;
    }
    const std::string_view value = bytes.substr(label.bytes, kMaxNumberDigits + 1);
    return number(value.substr(0, value.find_first_of("\x1C\x1D"))).value_or(0);
}

Result<Record> takeTagged(std::string_view& rest, const Label& label, std::size_t index)
{
    const std::size_t length = statedLength(rest, label);
    if (length <= label.bytes || length > rest.size() || rest[length - 1] != kFileSeparator) {
        return broken(index, "its length does not lead to its end");
    }
    Result<Record> record = readTagged(rest.substr(0, length), index);
    rest.remove_prefix(length);
    return record;
}

Result<Record> takeBinary(std::string_view& rest, unsigned type, std::size_t index)
{
    ByteReader reader(asBytes(rest));
    const std::size_t length = reader.bigEndian<std::uint32_t>();
    if (!reader.ok() || length < kMinBinaryBytes || length > rest.size()) {
        return broken(index, "its length passes the end");
    }
    Record record;
    record.type = type;
    record.body = toBytes(reader.take(length - kBinaryLengthBytes));
    rest.remove_prefix(length);
    return record;
}

/// Decimal digits of a length that counts itself.
std::string selfCounting(std::size_t others)
{
    std::size_t total = others + 1;
    while (others + std::to_string(total).size() != total) {
        ++total;
    }
    return std::to_string(total);
}

bool fieldsAllowed(const Record& record)
{
    unsigned last = 0;
    for (const Field& field : record.fields) {
        const std::string_view value = asText(field.value);
        const bool plain =
            field.number == kDataField || (value.find(kFileSeparator) == std::string_view::npos &&
                                           value.find(kGroupSeparator) == std::string_view::npos);
        if (field.number <= last || field.number > kDataField || !plain) {
            return false;
        }
        last = field.number;
    }
    return true;
}

std::string twoDigits(unsigned idc)
{
    return std::string(idc < 10 ? "0" : "") + std::to_string(idc);
}

void setLength(Record& record)
{
    set(record, kLengthField, std::string_view());
    std::size_t others = 1; // the final FS
    for (const Field& field : record.fields) {
        others += labelText(record.type, field).size() + field.value.size();
    }
    others += record.fields.size() - 1; // a GS between two
    set(record, kLengthField, selfCounting(others));
}

} // namespace

Result<Transaction> readTransaction(ByteView bytes)
{
    if (bytes.size() > kMaxTransactionBytes) {
        return broken(0, "the transaction is too large");
    }
    Transaction transaction;
    std::vector<unsigned> types;
    std::string_view rest = asText(bytes);
    while (!rest.empty() || transaction.records.empty()) {
        const std::size_t index = transaction.records.size();
        if (index == kMaxRecords) {
            return broken(index, "too many records");
        }
        const unsigned announced = index > 0 && index <= types.size() ? types[index - 1] : 0;
        const auto label = readLabel(rest);
        if (index == 0 && (!label || label->type != kHeaderType)) {
            return broken(index, "no Type-1 at the start");
        }
        // A binary record's length may look like a label only beyond 800 MB.
        if (!isBinary(announced) && !label) {
            return broken(index, "neither a label nor a binary type announced in 1.003");
        }
        Result<Record> record = isBinary(announced) ? takeBinary(rest, announced, index)
                                                    : takeTagged(rest, *label, index);
        if (!record) {
            return record.error();
        }
        transaction.records.push_back(std::move(record).value());
        if (index == 0) {
            types = announcedTypes(transaction.records.front());
        }
    }
    return transaction;
}

Bytes writeTransaction(const Transaction& transaction)
{
    ByteWriter writer;
    for (const Record& record : transaction.records) {
        if (isBinary(record.type)) {
            writer.bigEndian(static_cast<std::uint32_t>(record.body.size() + kBinaryLengthBytes));
            writer.raw(record.body);
            continue;
        }
        for (std::size_t i = 0; i < record.fields.size(); ++i) {
            if (i > 0) {
                writer.raw(asBytes({&kGroupSeparator, 1}));
            }
            writer.raw(asBytes(labelText(record.type, record.fields[i])));
            writer.raw(record.fields[i].value);
        }
        writer.raw(asBytes({&kFileSeparator, 1}));
    }
    return std::move(writer).bytes();
}

Status finish(Transaction& transaction)
{
    if (transaction.records.empty() || transaction.records.front().type != kHeaderType) {
        return broken(0, "no Type-1 at the start");
    }
    std::vector<std::vector<std::string>> content = {
        {std::to_string(kHeaderType), std::to_string(transaction.records.size() - 1)}};
    for (std::size_t i = 1; i < transaction.records.size(); ++i) {
        const auto idc = idcOf(transaction.records[i]);
        if (!idc) {
            return broken(i, "no IDC");
        }
        content.push_back({std::to_string(transaction.records[i].type), twoDigits(*idc)});
    }
    set(transaction.records.front(), kContentField, join(content));
    for (std::size_t i = 0; i < transaction.records.size(); ++i) {
        Record& record = transaction.records[i];
        if (isBinary(record.type)) {
            continue;
        }
        setLength(record);
        if (!fieldsAllowed(record)) {
            return broken(i, "a field twice, out of order, or with a separator inside");
        }
    }
    return {};
}

const Field* find(const Record& record, unsigned number)
{
    const auto found = std::ranges::find(record.fields, number, &Field::number);
    return found == record.fields.end() ? nullptr : &*found;
}

std::string_view text(const Record& record, unsigned number)
{
    const Field* field = find(record, number);
    return field == nullptr ? std::string_view() : asText(field->value);
}

void set(Record& record, unsigned number, ByteView value)
{
    const auto place = std::ranges::lower_bound(record.fields, number, {}, &Field::number);
    if (place != record.fields.end() && place->number == number) {
        place->value = toBytes(value);
    } else {
        record.fields.insert(place, Field{number, 3, toBytes(value)});
    }
}

void set(Record& record, unsigned number, std::string_view value)
{
    set(record, number, asBytes(value));
}

std::optional<unsigned> idcOf(const Record& record)
{
    if (record.type == kHeaderType) {
        return 0;
    }
    std::optional<unsigned> idc;
    if (!isBinary(record.type)) {
        idc = number(text(record, kIdcField));
    } else if (!record.body.empty()) {
        idc = std::to_integer<unsigned>(record.body[0]);
    }
    return idc && *idc <= kMaxIdc ? idc : std::nullopt;
}

std::vector<Items> split(std::string_view value)
{
    std::vector<Items> subfields(1, Items(1));
    std::size_t start = 0;
    for (std::size_t i = 0; i <= value.size(); ++i) {
        const bool ends = i == value.size();
        if (!ends && value[i] != kRecordSeparator && value[i] != kUnitSeparator) {
            continue;
        }
        subfields.back().back() = value.substr(start, i - start);
        start = i + 1;
        if (ends) {
            break;
        }
        if (value[i] == kRecordSeparator) {
            subfields.emplace_back();
        }
        subfields.back().emplace_back();
    }
    return subfields;
}

std::string join(const std::vector<std::vector<std::string>>& subfields)
{
    std::string value;
    for (std::size_t i = 0; i < subfields.size(); ++i) {
        if (i > 0) {
            value += kRecordSeparator;
        }
        for (std::size_t k = 0; k < subfields[i].size(); ++k) {
            if (k > 0) {
                value += kUnitSeparator;
            }
            value += subfields[i][k];
        }
    }
    return value;
}

std::optional<std::uint32_t> number(std::string_view digits)
{
    std::uint32_t value = 0;
    const char* end = digits.data() + digits.size();
    if (digits.empty() || digits.size() > kMaxNumberDigits ||
        digits.find_first_not_of("0123456789") != std::string_view::npos ||
        std::from_chars(digits.data(), end, value).ptr != end) {
        return std::nullopt;
    }
    return value;
}

} // namespace rekam::biometrics::an2
