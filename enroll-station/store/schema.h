// The database schema of the station as numbered migrations.
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "store/database/database.h"

#include <span>
#include <string_view>

namespace rekam::store {

/// One step from version - 1 to version. Never edited once released: a change is a new step.
struct Migration
{
    int version = 0;
    std::string_view name;
    std::string_view sql;
};

/// In order, from 1.
[[nodiscard]] std::span<const Migration> migrations();

/// Brings the database to the newest version, each step in a transaction of its own, so that a
/// crash between steps leaves a version that exists. Errors: Unsupported when the file was written
/// by a newer build; those of Database.
Status migrate(Database& database, const Clock& clock);

} // namespace rekam::store
