#include "store/schema.h"

#include <array>

namespace rekam::store {

namespace {

// Large values have tables of their own, so that lists never walk over their pages. Times are
// milliseconds since 1970, dates ISO 8601, enums their numbers, ids and hashes blobs.
constexpr std::string_view kFirstVersion = R"sql(
CREATE TABLE migration(version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_ms INTEGER NOT NULL);
CREATE TABLE fact(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE station_key(kind INTEGER PRIMARY KEY, secret BLOB NOT NULL);

CREATE TABLE session(
  id INTEGER PRIMARY KEY, school TEXT NOT NULL, spt_number TEXT NOT NULL, spt_date TEXT,
  team TEXT NOT NULL, day TEXT NOT NULL, list_approved INTEGER NOT NULL,
  opened_ms INTEGER NOT NULL, closed_ms INTEGER, UNIQUE(school, spt_number, day));

CREATE TABLE person(
  id INTEGER PRIMARY KEY, nik TEXT NOT NULL UNIQUE,
  session INTEGER NOT NULL REFERENCES session(id), queue_number INTEGER NOT NULL,
  status INTEGER NOT NULL, reason INTEGER, note TEXT NOT NULL DEFAULT '',
  name_folded TEXT NOT NULL, class_name TEXT NOT NULL, changed_ms INTEGER NOT NULL,
  person_json TEXT NOT NULL, UNIQUE(session, queue_number));
CREATE INDEX person_by_status ON person(session, status);

CREATE TABLE enrolment(
  id BLOB NOT NULL PRIMARY KEY, person INTEGER NOT NULL REFERENCES person(id),
  session INTEGER NOT NULL REFERENCES session(id), state INTEGER NOT NULL,
  operator TEXT NOT NULL, policy_version TEXT NOT NULL, begun_ms INTEGER NOT NULL,
  photo_sample INTEGER, photo_approved_by TEXT, photo_approved_ms INTEGER, packet BLOB,
  person_json TEXT NOT NULL, summary_json TEXT NOT NULL DEFAULT '', thumbnail BLOB);
CREATE UNIQUE INDEX enrolment_open ON enrolment(person) WHERE state = 1;
CREATE INDEX enrolment_by_person ON enrolment(person);
CREATE INDEX enrolment_by_session ON enrolment(session);

CREATE TABLE step(
  enrolment BLOB NOT NULL REFERENCES enrolment(id), step INTEGER NOT NULL, state INTEGER NOT NULL,
  saved_ms INTEGER NOT NULL, data_json TEXT NOT NULL, PRIMARY KEY(enrolment, step));

CREATE TABLE sample(
  id INTEGER PRIMARY KEY AUTOINCREMENT, enrolment BLOB NOT NULL REFERENCES enrolment(id),
  modality INTEGER NOT NULL, finger INTEGER NOT NULL, eye INTEGER NOT NULL,
  purpose INTEGER NOT NULL, attempt INTEGER NOT NULL, chosen INTEGER NOT NULL,
  image_format TEXT NOT NULL, template_format TEXT NOT NULL, quality INTEGER,
  driver TEXT NOT NULL, serial TEXT NOT NULL, origin INTEGER NOT NULL,
  captured_ms INTEGER NOT NULL, frame_hash BLOB NOT NULL, image_hash BLOB NOT NULL,
  image_bytes INTEGER NOT NULL, template_bytes INTEGER NOT NULL, measures_json TEXT NOT NULL,
  UNIQUE(enrolment, modality, finger, eye, purpose, attempt));
CREATE TABLE sample_image(
  sample INTEGER PRIMARY KEY REFERENCES sample(id) ON DELETE CASCADE, bytes BLOB NOT NULL);
CREATE TABLE sample_template(
  sample INTEGER PRIMARY KEY REFERENCES sample(id) ON DELETE CASCADE, bytes BLOB NOT NULL);
CREATE TABLE seen_frame(hash BLOB PRIMARY KEY, seen_ms INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE exception(
  enrolment BLOB NOT NULL REFERENCES enrolment(id), modality INTEGER NOT NULL,
  finger INTEGER NOT NULL, eye INTEGER NOT NULL, reason INTEGER NOT NULL, note TEXT NOT NULL,
  operator TEXT NOT NULL, at_ms INTEGER NOT NULL, supervisor TEXT, approved_ms INTEGER,
  revisit TEXT, evidence_hash TEXT NOT NULL, evidence BLOB,
  PRIMARY KEY(enrolment, modality, finger, eye));

CREATE TABLE statement(
  enrolment BLOB NOT NULL PRIMARY KEY REFERENCES enrolment(id), text_hash BLOB NOT NULL,
  record_hash BLOB NOT NULL, operator TEXT NOT NULL, signed_ms INTEGER NOT NULL,
  signature_format TEXT NOT NULL, signature BLOB);

CREATE TABLE validation(
  enrolment BLOB NOT NULL PRIMARY KEY REFERENCES enrolment(id), operator TEXT NOT NULL,
  method INTEGER NOT NULL, score REAL, supervisor TEXT NOT NULL, record_hash BLOB NOT NULL,
  at_ms INTEGER NOT NULL);

CREATE TABLE packet(
  sequence INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,
  enrolment BLOB NOT NULL REFERENCES enrolment(id), kind INTEGER NOT NULL, hash BLOB NOT NULL,
  previous_hash BLOB NOT NULL, size INTEGER NOT NULL, sealed_ms INTEGER NOT NULL,
  published_ms INTEGER, state INTEGER NOT NULL, receipted_ms INTEGER, answer INTEGER,
  cause TEXT NOT NULL DEFAULT '', answered_ms INTEGER, purged_ms INTEGER,
  receipt BLOB, answer_bytes BLOB);
CREATE INDEX packet_by_enrolment ON packet(enrolment);
CREATE TABLE packet_bytes(
  sequence INTEGER PRIMARY KEY REFERENCES packet(sequence), bytes BLOB NOT NULL);
CREATE TABLE copy(
  packet BLOB NOT NULL REFERENCES packet(id), place TEXT NOT NULL, at_ms INTEGER NOT NULL,
  evidence BLOB NOT NULL, PRIMARY KEY(packet, place));

CREATE TABLE audit(
  sequence INTEGER PRIMARY KEY, event INTEGER NOT NULL, subject BLOB NOT NULL,
  content BLOB NOT NULL, actor TEXT NOT NULL, at_ms INTEGER NOT NULL, steady_ms INTEGER NOT NULL,
  hash BLOB NOT NULL);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
  BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
  BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
)sql";

// A supervisor lets someone below the age be recorded: stated in the record, so kept by itself.
constexpr std::string_view kUnderAgePermission = R"sql(
ALTER TABLE person ADD COLUMN permitted_by TEXT;
ALTER TABLE person ADD COLUMN permitted_ms INTEGER;
)sql";

// What the road set aside is told as such: why and since when; empty while nothing did.
constexpr std::string_view kHeld = R"sql(
ALTER TABLE packet ADD COLUMN held TEXT NOT NULL DEFAULT '';
ALTER TABLE packet ADD COLUMN held_ms INTEGER;
)sql";

constexpr std::array kMigrations = {
    Migration{1, "first version", kFirstVersion},
    Migration{2, "permission of a supervisor below the age", kUnderAgePermission},
    Migration{3, "packets that the road set aside", kHeld},
};

Status apply(Database& database, const Clock& clock, const Migration& migration)
{
    return database.transact([&]() -> Status {
        if (Status done = database.execute(std::string(migration.sql)); !done) {
            return done;
        }
        if (Status noted = database.sql("INSERT INTO migration VALUES(?, ?, ?)")
                               .integer(migration.version)
                               .text(migration.name)
                               .integer(clock.wallTime().time_since_epoch().count())
                               .run();
            !noted) {
            return noted;
        }
        // user_version is part of page 1: it commits or rolls back with the rest.
        return database.execute("PRAGMA user_version=" + std::to_string(migration.version));
    });
}

} // namespace

std::span<const Migration> migrations()
{
    return kMigrations;
}

Status migrate(Database& database, const Clock& clock)
{
    const auto version = database.pragma("user_version");
    if (!version) {
        return version.error();
    }
    if (version.value() > kMigrations.back().version) {
        return Error{ErrorCode::Unsupported, "the store was written by a newer version"};
    }
    for (const Migration& migration : kMigrations) {
        if (migration.version <= version.value()) {
            continue;
        }
        if (Status done = apply(database, clock, migration); !done) {
            return done;
        }
    }
    return {};
}

} // namespace rekam::store
