#include "ui/kit/drawn/pictures.h"

#include "ui/kit/lists/choice_list.h"

#include <QPainter>
#include <QPainterPath>

namespace rekam::ui {

namespace {

// The card photo is 3 : 4.
constexpr double kPhotoAspect = 0.75;

void drawRing(QPainter& painter, QPointF centre, double radius, const QColor& colour, double thick)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 150), thick * 1.8));
    painter.drawEllipse(centre, radius, radius);
    painter.setPen(QPen(colour, thick));
    painter.drawEllipse(centre, radius, radius);
}

} // namespace

QRectF cropFor(QSizeF size, QSizeF shape)
{
    if (size.isEmpty() || shape.isEmpty()) {
        return QRectF(QPointF(0, 0), size);
    }
    const double wanted = shape.width() / shape.height();
    if (size.width() / size.height() > wanted) {
        const double wide = size.height() * wanted;
        return {(size.width() - wide) / 2, 0, wide, size.height()};
    }
    const double high = size.width() / wanted;
    return {0, (size.height() - high) / 2, size.width(), high};
}

void drawFilled(QPainter& painter, const Theme& theme, const QRectF& box, const QImage& image)
{
    painter.save();
    QPainterPath clip;
    clip.addRoundedRect(box, theme.px(8), theme.px(8));
    painter.setClipPath(clip);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(box, image, cropFor(QSizeF(image.size()), box.size()));
    painter.restore();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.colour(QStringLiteral("line-strong")), 1));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(8), theme.px(8));
}

CameraView::CameraView(Theme& theme)
    : Painted(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Gambar kamera"));
}

QSize CameraView::sizeHint() const
{
    return {px(274), px(365)}; // it grows; what stands beside and below it needs its room first
}

QSize CameraView::minimumSizeHint() const
{
    return {px(165), px(220)};
}

void CameraView::showFrame(const QImage& frame)
{
    m_frame = frame;
    if (m_phase == view::LivePhase::Live) {
        update();
    }
}

void CameraView::setStill(const QImage& still)
{
    m_still = still;
    update();
}

void CameraView::setPhase(view::LivePhase phase, const QString& sentence)
{
    if (phase == view::LivePhase::Lost && m_phase != view::LivePhase::Lost && m_still.isNull()) {
        m_still = m_frame;
    }
    m_phase = phase;
    m_sentence = sentence;
    update();
}

void CameraView::setGuide(const view::FaceGuideView& guide)
{
    m_guide = guide;
    update();
}

QRectF CameraView::pictureBox() const
{
    const double wide = std::min<double>(width(), height() * kPhotoAspect);
    const double high = wide / kPhotoAspect;
    return {(width() - wide) / 2, (height() - high) / 2, wide, high};
}

void CameraView::draw(QPainter& painter)
{
    const QRectF box = pictureBox();
    const bool live = m_phase == view::LivePhase::Live;
    QImage image = live ? m_frame : m_still;
    QPainterPath clip;
    clip.addRoundedRect(box, px(8), px(8));
    painter.save();
    painter.setClipPath(clip);
    painter.fillRect(box, colour("sunken"));
    if (!image.isNull()) {
        // Live frames are drawn 25 times a second: nearest is enough and four times faster.
        painter.setRenderHint(QPainter::SmoothPixmapTransform, !live);
        if (live && m_mirrored) {
            painter.translate(box.center().x() * 2, 0);
            painter.scale(-1, 1);
        }
        painter.drawImage(box, image, cropFor(QSizeF(image.size()), box.size()));
    }
    painter.restore();
    if (m_phase == view::LivePhase::Lost) {
        QColor grey = colour("sunken");
        grey.setAlphaF(0.72F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(grey);
        painter.drawRoundedRect(box, px(8), px(8));
    }
    if (live && m_guideShown && !image.isNull()) {
        drawGuide(painter, box);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour("line-strong"), 1));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(8), px(8));
    if (!m_sentence.isEmpty() || image.isNull()) {
        drawSentence(painter, box);
    }
}

