#include "store/tables/enrolment_table.h"

#include "record/person_json.h"
#include "store/store_context.h"
#include "store/tables/row_codec.h"

#include <algorithm>
#include <utility>

namespace rekam::store {

namespace {

using record::QueueStatus;

Result<StepRecord> readStep(const Statement& row)
{
    return StepRecord{static_cast<record::Step>(row.integerAt(0)),
                      static_cast<StepState>(row.integerAt(1)), row.textAt(3),
                      fromMilliseconds(row.integerAt(2))};
}

Result<StoredException> readException(const Statement& row)
{
    StoredException stored;
    record::BiometricException& exception = stored.exception;
    exception.modality = static_cast<record::Modality>(row.integerAt(0));
    exception.finger = static_cast<FingerPosition>(row.integerAt(1));
    exception.eye = static_cast<Eye>(row.integerAt(2));
    exception.reason = static_cast<record::ExceptionReason>(row.integerAt(3));
    exception.note = row.textAt(4);
    exception.operatorId = row.textAt(5);
    exception.at = fromMilliseconds(row.integerAt(6));
    if (!row.nullAt(7)) {
        exception.approval = record::Approval{row.textAt(7), fromMilliseconds(row.integerAt(8))};
    }
    if (!row.nullAt(9)) {
        exception.revisit = parseIsoDate(row.textAt(9));
    }
    exception.evidenceHash = row.textAt(10);
    stored.hasEvidence = row.integerAt(11) != 0;
    return stored;
}

Result<StatementRecord> readStatement(const Statement& row)
{
    StatementRecord statement;
    if (!readArray(row.blobAt(0), statement.textHash) ||
        !readArray(row.blobAt(1), statement.recordHash)) {
        return Error{ErrorCode::Integrity, "statement: malformed hash"};
    }
    statement.operatorId = row.textAt(2);
    statement.signedAt = fromMilliseconds(row.integerAt(3));
    statement.signatureFormat = row.textAt(4);
    return statement;
}

Result<ValidationRecord> readValidation(const Statement& row)
{
    ValidationRecord validation;
    validation.operatorId = row.textAt(0);
    validation.method = static_cast<ValidationMethod>(row.integerAt(1));
    if (!row.nullAt(2)) {
        validation.score = row.realAt(2);
    }
    validation.supervisorId = row.textAt(3);
    if (!readArray(row.blobAt(4), validation.recordHash)) {
        return Error{ErrorCode::Integrity, "validation: malformed hash"};
    }
    validation.at = fromMilliseconds(row.integerAt(5));
    return validation;
}

Result<Enrolment> readEnrolment(const Statement& row)
{
    auto person = record::personFromJson(row.textAt(10));
    if (!person) {
        return Error{ErrorCode::Integrity, "enrolment: " + person.error().detail};
    }
    Enrolment enrolment(std::move(person).value());
    if (!readArray(row.blobAt(0), enrolment.id.bytes)) {
        return Error{ErrorCode::Integrity, "enrolment: malformed id"};
    }
    enrolment.personId.value = row.integerAt(1);
    enrolment.session.value = row.integerAt(2);
    enrolment.state = static_cast<EnrolmentState>(row.integerAt(3));
    enrolment.operatorId = row.textAt(4);
    enrolment.policyVersion = row.textAt(5);
    enrolment.begunAt = fromMilliseconds(row.integerAt(6));
    if (!row.nullAt(7)) {
        enrolment.photoApproval =
            PhotoApproval{{row.integerAt(7)}, row.textAt(8), fromMilliseconds(row.integerAt(9))};
    }
    if (!row.nullAt(11)) {
        PacketId packet{};
        if (!readArray(row.blobAt(11), packet)) {
            return Error{ErrorCode::Integrity, "enrolment: malformed packet id"};
        }
        enrolment.packet = packet;
    }
    return enrolment;
}

} // namespace

Status requireOpen(StoreContext& context, const EnrolmentId& id)
{
    Statement query = context.database.sql("SELECT state FROM enrolment WHERE id = ?");
    const auto row = query.blob(id.bytes).step();
    if (!row) {
        return row.error();
    }
    if (!row.value()) {
        return Error{ErrorCode::Refused, "no such enrolment"};
    }
    return query.integerAt(0) == static_cast<std::int64_t>(EnrolmentState::Open)
               ? Status()
               : Error{ErrorCode::Refused, "the enrolment is not open"};
}

const StepRecord* Enrolment::step(record::Step which) const
{
    const auto found = std::ranges::find(steps, which, &StepRecord::step);
    return found == steps.end() ? nullptr : &*found;
}

bool Enrolment::done(record::Step which) const
{
    const StepRecord* found = step(which);
    return found != nullptr && found->state == StepState::Done;
}

EnrolmentTable::EnrolmentTable(StoreContext& context)
    : m_context(context)
{}

Result<EnrolmentId> EnrolmentTable::begin(PersonId person, const BeginFacts& facts)
{
    EnrolmentId id;
    Database& database = m_context.database;
    const Status begun = database.transact([&]() -> Status {
        const auto open = openOf(person);
        if (!open) {
            return open.error();
        }
        if (open.value()) {
            id = *open.value();
            // It may have been put off in a session that has closed since.
            if (Status moved = database
                                   .sql("UPDATE enrolment SET session = (SELECT session FROM "
                                        "person WHERE id = ?) WHERE id = ?")
                                   .integer(person.value)
                                   .blob(id.bytes)
                                   .run();
                !moved) {
                return moved;
            }
        } else if (Status made = insert(person, facts, id); !made) {
            return made;
        }
        return database
            .sql("UPDATE person SET status = ?, reason = NULL, changed_ms = ? WHERE id = ?")
            .integer(static_cast<std::int64_t>(QueueStatus::Recording))
            .integer(toMilliseconds(m_context.clock.wallTime()))
            .integer(person.value)
            .run();
    });
    if (!begun) {
        return begun.error();
    }
    return id;
}

Result<std::optional<EnrolmentId>> EnrolmentTable::openOf(PersonId person)
{
    Statement query =
        m_context.database.sql("SELECT id FROM enrolment WHERE person = ? AND state = 1");
    query.integer(person.value);
    return optional<EnrolmentId>(query, [](const Statement& row) -> Result<EnrolmentId> {
        EnrolmentId found;
        if (!readArray(row.blobAt(0), found.bytes)) {
            return Error{ErrorCode::Integrity, "enrolment: malformed id"};
        }
        return found;
    });
}

Status EnrolmentTable::insert(PersonId person, const BeginFacts& facts, EnrolmentId& id)
{
    Database& database = m_context.database;
    Statement standing = database.sql(
        "SELECT 1 FROM enrolment e JOIN packet k ON k.id = e.packet WHERE e.person = ? AND "
        "e.state = 2 AND ifnull(k.answer, 0) <> 2 AND NOT EXISTS (SELECT 1 FROM packet v WHERE "
        "v.enrolment = e.id AND v.kind = 4)");
    const auto sealed = standing.integer(person.value).step();
    if (!sealed) {
        return sealed.error();
    }
    if (sealed.value()) {
        return Error{ErrorCode::Conflict, "a sealed record of this person stands"};
    }
    m_context.random.fill(id.bytes);
    if (Status inserted =
            database
                .sql("INSERT INTO enrolment(id, person, session, state, operator, policy_version, "
                     "begun_ms, person_json) SELECT ?, id, session, 1, ?, ?, ?, person_json FROM "
                     "person WHERE id = ? AND person_json <> ''")
                .blob(id.bytes)
                .text(facts.operatorId)
                .text(facts.policyVersion)
                .integer(toMilliseconds(m_context.clock.wallTime()))
                .integer(person.value)
                .run();
        !inserted) {
        return inserted;
    }
    if (database.changes() == 0) {
        return Error{ErrorCode::NotFound, "no such person on the roster"};
    }
    return m_context.audit.append(AuditEvent::EnrolmentBegun, id.bytes);
}

Result<Enrolment> EnrolmentTable::load(const EnrolmentId& id)
{
    Database& database = m_context.database;
    Statement query = database.sql(
        "SELECT id, person, session, state, operator, policy_version, begun_ms, photo_sample, "
        "photo_approved_by, photo_approved_ms, person_json, packet FROM enrolment WHERE id = ? "
        "AND person_json <> ''");
    query.blob(id.bytes);
    auto found = optional<Enrolment>(query, readEnrolment);
    if (!found) {
        return found.error();
    }
    if (!found.value()) {
        return Error{ErrorCode::NotFound, "no such enrolment"};
    }
    Enrolment enrolment = *std::move(found).value();
    if (Status parts = loadParts(enrolment); !parts) {
        return parts.error();
    }
    return enrolment;
}

Status EnrolmentTable::loadParts(Enrolment& enrolment)
{
    Database& database = m_context.database;
    Statement stepRows = database.sql("SELECT step, state, saved_ms, data_json FROM step WHERE "
                                      "enrolment = ? ORDER BY step");
    auto steps = collect<StepRecord>(stepRows.blob(enrolment.id.bytes), readStep);
    if (!steps) {
        return steps.error();
    }
    enrolment.steps = std::move(steps).value();
    auto samples = SampleTable(m_context).list(enrolment.id);
    if (!samples) {
        return samples.error();
    }
    enrolment.samples = std::move(samples).value();
    Statement exceptionRows = database.sql(
        "SELECT modality, finger, eye, reason, note, operator, at_ms, supervisor, approved_ms, "
        "revisit, evidence_hash, evidence IS NOT NULL FROM exception WHERE enrolment = ? ORDER BY "
        "modality, finger, eye");
    auto exceptions =
        collect<StoredException>(exceptionRows.blob(enrolment.id.bytes), readException);
    if (!exceptions) {
        return exceptions.error();
    }
    enrolment.exceptions = std::move(exceptions).value();
    Statement statementRow =
        database.sql("SELECT text_hash, record_hash, operator, signed_ms, signature_format FROM "
                     "statement WHERE enrolment = ?");
    auto statement =
        optional<StatementRecord>(statementRow.blob(enrolment.id.bytes), readStatement);
    if (!statement) {
        return statement.error();
    }
    enrolment.statement = std::move(statement).value();
    Statement validationRow =
        database.sql("SELECT operator, method, score, supervisor, "
                     "record_hash, at_ms FROM validation WHERE enrolment = ?");
    auto validation =
        optional<ValidationRecord>(validationRow.blob(enrolment.id.bytes), readValidation);
    if (!validation) {
        return validation.error();
    }
    enrolment.validation = std::move(validation).value();
    return {};
}

Result<std::vector<EnrolmentId>> EnrolmentTable::open()
{
    Statement query =
        m_context.database.sql("SELECT id FROM enrolment WHERE state = 1 ORDER BY begun_ms, rowid");
    return collect<EnrolmentId>(query, [](const Statement& row) -> Result<EnrolmentId> {
        EnrolmentId id;
        if (!readArray(row.blobAt(0), id.bytes)) {
            return Error{ErrorCode::Integrity, "enrolment: malformed id"};
        }
        return id;
    });
}

Status EnrolmentTable::changeOpen(const EnrolmentId& id, AuditEvent event, const Hash256& content,
                                  const std::function<Status()>& change)
{
    return m_context.database.transact([&]() -> Status {
        if (Status open = requireOpen(m_context, id); !open) {
            return open;
        }
        if (Status changed = change(); !changed) {
            return changed;
        }
        return m_context.audit.append(event, id.bytes, content);
    });
}

Status EnrolmentTable::saveStep(const EnrolmentId& id, record::Step step, StepState state,
                                std::string_view dataJson)
{
    if (dataJson.size() > kStepJsonBytesMax) {
        return Error{ErrorCode::InvalidInput, "step: data over the limit"};
    }
    const Hash256 content = crypto::hash256(asBytes(dataJson));
    return changeOpen(id, AuditEvent::StepSaved, content, [&]() -> Status {
        return m_context.database
            .sql("INSERT OR REPLACE INTO step(enrolment, step, state, saved_ms, data_json) "
                 "VALUES(?, ?, ?, ?, ?)")
            .blob(id.bytes)
            .integer(static_cast<std::int64_t>(step))
            .integer(static_cast<std::int64_t>(state))
            .integer(toMilliseconds(m_context.clock.wallTime()))
            .text(dataJson)
            .run();
    });
}

Status EnrolmentTable::saveStatement(const EnrolmentId& id, const StatementRecord& statement,
                                     ByteView signature)
{
    if (signature.empty() != statement.signatureFormat.empty() ||
        signature.size() > kEvidenceBytesMax) {
        return Error{ErrorCode::InvalidInput, "statement: signature and format differ"};
    }
    return changeOpen(id, AuditEvent::StatementSigned, statement.recordHash, [&]() -> Status {
        Statement row = m_context.database.sql(
            "INSERT OR REPLACE INTO statement(enrolment, text_hash, record_hash, operator, "
            "signed_ms, signature_format, signature) VALUES(?, ?, ?, ?, ?, ?, ?)");
        row.blob(id.bytes)
            .blob(statement.textHash)
            .blob(statement.recordHash)
            .text(statement.operatorId)
            .integer(toMilliseconds(statement.signedAt))
            .text(statement.signatureFormat);
        signature.empty() ? row.null() : row.blob(signature);
        return row.run();
    });
}

Result<Bytes> EnrolmentTable::statementSignature(const EnrolmentId& id)
{
    Statement query = m_context.database.sql(
        "SELECT signature FROM statement WHERE enrolment = ? AND signature IS NOT NULL");
    return readBlob(query.blob(id.bytes), "no signature on the statement");
}

Status EnrolmentTable::saveValidation(const EnrolmentId& id, const ValidationRecord& validation)
{
    return changeOpen(id, AuditEvent::RecordValidated, validation.recordHash, [&]() -> Status {
        Statement row = m_context.database.sql(
            "INSERT OR REPLACE INTO validation(enrolment, operator, method, supervisor, "
            "record_hash, at_ms, score) VALUES(?, ?, ?, ?, ?, ?, ?)");
        row.blob(id.bytes)
            .text(validation.operatorId)
            .integer(static_cast<std::int64_t>(validation.method))
            .text(validation.supervisorId)
            .blob(validation.recordHash)
            .integer(toMilliseconds(validation.at));
        validation.score ? row.real(*validation.score) : row.null();
        return row.run();
    });
}

} // namespace rekam::store
