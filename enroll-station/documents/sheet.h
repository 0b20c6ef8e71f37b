// One PDF being written: millimetres, lines from the top down, page breaks where they are needed.
#pragma once

#include "workflow/document_facts.h"

#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QString>

#include <functional>
#include <memory>

namespace rekam::documents {

enum class Weight { Regular, Bold };

struct TextStyle
{
    double sizePt = 10;
    Weight weight = Weight::Regular;
    Qt::Alignment align = Qt::AlignLeft;
};

/// A cursor runs down the page. Thread: any one thread at a time; needs a QGuiApplication.
class Sheet
{
public:
    struct Layout
    {
        QSizeF pageMm;
        double marginMm = 15;
    };

    /// Opens `path` for writing (replaced at finish()). Titles go into the PDF's metadata.
    Sheet(const QString& path, const QString& title, const Layout& layout,
          workflow::DocumentMark mark);

    /// A paragraph over the full width; moves the cursor below it.
    void paragraph(const QString& text, const TextStyle& style);

    /// A label and its value side by side; the value wraps.
    void field(const QString& label, const QString& value, double labelMm = 26);

    struct Cell
    {
        QString text;
        double widthMm = 0;
        Qt::Alignment align = Qt::AlignLeft;
    };

    /// One line of a table; draws a hairline below it. Breaks the page before a line that does not
    /// fit.
    void row(const QVector<Cell>& cells, const TextStyle& style = {9});

    void rule();
    void space(double mm);

    /// Draws a square black-and-white matrix centred at the cursor, `sideMm` wide.
    void matrix(const QVector<QVector<bool>>& modules, double sideMm);

    /// @return false if the file could not be written (disk full, no such folder).
    [[nodiscard]] bool finish();

    [[nodiscard]] double widthMm() const { return m_layout.pageMm.width() - 2 * m_layout.marginMm; }

private:
    [[nodiscard]] static QFont font(const TextStyle& style, QStringView text);
    [[nodiscard]] double heightMm(const QString& text, const TextStyle& style, double widthMm);
    void draw(const QString& text, const TextStyle& style, QRectF areaMm);
    void ensure(double heightMm);
    void markPage();
    [[nodiscard]] QRectF toDevice(QRectF areaMm) const;

    QString m_path;
    Layout m_layout;
    workflow::DocumentMark m_mark;
    std::unique_ptr<QPdfWriter> m_writer;
    QPainter m_painter;
    double m_cursorMm = 0;
};

} // namespace rekam::documents
