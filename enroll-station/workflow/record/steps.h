// The rules of the enrolment state machine: what each step still needs, and which comes next.
#pragma once

#include "base/anatomy.h"
#include "base/slap_fingers.h"
#include "crypto/hash.h"
#include "provision/policy.h"
#include "record/enrolment.h"
#include "store/tables/enrolment_table.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::workflow {

/// Where one step of a recording stands.
enum class StepStanding { Done, Open, Locked };

/// What keeps a step from being done. In the order in which the operator should mend them.
enum class Lack {
    NotReadBack,
    PapersUnchecked,
    NoPhoto,
    PhotoNotApproved,
    NoSignature,
    FingerMissing,
    IrisMissing,
    IndexNotVerified,
    StatementNotSigned,
    NotValidated,
};

/// Cause and remedy of a lack, in English for logs and errors: `the photo is not approved: show it
/// to the student and approve it (step 3)`.
[[nodiscard]] std::string_view explain(Lack lack);

/// Both index fingers, or the substitutes where one is excepted (thumb, then middle: the order that
/// the chip's rule allows); empty for a hand without a captured finger.
struct VerificationFingers
{
    std::optional<FingerPosition> left;
    std::optional<FingerPosition> right;
};

/// The saved verification of one finger.
struct VerifiedFinger
{
    FingerPosition finger = FingerPosition::Unknown;
    double score = 0;
    crypto::Hash256 sample{}; ///< hash of the stored impression that it was compared with
};

/// Reads a saved enrolment; holds nothing of its own. Pure.
class StepRules
{
public:
    /// Both borrowed.
    StepRules(const store::Enrolment& enrolment, const provision::Policy& policy);

    [[nodiscard]] StepStanding standing(record::Step step) const;

    /// The first step that is not done.
    [[nodiscard]] record::Step current() const;

    /// Everything that is missing before the record may be sealed, in order.
    [[nodiscard]] std::vector<Lack> lacks() const;

    /// Why `step` is not done; empty if it is.
    [[nodiscard]] std::vector<Lack> lacks(record::Step step) const;

    [[nodiscard]] const store::SampleInfo* chosen(const store::SamplePosition& position) const;
    [[nodiscard]] const record::BiometricException*
    exception(const store::SamplePosition& position) const;

    /// Captured with at least the policy's accepted quality, or excepted.
    [[nodiscard]] bool settled(FingerPosition finger) const;
    [[nodiscard]] bool settled(Eye eye) const;

    [[nodiscard]] std::vector<FingerPosition> openFingers() const;
    [[nodiscard]] std::vector<FingerPosition> exceptedFingers() const;
    [[nodiscard]] std::vector<Eye> openEyes() const;

    /// The next capture of ten fingers: a slap while more than one of its fingers is open, a single
    /// finger while one is; Unknown when all are settled. A single-finger platen is asked one by
    /// one, left hand first.
    [[nodiscard]] FingerPosition nextFingerTurn(bool fourFingerPlaten) const;

    [[nodiscard]] VerificationFingers verificationFingers() const;
    /// Who stands in for an index finger in the verification and on the chip, were `without`
    /// excepted too: the first of its hand in the order thumb, middle, ring, little. Nothing for
    /// any other finger, or if the hand has none left.
    [[nodiscard]] std::optional<FingerPosition>
    substituteFor(FingerPosition index, std::span<const FingerPosition> without) const;

    /// Only of impressions that are still the chosen ones: a retake is to be verified again.
    [[nodiscard]] std::vector<VerifiedFinger> verified() const;
    [[nodiscard]] bool verificationComplete() const;

private:
    [[nodiscard]] bool complete(record::Step step) const;
    /// The very take that is chosen, not an earlier one.
    [[nodiscard]] bool photoApproved() const;

    const store::Enrolment* m_enrolment;
    const provision::Policy* m_policy;
    crypto::Hash256 m_hash; ///< of the content as it is now
};

[[nodiscard]] store::SamplePosition placeOf(FingerPosition finger);
[[nodiscard]] store::SamplePosition placeOf(Eye eye);
[[nodiscard]] store::SamplePosition placeOf(record::Modality modality);

/// The data that step Verification saves, and back; malformed text reads as nothing verified.
[[nodiscard]] std::string verificationJson(const std::vector<VerifiedFinger>& fingers);
[[nodiscard]] std::vector<VerifiedFinger> verificationFromJson(std::string_view json);

} // namespace rekam::workflow
