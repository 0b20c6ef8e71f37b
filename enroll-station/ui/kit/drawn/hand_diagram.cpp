#include "ui/kit/drawn/hand_diagram.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <array>
#include <cmath>

namespace rekam::ui {

namespace {

// Geometry: right hand, back view, in a box of 220 x 262; thumb first.
constexpr double kBoxWidth = 220;
constexpr double kBoxHeight = 262;

struct Bone
{
    QPointF base;
    QPointF tip;
    double width = 0;
};

const std::array<Bone, 5>& bones()
{
    static const std::array<Bone, 5> all = {
        Bone{{92, 206}, {34, 146}, 33}, Bone{{84, 140}, {66, 54}, 31},
        Bone{{110, 132}, {106, 30}, 32}, Bone{{136, 136}, {146, 44}, 31},
        Bone{{159, 150}, {182, 84}, 27}};
    return all;
}

QPainterPath capsule(QPointF from, QPointF to, double width)
{
    QPainterPath stick;
    stick.moveTo(from);
    stick.lineTo(to);
    QPainterPathStroker stroker;
    stroker.setWidth(width);
    stroker.setCapStyle(Qt::RoundCap);
    return stroker.createStroke(stick).simplified();
}

/// Palm and fingers as one outline. Uniting paths is dear, and the shape never changes.
const QPainterPath& outline()
{
    static const QPainterPath path = [] {
        QPainterPath palm;
        palm.moveTo(70, 134);
        palm.cubicTo(90, 116, 150, 118, 171, 146);
        palm.cubicTo(180, 176, 170, 206, 160, 222);
        palm.lineTo(158, 262);
        palm.lineTo(96, 262);
        palm.lineTo(96, 236);
        palm.cubicTo(78, 220, 64, 190, 70, 134);
        palm.closeSubpath();
        QPainterPath all = palm;
        for (const Bone& bone : bones()) {
            all = all.united(capsule(bone.base, bone.tip, bone.width));
        }
        return all.simplified();
    }();
    return path;
}

struct Inks
{
    QString fill;
    QString line;
    QString icon;
    QString iconInk;
};

Inks inksOf(view::FingerState state)
{
    switch (state) {
    case view::FingerState::Waiting:
        return {{}, QStringLiteral("line-strong"), {}, {}};
    case view::FingerState::Turn:
        return {QStringLiteral("primary-tint"), QStringLiteral("primary"), {}, {}};
    case view::FingerState::Good:
        return {QStringLiteral("ok-tint"), QStringLiteral("ok"), QStringLiteral("check"),
                QStringLiteral("on-ok")};
    case view::FingerState::Fair:
        return {QStringLiteral("warn-tint"), QStringLiteral("warn"), QStringLiteral("warning"),
                QStringLiteral("surface")};
    case view::FingerState::Weak:
        return {QStringLiteral("err-tint"), QStringLiteral("err"), QStringLiteral("close"),
                QStringLiteral("on-err")};
    case view::FingerState::Excepted:
        return {QStringLiteral("exc-tint"), QStringLiteral("exc"), QStringLiteral("exception"),
                QStringLiteral("surface")};
    }
    return {};
}

} // namespace

QString fingerName(int index)
{
    switch (index) {
    case 0:
        return HandDiagram::tr("Jempol kanan");
    case 1:
        return HandDiagram::tr("Telunjuk kanan");
    case 2:
        return HandDiagram::tr("Tengah kanan");
    case 3:
        return HandDiagram::tr("Manis kanan");
    case 4:
        return HandDiagram::tr("Kelingking kanan");
    case 5:
        return HandDiagram::tr("Jempol kiri");
    case 6:
        return HandDiagram::tr("Telunjuk kiri");
    case 7:
        return HandDiagram::tr("Tengah kiri");
    case 8:
        return HandDiagram::tr("Manis kiri");
    case 9:
        return HandDiagram::tr("Kelingking kiri");
    default:
        return {};
    }
}

QString fingerStateWord(view::FingerState state)
{
    switch (state) {
    case view::FingerState::Waiting:
        return HandDiagram::tr("belum");
    case view::FingerState::Turn:
        return HandDiagram::tr("giliran ini");
    case view::FingerState::Good:
        return HandDiagram::tr("baik");
    case view::FingerState::Fair:
        return HandDiagram::tr("cukup");
    case view::FingerState::Weak:
        return HandDiagram::tr("kurang");
    case view::FingerState::Excepted:
        return HandDiagram::tr("pengecualian");
    }
    return {};
}

HandDiagram::HandDiagram(Theme& theme, HandSide side, double leastWidthPx)
    : Painted(theme)
    , m_side(side)
    , m_leastWidthPx(leastWidthPx)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFocusPolicy(Qt::StrongFocus);
}

