// The composition root of the recording station: what exists, and who is connected to whom.
#include "base/check.h"
#include "base/file.h"
#include "capture/capture_service.h"
#include "crypto/random_source.h"
#include "documents/receipt_document.h"
#include "documents/rekap_document.h"
#include "main/activity_watch.h"
#include "main/headless_operator.h"
#include "main/receipt_viewer.h"
#include "main/session_documents.h"
#include "main/turn_meter.h"
#include "main/window_display.h"
#include "registry.h"
#include "remedy/remedy.h"
#include "service/service.h"
#include "ui/audit.h"
#include "ui/intents.h"
#include "ui/station_window.h"
#include "ui/student_screen.h"
#include "ui/student_window.h"
#include "ui/theme.h"
#include "virtual/virtual_devices.h"
#include "workflow/session/appearance_file.h"
#include "workflow/station/station.h"
#include "workflow/words/words.h"

#include <nlohmann/json.hpp>

#include <QApplication>
#include <QCommandLineParser>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <limits>
#include <span>
#include <string_view>
#include <utility>

namespace rekam {
namespace {

constexpr int kWindowWidthPx = 1366;
constexpr int kWindowHeightPx = 768;
constexpr std::uint64_t kDemoBytesMax = std::uint64_t{64} * 1024;
constexpr qlonglong kStudentsMax = 10'000; // of one session
constexpr qlonglong kPpiMin = 100;
constexpr qlonglong kPpiMax = 2'000;
enum class Screen { Present, None };
/// What run() returns for "once more": a new bundle may change mode, devices and language.
constexpr int kStartAnew = 64;

struct Options
{
    provision::Home home;
    bool headless = false;
    std::size_t students = 20;
    QString roster;
    QString practiceRoster; ///< taken over where there is no list yet
    drivers::SourceOptions source;
    std::string faults;
    bool measure = false;
    bool pictures = true;
};

/// What `rekamctl demo provision` leaves in a practice home for whoever plays its people.
struct DemoPerson
{
    std::string id;
    QString passphrase;
    std::uint64_t seed = 1; ///< of the officers' synthetic fingers
};

std::optional<DemoPerson> demoOperator(const provision::Home& home)
{
    const auto file = posixFiles().read(home.office() / "demo.json", kDemoBytesMax);
    if (!file) {
        return std::nullopt;
    }
    const auto demo = nlohmann::json::parse(asText(file.value()), nullptr, false);
    if (!demo.is_object() || !demo.contains("people") || demo["people"].empty()) {
        return std::nullopt;
    }
    const auto& person = demo["people"].front();
    return DemoPerson{person.value("id", ""),
                      QString::fromStdString(person.value("passphrase", "")),
                      demo.value("seed", std::uint64_t{1})};
}

struct Limits
{
    qlonglong least = 0;
    qlonglong most = 0;
};

/// The default as it is; what was given only within its limits, else said and nothing.
std::optional<qlonglong> numberOf(const QCommandLineParser& parser,
                                  const QCommandLineOption& option, Limits limits)
{
    bool isNumber = false;
    const QString text = parser.value(option);
    const qlonglong number = text.toLongLong(&isNumber);
    if (!parser.isSet(option) || (isNumber && number >= limits.least && number <= limits.most)) {
        return number;
    }
    (void)std::fprintf(stderr,
                       "enroll-station: --%s membutuhkan bilangan %lld sampai %lld, bukan '%s' "
                       "(lihat --help)\n",
                       qUtf8Printable(option.names().front()), limits.least, limits.most,
                       qUtf8Printable(text));
    return std::nullopt;
}

std::optional<Options> parseOptions()
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Rekam: stasiun perekaman KTP-el di sekolah"));
    parser.addHelpOption();
    const QCommandLineOption home(QStringLiteral("home"), QStringLiteral("rumah stasiun"),
                                  QStringLiteral("DIR"));
    const QCommandLineOption headless(QStringLiteral("headless"),
                                      QStringLiteral("rekam satu sesi latihan tanpa layar"));
    const QCommandLineOption students(QStringLiteral("students"), QStringLiteral("jumlah siswa"),
                                      QStringLiteral("N"), QStringLiteral("20"));
    const QCommandLineOption roster(QStringLiteral("roster"), QStringLiteral("daftar permohonan"),
                                    QStringLiteral("FILE"));
    const QCommandLineOption practiceRoster(
        QStringLiteral("practice-roster"),
        QStringLiteral("daftar latihan, diimpor bila belum ada daftar"), QStringLiteral("FILE"));
    const QCommandLineOption images(QStringLiteral("images"), QStringLiteral("folder gambar"),
                                    QStringLiteral("DIR"));
    const QCommandLineOption ppi(QStringLiteral("ppi"), QStringLiteral("resolusi gambar jari"),
                                 QStringLiteral("N"), QStringLiteral("0"));
    const QCommandLineOption seed(QStringLiteral("seed"), QStringLiteral("benih contoh sintetis"),
                                  QStringLiteral("S"), QStringLiteral("1"));
    const QCommandLineOption faults(QStringLiteral("faults"),
                                    QStringLiteral("gangguan alat virtual, mis. unplug@camera:2"),
                                    QStringLiteral("PLAN"));
    const QCommandLineOption measure(QStringLiteral("measure"),
                                     QStringLiteral("cetak waktu putaran antarmuka pada akhirnya"));
    const QCommandLineOption noPictures(QStringLiteral("no-pictures"),
                                        QStringLiteral("tanpa gambar layar di out/layar"));
    parser.addOptions({home, headless, students, roster, practiceRoster, images, ppi, seed, faults,
                       measure, noPictures});
    if (!parser.parse(QCoreApplication::arguments())) {
        const QStringList unknown = parser.unknownOptionNames();
        (void)std::fprintf(stderr, "enroll-station: %s (lihat --help)\n",
                           unknown.isEmpty()
                               ? "sebuah pilihan membutuhkan nilai"
                               : qUtf8Printable(QStringLiteral("pilihan %1 tidak dikenal")
                                                    .arg(unknown.join(QStringLiteral(", ")))));
        return std::nullopt;
    }
    if (parser.isSet(QStringLiteral("help"))) {
        parser.showHelp();
    }

