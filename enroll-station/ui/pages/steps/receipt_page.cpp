#include "ui/pages/steps/receipt_page.h"

#include <QPainter>
#include <QtMath>

#include <algorithm>

namespace rekam::ui {

namespace {

constexpr double kCodePx = 120;
constexpr double kWidthPx = 262;
constexpr double kSidePx = 14;
constexpr double kLinePx = 18;
constexpr double kAroundPx = 123; ///< of the paper without its lines and its code

} // namespace

ReceiptPaper::ReceiptPaper(Theme& theme)
    : Painted(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void ReceiptPaper::set(const view::ReceiptPaperView& paper)
{
    m_paper = paper;
    updateGeometry();
    update();
}

QString ReceiptPaper::spoken() const
{
    QStringList parts{m_paper.title, m_paper.number};
    for (const auto& line : m_paper.lines) {
        parts.append(QStringLiteral("%1: %2").arg(line.label, line.value));
    }
    parts.append(m_paper.state);
    return parts.join(QStringLiteral(". "));
}

/// A value that finds no room beside its label stands below it, on as many lines as it needs.
int ReceiptPaper::linesOf(const view::LabelledText& line) const
{
    const double room = px(kWidthPx) - 8 - 2 * px(kSidePx);
    const QFontMetricsF strong(textFont(13, QFont::Bold));
    const double label = QFontMetricsF(textFont(13)).horizontalAdvance(line.label) + px(8);
    const double value = strong.horizontalAdvance(line.value);
    if (label + value <= room) {
        return 1;
    }
    const QRectF taken =
        strong.boundingRect(QRectF(0, 0, room, 1000), Qt::TextWordWrap, line.value);
    return 1 + std::max(1, qCeil(taken.height() / strong.height()));
}

/// Whole pixels a module: what a phone reads must not be smeared.
int ReceiptPaper::codeSide() const
{
    const int modules = std::max(1, m_paper.qr.width());
    return std::max(1, px(kCodePx) / modules) * modules;
}

QSize ReceiptPaper::minimumSizeHint() const
{
    int lines = 0;
    for (const auto& line : m_paper.lines) {
        lines += linesOf(line);
    }
    return {px(kWidthPx), px(kAroundPx + kLinePx * lines) + codeSide()};
}

void ReceiptPaper::draw(QPainter& painter)
{
    const QColor ink(0x0E1A25);
    const QRectF page = QRectF(rect()).adjusted(4, 2, -4, -4);
    painter.setPen(QPen(QColor(0xC6D0DA), 1));
    painter.setBrush(Qt::white);
    painter.drawRect(page);
    painter.setPen(ink);
    double y = page.top() + px(12);
    const auto text = [&](const QString& words, double designPx, QFont::Weight weight,
                          Qt::Alignment align) {
        const QFont font = textFont(designPx, weight);
        painter.setFont(font);
        const QRectF line(page.left() + px(14), y, page.width() - px(28), px(designPx + 8));
        painter.drawText(line, static_cast<int>(align | Qt::AlignVCenter),
                         QFontMetricsF(font).elidedText(words, Qt::ElideRight, line.width()));
    };
    text(m_paper.title, 17, QFont::Bold, Qt::AlignHCenter);
    y += px(24);
    text(m_paper.number, 13, QFont::Normal, Qt::AlignHCenter);
    y += px(22);
    const QFont strong = textFont(13, QFont::Bold);
    for (const auto& line : m_paper.lines) {
        text(line.label, 13, QFont::Normal, Qt::AlignLeft);
        const int lines = linesOf(line);
        const double below = lines > 1 ? px(kLinePx) : 0;
        const double high = px(kLinePx) * std::max(1, lines - 1);
        painter.setFont(strong);
        painter.drawText(
            QRectF(page.left() + px(kSidePx), y + below, page.width() - 2 * px(kSidePx), high),
            static_cast<int>(Qt::AlignRight) | static_cast<int>(Qt::AlignVCenter) |
                static_cast<int>(Qt::TextWordWrap),
            line.value);
        y += px(kLinePx) * lines;
    }
    y += px(6);
    text(m_paper.state, 15, QFont::Bold, Qt::AlignHCenter);
    y += px(24);
    if (!m_paper.qr.isNull()) {
        const double side = codeSide();
        painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
        painter.drawImage(QRectF(page.center().x() - side / 2, y, side, side), m_paper.qr);
        y += side + px(4);
    }
    text(m_paper.footer, 13, QFont::Bold, Qt::AlignHCenter);
}

ReceiptPage::ReceiptPage(const Kit& kit)
    : Page(kit)
    , m_icon(new Icon(theme(), {}, 52, QStringLiteral("ok")))
    , m_headline(new Text(theme(), TextRole::Heading, Fit::Wrap))
    , m_subline(new Text(theme(), TextRole::Strong, Fit::Wrap))
    , m_trail(new TrailList(theme()))
    , m_cardIcon(new Icon(theme(), {}, 24, QStringLiteral("ink-2")))
    , m_cardTitle(new Text(theme(), TextRole::Strong, Fit::Wrap))
    , m_cardDetail(new Text(theme(), TextRole::Body, Fit::Wrap))
    , m_paperTitle(new Text(theme(), TextRole::Lead, Fit::Elide))
    , m_paperChip(new Chip(theme()))
    , m_paper(new ReceiptPaper(theme()))
    , m_next(makeAlert())
{
    setMargins(24, 14, 12);
    m_headline->setType(34, QFont::Bold);
    m_subline->setToken(QStringLiteral("ink-2"));
    m_cardDetail->setToken(QStringLiteral("ink-2"));
    auto* state = new Surface(
        theme(), Ground::Card,
        column(
            theme(), 0,
            {put(row(theme(), 16,
                     {put(m_icon, 0, Qt::AlignTop),
                      put(column(theme(), 0, {spring(), put(m_headline), put(m_subline), spring()}),
                          1)})),
             gap(20), put(new Rule(theme(), Qt::Horizontal)), gap(18), put(m_trail), gap(18),
             put(new Rule(theme(), Qt::Horizontal)), gap(16),
             put(row(theme(), 12,
                     {put(m_cardIcon),
                      put(column(theme(), 0, {put(m_cardTitle), put(m_cardDetail)}), 1)})),
             spring()},
            {26, 22, 26, 18}));
    auto* paper =
        new Surface(theme(), Ground::Card,
                    column(theme(), 10,
                           {put(row(theme(), 8, {put(m_paperTitle, 1), put(m_paperChip)})),
                            put(m_paper, 1, Qt::AlignHCenter)},
                           {18, 14, 18, 14}));
    auto* middle = row(theme(), 12, {put(state, 1), put(paper)});
    foldWhenNarrow(middle);
    fixWidthWhenWide(paper, 330);
    setBody(column(theme(), 12, {put(middle, 1), put(m_next)}));
}

void ReceiptPage::display(const view::ReceiptView& receipt)
{
    m_icon->set(receipt.icon.isEmpty() ? iconOf(receipt.tone) : receipt.icon, inkOf(receipt.tone));
    m_headline->setText(receipt.headline);
    m_headline->setToken(inkOf(receipt.tone));
    m_subline->setText(receipt.subline);
    m_trail->set(receipt.trail);
    m_cardIcon->set(receipt.card.icon.isEmpty() ? QStringLiteral("card") : receipt.card.icon,
                    QStringLiteral("ink-2"));
    m_cardTitle->setText(receipt.card.title);
    m_cardDetail->setText(receipt.card.detail);
    m_paperTitle->setText(receipt.paperTitle);
    m_paperChip->set(receipt.paperChip);
    m_paper->set(receipt.paper);
    m_next->set(receipt.next);
    setActions(receipt.actions);
}

} // namespace rekam::ui
