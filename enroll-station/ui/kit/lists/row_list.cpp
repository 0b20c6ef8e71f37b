#include "ui/kit/lists/row_list.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace rekam::ui {

RowList::RowList(Theme& theme, bool choosable)
    : Painted(theme)
    , m_choosable(choosable)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    if (choosable) {
        setFocusPolicy(Qt::StrongFocus);
        setMouseTracking(true);
    }
}

bool RowList::rowEnabled(int) const
{
    return true;
}

bool RowList::rowSelected(int row) const
{
    return m_choosable && row == m_current;
}

int RowList::leastWidth() const
{
    return px(160);
}

void RowList::rowsChanged()
{
    m_current = std::clamp(m_current, 0, std::max(0, rows() - 1));
    m_boxes.clear();
    m_boxesFor = {};
    m_heights.clear();
    updateGeometry();
    update();
}

void RowList::setCurrentRow(int row)
{
    if (row >= 0 && row < rows() && row != m_current) {
        m_current = row;
        update();
    }
}

int RowList::naturalHeight(int width) const
{
    const auto known = m_heights.find(width);
    if (known != m_heights.end()) {
        return *known;
    }
    int height = 0;
    for (int row = 0; row < rows(); ++row) {
        height += rowHeight(row, width) + (row > 0 ? px(m_spacingPx) : 0);
    }
    m_heights.insert(width, height);
    return height;
}

int RowList::extraPerRow() const
{
    if (m_stretchPx <= 0 || rows() == 0) {
        return 0;
    }
    return std::clamp((height() - naturalHeight(width())) / rows(), 0, px(m_stretchPx));
}

QSize RowList::sizeHint() const
{
    const int width = std::max(leastWidth(), px(260));
    return {width, naturalHeight(width)};
}

QSize RowList::minimumSizeHint() const
{
    return {leastWidth(), rows() == 0 ? 0 : rowHeight(0, px(260))};
}

int RowList::heightForWidth(int width) const
{
    return naturalHeight(width);
}

void RowList::placeRows() const
{
    const int extra = extraPerRow();
    int y = 0;
    m_boxes.clear();
    for (int row = 0; row < rows(); ++row) {
        const int high = rowHeight(row, width()) + extra;
        m_boxes.append(QRect(0, y, width(), high));
        y += high + px(m_spacingPx);
    }
    m_boxesFor = size();
}

QRect RowList::rowBox(int wanted) const
{
    if (m_boxesFor != size() || m_boxes.size() != rows()) {
        placeRows();
    }
    return m_boxes.value(wanted);
}

QRect RowList::focusArea() const
{
    return m_choosable && rows() > 0 ? rowBox(m_current) : rect();
}

QVector<SpokenItem> RowList::spokenItems() const
{
    QVector<SpokenItem> items;
    for (int row = 0; row < rows(); ++row) {
        items.append({spokenRow(row), rowBox(row),
                      m_choosable ? QAccessible::ListItem : QAccessible::StaticText,
                      rowSelected(row), rowEnabled(row)});
    }
    return items;
}

int RowList::rowAt(QPoint point) const
{
    for (int row = 0; row < rows(); ++row) {
        if (rowBox(row).contains(point)) {
            return row;
        }
    }
    return -1;
}

void RowList::draw(QPainter& painter)
{
    for (int row = 0; row < rows(); ++row) {
        const QRect box = rowBox(row);
        if (m_rules && row > 0) {
            painter.fillRect(QRect(0, box.top(), width(), 1), colour("line"));
        }
        painter.save();
        drawRow(painter, row, box);
        painter.restore();
    }
}

void RowList::mousePressEvent(QMouseEvent* event)
{
    const int row = rowAt(event->position().toPoint());
    if (!m_choosable || row < 0 || !rowEnabled(row)) {
        event->ignore();
        return;
    }
    m_current = row;
    update();
    Q_EMIT rowChosen(row);
}

void RowList::mouseMoveEvent(QMouseEvent* event)
{
    const int row = rowAt(event->position().toPoint());
    if (row != m_hovered) {
        m_hovered = row;
        update();
    }
}

void RowList::leaveEvent(QEvent* event)
{
    m_hovered = -1;
    update();
    Painted::leaveEvent(event);
}

void RowList::keyPressEvent(QKeyEvent* event)
{
    if (!m_choosable || rows() == 0) {
        event->ignore();
        return;
    }
    int next = m_current;
    switch (event->key()) {
    case Qt::Key_Up:
        --next;
        break;
    case Qt::Key_Down:
        ++next;
        break;
    case Qt::Key_Home:
        next = 0;
        break;
    case Qt::Key_End:
        next = rows() - 1;
        break;
    case Qt::Key_Space:
        break;
    default:
        event->ignore();
        return;
    }
    const int step = next < m_current ? -1 : 1;
    while (next >= 0 && next < rows() && !rowEnabled(next)) {
        next += step;
    }
    if (next < 0 || next >= rows()) {
        return;
    }
    m_current = next;
    update();
    if (m_chooseOnMove || event->key() == Qt::Key_Space) {
        Q_EMIT rowChosen(next);
    }
}

} // namespace rekam::ui
