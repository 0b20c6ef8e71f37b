#include "gui/samples.h"

#include <QPainter>
#include <QPainterPath>
#include <QRandomGenerator>

#include <cmath>

namespace rekam::samples {

namespace {

constexpr double kPi = 3.14159265358979;

void drawScarf(QPainter& p)
{
    QPainterPath scarf;
    scarf.moveTo(0, -128);
    scarf.cubicTo(86, -128, 104, -50, 100, 20);
    scarf.cubicTo(98, 70, 120, 120, 128, 182);
    scarf.cubicTo(60, 230, -60, 230, -128, 182);
    scarf.cubicTo(-120, 120, -98, 70, -100, 20);
    scarf.cubicTo(-104, -50, -86, -128, 0, -128);
    p.setBrush(QColor(0xF4F6F8));
    p.drawPath(scarf);
    QPainterPath fold;
    fold.moveTo(-66, 60);
    fold.cubicTo(-40, 128, 30, 140, 96, 196);
    fold.cubicTo(40, 176, -40, 170, -92, 196);
    fold.cubicTo(-66, 160, -72, 110, -66, 60);
    p.setBrush(QColor(0xE3E8ED));
    p.drawPath(fold);
    p.setBrush(QColor(0xD5DCE3));
    p.drawEllipse(QRectF(-72, -100, 144, 200));
}

void drawFeatures(QPainter& p, const QColor& skin)
{
    p.setBrush(QColor(0, 0, 0, 16));
    p.drawEllipse(QRectF(-58, 14, 34, 22));
    p.drawEllipse(QRectF(24, 14, 34, 22));
    for (const int side : {-1, 1}) {
        p.setPen(Qt::NoPen);
        p.setBrush(QColor(0xFCFCFA));
        p.drawEllipse(QRectF(side * 29 - 13, -14, 26, 15));
        p.setBrush(QColor(0x2A1A12));
        p.drawEllipse(QPointF(side * 29, -6.5), 7, 7);
        p.setBrush(Qt::NoBrush);
        p.setPen(QPen(QColor(0x231A17), 3, Qt::SolidLine, Qt::RoundCap));
        QPainterPath lid;
        lid.moveTo(side * 29 - 13, -7);
        lid.quadTo(side * 29, -19, side * 29 + 13, -7);
        p.drawPath(lid);
        p.setPen(QPen(QColor(0x2A1F1B), 4.5, Qt::SolidLine, Qt::RoundCap));
        QPainterPath brow;
        brow.moveTo(side * 29 - 16, -28);
        brow.quadTo(side * 29, -36, side * 29 + 16, -28);
        p.drawPath(brow);
    }
    p.setPen(QPen(skin.darker(135), 3, Qt::SolidLine, Qt::RoundCap));
    QPainterPath nose;
    nose.moveTo(2, -6);
    nose.cubicTo(6, 10, 12, 22, 8, 27);
    nose.quadTo(0, 33, -8, 28);
    p.drawPath(nose);
    p.setPen(QPen(QColor(0xA04F4A), 5, Qt::SolidLine, Qt::RoundCap));
    QPainterPath mouth;
    mouth.moveTo(-20, 54);
    mouth.quadTo(0, 62, 20, 54);
    p.drawPath(mouth);
}

QPainterPath upperLid(QPointF c, double radius, double wide, double up)
{
    QPainterPath lid;
    lid.moveTo(c.x() - wide, c.y() + radius * 0.22);
    lid.cubicTo(c.x() - wide * 0.62, c.y() - up * 1.12, c.x() + wide * 0.38, c.y() - up * 1.42,
                c.x() + wide, c.y() - radius * 0.05);
    return lid;
}

void drawIrisTexture(QPainter& p, QPointF c, double radius, int seed)
{
    QRadialGradient ground(c, radius);
    ground.setColorAt(0, QColor(0x7D7D7D));
    ground.setColorAt(0.55, QColor(0x8D8D8D));
    ground.setColorAt(1, QColor(0x444444));
    p.setPen(Qt::NoPen);
    p.setBrush(ground);
    p.drawEllipse(c, radius, radius);
    QRandomGenerator random(static_cast<quint32>(seed));
    for (int i = 0; i < 520; ++i) {
        const double angle = random.generateDouble() * 2 * kPi;
        const double inner = radius * (0.42 + 0.12 * random.generateDouble());
        const double outer = radius * (0.6 + 0.36 * random.generateDouble());
        const int grey =
            random.bounded(2) != 0 ? 60 + random.bounded(40) : 150 + random.bounded(70);
        p.setPen(QPen(QColor(grey, grey, grey, 60 + random.bounded(60)),
                      (0.6 + random.generateDouble()) * radius / 66));
        const double bend = angle + (random.generateDouble() - 0.5) * 0.1;
        p.drawLine(c + QPointF(std::cos(angle), std::sin(angle)) * inner,
                   c + QPointF(std::cos(bend), std::sin(bend)) * outer);
    }
    p.setPen(Qt::NoPen);
    p.setBrush(QColor(0x0B0B0B));
    p.drawEllipse(c, radius * 0.38, radius * 0.38);
    p.setBrush(QColor(0xFAFAFA));
    p.drawEllipse(c + QPointF(-radius * 0.12, -radius * 0.1), radius * 0.055, radius * 0.055);
    p.drawEllipse(c + QPointF(radius * 0.1, -radius * 0.1), radius * 0.055, radius * 0.055);
}

} // namespace

QImage face(int variant, QRgb background)
{
    QImage image(600, 800, QImage::Format_RGB32);
    image.fill(QColor(background));
    QPainter p(&image);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    QLinearGradient shade(QPointF(0, 0), QPointF(600, 800));
    shade.setColorAt(0, QColor(255, 255, 255, 28));
    shade.setColorAt(1, QColor(0, 0, 0, 36));
    p.fillRect(image.rect(), shade);
    p.translate(300, 388);
    p.scale(2, 2);
    const QColor skin = variant == 1 ? QColor(0xB98660) : QColor(0xCF9F78);
    QPainterPath shoulders;
    shoulders.moveTo(-150, 260);
    shoulders.cubicTo(-150, 150, -110, 128, -52, 112);
    shoulders.lineTo(52, 112);
    shoulders.cubicTo(110, 128, 150, 150, 150, 260);
    p.setBrush(QColor(0xFBFCFD));
    p.drawPath(shoulders);
    drawScarf(p);
    QPainterPath oval;
    oval.moveTo(0, -88);
    oval.cubicTo(54, -88, 70, -44, 68, -2);
    oval.cubicTo(66, 48, 38, 96, 0, 96);
    oval.cubicTo(-38, 96, -66, 48, -68, -2);
    oval.cubicTo(-70, -44, -54, -88, 0, -88);
    p.setBrush(skin);
    p.drawPath(oval);
    drawFeatures(p, skin);
    return image;
}

QImage print(int seed, double contrast, double cover)
{
    constexpr int kWide = 160;
    constexpr int kHigh = 220;
    QImage image(kWide, kHigh, QImage::Format_ARGB32);
    QRandomGenerator random(static_cast<quint32>(seed));
    double phase[4];
    for (double& value : phase) {
        value = random.generateDouble() * 2 * kPi;
    }
    const double period = kWide / (13.0 + random.generateDouble() * 2);
    const bool whorl = seed % 3 == 0;
    for (int y = 0; y < kHigh; ++y) {
        for (int x = 0; x < kWide; ++x) {
            double u = x - kWide * 0.5 + 3 * std::sin(y * 3.0 / kWide + phase[0]);
            const double v = y - kHigh * 0.46 + 3 * std::sin(x * 4.0 / kWide + phase[1]);
            u += v > 0 ? 0.25 * v * (phase[2] - kPi) / kPi : 0;
            const double along =
                whorl ? std::hypot(u * 1.15, v * 0.8) + std::atan2(v, u) / (2 * kPi) * period
                      : (v < 0 ? std::hypot(u, v * 0.82) : std::abs(u) + 0.06 * v);
            const double ridge = 0.5 + 0.5 * std::cos(along / period * 2 * kPi);
            const double ex = (x - kWide * 0.5) / (kWide * 0.47);
            const double ey = (y - kHigh * 0.5) / (kHigh * 0.485);
            const double edge =
                std::pow(std::pow(std::abs(ex), 2.4) + std::pow(std::abs(ey), 2.4), 1 / 2.4);
            double alpha = edge < 0.9 ? 1 : edge < 1 ? (1 - edge) / 0.1 : 0;
            if (cover < 1 && ey > cover * 2 - 1.1) {
                alpha *= 0.15;
            }
            const int grey = std::clamp(
                255 - static_cast<int>(215 * contrast * ridge) + random.bounded(24) - 12, 0, 255);
            image.setPixelColor(x, y, QColor(grey, grey, grey, static_cast<int>(255 * alpha)));
        }
    }
    return image;
}

QImage eye(int seed, double lid, view::CircleView& pupil, view::CircleView& iris)
{
    QImage image(640, 320, QImage::Format_RGB32);
    QPainter p(&image);
    p.setRenderHint(QPainter::Antialiasing);
    const QRectF box(image.rect());
    QLinearGradient skin(box.topLeft(), box.bottomLeft());
    skin.setColorAt(0, QColor(0x9B9B9B));
    skin.setColorAt(1, QColor(0xB3B3B3));
    p.fillRect(box, skin);
    const QPointF c = box.center() + QPointF(0, 10);
    const double radius = 99;
    QRadialGradient socket(c, radius * 3.2);
    socket.setColorAt(0, QColor(40, 40, 40, 150));
    socket.setColorAt(1, QColor(60, 60, 60, 0));
    p.fillRect(box, socket);
    const double wide = radius * 2.35;
    const double up = radius * 1.18 * lid;
    const double down = radius * 1.12;
    const QPainterPath top = upperLid(c, radius, wide, up);
    QPainterPath opening = top;
    opening.cubicTo(c.x() + wide * 0.5, c.y() + down * 1.28, c.x() - wide * 0.45,
                    c.y() + down * 1.25, c.x() - wide, c.y() + radius * 0.22);
    p.save();
    p.setClipPath(opening);
    QRadialGradient white(c, wide);
    white.setColorAt(0, QColor(0xDEDEDE));
    white.setColorAt(1, QColor(0x8D8D8D));
    p.fillRect(box, white);
    drawIrisTexture(p, c, radius, seed);
    p.restore();
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(QColor(0x565656), 5, Qt::SolidLine, Qt::RoundCap));
    p.drawPath(opening);
    p.setPen(QPen(QColor(0x2B2B2B), 8, Qt::SolidLine, Qt::RoundCap));
    p.drawPath(top);
    QRandomGenerator random(static_cast<quint32>(seed) + 1);
    for (int i = 0; i < 46; ++i) {
        const double t = std::clamp(0.05 + i / 46.0 * 0.92, 0.0, 1.0);
        const QPointF base = top.pointAtPercent(t);
        const double lean = (t - 0.48) * 2;
        const double length = radius * (0.26 + 0.16 * random.generateDouble());
        p.setPen(QPen(QColor(32, 32, 32, 170), 2.2, Qt::SolidLine, Qt::RoundCap));
        p.drawLine(base, base + QPointF(lean * length * 0.9, -length));
    }
    pupil = {c, radius * 0.38};
    iris = {c, radius + 1};
    return image;
}

