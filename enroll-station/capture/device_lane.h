// One thread for one open device: it owns the device, runs one job at a time and can be told to
// stop.
#pragma once

#include "api/device.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

namespace rekam::capture {

/// Jobs run in order on the lane's own thread. The device is opened there by the first job that
/// needs it, and dropped there when a job reports it gone, so that the next job opens it afresh.
/// Threading: post(), cancel() and the destructor from one owner thread; jobs run on the lane's.
template <typename DeviceType>
class DeviceLane
{
public:
    using Open = std::function<Result<std::unique_ptr<DeviceType>>()>;
    /// @return why the job failed, or success. DeviceGone makes the lane drop the device.
    using Job = std::function<Status(DeviceType&, const std::stop_token&)>;
    /// Called on the lane's thread for every job that did not succeed, opening included.
    using Failed = std::function<void(const Error&)>;

    DeviceLane(Open open, Failed failed)
        : m_open(std::move(open))
        , m_failed(std::move(failed))
        , m_thread([this](const std::stop_token& quit) { serve(quit); })
    {}

    DeviceLane(const DeviceLane&) = delete;
    DeviceLane& operator=(const DeviceLane&) = delete;
    DeviceLane(DeviceLane&&) = delete;
    DeviceLane& operator=(DeviceLane&&) = delete;

    ~DeviceLane()
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

private:
    void serve(const std::stop_token& quit)
    {
        std::unique_ptr<DeviceType> device;
        while (!quit.stop_requested()) {
            Job job;
            std::stop_source current;
            {
                std::unique_lock lock(m_mutex);
                if (!m_wake.wait(lock, quit, [this] { return !m_jobs.empty(); })) {
                    return;
                }
                job = std::move(m_jobs.front());
                m_jobs.pop_front();
                m_current = current;
            }
            run(device, job, current.get_token());
        }
    }

    void run(std::unique_ptr<DeviceType>& device, const Job& job, const std::stop_token& stop)
    {
        if (!device) {
            auto opened = m_open();
            if (!opened) {
                m_failed(opened.error());
                return;
            }
            device = std::move(opened).value();
        }
        if (const Status done = job(*device, stop); !done) {
            if (done.error().code == ErrorCode::DeviceGone) {
                device.reset();
            }
            m_failed(done.error());
        }
    }

    Open m_open;
    Failed m_failed;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Job> m_jobs;
    std::stop_source m_current;
    std::jthread m_thread; // last: it uses all of the above
};

} // namespace rekam::capture
