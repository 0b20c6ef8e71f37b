#include "store/tables/packet_table.h"

#include "store/store_context.h"
#include "store/tables/row_codec.h"

#include <algorithm>
#include <utility>

namespace rekam::store {

namespace {

using record::TransportState;

constexpr std::string_view kColumns =
    "SELECT id, enrolment, kind, sequence, hash, size, sealed_ms, published_ms, state, "
    "receipted_ms, answer, cause, answered_ms, (SELECT count(*) FROM copy c WHERE c.packet = "
    "packet.id), held, held_ms FROM packet ";

// The FULL packet that counts for each person: the latest enrolment that was sealed.
constexpr std::string_view kLatestOfSession =
    "WITH latest AS (SELECT max(k.sequence) AS sequence FROM packet k JOIN enrolment e ON e.id = "
    "k.enrolment WHERE k.kind = 1 AND e.session = ? GROUP BY e.person) ";

std::optional<WallTime> timeAt(const Statement& row, int column)
{
    return row.nullAt(column) ? std::nullopt
                              : std::optional(fromMilliseconds(row.integerAt(column)));
}

Result<PacketRow> readRow(const Statement& row)
{
    PacketRow packet;
    if (!readArray(row.blobAt(0), packet.id) || !readArray(row.blobAt(1), packet.enrolment.bytes) ||
        !readArray(row.blobAt(4), packet.hash)) {
        return Error{ErrorCode::Integrity, "packet: malformed row"};
    }
    packet.kind = static_cast<packet::Kind>(row.integerAt(2));
    packet.sequence = static_cast<std::uint64_t>(row.integerAt(3));
    packet.sizeBytes = static_cast<std::uint64_t>(row.integerAt(5));
    packet.sealedAt = fromMilliseconds(row.integerAt(6));
    packet.publishedAt = timeAt(row, 7);
    packet.state = static_cast<TransportState>(row.integerAt(8));
    packet.receiptedAt = timeAt(row, 9);
    if (!row.nullAt(10)) {
        packet.answer = static_cast<packet::Verdict>(row.integerAt(10));
    }
    packet.cause = row.textAt(11);
    packet.answeredAt = timeAt(row, 12);
    packet.copies = static_cast<int>(row.integerAt(13));
    packet.held = row.textAt(14);
    packet.heldAt = timeAt(row, 15);
    return packet;
}

/// Plaintext that must not outlive the seal. Finger templates and iris codes stay for the day's
/// search of everyone against everyone; the rows of chosen samples stay for their quality figures.
constexpr std::string_view kEraseAfterSeal[] = {
    "DELETE FROM sample WHERE enrolment = ? AND chosen = 0",
    "DELETE FROM sample_image WHERE sample IN (SELECT id FROM sample WHERE enrolment = ?)",
    // NOLINTNEXTLINE(bugprone-suspicious-missing-comma): one statement of two lines
    "DELETE FROM sample_template WHERE sample IN (SELECT id FROM sample WHERE enrolment = ? AND "
    "(modality NOT IN (3, 4) OR purpose <> 1))",
    "UPDATE exception SET evidence = NULL WHERE enrolment = ?",
    "UPDATE statement SET signature = NULL WHERE enrolment = ?",
};

} // namespace

bool isSafe(const PacketRow& row)
{
    return row.copies > 0 || row.receiptedAt || row.answer;
}

/// Seals one packet; lives for one transaction.
class PacketSeal
{
public:
    PacketSeal(StoreContext& context, const EnrolmentId& enrolment)
        : m_context(context)
        , m_enrolment(enrolment)
    {}

    Status make(const Sealer& seal, const ChainPosition& position)
    {
        auto sealed = seal(position);
        if (!sealed) {
            return sealed.error();
        }
        m_packet = std::move(sealed).value();
        const packet::Header& header = m_packet.header;
        if (m_packet.bytes.empty() || m_packet.bytes.size() > packet::kMaxPacketBytes) {
            return Error{ErrorCode::InvalidInput, "packet: size"};
        }
        if (header.stationSequence != position.sequence ||
            header.previousHash != position.previousHash ||
            m_packet.contentHash != crypto::hash256(m_packet.bytes)) {
            return Error{ErrorCode::InvalidInput, "packet: not made for this place in the chain"};
        }
        return insert(position);
    }

