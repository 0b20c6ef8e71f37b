// Ringkasan & segel: what the record holds, read back; the operator's own finger.
#pragma once

#include "ui/kit/drawn/chip.h"
#include "ui/kit/lists/lists.h"
#include "ui/pages/page.h"

#include <QTimer>

namespace rekam::ui {

/// One row a modality: what was stored, small; what was measured; a chip. Touch leads there.
class RecordList : public RowList
{
    Q_OBJECT

public:
    explicit RecordList(Theme& theme);
    void set(const QVector<view::SummaryRowView>& rows);

    [[nodiscard]] int rows() const override { return static_cast<int>(m_rows.size()); }

    [[nodiscard]] int rowHeight(int row, int width) const override;

    [[nodiscard]] view::Screen screenOf(int row) const { return m_rows[row].screen; }

protected:
    void drawRow(QPainter& painter, int row, const QRect& box) override;
    [[nodiscard]] QString spokenRow(int row) const override;
    [[nodiscard]] bool rowSelected(int row) const override;

private:
    void drawSignedPage(QPainter& painter, const view::SummaryRowView& row, const QRectF& box);
    void drawThumb(QPainter& painter, const view::SummaryRowView& row, const QRectF& box);
    [[nodiscard]] int detailHeight(int row, int width) const;

    QVector<view::SummaryRowView> m_rows;
};

/// A ring around a finger print: pulsing while it waits, green when it matched.
class ValidationRing : public Painted
{
    Q_OBJECT

public:
    explicit ValidationRing(Theme& theme);
    void set(view::ValidationState state);

    [[nodiscard]] QSize sizeHint() const override { return {px(112), px(112)}; }

    [[nodiscard]] QSize minimumSizeHint() const override { return {px(64), px(64)}; }

protected:
    void draw(QPainter& painter) override;

private:
    QTimer m_timer;
    view::ValidationState m_state = view::ValidationState::Idle;
    int m_phase = 0;
};

class SummaryPage : public Page
{
    Q_OBJECT

public:
    explicit SummaryPage(const Kit& kit);
    void display(const view::SummaryView& summary);

protected:
    /// What will be sealed has been looked at; a way to what is missing needs no look.
    [[nodiscard]] Duty duty() const override;

private:
    QString m_held; ///< what would be sealed; empty: something is missing
    QWidget* m_list = nullptr;
    QWidget* m_checksCard = nullptr;
    Text* m_title;
    Chip* m_chip;
    RecordList* m_rows;
    Text* m_checksTitle;
    CheckList* m_checks;
    Text* m_validationTitle;
    Chip* m_validationChip;
    ValidationRing* m_ring;
    Text* m_who;
    Text* m_detail;
    InlineAlert* m_alert;
};

} // namespace rekam::ui
