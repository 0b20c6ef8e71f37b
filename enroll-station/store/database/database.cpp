#include "store/database/database.h"

#include <sqlcipher/sqlite3.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace rekam::store {

namespace {

constexpr std::size_t kReadBackBytes = std::size_t{32} * 1024;
constexpr std::size_t kStatementsKept = 160; // the store has about a hundred different ones

ErrorCode errorCodeOf(int code)
{
    switch (code & 0xFF) {
    case SQLITE_FULL:
        return ErrorCode::NoSpace;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return ErrorCode::Integrity;
    case SQLITE_CONSTRAINT:
        return ErrorCode::Conflict;
    default:
        return ErrorCode::Storage;
    }
}

} // namespace

Database::Database(Options options, sqlite3* connection, const DatabaseKey& key)
    : m_options(std::move(options))
    , m_connection(connection)
    , m_key(key.clone())
{}

Database::~Database()
{
    checkThread();
    m_reader.reset(); // before this connection: the last one tidies the log away
    for (const auto& [text, statement] : m_kept) {
        (void)sqlite3_finalize(statement);
    }
    // Every Statement is gone by contract, so this cannot leave a zombie connection behind.
    (void)sqlite3_close_v2(m_connection);
}

sqlite3_stmt* Database::takeKept(std::string_view text)
{
    const auto found = m_kept.find(text);
    if (found == m_kept.end()) {
        return nullptr;
    }
    sqlite3_stmt* statement = found->second;
    m_kept.erase(found);
    return statement;
}

void Database::keep(std::string text, sqlite3_stmt* statement)
{
    // Reset ends its read, cleared bindings let go of the caller's bytes (and wipe copied text).
    (void)sqlite3_reset(statement);
    (void)sqlite3_clear_bindings(statement);
    const bool room = m_kept.size() < kStatementsKept;
    if (!room || !m_kept.emplace(std::move(text), statement).second) {
        (void)sqlite3_finalize(statement);
    }
}

Statement Database::sql(std::string_view statement)
{
    return {*this, statement};
}

Status Database::execute(const std::string& statements)
{
    checkThread();
    const int code =
        m_lost ? SQLITE_ABORT
               : sqlite3_exec(m_connection, statements.c_str(), nullptr, nullptr, nullptr);
    return code == SQLITE_OK ? Status() : failure(code);
}

Status Database::transact(const std::function<Status()>& work)
{
    if (m_depth > 0) {
        return work();
    }
    if (Status begun = sql("BEGIN IMMEDIATE").run(); !begun) {
        return begun;
    }
    m_depth = 1;
    Status done = work();
    m_depth = 0;
    if (done) {
        done = sql("COMMIT").run();
    }
    if (!done && inTransaction()) {
        // The first error is the one to report; a failed rollback leaves a transaction that the
        // next BEGIN refuses.
        (void)sql("ROLLBACK").run();
    }
    return done;
}

bool Database::inTransaction() const
{
    return sqlite3_get_autocommit(m_connection) == 0;
}

