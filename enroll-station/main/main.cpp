// The composition root of the recording station: what exists, and who is connected to whom.
#include "base/check.h"
#include "base/file.h"
#include "capture/capture_service.h"
#include "crypto/random_source.h"
#include "main/agent_starter.h"
#include "main/connections.h"
#include "main/headless_operator.h"
#include "main/opening.h"
#include "main/options.h"
#include "main/receipt_viewer.h"
#include "main/session_documents.h"
#include "main/turn_meter.h"
#include "main/window_display.h"
#include "registry.h"
#include "ui/audit.h"
#include "ui/intents.h"
#include "ui/station_window.h"
#include "ui/student/student_screen.h"
#include "ui/student/student_window.h"
#include "ui/theme.h"
#include "virtual/virtual_devices.h"
#include "workflow/session/appearance_file.h"
#include "workflow/station/station.h"

#include <QApplication>
#include <QDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <span>
#include <string_view>
#include <utility>

namespace rekam {
namespace {

constexpr int kWindowWidthPx = 1366;
constexpr int kWindowHeightPx = 768;
enum class Screen { Present, None };
/// What run() returns for "once more": a new bundle may change mode, devices and language.
constexpr int kStartAnew = 64;

capture::DeviceSource deviceSource(const std::shared_ptr<const drivers::Registry>& registry)
{
    return {[registry](drivers::DeviceKind kind) { return registry->enumerate(kind); },
            [registry](const std::string& id) { return registry->openCamera(id); },
            [registry](const std::string& id) { return registry->openFingerprintReader(id); },
            [registry](const std::string& id) { return registry->openIrisScanner(id); },
            [registry](const std::string& id) {
                return registry->openSignaturePad(id);
            }};
}

#ifdef REKAM_AUDIT_AT_START
/// A screen with clipped words or a button without a name stops a debug build at its first showing.
void auditAtStart(const ui::StationWindow& window, const ui::Theme& theme)
{
    QTimer::singleShot(0, &window, [&window, &theme] {
        const QStringList faults = ui::audit(window, theme);
        for (const QString& fault : faults) {
            (void)std::fprintf(stderr, "audit: %s\n", qUtf8Printable(fault));
        }
        REKAM_CHECK(faults.isEmpty());
    });
}
#endif

} // namespace

// NOLINTNEXTLINE(readability-function-size): what exists and who is connected, from top to bottom
int run(QApplication& application, Screen screen)
{
    auto options = parseOptions();
    if (!options) {
        return 2;
    }
    if (screen == Screen::None && !options->headless) {
        (void)std::fputs("enroll-station: tidak ada layar (DISPLAY, WAYLAND_DISPLAY). Jalankan di "
                         "desktop, atau dengan --headless\n",
                         stderr);
        return 1;
    }
    const auto alone = claimHome(options->home);
    if (!alone) {
        return 1;
    }
    SystemClock clock;
    crypto::SystemRandom random;
    const auto demo = demoOperator(options->home);
    if (demo) {
        options->source.officerSeed = demo->seed;
    }
    // A second run shows other impressions of the same fingers, as life does.
    random.fill(std::as_writable_bytes(std::span(&options->source.session, 1)));
    ui::Theme theme;
    ui::Intents intents;
    const view::AppearanceView appearance = workflow::loadAppearance(options->home, posixFiles());
    theme.apply(appearance);
    ui::StationWindow window(theme, intents);
    ui::StudentWindow student(theme, intents);
    WindowDisplay display(window, student);

    const auto identity = workflow::loadIdentity(options->home, posixFiles());
    const bool practice = identity && identity.value().bundle.mode == record::Mode::Latihan;
    if (options->headless) {
        if (const char* refusal = headlessRefusal(identity.ok(), practice, demo.has_value())) {
            (void)std::fprintf(stderr, "enroll-station: %s\n", refusal);
            return 3;
        }
    }
    if (identity && !practice) {
        if (const char* refusal = virtualRefusal(*options)) {
            (void)std::fprintf(stderr, "enroll-station: %s\n", refusal);
            return 3;
        }
    }
    drivers::VirtualWorld world = drivers::makeVirtualWorld(
        options->source, options->headless ? drivers::Pace::Immediate : drivers::Pace::Realtime);
    auto faults = drivers::FaultPlan::parse(options->faults);
    if (!faults) {
        (void)std::fprintf(stderr, "enroll-station: --faults: %s\n", faults.error().detail.c_str());
        return 2;
    }
    world.faults = std::make_shared<drivers::FaultPlan>(std::move(faults).value());
    const auto registry = std::make_shared<const drivers::Registry>(
        practice ? drivers::Mode::Practice : drivers::Mode::Production,
        practice ? std::optional(world) : std::nullopt);

    capture::CaptureService capture(deviceSource(registry), imaging::kDefaultCascadeFolder);
    workflow::StationCore core(options->home, {&posixFiles(), &clock, &random}, capture, display);
    workflow::Station station(core);
    connectIntents(intents, station);
    connectAgentStart(core);
    station.settings().setAppearance(appearance);
    QObject::connect(&station.settings(), &workflow::SettingsDesk::appearanceChanged, &theme,
                     &ui::Theme::apply);
    QObject::connect(
        &core, &workflow::StationCore::subjectChanged, &core,
        [scene = world.scene](const workflow::SubjectHint& hint) {
            scene->setPurpose(hint.occasion == workflow::SubjectHint::Occasion::Verification
                                  ? drivers::Purpose::Verification
                                  : drivers::Purpose::Enrolment);
            scene->setSubject(hint.id.empty() ? std::nullopt
                                              : std::optional(drivers::subjectOf(hint.id)));
        });
    const QString out = QString::fromStdString((options->home.out()).string());
    const QString receipts = QDir(out).filePath(QStringLiteral("bukti"));
    connectRekap(station.closeDay(), core, out);
    station.closeDay().setReceiptsFolder(receipts);
    QObject::connect(&station.recording(), &workflow::Recording::sealed, &core,
                     [&core, receipts](const workflow::ReceiptFacts& facts) {
                         if (!core.practice()) {
                             return; // plain files are for practice only
                         }
                         core.compute(
                             &core,
                             [receipts, facts] { return writeMissingReceipts(receipts, {facts}); },
                             [](const QString&) {}); // the receipt screen offers it again
                     });

    const ReceiptViewer viewer(
        station.recording().desk<workflow::ReceiptStep>(record::Step::Receipt), core, receipts);

    window.setReadingPace({options->readingPace, {}});
    window.resize(kWindowWidthPx, kWindowHeightPx);
    student.resize(kWindowWidthPx, kWindowHeightPx);
    station.start();

    std::unique_ptr<HeadlessOperator> robot;
    if (options->headless) {
        HeadlessOptions work;
        work.personId = demo->id;
        work.passphrase = demo->passphrase;
        work.rosterFile = options->roster;
        work.students = options->students;
        work.outFolder = out;
        work.pictures = options->pictures ? Pictures::OfEachScreen : Pictures::None;
        work.images = options->source;
        window.show();
        robot = std::make_unique<HeadlessOperator>(station, display, window, std::move(work));
        robot->start();
    } else {
        takeRosterAtLogin(core, station, options->roster);
        offerPracticeRoster(core, station, options->practiceRoster);
        station.resumeAfterCut();
        window.showOnScreen();
        connectStudentScreen(*new ui::StudentScreen(student, window, &station), intents, station);
    }
#ifdef REKAM_AUDIT_AT_START
    auditAtStart(window, theme);
#endif
    QObject::connect(&window, &ui::StationWindow::closeRequested, &application,
                     &QCoreApplication::quit);
    QObject::connect(&station.panels().joining(), &workflow::JoiningPanel::joined, &application,
                     [] { QCoreApplication::exit(kStartAnew); });
    TurnMeter meter;
    StepMeter steps([&display] { return static_cast<int>(display.screen()); });
    if (options->measure) {
        meter.start();
        if (robot) {
            QObject::connect(robot.get(), &HeadlessOperator::pressing, &steps, &StepMeter::pressed);
        }
    }
    const int code = QApplication::exec();
    if (options->measure) {
        (void)std::fprintf(stderr, "ui.longest-block %.1f ms\n", meter.longestMs());
        for (const double step : steps.stepsMs()) {
            (void)std::fprintf(stderr, "step %.1f ms\n", step);
        }
    }
    return code;
}

} // namespace rekam

