// Asks before a student is left for another: nothing is lost, but the other one must be meant.
#pragma once

#include "workflow/panels/panel.h"

#include <functional>

namespace rekam::workflow {

class LeavePanel final : public Panel
{
    Q_OBJECT

public:
    using Panel::Panel;

    /// `who` is kept at `step`; `leave` runs when the operator says so.
    void open(const QString& who, const QString& step, std::function<void()> leave);

    void show() override;
    void act(view::ActionId action, const QString& subject) override;

private:
    QString m_who;
    QString m_step;
    std::function<void()> m_leave;
};

} // namespace rekam::workflow
