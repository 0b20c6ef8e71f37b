#include "biometrics/an2/checker.h"

#include "biometrics/an2/field_rules.h"

#include <algorithm>
#include <array>
#include <set>

namespace rekam::biometrics::an2 {

namespace {

constexpr std::array<std::string_view, 17> kRuleNames = {
    "readable", "present", "order", "characters", "content", "version",
    "form",     "date",    "time",  "code",       "range",   "resolution",
    "idc",      "image",   "size",  "segment",    "count"};

/// The code point at the head of `value` and its bytes (RFC 3629 clause 3); no bytes if it is none.
std::size_t codePointBytes(std::string_view value)
{
    struct Lead
    {
        unsigned mask;
        unsigned bits;
        std::size_t bytes;
        std::uint32_t least; ///< smaller ones have a shorter form
    };

    constexpr std::array kLeads = {Lead{0x80, 0x00, 1, 0}, Lead{0xE0, 0xC0, 2, 0x80},
                                   Lead{0xF0, 0xE0, 3, 0x800}, Lead{0xF8, 0xF0, 4, 0x10000}};
    constexpr std::uint32_t kLast = 0x10FFFF;
    const auto octet = [&](std::size_t i) {
        return static_cast<unsigned>(static_cast<unsigned char>(value[i]));
    };
    const auto lead = std::ranges::find_if(
        kLeads, [&](const Lead& form) { return (octet(0) & form.mask) == form.bits; });
    if (lead == kLeads.end() || lead->bytes > value.size()) {
        return 0;
    }
    std::uint32_t point = octet(0) & ~lead->mask;
    for (std::size_t i = 1; i < lead->bytes; ++i) {
        if ((octet(i) & 0xC0U) != 0x80U) {
            return 0;
        }
        point = point << 6U | (octet(i) & 0x3FU);
    }
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    return point < lead->least || point > kLast || surrogate ? 0 : lead->bytes;
}

bool isUtf8(std::string_view value)
{
    while (!value.empty()) {
        const std::size_t bytes = codePointBytes(value);
        if (bytes == 0) {
            return false;
        }
        value.remove_prefix(bytes);
    }
    return true;
}

void checkTagged(const Record& record, Findings& findings)
{
    if (record.fields.size() < 2 || record.fields[0].number != kLengthField ||
        (record.type != kHeaderType && record.fields[1].number != kIdcField)) {
        findings.add(Rule::Order, 0, "LEN and IDC come first");
    }
    for (const Field& field : record.fields) {
        if (field.number != kDataField && !isUtf8(asText(field.value))) {
            findings.add(Rule::Characters, field.number, asText(field.value));
        }
    }
    checkFields(record, findings);
}

} // namespace

std::string_view nameOf(Rule rule)
{
    return kRuleNames.at(static_cast<std::size_t>(rule));
}

std::vector<Finding> check(const Transaction& transaction)
{
    std::vector<Finding> all;
    std::set<std::pair<unsigned, unsigned>> seen;
    for (std::size_t i = 0; i < transaction.records.size(); ++i) {
        const Record& record = transaction.records[i];
        Findings findings(all, i, record.type);
        if (!isBinary(record.type)) {
            checkTagged(record, findings);
        }
        if (i == 0) {
            checkHeader(transaction, findings);
            continue;
        }
        const auto idc = idcOf(record);
        if (!idc || !seen.emplace(record.type, *idc).second) {
            findings.add(Rule::Idc, kIdcField, idc ? "twice" : "missing, or not 00 to 99");
        }
        if (record.type >= 13 && record.type <= 15) {
            checkFingerFields(record, findings);
        }
        if (record.type == 9) {
            checkMinutiae(record, findings);
        }
        checkImage(record, findings);
    }
    return all;
}

std::vector<Finding> check(ByteView bytes)
{
    const auto transaction = readTransaction(bytes);
    if (!transaction) {
        return {{Rule::Readable, 0, 0, 0, transaction.error().detail}};
    }
    return check(transaction.value());
}

} // namespace rekam::biometrics::an2
