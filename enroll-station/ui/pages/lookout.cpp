#include "ui/pages/lookout.h"

#include <QScrollBar>

#include <algorithm>

namespace rekam::ui {

namespace {

// What of the last view stays in view after a page: the eye finds its line again.
constexpr double kKeptShare = 0.15;

QRect lines(int top, int bottom)
{
    return {0, top, 1, std::max(0, bottom - top)};
}

} // namespace

QRect Lookout::view() const
{
    return {0, m_area.verticalScrollBar()->value(), m_area.viewport()->width(),
            m_area.viewport()->height()};
}

void Lookout::look(const Duty& duty)
{
    if (duty.content != m_duty.content || duty.area.size() != m_duty.area.size() ||
        duty.what.isEmpty()) {
        m_seen = {};
    }
    m_duty = duty;
    const QRect now = view() & duty.area;
    if (!duty.what.isEmpty() && !now.isEmpty()) {
        const int top = duty.area.top();
        m_seen += lines(now.top() - top, now.top() + now.height() - top);
    }
}

int Lookout::firstUnseen(const QRect& part) const
{
    const QRect wanted = part & m_duty.area;
    if (m_duty.what.isEmpty() || wanted.isEmpty()) {
        return -1;
    }
    const int top = m_duty.area.top();
    const QRegion left =
        QRegion(lines(wanted.top() - top, wanted.top() + wanted.height() - top)) - m_seen;
    return left.isEmpty() ? -1 : top + left.boundingRect().top();
}

bool Lookout::hasSeen(const QRect& part) const
{
    return firstUnseen(part) < 0;
}

void Lookout::forget(const QRect& part)
{
    const int top = m_duty.area.top();
    m_seen -= QRegion(lines(part.top() - top, part.top() + part.height() - top));
}

void Lookout::scrollTo(int top)
{
    m_area.verticalScrollBar()->setValue(top);
    look(m_duty);
}

bool Lookout::showUnseen(const QRect& part)
{
    const int unseen = firstUnseen(part);
    if (unseen < 0) {
        return false;
    }
    scrollTo(unseen - static_cast<int>(m_area.viewport()->height() * kKeptShare));
    return true;
}

bool Lookout::isInView(const QRect& part) const
{
    const QRect now = view();
    return part.isEmpty() || part.height() > now.height() ||
           (part.top() >= now.top() && part.bottom() <= now.bottom());
}

void Lookout::bringIntoView(const QRect& part, int margin)
{
    if (part.isEmpty()) {
        return;
    }
    const QRect now = view();
    const QRect wide = part.adjusted(0, -margin, 0, margin);
    if (wide.height() >= now.height() || wide.top() < now.top()) {
        scrollTo(wide.top());
    } else if (wide.bottom() > now.bottom()) {
        scrollTo(wide.bottom() - now.height() + 1);
    }
}

bool Lookout::page(int direction)
{
    QScrollBar* bar = m_area.verticalScrollBar();
    const int before = bar->value();
    const int step = m_area.viewport()->height();
    scrollTo(before + direction * (step - static_cast<int>(step * kKeptShare)));
    return bar->value() != before;
}

} // namespace rekam::ui
