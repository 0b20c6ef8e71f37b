#include "biometrics/an2/field_rules.h"

#include <algorithm>
#include <array>

namespace rekam::biometrics::an2 {

namespace {

using namespace std::string_view_literals;

constexpr std::array kVersions = {"0400"sv, "0401"sv, "0500"sv, "0501"sv, "0502"sv};
constexpr unsigned kVersionField = 2;
constexpr unsigned kTransactionField = 4;
constexpr unsigned kDateField = 5;
constexpr unsigned kPriorityField = 6;
constexpr unsigned kDestinationField = 7;
constexpr unsigned kOriginField = 8;
constexpr unsigned kControlField = 9;
constexpr unsigned kNativeResolutionField = 11;
constexpr unsigned kNominalResolutionField = 12;
constexpr unsigned kDomainField = 13;
constexpr unsigned kTimeField = 14;
constexpr unsigned kCharacterSetField = 15;

bool isPrintable(std::string_view value)
{
    return std::ranges::all_of(value, [](char character) {
        return (character >= ' ' && character <= '~') || character == kUnitSeparator ||
               character == kRecordSeparator;
    });
}

/// 1.004: three or four characters (clause 8.1.4 leaves the set to the domain).
bool isTransactionType(std::string_view value)
{
    constexpr std::size_t kShortest = 3;
    constexpr std::size_t kLongest = 4;
    return value.size() >= kShortest && value.size() <= kLongest &&
           std::ranges::all_of(value, [](char character) {
               return (character >= 'A' && character <= 'Z') ||
                      (character >= '0' && character <= '9');
           });
}

/// `NN.NN` pixels a millimetre as hundredths.
std::optional<std::uint32_t> hundredths(std::string_view value)
{
    constexpr std::size_t kCharacters = 5;
    if (value.size() != kCharacters || value[2] != '.') {
        return std::nullopt;
    }
    const auto whole = number(value.substr(0, 2));
    const auto part = number(value.substr(3));
    return whole && part ? std::optional(*whole * 100 + *part) : std::nullopt;
}

/// 1.011 and 1.012 say 00.00 unless there is a Type 3 to 7, whose resolution they tell; a high
/// resolution one (Types 4 and 6) needs 500 ppi.
void checkResolutions(const Transaction& transaction, Findings& findings)
{
    constexpr std::uint32_t kHighResolution = 1'949; // 19.69 pixels a millimetre less one percent
    constexpr unsigned kSignatureType = 8;
    bool any = false;
    bool high = false;
    for (const Record& record : transaction.records) {
        any = any || (isBinary(record.type) && record.type != kSignatureType);
        high = high || record.type == 4 || record.type == 6;
    }
    for (const unsigned field : {kNativeResolutionField, kNominalResolutionField}) {
        const std::string_view value = text(transaction.records.front(), field);
        const auto resolution = hundredths(value);
        if (!resolution) {
            findings.add(Rule::Form, field, value);
        } else if ((*resolution == 0) == any ||
                   (high && field == kNativeResolutionField && *resolution < kHighResolution)) {
            findings.add(Rule::Resolution, field, value);
        }
    }
}

void checkContent(const Transaction& transaction, Findings& findings)
{
    const std::string_view value = text(transaction.records.front(), kContentField);
    const auto subfields = split(value);
    const std::size_t others = transaction.records.size() - 1;
    if (subfields[0].size() != 2 || subfields[0][0] != "1" || number(subfields[0][1]) != others ||
        subfields.size() != others + 1) {
        findings.add(Rule::Content, kContentField, value);
        return;
    }
    for (std::size_t i = 1; i <= others; ++i) {
        const Record& record = transaction.records[i];
        if (subfields[i].size() != 2 || number(subfields[i][0]) != record.type ||
            number(subfields[i][1]) != idcOf(record)) {
            findings.add(Rule::Content, kContentField,
                         "record " + std::to_string(i) + " is announced otherwise");
        }
    }
}

/// `index, name[, version]`, the index three digits (table 4).
bool isCharacterSet(std::string_view value)
{
    constexpr std::size_t kIndexDigits = 3;
    return std::ranges::all_of(split(value), [](const Items& items) {
        return items.size() >= 2 && items[0].size() == kIndexDigits && number(items[0]) &&
               !items[1].empty();
    });
}

} // namespace

void checkHeader(const Transaction& transaction, Findings& findings)
{
    constexpr std::uint32_t kLowestPriority = 9;
    const Record& header = transaction.records.front();
    for (const unsigned field :
         {kVersionField, kContentField, kTransactionField, kDateField, kDestinationField,
          kOriginField, kControlField, kNativeResolutionField, kNominalResolutionField}) {
        if (text(header, field).empty()) {
            findings.add(Rule::Present, field,
                         find(header, field) == nullptr ? "missing" : "empty");
        }
    }
    const auto unless = [&](bool right, Rule rule, unsigned field) {
        const std::string_view value = text(header, field);
        if (!value.empty() && !right) {
            findings.add(rule, field, value);
        }
    };
    const std::string_view version = text(header, kVersionField);
    unless(std::ranges::find(kVersions, version) != kVersions.end(), Rule::Version, kVersionField);
    unless(isTransactionType(text(header, kTransactionField)), Rule::Form, kTransactionField);
    unless(isDate(text(header, kDateField)), Rule::Date, kDateField);
    const auto priority = number(text(header, kPriorityField));
    unless(priority && *priority >= 1 && *priority <= kLowestPriority, Rule::Range, kPriorityField);
    unless(!split(text(header, kDomainField))[0][0].empty(), Rule::Form, kDomainField);
    unless(isTime(text(header, kTimeField)), Rule::Time, kTimeField);
    unless(isCharacterSet(text(header, kCharacterSetField)), Rule::Form, kCharacterSetField);
    for (const Field& field : header.fields) {
        if (!isPrintable(asText(field.value))) {
            findings.add(Rule::Characters, field.number, asText(field.value));
        }
    }
    checkContent(transaction, findings);
    checkResolutions(transaction, findings);
}

} // namespace rekam::biometrics::an2
