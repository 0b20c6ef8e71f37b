#include "workflow/desks/home_desk.h"

#include "workflow/words/words.h"

#include <QLocale>

#include <algorithm>

namespace rekam::workflow {

using record::QueueStatus;
using view::ActionId;

HomeDesk::HomeDesk(StationCore& core)
    : Desk(core)
{
    connect(&core, &StationCore::sessionChanged, this, &HomeDesk::enter);
    connect(&core, &StationCore::clockChanged, this, &HomeDesk::show);
    connect(&core.capture(), &CapturePort::devicesChanged, this, &HomeDesk::show);
}

void HomeDesk::enter()
{
    if (!core().session()) {
        show();
        return;
    }
    core().onStore(
        this,
        [session = core().session()->id](OpenStation& station) {
            auto counts = station.store->roster().counts(session);
            return counts ? counts.value() : store::RosterCounts{};
        },
        [this](const store::RosterCounts& counts) {
            m_counts = counts;
            show();
        });
}

void HomeDesk::import(const QString& file, const store::SessionFacts& facts)
{
    core().onStore(
        this,
        [path = file.toStdString(), facts](OpenStation& station) {
            const auto bytes = station.world.files->read(path, record::kRosterBytesMax);
            return bytes ? importRoster(station, bytes.value(), facts)
                         : Result<ImportOutcome>(bytes.error());
        },
        [this](Result<ImportOutcome> outcome) {
            if (!outcome) {
                Q_EMIT importFailed(outcome.error());
                return;
            }
            core().refreshSession();
            Q_EMIT imported(std::make_shared<const ImportOutcome>(std::move(outcome).value()));
        });
}

QVector<view::ReadinessView> HomeDesk::readiness() const
{
    QVector<view::ReadinessView> rows;
    for (const DeviceState& device : core().capture().devices()) {
        view::ReadinessView row;
        row.name = words::deviceName(device.kind);
        row.icon = QStringLiteral("device");
        row.detail = words::text(device.info.maker + " " + device.info.model);
        const bool ready = device.health == DeviceState::Health::Ready ||
                           device.health == DeviceState::Health::Busy;
        row.tone = ready ? view::Tone::Ok : view::Tone::Warn;
        row.word = ready ? tr("Siap") : tr("Belum ada");
        if (!ready) {
            row.detail = tr("Pasang alatnya, lalu F5.");
            rows.prepend(row);
        } else {
            rows.append(row);
        }
    }
    if (core().clockInDoubt()) {
        view::ReadinessView row;
        row.name = tr("Jam laptop");
        row.icon = QStringLiteral("clock");
        row.detail =
            tr("%1, lebih awal dari rekaman terakhir (%2)")
                .arg(words::dateTime(core().now()), words::dateTime(*core().clockInDoubt()));
        row.tone = view::Tone::Err;
        row.word = tr("Belum pasti");
        row.action = action(ActionId::Remedy, tr("Konfirmasi jam"), QStringLiteral("supervisor"),
                            Qt::Key_F6);
        rows.prepend(row);
    }
    return rows;
}

void HomeDesk::show()
{
    if (!core().loggedIn()) {
        return;
    }
    view::HomeView shown;
    if (core().session()) {
        const store::SessionFacts& facts = core().session()->facts;
        shown.school = words::text(facts.school);
        shown.assignment = {
            {tr("SPT"), facts.sptNumber.empty() ? tr("belum diisi") : words::text(facts.sptNumber)},
            {tr("Tanggal"), words::date(facts.day)},
            {tr("Tim"), words::text(facts.team)},
            {tr("Daftar permohonan"),
             facts.listMarkedApproved
                 ? tr("%1 siswa, disetujui").arg(m_counts.total)
                 : tr("%1 siswa, belum ditandai disetujui").arg(m_counts.total)}};
        shown.targetTitle = tr("Target hari ini");
        shown.targetNote = tr("%1 siswa dalam daftar").arg(m_counts.total);
        const int waiting =
            m_counts.of(QueueStatus::Waiting) + m_counts.of(QueueStatus::Unverified);
        shown.targets = {{QString::number(waiting), tr("menunggu"), QStringLiteral("queue"),
                          view::Tone::Primary},
                         {QString::number(m_counts.of(QueueStatus::Done)), tr("selesai"),
                          QStringLiteral("check-circle"), view::Tone::Ok},
                         {QString::number(m_counts.of(QueueStatus::AlreadyRecorded)),
                          tr("sudah rekam"), QStringLiteral("check-circle"), view::Tone::Ok},
                         {QString::number(m_counts.of(QueueStatus::TooYoung)), tr("belum 16"),
                          QStringLiteral("calendar"), view::Tone::Neutral}};
        for (const view::NumberView& target : std::as_const(shown.targets)) {
            shown.targetBar.append({target.value.toInt(), target.tone,
                                    target.value + QLatin1Char(' ') + target.label});
        }
    } else {
        shown.empty.icon = QStringLiteral("school");
        shown.empty.sentence = tr("Belum ada penugasan. Impor daftar permohonan (CSV).");
        shown.empty.action =
            action(ActionId::Import, tr("Impor daftar"), QStringLiteral("import"), Qt::Key_F8);
    }
    shown.notice.icon = QStringLiteral("info");
    shown.notice.cause = tr("Pemberitahuan pelindungan data");
    shown.notice.remedy = tr("Bacakan kartu pemberitahuan untuk siswa dan wali sebelum merekam.");
    shown.readiness = readiness();
    const auto ready =
        std::ranges::count(shown.readiness, view::Tone::Ok, &view::ReadinessView::tone);
    shown.readinessChips = {{tr("%1 siap").arg(ready), view::Tone::Ok, {}}};
    if (const auto rest = shown.readiness.size() - ready; rest > 0) {
        shown.readinessChips.append({tr("%1 perlu tindakan").arg(rest), view::Tone::Warn, {}});
    }
    shown.actions.actions.append(
        action(ActionId::TestAll, tr("Uji ulang semua"), QStringLiteral("retake"), Qt::Key_F5));
    shown.actions.actions.append(
        action(ActionId::Import, tr("Impor daftar"), QStringLiteral("import"), Qt::Key_F8));
    shown.actions.primary =
        core().session() ? primaryAction(tr("Mulai perekaman"), QStringLiteral("arrow-right"))
                         : primaryAction(tr("Impor daftar"), QStringLiteral("import"));
    if (core().clockInDoubt()) {
        shown.actions.primary = primaryAction(tr("Konfirmasi jam"), QStringLiteral("supervisor"));
    }
    core().display().present(shown);
}

void HomeDesk::act(ActionId what, const QString&)
{
    switch (what) {
    case ActionId::Remedy:
        Q_EMIT wantsPanel(ActionId::Remedy, {});
        break;
    case ActionId::Primary:
        if (core().clockInDoubt()) {
            Q_EMIT wantsPanel(ActionId::Remedy, {});
        } else if (core().session()) {
            Q_EMIT wantsScreen(view::Screen::Queue);
        } else {
            Q_EMIT wantsPanel(ActionId::Import, {});
        }
        break;
    case ActionId::Import:
        Q_EMIT wantsPanel(ActionId::Import, {});
        break;
    case ActionId::TestAll:
        core().capture().refreshDevices();
        core().capture().selfTest();
        break;
    default:
        break;
    }
}

} // namespace rekam::workflow
