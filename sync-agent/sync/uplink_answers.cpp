// What the intake said.
#include "sync/uplink.h"

#include <algorithm>

namespace rekam::sync {

namespace {

using namespace std::chrono_literals;

constexpr Time kShortestHold = 1s;
constexpr Time kLongestHold = 60s;

const char* nameOf(wire::NackCode code)
{
    switch (code) {
    case wire::NackCode::Version:
        return "VERSION";
    case wire::NackCode::Auth:
        return "AUTH";
    case wire::NackCode::Revoked:
        return "REVOKED";
    case wire::NackCode::Schema:
        return "SCHEMA";
    case wire::NackCode::Offset:
        return "OFFSET";
    case wire::NackCode::Hash:
        return "HASH";
    case wire::NackCode::Sig:
        return "SIG";
    case wire::NackCode::ChainGap:
        return "CHAIN_GAP";
    case wire::NackCode::ChainFork:
        return "CHAIN_FORK";
    case wire::NackCode::IdConflict:
        return "ID_CONFLICT";
    case wire::NackCode::Busy:
        return "BUSY";
    case wire::NackCode::DiskFull:
        return "DISK_FULL";
    case wire::NackCode::Internal:
        return "INTERNAL";
    }
    return "unknown code";
}

std::string textOf(const wire::Nack& nack)
{
    return "intake: " + std::string(nameOf(nack.code)) + (nack.text.empty() ? "" : ": ") +
           nack.text;
}

} // namespace

/// Messages that only an agent sends: a peer that sends them is no intake of ours; ignored.
template <typename Other>
void Uplink::receive(const Other& /*other*/, Actions& /*actions*/)
{}

void Uplink::handle(event::Received&& received, Actions& actions)
{
    if (m_phase != Phase::Greeting && m_phase != Phase::Running) {
        return; // late words of a link that was given up
    }
    m_lastProgress = m_now;
    std::visit([&](auto& message) { receive(std::move(message), actions); }, received.message);
}

void Uplink::receive(const wire::Welcome& welcome, Actions& actions)
{
    if (m_phase != Phase::Greeting) {
        return;
    }
    m_phase = Phase::Running;
    m_meter.roundTrip(m_now - m_helloAt);
    m_figures.roundTrip = m_now - m_helloAt;
    ++m_figures.measured;
    m_figures.connected = true;
    const bool revoked = welcome.admission == wire::Admission::QuarantineOnly;
    m_figures.trouble = revoked ? Trouble::Revoked : Trouble::None;
    m_figures.lastError = revoked ? "this station is revoked: packets go to quarantine" : "";
    m_serverWindow = welcome.windowBytes;
    m_maxChunk = std::max<std::uint64_t>(welcome.maxChunkBytes, 1);
    m_nextQuery = m_now;
    startSession();
    for (const wire::PacketId& id : welcome.lost) {
        voidReceipt(id, actions);
    }
    if (welcome.logWord == wire::LogWord::Doubtful) {
        for (const auto& [id, item] : m_items) {
            if (item.spool.hasReceipt) {
                m_doubted.insert(id);
            }
        }
    }
}

void Uplink::receive(wire::Need&& need, Actions& actions)
{
    m_offerOpen = false;
    for (wire::NeedItem& answer : need.items) {
        const auto found = m_items.find(answer.id);
        if (found == m_items.end() || found->second.step != Step::Offered) {
            continue;
        }
        Item& item = found->second;
        if (const auto* wanted = std::get_if<wire::Wanted>(&answer.answer); wanted != nullptr) {
            item.step = Step::Sending;
            item.sent = std::min(wanted->offset, item.spool.offer.bytes);
            item.credited = item.sent;
            m_figures.resentBytes += item.furthest > item.sent ? item.furthest - item.sent : 0;
            m_sending.push_back(answer.id);
        } else if (auto* have = std::get_if<wire::Have>(&answer.answer); have != nullptr) {
            Bytes central = std::move(have->answer);
            settle(answer.id, std::move(have->receipt), actions);
            if (!central.empty() && !item.spool.hasAnswer) {
                item.spool.hasAnswer = true;
                actions.emplace_back(action::StoreAnswer{answer.id, std::move(central)});
            }
        } else {
            wire::Nack nack;
            nack.code = std::get<wire::NotTaken>(answer.answer).code;
            refuse(answer.id, item, nack, actions);
        }
    }
}

void Uplink::receive(const wire::Credit& credit, Actions& /*actions*/)
{
    const auto found = m_items.find(credit.id);
    if (found == m_items.end() || credit.receivedBytes < found->second.credited) {
        return;
    }
    m_failures = 0; // bytes arrive: the next break is a new one
    m_serverWindow = credit.windowBytes;
    Item& item = found->second;
    item.credited = credit.receivedBytes;
    while (!item.chunks.empty() && item.chunks.front().end <= credit.receivedBytes) {
        const Chunk& chunk = item.chunks.front();
        m_meter.arrive(chunk.departure, chunk.bytes, m_now);
        m_inFlight -= std::min(m_inFlight, chunk.bytes);
        item.chunks.pop_front();
    }
    m_figures.roundTrip = m_meter.lastRoundTrip();
}

void Uplink::receive(wire::ReceiptMessage&& receipt, Actions& actions)
{
    m_failures = 0;
    if (m_figures.trouble == Trouble::ServerBusy) {
        m_figures.trouble = Trouble::None;
        m_figures.lastError.clear();
    }
    settle(receipt.id, std::move(receipt.receipt), actions);
}

void Uplink::settle(const wire::PacketId& id, Bytes receipt, Actions& actions)
{
    const auto found = m_items.find(id);
    if (found == m_items.end()) {
        return;
    }
    Item& item = found->second;
    leavePipe(id, item);
    item.step = Step::Settled;
    if (!item.spool.hasReceipt) {
        ++m_figures.sentSinceRestart;
    }
    item.spool.hasReceipt = true;
    actions.emplace_back(action::StoreReceipt{id, std::move(receipt)});
}

/// Back to where the packet stood before it was sent. One that has left the spool is in nobody's
/// pipe until the station publishes it again.
void Uplink::voidReceipt(const wire::PacketId& id, Actions& actions)
{
    const auto found = m_items.find(id);
    if (found == m_items.end() || !found->second.spool.hasReceipt) {
        return;
    }
    Item& item = found->second;
    item.spool.hasReceipt = false;
    item.spool.hasAnswer = false;
    item.spool.log = {};
    requeue(id, item);
    actions.emplace_back(action::VoidReceipt{id});
}

void Uplink::receive(wire::StatusMessage&& status, Actions& actions)
{
    for (wire::StatusItem& answer : status.items) {
        if (m_doubted.erase(answer.id) != 0 && m_doubtedAsked > 0 && --m_doubtedAsked == 0) {
            askDoubted(actions);
        }
        if (answer.unknown) {
            voidReceipt(answer.id, actions);
            continue;
        }
        const auto found = m_items.find(answer.id);
        if (found != m_items.end() && found->second.spool.hasReceipt && !answer.receipt.empty()) {
            actions.emplace_back(action::StoreReceipt{answer.id, std::move(answer.receipt)});
        }
        if (found != m_items.end() && !answer.answer.empty() && !found->second.spool.hasAnswer) {
            found->second.spool.hasAnswer = true;
            actions.emplace_back(action::StoreAnswer{answer.id, std::move(answer.answer)});
        }
    }
}

void Uplink::receive(wire::Roster&& roster, Actions& actions)
{
    actions.emplace_back(action::Deliver{std::move(roster.name), std::move(roster.sealed)});
}

void Uplink::receive(wire::PolicyMessage&& policy, Actions& actions)
{
    actions.emplace_back(
        action::Deliver{"policy-" + std::to_string(policy.version), std::move(policy.document)});
}

void Uplink::receive(const wire::Nack& nack, Actions& actions)
{
    if (const auto found = m_items.find(nack.id); found != m_items.end()) {
        refuse(nack.id, found->second, nack, actions);
        return;
    }
    switch (nack.code) {
    case wire::NackCode::Busy:
    case wire::NackCode::DiskFull:
        hold(nack);
        if (m_phase == Phase::Greeting) {
            rest(Trouble::ServerBusy, textOf(nack), actions);
        }
        return;
    case wire::NackCode::ChainGap:
        return; // recorded there, nothing to do here
    case wire::NackCode::Version:
        rest(Trouble::ProtocolVersion, textOf(nack), actions);
        return;
    case wire::NackCode::Auth:
        rest(Trouble::Refused, textOf(nack), actions);
        return;
    case wire::NackCode::Revoked:
        rest(Trouble::Revoked, textOf(nack), actions);
        return;
    case wire::NackCode::Schema:
    case wire::NackCode::Offset:
    case wire::NackCode::Hash:
    case wire::NackCode::Sig:
    case wire::NackCode::ChainFork:
    case wire::NackCode::IdConflict:
    case wire::NackCode::Internal:
        rest(Trouble::Stalled, textOf(nack), actions);
        return;
    }
}

void Uplink::hold(const wire::Nack& why)
{
    const Time asked = std::clamp<Time>(why.retryAfter, kShortestHold, kLongestHold);
    m_holdUntil = std::max(m_holdUntil, m_now + asked);
    m_figures.trouble = Trouble::ServerBusy;
    m_figures.lastError = textOf(why);
}

void Uplink::refuse(const wire::PacketId& id, Item& item, const wire::Nack& why, Actions& actions)
{
    if (item.step == Step::Settled || item.step == Step::Unoffered) {
        return;
    }
    switch (why.code) {
    case wire::NackCode::Busy:
    case wire::NackCode::DiskFull:
    case wire::NackCode::Internal:
        hold(why);
        requeue(id, item);
        return;
    case wire::NackCode::Offset:
    case wire::NackCode::Hash: // the way spoiled it; the offset comes anew
        requeue(id, item);
        m_figures.lastError = textOf(why);
        return;
    case wire::NackCode::ChainGap:
        return;
    case wire::NackCode::Schema:
    case wire::NackCode::Sig:
    case wire::NackCode::ChainFork:
    case wire::NackCode::IdConflict:
        leavePipe(id, item);
        item.step = Step::Refused;
        m_figures.lastError = textOf(why);
        actions.emplace_back(action::Quarantine{id, why.code});
        return;
    case wire::NackCode::Version:
    case wire::NackCode::Auth:
    case wire::NackCode::Revoked: // kept in the spool: the office may take it back
        leavePipe(id, item);
        item.step = Step::Refused;
        m_figures.lastError = textOf(why);
        return;
    }
}

void Uplink::receive(const wire::ProbeEcho& echo, Actions& /*actions*/)
{
    if (m_probe && m_probe->first == echo.nonce) {
        m_figures.roundTrip = m_now - m_probe->second;
        ++m_figures.measured;
        m_meter.roundTrip(*m_figures.roundTrip);
        m_probe.reset();
    }
}

} // namespace rekam::sync
