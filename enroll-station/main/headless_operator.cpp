#include "main/headless_operator.h"

#include "main/headless_images.h"
#include "main/headless_words.h"
#include "workflow/words/words.h"

#include <QCoreApplication>
#include <QDir>
#include <QPixmap>
#include <QTextStream>
#include <QWidget>

#include <algorithm>
#include <chrono>

namespace rekam {

using namespace std::chrono_literals;
using view::ActionId;
using view::Screen;
using workflow::OpenStation;

namespace {

/// What one screen is tried for one student before the student is put off.
constexpr int kPressesPerScreen = 12;
/// A device or the store that does not answer for so long is not coming back by itself.
constexpr std::chrono::milliseconds kStuck = 60s;

/// Another try that fell as short by another figure is the same cause.
QString withoutFigures(QString words)
{
    words.removeIf([](QChar each) { return each.isDigit(); });
    return words;
}

} // namespace

HeadlessOperator::HeadlessOperator(workflow::Station& station, WindowDisplay& display,
                                   QWidget& window, HeadlessOptions options)
    : m_station(station)
    , m_display(display)
    , m_window(window)
    , m_options(std::move(options))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &HeadlessOperator::think);
    connect(&display, &WindowDisplay::shown, &m_soon, qOverload<>(&QTimer::start));
    m_stuck.setSingleShot(true);
    m_stuck.setInterval(kStuck);
    connect(&m_stuck, &QTimer::timeout, this, [this] {
        if (m_stage == Stage::Recording) {
            postpone(lastTrouble(tr("tidak ada jawaban di layar %1")
                                     .arg(workflow::words::text(fileNameOf(m_display.screen())))));
        }
    });
    connect(&station.core(), &workflow::StationCore::unlockFailed, this,
            [this] { fail(m_display.alert().cause); }); // the login screen heard of it first
    connect(&station.home(), &workflow::HomeDesk::imported, this,
            [this](const std::shared_ptr<const workflow::ImportOutcome>& outcome) {
                imported(*outcome);
            });
    connect(&station.panels().roster(), &workflow::RosterPanel::refused, this,
            [this](const view::AlertView& why) {
                fail(tr("daftar permohonan %1: %2")
                         .arg(m_options.rosterFile, why.cause + QLatin1Char(' ') + why.remedy));
            });
    connect(&station.recording(), &workflow::Recording::failed, this, [this](const Error& error) {
        if (m_stage == Stage::Recording) {
            const view::AlertView trouble = workflow::recordingTrouble(error);
            postpone(trouble.cause + QLatin1Char(' ') + trouble.remedy);
        }
    });
    connect(
        &station.recording(), &workflow::Recording::sealed, this,
        [this](const workflow::ReceiptFacts& facts) {
            say(tr("%1 tersegel (%2 dari %3)").arg(facts.number).arg(m_next).arg(m_people.size()));
        });
}

void HeadlessOperator::say(const QString& line) const
{
    QTextStream out(stdout);
    out << line << Qt::endl;
}

void HeadlessOperator::warn(const QString& line) const
{
    QTextStream(stderr) << tr("peringatan: %1").arg(line) << Qt::endl;
}

void HeadlessOperator::fail(const QString& cause)
{
    m_stage = Stage::Over;
    QTextStream(stderr) << tr("enroll-station: %1").arg(cause) << Qt::endl;
    QCoreApplication::exit(1);
}

void HeadlessOperator::start()
{
    m_station.login(workflow::words::text(m_options.personId), m_options.passphrase);
}

/// One look at what is shown, one key pressed at the most.
void HeadlessOperator::think()
{
    switch (m_stage) {
    case Stage::LoggingIn:
        if (m_display.screen() == Screen::Home && m_station.core().loggedIn()) {
            importRoster();
        } else {
            takePicture();
        }
        break;
    case Stage::Recording:
        noteTrouble();
        press();
        break;
    case Stage::Importing:
    case Stage::Choosing:
    case Stage::Sending:
    case Stage::Finishing:
    case Stage::Over:
        break;
    }
}

