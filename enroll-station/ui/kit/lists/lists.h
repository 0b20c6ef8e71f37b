// Painted lists of facts: checks, labelled texts, big numbers, timelines, trails.
#pragma once

#include "ui/kit/lists/row_list.h"

namespace rekam::ui {

enum class CheckLook {
    Table,   ///< one line: title left, measured word right, rules between
    Stacked, ///< title above detail, the detail wraps
};

class CheckList : public RowList
{
    Q_OBJECT

public:
    CheckList(Theme& theme, CheckLook look);
    void set(const QVector<view::CheckView>& checks);

    [[nodiscard]] int rows() const override { return static_cast<int>(m_checks.size()); }

    [[nodiscard]] int rowHeight(int row, int width) const override;

protected:
    void drawRow(QPainter& painter, int row, const QRect& box) override;
    [[nodiscard]] QString spokenRow(int row) const override;

private:
    [[nodiscard]] bool fitsOneLine(const view::CheckView& check, int width) const;

    QVector<view::CheckView> m_checks;
    CheckLook m_look;
};

/// Label above value, in a grid of `columns`; values wrap.
class FactGrid : public RowList
{
    Q_OBJECT

public:
    FactGrid(Theme& theme, int columns);
    void set(const QVector<view::LabelledText>& facts);
    void setColumns(int columns);

    /// On the dark rail, with icons (Masuk).
    void setOnRail(bool onRail) { m_onRail = onRail; }

    [[nodiscard]] int rows() const override;
    [[nodiscard]] int rowHeight(int row, int width) const override;

protected:
    void drawRow(QPainter& painter, int row, const QRect& box) override;
    [[nodiscard]] QString spokenRow(int row) const override;

private:
    [[nodiscard]] int valueWidth(int width) const;

    QVector<view::LabelledText> m_facts;
    int m_columns;
    bool m_onRail = false;
};

enum class NumberLook { Above, Beside };

/// Big numbers side by side, each with icon and word.
class NumberRow : public Painted
{
    Q_OBJECT

public:
    NumberRow(Theme& theme, NumberLook look);
    void set(const QVector<view::NumberView>& numbers);
    [[nodiscard]] QVector<SpokenItem> spokenItems() const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }

    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void draw(QPainter& painter) override;

private:
    [[nodiscard]] int columnsFor(int width) const;
    [[nodiscard]] int cellWidth() const;
    [[nodiscard]] int cellHeight() const;
    [[nodiscard]] QRect place(qsizetype index) const;

    QVector<view::NumberView> m_numbers;
    NumberLook m_look;
};

/// The way of one record: icons joined by a line, time at the right.
class Timeline : public RowList
{
    Q_OBJECT

public:
    explicit Timeline(Theme& theme);
    void set(const QVector<view::TimelineView>& events);

    [[nodiscard]] int rows() const override { return static_cast<int>(m_events.size()); }

    [[nodiscard]] int rowHeight(int row, int width) const override;

protected:
    void drawRow(QPainter& painter, int row, const QRect& box) override;
    [[nodiscard]] QString spokenRow(int row) const override;

private:
    QVector<view::TimelineView> m_events;
};

/// Where copies of a record are: icon, place, detail, chip.
class TrailList : public RowList
{
    Q_OBJECT

public:
    explicit TrailList(Theme& theme);
    void set(const QVector<view::TrailView>& trail);

    [[nodiscard]] int rows() const override { return static_cast<int>(m_trail.size()); }

    [[nodiscard]] int rowHeight(int row, int width) const override;

protected:
    void drawRow(QPainter& painter, int row, const QRect& box) override;
    [[nodiscard]] QString spokenRow(int row) const override;

private:
    QVector<view::TrailView> m_trail;
};

} // namespace rekam::ui
