// A mailbox for one frame: the newest wins, and the reader is woken once however many came.
#pragma once

#include <QImage>

#include <mutex>
#include <utility>

namespace rekam::capture {

/// Thread-safe.
class LatestFrame
{
public:
    enum class Wake { Needed, AlreadyDue };

    /// @return whether the reader has to be told; AlreadyDue while an earlier frame waits for it.
    Wake put(QImage frame)
    {
        const std::lock_guard lock(m_mutex);
        const bool waiting = !m_frame.isNull();
        m_frame = std::move(frame);
        return waiting ? Wake::AlreadyDue : Wake::Needed;
    }

    /// @return the newest frame, or a null image if there is none.
    [[nodiscard]] QImage take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_frame, QImage());
    }

private:
    std::mutex m_mutex;
    QImage m_frame;
};

} // namespace rekam::capture
