#include "documents/sheet.h"

#include <QFile>
#include <QFileInfo>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace rekam::documents {

namespace {

constexpr int kResolutionDpi = 600;
constexpr double kMmPerInch = 25.4;
constexpr auto kUnfinished = ".part";
constexpr char16_t kFirstJoinedScript = 0x0590; // Hebrew; Arabic and the scripts of India follow

/// Whether letters of this text change with their neighbours: drawn one by one they are wrong.
bool joins(QStringView text)
{
    return std::ranges::any_of(
        text, [](QChar each) { return each.unicode() >= kFirstJoinedScript && each.isLetter(); });
}

} // namespace

Sheet::Sheet(const QString& path, const QString& title, const Layout& layout,
             workflow::DocumentMark mark)
    : m_path(path)
    , m_layout(layout)
    , m_mark(mark)
    , m_writer(std::make_unique<QPdfWriter>(path + kUnfinished))
    , m_cursorMm(layout.marginMm)
{
    m_writer->setResolution(kResolutionDpi);
    m_writer->setTitle(title);
    m_writer->setCreator(QStringLiteral("Rekam"));
    m_writer->setPageSize(QPageSize(layout.pageMm, QPageSize::Millimeter));
    m_writer->setPageMargins(QMarginsF());
    // Asked first: a painter without its file complains at every stroke, and finish() tells it
    // once.
    QFile file(path + kUnfinished);
    const bool writable = file.open(QIODevice::WriteOnly);
    file.close();
    if (writable && m_painter.begin(m_writer.get())) {
        markPage();
    }
}

QRectF Sheet::toDevice(QRectF areaMm) const
{
    constexpr double kScale = kResolutionDpi / kMmPerInch;
    return {areaMm.x() * kScale, areaMm.y() * kScale, areaMm.width() * kScale,
            areaMm.height() * kScale};
}

QFont Sheet::font(const TextStyle& style, QStringView text)
{
    QFont face(QStringLiteral("Inter"));
    face.setStyleHint(QFont::SansSerif);
    face.setPointSizeF(style.sizePt);
    face.setWeight(style.weight == Weight::Bold ? QFont::DemiBold : QFont::Normal);
    // Inter draws a raised hyphen between capitals; that glyph stands for no character, so that a
    // record number would be found, copied and read aloud without its hyphens.
    if (!joins(text)) {
        face.setStyleStrategy(QFont::PreferNoShaping);
    }
    return face;
}

double Sheet::heightMm(const QString& text, const TextStyle& style, double widthMm)
{
    const QFontMetricsF metrics(font(style, text), m_writer.get());
    const QRectF room = toDevice({0, 0, widthMm, 2000});
    const QRectF taken =
        metrics.boundingRect(room, static_cast<int>(style.align) | Qt::TextWordWrap, text);
    return taken.height() * kMmPerInch / kResolutionDpi;
}

void Sheet::draw(const QString& text, const TextStyle& style, QRectF areaMm)
{
    if (!m_painter.isActive()) {
        return;
    }
    m_painter.setFont(font(style, text));
    m_painter.setPen(Qt::black);
    m_painter.drawText(toDevice(areaMm), static_cast<int>(style.align) | Qt::TextWordWrap, text);
}

void Sheet::ensure(double heightMm)
{
    if (m_cursorMm + heightMm <= m_layout.pageMm.height() - m_layout.marginMm) {
        return;
    }
    if (m_painter.isActive() && m_writer->newPage()) {
        m_cursorMm = m_layout.marginMm;
        markPage();
    }
}

