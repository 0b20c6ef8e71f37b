// Status chips: a pill with icon and word, alone, in a row, or drawn into a cell.
#pragma once

#include "ui/kit/drawn/painted.h"

namespace rekam::ui {

/// Width that a chip takes, in logical pixels.
[[nodiscard]] int chipWidth(const Theme& theme, const view::ChipView& chip);

/// Draws a pill into `box` (its left edge, its height; at most its width). `ground` overrides the
/// tint of the tone.
void drawChip(QPainter& painter, const Theme& theme, const QRectF& box, const view::ChipView& chip,
              const QString& ground = {});

class Chip : public Painted
{
    Q_OBJECT

public:
    explicit Chip(Theme& theme);
    void set(const view::ChipView& chip);

    [[nodiscard]] QString spoken() const override { return m_chip.text; }

    [[nodiscard]] QAccessible::Role spokenRole() const override { return QAccessible::StaticText; }

    [[nodiscard]] bool showsWholeText() const override;
    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void draw(QPainter& painter) override;

private:
    view::ChipView m_chip;
};

enum class ChipLook {
    Pill,
    Plain, ///< icon and word without a ground: legends
};

/// Several, wrapping to the next line when they do not fit.
class ChipRow : public Painted
{
    Q_OBJECT

public:
    ChipRow(Theme& theme, ChipLook look, double designPx = 14);
    void set(const QVector<view::ChipView>& chips);

    void setCentred(bool centred) { m_centred = centred; }

    [[nodiscard]] QVector<SpokenItem> spokenItems() const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void draw(QPainter& painter) override;

private:
    [[nodiscard]] QVector<QRect> places(int width) const;
    [[nodiscard]] int widthOf(const view::ChipView& chip) const;

    QVector<view::ChipView> m_chips;
    ChipLook m_look;
    double m_designPx;
    bool m_centred = false;
};

} // namespace rekam::ui
