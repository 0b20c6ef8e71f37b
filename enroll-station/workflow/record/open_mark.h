// Remembers on disk which record is at work, so that after a power cut the station goes on with it
// by itself and says so.
#pragma once

#include "store/ids.h"
#include "workflow/station/open_station.h"

#include <optional>
#include <string>

namespace rekam::workflow {

/// The record that was at work when the laptop stopped.
struct CutOff
{
    store::PersonId person;
    std::string operatorId; ///< who was at it
    std::string name;       ///< of the student
};

/// Says that this record is at work. A mark that cannot be written costs the message, nothing else.
/// Thread: the store's.
void markOpen(OpenStation& station, const store::EnrolmentId& enrolment);

/// The record was left in an orderly way. Any thread.
void clearOpenMark(FileSystem& files, const provision::Home& home);

/// The record whose mark is still there, unless it has been sealed or given up since; the mark
/// goes. Thread: the store's.
[[nodiscard]] std::optional<CutOff> takeOpenMark(OpenStation& station);

} // namespace rekam::workflow
