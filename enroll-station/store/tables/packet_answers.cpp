// What became of a packet outside this laptop: receipts, answers, copies.
#include "store/store_context.h"
#include "store/tables/packet_table.h"
#include "store/tables/row_codec.h"

#include <algorithm>

namespace rekam::store {

using record::QueueStatus;
using record::TransportState;

Status PacketTable::setHeld(const PacketId& id, std::string_view reason)
{
    return m_context.database.transact([&]() -> Status {
        const auto known = row(id);
        if (!known) {
            return known.error();
        }
        if (known.value().receiptedAt || known.value().answer || known.value().held == reason) {
            return {};
        }
        if (Status saved = m_context.database
                               .sql("UPDATE packet SET held = ?1, held_ms = CASE WHEN ?1 = '' THEN "
                                    "NULL ELSE ?2 END WHERE id = ?3")
                               .text(reason)
                               .integer(toMilliseconds(m_context.clock.wallTime()))
                               .blob(id)
                               .run();
            !saved) {
            return saved;
        }
        return m_context.audit.append(AuditEvent::PacketHeld, id,
                                      reason.empty() ? Hash256{}
                                                     : crypto::hash256(asBytes(reason)));
    });
}

Result<bool> PacketTable::storeReceipt(const PacketId& id, ByteView receipt)
{
    if (receipt.empty() || receipt.size() > packet::kMaxReceiptBytes) {
        return Error{ErrorCode::InvalidInput, "receipt: size"};
    }
    bool fresh = false;
    const Status stored = m_context.database.transact([&]() -> Status {
        const auto known = row(id);
        if (!known) {
            return known.error();
        }
        if (known.value().receiptedAt) {
            const auto kept = this->receipt(id);
            if (!kept) {
                return kept.error();
            }
            return std::ranges::equal(kept.value(), receipt)
                       ? Status()
                       : Error{ErrorCode::Conflict, "another receipt of this packet is here"};
        }
        fresh = true;
        const TransportState state =
            known.value().answer ? known.value().state : TransportState::Receipted;
        if (Status saved = m_context.database
                               .sql("UPDATE packet SET receipt = ?, receipted_ms = ?, state = ?, "
                                    "held = '', held_ms = NULL WHERE id = ?")
                               .blob(receipt)
                               .integer(toMilliseconds(m_context.clock.wallTime()))
                               .integer(static_cast<std::int64_t>(state))
                               .blob(id)
                               .run();
            !saved) {
            return saved;
        }
        return m_context.audit.append(AuditEvent::ReceiptStored, id, crypto::hash256(receipt));
    });
    if (!stored) {
        return stored.error();
    }
    return fresh;
}

Result<bool> PacketTable::voidReceipt(const PacketId& id)
{
    bool taken = false;
    const Status done = m_context.database.transact([&]() -> Status {
        const auto known = row(id);
        if (!known) {
            return known.error();
        }
        const auto kept = receipt(id);
        if (!kept || kept.value().empty()) {
            return kept ? Status() : Status(kept.error());
        }
        taken = true;
        const TransportState state = known.value().state == TransportState::Purged
                                         ? TransportState::Purged
                                         : TransportState::Sealed;
        if (Status saved = m_context.database
                               .sql("UPDATE packet SET receipt = NULL, receipted_ms = NULL, answer "
                                    "= NULL, answer_bytes = NULL, cause = '', answered_ms = NULL, "
                                    "published_ms = NULL, state = ? WHERE id = ?")
                               .integer(static_cast<std::int64_t>(state))
                               .blob(id)
                               .run();
            !saved) {
            return saved;
        }
        return m_context.audit.append(AuditEvent::ReceiptVoided, id, crypto::hash256(kept.value()));
    });
    return done ? Result<bool>(taken) : Result<bool>(done.error());
}

Result<bool> PacketTable::storeAnswer(const PacketId& id, packet::Verdict verdict,
                                      ByteView signedAnswer, std::string_view cause)
{
    if (signedAnswer.empty() || signedAnswer.size() > packet::kMaxAnswerBytes) {
        return Error{ErrorCode::InvalidInput, "answer: size"};
    }
    bool fresh = false;
    const Status stored = m_context.database.transact([&]() -> Status {
        const auto known = row(id);
        if (!known) {
            return known.error();
        }
        const auto kept = answer(id);
        if (!kept) {
            return kept.error();
        }
        if (std::ranges::equal(kept.value(), signedAnswer)) {
            return {};
        }
        fresh = true;
        const bool accepted = verdict == packet::Verdict::Accepted;
        const TransportState state = known.value().state == TransportState::Purged
                                         ? TransportState::Purged
                                     : accepted ? TransportState::Accepted
                                                : TransportState::Rejected;
        if (Status saved = m_context.database
                               .sql("UPDATE packet SET answer = ?, answer_bytes = ?, cause = ?, "
                                    "answered_ms = ?, state = ?, held = '', held_ms = NULL WHERE "
                                    "id = ?")
                               .integer(static_cast<std::int64_t>(verdict))
                               .blob(signedAnswer)
                               .text(accepted ? std::string_view() : cause)
                               .integer(toMilliseconds(m_context.clock.wallTime()))
                               .integer(static_cast<std::int64_t>(state))
                               .blob(id)
                               .run();
            !saved) {
            return saved;
        }
        if (Status person = movePerson(id, verdict); !person) {
            return person;
        }
        return m_context.audit.append(AuditEvent::AnswerStored, id, crypto::hash256(signedAnswer));
    });
    if (!stored) {
        return stored.error();
    }
    return fresh;
}

Status PacketTable::movePerson(const PacketId& id, packet::Verdict verdict)
{
    // Only the latest sealed record speaks for the person, and only while nothing newer is begun.
    const bool accepted = verdict == packet::Verdict::Accepted;
    const auto from = accepted ? QueueStatus::NeedsRerecording : QueueStatus::Done;
    // A sealed record with proposed corrections is as done as any other.
    const auto alsoFrom = accepted ? from : QueueStatus::NeedsDataCorrection;
    const auto to = accepted ? QueueStatus::Done : QueueStatus::NeedsRerecording;
    return m_context.database
        .sql("UPDATE person SET status = ?1, changed_ms = ?2 WHERE status IN (?3, ?5) AND id = "
             "(SELECT "
             "e.person FROM enrolment e JOIN packet k ON k.id = e.packet WHERE k.id = ?4 AND "
             "k.sequence = (SELECT max(l.sequence) FROM packet l JOIN enrolment f ON f.id = "
             "l.enrolment WHERE l.kind = 1 AND f.person = e.person))")
        .integer(static_cast<std::int64_t>(to))
        .integer(toMilliseconds(m_context.clock.wallTime()))
        .integer(static_cast<std::int64_t>(from))
        .blob(id)
        .integer(static_cast<std::int64_t>(alsoFrom))
        .run();
}

Result<Bytes> PacketTable::receipt(const PacketId& id)
{
    Statement query =
        m_context.database.sql("SELECT ifnull(receipt, x'') FROM packet WHERE id = ?");
    return readBlob(query.blob(id), "no such packet");
}

Result<Bytes> PacketTable::answer(const PacketId& id)
{
    Statement query =
        m_context.database.sql("SELECT ifnull(answer_bytes, x'') FROM packet WHERE id = ?");
    return readBlob(query.blob(id), "no such packet");
}

Result<bool> PacketTable::recordCopy(const PacketId& id, std::string_view where, ByteView evidence)
{
    bool fresh = false;
    const Status stored = m_context.database.transact([&]() -> Status {
        if (Status known = requireKnown(id); !known) {
            return known;
        }
        if (Status saved = m_context.database.sql("INSERT OR IGNORE INTO copy VALUES(?, ?, ?, ?)")
                               .blob(id)
                               .text(where)
                               .integer(toMilliseconds(m_context.clock.wallTime()))
                               .blob(evidence)
                               .run();
            !saved) {
            return saved;
        }
        fresh = m_context.database.changes() == 1;
        return fresh
                   ? m_context.audit.append(AuditEvent::CopyRecorded, id, crypto::hash256(evidence))
                   : Status();
    });
    if (!stored) {
        return stored.error();
    }
    return fresh;
}

} // namespace rekam::store
