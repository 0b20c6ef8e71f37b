#include "workflow/station/station.h"

#include "workflow/record/open_mark.h"
#include "workflow/recording/idle_student.h"
#include "workflow/recording/steps/finger_step.h"
#include "workflow/recording/steps/paper_steps.h"
#include "workflow/recording/steps/photo_step.h"
#include "workflow/recording/steps/receipt_step.h"
#include "workflow/recording/steps/signature_step.h"
#include "workflow/recording/steps/statement_step.h"
#include "workflow/words/list_words.h"
#include "workflow/words/words.h"

#include <QLocale>

#include <chrono>

namespace rekam::workflow {

using namespace std::chrono_literals;
using record::Step;
using view::ActionId;
using view::Screen;

namespace {

/// Disk and battery change slowly.
constexpr std::chrono::milliseconds kMeasureEvery = 10s;

/// Screens that are looked at while a student waits; Escape leads back to the same step.
bool staysOpenBeside(Screen screen)
{
    return screen == Screen::Devices || screen == Screen::Settings || screen == Screen::Sync;
}

} // namespace

Station::Station(StationCore& core, QObject* parent)
    : QObject(parent)
    , m_core(core)
    , m_login(core)
    , m_home(core)
    , m_queue(core)
    , m_sync(core)
    , m_devices(core)
    , m_settings(core)
    , m_closeDay(core)
    , m_recording(core)
    , m_panels(core, m_recording, m_home)
{
    m_clock.setInterval(1s);
    m_measuring.setInterval(kMeasureEvery);
    connect(&m_measuring, &QTimer::timeout, this, &Station::measure);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        showShell();
        lockIfIdle();
    });
    connect(&core, &StationCore::loggedInChanged, this, &Station::unlocked);
    // A student at a device is somebody at the station.
    connect(&core.capture(), &CapturePort::fingersTaken, this, &Station::noteActivity);
    connect(&core.capture(), &CapturePort::retryAsked, this, &Station::noteActivity);
    connect(&m_clock, &QTimer::timeout, &m_recording, &Recording::showElapsed);
    connect(&core, &StationCore::safetyChanged, this, &Station::showShell);
    connect(&core, &StationCore::sessionChanged, this, &Station::showShell);
    connect(&core, &StationCore::agentChanged, this, [this] {
        showShell();
        if (m_screen == Screen::Login) {
            m_login.show();
        }
    });
    connect(&core.capture(), &CapturePort::devicesChanged, this, &Station::showShell);
    connectDesks();
    connect(&m_queue, &QueueDesk::recordRequested, this, [this](store::PersonId person) {
        if (m_core.clockInDoubt()) {
            m_panels.openClock();
        } else {
            m_recording.begin(person);
        }
    });
    connect(&m_queue, &QueueDesk::receiptRequested, &m_recording, &Recording::reopenReceipt);
    connect(&m_panels, &Panels::queueChanged, &m_queue, &QueueDesk::refresh);
    connect(&m_recording, &Recording::opened, this, [this](Step step) {
        m_screen = words::screenOf(step);
        showShell();
        Q_EMIT screenOpened(m_screen);
        if (const auto stop = std::exchange(m_afterCut, std::nullopt)) {
            view::AlertView alert;
            alert.cause = stopped(*stop);
            alert.remedy =
                tr("Rekaman %1 dilanjutkan dari langkah %2; yang sudah tersimpan tidak hilang.")
                    .arg(words::firstName(m_recording.person()), words::step(step));
            m_recording.setAlert(alert);
        }
    });
    connect(&m_recording, &Recording::closed, this, [this] {
        // A receipt that was opened once more has passed its turn before.
        const store::RosterEntry* chosen = m_queue.chosen();
        if (m_recording.turnTaken() && !m_recording.reopened() &&
            (chosen == nullptr || chosen->id == m_recording.entry().id)) {
            m_queue.passChosen(); // whichever key led away from the receipt
        }
        open(Screen::Queue);
    });
    connect(&m_recording, &Recording::failed, this, &Station::recordingFailed);
    connect(&m_recording.desk<ReceiptStep>(Step::Receipt), &ReceiptStep::nextRequested,
            &m_recording, &Recording::close);
}