void HeadlessOperator::importRoster()
{
    m_stage = Stage::Importing;
    m_station.panels().takeRoster(m_options.rosterFile);
}

void HeadlessOperator::imported(const workflow::ImportOutcome& outcome)
{
    m_station.panels().closeAll();
    m_session = outcome.session;
    say(tr("%1 accepted, %2 rejected, %3 duplicate")
            .arg(outcome.report.accepted.size())
            .arg(outcome.report.rejected.size())
            .arg(outcome.report.duplicates.size()));
    for (const record::RejectedRow& row : outcome.report.rejected) {
        say(workflow::words::text(row.causes.front().text));
    }
    for (const record::DuplicateRow& row : outcome.report.duplicates) {
        say(workflow::words::text(row.text));
    }
    for (const record::RosterRow& row : outcome.report.accepted) {
        for (const record::RosterIssue& issue : row.warnings) {
            warn(workflow::words::text(issue.text));
        }
    }
    if (std::ranges::any_of(outcome.report.accepted, [](const record::RosterRow& row) {
            return row.person.school.empty();
        })) {
        warn(tr("daftar ini tidak menyebut sekolah. Tulis namanya di baris pertama daftar, atau di "
                "kolom Sekolah, lalu jalankan lagi"));
    }
    choosePeople(outcome.report);
}

/// Of the list that was given, in its order: a session may hold people of other lists too.
HeadlessOperator::Chosen HeadlessOperator::choose(OpenStation& station, store::SessionId session,
                                                  const record::RosterReport& list,
                                                  std::size_t count)
{
    Chosen chosen;
    auto listed = workflow::listedPeople(station, list);
    if (!listed) {
        return chosen;
    }
    if (auto people = workflow::eligiblePeople(station, session, listed.value(), count)) {
        chosen.people = std::move(people).value();
    }
    for (const store::PersonId person : chosen.people) {
        if (const auto entry = station.store->roster().entry(person)) {
            chosen.niks.emplace_back(entry.value().person.nik.digits());
            if (entry.value().status != record::QueueStatus::Done) {
                chosen.toRecord.push_back(entry.value());
            }
        }
    }
    chosen.passedOver = std::move(listed).value();
    std::erase_if(chosen.passedOver, [](const store::RosterEntry& entry) {
        return entry.status != record::QueueStatus::TooYoung &&
               entry.status != record::QueueStatus::AlreadyRecorded;
    });
    return chosen;
}

void HeadlessOperator::choosePeople(const record::RosterReport& list)
{
    m_stage = Stage::Choosing;
    m_station.core().onStore(
        this,
        [session = m_session, list, count = m_options.students](OpenStation& station) {
            return choose(station, session, list, count);
        },
        [this](Chosen people) { chosen(std::move(people)); });
}

void HeadlessOperator::chosen(Chosen chosen)
{
    for (const store::RosterEntry& entry : chosen.passedOver) {
        say(passedOverCause(entry));
    }
    if (!checkImages(chosen)) {
        return;
    }
    m_people = std::move(chosen.people);
    tellFewer();
    takePicture();
    nextPerson();
}

/// At the beginning and again before the last line: the line counts fewer than were asked for.
void HeadlessOperator::tellFewer() const
{
    if (m_people.size() < m_options.students) {
        warn(
            tr("hanya %1 siswa di daftar yang dapat direkam, diminta %2; hitungan sesi ini tentang "
               "%1 siswa. Tambah daftarnya, atau kurangi --students")
                .arg(m_people.size())
                .arg(m_options.students));
    }
}

