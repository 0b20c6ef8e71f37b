// One hand seen from its back, with the state of each finger.
#pragma once

#include "ui/kit/drawn/painted.h"

namespace rekam::ui {

enum class HandSide { Left, Right };

/// The words for a finger and its state; index 0..9 = ISO position - 1.
[[nodiscard]] QString fingerName(int index);
[[nodiscard]] QString fingerStateWord(view::FingerState state);

/// Arrow keys move between the fingers; touch and Space choose when choosable.
class HandDiagram : public Painted
{
    Q_OBJECT

public:
    HandDiagram(Theme& theme, HandSide side, double leastWidthPx);
    /// All ten; a hand draws its five.
    void set(const view::HandsView& hands);
    void setChoosable(bool choosable);
    /// The finger that the keyboard stands on, 0 = thumb.
    void setCurrent(int digit);

    [[nodiscard]] QString spoken() const override;
    [[nodiscard]] QVector<SpokenItem> spokenItems() const override;
    [[nodiscard]] QRect focusArea() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void fingerChosen(int index);

protected:
    void draw(QPainter& painter) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] view::FingerView finger(int digit) const;
    [[nodiscard]] int indexOf(int digit) const;
    [[nodiscard]] QTransform placement() const;
    void drawFinger(QPainter& painter, int digit);
    void drawState(QPainter& painter, int digit);

    view::HandsView m_hands;
    HandSide m_side;
    double m_leastWidthPx;
    int m_digit = 1;
    bool m_choosable = false;
};

} // namespace rekam::ui
