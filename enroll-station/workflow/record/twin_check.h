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
    int studentsCompared = 0; ///< other records with a finger that can be compared
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

/// Everyone else: each finger against the same finger, and all against all, since whoever comes a
/// second time may have exchanged the hands. The score of a person is what one finger reaches at
/// its own position, or what two fingers reach together (the lesser of the two) wherever they lie.
/// One alone counts only at its own position: all against all is ten times as many comparisons,
/// near two million in a session of 200, where a single chance hit would be due every other session
/// (measured on FVC2002 set B: none of 11,520 pairs of different fingers above 203, a tenth every
/// 20 to 25 points; so 3 in ten million at 260); two such hits on one person are due once in
/// 100,000 sessions. One finger borrowed for another position is therefore not found here.
/// Officers: every finger against both that are enrolled, one is enough.
/// A template without minutiae is like nothing and counts as nothing. Pure; for the computing
/// thread: some 17 ms of one core a person of ten fingers. Errors: InvalidInput if a template of
/// this record cannot be read.
[[nodiscard]] Result<TwinCheck> compareTwins(const TwinMaterial& material);

} // namespace rekam::workflow