void Station::connectDesks()
{
    for (Desk* desk : std::initializer_list<Desk*>{&m_login, &m_home, &m_queue, &m_sync, &m_devices,
                                                   &m_settings, &m_closeDay}) {
        connect(desk, &Desk::wantsScreen, this, &Station::open);
        connect(desk, &Desk::wantsPanel, this, &Station::openPanel);
        connect(desk, &Desk::wantsToast, this,
                [this](const view::ToastView& toast) { m_core.display().showToast(toast); });
    }
    connect(&m_closeDay, &CloseDayDesk::wantsApproval, &m_panels, &Panels::openApproval);
    connect(&m_home, &HomeDesk::wantsApproval, &m_panels, &Panels::openApproval);
    connect(&m_devices, &DevicesDesk::returnRequested, this, &Station::resumeRecording);
    connect(&m_settings, &SettingsDesk::returnRequested, this, &Station::resumeRecording);
    connect(&m_settings, &SettingsDesk::wordsChanged, this, &Station::showAll);
}

void Station::start()
{
    (void)m_core.loadStation(); // an unprovisioned station says so on its login screen
    m_core.display().present(idleStudent(m_core));
    m_core.capture().refreshDevices();
    m_clock.start();
    m_measuring.start();
    measure();
    open(Screen::Login);
}

void Station::measure()
{
    m_core.compute(
        this,
        [files = m_core.world().files, store = m_core.home().store()] {
            return measureMachine(*files, store);
        },
        [this](const MachineFacts& machine) {
            m_machine = machine;
            m_devices.setMachine(machine);
            showShell();
        });
}

Desk* Station::deskOf(Screen screen)
{
    switch (screen) {
    case Screen::Login:
        return &m_login;
    case Screen::Home:
        return &m_home;
    case Screen::Queue:
        return &m_queue;
    case Screen::Sync:
        return &m_sync;
    case Screen::Devices:
        return &m_devices;
    case Screen::Settings:
        return &m_settings;
    case Screen::CloseDay:
        return &m_closeDay;
    default:
        return nullptr;
    }
}

void Station::open(Screen screen)
{
    m_panels.closeAll();
    if (Desk* before = deskOf(m_screen)) {
        before->leave();
    }
    m_screen = screen;
    if (Desk* desk = deskOf(screen)) {
        desk->enter();
        desk->show();
    }
    showShell();
    m_core.display().open(screen);
    Q_EMIT screenOpened(screen);
}

void Station::navigate(Screen screen)
{
    if (!m_core.loggedIn()) {
        return;
    }
    if (const auto step = words::stepOf(screen)) {
        const bool paused = m_recording.paused();
        m_recording.open(*step);
        if (paused) {
            resumeRecording();
        }
        return;
    }
    if (m_recording.active() && staysOpenBeside(screen)) {
        const QString first = words::firstName(m_recording.person());
        const QString who = m_recording.sealedRecord() ? tr("bukti %1").arg(first) : first;
        m_recording.pause();
        m_devices.setWaiting(who);
        m_settings.setWaiting(who);
    } else {
        m_devices.setWaiting({});
        m_settings.setWaiting({});
        if (m_recording.active()) {
            m_recording.close(); // kept at its step
        }
    }
    if (screen == Screen::Login) {
        m_recording.close(); // one that is only about to open, too
        m_core.lock();
        return;
    }
    open(screen);
}

void Station::noteActivity()
{
    m_lastActivity = m_core.world().clock->steadyTime();
}

void Station::lockIfIdle()
{
    if (!m_core.loggedIn()) {
        return;
    }
    const auto limit = std::chrono::minutes(m_core.policy().idleLockMinutes);
    if (limit > 0min && m_core.world().clock->steadyTime() - m_lastActivity >= limit) {
        lock();
    }
}

void Station::lock()
{
    if (m_recording.active()) {
        m_interrupted = {m_recording.enrolment().personId, m_core.person().id,
                         m_recording.sealedRecord().has_value()};
    }
    navigate(Screen::Login);
}

void Station::unlocked()
{
    noteActivity();
    open(m_core.loggedIn() ? Screen::Home : Screen::Login);
    if (m_core.loggedIn() && m_interrupted) {
        const Interrupted before = *std::exchange(m_interrupted, std::nullopt);
        if (before.operatorId == m_core.person().id) {
            before.sealed ? m_recording.reopenReceipt(before.student)
                          : m_recording.begin(before.student);
        }
    } else if (m_core.loggedIn() && m_resumes) {
        goOnAfterCut();
    }
}

void Station::goOnAfterCut()
{
    m_core.onStore(
        this, [](OpenStation& station) { return takeOpenMark(station); },
        [this](const std::optional<CutOff>& cut) {
            if (!cut || m_recording.active()) {
                return;
            }
            if (cut->operatorId == m_core.person().id) {
                m_afterCut = cut->stop;
                cut->sealed ? m_recording.reopenReceipt(cut->person)
                            : m_recording.begin(cut->person);
                return;
            }
            const QString name = words::text(cut->name);
            m_core.display().showToast(
                {stopped(cut->stop) + QLatin1Char(' ') +
                     (cut->sealed
                          ? tr("Rekaman %1 sudah tersegel; buktinya ada di Antrean.").arg(name)
                          : tr("Rekaman %1 menunggu di Antrean; yang sudah tersimpan tidak "
                               "hilang.")
                                .arg(name)),
                 QStringLiteral("info"),
                 view::Tone::Primary,
                 {}});
        });
}

