#include "workflow/desks/close_day_desk.h"

#include "workflow/desks/agent_state.h"
#include "workflow/record/operator_finger.h"
#include "workflow/session/backup_keeping.h"
#include "workflow/station/supervision.h"
#include "workflow/words/words.h"

#include <algorithm>
#include <utility>

namespace rekam::workflow {

using drivers::DeviceKind;
using view::ActionId;
using view::Tone;

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
    connect(&core, &StationCore::agentChanged, this, [this] {
        if (m_open && m_facts && current() == CloseStep::Copies) {
            show(); // the road's state is said there
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
    m_signedBy.reset();
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

/// Where the reader does not work, or the office has no finger of this officer.
void CloseDayDesk::askPassphrases()
{
    if (m_waitingForFinger) {
        m_waitingForFinger = false;
        core().capture().cancel();
        core().see({});
        show();
    }
    ApprovalRequest request;
    request.title = tr("Sahkan dan tutup sesi");
    request.subtitle = tr("Petugas dan penyelia mengetik frasa sandinya masing-masing. Dicatat di "
                          "log audit.");
    request.asked = ApprovalRequest::Asked::SelfAndSupervisor;
    request.agreed = [this](const std::string& supervisorId) {
        m_signedBy = supervisorId;
        closeSession();
    };
    Q_EMIT wantsApproval(std::move(request));
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
    core().onStore(
        this, [stamp](OpenStation& station) { return backUp(station, stamp); },
        [this](const Result<KeptBackup>& made) {
            m_busy = false;
            if (!made) {
                trouble(made.error().code == ErrorCode::NoSpace
                            ? tr("Disk penuh, cadangan belum jadi.")
                            : tr("Cadangan belum jadi."),
                        tr("Kosongkan disk, lalu coba lagi. Brankas tidak berubah."));
                return;
            }
            m_backupPath = words::text(made.value().folder.string());
            if (made.value().olderLeft > 0) {
                trouble(tr("Cadangan lama belum terhapus dan masih memuat pola jari."),
                        tr("Hapus sendiri folder lain di %1.")
                            .arg(words::text(made.value().folder.parent_path().string())));
            }
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
        [this, frame = taken->slap.frameHash](double score) {
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
            m_signingScan = frame;
            closeSession();
        });
}

void CloseDayDesk::closeSession()
{
    m_busy = true;
    show();
    core().onStore(
        this,
        [session = core().session()->id, noted = m_noted,
         signedBy = std::exchange(m_signedBy, std::nullopt),
         scan = std::exchange(m_signingScan, std::nullopt)](OpenStation& station) -> Status {
            if (scan) {
                if (Status fresh = station.store->samples().noteSeen(*scan); !fresh) {
                    return fresh;
                }
            }
            if (signedBy) {
                if (Status written = auditDecision(station, *signedBy, Decision::ClosingSigned,
                                                   store::auditSubject(session.value));
                    !written) {
                    return written;
                }
            }
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
        if (m_facts && current() == CloseStep::Copies && agentStopped(core())) {
            Q_EMIT wantsToast(sendNow(core()));
        }
        refresh();
        return;
    }
    if (what == ActionId::Approve) {
        if (current() == CloseStep::Copies) {
            askNote();
        } else if (current() == CloseStep::Signing) {
            askPassphrases();
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
        Q_EMIT wantsToast(sendNow(core()));
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
