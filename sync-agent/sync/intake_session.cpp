#include "sync/intake_session.h"

namespace rekam::sync {

namespace {

using namespace std::chrono_literals;

constexpr auto kBusyRetry = 2s;
constexpr auto kDiskFullRetry = 30s;
constexpr std::size_t kStatusItems = 32; // answers of 8 KB each stay below a frame's limit

std::chrono::milliseconds retryAfter(wire::NackCode code)
{
    if (code == wire::NackCode::DiskFull) {
        return kDiskFullRetry;
    }
    const bool passing = code == wire::NackCode::Busy || code == wire::NackCode::Internal;
    return passing ? std::chrono::milliseconds(kBusyRetry) : std::chrono::milliseconds(0);
}

} // namespace

wire::Nack nackFor(wire::NackCode code, const wire::PacketId& id)
{
    wire::Nack nack;
    nack.code = code;
    nack.id = id;
    nack.retryAfter = retryAfter(code);
    return nack;
}

IntakeSession::IntakeSession(Shelf& shelf, Random& random)
    : m_shelf(&shelf)
    , m_random(&random)
{}

IntakeSession::Replies IntakeSession::on(wire::Message message, Time now, WallTime wallTime)
{
    m_lastHeard = now;
    Replies replies;
    if (!m_peer && !std::holds_alternative<wire::Hello>(message)) {
        // A restarted intake meets old connections in the middle of their words.
        replies.emplace_back(nackFor(wire::NackCode::Internal, {}));
        return replies;
    }
    std::visit([&](const auto& taken) { take(taken, wallTime, replies); }, message);
    return replies;
}

void IntakeSession::take(const wire::Hello& hello, WallTime wallTime, Replies& replies)
{
    m_open.clear();
    m_interest.clear();
    m_peer = m_shelf->admit(hello);
    if (!m_peer) {
        replies.emplace_back(nackFor(wire::NackCode::Auth, {}));
        return;
    }
    m_clockSkew = hello.wallTime - wallTime;
    auto heads = m_shelf->heads(*m_peer, hello.knownLog);
    wire::Welcome welcome;
    m_random->fill(welcome.session);
    welcome.serverTime = wallTime;
    welcome.maxChunkBytes = kIntakeMaxChunkBytes;
    welcome.windowBytes = kIntakeWindowBytes;
    welcome.admission = m_peer->admission;
    welcome.stationHead = heads.station;
    welcome.logHead = heads.log;
    welcome.logWord = heads.word;
    welcome.lost = std::move(heads.lost);
    m_doubted = heads.word == wire::LogWord::Doubtful;
    replies.emplace_back(welcome);
}

void IntakeSession::take(const wire::Offer& offer, WallTime /*wallTime*/, Replies& replies)
{
    wire::Need need;
    for (const wire::OfferItem& item : offer.items) {
        wire::NeedItem answer;
        answer.id = item.id;
        if (item.bytes == 0 || item.bytes > packet::kMaxPacketBytes) {
            answer.answer = wire::NotTaken{wire::NackCode::Schema};
        } else if (m_open.size() >= kMaxOpenPackets && !m_open.contains(item.id)) {
            answer.answer = wire::NotTaken{wire::NackCode::Busy};
        } else {
            answer = m_shelf->look(*m_peer, item);
        }
        if (const auto* wanted = std::get_if<wire::Wanted>(&answer.answer); wanted != nullptr) {
            m_open[item.id] = {item, wanted->offset};
        } else if (std::holds_alternative<wire::Have>(answer.answer)) {
            remember(item.id);
        }
        need.items.push_back(std::move(answer));
    }
    replies.emplace_back(std::move(need));
}

void IntakeSession::take(const wire::Data& data, WallTime /*wallTime*/, Replies& replies)
{
    const auto found = m_open.find(data.id);
    if (found == m_open.end()) {
        return; // finished or never asked for: duplicates and replays are ignored
    }
    Open& open = found->second;
    if (data.offset > open.received || data.bytes.size() > open.item.bytes - data.offset) {
        const auto id = data.id;
        m_open.erase(found);
        replies.emplace_back(nackFor(wire::NackCode::Offset, id));
        return;
    }
    if (data.offset == open.received) {
        if (const auto refused = m_shelf->write(data); refused) {
            m_open.erase(found);
            replies.emplace_back(nackFor(*refused, data.id));
            return;
        }
        open.received += data.bytes.size();
    }
    replies.emplace_back(wire::Credit{data.id, open.received, kIntakeWindowBytes});
}

void IntakeSession::take(const wire::Finish& finish, WallTime /*wallTime*/, Replies& replies)
{
    const auto found = m_open.find(finish.id);
    if (found == m_open.end()) {
        // A FINISH that came twice; the agent re-offers and gets HAVE.
        replies.emplace_back(nackFor(wire::NackCode::Offset, finish.id));
        return;
    }
    const Open open = found->second;
    m_open.erase(found);
    if (open.received != open.item.bytes || finish.bytes != open.item.bytes ||
        finish.contentHash != open.item.contentHash) {
        replies.emplace_back(nackFor(wire::NackCode::Offset, finish.id));
        return;
    }
    auto outcome = m_shelf->finish(*m_peer, open.item);
    if (auto* receipt = std::get_if<Bytes>(&outcome); receipt != nullptr) {
        remember(finish.id);
        replies.emplace_back(wire::ReceiptMessage{finish.id, std::move(*receipt)});
    } else {
        replies.emplace_back(nackFor(std::get<wire::NackCode>(outcome), finish.id));
    }
}

void IntakeSession::take(const wire::Query& query, WallTime wallTime, Replies& replies)
{
    wire::StatusMessage status;
    for (const wire::PacketId& id : query.ids) {
        auto word = m_shelf->wordOn(id);
        if (word.held) {
            remember(id);
        }
        if (word.held && word.answer.empty() && !m_doubted) {
            continue;
        }
        wire::StatusItem item;
        item.id = id;
        item.unknown = !word.held;
        item.answer = std::move(word.answer);
        item.changedAt = wallTime;
        if (m_doubted) {
            item.receipt = std::move(word.receipt);
        }
        status.items.push_back(std::move(item));
        if (status.items.size() == kStatusItems) {
            replies.emplace_back(std::exchange(status, {}));
        }
    }
    if (!status.items.empty()) {
        replies.emplace_back(std::move(status));
    }
}

void IntakeSession::take(const wire::Purged& purged, WallTime /*wallTime*/, Replies& /*replies*/)
{
    for (const wire::PacketId& id : purged.ids) {
        m_interest.erase(id);
    }
}

void IntakeSession::take(const wire::Probe& probe, WallTime /*wallTime*/, Replies& replies)
{
    replies.emplace_back(wire::ProbeEcho{probe.nonce});
}

/// Messages that only an intake sends.
template <typename Other>
void IntakeSession::take(const Other& /*other*/, WallTime /*wallTime*/, Replies& replies)
{
    replies.emplace_back(nackFor(wire::NackCode::Schema, {}));
}

void IntakeSession::remember(const wire::PacketId& id)
{
    if (m_interest.size() < kMaxInterest) {
        m_interest.insert(id);
    }
}

IntakeSession::Replies IntakeSession::onAnswer(const wire::PacketId& id, ByteView answer,
                                               WallTime wallTime)
{
    Replies replies;
    if (m_peer && m_interest.erase(id) != 0) {
        wire::StatusItem item;
        item.id = id;
        item.answer = toBytes(answer);
        item.changedAt = wallTime;
        replies.emplace_back(wire::StatusMessage{{std::move(item)}});
    }
    return replies;
}

} // namespace rekam::sync
