// One prepared statement: values bound, rows read.
#include "store/database/database.h"

#include <sqlcipher/sqlite3.h>

#include <utility>

namespace rekam::store {

namespace {

constexpr std::size_t kStatementTextMax = 2048;

} // namespace

Statement::Statement(Database& database, std::string_view sql)
    : m_database(&database)
{
    database.checkThread();
    if (database.m_lost) {
        m_error = SQLITE_ABORT;
        return;
    }
    // A pragma acts while it is prepared, or answers what was true then.
    const bool keep = sql.size() <= kStatementTextMax && !sql.starts_with("PRAGMA");
    if (keep) {
        m_text = sql;
        m_statement = database.takeKept(sql);
    }
    if (m_statement == nullptr) {
        m_error =
            sqlite3_prepare_v3(database.m_connection, sql.data(), static_cast<int>(sql.size()),
                               keep ? SQLITE_PREPARE_PERSISTENT : 0, &m_statement, nullptr);
    }
}

Statement::Statement(Statement&& other) noexcept
    : m_database(other.m_database)
    , m_text(std::move(other.m_text))
    , m_statement(std::exchange(other.m_statement, nullptr))
    , m_bound(other.m_bound)
    , m_error(other.m_error)
{}

Statement::~Statement()
{
    if (m_statement == nullptr) {
        return;
    }
    // What failed is prepared anew: its error says nothing about the next one.
    if (m_error != SQLITE_OK || m_text.empty()) {
        (void)sqlite3_finalize(m_statement);
    } else {
        m_database->keep(std::move(m_text), m_statement);
    }
}

void Statement::check(int code)
{
    if (m_error == SQLITE_OK) {
        m_error = code;
    }
}

Statement& Statement::integer(std::int64_t value)
{
    check(sqlite3_bind_int64(m_statement, ++m_bound, value));
    return *this;
}

Statement& Statement::real(double value)
{
    check(sqlite3_bind_double(m_statement, ++m_bound, value));
    return *this;
}

Statement& Statement::text(std::string_view value)
{
    // A null data pointer would bind NULL.
    const char* data = value.data() == nullptr ? "" : value.data();
    check(sqlite3_bind_text64(m_statement, ++m_bound, data, value.size(), SQLITE_TRANSIENT,
                              SQLITE_UTF8));
    return *this;
}

Statement& Statement::blob(ByteView value)
{
    ++m_bound;
    check(value.empty() ? sqlite3_bind_zeroblob(m_statement, m_bound, 0)
                        : sqlite3_bind_blob64(m_statement, m_bound, value.data(), value.size(),
                                              SQLITE_STATIC));
    return *this;
}

Statement& Statement::null()
{
    check(sqlite3_bind_null(m_statement, ++m_bound));
    return *this;
}

Statement& Statement::zeros(std::size_t count)
{
    check(sqlite3_bind_zeroblob64(m_statement, ++m_bound, count));
    return *this;
}

Result<bool> Statement::step()
{
    m_database->checkThread();
    if (m_error != SQLITE_OK) {
        return m_database->failure(m_error);
    }
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code == SQLITE_DONE) {
        return false;
    }
    m_error = code;
    return m_database->failure(code);
}

Status Statement::run()
{
    for (;;) {
        const auto row = step();
        if (!row) {
            return row.error();
        }
        if (!row.value()) {
            return {};
        }
    }
}

std::int64_t Statement::integerAt(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::realAt(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

std::string Statement::textAt(int column) const
{
    return std::string(asText(blobAt(column)));
}

ByteView Statement::blobAt(int column) const
{
    // The pointer must be asked for before the length (SQLite: "Result Values From A Query").
    const void* data = sqlite3_column_blob(m_statement, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
    return {static_cast<const std::byte*>(data), data == nullptr ? 0 : size};
}

bool Statement::nullAt(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

} // namespace rekam::store
