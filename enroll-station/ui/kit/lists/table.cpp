#include "ui/kit/lists/table.h"

#include "ui/kit/drawn/chip.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

namespace rekam::ui {

void TableModel::setColumns(const QVector<TableColumn>& columns)
{
    beginResetModel();
    m_columns = columns;
    endResetModel();
}

void TableModel::setRows(const QVector<TableRow>& rows)
{
    if (rows.size() == m_rows.size()) {
        m_rows = rows;
        if (!rows.isEmpty()) {
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        }
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int TableModel::rowOf(const QString& id) const
{
    for (qsizetype row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].id == id) {
            return static_cast<int>(row);
        }
    }
    return -1;
}

QString TableModel::idOf(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows[row].id : QString();
}

const TableCell* TableModel::cell(const QModelIndex& index) const
{
    if (!index.isValid() || index.row() >= m_rows.size() ||
        index.column() >= m_rows[index.row()].cells.size()) {
        return nullptr;
    }
    return &m_rows[index.row()].cells[index.column()];
}

int TableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant TableModel::data(const QModelIndex& index, int role) const
{
    const TableCell* found = cell(index);
    if (found == nullptr) {
        return {};
    }
    const QString text = found->chip ? found->chip->text : found->text;
    if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole) {
        return found->sub.isEmpty() ? text : QStringLiteral("%1, %2").arg(text, found->sub);
    }
    return role == Qt::DisplayRole ? QVariant(text) : QVariant();
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= m_columns.size()) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    }
    return role == Qt::DisplayRole ? QVariant(m_columns[section].title) : QVariant();
}

CellDelegate::CellDelegate(const Theme& theme, const TableModel& model, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_model(model)
{}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    const TableCell* cell = m_model.cell(index);
    if (cell == nullptr) {
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect box = option.rect;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->fillRect(
        box, m_theme.colour(selected ? QStringLiteral("primary-tint") : QStringLiteral("surface")));
    painter->fillRect(QRect(box.left(), box.bottom(), box.width(), 1),
                      m_theme.colour(QStringLiteral("line")));
    const bool first = box.left() <= 0; // of those that are not left out
    if (selected && first) {
        painter->fillRect(QRect(box.left(), box.top(), m_theme.px(5), box.height() - 1),
                          m_theme.colour(QStringLiteral("primary")));
    }
    const QRect room = box.adjusted(m_theme.px(first ? 12 : 10), 0, -m_theme.px(8), -1);
    if (cell->chip) {
        drawChipCell(*painter, *cell, room, selected);
    } else {
        drawTextCell(*painter, *cell, room);
    }
    painter->restore();
}

void CellDelegate::drawChipCell(QPainter& painter, const TableCell& cell, const QRect& box,
                                bool selected) const
{
    const bool two = !cell.sub.isEmpty();
    const int high = m_theme.px(two ? 24 : 28);
    const int top = two ? box.center().y() - m_theme.px(22) : box.center().y() + 1 - high / 2;
    drawChip(painter, m_theme, QRectF(box.left(), top, box.width(), high), *cell.chip,
             selected ? QStringLiteral("surface") : QString());
    if (two) {
        const QFont font = m_theme.font(13, QFont::Normal);
        painter.setFont(font);
        painter.setPen(m_theme.colour(QStringLiteral("ink-2")));
        painter.drawText(
            QRect(box.left() + m_theme.px(2), top + high + 1, box.width(), m_theme.px(20)),
            Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(font).elidedText(cell.sub, Qt::ElideRight, box.width()));
    }
}

void CellDelegate::drawTextCell(QPainter& painter, const TableCell& cell, QRect box) const
{
    const bool toned = cell.tone != view::Tone::Neutral;
    if (!cell.icon.isEmpty()) {
        painter.drawPixmap(
            QPointF(box.left(), box.center().y() + 0.5 - m_theme.px(20) / 2.0),
            m_theme.icon(cell.icon, 20, inkOf(cell.tone), painter.device()->devicePixelRatioF()));
        box.adjust(m_theme.px(28), 0, 0, 0);
    }
    const double designPx = cell.machine && cell.text.contains(u'_') ? 14 : 15;
    const QFont font = m_theme.font(designPx, cell.strong ? QFont::DemiBold : QFont::Normal,
                                    cell.machine ? Face::Machine : Face::Text);
    painter.setFont(font);
    painter.setPen(m_theme.colour(toned ? inkOf(cell.tone) : QStringLiteral("ink")));
    const QString text = QFontMetrics(font).elidedText(cell.text, Qt::ElideRight, box.width());
    if (cell.sub.isEmpty()) {
        painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft, text);
        return;
    }
    const int middle = box.center().y();
    painter.drawText(QRect(box.left(), middle - m_theme.px(21), box.width(), m_theme.px(22)),
                     Qt::AlignVCenter | Qt::AlignLeft, text);
    const QFont small = m_theme.font(13, QFont::Normal);
    painter.setFont(small);
    painter.setPen(m_theme.colour(QStringLiteral("ink-2")));
    painter.drawText(QRect(box.left(), middle + 1, box.width(), m_theme.px(20)),
                     Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetrics(small).elidedText(cell.sub, Qt::ElideRight, box.width()));
}