QImage paper()
{
    QImage image(384, 640, QImage::Format_RGB32);
    image.fill(QColor(0xFDFCF6));
    QPainter p(&image);
    p.fillRect(QRect(84, 30, 216, 10), QColor(0x4A5A68));
    p.fillRect(QRect(120, 50, 144, 6), QColor(0x9AA7B3));
    for (int row = 0; row < 17; ++row) {
        p.fillRect(QRect(28, 90 + row * 30, 88, 8), QColor(0xA8B3BD));
        p.fillRect(QRect(136, 90 + row * 30, 80 + (row * 74) % 124, 8), QColor(0x6C7A87));
    }
    p.setPen(QPen(QColor(0x7D4400), 4));
    p.setBrush(QColor(240, 174, 43, 60));
    p.drawRoundedRect(QRectF(16, 282, 352, 40), 6, 6);
    return image;
}

QImage evidence()
{
    QImage image(184, 136, QImage::Format_RGB32);
    image.fill(QColor(0x54606B));
    QPainter p(&image);
    p.setRenderHint(QPainter::Antialiasing);
    p.translate(36, 132);
    p.rotate(-12);
    p.setPen(Qt::NoPen);
    p.setBrush(QColor(0xCF9F78));
    for (int finger = 0; finger < 4; ++finger) {
        p.drawRoundedRect(QRectF(finger * 30, -104 - (finger % 3) * 8, 26, 120), 12, 12);
    }
    p.setBrush(QColor(0xF2F4F6));
    p.drawRoundedRect(QRectF(58, -92, 30, 40), 8, 8);
    return image;
}

