// What the agent's link is short of, in the words of Kirim.
#pragma once

#include "control/agent_client.h"
#include "workflow/view/common.h"

namespace rekam::workflow {

/// Whether a sealed packet waits for its receipt; where none does, none is said to wait.
enum class Queue { Empty, Waits };

/// Tone Err is what somebody must mend, Neutral and without words where nothing is wrong.
[[nodiscard]] view::AlertView linkAlert(control::LinkTrouble trouble, Queue queue);

} // namespace rekam::workflow
