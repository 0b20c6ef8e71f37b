// Beranda: the day's assignment, its target, and whether everything is ready.
#pragma once

#include "ui/kit/drawn/chip.h"
#include "ui/kit/drawn/meter.h"
#include "ui/kit/lists/lists.h"
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
    int m_nameWidth = 0;
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
    void build();
    QWidget* makeAssignment();
    QWidget* makeTarget();
    QWidget* makeReadiness();

    view::HomeView m_view;
    Text* m_school = nullptr;
    Text* m_address = nullptr;
    FactGrid* m_facts = nullptr;
    QWidget* m_known = nullptr;
    QWidget* m_empty = nullptr;
    Text* m_emptySentence = nullptr;
    Icon* m_emptyIcon = nullptr;
    ActionButton* m_emptyAction = nullptr;
    QWidget* m_targetCard = nullptr;
    Text* m_targetTitle = nullptr;
    Text* m_targetNote = nullptr;
    NumberRow* m_numbers = nullptr;
    SegmentBar* m_bar = nullptr;
    Text* m_estimate = nullptr;
    QWidget* m_estimateRow = nullptr;
    InlineAlert* m_notice = nullptr;
    ChipRow* m_chips = nullptr;
    QBoxLayout* m_troubles = nullptr;
    QVector<TroubleRow*> m_troubleRows;
    ReadinessList* m_lines = nullptr;
};

} // namespace rekam::ui
