#include "store/tables/roster_table.h"

#include "record/person_json.h"
#include "store/store_context.h"
#include "store/tables/row_codec.h"

#include <algorithm>
#include <utility>

namespace rekam::store {

namespace {

using record::QueueStatus;

constexpr std::string_view kSessionColumns =
    "SELECT id, school, spt_number, spt_date, team, day, list_approved, opened_ms, closed_ms "
    "FROM session ";

// A person whose record was purged keeps only the NIK (person_json is empty) and leaves the lists.
// The latest enrolment is the one written last: a clock that was set back does not change it.
constexpr std::string_view kEntryColumns =
    "SELECT p.id, p.session, p.queue_number, p.status, p.reason, p.note, p.changed_ms, "
    "p.person_json, (SELECT e.id FROM enrolment e WHERE e.person = p.id AND e.state <> 3 "
    "ORDER BY e.rowid DESC LIMIT 1), p.permitted_by, p.permitted_ms FROM person "
    "p ";

// A sealed record that was neither rejected nor voided.
constexpr std::string_view kStandingRecord =
    "SELECT 1 FROM person p JOIN enrolment e ON e.person = p.id AND e.state = 2 JOIN packet k ON "
    "k.id = e.packet ";
constexpr std::string_view kStands =
    "ifnull(k.answer, 0) <> 2 AND NOT EXISTS (SELECT 1 FROM packet v WHERE v.enrolment = e.id AND "
    "v.kind = 4)";

Result<Session> readSession(const Statement& row)
{
    Session session;
    session.id.value = row.integerAt(0);
    session.facts.school = row.textAt(1);
    session.facts.sptNumber = row.textAt(2);
    if (!row.nullAt(3)) {
        session.facts.sptDate = parseIsoDate(row.textAt(3));
    }
    session.facts.team = row.textAt(4);
    const auto day = parseIsoDate(row.textAt(5));
    if (!day) {
        return Error{ErrorCode::Integrity, "session: malformed date"};
    }
    session.facts.day = *day;
    session.facts.listMarkedApproved = row.integerAt(6) != 0;
    session.openedAt = fromMilliseconds(row.integerAt(7));
    if (!row.nullAt(8)) {
        session.closedAt = fromMilliseconds(row.integerAt(8));
    }
    return session;
}

Result<RosterEntry> readEntry(const Statement& row)
{
    auto person = record::personFromJson(row.textAt(7));
    if (!person) {
        return Error{ErrorCode::Integrity, "roster: " + person.error().detail};
    }
    RosterEntry entry{.id = {row.integerAt(0)},
                      .session = {row.integerAt(1)},
                      .person = std::move(person).value(),
                      .queueNumber = static_cast<int>(row.integerAt(2)),
                      .status = static_cast<QueueStatus>(row.integerAt(3)),
                      .reason = {},
                      .note = row.textAt(5),
                      .enrolment = {},
                      .permission = {},
                      .changedAt = fromMilliseconds(row.integerAt(6))};
    if (!row.nullAt(4)) {
        entry.reason = static_cast<record::NotDoneReason>(row.integerAt(4));
    }
    if (!row.nullAt(8)) {
        EnrolmentId id;
        if (!readArray(row.blobAt(8), id.bytes)) {
            return Error{ErrorCode::Integrity, "roster: malformed enrolment id"};
        }
        entry.enrolment = id;
    }
    if (!row.nullAt(9)) {
        entry.permission = record::Approval{row.textAt(9), fromMilliseconds(row.integerAt(10))};
    }
    return entry;
}

/// Lower case for ASCII; SIAK writes names in Latin letters.
std::string folded(std::string_view text)
{
    std::string result(text);
    for (char& letter : result) {
        if (letter >= 'A' && letter <= 'Z') {
            letter = static_cast<char>(letter - 'A' + 'a');
        }
    }
    return result;
}

/// The pattern as literal text within LIKE ... ESCAPE '\'.
std::string likeLiteral(std::string_view text)
{
    std::string result;
    for (const char letter : text) {
        if (letter == '%' || letter == '_' || letter == '\\') {
            result += '\\';
        }
        result += letter;
    }
    return result;
}

} // namespace

/// Imports one list; lives for one transaction.
class RosterImport
{
public:
    RosterImport(StoreContext& context, SessionId session)
        : m_context(context)
        , m_session(session)
    {}

