// What every table of the store works with; made and owned by StationStore.
#pragma once

#include "base/clock.h"
#include "base/file.h"
#include "base/random.h"
#include "store/database/database.h"
#include "store/ids.h"
#include "store/tables/audit_log.h"

#include <cstdint>

namespace rekam::store {

struct StoreContext
{
    Database& database;
    AuditLog& audit;
    const Clock& clock;
    Random& random;
    FileSystem& files;
    std::uint64_t reserveBytes;

    /// NoSpace unless `neededBytes` and the reserve are free on the store's medium: asked before a
    /// capture is saved, so that sealing and sending always have room to finish.
    [[nodiscard]] Status checkRoom(std::uint64_t neededBytes) const;
};

/// Refused unless there is such an enrolment and it is open.
[[nodiscard]] Status requireOpen(StoreContext& context, const EnrolmentId& id);

/// Milliseconds since 1970, as all times are stored.
[[nodiscard]] inline std::int64_t toMilliseconds(WallTime time)
{
    return time.time_since_epoch().count();
}

[[nodiscard]] inline WallTime fromMilliseconds(std::int64_t value)
{
    return WallTime(std::chrono::milliseconds(value));
}

} // namespace rekam::store
