#include "ui/kit/drawn/signature_canvas.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace rekam::ui {

namespace {

// Ink on paper: the same in both themes, since this is what will be printed.
const QColor kPaper(0xFFFFFF);
const QColor kInk(0x0B2341);
const QColor kBaseLine(0x8795A3);

// A stroke longer than this is a hand resting on the screen, not writing.
constexpr int kMostPoints = 20'000;

QRectF fitted(const QRectF& box, double aspect)
{
    const QSizeF size = QSizeF(aspect, 1).scaled(box.size(), Qt::KeepAspectRatio);
    return {box.center() - QPointF(size.width() / 2, size.height() / 2), size};
}

} // namespace

void drawStrokes(QPainter& painter, const QRectF& box, const QVector<view::StrokeView>& strokes,
                 double aspect, double penPx)
{
    const QRectF pad = fitted(box, aspect);
    const auto at = [&](QPointF point) {
        return QPointF(pad.left() + point.x() * pad.width(), pad.top() + point.y() * pad.height());
    };
    painter.setPen(QPen(kInk, penPx, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    for (const auto& stroke : strokes) {
        if (stroke.size() == 1) {
            painter.drawPoint(at(stroke.first()));
            continue;
        }
        QPainterPath path;
        for (qsizetype i = 0; i < stroke.size(); ++i) {
            if (i == 0) {
                path.moveTo(at(stroke[i]));
            } else {
                path.lineTo(at(stroke[i]));
            }
        }
        painter.drawPath(path);
    }
}

SignatureCanvas::SignatureCanvas(Theme& theme, double leastWidthPx, double leastHeightPx)
    : Painted(theme)
    , m_leastWidthPx(leastWidthPx)
    , m_leastHeightPx(leastHeightPx)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void SignatureCanvas::set(const QVector<view::StrokeView>& strokes, double aspect,
                          const QString& emptyText)
{
    m_strokes = strokes;
    m_aspect = aspect > 0 ? aspect : 2.7;
    m_emptyText = emptyText;
    update();
}

void SignatureCanvas::setStrokes(const QVector<view::StrokeView>& strokes)
{
    m_strokes = strokes;
    update();
}

void SignatureCanvas::setDrawing(bool drawing)
{
    m_drawing = drawing;
    setCursor(drawing ? Qt::CrossCursor : Qt::ArrowCursor);
}

QString SignatureCanvas::spoken() const
{
    return m_strokes.isEmpty() ? m_emptyText
                               : tr("%n goresan", nullptr, static_cast<int>(m_strokes.size()));
}

QSize SignatureCanvas::minimumSizeHint() const
{
    return {px(m_leastWidthPx), px(m_leastHeightPx)};
}

QRectF SignatureCanvas::padBox() const
{
    const QRectF inner = QRectF(rect()).adjusted(px(8), px(8), -px(8), -px(8));
    // All of it is there to be written on; what is written keeps the shape of its pad.
    return m_drawing && m_strokes.isEmpty() ? inner : fitted(inner, m_aspect);
}

void SignatureCanvas::draw(QPainter& painter)
{
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(QPen(colour("line-strong"), px(1.5)));
    painter.setBrush(kPaper);
    painter.drawRoundedRect(box, px(8), px(8));
    const double side = std::min<double>(px(60), width() / 10.0);
    const double base = box.top() + box.height() * 0.79;
    painter.setPen(QPen(kBaseLine, px(1.5), Qt::DashLine));
    painter.drawLine(QPointF(side, base), QPointF(width() - side, base));
    if (m_strokes.isEmpty() && !m_emptyText.isEmpty()) {
        painter.setFont(textFont(16));
        painter.setPen(QColor(0x526273));
        painter.drawText(box.adjusted(px(16), 0, -px(16), -(box.bottom() - base)),
                         static_cast<int>(Qt::AlignCenter) | static_cast<int>(Qt::TextWordWrap),
                         m_emptyText);
    }
    const QRectF pad = padBox();
    drawStrokes(painter, pad, m_strokes, pad.width() / std::max(1.0, pad.height()),
                std::clamp(pad.height() / 75.0, 1.2, 8.0));
}

QPointF SignatureCanvas::onPad(QPointF point) const
{
    const QRectF pad = padBox();
    return {std::clamp((point.x() - pad.left()) / pad.width(), 0.0, 1.0),
            std::clamp((point.y() - pad.top()) / pad.height(), 0.0, 1.0)};
}

void SignatureCanvas::mousePressEvent(QMouseEvent* event)
{
    if (!m_drawing) {
        event->ignore();
        return;
    }
    if (m_strokes.isEmpty()) {
        const QRectF pad = padBox();
        m_aspect = pad.width() / std::max(1.0, pad.height());
    }
    m_strokes.append(view::StrokeView{onPad(event->position())});
    update();
}

void SignatureCanvas::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_drawing || m_strokes.isEmpty() || m_strokes.last().size() >= kMostPoints) {
        event->ignore();
        return;
    }
    m_strokes.last().append(onPad(event->position()));
    update();
}

void SignatureCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_drawing || m_strokes.isEmpty()) {
        event->ignore();
        return;
    }
    const QRectF pad = padBox();
    Q_EMIT strokesDrawn(m_strokes, pad.width() / std::max(1.0, pad.height()));
}

} // namespace rekam::ui