void CameraView::drawSentence(QPainter& painter, const QRectF& box)
{
    drawIcon(painter, QStringLiteral("camera"),
             QPointF(box.center().x() - px(24), box.center().y() - px(64)), 48,
             QStringLiteral("ink-2"));
    painter.setFont(textFont(16, QFont::DemiBold));
    painter.setPen(colour("ink"));
    painter.drawText(box.adjusted(px(16), box.height() / 2, -px(16), 0),
                     static_cast<int>(Qt::AlignHCenter) | static_cast<int>(Qt::AlignTop) |
                         static_cast<int>(Qt::TextWordWrap),
                     m_sentence);
}

void CameraView::drawGuide(QPainter& painter, const QRectF& box)
{
    const QPointF centre(box.left() + box.width() * m_guide.centre.x(),
                         box.top() + box.height() * m_guide.centre.y());
    const double halfWide = box.width() * m_guide.halfWidth;
    const double halfHigh = box.height() * m_guide.halfHeight;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 120), px(5)));
    painter.drawEllipse(centre, halfWide, halfHigh);
    painter.setPen(QPen(Qt::white, px(2.5), Qt::DashLine));
    painter.drawEllipse(centre, halfWide, halfHigh);
    const double eyes = box.top() + box.height() * m_guide.eyeLine;
    painter.setPen(QPen(QColor(255, 255, 255, 200), px(1.5), Qt::DotLine));
    painter.drawLine(QPointF(box.left() + px(16), eyes),
                     QPointF(centre.x() - halfWide - px(6), eyes));
    painter.drawLine(QPointF(centre.x() + halfWide + px(6), eyes),
                     QPointF(box.right() - px(16), eyes));
    painter.setPen(QPen(Qt::white, px(4), Qt::SolidLine, Qt::RoundCap));
    const double inset = px(14);
    const double arm = px(26);
    for (int corner = 0; corner < 4; ++corner) {
        const bool right = corner % 2 == 1;
        const bool low = corner / 2 == 1;
        const QPointF at(right ? box.right() - inset : box.left() + inset,
                         low ? box.bottom() - inset : box.top() + inset);
        painter.drawLine(at, at + QPointF(right ? -arm : arm, 0));
        painter.drawLine(at, at + QPointF(0, low ? -arm : arm));
    }
}

PictureBox::PictureBox(Theme& theme, double leastWidthPx, double leastHeightPx)
    : Painted(theme)
    , m_leastWidthPx(leastWidthPx)
    , m_leastHeightPx(leastHeightPx)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PictureBox::set(const QImage& image, const QString& emptyText, view::Tone tone)
{
    m_image = image;
    m_emptyText = emptyText;
    m_tone = tone;
    update();
}

void PictureBox::setRings(const std::optional<view::CircleView>& pupil,
                          const std::optional<view::CircleView>& iris)
{
    m_pupil = pupil;
    m_iris = iris;
    update();
}

QString PictureBox::spoken() const
{
    return m_image.isNull() ? m_emptyText : accessibleName();
}

void PictureBox::setLeastHeight(double designPx)
{
    m_leastHeightPx = designPx;
    updateGeometry();
}

QSize PictureBox::minimumSizeHint() const
{
    return {px(m_leastWidthPx), px(m_leastHeightPx)};
}

