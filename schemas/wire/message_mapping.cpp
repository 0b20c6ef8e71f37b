#include "wire/mapping.h"

#include <limits>

namespace rekam::wire {

namespace {

std::int64_t millis(WallTime time)
{
    return time.time_since_epoch().count();
}

WallTime wallTime(std::int64_t milliseconds)
{
    return WallTime(std::chrono::milliseconds(milliseconds));
}

void put(const ChainHead& head, proto::Head& into)
{
    into.set_position(head.position);
    into.set_hash(blob(head.hash));
}

bool get(const proto::Head& from, ChainHead& into)
{
    into.position = from.position();
    return readBlob(from.hash(), into.hash);
}

bool getMode(std::uint32_t from, record::Mode& into)
{
    into = from == 1 ? record::Mode::Production : record::Mode::Latihan;
    return from == 1 || from == 2;
}

bool getCode(std::uint32_t from, NackCode& into)
{
    into = static_cast<NackCode>(from);
    return from >= static_cast<std::uint32_t>(NackCode::Version) &&
           from <= static_cast<std::uint32_t>(NackCode::Internal);
}

bool getDocument(const std::string& from, Bytes& into)
{
    if (from.size() > kMaxDocumentBytes) {
        return false;
    }
    into = toBytes(asBytes(from));
    return true;
}

bool isPacketSize(std::uint64_t bytes)
{
    return bytes > packet::kPacketHeaderBytes && bytes <= packet::kMaxPacketBytes;
}

bool isOffset(std::uint64_t offset)
{
    return offset <= packet::kMaxPacketBytes;
}

/// Maps a repeated field item by item, within kMaxItems and not empty.
template <typename From, typename Item, typename Map>
bool getItems(const From& from, std::vector<Item>& into, Map map)
{
    if (from.empty() || static_cast<std::size_t>(from.size()) > kMaxItems) {
        return false;
    }
    into.resize(static_cast<std::size_t>(from.size()));
    auto target = into.begin();
    return std::ranges::all_of(from, [&](const auto& item) { return map(item, *target++); });
}

bool getItem(const proto::OfferItem& from, OfferItem& into)
{
    into.bytes = from.bytes();
    return readBlob(from.id(), into.id) && readBlob(from.content_hash(), into.contentHash) &&
           isPacketSize(into.bytes);
}

bool getItem(const proto::NeedItem& from, NeedItem& into)
{
    if (!readBlob(from.id(), into.id)) {
        return false;
    }
    switch (from.answer_case()) {
    case proto::NeedItem::kWantedOffset:
        into.answer = Wanted{from.wanted_offset()};
        return isOffset(from.wanted_offset());
    case proto::NeedItem::kHave: {
        Have have;
        const bool isLegal = getDocument(from.have().receipt(), have.receipt) &&
                             getDocument(from.have().answer(), have.answer) &&
                             !have.receipt.empty();
        into.answer = std::move(have);
        return isLegal;
    }
    case proto::NeedItem::kNotTaken: {
        NotTaken notTaken;
        const bool isLegal = getCode(from.not_taken(), notTaken.code);
        into.answer = notTaken;
        return isLegal;
    }
    case proto::NeedItem::ANSWER_NOT_SET:
        break;
    }
    return false;
}

bool getItem(const proto::StatusItem& from, StatusItem& into)
{
    into.centralStatus = from.central_status();
    into.changedAt = wallTime(from.changed_ms());
    into.unknown = from.unknown();
    return readBlob(from.id(), into.id) && getDocument(from.answer(), into.answer) &&
           getDocument(from.receipt(), into.receipt) && into.centralStatus.size() <= kMaxTextLength;
}

proto::Ids idsOf(const std::vector<PacketId>& ids)
{
    proto::Ids to;
    for (const PacketId& id : ids) {
        to.add_ids(blob(id));
    }
    return to;
}

bool getIds(const proto::Ids& from, std::vector<PacketId>& into)
{
    return getItems(from.ids(), into,
                    [](const std::string& left, PacketId& right) { return readBlob(left, right); });
}

bool getLogWord(const proto::Welcome& from, Welcome& into)
{
    into.logWord = static_cast<LogWord>(from.log_word());
    return from.log_word() <= static_cast<std::uint32_t>(LogWord::Doubtful) &&
           (from.lost().empty() ||
            getItems(from.lost(), into.lost, [](const std::string& left, PacketId& right) {
                return readBlob(left, right);
            }));
}

bool isFileName(std::string_view name)
{
    constexpr std::size_t kMaxLength = 64;
    constexpr std::string_view kAllowed =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    return !name.empty() && name.size() <= kMaxLength && name.front() != '.' &&
           name.find_first_not_of(kAllowed) == std::string_view::npos;
}

} // namespace

proto::Hello toProto(const Hello& message)
{
    proto::Hello to;
    to.set_station(message.station);
    to.set_mode(static_cast<std::uint32_t>(message.mode));
    to.set_boot_id(blob(message.bootId));
    to.set_wall_ms(millis(message.wallTime));
    to.set_steady_ms(message.steadyTime.count());
    put(message.chainHead, *to.mutable_chain_head());
    to.set_roster_version(message.rosterVersion);
    to.set_policy_version(message.policyVersion);
    to.set_software(message.software);
    put(message.knownLog, *to.mutable_known_log());
    return to;
}

bool fromProto(const proto::Hello& from, Hello& into)
{
    into.station = from.station();
    into.wallTime = wallTime(from.wall_ms());
    into.steadyTime = std::chrono::milliseconds(from.steady_ms());
    into.rosterVersion = from.roster_version();
    into.policyVersion = from.policy_version();
    into.software = from.software();
    return packet::isStationCode(into.station) && getMode(from.mode(), into.mode) &&
           readBlob(from.boot_id(), into.bootId) && get(from.chain_head(), into.chainHead) &&
           (!from.has_known_log() || get(from.known_log(), into.knownLog)) &&
           into.software.size() <= kMaxTextLength;
}

proto::Welcome toProto(const Welcome& message)
{
    proto::Welcome to;
    to.set_session(blob(message.session));
    to.set_server_ms(millis(message.serverTime));
    to.set_max_chunk_bytes(message.maxChunkBytes);
    to.set_window_bytes(message.windowBytes);
    to.set_admission(static_cast<std::uint32_t>(message.admission));
    put(message.stationHead, *to.mutable_station_head());
    put(message.logHead, *to.mutable_log_head());
    to.set_log_word(static_cast<std::uint32_t>(message.logWord));
    for (const PacketId& id : message.lost) {
        to.add_lost(blob(id));
    }
    return to;
}

bool fromProto(const proto::Welcome& from, Welcome& into)
{
    into.serverTime = wallTime(from.server_ms());
    into.maxChunkBytes = from.max_chunk_bytes();
    into.windowBytes = from.window_bytes();
    into.admission = static_cast<Admission>(from.admission());
    return readBlob(from.session(), into.session) && get(from.station_head(), into.stationHead) &&
           get(from.log_head(), into.logHead) && into.maxChunkBytes > 0 &&
           into.maxChunkBytes <= kMaxChunkBytes && into.windowBytes > 0 &&
           (from.admission() == 1 || from.admission() == 2) && getLogWord(from, into);
}

proto::Offer toProto(const Offer& message)
{
    proto::Offer to;
    for (const OfferItem& item : message.items) {
        proto::OfferItem& added = *to.add_items();
        added.set_id(blob(item.id));
        added.set_bytes(item.bytes);
        added.set_content_hash(blob(item.contentHash));
    }
    return to;
}

bool fromProto(const proto::Offer& from, Offer& into)
{
    return getItems(from.items(), into.items,
                    [](const auto& left, auto& right) { return getItem(left, right); });
}

proto::Need toProto(const Need& message)
{
    proto::Need to;
    for (const NeedItem& item : message.items) {
        proto::NeedItem& added = *to.add_items();
        added.set_id(blob(item.id));
        if (const auto* wanted = std::get_if<Wanted>(&item.answer)) {
            added.set_wanted_offset(wanted->offset);
        } else if (const auto* have = std::get_if<Have>(&item.answer)) {
            added.mutable_have()->set_receipt(blob(have->receipt));
            added.mutable_have()->set_answer(blob(have->answer));
        } else {
            added.set_not_taken(static_cast<std::uint32_t>(std::get<NotTaken>(item.answer).code));
        }
    }
    return to;
}

bool fromProto(const proto::Need& from, Need& into)
{
    return getItems(from.items(), into.items,
                    [](const auto& left, auto& right) { return getItem(left, right); });
}

proto::Data toProto(const Data& message)
{
    proto::Data to;
    to.set_id(blob(message.id));
    to.set_offset(message.offset);
    return to;
}

bool fromProto(const proto::Data& from, Data& into)
{
    into.offset = from.offset();
    return readBlob(from.id(), into.id) && isOffset(into.offset);
}

proto::Credit toProto(const Credit& message)
{
    proto::Credit to;
    to.set_id(blob(message.id));
    to.set_received_bytes(message.receivedBytes);
    to.set_window_bytes(message.windowBytes);
    return to;
}

bool fromProto(const proto::Credit& from, Credit& into)
{
    into.receivedBytes = from.received_bytes();
    into.windowBytes = from.window_bytes();
    return readBlob(from.id(), into.id) && isOffset(into.receivedBytes);
}

proto::Finish toProto(const Finish& message)
{
    proto::Finish to;
    to.set_id(blob(message.id));
    to.set_bytes(message.bytes);
    to.set_content_hash(blob(message.contentHash));
    return to;
}

bool fromProto(const proto::Finish& from, Finish& into)
{
    into.bytes = from.bytes();
    return readBlob(from.id(), into.id) && readBlob(from.content_hash(), into.contentHash) &&
           isPacketSize(into.bytes);
}

proto::Receipt toProto(const ReceiptMessage& message)
{
    proto::Receipt to;
    to.set_id(blob(message.id));
    to.set_receipt(blob(message.receipt));
    return to;
}

bool fromProto(const proto::Receipt& from, ReceiptMessage& into)
{
    return readBlob(from.id(), into.id) && getDocument(from.receipt(), into.receipt) &&
           !into.receipt.empty();
}

proto::Ids toProto(const Purged& message)
{
    return idsOf(message.ids);
}

bool fromProto(const proto::Ids& from, Purged& into)
{
    return getIds(from, into.ids);
}

proto::Ids toProto(const Query& message)
{
    return idsOf(message.ids);
}

bool fromProto(const proto::Ids& from, Query& into)
{
    return getIds(from, into.ids);
}

proto::Status toProto(const StatusMessage& message)
{
    proto::Status to;
    for (const StatusItem& item : message.items) {
        proto::StatusItem& added = *to.add_items();
        added.set_id(blob(item.id));
        added.set_answer(blob(item.answer));
        added.set_central_status(item.centralStatus);
        added.set_changed_ms(millis(item.changedAt));
        added.set_unknown(item.unknown);
        added.set_receipt(blob(item.receipt));
    }
    return to;
}

bool fromProto(const proto::Status& from, StatusMessage& into)
{
    return getItems(from.items(), into.items,
                    [](const auto& left, auto& right) { return getItem(left, right); });
}

proto::Roster toProto(const Roster& message)
{
    proto::Roster to;
    to.set_version(message.version);
    to.set_name(message.name);
    to.set_sealed(blob(message.sealed));
    return to;
}

bool fromProto(const proto::Roster& from, Roster& into)
{
    if (from.sealed().empty() || from.sealed().size() > kMaxRosterBytes ||
        !isFileName(from.name())) {
        return false;
    }
    into.version = from.version();
    into.name = from.name();
    into.sealed = toBytes(asBytes(from.sealed()));
    return true;
}

proto::Policy toProto(const PolicyMessage& message)
{
    proto::Policy to;
    to.set_version(message.version);
    to.set_document(blob(message.document));
    return to;
}

bool fromProto(const proto::Policy& from, PolicyMessage& into)
{
    if (from.document().empty() || from.document().size() > kMaxPolicyBytes) {
        return false;
    }
    into.version = from.version();
    into.document = toBytes(asBytes(from.document()));
    return true;
}

proto::Nack toProto(const Nack& message)
{
    proto::Nack to;
    to.set_code(static_cast<std::uint32_t>(message.code));
    to.set_id(blob(message.id));
    to.set_retry_after_ms(static_cast<std::uint32_t>(std::clamp<std::int64_t>(
        message.retryAfter.count(), 0, std::numeric_limits<std::uint32_t>::max())));
    to.set_text(message.text);
    return to;
}

bool fromProto(const proto::Nack& from, Nack& into)
{
    into.retryAfter = std::chrono::milliseconds(from.retry_after_ms());
    into.text = from.text();
    return getCode(from.code(), into.code) && readBlob(from.id(), into.id) &&
           into.text.size() <= kMaxTextLength;
}

proto::Probe toProto(const Probe& message)
{
    proto::Probe to;
    to.set_nonce(message.nonce);
    return to;
}

bool fromProto(const proto::Probe& from, Probe& into)
{
    into.nonce = from.nonce();
    return true;
}

proto::Probe toProto(const ProbeEcho& message)
{
    proto::Probe to;
    to.set_nonce(message.nonce);
    return to;
}

bool fromProto(const proto::Probe& from, ProbeEcho& into)
{
    into.nonce = from.nonce();
    return true;
}

} // namespace rekam::wire
