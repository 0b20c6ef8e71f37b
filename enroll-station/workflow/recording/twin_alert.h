// What the operator is told when a record seems to be somebody else's, or holds one finger twice.
#pragma once

#include "provision/policy.h"
#include "workflow/record/twin_check.h"
#include "workflow/view/common.h"

#include <QString>

namespace rekam::workflow {

/// Whose record it is: its number, and its school if that is another session.
[[nodiscard]] QString twinPlace(const TwinLike& like);

/// Cause, score and way on of findingOf(); nothing where that is Nobody.
[[nodiscard]] view::AlertView twinAlert(const TwinCheck& twins, const provision::Policy& policy);

/// Twins as a line of the summary. Nothing compared is never green.
[[nodiscard]] view::CheckView twinCheckView(const TwinCheck& twins,
                                            const provision::Policy& policy);

} // namespace rekam::workflow
