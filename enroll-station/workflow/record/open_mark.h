// Remembers on disk which record is at work, so that after a power cut the station goes on with it
// by itself and says so.
#pragma once

#include "store/ids.h"
#include "workflow/station/open_station.h"

#include <optional>
#include <string>

namespace rekam::workflow {

/// What stopped: the whole laptop, or this program alone.
enum class Stop { Machine, Program };

/// The record that was at work when the laptop or the program stopped.
struct CutOff
{
    Stop stop = Stop::Machine;
    bool sealed = false; ///< sealed before that; its receipt was not handed out in an orderly way
    store::PersonId person;
    std::string operatorId; ///< who was at it
    std::string name;       ///< of the student
};

/// Says that this record is at work. A mark that cannot be written costs the message, nothing else.
/// Thread: the store's.
void markOpen(OpenStation& station, const store::EnrolmentId& enrolment);

/// The record was left in an orderly way. Any thread.
void clearOpenMark(FileSystem& files, const provision::Home& home);

/// The record whose mark is still there, unless it has been given up since; the mark goes. The
/// program alone has stopped where the kernel is the one that wrote the mark. Thread: the store's.
[[nodiscard]] std::optional<CutOff> takeOpenMark(OpenStation& station);

} // namespace rekam::workflow
