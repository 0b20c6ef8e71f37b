#include "intake/handover_writer.h"

#include <chrono>

namespace rekam::intake {

namespace {

constexpr std::chrono::seconds kRetryPause{2};
constexpr std::chrono::seconds kGivePatience{1};

} // namespace

HandoverWriter::HandoverWriter(handover::Handover& handover)
    : m_handover(&handover)
    , m_thread([this](const std::stop_token& stop) { work(stop); })
{}

HandoverWriter::~HandoverWriter()
{
    m_thread.request_stop();
    m_changed.notify_all();
}

void HandoverWriter::give(const packet::PacketId& id, Bytes packet)
{
    std::unique_lock lock(m_mutex);
    const bool room =
        m_changed.wait_for(lock, kGivePatience, [this] { return m_queue.size() < kHandoverQueue; });
    if (!room) {
        return; // the medium is stuck or full; the sweep hands over what has no answer
    }
    m_queue.emplace_back(id, std::move(packet));
    m_changed.notify_all();
}

void HandoverWriter::work(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    while (m_changed.wait(lock, stop, [this] { return !m_queue.empty(); })) {
        // The front stays queued while it is written; only this thread takes it away.
        const auto& [id, packet] = m_queue.front();
        lock.unlock();
        const Status given = m_handover->give(id, packet);
        lock.lock();
        if (given) {
            m_queue.pop_front();
            m_changed.notify_all();
        } else if (m_changed.wait_for(lock, stop, kRetryPause, [] { return false; })) {
            return;
        }
    }
}

} // namespace rekam::intake