void HandDiagram::set(const view::HandsView& hands)
{
    m_hands = hands;
    update();
}

void HandDiagram::setChoosable(bool choosable)
{
    m_choosable = choosable;
}

void HandDiagram::setCurrent(int digit)
{
    m_digit = std::clamp(digit, 0, 4);
    setAccessibleDescription(spokenItems().value(m_digit).text);
    update();
}

QString HandDiagram::spoken() const
{
    return m_side == HandSide::Left ? tr("Tangan kiri") : tr("Tangan kanan");
}

int HandDiagram::indexOf(int digit) const
{
    return m_side == HandSide::Right ? digit : digit + 5;
}

view::FingerView HandDiagram::finger(int digit) const
{
    return m_hands.value(indexOf(digit));
}

QSize HandDiagram::minimumSizeHint() const
{
    return {px(m_leastWidthPx), px(m_leastWidthPx * kBoxHeight / kBoxWidth)};
}

QSize HandDiagram::sizeHint() const
{
    return minimumSizeHint();
}

QTransform HandDiagram::placement() const
{
    const double k = std::min(width() / kBoxWidth, height() / kBoxHeight);
    QTransform transform;
    transform.translate(width() / 2.0 - kBoxWidth / 2 * k, (height() - kBoxHeight * k) / 2);
    transform.scale(k, k);
    if (m_side == HandSide::Left) {
        transform.translate(kBoxWidth, 0);
        transform.scale(-1, 1);
    }
    return transform;
}

QVector<SpokenItem> HandDiagram::spokenItems() const
{
    QVector<SpokenItem> items;
    const QTransform transform = placement();
    for (int digit = 0; digit < 5; ++digit) {
        const auto now = finger(digit);
        const Bone& bone = bones()[static_cast<std::size_t>(digit)];
        QString text =
            QStringLiteral("%1, %2").arg(fingerName(indexOf(digit)), fingerStateWord(now.state));
        if (now.quality >= 0) {
            text += QStringLiteral(", %1").arg(now.quality);
        }
        items.append({text,
                      transform.mapRect(capsule(bone.base, bone.tip, bone.width).boundingRect())
                          .toAlignedRect(),
                      m_choosable ? QAccessible::CheckBox : QAccessible::Graphic, now.selected,
                      true});
    }
    return items;
}

QRect HandDiagram::focusArea() const
{
    const Bone& bone = bones()[static_cast<std::size_t>(m_digit)];
    return placement()
        .mapRect(
            capsule(bone.tip + (bone.base - bone.tip) * 0.7, bone.tip, bone.width).boundingRect())
        .toAlignedRect();
}

void HandDiagram::draw(QPainter& painter)
{
    const double k = std::min(width() / kBoxWidth, height() / kBoxHeight);
    painter.setTransform(placement(), true);
    painter.save();
    painter.setClipRect(QRectF(-10, -10, kBoxWidth + 20, kBoxHeight - 4));
    painter.setPen(QPen(colour("line-strong"), 2.2 / k * std::max(1.0, k * 0.7)));
    painter.setBrush(colour("raised"));
    painter.drawPath(outline());
    for (int digit = 0; digit < 5; ++digit) {
        drawFinger(painter, digit);
    }
    painter.restore();
    for (int digit = 0; digit < 5; ++digit) {
        drawState(painter, digit);
    }
}

