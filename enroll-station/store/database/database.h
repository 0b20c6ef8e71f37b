// The encrypted database file of the station: SQLCipher opened with every known trap closed.
#pragma once

#include "base/bytes.h"
#include "base/file.h"
#include "base/result.h"
#include "base/secret.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

struct sqlite3;
struct sqlite3_stmt;

namespace rekam::store {

/// The raw key of a database file: 32 random bytes, and the 16-byte salt of its page
/// authentication. The salt is kept with the key, not read from the file: a torn first sector would
/// otherwise cost the whole database.
struct DatabaseKey
{
    static constexpr std::size_t kKeyBytes = 32;
    static constexpr std::size_t kSaltBytes = 16;

    SecretBytes key;
    SecretBytes salt;

    [[nodiscard]] DatabaseKey clone() const { return {key.clone(), salt.clone()}; }
};

class Database;

/// One prepared statement. Parameters are bound in order; an error of the preparation or of a
/// binding is reported by step() or run(), so that a statement reads as one expression. Must not
/// outlive its Database; used on the Database's thread. When it goes, what was prepared stays with
/// the Database for the next statement of the same text.
class Statement
{
public:
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    Statement& integer(std::int64_t value);
    Statement& real(double value);
    /// Copies the text.
    Statement& text(std::string_view value);
    /// Borrows the bytes: they must stay until the statement is gone. Empty is stored as a blob of
    /// length zero, never NULL.
    Statement& blob(ByteView value);
    Statement& null();
    /// Room for Database::writeBytes.
    Statement& zeros(std::size_t count);

    /// @return true when there is a row to read, false when the statement is done.
    [[nodiscard]] Result<bool> step();

    /// Runs a statement that returns no rows (any rows are skipped).
    Status run();

    // The row that step() reached. Columns count from 0. Views stay valid until the next step().
    [[nodiscard]] std::int64_t integerAt(int column) const;
    [[nodiscard]] double realAt(int column) const;
    [[nodiscard]] std::string textAt(int column) const;
    [[nodiscard]] ByteView blobAt(int column) const;
    [[nodiscard]] bool nullAt(int column) const;

private:
    friend class Database;
    Statement(Database& database, std::string_view sql);
    void check(int code);

    Database* m_database;
    std::string m_text; ///< empty: not to be kept
    sqlite3_stmt* m_statement = nullptr;
    int m_bound = 0;
    int m_error = 0;
};

inline constexpr int kPageBytes = 16384;

/// Pages in the write-ahead log from which settle() has something to do, and at which a
/// commit waits for it. Between the two lie some twenty records without a quiet moment.
inline constexpr int kSettlePages = 1000;
inline constexpr int kLogPagesMax = 4000;

/// One connection to one encrypted file. Bound to the thread that opened it: every call is checked,
/// because a transaction is a state of the connection and two threads would share it.
///
/// Errors of all functions: NoSpace (medium full), Integrity (a page does not verify, the key is
/// wrong, or the file is not ours), Conflict (a constraint), Storage (everything else). After an
/// error inside a transaction nothing of that transaction is stored.
class Database
{
public:
    struct Options
    {
        std::filesystem::path path;
        /// SQLite VFS to use; empty: the platform's. Tests inject faults through one.
        std::string vfs;
    };

    /// Opens or creates the file and closes the five traps: raw key with its salt; proof that
    /// SQLCipher, not SQLite, is linked; proof that the file is no plaintext; temporary storage in
    /// memory; no log on standard error. Integrity when the key does not open the file.
    static Result<std::unique_ptr<Database>> open(const Options& options, const DatabaseKey& key);

    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    Database(Database&&) = delete;
    Database& operator=(Database&&) = delete;
    ~Database();

    [[nodiscard]] Statement sql(std::string_view statement);

    /// Runs one or more statements without parameters.
    Status execute(const std::string& statements);

    /// Runs `work` in one IMMEDIATE transaction and commits it with a full sync; rolls back when
    /// `work` or the commit fails. Nested calls join the outer transaction.
    Status transact(const std::function<Status()>& work);

