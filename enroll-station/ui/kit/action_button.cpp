#include "ui/kit/action_button.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QKeySequence>
#include <QPainter>
#include <QPainterPath>

namespace rekam::ui {

namespace {

constexpr int kBusyFrameMs = 33;
constexpr int kBusyPhases = 60;

} // namespace

QString keyCap(Qt::Key key)
{
    switch (static_cast<int>(key)) {
    case Qt::Key_unknown:
        return {};
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return QStringLiteral("Enter");
    case Qt::Key_Escape:
        return QStringLiteral("Esc");
    case Qt::Key_Space:
        return ActionButton::tr("Spasi");
    default:
        return QKeySequence(static_cast<int>(key)).toString(QKeySequence::NativeText);
    }
}

void drawKeyCap(QPainter& painter, const Theme& theme, const QRectF& box, const QString& text,
                const QColor& ink)
{
    QColor border = ink;
    border.setAlphaF(0.55F);
    QColor ground = ink;
    ground.setAlphaF(0.08F);
    painter.setPen(QPen(border, 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(box, theme.px(4), theme.px(4));
    painter.setPen(ink);
    painter.drawText(box, Qt::AlignCenter, text);
}

ActionButton::ActionButton(Theme& theme, Trigger trigger, ButtonSize size)
    : m_theme(theme)
    , m_trigger(std::move(trigger))
    , m_size(size)
{
    setCursor(Qt::PointingHandCursor);
    // A click leaves the focus where it was: the Enter that follows is the primary's again.
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_busyTimer.setInterval(kBusyFrameMs);
    connect(&m_busyTimer, &QTimer::timeout, this, [this] {
        m_busyPhase = (m_busyPhase + 1) % kBusyPhases;
        update();
    });
    connect(this, &QAbstractButton::clicked, this, [this] {
        if (m_action.state == view::ActionState::Ready) {
            // A copy: the view that follows may replace the action while it is handled.
            const view::ActionView action = m_action;
            m_trigger(action);
        }
    });
}

void ActionButton::setAction(const view::ActionView& action)
{
    m_action = action;
    setText(action.label);
    const QString cap = keyCap(action.key);
    setAccessibleName(cap.isEmpty() ? action.label : tr("%1, tombol %2").arg(action.label, cap));
    setAccessibleDescription(action.whyDisabled);
    setToolTip(action.whyDisabled);
    setEnabled(action.state != view::ActionState::Disabled);
    if (action.state == view::ActionState::Busy) {
        m_busyTimer.start();
    } else {
        m_busyTimer.stop();
    }
    updateGeometry();
    update();
}

QFont ActionButton::labelFont() const
{
    return m_theme.font(m_size == ButtonSize::Big ? 18 : 16, QFont::DemiBold);
}

QFont ActionButton::capFont() const
{
    return m_theme.font(13, QFont::DemiBold);
}

int ActionButton::capWidth() const
{
    const QString cap = keyCap(m_action.key);
    return cap.isEmpty() ? 0 : QFontMetrics(capFont()).horizontalAdvance(cap) + m_theme.px(14);
}

int ActionButton::contentWidth(bool withCap) const
{
    int width = QFontMetrics(labelFont()).horizontalAdvance(m_action.label);
    if (!m_action.icon.isEmpty()) {
        width += m_theme.px(m_action.label.isEmpty() ? 22 : 32);
    }
    if (withCap && capWidth() > 0) {
        width += capWidth() + m_theme.px(12);
    }
    return width;
}

QSize ActionButton::sizeHint() const
{
    const bool big = m_size == ButtonSize::Big;
    return {contentWidth(true) + m_theme.px(big ? 44 : 28), m_theme.px(big ? 56 : 44)};
}

QSize ActionButton::minimumSizeHint() const
{
    const int least = contentWidth(false) + m_theme.px(16);
    return {std::max(least, m_theme.px(44)), sizeHint().height()};
}

bool ActionButton::showsWholeText() const
{
    return width() >= contentWidth(false) + m_theme.px(8);
}

ActionButton::Colours ActionButton::colours() const
{
    const auto token = [this](const char* name) {
        return m_theme.colour(QString::fromLatin1(name));
    };
    if (!isEnabled()) {
        return {token(m_action.kind == view::ActionKind::Primary ? "sunken" : "raised"),
                token("line-strong"), token("ink-3"), Qt::DashLine};
    }
    const bool hover = underMouse();
    switch (m_action.kind) {
    case view::ActionKind::Primary: {
        const QColor fill = token(isDown() ? "primary-press" : hover ? "primary-hover" : "primary");
        return {fill, fill, token("on-primary")};
    }
    case view::ActionKind::Quiet: {
        const QColor fill = hover || isDown() ? token("primary-tint") : QColor(Qt::transparent);
        return {fill, Qt::transparent, token("primary")};
    }
    case view::ActionKind::Danger:
        return {token(hover || isDown() ? "err-tint" : "surface"), token("err"), token("err")};
    case view::ActionKind::Secondary:
        break;
    }
    return {token(isDown() ? "sunken"
                  : hover  ? "raised"
                           : "surface"),
            token("line-strong"), token("ink")};
}

void ActionButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours look = colours();
    painter.setPen(QPen(look.border, 1, look.line));
    painter.setBrush(look.fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m_theme.px(8),
                            m_theme.px(8));
    if (m_action.state == view::ActionState::Busy) {
        drawBusy(painter);
    }

    const bool withCap = capWidth() > 0 && contentWidth(true) + m_theme.px(12) <= width();
    int x = (width() - contentWidth(withCap)) / 2;
    if (!m_action.icon.isEmpty()) {
        const QString token = !isEnabled() ? QStringLiteral("ink-3")
                              : m_action.kind == view::ActionKind::Primary
                                  ? QStringLiteral("on-primary")
                              : m_action.kind == view::ActionKind::Danger ? QStringLiteral("err")
                              : m_action.kind == view::ActionKind::Quiet ? QStringLiteral("primary")
                                                                         : QStringLiteral("ink");
        painter.drawPixmap(QPointF(x, (height() - m_theme.px(22)) / 2.0),
                           m_theme.icon(m_action.icon, 22, token, devicePixelRatioF()));
        x += m_theme.px(32);
    }
    painter.setFont(labelFont());
    painter.setPen(look.ink);
    const int textWidth = QFontMetrics(labelFont()).horizontalAdvance(m_action.label);
    painter.drawText(QRect(x, 0, textWidth + 4, height()), Qt::AlignVCenter | Qt::AlignLeft,
                     m_action.label);
    if (withCap) {
        painter.setFont(capFont());
        const QRectF box(x + textWidth + m_theme.px(12) + 0.5, (height() - m_theme.px(24)) / 2.0,
                         capWidth() - 1, m_theme.px(24) - 1);
        drawKeyCap(painter, m_theme, box, keyCap(m_action.key), look.ink);
    }
}

void ActionButton::drawBusy(QPainter& painter)
{
    const double part = width() / 3.0;
    const double phase = m_theme.reducedMotion() ? 0.5 : m_busyPhase / double(kBusyPhases);
    const double x = (width() + part) * phase - part;
    QColor ink = colours().ink;
    ink.setAlphaF(0.55F);
    painter.save();
    QPainterPath clip;
    clip.addRoundedRect(QRectF(rect()), m_theme.px(8), m_theme.px(8));
    painter.setClipPath(clip);
    painter.fillRect(QRectF(x, height() - m_theme.px(5), part, m_theme.px(5)), ink);
    painter.restore();
}

void ActionButton::keyPressEvent(QKeyEvent* event)
{
    // KeyRouter gives Enter to this button or to the primary action of the screen.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        event->ignore();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

} // namespace rekam::ui