void PictureBox::draw(QPainter& painter)
{
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    const bool toned = m_tone != view::Tone::Neutral;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(m_ground));
    painter.drawRoundedRect(box, px(8), px(8));
    if (m_image.isNull()) {
        if (!m_emptyIcon.isEmpty()) {
            drawIcon(painter, m_emptyIcon,
                     box.center() - QPointF(px(18), px(m_emptyText.isEmpty() ? 18 : 44)), 36,
                     QStringLiteral("ink-3"));
        }
        painter.setFont(textFont(15));
        painter.setPen(colour("ink-2"));
        const int place = m_emptyIcon.isEmpty()
                              ? static_cast<int>(Qt::AlignCenter)
                              : static_cast<int>(Qt::AlignHCenter) | static_cast<int>(Qt::AlignTop);
        const QRectF room = m_emptyIcon.isEmpty() ? box : box.adjusted(0, box.height() / 2, 0, 0);
        painter.drawText(room.adjusted(px(10), 0, -px(10), 0),
                         place | static_cast<int>(Qt::TextWordWrap), m_emptyText);
    } else {
        const QRectF source =
            m_filling ? cropFor(QSizeF(m_image.size()), box.size()) : QRectF(m_image.rect());
        QRectF target = box;
        if (!m_filling) {
            const QSizeF fitted =
                QSizeF(m_image.size())
                    .scaled(box.adjusted(px(3), px(3), -px(3), -px(3)).size(), Qt::KeepAspectRatio);
            target =
                QRectF(box.center() - QPointF(fitted.width() / 2, fitted.height() / 2), fitted);
        }
        painter.save();
        QPainterPath clip;
        clip.addRoundedRect(box, px(8), px(8));
        painter.setClipPath(clip);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(target, m_image, source);
        const double k = target.width() / std::max(1.0, source.width());
        const auto place = [&](QPointF point) {
            return target.topLeft() + (point - source.topLeft()) * k;
        };
        // On a near infrared picture only light rings are seen, whatever the theme.
        const QColor ring(m_tone == view::Tone::Ok ? 0x6EDB9B : 0xFFC65F);
        for (const auto& circle : {m_pupil, m_iris}) {
            if (circle) {
                drawRing(painter, place(circle->centre), circle->radius * k, ring, px(2.5));
            }
        }
        painter.restore();
    }
    painter.setBrush(Qt::NoBrush);
    const double thick = toned ? px(2.5) : 1;
    painter.setPen(QPen(colour(toned ? inkOf(m_tone) : QStringLiteral("line")), thick));
    painter.drawRoundedRect(box.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2), px(8),
                            px(8));
}

Portrait::Portrait(Theme& theme, double widthPx, double heightPx)
    : Painted(theme)
    , m_widthPx(widthPx)
    , m_heightPx(heightPx)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Portrait::set(const QImage& image, const QString& initials)
{
    m_image = image;
    m_initials = initials;
    updateGeometry();
    update();
}

QSize Portrait::sizeHint() const
{
    return {px(m_widthPx), px(m_image.isNull() ? m_widthPx : m_heightPx)};
}

void Portrait::draw(QPainter& painter)
{
    if (m_image.isNull()) {
        drawAvatar(painter, theme(), QRectF(rect()), m_initials, true);
    } else {
        drawFilled(painter, theme(), QRectF(rect()), m_image);
    }
}

Mark::Mark(Theme& theme, double sidePx)
    : Painted(theme)
    , m_sidePx(sidePx)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Mark::sizeHint() const
{
    return {px(m_sidePx), px(m_sidePx)};
}

void Mark::draw(QPainter& painter)
{
    // Drawn in a box of 36.
    painter.scale(width() / 36.0, height() / 36.0);
    painter.translate(1, 1);
    painter.setBrush(Qt::NoBrush);
    const QColor ink = colour(m_onPage ? "ink" : "rail-ink");
    for (int arc = 0; arc < 3; ++arc) {
        const double radius = 15 - 5 * arc;
        const int from = arc == 1 ? -30 : -10;
        const int span = arc == 1 ? 250 : 220 - arc * 20;
        painter.setPen(QPen(ink, 2.5, Qt::SolidLine, Qt::RoundCap));
        painter.drawArc(QRectF(17 - radius, 17 - radius, 2 * radius, 2 * radius), from * 16,
                        span * 16);
    }
    QPainterPath tick;
    tick.moveTo(12, 24);
    tick.lineTo(18, 30);
    tick.lineTo(30, 18);
    painter.setPen(QPen(QColor(m_onPage && !theme().isDark() ? 0x0A6638 : 0x6EDB9B), 3.3,
                        Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(tick);
}

} // namespace rekam::ui
