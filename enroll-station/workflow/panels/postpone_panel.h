// *Tunda siswa ini*: why, and a note; the recording stays at its step.
#pragma once

#include "record/enrolment.h"
#include "workflow/panels/panel.h"
#include "workflow/recording/recording.h"

#include <optional>

namespace rekam::workflow {

class PostponePanel final : public Panel
{
    Q_OBJECT

public:
    PostponePanel(StationCore& core, Recording& recording);

    /// Without a person, whoever is being recorded.
    void open(std::optional<store::PersonId> person);

    void show() override;
    void act(view::ActionId action, const QString& subject) override;
    void chooseReason(const QString& reasonId) override;
    void setNote(const QString& note) override;

Q_SIGNALS:
    void postponed();

private:
    void postpone();

    Recording& m_recording;
    std::optional<store::PersonId> m_person;
    QString m_reason;
    QString m_note;
};

} // namespace rekam::workflow
