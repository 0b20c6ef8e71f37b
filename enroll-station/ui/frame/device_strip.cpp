#include "ui/frame/device_strip.h"

#include "ui/kit/pressed_by_enter.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace rekam::ui {

namespace {

bool isTrouble(const view::DeviceCellView& cell)
{
    return cell.tone == view::Tone::Warn || cell.tone == view::Tone::Err;
}

} // namespace

DeviceStrip::DeviceStrip(Theme& theme)
    : Surface(theme, Ground::Bar)
{
    setEdge(Qt::TopEdge);
    setFixedHeight(px(48));
    setFocusPolicy(Qt::TabFocus);
    setProperty(kPressedByEnter, true);
    setAccessibleName(tr("Perangkat"));
}

void DeviceStrip::set(const QVector<view::DeviceCellView>& cells)
{
    m_cells = cells;
    refresh();
}

void DeviceStrip::setRoom(const Room& room)
{
    m_room = room;
    refresh();
}

void DeviceStrip::refresh()
{
    m_shown = m_cells;
    if (m_room.span != Span::Wide) {
        // Trouble first, then what is no trouble and not ready either, then one cell for all that
        // is; as many as have room, and how many have none.
        m_shown.clear();
        QVector<view::DeviceCellView> other;
        int well = 0;
        for (const auto& cell : m_cells) {
            if (isTrouble(cell)) {
                m_shown.append(cell);
            } else if (cell.tone == view::Tone::Ok) {
                ++well;
            } else {
                other.append(cell);
            }
        }
        m_shown += other;
        const int most = m_room.oneColumn() ? 4 : 6;
        const auto left = static_cast<int>(m_shown.size()) - most;
        if (left > 0) {
            m_shown.resize(most);
        }
        const QString ready = tr("%n siap", nullptr, well);
        if (well > 0 || left > 0) {
            m_shown.append({{},
                            QStringLiteral("device"),
                            tr("Perangkat"),
                            left <= 0 ? ready
                            : well == 0
                                ? tr("%n lagi", nullptr, left)
                                : ready + QStringLiteral(", ") + tr("%n lagi", nullptr, left),
                            left > 0 ? view::Tone::Neutral : view::Tone::Ok});
        }
    }
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(m_shown.size()) - 1));
    update();
}

QRect DeviceStrip::place(qsizetype index) const
{
    const int count = std::max(1, static_cast<int>(m_shown.size()));
    const int room = width() - px(24);
    const int i = static_cast<int>(index);
    int left = px(12) + i * room / count;
    int right = px(12) + (i + 1) * room / count;
    if (m_room.span != Span::Wide) {
        const int most = px(190);
        if (right - left > most) {
            left = px(12) + i * most;
            right = left + most;
        }
    }
    return {left, 1, right - left, height() - 2};
}

QRect DeviceStrip::focusArea() const
{
    return place(m_current).adjusted(px(2), px(2), -px(2), -px(2));
}

QVector<SpokenItem> DeviceStrip::spokenItems() const
{
    QVector<SpokenItem> items;
    for (qsizetype i = 0; i < m_shown.size(); ++i) {
        items.append({QStringLiteral("%1: %2").arg(m_shown[i].name, m_shown[i].state), place(i),
                      QAccessible::PushButton, false, true});
    }
    return items;
}

void DeviceStrip::draw(QPainter& painter)
{
    Surface::draw(painter);
    for (qsizetype i = 0; i < m_shown.size(); ++i) {
        const auto& cell = m_shown[i];
        const QRect box = place(i);
        if (i > 0) {
            painter.fillRect(QRect(box.left(), 1, 1, height()), colour("line"));
        }
        const bool trouble = isTrouble(cell);
        const QString ink = trouble ? inkOf(cell.tone) : QStringLiteral("ink");
        if (trouble) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour(tintOf(cell.tone)));
            painter.drawRoundedRect(QRectF(box).adjusted(1, px(2), -1, -px(1)), px(6), px(6));
        }
        const int x = box.left() + px(7);
        drawIcon(painter, cell.icon, QPointF(x, box.center().y() - px(22) / 2.0 + 1), 22,
                 trouble ? ink : QStringLiteral("ink-2"));
        const int textX = x + px(29);
        const int room = box.right() - textX;
        painter.setFont(textFont(13));
        painter.setPen(colour(trouble ? ink : QStringLiteral("ink-2")));
        painter.drawText(QRect(textX, px(8), room, px(18)), Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(textFont(13)).elidedText(cell.name, Qt::ElideRight, room));
        const QFont strong = textFont(14, QFont::DemiBold);
        const QString state =
            QFontMetrics(strong).elidedText(cell.state, Qt::ElideRight, room - px(22));
        painter.setFont(strong);
        painter.setPen(colour(ink));
        painter.drawText(QRect(textX, px(24), room, px(20)), Qt::AlignLeft | Qt::AlignVCenter,
                         state);
        const int after = textX + QFontMetrics(strong).horizontalAdvance(state) + px(5);
        const QString icon =
            cell.tone == view::Tone::Neutral ? QStringLiteral("info") : iconOf(cell.tone);
        drawIcon(painter, icon, QPointF(after, px(26)), 16, inkOf(cell.tone));
    }
}

void DeviceStrip::mousePressEvent(QMouseEvent* event)
{
    for (qsizetype i = 0; i < m_shown.size(); ++i) {
        if (place(i).contains(event->position().toPoint())) {
            m_current = static_cast<int>(i);
            Q_EMIT cellChosen(m_shown[i].id);
            return;
        }
    }
}

void DeviceStrip::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_shown.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        m_current = std::max(0, m_current - 1);
        break;
    case Qt::Key_Right:
        m_current = std::min(std::max(0, last), m_current + 1);
        break;
    case Qt::Key_Space:
        if (m_current <= last) {
            Q_EMIT cellChosen(m_shown[m_current].id);
        }
        break;
    default:
        event->ignore();
        return;
    }
    update();
}

} // namespace rekam::ui
