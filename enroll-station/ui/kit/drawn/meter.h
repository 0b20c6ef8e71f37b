// Measures as bars: quality with its threshold, stacked parts, distance, progress.
#pragma once

#include "ui/kit/lists/row_list.h"

#include <QTimer>

namespace rekam::ui {

/// Label, bar 0..100 with the threshold as a tick, number, icon and word: one row a quality.
class QualityList : public RowList
{
    Q_OBJECT

public:
    QualityList(Theme& theme, double labelPx, double barPx, double rowPx);
    void set(const QVector<view::QualityView>& qualities);

    [[nodiscard]] int rows() const override { return static_cast<int>(m_qualities.size()); }

    [[nodiscard]] int rowHeight(int row, int width) const override;

protected:
    void drawRow(QPainter& painter, int row, const QRect& box) override;
    [[nodiscard]] QString spokenRow(int row) const override;
    [[nodiscard]] int leastWidth() const override;

private:
    QVector<view::QualityView> m_qualities;
    double m_labelPx;
    double m_barPx;
    double m_rowPx;
    int m_labelWidth = 0;
    int m_wordWidth = 0;
};

/// Draws one quality bar. `full` is the value at the right end.
void drawMeter(QPainter& painter, const Theme& theme, const QRectF& box,
               const view::QualityView& quality, int full = 100);

class SegmentBar : public Painted
{
    Q_OBJECT

public:
    SegmentBar(Theme& theme, double heightPx);
    void set(const QVector<view::SegmentView>& segments);
    [[nodiscard]] QString spoken() const override;

    [[nodiscard]] QAccessible::Role spokenRole() const override { return QAccessible::Chart; }

protected:
    void draw(QPainter& painter) override;

private:
    QVector<view::SegmentView> m_segments;
};

class DistanceBar : public Painted
{
    Q_OBJECT

public:
    explicit DistanceBar(Theme& theme, double scale = 1.0);
    void set(const view::DistanceView& distance);
    [[nodiscard]] QString spoken() const override;

    [[nodiscard]] QAccessible::Role spokenRole() const override { return QAccessible::Indicator; }

    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }

protected:
    void draw(QPainter& painter) override;

private:
    view::DistanceView m_distance;
    double m_enlarged;
};

/// Known length: a bar; unknown: a bar that moves (still under reduced motion).
class ProgressBar : public Painted
{
    Q_OBJECT

public:
    ProgressBar(Theme& theme, double heightPx);
    /// `percent` < 0: unknown.
    void set(int percent);

    [[nodiscard]] QAccessible::Role spokenRole() const override { return QAccessible::ProgressBar; }

protected:
    void draw(QPainter& painter) override;

private:
    QTimer m_timer;
    int m_percent = 0;
    int m_phase = 0;
};

} // namespace rekam::ui
