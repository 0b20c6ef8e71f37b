#include "ui/frame/action_bar.h"

#include "ui/kit/layout.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace rekam::ui {

namespace {

// More than this in one bar would not be one question any more.
constexpr int kMostButtons = 6;

// So much narrower than its hint a button still shows everything.
constexpr double kGivePx = 8;

// A sentence wraps legibly down to this width.
constexpr double kLeastNotePx = 150;

} // namespace

ActionBar::ActionBar(Theme& theme, const Trigger& trigger)
    : Surface(theme, Ground::Bar)
    , m_trigger(trigger)
    , m_more(new ActionButton(theme, [this](const view::ActionView&) { openMore(); }))
    , m_primary(new ActionButton(theme, trigger, ButtonSize::Big))
    , m_note(new Text(theme, TextRole::Body, Fit::Wrap))
{
    setEdge(Qt::TopEdge);
    auto* box = row(theme, 10, {}, {24, 0, 24, 0});
    for (int i = 0; i < kMostButtons; ++i) {
        auto* button = new ActionButton(theme, trigger);
        m_buttons.append(button);
        box->addWidget(button, 0, Qt::AlignVCenter);
    }
    m_note->setToken(QStringLiteral("ink-2"));
    m_note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    fill(theme, box,
         {put(m_more, 0, Qt::AlignVCenter), spring(), put(m_note, 0, Qt::AlignVCenter), gap(6),
          put(m_primary, 0, Qt::AlignVCenter)});
    m_primary->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_more->setAction({.label = tr("Lainnya"), .icon = QStringLiteral("more"), .key = Qt::Key_F10});
    setLayout(box);
    setFixedHeight(px(76));
}

void ActionBar::set(const view::ActionBarView& actions)
{
    m_view = actions;
    m_primary->setVisible(actions.primary.has_value());
    if (actions.primary) {
        m_primary->setAction(*actions.primary);
    }
    // A disabled primary says beside it why.
    const bool held = actions.primary && actions.primary->state == view::ActionState::Disabled &&
                      !actions.primary->whyDisabled.isEmpty();
    m_note->setText(held                     ? actions.primary->whyDisabled
                    : actions.note.isEmpty() ? QStringLiteral(" ")
                                             : actions.note);
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        if (i < actions.actions.size()) {
            m_buttons[i]->setAction(actions.actions[i]);
        }
    }
    fit();
}

void ActionBar::setRoom(const Room& room)
{
    m_room = room;
    setFixedHeight(px(room.low ? 64 : 76));
    const int side = px(room.low ? 12 : 24);
    layout()->setContentsMargins(side, 0, side, 0);
    fit();
}

QSize ActionBar::minimumSizeHint() const
{
    // Buttons that do not fit go behind "Lainnya", so the bar itself asks only for the primary.
    return {m_primary->minimumSizeHint().width() + m_more->minimumSizeHint().width() + px(44),
            px(64)};
}

int ActionBar::freeWidth() const
{
    const QMargins margins = layout()->contentsMargins();
    int free = width() - margins.left() - margins.right();
    if (m_view.primary) {
        free -= m_primary->sizeHint().width() + px(10);
    }
    return free;
}

void ActionBar::fit()
{
    const qsizetype count = std::min(m_view.actions.size(), m_buttons.size());
    int free = freeWidth();
    int needed = -px(10);
    for (qsizetype i = 0; i < count; ++i) {
        needed += m_buttons[i]->sizeHint().width() + px(10);
    }
    const bool held = m_view.primary && m_view.primary->state == view::ActionState::Disabled &&
                      !m_note->text().isEmpty();
    // Why it cannot be pressed is worth more than a second way; on two lines, if need be.
    const int reserved =
        held ? std::min(m_note->sizeHint().width(), std::max(px(kLeastNotePx), free / 3)) : 0;
    if (held) {
        free -= reserved + px(20);
    }
    m_hidden.clear();
    // Buttons may lose a little of their padding before one has to go.
    const int give = px(kGivePx) * static_cast<int>(count + 1);
    const bool folds = needed > free + give || (m_room.oneColumn() && count > 1);
    if (folds) {
        free -= m_more->sizeHint().width() + px(10);
    }
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        bool shown = i < count;
        if (shown && folds) {
            // The way back stays; below 920 it is the only one that does.
            const int wide = m_buttons[i]->sizeHint().width() + px(10);
            shown = wide <= free && m_hidden.isEmpty() && (i == 0 || !m_room.oneColumn());
            if (shown) {
                free -= wide;
            } else {
                m_hidden.append(m_view.actions[i]);
            }
        }
        m_buttons[i]->setVisible(shown);
    }
    m_more->setVisible(!m_hidden.isEmpty());
    // The note is the first to give way, unless it says why the primary is held: then it wraps.
    const int wanted = m_note->sizeHint().width();
    const int left = (folds ? free : free - needed - px(20)) + (held ? reserved : 0);
    m_note->setVisible(!m_note->text().trimmed().isEmpty() && (held || left >= wanted));
    m_note->setFixedWidth(std::clamp(left, std::min(wanted, px(kLeastNotePx)), wanted));
}

void ActionBar::resizeEvent(QResizeEvent* event)
{
    Surface::resizeEvent(event);
    fit();
}

bool ActionBar::eventFilter(QObject* watched, QEvent* event)
{
    auto* menu = qobject_cast<QMenu*>(watched);
    if (menu == nullptr || event->type() != QEvent::KeyPress) {
        return Surface::eventFilter(watched, event);
    }
    const auto* pressed = static_cast<const QKeyEvent*>(event);
    const auto key = static_cast<Qt::Key>(pressed->key());
    const bool own = std::ranges::any_of(
        m_hidden, [key](const view::ActionView& action) { return action.key == key; });
    const bool function = key >= Qt::Key_F1 && key <= Qt::Key_F35;
    if ((!own && !function) || key == Qt::Key_Escape) {
        return Surface::eventFilter(watched, event);
    }
    menu->close();
    if (key != Qt::Key_F10 || own) { // F10 only closes what it opened
        QWidget* focus = window()->focusWidget();
        QKeyEvent again(QEvent::KeyPress, key, pressed->modifiers(), pressed->text());
        QApplication::sendEvent(focus != nullptr ? focus : window(), &again);
    }
    return true;
}

bool ActionBar::openMore()
{
    if (m_hidden.isEmpty()) {
        return false;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->installEventFilter(this);
    for (const auto& action : m_hidden) {
        const QString cap = keyCap(action.key);
        auto* entry = menu->addAction(
            cap.isEmpty() ? action.label : QStringLiteral("%1\t%2").arg(action.label, cap));
        if (!action.icon.isEmpty()) {
            entry->setIcon(
                QIcon(theme().icon(action.icon, 22, QStringLiteral("ink"), devicePixelRatioF())));
        }
        entry->setEnabled(action.state == view::ActionState::Ready);
        connect(entry, &QAction::triggered, this, [this, action] { m_trigger(action); });
    }
    const QPoint at = m_more->mapToGlobal(QPoint(0, 0));
    menu->popup(at - QPoint(0, menu->sizeHint().height()));
    return true;
}

} // namespace rekam::ui
