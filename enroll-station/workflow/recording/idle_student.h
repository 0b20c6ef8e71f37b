// The student's window while nobody is recorded: where one is, and that it is practice if it is.
#pragma once

#include "workflow/station/station_core.h"
#include "workflow/view/all.h"

namespace rekam::workflow {

/// No names. Before anybody is logged in the school is not known.
[[nodiscard]] view::StudentView idleStudent(const StationCore& core);

} // namespace rekam::workflow
