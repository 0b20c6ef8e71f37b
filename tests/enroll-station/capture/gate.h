// Where a fake driver waits: until it is let through, whatever it is told in the meantime.
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace rekam::testing {

/// Thread-safe.
class Gate
{
public:
    void open()
    {
        // Under the lock: who passes may take the gate away at once.
        const std::lock_guard lock(m_mutex);
        m_open = true;
        m_change.notify_all();
    }

    /// As a driver that hangs.
    void pass()
    {
        std::unique_lock lock(m_mutex);
        m_change.wait(lock, [this] { return m_open; });
    }

    /// As a driver that keeps its contract. @return false if it was told to stop first.
    bool pass(const std::stop_token& stop)
    {
        std::unique_lock lock(m_mutex);
        return m_change.wait(lock, stop, [this] { return m_open; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_change;
    bool m_open = false;
};

} // namespace rekam::testing
