// *Bukan rekaman kembar*: the fingers of a record against today's other students and the officers.
#pragma once

#include "workflow/station/open_station.h"

#include <string>

namespace rekam::workflow {

struct TwinCheck
{
    int fingers = 0;          ///< of this record; 0: there was nothing to compare with
    int studentsCompared = 0; ///< with at least one finger in common
    int officersCompared = 0; ///< of whom a finger could be read
    double bestStudentScore = 0;
    double bestOfficerScore = 0;
    int studentQueueNumber = 0; ///< of the best student
    std::string officerName;    ///< of the best officer
};

/// Every captured finger of the enrolment against the same finger of everyone recorded in this
/// session and against both enrolled fingers of every officer. Thread: the store's; about 1 ms a
/// person. Errors: as SampleTable.
[[nodiscard]] Result<TwinCheck> checkTwins(OpenStation& station, const store::EnrolmentId& id);

} // namespace rekam::workflow
