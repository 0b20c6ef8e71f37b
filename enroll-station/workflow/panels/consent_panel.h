// *Persetujuan wali*: which parent or guardian agreed for a child, at step 1.
#pragma once

#include "packet/record_document.h"
#include "workflow/panels/panel.h"
#include "workflow/recording/recording.h"

namespace rekam::workflow {

class ConsentPanel final : public Panel
{
    Q_OBJECT

public:
    ConsentPanel(StationCore& core, Recording& recording);

    /// @return false outside step 1, or if the policy does not ask for this person.
    bool open();

    void show() override;
    void act(view::ActionId action, const QString& subject) override;
    void chooseReason(const QString& reasonId) override;
    void setNote(const QString& note) override;

private:
    void save();
    [[nodiscard]] QString nameOnCard() const;

    Recording& m_recording;
    packet::GuardianRelation m_relation = packet::GuardianRelation::Mother;
    QString m_name;
    bool m_saving = false;
    view::AlertView m_alert;
};

} // namespace rekam::workflow