QString Station::stopped(Stop stop)
{
    return stop == Stop::Machine ? tr("Laptop sempat mati.") : tr("Program sempat berhenti.");
}

void Station::findAnyone(const QString& text)
{
    const bool searching = m_screen == Screen::Queue && text.isEmpty();
    if (!m_core.loggedIn() || m_panels.isOpen() || searching) {
        return;
    }
    const auto find = [this, text] {
        m_queue.chooseFilter(QStringLiteral("all"));
        m_queue.chooseClass(0);
        navigate(Screen::Queue);
        m_queue.scanned(text);
    };
    if (m_recording.active()) {
        m_recording.interrupt();
        m_panels.openLeave(find);
    } else {
        find();
    }
}

void Station::act(ActionId action, const QString& subject)
{
    noteActivity();
    if (m_panels.act(action, subject)) {
        return;
    }
    if (action == ActionId::Help) {
        m_panels.openHelp(m_screen);
        return;
    }
    if (action == ActionId::Lock) {
        lock();
        return;
    }
    if (action == ActionId::ShowUnsafe) {
        if (m_core.loggedIn()) {
            m_sync.chooseTile(QStringLiteral("unsafe"));
            navigate(Screen::Sync);
        }
        return;
    }
    if (action == ActionId::FindAnyone) {
        findAnyone({});
        return;
    }
    if (action == ActionId::Undo) {
        if (!m_devices.undo(subject)) {
            m_settings.act(action, subject); // its toast outlives its screen
        }
        return;
    }
    if (action == ActionId::Back && m_screen == Screen::Sync && m_recording.paused()) {
        resumeRecording();
        return;
    }
    if (words::stepOf(m_screen)) {
        actWhileRecording(action, subject);
        return;
    }
    if (Desk* desk = deskOf(m_screen)) {
        desk->act(action, subject);
    }
}

void Station::actWhileRecording(ActionId action, const QString& subject)
{
    switch (action) {
    case ActionId::Postpone:
        m_recording.interrupt();
        if (!m_recording.busy()) {
            m_panels.openPostpone(std::nullopt);
        }
        break;
    case ActionId::Exception:
        m_recording.interrupt(); // a finger that does not come would be waited for
        if (!m_recording.busy()) {
            m_panels.openException();
        }
        break;
    case ActionId::Correct:
        m_panels.openCorrection();
        break;
    case ActionId::DocumentsLater:
        m_panels.openPapersLater();
        break;
    case ActionId::Approve:
        if (m_screen == Screen::ReadBack) {
            m_panels.openConsent();
        } else {
            m_panels.openValidation();
        }
        break;
    default:
        m_recording.act(action, subject);
        break;
    }
}

void Station::openPanel(ActionId which, const QString& subject)
{
    const store::PersonId person{subject.toLongLong()};
    switch (which) {
    case ActionId::Postpone:
        m_panels.openPostpone(person);
        break;
    case ActionId::Approve:
        if (const store::RosterEntry* entry = m_queue.chosen()) {
            m_panels.openUnderAge(entry->id, words::text(entry->person.name));
        }
        break;
    case ActionId::Import:
        if (m_screen == Screen::Login) {
            m_panels.openJoining();
            break;
        }
        m_panels.openRoster();
        break;
    case ActionId::Remedy:
        m_panels.openClock();
        break;
    default:
        break;
    }
}

void Station::resumeRecording()
{
    if (Desk* desk = deskOf(m_screen)) {
        desk->leave();
    }
    m_recording.resume();
}

void Station::showAll()
{
    if (Desk* desk = deskOf(m_screen)) {
        desk->show();
    }
    if (m_recording.active()) {
        m_recording.show();
    }
    showShell();
}

void Station::recordingFailed(const Error& error)
{
    m_afterCut.reset();
    const view::AlertView trouble = recordingTrouble(error);
    m_core.display().showToast(
        {trouble.cause + QLatin1Char(' ') + trouble.remedy, {}, view::Tone::Err, {}});
    open(Screen::Queue);
    if (parseBeginBlock(error.detail) == BeginBlock::ClockInDoubt) {
        m_panels.openClock(); // a supervisor's word is the way on
    }
}

