// What an office may write into a policy: several fields at once, and which of them do something.
#pragma once

#include "provision/policy.h"

#include <span>
#include <string>

namespace rekam::provision {

struct PolicyChange
{
    std::string key;
    std::string value;
};

/// Sets them all, or none: contradictions are looked for when all are set, so that two fields that
/// depend on each other change together. Errors as setPolicyField(), and InvalidInput for a photo
/// that is not 3:4.
[[nodiscard]] Status setPolicyFields(Policy& policy, std::span<const PolicyChange> changes);

/// What may be signed, however it was edited: InvalidInput for a photo that is not 3:4. A policy
/// that was signed before still opens.
[[nodiscard]] Status checkSignable(const Policy& policy);

/// Whether this kit obeys the field. One that does not is kept for what is still to come: it is
/// signed and carried, and nobody is shown it as a rule that holds.
[[nodiscard]] bool inForce(const PolicyField& field);

} // namespace rekam::provision
