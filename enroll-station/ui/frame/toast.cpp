#include "ui/frame/toast.h"

#include "ui/kit/layout.h"

#include <QPainter>

namespace rekam::ui {

namespace {

constexpr int kToastMs = 6000;
constexpr double kShadowPx = 12;

} // namespace

Toast::Toast(Theme& theme, Trigger trigger, QWidget* parent)
    : Painted(theme, parent)
    , m_icon(new Icon(theme, QStringLiteral("check-circle"), 22, QStringLiteral("ok")))
    , m_text(new Text(theme, TextRole::BodyStrong))
    , m_undo(new ActionButton(theme, std::move(trigger)))
{
    const double s = kShadowPx;
    setLayout(
        row(theme, 12, {put(m_icon), put(m_text), put(m_undo)}, {s + 16, s + 8, s + 12, s + 8}));
    m_timer.setSingleShot(true);
    m_timer.setInterval(kToastMs);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    hide();
}

void Toast::showToast(const view::ToastView& toast, QPoint bottomRight)
{
    m_icon->set(toast.icon.isEmpty() ? iconOf(toast.tone) : toast.icon, inkOf(toast.tone));
    m_text->setText(toast.text);
    m_undo->setVisible(toast.undo.has_value());
    if (toast.undo) {
        m_undo->setAction(*toast.undo);
    }
    layout()->activate();
    resize(sizeHint().expandedTo(QSize(0, px(52 + 2 * kShadowPx))));
    move(bottomRight - QPoint(width(), height()));
    show();
    raise();
    m_timer.start();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString Toast::spoken() const
{
    return m_text->text();
}

void Toast::draw(QPainter& painter)
{
    const double reach = px(kShadowPx);
    const QRectF box = QRectF(rect()).adjusted(reach, reach, -reach, -reach);
    painter.setPen(Qt::NoPen);
    for (int grow = px(kShadowPx); grow > 0; --grow) {
        QColor shade(0, 0, 0);
        shade.setAlphaF(static_cast<float>(0.18 / reach));
        painter.setBrush(shade);
        painter.drawRoundedRect(box.adjusted(-grow, -grow, grow, grow), px(8) + grow, px(8) + grow);
    }
    painter.setPen(QPen(colour("line-strong"), 1));
    painter.setBrush(colour("surface"));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(8), px(8));
}

} // namespace rekam::ui
