// One SQLite connection and its statements as values; the only place of the intake that names
// SQLite.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace rekam::intake {

using Value = std::variant<std::monostate, std::int64_t, std::string, Bytes>;
using Row = std::vector<Value>;

/// Not thread-safe. Errors: NoSpace for SQLITE_FULL, Conflict for a constraint, Integrity
/// for a damaged file, else Storage.
class Database
{
public:
    /// Opens or creates, WAL with synchronous=FULL: a commit survives power loss.
    [[nodiscard]] static Result<Database> open(const std::filesystem::path& path);

    Database(Database&& other) noexcept;
    Database& operator=(Database&& other) noexcept;
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    /// Runs statements without values, separated by semicolons.
    [[nodiscard]] Status run(const char* sql);

    /// Runs one statement with its values bound in order and returns all rows.
    [[nodiscard]] Result<std::vector<Row>> query(const std::string& sql, const Row& values = {});

    /// As query(), for statements without rows.
    [[nodiscard]] Status change(const std::string& sql, const Row& values);

private:
    struct CloseStatement
    {
        void operator()(sqlite3_stmt* statement) const noexcept;
    };

    using Statement = std::unique_ptr<sqlite3_stmt, CloseStatement>;

    explicit Database(sqlite3* handle);
    [[nodiscard]] Error lastError(const char* what) const;
    [[nodiscard]] Result<sqlite3_stmt*> prepared(const std::string& sql);
    void close() noexcept;

    sqlite3* m_handle;
    std::vector<std::pair<std::string, Statement>> m_statements; ///< few, so a list does
};

/// Rolls back on destruction unless commit() succeeded.
class Transaction
{
public:
    [[nodiscard]] static Result<Transaction> begin(Database& database);

    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();

    [[nodiscard]] Status commit();

private:
    explicit Transaction(Database& database);
    Database* m_database;
};

/// A column by kind; zero or empty where the row holds something else.
[[nodiscard]] std::int64_t numberAt(const Row& row, std::size_t column);
[[nodiscard]] std::string textAt(const Row& row, std::size_t column);
[[nodiscard]] std::optional<Bytes> blobAt(const Row& row, std::size_t column);

} // namespace rekam::intake
