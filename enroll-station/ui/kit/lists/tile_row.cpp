#include "ui/kit/lists/tile_row.h"

#include "ui/kit/drawn/pictures.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace rekam::ui {

TileRow::TileRow(Theme& theme, TileLook look)
    : Painted(theme)
    , m_look(look)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusPolicy(Qt::StrongFocus);
}

void TileRow::set(const QVector<Tile>& tiles)
{
    const bool resized = tiles.size() != m_tiles.size();
    m_tiles = tiles;
    for (qsizetype i = 0; i < m_tiles.size(); ++i) {
        if (m_tiles[i].chosen) {
            m_current = static_cast<int>(i);
        }
    }
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(m_tiles.size()) - 1));
    if (resized || m_look == TileLook::Filter) {
        updateGeometry();
    }
    update();
}

int TileRow::tileHeight() const
{
    switch (m_look) {
    case TileLook::Turn:
        return px(58);
    case TileLook::Count:
        return px(60);
    case TileLook::Take:
        return px(102);
    case TileLook::Filter:
        return px(44);
    }
    return px(58);
}

int TileRow::filterWidth(const Tile& tile) const
{
    return QFontMetrics(textFont(15, QFont::DemiBold))
               .horizontalAdvance(tile.title + QStringLiteral("  ") + tile.note) +
           px(24);
}

int TileRow::leastTileWidth() const
{
    int widest = px(100);
    for (const Tile& tile : m_tiles) {
        const int title = QFontMetrics(textFont(m_look == TileLook::Count ? 22 : 16, QFont::Bold))
                              .horizontalAdvance(tile.title);
        const int note =
            QFontMetrics(textFont(m_look == TileLook::Count ? 13 : 15, QFont::DemiBold))
                .horizontalAdvance(tile.note);
        const int left = m_look == TileLook::Take ? px(8 + 66 + 12 + 20) : px(14 + 24 + 12);
        widest = std::max(widest, left + std::max(title, note) + px(10));
    }
    return widest;
}

QVector<QRect> TileRow::places(int width) const
{
    QVector<QRect> out;
    const int high = tileHeight();
    const int space = m_look == TileLook::Turn ? px(12) : px(8);
    if (m_look == TileLook::Filter) {
        int x = 0;
        int y = 0;
        for (const Tile& tile : m_tiles) {
            const int wide = filterWidth(tile);
            if (x > 0 && x + wide > width) {
                x = 0;
                y += high + space;
            }
            out.append(QRect(x, y, wide, high));
            x += wide + space;
        }
        return out;
    }
    const int count = static_cast<int>(m_tiles.size());
    const int columns =
        std::clamp((width + space) / (leastTileWidth() + space), 1, std::max(1, count));
    const double wide = (width - double(columns - 1) * space) / columns;
    for (int i = 0; i < count; ++i) {
        const int left = qRound((i % columns) * (wide + space));
        const int right = qRound((i % columns) * (wide + space) + wide);
        out.append(QRect(left, (i / columns) * (high + space), right - left, high));
    }
    return out;
}

QSize TileRow::sizeHint() const
{
    const int width = m_look == TileLook::Filter
                          ? px(400)
                          : static_cast<int>(m_tiles.size()) * (leastTileWidth() + px(8));
    return {width, heightForWidth(width)};
}

QSize TileRow::minimumSizeHint() const
{
    int widest = m_look == TileLook::Filter ? px(80) : leastTileWidth();
    if (m_look == TileLook::Filter) {
        for (const Tile& tile : m_tiles) {
            widest = std::max(widest, filterWidth(tile));
        }
    }
    return {widest, m_tiles.isEmpty() ? 0 : tileHeight()};
}

int TileRow::heightForWidth(int width) const
{
    const auto all = places(width);
    return all.isEmpty() ? 0 : all.last().bottom() + 1;
}

QRect TileRow::focusArea() const
{
    return places(width()).value(m_current, rect());
}

QVector<SpokenItem> TileRow::spokenItems() const
{
    QVector<SpokenItem> items;
    const auto all = places(width());
    for (qsizetype i = 0; i < m_tiles.size(); ++i) {
        items.append({QStringLiteral("%1, %2").arg(m_tiles[i].title, m_tiles[i].note), all[i],
                      m_look == TileLook::Turn ? QAccessible::PageTab : QAccessible::RadioButton,
                      m_tiles[i].chosen, m_tiles[i].enabled});
    }
    return items;
}

void TileRow::draw(QPainter& painter)
{
    const auto all = places(width());
    for (qsizetype i = 0; i < m_tiles.size(); ++i) {
        if (m_look == TileLook::Filter) {
            drawFilter(painter, m_tiles[i], all[i]);
        } else {
            drawTile(painter, m_tiles[i], all[i]);
        }
    }
}

