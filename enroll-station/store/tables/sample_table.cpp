#include "store/tables/sample_table.h"

#include "store/store_context.h"
#include "store/tables/row_codec.h"

#include <algorithm>
#include <utility>

namespace rekam::store {

namespace {

constexpr std::string_view kColumns =
    "SELECT id, modality, finger, eye, purpose, attempt, chosen, image_format, template_format, "
    "quality, driver, serial, origin, captured_ms, frame_hash, image_hash, image_bytes, "
    "template_bytes, measures_json, EXISTS (SELECT 1 FROM sample_image i WHERE i.sample = "
    "sample.id) FROM sample ";

Result<SampleInfo> readInfo(const Statement& row)
{
    SampleInfo info;
    info.id.value = row.integerAt(0);
    info.position = {static_cast<record::Modality>(row.integerAt(1)),
                     static_cast<FingerPosition>(row.integerAt(2)),
                     static_cast<Eye>(row.integerAt(3))};
    info.purpose = static_cast<SamplePurpose>(row.integerAt(4));
    info.attempt = static_cast<int>(row.integerAt(5));
    info.chosen = row.integerAt(6) != 0;
    info.imageFormat = row.textAt(7);
    info.templateFormat = row.textAt(8);
    if (!row.nullAt(9)) {
        info.quality = static_cast<int>(row.integerAt(9));
    }
    info.source = {row.textAt(10), row.textAt(11), static_cast<DeviceOrigin>(row.integerAt(12))};
    info.capturedAt = fromMilliseconds(row.integerAt(13));
    if (!readArray(row.blobAt(14), info.frameHash) || !readArray(row.blobAt(15), info.imageHash)) {
        return Error{ErrorCode::Integrity, "sample: malformed hash"};
    }
    info.imageBytes = static_cast<std::size_t>(row.integerAt(16));
    info.templateBytes = static_cast<std::size_t>(row.integerAt(17));
    info.measuresJson = row.textAt(18);
    info.imageKept = row.integerAt(19) != 0;
    return info;
}

Status checkLimits(const NewSample& sample)
{
    const SampleInfo& info = sample.info;
    if (sample.image.empty() || sample.image.size() > kSampleImageBytesMax ||
        sample.templateBytes.size() > kSampleTemplateBytesMax ||
        info.measuresJson.size() > kSampleJsonBytesMax || info.attempt < 1 ||
        info.attempt > kSampleAttemptsMax) {
        return Error{ErrorCode::InvalidInput, "sample: a limit is passed"};
    }
    return {};
}

void bindPlace(Statement& statement, const SamplePosition& position, SamplePurpose purpose)
{
    statement.integer(static_cast<std::int64_t>(position.modality))
        .integer(static_cast<std::int64_t>(position.finger))
        .integer(static_cast<std::int64_t>(position.eye))
        .integer(static_cast<std::int64_t>(purpose));
}

} // namespace

/// Stores one sample; lives for one save().
class SampleSave
{
public:
    SampleSave(StoreContext& context, const EnrolmentId& enrolment, const NewSample& sample)
        : m_context(context)
        , m_enrolment(enrolment)
        , m_sample(sample)
        , m_imageHash(crypto::hash256(sample.image))
    {}

    /// Within the transaction.
    Result<SampleId> store()
    {
        if (Status open = requireOpen(m_context, m_enrolment); !open) {
            return open.error();
        }
        auto there = existing();
        if (!there) {
            return there.error();
        }
        if (there.value()) {
            return *there.value();
        }
        if (Status fresh = noteFrame(); !fresh) {
            return fresh.error();
        }
        if (Status cleared = clearChosen(); !cleared) {
            return cleared.error();
        }
        return insert();
    }

