// Every screen and state that the gallery draws and the tests walk through.
#pragma once

#include "gui/samples.h"
#include "ui/station_window.h"
#include "ui/student/student_window.h"
#include "ui/theme.h"

#include <functional>
#include <memory>

namespace rekam::gui {

struct ScreenCase
{
    QString name{};
    view::Screen screen = view::Screen::Login;
    std::function<void(ui::StationWindow&)> present{};
    std::optional<view::StudentView> student{}; ///< a student window instead
};

struct Variant
{
    QString name{};
    view::AppearanceView appearance{};
    QSize size{1366, 768};
    view::StationMode mode = view::StationMode::Production;
};

[[nodiscard]] QVector<Variant> variants();
[[nodiscard]] QVector<ScreenCase> screenCases(const view::AppearanceView& now);
/// The error and empty states, part of screenCases().
[[nodiscard]] QVector<ScreenCase> stateCases(const view::AppearanceView& now);

/// Presses a tile of the row of tabs or filters that is shown.
void chooseTile(const ui::StationWindow& window, int index);

/// A window that shows the case, laid out and painted.
[[nodiscard]] std::unique_ptr<QWidget> show(const ScreenCase& screen, ui::Theme& theme,
                                            ui::Intents& intents, const Variant& variant);

} // namespace rekam::gui
