// How a button with a key is made, on whatever screen it stands.
#pragma once

#include "workflow/view/common.h"

namespace rekam::workflow {

/// A button with a key.
[[nodiscard]] inline view::ActionView action(view::ActionId id, const QString& label,
                                             const QString& icon, Qt::Key key)
{
    view::ActionView made;
    made.id = id;
    made.label = label;
    made.icon = icon;
    made.key = key;
    return made;
}

/// The one primary of a screen: Enter does it.
[[nodiscard]] inline view::ActionView primaryAction(const QString& label, const QString& icon)
{
    view::ActionView made = action(view::ActionId::Primary, label, icon, Qt::Key_Return);
    made.kind = view::ActionKind::Primary;
    return made;
}

} // namespace rekam::workflow
