// What a headless session says on a terminal, and what it calls its pictures.
#pragma once

#include "store/tables/roster_table.h"
#include "workflow/session/session_audit.h"
#include "workflow/view/common.h"

#include <QString>

namespace rekam {

/// Of the screen's picture, without its ending.
[[nodiscard]] const char* fileNameOf(view::Screen screen);

/// Why somebody of the list is not recorded today.
[[nodiscard]] QString passedOverCause(const store::RosterEntry& entry);

/// Why someone is not through yet, and the way on. `line` is what the sending screen says of the
/// road to the centre; empty if all is well there.
[[nodiscard]] QString pendingCause(const workflow::PendingPerson& person,
                                   const view::AlertView& line);

} // namespace rekam
