#include "ui/pages/steps/fingerprints_page.h"

#include <QPainter>

#include <array>

namespace rekam::ui {

PrintRow::PrintRow(Theme& theme)
    : Painted(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PrintRow::set(const QVector<view::PrintView>& prints, const QString& emptyText)
{
    m_prints = prints;
    m_emptyText = prints.isEmpty() ? emptyText : QString();
    update();
}

QSize PrintRow::minimumSizeHint() const
{
    return {px(280), px(142)};
}

QRect PrintRow::place(qsizetype index) const
{
    // A single finger is not blown up: four would fit.
    const int count = std::max(2, static_cast<int>(m_prints.size()));
    const int column = width() / count;
    const int wide = std::min(px(88), column - px(8));
    const int left = static_cast<int>(m_prints.size()) == 1
                         ? (width() - wide) / 2
                         : static_cast<int>(index) * column + (column - wide) / 2;
    return {left, 0, wide, px(118)};
}

QVector<SpokenItem> PrintRow::spokenItems() const
{
    QVector<SpokenItem> items;
    for (qsizetype i = 0; i < m_prints.size(); ++i) {
        items.append({m_prints[i].finger, place(i), QAccessible::Graphic, false, true});
    }
    return items;
}

void PrintRow::draw(QPainter& painter)
{
    if (m_prints.isEmpty()) {
        painter.setPen(QPen(colour("line-strong"), px(1.5), Qt::DashLine));
        painter.setBrush(colour("raised"));
        const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
        painter.drawRoundedRect(box, px(8), px(8));
        drawIcon(painter, QStringLiteral("fingerprint"),
                 QPointF(box.center().x() - px(18), box.top() + px(24)), 36,
                 QStringLiteral("ink-3"));
        painter.setFont(textFont(15));
        painter.setPen(colour("ink-2"));
        painter.drawText(box.adjusted(px(12), px(66), -px(12), 0),
                         static_cast<int>(Qt::AlignHCenter) | static_cast<int>(Qt::AlignTop) |
                             static_cast<int>(Qt::TextWordWrap),
                         m_emptyText);
        return;
    }
    for (qsizetype i = 0; i < m_prints.size(); ++i) {
        const auto& print = m_prints[i];
        const QRectF box = QRectF(place(i)).adjusted(1.5, 1.5, -1.5, -1.5);
        const bool toned = print.tone != view::Tone::Neutral;
        painter.setPen(QPen(colour(toned ? inkOf(print.tone) : QStringLiteral("line-strong")),
                            toned ? px(2.5) : 1));
        painter.setBrush(QColor(0xFBFCFD)); // glass is white in both themes
        painter.drawRoundedRect(box, px(6), px(6));
        if (!print.image.isNull()) {
            const QRectF room = box.adjusted(px(3), px(3), -px(3), -px(3));
            const QSizeF fitted =
                QSizeF(print.image.size()).scaled(room.size(), Qt::KeepAspectRatio);
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            painter.drawImage(
                QRectF(room.center() - QPointF(fitted.width() / 2, fitted.height() / 2), fitted),
                print.image);
        }
        const QFont font = textFont(14, QFont::DemiBold);
        painter.setFont(font);
        painter.setPen(colour("ink"));
        const int column = width() / std::max(2, static_cast<int>(m_prints.size()));
        const QRect label(place(i).center().x() - column / 2, px(120), column, px(22));
        painter.drawText(label, Qt::AlignCenter,
                         QFontMetrics(font).elidedText(print.finger, Qt::ElideRight, column));
    }
}

HandPair::HandPair(Theme& theme, double leastWidthPx)
    : m_left(new HandDiagram(theme, HandSide::Left, leastWidthPx))
    , m_right(new HandDiagram(theme, HandSide::Right, leastWidthPx))
{
    const auto named = [&](const QString& name, HandDiagram* hand) {
        auto* title = new Text(theme, TextRole::Strong);
        title->setText(name);
        return column(theme, 0, {put(title, 0, Qt::AlignHCenter), put(hand, 1)});
    };
    setLayout(row(theme, 12,
                  {put(named(HandDiagram::tr("Tangan kiri"), m_left), 1),
                   put(named(HandDiagram::tr("Tangan kanan"), m_right), 1)}));
    connect(m_left, &HandDiagram::fingerChosen, this, &HandPair::fingerChosen);
    connect(m_right, &HandDiagram::fingerChosen, this, &HandPair::fingerChosen);
}

void HandPair::set(const view::HandsView& hands)
{
    m_hands = hands;
    m_left->set(hands);
    m_right->set(hands);
}

QWidget* HandPair::toFirstWanting()
{
    constexpr std::array kLeftToRight = {9, 8, 7, 6, 5, 0, 1, 2, 3, 4};
    constexpr int kFingersAHand = 5;
    for (const auto state : {view::FingerState::Weak, view::FingerState::Waiting}) {
        for (const int index : kLeftToRight) {
            if (index < m_hands.size() && m_hands[index].state == state) {
                HandDiagram* hand = index < kFingersAHand ? m_right : m_left;
                hand->setCurrent(index % kFingersAHand);
                return hand;
            }
        }
    }
    return m_left;
}

void HandPair::setChoosable(bool choosable)
{
    m_left->setChoosable(choosable);
    m_right->setChoosable(choosable);
}

FingerprintsPage::FingerprintsPage(const Kit& kit)
    : Page(kit)
    , m_tabs(new TileRow(theme(), TileLook::Turn))
    , m_handsTitle(new Text(theme(), TextRole::Lead))
    , m_handsNote(new Text(theme(), TextRole::Body, Fit::Elide))
    , m_hands(new HandPair(theme(), 150))
    , m_legend(new ChipRow(theme(), ChipLook::Plain, 13))
    , m_resultTitle(new Text(theme(), TextRole::Lead, Fit::Elide))
    , m_resultChip(new Chip(theme()))
    , m_prints(new PrintRow(theme()))
    , m_live(new PictureBox(theme(), 200, 142))
    , m_qualities(new QualityList(theme(), 84, 140, 34))
    , m_alert(makeAlert())
{
    setMargins(24, 14, 12);
    m_tabs->setAccessibleName(tr("Giliran"));
    connect(m_tabs, &TileRow::tileChosen, this,
            [this](int index) { Q_EMIT intents().captureTabChosen(index); });
    m_handsNote->setToken(QStringLiteral("ink-2"))->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_legend->setCentred(true);
    m_legend->set({{tr("Baik"), view::Tone::Ok, {}},
                   {tr("Cukup"), view::Tone::Warn, {}},
                   {tr("Kurang"), view::Tone::Err, {}},
                   {tr("Giliran ini"), view::Tone::Primary, {}},
                   {tr("Pengecualian"), view::Tone::Exc, {}},
                   {tr("Belum"), view::Tone::Neutral, {}}});
    m_live->setAccessibleName(tr("Gambar pembaca sidik jari"));
    m_live->setGroundToken(QStringLiteral("raised"));
    auto* hands =
        new Surface(theme(), Ground::Card,
                    column(theme(), 8,
                           {put(row(theme(), 8, {put(m_handsTitle), put(m_handsNote, 1)})), gap(4),
                            put(m_hands, 1), put(m_legend)},
                           {18, 14, 18, 10}));
    auto* result = new Surface(
        theme(), Ground::Card,
        column(theme(), 8,
               {put(row(theme(), 8, {put(m_resultTitle, 1), put(m_resultChip)})), put(m_live),
                put(m_prints), put(new Rule(theme(), Qt::Horizontal)), put(m_qualities, 1)},
               {18, 14, 18, 14}));
    auto* middle = row(theme(), 12, {put(hands, 1), put(result)});
    foldWhenNarrow(middle);
    fixWidthWhenWide(result, 430);
    setBody(column(theme(), 12, {put(m_tabs), put(middle, 1), put(m_alert)}));
}

void FingerprintsPage::display(const view::FingerprintsView& fingerprints)
{
    QVector<Tile> tabs;
    for (const auto& tab : fingerprints.tabs) {
        tabs.append({.title = tab.title, .note = tab.note, .tone = tab.tone, .chosen = tab.chosen});
    }
    m_tabs->set(tabs);
    m_handsTitle->setText(fingerprints.handsTitle);
    m_handsNote->setText(fingerprints.handsNote);
    m_hands->set(fingerprints.hands);
    m_resultTitle->setText(fingerprints.resultTitle);
    m_resultChip->set(fingerprints.resultChip);
    m_live->setVisible(fingerprints.live);
    m_prints->setVisible(!fingerprints.live);
    if (!fingerprints.live) {
        m_live->set({}, {});
    }
    m_prints->set(fingerprints.prints, fingerprints.resultEmpty);
    m_qualities->set(fingerprints.qualities);
    m_alert->set(fingerprints.alert);
    setActions(fingerprints.actions);
}

void FingerprintsPage::showPreview(const QImage& frame)
{
    if (m_live->isVisible()) {
        m_live->set(frame, {}, view::Tone::Primary);
    }
}

} // namespace rekam::ui
