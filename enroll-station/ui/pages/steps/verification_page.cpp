#include "ui/pages/steps/verification_page.h"

#include <QPainter>

namespace rekam::ui {

ScoreBar::ScoreBar(Theme& theme)
    : Painted(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ScoreBar::set(const view::QualityView& score, int full)
{
    m_score = score;
    m_full = std::max(1, full);
    update();
}

QString ScoreBar::spoken() const
{
    return m_score.value < 0 ? QStringLiteral("%1: %2").arg(m_score.label, m_score.word)
                             : tr("%1: %2, %3, ambang %4")
                                   .arg(m_score.label, m_score.word)
                                   .arg(m_score.value)
                                   .arg(m_score.threshold);
}

void ScoreBar::draw(QPainter& painter)
{
    const QRect line(0, 0, width(), px(24));
    painter.setFont(textFont(15, QFont::DemiBold));
    painter.setPen(colour("ink"));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft,
                     m_score.value < 0
                         ? m_score.label
                         : QStringLiteral("%1 %2").arg(m_score.label).arg(m_score.value));
    painter.setPen(colour(inkOf(m_score.tone)));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, m_score.word);
    drawMeter(painter, theme(), QRectF(0, px(26), width(), px(18)), m_score, m_full);
}

VerifyTile::VerifyTile(Theme& theme)
    : Surface(theme, Ground::Card)
    , m_title(new Text(theme, TextRole::Lead, Fit::Elide))
    , m_chip(new Chip(theme))
    , m_storedLabel(new Text(theme, TextRole::BodyStrong))
    , m_freshLabel(new Text(theme, TextRole::BodyStrong))
    , m_stored(new PictureBox(theme, 110, 150))
    , m_fresh(new PictureBox(theme, 110, 150))
    , m_score(new ScoreBar(theme))
{
    m_stored->setEmptyIcon(QStringLiteral("fingerprint"));
    m_fresh->setEmptyIcon(QStringLiteral("fingerprint"));
    m_stored->setGroundToken(QStringLiteral("raised"));
    m_fresh->setGroundToken(QStringLiteral("raised"));
    setLayout(column(
        theme, 10,
        {put(row(theme, 8, {put(m_title, 1), put(m_chip)})),
         put(row(theme, 12,
                 {put(column(theme, 6, {put(m_stored, 1), put(m_storedLabel, 0, Qt::AlignHCenter)}),
                      1),
                  put(column(theme, 6, {put(m_fresh, 1), put(m_freshLabel, 0, Qt::AlignHCenter)}),
                      1)}),
             1),
         put(m_score)},
        {18, 14, 18, 14}));
}

void VerifyTile::set(const view::VerifyTileView& tile)
{
    m_turn = tile.turn && tile.fresh.isNull();
    m_title->setText(tile.title);
    m_chip->set(tile.chip);
    m_storedLabel->setText(tile.storedLabel);
    m_freshLabel->setText(tile.freshLabel);
    m_stored->set(tile.stored, {});
    m_stored->setAccessibleName(tile.storedLabel);
    m_fresh->set(tile.fresh, tile.emptyText,
                 tile.turn && tile.tone == view::Tone::Neutral ? view::Tone::Primary : tile.tone);
    m_fresh->setAccessibleName(tile.freshLabel);
    m_score->set(tile.score, tile.scoreFull);
}

void VerifyTile::showFrame(const QImage& frame)
{
    if (m_turn) {
        m_fresh->set(frame, {}, view::Tone::Primary);
    }
}

VerificationPage::VerificationPage(const Kit& kit)
    : Page(kit)
    , m_title(new Text(theme(), TextRole::Title, Fit::Wrap))
    , m_subtitle(new Text(theme(), TextRole::Body, Fit::Wrap))
    , m_tilesBox(row(theme(), 12, {}))
    , m_alert(makeAlert())
{
    setMargins(24, 14, 12);
    m_subtitle->setToken(QStringLiteral("ink-2"));
    foldWhenNarrow(m_tilesBox);
    setBody(column(theme(), 12,
                   {put(column(theme(), 2, {put(m_title), put(m_subtitle)})), put(m_tilesBox, 1),
                    put(m_alert)}));
}

void VerificationPage::display(const view::VerificationView& verification)
{
    m_title->setText(verification.title);
    m_subtitle->setText(verification.subtitle);
    while (m_tiles.size() < verification.tiles.size()) {
        auto* tile = new VerifyTile(theme());
        m_tilesBox->addWidget(tile, 1);
        m_tiles.append(tile);
    }
    for (qsizetype i = 0; i < m_tiles.size(); ++i) {
        m_tiles[i]->setVisible(i < verification.tiles.size());
        if (i < verification.tiles.size()) {
            m_tiles[i]->set(verification.tiles[i]);
        }
    }
    QStringList words;
    const VerifyTile* turn = nullptr;
    const VerifyTile* told = nullptr;
    int changes = 0;
    for (qsizetype i = 0; i < verification.tiles.size(); ++i) {
        const auto& tile = verification.tiles[i];
        words.append(tile.chip.text);
        turn = tile.turn && turn == nullptr ? m_tiles[i] : turn;
        if (tile.chip.text != m_words.value(i)) {
            told = m_tiles[i];
            ++changes;
        }
    }
    if (changes > 0) {
        m_active = changes == 1 ? told : turn;
    }
    m_words = words;
    m_alert->set(verification.alert);
    setActions(verification.actions);
}

QRect VerificationPage::activeArea() const
{
    return inBody(m_active);
}

void VerificationPage::showPreview(const QImage& frame)
{
    for (VerifyTile* tile : m_tiles) {
        tile->showFrame(frame);
    }
}

} // namespace rekam::ui
