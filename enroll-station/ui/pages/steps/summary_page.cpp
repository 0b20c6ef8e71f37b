#include "ui/pages/steps/summary_page.h"

#include "ui/kit/drawn/pictures.h"
#include "ui/kit/drawn/signature_canvas.h"

#include <QPainter>

#include <array>
#include <cmath>

namespace rekam::ui {

namespace {

constexpr int kPulseFrameMs = 50;
// 2 s a breath.
constexpr int kPulsePhases = 40;
constexpr double kThumbPx = 104;
constexpr int kDetailFlags = static_cast<int>(Qt::AlignLeft) | static_cast<int>(Qt::AlignTop) |
                             static_cast<int>(Qt::TextWordWrap);

QString fingerIcon(view::FingerState state)
{
    switch (state) {
    case view::FingerState::Waiting:
        return QStringLiteral("pending");
    case view::FingerState::Turn:
        return QStringLiteral("active");
    case view::FingerState::Good:
        return QStringLiteral("check-circle");
    case view::FingerState::Fair:
        return QStringLiteral("warning");
    case view::FingerState::Weak:
        return QStringLiteral("x-circle");
    case view::FingerState::Excepted:
        return QStringLiteral("exception");
    }
    return {};
}

QString fingerInk(view::FingerState state)
{
    switch (state) {
    case view::FingerState::Waiting:
        return QStringLiteral("ink-3");
    case view::FingerState::Turn:
        return QStringLiteral("primary");
    case view::FingerState::Good:
        return QStringLiteral("ok");
    case view::FingerState::Fair:
        return QStringLiteral("warn");
    case view::FingerState::Weak:
        return QStringLiteral("err");
    case view::FingerState::Excepted:
        return QStringLiteral("exc");
    }
    return QStringLiteral("ink");
}

} // namespace

RecordList::RecordList(Theme& theme)
    : RowList(theme, true)
{
    setRules(true);
    setChooseOnMove(false);
    setMostStretch(8);
    setAccessibleName(tr("Isi rekaman"));
}

void RecordList::set(const QVector<view::SummaryRowView>& rows)
{
    m_rows = rows;
    rowsChanged();
}

int RecordList::rowHeight(int row, int width) const
{
    return px(38) + std::max(detailHeight(row, width), px(24));
}

int RecordList::detailHeight(int row, int width) const
{
    const int room = width - px(kThumbPx + 14 + 12) - chipWidth(theme(), m_rows[row].chip);
    return QFontMetrics(textFont(15))
        .boundingRect(QRect(0, 0, room, px(400)), kDetailFlags, m_rows[row].detail)
        .height();
}

bool RecordList::rowSelected(int) const
{
    return false;
}

/// A small sheet with lines of text and the signature below them.
void RecordList::drawSignedPage(QPainter& painter, const view::SummaryRowView& row,
                                const QRectF& box)
{
    const QRectF sheet(box.center().x() - px(20), box.top(), px(40), box.height());
    painter.setPen(QPen(colour("line-strong"), 1));
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(sheet.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4));
    painter.setPen(QPen(colour("line-strong"), px(2)));
    for (int line = 0; line < 4; ++line) {
        const double y = sheet.top() + px(9 + 6 * line);
        painter.drawLine(QPointF(sheet.left() + px(6), y),
                         QPointF(sheet.right() - px(line == 3 ? 16 : 6), y));
    }
    drawStrokes(painter, QRectF(sheet.left() + px(4), sheet.bottom() - px(19), px(32), px(15)),
                row.strokes, row.padAspect, px(1.2));
}

