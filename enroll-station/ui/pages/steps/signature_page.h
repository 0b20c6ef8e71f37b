// Tanda tangan: the pad mirrored live, three checks below.
#pragma once

#include "ui/kit/drawn/chip.h"
#include "ui/kit/drawn/signature_canvas.h"
#include "ui/kit/lists/lists.h"
#include "ui/pages/page.h"

namespace rekam::ui {

/// Checks side by side, wrapping below each other where there is no room.
class CheckRow : public Painted
{
    Q_OBJECT

public:
    explicit CheckRow(Theme& theme);
    void set(const QVector<view::CheckView>& checks);
    [[nodiscard]] QVector<SpokenItem> spokenItems() const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }

    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void draw(QPainter& painter) override;

private:
    [[nodiscard]] int cellWidth() const;
    [[nodiscard]] QRect place(qsizetype index) const;

    QVector<view::CheckView> m_checks;
};

class SignaturePage : public Page
{
    Q_OBJECT

public:
    explicit SignaturePage(const Kit& kit);
    void display(const view::SignatureView& signature);
    void showStrokes(const QVector<view::StrokeView>& strokes) override;

private:
    Text* m_title;
    ChipRow* m_chips;
    SignatureCanvas* m_canvas;
    CheckRow* m_checks;
    InlineAlert* m_alert;
};

} // namespace rekam::ui
