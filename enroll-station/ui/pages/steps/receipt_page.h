// Bukti: where the record is now, what the card will be, the receipt, who is next.
#pragma once

#include "ui/kit/drawn/chip.h"
#include "ui/kit/lists/lists.h"
#include "ui/pages/page.h"

namespace rekam::ui {

/// The receipt as it will be printed: black on white in both themes.
class ReceiptPaper : public Painted
{
    Q_OBJECT

public:
    explicit ReceiptPaper(Theme& theme);
    void set(const view::ReceiptPaperView& paper);
    [[nodiscard]] QString spoken() const override;

    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }

protected:
    void draw(QPainter& painter) override;

private:
    [[nodiscard]] int linesOf(const view::LabelledText& line) const;
    [[nodiscard]] int codeSide() const;

    view::ReceiptPaperView m_paper;
};

class ReceiptPage : public Page
{
    Q_OBJECT

public:
    explicit ReceiptPage(const Kit& kit);
    void display(const view::ReceiptView& receipt);

private:
    Icon* m_icon;
    Text* m_headline;
    Text* m_subline;
    TrailList* m_trail;
    Icon* m_cardIcon;
    Text* m_cardTitle;
    Text* m_cardDetail;
    Text* m_paperTitle;
    Chip* m_paperChip;
    ReceiptPaper* m_paper;
    InlineAlert* m_next;
};

} // namespace rekam::ui
