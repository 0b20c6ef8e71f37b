// What of a page's scrolling body has been in view, and how the rest is brought there.
//
// A window at 150 % shows half of a page. Two things follow from it: what is worked on
// is scrolled into view by itself, and what a key would confirm is shown before it is confirmed.
#pragma once

#include <QRect>
#include <QRegion>
#include <QScrollArea>
#include <QString>

namespace rekam::ui {

/// A part of the body that a person has to have looked at before the primary confirms it.
struct Duty
{
    QString what{};    ///< "data", for the label that leads there; empty: nothing has to be seen
    QRect area{};      ///< body px
    QString content{}; ///< another content has to be looked at anew
};

class Lookout
{
public:
    /// `area` outlives it.
    explicit Lookout(QScrollArea& area)
        : m_area(area)
    {}

    /// Takes in what is in view now. Forgets what it saw when content or size of the duty changed.
    void look(const Duty& duty);

    /// All of `part` (body px) has been in view since the content is this one.
    [[nodiscard]] bool hasSeen(const QRect& part) const;

    [[nodiscard]] bool hasSeenAll() const { return m_duty.what.isEmpty() || hasSeen(m_duty.area); }

    /// What of the duty changed under the eyes, e.g. a signature drawn later (body px).
    void forget(const QRect& part);

    /// Scrolls to the first part of `part` that was not seen yet. False when there is none.
    bool showUnseen(const QRect& part);

    /// The highest line of `part` (body px) that was not seen yet; -1 when all was.
    [[nodiscard]] int firstUnseen(const QRect& part) const;

    [[nodiscard]] const Duty& duty() const { return m_duty; }

    /// Scrolls as little as needed; what is taller than the view begins at its top.
    void bringIntoView(const QRect& part, int margin);

    /// True also of what is taller than the view.
    [[nodiscard]] bool isInView(const QRect& part) const;

    /// By one view less a line; false at the end.
    bool page(int direction);

private:
    [[nodiscard]] QRect view() const;
    void scrollTo(int top);

    QScrollArea& m_area;
    Duty m_duty;
    QRegion m_seen; ///< one px wide, counted from the top of the duty
};

} // namespace rekam::ui
