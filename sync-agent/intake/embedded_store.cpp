#include "intake/embedded_store.h"

#include "base/byte_reader.h"
#include "base/byte_writer.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace rekam::intake {

namespace {

// Entry types of the log; append only.
constexpr std::uint16_t kEntryReceived = 1;
constexpr std::uint16_t kEntryAnswered = 2;
constexpr std::uint16_t kEntryQuarantined = 3;

constexpr std::uint32_t kSegmentMagic = 0x524B5347; // "RKSG"
constexpr std::size_t kSegmentHeaderBytes = 4 + 8 + 16 + 32;
constexpr std::string_view kIntakeActor = "intake";

constexpr const char* kSchema = R"(
CREATE TABLE IF NOT EXISTS packets(
  id BLOB PRIMARY KEY, hash BLOB NOT NULL, station TEXT NOT NULL, sequence INTEGER NOT NULL,
  previous BLOB NOT NULL, kind INTEGER NOT NULL, tag BLOB NOT NULL, size INTEGER NOT NULL,
  segment INTEGER NOT NULL, offset INTEGER NOT NULL, received_ms INTEGER NOT NULL,
  log_position INTEGER NOT NULL, receipt BLOB NOT NULL, answer BLOB) WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS packets_station ON packets(station, sequence);
CREATE INDEX IF NOT EXISTS packets_unanswered ON packets(log_position) WHERE answer IS NULL;
CREATE TABLE IF NOT EXISTS log(
  position INTEGER PRIMARY KEY, hash BLOB NOT NULL, type INTEGER NOT NULL, id BLOB NOT NULL,
  content BLOB NOT NULL, actor TEXT NOT NULL, wall_ms INTEGER NOT NULL, steady_ms INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS quarantined(
  id BLOB NOT NULL, hash BLOB NOT NULL, cause INTEGER NOT NULL, wall_ms INTEGER NOT NULL,
  PRIMARY KEY(id, hash)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS gaps(
  station TEXT NOT NULL, sequence INTEGER NOT NULL, seen_ms INTEGER NOT NULL,
  PRIMARY KEY(station, sequence)) WITHOUT ROWID;
)";

template <std::size_t size>
ByteArray<size> fixed(const std::optional<Bytes>& blob)
{
    ByteArray<size> array = {};
    if (blob && blob->size() == size) {
        std::ranges::copy(*blob, array.begin());
    }
    return array;
}

std::int64_t unixMs(WallTime time)
{
    return time.time_since_epoch().count();
}

std::int64_t stored(std::uint64_t number)
{
    return static_cast<std::int64_t>(number);
}

std::uint64_t counted(std::int64_t number)
{
    return static_cast<std::uint64_t>(number);
}

packet::ChainEntry entryOf(const Row& row)
{
    packet::ChainEntry entry;
    entry.type = static_cast<std::uint16_t>(numberAt(row, 2));
    entry.id = fixed<16>(blobAt(row, 3));
    entry.hash = fixed<32>(blobAt(row, 4));
    entry.actor = textAt(row, 5);
    entry.wallTime = WallTime(std::chrono::milliseconds(numberAt(row, 6)));
    entry.steadyTime = std::chrono::milliseconds(numberAt(row, 7));
    return entry;
}

constexpr const char* kSelectLog =
    "SELECT position, hash, type, id, content, actor, wall_ms, steady_ms FROM log "
    "WHERE position > ? ORDER BY position LIMIT 1000";

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
    auto database = Database::open(folder / "index.sqlite");
    if (!database) {
        return database.error();
    }
    if (Status made = database.value().run(kSchema); !made) {
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
        m_head = {counted(numberAt(row, 0)), fixed<32>(blobAt(row, 1))};
    }
    const auto names = m_parts.files.list(m_folder / "segments");
    if (!names) {
        return names.error();
    }
    for (const std::string& name : names.value()) {
        std::uint64_t number = 0;
        for (const char digit : name.substr(0, name.find('.'))) {
            number = digit >= '0' && digit <= '9'
                         ? number * 10 + static_cast<std::uint64_t>(digit - '0')
                         : 0;
        }
        m_segment = std::max(m_segment, number);
    }
    return {};
}

std::filesystem::path EmbeddedStore::segmentPath(std::uint64_t number) const
{
    std::string digits = std::to_string(number);
    digits.insert(0, digits.size() < 6 ? 6 - digits.size() : 0, '0');
    return m_folder / "segments" / (digits + ".seg");
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
    return std::optional(KnownPacket{fixed<32>(blobAt(row, 0)), counted(numberAt(row, 1)),
                                     textAt(row, 2), blobAt(row, 3).value_or(Bytes()),
                                     blobAt(row, 4)});
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
            return fixed<16>(blobAt(row, 1)) != header.id;
        }
        return other < sequence ? fixed<32>(blobAt(row, 2)) != header.previousHash
                                : fixed<32>(blobAt(row, 3)) != contentHash;
    });
}

