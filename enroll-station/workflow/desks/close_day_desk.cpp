#include "workflow/desks/close_day_desk.h"

#include "workflow/record/operator_finger.h"
#include "workflow/station/supervision.h"
#include "workflow/words/people.h"
#include "workflow/words/words.h"

#include <algorithm>

namespace rekam::workflow {

using drivers::DeviceKind;
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

CloseDayDesk::CloseDayDesk(StationCore& core)
    : Desk(core)
{
    CapturePort& capture = core.capture();
    connect(&capture, &CapturePort::fingersTaken, this, &CloseDayDesk::fingerTaken);
    connect(&capture, &CapturePort::retryAsked, this,
            [this](DeviceKind kind, drivers::RetryReason reason) {
                if (m_waitingForFinger && kind == DeviceKind::FingerprintReader) {
                    const view::MatterView why = words::matter(reason);
                    trouble(why.cause, why.remedy);
                }
            });
    connect(&capture, &CapturePort::captureFailed, this,
            [this](DeviceKind kind, ErrorCode code, const QString&) {
                if (m_waitingForFinger && kind == DeviceKind::FingerprintReader) {
                    m_alert = words::deviceTrouble(kind, code);
                    m_waitingForFinger = false;
                    show();
                }
            });
    connect(&core, &StationCore::safetyChanged, this, [this] {
        if (m_open && m_facts && current() == CloseStep::Copies) {
            refresh(); // receipts come in while this is looked at
        }
    });
    connect(&core, &StationCore::loggedInChanged, this, &CloseDayDesk::reset);
}

void CloseDayDesk::reset()
{
    m_facts.reset();
    m_rekapPath.clear();
    m_backupPath.clear();
    m_noted.reset();
    m_alert = {};
    m_closed = false;
    m_busy = false;
    m_waitingForFinger = false;
}

void CloseDayDesk::enter()
{
    reset(); // what was green may not be any more
    m_open = true;
    refresh();
}

void CloseDayDesk::leave()
{
    m_open = false;
    if (m_waitingForFinger) {
        m_waitingForFinger = false;
        core().capture().cancel();
        core().see({});
    }
}

void CloseDayDesk::refresh()
{
    if (!core().session() || m_closed) {
        show();
        return;
    }
    core().onStore(
        this,
        [session = core().session()->id](OpenStation& station) {
            return gatherClosing(station, session);
        },
        [this](Result<CloseFacts> facts) {
            if (facts) {
                m_facts = std::move(facts).value();
            } else {
                m_alert = words::storeTrouble(facts.error());
            }
            show();
        });
}

bool CloseDayDesk::done(CloseStep step) const
{
    switch (step) {
    case CloseStep::Unfinished:
        return m_facts && m_facts->unfinished.empty();
    case CloseStep::Exceptions:
        return m_facts && m_facts->awaiting.empty();
    case CloseStep::Copies:
        return m_facts && (m_facts->unsafe.empty() || m_noted);
    case CloseStep::Rekap:
        return !m_rekapPath.isEmpty();
    case CloseStep::Backup:
        return !m_backupPath.isEmpty();
    case CloseStep::Signing:
        break;
    }
    return m_closed;
}

CloseDayDesk::CloseStep CloseDayDesk::current() const
{
    for (std::size_t i = 0; i < kSteps; ++i) {
        if (!done(static_cast<CloseStep>(i))) {
            return static_cast<CloseStep>(i);
        }
    }
    return CloseStep::Signing;
}

QString CloseDayDesk::detailOf(CloseStep step) const
{
    switch (step) {
    case CloseStep::Unfinished:
        return done(step) ? tr("Tidak ada rekaman setengah jadi")
                          : tr("%1 rekaman belum selesai").arg(m_facts->unfinished.size());
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
                          : tr("Salinan tersandi seluruh brankas");
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
    shown.title = tr("Dua salinan, atau resi dari pusat");
    shown.numbers = {
        {QString::number(m_facts->packets), tr("paket"), QStringLiteral("package"), Tone::Neutral},
        {QString::number(m_facts->received), tr("diterima pusat"), QStringLiteral("received"),
         Tone::Ok},
        {QString::number(m_facts->unsafe.size()), tr("belum aman"), QStringLiteral("shield-alert"),
         Tone::Warn}};
    shown.columns = {tr("Nama"), tr("Disegel"), tr("Di laptop"), tr("Salinan kedua")};
    for (const CloseFacts::Unsafe& each : m_facts->unsafe) {
        shown.rows.append({words::text(toHex(each.packet.id)),
                           words::text(each.name),
                           tr("Antrean %1").arg(words::queueNumber(each.queueNumber)),
                           words::dayTime(each.packet.sealedAt),
                           {tr("Ada"), Tone::Ok, {}},
                           {tr("Belum ada"), Tone::Warn, {}}});
    }
    shown.footnote = tr("Sesi tidak dapat ditutup selama ada rekaman dengan satu salinan.");
    shown.actions.primary = primaryAction(tr("Kirim sekarang"), QStringLiteral("send"));
    if (!core().agent() || core().agent()->link != control::LinkState::Connected) {
        shown.alert.tone = Tone::Warn;
        shown.alert.cause = core().agent() ? tr("Luring.") : tr("Agen kirim berhenti.");
        shown.alert.remedy = tr("Sambungkan jaringan, lalu kirim. Rekaman aman di laptop.");
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
    shown.footnote = tr("Setelah ditutup, pas foto kecil dan pola jari siswa dihapus dari "
                        "laptop. Paket tersegel tetap ada.");
    shown.actions.primary = primaryAction(
        m_waitingForFinger
            ? tr("Tempelkan %1…")
                  .arg(words::finger(core().person().fingers.front().position).toLower())
            : tr("Sahkan dengan jari"),
        QStringLiteral("fingerprint"));
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
        shown.footnote = tr("Sesi tidak dapat ditutup selama ada rekaman yang terbuka. Yang sudah "
                            "tersimpan tidak hilang.");
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
        shown.facts = {{tr("Folder"), words::text((core().home().out() / "cadangan").string()), {}},
                       {tr("Isi"), tr("brankas tersandi dan slot kuncinya, dibaca ulang"), {}}};
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

void CloseDayDesk::askApproval()
{
    std::vector<store::EnrolmentId> records;
    for (const AwaitedApproval& each : m_facts->awaiting) {
        records.push_back(each.enrolment);
    }
    ApprovalRequest request;
    request.title = tr("Persetujuan pengecualian");
    request.subtitle = tr("%1 rekaman menunggu keputusan penyelia.").arg(records.size());
    request.agreed = [this, records](const std::string& supervisorId) {
        approve(records, supervisorId);
    };
    Q_EMIT wantsApproval(std::move(request));
}

void CloseDayDesk::approve(const std::vector<store::EnrolmentId>& records,
                           const std::string& supervisorId)
{
    m_busy = true;
    show();
    core().onStore(
        this,
        [records, supervisorId](OpenStation& station) -> Status {
            for (const store::EnrolmentId& record : records) {
                const auto sealed = approveExceptions(station, record, supervisorId);
                // Decided on in the meantime is decided on.
                if (!sealed && sealed.error().code != ErrorCode::Conflict) {
                    return sealed.error();
                }
            }
            return {};
        },
        [this](const Status& approved) {
            m_busy = false;
            if (!approved) {
                m_alert = words::storeTrouble(approved.error());
            }
            core().refreshSafety(); // which puts the new packets into the spool
            refresh();
        });
}

void CloseDayDesk::askNote()
{
    ApprovalRequest request;
    request.title = tr("Tutup dengan catatan");
    request.subtitle = tr("%1 paket hanya ada di laptop ini. Alarm tetap menyala sampai salinannya "
                          "ada atau pusat menerima.")
                           .arg(m_facts->unsafe.size());
    request.agreed = [this](const std::string& supervisorId) {
        m_noted = supervisorId;
        show();
    };
    Q_EMIT wantsApproval(std::move(request));
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
    shown.actions.actions.append(
        action(ActionId::Test, tr("Periksa lagi"), QStringLiteral("retake"), Qt::Key_F5));
    if (!m_alert.cause.isEmpty()) {
        shown.alert = m_alert;
    }
    if (m_busy) {
        shown.actions.primary->state = view::ActionState::Busy;
    }
    core().display().present(shown);
}

void CloseDayDesk::trouble(const QString& cause, const QString& remedy)
{
    m_waitingForFinger = false;
    m_busy = false;
    m_alert = {};
    m_alert.tone = Tone::Err;
    m_alert.cause = cause;
    m_alert.remedy = remedy;
    show();
}

void CloseDayDesk::rekapWritten(const QString& path)
{
    m_busy = false;
    if (path.isEmpty()) {
        trouble(tr("Rekap belum dapat ditulis."),
                tr("Periksa sisa ruang disk, lalu coba lagi. Rekaman tidak terpengaruh."));
        return;
    }
    m_rekapPath = path;
    show();
}

void CloseDayDesk::backup()
{
    m_busy = true;
    show();
    const std::string stamp =
        words::toLocal(core().now()).toString(QStringLiteral("yyyyMMdd-HHmmss")).toStdString();
    const std::filesystem::path folder = core().home().out() / "cadangan" / stamp;
    core().onStore(
        this,
        [folder](OpenStation& station) -> Status {
            if (Status made = station.world.files->makeFolder(folder); !made) {
                return made;
            }
            return station.store->backup(folder);
        },
        [this, folder](const Status& made) {
            m_busy = false;
            if (!made) {
                trouble(made.error().code == ErrorCode::NoSpace
                            ? tr("Disk penuh, cadangan belum jadi.")
                            : tr("Cadangan belum jadi."),
                        tr("Kosongkan disk, lalu coba lagi. Brankas tidak berubah."));
                return;
            }
            m_backupPath = words::text(folder.string());
            show();
        });
}

void CloseDayDesk::askFinger()
{
    const provision::OperatorCredential& person = core().person();
    if (person.fingers.empty() || m_waitingForFinger) {
        return;
    }
    m_waitingForFinger = true;
    core().see({person.id, SubjectHint::Occasion::Verification});
    core().capture().captureFingers(person.fingers.front().position, {});
    show();
}

void CloseDayDesk::fingerTaken(const std::shared_ptr<const FingersTaken>& taken)
{
    if (!m_waitingForFinger) {
        return;
    }
    if (taken->slap.verdict != imaging::SlapVerdict::Good || taken->slap.fingers.size() != 1) {
        const view::MatterView why = words::matter(taken->slap.verdict, taken->asked);
        trouble(why.cause, why.remedy);
        return;
    }
    core().compute(
        this,
        [person = core().person(), taken] {
            return scoreAgainst(person, taken->slap.fingers.front().minutiae);
        },
        [this](double score) {
            if (!m_waitingForFinger) {
                return; // left in between
            }
            m_waitingForFinger = false;
            core().see({});
            if (score < core().policy().operatorMatch) {
                trouble(
                    tr("Jari ini belum cocok dengan %1.").arg(words::text(core().person().name)),
                    tr("Lap jari dan kaca, lalu tempelkan sekali lagi."));
                return;
            }
            closeSession();
        });
}

void CloseDayDesk::closeSession()
{
    m_busy = true;
    show();
    core().onStore(
        this,
        [session = core().session()->id, noted = m_noted](OpenStation& station) -> Status {
            if (!noted) {
                return station.store->roster().closeSession(session);
            }
            if (Status written = auditDecision(station, *noted, Decision::SingleCopies,
                                               store::auditSubject(session.value));
                !written) {
                return written;
            }
            return station.store->roster().closeSession(session,
                                                        store::CloseRule::SingleCopiesNoted);
        },
        [this](const Status& closed) {
            m_busy = false;
            if (!closed) {
                if (closed.error().code == ErrorCode::Refused) {
                    trouble(tr("Sesi belum dapat ditutup: masih ada rekaman terbuka atau paket "
                               "dengan satu salinan."),
                            tr("Selesaikan langkah yang kembali kuning, lalu sahkan lagi."));
                    refresh();
                } else {
                    m_alert = words::storeTrouble(closed.error());
                    show();
                }
                return;
            }
            m_closed = true;
            core().refreshSession();
            showClosed();
        });
}

void CloseDayDesk::act(ActionId what, const QString&)
{
    if (what == ActionId::Back) {
        Q_EMIT wantsScreen(view::Screen::Home);
        return;
    }
    if (m_busy ||
        (what != ActionId::Primary && what != ActionId::Test && what != ActionId::Approve)) {
        return;
    }
    m_alert = {};
    if (m_closed || !core().session()) {
        Q_EMIT wantsScreen(view::Screen::Home);
        return;
    }
    if (what == ActionId::Test || !m_facts) {
        refresh();
        return;
    }
    if (what == ActionId::Approve) {
        if (current() == CloseStep::Copies) {
            askNote();
        } else if (!m_facts->awaiting.empty()) {
            askApproval();
        }
        return;
    }
    switch (current()) {
    case CloseStep::Unfinished:
        Q_EMIT wantsScreen(view::Screen::Queue);
        break;
    case CloseStep::Exceptions:
        askApproval();
        break;
    case CloseStep::Copies:
        core().command(control::Command::SyncNow);
        Q_EMIT wantsToast({tr("Pengiriman diminta."), QStringLiteral("send"), Tone::Primary, {}});
        break;
    case CloseStep::Rekap:
        if (m_facts->rekap) {
            m_busy = true;
            show();
            Q_EMIT rekapWanted(*m_facts->rekap);
        } else {
            trouble(tr("Isi rekap belum dapat dibaca."), tr("Tekan F5, lalu coba lagi."));
        }
        break;
    case CloseStep::Backup:
        backup();
        break;
    case CloseStep::Signing:
        askFinger();
        break;
    }
}

} // namespace rekam::workflow