bool HeadlessOperator::checkImages(const Chosen& chosen)
{
    const QStringList missing = missingImages(m_options.images, chosen.niks);
    for (const QString& line : missing) {
        QTextStream(stderr) << line << Qt::endl;
    }
    if (!missing.isEmpty()) {
        fail(tr("folder gambar tidak lengkap; lengkapi berkas di atas atau hapus modalitasnya"));
        return false;
    }
    const SyntheticParts synthetic = syntheticParts(m_options.images, chosen.toRecord);
    for (const QString& line : synthetic.warnings) {
        QTextStream(stderr) << line << Qt::endl;
    }
    if (synthetic.nobodyHasAny) {
        fail(tr("folder gambar %1 tidak memuat gambar seorang pun dari siswa ini. Beri tiap "
                "siswa folder bernama NIK-nya: %1/<NIK>/face.png, slap_left.png, "
                "slap_right.png, slap_thumbs.png (atau finger_01.png sampai "
                "finger_10.png), verify_left.png, verify_right.png, iris_left.png, "
                "iris_right.png, sig.json; atau jalankan tanpa --images")
                 .arg(workflow::words::text(m_options.images.imageFolder.string())));
        return false;
    }
    for (const BrokenImage& image : brokenImages(m_options.images, chosen.niks)) {
        warn(
            tr("gambar tidak terbaca, siswanya akan ditunda: %1. Perbaiki berkasnya, lalu jalankan "
               "lagi")
                .arg(image.words));
        QString& files = m_broken[workflow::words::text(image.nik)];
        files += files.isEmpty() ? image.file : QStringLiteral(", ") + image.file;
    }
    return true;
}

void HeadlessOperator::nextPerson()
{
    m_stuck.stop();
    if (m_next >= m_people.size()) {
        waitForAnswers();
        return;
    }
    const store::PersonId person = m_people[m_next++];
    m_presses.clear();
    m_trouble.reset();
    m_before.reset();
    m_station.core().onStore(
        this, [person](OpenStation& station) { return station.store->roster().entry(person); },
        [this, person](const Result<store::RosterEntry>& entry) {
            if (entry && entry.value().status == record::QueueStatus::Done) {
                nextPerson(); // sealed in an earlier run
                return;
            }
            m_stage = Stage::Recording;
            m_queueNumber = entry ? entry.value().queueNumber : 0;
            m_nik = entry ? workflow::words::text(entry.value().person.nik.digits()) : QString();
            m_stuck.start();
            m_station.navigate(Screen::Queue);
            takePicture();
            m_station.queue().refresh();
            m_station.choosePerson(QString::number(person.value));
            m_station.recording().begin(person);
        });
}

void HeadlessOperator::press()
{
    const Screen screen = m_display.screen();
    if (!m_station.recording().active() || m_station.recording().busy() ||
        m_station.panels().isOpen()) {
        return;
    }
    const view::ActionBarView bar = m_display.bar();
    switch (screen) {
    case Screen::Documents:
        takePicture();
        if (m_display.papersUnchecked()) {
            // With the subject of the button: a row that is empty in SIAK has one of its own. Where
            // the bar offers no agreement, SIAK lacks what every KK tells: it differs.
            const auto same =
                std::ranges::find(bar.actions, ActionId::Match, &view::ActionView::id);
            if (same != bar.actions.end()) {
                m_station.act(ActionId::Match, same->subject);
            } else {
                m_station.act(ActionId::Differ, {});
            }
        } else {
            m_station.act(ActionId::Primary, {});
        }
        break;
    case Screen::Statement:
        if (!m_display.statementAgreed()) {
            m_station.agreeStatement(true);
        } else {
            pressPrimary(bar);
        }
        break;
    case Screen::Summary:
        if (m_display.validation() == view::ValidationState::Refused) {
            if (++m_presses[static_cast<int>(screen)] > kPressesPerScreen) {
                postpone(lastTrouble({}));
            } else {
                m_station.act(ActionId::Retake, {});
            }
        } else if (m_display.alert().tone == view::Tone::Err) {
            postpone(lastTrouble({}));
        } else {
            pressPrimary(bar);
        }
        break;
    case Screen::Receipt:
        if (!m_display.receiptTold()) {
            break; // it comes with the store's answer
        }
        takePicture();
        m_stage = Stage::Choosing;
        m_station.recording().close();
        nextPerson();
        break;
    default:
        pressPrimary(bar);
        break;
    }
}

