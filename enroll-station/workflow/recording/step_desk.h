// One step of a recording at work: it shows its screen, hears the operator, saves what was done.
#pragma once

#include "workflow/view/all.h"

#include <QObject>

namespace rekam::workflow {

class Recording;

/// Lives as long as its Recording. Threading: the main thread.
class StepDesk : public QObject
{
    Q_OBJECT

public:
    explicit StepDesk(Recording& recording);

    /// The step's screen opens: forget what the step before left, start what it needs.
    virtual void enter() = 0;
    /// The screen is left, with or without being done; captures end, nothing saved is lost.
    virtual void leave();
    /// Shows the screen and the student's window as things stand.
    virtual void show() = 0;
    virtual void act(view::ActionId action, const QString& subject) = 0;

protected:
    [[nodiscard]] Recording& recording() { return m_recording; }

    [[nodiscard]] const Recording& recording() const { return m_recording; }

private:
    Recording& m_recording;
};

} // namespace rekam::workflow
