#include "store/database.h"

#include <sqlcipher/sqlite3.h>

#include <array>
#include <utility>

namespace rekam::store {

namespace {

constexpr std::size_t kHexKeyLength = 2 * (DatabaseKey::kKeyBytes + DatabaseKey::kSaltBytes);
constexpr std::string_view kPlainHeader = "SQLite format 3";
constexpr int kTemporaryStorageMemory = 2;
constexpr int kPageBytes = 16384;

/// `x'<96 hexadecimal digits>'`: SQLCipher's form for a raw key with its salt. Wiped.
SecretBytes keyLiteral(const DatabaseKey& key)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    SecretBytes literal(kHexKeyLength + 3);
    auto target = literal.span();
    std::size_t at = 0;
    target[at++] = std::byte{'x'};
    target[at++] = std::byte{'\''};
    for (const ByteView part : {key.key.view(), key.salt.view()}) {
        for (const std::byte octet : part) {
            const auto value = std::to_integer<unsigned>(octet);
            target[at++] = static_cast<std::byte>(kDigits[value >> 4U]);
            target[at++] = static_cast<std::byte>(kDigits[value & 0xFU]);
        }
    }
    target[at] = std::byte{'\''};
    return literal;
}

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

bool wellFormed(const DatabaseKey& key)
{
    return key.key.view().size() == DatabaseKey::kKeyBytes &&
           key.salt.view().size() == DatabaseKey::kSaltBytes;
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
    // Every Statement is gone by contract, so this cannot leave a zombie connection behind.
    (void)sqlite3_close_v2(m_connection);
}

Result<std::unique_ptr<Database>> Database::open(const Options& options, const DatabaseKey& key)
{
    if (!wellFormed(key)) {
        return Error{ErrorCode::InvalidInput, "database key: wrong length"};
    }
    sqlite3* connection = nullptr;
    const int code = sqlite3_open_v2(options.path.c_str(), &connection,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
                                         SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                                     options.vfs.empty() ? nullptr : options.vfs.c_str());
    if (connection == nullptr) {
        return Error{ErrorCode::Storage, "open database: out of memory"};
    }
    std::unique_ptr<Database> database(new Database(options, connection, key));
    if (code != SQLITE_OK) {
        return database->failure(code);
    }
    if (Status unlocked = database->unlock(); !unlocked) {
        return unlocked.error();
    }
    if (Status configured = database->configure(); !configured) {
        return configured.error();
    }
    if (Status encrypted = database->assertEncrypted(); !encrypted) {
        return encrypted.error();
    }
    return database;
}

Status Database::unlock()
{
    // First of all: SQLCipher logs to standard error by default, key failures included.
    if (Status quiet = execute("PRAGMA cipher_log_level=NONE"); !quiet) {
        return quiet;
    }
    // SQLite itself does not know this pragma and answers no row: then sqlite3_key() did nothing
    // and the file would be plaintext.
    Statement version = sql("PRAGMA cipher_version");
    const auto row = version.step();
    if (!row) {
        return row.error();
    }
    if (!row.value() || version.textAt(0).empty()) {
        return Error{ErrorCode::Unsupported, "the linked SQLite is not SQLCipher"};
    }
    const SecretBytes literal = keyLiteral(m_key);
    const int code = sqlite3_key_v2(m_connection, "main", literal.view().data(),
                                    static_cast<int>(literal.view().size()));
    if (code != SQLITE_OK) {
        return failure(code);
    }
    // And again: keying the first connection of a process sets SQLCipher's log up anew.
    return execute("PRAGMA cipher_log_level=NONE");
}

Status Database::configure()
{
    if (Status cipher = execute("PRAGMA cipher_page_size=16384;"
                                "PRAGMA cipher_memory_security=ON;"
                                "PRAGMA temp_store=MEMORY;"
                                "PRAGMA busy_timeout=5000;"
                                "PRAGMA trusted_schema=OFF;"
                                "SELECT count(*) FROM sqlite_schema");
        !cipher) {
        return cipher; // a wrong key fails here, at the first page read
    }
    if (Status pragmas = execute("PRAGMA journal_mode=WAL;"
                                 "PRAGMA synchronous=FULL;"
                                 "PRAGMA secure_delete=ON;"
                                 "PRAGMA foreign_keys=ON;"
                                 "PRAGMA wal_autocheckpoint=1000;"
                                 "PRAGMA journal_size_limit=33554432;"
                                 "PRAGMA cache_size=-8192");
        !pragmas) {
        return pragmas;
    }
    // A pragma that does not take effect is silent, hence each one that guards something is read
    // back.
    if (sqlite3_compileoption_used("TEMP_STORE=0") != 0) {
        return Error{ErrorCode::Unsupported, "SQLCipher built with temporary storage on file"};
    }

    struct Expected
    {
        std::string_view name;
        std::int64_t value;
    };

    constexpr std::array kExpected = {
        Expected{"temp_store", kTemporaryStorageMemory},
        Expected{"synchronous", 2},
        Expected{"secure_delete", 1},
        Expected{"foreign_keys", 1},
        Expected{"trusted_schema", 0},
        Expected{"cipher_page_size", kPageBytes},
    };
    for (const Expected& expected : kExpected) {
        const auto actual = pragma(expected.name);
        if (!actual) {
            return actual.error();
        }
        if (actual.value() != expected.value) {
            return Error{ErrorCode::Unsupported,
                         "pragma did not take effect: " + std::string(expected.name)};
        }
    }
    Statement mode = sql("PRAGMA journal_mode");
    const auto row = mode.step();
    if (!row) {
        return row.error();
    }
    return row.value() && mode.textAt(0) == "wal"
               ? Status()
               : Error{ErrorCode::Unsupported, "write-ahead log refused"};
}

Status Database::assertEncrypted()
{
    // journal_mode=WAL has written page 1 by now, also into a new file. Read below SQLCipher,
    // through the same VFS.
    sqlite3_file* file = nullptr;
    if (const int code =
            sqlite3_file_control(m_connection, "main", SQLITE_FCNTL_FILE_POINTER, &file);
        code != SQLITE_OK || file == nullptr || file->pMethods == nullptr) {
        return Error{ErrorCode::Storage, "no access to the database file"};
    }
    std::array<char, kPlainHeader.size()> header = {};
    const int code = file->pMethods->xRead(file, header.data(), static_cast<int>(header.size()), 0);
    if (code != SQLITE_OK) {
        return failure(code);
    }
    if (std::string_view(header.data(), header.size()) == kPlainHeader) {
        return Error{ErrorCode::Integrity, "the database file is not encrypted"};
    }
    return {};
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
    if (Status begun = execute("BEGIN IMMEDIATE"); !begun) {
        return begun;
    }
    m_depth = 1;
    Status done = work();
    m_depth = 0;
    if (done) {
        done = execute("COMMIT");
    }
    if (!done && inTransaction()) {
        // The first error is the one to report; a failed rollback leaves a transaction that the
        // next BEGIN refuses.
        (void)execute("ROLLBACK");
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

void Database::dropCache()
{
    checkThread();
    (void)sqlite3_db_release_memory(m_connection);
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

Status Database::rekey(const DatabaseKey& newKey)
{
    checkThread();
    if (!wellFormed(newKey)) {
        return Error{ErrorCode::InvalidInput, "database key: wrong length"};
    }
    if (Status settled = checkpoint(); !settled) {
        return settled;
    }
    const SecretBytes literal = keyLiteral(newKey);
    const int code = sqlite3_rekey_v2(m_connection, "main", literal.view().data(),
                                      static_cast<int>(literal.view().size()));
    if (code != SQLITE_OK) {
        m_lost = true;
        return failure(code);
    }
    m_key = newKey.clone();
    return checkpoint();
}

Status Database::backupTo(const std::filesystem::path& target)
{
    std::error_code failed;
    if (std::filesystem::exists(target, failed) || failed) {
        return Error{ErrorCode::Conflict, "the backup file exists already"};
    }
    auto copy = open({target, m_options.vfs}, m_key);
    if (!copy) {
        return copy.error();
    }
    Database& to = *copy.value();
    sqlite3_backup* backup = sqlite3_backup_init(to.m_connection, "main", m_connection, "main");
    if (backup == nullptr) {
        return to.failure(sqlite3_errcode(to.m_connection));
    }
    int code = SQLITE_OK;
    constexpr int kPagesAtOnce = 256; // 4 MiB in memory
    while (code == SQLITE_OK) {
        code = sqlite3_backup_step(backup, kPagesAtOnce);
    }
    const int finished = sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE || finished != SQLITE_OK) {
        return to.failure(code != SQLITE_DONE ? code : finished);
    }
    return to.checkIntegrity();
}

Result<std::uint64_t> Database::sizeBytes()
{
    const auto pages = pragma("page_count");
    if (!pages) {
        return pages.error();
    }
    return static_cast<std::uint64_t>(pages.value()) * kPageBytes;
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