void HandDiagram::drawFinger(QPainter& painter, int digit)
{
    const auto now = finger(digit);
    const auto state = now.selected ? view::FingerState::Turn : now.state;
    if (state == view::FingerState::Waiting) {
        return;
    }
    const Bone& bone = bones()[static_cast<std::size_t>(digit)];
    const QPointF reach = bone.tip + (bone.base - bone.tip) * (digit == 0 ? 0.62 : 0.78);
    const Inks inks = inksOf(state);
    painter.setPen(QPen(colour(inks.line), state == view::FingerState::Turn ? 3 : 2));
    painter.setBrush(colour(inks.fill));
    painter.drawPath(capsule(bone.tip, reach, bone.width - 4));
}

void HandDiagram::drawState(QPainter& painter, int digit)
{
    constexpr double kDiscRadius = 12.5;
    constexpr double kNumberBelow = 32;
    const auto now = finger(digit);
    const auto state = now.selected ? view::FingerState::Turn : now.state;
    const Bone& bone = bones()[static_cast<std::size_t>(digit)];
    const Inks inks = inksOf(state);
    const bool mirrored = m_side == HandSide::Left;
    painter.save();
    painter.translate(bone.tip);
    if (mirrored) {
        painter.scale(-1, 1); // numbers and icons are read, not mirrored
    }
    const QRectF disc(-kDiscRadius, -kDiscRadius, 2 * kDiscRadius, 2 * kDiscRadius);
    if (state == view::FingerState::Waiting) {
        painter.setPen(QPen(colour(inks.line), 2, Qt::DotLine));
        painter.setBrush(colour("surface"));
        painter.drawEllipse(disc.adjusted(1.5, 1.5, -1.5, -1.5));
    } else if (state == view::FingerState::Turn) {
        painter.setPen(QPen(colour(inks.line), 2.5));
        painter.setBrush(colour("surface"));
        painter.drawEllipse(disc);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour(inks.line));
        painter.drawEllipse(QRectF(-6, -6, 12, 12));
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour(inks.line));
        painter.drawEllipse(disc);
        const bool triangle = state == view::FingerState::Fair;
        const double side = triangle ? 15 : 17;
        const QPixmap icon = theme().icon(inks.icon, 48, inks.iconInk, devicePixelRatioF());
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawPixmap(QRectF(-side / 2, -side / 2 - (triangle ? 1 : 0), side, side), icon,
                           QRectF(icon.rect()));
    }
    if (now.quality >= 0) {
        const QPointF along = bone.base - bone.tip;
        QPointF at = along / std::hypot(along.x(), along.y()) * kNumberBelow;
        if (mirrored) {
            at.setX(-at.x());
        }
        QFont font = textFont(14, QFont::Bold);
        font.setPixelSize(14); // the box is scaled as a whole
        painter.setFont(font);
        painter.setPen(colour("ink"));
        painter.drawText(QRectF(at.x() - 16, at.y() - 10, 32, 20), Qt::AlignCenter,
                         QString::number(now.quality));
    }
    painter.restore();
}

void HandDiagram::mousePressEvent(QMouseEvent* event)
{
    const QPointF point = placement().inverted().map(event->position());
    for (int digit = 0; digit < 5; ++digit) {
        const Bone& bone = bones()[static_cast<std::size_t>(digit)];
        if (capsule(bone.base, bone.tip, bone.width + 8).contains(point)) {
            m_digit = digit;
            update();
            if (m_choosable) {
                Q_EMIT fingerChosen(indexOf(digit));
            }
            return;
        }
    }
}

void HandDiagram::keyPressEvent(QKeyEvent* event)
{
    // On the screen the left hand runs from the little finger to the thumb.
    const int towardsRight = m_side == HandSide::Right ? 1 : -1;
    int next = m_digit;
    switch (event->key()) {
    case Qt::Key_Left:
        next -= towardsRight;
        break;
    case Qt::Key_Right:
        next += towardsRight;
        break;
    case Qt::Key_Space:
        if (m_choosable) {
            Q_EMIT fingerChosen(indexOf(m_digit));
            return;
        }
        event->ignore();
        return;
    default:
        event->ignore();
        return;
    }
    if (next < 0 || next > 4) {
        focusNextPrevChild(event->key() == Qt::Key_Right);
        return;
    }
    m_digit = next;
    update();
    const auto items = spokenItems();
    setAccessibleDescription(items.value(m_digit).text);
}

} // namespace rekam::ui
