// How a file is opened, brought under another key and copied: the five traps of SQLCipher.
#include "store/database/database.h"

#include <sqlcipher/sqlite3.h>

#include <array>

namespace rekam::store {

namespace {

constexpr std::size_t kHexKeyLength = 2 * (DatabaseKey::kKeyBytes + DatabaseKey::kSaltBytes);
constexpr std::string_view kPlainHeader = "SQLite format 3";
constexpr int kTemporaryStorageMemory = 2;

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

bool wellFormed(const DatabaseKey& key)
{
    return key.key.view().size() == DatabaseKey::kKeyBytes &&
           key.salt.view().size() == DatabaseKey::kSaltBytes;
}

} // namespace

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
                                 "PRAGMA journal_size_limit=33554432;"
                                 "PRAGMA cache_size=-8192");
        !pragmas) {
        return pragmas;
    }
    (void)sqlite3_wal_hook(m_connection, logGrew, this);
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

Status Database::rekey(const DatabaseKey& newKey)
{
    checkThread();
    if (!wellFormed(newKey)) {
        return Error{ErrorCode::InvalidInput, "database key: wrong length"};
    }
    if (Status settled = checkpoint(); !settled) {
        return settled;
    }
    m_reader.reset(); // it holds the old key
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

Status Database::backupTo(const std::filesystem::path& target, const std::string& afterwards)
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
    if (!afterwards.empty()) {
        if (Status done = to.execute(afterwards); !done) {
            return done;
        }
        if (Status settled = to.checkpoint(); !settled) {
            return settled;
        }
    }
    return to.checkIntegrity();
}

} // namespace rekam::store
