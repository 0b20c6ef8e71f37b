// Sidik jari: turns, both hands, prints with their quality.
#pragma once

#include "ui/kit/drawn/chip.h"
#include "ui/kit/drawn/hand_diagram.h"
#include "ui/kit/drawn/meter.h"
#include "ui/kit/drawn/pictures.h"
#include "ui/kit/lists/tile_row.h"
#include "ui/pages/page.h"

namespace rekam::ui {

/// The prints of one capture side by side, each in the colour of its quality.
class PrintRow : public Painted
{
    Q_OBJECT

public:
    explicit PrintRow(Theme& theme);
    void set(const QVector<view::PrintView>& prints, const QString& emptyText);
    [[nodiscard]] QVector<SpokenItem> spokenItems() const override;

    [[nodiscard]] QString spoken() const override { return m_emptyText; }

    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }

protected:
    void draw(QPainter& painter) override;

private:
    [[nodiscard]] QRect place(qsizetype index) const;

    QVector<view::PrintView> m_prints;
    QString m_emptyText;
};

/// Both hands with their names above.
class HandPair : public QWidget
{
    Q_OBJECT

public:
    HandPair(Theme& theme, double leastWidthPx);
    void set(const view::HandsView& hands);
    void setChoosable(bool choosable);

    /// Puts the keyboard's place on the first finger, from left to right, that is too weak, else on
    /// the first that is missing. @return its hand; the left one if nothing is wanting.
    [[nodiscard]] QWidget* toFirstWanting();

Q_SIGNALS:
    void fingerChosen(int index);

private:
    view::HandsView m_hands;
    HandDiagram* m_left;
    HandDiagram* m_right;
};

class FingerprintsPage : public Page
{
    Q_OBJECT

public:
    explicit FingerprintsPage(const Kit& kit);
    void display(const view::FingerprintsView& fingerprints);
    void showPreview(const QImage& frame) override;

private:
    TileRow* m_tabs;
    Text* m_handsTitle;
    Text* m_handsNote;
    HandPair* m_hands;
    ChipRow* m_legend;
    Text* m_resultTitle;
    Chip* m_resultChip;
    PrintRow* m_prints;
    PictureBox* m_live;
    QualityList* m_qualities;
    InlineAlert* m_alert;
};

} // namespace rekam::ui
