// What Kirim and Tutup sesi say of a sync agent that does not answer, and how it is started.
#pragma once

#include "workflow/desks/desk.h"

namespace rekam::workflow {

/// It was asked and did not answer; before it was asked nothing is known of it.
[[nodiscard]] bool agentStopped(const StationCore& core);

/// *Agen kirim berhenti.* and the way on; empty while it runs.
[[nodiscard]] view::AlertView agentAlert(const StationCore& core);

/// *Kirim sekarang*, or the button that starts the agent first.
[[nodiscard]] view::ActionView sendAction(const StationCore& core);

/// What sendAction() does. @return what the operator is told of it, which is what will happen.
view::ToastView sendNow(StationCore& core);

} // namespace rekam::workflow
