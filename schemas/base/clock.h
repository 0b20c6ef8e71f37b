// Time as a value handed in, so that tests and simulations own it.
#pragma once

#include <chrono>

namespace rekam {

/// Wall time in UTC. Milliseconds are what records, receipts and logs carry.
using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;

/// Thread-safe.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    Clock(Clock&&) = delete;
    Clock& operator=(Clock&&) = delete;
    virtual ~Clock() = default;

    [[nodiscard]] virtual WallTime wallTime() const = 0;

    /// Never goes back; its zero means nothing.
    [[nodiscard]] virtual std::chrono::milliseconds steadyTime() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] WallTime wallTime() const override
    {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }

    [[nodiscard]] std::chrono::milliseconds steadyTime() const override
    {
        return std::chrono::floor<std::chrono::milliseconds>(
            std::chrono::steady_clock::now().time_since_epoch());
    }
};

} // namespace rekam