void TileRow::drawFilter(QPainter& painter, const Tile& tile, const QRect& box)
{
    painter.setPen(QPen(colour(tile.chosen ? "primary" : "line-strong"), tile.chosen ? px(2) : 1));
    painter.setBrush(colour(tile.chosen ? "primary-tint" : "surface"));
    const double inset = tile.chosen ? px(2) / 2.0 : 0.5;
    painter.drawRoundedRect(QRectF(box).adjusted(inset, inset, -inset, -inset), box.height() / 2.0,
                            box.height() / 2.0);
    painter.setFont(textFont(15, QFont::DemiBold));
    painter.setPen(colour(tile.chosen ? "primary" : "ink"));
    painter.drawText(box, Qt::AlignCenter, tile.title + QStringLiteral("  ") + tile.note);
}

void TileRow::drawTile(QPainter& painter, const Tile& tile, const QRect& box)
{
    const bool take = m_look == TileLook::Take;
    painter.setPen(QPen(colour(tile.chosen ? "primary" : "line"), tile.chosen ? px(2) : 1));
    painter.setBrush(colour(tile.chosen ? "primary-tint" : take ? "raised" : "surface"));
    const double inset = tile.chosen ? px(2) / 2.0 : 0.5;
    const int radius = px(take ? 8 : tile.chosen ? 8 : 12);
    painter.drawRoundedRect(QRectF(box).adjusted(inset, inset, -inset, -inset), radius, radius);
    if (take) {
        drawTake(painter, tile, box);
        return;
    }
    const bool count = m_look == TileLook::Count;
    const double iconPx = count ? 22 : 24;
    const int x = box.left() + px(count ? 12 : 14);
    const QString ink =
        tile.tone == view::Tone::Neutral && !count ? QStringLiteral("ink-3") : inkOf(tile.tone);
    drawIcon(painter, tile.icon.isEmpty() ? iconOf(tile.tone) : tile.icon,
             QPointF(x, box.center().y() + 0.5 - px(iconPx) / 2.0), iconPx, ink);
    const QRect room(x + px(iconPx) + px(count ? 10 : 12), box.top(),
                     box.right() - x - px(iconPx + 14), box.height());
    painter.setFont(count ? textFont(22, QFont::Bold) : textFont(16, QFont::DemiBold));
    painter.setPen(colour("ink"));
    painter.drawText(
        QRect(room.left(), box.center().y() - px(22), room.width(), px(count ? 26 : 23)),
        Qt::AlignVCenter | Qt::AlignLeft, tile.title);
    painter.setFont(textFont(count ? 13 : 15));
    painter.setPen(colour(count || tile.tone == view::Tone::Neutral ? QStringLiteral("ink-2")
                                                                    : inkOf(tile.tone)));
    painter.drawText(QRect(room.left(), box.center().y() + px(count ? 3 : 1), room.width(), px(20)),
                     Qt::AlignVCenter | Qt::AlignLeft, tile.note);
}

void TileRow::drawTake(QPainter& painter, const Tile& tile, const QRect& box)
{
    const QRectF picture(box.left() + px(9), box.top() + px(9), px(66), px(84));
    if (tile.image.isNull()) {
        painter.setPen(QPen(colour("line-strong"), px(1.5), Qt::DashLine));
        painter.setBrush(colour("raised"));
        painter.drawRoundedRect(picture.adjusted(1, 1, -1, -1), px(8), px(8));
        drawIcon(painter, QStringLiteral("camera"), picture.center() - QPointF(px(12), px(12)), 24,
                 QStringLiteral("ink-3"));
    } else {
        drawFilled(painter, theme(), picture, tile.image);
    }
    const QRect room(qRound(picture.right()) + px(12), box.top(),
                     box.right() - qRound(picture.right()) - px(14), box.height());
    painter.setFont(textFont(16, QFont::DemiBold));
    painter.setPen(colour("ink"));
    painter.drawText(QRect(room.left(), box.center().y() - px(22), room.width(), px(22)),
                     Qt::AlignVCenter | Qt::AlignLeft, tile.title);
    const QString ink = inkOf(tile.tone);
    drawIcon(painter, tile.icon.isEmpty() ? iconOf(tile.tone) : tile.icon,
             QPointF(room.left(), box.center().y() + px(5)), 16, ink);
    painter.setFont(textFont(14, QFont::DemiBold));
    painter.setPen(colour(ink));
    painter.drawText(
        QRect(room.left() + px(20), box.center().y() + px(3), room.width() - px(20), px(20)),
        Qt::AlignVCenter | Qt::AlignLeft, tile.note);
}

void TileRow::choose(int index)
{
    if (index < 0 || index >= m_tiles.size()) {
        return;
    }
    m_current = index;
    update();
    if (m_tiles[index].enabled) {
        Q_EMIT tileChosen(index);
    }
}

void TileRow::mousePressEvent(QMouseEvent* event)
{
    const auto all = places(width());
    for (int i = 0; i < static_cast<int>(all.size()); ++i) {
        if (all[i].contains(event->position().toPoint())) {
            choose(i);
            return;
        }
    }
}

void TileRow::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        choose(m_current - 1);
        break;
    case Qt::Key_Right:
    case Qt::Key_Down:
        choose(m_current + 1);
        break;
    case Qt::Key_Space:
        choose(m_current);
        break;
    default:
        event->ignore();
    }
}

} // namespace rekam::ui
