#include "ui/pages/page.h"

#include <QApplication>
#include <QScrollBar>
#include <QTableView>

namespace rekam::ui {

namespace {

// The subject of the action that scrolls on; no desk ever sees it.
const QString kScrollOn = QStringLiteral("scroll-on");
// What is brought into view does not touch the edge.
constexpr double kAroundPx = 8;
// The padding of a card where height is short, design px.
constexpr double kTightPx = 12;
// A page that is too high by more scrolls anyway, and keeps its padding.
constexpr double kMostGivenPx = 72;

} // namespace

Page::Page(const Kit& kit)
    : m_kit(kit)
    , m_scroll(new QScrollArea)
    , m_lookout(*m_scroll)
{
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // until fitBar()
    m_scroll->viewport()->setAutoFillBackground(false);
    auto* outer = new QBoxLayout(QBoxLayout::TopToBottom, this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
    m_scroll->viewport()->installEventFilter(this);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &Page::lookAgain);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, const QWidget* now) {
        if (now != nullptr && m_body != nullptr && m_body->isAncestorOf(now)) {
            followSoon();
        }
    });
}

QVector<view::ActionView> Page::offers() const
{
    QVector<view::ActionView> all = m_shown.actions;
    if (m_shown.primary) {
        all.append(*m_shown.primary);
    }
    for (const InlineAlert* alert : m_alerts) {
        if (alert->alert().action && !alert->isHidden()) {
            all.append(*alert->alert().action);
        }
    }
    return all;
}

void Page::act(const view::ActionView& action)
{
    if (action.subject == kScrollOn) {
        (void)showUnseen(m_lookout.duty().area);
        return;
    }
    trigger(action);
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
        act(action);
    };
}

void Page::setBody(QLayout* body)
{
    m_body = new QWidget;
    m_body->setLayout(body);
    m_scroll->setWidget(m_body);
    m_body->installEventFilter(this);
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
    noteNewAlert();
    offerPrimary();
    Q_EMIT actionsChanged();
    followSoon();
}

/// While something has to be seen first, the primary says so and leads there.
void Page::offerPrimary()
{
    m_shown = m_actions;
    if (!scrollsOn()) {
        return;
    }
    m_shown.primary =
        view::ActionView{.id = view::ActionId::None,
                         .label = tr("Gulir: masih ada %1").arg(m_lookout.duty().what),
                         .icon = QStringLiteral("chevron-down"),
                         .key = Qt::Key_Return,
                         .kind = view::ActionKind::Primary,
                         .subject = kScrollOn};
}

QRect Page::activeArea() const
{
    return {};
}

Duty Page::duty() const
{
    return {};
}

QRect Page::inBody(const QWidget* widget, const QRect& area) const
{
    if (widget == nullptr || m_body == nullptr || !widget->isVisibleTo(m_body)) {
        return {};
    }
    return {widget->mapTo(m_body, area.topLeft()), area.size()};
}

QRect Page::inBody(const QWidget* widget) const
{
    return widget == nullptr ? QRect() : inBody(widget, widget->rect());
}

/// A new cause and its remedy come into view, once; otherwise what the page works on, otherwise the
/// control with the focus.
QRect Page::wanted() const
{
    if (m_newAlert != nullptr) {
        return inBody(m_newAlert);
    }
    if (const QRect active = activeArea(); !active.isEmpty()) {
        return active;
    }
    const QWidget* focus = QApplication::focusWidget();
    if (focus == nullptr || m_body == nullptr || !m_body->isAncestorOf(focus)) {
        return {};
    }
    if (const auto* painted = dynamic_cast<const Painted*>(focus)) {
        return inBody(painted, painted->focusArea());
    }
    if (const auto* table = qobject_cast<const QTableView*>(focus);
        table != nullptr && table->currentIndex().isValid()) {
        return inBody(table->viewport(), table->visualRect(table->currentIndex()));
    }
    return inBody(focus);
}

void Page::follow()
{
    const QRect area = wanted();
    if (area.isEmpty() || area == m_followed) {
        return;
    }
    m_followed = area;
    // What comes before it and has to be seen is not skipped.
    const int unseen = m_lookout.firstUnseen(m_lookout.duty().area);
    if (m_newAlert == nullptr && unseen >= 0 && area.bottom() > unseen) {
        m_followed = {};
        return;
    }
    m_newAlert = nullptr;
    m_lookout.bringIntoView(area, px(kAroundPx));
}

bool Page::showActive()
{
    const QRect area = wanted();
    if (m_lookout.isInView(area)) {
        return false;
    }
    m_lookout.bringIntoView(area, px(kAroundPx));
    Q_EMIT scrolledOn();
    return true;
}

bool Page::showUnseen(const QRect& part)
{
    lookAgain();
    if (!m_lookout.showUnseen(part)) {
        return false;
    }
    lookAgain();
    Q_EMIT scrolledOn();
    return true;
}

void Page::forgetSeen(const QWidget* part)
{
    m_lookout.forget(inBody(part));
}

