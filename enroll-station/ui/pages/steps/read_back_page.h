// Bacakan data: everything that will be sealed, read aloud in large type.
#pragma once

#include "ui/kit/drawn/chip.h"
#include "ui/kit/lists/row_list.h"
#include "ui/pages/page.h"
#include "ui/pages/steps/reading_time.h"

#include <QTimer>

namespace rekam::ui {

/// The fields in two columns; Space or touch marks one as wrong. Also on the student's screen.
class FieldSheet : public RowList
{
    Q_OBJECT

public:
    /// `enlarged`: the factor of the student's screen.
    FieldSheet(Theme& theme, bool choosable, double enlarged);
    void set(const QVector<view::ReadBackFieldView>& fields);
    void setColumns(int columns);

    [[nodiscard]] int rows() const override { return static_cast<int>(m_lines.size()); }

    [[nodiscard]] int rowHeight(int row, int width) const override;

    /// Which field of the row the keyboard is on.
    [[nodiscard]] const view::ReadBackFieldView* current() const;

Q_SIGNALS:
    void fieldChosen(const QString& fieldId, bool flagged);

protected:
    void drawRow(QPainter& painter, int row, const QRect& box) override;
    [[nodiscard]] QString spokenRow(int row) const override;
    [[nodiscard]] bool rowSelected(int row) const override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void arrange();
    [[nodiscard]] QFont valueFont(const view::ReadBackFieldView& field) const;
    [[nodiscard]] int valueHeight(const view::ReadBackFieldView& field, int width) const;
    [[nodiscard]] int cellWidth(int row, int width) const;

    QVector<view::ReadBackFieldView> m_fields;
    QVector<QVector<int>> m_lines;
    double m_enlarged;
    int m_columns = 2;
    int m_column = 0;
    bool m_choosable;
};

class ReadBackPage : public Page
{
    Q_OBJECT

public:
    explicit ReadBackPage(const Kit& kit);
    void display(const view::ReadBackView& readBack);

    /// How fast somebody may call it read aloud.
    void setPace(ReadingPace pace);

protected:
    void roomChanged() override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    /// All that will be sealed has been on the screen before it is called read aloud.
    [[nodiscard]] Duty duty() const override;

private:
    /// The primary, once there was time to read; before, it says how long that takes.
    void offer();

    QString m_read; ///< what is to be read aloud
    ReadingTime m_time;
    QTimer m_tick; ///< while the primary waits
    view::ActionBarView m_given;
    Text* m_instruction;
    Chip* m_chip;
    FieldSheet* m_sheet = nullptr;
    InlineAlert* m_alert;
};

} // namespace rekam::ui
