// One screen outside a recording: it shows itself and hears the operator while it is open.
#pragma once

#include "workflow/station/station_core.h"
#include "workflow/view/all.h"
#include "workflow/words/actions.h"

#include <QObject>

namespace rekam::workflow {

/// Threading: the main thread.
class Desk : public QObject
{
    Q_OBJECT

public:
    explicit Desk(StationCore& core)
        : m_core(core)
    {}

    virtual void enter() {}

    virtual void leave() {}

    virtual void show() = 0;
    virtual void act(view::ActionId action, const QString& subject) = 0;

Q_SIGNALS:
    void wantsScreen(rekam::view::Screen screen);
    void wantsPanel(rekam::view::ActionId which, QString subject);
    void wantsToast(rekam::view::ToastView toast);

protected:
    [[nodiscard]] StationCore& core() const { return m_core; }

private:
    StationCore& m_core;
};

} // namespace rekam::workflow