Table::Table(Theme& theme, const QVector<TableColumn>& columns, double rowPx)
    : m_theme(theme)
    , m_columns(columns)
    , m_rowPx(rowPx)
{
    m_model.setColumns(columns);
    setModel(&m_model);
    setItemDelegate(new CellDelegate(theme, m_model, this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(theme.px(rowPx));
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerItem); // no half row under the head
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(1);
    horizontalHeader()->setFixedHeight(theme.px(40));
    fitHeight();
    for (int column = 0; column < static_cast<int>(columns.size()); ++column) {
        horizontalHeader()->setSectionResizeMode(
            column, columns[column].widthPx > 0 ? QHeaderView::Fixed : QHeaderView::Stretch);
        if (columns[column].widthPx > 0) {
            setColumnWidth(column, theme.px(columns[column].widthPx));
        }
    }
}

int Table::firstColumn() const
{
    int column = 0;
    while (column + 1 < static_cast<int>(m_columns.size()) && isColumnHidden(column)) {
        ++column;
    }
    return column;
}

void Table::fitColumns()
{
    for (int column = 0; column < static_cast<int>(m_columns.size()); ++column) {
        const bool hidden = width() < m_theme.px(m_columns[column].onlyAbovePx);
        if (isColumnHidden(column) != hidden) {
            setColumnHidden(column, hidden);
        }
    }
    if (currentIndex().isValid() && isColumnHidden(currentIndex().column())) {
        m_presenting = true;
        setCurrentIndex(m_model.index(currentIndex().row(), firstColumn()));
        m_presenting = false;
    }
}

void Table::fitHeight()
{
    constexpr double kHeadPx = 40;
    constexpr int kLeastRows = 3;
    const int rows = m_whole ? std::max(kLeastRows, m_model.rowCount()) : kLeastRows;
    setMinimumHeight(m_theme.px(kHeadPx) + rows * m_theme.px(m_rowPx) + (m_whole ? 2 : 0));
}

void Table::setWhole(bool whole)
{
    m_whole = whole;
    fitHeight();
}

void Table::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void Table::setRows(const QVector<TableRow>& rows, const QString& chosenId)
{
    m_presenting = true;
    m_model.setRows(rows);
    if (m_whole) {
        fitHeight();
    }
    const int row = m_model.rowOf(chosenId);
    if (row >= 0 && row != currentIndex().row()) {
        setCurrentIndex(m_model.index(row, firstColumn()));
    } else if (row < 0) {
        clearSelection();
        setCurrentIndex({});
    }
    m_presenting = false;
}

void Table::moveBy(int rows)
{
    const int last = m_model.rowCount() - 1;
    if (last >= 0) {
        setCurrentIndex(
            m_model.index(std::clamp(currentIndex().row() + rows, 0, last), firstColumn()));
    }
}

QString Table::firstId() const
{
    return m_model.idOf(0);
}

void Table::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (!m_presenting && current.isValid() && current.row() != previous.row()) {
        Q_EMIT idChosen(m_model.idOf(current.row()));
    }
}

void Table::keyPressEvent(QKeyEvent* event)
{
    // Enter opens what the primary action says; letters are for the page's search.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
        event->key() == Qt::Key_Escape || !event->text().trimmed().isEmpty()) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace rekam::ui
