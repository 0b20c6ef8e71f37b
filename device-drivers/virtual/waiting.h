// Waits that a stop request ends at once.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace rekam::drivers {

/// @return false if `stop` was requested before the time was over.
inline bool waitFor(std::chrono::milliseconds time, const std::stop_token& stop)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    (void)wake.wait_for(lock, stop, time, [] { return false; });
    return !stop.stop_requested();
}

} // namespace rekam::drivers