    /// After the commit: what is on disk decrypts to the very bytes that were handed in.
    Result<SampleInfo> readBack(SampleId id)
    {
        if (Status same = m_context.database.readBack("sample_image", id.value, m_sample.image);
            !same) {
            return same.error();
        }
        if (!m_sample.templateBytes.empty()) {
            if (Status same = m_context.database.readBack("sample_template", id.value,
                                                          m_sample.templateBytes);
                !same) {
                return same.error();
            }
        }
        Statement query = m_context.database.sql(std::string(kColumns) + "WHERE id = ?");
        query.integer(id.value);
        auto info = optional<SampleInfo>(query, readInfo);
        if (!info) {
            return info.error();
        }
        if (!info.value()) {
            return Error{ErrorCode::Integrity, "sample: not there after its commit"};
        }
        return *std::move(info).value();
    }

private:
    /// The sample that holds this attempt already: the same one, or a Conflict.
    Result<std::optional<SampleId>> existing()
    {
        Statement query = m_context.database.sql(
            "SELECT id, frame_hash, image_hash FROM sample WHERE enrolment = ? AND modality = ? "
            "AND finger = ? AND eye = ? AND purpose = ? AND attempt = ?");
        query.blob(m_enrolment.bytes);
        bindPlace(query, m_sample.info.position, m_sample.info.purpose);
        const auto row = query.integer(m_sample.info.attempt).step();
        if (!row) {
            return row.error();
        }
        if (!row.value()) {
            return std::optional<SampleId>();
        }
        Hash256 frame{};
        Hash256 image{};
        if (!readArray(query.blobAt(1), frame) || !readArray(query.blobAt(2), image) ||
            frame != m_sample.info.frameHash || image != m_imageHash) {
            return Error{ErrorCode::Conflict, "another sample holds this attempt"};
        }
        return std::optional(SampleId{query.integerAt(0)});
    }

    Status noteFrame()
    {
        Database& database = m_context.database;
        if (m_sample.replay == Replay::Refuse) {
            return SampleTable(m_context).noteSeen(m_sample.info.frameHash);
        }
        return database.sql("INSERT OR IGNORE INTO seen_frame VALUES(?, ?)")
            .blob(m_sample.info.frameHash)
            .integer(toMilliseconds(m_context.clock.wallTime()))
            .run();
    }

    Status clearChosen()
    {
        Statement update =
            m_context.database.sql("UPDATE sample SET chosen = 0 WHERE enrolment = ? AND modality "
                                   "= ? AND finger = ? AND eye = ? AND purpose = ?");
        update.blob(m_enrolment.bytes);
        bindPlace(update, m_sample.info.position, m_sample.info.purpose);
        return update.run();
    }

