// Starts the sync agent of this home where the operator asks for it.
#pragma once

#include "workflow/station/station_core.h"

namespace rekam {

/// The agent is a program of its own: it goes on when the station ends, and one that runs already
/// stays the only one (it holds the lock on its spool). Its log is that of installer/start.
void connectAgentStart(workflow::StationCore& core);

} // namespace rekam
