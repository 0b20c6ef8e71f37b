// How long the event loop is held when each page is shown for the first and the second time, in
// one window that stays open: one line a figure, name, value, unit.
#include "gui/cases.h"

#include <QApplication>

#include <algorithm>
#include <cstdio>
#include <ctime>

namespace {

using namespace rekam;

/// Time of this thread alone: other work on the machine does not count.
double threadMs()
{
    timespec now{};
    (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// The longest single turn until nothing is left to do.
double longestTurnMs(const std::function<void()>& work)
{
    double start = threadMs();
    work();
    double longest = threadMs() - start;
    for (int turn = 0; turn < 8; ++turn) {
        start = threadMs();
        QApplication::processEvents();
        longest = std::max(longest, threadMs() - start);
    }
    return longest;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    ui::Theme theme;
    theme.apply({});
    ui::Intents intents;
    ui::StationWindow window(theme, intents);
    window.present(samples::shell(view::Screen::Login));
    window.show();
    QApplication::processEvents();
    double longest = 0;
    for (const QString& round : {QStringLiteral("first"), QStringLiteral("again")}) {
        for (const auto& screen : gui::screenCases({})) {
            if (screen.student) {
                continue;
            }
            window.closePanel();
            window.open(view::Screen::Login);
            longestTurnMs([] {});
            const double present = longestTurnMs([&] { screen.present(window); });
            const double open = longestTurnMs([&] {
                window.present(samples::shell(screen.screen));
                window.present(samples::steps(screen.screen));
                window.open(screen.screen);
            });
            const double worst = std::max(present, open);
            longest = std::max(longest, worst);
            (void)std::printf("ui.page.%s.%s %.1f ms\n", qUtf8Printable(round),
                              qUtf8Printable(screen.name), worst);
        }
    }
    (void)std::printf("ui.page.longest %.1f ms\n", longest);
    return 0;
}
