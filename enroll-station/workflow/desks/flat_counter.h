// Whether the agent's counter of sent records stands still though some wait.
#pragma once

#include "base/clock.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace rekam::workflow {

/// Told what the agent says, again and again. Threading: one thread.
class FlatCounter
{
public:
    /// `sent`: since the agent's start; `waiting`: in its queue.
    void read(std::uint64_t sent, std::uint64_t waiting, WallTime at);

    /// For how long the counter has not moved with something in the queue; zero if it moves.
    [[nodiscard]] std::chrono::minutes flatFor(WallTime now) const;

private:
    std::uint64_t m_sent = 0;
    std::optional<WallTime> m_since; ///< nothing while the queue is empty
};

} // namespace rekam::workflow
