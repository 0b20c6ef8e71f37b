#include "workflow/record/guardian_consent.h"

#include "record/age.h"

#include <nlohmann/json.hpp>

namespace rekam::workflow {

namespace {

using nlohmann::json;

constexpr const char* kMember = "guardian-consent";

} // namespace

ConsentNeed consentNeed(const record::Person& who, Date today, const provision::Policy& policy)
{
    const auto asked = static_cast<provision::GuardianConsent>(policy.guardianConsent);
    const auto& marital = who.maritalStatus.code;
    const bool single = !marital || *marital == record::MaritalStatus::Single;
    if (asked == provision::GuardianConsent::NotAsked || !single ||
        record::ageAt(who.birthDate, today) >= kChildUntilYears) {
        return ConsentNeed::None;
    }
    return asked == provision::GuardianConsent::Required ? ConsentNeed::Required
                                                         : ConsentNeed::Asked;
}

std::optional<packet::GuardianConsent> consentOf(const store::Enrolment& enrolment)
{
    const store::StepRecord* read = enrolment.step(record::Step::ReadBack);
    const json step = read == nullptr ? json() : json::parse(read->dataJson, nullptr, false);
    if (!step.is_object() || !step.contains(kMember)) {
        return std::nullopt;
    }
    auto consent = packet::consentFromJson(step[kMember].dump());
    return consent ? std::optional(std::move(consent).value()) : std::nullopt;
}

std::string withConsent(std::string_view stepJson,
                        const std::optional<packet::GuardianConsent>& consent)
{
    json step = json::parse(stepJson, nullptr, false);
    if (!step.is_object()) {
        step = json::object();
    }
    step.erase(kMember);
    if (consent) {
        step[kMember] = json::parse(packet::consentToJson(*consent));
    }
    return step.dump();
}

} // namespace rekam::workflow