Result<EmbeddedStore::Place> EmbeddedStore::appendToSegment(const packet::PacketId& id,
                                                            const crypto::Hash256& contentHash,
                                                            ByteView packet)
{
    const auto sizeOf = [this](std::uint64_t number) -> Result<std::uint64_t> {
        const auto size = m_parts.files.size(segmentPath(number));
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
    if (Status written = m_parts.files.appendDurably(segmentPath(m_segment), record.bytes());
        !written) {
        return written.error();
    }
    return Place{m_segment, size.value() + kSegmentHeaderBytes};
}

Result<packet::ChainHead> EmbeddedStore::appendLog(const packet::ChainEntry& entry)
{
    const auto head = packet::appendToChain(packet::kReceiptChain, m_head, entry);
    if (Status added =
            m_database.change("INSERT INTO log VALUES(?,?,?,?,?,?,?,?)",
                              {stored(head.position), toBytes(head.hash), std::int64_t{entry.type},
                               toBytes(entry.id), toBytes(entry.hash), entry.actor,
                               unixMs(entry.wallTime), std::int64_t{entry.steadyTime.count()}});
        !added) {
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
    Bytes receipt = packet::signReceipt({header.id,
                                         contentHash,
                                         header.mode,
                                         header.station,
                                         entry.wallTime,
                                         head.value().position,
                                         head.value().hash,
                                         {}},
                                        m_parts.signer);
    if (Status added = m_database.change(
            "INSERT INTO packets VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,NULL)",
            {toBytes(header.id), toBytes(contentHash), header.station,
             stored(header.stationSequence), toBytes(header.previousHash),
             static_cast<std::int64_t>(header.kind), toBytes(header.tag), stored(packet.size()),
             stored(place.value().segment), stored(place.value().offset), unixMs(entry.wallTime),
             stored(head.value().position), receipt});
        !added) {
        return added.error();
    }
    if (Status noted = noteGap(header); !noted) {
        return noted.error();
    }
    if (Status committed = transaction.value().commit(); !committed) {
        return committed.error();
    }
    m_head = head.value();
    return receipt;
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
    const auto head =
        appendLog(entryFor(kEntryQuarantined, id, contentHash, std::string(kIntakeActor)));
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
    auto bytes = m_parts.files.readPart(segmentPath(counted(numberAt(row, 0))),
                                        counted(numberAt(row, 1)), counted(numberAt(row, 2)));
    if (bytes && crypto::hash256(bytes.value()) != fixed<32>(blobAt(row, 3))) {
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
        ids.push_back(fixed<16>(blobAt(row, 0)));
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
    return packet::ChainHead{counted(numberAt(row, 0)), fixed<32>(blobAt(row, 1))};
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
        visit({fixed<16>(blobAt(row, 0)), static_cast<packet::Kind>(numberAt(row, 1)),
               textAt(row, 2), counted(numberAt(row, 3)), counted(numberAt(row, 4)),
               WallTime(std::chrono::milliseconds(numberAt(row, 5))), counted(numberAt(row, 6)),
               blobAt(row, 7)});
    }
    return {};
}

Status EmbeddedStore::verifyLog(StoreReport& report)
{
    packet::ChainHead head;
    while (true) {
        const auto rows = m_database.query(kSelectLog, {stored(head.position)});
        if (!rows) {
            return rows.error();
        }
        if (rows.value().empty()) {
            return {};
        }
        for (const Row& row : rows.value()) {
            const packet::ChainHead after = {counted(numberAt(row, 0)), fixed<32>(blobAt(row, 1))};
            if (!packet::checkChainLink(packet::kReceiptChain, head, entryOf(row), after)) {
                report.findings.push_back("log entry " + std::to_string(after.position) +
                                          " does not follow from the one before");
            }
            head = after;
            ++report.entries;
        }
    }
}

Status EmbeddedStore::verifyPackets(StoreReport& report)
{
    const auto rows = m_database.query(
        "SELECT p.id, p.hash, p.receipt, p.log_position, l.hash, l.content FROM packets p LEFT "
        "JOIN log l ON l.position = p.log_position ORDER BY p.log_position");
    if (!rows) {
        return rows.error();
    }
    const std::array trusted = {m_parts.signer.publicKey()};
    for (const Row& row : rows.value()) {
        const auto id = fixed<16>(blobAt(row, 0));
        const auto hash = fixed<32>(blobAt(row, 1));
        const auto complain = [&](std::string_view what) {
            report.findings.push_back("packet " + toHex(id) + ": " + std::string(what));
        };
        if (const auto bytes = packetBytes(id); !bytes) {
            complain(bytes.error().detail);
        }
        const auto receipt = packet::verifyReceipt(blobAt(row, 2).value_or(Bytes()), trusted);
        if (!receipt) {
            complain("receipt: " + receipt.error().detail);
            continue;
        }
        if (receipt.value().packetId != id || receipt.value().contentHash != hash ||
            receipt.value().logPosition != counted(numberAt(row, 3)) ||
            receipt.value().logHead != fixed<32>(blobAt(row, 4)) ||
            fixed<32>(blobAt(row, 5)) != hash) {
            complain("receipt, row and log differ");
        }
    }
    return {};
}

Result<StoreReport> EmbeddedStore::verify()
{
    StoreReport report;
    if (Status checked = verifyLog(report); !checked) {
        return checked.error();
    }
    if (Status checked = verifyPackets(report); !checked) {
        return checked.error();
    }
    const auto gaps = m_database.query("SELECT count(*) FROM gaps");
    if (!gaps) {
        return gaps.error();
    }
    report.gaps = counted(numberAt(gaps.value().front(), 0));
    return report;
}

} // namespace rekam::intake
