#include "ui/kit/surface.h"

#include <QLayout>
#include <QPainter>

namespace rekam::ui {

namespace {

struct Look
{
    QString fill;
    QString border;
    double borderPx;
    double radiusPx;
};

Look lookOf(Ground ground, view::Tone tone)
{
    switch (ground) {
    case Ground::Card:
        return {QStringLiteral("surface"), QStringLiteral("line"), 1, 12};
    case Ground::Raised:
        return {QStringLiteral("raised"), QStringLiteral("line"), 1, 8};
    case Ground::Selected:
        return {QStringLiteral("primary-tint"), QStringLiteral("primary"), 2, 8};
    case Ground::Trouble:
        return {QStringLiteral("err-tint"), QStringLiteral("err"), 2, 12};
    case Ground::Alert:
        return {tintOf(tone),
                tone == view::Tone::Neutral ? QStringLiteral("line-strong") : inkOf(tone), 1, 8};
    case Ground::RailCard:
        return {QStringLiteral("rail-active"), QStringLiteral("rail-line"), 1, 10};
    case Ground::Bar:
        return {QStringLiteral("surface"), {}, 0, 0};
    case Ground::Page:
        return {QStringLiteral("bg"), {}, 0, 0};
    case Ground::Rail:
        return {QStringLiteral("rail"), {}, 0, 0};
    case Ground::None:
        break;
    }
    return {{}, {}, 0, 0};
}

} // namespace

Surface::Surface(Theme& theme, Ground ground, QLayout* layout)
    : Painted(theme)
    , m_ground(ground)
{
    if (layout != nullptr) {
        setLayout(layout);
    }
}

void Surface::setGround(Ground ground)
{
    if (ground != m_ground) {
        m_ground = ground;
        update();
    }
}

void Surface::setTone(view::Tone tone)
{
    if (tone != m_tone) {
        m_tone = tone;
        update();
    }
}

void Surface::setEdge(Qt::Edge edge, const QString& token, double designPx)
{
    m_edge = edge;
    m_edgeToken = token;
    m_edgePx = designPx;
}

void Surface::draw(QPainter& painter)
{
    const Look look = lookOf(m_ground, m_tone);
    if (look.fill.isEmpty()) {
        return;
    }
    if (look.borderPx <= 0) {
        painter.fillRect(rect(), colour(look.fill));
        if (m_ground == Ground::Bar) {
            const int thick = std::max(1, px(m_edgePx));
            QRect edge = rect();
            switch (m_edge) {
            case Qt::TopEdge:
                edge.setHeight(thick);
                break;
            case Qt::BottomEdge:
                edge.setTop(edge.bottom() + 1 - thick);
                break;
            case Qt::LeftEdge:
                edge.setWidth(thick);
                break;
            case Qt::RightEdge:
                edge.setLeft(edge.right() + 1 - thick);
                break;
            }
            painter.fillRect(edge, colour(m_edgeToken));
        }
        return;
    }
    const double border = std::max(1.0, double(px(look.borderPx)));
    const double inset = border / 2;
    painter.setPen(QPen(colour(look.border), border));
    painter.setBrush(colour(look.fill));
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset),
                            px(look.radiusPx), px(look.radiusPx));
}

Rule::Rule(Theme& theme, Qt::Orientation orientation)
    : Painted(theme)
{
    if (orientation == Qt::Horizontal) {
        setFixedHeight(1);
    } else {
        setFixedWidth(1);
    }
}

void Rule::draw(QPainter& painter)
{
    painter.fillRect(rect(), colour("line"));
}

} // namespace rekam::ui
