#include "ui/kit/drawn/meter.h"

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

namespace rekam::ui {

namespace {

constexpr int kMotionFrameMs = 33;
constexpr int kMotionPhases = 60;

/// Warnings are filled with the solid tone, others with the ink. A part without a word is the rest.
QString fillOf(const view::SegmentView& segment)
{
    switch (segment.tone) {
    case view::Tone::Neutral:
        return segment.label.isEmpty() ? QStringLiteral("sunken") : QStringLiteral("ink-3");
    case view::Tone::Warn:
        return QStringLiteral("warn-solid");
    case view::Tone::Primary:
    case view::Tone::Ok:
    case view::Tone::Err:
    case view::Tone::Exc:
        break;
    }
    return inkOf(segment.tone);
}

} // namespace

void drawMeter(QPainter& painter, const Theme& theme, const QRectF& box,
               const view::QualityView& quality, int full)
{
    const QRectF bar = box.adjusted(0, theme.px(3), 0, -theme.px(3));
    const double round = bar.height() / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.colour(QStringLiteral("sunken")));
    painter.drawRoundedRect(bar, round, round);
    if (quality.value >= 0) {
        QRectF filled = bar;
        const double part = std::clamp(quality.value / double(std::max(1, full)), 0.0, 1.0);
        filled.setWidth(std::max(bar.height(), bar.width() * part));
        painter.setBrush(theme.colour(inkOf(quality.tone)));
        painter.drawRoundedRect(filled, round, round);
    }
    if (quality.threshold > 0) {
        const double x = bar.left() + bar.width() * quality.threshold / std::max(1, full);
        painter.setPen(QPen(theme.colour(QStringLiteral("surface")), theme.px(4)));
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()));
        painter.setPen(QPen(theme.colour(QStringLiteral("ink")), theme.px(2)));
        painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()));
    }
}

QualityList::QualityList(Theme& theme, double labelPx, double barPx, double rowPx)
    : RowList(theme, false)
    , m_labelPx(labelPx)
    , m_barPx(barPx)
    , m_rowPx(rowPx)
{
    setMostStretch(10);
}

void QualityList::set(const QVector<view::QualityView>& qualities)
{
    m_qualities = qualities;
    m_labelWidth = px(m_labelPx);
    m_wordWidth = px(40);
    const QFontMetrics metrics(textFont(15, QFont::DemiBold));
    for (const auto& quality : m_qualities) {
        m_labelWidth = std::max(m_labelWidth, metrics.horizontalAdvance(quality.label) + px(2));
        m_wordWidth = std::max(m_wordWidth, metrics.horizontalAdvance(quality.word));
    }
    rowsChanged();
}

int QualityList::leastWidth() const
{
    return m_labelWidth + px(10 + 60 + 10 + 28 + 10 + 18 + 8) + m_wordWidth + px(4);
}

int QualityList::rowHeight(int, int) const
{
    return px(m_rowPx);
}