Status Database::checkpoint()
{
    checkThread();
    const int code = m_lost
                         ? SQLITE_ABORT
                         : sqlite3_wal_checkpoint_v2(m_connection, "main",
                                                     SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    return code == SQLITE_OK ? Status() : failure(code);
}

/// In place of SQLite's automatic checkpoint, which would make every fifteenth record wait for
/// fifteen records' worth of writing.
int Database::logGrew(void* self, sqlite3* connection, const char* schema, int pages)
{
    auto* database = static_cast<Database*>(self);
    database->m_logPages = pages;
    // As with the automatic one, an error here is none of the commit's: it stands.
    if (pages >= kLogPagesMax &&
        sqlite3_wal_checkpoint_v2(connection, schema, SQLITE_CHECKPOINT_PASSIVE, nullptr,
                                  nullptr) == SQLITE_OK) {
        database->m_logPages = 0;
    }
    return SQLITE_OK;
}

Status Database::settle()
{
    checkThread();
    if (m_lost || m_logPages < kSettlePages) {
        return {};
    }
    const int code = sqlite3_wal_checkpoint_v2(m_connection, "main", SQLITE_CHECKPOINT_PASSIVE,
                                               nullptr, nullptr);
    if (code != SQLITE_OK) {
        return failure(code);
    }
    m_logPages = 0; // the next commit begins the log anew, unless somebody reads
    return {};
}

Result<std::uint64_t> Database::changeStamp()
{
    // data_version changes with others' commits only, the count with our own only.
    const auto others = pragma("data_version");
    if (!others) {
        return others.error();
    }
    const auto own = static_cast<std::uint64_t>(sqlite3_total_changes64(m_connection));
    constexpr int kOthersShift = 40;
    return (static_cast<std::uint64_t>(others.value()) << kOthersShift) + own;
}

Status Database::checkIntegrity()
{
    // cipher_integrity_check reads the main file only.
    if (Status settled = checkpoint(); !settled) {
        return settled;
    }
    Statement pages = sql("PRAGMA cipher_integrity_check");
    const auto damaged = pages.step();
    if (!damaged) {
        return damaged.error();
    }
    if (damaged.value()) {
        return Error{ErrorCode::Integrity, "page authentication: " + pages.textAt(0)};
    }
    Statement structure = sql("PRAGMA quick_check(1)");
    const auto row = structure.step();
    if (!row) {
        return row.error();
    }
    if (!row.value() || structure.textAt(0) != "ok") {
        return Error{ErrorCode::Integrity, "quick_check: " + structure.textAt(0)};
    }
    return {};
}

Result<std::uint64_t> Database::sizeBytes()
{
    const auto pages = pragma("page_count");
    if (!pages) {
        return pages.error();
    }
    return static_cast<std::uint64_t>(pages.value() * kPageBytes);
}

Result<std::int64_t> Database::pragma(std::string_view name)
{
    Statement query = sql("PRAGMA " + std::string(name));
    const auto row = query.step();
    if (!row) {
        return row.error();
    }
    if (!row.value()) {
        return Error{ErrorCode::Unsupported, "no such pragma: " + std::string(name)};
    }
    return query.integerAt(0);
}

Status Database::writeBytes(const char* table, std::int64_t row, ByteView bytes)
{
    checkThread();
    if (m_lost) {
        return failure(SQLITE_ABORT);
    }
    sqlite3_blob* blob = nullptr;
    int code = sqlite3_blob_open(m_connection, "main", table, "bytes", row, 1, &blob);
    if (code == SQLITE_OK) {
        code = sqlite3_blob_write(blob, bytes.data(), static_cast<int>(bytes.size()), 0);
    }
    const int closed = sqlite3_blob_close(blob);
    return code == SQLITE_OK && closed == SQLITE_OK
               ? Status()
               : Status(failure(code != SQLITE_OK ? code : closed));
}

Result<Bytes> Database::readBytes(const char* table, std::int64_t row)
{
    checkThread();
    if (m_lost) {
        return failure(SQLITE_ABORT);
    }
    sqlite3_blob* blob = nullptr;
    int code = sqlite3_blob_open(m_connection, "main", table, "bytes", row, 0, &blob);
    if (code != SQLITE_OK) {
        (void)sqlite3_blob_close(blob);
        // SQLITE_ERROR is what blob_open says for a row that is not there.
        return code == SQLITE_ERROR ? Error{ErrorCode::NotFound, "no such row"} : failure(code);
    }
    Bytes bytes(static_cast<std::size_t>(sqlite3_blob_bytes(blob)));
    code = sqlite3_blob_read(blob, bytes.data(), static_cast<int>(bytes.size()), 0);
    const int closed = sqlite3_blob_close(blob);
    if (code != SQLITE_OK || closed != SQLITE_OK) {
        return failure(code != SQLITE_OK ? code : closed);
    }
    return bytes;
}

Result<Database*> Database::reader()
{
    if (!m_reader) {
        auto opened = open(m_options, m_key);
        if (!opened) {
            return opened.error();
        }
        // Few pages, used over and over: each that is given back must be wiped and unlocked first.
        if (Status set = opened.value()->execute("PRAGMA query_only=ON; PRAGMA cache_size=16");
            !set) {
            return set.error();
        }
        m_reader = std::move(opened).value();
    }
    return m_reader.get();
}

Result<Bytes> Database::readStored(const char* table, std::int64_t row)
{
    checkThread();
    if (m_lost) {
        return failure(SQLITE_ABORT);
    }
    const auto reading = reader();
    if (!reading) {
        return reading.error();
    }
    (void)sqlite3_db_release_memory(reading.value()->m_connection); // pages it has read before
    auto bytes = reading.value()->readBytes(table, row);
    if (!bytes) {
        m_reader.reset(); // SQLCipher goes on failing after a page that did not verify
    }
    return bytes;
}

Status Database::readBack(const char* table, std::int64_t row, ByteView expected)
{
    checkThread();
    if (m_lost) {
        return failure(SQLITE_ABORT);
    }
    const auto reading = reader();
    return reading ? reading.value()->compare(table, row, expected) : Status(reading.error());
}

Status Database::compare(const char* table, std::int64_t row, ByteView expected)
{
    (void)sqlite3_db_release_memory(m_connection); // what it still holds is older than the commit
    sqlite3_blob* blob = nullptr;
    int code = sqlite3_blob_open(m_connection, "main", table, "bytes", row, 0, &blob);
    bool same =
        code == SQLITE_OK && static_cast<std::size_t>(sqlite3_blob_bytes(blob)) == expected.size();
    std::array<std::byte, kReadBackBytes> part = {};
    for (std::size_t at = 0; same && at < expected.size(); at += part.size()) {
        const auto count = std::min(part.size(), expected.size() - at);
        code = sqlite3_blob_read(blob, part.data(), static_cast<int>(count), static_cast<int>(at));
        same = code == SQLITE_OK && std::memcmp(part.data(), expected.data() + at, count) == 0;
    }
    explicit_bzero(part.data(), part.size());
    const int closed = sqlite3_blob_close(blob);
    if (code != SQLITE_OK || closed != SQLITE_OK) {
        return failure(code != SQLITE_OK ? code : closed);
    }
    return same ? Status() : Error{ErrorCode::Integrity, "the bytes read back differ"};
}

std::int64_t Database::lastInsertId() const
{
    return sqlite3_last_insert_rowid(m_connection);
}

std::int64_t Database::changes() const
{
    return sqlite3_changes64(m_connection);
}

Error Database::failure(int code) const
{
    // sqlite3_errmsg may quote values of a constraint's row; the fixed text may not.
    return {errorCodeOf(code),
            "database: " + std::string(sqlite3_errstr(code)) + " (" + std::to_string(code) + ")"};
}

void Database::checkThread() const
{
    REKAM_CHECK(std::this_thread::get_id() == m_thread);
}

} // namespace rekam::store