    /// The record's plaintext goes in the very transaction that brings its packet.
    Status closeEnrolment(const KeptAfterSeal& kept)
    {
        Database& database = m_context.database;
        for (const std::string_view erase : kEraseAfterSeal) {
            if (Status erased = database.sql(erase).blob(m_enrolment.bytes).run(); !erased) {
                return erased;
            }
        }
        if (Status closed = database
                                .sql("UPDATE enrolment SET state = 2, packet = ?, thumbnail = ? "
                                     "WHERE id = ?")
                                .blob(m_packet.header.id)
                                .blob(kept.photoThumbnail)
                                .blob(m_enrolment.bytes)
                                .run();
            !closed) {
            return closed;
        }
        return database
            .sql("UPDATE person SET status = ?, reason = NULL, note = '', changed_ms = ? WHERE id "
                 "= (SELECT person FROM enrolment WHERE id = ?)")
            .integer(static_cast<std::int64_t>(kept.personStatus))
            .integer(toMilliseconds(m_context.clock.wallTime()))
            .blob(m_enrolment.bytes)
            .run();
    }

    [[nodiscard]] const packet::SealedPacket& packet() const { return m_packet; }

private:
    Status insert(const ChainPosition& position)
    {
        Database& database = m_context.database;
        const auto sequence = static_cast<std::int64_t>(position.sequence);
        if (Status row = database
                             .sql("INSERT INTO packet(sequence, id, enrolment, kind, hash, "
                                  "previous_hash, size, sealed_ms, state) "
                                  "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)")
                             .integer(sequence)
                             .blob(m_packet.header.id)
                             .blob(m_enrolment.bytes)
                             .integer(static_cast<std::int64_t>(m_packet.header.kind))
                             .blob(m_packet.contentHash)
                             .blob(position.previousHash)
                             .integer(static_cast<std::int64_t>(m_packet.bytes.size()))
                             .integer(toMilliseconds(m_context.clock.wallTime()))
                             .integer(static_cast<std::int64_t>(TransportState::Sealed))
                             .run();
            !row) {
            return row;
        }
        if (Status room = database.sql("INSERT INTO packet_bytes VALUES(?, ?)")
                              .integer(sequence)
                              .zeros(m_packet.bytes.size())
                              .run();
            !room) {
            return room;
        }
        return database.writeBytes("packet_bytes", sequence, m_packet.bytes);
    }