    Options options;
    options.home =
        parser.isSet(home)
            ? provision::Home{parser.value(home).toStdString()}
            : provision::homeFromEnvironment(
                  QDir::home().filePath(QStringLiteral(".local/share/rekam")).toStdString());
    options.headless = parser.isSet(headless);
    const auto wanted = numberOf(parser, students, {1, kStudentsMax});
    const auto resolution = numberOf(parser, ppi, {kPpiMin, kPpiMax});
    const auto start = numberOf(parser, seed, {0, std::numeric_limits<qlonglong>::max()});
    if (!wanted || !resolution || !start) {
        return std::nullopt;
    }
    options.students = static_cast<std::size_t>(*wanted);
    options.roster = parser.value(roster);
    options.practiceRoster = parser.value(practiceRoster);
    options.source.imageFolder = parser.value(images).toStdString();
    options.source.ppi = static_cast<int>(*resolution);
    options.source.seed = static_cast<std::uint64_t>(*start);
    options.faults = parser.value(faults).toStdString();
    options.measure = parser.isSet(measure);
    options.pictures = !options.measure && !parser.isSet(noPictures);
    return options;
}

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

void connectPanels(ui::Intents& intents, workflow::Panels& panels)
{
    using ui::Intents;
    using workflow::Panels;
    QObject::connect(&intents, &Intents::reasonChosen, &panels, &Panels::chooseReason);
    QObject::connect(&intents, &Intents::noteChanged, &panels, &Panels::setNote);
    QObject::connect(&intents, &Intents::exceptionFingerToggled, &panels, &Panels::toggleFinger);
    QObject::connect(&intents, &Intents::exceptionTargetToggled, &panels, &Panels::toggleTarget);
    QObject::connect(&intents, &Intents::correctionEdited, &panels, &Panels::editCorrection);
    QObject::connect(&intents, &Intents::approvalEntered, &panels, &Panels::enterApproval);
    QObject::connect(&intents, &Intents::fileChosen, &panels, &Panels::chooseFile);
    QObject::connect(&intents, &Intents::panelClosed, &panels, &Panels::close);
}

void connectIntents(ui::Intents& intents, workflow::Station& station)
{
    using ui::Intents;
    using workflow::Station;
    auto* watch = new ActivityWatch(&station);
    QCoreApplication::instance()->installEventFilter(watch);
    QObject::connect(watch, &ActivityWatch::seen, &station, &Station::noteActivity);
    QObject::connect(&intents, &Intents::actionTriggered, &station, &Station::act);
    QObject::connect(&intents, &Intents::navigate, &station, &Station::navigate);
    QObject::connect(&intents, &Intents::operatorChosen, &station, &Station::chooseOperator);
    QObject::connect(&intents, &Intents::loginRequested, &station, &Station::login);
    QObject::connect(&intents, &Intents::searchChanged, &station, &Station::search);
    QObject::connect(&intents, &Intents::classChosen, &station, &Station::chooseClass);
    QObject::connect(&intents, &Intents::filterChosen, &station, &Station::chooseFilter);
    QObject::connect(&intents, &Intents::personChosen, &station, &Station::choosePerson);
    QObject::connect(&intents, &Intents::scanned, &station, &Station::scanned);
    QObject::connect(&intents, &Intents::fieldFlagged, &station, &Station::flagField);
    QObject::connect(&intents, &Intents::documentRowChosen, &station, &Station::chooseDocumentRow);
    QObject::connect(&intents, &Intents::takeChosen, &station, &Station::chooseTake);
    QObject::connect(&intents, &Intents::strokesDrawn, &station, &Station::drawStrokes);
    QObject::connect(&intents, &Intents::statementAgreed, &station, &Station::agreeStatement);
    QObject::connect(&intents, &Intents::studentAgreed, &station,
                     [&station] { station.agreeStatement(true); });
    QObject::connect(&intents, &Intents::studentApproved, &station,
                     &Station::approvePhotoByStudent);
    QObject::connect(&intents, &Intents::studentAskedRetake, &station,
                     &Station::retakePhotoByStudent);
    QObject::connect(&intents, &Intents::deviceCellChosen, &station, &Station::chooseDevice);
    QObject::connect(&intents, &Intents::appearanceChanged, &station, &Station::changeAppearance);
    QObject::connect(&intents, &Intents::syncTileChosen, &station, &Station::chooseSyncTile);
    QObject::connect(&intents, &Intents::syncRowChosen, &station, &Station::chooseSyncRow);
    connectPanels(intents, station.panels());
}

void connectStudentScreen(ui::StudentScreen& screen, ui::Intents& intents,
                          workflow::Station& station)
{
    using ui::Intents;
    QObject::connect(&intents, &Intents::actionTriggered, &screen, [&screen](view::ActionId what) {
        if (what == view::ActionId::StudentWindow) {
            screen.toggle();
        }
    });
    // Shown in turns, it has done its work with the student's answer.
    QObject::connect(&intents, &Intents::studentApproved, &screen, &ui::StudentScreen::giveBack);
    QObject::connect(&intents, &Intents::studentAskedRetake, &screen, &ui::StudentScreen::giveBack);
    QObject::connect(&intents, &Intents::studentAgreed, &screen, &ui::StudentScreen::giveBack);
    QObject::connect(&station, &workflow::Station::screenOpened, &screen,
                     &ui::StudentScreen::giveBack);
}

/// Writes the rekap that closing the day asks for, on the computing thread.
void connectRekap(workflow::CloseDayDesk& desk, workflow::StationCore& core, const QString& out)
{
    QObject::connect(&desk, &workflow::CloseDayDesk::rekapWanted, &desk,
                     [&desk, &core, out](workflow::RekapFacts facts) {
                         if (!core.practice()) {
                             facts.people.clear(); // a plain file holds figures, no persons
                         }
                         const QString path = QDir(out).filePath(
                             QStringLiteral("rekap-%1.pdf").arg(facts.day.toString(Qt::ISODate)));
                         core.compute(
                             &desk,
                             [facts, path, out] {
                                 return QDir().mkpath(out) && documents::writeRekap(facts, path)
                                            ? path
                                            : QString();
                             },
                             [&desk](const QString& written) { desk.rekapWritten(written); });
                     });
}

/// Why no session records itself here; null if one may.
const char* headlessRefusal(bool provisioned, bool practice, bool demo)
{
    if (!provisioned) {
        return "stasiun belum disiapkan, atau berkas stasiun tidak sah; jalankan installer/start, "
               "atau minta berkas stasiun baru dari kantor";
    }
    if (!practice) {
        return "sesi otomatis hanya untuk LATIHAN, stasiun ini PRODUCTION; buka tanpa --headless";
    }
    return demo ? nullptr
                : "--headless membutuhkan rumah latihan dengan petugasnya (office/demo.json); "
                  "jalankan installer/start";
}

/// One station at a time for one home: two would follow two truths about one queue. Says why not.
std::optional<service::SingleInstance> claimHome(const provision::Home& home)
{
    using service::HomeTrouble;
    // A home that is not there yet is one that this laptop's request begins.
    (void)posixFiles().makeFolder(home.root);
    const HomeTrouble trouble = service::examineHome(home.root);
    if (trouble != HomeTrouble::None) {
        (void)std::fprintf(stderr, "enroll-station: %s\n",
                           remedy::inWords(trouble, home.root).c_str());
        if (trouble != HomeTrouble::Full) { // sealing and sending make room
            return std::nullopt;
        }
    }
    auto only = service::SingleInstance::claim(home.store(), home.run() / "enroll-station.pid");
    if (only) {
        return std::move(only).value();
    }
    if (only.error().code == ErrorCode::Conflict) {
        (void)std::fprintf(stderr,
                           "enroll-station: stasiun ini sudah terbuka (%s). Pakai yang itu, "
                           "atau akhiri dengan installer/stop, lalu jalankan lagi\n",
                           home.root.c_str());
    } else {
        (void)std::fprintf(stderr, "enroll-station: %s\n", remedy::inWords(only.error()).c_str());
    }
    return std::nullopt;
}

/// The list belongs into the store, which opens with the first login.
void takeRosterAtLogin(workflow::StationCore& core, workflow::Station& station,
                       const QString& roster)
{
    if (roster.isEmpty()) {
        return;
    }
    QObject::connect(
        &core, &workflow::StationCore::loggedInChanged, &station,
        [&station, &core, file = QFileInfo(roster).absoluteFilePath(), taken = false]() mutable {
            if (core.loggedIn() && !std::exchange(taken, true)) {
                station.panels().takeRoster(file);
            }
        });
}

/// A newcomer meets a queue, not an empty screen. Never over a list that somebody has brought.
void offerPracticeRoster(workflow::StationCore& core, workflow::Station& station,
                         const QString& roster)
{
    if (roster.isEmpty()) {
        return;
    }
    QObject::connect(
        &core, &workflow::StationCore::sessionChanged, &station,
        [&station, &core, file = QFileInfo(roster).absoluteFilePath(), asked = false]() mutable {
            if (core.loggedIn() && core.practice() && !std::exchange(asked, true) &&
                !core.session()) {
                station.panels().takeRoster(file);
            }
        });
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
    connectRekap(station.closeDay(), core, out);
    QObject::connect(&station.recording(), &workflow::Recording::sealed, &core,
                     [&core, out](const workflow::ReceiptFacts& facts) {
                         if (!core.practice()) {
                             return; // plain files are for practice only
                         }
                         core.compute(
                             &core,
                             [out, facts] {
                                 return writeMissingReceipts(
                                     QDir(out).filePath(QStringLiteral("bukti")), {facts});
                             },
                             [](const QString&) {}); // the receipt screen offers it again
                     });

    const ReceiptViewer viewer(
        station.recording().desk<workflow::ReceiptStep>(record::Step::Receipt), core);

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
        window.showFullScreen();
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
