#include "workflow/panels/joining_panel.h"

#include "provision/envelope.h"
#include "store/keys/key_slots.h"
#include "workflow/words/words.h"

#include <algorithm>
#include <chrono>

namespace rekam::workflow {

using joining::Unfit;
using view::ActionId;

namespace {

SecretBytes secretOf(const QString& passphrase)
{
    QByteArray utf8 = passphrase.toUtf8();
    SecretBytes secret(asBytes({utf8.constData(), static_cast<std::size_t>(utf8.size())}));
    utf8.fill('\0');
    return secret;
}

} // namespace

JoiningPanel::JoiningPanel(StationCore& core)
    : Panel(core)
{}

joining::World JoiningPanel::world() const
{
    return {core().world().files, core().world().clock, core().world().random};
}

void JoiningPanel::open()
{
    ++m_visit;
    m_stage = Stage::Files;
    m_alert = {};
    m_search.start(core(), this, [this] {
        if (m_stage == Stage::Files) {
            show();
        }
    });
    show();
}

void JoiningPanel::closed()
{
    ++m_visit;
    m_stage = Stage::Files;
    m_search.stop();
    m_read = {};
    m_facts = {};
    m_typed = {};
    m_person.clear();
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
    made.file = std::move(file).value();
    made.examined = joining::examineBundle(world, home, made.file);
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
    m_read = std::move(read);
    m_fingerprint.clear(); // of another file
    if (m_read.error) {
        readFailed(*m_read.error);
    } else if (m_read.examined.unfit) {
        refuse(*m_read.examined.unfit);
    } else if (!m_read.examined.officeConfirmed) {
        restage(Stage::Office);
    } else if (!m_read.hasSlots) {
        askPerson(Stage::People, {});
    } else {
        import();
    }
}

void JoiningPanel::setNote(const QString& fingerprint)
{
    m_fingerprint = fingerprint;
}

void JoiningPanel::confirmOffice()
{
    m_alert = {};
    if (m_fingerprint.trimmed().isEmpty()) {
        warn(tr("Ketik dahulu sidik kunci yang dibacakan kantor."), {}, view::Tone::Warn);
        show();
        return;
    }
    if (!joining::isOfficeFingerprint(m_read.file, m_fingerprint.toStdString())) {
        warn(tr("Sidik kunci ini tidak cocok dengan berkasnya."),
             tr("Minta kantor membacakannya sekali lagi. Bila tetap berbeda, jangan pakai berkas "
                "ini: mungkin bukan dari kantor itu."),
             view::Tone::Err);
        show();
        return;
    }
    if (m_read.hasSlots) {
        import();
    } else {
        askPerson(Stage::People, {});
    }
}

void JoiningPanel::enterApproval(const QString& personId, const QString& passphrase)
{
    if (m_stage == Stage::People && !personId.isEmpty()) {
        m_alert = {};
        if (passphrase.size() < kPassphraseCharsMin) {
            warn(tr("Frasa sandi ini terlalu pendek."),
                 tr("Pakai %1 huruf atau lebih, misalnya empat kata yang mudah diingat.")
                     .arg(kPassphraseCharsMin),
                 view::Tone::Warn);
            askPerson(Stage::People, personId);
            return;
        }
        m_typed = secretOf(passphrase);
        askPerson(Stage::Repeat, personId);
        return;
    }
    if (m_stage != Stage::Repeat || personId != m_person) {
        return;
    }
    SecretBytes again = secretOf(passphrase);
    const SecretBytes first = std::exchange(m_typed, {});
    if (!std::ranges::equal(first.view(), again.view())) {
        warn(tr("Dua ketikan tadi berbeda."), tr("Buat frasa sandinya sekali lagi."),
             view::Tone::Warn);
        askPerson(Stage::People, personId);
        return;
    }
    m_facts.passphrases.insert_or_assign(personId.toStdString(), std::move(again));
    m_alert = {};
    if (waiting().isEmpty()) {
        import();
    } else {
        askPerson(Stage::People, {});
    }
}

void JoiningPanel::askPerson(Stage stage, const QString& personId)
{
    const auto people = waiting();
    m_person = personId.isEmpty() && !people.isEmpty() ? people.front().id : personId;
    core().display().closePanel(); // each typing starts with an empty field
    restage(stage);
}

QVector<view::ChoiceView> JoiningPanel::waiting() const
{
    QVector<view::ChoiceView> people;
    for (const provision::BundleOperator& person : m_read.examined.bundle.operators) {
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
    if (!m_read.examined.officeConfirmed) {
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
                    warn(tr("Stasiun belum dapat disiapkan."),
                         tr("Periksa ruang dan hak tulis di disk laptop, lalu coba lagi. Tidak ada "
                            "yang hilang."),
                         view::Tone::Err);
                    restage(Stage::Files);
                }
                return;
            }
            Q_EMIT finished();
            Q_EMIT joined();
        });
}

void JoiningPanel::warn(const QString& cause, const QString& remedy, view::Tone tone)
{
    m_alert = {};
    m_alert.tone = tone;
    m_alert.cause = cause;
    m_alert.remedy = remedy;
}