void Station::showShell()
{
    view::ShellView shell;
    const QDateTime now = words::toLocal(m_core.now());
    shell.clock = now.toString(QStringLiteral("HH.mm"));
    shell.mode = m_core.practice() ? view::StationMode::Practice : view::StationMode::Production;
    const store::SafetyCounts& safety = m_core.safety();
    shell.safety = {safety.onLaptop, safety.secondCopy, safety.received, safety.notSafe,
                    safety.held};
    const QString today = QLocale(tr("id_ID")).toString(now, QStringLiteral("dddd, d MMMM yyyy"));
    shell.title = m_screen == Screen::Home       ? tr("Beranda")
                  : m_screen == Screen::Queue    ? tr("Antrean")
                  : m_screen == Screen::Sync     ? tr("Kirim & salinan")
                  : m_screen == Screen::Devices  ? tr("Perangkat")
                  : m_screen == Screen::Settings ? tr("Setelan")
                  : m_screen == Screen::CloseDay ? tr("Tutup sesi")
                                                 : tr("Perekaman");
    shell.subtitle = today;
    if (m_recording.active() && words::stepOf(m_screen)) {
        shell.subtitle = tr("Antrean %1").arg(words::queueNumber(m_recording.entry().queueNumber));
        if (const auto& saved = m_recording.savedAt()) {
            shell.subtitle +=
                QStringLiteral(" · ") + tr("tersimpan otomatis %1").arg(words::dayTime(*saved));
        }
    } else if (m_core.session()) {
        shell.subtitle = words::school(m_core.session()->facts.school) + QStringLiteral(" · ") +
                         QLocale(tr("id_ID")).toString(now, QStringLiteral("ddd, d MMM yyyy"));
    }
    if (m_core.loggedIn()) {
        const QString name = words::text(m_core.person().name);
        shell.person = view::PersonView{name, words::text(provision::titleOf(m_core.person().role)),
                                        words::initials(name)};
    }
    shell.devices = stripCells(m_core, m_machine);
    shell.rail = {Screen::Home,    Screen::Queue,    Screen::Sync,
                  Screen::Devices, Screen::Settings, Screen::CloseDay};
    m_core.display().present(shell);
}

void Station::login(const QString& personId, const QString& passphrase)
{
    m_login.login(personId, passphrase);
}

void Station::chooseOperator(const QString& personId)
{
    m_login.choose(personId);
}

void Station::search(const QString& text)
{
    m_queue.search(text);
}

void Station::chooseClass(int index)
{
    m_queue.chooseClass(index);
}

void Station::chooseFilter(const QString& filterId)
{
    m_queue.chooseFilter(filterId);
}

void Station::choosePerson(const QString& personId)
{
    m_queue.choose(personId);
}

void Station::scanned(const QString& text)
{
    findAnyone(text);
}

void Station::flagField(const QString& fieldId, bool wrong)
{
    if (m_recording.active()) {
        m_recording.desk<ReadBackStep>(Step::ReadBack).flag(fieldId, wrong);
    }
}

void Station::chooseDocumentRow(const QString& rowId)
{
    if (m_recording.active()) {
        m_recording.desk<DocumentsStep>(Step::Documents).choose(rowId);
    }
}

void Station::chooseCaptureTab(int index)
{
    m_recording.desk<FingerStep>(Step::Fingerprints).chooseTab(index);
}

void Station::chooseTake(int index)
{
    m_recording.desk<PhotoStep>(Step::Photo).choose(index);
}

void Station::drawStrokes(const QVector<view::StrokeView>& strokes, double aspect)
{
    if (m_screen == Screen::Signature) {
        m_recording.desk<SignatureStep>(Step::Signature).ink().draw(strokes, aspect);
    } else if (m_screen == Screen::Statement) {
        m_recording.desk<StatementStep>(Step::Statement).ink().draw(strokes, aspect);
    }
}

void Station::agreeStatement(bool agreed)
{
    m_recording.desk<StatementStep>(Step::Statement).agree(agreed);
}

void Station::approvePhotoByStudent()
{
    m_recording.desk<PhotoStep>(Step::Photo).approve(words::text(kApprovedByStudent));
}

void Station::retakePhotoByStudent()
{
    m_recording.desk<PhotoStep>(Step::Photo).retake();
}

void Station::chooseDevice(const QString& cellId)
{
    if (!m_core.loggedIn()) {
        return;
    }
    if (m_screen != Screen::Devices) {
        navigate(Screen::Devices);
    }
    m_devices.choose(cellId);
}

void Station::changeAppearance(const view::AppearanceView& appearance)
{
    m_settings.change(appearance);
}

void Station::chooseSyncTile(const QString& tileId)
{
    m_sync.chooseTile(tileId);
}

void Station::chooseSyncRow(const QString& rowId)
{
    m_sync.chooseRow(rowId);
}

} // namespace rekam::workflow
