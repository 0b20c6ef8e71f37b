#include "ui/kit/drawn/chip.h"

#include <QFontMetrics>
#include <QPainter>

namespace rekam::ui {

namespace {

QString iconFor(const view::ChipView& chip)
{
    return chip.icon.isEmpty() ? iconOf(chip.tone) : chip.icon;
}

} // namespace

int chipWidth(const Theme& theme, const view::ChipView& chip)
{
    return QFontMetrics(theme.font(14, QFont::DemiBold)).horizontalAdvance(chip.text) +
           theme.px(9 + 18 + 6 + 12);
}

void drawChip(QPainter& painter, const Theme& theme, const QRectF& box, const view::ChipView& chip,
              const QString& ground)
{
    QRectF pill = box;
    pill.setWidth(std::min<double>(box.width(), chipWidth(theme, chip)));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.colour(ground.isEmpty() ? tintOf(chip.tone) : ground));
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    const double ratio = painter.device()->devicePixelRatioF();
    painter.drawPixmap(QPointF(pill.left() + theme.px(9), pill.center().y() - theme.px(18) / 2.0),
                       theme.icon(iconFor(chip), 18, inkOf(chip.tone), ratio));
    const QFont font = theme.font(14, QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(theme.colour(inkOf(chip.tone)));
    const QRectF room = pill.adjusted(theme.px(33), 0, -theme.px(8), 0);
    painter.drawText(
        room, Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetricsF(font).elidedText(chip.text, Qt::ElideRight, room.width() + theme.px(2)));
}

Chip::Chip(Theme& theme)
    : Painted(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::set(const view::ChipView& chip)
{
    m_chip = chip;
    if (parentWidget() != nullptr && isHidden() != chip.text.isEmpty()) {
        setVisible(!chip.text.isEmpty());
    }
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    return m_chip.text.isEmpty() ? QSize(0, px(28)) : QSize(chipWidth(theme(), m_chip), px(28));
}

bool Chip::showsWholeText() const
{
    return width() >= sizeHint().width();
}

void Chip::draw(QPainter& painter)
{
    if (!m_chip.text.isEmpty()) {
        drawChip(painter, theme(), QRectF(rect()), m_chip);
    }
}

ChipRow::ChipRow(Theme& theme, ChipLook look, double designPx)
    : Painted(theme)
    , m_look(look)
    , m_designPx(designPx)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChipRow::set(const QVector<view::ChipView>& chips)
{
    m_chips = chips;
    updateGeometry();
    update();
}

int ChipRow::widthOf(const view::ChipView& chip) const
{
    if (m_look == ChipLook::Pill) {
        return chipWidth(theme(), chip);
    }
    return px(m_designPx < 15 ? 21 : 24) +
           QFontMetrics(textFont(m_designPx)).horizontalAdvance(chip.text) + 1;
}

QVector<QRect> ChipRow::places(int width) const
{
    QVector<QRect> out;
    const int spacing = m_look == ChipLook::Pill ? px(8) : px(m_designPx < 15 ? 13 : 16);
    const int high = m_look == ChipLook::Pill ? px(28) : px(22);
    int x = 0;
    int y = 0;
    for (const auto& chip : m_chips) {
        const int wide = widthOf(chip);
        if (x > 0 && x + wide > width) {
            x = 0;
            y += high + px(4);
        }
        out.append(QRect(x, y, wide, high));
        x += wide + spacing;
    }
    if (m_centred && !out.isEmpty() && y == 0) {
        const int shift = std::max(0, (width - out.last().right() - 1) / 2);
        for (QRect& place : out) {
            place.translate(shift, 0);
        }
    }
    return out;
}

QSize ChipRow::sizeHint() const
{
    const auto all = places(100'000);
    return all.isEmpty() ? QSize(0, 0) : QSize(all.last().right() + 1, all.last().bottom() + 1);
}

QSize ChipRow::minimumSizeHint() const
{
    int widest = 0;
    for (const auto& chip : m_chips) {
        widest = std::max(widest, widthOf(chip));
    }
    return {widest, m_chips.isEmpty() ? 0 : px(m_look == ChipLook::Pill ? 28 : 22)};
}

int ChipRow::heightForWidth(int width) const
{
    const auto all = places(width);
    return all.isEmpty() ? 0 : all.last().bottom() + 1;
}

QVector<SpokenItem> ChipRow::spokenItems() const
{
    QVector<SpokenItem> items;
    const auto all = places(width());
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        items.append({m_chips[i].text, all[i], QAccessible::StaticText, false, true});
    }
    return items;
}

void ChipRow::draw(QPainter& painter)
{
    const auto all = places(width());
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        const auto& chip = m_chips[i];
        if (m_look == ChipLook::Pill) {
            drawChip(painter, theme(), QRectF(all[i]), chip);
            continue;
        }
        const double iconPx = m_designPx < 15 ? 16 : 18;
        drawIcon(painter, iconFor(chip),
                 QPointF(all[i].left(), all[i].center().y() + 0.5 - px(iconPx) / 2.0), iconPx,
                 inkOf(chip.tone));
        painter.setFont(textFont(m_designPx));
        painter.setPen(colour("ink-2"));
        painter.drawText(all[i].adjusted(px(m_designPx < 15 ? 21 : 24), 0, 2, 0),
                         Qt::AlignVCenter | Qt::AlignLeft, chip.text);
    }
}

} // namespace rekam::ui
