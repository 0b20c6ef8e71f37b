#include "intake/embedded_store.h"

#include "base/byte_writer.h"
#include "intake/segments.h"
#include "intake/store_check.h"
#include "intake/store_rows.h"

#include <algorithm>
#include <string_view>

namespace rekam::intake {

namespace {

std::int64_t unixMs(WallTime time)
{
    return time.time_since_epoch().count();
}

} // namespace

EmbeddedStore::EmbeddedStore(const Parts& parts, std::filesystem::path folder, Database database)
    : m_parts(parts)
    , m_folder(std::move(folder))
    , m_database(std::move(database))
{}

Result<std::unique_ptr<EmbeddedStore>> EmbeddedStore::open(const Parts& parts,
                                                           const std::filesystem::path& folder)
{
    for (const char* name : {"segments", "quarantine"}) {
        if (Status made = parts.files.makeFolder(folder / name); !made) {
            return made.error();
        }
    }
    // An index begun anew beside segments would receive every packet again as if for the first
    // time.
    std::error_code failed;
    if (!std::filesystem::exists(folder / "index.sqlite", failed)) {
        const auto numbers = segmentNumbers(parts.files, folder);
        if (!numbers || !numbers.value().empty()) {
            return numbers ? Error{ErrorCode::Integrity, "the index is gone, its segments are not"}
                           : numbers.error();
        }
    }
    auto database = Database::open(folder / "index.sqlite");
    if (!database) {
        return database.error();
    }
    if (Status made = database.value().run(kIndexSchema); !made) {
        return made.error();
    }
    std::unique_ptr<EmbeddedStore> store(
        new EmbeddedStore(parts, folder, std::move(database).value()));
    if (Status read = store->readHead(); !read) {
        return read.error();
    }
    return store;
}

Status EmbeddedStore::readHead()
{
    const auto last =
        m_database.query("SELECT position, hash FROM log ORDER BY position DESC LIMIT 1");
    if (!last) {
        return last.error();
    }
    if (!last.value().empty()) {
        const Row& row = last.value().front();
        m_head = {countAt(row, 0), fixedAt<32>(row, 1)};
    }
    const auto numbers = segmentNumbers(m_parts.files, m_folder);
    if (!numbers) {
        return numbers.error();
    }
    m_segment = numbers.value().empty() ? m_segment : numbers.value().back();
    return {};
}

packet::ChainEntry EmbeddedStore::entryFor(std::uint16_t type, const packet::PacketId& id,
                                           const crypto::Hash256& hash,
                                           const std::string& actor) const
{
    packet::ChainEntry entry;
    entry.type = type;
    entry.id = id;
    entry.hash = hash;
    entry.actor = actor;
    entry.wallTime = m_parts.clock.wallTime();
    entry.steadyTime = m_parts.clock.steadyTime();
    return entry;
}

Result<std::optional<KnownPacket>> EmbeddedStore::find(const packet::PacketId& id)
{
    const auto rows = m_database.query(
        "SELECT hash, size, station, receipt, answer FROM packets WHERE id = ?", {toBytes(id)});
    if (!rows) {
        return rows.error();
    }
    if (rows.value().empty()) {
        return std::optional<KnownPacket>();
    }
    const Row& row = rows.value().front();
    return std::optional(KnownPacket{fixedAt<32>(row, 0), countAt(row, 1), textAt(row, 2),
                                     blobAt(row, 3).value_or(Bytes()), blobAt(row, 4)});
}

Result<bool> EmbeddedStore::forks(const packet::Header& header, const crypto::Hash256& contentHash)
{
    const auto sequence = stored(header.stationSequence);
    const auto rows = m_database.query(
        "SELECT sequence, id, hash, previous FROM packets WHERE station = ? AND sequence "
        "BETWEEN ? AND ?",
        {header.station, sequence - 1, sequence + 1});
    if (!rows) {
        return rows.error();
    }
    return std::ranges::any_of(rows.value(), [&](const Row& row) {
        const auto other = numberAt(row, 0);
        if (other == sequence) {
            return fixedAt<16>(row, 1) != header.id;
        }
        return other < sequence ? fixedAt<32>(row, 2) != header.previousHash
                                : fixedAt<32>(row, 3) != contentHash;
    });
}

Result<EmbeddedStore::Place> EmbeddedStore::appendToSegment(const packet::PacketId& id,
                                                            const crypto::Hash256& contentHash,
                                                            ByteView packet)
{
    const auto sizeOf = [this](std::uint64_t number) -> Result<std::uint64_t> {
        const auto size = m_parts.files.size(segmentPath(m_folder, number));
        return !size && size.error().code == ErrorCode::NotFound ? Result<std::uint64_t>(0U) : size;
    };
    auto size = sizeOf(m_segment);
    if (size && size.value() >= kSegmentBytes) {
        size = sizeOf(++m_segment);
    }
    if (!size) {
        return size.error();
    }
    ByteWriter record;
    record.bigEndian(kSegmentMagic).bigEndian(std::uint64_t{packet.size()});
    record.raw(id).raw(contentHash).raw(packet);
    if (Status written =
            m_parts.files.appendDurably(segmentPath(m_folder, m_segment), record.bytes());
        !written) {
        return written.error();
    }
    return Place{m_segment, size.value() + kSegmentHeaderBytes};
}

Result<packet::ChainHead> EmbeddedStore::appendLog(const packet::ChainEntry& entry)
{
    const auto head = packet::appendToChain(packet::kReceiptChain, m_head, entry);
    if (Status added = insertLog(m_database, head, entry); !added) {
        return added.error();
    }
    return head;
}

/// Notes that the predecessor is missing, and that this packet is not: gaps close as late packets
/// come in.
Status EmbeddedStore::noteGap(const packet::Header& header)
{
    const auto sequence = stored(header.stationSequence);
    if (Status closed = m_database.change("DELETE FROM gaps WHERE station = ? AND sequence = ?",
                                          {header.station, sequence});
        !closed || sequence <= 1) {
        return closed;
    }
    return m_database.change("INSERT OR IGNORE INTO gaps SELECT ?1, ?2, ?3 WHERE NOT EXISTS "
                             "(SELECT 1 FROM packets WHERE station = ?1 AND sequence = ?2)",
                             {header.station, sequence - 1, unixMs(m_parts.clock.wallTime())});
}

Result<Bytes> EmbeddedStore::commit(const packet::Header& header,
                                    const crypto::Hash256& contentHash, ByteView packet)
{
    const auto known = find(header.id);
    if (!known) {
        return known.error();
    }
    if (known.value()) {
        if (known.value()->contentHash == contentHash) {
            return known.value()->receipt;
        }
        return Error{ErrorCode::Conflict, "this id is known with another hash"};
    }
    const auto forked = forks(header, contentHash);
    if (!forked) {
        return forked.error();
    }
    if (forked.value()) {
        return Error{ErrorCode::Conflict, "the station's chain forks here"};
    }
    const auto place = appendToSegment(header.id, contentHash, packet);
    if (!place) {
        return place.error();
    }
    auto transaction = Transaction::begin(m_database);
    if (!transaction) {
        return transaction.error();
    }
    const auto entry = entryFor(kEntryReceived, header.id, contentHash, header.station);
    const auto head = appendLog(entry);
    if (!head) {
        return head.error();
    }
    const PacketFacts facts = {
        header,       contentHash,   packet.size(), place.value().segment, place.value().offset,
        head.value(), entry.wallTime};
    if (Status added = insertPacket(m_database, facts, m_parts.signer); !added) {
        return added.error();
    }
    if (Status found = m_database.change("DELETE FROM lost WHERE id = ?", {toBytes(header.id)});
        !found) {
        return found.error();
    }
    if (Status noted = noteGap(header); !noted) {
        return noted.error();
    }
    if (Status committed = transaction.value().commit(); !committed) {
        return committed.error();
    }
    m_head = head.value();
    return receiptOf(facts, m_parts.signer);
}

Status EmbeddedStore::quarantine(const packet::PacketId& id, const crypto::Hash256& contentHash,
                                 QuarantineCause cause, ByteView packet)
{
    const auto before = quarantined(id, contentHash);
    if (!before) {
        return before.error();
    }
    if (before.value()) {
        return {};
    }
    const std::string name = toHex(id) + "-" + toHex(ByteView(contentHash).first(8)) + ".packet";
    if (Status written = m_parts.files.writeDurably(m_folder / "quarantine" / name, packet);
        !written) {
        return written;
    }
    auto transaction = Transaction::begin(m_database);
    if (!transaction) {
        return transaction.error();
    }
    const auto head = appendLog(
        entryFor(kEntryQuarantined, id, contentHash,
                 std::string(kIntakeActor) + "/" + std::to_string(static_cast<int>(cause))));
    if (!head) {
        return head.error();
    }
    if (Status added =
            m_database.change("INSERT INTO quarantined VALUES(?,?,?,?)",
                              {toBytes(id), toBytes(contentHash), static_cast<std::int64_t>(cause),
                               unixMs(m_parts.clock.wallTime())});
        !added) {
        return added;
    }
    if (Status committed = transaction.value().commit(); !committed) {
        return committed;
    }
    m_head = head.value();
    return {};
}

Result<std::optional<QuarantineCause>>
EmbeddedStore::quarantined(const packet::PacketId& id, const crypto::Hash256& contentHash)
{
    const auto rows = m_database.query("SELECT cause FROM quarantined WHERE id = ? AND hash = ?",
                                       {toBytes(id), toBytes(contentHash)});
    if (!rows) {
        return rows.error();
    }
    if (rows.value().empty()) {
        return std::optional<QuarantineCause>();
    }
    return std::optional(static_cast<QuarantineCause>(numberAt(rows.value().front(), 0)));
}

Result<Bytes> EmbeddedStore::packetBytes(const packet::PacketId& id)
{
    const auto rows = m_database.query(
        "SELECT segment, offset, size, hash FROM packets WHERE id = ?", {toBytes(id)});
    if (!rows) {
        return rows.error();
    }
    if (rows.value().empty()) {
        return Error{ErrorCode::NotFound, "no such packet"};
    }
    const Row& row = rows.value().front();
    auto bytes = m_parts.files.readPart(segmentPath(m_folder, countAt(row, 0)), countAt(row, 1),
                                        countAt(row, 2));
    if (bytes && crypto::hash256(bytes.value()) != fixedAt<32>(row, 3)) {
        return Error{ErrorCode::Integrity, "stored bytes differ from their hash"};
    }
    return bytes;
}

Status EmbeddedStore::putAnswer(const packet::PacketId& id, ByteView answer)
{
    const auto known = find(id);
    if (!known) {
        return known.error();
    }
    if (!known.value()) {
        return Error{ErrorCode::NotFound, "answer on a packet that is not here"};
    }
    if (known.value()->answer) {
        return std::ranges::equal(*known.value()->answer, answer)
                   ? Status()
                   : Status(Error{ErrorCode::Conflict, "another answer stands"});
    }
    return replaceAnswer(id, answer);
}

Status EmbeddedStore::replaceAnswer(const packet::PacketId& id, ByteView answer)
{
    const auto known = find(id);
    if (!known || !known.value()) {
        return known ? Error{ErrorCode::NotFound, "answer on a packet that is not here"}
                     : known.error();
    }
    auto transaction = Transaction::begin(m_database);
    if (!transaction) {
        return transaction.error();
    }
    const auto head = appendLog(entryFor(kEntryAnswered, id, crypto::hash256(answer), "adapter"));
    if (!head) {
        return head.error();
    }
    if (Status put = m_database.change("UPDATE packets SET answer = ? WHERE id = ?",
                                       {toBytes(answer), toBytes(id)});
        !put) {
        return put;
    }
    if (Status committed = transaction.value().commit(); !committed) {
        return committed;
    }
    m_head = head.value();
    return {};
}

Result<std::vector<packet::PacketId>> EmbeddedStore::unanswered()
{
    const auto rows =
        m_database.query("SELECT id FROM packets WHERE answer IS NULL ORDER BY log_position");
    if (!rows) {
        return rows.error();
    }
    std::vector<packet::PacketId> ids;
    ids.reserve(rows.value().size());
    for (const Row& row : rows.value()) {
        ids.push_back(fixedAt<16>(row, 0));
    }
    return ids;
}

Result<bool> EmbeddedStore::logHolds(const packet::ChainHead& known)
{
    if (known.position == 0) {
        return true;
    }
    const auto rows =
        m_database.query("SELECT hash FROM log WHERE position = ?", {stored(known.position)});
    if (!rows) {
        return rows.error();
    }
    return !rows.value().empty() && fixedAt<32>(rows.value().front(), 0) == known.hash;
}

Result<std::vector<packet::PacketId>> EmbeddedStore::lost(const std::string& station)
{
    // In another order each time: what no station can send again must not stand before the rest.
    const auto rows = m_database.query("SELECT id FROM lost WHERE station = ? ORDER BY random() "
                                       "LIMIT 256",
                                       {station});
    if (!rows) {
        return rows.error();
    }
    std::vector<packet::PacketId> ids;
    for (const Row& row : rows.value()) {
        ids.push_back(fixedAt<16>(row, 0));
    }
    return ids;
}

Result<packet::ChainHead> EmbeddedStore::stationHead(const std::string& station)
{
    const auto rows = m_database.query("SELECT sequence, hash FROM packets WHERE station = ? "
                                       "ORDER BY sequence DESC LIMIT 1",
                                       {station});
    if (!rows) {
        return rows.error();
    }
    if (rows.value().empty()) {
        return packet::ChainHead();
    }
    const Row& row = rows.value().front();
    return packet::ChainHead{countAt(row, 0), fixedAt<32>(row, 1)};
}

Status EmbeddedStore::forEach(const std::function<void(const StoredPacket&)>& visit)
{
    const auto rows =
        m_database.query("SELECT id, kind, station, sequence, size, received_ms, log_position, "
                         "answer FROM packets ORDER BY log_position");
    if (!rows) {
        return rows.error();
    }
    for (const Row& row : rows.value()) {
        visit({fixedAt<16>(row, 0), static_cast<packet::Kind>(numberAt(row, 1)), textAt(row, 2),
               countAt(row, 3), countAt(row, 4),
               WallTime(std::chrono::milliseconds(numberAt(row, 5))), countAt(row, 6),
               blobAt(row, 7)});
    }
    return {};
}

Result<StoreReport> EmbeddedStore::verify()
{
    return checkStore(
        {m_parts.files, m_folder, m_database, m_parts.signer.publicKey(), m_parts.mode});
}

} // namespace rekam::intake
