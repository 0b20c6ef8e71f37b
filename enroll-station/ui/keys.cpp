#include "ui/keys.h"

#include "ui/kit/action_button.h"
#include "ui/kit/pressed_by_enter.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>

namespace rekam::ui {

namespace {

// Hand-held scanners send keys less than this far apart; people do not.
constexpr qint64 kBurstGapMs = 30;
// Shorter bursts are somebody rolling a hand over the keys.
constexpr int kLeastBurst = 6;
constexpr int kMostBurst = 256;

bool typing()
{
    return qobject_cast<QLineEdit*>(QApplication::focusWidget()) != nullptr;
}

/// With Shift held the digit row gives its symbols; only the US row is known here, other layouts
/// reach the steps by arrows and touch.
int digitOf(const QKeyEvent* event)
{
    const int key = event->key();
    if (key >= Qt::Key_0 && key <= Qt::Key_9) {
        return key - Qt::Key_0;
    }
    if (event->modifiers().testFlag(Qt::AltModifier)) {
        const qsizetype place = QStringLiteral(")!@#$%^&*(").indexOf(QChar(key));
        return key < 128 && place >= 0 ? static_cast<int>(place) : -1;
    }
    return -1;
}

bool isEnter(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter;
}

/// The button that somebody has gone to with the keyboard, other than the screen's primary: both
/// Enter and Space are its own there.
QWidget* buttonGoneTo()
{
    QWidget* focus = QApplication::focusWidget();
    const auto* action = qobject_cast<const ActionButton*>(focus);
    const bool primary = action != nullptr && action->action().kind == view::ActionKind::Primary;
    const auto* plain = qobject_cast<const QAbstractButton*>(focus);
    const bool button = (plain != nullptr && !plain->isCheckable()) || // a tick is an answer
                        (focus != nullptr && focus->property(kPressedByEnter).toBool());
    return button && !primary ? focus : nullptr;
}

/// As Space does, past every filter on the way.
void pressSpaceOn(QObject* button)
{
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent space(type, Qt::Key_Space, Qt::NoModifier, QStringLiteral(" "));
        button->event(&space);
    }
}

} // namespace

KeyRouter::KeyRouter(KeyTarget& target, QObject* parent)
    : QObject(parent)
    , m_target(target)
{
    m_clock.start();
    m_digitTimer.setSingleShot(true);
    m_digitTimer.setInterval(static_cast<int>(kBurstGapMs) + 5);
    // A digit waits this long: it may be the first of a scanner's burst.
    connect(&m_digitTimer, &QTimer::timeout, this, [this] {
        if (Page* page = m_target.activePage(); page != nullptr && !typing()) {
            page->takeDigit(m_digit);
        }
    });
}

void KeyRouter::deafen()
{
    m_deafUntil = m_clock.elapsed() + m_deafMs;
}

bool KeyRouter::collectBurst(QKeyEvent* event)
{
    // When the key was pressed, not when this thread came to it: after a long turn of the event
    // loop a person's keys stand in the queue one behind the other. Keys made by programs carry no
    // time.
    const qint64 now =
        event->timestamp() != 0 ? static_cast<qint64>(event->timestamp()) : m_clock.elapsed();
    const bool fast = now - m_burstLast < kBurstGapMs;
    m_burstLast = now;
    if (isEnter(event->key())) {
        const bool whole = fast && m_burstFast && m_burst.size() >= kLeastBurst;
        const QString text = m_burst;
        m_burst.clear();
        m_burstFast = true;
        if (whole) {
            m_digitTimer.stop();
            m_target.scanned(text);
        }
        return whole;
    }
    const QString typed = event->text();
    if (typed.size() != 1 || !typed[0].isPrint() ||
        (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) != 0) {
        m_burst.clear();
        m_burstFast = true;
        return false;
    }
    if (!fast || m_burst.size() >= kMostBurst) {
        m_burst.clear();
        m_burstFast = true;
    }
    m_burst += typed;
    if (m_burst.size() > 1) {
        m_digitTimer.stop();
    }
    return false;
}

