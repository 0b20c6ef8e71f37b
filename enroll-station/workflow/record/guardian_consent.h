// *Persetujuan wali*: who agreed for a child, as the policy asks (Law 27/2022: a child's data).
#pragma once

#include "packet/record_document.h"
#include "provision/policy.h"
#include "store/tables/enrolment_table.h"

#include <optional>
#include <string>
#include <string_view>

namespace rekam::workflow {

/// Under these years, and never married, a guardian agrees. This kit's own ruling (UU 35/2014: a
/// child is below 18).
inline constexpr int kChildUntilYears = 18;

enum class ConsentNeed {
    None,  ///< the policy does not ask, or the person is no child
    Asked, ///< the operator is reminded; the record goes on without
    Required,
};

[[nodiscard]] ConsentNeed consentNeed(const record::Person& who, Date today,
                                      const provision::Policy& policy);

/// What step ReadBack has saved of it; nothing if nobody was asked.
[[nodiscard]] std::optional<packet::GuardianConsent> consentOf(const store::Enrolment& enrolment);

/// A step's JSON with the consent in it; everything else stays.
[[nodiscard]] std::string withConsent(std::string_view stepJson,
                                      const std::optional<packet::GuardianConsent>& consent);

} // namespace rekam::workflow
