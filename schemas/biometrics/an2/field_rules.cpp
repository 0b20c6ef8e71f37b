#include "biometrics/an2/field_rules.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace rekam::biometrics::an2 {

namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t kMinSidePx = 10;
constexpr std::uint32_t kMaxSidePx = 99'999;
constexpr std::uint32_t kMaxPixelScale = 99'999;
constexpr std::uint32_t kMinBits = 8;
constexpr std::uint32_t kMaxBits = 99;
constexpr std::uint32_t kMaxSlc = 2;

constexpr std::array kFingerCompressions = {"NONE"sv, "WSQ20"sv, "JPEGB"sv, "JPEGL"sv,
                                            "JP2"sv,  "JP2L"sv,  "PNG"sv};
constexpr std::array kPictureCompressions = {"NONE"sv, "JPEGB"sv, "JPEGL"sv,
                                             "JP2"sv,  "JP2L"sv,  "PNG"sv};
constexpr std::array kColourSpaces = {"UNK"sv, "GRAY"sv, "RGB"sv, "SRGB"sv, "YCC"sv, "SYCC"sv};
constexpr std::array kPictureTypes = {
    "FACE"sv,      "SCAR"sv,      "MARK"sv,       "TATTOO"sv,      "FRONTAL-C"sv,  "REAR-C"sv,
    "FRONTAL-N"sv, "REAR-N"sv,    "TORSO-BACK"sv, "TORSO-FRONT"sv, "CONDITION"sv,  "MISSING"sv,
    "OTHER"sv,     "CHEST"sv,     "FEET"sv,       "HANDS-PALM"sv,  "HANDS-BACK"sv, "GENITALS"sv,
    "BUTTOCKS"sv,  "RIGHT LEG"sv, "LEFT LEG"sv,   "RIGHT ARM"sv,   "LEFT ARM"sv};
constexpr std::array kPoses = {"F"sv, "R"sv, "L"sv, "A"sv, "D"sv};
constexpr std::array kMinutiaFormats = {"S"sv, "U"sv};

// Subject acquisition profiles (table 59).
constexpr std::array kProfiles = {CodeRange{0, 1},   CodeRange{10, 15}, CodeRange{20, 20},
                                  CodeRange{30, 30}, CodeRange{32, 32}, CodeRange{40, 40},
                                  CodeRange{42, 42}, CodeRange{50, 52}};
constexpr std::array kEyes = {CodeRange{0, 2}};
// Table 7. Plain and rolled, live-scan and not, swipe; latents; palms; 2011's optical and
// contactless.
constexpr std::array kFingerImpressions = {CodeRange{0, 3}, CodeRange{8, 8}, CodeRange{20, 29}};
constexpr std::array kLatentImpressions = {CodeRange{4, 7}, CodeRange{12, 15}, CodeRange{28, 29}};
constexpr std::array kPalmImpressions = {CodeRange{10, 11}, CodeRange{24, 29}};
constexpr std::array kAnyImpressions = {CodeRange{0, 8}, CodeRange{10, 15}, CodeRange{20, 29}};
// Table 8. 16 and 17 are extra digits, 18 and 19 parts of one.
constexpr std::array kFingerPositions = {CodeRange{0, 19}, CodeRange{40, 50}};
constexpr std::array kPalmPositions = {CodeRange{20, 38}, CodeRange{81, 86}};
constexpr std::array kAnyPositions = {CodeRange{0, 38}, CodeRange{40, 50}, CodeRange{60, 79},
                                      CodeRange{81, 86}};

constexpr FieldRule date(unsigned field)
{
    return {field, Need::Always, Form::Date};
}

constexpr FieldRule someText(unsigned field)
{
    return {field, Need::Always, Form::Anything};
}

constexpr FieldRule decimal(unsigned field, Need need, std::uint32_t min, std::uint32_t max)
{
    return {field, need, Form::Number, min, max};
}

constexpr FieldRule coded(unsigned field, Need need, std::span<const std::string_view> codes)
{
    return {field, need, Form::Codes, 0, 0, codes};
}

constexpr FieldRule ranged(unsigned field, Need need, std::span<const CodeRange> ranges)
{
    return {field, need, Form::Ranges, 0, 0, {}, ranges};
}

constexpr std::array kType9 = {ranged(3, Need::Always, kAnyImpressions),
                               coded(4, Need::Optional, kMinutiaFormats)};

constexpr std::array kType10 = {
    coded(3, Need::Always, kPictureTypes),
    someText(4),
    date(5),
    decimal(6, Need::WithImage, kMinSidePx, kMaxSidePx),
    decimal(7, Need::WithImage, kMinSidePx, kMaxSidePx),
    decimal(8, Need::WithImage, 0, kMaxSlc),
    decimal(9, Need::WithImage, 1, kMaxPixelScale),
    decimal(10, Need::WithImage, 1, kMaxPixelScale),
    coded(11, Need::WithImage, kPictureCompressions),
    coded(12, Need::WithImage, kColourSpaces),
    ranged(13, Need::Optional, kProfiles), // mandatory for a face: see checkFields
    coded(20, Need::Optional, kPoses),
};

/// Types 13 to 15 share their head.
constexpr auto ridgeRules(std::span<const CodeRange> impressions,
                          std::span<const CodeRange> positions)
{
    return std::array{
        ranged(3, Need::Always, impressions),
        someText(4),
        date(5),
        decimal(6, Need::WithImage, kMinSidePx, kMaxSidePx),
        decimal(7, Need::WithImage, kMinSidePx, kMaxSidePx),
        decimal(8, Need::WithImage, 0, kMaxSlc),
        decimal(9, Need::WithImage, 1, kMaxPixelScale),
        decimal(10, Need::WithImage, 1, kMaxPixelScale),
        coded(11, Need::WithImage, kFingerCompressions),
        decimal(12, Need::WithImage, kMinBits, kMaxBits),
        ranged(13, Need::Always, positions),
    };
}

