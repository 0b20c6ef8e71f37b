#include "sync/uplink.h"

#include <algorithm>

namespace rekam::sync {

namespace {

using namespace std::chrono_literals;

constexpr Time kConnectPatience = 6s; // the transport's own limit is 4 s; this is its backstop
constexpr Time kFirstBackoff = 500ms;
constexpr Time kLongestBackoff = 30s;
constexpr unsigned kBackoffDoublings = 6;

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

/// A packet is for the intake while no receipt covers it. Receipts that an intake restored from an
/// old backup knows nothing of are void by then (voidReceipt).
bool Uplink::wants(const Item& item)
{
    return item.spool.hasPacket && !item.spool.hasReceipt;
}

/// Receipts name their places in the log; the furthest vouches for all before it.
wire::ChainHead Uplink::knownLog() const
{
    wire::ChainHead known;
    for (const auto& [id, item] : m_items) {
        if (item.spool.hasReceipt && item.spool.log.position > known.position) {
            known = item.spool.log;
        }
    }
    return known;
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
    m_doubted.clear();
    m_doubtedAsked = 0;
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
        const bool cameBack =
            !fresh && !item.spool.hasPacket && spool.hasPacket && !spool.hasReceipt;
        item.spool = spool;
        if (items.contains(id)) {
            continue;
        }
        m_order.push_back(id);
        // The station drops a receipt that does not verify; then the packet is offered again.
        if (fresh || cameBack || (lostReceipt && item.step == Step::Settled)) {
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
    hello.knownLog = knownLog();
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
        m_meter.stalled(); // HELLO may wait behind what the last session left in the line
        rest(Trouble::Stalled, "no answer to HELLO", actions);
        return;
    case Phase::Running:
        break;
    }
    if (outstanding() && m_now >= m_lastProgress + m_meter.patience(m_inFlight)) {
        m_meter.stalled();
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

} // namespace rekam::sync
