// The bar below a page: what else can be done at the left, the one primary at the right.
#pragma once

#include "ui/frame/span.h"
#include "ui/kit/action_button.h"
#include "ui/kit/surface.h"
#include "ui/kit/text.h"

class QMenu;

namespace rekam::ui {

class ActionBar : public Surface
{
    Q_OBJECT

public:
    ActionBar(Theme& theme, const Trigger& trigger);
    void set(const view::ActionBarView& actions);
    void setRoom(const Room& room);

    [[nodiscard]] ActionButton* primary() const { return m_primary; }

    /// F10 when no action has it: the menu of what did not fit. False when all of it is shown.
    bool openMore();

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    /// A key means in the open menu what it means on the page: the menu closes and the key goes on.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fit();
    [[nodiscard]] int freeWidth() const;

    Trigger m_trigger;
    view::ActionBarView m_view;
    QVector<ActionButton*> m_buttons;
    QVector<view::ActionView> m_hidden;
    ActionButton* m_more;
    ActionButton* m_primary;
    Text* m_note;
    Room m_room;
};

} // namespace rekam::ui
