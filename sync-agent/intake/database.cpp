#include "intake/database.h"

#include <sqlite3.h>

#include <utility>

namespace rekam::intake {

namespace {

constexpr int kBusyMs = 5000;

void bind(sqlite3_stmt* statement, int position, const Value& value)
{
    // SQLITE_STATIC: the values outlive the step.
    if (const auto* number = std::get_if<std::int64_t>(&value); number != nullptr) {
        sqlite3_bind_int64(statement, position, *number);
    } else if (const auto* text = std::get_if<std::string>(&value); text != nullptr) {
        sqlite3_bind_text64(statement, position, text->data(), text->size(), nullptr, SQLITE_UTF8);
    } else if (const auto* blob = std::get_if<Bytes>(&value); blob != nullptr) {
        // An empty vector has no address, and no address would bind NULL.
        if (blob->empty()) {
            sqlite3_bind_zeroblob(statement, position, 0);
        } else {
            sqlite3_bind_blob64(statement, position, blob->data(), blob->size(), nullptr);
        }
    } else {
        sqlite3_bind_null(statement, position);
    }
}

Value column(sqlite3_stmt* statement, int position)
{
    const int size = sqlite3_column_bytes(statement, position);
    switch (sqlite3_column_type(statement, position)) {
    case SQLITE_INTEGER:
        return std::int64_t{sqlite3_column_int64(statement, position)};
    case SQLITE_TEXT: {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, position));
        return std::string(text, static_cast<std::size_t>(size));
    }
    case SQLITE_BLOB: {
        const auto* blob = static_cast<const std::byte*>(sqlite3_column_blob(statement, position));
        return blob == nullptr ? Bytes() : Bytes(blob, blob + size);
    }
    default:
        return std::monostate();
    }
}

} // namespace

void Database::CloseStatement::operator()(sqlite3_stmt* statement) const noexcept
{
    (void)sqlite3_finalize(statement);
}

Database::Database(sqlite3* handle)
    : m_handle(handle)
{}

Database::Database(Database&& other) noexcept
    : m_handle(std::exchange(other.m_handle, nullptr))
    , m_statements(std::move(other.m_statements))
{}

Database& Database::operator=(Database&& other) noexcept
{
    if (this != &other) {
        close();
        m_handle = std::exchange(other.m_handle, nullptr);
        m_statements = std::move(other.m_statements);
    }
    return *this;
}

Database::~Database()
{
    close();
}

void Database::close() noexcept
{
    m_statements.clear(); // before the connection
    if (m_handle != nullptr) {
        (void)sqlite3_close(std::exchange(m_handle, nullptr));
    }
}

Result<Database> Database::open(const std::filesystem::path& path)
{
    sqlite3* handle = nullptr;
    const int opened =
        sqlite3_open_v2(path.c_str(), &handle,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    Database database(handle);
    if (opened != SQLITE_OK) {
        return database.lastError("open");
    }
    (void)sqlite3_extended_result_codes(handle, 1);
    (void)sqlite3_busy_timeout(handle, kBusyMs);
    if (Status set = database.run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
                                  "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; "
                                  "PRAGMA temp_store=MEMORY;");
        !set) {
        return set.error();
    }
    return database;
}

Error Database::lastError(const char* what) const
{
    const int number = m_handle == nullptr ? SQLITE_NOMEM : sqlite3_extended_errcode(m_handle);
    const int primary = number & 0xFF;
    const auto code = primary == SQLITE_FULL                                  ? ErrorCode::NoSpace
                      : primary == SQLITE_CONSTRAINT                          ? ErrorCode::Conflict
                      : primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB ? ErrorCode::Integrity
                                                                              : ErrorCode::Storage;
    return {code, std::string(what) + " index: sqlite " + std::to_string(number) + " " +
                      sqlite3_errstr(number)};
}

Status Database::run(const char* sql)
{
    return sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK
               ? Status()
               : Status(lastError("exec"));
}

Result<sqlite3_stmt*> Database::prepared(const std::string& sql)
{
    for (const auto& [text, statement] : m_statements) {
        if (text == sql) {
            return statement.get();
        }
    }
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_handle, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
        return lastError("prepare");
    }
    m_statements.emplace_back(sql, Statement(statement));
    return statement;
}

Result<std::vector<Row>> Database::query(const std::string& sql, const Row& values)
{
    const auto statement = prepared(sql);
    if (!statement) {
        return statement.error();
    }
    sqlite3_stmt* handle = statement.value();
    for (std::size_t i = 0; i < values.size(); ++i) {
        bind(handle, static_cast<int>(i + 1), values[i]);
    }
    std::vector<Row> rows;
    int stepped = SQLITE_ROW;
    while ((stepped = sqlite3_step(handle)) == SQLITE_ROW) {
        Row row;
        const int columns = sqlite3_column_count(handle);
        row.reserve(static_cast<std::size_t>(columns));
        for (int i = 0; i < columns; ++i) {
            row.push_back(column(handle, i));
        }
        rows.push_back(std::move(row));
    }
    std::optional<Error> failure;
    if (stepped != SQLITE_DONE) {
        failure = lastError("step");
    }
    (void)sqlite3_reset(handle);
    (void)sqlite3_clear_bindings(handle);
    if (failure) {
        return *failure;
    }
    return rows;
}

Status Database::change(const std::string& sql, const Row& values)
{
    const auto rows = query(sql, values);
    return rows ? Status() : Status(rows.error());
}

Result<Transaction> Transaction::begin(Database& database)
{
    if (Status begun = database.run("BEGIN IMMEDIATE"); !begun) {
        return begun.error();
    }
    return Transaction(database);
}

Transaction::Transaction(Database& database)
    : m_database(&database)
{}

Transaction::Transaction(Transaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{}

Transaction::~Transaction()
{
    if (m_database != nullptr) {
        // May have been rolled back by SQLite itself (disk full); then this fails and that is well.
        (void)m_database->run("ROLLBACK");
    }
}

Status Transaction::commit()
{
    Status committed = m_database->run("COMMIT");
    if (committed) {
        m_database = nullptr;
    }
    return committed;
}

std::int64_t numberAt(const Row& row, std::size_t column)
{
    const auto* number = column < row.size() ? std::get_if<std::int64_t>(&row[column]) : nullptr;
    return number == nullptr ? 0 : *number;
}

std::string textAt(const Row& row, std::size_t column)
{
    const auto* text = column < row.size() ? std::get_if<std::string>(&row[column]) : nullptr;
    return text == nullptr ? std::string() : *text;
}

std::optional<Bytes> blobAt(const Row& row, std::size_t column)
{
    const auto* blob = column < row.size() ? std::get_if<Bytes>(&row[column]) : nullptr;
    return blob == nullptr ? std::nullopt : std::optional(*blob);
}

} // namespace rekam::intake
