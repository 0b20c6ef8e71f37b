// One thread for one open device: it owns the device, runs one job at a time and can be told to
// stop.
#pragma once

#include "api/device.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>

namespace rekam::capture {

/// Jobs run in order on the lane's own thread. The device is opened there by the first job that
/// needs it, and dropped there when a job reports it gone, so that the next job opens it afresh. A
/// driver that throws counts as a device that is gone. One that cannot be found any more, too.
/// Threading: all but the jobs from one owner thread; jobs run on the lane's.
template <typename DeviceType>
class DeviceLane
{
public:
    using Open = std::function<Result<std::unique_ptr<DeviceType>>()>;
    /// @return why the job failed, or success. DeviceGone makes the lane drop the device.
    using Job = std::function<Status(DeviceType&, const std::stop_token&)>;
    /// Called on the lane's thread for every job that did not succeed, opening included.
    using Failed = std::function<void(const Error&)>;
    /// Called on the lane's thread once no job has come for a while after the last.
    using Rest = std::function<void(DeviceType&)>;

    static constexpr std::chrono::milliseconds kRestAfter{1'000};

    DeviceLane(Open open, Failed failed, Rest rest = {},
               std::chrono::milliseconds restAfter = kRestAfter)
        : m_open(std::move(open))
        , m_failed(std::move(failed))
        , m_rest(std::move(rest))
        , m_restAfter(restAfter)
        , m_thread([this](const std::stop_token& quit) { serve(quit); })
    {}

    DeviceLane(const DeviceLane&) = delete;
    DeviceLane& operator=(const DeviceLane&) = delete;
    DeviceLane(DeviceLane&&) = delete;
    DeviceLane& operator=(DeviceLane&&) = delete;

    /// Waits for the job at work: as long as its driver takes.
    ~DeviceLane() { close(); }

    /// The lane takes no more jobs and drops its device as soon as the job at work returns; does
    /// not wait for that.
    void close()
    {
        cancel();
        m_thread.request_stop();
        m_wake.notify_all();
    }

    void post(Job job)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_jobs.push_back(std::move(job));
        }
        m_wake.notify_all();
    }

    /// Stops the job at work (a device answers within 100 ms) and forgets those that wait.
    void cancel()
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.clear();
        m_current.request_stop();
    }

    /// The job at work, opening the device included: another number for each; 0 if there is none. A
    /// lane that shows the same one well after cancel() holds a driver that does not answer.
    [[nodiscard]] std::uint64_t atWork() const
    {
        const std::lock_guard lock(m_mutex);
        return m_working ? m_taken : 0;
    }

private:
    void serve(const std::stop_token& quit)
    {
        std::unique_ptr<DeviceType> device;
        bool rests = true;
        while (!quit.stop_requested()) {
            Job job;
            std::stop_source current;
            {
                std::unique_lock lock(m_mutex);
                const auto wanted = [this] {
                    return !m_jobs.empty();
                };
                const bool mayRest = m_rest && device && !rests;
                const bool came = mayRest ? m_wake.wait_for(lock, quit, m_restAfter, wanted)
                                          : m_wake.wait(lock, quit, wanted);
                if (quit.stop_requested() || !(came || mayRest)) {
                    return;
                }
                if (came) {
                    job = std::move(m_jobs.front());
                    m_jobs.pop_front();
                } else {
                    job = [this](DeviceType& idle, const std::stop_token&) {
                        m_rest(idle);
                        return Status();
                    };
                }
                rests = !came;
                m_current = current;
                ++m_taken;
                m_working = true;
            }
            run(device, job, current.get_token());
            const std::lock_guard lock(m_mutex);
            m_working = false;
        }
    }

    void run(std::unique_ptr<DeviceType>& device, const Job& job, const std::stop_token& stop)
    {
        const Status done = attempt(device, job, stop);
        if (done) {
            return;
        }
        if (done.error().code == ErrorCode::DeviceGone) {
            device.reset();
        }
        m_failed(done.error());
    }

    Status attempt(std::unique_ptr<DeviceType>& device, const Job& job, const std::stop_token& stop)
    {
        try {
            if (!device) {
                auto opened = m_open();
                if (!opened) {
                    Error why = opened.error();
                    why.code = why.code == ErrorCode::NotFound ? ErrorCode::DeviceGone : why.code;
                    return why;
                }
                device = std::move(opened).value();
            }
            return job(*device, stop);
        } catch (const std::exception& thrown) {
            return Error{ErrorCode::DeviceGone, std::string("driver threw: ") + thrown.what()};
        } catch (...) {
            return Error{ErrorCode::DeviceGone, "driver threw"};
        }
    }

    Open m_open;
    Failed m_failed;
    Rest m_rest;
    std::chrono::milliseconds m_restAfter;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Job> m_jobs;
    std::stop_source m_current;
    std::uint64_t m_taken = 0;
    bool m_working = false;
    std::jthread m_thread; // last: it uses all of the above
};

} // namespace rekam::capture
