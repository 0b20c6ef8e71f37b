// A widget that paints itself from the tokens and tells assistive tools what it shows.
#pragma once

#include "ui/theme.h"
#include "workflow/view/all.h"

#include <QAccessible>
#include <QWidget>

class QPainter;

namespace rekam::ui {

/// A part of a painted widget that a screen reader can visit: a finger, a step, a row.
struct SpokenItem
{
    QString text{};
    QRect area{};
    QAccessible::Role role = QAccessible::StaticText;
    bool selected = false;
    bool enabled = true;
};

class Painted : public QWidget
{
    Q_OBJECT

public:
    explicit Painted(Theme& theme, QWidget* parent = nullptr);

    /// What the whole widget says; the accessible name unless a class knows better.
    [[nodiscard]] virtual QString spoken() const;
    [[nodiscard]] virtual QAccessible::Role spokenRole() const;
    [[nodiscard]] virtual QVector<SpokenItem> spokenItems() const;

    /// Where the focus ring goes, in own coordinates.
    [[nodiscard]] virtual QRect focusArea() const;

    /// False when a text is drawn shorter than it is without meaning to; for the audit.
    [[nodiscard]] virtual bool showsWholeText() const;

protected:
    virtual void draw(QPainter& painter) = 0;
    void paintEvent(QPaintEvent* event) final;

    [[nodiscard]] Theme& theme() const { return m_theme; }

    [[nodiscard]] int px(double designPx) const { return m_theme.px(designPx); }

    [[nodiscard]] QColor colour(const char* token) const;
    [[nodiscard]] QColor colour(const QString& token) const;
    [[nodiscard]] QFont textFont(double designPx, QFont::Weight weight = QFont::Normal) const;

    /// Draws an icon of `designPx` with its top left corner at `at`.
    void drawIcon(QPainter& painter, const QString& name, QPointF at, double designPx,
                  const QString& token) const;

private:
    Theme& m_theme;
};

/// Makes painted widgets known to QAccessible. Call once, before the first window is shown.
void installPaintedAccessibility();

/// The tokens and the icon of a state.
[[nodiscard]] QString inkOf(view::Tone tone);  ///< neutral is "ink-2"
[[nodiscard]] QString tintOf(view::Tone tone); ///< neutral is "neutral-tint"
[[nodiscard]] QString iconOf(view::Tone tone);

} // namespace rekam::ui
