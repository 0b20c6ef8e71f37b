#include "intake/packet_desk.h"

#include "intake/handover_check.h"
#include "packet/acceptance.h"
#include "packet/sealed_packet.h"

#include <algorithm>
#include <array>

namespace rekam::intake {

namespace {

wire::NackCode codeOf(QuarantineCause cause)
{
    switch (cause) {
    case QuarantineCause::IdConflict:
        return wire::NackCode::IdConflict;
    case QuarantineCause::ChainFork:
        return wire::NackCode::ChainFork;
    case QuarantineCause::Revoked:
        return wire::NackCode::Revoked;
    case QuarantineCause::BadSignature:
    case QuarantineCause::UnknownStation:
        return wire::NackCode::Sig;
    case QuarantineCause::ModeMismatch:
    case QuarantineCause::Malformed:
        return wire::NackCode::Schema;
    }
    return wire::NackCode::Internal;
}

} // namespace

PacketDesk::PacketDesk(const Places& places, std::filesystem::path folder,
                       handover::Stations stations)
    : m_places(places)
    , m_folder(std::move(folder))
    , m_stations(std::move(stations))
{}

Result<std::unique_ptr<PacketDesk>>
PacketDesk::open(const Places& places, std::filesystem::path folder, handover::Stations stations)
{
    if (Status made = places.files.makeFolder(folder / "parts"); !made) {
        return made.error();
    }
    std::unique_ptr<PacketDesk> desk(
        new PacketDesk(places, std::move(folder), std::move(stations)));
    desk->discardLeftParts();
    for (RecordStore* store : {&places.production, &places.latihan}) {
        if (Status handed = desk->handOverUnanswered(*store); !handed) {
            return handed.error();
        }
        if (Status handed = desk->handOverUntrulyAnswered(*store); !handed) {
            return handed.error();
        }
    }
    return desk;
}

/// A crash between commit and the removal of a part leaves it behind.
void PacketDesk::discardLeftParts()
{
    const auto names = m_places.files.list(m_folder / "parts");
    if (!names) {
        m_complaint = names.error().detail;
        return;
    }
    for (const std::string& name : names.value()) {
        const auto octets = fromHex(name.substr(0, name.find('-')));
        wire::PacketId id = {};
        if (!octets || octets->size() != id.size()) {
            continue;
        }
        std::ranges::copy(*octets, id.begin());
        for (RecordStore* store : {&m_places.production, &m_places.latihan}) {
            const auto known = store->find(id);
            if (known && known.value()) {
                (void)m_places.files.discard(m_folder / "parts" / name);
            }
        }
    }
}

Status PacketDesk::handOverUnanswered(RecordStore& store)
{
    const auto ids = store.unanswered();
    if (!ids) {
        return ids.error();
    }
    for (const auto& id : ids.value()) {
        if (m_places.handover.holds(id)) {
            continue;
        }
        const auto bytes = store.packetBytes(id);
        if (!bytes) {
            m_complaint = toHex(id) + ": " + bytes.error().detail; // `intake verify` shows it too
            continue;
        }
        if (Status given = m_places.handover.give(id, bytes.value()); !given) {
            return given;
        }
    }
    return {};
}

/// Earlier builds stored what lay in the hand-over as it came.
bool PacketDesk::standsTruly(RecordStore& store, const packet::PacketId& id) const
{
    const auto known = store.find(id);
    if (!known || !known.value() || !known.value()->answer) {
        return true; // nothing that could be called untrue
    }
    const Status checked = checkAnswer(store, m_places.handover, id, *known.value()->answer);
    return checked || checked.error().code != ErrorCode::Integrity;
}

Status PacketDesk::handOverUntrulyAnswered(RecordStore& store)
{
    const auto key = m_places.handover.answerKey();
    if (!key) {
        return {}; // whose answers they are cannot be told
    }
    const std::array trusted = {key.value()};
    std::vector<packet::PacketId> ids;
    Status read = store.forEach([&](const StoredPacket& row) {
        if (row.answer && !packet::verifyAnswer(*row.answer, trusted)) {
            ids.push_back(row.id);
        }
    });
    if (!read) {
        return read;
    }
    for (const packet::PacketId& id : ids) {
        const auto bytes = store.packetBytes(id);
        if (!bytes) {
            m_complaint = toHex(id) + ": " + bytes.error().detail;
            continue;
        }
        if (Status given = m_places.handover.give(id, bytes.value()); !given) {
            return given;
        }
    }
    return {};
}

RecordStore& PacketDesk::storeFor(record::Mode mode)
{
    return mode == record::Mode::Production ? m_places.production : m_places.latihan;
}

std::filesystem::path PacketDesk::partPath(const wire::OfferItem& item) const
{
    // The hash is in the name: parts of two packets that claim one id must not mix.
    return m_folder / "parts" /
           (toHex(item.id) + "-" + toHex(ByteView(item.contentHash).first(8)) + ".part");
}

wire::NackCode PacketDesk::codeFor(const Error& error)
{
    m_complaint = error.detail;
    return error.code == ErrorCode::NoSpace ? wire::NackCode::DiskFull : wire::NackCode::Internal;
}

std::optional<sync::Peer> PacketDesk::admit(const wire::Hello& hello)
{
    const handover::KnownStation* station = m_stations.byCurveKey(m_speaker);
    if (station == nullptr || station->admission.stationCode != hello.station ||
        station->admission.mode != hello.mode) {
        return std::nullopt;
    }
    return sync::Peer{hello.station, hello.mode,
                      station->standing == handover::Standing::Revoked
                          ? wire::Admission::QuarantineOnly
                          : wire::Admission::Normal};
}

sync::Shelf::Heads PacketDesk::heads(const sync::Peer& peer, const wire::ChainHead& known)
{
    RecordStore& store = storeFor(peer.mode);
    const auto station = store.stationHead(peer.station);
    const auto held = store.logHolds(known);
    auto lost = store.lost(peer.station);
    Heads heads;
    heads.station = station ? station.value() : packet::ChainHead();
    heads.log = store.logHead();
    heads.word = held && !held.value() ? wire::LogWord::Doubtful : wire::LogWord::Held;
    if (lost) {
        heads.lost = std::move(lost).value();
    }
    return heads;
}

wire::NeedItem PacketDesk::look(const sync::Peer& peer, const wire::OfferItem& item)
{
    RecordStore& store = storeFor(peer.mode);
    const auto refuse = [&](wire::NackCode code) {
        return wire::NeedItem{item.id, wire::NotTaken{code}};
    };
    const auto known = store.find(item.id);
    if (!known) {
        return refuse(codeFor(known.error()));
    }
    if (known.value() && known.value()->contentHash == item.contentHash) {
        return {item.id,
                wire::Have{known.value()->receipt, known.value()->answer.value_or(Bytes())}};
    }
    // A conflicting packet is still fetched: its bytes are evidence, and nobody else may have them.
    const auto aside = store.quarantined(item.id, item.contentHash);
    if (!aside) {
        return refuse(codeFor(aside.error()));
    }
    // What was set aside while its station was revoked is welcome once the office takes it back.
    const bool pardoned =
        aside.value() == QuarantineCause::Revoked && peer.admission == wire::Admission::Normal;
    if (aside.value() && !pardoned) {
        return refuse(codeOf(*aside.value()));
    }
    const auto free = m_places.files.freeBytes(m_folder);
    if (free && free.value() < kReserveBytes + 2 * item.bytes) { // part and segment
        return refuse(wire::NackCode::DiskFull);
    }
    Part part{partPath(item), 0};
    const auto size = m_places.files.size(part.path);
    if (size && size.value() <= item.bytes) {
        part.bytes = size.value();
    } else if (size) {
        (void)m_places.files.discard(part.path);
    }
    const std::uint64_t offset = part.bytes;
    m_parts[item.id] = std::move(part);
    return {item.id, wire::Wanted{offset}};
}

std::optional<wire::NackCode> PacketDesk::write(const wire::Data& data)
{
    const auto found = m_parts.find(data.id);
    if (found == m_parts.end() || found->second.bytes != data.offset) {
        return wire::NackCode::Offset; // another connection of the same station wrote meanwhile
    }
    Part& part = found->second;
    if (Status written = m_places.files.append(part.path, data.bytes); !written) {
        // A torn tail would shift everything after it: begin anew.
        (void)m_places.files.discard(part.path);
        m_parts.erase(found);
        return codeFor(written.error());
    }
    part.bytes += data.bytes.size();
    return std::nullopt;
}

std::variant<Bytes, wire::NackCode> PacketDesk::finish(const sync::Peer& peer,
                                                       const wire::OfferItem& item)
{
    const auto path = partPath(item);
    m_parts.erase(item.id);
    auto bytes = m_places.files.read(path, item.bytes);
    if (!bytes) {
        return bytes.error().code == ErrorCode::NotFound ? wire::NackCode::Offset
                                                         : codeFor(bytes.error());
    }
    auto outcome = judge(peer, item, std::move(bytes).value());
    const auto* code = std::get_if<wire::NackCode>(&outcome);
    if (code == nullptr ||
        (*code != wire::NackCode::DiskFull && *code != wire::NackCode::Internal)) {
        // Kept only where the very same bytes can go on to the store later.
        (void)m_places.files.discard(path);
    }
    return outcome;
}

std::variant<Bytes, wire::NackCode> PacketDesk::judge(const sync::Peer& peer,
                                                      const wire::OfferItem& item, Bytes bytes)
{
    RecordStore& store = storeFor(peer.mode);
    const auto header = packet::readHeader(bytes);
    const handover::KnownStation* author =
        header ? m_stations.byCode(header.value().station) : nullptr;
    const auto verified =
        author != nullptr ? packet::verify(bytes, author->admission.keys.signing)
                          : Result<packet::VerifiedPacket>(Error{ErrorCode::NotFound, "author"});
    // Verifying hashes too; only what fails is hashed once more, to tell the way from the sender.
    const auto hash = verified ? verified.value().contentHash : crypto::hash256(bytes);
    if (hash != item.contentHash || bytes.size() != item.bytes) {
        return wire::NackCode::Hash;
    }
    if (!header || header.value().id != item.id) {
        return setAside(store, item, QuarantineCause::Malformed, bytes);
    }
    if (!verified) {
        return setAside(store, item,
                        author == nullptr ? QuarantineCause::UnknownStation
                                          : QuarantineCause::BadSignature,
                        bytes);
    }
    if (verified.value().header.mode != peer.mode ||
        verified.value().header.mode != author->admission.mode) {
        return setAside(store, item, QuarantineCause::ModeMismatch, bytes);
    }
    if (author->standing == handover::Standing::Revoked ||
        peer.admission == wire::Admission::QuarantineOnly) {
        return setAside(store, item, QuarantineCause::Revoked, bytes);
    }
    auto receipt = store.commit(verified.value().header, verified.value().contentHash, bytes);
    if (!receipt) {
        if (receipt.error().code != ErrorCode::Conflict) {
            return codeFor(receipt.error());
        }
        const auto known = store.find(item.id);
        const bool sameId = known && known.value();
        return setAside(store, item,
                        sameId ? QuarantineCause::IdConflict : QuarantineCause::ChainFork, bytes);
    }
    handOver(item.id, std::move(bytes));
    return std::move(receipt).value();
}

void PacketDesk::handOver(const wire::PacketId& id, Bytes bytes)
{
    if (m_writer) {
        m_writer->give(id, std::move(bytes));
        return;
    }
    if (Status given = m_places.handover.give(id, bytes); !given) {
        // The receipt stands; open() hands over again what has no answer.
        m_complaint = given.error().detail;
    }
}

void PacketDesk::sweep()
{
    for (RecordStore* store : {&m_places.production, &m_places.latihan}) {
        if (Status handed = handOverUnanswered(*store); !handed) {
            m_complaint = handed.error().detail;
        }
    }
}

void PacketDesk::handOverInBackground()
{
    m_writer = std::make_unique<HandoverWriter>(m_places.handover);
}

wire::NackCode PacketDesk::setAside(RecordStore& store, const wire::OfferItem& item,
                                    QuarantineCause cause, ByteView bytes)
{
    if (Status kept = store.quarantine(item.id, item.contentHash, cause, bytes); !kept) {
        return codeFor(kept.error()); // not set aside: the agent must keep trying
    }
    m_complaint =
        "packet " + toHex(item.id) + " set aside, cause " + std::to_string(static_cast<int>(cause));
    return codeOf(cause);
}

sync::Shelf::Word PacketDesk::wordOn(const wire::PacketId& id)
{
    Word word;
    word.held = false;
    for (RecordStore* store : {&m_places.production, &m_places.latihan}) {
        auto known = store->find(id);
        if (!known) {
            word.held = true; // an index that cannot be read is no reason to call a receipt void
        } else if (known.value()) {
            return {true, std::move(known.value()->receipt),
                    std::move(known.value()->answer).value_or(Bytes())};
        }
    }
    return word;
}

RecordStore* PacketDesk::holderOf(const wire::PacketId& id)
{
    for (RecordStore* store : {&m_places.production, &m_places.latihan}) {
        const auto known = store->find(id);
        if (known && known.value()) {
            return store;
        }
    }
    return nullptr;
}

std::vector<PacketDesk::Answer> PacketDesk::collectAnswers()
{
    std::vector<Answer> collected;
    bool anew = false;
    const auto ids = m_places.handover.answered();
    if (!ids) {
        m_complaint = ids.error().detail;
        return collected;
    }
    for (const auto& id : ids.value()) {
        auto answer = m_places.handover.answer(id);
        if (!answer) {
            m_complaint = answer.error().detail;
            continue;
        }
        RecordStore* store = holderOf(id);
        if (store == nullptr) {
            m_complaint = "answer on " + toHex(id) + ": no such packet";
            continue;
        }
        if (Status sound = checkAnswer(*store, m_places.handover, id, answer.value()); !sound) {
            m_complaint = "answer on " + toHex(id) + ": " + sound.error().detail;
            if (sound.error().code == ErrorCode::Integrity) {
                (void)m_places.handover.setAsideAnswer(id);
                anew = true;
            }
            continue;
        }
        Status put = store->putAnswer(id, answer.value());
        if (!put && put.error().code == ErrorCode::Conflict && !standsTruly(*store, id)) {
            put = store->replaceAnswer(id, answer.value());
        }
        if (!put && put.error().code == ErrorCode::Conflict) {
            // The first answer stands, and the stations have it; the second must not come back.
            m_complaint = "second answer on " + toHex(id) + " dropped";
            (void)m_places.handover.clear(id);
            continue;
        }
        if (!put) {
            m_complaint = "answer on " + toHex(id) + ": " + put.error().detail;
            continue;
        }
        if (Status cleared = m_places.handover.clear(id); !cleared) {
            m_complaint = cleared.error().detail;
        }
        collected.push_back({id, std::move(answer).value()});
    }
    if (anew) {
        sweep(); // the packet was taken away with the answer
    }
    return collected;
}

} // namespace rekam::intake