    Status add(const RosterItem& item)
    {
        const std::string json = record::personToJson(item.person);
        Statement query = m_context.database.sql(
            "SELECT p.id, p.session, p.status, p.person_json, p.permitted_by IS NOT NULL, "
            "s.closed_ms IS NULL FROM person p JOIN session s ON s.id = p.session WHERE p.nik = ?");
        const auto row = query.text(item.person.nik.digits()).step();
        if (!row) {
            return row.error();
        }
        if (!row.value()) {
            ++m_counts.fresh;
            return insert(item, json);
        }
        const Known known{query.integerAt(0),
                          query.integerAt(1),
                          static_cast<QueueStatus>(query.integerAt(2)),
                          query.textAt(3),
                          query.integerAt(4) != 0,
                          query.integerAt(5) != 0};
        return update(item, json, known);
    }

    [[nodiscard]] ImportCounts counts() const { return m_counts; }

private:
    struct Known
    {
        std::int64_t id;
        std::int64_t session;
        QueueStatus status;
        std::string json;
        bool permitted;   ///< a supervisor has allowed it below the age
        bool sessionOpen; ///< the one they are in

        /// Nothing was begun or refused: the status is what age and list say.
        [[nodiscard]] bool merelyListed() const
        {
            return status == QueueStatus::Waiting || status == QueueStatus::TooYoung ||
                   status == QueueStatus::Unverified || status == QueueStatus::AlreadyRecorded;
        }
    };

    /// What was begun, done or refused stays; whoever merely waits gets today's status.
    static QueueStatus statusNow(const RosterItem& item, const Known& known)
    {
        if (!known.merelyListed()) {
            return known.status;
        }
        return item.status == QueueStatus::TooYoung && known.permitted ? QueueStatus::Waiting
                                                                       : item.status;
    }

    Status insert(const RosterItem& item, const std::string& json)
    {
        const auto number = nextNumber();
        if (!number) {
            return number.error();
        }
        return m_context.database
            .sql("INSERT INTO person(nik, session, queue_number, status, name_folded, class_name, "
                 "changed_ms, person_json) VALUES(?, ?, ?, ?, ?, ?, ?, ?)")
            .text(item.person.nik.digits())
            .integer(m_session.value)
            .integer(number.value())
            .integer(static_cast<std::int64_t>(item.status))
            .text(folded(item.person.name))
            .text(item.person.className)
            .integer(toMilliseconds(m_context.clock.wallTime()))
            .text(json)
            .run();
    }

    Status update(const RosterItem& item, const std::string& json, const Known& known)
    {
        // A purged record's person keeps nothing but the NIK: the list must not bring data back
        // for someone who is done.
        const bool purged = known.json.empty();
        const bool changed = !purged && known.json != json;
        ++(changed ? m_counts.changed : m_counts.known);
        if (changed) {
            if (Status taken = m_context.database
                                   .sql("UPDATE person SET person_json = ?, name_folded = ?, "
                                        "class_name = ?, changed_ms = ? WHERE id = ?")
                                   .text(json)
                                   .text(folded(item.person.name))
                                   .text(item.person.className)
                                   .integer(toMilliseconds(m_context.clock.wallTime()))
                                   .integer(known.id)
                                   .run();
                !taken) {
                return taken;
            }
        }
        if (purged) {
            return known.session == m_session.value ? Status() : moveHere(item, known);
        }
        // Nobody who is being recorded, or done, leaves a session that is still open: its rekap
        // would lack them.
        const bool stays =
            known.session == m_session.value || (known.sessionOpen && !known.merelyListed());
        return stays ? restate(item, known) : moveHere(item, known);
    }

    /// The list may say *Sudah rekam* now, and a birthday may have been since.
    Status restate(const RosterItem& item, const Known& known)
    {
        const QueueStatus status = statusNow(item, known);
        return status == known.status
                   ? Status()
                   : m_context.database
                         .sql("UPDATE person SET status = ?, changed_ms = ? WHERE id = ?")
                         .integer(static_cast<std::int64_t>(status))
                         .integer(toMilliseconds(m_context.clock.wallTime()))
                         .integer(known.id)
                         .run();
    }

