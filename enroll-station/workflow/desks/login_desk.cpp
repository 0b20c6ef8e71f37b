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
        m_fieldError = tr("Brankas tidak dapat dibuka. Data tetap di laptop; panggil penyelia.");
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
    if (const auto until = m_until.find(m_chosen);
        m_state == view::LoginState::Waiting && until != m_until.end()) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(until->second - steadyNow());
        shown.fieldError = tr("Terlalu banyak percobaan. Tunggu %1 detik, atau penyelia memilih "
                              "namanya dan masuk.")
                               .arg(std::max<std::int64_t>(1, left.count()));
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
    view::ActionView primary = primaryAction(tr("Masuk"), QStringLiteral("arrow-right"));
    if (m_state == view::LoginState::Unlocking) {
        primary.label = tr("Membuka brankas…");
        primary.state = view::ActionState::Busy;
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
