#include "workflow/desks/home_desk.h"

#include "record/age.h"
#include "workflow/words/list_words.h"
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
    connect(&core, &StationCore::clockChanged, this, &HomeDesk::measure);
    connect(&core, &StationCore::linkChanged, this, &HomeDesk::show);
    connect(&core, &StationCore::upkeepDone, this, &HomeDesk::measure); // damage forbids to begin
    connect(&core.capture(), &CapturePort::devicesChanged, this, &HomeDesk::show);
    connect(&core.capture(), &CapturePort::selfTested, this,
            [this](drivers::DeviceKind kind, bool passed, const QString&) {
                m_tests[kind] = passed;
                show();
            });
}

void HomeDesk::enter()
{
    measure();
    if (!core().session()) {
        show();
        return;
    }
    core().onStore(
        this,
        [session = core().session()->id](OpenStation& station) {
            store::RosterFilter filter;
            filter.session = session;
            const auto list = station.store->roster().list(filter);
            return list ? countTarget(list.value(), provision::ageRules(station.identity.policy),
                                      localDate(station.world.clock->wallTime()))
                        : Target{};
        },
        [this](const Target& target) {
            m_target = target;
            show();
        });
}

HomeDesk::Target HomeDesk::countTarget(std::span<const store::RosterEntry> list,
                                       const record::AgeRules& rules, Date today)
{
    Target target;
    for (const store::RosterEntry& entry : list) {
        ++target.total;
        target.done += entry.status == QueueStatus::Done ? 1 : 0;
        const int age = record::ageAt(entry.person.birthDate, today);
        if (entry.status == QueueStatus::AlreadyRecorded || entry.status == QueueStatus::Printed) {
            ++target.recorded;
        } else if (entry.status == QueueStatus::NeedsDataCorrection) {
            ++target.corrections;
        } else if (age >= rules.printFromYears) {
            ++target.toPrint;
        } else if (age >= rules.recordFromYears) {
            ++target.recordOnly;
        } else {
            ++target.tooYoung;
        }
    }
    return target;
}