    Result<SampleId> insert()
    {
        const SampleInfo& info = m_sample.info;
        Database& database = m_context.database;
        Statement row = database.sql(
            "INSERT INTO sample(enrolment, modality, finger, eye, purpose, attempt, chosen, "
            "image_format, template_format, driver, serial, origin, captured_ms, frame_hash, "
            "image_hash, image_bytes, template_bytes, measures_json, quality) "
            "VALUES(?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        row.blob(m_enrolment.bytes);
        bindPlace(row, info.position, info.purpose);
        row.integer(info.attempt)
            .text(info.imageFormat)
            .text(info.templateFormat)
            .text(info.source.driver)
            .text(info.source.serial)
            .integer(static_cast<std::int64_t>(info.source.origin))
            .integer(toMilliseconds(info.capturedAt))
            .blob(info.frameHash)
            .blob(m_imageHash)
            .integer(static_cast<std::int64_t>(m_sample.image.size()))
            .integer(static_cast<std::int64_t>(m_sample.templateBytes.size()))
            .text(info.measuresJson);
        info.quality ? row.integer(*info.quality) : row.null();
        if (Status inserted = row.run(); !inserted) {
            return inserted.error();
        }
        const SampleId id{database.lastInsertId()};
        if (Status stored = storeBytes(id); !stored) {
            return stored.error();
        }
        if (Status noted =
                m_context.audit.append(AuditEvent::SampleSaved, m_enrolment.bytes, m_imageHash);
            !noted) {
            return noted.error();
        }
        return id;
    }

    Status storeBytes(SampleId id)
    {
        Database& database = m_context.database;
        if (Status room = database.sql("INSERT INTO sample_image VALUES(?, ?)")
                              .integer(id.value)
                              .zeros(m_sample.image.size())
                              .run();
            !room) {
            return room;
        }
        if (Status image = database.writeBytes("sample_image", id.value, m_sample.image);
            !image || m_sample.templateBytes.empty()) {
            return image;
        }
        return database.sql("INSERT INTO sample_template VALUES(?, ?)")
            .integer(id.value)
            .blob(m_sample.templateBytes)
            .run();
    }

    StoreContext& m_context;
    const EnrolmentId& m_enrolment;
    const NewSample& m_sample;
    Hash256 m_imageHash;
};

SampleTable::SampleTable(StoreContext& context)
    : m_context(context)
{}

Result<SampleInfo> SampleTable::save(const EnrolmentId& enrolment, const NewSample& sample)
{
    if (Status within = checkLimits(sample); !within) {
        return within.error();
    }
    if (Status room = m_context.checkRoom(sample.image.size() + sample.templateBytes.size());
        !room) {
        return room.error();
    }
    SampleSave save(m_context, enrolment, sample);
    SampleId id;
    const Status stored = m_context.database.transact([&]() -> Status {
        const auto done = save.store();
        if (!done) {
            return done.error();
        }
        id = done.value();
        return {};
    });
    if (!stored) {
        return stored.error();
    }
    return save.readBack(id);
}

Result<int> SampleTable::nextAttempt(const EnrolmentId& enrolment, const SamplePosition& position,
                                     SamplePurpose purpose)
{
    Statement query = m_context.database.sql(
        "SELECT ifnull(max(attempt), 0) + 1 FROM sample WHERE enrolment = ? AND modality = ? AND "
        "finger = ? AND eye = ? AND purpose = ?");
    query.blob(enrolment.bytes);
    bindPlace(query, position, purpose);
    const auto row = query.step();
    if (!row) {
        return row.error();
    }
    return static_cast<int>(query.integerAt(0));
}

Status SampleTable::choose(SampleId id)
{
    Database& database = m_context.database;
    return database.transact([&]() -> Status {
        Statement query = database.sql("SELECT enrolment FROM sample WHERE id = ?");
        const auto row = query.integer(id.value).step();
        if (!row) {
            return row.error();
        }
        EnrolmentId enrolment;
        if (!row.value() || !readArray(query.blobAt(0), enrolment.bytes)) {
            return Error{ErrorCode::NotFound, "no such sample"};
        }
        if (Status open = requireOpen(m_context, enrolment); !open) {
            return open;
        }
        if (Status chosen =
                database
                    .sql("UPDATE sample SET chosen = (id = ?1) WHERE (enrolment, modality, finger, "
                         "eye, purpose) = (SELECT enrolment, modality, finger, eye, purpose FROM "
                         "sample WHERE id = ?1)")
                    .integer(id.value)
                    .run();
            !chosen) {
            return chosen;
        }
        return m_context.audit.append(AuditEvent::SampleChosen, enrolment.bytes);
    });
}

Status SampleTable::removePosition(const EnrolmentId& enrolment, const SamplePosition& position)
{
    Database& database = m_context.database;
    return database.transact([&]() -> Status {
        if (Status open = requireOpen(m_context, enrolment); !open) {
            return open;
        }
        if (Status removed = database
                                 .sql("DELETE FROM sample WHERE enrolment = ? AND modality = ? AND "
                                      "finger = ? AND eye = ?")
                                 .blob(enrolment.bytes)
                                 .integer(static_cast<std::int64_t>(position.modality))
                                 .integer(static_cast<std::int64_t>(position.finger))
                                 .integer(static_cast<std::int64_t>(position.eye))
                                 .run();
            !removed) {
            return removed;
        }
        return m_context.audit.append(AuditEvent::SampleRemoved, enrolment.bytes);
    });
}

Result<std::vector<SampleInfo>> SampleTable::list(const EnrolmentId& enrolment)
{
    Statement query = m_context.database.sql(
        std::string(kColumns) +
        "WHERE enrolment = ? ORDER BY modality, finger, eye, purpose, attempt");
    query.blob(enrolment.bytes);
    return collect<SampleInfo>(query, readInfo);
}

Result<Bytes> SampleTable::image(SampleId id)
{
    return m_context.database.readBytes("sample_image", id.value);
}

Status SampleTable::checkStored(const SampleInfo& sample)
{
    const auto bytes = m_context.database.readStored("sample_image", sample.id.value);
    if (!bytes) {
        return bytes.error();
    }
    return crypto::hash256(bytes.value()) == sample.imageHash
               ? Status()
               : Error{ErrorCode::Integrity, "sample: bytes differ from their hash"};
}

Result<Bytes> SampleTable::templateOf(SampleId id)
{
    Statement query = m_context.database.sql("SELECT bytes FROM sample_template WHERE sample = ?");
    return readBlob(query.integer(id.value), "no such template");
}

Result<std::vector<FingerTemplate>> SampleTable::fingerTemplatesOfOthers(const EnrolmentId& than)
{
    Statement query = m_context.database.sql(
        "SELECT s.enrolment, s.finger, s.template_format, t.bytes, p.queue_number, e.session, "
        "d.school FROM sample s JOIN enrolment e ON e.id = s.enrolment JOIN sample_template t ON "
        "t.sample = s.id JOIN person p ON p.id = e.person JOIN session d ON d.id = e.session WHERE "
        "e.state <> 3 AND s.modality = 3 AND s.purpose = 1 AND s.chosen = 1 AND e.person <> "
        "(SELECT person FROM enrolment WHERE id = ?) ORDER BY e.begun_ms, s.finger");
    query.blob(than.bytes);
    return collect<FingerTemplate>(query, [](const Statement& row) -> Result<FingerTemplate> {
        FingerTemplate found;
        if (!readArray(row.blobAt(0), found.enrolment.bytes)) {
            return Error{ErrorCode::Integrity, "sample: malformed enrolment id"};
        }
        found.finger = static_cast<FingerPosition>(row.integerAt(1));
        found.format = row.textAt(2);
        found.bytes = toBytes(row.blobAt(3));
        found.queueNumber = static_cast<int>(row.integerAt(4));
        found.session.value = row.integerAt(5);
        found.school = row.textAt(6);
        return found;
    });
}

Result<std::vector<IrisCode>> SampleTable::irisCodesOfOthers(const EnrolmentId& than)
{
    Statement query = m_context.database.sql(
        "SELECT s.enrolment, s.eye, t.bytes, p.queue_number, e.session, d.school FROM sample s "
        "JOIN enrolment e ON e.id = s.enrolment JOIN sample_template t ON t.sample = s.id JOIN "
        "person p ON p.id = e.person JOIN session d ON d.id = e.session WHERE e.state <> 3 AND "
        "s.modality = 4 AND s.purpose = 1 AND s.chosen = 1 AND e.person <> (SELECT person FROM "
        "enrolment WHERE id = ?) ORDER BY e.begun_ms, s.eye");
    query.blob(than.bytes);
    return collect<IrisCode>(query, [](const Statement& row) -> Result<IrisCode> {
        IrisCode found;
        if (!readArray(row.blobAt(0), found.enrolment.bytes)) {
            return Error{ErrorCode::Integrity, "sample: malformed enrolment id"};
        }
        found.eye = static_cast<Eye>(row.integerAt(1));
        found.bytes = toBytes(row.blobAt(2));
        found.queueNumber = static_cast<int>(row.integerAt(3));
        found.session.value = row.integerAt(4);
        found.school = row.textAt(5);
        return found;
    });
}

Result<bool> SampleTable::seen(const Hash256& frameHash)
{
    Statement query = m_context.database.sql("SELECT 1 FROM seen_frame WHERE hash = ?");
    return query.blob(frameHash).step();
}

Status SampleTable::noteSeen(const Hash256& frameHash)
{
    const auto before = seen(frameHash);
    if (!before || before.value()) {
        return before ? Error{ErrorCode::Conflict, "this very image was captured before"}
                      : before.error();
    }
    return m_context.database.sql("INSERT INTO seen_frame VALUES(?, ?)")
        .blob(frameHash)
        .integer(toMilliseconds(m_context.clock.wallTime()))
        .run();
}

} // namespace rekam::store
