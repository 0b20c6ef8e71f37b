// What a Type-13 to 15 says of the fingers in its image, and a Type-9 of its minutiae.
#include "biometrics/an2/field_rules.h"

#include <algorithm>
#include <array>
#include <vector>

namespace rekam::biometrics::an2 {

namespace {

constexpr unsigned kWidthField = 6;
constexpr unsigned kHeightField = 7;
constexpr unsigned kScaleUnitsField = 8;
constexpr unsigned kHorizontalScaleField = 9;
constexpr unsigned kVerticalScaleField = 10;
constexpr unsigned kPositionField = 13;
constexpr unsigned kPrintPositionField = 15;
constexpr unsigned kAmputatedField = 18;
constexpr unsigned kSegmentField = 21;
constexpr unsigned kNistQualityField = 22;
constexpr unsigned kSegmentQualityField = 23;
constexpr unsigned kFingerQualityField = 24;
constexpr std::uint32_t kFingers = 10;
constexpr std::uint32_t kNotComputed = 255; ///< tried and failed; 254 is not tried
constexpr std::uint32_t kNotTried = 254;

/// The fingers that a position's image shows; any of the ten where the table does not say.
std::vector<std::uint32_t> fingersOf(std::uint32_t position)
{
    constexpr std::uint32_t kRightFour = 13;
    constexpr std::uint32_t kLeftFour = 14;
    constexpr std::uint32_t kThumbs = 15;
    switch (position) {
    case kRightFour:
        return {2, 3, 4, 5};
    case kLeftFour:
        return {7, 8, 9, 10};
    case kThumbs:
        return {1, 6};
    default:
        break;
    }
    if (position >= 1 && position <= kFingers) {
        return {position};
    }
    return {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
}

bool isOneOf(const std::vector<std::uint32_t>& fingers, std::string_view item)
{
    const auto finger = number(item);
    return finger && std::ranges::find(fingers, *finger) != fingers.end();
}

/// Four borders, left and right, top and bottom, from items[first] on.
bool liesInside(const Record& record, const Items& items, std::size_t first)
{
    constexpr std::size_t kBorders = 4;
    const auto width = number(text(record, kWidthField));
    const auto height = number(text(record, kHeightField));
    if (items.size() != first + kBorders || !width || !height) {
        return false;
    }
    const auto left = number(items[first]);
    const auto right = number(items[first + 1]);
    const auto top = number(items[first + 2]);
    const auto bottom = number(items[first + 3]);
    return left && right && top && bottom && *left < *right && *right <= *width && *top < *bottom &&
           *bottom <= *height;
}

void checkAmputations(const Record& record, const std::vector<std::uint32_t>& fingers,
                      Findings& findings)
{
    const Field* field = find(record, kAmputatedField);
    if (field == nullptr) {
        return;
    }
    for (const Items& items : split(asText(field->value))) {
        const bool known = items.size() == 2 && (items[1] == "XX" || items[1] == "UP");
        if (!known) {
            findings.add(Rule::Code, kAmputatedField, asText(field->value));
        } else if (!isOneOf(fingers, items[0])) {
            findings.add(Rule::Segment, kAmputatedField, items[0]);
        }
    }
}

bool isMissing(const Record& record, std::string_view finger)
{
    return std::ranges::any_of(split(text(record, kAmputatedField)), [&](const Items& items) {
        return !items[0].empty() && number(items[0]) == number(finger);
    });
}

void checkSegments(const Record& record, const std::vector<std::uint32_t>& fingers,
                   Findings& findings)
{
    const Field* field = find(record, kSegmentField);
    if (field == nullptr) {
        return;
    }
    std::vector<std::string_view> seen;
    for (const Items& items : split(asText(field->value))) {
        const bool twice = std::ranges::find(seen, items[0]) != seen.end();
        seen.push_back(items[0]);
        if (twice || !isOneOf(fingers, items[0]) || isMissing(record, items[0]) ||
            !liesInside(record, items, 1)) {
            findings.add(Rule::Segment, kSegmentField,
                         std::string(items[0]) + (twice ? " twice" : ""));
        }
    }
}

/// `finger, score[, vendor, algorithm]` a subfield.
void checkQualities(const Record& record, unsigned which, const std::vector<std::uint32_t>& fingers,
                    Findings& findings)
{
    constexpr std::uint32_t kBestScore = 100;
    constexpr std::uint32_t kWorstNistClass = 5;
    const Field* field = find(record, which);
    if (field == nullptr) {
        return;
    }
    const bool nist = which == kNistQualityField;
    for (const Items& items : split(asText(field->value))) {
        const auto score = items.size() > 1 ? number(items[1]) : std::nullopt;
        const bool inScale =
            score && (nist ? *score >= 1 && *score <= kWorstNistClass : *score <= kBestScore);
        if (!score || (!inScale && *score != kNotTried && *score != kNotComputed) ||
            items.size() != (nist ? 2U : 4U)) {
            findings.add(Rule::Range, which, asText(field->value));
        } else if (!isOneOf(fingers, items[0]) || isMissing(record, items[0])) {
            findings.add(Rule::Segment, which, items[0]);
        }
    }
}

/// 14.015: `view, location, borders` a subfield (clause 8.14.15, figure 17).
void checkPrintPositions(const Record& record, Findings& findings)
{
    constexpr std::array<std::string_view, 7> kViews = {"EJI", "TIP", "FV1", "FV2",
                                                        "FV3", "FV4", "NA"};
    constexpr std::array<std::string_view, 4> kLocations = {"PRX", "DST", "MED", "NA"};
    const Field* field = find(record, kPrintPositionField);
    if (field == nullptr) {
        return;
    }
    for (const Items& items : split(asText(field->value))) {
        if (items.size() < 2 || std::ranges::find(kViews, items[0]) == kViews.end() ||
            std::ranges::find(kLocations, items[1]) == kLocations.end()) {
            findings.add(Rule::Code, kPrintPositionField, items[0]);
        } else if (!liesInside(record, items, 2)) {
            findings.add(Rule::Segment, kPrintPositionField, items[0]);
        }
    }
}

void checkScale(const Record& record, Findings& findings)
{
    constexpr std::uint32_t kPerInch = 1;
    constexpr std::uint32_t kPerCentimetre = 2;
    constexpr std::uint32_t kMinPpi = 490;
    constexpr std::uint32_t kMinPerCentimetre = 193;
    const auto units = number(text(record, kScaleUnitsField));
    const auto horizontal = number(text(record, kHorizontalScaleField));
    const auto vertical = number(text(record, kVerticalScaleField));
    if (!units || !horizontal || !vertical) {
        return; // told by the fields' own rules, or without an image
    }
    const std::uint32_t least =
        *units == kPerInch ? kMinPpi : (*units == kPerCentimetre ? kMinPerCentimetre : 0);
    if (*horizontal != *vertical || *horizontal < least) {
        findings.add(Rule::Resolution, kHorizontalScaleField, text(record, kHorizontalScaleField));
    }
}

} // namespace

void checkFingerFields(const Record& record, Findings& findings)
{
    const auto fingers = fingersOf(number(split(text(record, kPositionField))[0][0]).value_or(0));
    checkScale(record, findings);
    checkPrintPositions(record, findings);
    checkAmputations(record, fingers, findings);
    checkSegments(record, fingers, findings);
    for (const unsigned field : {kNistQualityField, kSegmentQualityField, kFingerQualityField}) {
        checkQualities(record, field, fingers, findings);
    }
}

void checkMinutiae(const Record& record, Findings& findings)
{
    struct Counted
    {
        unsigned count = 0;
        unsigned minutiae = 0;
    };

    // Standard format, the FBI's, and INCITS 378's (clause 8.9).
    constexpr std::array kCounted = {Counted{10, 12}, Counted{15, 23}, Counted{136, 137}};
    for (const Counted& counted : kCounted) {
        const Field* stated = find(record, counted.count);
        if (stated == nullptr) {
            continue;
        }
        const std::string_view minutiae = text(record, counted.minutiae);
        const std::size_t there = minutiae.empty() ? 0 : split(minutiae).size();
        if (number(asText(stated->value)) != there) {
            findings.add(Rule::Count, counted.count,
                         std::string(asText(stated->value)) + ", there are " +
                             std::to_string(there));
        }
    }
}

} // namespace rekam::biometrics::an2
