// *Pengecualian*: why a finger, an eye or the signature is not in the record, with evidence.
#pragma once

#include "workflow/capture_port.h"
#include "workflow/panels/panel.h"
#include "workflow/recording/recording.h"

#include <memory>
#include <optional>
#include <vector>

namespace rekam::workflow {

/// Over Tanda tangan, Sidik jari, Iris and Verifikasi. What was chosen stays over Escape, for the
/// same student at the same step.
class ExceptionPanel final : public Panel
{
    Q_OBJECT

public:
    ExceptionPanel(StationCore& core, Recording& recording);

    /// @return false where the open step knows no exceptions.
    bool open();

    void show() override;
    void act(view::ActionId action, const QString& subject) override;
    void closed() override;
    void chooseReason(const QString& reasonId) override;
    void toggleFinger(int index) override;
    void toggleTarget(const QString& targetId) override;

private:
    void reset();
    void toggle(const store::SamplePosition& position);
    void takeEvidence();
    void askSupervisor();
    void save();
    void takeBack();
    void saved(const Status& status);
    [[nodiscard]] std::vector<store::SamplePosition> candidates() const;
    [[nodiscard]] bool isChosen(const store::SamplePosition& position) const;
    [[nodiscard]] bool allExcepted() const;
    [[nodiscard]] QString whyNotReady() const;
    [[nodiscard]] std::optional<Date> revisitDay() const;
    [[nodiscard]] std::vector<record::BiometricException> exceptions() const;
    void showTargets(view::ExceptionView& shown) const;
    void showChosen(view::ExceptionView& shown) const;
    void showEvidence(view::ExceptionView& shown) const;
    void showApproval(view::ExceptionView& shown) const;
    [[nodiscard]] view::ActionBarView actions() const;

    Recording& m_recording;
    std::optional<store::EnrolmentId> m_enrolment; ///< whose draft this is
    record::Step m_step = record::Step::Fingerprints;
    view::ExceptionKind m_kind = view::ExceptionKind::Fingers;
    std::vector<store::SamplePosition> m_chosen;
    std::optional<record::ExceptionReason> m_reason;
    std::shared_ptr<const EvidenceTaken> m_evidence;
    std::optional<record::Approval> m_approval;
    bool m_revisit = false;
    bool m_taking = false;
    bool m_saving = false;
    view::AlertView m_alert;
};

} // namespace rekam::workflow
