// *Usulan perbaikan*: what is wrong in SIAK's data, what it should be, on which paper that rests.
#pragma once

#include "workflow/panels/panel.h"
#include "workflow/recording/recording.h"
#include "workflow/recording/steps/paper_steps.h"

#include <QHash>

#include <optional>

namespace rekam::workflow {

/// Over steps 1 and 2. SIAK's data stay; the proposal is sealed with the record.
class CorrectionPanel final : public Panel
{
    Q_OBJECT

public:
    CorrectionPanel(StationCore& core, Recording& recording);

    /// @return false where the open step has no data to correct.
    bool open();

    void show() override;
    void act(view::ActionId action, const QString& subject) override;
    void editCorrection(const QString& field, const QString& after, const QString& basis) override;

private:
    struct Proposal
    {
        QString after;
        QString basis;
    };

    [[nodiscard]] PaperStep& step() const;
    [[nodiscard]] QString errorOf(const PaperStep::Field& field) const;
    [[nodiscard]] QStringList bases() const;
    void save();

    Recording& m_recording;
    std::optional<store::EnrolmentId> m_enrolment; ///< whose draft this is
    record::Step m_step = record::Step::ReadBack;
    QHash<QString, Proposal> m_proposals; ///< by field
    QString m_chosen;
    bool m_saving = false;
    view::AlertView m_alert;
};

} // namespace rekam::workflow
