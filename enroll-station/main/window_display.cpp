#include "main/window_display.h"

#include "documents/receipt_document.h"

#include <algorithm>

namespace rekam {

WindowDisplay::WindowDisplay(ui::StationWindow& station, ui::StudentWindow& student)
    : m_station(station)
    , m_student(student)
{}

void WindowDisplay::present(const view::QueueView& queue)
{
    m_station.present(queue);
    Q_EMIT shown();
}

void WindowDisplay::present(const view::DocumentsView& documents)
{
    m_papersUnchecked = std::ranges::any_of(
        documents.rows, [](const view::DocumentRowView& row) { return row.result.text.isEmpty(); });
    show(view::Screen::Documents, documents, documents.alert);
}

void WindowDisplay::present(const view::StatementView& statement)
{
    m_statementAgreed = statement.agreed;
    show(view::Screen::Statement, statement, statement.alert);
}

void WindowDisplay::present(const view::ReceiptView& receipt)
{
    view::ReceiptView complete = receipt;
    m_receiptTold = !receipt.next.cause.isEmpty();
    complete.paper.qr = documents::receiptCodeImage(receipt.paper.code);
    show(view::Screen::Receipt, complete, {});
}

void WindowDisplay::open(view::Screen screen)
{
    m_screen = screen;
    m_station.open(screen);
    Q_EMIT shown();
}

void WindowDisplay::showPreview(const QImage& frame)
{
    m_station.showPreview(frame);
    m_student.showPreview(frame);
}

void WindowDisplay::showEyePreview(const QImage& left, const QImage& right)
{
    m_station.showEyePreview(left, right);
}

void WindowDisplay::showStrokes(const QVector<view::StrokeView>& strokes)
{
    m_station.showStrokes(strokes);
    m_student.showStrokes(strokes);
    Q_EMIT shown();
}

} // namespace rekam
