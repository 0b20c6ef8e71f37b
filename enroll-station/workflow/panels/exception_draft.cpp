#include "workflow/panels/exception_draft.h"

#include <algorithm>

namespace rekam::workflow {

using record::ExceptionReason;
using record::Modality;
using record::Step;
using view::ExceptionKind;

std::optional<ExceptionKind> exceptionKindOf(Step step)
{
    switch (step) {
    case Step::Signature:
        return ExceptionKind::Signature;
    case Step::Fingerprints:
        return ExceptionKind::Fingers;
    case Step::Iris:
        return ExceptionKind::Eyes;
    case Step::Verification:
        return ExceptionKind::Verification;
    default:
        return std::nullopt;
    }
}

std::vector<store::SamplePosition> exceptable(ExceptionKind kind, const StepRules& rules)
{
    std::vector<store::SamplePosition> all;
    switch (kind) {
    case ExceptionKind::Signature:
        all.push_back(placeOf(Modality::Signature));
        break;
    case ExceptionKind::Fingers:
        std::ranges::transform(kTenFingers, std::back_inserter(all),
                               [](FingerPosition finger) { return placeOf(finger); });
        break;
    case ExceptionKind::Eyes:
        all = {placeOf(Eye::Left), placeOf(Eye::Right)};
        break;
    case ExceptionKind::Verification: {
        const VerificationFingers fingers = rules.verificationFingers();
        for (const auto& finger : {fingers.left, fingers.right}) {
            if (finger) {
                all.push_back(placeOf(*finger));
            }
        }
        break;
    }
    }
    return all;
}

ExceptionDraft::ExceptionDraft(store::EnrolmentId enrolment, Step step, ExceptionKind kind)
    : m_enrolment(enrolment)
    , m_step(step)
    , m_kind(kind)
{}

bool ExceptionDraft::isChosen(const store::SamplePosition& position) const
{
    return std::ranges::find(m_chosen, position) != m_chosen.end();
}

ExceptionDraft::Lack ExceptionDraft::lack() const
{
    if (m_chosen.empty()) {
        return Lack::Place;
    }
    if (!m_reason) {
        return Lack::Reason;
    }
    return wantsEvidence() && !m_evidence ? Lack::Evidence : Lack::Nothing;
}

void ExceptionDraft::toggle(const store::SamplePosition& position)
{
    if (isChosen(position)) {
        std::erase(m_chosen, position);
    } else {
        m_chosen.push_back(position);
    }
    lapse(LapsedApproval::Changed::Places);
}

void ExceptionDraft::choose(ExceptionReason reason)
{
    if (m_reason != reason) {
        lapse(LapsedApproval::Changed::Reason);
    }
    m_reason = reason;
    m_revisit = reason == ExceptionReason::TemporaryInjury;
}

void ExceptionDraft::setEvidence(std::shared_ptr<const EvidenceTaken> evidence)
{
    lapse(LapsedApproval::Changed::Evidence);
    m_evidence = std::move(evidence);
}

void ExceptionDraft::approve(record::Approval approval)
{
    m_approval = std::move(approval);
    m_lapsed.reset();
}

void ExceptionDraft::takeApprovalBack()
{
    m_approval.reset();
}

void ExceptionDraft::toggleRevisit()
{
    m_revisit = !m_revisit;
}

void ExceptionDraft::lapse(LapsedApproval::Changed changed)
{
    if (m_approval) {
        m_lapsed = LapsedApproval{m_approval->supervisorId, changed};
        m_approval.reset();
    }
}

bool ExceptionDraft::allExcepted(const StepRules& rules) const
{
    return !m_chosen.empty() && std::ranges::all_of(m_chosen, [&](const auto& position) {
        return rules.exception(position) != nullptr;
    });
}

std::string ExceptionDraft::approverReplaced(const StepRules& rules) const
{
    for (const store::SamplePosition& position : m_chosen) {
        const record::BiometricException* stored = rules.exception(position);
        if (stored != nullptr && stored->approval && !m_approval) {
            return stored->approval->supervisorId;
        }
    }
    return {};
}

std::vector<record::BiometricException>
ExceptionDraft::exceptions(const std::string& operatorId, WallTime now,
                           std::optional<Date> revisit) const
{
    std::vector<record::BiometricException> list;
    for (const store::SamplePosition& position : m_chosen) {
        record::BiometricException exception;
        exception.modality = position.modality;
        exception.finger = position.finger;
        exception.eye = position.eye;
        exception.reason = *m_reason;
        exception.evidenceHash = m_evidence ? m_evidence->picture.hash : std::string();
        exception.operatorId = operatorId;
        exception.at = now;
        exception.approval = m_approval;
        exception.revisit = revisit;
        list.push_back(std::move(exception));
    }
    return list;
}

} // namespace rekam::workflow
