#include "workflow/panels/roster_panel.h"

#include "workflow/words/list_words.h"
#include "workflow/words/words.h"

#include <QFileInfo>
#include <QLocale>

namespace rekam::workflow {

using view::ActionId;

namespace {

/// More than this nobody reads in a panel; the counts above stay right.
constexpr qsizetype kReportRowsMax = 200;

struct Preview
{
    std::optional<Error> error;
    AssignmentGuess guess;
    std::size_t accepted = 0;
    bool marked = false;
};

Preview readList(OpenStation& station, const QString& path)
{
    Preview preview;
    const auto bytes = station.world.files->read(path.toStdString(), record::kRosterBytesMax);
    if (!bytes) {
        preview.error = bytes.error();
        return preview;
    }
    record::RosterContext context;
    context.today = localDate(station.world.clock->wallTime());
    const auto report = record::parseRosterCsv(bytes.value(), context);
    if (!report) {
        preview.error = report.error();
        return preview;
    }
    preview.guess = guessAssignment(report.value(), path);
    preview.accepted = report.value().accepted.size();
    preview.marked = report.value().approval == record::ListApproval::Marked;
    return preview;
}

/// A row is one line, however much is said of it.
QString oneLineOf(const std::vector<record::RosterIssue>& issues)
{
    QStringList said;
    for (const record::RosterIssue& issue : issues) {
        said.append(words::text(issue.text));
    }
    said.removeDuplicates();
    return said.join(QLatin1Char(' '));
}

} // namespace

RosterPanel::RosterPanel(StationCore& core, HomeDesk& home)
    : Panel(core)
    , m_home(home)
{
    connect(&home, &HomeDesk::imported, this,
            [this](const std::shared_ptr<const ImportOutcome>& outcome) {
                if (m_stage == Stage::Importing) {
                    m_outcome = outcome;
                    restage(Stage::Report);
                }
            });
    connect(&home, &HomeDesk::importFailed, this, [this](const Error& error) {
        if (m_stage == Stage::Importing) {
            failed(error);
        }
    });
}

void RosterPanel::open()
{
    ++m_visit;
    m_asks = true;
    m_stage = Stage::Files;
    m_alert = {};
    m_outcome.reset();
    m_search.start(core(), this, [this] { show(); });
    show();
}

void RosterPanel::take(const QString& path)
{
    ++m_visit;
    m_asks = false;
    m_search.stop();
    m_outcome.reset();
    read(path);
}

void RosterPanel::closed()
{
    ++m_visit;
    if (m_stage != Stage::Importing) { // that one ends in a report, shown at the next opening
        m_stage = Stage::Files;
    }
    m_search.stop();
}

/// Panels of another kind start anew, with their own focus.
void RosterPanel::restage(Stage stage)
{
    m_stage = stage;
    show();
}

void RosterPanel::failed(const Error& error)
{
    if (error.code == ErrorCode::Conflict && (error.detail == store::kSessionClosed ||
                                              error.detail.starts_with(store::kOtherSessionOpen))) {
        m_alert = words::rosterTrouble(error);
        restage(Stage::Assignment); // where another school or SPT number is chosen
        Q_EMIT refused(m_alert);
        return;
    }
    m_alert =
        m_stage == Stage::Importing ? words::storeTrouble(error) : words::rosterTrouble(error);
    m_asks = true;
    restage(Stage::Files);
    Q_EMIT refused(m_alert);
}

void RosterPanel::chooseFile(const QString& path)
{
    if (m_stage == Stage::Files) {
        read(path.trimmed());
    }
}

void RosterPanel::read(const QString& path)
{
    m_path = path;
    m_alert = {};
    restage(Stage::Reading);
    core().onStore(
        this, [path](OpenStation& station) { return readList(station, path); },
        [this, visit = m_visit](const Preview& preview) {
            if (visit != m_visit) {
                return;
            }
            if (preview.error) {
                failed(*preview.error);
                return;
            }
            m_guess = preview.guess;
            m_accepted = preview.accepted;
            m_marked = preview.marked;
            if (core().session()) {
                const QString now = words::text(core().session()->facts.school);
                if (!m_guess.schools.contains(now, Qt::CaseInsensitive)) {
                    m_guess.schools.append(now);
                }
                if (m_guess.sptNumber.isEmpty()) {
                    m_guess.sptNumber = words::text(core().session()->facts.sptNumber);
                }
            }
            if (m_guess.schools.isEmpty()) {
                m_guess.schools.append(QString()); // a file's name is no school
            }
            m_school = m_guess.schools.front();
            m_spt = m_guess.sptNumber;
            if (m_asks) {
                restage(Stage::Assignment);
            } else {
                import();
            }
        });
}

void RosterPanel::import()
{
    store::SessionFacts facts;
    facts.school = m_school.toStdString();
    facts.sptNumber = m_spt.trimmed().toStdString();
    facts.day = localDate(core().now());
    for (const provision::OperatorCredential& person : core().people()) {
        facts.team += (facts.team.empty() ? "" : ", ") + person.name;
    }
    m_alert = {};
    restage(Stage::Importing);
    m_home.import(m_path, facts);
}

void RosterPanel::chooseReason(const QString& school)
{
    if (m_stage == Stage::Assignment && m_guess.schools.contains(school)) {
        m_school = school;
        show();
    }
}

void RosterPanel::setNote(const QString& sptNumber)
{
    if (m_stage == Stage::Assignment) {
        m_spt = sptNumber; // the field shows it already
    }
}

void RosterPanel::act(ActionId action, const QString&)
{
    switch (action) {
    case ActionId::Close:
    case ActionId::Back:
    case ActionId::Cancel:
        Q_EMIT finished();
        break;
    case ActionId::Import:
    case ActionId::ChooseAnother:
        if (m_stage == Stage::Assignment || m_stage == Stage::Report) {
            open();
        }
        break;
    case ActionId::Primary:
        if (m_stage == Stage::Assignment) {
            import();
        } else if (m_stage == Stage::Report) {
            Q_EMIT finished();
        }
        break;
    default:
        break;
    }
}

void RosterPanel::show()
{
    switch (m_stage) {
    case Stage::Files:
    case Stage::Reading:
    case Stage::Importing:
        showFiles();
        break;
    case Stage::Assignment:
        showAssignment();
        break;
    case Stage::Report:
        showReport();
        break;
    }
}

void RosterPanel::showFiles()
{
    view::FilePanelView shown;
    shown.title = tr("Impor daftar permohonan");
    shown.subtitle = tr("CSV dari Dukcapil atau Excel. Impor dua kali tidak menggandakan siapa "
                        "pun.");
    m_search.fill(shown,
                  tr("Tidak ada CSV di flash disk, Dokumen, atau Unduhan. Pasang flash disk, "
                     "atau ketik letak berkas."));
    shown.alert = m_alert;
    shown.actions.actions.append(closeAction(tr("Batal")));
    view::ActionView primary = primaryAction(tr("Baca daftar"), QStringLiteral("import"));
    if (m_stage != Stage::Files) {
        shown.progress = view::ProgressView{
            m_stage == Stage::Reading ? tr("Membaca daftar…") : tr("Menyimpan daftar…"), 0, 0, {}};
        primary.label = shown.progress->text;
        primary.state = view::ActionState::Busy;
    }
    shown.actions.primary = primary;
    present(shown);
}

void RosterPanel::showAssignment()
{
    view::ReasonPanelView shown;
    shown.title = tr("Untuk penugasan mana?");
    shown.subtitle = tr("%1: %2 siswa terbaca.").arg(QFileInfo(m_path).fileName()).arg(m_accepted);
    shown.icon = QStringLiteral("school");
    for (const QString& school : std::as_const(m_guess.schools)) {
        shown.reasons.append({school, words::school(school.toStdString()), {}});
    }
    shown.chosenId = m_school;
    shown.noteLabel = tr("Nomor SPT (boleh kosong)");
    shown.note = m_spt;
    if (m_school.isEmpty()) {
        shown.alert.tone = view::Tone::Warn;
        shown.alert.cause = tr("Daftar ini tidak menyebut sekolah.");
        shown.alert.remedy = tr("Boleh dipakai; atau tulis nama sekolah di baris pertama daftar, "
                                "lalu impor lagi.");
    } else if (!m_marked) {
        shown.alert.tone = view::Tone::Warn;
        shown.alert.cause = tr("Daftar ini belum ditandai disetujui.");
        shown.alert.remedy = tr("Boleh dipakai; tanyakan persetujuannya ke kantor.");
    }
    if (!m_alert.cause.isEmpty()) {
        shown.alert = m_alert;
    }
    shown.actions.actions.append(closeAction(tr("Batal")));
    shown.actions.actions.append(
        action(ActionId::ChooseAnother, tr("Berkas lain"), QStringLiteral("folder"), Qt::Key_F8));
    shown.actions.primary =
        primaryAction(tr("Impor %1 siswa").arg(m_accepted), QStringLiteral("import"));
    present(shown);
}

void RosterPanel::showReport()
{
    const record::RosterReport& report = m_outcome->report;
    view::ImportReportView shown;
    shown.title = tr("Hasil impor");
    shown.source = QFileInfo(m_path).fileName() + QStringLiteral(" · ") +
                   words::school(m_school.toStdString()) + QStringLiteral(" · ") +
                   (m_spt.isEmpty() ? tr("SPT belum diisi") : m_spt);
    const auto number = [](std::size_t value) {
        return QString::number(value);
    };
    shown.counts = {{number(report.accepted.size()), tr("diterima"), QStringLiteral("check-circle"),
                     view::Tone::Ok},
                    {number(report.rejected.size()), tr("ditolak"), QStringLiteral("x-circle"),
                     report.rejected.empty() ? view::Tone::Neutral : view::Tone::Err},
                    {number(report.duplicates.size()), tr("ganda"), QStringLiteral("copy"),
                     report.duplicates.empty() ? view::Tone::Neutral : view::Tone::Warn}};
    const auto add = [&shown](std::uint32_t row, const QString& text, view::Tone tone) {
        if (shown.rows.size() < kReportRowsMax && !text.isEmpty()) {
            shown.rows.append({tr("Baris %1").arg(row), {}, text, tone});
        }
    };
    for (const record::RejectedRow& row : report.rejected) {
        add(row.row, oneLineOf(row.causes), view::Tone::Err);
    }
    for (const record::DuplicateRow& row : report.duplicates) {
        add(row.row, words::text(row.text), view::Tone::Warn);
    }
    for (const record::RosterRow& row : report.accepted) {
        add(row.row, oneLineOf(row.warnings), view::Tone::Neutral);
    }
    const store::ImportCounts& counts = m_outcome->counts;
    shown.alert.tone = m_marked ? view::Tone::Ok : view::Tone::Warn;
    shown.alert.cause =
        m_marked ? tr("Daftar ditandai disetujui.") : tr("Daftar ini belum ditandai disetujui.");
    shown.alert.remedy = tr("%1 siswa baru, %2 sudah ada, %3 diperbarui.")
                             .arg(counts.fresh)
                             .arg(counts.known)
                             .arg(counts.changed);
    shown.actions.actions.append(
        action(ActionId::Import, tr("Impor berkas lain"), QStringLiteral("import"), Qt::Key_F8));
    shown.actions.primary = primaryAction(tr("Selesai"), QStringLiteral("check"));
    present(shown);
}

} // namespace rekam::workflow
