// Why someone of a headless session is not through yet, and the way on, as one line of a terminal.
#pragma once

#include "workflow/session/session_audit.h"
#include "workflow/view/common.h"

#include <QString>

namespace rekam {

/// `line` is what the sending screen says of the road to the centre; empty if all is well there.
[[nodiscard]] QString pendingCause(const workflow::PendingPerson& person,
                                   const view::AlertView& line);

} // namespace rekam
