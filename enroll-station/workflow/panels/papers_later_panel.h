// *Berkas menyusul*: why the papers are not here, before step 2 goes on without them.
#pragma once

#include "workflow/panels/panel.h"
#include "workflow/recording/recording.h"

namespace rekam::workflow {

/// Nothing is chosen beforehand: Enter alone puts no papers off.
class PapersLaterPanel final : public Panel
{
    Q_OBJECT

public:
    PapersLaterPanel(StationCore& core, Recording& recording);

    /// @return false outside Berkas.
    bool open();

    void show() override;
    void act(view::ActionId action, const QString& subject) override;
    void chooseReason(const QString& reasonId) override;
    void setNote(const QString& note) override;

private:
    /// Why it cannot be said yet; empty when it can.
    [[nodiscard]] QString lack() const;

    Recording& m_recording;
    QString m_reason;
    QString m_note;
};

} // namespace rekam::workflow