void RecordList::drawThumb(QPainter& painter, const view::SummaryRowView& row, const QRectF& box)
{
    if (!row.strokes.isEmpty() && row.screen == view::Screen::Statement) {
        drawSignedPage(painter, row, box);
        return;
    }
    if (!row.strokes.isEmpty()) {
        painter.setPen(QPen(colour("line"), 1));
        painter.setBrush(Qt::white);
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6));
        drawStrokes(painter, box.adjusted(px(4), px(4), -px(4), -px(4)), row.strokes, row.padAspect,
                    px(1.8));
        return;
    }
    if (!row.fingers.isEmpty()) {
        // Left hand above, little finger first, as on the diagram; right hand below.
        constexpr std::array kOrder = {9, 8, 7, 6, 5, 0, 1, 2, 3, 4};
        for (int i = 0; i < 10; ++i) {
            const auto state = row.fingers.value(kOrder.at(static_cast<std::size_t>(i))).state;
            const int line = i / 5;
            const QPointF at(box.left() + px(1 + (i % 5) * 21),
                             box.center().y() - px(22) + px(line * 24));
            drawIcon(painter, fingerIcon(state), at, 18, fingerInk(state));
        }
        return;
    }
    const int count = static_cast<int>(row.images.size());
    if (count == 0) {
        drawIcon(painter, row.icon.isEmpty() ? QStringLiteral("document") : row.icon,
                 box.center() - QPointF(px(16), px(16)), 32, QStringLiteral("ink-2"));
        return;
    }
    const double wide = count == 1 ? px(40) : (box.width() - px(4)) / 2;
    const double left = count == 1 ? box.center().x() - wide / 2 : box.left();
    for (int i = 0; i < std::min(count, 2); ++i) {
        drawFilled(painter, theme(),
                   QRectF(left + i * (wide + px(4)), box.top(), wide, box.height()), row.images[i]);
    }
}

void RecordList::drawRow(QPainter& painter, int row, const QRect& box)
{
    const auto& now = m_rows[row];
    if (now.chip.tone == view::Tone::Err) {
        painter.fillRect(box.adjusted(0, 1, 0, 0), colour("err-tint"));
    } else if (hoveredRow() == row) {
        painter.fillRect(box.adjusted(0, 1, 0, 0), colour("raised"));
    }
    const QRectF thumb(0, box.center().y() + 0.5 - px(26), px(kThumbPx), px(52));
    painter.save();
    drawThumb(painter, now, thumb);
    painter.restore();
    const int chip = chipWidth(theme(), now.chip);
    const int x = px(kThumbPx + 14);
    const QRect room(x, box.top(), width() - x - chip - px(12), box.height());
    const int detail = detailHeight(row, width());
    const int middle = box.center().y() - std::max(0, detail - px(22)) / 2;
    painter.setFont(textFont(16, QFont::DemiBold));
    painter.setPen(colour("ink"));
    painter.drawText(QRect(room.left(), middle - px(21), room.width(), px(22)),
                     Qt::AlignLeft | Qt::AlignVCenter, now.title);
    painter.setFont(textFont(15));
    painter.setPen(colour("ink-2"));
    painter.drawText(QRect(room.left(), middle + px(1), room.width(), detail), kDetailFlags,
                     now.detail);
    drawChip(painter, theme(),
             QRectF(width() - chip, box.center().y() + 0.5 - px(14), chip, px(28)), now.chip);
}

QString RecordList::spokenRow(int row) const
{
    return QStringLiteral("%1: %2, %3")
        .arg(m_rows[row].title, m_rows[row].chip.text, m_rows[row].detail);
}

ValidationRing::ValidationRing(Theme& theme)
    : Painted(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    m_timer.setInterval(kPulseFrameMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_phase = (m_phase + 1) % kPulsePhases;
        if (isVisible()) {
            update();
        }
    });
}

void ValidationRing::set(view::ValidationState state)
{
    m_state = state;
    if (state == view::ValidationState::Waiting && !theme().reducedMotion()) {
        m_timer.start();
    } else {
        m_timer.stop();
    }
    update();
}

