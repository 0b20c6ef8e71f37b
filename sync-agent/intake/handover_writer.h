// Writes packets into the hand-over folder beside the receiving thread.
#pragma once

#include "handover/handover.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace rekam::intake {

/// Packets in memory at most, 64 MB each at worst and 2 MB as a rule; more is left to the sweep.
constexpr std::size_t kHandoverQueue = 8;

/// One thread. give() from one other thread. Destruction leaves undone what is queued: it has a
/// receipt and no answer, so the next start hands it over.
class HandoverWriter
{
public:
    /// `handover` must outlive the writer, and its FileSystem must be thread-safe.
    explicit HandoverWriter(handover::Handover& handover);
    HandoverWriter(const HandoverWriter&) = delete;
    HandoverWriter& operator=(const HandoverWriter&) = delete;
    HandoverWriter(HandoverWriter&&) = delete;
    HandoverWriter& operator=(HandoverWriter&&) = delete;
    ~HandoverWriter();

    /// Waits a second for room, then lets it go undone.
    void give(const packet::PacketId& id, Bytes packet);

private:
    void work(const std::stop_token& stop);

    handover::Handover* m_handover;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<std::pair<packet::PacketId, Bytes>> m_queue;
    std::jthread m_thread; ///< last: it uses the rest
};

} // namespace rekam::intake
