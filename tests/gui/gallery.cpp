// Draws every screen with invented states into PNG files, in light and dark, at 100 % and 150 %,
// in both languages, and says what the audit finds. For looking at, beside the mock-ups.
#include "gui/cases.h"
#include "ui/audit.h"

#include <QApplication>
#include <QDir>

#include <cstdio>

int main(int argc, char** argv)
{
    using namespace rekam;
    QApplication app(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    const QStringList args = QApplication::arguments();
    const QString folder = args.value(1, QStringLiteral("gallery"));
    const QString only = args.value(2);
    const QString variantOnly = args.value(3);
    QDir().mkpath(folder);
    ui::Theme theme;
    int faults = 0;
    for (const auto& variant : gui::variants()) {
        if (!variantOnly.isEmpty() && !variant.name.contains(variantOnly)) {
            continue;
        }
        theme.apply(variant.appearance);
        for (const auto& screen : gui::screenCases(variant.appearance)) {
            if (!only.isEmpty() && !screen.name.contains(only)) {
                continue;
            }
            ui::Intents intents;
            const auto shown = gui::show(screen, theme, intents, variant);
            shown->grab().save(
                QStringLiteral("%1/%2-%3.png").arg(folder, screen.name, variant.name));
            ui::Theme measure;
            measure.follow(theme, screen.student ? 1.0 : theme.scale());
            for (const QString& fault : ui::audit(*shown, measure)) {
                ++faults;
                (void)std::printf("%s %s: %s\n", qUtf8Printable(screen.name),
                                  qUtf8Printable(variant.name), qUtf8Printable(fault));
            }
        }
    }
    (void)std::printf("%d faults\n", faults);
    return faults == 0 ? 0 : 1;
}
