// What Tutup sesi shows at each of its steps.
#include "workflow/desks/agent_state.h"
#include "workflow/desks/close_day_desk.h"
#include "workflow/session/backup_keeping.h"
#include "workflow/words/people.h"
#include "workflow/words/road_words.h"
#include "workflow/words/times.h"
#include "workflow/words/words.h"

#include <algorithm>

namespace rekam::workflow {

using view::ActionId;
using view::Tone;

namespace {

constexpr qsizetype kNamesShown = 5;

QString namesOf(const std::vector<std::string>& names)
{
    QStringList shown;
    for (const std::string& name : names) {
        if (shown.size() == kNamesShown) {
            shown.append(rekam::workflow::CloseDayDesk::tr("dan %1 lagi")
                             .arg(static_cast<qsizetype>(names.size()) - kNamesShown));
            break;
        }
        shown.append(words::text(name));
    }
    return shown.join(QStringLiteral(", "));
}

} // namespace

QString CloseDayDesk::detailOf(CloseStep step) const
{
    switch (step) {
    case CloseStep::Unfinished:
        return !done(step) ? tr("%1 rekaman belum selesai").arg(m_facts->unfinished.size())
               : m_facts->postponed > 0
                   ? tr("%1 siswa tertunda, alasannya dicatat").arg(m_facts->postponed)
                   : tr("Tidak ada rekaman setengah jadi");
    case CloseStep::Exceptions:
        return m_facts->exceptions == 0 ? tr("Tidak ada pengecualian")
               : done(step)             ? tr("%1 disetujui penyelia").arg(m_facts->exceptions)
                            : tr("%1 menunggu persetujuan").arg(m_facts->awaiting.size());
    case CloseStep::Copies:
        if (m_noted && !m_facts->unsafe.empty()) {
            return tr("Dengan catatan %1: %2 paket hanya ada di laptop ini")
                .arg(words::personName(core().people(), *m_noted))
                .arg(m_facts->unsafe.size());
        }
        return done(step) ? tr("%1 paket aman, %2 diterima pusat")
                                .arg(m_facts->packets)
                                .arg(m_facts->received)
                          : tr("%1 paket hanya ada di laptop ini").arg(m_facts->unsafe.size());
    case CloseStep::Rekap:
        return done(step) ? m_rekapPath.section(QLatin1Char('/'), -1) : tr("Rekap hari ini, PDF");
    case CloseStep::Backup:
        return done(step) ? tr("Tersandi, sudah dibaca ulang")
                          : tr("Salinan tersandi brankas, tanpa pola jari");
    case CloseStep::Signing:
        break;
    }
    return tr("Dengan jari petugas");
}

view::CloseStepView CloseDayDesk::stepView(CloseStep step) const
{
    view::CloseStepView shown;
    switch (step) {
    case CloseStep::Unfinished:
        shown.title = tr("Rekaman tertunda");
        break;
    case CloseStep::Exceptions:
        shown.title = tr("Pengecualian");
        break;
    case CloseStep::Copies:
        shown.title = tr("Dua salinan");
        break;
    case CloseStep::Rekap:
        shown.title = tr("Rekap");
        break;
    case CloseStep::Backup:
        shown.title = tr("Cadangan laptop");
        break;
    case CloseStep::Signing:
        shown.title = tr("Pengesahan");
        break;
    }
    const CloseStep now = current();
    if (step < now || m_closed) {
        const bool noted = step == CloseStep::Copies && m_noted && !m_facts->unsafe.empty();
        shown.state = view::CloseStepState::Done;
        shown.tone = noted ? Tone::Warn : Tone::Ok;
        shown.word = noted ? tr("Dengan catatan") : tr("Selesai");
        shown.detail = detailOf(step);
    } else if (step == now) {
        shown.state = view::CloseStepState::Current;
        shown.tone = Tone::Primary;
        shown.word = tr("Sekarang");
        shown.detail = detailOf(step);
    } else {
        shown.word = tr("Menunggu");
    }
    return shown;
}

void CloseDayDesk::showCopies(view::CloseDayView& shown) const
{
    shown.title = tr("Dua salinan, atau diterima pusat");
    shown.numbers = {
        {QString::number(m_facts->packets), tr("paket"), QStringLiteral("package"), Tone::Neutral},
        {QString::number(m_facts->received), tr("diterima pusat"), QStringLiteral("received"),
         Tone::Ok},
        {QString::number(m_facts->unsafe.size()), tr("belum aman"), QStringLiteral("shield-alert"),
         Tone::Warn}};
    shown.columns = {tr("Nama"), tr("Disegel"), tr("Di laptop"), tr("Salinan ke-2")};
    for (const CloseFacts::Unsafe& each : m_facts->unsafe) {
        shown.rows.append(
            {words::text(toHex(each.packet.id)),
             words::text(each.name),
             tr("Antrean %1").arg(words::queueNumber(each.queueNumber)),
             words::pastTime(each.packet.sealedAt, core().now(), words::Precision::Seconds),
             {tr("Ada"), Tone::Ok, {}},
             each.packet.held.empty() ? words::secondCopy(each.packet)
                                      : view::ChipView{tr("Tertahan"), Tone::Err, {}}});
    }
    shown.footnote = tr("Sesi tidak dapat ditutup selama ada rekaman dengan satu salinan.");
    shown.actions.primary = sendAction(core());
    if (m_facts->held > 0) {
        const auto first =
            std::ranges::find_if(m_facts->unsafe, [](const CloseFacts::Unsafe& each) {
                return !each.packet.held.empty();
            });
        const view::MatterView why = words::held(first->packet.held);
        shown.alert.tone = Tone::Err;
        shown.alert.cause = tr("%1 paket tertahan: %2").arg(m_facts->held).arg(why.cause);
        shown.alert.remedy = why.remedy;
    } else if (agentStopped(core())) {
        shown.alert = agentAlert(core());
    } else if (!core().agent() || core().agent()->link != control::LinkState::Connected) {
        shown.alert.tone = Tone::Warn;
        shown.alert.cause = tr("Luring.");
        shown.alert.remedy = tr("Sambungkan jaringan, lalu kirim. Rekaman aman di laptop.");
    }
    if (!shown.alert.cause.isEmpty()) { // what sending alone does not mend
        shown.actions.actions.append(action(ActionId::Approve, tr("Tutup dengan catatan"),
                                            QStringLiteral("supervisor"), Qt::Key_F6));
    }
}

void CloseDayDesk::showSigning(view::CloseDayView& shown) const
{
    const bool hasFinger = !core().person().fingers.empty();
    shown.title = tr("Sahkan dan tutup sesi");
    shown.facts = {{tr("Rekap"), m_rekapPath, {}},
                   {tr("Cadangan"), m_backupPath, {}},
                   {tr("Petugas"), words::text(core().person().name), {}}};
    shown.footnote =
        tr("Setelah ditutup, pas foto kecil dan pola jari siswa yang tersegel tidak ada lagi di "
           "laptop, juga tidak di cadangannya. Biodata dan paket tersegel tetap ada sampai %1 hari "
           "sesudah disahkan pusat; rekaman yang tertunda utuh.")
            .arg(core().policy().retentionDays);
    shown.actions.primary = primaryAction(
        m_waitingForFinger
            ? tr("Tempelkan %1…")
                  .arg(words::finger(core().person().fingers.front().position).toLower())
            : tr("Sahkan dengan jari"),
        QStringLiteral("fingerprint"));
    shown.actions.actions.append(action(ActionId::Approve, tr("Frasa sandi + penyelia"),
                                        QStringLiteral("supervisor"), Qt::Key_F6));
    if (m_waitingForFinger) {
        shown.actions.primary->state = view::ActionState::Busy;
    } else if (!hasFinger) {
        shown.actions.primary->state = view::ActionState::Disabled;
        shown.actions.primary->whyDisabled = tr("Jari petugas ini belum terdaftar di kantor.");
    }
}

void CloseDayDesk::showStep(CloseStep step, view::CloseDayView& shown) const
{
    switch (step) {
    case CloseStep::Unfinished:
        shown.title = tr("Selesaikan rekaman yang terbuka");
        shown.facts = {{tr("Belum selesai"), namesOf(m_facts->unfinished), {}}};
        shown.footnote = tr("Selesaikan di Antrean, atau tunda dengan alasan (F8 di sana). Yang "
                            "sudah tersimpan tidak hilang.");
        shown.actions.primary = primaryAction(tr("Buka antrean"), QStringLiteral("queue"));
        if (!m_facts->awaiting.empty()) {
            shown.actions.actions.append(action(ActionId::Approve, tr("Setujui pengecualian"),
                                                QStringLiteral("supervisor"), Qt::Key_F6));
        }
        break;
    case CloseStep::Exceptions:
        shown.title = tr("Pengecualian yang menunggu penyelia");
        shown.facts = awaitingFacts();
        shown.footnote = tr("Pusat menahan rekaman ini sampai penyelia memutuskan. Persetujuan "
                            "dikirim sebagai paket sendiri.");
        shown.actions.primary = primaryAction(
            tr("Setujui %1 rekaman").arg(m_facts->awaiting.size()), QStringLiteral("supervisor"));
        break;
    case CloseStep::Copies:
        showCopies(shown);
        break;
    case CloseStep::Rekap:
        shown.title = tr("Rekap hari ini");
        if (m_facts->rekap) {
            for (const RekapRow& row : m_facts->rekap->rows) {
                shown.facts.append({row.label,
                                    tr("%1 (L %2 / P %3)")
                                        .arg(row.male + row.female)
                                        .arg(row.male)
                                        .arg(row.female),
                                    {}});
            }
        }
        shown.actions.primary = primaryAction(tr("Tulis rekap"), QStringLiteral("document"));
        break;
    case CloseStep::Backup:
        shown.title = tr("Cadangan laptop");
        shown.facts = {
            {tr("Folder"), words::text(backupsOf(core().home()).string()), {}},
            {tr("Isi"), tr("brankas tersandi dan slot kuncinya, dibaca ulang"), {}},
            {tr("Tidak ikut"), tr("pola jari dan pas foto kecil siswa yang tersegel"), {}},
            {tr("Cadangan lama"), tr("dihapus sesudah yang ini terbaca ulang"), {}}};
        shown.footnote = tr("Cadangan ini ada di disk laptop yang sama. Salin foldernya ke flash "
                            "disk bila laptop akan ditinggal.");
        shown.actions.primary = primaryAction(tr("Buat cadangan"), QStringLiteral("archive"));
        break;
    case CloseStep::Signing:
        showSigning(shown);
        break;
    }
}

QVector<view::LabelledText> CloseDayDesk::awaitingFacts() const
{
    QVector<view::LabelledText> facts;
    for (const AwaitedApproval& each : m_facts->awaiting) {
        if (facts.size() == kNamesShown) {
            facts.append({tr("dan %1 lagi").arg(std::ssize(m_facts->awaiting) - kNamesShown),
                          tr("disetujui bersama yang di atas"),
                          {}});
            break;
        }
        QStringList reasons;
        for (const record::BiometricException& exception : each.exceptions) {
            reasons.append(tr("%1 (%2)").arg(words::exceptionPlace(exception),
                                             words::exceptionReason(exception.reason).toLower()));
        }
        facts.append(
            {words::text(each.person.person.name), reasons.join(QStringLiteral(", ")), {}});
    }
    return facts;
}

void CloseDayDesk::showClosed()
{
    view::CloseDayView shown;
    shown.stepsTitle = tr("Tutup sesi");
    for (std::size_t i = 0; i < kSteps; ++i) {
        shown.steps.append(stepView(static_cast<CloseStep>(i)));
    }
    shown.title = tr("Sesi sudah ditutup");
    shown.facts = {{tr("Rekap"), m_rekapPath, {}}, {tr("Cadangan"), m_backupPath, {}}};
    if (core().practice()) { // a station at work keeps no plain files of persons
        shown.facts.append(
            {tr("Bukti siswa"),
             m_facts && m_facts->packets == 0
                 ? tr("belum ada")
                 : tr("%1, satu PDF tiap siswa (bukti-NOMOR.pdf)").arg(m_receiptsFolder),
             {}});
        shown.facts.append(
            {tr("Daftar siswa dan cetak"), tr("di dalam rekap, satu baris tiap siswa"), {}});
    } else {
        shown.facts.append(
            {tr("Bukti siswa"), tr("tidak disimpan sebagai berkas; dicetak dari layar Bukti"), {}});
    }
    shown.actions.primary = primaryAction(tr("Ke beranda"), QStringLiteral("home"));
    core().display().present(shown);
}

void CloseDayDesk::show()
{
    if (!m_open) {
        return;
    }
    if (m_closed) {
        showClosed();
        return;
    }
    view::CloseDayView shown;
    shown.stepsTitle = tr("Enam langkah, satu per satu");
    view::ActionView back =
        action(ActionId::Back, tr("Kembali"), QStringLiteral("arrow-left"), Qt::Key_Escape);
    back.kind = view::ActionKind::Quiet;
    shown.actions.actions.append(back);
    if (!core().session()) {
        shown.title = tr("Tidak ada sesi yang terbuka.");
        shown.actions.primary = primaryAction(tr("Ke beranda"), QStringLiteral("home"));
        core().display().present(shown);
        return;
    }
    if (!m_facts) {
        shown.title = tr("Memeriksa sesi…");
        shown.alert = m_alert;
        core().display().present(shown);
        return;
    }
    for (std::size_t i = 0; i < kSteps; ++i) {
        shown.steps.append(stepView(static_cast<CloseStep>(i)));
    }
    showStep(current(), shown);
    const bool starts = current() == CloseStep::Copies && agentStopped(core());
    shown.actions.actions.append(action(ActionId::Test,
                                        starts ? tr("Nyalakan agen") : tr("Periksa lagi"),
                                        QStringLiteral("retake"), Qt::Key_F5));
    if (!m_alert.cause.isEmpty()) {
        shown.alert = m_alert;
    }
    if (m_busy) {
        shown.actions.primary->state = view::ActionState::Busy;
    }
    core().display().present(shown);
}

} // namespace rekam::workflow