void Sheet::markPage()
{
    if (m_mark == workflow::DocumentMark::None) {
        return;
    }
    m_painter.save();
    const QRectF page = toDevice({0, 0, m_layout.pageMm.width(), m_layout.pageMm.height()});
    m_painter.translate(page.center());
    m_painter.rotate(-std::atan2(page.height(), page.width()) * 180.0 / M_PI);
    const QString mark = QStringLiteral("LATIHAN");
    m_painter.setFont(font({m_layout.pageMm.width() * 0.42, Weight::Bold, Qt::AlignCenter}, mark));
    m_painter.setPen(QColor(0xE8, 0xD9, 0xB8));
    m_painter.drawText(QRectF(-page.height(), -page.height() / 2, 2 * page.height(), page.height()),
                       static_cast<int>(Qt::AlignCenter), mark);
    m_painter.restore();
}

void Sheet::paragraph(const QString& text, const TextStyle& style)
{
    const double height = heightMm(text, style, widthMm());
    ensure(height);
    draw(text, style, {m_layout.marginMm, m_cursorMm, widthMm(), height});
    m_cursorMm += height;
}

void Sheet::field(const QString& label, const QString& value, double labelMm)
{
    const TextStyle quiet{9};
    const TextStyle strong{9, Weight::Bold};
    const double valueMm = widthMm() - labelMm;
    const double height =
        std::max(heightMm(label, quiet, labelMm), heightMm(value, strong, valueMm));
    ensure(height);
    draw(label, quiet, {m_layout.marginMm, m_cursorMm, labelMm, height});
    draw(value, strong, {m_layout.marginMm + labelMm, m_cursorMm, valueMm, height});
    m_cursorMm += height + 1.0;
}

void Sheet::row(const QVector<Cell>& cells, const TextStyle& style)
{
    constexpr double kPaddingMm = 1.2;
    double height = 0;
    for (const Cell& cell : cells) {
        height = std::max(height, heightMm(cell.text, style, cell.widthMm - 2 * kPaddingMm));
    }
    ensure(height + 2 * kPaddingMm);
    double x = m_layout.marginMm;
    for (const Cell& cell : cells) {
        draw(cell.text, {style.sizePt, style.weight, cell.align},
             {x + kPaddingMm, m_cursorMm + kPaddingMm, cell.widthMm - 2 * kPaddingMm, height});
        x += cell.widthMm;
    }
    m_cursorMm += height + 2 * kPaddingMm;
    rule();
}

void Sheet::rule()
{
    if (!m_painter.isActive()) {
        return;
    }
    const QRectF line = toDevice({m_layout.marginMm, m_cursorMm, widthMm(), 0});
    m_painter.setPen(QPen(QColor(0x80, 0x80, 0x80), 4));
    m_painter.drawLine(line.topLeft(), line.topRight());
}

void Sheet::space(double mm)
{
    m_cursorMm += mm;
}

void Sheet::matrix(const QVector<QVector<bool>>& modules, double sideMm)
{
    ensure(sideMm);
    if (!m_painter.isActive()) {
        return;
    }
    const double stepMm = sideMm / static_cast<double>(std::max<qsizetype>(modules.size(), 1));
    const double left = (m_layout.pageMm.width() - sideMm) / 2;
    for (qsizetype y = 0; y < modules.size(); ++y) {
        for (qsizetype x = 0; x < modules[y].size(); ++x) {
            if (modules[y][x]) {
                // A hair wider than a step, so that no white seam shows between neighbours.
                m_painter.fillRect(toDevice({left + static_cast<double>(x) * stepMm,
                                             m_cursorMm + static_cast<double>(y) * stepMm,
                                             stepMm * 1.02, stepMm * 1.02}),
                                   Qt::black);
            }
        }
    }
    m_cursorMm += sideMm;
}

bool Sheet::finish()
{
    if (!m_painter.isActive() || !m_painter.end()) {
        return false;
    }
    m_writer.reset(); // flushes and closes
    const QString part = m_path + kUnfinished;
    if (QFileInfo(part).size() == 0) {
        return false;
    }
    std::error_code failed;
    std::filesystem::rename(part.toStdString(), m_path.toStdString(), failed);
    return !failed;
}

} // namespace rekam::documents
