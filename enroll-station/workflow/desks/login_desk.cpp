#include "workflow/desks/login_desk.h"

#include "workflow/words/words.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <chrono>

namespace rekam::workflow {

using namespace std::chrono_literals;

LoginDesk::LoginDesk(StationCore& core)
    : Desk(core)
{
    m_wait.setInterval(1s);
    connect(&m_wait, &QTimer::timeout, this, [this] {
        std::erase_if(m_until,
                      [now = steadyNow()](const auto& entry) { return entry.second <= now; });
        if (m_until.empty()) {
            m_wait.stop();
        }
        if (m_state == view::LoginState::Ready || m_state == view::LoginState::Waiting) {
            settleState();
            show();
        }
    });
    connect(&core, &StationCore::unlockFailed, this, &LoginDesk::failed);
    connect(&core, &StationCore::loggedInChanged, this, [this] {
        m_state = view::LoginState::Ready;
        m_fieldError.clear();
    });
}

void LoginDesk::enter()
{
    if (core().identity() == nullptr) {
        m_state = view::LoginState::NotProvisioned;
        return;
    }
    if (m_state == view::LoginState::NotProvisioned) {
        m_state = view::LoginState::Ready;
    }
    m_door = readAtDoor(*core().world().files, core().home());
    const auto& people = core().identity()->bundle.operators;
    if (people.size() == 1) {
        m_chosen = words::text(people.front().id);
    }
}

void LoginDesk::choose(const QString& personId)
{
    if (m_state != view::LoginState::Unlocking) {
        m_chosen = personId;
        m_fieldError.clear();
        settleState();
        show();
    }
}

std::chrono::milliseconds LoginDesk::steadyNow()
{
    return core().world().clock->steadyTime();
}

/// Each person waits for their own wrong tries only.
void LoginDesk::settleState()
{
    m_state = m_until.contains(m_chosen) ? view::LoginState::Waiting : view::LoginState::Ready;
}

void LoginDesk::login(const QString& personId, const QString& passphrase)
{
    if (m_state == view::LoginState::Unlocking || m_until.contains(personId) ||
        personId.isEmpty() || core().identity() == nullptr) {
        return;
    }
    if (passphrase.isEmpty()) {
        m_state = view::LoginState::Wrong;
        m_fieldError = tr("Ketik frasa sandi dahulu.");
        show();
        return;
    }
    m_chosen = personId;
    m_state = view::LoginState::Unlocking;
    m_fieldError.clear();
    show();
    QByteArray utf8 = passphrase.toUtf8();
    SecretBytes secret(asBytes({utf8.constData(), static_cast<std::size_t>(utf8.size())}));
    utf8.fill('\0');
    core().unlock(personId.toStdString(), std::move(secret));
}

/// Why the store does not open, and who can do what about it.
QString LoginDesk::vaultTrouble(const Error& error)
{
    constexpr qsizetype kDetailShown = 60;
    const QString detail = words::text(error.detail);
    const auto says = [&detail](const char* words) {
        return detail.contains(QLatin1String(words), Qt::CaseInsensitive);
    };
    if (error.code == ErrorCode::NoSpace) {
        return tr("Disk penuh, brankas tidak dapat dibuka. Kosongkan disk, lalu masuk lagi.");
    }
    if (says("permission denied") || says("read-only") || says("readonly")) {
        return tr("Folder brankas (store) tidak dapat ditulis pengguna ini. Beri hak tulis, lalu "
                  "masuk lagi.");
    }
    return tr("Brankas tidak dapat dibuka (%1). Data tetap di laptop; panggil penyelia.")
        .arg(detail.left(kDetailShown));
}

void LoginDesk::failed(const Error& error)
{
    m_state = view::LoginState::Wrong;
    switch (error.code) {
    case ErrorCode::Integrity:
        m_fieldError = tr("Frasa sandi belum cocok. Periksa Caps Lock, lalu coba lagi.");
        break;
    case ErrorCode::Refused: {
        const QString digits =
            words::text(error.detail).remove(QRegularExpression(QStringLiteral("\\D")));
        if (const int seconds = digits.toInt(); seconds > 0) {
            m_until[m_chosen] = steadyNow() + std::chrono::seconds(seconds);
            m_state = view::LoginState::Waiting;
            m_wait.start();
        } else {
            m_fieldError = tr("Surat tugas petugas ini sudah habis. Minta kantor menerbitkan yang "
                              "baru, lalu impor berkas stasiun.");
        }
        break;
    }
    case ErrorCode::NotFound:
        m_fieldError = tr("Petugas ini belum punya kunci di stasiun ini. Minta penyelia "
                          "menambahkannya.");
        break;
    default:
        m_fieldError = vaultTrouble(error);
        break;
    }
    show();
}

QVector<view::LabelledText> LoginDesk::facts() const
{
    const provision::Bundle& bundle = core().identity()->bundle;
    const QDateTime now = words::toLocal(core().now());
    const bool online = core().agent() && core().agent()->link == control::LinkState::Connected;
    return {
        {tr("Stasiun"),
         words::text(bundle.stationCode) + QStringLiteral(" · ") + words::text(bundle.officeName),
         QStringLiteral("laptop")},
        {QLocale(tr("id_ID")).toString(now, QStringLiteral("dddd, d MMMM yyyy")),
         now.toString(QStringLiteral("HH.mm")), QStringLiteral("calendar")},
        {online ? tr("Daring") : tr("Luring"), tr("Masuk dan merekam tidak perlu jaringan"),
         online ? QStringLiteral("network") : QStringLiteral("network-off")}};
}

/// What was counted when the store was open last, and what was found there.
void LoginDesk::showDoor(view::LoginView& shown) const
{
    using view::Tone;
    if (!m_door) {
        return;
    }
    const store::SafetyCounts& counts = m_door->counts;
    const bool safe = counts.notSafe == 0 && counts.held == 0;
    shown.safety.tone = safe ? Tone::Ok : Tone::Warn;
    shown.safety.icon = safe ? QStringLiteral("shield-check") : QStringLiteral("shield-alert");
    shown.safety.title =
        safe ? tr("Semua aman, %1 paket di laptop").arg(counts.onLaptop)
        : counts.held > 0
            ? tr("Belum aman %1 dari %2 paket, tertahan %3")
                  .arg(counts.notSafe)
                  .arg(counts.onLaptop)
                  .arg(counts.held)
            : tr("Belum aman %1 dari %2 paket").arg(counts.notSafe).arg(counts.onLaptop);
    shown.safety.detail =
        tr("Salinan ke-2 %1 · Diterima pusat %2. Dihitung saat brankas terakhir dibuka.")
            .arg(counts.secondCopy)
            .arg(counts.received);
    if (m_door->olderStore && shown.alert.cause.isEmpty()) {
        shown.alert.tone = Tone::Warn;
        shown.alert.cause =
            tr("Brankas lama pernah dipasang (%1).").arg(words::dateTime(*m_door->olderStore));
        shown.alert.remedy =
            tr("Cocokkan rekaman dengan resi pusat, lalu penyelia menyatakannya di "
               "Beranda.");
    }
}

void LoginDesk::show()
{
    view::LoginView shown;
    shown.state = m_state;
    shown.tagline = tr("Perekaman KTP-el di sekolah");
    if (core().identity() == nullptr) {
        shown.empty.icon = QStringLiteral("key");
        shown.heading = tr("Selamat datang di Rekam");
        shown.empty.sentence = tr("Stasiun belum disiapkan. Impor berkas stasiun dari flash disk.");
        shown.actions.primary = primaryAction(tr("Impor berkas stasiun"), QStringLiteral("import"));
        core().display().present(shown);
        return;
    }
    shown.facts = facts();
    shown.heading = tr("Siapa yang bertugas?");
    shown.instruction = m_chosen.isEmpty()
                            ? tr("Tekan angka di sebelah nama, lalu ketik frasa sandi.")
                        : core().identity()->bundle.operators.size() > 1
                            ? tr("Ketik frasa sandi. Orang lain: panah atas atau bawah.")
                            : tr("Ketik frasa sandi.");
    for (const provision::BundleOperator& person : core().identity()->bundle.operators) {
        const QString name = words::text(person.name);
        shown.people.append({words::text(person.id), name,
                             words::text(provision::titleOf(person.role)), words::initials(name)});
    }
    shown.chosenId = m_chosen;
    shown.fieldError = m_fieldError;
    std::int64_t seconds = 0;
    if (const auto until = m_until.find(m_chosen);
        m_state == view::LoginState::Waiting && until != m_until.end()) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(until->second - steadyNow());
        seconds = std::max<std::int64_t>(1, left.count());
        shown.fieldError = tr("Terlalu banyak percobaan. Tunggu, atau penyelia memilih namanya dan "
                              "masuk. Data tetap aman.");
    }
    shown.footnote = tr("Lupa frasa sandi? Penyelia dapat membuka dengan kodenya, tanpa jaringan.");
    if (provision::expiredAt(core().identity()->bundle, core().now())) {
        shown.alert.tone = view::Tone::Warn;
        shown.alert.cause = tr("Surat kunci stasiun sudah habis.");
        shown.alert.remedy =
            tr("Boleh masuk untuk mengekspor dan menutup sesi. Minta berkas stasiun "
               "baru dari kantor untuk merekam lagi.");
        shown.alert.action =
            action(view::ActionId::Import, tr("Impor"), QStringLiteral("import"), Qt::Key_F8);
    }
    showDoor(shown);
    view::ActionView primary = primaryAction(tr("Masuk"), QStringLiteral("arrow-right"));
    if (m_state == view::LoginState::Unlocking) {
        primary.label = tr("Membuka brankas…");
        primary.state = view::ActionState::Busy;
    } else if (seconds > 0) {
        primary.icon = QStringLiteral("clock");
        primary.label = tr("Tunggu %1 detik").arg(seconds);
        primary.state = view::ActionState::Disabled;
    }
    shown.actions.primary = primary;
    core().display().present(shown);
}

void LoginDesk::act(view::ActionId action, const QString&)
{
    const bool empty = core().identity() == nullptr;
    if (action == view::ActionId::Import || (empty && action == view::ActionId::Primary)) {
        Q_EMIT wantsPanel(view::ActionId::Import, {});
    }
}

} // namespace rekam::workflow
