// The panels that slide in over a page: one at a time, Escape closes, the draft is kept until then.
#pragma once

#include "record/enrolment.h"
#include "workflow/recording/recording.h"
#include "workflow/station/station_core.h"

#include <QObject>

#include <functional>
#include <optional>

namespace rekam::workflow {

/// Threading: the main thread.
class Panels : public QObject
{
    Q_OBJECT

public:
    Panels(StationCore& core, Recording& recording);

    /// Why the person is put off; the recording stays at its step. Without a recording at work,
    /// `person` is put off from the queue.
    void openPostpone(std::optional<store::PersonId> person);

    [[nodiscard]] bool isOpen() const { return m_open != Kind::None; }

    /// @return whether the open panel took the action.
    bool act(view::ActionId action, const QString& subject);
    void chooseReason(const QString& reasonId);
    void setNote(const QString& note);
    void close();

Q_SIGNALS:
    void postponed();

private:
    enum class Kind { None, Postpone };

    void showPostpone();
    void postpone();

    StationCore& m_core;
    Recording& m_recording;
    Kind m_open = Kind::None;
    std::optional<store::PersonId> m_person;
    QString m_reason;
    QString m_note;
};

} // namespace rekam::workflow
