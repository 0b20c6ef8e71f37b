#include "provision/policy.h"

#include "provision/envelope.h"
#include "provision/fields.h"
#include "provision/policy_edit.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

namespace rekam::provision {

namespace {

constexpr std::string_view kWhat = "policy";
constexpr std::size_t kNoteBytesMax = 200;
constexpr std::string_view kOwn = "ketetapan sendiri";
constexpr int kPortraitSlackPx = 4; ///< of 3 heights against 4 widths, as imaging cuts it

using P = Policy;

constexpr std::array kFields = {
    PolicyField{"finger.accept", &P::fingerAccept, 0, 100, "",
                "ISO/IEC 29794-4; ketetapan sendiri"},
    PolicyField{"finger.good", &P::fingerGood, 0, 100, "", "ISO/IEC 29794-4; ketetapan sendiri"},
    PolicyField{"finger.retries", &P::fingerRetries, 1, 10, "kali", kOwn},
    PolicyField{"iris.accept", &P::irisAccept, 0, 100, "", "ISO/IEC 29794-6; ketetapan sendiri"},
    PolicyField{"iris.good", &P::irisGood, 0, 100, "", "ISO/IEC 29794-6; ketetapan sendiri"},
    PolicyField{"iris.retries", &P::irisRetries, 1, 10, "kali", kOwn},
    PolicyField{"photo.takes", &P::photoTakes, 1, 3, "kali", "SE 400.8.1.2/13999 Tahun 2024"},
    PolicyField{"signature.retries", &P::signatureRetries, 1, 10, "kali", kOwn},
    PolicyField{"finger.match", &P::fingerMatch, 1, 1000, "", kOwn},
    PolicyField{"finger.search-match", &P::fingerSearchMatch, 1, 1000, "", kOwn},
    PolicyField{"operator.match", &P::operatorMatch, 1, 1000, "", kOwn},
    PolicyField{"iris.match", &P::irisMatch, 1, 100, "", kOwn},
    PolicyField{"photo.width", &P::photoWidthPx, 240, 2400, "px", "ISO/IEC 39794-5 D.1"},
    PolicyField{"photo.height", &P::photoHeightPx, 320, 3200, "px", "ISO/IEC 39794-5 D.1"},
    PolicyField{"age.record-from", &P::recordFromYears, 12, 17, "tahun", kOwn},
    PolicyField{"age.print-from", &P::printFromYears, 12, 21, "tahun", "UU 24/2013"},
    PolicyField{"card.lead", &P::cardLeadDays, 0, 90, "hari", kOwn},
    PolicyField{"guardian.consent", &P::guardianConsent, 0, 2, "", "UU 27/2022"},
    PolicyField{"revisit", &P::revisitDays, 1, 180, "hari", kOwn},
    PolicyField{"retention", &P::retentionDays, 0, 365, "hari", "UU 27/2022; ketetapan sendiri"},
    PolicyField{"offline.max", &P::offlineDaysMax, 1, 365, "hari", kOwn},
    PolicyField{"alarm.first", &P::alarmFirstDays, 1, 365, "hari", kOwn},
    PolicyField{"alarm.second", &P::alarmSecondDays, 1, 365, "hari", kOwn},
    PolicyField{"alarm.third", &P::alarmThirdDays, 1, 365, "hari", kOwn},
    PolicyField{"alarm.flat-counter", &P::flatCounterMinutes, 1, 1440, "menit", kOwn},
    PolicyField{"lock.idle", &P::idleLockMinutes, 1, 120, "menit", kOwn},
    PolicyField{"lock.tries", &P::passphraseTries, 3, 20, "kali", kOwn},
    PolicyField{"disk.free", &P::diskFreeMiBMin, 512, 1'048'576, "MiB", kOwn},
};

/// The first key that contradicts another; empty if none does.
std::string_view contradiction(const Policy& policy)
{
    if (policy.fingerGood < policy.fingerAccept) {
        return "finger.good";
    }
    if (policy.irisGood < policy.irisAccept) {
        return "iris.good";
    }
    if (policy.printFromYears < policy.recordFromYears) {
        return "age.print-from";
    }
    if (policy.alarmSecondDays < policy.alarmFirstDays) {
        return "alarm.second";
    }
    return policy.alarmThirdDays < policy.alarmSecondDays ? "alarm.third" : "";
}

/// One field, within its own limits.
Status setOne(Policy& policy, const PolicyChange& change)
{
    const auto* const field =
        std::ranges::find(kFields, std::string_view(change.key), &PolicyField::key);
    if (field == kFields.end()) {
        return Error{ErrorCode::NotFound, "policy: no field " + change.key};
    }
    int number = 0;
    const std::string& text = change.value;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed != std::errc() || end != text.data() + text.size() || number < field->minimum ||
        number > field->maximum) {
        return Error{ErrorCode::InvalidInput, "policy: " + change.key + " must be " +
                                                  std::to_string(field->minimum) + " to " +
                                                  std::to_string(field->maximum)};
    }
    policy.*field->member = number;
    return {};
}

} // namespace

