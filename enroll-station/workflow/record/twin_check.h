// *Bukan rekaman kembar*: the fingers of a record against everybody else's whose patterns this
// station still holds, and against the officers.
#pragma once

#include "workflow/station/open_station.h"

#include <string>
#include <vector>

namespace rekam::workflow {

/// What is compared, read from the store once.
struct TwinMaterial
{
    store::SessionId session;
    std::vector<store::FingerTemplate> own; ///< of this record; session and school are not set
    std::vector<store::FingerTemplate> others;
    std::vector<provision::OperatorCredential> officers;
};

struct TwinCheck
{
    int fingers = 0;          ///< of this record; 0: there was nothing to compare with
    int studentsCompared = 0; ///< other records with at least one finger in common
    int officersCompared = 0; ///< of whom a finger could be read
    double bestStudentScore = 0;
    double bestOfficerScore = 0;
    int studentQueueNumber = 0; ///< of the best student
    std::string studentSchool;  ///< of the best student; empty: this session
    std::string officerName;    ///< of the best officer
};

/// Every captured finger of the enrolment, those of every other person whose record still has its
/// templates (until its session is closed), and the officers. Thread: the store's. Errors: as
/// SampleTable.
[[nodiscard]] Result<TwinMaterial> gatherTwinMaterial(OpenStation& station,
                                                      const store::EnrolmentId& id);

/// Each finger against the same finger of everyone else, and against both enrolled fingers of every
/// officer. A template without minutiae is like nothing and counts as nothing. Pure; up to 10 ms a
/// person: for the computing thread. Errors: InvalidInput if a template of this record cannot be
/// read.
[[nodiscard]] Result<TwinCheck> compareTwins(const TwinMaterial& material);

} // namespace rekam::workflow