namespace {

int start(int& argc, char** argv)
{
    const auto given = [&](std::string_view option) {
        return std::any_of(argv + 1, argv + argc,
                           [&](const char* argument) { return option == argument; });
    };
    // NOLINTBEGIN(concurrency-mt-unsafe): no threads yet
    using rekam::Screen;
    const auto told = [](const char* name) {
        return std::getenv(name) != nullptr;
    };
    const Screen screen = told("DISPLAY") || told("WAYLAND_DISPLAY") || told("QT_QPA_PLATFORM")
                              ? Screen::Present
                              : Screen::None;
    if (given("--headless") || screen == Screen::None) {
        // The same windows, drawn into memory.
        (void)setenv("QT_QPA_PLATFORM", "offscreen", 1);
    }
    if (given("--measure")) {
        // GLib's dispatcher does not tell when it rests.
        (void)setenv("QT_NO_GLIB", "1", 1);
    }
    // NOLINTEND(concurrency-mt-unsafe)
    // One for all starts: a display that was let go may not be there a moment later.
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("enroll-station"));
    QApplication::setQuitOnLastWindowClosed(false); // between two starts there is none
    int code = rekam::kStartAnew;
    while (code == rekam::kStartAnew) {
        code = rekam::run(application, screen);
    }
    return code;
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return start(argc, argv);
    } catch (const std::exception& error) {
        (void)std::fprintf(stderr, "enroll-station: %s\n", error.what());
        return 1;
    }
}
