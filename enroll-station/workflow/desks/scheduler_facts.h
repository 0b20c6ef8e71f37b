// The six words of the *NID Scheduler* window that operators know, from what was read.
#pragma once

#include "control/agent_client.h"
#include "workflow/station/open_station.h"
#include "workflow/view/office.h"

#include <optional>

namespace rekam::workflow {

struct SchedulerReading
{
    const provision::Bundle& bundle; ///< borrowed
    StoreState store = StoreState::Closed;
    const std::optional<control::AgentStatus>& agent; ///< nothing while no agent answers
    bool counterFlat = false; ///< longer than the policy allows, with something in the queue
};

/// Names and values exactly as operators know them; a wrong value is red.
[[nodiscard]] QVector<view::SchedulerFactView> schedulerFacts(const SchedulerReading& reading);

} // namespace rekam::workflow
