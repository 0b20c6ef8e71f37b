// Rows and columns written as one expression. Spacing and margins in design pixels.
#pragma once

#include "ui/theme.h"

#include <QBoxLayout>

#include <initializer_list>

namespace rekam::ui {

struct Margins
{
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

struct Cell
{
    QWidget* widget = nullptr;
    QLayout* layout = nullptr;
    int stretch = 0;
    double gap = -1;
    Qt::Alignment align{};
};

[[nodiscard]] inline Cell put(QWidget* widget, int stretch = 0, Qt::Alignment align = {})
{
    return {widget, nullptr, stretch, -1, align};
}

[[nodiscard]] inline Cell put(QLayout* layout, int stretch = 0)
{
    return {nullptr, layout, stretch, -1, {}};
}

[[nodiscard]] inline Cell gap(double designPx)
{
    return {nullptr, nullptr, 0, designPx, {}};
}

[[nodiscard]] inline Cell spring(int stretch = 1)
{
    return {nullptr, nullptr, stretch, -1, {}};
}

inline void fill(const Theme& theme, QBoxLayout* box, std::initializer_list<Cell> cells)
{
    for (const Cell& cell : cells) {
        if (cell.widget != nullptr) {
            box->addWidget(cell.widget, cell.stretch, cell.align);
        } else if (cell.layout != nullptr) {
            box->addLayout(cell.layout, cell.stretch);
        } else if (cell.gap >= 0) {
            box->addSpacing(theme.px(cell.gap));
        } else {
            box->addStretch(cell.stretch);
        }
    }
}

[[nodiscard]] inline QBoxLayout* line(const Theme& theme, QBoxLayout::Direction direction,
                                      double spacing, std::initializer_list<Cell> cells,
                                      Margins margins)
{
    auto* box = new QBoxLayout(direction);
    box->setSpacing(theme.px(spacing));
    box->setContentsMargins(theme.px(margins.left), theme.px(margins.top), theme.px(margins.right),
                            theme.px(margins.bottom));
    fill(theme, box, cells);
    return box;
}

[[nodiscard]] inline QBoxLayout* column(const Theme& theme, double spacing,
                                        std::initializer_list<Cell> cells, Margins margins = {})
{
    return line(theme, QBoxLayout::TopToBottom, spacing, cells, margins);
}

[[nodiscard]] inline QBoxLayout* row(const Theme& theme, double spacing,
                                     std::initializer_list<Cell> cells, Margins margins = {})
{
    return line(theme, QBoxLayout::LeftToRight, spacing, cells, margins);
}

} // namespace rekam::ui
