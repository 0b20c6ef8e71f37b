// What goes out next: offers, chunks within the window, questions for answers.
#include "sync/uplink.h"

#include <algorithm>

namespace rekam::sync {

namespace {

using namespace std::chrono_literals;

constexpr Time kQueryPeriod = 15s;
constexpr std::size_t kOfferItems = 64;
constexpr std::size_t kAwaitedReceipts = 32; // records in the pipe past their last byte

} // namespace

void Uplink::pump(Actions& actions)
{
    if (m_figures.paused || m_now < m_holdUntil) {
        return;
    }
    sendChunks(actions);
    offer(actions);
}

void Uplink::offer(Actions& actions)
{
    // The next OFFER goes out while the last record is still in the pipe.
    if (m_offerOpen || m_sending.size() > 2) {
        return;
    }
    wire::Offer offer;
    while (!m_unoffered.empty() && offer.items.size() < kOfferItems) {
        const auto found = m_items.find(m_unoffered.front());
        m_unoffered.pop_front();
        if (found != m_items.end() && found->second.step == Step::Unoffered &&
            found->second.spool.hasPacket) {
            found->second.step = Step::Offered;
            offer.items.push_back(found->second.spool.offer);
        }
    }
    if (!offer.items.empty()) {
        if (!outstanding()) {
            m_lastProgress = m_now;
        }
        m_offerOpen = true;
        actions.emplace_back(action::Send{std::move(offer)});
    }
}

void Uplink::sendChunks(Actions& actions)
{
    const std::uint64_t window = std::min(m_serverWindow, m_meter.windowBytes());
    while (!m_sending.empty() && m_awaited < kAwaitedReceipts) {
        const auto id = m_sending.front();
        Item& item = m_items.at(id);
        const std::uint64_t total = item.spool.offer.bytes;
        while (item.sent < total) {
            const std::uint64_t bytes =
                std::min({total - item.sent, m_meter.chunkBytes(), m_maxChunk});
            if (m_inFlight > 0 && m_inFlight + bytes > window) {
                return;
            }
            if (!outstanding()) {
                m_lastProgress = m_now; // the line was idle: patience starts here
            }
            actions.emplace_back(action::SendChunk{id, item.sent, bytes});
            item.sent += bytes;
            item.furthest = std::max(item.furthest, item.sent);
            item.chunks.push_back({item.sent, bytes, m_meter.depart(m_now)});
            m_inFlight += bytes;
        }
        actions.emplace_back(action::Send{wire::Finish{id, total, item.spool.offer.contentHash}});
        item.step = Step::Finished;
        ++m_awaited;
        m_sending.pop_front();
    }
}

/// One QUERY at a time, so that the answers do not fill a slow line; what stays unanswered is asked
/// again at the next round.
void Uplink::askDoubted(Actions& actions)
{
    wire::Query query;
    for (const auto& id : m_doubted) {
        if (query.ids.size() < wire::kMaxItems) {
            query.ids.push_back(id);
        }
    }
    m_doubtedAsked = query.ids.size();
    if (!query.ids.empty()) {
        actions.emplace_back(action::Send{std::move(query)});
    }
}

void Uplink::query(Actions& actions)
{
    m_nextQuery = m_now + kQueryPeriod;
    // What was refused or could not be stored gets another chance; an OFFER costs little.
    for (const auto& id : m_order) {
        Item& item = m_items.at(id);
        if (item.step == Step::Refused && wants(item)) {
            item.step = Step::Unoffered;
            m_unoffered.push_back(id);
        }
    }
    wire::Query query;
    for (std::size_t seen = 0; seen < m_order.size() && query.ids.size() < wire::kMaxItems;
         ++seen) {
        m_queryFrom = (m_queryFrom + 1) % m_order.size();
        const SpoolItem& spool = m_items.at(m_order[m_queryFrom]).spool;
        if (spool.hasReceipt && !spool.hasAnswer) {
            query.ids.push_back(spool.offer.id);
        }
    }
    if (!query.ids.empty()) {
        actions.emplace_back(action::Send{std::move(query)});
    }
    askDoubted(actions);
    // Also the sign of life of an idle line: without it a dead one would look connected.
    handle(event::Probe{}, actions);
}

} // namespace rekam::sync