    Status moveHere(const RosterItem& item, const Known& known)
    {
        const auto number = nextNumber();
        if (!number) {
            return number.error();
        }
        return m_context.database
            .sql("UPDATE person SET session = ?, queue_number = ?, status = ?, changed_ms = ? "
                 "WHERE id = ?")
            .integer(m_session.value)
            .integer(number.value())
            .integer(static_cast<std::int64_t>(statusNow(item, known)))
            .integer(toMilliseconds(m_context.clock.wallTime()))
            .integer(known.id)
            .run();
    }

    Result<std::int64_t> nextNumber()
    {
        if (m_lastNumber < 0) {
            Statement query = m_context.database.sql(
                "SELECT ifnull(max(queue_number), 0) FROM person WHERE session = ?");
            const auto row = query.integer(m_session.value).step();
            if (!row) {
                return row.error();
            }
            m_lastNumber = query.integerAt(0);
        }
        return ++m_lastNumber;
    }

    StoreContext& m_context;
    SessionId m_session;
    ImportCounts m_counts;
    std::int64_t m_lastNumber = -1;
};

RosterTable::RosterTable(StoreContext& context)
    : m_context(context)
{}

Result<SessionId> RosterTable::openSession(const SessionFacts& facts)
{
    if (!facts.day.ok()) {
        return Error{ErrorCode::InvalidInput, "session: no day"};
    }
    SessionId id;
    const Status opened = m_context.database.transact([&]() -> Status {
        Statement query = m_context.database.sql(
            "SELECT id, closed_ms IS NOT NULL FROM session WHERE school = ? AND spt_number = ? "
            "AND (closed_ms IS NULL OR day = ?) ORDER BY closed_ms IS NOT NULL, id DESC LIMIT 1");
        const auto row =
            query.text(facts.school).text(facts.sptNumber).text(isoDate(facts.day)).step();
        if (!row) {
            return row.error();
        }
        if (row.value()) {
            if (query.integerAt(1) != 0) { // its rekap is signed: nobody is added to it
                return Error{ErrorCode::Conflict, kSessionClosed};
            }
            id.value = query.integerAt(0);
            return {};
        }
        Statement insert = m_context.database.sql(
            "INSERT INTO session(school, spt_number, day, team, list_approved, opened_ms, "
            "spt_date) VALUES(?, ?, ?, ?, ?, ?, ?)");
        insert.text(facts.school)
            .text(facts.sptNumber)
            .text(isoDate(facts.day))
            .text(facts.team)
            .integer(facts.listMarkedApproved ? 1 : 0)
            .integer(toMilliseconds(m_context.clock.wallTime()));
        facts.sptDate ? insert.text(isoDate(*facts.sptDate)) : insert.null();
        if (Status inserted = insert.run(); !inserted) {
            return inserted;
        }
        id.value = m_context.database.lastInsertId();
        return m_context.audit.append(AuditEvent::SessionOpened, auditSubject(id.value));
    });
    if (!opened) {
        return opened.error();
    }
    return id;
}

Status RosterTable::noOtherOpen(const SessionFacts& facts)
{
    Statement query = m_context.database.sql(
        "SELECT school, (school = ?1 AND spt_number = ?2) AS same FROM session WHERE closed_ms IS "
        "NULL ORDER BY same DESC, id DESC LIMIT 1");
    const auto open = query.text(facts.school).text(facts.sptNumber).step();
    if (!open) {
        return open.error();
    }
    return !open.value() || query.integerAt(1) != 0
               ? Status()
               : Error{ErrorCode::Conflict, kOtherSessionOpen + query.textAt(0)};
}

Result<Session> RosterTable::session(SessionId id)
{
    Statement query = m_context.database.sql(std::string(kSessionColumns) + "WHERE id = ?");
    const auto row = query.integer(id.value).step();
    if (!row) {
        return row.error();
    }
    if (!row.value()) {
        return Error{ErrorCode::NotFound, "no such session"};
    }
    return readSession(query);
}

Result<std::vector<Session>> RosterTable::sessions()
{
    Statement query = m_context.database.sql(std::string(kSessionColumns) + "ORDER BY id DESC");
    return collect<Session>(query, readSession);
}

Result<std::optional<Session>> RosterTable::currentSession()
{
    Statement query = m_context.database.sql(std::string(kSessionColumns) +
                                             "WHERE closed_ms IS NULL ORDER BY id DESC LIMIT 1");
    return optional<Session>(query, readSession);
}

Status RosterTable::closeSession(SessionId id, CloseRule rule)
{
    Database& database = m_context.database;
    return database.transact([&]() -> Status {
        Statement open = database.sql(
            "SELECT (SELECT count(*) FROM enrolment e JOIN person o ON o.id = e.person WHERE "
            "e.session = ?1 AND e.state = 1 AND o.status <> 3), " // 3: put off, with a reason
            "(SELECT count(*) FROM packet p JOIN enrolment e ON e.id = p.enrolment WHERE "
            "e.session = ?1 AND p.receipted_ms IS NULL AND p.answer IS NULL AND NOT EXISTS "
            "(SELECT 1 FROM copy c WHERE c.packet = p.id))");
        const auto row = open.integer(id.value).step();
        if (!row) {
            return row.error();
        }
        if (open.integerAt(0) > 0) {
            return Error{ErrorCode::Refused, "an enrolment of the session is not finished"};
        }
        if (open.integerAt(1) > 0 && rule == CloseRule::TwoCopies) {
            return Error{ErrorCode::Refused, "a sealed packet has fewer than two copies"};
        }
        if (Status closed = database
                                .sql("UPDATE session SET closed_ms = ? WHERE id = ? AND "
                                     "closed_ms IS NULL")
                                .integer(toMilliseconds(m_context.clock.wallTime()))
                                .integer(id.value)
                                .run();
            !closed) {
            return closed;
        }
        if (database.changes() == 0) {
            return Error{ErrorCode::NotFound, "no such open session"};
        }
        // As kErasePatterns of station_store.cpp, for this session alone.
        for (const std::string_view erase :
             {"DELETE FROM sample_template WHERE sample IN (SELECT s.id FROM sample s JOIN "
              "enrolment e ON e.id = s.enrolment WHERE e.session = ? AND e.state <> 1)",
              "UPDATE enrolment SET thumbnail = NULL WHERE session = ? AND state <> 1"}) {
            if (Status erased = database.sql(erase).integer(id.value).run(); !erased) {
                return erased;
            }
        }
        return m_context.audit.append(AuditEvent::SessionClosed, auditSubject(id.value));
    });
}

Result<ImportCounts> RosterTable::import(SessionId session, std::span<const RosterItem> items)
{
    RosterImport import(m_context, session);
    const Status done = m_context.database.transact([&]() -> Status {
        for (const RosterItem& item : items) {
            if (Status added = import.add(item); !added) {
                return added;
            }
        }
        return m_context.audit.append(AuditEvent::RosterImported, auditSubject(session.value));
    });
    if (!done) {
        return done.error();
    }
    return import.counts();
}

Result<RosterEntry> RosterTable::entry(PersonId id)
{
    Statement query = m_context.database.sql(std::string(kEntryColumns) +
                                             "WHERE p.id = ? AND p.person_json <> ''");
    query.integer(id.value);
    auto found = optional<RosterEntry>(query, readEntry);
    if (!found) {
        return found.error();
    }
    if (!found.value()) {
        return Error{ErrorCode::NotFound, "no such person on the roster"};
    }
    return *std::move(found).value();
}

Result<std::optional<RosterEntry>> RosterTable::findByNik(const record::Nik& nik)
{
    Statement query = m_context.database.sql(std::string(kEntryColumns) +
                                             "WHERE p.nik = ? AND p.person_json <> ''");
    query.text(nik.digits());
    return optional<RosterEntry>(query, readEntry);
}

Result<std::vector<RosterEntry>> RosterTable::list(const RosterFilter& filter)
{
    Statement query = m_context.database.sql(
        std::string(kEntryColumns) +
        "WHERE p.person_json <> '' AND (?1 = 0 OR p.session = ?1) AND (?2 = 0 OR p.status = ?2) "
        "AND (?3 = '' OR p.class_name = ?3) AND (?4 = '' OR p.name_folded LIKE '%' || ?4 || '%' "
        "ESCAPE '\\' OR p.nik LIKE ?4 || '%' ESCAPE '\\' OR CAST(p.queue_number AS TEXT) = ?4) "
        "ORDER BY p.session DESC, p.queue_number LIMIT ?5");
    query.integer(filter.session ? filter.session->value : 0)
        .integer(filter.status ? static_cast<std::int64_t>(*filter.status) : 0)
        .text(filter.className)
        .text(likeLiteral(folded(filter.search)))
        .integer(static_cast<std::int64_t>(filter.limit));
    return collect<RosterEntry>(query, readEntry);
}

Result<RosterCounts> RosterTable::counts(SessionId session)
{
    Statement query = m_context.database.sql(
        "SELECT status, count(*) FROM person WHERE session = ? GROUP BY status");
    query.integer(session.value);
    RosterCounts counts;
    for (;;) {
        const auto row = query.step();
        if (!row) {
            return row.error();
        }
        if (!row.value()) {
            return counts;
        }
        const auto status = static_cast<std::size_t>(query.integerAt(0));
        const int number = static_cast<int>(query.integerAt(1));
        counts.total += number;
        if (status < counts.byStatus.size()) {
            counts.byStatus.at(status) = number;
        }
    }
}

Result<std::vector<std::string>> RosterTable::classes(SessionId session)
{
    Statement query = m_context.database.sql(
        "SELECT DISTINCT class_name FROM person WHERE session = ? AND class_name <> '' "
        "ORDER BY class_name");
    query.integer(session.value);
    return collect<std::string>(
        query, [](const Statement& row) { return Result<std::string>(row.textAt(0)); });
}

Status RosterTable::setStatus(PersonId id, QueueStatus status, std::string_view note)
{
    return change(id, status, std::nullopt, note);
}

Status RosterTable::postpone(PersonId id, record::NotDoneReason reason, std::string_view note)
{
    return change(id, QueueStatus::Postponed, reason, note);
}

Status RosterTable::change(PersonId id, QueueStatus status,
                           std::optional<record::NotDoneReason> reason, std::string_view note)
{
    return m_context.database.transact([&]() -> Status {
        Statement sealed = m_context.database.sql(std::string(kStandingRecord) +
                                                  "WHERE p.id = ? AND " + std::string(kStands));
        const auto stands = sealed.integer(id.value).step();
        if (!stands) {
            return stands.error();
        }
        if (stands.value()) { // put off while the seal was being saved, from another window
            return Error{ErrorCode::Refused, "a sealed record of this person stands"};
        }
        Statement update = m_context.database.sql(
            "UPDATE person SET status = ?, note = ?, changed_ms = ?, reason = ? WHERE id = ?");
        update.integer(static_cast<std::int64_t>(status))
            .text(note)
            .integer(toMilliseconds(m_context.clock.wallTime()));
        reason ? update.integer(static_cast<std::int64_t>(*reason)) : update.null();
        if (Status changed = update.integer(id.value).run(); !changed) {
            return changed;
        }
        if (m_context.database.changes() == 0) {
            return Error{ErrorCode::NotFound, "no such person on the roster"};
        }
        return m_context.audit.append(reason ? AuditEvent::PersonPostponed
                                             : AuditEvent::PersonStatusChanged,
                                      auditSubject(id.value));
    });
}

Status RosterTable::permit(PersonId id, const record::Approval& permission)
{
    return m_context.database.transact([&]() -> Status {
        if (Status permitted =
                m_context.database
                    .sql("UPDATE person SET permitted_by = ?, permitted_ms = ? WHERE id = ?")
                    .text(permission.supervisorId)
                    .integer(toMilliseconds(permission.at))
                    .integer(id.value)
                    .run();
            !permitted) {
            return permitted;
        }
        return change(id, QueueStatus::Waiting, std::nullopt, {});
    });
}

Result<bool> RosterTable::recordedHere(const record::Nik& nik)
{
    Statement query = m_context.database.sql(std::string(kStandingRecord) + "WHERE p.nik = ? AND " +
                                             std::string(kStands));
    return query.text(nik.digits()).step();
}

} // namespace rekam::store
