// What of an open enrolment is missing with a reason, and what a supervisor approved of it.
#include "crypto/hash.h"
#include "store/store_context.h"
#include "store/tables/enrolment_table.h"
#include "store/tables/row_codec.h"
#include "store/tables/sample_table.h"

namespace rekam::store {

namespace {

void bindPosition(Statement& statement, const EnrolmentId& id, const SamplePosition& position)
{
    statement.blob(id.bytes)
        .integer(static_cast<std::int64_t>(position.modality))
        .integer(static_cast<std::int64_t>(position.finger))
        .integer(static_cast<std::int64_t>(position.eye));
}

} // namespace

Status EnrolmentTable::saveException(const EnrolmentId& id,
                                     const record::BiometricException& exception, ByteView evidence)
{
    const Hash256 evidenceHash = evidence.empty() ? Hash256{} : crypto::hash256(evidence);
    const std::string expected = evidence.empty() ? std::string() : toHex(evidenceHash);
    if (!record::isConsistent(exception) || exception.evidenceHash != expected ||
        exception.note.size() > record::kExceptionNoteBytesMax ||
        evidence.size() > kEvidenceBytesMax) {
        return Error{ErrorCode::InvalidInput, "exception: fields do not belong together"};
    }
    if (Status room = m_context.checkRoom(evidence.size()); !room) {
        return room;
    }
    return changeOpen(id, AuditEvent::ExceptionRecorded, evidenceHash, [&]() -> Status {
        Statement row = m_context.database.sql(
            "INSERT OR REPLACE INTO exception(enrolment, modality, finger, eye, reason, note, "
            "operator, at_ms, evidence_hash, supervisor, approved_ms, revisit, evidence) "
            "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        bindPosition(row, id, {exception.modality, exception.finger, exception.eye});
        row.integer(static_cast<std::int64_t>(exception.reason))
            .text(exception.note)
            .text(exception.operatorId)
            .integer(toMilliseconds(exception.at))
            .text(exception.evidenceHash);
        if (exception.approval) {
            row.text(exception.approval->supervisorId)
                .integer(toMilliseconds(exception.approval->at));
        } else {
            row.null().null();
        }
        exception.revisit ? row.text(isoDate(*exception.revisit)) : row.null();
        evidence.empty() ? row.null() : row.blob(evidence);
        return row.run();
    });
}

Status EnrolmentTable::exceptPositions(const EnrolmentId& id,
                                       std::span<const record::BiometricException> exceptions,
                                       ByteView evidence)
{
    SampleTable samples(m_context);
    return m_context.database.transact([&]() -> Status {
        for (const record::BiometricException& exception : exceptions) {
            if (Status saved = saveException(id, exception, evidence); !saved) {
                return saved;
            }
            if (Status removed = samples.removePosition(
                    id, {exception.modality, exception.finger, exception.eye});
                !removed) {
                return removed;
            }
        }
        return {};
    });
}

Status EnrolmentTable::removeException(const EnrolmentId& id, const SamplePosition& position)
{
    return changeOpen(id, AuditEvent::ExceptionRemoved, {}, [&]() -> Status {
        Statement erase = m_context.database.sql("DELETE FROM exception WHERE enrolment = ? AND "
                                                 "modality = ? AND finger = ? AND eye = ?");
        bindPosition(erase, id, position);
        return erase.run();
    });
}

Status EnrolmentTable::removeExceptions(const EnrolmentId& id,
                                        std::span<const SamplePosition> positions)
{
    return m_context.database.transact([&]() -> Status {
        for (const SamplePosition& position : positions) {
            if (Status removed = removeException(id, position); !removed) {
                return removed;
            }
        }
        return {};
    });
}

Result<Bytes> EnrolmentTable::evidence(const EnrolmentId& id, const SamplePosition& position)
{
    Statement query = m_context.database.sql(
        "SELECT evidence FROM exception WHERE enrolment = ? AND modality = ? AND finger = ? AND "
        "eye = ? AND evidence IS NOT NULL");
    bindPosition(query, id, position);
    return readBlob(query, "no evidence at this position");
}

Status EnrolmentTable::approvePhoto(const EnrolmentId& id, const PhotoApproval& approval)
{
    return changeOpen(id, AuditEvent::PhotoApproved, {}, [&]() -> Status {
        Statement sample = m_context.database.sql(
            "SELECT 1 FROM sample WHERE id = ? AND enrolment = ? AND modality = 1");
        const auto row = sample.integer(approval.sample.value).blob(id.bytes).step();
        if (!row) {
            return row.error();
        }
        if (!row.value()) {
            return Error{ErrorCode::NotFound, "no such photo"};
        }
        return m_context.database
            .sql("UPDATE enrolment SET photo_sample = ?, photo_approved_by = ?, "
                 "photo_approved_ms = ? WHERE id = ?")
            .integer(approval.sample.value)
            .text(approval.approvedBy)
            .integer(toMilliseconds(approval.at))
            .blob(id.bytes)
            .run();
    });
}

Status EnrolmentTable::clearPhotoApproval(const EnrolmentId& id)
{
    return changeOpen(id, AuditEvent::PhotoApprovalCleared, {}, [&]() -> Status {
        return m_context.database
            .sql("UPDATE enrolment SET photo_sample = NULL, photo_approved_by = NULL, "
                 "photo_approved_ms = NULL WHERE id = ?")
            .blob(id.bytes)
            .run();
    });
}

} // namespace rekam::store
