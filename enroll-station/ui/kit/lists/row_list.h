// A painted list of rows of their own height: the base of checks, facts, trails, choices.
#pragma once

#include "ui/kit/drawn/painted.h"

namespace rekam::ui {

/// Rows are drawn, not built: a list of ten rows costs one widget. With `choosable` rows take the
/// focus, arrows, Home, End, Space, touch; rowChosen() tells which.
class RowList : public Painted
{
    Q_OBJECT

public:
    RowList(Theme& theme, bool choosable);

    [[nodiscard]] virtual int rows() const = 0;
    [[nodiscard]] virtual int rowHeight(int row, int width) const = 0;

    void setSpacing(double designPx) { m_spacingPx = designPx; }

    void setRules(bool on) { m_rules = on; }

    /// Rows share the height that is left over, so that a card is filled evenly; at most so much.
    void setMostStretch(double designPx) { m_stretchPx = designPx; }

    /// Off: arrows only move, Space and touch choose.
    void setChooseOnMove(bool on) { m_chooseOnMove = on; }

    [[nodiscard]] int currentRow() const { return m_current; }

    void setCurrentRow(int row);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QRect focusArea() const override;
    [[nodiscard]] QVector<SpokenItem> spokenItems() const override;

Q_SIGNALS:
    void rowChosen(int row);

protected:
    virtual void drawRow(QPainter& painter, int row, const QRect& box) = 0;
    [[nodiscard]] virtual QString spokenRow(int row) const = 0;
    [[nodiscard]] virtual bool rowEnabled(int row) const;
    [[nodiscard]] virtual bool rowSelected(int row) const;
    [[nodiscard]] virtual int leastWidth() const;

    void rowsChanged();
    [[nodiscard]] QRect rowBox(int wanted) const;

    [[nodiscard]] int hoveredRow() const { return m_hovered; }

    void draw(QPainter& painter) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] int naturalHeight(int width) const;
    [[nodiscard]] int extraPerRow() const;
    [[nodiscard]] int rowAt(QPoint point) const;
    void placeRows() const;

    // Where the rows are, for the size that they were placed at: asked for at every draw.
    mutable QVector<QRect> m_boxes;
    mutable QSize m_boxesFor;
    mutable QHash<int, int> m_heights;

    double m_spacingPx = 0;
    double m_stretchPx = 0;
    int m_current = 0;
    int m_hovered = -1;
    bool m_choosable;
    bool m_rules = false;
    bool m_chooseOnMove = true;
};

} // namespace rekam::ui