std::span<const PolicyField> policyFields()
{
    return kFields;
}

record::AgeRules ageRules(const Policy& policy)
{
    return {policy.recordFromYears, policy.printFromYears};
}

bool inForce(const PolicyField& field)
{
    // Cards are printed and handed out elsewhere as yet.
    return field.member != &P::cardLeadDays;
}

Status checkSignable(const Policy& policy)
{
    if (std::abs(3 * policy.photoHeightPx - 4 * policy.photoWidthPx) > kPortraitSlackPx) {
        return Error{ErrorCode::InvalidInput,
                     "policy: photo.width and photo.height must be 3 to 4, such as " +
                         std::to_string(policy.photoWidthPx) + " and " +
                         std::to_string(policy.photoWidthPx * 4 / 3)};
    }
    return {};
}

Status setPolicyField(Policy& policy, std::string_view key, std::string_view value)
{
    const PolicyChange change{std::string(key), std::string(value)};
    return setPolicyFields(policy, {&change, 1});
}

Status setPolicyFields(Policy& policy, std::span<const PolicyChange> changes)
{
    Policy changed = policy;
    for (const PolicyChange& change : changes) {
        if (Status set = setOne(changed, change); !set) {
            return set;
        }
    }
    if (const auto against = contradiction(changed); !against.empty()) {
        return Error{ErrorCode::InvalidInput,
                     "policy: contradicts itself at " + std::string(against)};
    }
    if (Status signable = checkSignable(changed); !signable) {
        return signable;
    }
    policy = changed;
    return {};
}

std::string policyToJson(const Policy& policy)
{
    Json object = {{"schema", 1},
                   {"version", policy.version},
                   {"issuedAt", unixMs(policy.issuedAt)},
                   {"note", policy.note}};
    for (const PolicyField& field : kFields) {
        object["values"][std::string(field.key)] = policy.*field.member;
    }
    return dump(object);
}

Result<Policy> policyFromJson(std::string_view json)
{
    auto parsed = Fields::parse(kWhat, json);
    if (!parsed) {
        return parsed.error();
    }
    Fields& fields = parsed.value();
    Policy policy;
    policy.version = static_cast<std::uint32_t>(fields.integer("version", 1, UINT32_MAX));
    policy.issuedAt = fields.time("issuedAt");
    policy.note = fields.text("note", 0, kNoteBytesMax);
    Fields values = fields.object("values");
    for (const PolicyField& field : kFields) {
        policy.*field.member = static_cast<int>(
            values.integer(std::string(field.key).c_str(), field.minimum, field.maximum));
    }
    fields.adopt(values, "values");
    if (const auto against = contradiction(policy); !against.empty()) {
        fields.fail(against);
    }
    return fields.ok() ? Result<Policy>(policy) : fields.error();
}

Bytes signPolicy(const Policy& policy, const crypto::SigningKeyPair& office)
{
    return signDocument(DocumentKind::Policy, asBytes(policyToJson(policy)), office);
}

Result<Policy> openPolicy(ByteView file, const crypto::SigningPublicKey& office)
{
    const auto payload = openDocument(DocumentKind::Policy, file, office);
    return payload ? policyFromJson(asText(payload.value())) : payload.error();
}

} // namespace rekam::provision
