// The ten steps of a record, who is being recorded, since when.
#pragma once

#include "ui/frame/span.h"
#include "ui/kit/drawn/pictures.h"
#include "ui/kit/lists/row_list.h"
#include "ui/kit/surface.h"
#include "ui/kit/text.h"

class QScrollArea;

namespace rekam::ui {

class StepList : public RowList
{
    Q_OBJECT

public:
    explicit StepList(Theme& theme);
    void set(const QVector<view::StepView>& steps);
    void setIconOnly(bool iconOnly);

    [[nodiscard]] int rows() const override { return static_cast<int>(m_steps.size()); }

    [[nodiscard]] int rowHeight(int row, int width) const override;

    [[nodiscard]] const QVector<view::StepView>& steps() const { return m_steps; }

protected:
    void drawRow(QPainter& painter, int row, const QRect& box) override;
    [[nodiscard]] QString spokenRow(int row) const override;
    [[nodiscard]] bool rowEnabled(int row) const override;
    [[nodiscard]] bool rowSelected(int row) const override;
    [[nodiscard]] int leastWidth() const override;
    bool event(QEvent* event) override;

private:
    QVector<view::StepView> m_steps;
    bool m_iconOnly = false;
};

class StepColumn : public Surface
{
    Q_OBJECT

public:
    explicit StepColumn(Theme& theme);
    void set(const view::StepColumnView& steps);
    void setRoom(const Room& room);
    /// Alt+Shift+1..9, 0.
    void openNumber(int number);

Q_SIGNALS:
    void stepChosen(rekam::view::Screen screen);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Scrolls to the step that is open, with one on either side of it.
    void showCurrent();

    Portrait* m_portrait;
    Text* m_name;
    Text* m_nik;
    Text* m_about;
    QWidget* m_words;
    QWidget* m_head;
    QWidget* m_foot;
    StepList* m_steps;
    QScrollArea* m_scroll;
    Text* m_started;
    Text* m_elapsed;
    view::StepColumnView m_view;
    bool m_iconOnly = false;
};

} // namespace rekam::ui
