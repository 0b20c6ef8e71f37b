// Tutup sesi: the steps of the day's end, and what the present one asks.
#pragma once

#include "ui/kit/lists/lists.h"
#include "ui/kit/lists/table.h"
#include "ui/pages/page.h"

namespace rekam::ui {

/// The ritual's steps, each with its state word.
class CloseStepList : public RowList
{
    Q_OBJECT

public:
    explicit CloseStepList(Theme& theme);
    /// `first`: the number of the first of them.
    void set(const QVector<view::CloseStepView>& steps, int first = 1);
    /// One line a step, its detail only for the present one.
    void setLow(bool low);

    [[nodiscard]] int rows() const override { return static_cast<int>(m_steps.size()); }

    [[nodiscard]] int rowHeight(int row, int width) const override;

    /// Where the present step is; null where it is not in this list.
    [[nodiscard]] QRect currentBox() const;

protected:
    void drawRow(QPainter& painter, int row, const QRect& box) override;
    [[nodiscard]] QString spokenRow(int row) const override;

private:
    [[nodiscard]] int wordWidth(const view::CloseStepView& step) const;

    [[nodiscard]] bool isShort(int row) const;

    QVector<view::CloseStepView> m_steps;
    int m_first = 1;
    bool m_low = false;
};

class CloseDayPage : public Page
{
    Q_OBJECT

public:
    explicit CloseDayPage(const Kit& kit);
    void display(const view::CloseDayView& closeDay);

protected:
    void roomChanged() override;
    /// The present step and what it asks.
    [[nodiscard]] QRect activeArea() const override;
    /// The facts that its primary confirms, with what is said below them.
    [[nodiscard]] Duty duty() const override;

private:
    void displaySteps();
    void displayTable(const view::CloseDayView& closeDay);

    QVector<view::CloseStepView> m_stepViews;
    QString m_confirmed; ///< empty: the primary confirms nothing that is told here
    Text* m_stepsTitle;
    CloseStepList* m_steps = nullptr;
    CloseStepList* m_later = nullptr; ///< in one column: below the card of the present step
    QWidget* m_laterCard = nullptr;
    QWidget* m_present = nullptr;
    Text* m_title;
    NumberRow* m_numbers;
    QBoxLayout* m_tableBox;
    Table* m_table = nullptr;
    QStringList m_columns;
    FactGrid* m_facts;
    InlineAlert* m_alert;
    QWidget* m_foot;
    Text* m_footnote;
};

} // namespace rekam::ui
