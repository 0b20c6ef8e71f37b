// *Bukan rekaman kembar*: the fingers and eyes of a record against everybody else's whose patterns
// this station still holds, and the fingers against the officers and each other.
#pragma once

#include "workflow/record/own_fingers.h"
#include "workflow/record/twin_gallery.h"
#include "workflow/station/open_station.h"

#include <optional>
#include <string>
#include <vector>

namespace rekam::workflow {

/// What is compared, read from the store once.
struct TwinMaterial
{
    store::SessionId session;
    std::vector<store::FingerTemplate> own; ///< of this record; session and school are not set
    std::vector<store::FingerTemplate> others;
    std::vector<Bytes> ownIrises; ///< iris codes of this record
    std::vector<store::IrisCode> othersIrises;
    std::vector<provision::OperatorCredential> officers;
    int fingerMatch = 0; ///< the policy's threshold for two fingers of one record
};

/// Whose record is most alike, and how much.
struct TwinLike
{
    double score = 0;
    int queueNumber = 0;
    std::string school; ///< empty: this session
};

struct TwinCheck
{
    int fingers = 0;          ///< of this record; 0: there was nothing to compare with
    int eyes = 0;             ///< as fingers
    int studentsCompared = 0; ///< other records with a finger or an eye to compare with these
    int studentsByEyes = 0;   ///< of those, with an eye
    int officersCompared = 0; ///< of whom a finger could be read
    TwinLike byFingers;
    TwinLike byOneFinger; ///< by one finger alone, wherever it lies
    TwinLike byEyes;
    double bestOfficerScore = 0;
    std::string officerName;          ///< of the best officer
    std::optional<FingerClash> clash; ///< two positions of this record that show one finger
};

/// What the check means, the gravest last.
enum class TwinFinding {
    Nobody,
    OneFinger, ///< one finger alone at another position: a supervisor is to look at the person
    Eyes,
    Student,
    Officer,
    FingerTwice, ///< within this record
};

/// How much more than the policy's `finger.search.match` one finger alone must reach at another
/// position.
inline constexpr double kOneFingerMargin = 20;

/// How much more one eye must reach than the policy's `iris.match` where two need not.
inline constexpr double kOneEyeMargin = 15;

[[nodiscard]] TwinFinding findingOf(const TwinCheck& check, const provision::Policy& policy);

/// Every captured finger and eye of the enrolment, those of every other person whose record still
/// has its templates (until its session is closed), and the officers. Thread: the store's. Errors:
/// as SampleTable.
[[nodiscard]] Result<TwinMaterial> gatherTwinMaterial(OpenStation& station,
                                                      const store::EnrolmentId& id);

/// Everyone else: each finger against all, since whoever comes a second time may have exchanged the
/// hands. The score of a person is what one finger reaches at its own position, or what two fingers
/// reach together (the lesser of the two) wherever they lie.
///
/// One alone at another position (byOneFinger) is among ten times as many comparisons: 20,000 for
/// a student in a session of 200, two million for the session. Measured on FVC2002 set B: none of
/// 49,920 pairs of different fingers, over four sensors, reaches 203, which proves no more than
/// below 6 in 100,000 a comparison (95 %, rule of three), 1.2 false alarms a student. The tail,
/// which loses a tenth every 20 to 25 points (840 pairs from 150 on, 83 from 170, 4 from 190),
/// says some 5 in a hundred million at 280: one student in a thousand. An extrapolation is not what
/// a student is turned away for, so this asks for a supervisor's look and stops nobody; 69 % of
/// pairs of one finger are found so (bad impressions included), 77 % at the 260 of its own place.
///
/// Eyes: each against both of everyone else, since left and right may be exchanged too. The score
/// of a person is what two eyes reach together, or one alone less kOneEyeMargin. Of 70,119 pairs of
/// different eyes of CASIA-IrisV1 three reach 35, the most 38.4, and 370, 34 and 3 reach 25, 30
/// and 35, a tenth every 5 points. So two eyes are alike by chance once in some 10,000 sessions of
/// 200, one eye at 50 (of 80,000 comparisons) once in some 300, extrapolated; the bare count bounds
/// one eye at 4 in 100,000 a comparison. 97 % of pairs of one eye reach 35, 88 % reach 50.
///
/// Officers: every finger against both that are enrolled, one is enough.
/// The record itself: every finger against its others, as clashesOf() did at the capture.
/// A template without minutiae is like nothing and counts as nothing. For the computing thread;
/// `gallery` is what the search before left, of one thread at a time: without it 1 to 2 ms a finger
/// more. Errors: InvalidInput if a template of this record cannot be read.
[[nodiscard]] Result<TwinCheck> compareTwins(const TwinMaterial& material, TwinGallery& gallery);

} // namespace rekam::workflow
