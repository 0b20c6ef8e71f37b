// Berkas: SIAK against KK and akta, a tick per field; the scan beside it.
#pragma once

#include "ui/kit/drawn/chip.h"
#include "ui/kit/drawn/pictures.h"
#include "ui/kit/lists/table.h"
#include "ui/pages/page.h"

namespace rekam::ui {

class DocumentsPage : public Page
{
    Q_OBJECT

public:
    explicit DocumentsPage(const Kit& kit);
    void display(const view::DocumentsView& documents);

    [[nodiscard]] QVector<view::ActionView> offers() const override;
    /// Space: the row agrees; B: it differs; left and right: the other paper.
    bool takeKey(QKeyEvent* event) override;

protected:
    void roomChanged() override;
    void resizeEvent(QResizeEvent* event) override;
    /// The row that Space and B answer.
    [[nodiscard]] QRect activeArea() const override;

private:
    void displayRows();
    void arrange();

    view::DocumentsView m_view;
    Table* m_table = nullptr;
    QBoxLayout* m_middle = nullptr;
    QWidget* m_paperCard = nullptr;
    Text* m_paperTitle;
    Chip* m_paperChip;
    PictureBox* m_paper;
    QVector<ActionButton*> m_paperButtons;
    Text* m_hint;
    InlineAlert* m_alert;
};

} // namespace rekam::ui
