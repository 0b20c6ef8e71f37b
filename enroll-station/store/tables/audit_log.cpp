#include "store/tables/audit_log.h"

#include "base/byte_writer.h"
#include "store/store_context.h"
#include "store/tables/row_codec.h"

#include <algorithm>

namespace rekam::store {

namespace {

packet::ChainEntry chainEntry(const AuditEntry& entry)
{
    return {static_cast<std::uint16_t>(entry.event),
            entry.subject,
            entry.content,
            entry.actor,
            entry.at,
            entry.steadyTime};
}

bool readEntry(const Statement& row, AuditEntry& entry)
{
    entry.sequence = static_cast<std::uint64_t>(row.integerAt(0));
    entry.event = static_cast<AuditEvent>(row.integerAt(1));
    entry.actor = row.textAt(4);
    entry.at = fromMilliseconds(row.integerAt(5));
    entry.steadyTime = std::chrono::milliseconds(row.integerAt(6));
    return readArray(row.blobAt(2), entry.subject) && readArray(row.blobAt(3), entry.content) &&
           readArray(row.blobAt(7), entry.hash) &&
           entry.actor.size() <= packet::kMaxChainActorLength;
}

constexpr std::string_view kSelect =
    "SELECT sequence, event, subject, content, actor, at_ms, steady_ms, hash FROM audit ";

} // namespace

AuditSubject auditSubject(std::int64_t row)
{
    AuditSubject subject{};
    ByteWriter writer;
    writer.bigEndian(static_cast<std::uint64_t>(row));
    std::ranges::copy(writer.bytes(), subject.begin() + 8);
    return subject;
}

AuditLog::AuditLog(Database& database, const Clock& clock)
    : m_database(database)
    , m_clock(clock)
{}

Result<packet::ChainHead> AuditLog::head()
{
    Statement query =
        m_database.sql("SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1");
    const auto row = query.step();
    if (!row) {
        return row.error();
    }
    packet::ChainHead head;
    if (row.value()) {
        head.position = static_cast<std::uint64_t>(query.integerAt(0));
        if (!readArray(query.blobAt(1), head.hash)) {
            return Error{ErrorCode::Integrity, "audit: malformed head"};
        }
    }
    return head;
}

Status AuditLog::append(AuditEvent event, const AuditSubject& subject, const Hash256& content)
{
    const auto before = head();
    if (!before) {
        return before.error();
    }
    const AuditEntry entry{
        0, event, subject, content, m_actor, m_clock.wallTime(), m_clock.steadyTime(), {}};
    const packet::ChainHead after =
        packet::appendToChain(packet::kAuditChain, before.value(), chainEntry(entry));
    if (m_latest) {
        m_latest = std::max(*m_latest, entry.at); // seen, even if this is rolled back
    }
    return m_database.sql("INSERT INTO audit VALUES(?, ?, ?, ?, ?, ?, ?, ?)")
        .integer(static_cast<std::int64_t>(after.position))
        .integer(static_cast<std::int64_t>(event))
        .blob(entry.subject)
        .blob(entry.content)
        .text(entry.actor)
        .integer(toMilliseconds(entry.at))
        .integer(entry.steadyTime.count())
        .blob(after.hash)
        .run();
}

Result<std::optional<WallTime>> AuditLog::latestTime()
{
    if (!m_latest) {
        Statement query = m_database.sql("SELECT max(at_ms) FROM audit");
        const auto row = query.step();
        if (!row) {
            return row.error();
        }
        if (query.nullAt(0)) {
            return std::optional<WallTime>();
        }
        m_latest = fromMilliseconds(query.integerAt(0));
    }
    return m_latest;
}

Result<AuditVerdict> AuditLog::verify()
{
    Statement query = m_database.sql(std::string(kSelect) + "ORDER BY sequence");
    AuditVerdict verdict;
    packet::ChainHead head;
    for (;;) {
        const auto row = query.step();
        if (!row) {
            return row.error();
        }
        if (!row.value()) {
            return verdict;
        }
        AuditEntry entry;
        const bool readable = readEntry(query, entry);
        const std::uint64_t expected = head.position + 1;
        if (entry.sequence != expected) {
            verdict.firstBad = expected;
            verdict.finding = "entry missing";
            return verdict;
        }
        const packet::ChainHead after{entry.sequence, entry.hash};
        if (!readable ||
            !packet::checkChainLink(packet::kAuditChain, head, chainEntry(entry), after)) {
            verdict.firstBad = expected;
            verdict.finding = "entry edited";
            return verdict;
        }
        head = after;
        verdict.entries = entry.sequence;
    }
}

Result<std::vector<AuditEntry>> AuditLog::entries(std::uint64_t first, std::size_t limit)
{
    Statement query =
        m_database.sql(std::string(kSelect) + "WHERE sequence >= ? ORDER BY sequence LIMIT ?");
    query.integer(static_cast<std::int64_t>(first)).integer(static_cast<std::int64_t>(limit));
    std::vector<AuditEntry> found;
    for (;;) {
        const auto row = query.step();
        if (!row) {
            return row.error();
        }
        if (!row.value()) {
            return found;
        }
        AuditEntry entry;
        if (!readEntry(query, entry)) {
            return Error{ErrorCode::Integrity, "audit: malformed entry"};
        }
        found.push_back(std::move(entry));
    }
}

Result<std::optional<WallTime>> AuditLog::lastOf(AuditEvent event)
{
    Statement query =
        m_database.sql(std::string(kSelect) + "WHERE event = ? ORDER BY sequence DESC LIMIT 1");
    query.integer(static_cast<std::int64_t>(event));
    const auto row = query.step();
    if (!row) {
        return row.error();
    }
    AuditEntry entry;
    if (!row.value()) {
        return std::optional<WallTime>();
    }
    if (!readEntry(query, entry)) {
        return Error{ErrorCode::Integrity, "audit: malformed entry"};
    }
    return std::optional(entry.at);
}

} // namespace rekam::store
