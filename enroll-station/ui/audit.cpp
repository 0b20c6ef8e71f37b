#include "ui/audit.h"

#include "ui/kit/action_button.h"
#include "ui/kit/drawn/painted.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QWidget>

namespace rekam::ui {

namespace {

// The smallest target for a gloved finger, design px.
constexpr double kLeastTargetPx = 44;

QString named(const QWidget& widget, const QString& words)
{
    return QStringLiteral("%1 \"%2\" %3x%4")
        .arg(QString::fromLatin1(widget.metaObject()->className()), words.left(60))
        .arg(widget.width())
        .arg(widget.height());
}

void auditButton(const QAbstractButton& button, int least, QStringList& out)
{
    if (button.accessibleName().isEmpty() && button.text().isEmpty()) {
        out.append(named(button, {}) + QStringLiteral(": no accessible name"));
    }
    if (button.height() < least || button.width() < least) {
        out.append(named(button, button.accessibleName()) + QStringLiteral(": under 44 px"));
    }
    const auto* action = qobject_cast<const ActionButton*>(&button);
    if (action != nullptr && !action->showsWholeText()) {
        out.append(named(button, button.text()) + QStringLiteral(": label is cut"));
    }
}

void auditPainted(const Painted& painted, int least, QStringList& out)
{
    if (!painted.showsWholeText()) {
        out.append(named(painted, painted.spoken()) + QStringLiteral(": text is cut"));
    }
    if (painted.focusPolicy() != Qt::NoFocus && painted.spokenItems().isEmpty() &&
        painted.spoken().isEmpty()) {
        out.append(named(painted, {}) + QStringLiteral(": nothing is spoken"));
    }
    for (const auto& item : painted.spokenItems()) {
        if (item.role == QAccessible::StaticText || item.role == QAccessible::Graphic ||
            item.role == QAccessible::CheckBox) {
            continue; // fingers are larger as a group than one by one
        }
        if (item.area.height() < least - 1 || item.area.width() < least - 1) {
            out.append(named(painted, item.text) + QStringLiteral(": item under 44 px"));
        }
        if (item.text.isEmpty()) {
            out.append(named(painted, {}) + QStringLiteral(": item without a name"));
        }
    }
}

} // namespace

QStringList audit(const QWidget& root, const Theme& theme)
{
    QStringList out;
    const int least = theme.px(kLeastTargetPx);
    int primaries = 0;
    QHash<int, QString> keys;
    for (const QWidget* widget : root.findChildren<QWidget*>()) {
        if (!widget->isVisibleTo(&root) || widget->size().isEmpty()) {
            continue;
        }
        // The magnifier inside the search field is a picture, not a control.
        const bool decoration = qobject_cast<const QLineEdit*>(widget->parentWidget()) != nullptr;
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget);
            button != nullptr && !decoration) {
            auditButton(*button, least, out);
        }
        if (const auto* painted = qobject_cast<const Painted*>(widget)) {
            auditPainted(*painted, least, out);
        }
        if (const auto* edit = qobject_cast<const QLineEdit*>(widget);
            edit != nullptr && edit->accessibleName().isEmpty()) {
            out.append(named(*edit, {}) + QStringLiteral(": field without a name"));
        }
        const auto* action = qobject_cast<const ActionButton*>(widget);
        if (action == nullptr) {
            continue;
        }
        const auto& now = action->action();
        primaries += now.kind == view::ActionKind::Primary ? 1 : 0;
        if (now.key != Qt::Key_unknown) {
            const QString other = keys.value(now.key);
            if (!other.isEmpty()) {
                out.append(
                    QStringLiteral("\"%1\" and \"%2\" have the same key").arg(other, now.label));
            }
            keys.insert(now.key, now.label);
        }
    }
    if (primaries > 1) {
        out.append(QStringLiteral("%1 primary actions").arg(primaries));
    }
    return out;
}

} // namespace rekam::ui
