// One step of a recording at work: it shows its screen, hears the operator, saves what was done.
#pragma once

#include "api/device.h"
#include "workflow/view/all.h"

#include <QObject>

#include <functional>

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

    /// Whether the screen holds something that is not saved yet, beside what was saved before.
    [[nodiscard]] virtual bool unsaved() const { return false; }

protected:
    [[nodiscard]] Recording& recording() { return m_recording; }

    [[nodiscard]] const Recording& recording() const { return m_recording; }

    /// While this step's screen is open: `retried` hears what the device asks the person for (none:
    /// it asks for nothing here); `lost` forgets the capture under way before its end is shown.
    void followDevice(drivers::DeviceKind kind,
                      std::function<void(const view::MatterView&)> retried,
                      std::function<void()> lost);

private:
    Recording& m_recording;
};

} // namespace rekam::workflow
