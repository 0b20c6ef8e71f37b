#include "workflow/desks/settings_desk.h"

#include "provision/office.h"
#include "provision/policy_edit.h"
#include "workflow/session/appearance_file.h"
#include "workflow/words/words.h"

#include <QGuiApplication>
#include <QLocale>
#include <QScreen>

namespace rekam::workflow {

using view::ActionId;

namespace {

QString dateTime(WallTime at)
{
    return words::toLocal(at).toString(QStringLiteral("dd/MM/yyyy HH.mm"));
}

QString gigabytesOrMega(std::uint64_t bytes)
{
    constexpr double kBytesInMb = 1e6;
    constexpr std::uint64_t kGigabyteFrom = 1'000'000'000;
    return bytes >= kGigabyteFrom
               ? gigabytes(bytes)
               : rekam::workflow::SettingsDesk::tr("%1 MB").arg(
                     QLocale(QLocale::Indonesian)
                         .toString(static_cast<double>(bytes) / kBytesInMb, 'f', 1));
}

} // namespace

SettingsDesk::SettingsDesk(StationCore& core)
    : Desk(core)
{
    connect(&core, &StationCore::loggedInChanged, this, [this] { m_verifying = false; });
}

void SettingsDesk::enter()
{
    m_open = true;
    m_verdict.reset();
    core().onStore(
        this, [](OpenStation& station) { return look(station); },
        [this](const Vault& vault) {
            m_vault = vault;
            show();
        });
}

SettingsDesk::Vault SettingsDesk::look(OpenStation& station)
{
    Vault vault;
    vault.assurance = station.assurance;
    if (const auto head = station.store->audit().head()) {
        vault.auditEntries = head.value().position;
    }
    const std::filesystem::path folder = station.identity.home.store();
    FileSystem& files = *station.world.files;
    if (const auto names = files.list(folder)) {
        for (const std::string& name : names.value()) {
            if (const auto size = files.size(folder / name)) {
                vault.storeBytes += size.value();
            }
        }
    }
    if (const auto packets = station.store->packets().list(std::nullopt)) {
        vault.packets = static_cast<int>(packets.value().size());
        for (const store::PacketRow& packet : packets.value()) {
            vault.packetBytes += packet.sizeBytes;
            vault.inSpool += packet.publishedAt && !packet.receiptedAt ? 1 : 0;
        }
    }
    vault.machine = measureMachine(files, folder);
    return vault;
}

void SettingsDesk::leave()
{
    m_open = false;
}

void SettingsDesk::change(const view::AppearanceView& appearance)
{
    m_before = m_appearance;
    apply(appearance);
    view::ToastView toast;
    toast.text = tr("Tampilan diganti.");
    toast.icon = QStringLiteral("check-circle");
    toast.undo = action(ActionId::Undo, tr("Urungkan"), QStringLiteral("retake"), Qt::Key_unknown);
    Q_EMIT wantsToast(toast);
}

void SettingsDesk::apply(const view::AppearanceView& appearance)
{
    m_appearance = appearance;
    Q_EMIT appearanceChanged(appearance);
    Q_EMIT wordsChanged();
    core().compute(
        this,
        [home = core().home(), files = core().world().files, appearance] {
            return saveAppearance(home, *files, appearance);
        },
        [this](const Status& saved) {
            if (!saved) {
                Q_EMIT wantsToast({tr("Tampilan berlaku sekarang, tetapi belum dapat diingat."),
                                   QStringLiteral("warning"),
                                   view::Tone::Warn,
                                   {}});
            }
        });
}

view::SettingsSectionView SettingsDesk::station() const
{
    const provision::Bundle& bundle = core().identity()->bundle;
    const auto key = [](const crypto::SigningPublicKey& each) {
        return words::text(provision::fingerprintOf(each));
    };
    view::SettingsSectionView section;
    section.title = tr("Stasiun");
    section.note = tr("Ditetapkan kantor dalam berkas stasiun; tidak dapat diubah di sini.");
    section.facts = {{tr("Kode stasiun"), words::text(bundle.stationCode), {}},
                     {tr("Nama"), words::text(bundle.stationLabel), {}},
                     {tr("Kantor"), words::text(bundle.officeName), {}},
                     {tr("Kode wilayah"), words::text(bundle.regionCode), {}},
                     {tr("Mode"),
                      core().practice() ? QStringLiteral("LATIHAN") : QStringLiteral("PRODUCTION"),
                      {}},
                     {tr("Surat kunci berlaku sampai"),
                      provision::expiredAt(bundle, core().now())
                          ? tr("%1 (sudah habis)").arg(dateTime(bundle.expiresAt))
                          : dateTime(bundle.expiresAt),
                      {}},
                     {tr("Berkas stasiun"),
                      tr("nomor %1, terbit %2").arg(bundle.serial).arg(dateTime(bundle.issuedAt)),
                      {}},
                     {tr("Sidik kunci stasiun"), key(bundle.stationKeys.signing), {}},
                     {tr("Sidik kunci agen kirim"), key(bundle.stationKeys.agentSigning), {}},
                     {tr("Sidik kunci kantor"), key(bundle.officeKey), {}}};
    if (m_vault) {
        section.facts.append({tr("Tingkat pengamanan brankas"),
                              m_vault->assurance == store::Assurance::Tpm
                                  ? tr("Frasa sandi dan chip TPM laptop ini")
                                  : tr("Frasa sandi saja (tanpa chip TPM)"),
                              {}});
    }
    return section;
}

view::SettingsSectionView SettingsDesk::people() const
{
    view::SettingsSectionView section;
    section.title = tr("Petugas");
    section.note = tr("Petugas ditambah atau dicabut oleh kantor, lewat berkas stasiun baru.");
    for (const provision::OperatorCredential& person : core().people()) {
        section.facts.append({words::text(person.name),
                              tr("%1 · %2 · surat tugas sampai %3")
                                  .arg(words::text(provision::titleOf(person.role)),
                                       words::text(person.id), dateTime(person.expiresAt)),
                              {}});
    }
    const auto listed = core().identity()->bundle.operators.size();
    if (listed > core().people().size()) {
        section.note += QLatin1Char(' ') +
                        tr("%1 orang lain terdaftar, tetapi surat tugasnya sudah habis atau rusak.")
                            .arg(listed - core().people().size());
    }
    return section;
}

view::SettingsSectionView SettingsDesk::policy() const
{
    const provision::Policy& policy = core().policy();
    view::SettingsSectionView section;
    section.title = tr("Kebijakan");
    section.note = tr("Versi %1, terbit %2, ditandatangani kantor. Hanya kantor yang mengubahnya.")
                       .arg(policy.version)
                       .arg(dateTime(policy.issuedAt));
    if (!policy.note.empty()) {
        section.note += QLatin1Char(' ') + words::text(policy.note);
    }
    for (const provision::PolicyField& field : provision::policyFields()) {
        QString value = QString::number(policy.*field.member);
        if (!field.unit.empty()) {
            value += QLatin1Char(' ') + words::text(field.unit);
        }
        if (!provision::inForce(field)) {
            value += tr(" · disimpan, belum dipakai");
        } else if (!field.source.empty()) {
            value += tr(" · sumber: %1").arg(words::text(field.source));
        }
        section.facts.append({words::text(field.key), value, {}});
    }
    return section;
}

view::SettingsSectionView SettingsDesk::studentScreen() const
{
    view::SettingsSectionView section;
    section.title = tr("Layar siswa");
    section.note = tr("Layar kedua menampilkan data, foto, dan petunjuk untuk siswa; tidak pernah "
                      "mutu, alasan, atau nama orang lain.");
    const auto screens = QGuiApplication::screens();
    for (qsizetype i = 0; i < screens.size(); ++i) {
        const QScreen& screen = *screens[i];
        const QString model =
            QStringLiteral("%1 %2").arg(screen.manufacturer(), screen.model()).trimmed();
        section.facts.append({i == 0 ? tr("Layar petugas") : tr("Layar siswa"),
                              tr("%1 · %2 × %3 piksel")
                                  .arg(model.isEmpty() ? screen.name() : model)
                                  .arg(screen.size().width())
                                  .arg(screen.size().height()),
                              {}});
    }
    if (screens.size() < 2) {
        section.facts.append(
            {tr("Layar siswa"), tr("belum tersambung: putar laptop ke siswa saat perlu"), {}});
    }
    return section;
}

view::SettingsSectionView SettingsDesk::storage() const
{
    view::SettingsSectionView section;
    section.title = tr("Penyimpanan & cadangan");
    section.note = tr("Rekaman tersandi di brankas. Yang tersegel hanya dapat dibuka di pusat.");
    if (!m_vault) {
        return section;
    }
    const store::SafetyCounts& safety = core().safety();
    section.facts = {
        {tr("Brankas"), gigabytesOrMega(m_vault->storeBytes), {}},
        {tr("Ruang bebas"),
         m_vault->machine.freeBytes ? gigabytes(*m_vault->machine.freeBytes) : tr("tidak terbaca"),
         {}},
        {tr("Paket tersegel"),
         tr("%1 paket, %2").arg(m_vault->packets).arg(gigabytesOrMega(m_vault->packetBytes)),
         {}},
        {tr("Kotak kirim"), tr("%1 paket menunggu resi").arg(m_vault->inSpool), {}},
        {tr("Salinan ke-2"), tr("%1 dari %2").arg(safety.secondCopy).arg(safety.onLaptop), {}},
        {tr("Belum aman"), QString::number(safety.notSafe), {}},
        {tr("Dihapus sesudah disahkan"), tr("%1 hari").arg(core().policy().retentionDays), {}},
        {tr("Pemeriksaan brankas"),
         core().upkeep() && core().upkeep()->damage       ? tr("ada kerusakan; panggil penyelia")
         : core().upkeep() && core().upkeep()->lookedOver ? tr("baik sejak masuk")
                                                          : tr("sedang berjalan"),
         {}}};
    return section;
}

view::SettingsSectionView SettingsDesk::help() const
{
    view::SettingsSectionView section;
    section.title = tr("Bantuan & log audit");
    section.note = tr("F1 membuka bantuan untuk layar yang terbuka. Setiap tindakan dicatat; tiap "
                      "catatan mengunci catatan sebelumnya.");
    section.facts = {{tr("Kantor"), words::text(core().identity()->bundle.officeName), {}}};
    if (m_vault) {
        section.facts.append({tr("Jumlah catatan"), QString::number(m_vault->auditEntries), {}});
    }
    if (!m_verdict) {
        section.facts.append({tr("Keutuhan rantai"), tr("belum diperiksa"), {}});
    } else if (!*m_verdict) {
        section.facts.append({tr("Keutuhan rantai"), tr("tidak dapat dibaca"), {}});
    } else {
        const store::AuditVerdict& verdict = m_verdict->value();
        section.facts.append({tr("Keutuhan rantai"),
                              verdict.firstBad == 0
                                  ? tr("utuh, %1 catatan diperiksa %2")
                                        .arg(verdict.entries)
                                        .arg(words::dayTime(m_verifiedAt))
                                  : tr("putus pada catatan %1. Jangan merekam; panggil penyelia.")
                                        .arg(verdict.firstBad),
                              {}});
    }
    view::ActionView verify =
        action(ActionId::Test, tr("Periksa rantai"), QStringLiteral("shield-check"), Qt::Key_F5);
    if (m_verifying) {
        verify.label = tr("Memeriksa…");
        verify.state = view::ActionState::Busy;
    }
    section.actions.append(verify);
    return section;
}

void SettingsDesk::verifyAudit()
{
    if (m_verifying) {
        return;
    }
    m_verifying = true;
    show();
    core().onStore(
        this, [](OpenStation& station) { return station.store->audit().verify(); },
        [this](Result<store::AuditVerdict> verdict) {
            m_verifying = false;
            m_verifiedAt = core().now();
            if (verdict && m_vault) {
                m_vault->auditEntries = verdict.value().entries;
            }
            m_verdict = std::move(verdict);
            show();
        });
}

void SettingsDesk::show()
{
    if (!m_open || core().identity() == nullptr) {
        return;
    }
    view::SettingsView shown;
    shown.appearance = m_appearance;
    shown.sections = {station(), people(), studentScreen(), storage(), policy(), help()};
    view::ActionView back = action(
        ActionId::Back, m_waiting.isEmpty() ? tr("Kembali") : tr("Kembali ke %1").arg(m_waiting),
        QStringLiteral("arrow-left"), Qt::Key_Escape);
    back.kind = view::ActionKind::Quiet;
    shown.actions.actions.append(back);
    shown.actions.note = tr("Panah: bagian. Tab, lalu panah: pilihan. Spasi memakainya, seketika.");
    core().display().present(shown);
}

void SettingsDesk::act(ActionId action, const QString&)
{
    switch (action) {
    case ActionId::Back:
        if (m_waiting.isEmpty()) {
            Q_EMIT wantsScreen(view::Screen::Home);
        } else {
            Q_EMIT returnRequested();
        }
        break;
    case ActionId::Test:
        verifyAudit();
        break;
    case ActionId::Undo:
        if (m_before) {
            apply(*std::exchange(m_before, std::nullopt));
        }
        break;
    default:
        break;
    }
}

} // namespace rekam::workflow
