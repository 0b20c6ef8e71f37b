// rekam_bench_ui: what the operator waits for without a device, disk or centre: a key until its
// screen is painted, a receipt as PDF. Widgets and printer are the product's, the states invented.
#include "documents/receipt_document.h"
#include "gui/cases.h"
#include "support/sample_receipt.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace {

using namespace rekam; // one file, no header

constexpr int kReceipts = 21;
constexpr int kRounds = 5;

struct KeyPress
{
    view::Screen from;
    Qt::Key key;
};

/// Opens pages when asked, as the workflow does, with the states of the gallery.
class KeyScene
{
public:
    KeyScene()
        : m_cases(gui::screenCases({}))
    {
        m_theme.apply({});
        m_window = std::make_unique<ui::StationWindow>(m_theme, m_intents);
        m_window->setEnterDeafness(0);
        m_window->resize(1366, 768);
        QObject::connect(&m_intents, &ui::Intents::navigate, m_window.get(),
                         [this](view::Screen screen) { open(screen); });
        m_window->show();
        m_window->activateWindow();
    }

    void open(view::Screen screen)
    {
        const auto found = std::ranges::find_if(m_cases, [&](const gui::ScreenCase& made) {
            return made.screen == screen && made.present && !made.student;
        });
        m_window->present(samples::shell(screen));
        m_window->present(samples::steps(screen));
        if (found != m_cases.end()) {
            found->present(*m_window);
        }
        m_window->open(screen);
    }

    /// From the press until everything it led to is painted.
    double pressMs(const KeyPress& press)
    {
        open(press.from);
        settle();
        QWidget* focus = QApplication::focusWidget();
        QElapsedTimer timer;
        timer.start();
        QTest::keyClick(focus != nullptr ? focus : m_window.get(), press.key);
        settle();
        return static_cast<double>(timer.nsecsElapsed()) / 1e6;
    }

    [[nodiscard]] view::Screen shown() const { return m_window->openScreen(); }

private:
    /// Until no event is left: requests for painting are events too.
    static void settle()
    {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }

    QVector<gui::ScreenCase> m_cases;
    ui::Theme m_theme;
    ui::Intents m_intents;
    std::unique_ptr<ui::StationWindow> m_window;
};

/// The slowest key that leads to another place, each at its best of five: what else the machine
/// does is not the key's.
void benchKeys()
{
    using view::Screen;
    KeyScene scene;
    double slowest = 0;
    int led = 0;
    for (const Screen from : {Screen::Home, Screen::Queue, Screen::Sync, Screen::Devices,
                              Screen::Settings, Screen::Fingerprints, Screen::Summary}) {
        for (const Qt::Key key : {Qt::Key_F2, Qt::Key_F3, Qt::Key_F4, Qt::Key_F6, Qt::Key_F7,
                                  Qt::Key_F8, Qt::Key_F9, Qt::Key_F10}) {
            double best = scene.pressMs({from, key});
            if (scene.shown() == from) {
                continue; // means nothing here
            }
            ++led;
            for (int round = 1; round < kRounds; ++round) {
                best = std::min(best, scene.pressMs({from, key}));
            }
            slowest = std::max(slowest, best);
        }
    }
    if (led == 0) {
        (void)std::printf("ui.key-to-screen missing -\n");
        return;
    }
    (void)std::printf("ui.key-to-screen %.1f ms\n", slowest);
}

void benchReceipt()
{
    const QTemporaryDir folder;
    workflow::ReceiptFacts facts = testing::sampleReceipt();
    facts.mark = workflow::DocumentMark::Latihan;
    std::vector<double> times;
    for (int n = 0; n < kReceipts; ++n) {
        const QString file = folder.filePath(QStringLiteral("%1.pdf").arg(n));
        QElapsedTimer timer;
        timer.start();
        if (!documents::writeReceipt(facts, file)) {
            (void)std::printf("pdf.receipt missing -\n");
            return;
        }
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    (void)std::printf("pdf.receipt %.1f ms\n", times[times.size() / 2]);
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    benchKeys();
    benchReceipt();
    return 0;
}
