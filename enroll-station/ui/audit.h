// The start-up assertions of the design, for tests and debug builds.
#pragma once

#include <QStringList>

class QWidget;

namespace rekam::ui {

class StationWindow;
class Theme;

/// What is wrong with what is shown in `root` now, one sentence each: texts narrower than their
/// words, controls under 44 px, buttons without a name, two primaries, two actions with one key.
[[nodiscard]] QStringList audit(const QWidget& root, const Theme& theme);

} // namespace rekam::ui
