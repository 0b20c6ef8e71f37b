#include "ui/kit/text.h"

#include <QFontMetrics>
#include <QPainter>

namespace rekam::ui {

namespace {

struct Type
{
    double designPx;
    QFont::Weight weight;
};

Type typeOf(TextRole role)
{
    switch (role) {
    case TextRole::Caption:
        return {13, QFont::Normal};
    case TextRole::Body:
        return {15, QFont::Normal};
    case TextRole::BodyStrong:
        return {15, QFont::DemiBold};
    case TextRole::Strong:
        return {16, QFont::DemiBold};
    case TextRole::Lead:
        return {18, QFont::DemiBold};
    case TextRole::Title:
        return {22, QFont::Bold};
    case TextRole::Heading:
        return {28, QFont::Bold};
    case TextRole::Display:
        return {40, QFont::Bold};
    case TextRole::Mono:
        return {15, QFont::Normal};
    }
    return {15, QFont::Normal};
}

// A wrapped text may become this narrow (design px) before the layout must find room elsewhere.
constexpr double kNarrowestWrapPx = 120;

} // namespace

Text::Text(Theme& theme, TextRole role, Fit fit)
    : Painted(theme)
    , m_designPx(typeOf(role).designPx)
    , m_weight(typeOf(role).weight)
    , m_face(role == TextRole::Mono ? Face::Machine : Face::Text)
    , m_fit(fit)
{
    QSizePolicy policy(fit == Fit::Line ? QSizePolicy::Preferred : QSizePolicy::Expanding,
                       QSizePolicy::Fixed);
    if (fit == Fit::Wrap) {
        policy.setVerticalPolicy(QSizePolicy::Minimum);
        policy.setHeightForWidth(true);
    }
    setSizePolicy(policy);
}

void Text::setText(const QString& text)
{
    // A widget without a parent would come up as a window of its own.
    if (parentWidget() != nullptr && isHidden() != text.isEmpty()) {
        setVisible(!text.isEmpty());
    }
    if (text == m_text) {
        return;
    }
    m_text = text;
    m_hint = {};
    m_wrapWidth = -1;
    setToolTip(m_fit == Fit::Elide ? text : QString());
    updateGeometry();
    update();
}

Text* Text::setToken(const QString& token)
{
    if (token != m_token) {
        m_token = token;
        update();
    }
    return this;
}

Text* Text::setType(double designPx, QFont::Weight weight)
{
    m_designPx = designPx;
    m_weight = weight;
    m_hint = {};
    m_wrapWidth = -1;
    updateGeometry();
    return this;
}

Text* Text::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    return this;
}

QFont Text::ownFont() const
{
    return theme().font(m_designPx, m_weight, m_face);
}

QSize Text::sizeHint() const
{
    if (m_hint.isValid()) {
        return m_hint;
    }
    const QFontMetrics metrics(ownFont());
    int width = 0;
    int lines = 0;
    for (const QString& line : m_text.split(u'\n')) {
        width = std::max(width, metrics.horizontalAdvance(line) + 1);
        ++lines;
    }
    const int lineHeight = std::max(metrics.height(), px(m_designPx * 1.22));
    m_hint = QSize(width, std::max(1, lines) * lineHeight);
    return m_hint;
}

QSize Text::minimumSizeHint() const
{
    const QSize hint = sizeHint();
    switch (m_fit) {
    case Fit::Line:
        return hint;
    case Fit::Elide:
        return {std::min(hint.width(), px(48)), hint.height()};
    case Fit::Wrap:
        break;
    }
    const int width = std::min(hint.width(), px(kNarrowestWrapPx));
    return {width, QFontMetrics(ownFont()).height()};
}

int Text::heightForWidth(int width) const
{
    if (m_text.isEmpty()) {
        return 0;
    }
    if (width == m_wrapWidth) {
        return m_wrapHeight;
    }
    const QFontMetrics metrics(ownFont());
    const QRect box = metrics.boundingRect(QRect(0, 0, std::max(1, width), 100'000),
                                           Qt::TextWordWrap | Qt::AlignLeft, m_text);
    m_wrapWidth = width;
    m_wrapHeight = std::max(box.height(), metrics.height());
    return m_wrapHeight;
}

bool Text::showsWholeText() const
{
    switch (m_fit) {
    case Fit::Line:
        return width() >= sizeHint().width() - 1 && height() >= sizeHint().height() - 2;
    case Fit::Wrap:
        return height() >= heightForWidth(width()) - 1;
    case Fit::Elide:
        return true;
    }
    return true;
}

void Text::draw(QPainter& painter)
{
    painter.setFont(ownFont());
    painter.setPen(colour(m_token));
    if (m_fit == Fit::Elide) {
        const QString shown = QFontMetrics(ownFont()).elidedText(m_text, Qt::ElideRight, width());
        painter.drawText(rect(), static_cast<int>(m_alignment), shown);
        return;
    }
    const int wrap = m_fit == Fit::Wrap ? static_cast<int>(Qt::TextWordWrap) : 0;
    painter.drawText(rect(), static_cast<int>(m_alignment) | wrap, m_text);
}

Icon::Icon(Theme& theme, const QString& name, double designPx, const QString& token)
    : Painted(theme)
    , m_name(name)
    , m_token(token)
    , m_designPx(designPx)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Icon::set(const QString& name, const QString& token)
{
    m_name = name;
    m_token = token;
    update();
}

QSize Icon::sizeHint() const
{
    return {px(m_designPx), px(m_designPx)};
}

void Icon::draw(QPainter& painter)
{
    drawIcon(painter, m_name, QPointF(0, 0), m_designPx, m_token);
}

} // namespace rekam::ui
