// White paper with dark ink in both themes: mirrors the pad, or is the pad (touch screen).
#pragma once

#include "ui/kit/drawn/painted.h"

namespace rekam::ui {

/// Draws strokes (0..1 of a pad of `aspect`) as large as they fit into `box`.
void drawStrokes(QPainter& painter, const QRectF& box, const QVector<view::StrokeView>& strokes,
                 double aspect, double penPx);

class SignatureCanvas : public Painted
{
    Q_OBJECT

public:
    SignatureCanvas(Theme& theme, double leastWidthPx, double leastHeightPx);
    void set(const QVector<view::StrokeView>& strokes, double aspect, const QString& emptyText);
    void setStrokes(const QVector<view::StrokeView>& strokes);
    /// The canvas is the pad: pen, finger and mouse draw.
    void setDrawing(bool drawing);

    [[nodiscard]] QString spoken() const override;

    [[nodiscard]] QAccessible::Role spokenRole() const override { return QAccessible::Canvas; }

    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }

Q_SIGNALS:
    /// After each lifted pen, all strokes so far.
    void strokesDrawn(const QVector<rekam::view::StrokeView>& strokes, double aspect);

protected:
    void draw(QPainter& painter) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] QRectF padBox() const;
    [[nodiscard]] QPointF onPad(QPointF point) const;

    QVector<view::StrokeView> m_strokes;
    QString m_emptyText;
    double m_aspect = 2.7;
    double m_leastWidthPx;
    double m_leastHeightPx;
    bool m_drawing = false;
};

} // namespace rekam::ui
