#include "ui/pages/steps/photo_page.h"

namespace rekam::ui {

PhotoPage::PhotoPage(const Kit& kit)
    : Page(kit)
    , m_liveTitle(new Text(theme(), TextRole::Lead, Fit::Elide))
    , m_liveChip(new Chip(theme()))
    , m_camera(new CameraView(theme()))
    , m_checksTitle(new Text(theme(), TextRole::Lead, Fit::Elide))
    , m_checksChip(new Chip(theme()))
    , m_checks(new CheckList(theme(), CheckLook::Table))
    , m_takesTitle(new Text(theme(), TextRole::Lead))
    , m_takesNote(new Text(theme(), TextRole::Body, Fit::Elide))
    , m_takes(new TileRow(theme(), TileLook::Take))
    , m_alert(makeAlert())
{
    setMargins(24, 14, 12);
    m_takesNote->setToken(QStringLiteral("ink-2"))->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_takes->setAccessibleName(tr("Pengambilan"));
    connect(m_takes, &TileRow::tileChosen, this,
            [this](int index) { Q_EMIT intents().takeChosen(index); });
    m_live = new Surface(
        theme(), Ground::Card,
        column(theme(), 10,
               {put(row(theme(), 8, {put(m_liveTitle, 1), put(m_liveChip)})), put(m_camera, 1)},
               {16, 12, 16, 18}));
    m_checks->setMostStretch(6);
    auto* checks = new Surface(
        theme(), Ground::Card,
        column(theme(), 4,
               {put(row(theme(), 8, {put(m_checksTitle, 1), put(m_checksChip)})), put(m_checks, 1)},
               {18, 12, 18, 10}));
    auto* takes = new Surface(
        theme(), Ground::Card,
        column(theme(), 8,
               {put(row(theme(), 8, {put(m_takesTitle), put(m_takesNote, 1)})), put(m_takes)},
               {18, 12, 18, 12}));
    m_middle =
        row(theme(), 16, {put(m_live), put(column(theme(), 12, {put(checks, 1), put(takes)}), 1)});
    foldWhenNarrow(m_middle);
    fixWidthWhenWide(m_live, 352);
    setBody(column(theme(), 12, {put(m_middle, 1), put(m_alert)}));
}

void PhotoPage::display(const view::PhotoView& photo)
{
    m_liveTitle->setText(photo.liveTitle);
    m_liveChip->set(photo.liveChip);
    m_camera->setGuide(photo.guide);
    m_camera->setPhase(photo.phase, photo.liveText);
    if (!photo.still.isNull() || photo.phase == view::LivePhase::Taken) {
        m_camera->setStill(photo.still);
    }
    m_checksTitle->setText(photo.checksTitle);
    m_checksChip->set(photo.checksChip);
    m_checks->set(photo.checks);
    m_takesTitle->setText(photo.takesTitle);
    m_takesNote->setText(photo.takesNote);
    QVector<Tile> tiles;
    for (const auto& take : photo.takes) {
        tiles.append({.title = take.label,
                      .note = take.state.text,
                      .icon = take.state.icon,
                      .tone = take.state.tone,
                      .chosen = take.chosen,
                      .image = take.image,
                      .enabled = !take.image.isNull()});
    }
    m_takeCount = tiles.size();
    m_takes->set(tiles);
    m_alert->set(photo.alert);
    m_taken.clear();
    if (photo.phase == view::LivePhase::Taken) {
        m_taken = QString::number(photo.takes.size());
        for (const auto& take : photo.takes) {
            m_taken += take.label + (take.chosen ? u'+' : u'-');
        }
    }
    setActions(photo.actions);
}

Duty PhotoPage::duty() const
{
    if (m_taken.isEmpty()) {
        return {};
    }
    return {tr("hasil periksa"), inBody(m_live) | inBody(m_checks), m_taken};
}

bool PhotoPage::takeDigit(int digit)
{
    if (digit > m_takeCount) {
        return false;
    }
    Q_EMIT intents().takeChosen(digit - 1);
    return true;
}

void PhotoPage::roomChanged()
{
    // The whole face stays in view; in one column its checks begin below it.
    constexpr double kBesidePx = 270;
    constexpr double kAbovePx = 220;
    const bool limited = room().scrolls();
    m_camera->setMaximumHeight(!limited                           ? QWIDGETSIZE_MAX
                               : room().oneColumn() && room().low ? px(kAbovePx)
                                                                  : px(kBesidePx));
    if (m_middle != nullptr) {
        m_middle->setAlignment(m_live,
                               limited && !room().oneColumn() ? Qt::AlignTop : Qt::Alignment());
    }
}

void PhotoPage::showPreview(const QImage& frame)
{
    m_camera->showFrame(frame);
}

} // namespace rekam::ui
