// Verifikasi telunjuk: fresh scans of both index fingers against those just stored.
#pragma once

#include "ui/kit/drawn/chip.h"
#include "ui/kit/drawn/meter.h"
#include "ui/kit/drawn/pictures.h"
#include "ui/pages/page.h"

namespace rekam::ui {

class ScoreBar : public Painted
{
    Q_OBJECT

public:
    explicit ScoreBar(Theme& theme);
    void set(const view::QualityView& score, int full);
    [[nodiscard]] QString spoken() const override;

    [[nodiscard]] QAccessible::Role spokenRole() const override { return QAccessible::Indicator; }

    [[nodiscard]] QSize minimumSizeHint() const override { return {px(220), px(46)}; }

    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }

protected:
    void draw(QPainter& painter) override;

private:
    view::QualityView m_score;
    int m_full = 100;
};

class VerifyTile : public Surface
{
    Q_OBJECT

public:
    explicit VerifyTile(Theme& theme);
    void set(const view::VerifyTileView& tile);
    void showFrame(const QImage& frame);

private:
    Text* m_title;
    Chip* m_chip;
    Text* m_storedLabel;
    Text* m_freshLabel;
    PictureBox* m_stored;
    PictureBox* m_fresh;
    ScoreBar* m_score;
    bool m_turn = false;
};

class VerificationPage : public Page
{
    Q_OBJECT

public:
    explicit VerificationPage(const Kit& kit);
    void display(const view::VerificationView& verification);
    void showPreview(const QImage& frame) override;

protected:
    /// The finger that something was told of last; at first the one whose turn it is.
    [[nodiscard]] QRect activeArea() const override;

private:
    const VerifyTile* m_active = nullptr;
    QStringList m_words; ///< of the tiles' chips
    Text* m_title;
    Text* m_subtitle;
    QBoxLayout* m_tilesBox;
    QVector<VerifyTile*> m_tiles;
    InlineAlert* m_alert;
};

} // namespace rekam::ui