    StoreContext& m_context;
    const EnrolmentId& m_enrolment;
    packet::SealedPacket m_packet;
};

PacketTable::PacketTable(StoreContext& context)
    : m_context(context)
{}

Result<ChainPosition> PacketTable::nextPosition()
{
    Statement query =
        m_context.database.sql("SELECT sequence, hash FROM packet ORDER BY sequence DESC LIMIT 1");
    const auto row = query.step();
    if (!row) {
        return row.error();
    }
    ChainPosition position;
    if (row.value()) {
        position.sequence = static_cast<std::uint64_t>(query.integerAt(0)) + 1;
        if (!readArray(query.blobAt(1), position.previousHash)) {
            return Error{ErrorCode::Integrity, "packet: malformed row"};
        }
    }
    return position;
}

Result<PacketRow> PacketTable::commitSealed(const EnrolmentId& enrolment, const Sealer& seal,
                                            const KeptAfterSeal& kept)
{
    return commit(enrolment, seal, &kept);
}

Result<PacketRow> PacketTable::commitFollowUp(const EnrolmentId& enrolment, const Sealer& seal)
{
    return commit(enrolment, seal, nullptr);
}

Result<PacketRow> PacketTable::commit(const EnrolmentId& enrolment, const Sealer& seal,
                                      const KeptAfterSeal* kept)
{
    PacketSeal work(m_context, enrolment);
    const Status done = m_context.database.transact([&]() -> Status {
        if (Status legal =
                kept != nullptr ? requireOpen(m_context, enrolment) : requireSealed(enrolment);
            !legal) {
            return legal;
        }
        const auto position = nextPosition();
        if (!position) {
            return position.error();
        }
        if (Status made = work.make(seal, position.value()); !made) {
            return made;
        }
        if ((work.packet().header.kind == packet::Kind::Full) != (kept != nullptr)) {
            return Error{ErrorCode::InvalidInput, "packet: kind"};
        }
        if (kept != nullptr) {
            if (Status closed = work.closeEnrolment(*kept); !closed) {
                return closed;
            }
        }
        return m_context.audit.append(kept != nullptr ? AuditEvent::RecordSealed
                                                      : AuditEvent::FollowUpSealed,
                                      work.packet().header.id, work.packet().contentHash);
    });
    if (!done) {
        return done.error();
    }
    const packet::SealedPacket& packet = work.packet();
    if (Status same = m_context.database.readBack(
            "packet_bytes", static_cast<std::int64_t>(packet.header.stationSequence), packet.bytes);
        !same) {
        return same.error();
    }
    return row(packet.header.id);
}

Status PacketTable::requireSealed(const EnrolmentId& enrolment)
{
    Statement query =
        m_context.database.sql("SELECT 1 FROM enrolment WHERE id = ? AND packet IS NOT NULL");
    const auto row = query.blob(enrolment.bytes).step();
    if (!row) {
        return row.error();
    }
    return row.value() ? Status() : Error{ErrorCode::Refused, "the enrolment is not sealed"};
}

Result<PacketRow> PacketTable::row(const PacketId& id)
{
    Statement query = m_context.database.sql(std::string(kColumns) + "WHERE id = ?");
    auto found = optional<PacketRow>(query.blob(id), readRow);
    if (!found) {
        return found.error();
    }
    if (!found.value()) {
        return Error{ErrorCode::NotFound, "no such packet"};
    }
    return *std::move(found).value();
}

Result<std::vector<PacketRow>> PacketTable::list(const std::optional<SessionId>& session)
{
    Statement query = m_context.database.sql(
        std::string(kColumns) + "WHERE ?1 = 0 OR enrolment IN (SELECT id FROM enrolment WHERE "
                                "session = ?1) ORDER BY sequence");
    return collect<PacketRow>(query.integer(session ? session->value : 0), readRow);
}

Result<std::vector<PacketRow>> PacketTable::ofEnrolment(const EnrolmentId& enrolment)
{
    Statement query =
        m_context.database.sql(std::string(kColumns) + "WHERE enrolment = ? ORDER BY sequence");
    return collect<PacketRow>(query.blob(enrolment.bytes), readRow);
}

Result<Bytes> PacketTable::bytes(const PacketId& id)
{
    const auto known = row(id);
    if (!known) {
        return known.error();
    }
    auto bytes = m_context.database.readBytes("packet_bytes",
                                              static_cast<std::int64_t>(known.value().sequence));
    if (bytes && crypto::hash256(bytes.value()) != known.value().hash) {
        return Error{ErrorCode::Integrity, "packet: bytes differ from their hash"};
    }
    return bytes;
}

Status PacketTable::checkStored(const PacketRow& row)
{
    const auto bytes =
        m_context.database.readStored("packet_bytes", static_cast<std::int64_t>(row.sequence));
    if (!bytes) {
        return bytes.error();
    }
    return crypto::hash256(bytes.value()) == row.hash
               ? Status()
               : Error{ErrorCode::Integrity, "packet: bytes differ from their hash"};
}

Status PacketTable::markPublished(const PacketId& id)
{
    return m_context.database.transact([&]() -> Status {
        if (Status marked =
                m_context.database
                    .sql("UPDATE packet SET published_ms = ? WHERE id = ? AND published_ms IS NULL")
                    .integer(toMilliseconds(m_context.clock.wallTime()))
                    .blob(id)
                    .run();
            !marked) {
            return marked;
        }
        if (m_context.database.changes() == 0) {
            return requireKnown(id);
        }
        return m_context.audit.append(AuditEvent::PacketPublished, id);
    });
}

Status PacketTable::requireKnown(const PacketId& id)
{
    const auto known = row(id);
    return known ? Status() : Status(known.error());
}

Result<SafetyCounts> PacketTable::safety()
{
    const auto stamp = m_context.database.changeStamp();
    if (!stamp) {
        return stamp.error();
    }
    if (m_safety && m_safety->first == stamp.value()) {
        return m_safety->second;
    }
    Statement query = m_context.database.sql(
        "WITH p AS (SELECT k.receipted_ms IS NOT NULL OR k.answer IS NOT NULL AS received, "
        "EXISTS (SELECT 1 FROM copy c WHERE c.packet = k.id) AS copied, EXISTS (SELECT 1 FROM "
        "packet_bytes b WHERE b.sequence = k.sequence) AS here, ifnull(k.answer, 0) = 2 AS "
        "rejected, k.held <> '' AS held FROM packet k) SELECT total(here), total(here AND "
        "copied), total(received), total(NOT received AND NOT (here AND copied)), "
        "total(rejected), total(held) FROM p");
    const auto row = query.step();
    if (!row) {
        return row.error();
    }
    m_safety = {stamp.value(),
                {static_cast<int>(query.integerAt(0)), static_cast<int>(query.integerAt(1)),
                 static_cast<int>(query.integerAt(2)), static_cast<int>(query.integerAt(3)),
                 static_cast<int>(query.integerAt(4)), static_cast<int>(query.integerAt(5))}};
    return m_safety->second;
}

Result<SessionProgress> PacketTable::progress(SessionId session)
{
    Statement query = m_context.database.sql(
        std::string(kLatestOfSession) +
        "SELECT count(*), total(EXISTS (SELECT 1 FROM packet_bytes b WHERE b.sequence = "
        "k.sequence) OR k.state = 9), total(k.receipted_ms IS NOT NULL), total(ifnull(k.answer, 0) "
        "= 1), total(ifnull(k.answer, 0) = 2) FROM packet k JOIN latest USING (sequence)");
    const auto row = query.integer(session.value).step();
    if (!row) {
        return row.error();
    }
    return SessionProgress{
        static_cast<int>(query.integerAt(0)), static_cast<int>(query.integerAt(1)),
        static_cast<int>(query.integerAt(2)), static_cast<int>(query.integerAt(3)),
        static_cast<int>(query.integerAt(4))};
}

Result<Bytes> PacketTable::photoThumbnail(const EnrolmentId& enrolment)
{
    Statement query = m_context.database.sql(
        "SELECT thumbnail FROM enrolment WHERE id = ? AND length(thumbnail) > 0");
    return readBlob(query.blob(enrolment.bytes), "no photo kept");
}

Result<int> PacketTable::purge(std::chrono::hours retention, WallTime signedNow)
{
    int purged = 0;
    const std::int64_t before =
        toMilliseconds(std::min(m_context.clock.wallTime(), signedNow) - retention);
    const Status done = m_context.database.transact([&]() -> Status {
        Statement query = m_context.database.sql(
            std::string(kColumns) +
            "WHERE answer = 1 AND answered_ms <= ? AND purged_ms IS NULL AND EXISTS (SELECT 1 "
            "FROM enrolment e JOIN session s ON s.id = e.session WHERE e.id = packet.enrolment AND "
            "s.closed_ms IS NOT NULL) ORDER BY sequence");
        const auto due = collect<PacketRow>(query.integer(before), readRow);
        if (!due) {
            return due.error();
        }
        for (const PacketRow& packet : due.value()) {
            if (Status erased = purgeOne(packet); !erased) {
                return erased;
            }
            ++purged;
        }
        return {};
    });
    if (!done) {
        return done.error();
    }
    return purged;
}

Status PacketTable::purgeOne(const PacketRow& packet)
{
    Database& database = m_context.database;
    if (Status bytes = database.sql("DELETE FROM packet_bytes WHERE sequence = ?")
                           .integer(static_cast<std::int64_t>(packet.sequence))
                           .run();
        !bytes) {
        return bytes;
    }
    if (Status state = database.sql("UPDATE packet SET state = 9, purged_ms = ? WHERE id = ?")
                           .integer(toMilliseconds(m_context.clock.wallTime()))
                           .blob(packet.id)
                           .run();
        !state) {
        return state;
    }
    if (packet.kind == packet::Kind::Full) {
        // Biodata leaves with the record; the NIK stays, so that nobody is recorded twice.
        for (const std::string_view erase :
             {"DELETE FROM sample WHERE enrolment = ?", "DELETE FROM exception WHERE enrolment = ?",
              "DELETE FROM statement WHERE enrolment = ?", "DELETE FROM step WHERE enrolment = ?",
              "DELETE FROM validation WHERE enrolment = ?",
              "UPDATE person SET person_json = '', name_folded = '', class_name = '', note = '' "
              "WHERE id = (SELECT person FROM enrolment WHERE id = ?)",
              "UPDATE enrolment SET person_json = '', summary_json = '', thumbnail = NULL WHERE "
              "id = ?"}) {
            if (Status erased = database.sql(erase).blob(packet.enrolment.bytes).run(); !erased) {
                return erased;
            }
        }
    }
    return m_context.audit.append(AuditEvent::PacketPurged, packet.id, packet.hash);
}

} // namespace rekam::store
