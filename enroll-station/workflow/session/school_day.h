// Which session is open; while none is, which day was closed last and how it ended.
#pragma once

#include "store/station_store.h"

#include <QString>

#include <optional>

namespace rekam::workflow {

struct ClosedDay
{
    store::Session session;
    store::RosterCounts counts;
};

struct SchoolDay
{
    std::optional<store::Session> open;
    std::optional<ClosedDay> closed; ///< only while none is open
};

/// Thread: the store's. Errors: as RosterTable.
[[nodiscard]] Result<SchoolDay> readSchoolDay(store::StationStore& store);

/// That it is closed, since when, and how many are done, put off, and still waited.
[[nodiscard]] QString closedDaySentence(const ClosedDay& day);

/// "2 dari 6 selesai".
[[nodiscard]] QString closedDayProgress(const ClosedDay& day);

} // namespace rekam::workflow
