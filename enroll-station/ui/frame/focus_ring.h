// One ring that follows the keyboard focus, drawn outside the control with a gap.
#pragma once

#include "ui/theme.h"

#include <QPointer>
#include <QWidget>

namespace rekam::ui {

class FocusRing : public QWidget
{
    Q_OBJECT

public:
    /// Lives in `window`, above everything, and lets all input through.
    FocusRing(Theme& theme, QWidget* window);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow(QWidget* target);
    void place();

    Theme& m_theme;
    QPointer<QWidget> m_target;
    QVector<QPointer<QWidget>> m_watched;
};

} // namespace rekam::ui
