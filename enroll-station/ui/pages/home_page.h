// Beranda: the day's assignment, its target, and whether everything is ready (ui.md 5.2).
#pragma once

#include "ui/kit/chip.h"
#include "ui/kit/lists.h"
#include "ui/kit/meter.h"
#include "ui/pages/page.h"

namespace rekam::ui {

/// One line a matter; what needs a hand has its remedy and a button and stands first.
class ReadinessList : public RowList
{
    Q_OBJECT

public:
    explicit ReadinessList(Theme& theme);
    void set(const QVector<view::ReadinessView>& lines);

    [[nodiscard]] int rows() const override { return static_cast<int>(m_lines.size()); }

    [[nodiscard]] int rowHeight(int row, int width) const override;

protected:
    void drawRow(QPainter& painter, int row, const QRect& box) override;
    [[nodiscard]] QString spokenRow(int row) const override;

private:
    [[nodiscard]] bool twoLines(int row, int width) const;

    QVector<view::ReadinessView> m_lines;
    int m_wordWidth = 0;
};

/// A tinted row with cause, remedy and one button.
class TroubleRow : public Surface
{
    Q_OBJECT

public:
    TroubleRow(Theme& theme, Trigger trigger);
    void set(const view::ReadinessView& trouble);

private:
    Icon* m_icon;
    Text* m_name;
    Text* m_detail;
    ActionButton* m_action;
};

class HomePage : public Page
{
    Q_OBJECT

public:
    explicit HomePage(const Kit& kit);
    void display(const view::HomeView& home);
    [[nodiscard]] QVector<view::ActionView> offers() const override;

private:
    QWidget* makeAssignment();
    QWidget* makeTarget();
    QWidget* makeReadiness();

    view::HomeView m_view;
    Text* m_school;
    Text* m_address;
    FactGrid* m_facts;
    QWidget* m_known;
    QWidget* m_empty;
    Text* m_emptySentence;
    Icon* m_emptyIcon;
    ActionButton* m_emptyAction;
    QWidget* m_targetCard;
    Text* m_targetTitle;
    Text* m_targetNote;
    NumberRow* m_numbers;
    SegmentBar* m_bar;
    Text* m_estimate;
    InlineAlert* m_notice;
    ChipRow* m_chips;
    QBoxLayout* m_troubles;
    QVector<TroubleRow*> m_troubleRows;
    ReadinessList* m_lines;
};

} // namespace rekam::ui
