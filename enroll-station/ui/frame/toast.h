// A short message at the bottom right that leaves by itself; never for errors.
#pragma once

#include "ui/kit/action_button.h"
#include "ui/kit/surface.h"
#include "ui/kit/text.h"

#include <QTimer>

namespace rekam::ui {

class Toast : public Painted
{
    Q_OBJECT

public:
    Toast(Theme& theme, Trigger trigger, QWidget* parent);
    /// `bottomLeft` of the free area is computed by the window; the toast grows up and left.
    void showToast(const view::ToastView& toast, QPoint bottomRight);

    [[nodiscard]] QString spoken() const override;

    [[nodiscard]] QAccessible::Role spokenRole() const override
    {
        return QAccessible::Notification;
    }

protected:
    void draw(QPainter& painter) override;

private:
    Icon* m_icon;
    Text* m_text;
    ActionButton* m_undo;
    QTimer m_timer;
};

} // namespace rekam::ui
