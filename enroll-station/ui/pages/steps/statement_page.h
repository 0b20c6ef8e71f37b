// Pernyataan: the statement with the data, and the signature bound to the record.
#pragma once

#include "ui/kit/drawn/chip.h"
#include "ui/kit/drawn/signature_canvas.h"
#include "ui/kit/field.h"
#include "ui/kit/lists/lists.h"
#include "ui/pages/page.h"

class QCheckBox;

namespace rekam::ui {

class StatementPage : public Page
{
    Q_OBJECT

public:
    explicit StatementPage(const Kit& kit);
    void display(const view::StatementView& statement);
    void showStrokes(const QVector<view::StrokeView>& strokes) override;
    [[nodiscard]] QWidget* startFocus() override;
    bool takeKey(QKeyEvent* event) override;

protected:
    /// The tick, until it is there.
    [[nodiscard]] QRect activeArea() const override;
    /// The statement with its data and the signature under it.
    [[nodiscard]] Duty duty() const override;

private:
    QString m_stated;
    QString m_signed;
    QWidget* m_textCard = nullptr;
    QWidget* m_signatureCard = nullptr;
    Text* m_title;
    Chip* m_chip;
    Text* m_words;
    FactGrid* m_data;
    TickBox* m_agree;
    Text* m_signatureTitle;
    Chip* m_signatureChip;
    SignatureCanvas* m_canvas;
    QWidget* m_boundRow;
    Text* m_bound;
    InlineAlert* m_alert;
};

} // namespace rekam::ui
