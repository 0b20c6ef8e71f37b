#include "workflow/panels/joining_panel.h"

#include "provision/envelope.h"
#include "store/key_slots.h"
#include "workflow/words/words.h"

namespace rekam::workflow {

using view::ActionId;

JoiningPanel::JoiningPanel(StationCore& core)
    : Panel(core)
    , m_folders(usualFolders())
{}

joining::World JoiningPanel::world() const
{
    return {core().world().files, core().world().clock, core().world().random};
}

void JoiningPanel::open()
{
    const int visit = ++m_visit;
    m_stage = Stage::Files;
    m_alert = {};
    m_searching = true;
    show();
    core().compute(
        this, [folders = m_folders] { return findFiles(folders, {QStringLiteral("*.bundle")}); },
        [this, visit](const QVector<FoundFile>& files) {
            if (visit == m_visit) {
                m_files = files;
                m_searching = false;
                show();
            }
        });
}

void JoiningPanel::closed()
{
    ++m_visit;
    m_stage = Stage::Files;
    m_files.clear();
    m_read = {};
    m_facts = {};
    m_fingerprint.clear();
}

void JoiningPanel::restage(Stage stage)
{
    m_stage = stage;
    show();
}

JoiningPanel::Read JoiningPanel::read(const joining::World& world, const provision::Home& home,
                                      const QString& path)
{
    Read made;
    auto file = world.files->read(path.toStdString(), provision::kEnvelopeBytesMax);
    if (!file) {
        made.error = file.error();
        return made;
    }
    auto bundle = joining::readBundle(*world.files, home, file.value());
    if (!bundle) {
        made.error = bundle.error();
        return made;
    }
    made.file = std::move(file).value();
    made.bundle = std::move(bundle).value();
    made.confirmed = joining::officeConfirmed(*world.files, home);
    made.hasSlots = store::KeySlots::exists({home.store(), world.files, world.clock, world.random});
    return made;
}

void JoiningPanel::chooseFile(const QString& path)
{
    if (m_stage != Stage::Files) {
        return;
    }
    m_alert = {};
    restage(Stage::Reading);
    core().compute(
        this,
        [world = world(), home = core().home(), chosen = path.trimmed()] {
            return std::make_shared<Read>(read(world, home, chosen));
        },
        [this, visit = m_visit](const std::shared_ptr<Read>& result) {
            if (visit == m_visit) {
                took(std::move(*result));
            }
        });
}

void JoiningPanel::took(Read read)
{
    if (read.error) {
        failed(*read.error);
        return;
    }
    m_read = std::move(read);
    if (!m_read.confirmed) {
        restage(Stage::Office);
    } else if (!m_read.hasSlots) {
        restage(Stage::People);
    } else {
        import();
    }
}

void JoiningPanel::setNote(const QString& fingerprint)
{
    m_fingerprint = fingerprint;
}

void JoiningPanel::enterApproval(const QString& personId, const QString& passphrase)
{
    if (m_stage != Stage::People || personId.isEmpty()) {
        return;
    }
    QByteArray utf8 = passphrase.toUtf8();
    m_facts.passphrases.insert_or_assign(
        personId.toStdString(),
        SecretBytes(asBytes({utf8.constData(), static_cast<std::size_t>(utf8.size())})));
    utf8.fill('\0');
    core().display().closePanel(); // the next person starts with an empty field
    if (waiting().isEmpty()) {
        import();
    } else {
        show();
    }
}

QVector<view::ChoiceView> JoiningPanel::waiting() const
{
    QVector<view::ChoiceView> people;
    for (const provision::BundleOperator& person : m_read.bundle->operators) {
        if (!m_facts.passphrases.contains(person.id)) {
            people.append({words::text(person.id), words::text(person.name),
                           words::text(provision::titleOf(person.role))});
        }
    }
    return people;
}

void JoiningPanel::import()
{
    restage(Stage::Importing);
    if (!m_read.confirmed) {
        m_facts.officeFingerprint = m_fingerprint.trimmed().toStdString();
    }
    core().compute(
        this,
        [world = world(), home = core().home(), file = m_read.file,
         facts = std::make_shared<joining::ImportFacts>(std::move(m_facts))] {
            const auto imported = joining::importBundle(world, home, file, *facts);
            return imported ? Status() : Status(imported.error());
        },
        [this, visit = m_visit](const Status& status) {
            m_facts = {};
            if (!status) {
                if (visit == m_visit) {
                    failed(status.error());
                }
                return;
            }
            Q_EMIT finished();
            Q_EMIT joined();
        });
}

void JoiningPanel::failed(const Error& error)
{
    m_alert = {};
    m_alert.tone = view::Tone::Err;
    switch (error.code) {
    case ErrorCode::NotFound:
        m_alert.cause = tr("Berkas atau kunci stasiun tidak ditemukan.");
        m_alert.remedy = tr("Periksa letaknya. Stasiun baru membuat permintaan dahulu: rekamctl "
                            "station request.");
        break;
    case ErrorCode::Refused:
        m_alert.cause = tr("Berkas stasiun ini tidak dapat dipakai.");
        m_alert.remedy = tr("Sidik kantor berbeda, atau berkasnya lama atau habis masa. Cocokkan "
                            "dengan kantor, lalu coba lagi.");
        break;
    case ErrorCode::Conflict:
        m_alert.cause = tr("Berkas ini untuk stasiun lain.");
        m_alert.remedy = tr("Kode dan mode stasiun tidak pernah berubah. Minta berkas yang benar.");
        break;
    default:
        m_alert.cause = tr("Berkas ini bukan berkas stasiun yang sah untuk laptop ini.");
        m_alert.remedy = tr("Minta kantor menerbitkannya dari permintaan laptop ini.");
        break;
    }
    restage(Stage::Files);
}

void JoiningPanel::act(ActionId what, const QString&)
{
    switch (what) {
    case ActionId::Close:
    case ActionId::Back:
    case ActionId::Cancel:
        if (m_stage != Stage::Importing) {
            Q_EMIT finished();
        }
        break;
    case ActionId::ChooseAnother:
        open();
        break;
    case ActionId::Import:
        if (m_stage == Stage::People && !m_facts.passphrases.empty()) {
            import();
        }
        break;
    case ActionId::Primary:
        if (m_stage == Stage::Office) {
            m_alert = {};
            if (m_fingerprint.trimmed().isEmpty()) {
                m_alert.tone = view::Tone::Warn;
                m_alert.cause = tr("Ketik dahulu sidik kunci yang dibacakan kantor.");
                show();
            } else if (m_read.hasSlots) {
                import();
            } else {
                restage(Stage::People);
            }
        }
        break;
    default:
        break;
    }
}

void JoiningPanel::show()
{
    switch (m_stage) {
    case Stage::Files:
    case Stage::Reading:
    case Stage::Importing:
        showFiles();
        break;
    case Stage::Office:
        showOffice();
        break;
    case Stage::People:
        showPeople();
        break;
    }
}

void JoiningPanel::showFiles()
{
    view::FilePanelView shown;
    shown.title = tr("Impor berkas stasiun");
    shown.subtitle = tr("Berkas *.bundle dari kantor. Rekaman yang sudah ada tidak berubah.");
    for (const FoundFile& file : m_files) {
        shown.files.append(
            {file.path, file.name,
             QStringLiteral("%1 · %2").arg(
                 file.place, file.changed.toString(QStringLiteral("dd/MM/yyyy HH.mm")))});
    }
    shown.emptySentence =
        m_searching ? tr("Mencari di flash disk, Dokumen, dan Unduhan…")
                    : tr("Tidak ada berkas stasiun di flash disk, Dokumen, atau Unduhan. Pasang "
                         "flash disk, atau ketik letak berkas.");
    shown.alert = m_alert;
    shown.actions.actions.append(closeAction(tr("Batal")));
    view::ActionView primary = primaryAction(tr("Baca berkas"), QStringLiteral("import"));
    if (m_stage != Stage::Files) {
        shown.progress = view::ProgressView{m_stage == Stage::Reading ? tr("Membaca berkas…")
                                                                      : tr("Menyiapkan stasiun…"),
                                            0,
                                            0,
                                            {}};
        primary.label = shown.progress->text;
        primary.state = view::ActionState::Busy;
    }
    shown.actions.primary = primary;
    present(shown);
}

void JoiningPanel::showOffice()
{
    const provision::Bundle& bundle = *m_read.bundle;
    view::ReasonPanelView shown;
    shown.title = tr("Pastikan kantornya");
    shown.subtitle = tr("Berkas ini mengaku dari %1, untuk stasiun %2 (%3). Telepon kantor dan "
                        "minta sidik kuncinya dibacakan.")
                         .arg(words::text(bundle.officeName), words::text(bundle.stationCode),
                              words::text(record::nameOf(bundle.mode)));
    shown.icon = QStringLiteral("key");
    shown.noteLabel = tr("Sidik kunci kantor yang dibacakan");
    shown.note = m_fingerprint;
    shown.alert = m_alert;
    shown.actions.actions.append(closeAction(tr("Batal")));
    shown.actions.actions.append(
        action(ActionId::ChooseAnother, tr("Berkas lain"), QStringLiteral("folder"), Qt::Key_F8));
    shown.actions.primary = primaryAction(tr("Lanjut"), QStringLiteral("arrow-right"));
    present(shown);
}

void JoiningPanel::showPeople()
{
    view::ApprovalPanelView shown;
    const bool first = m_facts.passphrases.empty();
    shown.title = first ? tr("Siapa yang akan bertugas?") : tr("Petugas berikutnya");
    shown.subtitle = tr("Tiap petugas memilih namanya, lalu membuat frasa sandinya sendiri.");
    shown.codeLabel = tr("Frasa sandi baru");
    shown.supervisors = waiting();
    if (!shown.supervisors.isEmpty()) {
        shown.chosenId = shown.supervisors.front().id;
    }
    shown.alert = m_alert;
    shown.actions.actions.append(closeAction(tr("Batal")));
    if (!first) {
        shown.actions.actions.append(action(ActionId::Import, tr("Cukup, siapkan stasiun"),
                                            QStringLiteral("check"), Qt::Key_F8));
    }
    shown.actions.primary = primaryAction(
        shown.supervisors.size() > 1 ? tr("Simpan, petugas berikutnya") : tr("Siapkan stasiun"),
        QStringLiteral("arrow-right"));
    present(shown);
}

} // namespace rekam::workflow
