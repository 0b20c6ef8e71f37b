#include "ui/kit/lists/lists.h"

#include "ui/kit/drawn/chip.h"

#include <QFontMetrics>
#include <QPainter>

namespace rekam::ui {

namespace {

int wrappedHeight(const QFont& font, const QString& text, int width)
{
    if (text.isEmpty()) {
        return 0;
    }
    return QFontMetrics(font)
        .boundingRect(QRect(0, 0, std::max(1, width), 100'000), Qt::TextWordWrap, text)
        .height();
}

constexpr int kWrapped = static_cast<int>(Qt::TextWordWrap) | static_cast<int>(Qt::AlignLeft) |
                         static_cast<int>(Qt::AlignTop);

} // namespace

CheckList::CheckList(Theme& theme, CheckLook look)
    : RowList(theme, false)
    , m_look(look)
{
    setRules(look == CheckLook::Table);
    setSpacing(look == CheckLook::Table ? 0 : 10);
}

void CheckList::set(const QVector<view::CheckView>& checks)
{
    m_checks = checks;
    rowsChanged();
}

bool CheckList::fitsOneLine(const view::CheckView& check, int width) const
{
    return QFontMetrics(textFont(15, QFont::DemiBold)).horizontalAdvance(check.title) +
               QFontMetrics(textFont(15)).horizontalAdvance(check.detail) + px(34 + 16 + 8) <=
           width;
}

int CheckList::rowHeight(int row, int width) const
{
    const auto& check = m_checks[row];
    if (m_look == CheckLook::Table) {
        return px(fitsOneLine(check, width) ? 32 : 52);
    }
    const int room = width - px(32);
    return wrappedHeight(textFont(15, QFont::DemiBold), check.title, room) +
           wrappedHeight(textFont(15), check.detail, room);
}

void CheckList::drawRow(QPainter& painter, int row, const QRect& box)
{
    const auto& check = m_checks[row];
    const QString icon = check.icon.isEmpty() ? iconOf(check.tone) : check.icon;
    if (m_look == CheckLook::Stacked) {
        drawIcon(painter, icon, QPointF(0, box.top()), 20, inkOf(check.tone));
        const QRect room = box.adjusted(px(32), 0, 0, 0);
        const QFont strong = textFont(15, QFont::DemiBold);
        painter.setFont(strong);
        painter.setPen(colour("ink"));
        painter.drawText(room, kWrapped, check.title);
        painter.setFont(textFont(15));
        painter.setPen(colour("ink-2"));
        painter.drawText(room.adjusted(0, wrappedHeight(strong, check.title, room.width()), 0, 4),
                         kWrapped, check.detail);
        return;
    }
    const bool oneLine = fitsOneLine(check, width());
    const QRect line = oneLine ? box : QRect(box.left(), box.top() + px(4), box.width(), px(24));
    drawIcon(painter, icon, QPointF(px(4), line.center().y() + 0.5 - px(20) / 2.0), 20,
             inkOf(check.tone));
    painter.setFont(textFont(15, QFont::DemiBold));
    painter.setPen(colour("ink"));
    painter.drawText(line.adjusted(px(34), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, check.title);
    const bool calm = check.tone == view::Tone::Ok || check.tone == view::Tone::Neutral;
    painter.setFont(textFont(15));
    painter.setPen(colour(calm ? QStringLiteral("ink-2") : inkOf(check.tone)));
    if (oneLine) {
        painter.drawText(line.adjusted(0, 0, -px(4), 0), Qt::AlignVCenter | Qt::AlignRight,
                         check.detail);
    } else {
        painter.drawText(line.adjusted(px(34), px(22), 0, px(22)), Qt::AlignVCenter | Qt::AlignLeft,
                         check.detail);
    }
}

QString CheckList::spokenRow(int row) const
{
    return QStringLiteral("%1: %2").arg(m_checks[row].title, m_checks[row].detail);
}

FactGrid::FactGrid(Theme& theme, int columns)
    : RowList(theme, false)
    , m_columns(columns)
{
    setSpacing(14);
}

void FactGrid::set(const QVector<view::LabelledText>& facts)
{
    m_facts = facts;
    rowsChanged();
}

void FactGrid::setColumns(int columns)
{
    if (columns != m_columns) {
        m_columns = columns;
        rowsChanged();
    }
}

int FactGrid::rows() const
{
    return static_cast<int>((m_facts.size() + m_columns - 1) / m_columns);
}

int FactGrid::valueWidth(int width) const
{
    return width / m_columns - (m_onRail ? px(38) : px(12));
}

int FactGrid::rowHeight(int row, int width) const
{
    int tallest = 0;
    for (qsizetype i = qsizetype(row) * m_columns;
         i < std::min<qsizetype>(m_facts.size(), qsizetype(row + 1) * m_columns); ++i) {
        tallest = std::max(tallest, wrappedHeight(textFont(16, QFont::DemiBold), m_facts[i].value,
                                                  valueWidth(width)));
    }
    return px(21) + tallest;
}

void FactGrid::drawRow(QPainter& painter, int row, const QRect& box)
{
    for (int column = 0; column < m_columns; ++column) {
        const qsizetype index = qsizetype(row) * m_columns + column;
        if (index >= m_facts.size()) {
            return;
        }
        const auto& fact = m_facts[index];
        QRect cell(box.left() + column * width() / m_columns, box.top(), valueWidth(width()),
                   box.height() + px(2));
        if (m_onRail) {
            drawIcon(painter, fact.icon, QPointF(cell.left(), box.center().y() - px(24) / 2.0), 24,
                     QStringLiteral("rail-ink-2"));
            cell.translate(px(38), 0);
        }
        painter.setFont(textFont(15));
        painter.setPen(colour(m_onRail ? "rail-ink-2" : "ink-2"));
        painter.drawText(cell, Qt::AlignLeft | Qt::AlignTop, fact.label);
        painter.setFont(textFont(16, QFont::DemiBold));
        painter.setPen(colour(m_onRail ? "rail-ink" : "ink"));
        painter.drawText(cell.adjusted(0, px(21), 0, 0), kWrapped, fact.value);
    }
}

QString FactGrid::spokenRow(int row) const
{
    QStringList parts;
    for (qsizetype i = qsizetype(row) * m_columns;
         i < std::min<qsizetype>(m_facts.size(), qsizetype(row + 1) * m_columns); ++i) {
        parts.append(QStringLiteral("%1: %2").arg(m_facts[i].label, m_facts[i].value));
    }
    return parts.join(QStringLiteral(". "));
}

NumberRow::NumberRow(Theme& theme, NumberLook look)
    : Painted(theme)
    , m_look(look)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void NumberRow::set(const QVector<view::NumberView>& numbers)
{
    m_numbers = numbers;
    updateGeometry();
    update();
}

int NumberRow::cellWidth() const
{
    int widest = px(60);
    for (const auto& number : m_numbers) {
        const int label = QFontMetrics(textFont(15)).horizontalAdvance(number.label);
        const int value = QFontMetrics(textFont(m_look == NumberLook::Above ? 36 : 26, QFont::Bold))
                              .horizontalAdvance(number.value);
        widest = std::max(widest, m_look == NumberLook::Above ? std::max(label + px(24), value)
                                                              : std::max(label, value) + px(38));
    }
    return widest + px(m_look == NumberLook::Above ? 4 : 10);
}

int NumberRow::cellHeight() const
{
    return m_look == NumberLook::Above ? px(66) : px(54);
}

int NumberRow::columnsFor(int width) const
{
    const int count = static_cast<int>(m_numbers.size());
    return std::clamp(width / cellWidth(), 1, std::max(1, count));
}

QSize NumberRow::sizeHint() const
{
    return {cellWidth() * static_cast<int>(m_numbers.size()), cellHeight()};
}

QSize NumberRow::minimumSizeHint() const
{
    return {cellWidth(), cellHeight()};
}

int NumberRow::heightForWidth(int width) const
{
    const int columns = columnsFor(width);
    const int count = static_cast<int>(m_numbers.size());
    const int lines = (count + columns - 1) / columns;
    return lines * cellHeight() + std::max(0, lines - 1) * px(8);
}

QRect NumberRow::place(qsizetype index) const
{
    const int columns = columnsFor(width());
    const int i = static_cast<int>(index);
    return {(i % columns) * width() / columns, (i / columns) * (cellHeight() + px(8)),
            width() / columns, cellHeight()};
}

QVector<SpokenItem> NumberRow::spokenItems() const
{
    QVector<SpokenItem> items;
    for (qsizetype i = 0; i < m_numbers.size(); ++i) {
        items.append({QStringLiteral("%1 %2").arg(m_numbers[i].value, m_numbers[i].label), place(i),
                      QAccessible::StaticText, false, true});
    }
    return items;
}

void NumberRow::draw(QPainter& painter)
{
    for (qsizetype i = 0; i < m_numbers.size(); ++i) {
        const auto& number = m_numbers[i];
        QRect cell = place(i);
        const bool above = m_look == NumberLook::Above;
        if (!above) {
            drawIcon(painter, number.icon, QPointF(cell.left(), cell.center().y() - px(26) / 2.0),
                     26, inkOf(number.tone));
            cell.adjust(px(38), 0, 0, 0);
        }
        painter.setFont(textFont(above ? 36 : 26, QFont::Bold));
        painter.setPen(colour("ink"));
        const int split = above ? px(42) : px(31);
        painter.drawText(QRect(cell.left(), cell.top(), cell.width(), split),
                         Qt::AlignLeft | Qt::AlignVCenter, number.value);
        QRect label(cell.left(), cell.top() + split, cell.width(), cell.height() - split);
        if (above && !number.icon.isEmpty()) {
            drawIcon(painter, number.icon,
                     QPointF(label.left(), label.center().y() + 0.5 - px(18) / 2.0), 18,
                     inkOf(number.tone));
            label.adjust(px(24), 0, 0, 0);
        }
        painter.setFont(textFont(15));
        painter.setPen(colour("ink-2"));
        painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter, number.label);
    }
}

Timeline::Timeline(Theme& theme)
    : RowList(theme, false)
{}

void Timeline::set(const QVector<view::TimelineView>& events)
{
    m_events = events;
    rowsChanged();
}

int Timeline::rowHeight(int row, int width) const
{
    return px(24) +
           std::max(px(19), wrappedHeight(textFont(13), m_events[row].detail, width - px(36)));
}

void Timeline::drawRow(QPainter& painter, int row, const QRect& box)
{
    const auto& event = m_events[row];
    if (row + 1 < rows()) {
        painter.setPen(QPen(colour("line-strong"), px(2)));
        painter.drawLine(QPointF(px(13), box.top() + px(27)),
                         QPointF(px(13), box.bottom() + px(2)));
    }
    const bool future = event.tone == view::Tone::Neutral;
    drawIcon(painter, event.icon.isEmpty() ? iconOf(event.tone) : event.icon,
             QPointF(px(2), box.top() + px(2)), 22,
             future ? QStringLiteral("ink-3") : inkOf(event.tone));
    const QRect line(px(36), box.top(), width() - px(36), px(22));
    painter.setFont(textFont(15, QFont::DemiBold));
    painter.setPen(colour(future ? "ink-3" : "ink"));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, event.title);
    painter.setFont(textFont(15));
    painter.setPen(colour("ink-2"));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, event.time);
    painter.setFont(textFont(13));
    painter.drawText(QRect(px(36), box.top() + px(22), width() - px(36), box.height()), kWrapped,
                     event.detail);
}

QString Timeline::spokenRow(int row) const
{
    return QStringLiteral("%1, %2, %3")
        .arg(m_events[row].title, m_events[row].time, m_events[row].detail);
}

TrailList::TrailList(Theme& theme)
    : RowList(theme, false)
{
    setSpacing(18);
}

void TrailList::set(const QVector<view::TrailView>& trail)
{
    m_trail = trail;
    rowsChanged();
}

int TrailList::rowHeight(int row, int width) const
{
    const int room = width - px(44) - chipWidth(theme(), m_trail[row].chip) - px(12);
    return px(24) + std::max(px(19), wrappedHeight(textFont(15), m_trail[row].detail, room));
}

void TrailList::drawRow(QPainter& painter, int row, const QRect& box)
{
    const auto& step = m_trail[row];
    const bool future = step.tone == view::Tone::Neutral;
    drawIcon(painter, step.icon, QPointF(0, box.center().y() - px(30) / 2.0), 30,
             future ? QStringLiteral("ink-3") : inkOf(step.tone));
    const int chip = chipWidth(theme(), step.chip);
    const QRect room = box.adjusted(px(44), 0, -chip - px(12), px(4));
    painter.setFont(textFont(18, QFont::DemiBold));
    painter.setPen(colour("ink"));
    painter.drawText(room, Qt::AlignLeft | Qt::AlignTop, step.title);
    painter.setFont(textFont(15));
    painter.setPen(colour("ink-2"));
    painter.drawText(room.adjusted(0, px(23), 0, 0), kWrapped, step.detail);
    drawChip(painter, theme(),
             QRectF(width() - chip, box.center().y() + 0.5 - px(28) / 2.0, chip, px(28)),
             step.chip);
}

QString TrailList::spokenRow(int row) const
{
    return QStringLiteral("%1: %2, %3")
        .arg(m_trail[row].title, m_trail[row].chip.text, m_trail[row].detail);
}

} // namespace rekam::ui