void HeadlessOperator::pressPrimary(const view::ActionBarView& bar)
{
    if (!bar.primary || bar.primary->state != view::ActionState::Ready) {
        return;
    }
    takePicture();
    m_stuck.start();
    if (++m_presses[static_cast<int>(m_display.screen())] > kPressesPerScreen) {
        postpone(lastTrouble({}));
        return;
    }
    Q_EMIT pressing();
    m_station.act(ActionId::Primary, {});
}

/// Pressing on takes a message off the screen; a student put off later is still owed its cause.
void HeadlessOperator::noteTrouble()
{
    const view::AlertView alert = m_display.alert();
    if (alert.cause.isEmpty() ||
        (alert.tone != view::Tone::Err && alert.tone != view::Tone::Warn)) {
        if (alert.cause.isEmpty() && !m_station.recording().busy()) {
            m_before.reset(); // that went well; what comes now has a cause of its own
        }
        return;
    }
    // A folder shows the same picture again: that it was used before is no news, why it was taken
    // again is.
    if (m_trouble && m_trouble->screen == m_display.screen() &&
        withoutFigures(m_trouble->alert.cause) != withoutFigures(alert.cause)) {
        m_before = m_trouble;
    }
    m_trouble = {m_display.screen(), alert};
}

/// What was last said on this screen for this student, cause and way on; else `otherwise`.
QString HeadlessOperator::lastTrouble(const QString& otherwise) const
{
    if (!m_trouble || m_trouble->screen != m_display.screen()) {
        return otherwise;
    }
    const auto told = [](const view::AlertView& alert) {
        return alert.remedy.isEmpty() ? alert.cause : alert.cause + QLatin1Char(' ') + alert.remedy;
    };
    const QString last = told(m_trouble->alert);
    return m_before && m_before->screen == m_trouble->screen
               ? tr("%1 Lalu: %2").arg(told(m_before->alert), last)
               : last;
}

void HeadlessOperator::postpone(const QString& cause)
{
    const int number = m_queueNumber;
    m_postponed.insert(number);
    QString why = cause.isEmpty() ? tr("tidak dapat diselesaikan") : cause;
    if (why.endsWith(QLatin1Char('.'))) {
        why.chop(1);
    }
    if (const auto files = m_broken.constFind(m_nik); files != m_broken.constEnd()) {
        why += tr(". Berkas %1 tidak terbaca; perbaiki, lalu jalankan lagi").arg(*files);
    }
    say(QStringLiteral("postponed %1: %2").arg(workflow::words::queueNumber(number), why));
    m_stage = Stage::Choosing;
    if (m_station.recording().active()) { // else it could not even be begun
        m_station.recording().postpone(record::NotDoneReason::EquipmentFailure, why);
    }
    nextPerson();
}

/// A picture of the screen as it stands just before a key is pressed there. The first two students
/// replace it with every key, so that each screen is seen with its results.
void HeadlessOperator::takePicture()
{
    constexpr std::size_t kPicturedStudents = 2;
    const int key = static_cast<int>(m_display.screen());
    if ((m_pictured.contains(key) && m_next > kPicturedStudents) || !m_station.core().practice() ||
        m_options.pictures == Pictures::None) {
        return;
    }
    m_pictured.insert(key);
    const QDir folder(QDir(m_options.outFolder).filePath(QStringLiteral("layar")));
    if (QDir().mkpath(folder.path())) {
        const QString name =
            workflow::words::text(fileNameOf(m_display.screen())) + QStringLiteral(".png");
        // What was presented in this very turn is not laid out yet; a person would see it so.
        constexpr int kNestedLayouts = 3;
        for (int i = 0; i < kNestedLayouts; ++i) {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        }
        (void)m_window.grab().save(folder.filePath(name));
    }
}

} // namespace rekam