void ValidationRing::draw(QPainter& painter)
{
    const double side = std::min(width(), height());
    const QRectF box((width() - side) / 2, (height() - side) / 2, side, side);
    QString line = QStringLiteral("line-strong");
    QString ground = QStringLiteral("raised");
    QString ink = QStringLiteral("ink-2");
    switch (m_state) {
    case view::ValidationState::Matched:
        line = ink = QStringLiteral("ok");
        ground = QStringLiteral("ok-tint");
        break;
    case view::ValidationState::Waiting:
        line = ink = QStringLiteral("primary");
        ground = QStringLiteral("primary-tint");
        break;
    case view::ValidationState::Refused:
        line = ink = QStringLiteral("err");
        ground = QStringLiteral("err-tint");
        break;
    case view::ValidationState::Expired:
        line = ink = QStringLiteral("warn");
        ground = QStringLiteral("warn-tint");
        break;
    case view::ValidationState::Idle:
        break;
    }
    QColor ring = colour(line);
    if (m_state == view::ValidationState::Waiting && m_timer.isActive()) {
        constexpr double kTurn = 6.283185307;
        ring.setAlphaF(static_cast<float>(0.8 + 0.2 * std::cos(kTurn * m_phase / kPulsePhases)));
    }
    const double thick = side / 14;
    painter.setPen(QPen(ring, thick));
    painter.setBrush(colour(ground));
    painter.drawEllipse(box.adjusted(thick, thick, -thick, -thick));
    const double designPx = side / 2 / theme().scale();
    drawIcon(painter, QStringLiteral("fingerprint"), box.center() - QPointF(side / 4, side / 4),
             designPx, ink);
}

SummaryPage::SummaryPage(const Kit& kit)
    : Page(kit)
    , m_title(new Text(theme(), TextRole::Lead))
    , m_chip(new Chip(theme()))
    , m_rows(new RecordList(theme()))
    , m_checksTitle(new Text(theme(), TextRole::Lead))
    , m_checks(new CheckList(theme(), CheckLook::Stacked))
    , m_validationTitle(new Text(theme(), TextRole::Lead, Fit::Elide))
    , m_validationChip(new Chip(theme()))
    , m_ring(new ValidationRing(theme()))
    , m_who(new Text(theme(), TextRole::Strong, Fit::Wrap))
    , m_detail(new Text(theme(), TextRole::Body, Fit::Wrap))
    , m_alert(makeAlert())
{
    setMargins(24, 14, 12);
    connect(m_rows, &RowList::rowChosen, this,
            [this](int row) { Q_EMIT intents().navigate(m_rows->screenOf(row)); });
    m_who->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_detail->setToken(QStringLiteral("ink-2"))->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    auto* list = new Surface(
        theme(), Ground::Card,
        column(theme(), 6,
               {put(row(theme(), 8, {put(m_title), spring(), put(m_chip)})), put(m_rows, 1)},
               {20, 14, 20, 10}));
    auto* checks =
        new Surface(theme(), Ground::Card,
                    column(theme(), 10, {put(m_checksTitle), put(m_checks)}, {18, 14, 18, 14}));
    auto* seal = new Surface(
        theme(), Ground::Card,
        column(theme(), 6,
               {put(row(theme(), 8, {put(m_validationTitle, 1), put(m_validationChip)})), spring(),
                put(m_ring, 8, Qt::AlignHCenter), put(m_who), put(m_detail), spring()},
               {18, 12, 18, 12}));
    m_list = list;
    m_checksCard = checks;
    auto* side = new QWidget;
    side->setLayout(column(theme(), 12, {put(checks), put(seal, 1)}));
    auto* middle = row(theme(), 12, {put(list, 1), put(side)});
    foldWhenNarrow(middle);
    fixWidthWhenWide(side, 350);
    setBody(column(theme(), 12, {put(middle, 1), put(m_alert)}));
}

void SummaryPage::display(const view::SummaryView& summary)
{
    m_title->setText(summary.title);
    m_chip->set(summary.chip);
    m_rows->set(summary.rows);
    m_checksTitle->setText(summary.checksTitle);
    m_checks->set(summary.checks);
    m_validationTitle->setText(summary.validation.title);
    m_validationChip->set(summary.validation.chip);
    m_ring->set(summary.validation.state);
    m_ring->setAccessibleName(summary.validation.who);
    m_who->setText(summary.validation.who);
    m_detail->setText(summary.validation.detail);
    m_alert->set(summary.alert);
    m_held.clear();
    for (const auto& row : summary.rows) {
        if (row.chip.tone == view::Tone::Err) {
            m_held.clear();
            break;
        }
        m_held += row.title + row.detail + row.chip.text + u'\n';
    }
    setActions(summary.actions);
}

Duty SummaryPage::duty() const
{
    if (m_held.isEmpty()) {
        return {};
    }
    return {tr("isi rekaman"), inBody(m_list) | inBody(m_checksCard), m_held};
}

} // namespace rekam::ui