    [[nodiscard]] bool inTransaction() const;

    /// After a rekey that failed: to be closed and opened again.
    [[nodiscard]] bool lost() const noexcept { return m_lost; }

    /// Copies the write-ahead log into the main file and empties it.
    Status checkpoint();

    /// Copies the write-ahead log into the main file if it has grown past kSettlePages. For moments
    /// when nobody waits: a commit that finds the log at kLogPagesMax does it itself and takes many
    /// times as long.
    Status settle();

    /// A number that differs after any change of the database, by this connection or another.
    [[nodiscard]] Result<std::uint64_t> changeStamp();

    /// SQLite's quick_check and SQLCipher's check of every page's authentication code. Reads the
    /// whole file. Integrity with the first finding.
    Status checkIntegrity();

    /// Encrypts the whole file anew, in one transaction, and checkpoints it. The salt stays.
    /// Writes as much as the file is long. After an error this connection is lost, and every call
    /// fails with Storage until the file is opened again, under one key or the other: SQLCipher
    /// goes on with the new key even when the commit failed, and would mix pages of both.
    Status rekey(const DatabaseKey& newKey);

    /// Copies the database, as it is now, into a new file under the same key. `target` must not
    /// exist (Conflict). `afterwards` are statements that run in the copy alone, before it is
    /// checked.
    Status backupTo(const std::filesystem::path& target, const std::string& afterwards = {});

    /// Bytes of the main file as the next checkpoint leaves it.
    [[nodiscard]] Result<std::uint64_t> sizeBytes();

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return m_options.path; }

    /// The integer that `PRAGMA name` answers.
    [[nodiscard]] Result<std::int64_t> pragma(std::string_view name);

    /// Column `bytes` of one row, which must be there with a zeroblob of exactly this length. Goes
    /// page by page through one blob handle: a bound megabyte would be copied, locked and wiped as
    /// a whole.
    Status writeBytes(const char* table, std::int64_t row, ByteView bytes);

    /// Column `bytes` of one row; NotFound if there is no such row.
    [[nodiscard]] Result<Bytes> readBytes(const char* table, std::int64_t row);

    /// As readBytes, from the file and not from memory, through a connection of its own: a page
    /// that does not verify leaves this one as it is.
    [[nodiscard]] Result<Bytes> readStored(const char* table, std::int64_t row);

    /// That column `bytes` of one row, read from the file and not from memory, is exactly
    /// `expected`: for after a commit. Integrity if it differs; NotFound if there is no such row.
    [[nodiscard]] Status readBack(const char* table, std::int64_t row, ByteView expected);

    [[nodiscard]] std::int64_t lastInsertId() const;
    [[nodiscard]] std::int64_t changes() const;

private:
    friend class Statement;
    Database(Options options, sqlite3* connection, const DatabaseKey& key);

    Status unlock();
    Status configure();
    [[nodiscard]] Result<Database*> reader();
    [[nodiscard]] Status compare(const char* table, std::int64_t row, ByteView expected);
    [[nodiscard]] sqlite3_stmt* takeKept(std::string_view text);
    void keep(std::string text, sqlite3_stmt* statement);
    static int logGrew(void* self, sqlite3* connection, const char* schema, int pages);
    Status assertEncrypted();
    [[nodiscard]] Error failure(int code) const;
    void checkThread() const;

    Options m_options;
    sqlite3* m_connection;
    DatabaseKey m_key;
    std::thread::id m_thread = std::this_thread::get_id();
    /// Prepared and at rest, by text. Preparing takes hundreds of small allocations, and SQLCipher
    /// locks and wipes each of them.
    std::map<std::string, sqlite3_stmt*, std::less<>> m_kept;
    std::unique_ptr<Database> m_reader; ///< for readBack(); opened when first asked for
    int m_depth = 0;
    int m_logPages = 0;
    bool m_lost = false;
};

} // namespace rekam::store
