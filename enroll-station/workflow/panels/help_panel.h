// F1: what this screen is for, and the keys that lead on.
#pragma once

#include "workflow/panels/panel.h"

namespace rekam::workflow {

class HelpPanel final : public Panel
{
    Q_OBJECT

public:
    using Panel::Panel;

    void open(view::Screen screen);

    void show() override;
    void act(view::ActionId action, const QString& subject) override;

private:
    [[nodiscard]] QVector<view::MatterView> ofScreen() const;
    [[nodiscard]] QVector<view::MatterView> ofStep() const;

    view::Screen m_screen = view::Screen::Login;
};

} // namespace rekam::workflow
