#include "ui/kit/field.h"

#include "ui/kit/action_button.h"
#include "ui/kit/layout.h"

#include <QPainter>
#include <QStyle>

namespace rekam::ui {

Field::Field(Theme& theme, const QString& label, FieldSize size)
    : m_label(new Text(theme, TextRole::Strong))
    , m_edit(new QLineEdit)
    , m_icon(new Icon(theme, QStringLiteral("x-circle"), 18, QStringLiteral("err")))
    , m_below(new Text(theme, TextRole::Body, Fit::Wrap))
{
    if (size == FieldSize::Big) {
        m_edit->setProperty("scale", "big");
    }
    auto* line = row(theme, 10, {put(m_edit, 1)});
    m_line = line;
    setLayout(column(theme, 6,
                     {put(m_label), put(line),
                      put(row(theme, 8, {put(m_icon, 0, Qt::AlignTop), put(m_below, 1)}))}));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    setLabel(label);
    showBelow();
    setFocusProxy(m_edit);
}

void Field::setLabel(const QString& label)
{
    m_label->setText(label);
    m_edit->setAccessibleName(label);
}

void Field::setError(const QString& sentence)
{
    if (sentence == m_error) {
        return;
    }
    m_error = sentence;
    m_edit->setProperty("state", sentence.isEmpty() ? QVariant() : QVariant("err"));
    m_edit->style()->unpolish(m_edit);
    m_edit->style()->polish(m_edit);
    showBelow();
}

void Field::setHint(const QString& sentence)
{
    m_hint = sentence;
    showBelow();
}

void Field::showBelow()
{
    const bool wrong = !m_error.isEmpty();
    m_icon->setVisible(wrong);
    m_below->setText(wrong ? m_error : m_hint);
    m_below->setToken(wrong ? QStringLiteral("err") : QStringLiteral("ink-2"));
    m_edit->setAccessibleDescription(wrong ? m_error : m_hint);
}

void Field::addBeside(QWidget* widget)
{
    m_line->addWidget(widget);
}

TickBox::TickBox(Theme& theme)
    : m_theme(theme)
{}

void TickBox::setKey(Qt::Key key)
{
    m_cap = keyCap(key);
    update();
}

void TickBox::paintEvent(QPaintEvent* event)
{
    QCheckBox::paintEvent(event);
    if (!m_cap.isEmpty() && isEnabled()) {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const double wide =
            QFontMetricsF(m_theme.font(12, QFont::Bold)).horizontalAdvance(m_cap) + m_theme.px(16);
        drawKeyCap(painter, m_theme,
                   QRectF(width() - wide - m_theme.px(4), (height() - m_theme.px(24)) / 2.0, wide,
                          m_theme.px(24)),
                   m_cap, m_theme.colour(QStringLiteral("ink")));
    }
    if (isChecked()) {
        QPainter painter(this);
        painter.drawPixmap(QPointF(m_theme.px(4), (height() - m_theme.px(22)) / 2.0),
                           m_theme.icon(QStringLiteral("check"), 22, QStringLiteral("on-ok"),
                                        devicePixelRatioF()));
    }
}

ArrowCombo::ArrowCombo(Theme& theme, FieldSize size)
    : m_theme(theme)
{
    if (size == FieldSize::Big) {
        setProperty("scale", "big");
    }
}

void ArrowCombo::paintEvent(QPaintEvent* event)
{
    QComboBox::paintEvent(event);
    QPainter painter(this);
    painter.drawPixmap(QPointF(width() - m_theme.px(32), (height() - m_theme.px(20)) / 2.0),
                       m_theme.icon(QStringLiteral("chevron-down"), 20, QStringLiteral("ink-2"),
                                    devicePixelRatioF()));
}

} // namespace rekam::ui