bool KeyRouter::press(QKeyEvent* event)
{
    const int key = event->key();
    if (Page* page = m_target.activePage(); page != nullptr) {
        page->followSoon(); // wherever this key leads
    }
    if (collectBurst(event)) {
        return true;
    }
    if (key == Qt::Key_Alt) {
        m_target.showRailNumbers(true);
        return false;
    }
    if (isEnter(key)) {
        return pressEnter(event);
    }
    const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (digitOf(event) >= 0) {
        return pressDigit(event);
    }
    if (key == Qt::Key_Tab || key == Qt::Key_Backtab) {
        if (modifiers.testFlag(Qt::ControlModifier)) {
            m_target.nextRegion(modifiers.testFlag(Qt::ShiftModifier));
            return true;
        }
        return false;
    }
    if (key == Qt::Key_K && modifiers == Qt::ControlModifier) {
        m_target.plainAction(view::ActionId::FindAnyone);
        return true;
    }
    if (modifiers != Qt::NoModifier && modifiers != Qt::ShiftModifier) {
        return false;
    }
    if (key == Qt::Key_Space && buttonGoneTo() != nullptr) {
        return false;
    }
    Page* page = m_target.activePage();
    if (key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
        return scrollPage(key == Qt::Key_PageUp ? -1 : 1);
    }
    if (page != nullptr && page->takeKey(event)) {
        return true;
    }
    if (key == Qt::Key_Escape || (key >= Qt::Key_F1 && key <= Qt::Key_F12)) {
        return pressFunctionKey(key);
    }
    // Letters and Space as keys of actions, unless somebody types or the focus uses them.
    if (!typing() && key != Qt::Key_Space) {
        return runAction(static_cast<Qt::Key>(key));
    }
    return false;
}

/// The page scrolls from anywhere; a table with the focus first goes through its own rows.
bool KeyRouter::scrollPage(int direction)
{
    if (const auto* table = qobject_cast<const QAbstractItemView*>(QApplication::focusWidget());
        table != nullptr && table->model() != nullptr) {
        const int end = direction < 0 ? 0 : table->model()->rowCount() - 1;
        if (table->currentIndex().row() != end && table->model()->rowCount() > 0) {
            return false;
        }
    }
    Page* page = m_target.activePage();
    if (page != nullptr) {
        (void)page->scrollPage(direction);
    }
    return page != nullptr;
}

void KeyRouter::release(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Alt) {
        m_target.showRailNumbers(false);
    }
}

bool KeyRouter::pressEnter(QKeyEvent* event)
{
    if (event->isAutoRepeat() || m_clock.elapsed() < m_deafUntil) {
        return true; // a held Enter fires once
    }
    Page* page = m_target.activePage();
    if (page == nullptr) {
        return false;
    }
    if (QWidget* button = buttonGoneTo(); button != nullptr) {
        pressSpaceOn(button);
        return true;
    }
    if (page->takeKey(event)) {
        return true;
    }
    runAction(Qt::Key_Return);
    return true;
}

bool KeyRouter::pressDigit(QKeyEvent* event)
{
    const auto modifiers = event->modifiers();
    int number = digitOf(event);
    if (modifiers.testFlag(Qt::AltModifier)) {
        number = number == 0 ? 10 : number;
        if (modifiers.testFlag(Qt::ShiftModifier)) {
            m_target.openStepNumber(number);
        } else if (m_target.hasRail()) {
            m_target.openRailNumber(number);
        }
        return true;
    }
    if (typing() || (modifiers & ~Qt::KeypadModifier) != 0 || number == 0) {
        return false;
    }
    if (m_burst.size() <= 1) {
        m_digit = number;
        m_digitTimer.start();
    }
    return true;
}

bool KeyRouter::pressFunctionKey(int key)
{
    if (runAction(static_cast<Qt::Key>(key))) {
        return true;
    }
    const bool inside = m_target.hasRail();
    switch (key) {
    case Qt::Key_F1:
        m_target.plainAction(view::ActionId::Help);
        return true;
    case Qt::Key_F11:
        m_target.plainAction(view::ActionId::StudentWindow);
        return true;
    case Qt::Key_Escape:
        m_target.plainAction(view::ActionId::Back);
        return true;
    case Qt::Key_F10:
        return m_target.openMore();
    default:
        break;
    }
    if (!inside) {
        return false;
    }
    switch (key) {
    case Qt::Key_F2:
        m_target.navigate(view::Screen::Home);
        return true;
    case Qt::Key_F3:
        m_target.navigate(view::Screen::Queue);
        return true;
    case Qt::Key_F4:
        m_target.navigate(view::Screen::Sync);
        return true;
    case Qt::Key_F12:
        m_target.plainAction(view::ActionId::Lock);
        return true;
    default:
        return false;
    }
}

bool KeyRouter::runAction(Qt::Key key)
{
    Page* page = m_target.activePage();
    if (page == nullptr) {
        return false;
    }
    const auto same = [](Qt::Key a, Qt::Key b) {
        return a == b || (isEnter(a) && isEnter(b));
    };
    for (const auto& action : page->offers()) {
        if (same(action.key, key)) {
            if (action.state == view::ActionState::Ready) {
                page->act(action);
            }
            return true;
        }
    }
    return false;
}

} // namespace rekam::ui
