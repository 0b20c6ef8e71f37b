// Actions and chips that the invented states share.
#pragma once

#include "gui/samples.h"

namespace rekam::samples {

using view::ActionId;
using view::ActionKind;
using view::Screen;
using view::Tone;

inline constexpr QRgb kRed = 0xFFC8202B;

[[nodiscard]] inline view::ActionView action(ActionId id, const QString& label, const char* icon,
                                             Qt::Key key = Qt::Key_unknown,
                                             ActionKind kind = ActionKind::Secondary)
{
    return {.id = id, .label = label, .icon = QString::fromLatin1(icon), .key = key, .kind = kind};
}

[[nodiscard]] inline view::ActionView primary(const QString& label, const char* icon)
{
    return action(ActionId::Primary, label, icon, Qt::Key_Return, ActionKind::Primary);
}

[[nodiscard]] inline view::ActionView back(const QString& label = QStringLiteral("Kembali"),
                                           const char* icon = "arrow-left")
{
    return action(ActionId::Back, label, icon, Qt::Key_Escape, ActionKind::Quiet);
}

[[nodiscard]] inline view::ActionView retake()
{
    return action(ActionId::Retake, "Ulangi", "retake", Qt::Key_F5);
}

[[nodiscard]] inline view::ActionView swap()
{
    return action(ActionId::SwapDevice, "Ganti alat", "swap", Qt::Key_F6);
}

[[nodiscard]] inline view::ActionView except()
{
    return action(ActionId::Exception, "Pengecualian", "exception", Qt::Key_F7);
}

[[nodiscard]] inline view::ActionView later()
{
    return action(ActionId::Postpone, "Tunda", "postpone", Qt::Key_F8);
}

[[nodiscard]] inline view::ChipView ok(const QString& text)
{
    return {text, Tone::Ok, {}};
}

[[nodiscard]] inline view::ChipView warn(const QString& text)
{
    return {text, Tone::Warn, {}};
}

} // namespace rekam::samples
