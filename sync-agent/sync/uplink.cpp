#include "sync/uplink.h"

#include <algorithm>

namespace rekam::sync {

namespace {

using namespace std::chrono_literals;

constexpr Time kConnectPatience = 6s; // the transport's own limit is 4 s; this is its backstop
constexpr Time kFirstBackoff = 500ms;
constexpr Time kLongestBackoff = 30s;
constexpr unsigned kBackoffDoublings = 6;
constexpr Time kQueryPeriod = 15s;
constexpr std::size_t kOfferItems = 64;
constexpr std::size_t kAwaitedReceipts = 32; // records in the pipe past their last byte
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

Uplink::Uplink(Identity identity, Random& random)
    : m_identity(std::move(identity))
    , m_random(&random)
{}

Actions Uplink::on(Event event, Time now, WallTime wallTime)
{
    m_now = now;
    m_wallTime = wallTime;
    Actions actions;
    std::visit([&](auto& happened) { handle(std::move(happened), actions); }, event);
    if (m_phase == Phase::Running) {
        pump(actions);
    }
    return actions;
}

Time Uplink::deadline() const
{
    switch (m_phase) {
    case Phase::Resting:
        return m_restUntil;
    case Phase::Connecting:
        return m_lastProgress + kConnectPatience;
    case Phase::Greeting:
        return m_lastProgress + m_meter.patience(0);
    case Phase::Running:
        break;
    }
    Time due = m_nextQuery;
    if (outstanding()) {
        due = std::min(due, m_lastProgress + m_meter.patience(m_inFlight));
    }
    if (m_holdUntil > m_now) {
        due = std::min(due, m_holdUntil);
    }
    return due;
}

std::uint64_t Uplink::waiting() const
{
    return static_cast<std::uint64_t>(std::ranges::count_if(m_items, [](const auto& entry) {
        return entry.second.spool.hasPacket && !entry.second.spool.hasReceipt;
    }));
}

bool Uplink::outstanding() const
{
    return m_inFlight > 0 || m_awaited > 0 || m_offerOpen || m_probe.has_value();
}

/// A packet is for the intake while no receipt covers it, and again when the intake's log or chain
/// ends before the receipt it once gave (restored from an old backup).
bool Uplink::wants(const Item& item) const
{
    const SpoolItem& spool = item.spool;
    return spool.hasPacket && (!spool.hasReceipt || spool.logPosition > m_logPosition ||
                               spool.stationSequence > m_stationPosition);
}

Time Uplink::backoff()
{
    const auto doublings = std::min(m_failures, kBackoffDoublings);
    ++m_failures;
    const Time full = std::min(kFirstBackoff * (1U << doublings), kLongestBackoff);
    ByteArray<2> drawn = {};
    m_random->fill(drawn);
    const auto jitter =
        std::to_integer<unsigned>(drawn[0]) << 8U | std::to_integer<unsigned>(drawn[1]);
    return full / 2 + full / 2 * jitter / 65'536;
}

void Uplink::rest(Trouble trouble, std::string text, Actions& actions)
{
    m_phase = Phase::Resting;
    m_figures.connected = false;
    m_figures.trouble = trouble;
    m_figures.lastError = std::move(text);
    m_restUntil = m_now + backoff();
    actions.emplace_back(action::Disconnect{});
}

void Uplink::startSession()
{
    m_inFlight = 0;
    m_awaited = 0;
    m_offerOpen = false;
    m_probe.reset();
    m_holdUntil = Time();
    m_sending.clear();
    m_unoffered.clear();
    for (const auto& id : m_order) {
        Item& item = m_items.at(id);
        item.chunks.clear();
        item.step = wants(item) ? Step::Unoffered : Step::Settled;
        if (item.step == Step::Unoffered) {
            m_unoffered.push_back(id);
        }
    }
}

void Uplink::handle(event::SpoolSeen&& seen, Actions& /*actions*/)
{
    std::map<wire::PacketId, Item> items;
    m_order.clear();
    for (const SpoolItem& spool : seen.items) {
        const auto id = spool.offer.id;
        const auto known = m_items.find(id);
        Item item = known == m_items.end() ? Item() : std::move(known->second);
        const bool fresh = known == m_items.end();
        const bool lostReceipt = !fresh && item.spool.hasReceipt && !spool.hasReceipt;
        item.spool = spool;
        if (items.contains(id)) {
            continue;
        }
        m_order.push_back(id);
        // The station drops a receipt that does not verify; then the packet is offered again.
        if (fresh || (lostReceipt && item.step == Step::Settled)) {
            item.step = wants(item) ? Step::Unoffered : Step::Settled;
            if (item.step == Step::Unoffered) {
                m_unoffered.push_back(id);
            }
        }
        items.emplace(id, std::move(item));
    }
    // What left the spool leaves the pipe.
    for (auto& [id, item] : m_items) {
        if (!items.contains(id)) {
            leavePipe(id, item);
        }
    }
    m_items = std::move(items);
}

void Uplink::leavePipe(const wire::PacketId& id, Item& item)
{
    for (const Chunk& chunk : item.chunks) {
        m_inFlight -= std::min(m_inFlight, chunk.bytes);
    }
    item.chunks.clear();
    if (item.step == Step::Finished) {
        --m_awaited;
    }
    std::erase(m_sending, id);
}

void Uplink::requeue(const wire::PacketId& id, Item& item)
{
    leavePipe(id, item);
    item.step = Step::Unoffered;
    m_unoffered.push_back(id);
}

void Uplink::handle(const event::LinkUp& /*up*/, Actions& actions)
{
    if (m_phase != Phase::Connecting) {
        return;
    }
    m_phase = Phase::Greeting;
    m_lastProgress = m_now;
    m_helloAt = m_now;
    wire::Hello hello;
    hello.station = m_identity.station;
    hello.mode = m_identity.mode;
    hello.bootId = m_identity.bootId;
    hello.wallTime = m_wallTime;
    hello.steadyTime = std::chrono::duration_cast<std::chrono::milliseconds>(m_now);
    for (const auto& [id, item] : m_items) {
        if (item.spool.stationSequence > hello.chainHead.position) {
            hello.chainHead = {item.spool.stationSequence, item.spool.offer.contentHash};
        }
    }
    hello.software = m_identity.software;
    actions.emplace_back(action::Send{std::move(hello)});
}

void Uplink::handle(const event::LinkDown& down, Actions& actions)
{
    if (m_phase == Phase::Resting) {
        return;
    }
    std::string text;
    switch (down.trouble) {
    case Trouble::WrongServerKey:
        text = "handshake failed: server key differs";
        break;
    case Trouble::Refused:
        text = "the intake does not know this station's key";
        break;
    case Trouble::Unreachable:
        text = "the intake does not answer";
        break;
    case Trouble::None:
    case Trouble::Revoked:
    case Trouble::ServerBusy:
    case Trouble::ProtocolVersion:
    case Trouble::LocalStorage:
    case Trouble::Stalled:
    case Trouble::BadReceipt:
        text = "the connection broke";
        break;
    }
    rest(down.trouble, std::move(text), actions);
}

void Uplink::handle(event::Received&& received, Actions& actions)
{
    if (m_phase != Phase::Greeting && m_phase != Phase::Running) {
        return; // late words of a link that was given up
    }
    m_lastProgress = m_now;
    std::visit([&](auto& message) { receive(std::move(message), actions); }, received.message);
}

void Uplink::handle(const event::ChunkUnreadable& unreadable, Actions& /*actions*/)
{
    const auto found = m_items.find(unreadable.id);
    if (found == m_items.end()) {
        return;
    }
    leavePipe(unreadable.id, found->second);
    found->second.step = Step::Refused;
    m_figures.trouble = Trouble::LocalStorage;
    m_figures.lastError = "a packet in the spool cannot be read";
}

void Uplink::handle(const event::AnswerUnusable& unusable, Actions& /*actions*/)
{
    m_figures.trouble = unusable.trouble;
    m_figures.lastError = unusable.trouble == Trouble::BadReceipt
                              ? "a receipt or answer does not verify"
                              : "a receipt or answer could not be stored";
    const auto found = m_items.find(unusable.id);
    if (found == m_items.end() || found->second.step != Step::Settled ||
        found->second.spool.hasAnswer) {
        return;
    }
    if (found->second.spool.hasReceipt) {
        found->second.spool.hasReceipt = false;
        m_figures.sentSinceRestart -= std::min<std::uint64_t>(m_figures.sentSinceRestart, 1);
    }
    found->second.step = Step::Refused; // until the next session
}

void Uplink::handle(const event::Tick& /*tick*/, Actions& actions)
{
    if (m_now < deadline()) {
        return;
    }
    switch (m_phase) {
    case Phase::Resting:
        m_phase = Phase::Connecting;
        m_lastProgress = m_now;
        actions.emplace_back(action::Connect{});
        return;
    case Phase::Connecting:
        rest(Trouble::Unreachable, "the intake does not answer", actions);
        return;
    case Phase::Greeting:
        rest(Trouble::Stalled, "no answer to HELLO", actions);
        return;
    case Phase::Running:
        break;
    }
    if (outstanding() && m_now >= m_lastProgress + m_meter.patience(m_inFlight)) {
        rest(Trouble::Stalled, "the line went silent", actions);
        return;
    }
    if (m_now >= m_nextQuery) {
        query(actions);
    }
}

void Uplink::handle(const event::SyncNow& /*command*/, Actions& actions)
{
    if (m_phase == Phase::Resting) {
        m_failures = 0;
        m_restUntil = m_now;
        handle(event::Tick{}, actions);
    }
    m_holdUntil = Time();
    m_nextQuery = m_now;
}

void Uplink::handle(const event::Pause& /*command*/, Actions& /*actions*/)
{
    m_figures.paused = true;
}

void Uplink::handle(const event::Resume& command, Actions& actions)
{
    (void)command;
    m_figures.paused = false;
    handle(event::SyncNow{}, actions);
}

void Uplink::handle(const event::Probe& /*command*/, Actions& actions)
{
    if (m_phase == Phase::Resting) {
        handle(event::SyncNow{}, actions);
    } else if (m_phase == Phase::Running && !m_probe) {
        if (!outstanding()) {
            m_lastProgress = m_now;
        }
        m_probe = {++m_probeNonce, m_now};
        actions.emplace_back(action::Send{wire::Probe{m_probeNonce}});
    }
}

void Uplink::receive(const wire::Welcome& welcome, Actions& /*actions*/)
{
    if (m_phase != Phase::Greeting) {
        return;
    }
    m_phase = Phase::Running;
    m_meter.roundTrip(m_now - m_helloAt);
    m_figures.roundTrip = m_now - m_helloAt;
    m_figures.connected = true;
    const bool revoked = welcome.admission == wire::Admission::QuarantineOnly;
    m_figures.trouble = revoked ? Trouble::Revoked : Trouble::None;
    m_figures.lastError = revoked ? "this station is revoked: packets go to quarantine" : "";
    m_serverWindow = welcome.windowBytes;
    m_maxChunk = std::max<std::uint64_t>(welcome.maxChunkBytes, 1);
    m_logPosition = welcome.logHead.position;
    m_stationPosition = welcome.stationHead.position;
    m_nextQuery = m_now;
    startSession();
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

void Uplink::receive(wire::StatusMessage&& status, Actions& actions)
{
    for (wire::StatusItem& answer : status.items) {
        const auto found = m_items.find(answer.id);
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
        m_meter.roundTrip(*m_figures.roundTrip);
        m_probe.reset();
    }
}

/// Messages that only an agent sends: a peer that sends them is no intake of ours; ignored.
template <typename Other>
void Uplink::receive(const Other& /*other*/, Actions& /*actions*/)
{}

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
    // Also the sign of life of an idle line: without it a dead one would look connected.
    handle(event::Probe{}, actions);
}

} // namespace rekam::sync