void QualityList::drawRow(QPainter& painter, int row, const QRect& box)
{
    const auto& quality = m_qualities[row];
    const QFont strong = textFont(15, QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(colour("ink"));
    painter.drawText(QRect(0, box.top(), m_labelWidth + 2, box.height()),
                     Qt::AlignVCenter | Qt::AlignLeft, quality.label);
    int x = m_labelWidth + px(10);
    const int room = width() - x - px(10 + 28 + 10 + 18 + 8 + 4) - m_wordWidth;
    const int bar = std::clamp(room, px(40), px(m_barPx));
    drawMeter(painter, theme(), QRectF(x, box.center().y() + 0.5 - px(16) / 2.0, bar, px(16)),
              quality);
    x += bar + px(10);
    painter.setFont(strong);
    painter.setPen(colour("ink"));
    painter.drawText(QRect(x, box.top(), px(30), box.height()), Qt::AlignVCenter | Qt::AlignLeft,
                     quality.value < 0 ? QStringLiteral("–") : QString::number(quality.value));
    x += px(38);
    drawIcon(painter, iconOf(quality.tone), QPointF(x, box.center().y() + 0.5 - px(18) / 2.0), 18,
             inkOf(quality.tone));
    painter.setPen(colour(inkOf(quality.tone)));
    painter.drawText(QRect(x + px(26), box.top(), width() - x - px(26), box.height()),
                     Qt::AlignVCenter | Qt::AlignLeft, quality.word);
}

QString QualityList::spokenRow(int row) const
{
    const auto& quality = m_qualities[row];
    return quality.value < 0 ? QStringLiteral("%1: %2").arg(quality.label, quality.word)
                             : tr("%1: %2, %3, ambang %4")
                                   .arg(quality.label, quality.word)
                                   .arg(quality.value)
                                   .arg(quality.threshold);
}

SegmentBar::SegmentBar(Theme& theme, double heightPx)
    : Painted(theme)
{
    setFixedHeight(px(heightPx));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SegmentBar::set(const QVector<view::SegmentView>& segments)
{
    m_segments = segments;
    setToolTip(spoken());
    update();
}

QString SegmentBar::spoken() const
{
    QStringList parts;
    for (const auto& segment : m_segments) {
        if (!segment.label.isEmpty()) {
            parts.append(segment.label);
        }
    }
    return parts.join(QStringLiteral(", "));
}

void SegmentBar::draw(QPainter& painter)
{
    double total = 0;
    for (const auto& segment : m_segments) {
        total += std::max(0, segment.weight);
    }
    QPainterPath clip;
    clip.addRoundedRect(QRectF(rect()), height() / 2.0, height() / 2.0);
    painter.setClipPath(clip);
    painter.fillRect(rect(), colour("sunken"));
    double x = 0;
    for (const auto& segment : m_segments) {
        if (segment.weight <= 0 || total <= 0) {
            continue;
        }
        const double wide = width() * segment.weight / total;
        painter.fillRect(QRectF(x, 0, wide, height()), colour(fillOf(segment)));
        x += wide;
        painter.fillRect(QRectF(x - 1, 0, 2, height()), colour("surface"));
    }
}

DistanceBar::DistanceBar(Theme& theme, double scale)
    : Painted(theme)
    , m_enlarged(scale)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void DistanceBar::set(const view::DistanceView& distance)
{
    m_distance = distance;
    update();
}

QString DistanceBar::spoken() const
{
    return m_distance.headline;
}

QSize DistanceBar::minimumSizeHint() const
{
    return {px(260 * m_enlarged), px(52 * m_enlarged)};
}

void DistanceBar::draw(QPainter& painter)
{
    const double k = m_enlarged;
    const double top = px(18 * k);
    const double high = px(14 * k);
    const double span = std::max(1.0, m_distance.maxCm - m_distance.minCm);
    const QRectF bar(px(8), top, width() - px(16), high);
    const auto at = [&](double cm) {
        return bar.left() + bar.width() * std::clamp((cm - m_distance.minCm) / span, 0.0, 1.0);
    };
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour("sunken"));
    painter.drawRoundedRect(bar, high / 2, high / 2);
    painter.setBrush(colour("ok"));
    painter.drawRoundedRect(QRectF(at(m_distance.goodFromCm), top,
                                   at(m_distance.goodToCm) - at(m_distance.goodFromCm), high),
                            px(3), px(3));
    if (m_distance.valueCm >= 0) {
        const double x = at(m_distance.valueCm);
        painter.setPen(QPen(colour("surface"), px(8 * k)));
        painter.drawLine(QPointF(x, top - px(4 * k)), QPointF(x, top + high + px(4 * k)));
        painter.setPen(QPen(colour("ink"), px(4 * k), Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(x, top - px(5 * k)), QPointF(x, top + high + px(5 * k)));
    }
    painter.setFont(textFont(13 * k));
    painter.setPen(colour("ink-2"));
    const double y = px(34 * k);
    const double line = px(18 * k);
    const double label = px(110 * k);
    const QLocale locale;
    painter.drawText(QRectF(0, y, label, line), Qt::AlignLeft, tr("terlalu dekat"));
    painter.drawText(QRectF(width() - label, y, label, line), Qt::AlignRight, tr("terlalu jauh"));
    if (width() > px(420 * k)) {
        painter.drawText(QRectF(at(m_distance.goodFromCm) - label / 2, y, label, line),
                         Qt::AlignHCenter, locale.toString(m_distance.goodFromCm, 'f', 0));
        painter.drawText(QRectF(at(m_distance.goodToCm) - label / 2, y, label, line),
                         Qt::AlignHCenter, tr("%1 cm").arg(m_distance.goodToCm, 0, 'f', 0));
    }
}

ProgressBar::ProgressBar(Theme& theme, double heightPx)
    : Painted(theme)
{
    setFixedHeight(px(heightPx));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_timer.setInterval(kMotionFrameMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_phase = (m_phase + 1) % kMotionPhases;
        if (isVisible()) {
            update();
        }
    });
}

void ProgressBar::set(int percent)
{
    m_percent = percent;
    if (percent < 0 && !theme().reducedMotion()) {
        m_timer.start();
    } else {
        m_timer.stop();
    }
    update();
}

void ProgressBar::draw(QPainter& painter)
{
    const double round = height() / 2.0;
    QPainterPath clip;
    clip.addRoundedRect(QRectF(rect()), round, round);
    painter.setClipPath(clip);
    painter.fillRect(rect(), colour("sunken"));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour("primary"));
    if (m_percent >= 0) {
        painter.drawRoundedRect(QRectF(0, 0, width() * std::min(m_percent, 100) / 100.0, height()),
                                round, round);
        return;
    }
    const double part = width() / 3.0;
    const double x = (width() + part) * m_phase / kMotionPhases - part;
    painter.drawRoundedRect(QRectF(x, 0, part, height()), round, round);
}

} // namespace rekam::ui
