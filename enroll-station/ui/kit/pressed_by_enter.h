// Tells the key router that a painted widget's parts are buttons.
#pragma once

namespace rekam::ui {

/// Property of such a widget, true: with the focus on it, Enter does what Space does. A
/// QAbstractButton needs no mark; a list in which something is chosen has none, there Enter is the
/// screen's primary action.
inline constexpr const char* kPressedByEnter = "pressedByEnter";

} // namespace rekam::ui
