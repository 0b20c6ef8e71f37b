#include "ui/pages/page.h"

#include <QScrollArea>

namespace rekam::ui {

Page::Page(const Kit& kit)
    : m_kit(kit)
    , m_scroll(new QScrollArea)
{
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto* outer = new QBoxLayout(QBoxLayout::TopToBottom, this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
}

QVector<view::ActionView> Page::offers() const
{
    QVector<view::ActionView> all = m_actions.actions;
    if (m_actions.primary) {
        all.append(*m_actions.primary);
    }
    for (const InlineAlert* alert : m_alerts) {
        if (alert->alert().action && !alert->isHidden()) {
            all.append(*alert->alert().action);
        }
    }
    return all;
}

void Page::trigger(const view::ActionView& action)
{
    Q_EMIT m_kit.intents.actionTriggered(action.id, action.subject);
}

QWidget* Page::startFocus()
{
    return nullptr;
}

bool Page::takeKey(QKeyEvent*)
{
    return false;
}

bool Page::takeDigit(int)
{
    return false;
}

void Page::showPreview(const QImage&) {}

void Page::showEyes(const QImage&, const QImage&) {}

void Page::showStrokes(const QVector<view::StrokeView>&) {}

void Page::setAside(bool) {}

void Page::roomChanged() {}

Trigger Page::sink()
{
    return [this](const view::ActionView& action) {
        trigger(action);
    };
}

void Page::setBody(QLayout* body)
{
    m_body = new QWidget;
    m_body->setLayout(body);
    m_scroll->setWidget(m_body);
    m_body->setAutoFillBackground(false); // the scroll area switches it on
    applyRoom();
}

void Page::setMargins(double side, double top, double bottom)
{
    m_sidePx = side;
    m_topPx = top;
    m_bottomPx = bottom;
    applyRoom();
}

void Page::setActions(const view::ActionBarView& actions)
{
    m_actions = actions;
    Q_EMIT actionsChanged();
}

void Page::foldWhenNarrow(QBoxLayout* box, QBoxLayout::Direction folded)
{
    m_folding.append({box, folded});
}

void Page::fixWidthWhenWide(QWidget* widget, double designPx)
{
    m_fixed.append({widget, designPx});
}

InlineAlert* Page::makeAlert()
{
    auto* alert = new InlineAlert(theme(), sink());
    m_alerts.append(alert);
    return alert;
}

void Page::setRoom(const Room& room)
{
    if (room == m_room) {
        return;
    }
    m_room = room;
    applyRoom();
}

/// Where a page scrolls, a cause and its remedy stand first, in view.
void Page::placeAlerts()
{
    auto* body = m_body == nullptr ? nullptr : qobject_cast<QBoxLayout*>(m_body->layout());
    if (body == nullptr) {
        return;
    }
    for (InlineAlert* alert : m_alerts) {
        const int now = body->indexOf(alert);
        if (now < 0) {
            continue; // inside a card: it stays there
        }
        if (!m_alertPlaces.contains(alert)) {
            m_alertPlaces.insert(alert, now);
        }
        const int wanted = m_room.scrolls() ? 0 : m_alertPlaces.value(alert);
        if (now != wanted) {
            body->removeWidget(alert);
            body->insertWidget(wanted, alert);
        }
    }
}

void Page::applyRoom()
{
    const bool oneColumn = m_room.oneColumn();
    for (const Fold& fold : m_folding) {
        fold.box->setDirection(oneColumn ? fold.folded : QBoxLayout::LeftToRight);
    }
    for (const FixedWidth& fixed : m_fixed) {
        const int wanted = px(fixed.designPx);
        fixed.widget->setMinimumWidth(oneColumn ? 0 : wanted);
        fixed.widget->setMaximumWidth(oneColumn ? QWIDGETSIZE_MAX : wanted);
    }
    for (InlineAlert* alert : m_alerts) {
        alert->setOneLine(m_room.low);
    }
    placeAlerts();
    if (m_body != nullptr && m_body->layout() != nullptr) {
        const bool tight = m_room.low || oneColumn;
        const auto given = [&](double designPx) {
            return px(tight ? std::min(designPx, 12.0) : designPx);
        };
        m_body->layout()->setContentsMargins(given(m_sidePx), given(m_topPx), given(m_sidePx),
                                             given(m_bottomPx));
    }
    roomChanged();
}

} // namespace rekam::ui
