#include "ui/frame/focus_ring.h"

#include "ui/kit/drawn/painted.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>
#include <QScrollArea>

namespace rekam::ui {

namespace {

// 2 px gap and 3 px ring, outside the control.
constexpr double kReachPx = 5;

} // namespace

FocusRing::FocusRing(Theme& theme, QWidget* window)
    : QWidget(window)
    , m_theme(theme)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget*, QWidget* now) { follow(now); });
    hide();
}

void FocusRing::follow(QWidget* target)
{
    for (const auto& widget : m_watched) {
        if (widget != nullptr) {
            widget->removeEventFilter(this);
        }
    }
    m_watched.clear();
    m_target = target != nullptr && target->window() == window() ? target : nullptr;
    for (QWidget* widget = m_target; widget != nullptr && widget != window();
         widget = widget->parentWidget()) {
        widget->installEventFilter(this);
        m_watched.append(widget);
    }
    place();
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    switch (static_cast<int>(event->type())) {
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::Paint: // a painted list moved its own focus
        if (event->type() != QEvent::Paint || watched == m_target) {
            place();
        }
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void FocusRing::place()
{
    // A page that holds the focus until its button can take it has no ring.
    if (m_target == nullptr || !m_target->isVisible() || m_target->focusPolicy() == Qt::NoFocus) {
        hide();
        return;
    }
    QRect area = m_target->rect();
    if (auto* painted = dynamic_cast<Painted*>(m_target.data())) {
        area = painted->focusArea();
    }
    QRect box(m_target->mapTo(window(), area.topLeft()), area.size());
    // A control scrolled half out of its area shows half a ring.
    for (QWidget* widget = m_target->parentWidget(); widget != nullptr && widget != window();
         widget = widget->parentWidget()) {
        if (qobject_cast<QAbstractScrollArea*>(widget->parentWidget()) != nullptr) {
            box &= QRect(widget->mapTo(window(), QPoint(0, 0)), widget->size());
        }
    }
    if (box.isEmpty()) {
        hide();
        return;
    }
    const int reach = m_theme.px(kReachPx);
    const QRect around = box.adjusted(-reach, -reach, reach, reach).intersected(window()->rect());
    if (around != geometry() || isHidden()) {
        setGeometry(around);
        show();
        raise();
    }
}

void FocusRing::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const double gap = m_theme.px(4);
    painter.setPen(QPen(m_theme.colour(QStringLiteral("focus-gap")), m_theme.px(2)));
    painter.drawRoundedRect(QRectF(rect()).adjusted(gap, gap, -gap, -gap), m_theme.px(9),
                            m_theme.px(9));
    const double edge = m_theme.px(3) / 2.0;
    painter.setPen(QPen(m_theme.colour(QStringLiteral("focus")), m_theme.px(3)));
    painter.drawRoundedRect(QRectF(rect()).adjusted(edge, edge, -edge, -edge), m_theme.px(11),
                            m_theme.px(11));
}

} // namespace rekam::ui
