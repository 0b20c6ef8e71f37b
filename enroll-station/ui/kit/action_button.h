// The button of every action: icon, verb and key cap in one painted control.
#pragma once

#include "ui/kit/drawn/painted.h"

#include <QAbstractButton>
#include <QTimer>

#include <functional>

namespace rekam::ui {

using Trigger = std::function<void(const view::ActionView&)>;

/// The words on a key cap: "Enter", "Esc", "F5", "1". Empty for no key.
[[nodiscard]] QString keyCap(Qt::Key key);

/// Draws a key cap of the button's own ink at `box`.
void drawKeyCap(QPainter& painter, const Theme& theme, const QRectF& box, const QString& text,
                const QColor& ink);

enum class ButtonSize { Normal, Big };

class ActionButton : public QAbstractButton
{
    Q_OBJECT

public:
    ActionButton(Theme& theme, Trigger trigger, ButtonSize size = ButtonSize::Normal);

    /// Takes over the words, the state and the key. A busy button draws a moving bar.
    void setAction(const view::ActionView& action);

    [[nodiscard]] const view::ActionView& action() const { return m_action; }

    [[nodiscard]] bool showsWholeText() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Colours
    {
        QColor fill;
        QColor border;
        QColor ink;
        Qt::PenStyle line = Qt::SolidLine;
    };

    [[nodiscard]] Colours colours() const;
    [[nodiscard]] QFont labelFont() const;
    [[nodiscard]] QFont capFont() const;
    [[nodiscard]] int capWidth() const;
    [[nodiscard]] int contentWidth(bool withCap) const;
    void drawBusy(QPainter& painter);

    Theme& m_theme;
    Trigger m_trigger;
    view::ActionView m_action;
    ButtonSize m_size;
    QTimer m_busyTimer;
    int m_busyPhase = 0;
};

} // namespace rekam::ui