bool Page::scrollPage(int direction)
{
    return m_lookout.page(direction);
}

/// What has been in view so far, told to the primary.
void Page::lookAgain()
{
    if (m_body == nullptr || !isVisible()) { // nobody can look
        return;
    }
    const Duty now = duty();
    if (!now.what.isEmpty() && now.content != m_lookout.duty().content) {
        m_scroll->verticalScrollBar()->setValue(0);
    }
    const QString what = m_lookout.duty().what;
    m_lookout.look(now);
    const bool shown = m_shown.primary && m_shown.primary->subject == kScrollOn;
    if (shown != scrollsOn() || (shown && what != now.what)) {
        offerPrimary();
        Q_EMIT actionsChanged();
    }
}

bool Page::scrollsOn() const
{
    return m_actions.primary && m_actions.primary->state != view::ActionState::Busy &&
           !m_lookout.hasSeenAll();
}

void Page::startAtTop()
{
    m_followed = {};
    m_scroll->verticalScrollBar()->setValue(0);
    followSoon();
}

void Page::noteNewAlert()
{
    QStringList causes;
    for (const InlineAlert* alert : m_alerts) {
        const QString& cause = alert->alert().cause;
        // What needs somebody; a notice waits where it stands.
        const bool urgent =
            alert->alert().tone == view::Tone::Err || alert->alert().tone == view::Tone::Warn;
        if (urgent && !cause.isEmpty() && !m_alertCauses.contains(cause)) {
            m_newAlert = alert;
        }
        causes.append(cause);
    }
    m_alertCauses = causes;
}

/// After the layout has done its work: several changes of one turn are one.
void Page::followSoon()
{
    if (m_settling) {
        return;
    }
    m_settling = true;
    QMetaObject::invokeMethod(this, &Page::settle, Qt::QueuedConnection);
}

int Page::contentHeight() const
{
    const QLayout* layout = m_body->layout();
    return layout->hasHeightForWidth() ? layout->totalHeightForWidth(m_scroll->width())
                                       : layout->totalMinimumSize().height();
}

/// Where little is missing, cards give up their padding before a line is cut by the bar below.
void Page::fitHeight()
{
    if (m_body == nullptr || m_body->layout() == nullptr || m_room.oneColumn()) {
        return;
    }
    const int now = contentHeight();
    const int missing = now - m_scroll->height();
    if (m_tight) {
        // Never less than what was seen, else it would go back and forth.
        m_savedPx = std::max(m_savedPx, m_roomyPx - now);
        if (missing + m_savedPx > 0) {
            return;
        }
    } else if (missing <= 0 || missing > px(kMostGivenPx)) {
        return;
    } else {
        m_roomyPx = now;
    }
    m_tight = !m_tight;
    applyRoom();
}

/// Decided once a turn, and by the full width: Qt's own bar comes when the text is too high,
/// narrows it, and goes when another wrapping fits, without end.
void Page::fitBar()
{
    if (m_body != nullptr && m_body->layout() != nullptr) {
        const bool fits = contentHeight() <= m_scroll->height();
        m_scroll->setVerticalScrollBarPolicy(fits ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAlwaysOn);
    }
}

void Page::settle()
{
    m_settling = false;
    if (!isVisible()) {
        return;
    }
    fitHeight();
    fitBar();
    lookAgain();
    follow();
}

bool Page::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest ||
        event->type() == QEvent::Show) {
        followSoon();
    }
    return QWidget::eventFilter(watched, event);
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
    m_tight = false;
    m_savedPx = 0;
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

/// Where height is short, cards keep their words and lose their padding.
void Page::tightenCards(bool tight)
{
    constexpr const char* kRoomy = "roomyMargins";
    if (m_body == nullptr) {
        return;
    }
    for (auto* card : m_body->findChildren<Surface*>()) {
        if (card->layout() == nullptr || qobject_cast<InlineAlert*>(card) != nullptr) {
            continue;
        }
        if (!card->property(kRoomy).isValid()) {
            card->setProperty(kRoomy, QVariant::fromValue(card->layout()->contentsMargins()));
        }
        auto margins = card->property(kRoomy).value<QMargins>();
        if (tight) {
            const int most = px(kTightPx);
            margins = {std::min(margins.left(), most), std::min(margins.top(), most * 2 / 3),
                       std::min(margins.right(), most), std::min(margins.bottom(), most * 2 / 3)};
        }
        card->layout()->setContentsMargins(margins);
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
    tightenCards(m_tight || (m_room.low && oneColumn));
    if (m_body != nullptr && m_body->layout() != nullptr) {
        const bool tight = m_tight || m_room.low || oneColumn;
        const auto given = [&](double designPx) {
            return px(tight ? std::min(designPx, 12.0) : designPx);
        };
        m_body->layout()->setContentsMargins(given(m_sidePx), given(m_topPx), given(m_sidePx),
                                             given(m_bottomPx));
    }
    roomChanged();
}

} // namespace rekam::ui
