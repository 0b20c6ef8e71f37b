// A table of painted cells: two lines, chips, icons, machine words; rows carry ids.
#pragma once

#include "ui/theme.h"

#include <QAbstractTableModel>
#include <QStyledItemDelegate>
#include <QTableView>

namespace rekam::ui {

struct TableCell
{
    QString text{};
    QString sub{};
    std::optional<view::ChipView> chip{}; ///< drawn as a pill; `text` is ignored
    QString icon{};
    view::Tone tone = view::Tone::Neutral;
    bool machine = false;
    bool strong = false;
};

struct TableRow
{
    QString id{};
    QVector<TableCell> cells{};
};

struct TableColumn
{
    QString title{};
    double widthPx = 0; ///< 0: takes what is left
    /// Left out when the table is narrower than this (design px).
    double onlyAbovePx = 0;
};

class TableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setColumns(const QVector<TableColumn>& columns);
    /// Keeps the view's place: equal row counts only tell which rows changed.
    void setRows(const QVector<TableRow>& rows);
    [[nodiscard]] int rowOf(const QString& id) const;
    [[nodiscard]] const TableCell* cell(const QModelIndex& index) const;
    [[nodiscard]] QString idOf(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    QVector<TableColumn> m_columns;
    QVector<TableRow> m_rows;
};

class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    CellDelegate(const Theme& theme, const TableModel& model, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    void drawChipCell(QPainter& painter, const TableCell& cell, const QRect& box,
                      bool selected) const;
    void drawTextCell(QPainter& painter, const TableCell& cell, QRect box) const;

    const Theme& m_theme;
    const TableModel& m_model;
};

class Table : public QTableView
{
    Q_OBJECT

public:
    Table(Theme& theme, const QVector<TableColumn>& columns, double rowPx);
    void setRows(const QVector<TableRow>& rows, const QString& chosenId);
    [[nodiscard]] QString firstId() const;
    /// All rows at once instead of a view of its own: what is around it scrolls.
    void setWhole(bool whole);
    /// As the arrow keys do, from elsewhere on the page.
    void moveBy(int rows);

Q_SIGNALS:
    /// The operator moved to this row; not emitted by setRows().
    void idChosen(const QString& id);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fitColumns();
    [[nodiscard]] int firstColumn() const;
    void fitHeight();

    Theme& m_theme;
    TableModel m_model;
    QVector<TableColumn> m_columns;
    double m_rowPx;
    bool m_presenting = false;
    bool m_whole = false;
};

} // namespace rekam::ui
