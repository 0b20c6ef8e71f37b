// What the operator has filled in of one *Pengecualian*, until it is saved.
#pragma once

#include "store/tables/enrolment_table.h"
#include "workflow/capture_port.h"
#include "workflow/record/steps.h"
#include "workflow/view/all.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace rekam::workflow {

/// The exceptions that the screen of `step` knows; nothing where there are none.
[[nodiscard]] std::optional<view::ExceptionKind> exceptionKindOf(record::Step step);

/// What can be excepted there, in the order of the screen.
[[nodiscard]] std::vector<store::SamplePosition> exceptable(view::ExceptionKind kind,
                                                            const StepRules& rules);

/// An approval that no longer fits: given for what was filled in before.
struct LapsedApproval
{
    enum class Changed { Places, Reason, Evidence };

    std::string supervisorId;
    Changed changed = Changed::Reason;
};

/// Every change after an approval makes it lapse. Holds personal pictures: drop it with the
/// student.
class ExceptionDraft
{
public:
    ExceptionDraft(store::EnrolmentId enrolment, record::Step step, view::ExceptionKind kind);

    [[nodiscard]] const store::EnrolmentId& enrolment() const { return m_enrolment; }

    [[nodiscard]] record::Step step() const { return m_step; }

    [[nodiscard]] view::ExceptionKind kind() const { return m_kind; }

    [[nodiscard]] const std::vector<store::SamplePosition>& chosen() const { return m_chosen; }

    [[nodiscard]] bool isChosen(const store::SamplePosition& position) const;

    [[nodiscard]] const std::optional<record::ExceptionReason>& reason() const { return m_reason; }

    [[nodiscard]] const std::shared_ptr<const EvidenceTaken>& evidence() const
    {
        return m_evidence;
    }

    [[nodiscard]] const std::optional<record::Approval>& approval() const { return m_approval; }

    [[nodiscard]] const std::optional<LapsedApproval>& lapsed() const { return m_lapsed; }

    [[nodiscard]] bool revisits() const { return m_revisit; }

    /// A line on the card stands for a signature: its picture is not asked for.
    [[nodiscard]] bool wantsEvidence() const { return m_kind != view::ExceptionKind::Signature; }

    enum class Lack { Nothing, Place, Reason, Evidence };

    /// What is to be filled in before it may be approved and saved.
    [[nodiscard]] Lack lack() const;

    void toggle(const store::SamplePosition& position);
    void choose(record::ExceptionReason reason);
    void setEvidence(std::shared_ptr<const EvidenceTaken> evidence);
    void approve(record::Approval approval);
    void takeApprovalBack();
    void toggleRevisit();

    /// Whether every chosen place is excepted already.
    [[nodiscard]] bool allExcepted(const StepRules& rules) const;
    /// Who approved what is stored for a chosen place, and is not asked again: saving replaces it.
    [[nodiscard]] std::string approverReplaced(const StepRules& rules) const;

    /// As it will be stored. Only with nothing lacking.
    [[nodiscard]] std::vector<record::BiometricException>
    exceptions(const std::string& operatorId, WallTime now, std::optional<Date> revisit) const;

private:
    void lapse(LapsedApproval::Changed changed);

    store::EnrolmentId m_enrolment;
    record::Step m_step;
    view::ExceptionKind m_kind;
    std::vector<store::SamplePosition> m_chosen;
    std::optional<record::ExceptionReason> m_reason;
    std::shared_ptr<const EvidenceTaken> m_evidence;
    std::optional<record::Approval> m_approval;
    std::optional<LapsedApproval> m_lapsed;
    bool m_revisit = false;
};

} // namespace rekam::workflow