void HomeDesk::showTarget(view::HomeView& shown) const
{
    using view::Tone;
    const provision::Policy& policy = core().policy();
    shown.targetTitle = tr("Target hari ini");
    shown.targetNote = m_target.tooYoung > 0 ? tr("%1 siswa dalam daftar, %2 belum %3 tahun")
                                                   .arg(m_target.total)
                                                   .arg(m_target.tooYoung)
                                                   .arg(policy.recordFromYears)
                                             : tr("%1 siswa dalam daftar").arg(m_target.total);
    shown.targets = {
        {QString::number(m_target.toPrint), tr("%1 ke atas").arg(policy.printFromYears),
         QStringLiteral("card"), Tone::Primary},
        {QString::number(m_target.recordOnly),
         policy.printFromYears - policy.recordFromYears == 1
             ? tr("%1 tahun").arg(policy.recordFromYears)
             : tr("%1–%2 tahun").arg(policy.recordFromYears).arg(policy.printFromYears - 1),
         QStringLiteral("calendar"), Tone::Neutral},
        {QString::number(m_target.recorded), tr("sudah rekam"), QStringLiteral("check-circle"),
         Tone::Ok},
        {QString::number(m_target.corrections), tr("perbaikan"), QStringLiteral("warning"),
         Tone::Warn}};
    for (const view::NumberView& target : std::as_const(shown.targets)) {
        shown.targetBar.append(
            {target.value.toInt(), target.tone, target.value + QLatin1Char(' ') + target.label});
    }
    shown.estimate = tr("%1 selesai di stasiun ini").arg(m_target.done);
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

void HomeDesk::measure()
{
    core().onStore(this, measureReadiness, [this](const ReadinessFacts& facts) {
        m_facts = facts;
        show();
    });
}

void HomeDesk::mend(const QString& subject)
{
    if (subject == QStringLiteral("import")) {
        Q_EMIT wantsPanel(ActionId::Import, {});
    } else if (subject == QStringLiteral("devices")) {
        Q_EMIT wantsScreen(view::Screen::Devices);
    } else if (subject == QStringLiteral("sync")) {
        Q_EMIT wantsScreen(view::Screen::Sync);
    } else if (subject == QStringLiteral("clock")) {
        Q_EMIT wantsPanel(ActionId::Remedy, {}); // a supervisor's word
    } else if (subject == QStringLiteral("older-store")) {
        ApprovalRequest request;
        request.title = tr("Brankas lama sudah dicocokkan");
        request.subtitle =
            tr("Penyelia menyatakan: rekaman di brankas ini sudah dicocokkan dengan resi pusat. "
               "Dicatat di log audit.");
        request.agreed = [this](const std::string& supervisorId) {
            core().answerForOlderStore(supervisorId);
        };
        Q_EMIT wantsApproval(std::move(request));
    }
}

void HomeDesk::show()
{
    if (!core().loggedIn()) {
        return;
    }
    view::HomeView shown;
    if (core().session()) {
        const store::SessionFacts& facts = core().session()->facts;
        shown.school = words::school(facts.school);
        shown.assignment = {
            {tr("SPT"), facts.sptNumber.empty() ? tr("belum diisi") : words::text(facts.sptNumber)},
            {tr("Tanggal"), words::date(facts.day)},
            {tr("Tim"), words::text(facts.team)},
            {tr("Daftar permohonan"),
             facts.listMarkedApproved
                 ? tr("%1 siswa, disetujui").arg(m_target.total)
                 : tr("%1 siswa, belum ditandai disetujui").arg(m_target.total)}};
        showTarget(shown);
    } else {
        const auto& closed = core().closedDay();
        shown.empty.icon = closed ? QStringLiteral("close-day") : QStringLiteral("school");
        shown.empty.sentence = closed ? closedDaySentence(*closed)
                                      : tr("Belum ada penugasan. Impor daftar permohonan (CSV).");
        shown.empty.action =
            action(ActionId::Import, tr("Impor daftar"), QStringLiteral("import"), Qt::Key_F8);
    }
    shown.notice.icon = QStringLiteral("info");
    shown.notice.cause = tr("Pemberitahuan pelindungan data");
    shown.notice.remedy = tr("Bacakan kartu pemberitahuan untuk siswa dan wali sebelum merekam.");
    const Readiness readiness = assessReadiness(core(), m_facts, m_tests);
    shown.readiness = readiness.rows;
    const auto trouble = std::ranges::count_if(shown.readiness, [](const auto& row) {
        return row.tone == view::Tone::Err || row.tone == view::Tone::Warn;
    });
    shown.readinessChips = {{tr("%1 siap").arg(std::ranges::count(shown.readiness, view::Tone::Ok,
                                                                  &view::ReadinessView::tone)),
                             view::Tone::Ok,
                             {}}};
    if (trouble > 0) {
        shown.readinessChips.append({tr("%1 perlu tindakan").arg(trouble), view::Tone::Warn, {}});
    }
    shown.actions.actions.append(
        action(ActionId::TestAll, tr("Uji ulang semua"), QStringLiteral("retake"), Qt::Key_F5));
    if (core().session()) {
        shown.actions.actions.append(
            action(ActionId::Import, tr("Impor daftar"), QStringLiteral("import"), Qt::Key_F8));
    }
    shown.actions.primary =
        core().session() ? primaryAction(tr("Mulai perekaman"), QStringLiteral("arrow-right"))
                         : primaryAction(tr("Impor daftar"), QStringLiteral("import"));
    if (readiness.remedy && (core().session() || core().clockInDoubt())) {
        shown.actions.primary = readiness.remedy;
    } else if (trouble > 0) {
        shown.actions.note = tr("%1 hal bisa dibereskan sambil jalan").arg(trouble);
    }
    core().display().present(shown);
}

void HomeDesk::act(ActionId action, const QString& subject)
{
    switch (action) {
    case ActionId::Primary:
        if (const auto remedy = assessReadiness(core(), m_facts, m_tests).remedy;
            remedy && (core().session() || core().clockInDoubt())) {
            mend(remedy->subject);
        } else if (core().session()) {
            Q_EMIT wantsScreen(view::Screen::Queue);
        } else {
            Q_EMIT wantsPanel(ActionId::Import, {});
        }
        break;
    case ActionId::Import:
        Q_EMIT wantsPanel(ActionId::Import, {});
        break;
    case ActionId::Remedy:
        mend(subject);
        break;
    case ActionId::TestAll:
        core().capture().refreshDevices();
        core().capture().selfTest();
        measure();
        break;
    default:
        break;
    }
}

} // namespace rekam::workflow