QImage qr()
{
    constexpr int kModules = 25;
    QImage image(kModules, kModules, QImage::Format_RGB32);
    image.fill(Qt::white);
    QRandomGenerator random(77);
    for (int y = 0; y < kModules; ++y) {
        for (int x = 0; x < kModules; ++x) {
            if (random.bounded(2) != 0) {
                image.setPixelColor(x, y, QColor(0x0E1A25));
            }
        }
    }
    QPainter p(&image);
    for (const QPoint at : {QPoint(0, 0), QPoint(kModules - 7, 0), QPoint(0, kModules - 7)}) {
        p.fillRect(QRect(at - QPoint(1, 1), QSize(9, 9)), Qt::white);
        p.fillRect(QRect(at, QSize(7, 7)), QColor(0x0E1A25));
        p.fillRect(QRect(at + QPoint(1, 1), QSize(5, 5)), Qt::white);
        p.fillRect(QRect(at + QPoint(2, 2), QSize(3, 3)), QColor(0x0E1A25));
    }
    return image;
}

QVector<view::StrokeView> signature(double& aspect)
{
    constexpr double kWide = 620;
    constexpr double kHigh = 250;
    aspect = kWide / kHigh;
    QPainterPath name;
    name.moveTo(60, 150);
    name.cubicTo(80, 60, 120, 20, 126, 60);
    name.cubicTo(132, 110, 90, 200, 78, 190);
    name.cubicTo(70, 180, 120, 90, 160, 96);
    name.cubicTo(190, 100, 150, 160, 176, 156);
    name.cubicTo(200, 150, 204, 108, 222, 112);
    name.cubicTo(240, 118, 214, 158, 240, 152);
    name.cubicTo(268, 144, 262, 70, 280, 40);
    name.cubicTo(292, 24, 296, 60, 276, 120);
    name.cubicTo(270, 150, 290, 156, 312, 130);
    name.cubicTo(328, 110, 346, 112, 338, 134);
    name.cubicTo(332, 156, 356, 154, 372, 130);
    name.cubicTo(386, 112, 402, 120, 396, 140);
    name.cubicTo(392, 156, 430, 140, 500, 96);
    QPainterPath under;
    under.moveTo(120, 196);
    under.cubicTo(220, 176, 360, 170, 470, 176);
    QVector<view::StrokeView> strokes;
    for (const auto& [path, points] : {std::pair(name, 160), std::pair(under, 40)}) {
        view::StrokeView stroke;
        for (int i = 0; i <= points; ++i) {
            const QPointF at = path.pointAtPercent(i / double(points));
            stroke.append(QPointF(at.x() / kWide, at.y() / kHigh));
        }
        strokes.append(stroke);
    }
    return strokes;
}

} // namespace rekam::samples