void JoiningPanel::readFailed(const Error& error)
{
    if (error.code == ErrorCode::NotFound) {
        warn(tr("Berkas ini tidak ditemukan."),
             tr("Periksa letaknya, atau pasang lagi flash disk."), view::Tone::Err);
    } else if (error.code == ErrorCode::InvalidInput) { // longer than any bundle
        refuse(Unfit::NoBundle);
        return;
    } else {
        warn(tr("Berkas ini tidak dapat dibaca."),
             tr("Pasang lagi flash disk, atau minta kantor menyalinnya sekali lagi."),
             view::Tone::Err);
    }
    restage(Stage::Files);
}

void JoiningPanel::refuse(Unfit unfit)
{
    const provision::Bundle& bundle = m_read.examined.bundle;
    const QString code = words::text(bundle.stationCode);
    switch (unfit) {
    case Unfit::NoBundle:
        warn(tr("Ini bukan berkas stasiun, atau berkasnya rusak."),
             tr("Pilih berkas *.bundle dari kantor, atau minta disalin sekali lagi."),
             view::Tone::Err);
        break;
    case Unfit::OtherOffice:
        warn(tr("Berkas ini dari kantor lain."),
             tr("Berkas ini mengaku dari %1, tetapi tidak ditandatangani kantor stasiun ini. Minta "
                "berkas dari kantor sendiri.")
                 .arg(words::text(bundle.officeName)),
             view::Tone::Err);
        break;
    case Unfit::NoOwnKeys:
        warn(tr("Laptop ini belum membuat permintaan."),
             tr("Jalankan rekamctl station request, bawa berkasnya ke kantor, lalu impor "
                "jawabannya di sini."),
             view::Tone::Warn);
        break;
    case Unfit::OtherLaptop:
        warn(tr("Berkas ini untuk laptop lain (stasiun %1).").arg(code),
             tr("Minta kantor menerbitkannya dari permintaan laptop ini."), view::Tone::Err);
        break;
    case Unfit::OtherStation:
        warn(tr("Berkas ini untuk stasiun %1.").arg(code),
             tr("Kode dan mode stasiun tidak pernah berubah. Minta berkas yang benar."),
             view::Tone::Err);
        break;
    case Unfit::Older:
        warn(tr("Berkas ini lebih lama daripada yang dipakai."),
             tr("Pilih berkas terbaru dari kantor."), view::Tone::Warn);
        break;
    case Unfit::Expired:
        warn(tr("Berkas ini habis masa pada %1.").arg(words::dateTime(bundle.expiresAt)),
             tr("Minta kantor menerbitkan yang baru. Jam laptop sekarang %1: bila salah, betulkan "
                "dahulu.")
                 .arg(words::dateTime(core().now())),
             view::Tone::Err);
        break;
    }
    restage(Stage::Files);
}

void JoiningPanel::act(ActionId action, const QString&)
{
    switch (action) {
    case ActionId::Close:
    case ActionId::Back:
    case ActionId::Cancel:
        if (m_stage != Stage::Importing) {
            Q_EMIT finished();
        }
        break;
    case ActionId::ChooseAnother:
        if (m_stage == Stage::Office) {
            open();
        }
        break;
    case ActionId::Import:
        if (m_stage == Stage::People && !m_facts.passphrases.empty()) {
            import();
        }
        break;
    case ActionId::Primary:
        if (m_stage == Stage::Office) {
            confirmOffice();
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
    case Stage::Repeat:
        showRepeat();
        break;
    }
}

void JoiningPanel::showFiles()
{
    view::FilePanelView shown;
    shown.title = tr("Impor berkas stasiun");
    shown.subtitle = tr("Berkas *.bundle dari kantor. Rekaman yang sudah ada tidak berubah.");
    m_search.fill(shown, tr("Tidak ada berkas stasiun di flash disk, Dokumen, atau Unduhan. Pasang "
                            "flash disk, atau ketik letak berkas."));
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
    const provision::Bundle& bundle = m_read.examined.bundle;
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
    shown.subtitle = tr("Tiap petugas memilih namanya, lalu membuat frasa sandinya sendiri. Tidak "
                        "ada yang dapat membacanya kembali: ingat baik-baik.");
    shown.codeLabel = tr("Frasa sandi baru, paling sedikit %1 huruf").arg(kPassphraseCharsMin);
    shown.supervisors = waiting();
    shown.chosenId = m_person;
    shown.alert = m_alert;
    shown.actions.actions.append(closeAction(tr("Batal")));
    if (!first) {
        shown.actions.actions.append(action(ActionId::Import, tr("Cukup, siapkan stasiun"),
                                            QStringLiteral("check"), Qt::Key_F8));
    }
    shown.actions.primary = primaryAction(tr("Lanjut"), QStringLiteral("arrow-right"));
    present(shown);
}

void JoiningPanel::showRepeat()
{
    view::ApprovalPanelView shown;
    shown.title = tr("Sekali lagi");
    shown.subtitle = tr("Ketik frasa sandi yang sama, supaya salah ketik ketahuan sekarang.");
    shown.codeLabel = tr("Ulangi frasa sandi");
    const auto people = waiting();
    std::ranges::copy_if(people, std::back_inserter(shown.supervisors),
                         [this](const view::ChoiceView& person) { return person.id == m_person; });
    shown.chosenId = m_person;
    shown.actions.actions.append(closeAction(tr("Batal")));
    shown.actions.primary =
        primaryAction(people.size() > 1 ? tr("Simpan, petugas berikutnya") : tr("Siapkan stasiun"),
                      QStringLiteral("arrow-right"));
    present(shown);
}

} // namespace rekam::workflow