constexpr auto kType13 = ridgeRules(kLatentImpressions, kAnyPositions);
constexpr auto kType14 = ridgeRules(kFingerImpressions, kFingerPositions);
constexpr auto kType15 = ridgeRules(kPalmImpressions, kPalmPositions);

constexpr std::array kType17 = {
    ranged(3, Need::Always, kEyes),
    someText(4),
    date(5),
    decimal(6, Need::WithImage, kMinSidePx, kMaxSidePx),
    decimal(7, Need::WithImage, kMinSidePx, kMaxSidePx),
    decimal(8, Need::WithImage, 0, kMaxSlc),
    decimal(9, Need::WithImage, 1, kMaxPixelScale),
    decimal(10, Need::WithImage, 1, kMaxPixelScale),
    coded(11, Need::WithImage, kPictureCompressions),
    decimal(12, Need::WithImage, kMinBits, kMaxBits),
    coded(13, Need::WithImage, kColourSpaces),
};

constexpr unsigned kPictureTypeField = 3;
constexpr unsigned kProfileField = 13;

void checkValue(const FieldRule& rule, const Field& field, Findings& findings)
{
    const std::string_view value = asText(field.value);
    if (rule.form == Form::Date) {
        if (!isDate(value)) {
            findings.add(Rule::Date, field.number, value);
        }
        return;
    }
    if (rule.form == Form::Number) {
        const auto decimalValue = number(value);
        if (!decimalValue || *decimalValue < rule.min || *decimalValue > rule.max) {
            findings.add(Rule::Range, field.number, value);
        }
        return;
    }
    if (rule.form == Form::Anything) {
        return;
    }
    for (const Items& items : split(value)) {
        const auto code = number(items[0]);
        const bool known = rule.form == Form::Ranges
                               ? code && within(rule.ranges, *code)
                               : std::ranges::find(rule.codes, items[0]) != rule.codes.end();
        if (!known) {
            findings.add(Rule::Code, field.number, items[0]);
        }
    }
}

void checkOrder(const Record& record, Findings& findings)
{
    unsigned last = 0;
    for (const Field& field : record.fields) {
        if (field.number <= last) {
            findings.add(Rule::Order, field.number,
                         field.number == last ? "twice" : "out of order");
        }
        last = std::max(last, field.number);
    }
}

} // namespace

std::span<const FieldRule> fieldRules(unsigned type)
{
    switch (type) {
    case 9:
        return kType9;
    case 10:
        return kType10;
    case 13:
        return kType13;
    case 14:
        return kType14;
    case 15:
        return kType15;
    case 17:
        return kType17;
    default:
        return {};
    }
}

bool within(std::span<const CodeRange> ranges, std::uint32_t value)
{
    return std::ranges::any_of(ranges, [value](const CodeRange& range) {
        return value >= range.first && value <= range.last;
    });
}

bool isDate(std::string_view text)
{
    constexpr std::size_t kDateDigits = 8;
    constexpr std::uint32_t kOldestYear = 1850; // born, not imagined
    const auto value = text.size() == kDateDigits ? number(text) : std::nullopt;
    if (!value) {
        return false;
    }
    const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(*value / 10'000)),
                                          std::chrono::month(*value / 100 % 100),
                                          std::chrono::day(*value % 100)};
    return day.ok() && *value / 10'000 >= kOldestYear;
}

bool isTime(std::string_view text)
{
    constexpr std::size_t kTimeCharacters = 15;
    if (text.size() != kTimeCharacters || text.back() != 'Z' || !isDate(text.substr(0, 8))) {
        return false;
    }
    const auto clock = number(text.substr(8, 6));
    return clock && *clock / 10'000 < 24 && *clock / 100 % 100 < 60 && *clock % 100 <= 60;
}

Findings::Findings(std::vector<Finding>& all, std::size_t record, unsigned type)
    : m_all(all)
    , m_record(record)
    , m_type(type)
{}

void Findings::add(Rule rule, unsigned field, std::string_view found)
{
    constexpr std::size_t kMaxFound = 80;
    std::string shown;
    for (const char character : found.substr(0, kMaxFound)) {
        const bool printable = character >= ' ' && character <= '~';
        const bool separator = character == kUnitSeparator || character == kRecordSeparator;
        shown += printable ? character : (separator ? '|' : '?');
    }
    m_all.push_back({rule, m_record, m_type, field, std::move(shown)});
}

void checkFields(const Record& record, Findings& findings)
{
    checkOrder(record, findings);
    const bool hasImage = find(record, kDataField) != nullptr;
    for (const FieldRule& rule : fieldRules(record.type)) {
        const Field* field = find(record, rule.number);
        const bool needed = rule.need == Need::Always || (rule.need == Need::WithImage && hasImage);
        if (field != nullptr && !field->value.empty()) {
            checkValue(rule, *field, findings);
        } else if (needed || field != nullptr) {
            findings.add(Rule::Present, rule.number, field == nullptr ? "missing" : "empty");
        }
    }
    constexpr unsigned kPictureType = 10;
    if (record.type == kPictureType && text(record, kPictureTypeField) == "FACE" &&
        find(record, kProfileField) == nullptr) {
        findings.add(Rule::Present, kProfileField, "missing");
    }
}

} // namespace rekam::biometrics::an2
