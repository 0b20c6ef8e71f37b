#include "workflow/panels/exception_panel.h"

#include "workflow/recording/samples.h"
#include "workflow/words/people.h"
#include "workflow/words/words.h"

#include <algorithm>
#include <array>

namespace rekam::workflow {

using drivers::DeviceKind;
using record::ExceptionReason;
using record::Modality;
using record::Step;
using view::ActionId;
using view::ExceptionKind;

namespace {

constexpr std::array kReasons = {ExceptionReason::Absent, ExceptionReason::Disabled,
                                 ExceptionReason::TemporaryInjury, ExceptionReason::Unreadable,
                                 ExceptionReason::Uncooperative};

std::optional<ExceptionKind> kindOf(Step step)
{
    switch (step) {
    case Step::Signature:
        return ExceptionKind::Signature;
    case Step::Fingerprints:
        return ExceptionKind::Fingers;
    case Step::Iris:
        return ExceptionKind::Eyes;
    case Step::Verification:
        return ExceptionKind::Verification;
    default:
        return std::nullopt;
    }
}

QString nameOf(const store::SamplePosition& position)
{
    switch (position.modality) {
    case Modality::Fingerprints:
        return words::finger(position.finger);
    case Modality::Iris:
        return words::eye(position.eye);
    case Modality::Signature:
    case Modality::Photo:
        break;
    }
    return words::step(Step::Signature);
}

QString idOf(const store::SamplePosition& position)
{
    return QStringLiteral("%1").arg(static_cast<int>(position.finger)) + QLatin1Char('/') +
           QString::number(static_cast<int>(position.eye));
}

} // namespace

ExceptionPanel::ExceptionPanel(StationCore& core, Recording& recording)
    : Panel(core)
    , m_recording(recording)
{
    connect(&core.capture(), &CapturePort::evidenceTaken, this,
            [this](const std::shared_ptr<const EvidenceTaken>& taken) {
                if (m_taking) {
                    m_taking = false;
                    m_evidence = taken;
                    m_alert = {};
                    show();
                }
            });
    connect(&core.capture(), &CapturePort::captureFailed, this,
            [this](DeviceKind kind, ErrorCode code, const QString&) {
                if (m_taking && kind == DeviceKind::Camera) {
                    m_taking = false;
                    m_alert = words::deviceTrouble(kind, code);
                    show();
                }
            });
    // Evidence is personal: it goes when the student does.
    connect(&recording, &Recording::closed, this, &ExceptionPanel::reset);
}

void ExceptionPanel::reset()
{
    m_enrolment.reset();
    m_chosen.clear();
    m_reason.reset();
    m_evidence.reset();
    m_approval.reset();
    m_revisit = false;
    m_taking = false;
    m_saving = false;
    m_alert = {};
}

bool ExceptionPanel::open()
{
    const auto kind = m_recording.active() ? kindOf(m_recording.openStep()) : std::nullopt;
    if (!kind) {
        return false;
    }
    m_alert = {};
    if (m_enrolment != m_recording.enrolment().id || m_step != m_recording.openStep()) {
        reset();
        m_enrolment = m_recording.enrolment().id;
        m_step = m_recording.openStep();
        m_kind = *kind;
        const auto all = candidates();
        if (all.size() == 1) {
            m_chosen = all;
        } else if (m_kind == ExceptionKind::Fingers) {
            // What was tried and stayed too weak is what an operator comes here for.
            const StepRules rules = m_recording.rules();
            std::ranges::copy_if(all, std::back_inserter(m_chosen), [&](const auto& position) {
                return rules.chosen(position) != nullptr && !rules.settled(position.finger);
            });
        }
    }
    show();
    return true;
}

void ExceptionPanel::closed()
{
    if (m_taking) {
        core().capture().cancel();
        m_taking = false;
    }
}

std::vector<store::SamplePosition> ExceptionPanel::candidates() const
{
    std::vector<store::SamplePosition> all;
    switch (m_kind) {
    case ExceptionKind::Signature:
        all.push_back(placeOf(Modality::Signature));
        break;
    case ExceptionKind::Fingers:
        std::ranges::transform(kTenFingers, std::back_inserter(all),
                               [](FingerPosition finger) { return placeOf(finger); });
        break;
    case ExceptionKind::Eyes:
        all = {placeOf(Eye::Left), placeOf(Eye::Right)};
        break;
    case ExceptionKind::Verification: {
        const VerificationFingers fingers = m_recording.rules().verificationFingers();
        for (const auto& finger : {fingers.left, fingers.right}) {
            if (finger) {
                all.push_back(placeOf(*finger));
            }
        }
        break;
    }
    }
    return all;
}

bool ExceptionPanel::isChosen(const store::SamplePosition& position) const
{
    return std::ranges::find(m_chosen, position) != m_chosen.end();
}

bool ExceptionPanel::allExcepted() const
{
    const StepRules rules = m_recording.rules();
    return !m_chosen.empty() && std::ranges::all_of(m_chosen, [&](const auto& position) {
        return rules.exception(position) != nullptr;
    });
}

void ExceptionPanel::toggle(const store::SamplePosition& position)
{
    if (m_saving) {
        return;
    }
    if (isChosen(position)) {
        std::erase(m_chosen, position);
    } else {
        m_chosen.push_back(position);
    }
    m_approval.reset(); // it was given for what was chosen then
    m_alert = {};
    show();
}

void ExceptionPanel::toggleFinger(int index)
{
    if (m_kind == ExceptionKind::Fingers && index >= 0 &&
        index < static_cast<int>(kTenFingers.size())) {
        toggle(placeOf(kTenFingers.at(static_cast<std::size_t>(index))));
    }
}

void ExceptionPanel::toggleTarget(const QString& targetId)
{
    const auto all = candidates();
    const auto found =
        std::ranges::find_if(all, [&](const auto& position) { return idOf(position) == targetId; });
    if (found != all.end()) {
        toggle(*found);
    }
}

void ExceptionPanel::chooseReason(const QString& reasonId)
{
    const auto reason = record::parseExceptionReason(reasonId.toStdString());
    if (!reason || m_saving) {
        return;
    }
    if (m_reason != reason) {
        m_approval.reset();
    }
    m_reason = reason;
    m_revisit = reason == ExceptionReason::TemporaryInjury;
    show();
}

QString ExceptionPanel::whyNotReady() const
{
    if (m_chosen.empty()) {
        return m_kind == ExceptionKind::Eyes ? tr("Pilih mata dahulu") : tr("Pilih jari dahulu");
    }
    if (!m_reason) {
        return tr("Pilih alasan dahulu");
    }
    if (!m_evidence && m_kind != ExceptionKind::Signature) {
        return tr("Ambil foto bukti dahulu (F5)");
    }
    return {};
}

std::optional<Date> ExceptionPanel::revisitDay() const
{
    if (!m_revisit || m_reason != ExceptionReason::TemporaryInjury) {
        return std::nullopt;
    }
    return Date(std::chrono::sys_days(localDate(core().now())) +
                std::chrono::days(core().policy().revisitDays));
}

std::vector<record::BiometricException> ExceptionPanel::exceptions() const
{
    std::vector<record::BiometricException> list;
    for (const store::SamplePosition& position : m_chosen) {
        record::BiometricException exception;
        exception.modality = position.modality;
        exception.finger = position.finger;
        exception.eye = position.eye;
        exception.reason = *m_reason;
        exception.evidenceHash = m_evidence ? m_evidence->picture.hash : std::string();
        exception.operatorId = core().person().id;
        exception.at = core().now();
        exception.approval = m_approval;
        exception.revisit = revisitDay();
        list.push_back(std::move(exception));
    }
    return list;
}

void ExceptionPanel::act(ActionId action, const QString&)
{
    if (m_saving) {
        return;
    }
    switch (action) {
    case ActionId::Close:
    case ActionId::Back:
    case ActionId::Cancel:
        Q_EMIT finished();
        break;
    case ActionId::Primary:
        if (whyNotReady().isEmpty()) {
            save();
        }
        break;
    case ActionId::TakeEvidence:
    case ActionId::Retake:
        takeEvidence();
        break;
    case ActionId::Approve:
        askSupervisor();
        break;
    case ActionId::Unapprove:
        m_approval.reset();
        show();
        break;
    case ActionId::ScheduleVisit:
        m_revisit = !m_revisit;
        show();
        break;
    case ActionId::Undo:
        if (allExcepted()) {
            takeBack();
        }
        break;
    default:
        break;
    }
}

void ExceptionPanel::takeEvidence()
{
    if (m_taking) {
        return;
    }
    m_taking = true;
    m_alert = {};
    core().capture().takeEvidence();
    show();
}

void ExceptionPanel::askSupervisor()
{
    ApprovalRequest request;
    request.title = tr("Persetujuan pengecualian");
    QStringList names;
    for (const store::SamplePosition& position : m_chosen) {
        names.append(nameOf(position));
    }
    request.subtitle = names.join(QStringLiteral(", "));
    request.agreed = [this, enrolment = m_enrolment](const std::string& supervisorId) {
        if (m_enrolment == enrolment) {
            m_approval = record::Approval{supervisorId, core().now()};
            show();
        }
    };
    Q_EMIT wantsApproval(std::move(request));
}

void ExceptionPanel::save()
{
    if (m_recording.busy()) {
        return;
    }
    m_saving = true;
    m_alert = {};
    show();
    m_recording.save(
        [list = exceptions(), evidence = m_evidence](OpenStation& station,
                                                     const store::EnrolmentId& id) {
            return station.store->enrolments().exceptPositions(
                id, list, evidence ? ByteView(evidence->picture.jpeg) : ByteView());
        },
        [this](const Status& status) { saved(status); });
}

void ExceptionPanel::takeBack()
{
    if (m_recording.busy()) {
        return;
    }
    m_saving = true;
    show();
    m_recording.save(
        [positions = m_chosen](OpenStation& station, const store::EnrolmentId& id) {
            return station.store->enrolments().removeExceptions(id, positions);
        },
        [this](const Status& status) { saved(status); });
}

void ExceptionPanel::saved(const Status& status)
{
    m_saving = false;
    if (!status) {
        m_alert = words::storeTrouble(status.error());
        show();
        return;
    }
    const Step step = m_step;
    reset();
    Q_EMIT finished();
    m_recording.open(step); // what it asks for next has changed
}

void ExceptionPanel::showTargets(view::ExceptionView& shown) const
{
    switch (m_kind) {
    case ExceptionKind::Fingers: {
        shown.targetsTitle = tr("Jari mana yang dikecualikan?");
        shown.targetsHint = tr("Sentuh jari, atau pilih dengan panah lalu Spasi.");
        const StepRules rules = m_recording.rules();
        const provision::Policy& policy = core().policy();
        for (const FingerPosition finger : kTenFingers) {
            view::FingerView one;
            const store::SampleInfo* sample = rules.chosen(placeOf(finger));
            if (rules.exception(placeOf(finger)) != nullptr) {
                one.state = view::FingerState::Excepted;
            } else if (sample != nullptr) {
                one.quality = sample->quality.value_or(0);
                one.state = one.quality >= policy.fingerGood     ? view::FingerState::Good
                            : one.quality >= policy.fingerAccept ? view::FingerState::Fair
                                                                 : view::FingerState::Weak;
            }
            one.selected = isChosen(placeOf(finger));
            shown.hands.append(one);
        }
        return;
    }
    case ExceptionKind::Eyes:
        shown.targetsTitle = tr("Mata mana yang dikecualikan?");
        shown.targetsHint = tr("Sentuh, atau pilih dengan panah lalu Spasi.");
        break;
    case ExceptionKind::Verification:
        shown.targetsTitle = tr("Jari mana yang tidak dapat diverifikasi?");
        shown.targetsHint = tr("Jari yang tersimpan di langkah 5 ikut dicabut dari rekaman.");
        break;
    case ExceptionKind::Signature:
        shown.targetsTitle = tr("Tidak bisa menandatangani");
        shown.targetsHint = tr("Sebuah garis menggantikan tanda tangan di kartu.");
        return;
    }
    const StepRules rules = m_recording.rules();
    for (const store::SamplePosition& position : candidates()) {
        shown.targets.append(
            {idOf(position), nameOf(position),
             rules.exception(position) != nullptr ? tr("Sudah dikecualikan") : QString()});
        if (isChosen(position)) {
            shown.chosenTargets.append(idOf(position));
        }
    }
}

void ExceptionPanel::showChosen(view::ExceptionView& shown) const
{
    if (!m_alert.cause.isEmpty()) {
        shown.chosen = m_alert;
        return;
    }
    if (m_chosen.empty()) {
        return;
    }
    QStringList names;
    QStringList notes;
    std::vector<FingerPosition> fingers;
    for (const store::SamplePosition& position : m_chosen) {
        names.append(nameOf(position));
        fingers.push_back(position.finger);
    }
    const StepRules rules = m_recording.rules();
    for (const FingerPosition finger : fingers) {
        const bool index =
            finger == FingerPosition::LeftIndex || finger == FingerPosition::RightIndex;
        if (!index) {
            continue;
        }
        const auto substitute = rules.substituteFor(finger, fingers);
        notes.append(substitute ? tr("Pengganti untuk verifikasi dan cip: %1.")
                                      .arg(words::finger(*substitute).toLower())
                                : tr("Tidak ada jari pengganti di tangan ini."));
    }
    if (const auto day = revisitDay()) {
        notes.append(tr("Kunjungan ulang: %1.").arg(words::date(*day)));
    }
    notes.append(tr("Rekaman tetap lanjut. Siswa tidak ditolak."));
    shown.chosen.tone = view::Tone::Exc;
    shown.chosen.icon = QStringLiteral("exception");
    shown.chosen.cause = names.join(QStringLiteral(", "));
    shown.chosen.remedy = notes.join(QLatin1Char(' '));
}

void ExceptionPanel::showEvidence(view::ExceptionView& shown) const
{
    const bool optional = m_kind == ExceptionKind::Signature;
    view::ActionView take =
        action(ActionId::TakeEvidence, tr("Ambil foto"), QStringLiteral("camera"), Qt::Key_F5);
    if (m_taking) {
        take.label = tr("Mengambil…");
        take.state = view::ActionState::Busy;
    }
    if (m_evidence) {
        shown.evidence = m_evidence->picture.shown;
        shown.evidenceTitle = tr("Foto bukti sudah diambil");
        shown.evidenceDetail = tr("%1 KB, sidik %2")
                                   .arg((m_evidence->picture.jpeg.size() + 1023) / 1024)
                                   .arg(words::text(m_evidence->picture.hash).left(8));
        take.label = m_taking ? take.label : tr("Ulangi");
    } else {
        shown.evidenceTitle = optional ? tr("Foto bukti (boleh tidak)") : tr("Foto bukti");
        shown.evidenceDetail = tr("Jari, mata, atau perban saja.");
    }
    shown.evidenceAction = take;
}

void ExceptionPanel::showApproval(view::ExceptionView& shown) const
{
    if (m_approval) {
        const QString name = words::personName(core().people(), m_approval->supervisorId);
        shown.approval = {view::Tone::Ok, tr("Disetujui %1").arg(name),
                          words::dayTime(m_approval->at), QStringLiteral("supervisor")};
        shown.approvalAction =
            action(ActionId::Unapprove, tr("Batalkan"), QStringLiteral("close"), Qt::Key_F6);
        return;
    }
    shown.approval = {view::Tone::Warn, tr("Penyelia: menyusul"),
                      tr("Pusat menahan rekaman sampai disetujui."), QStringLiteral("supervisor")};
    shown.approvalAction =
        action(ActionId::Approve, tr("Setujui"), QStringLiteral("supervisor"), Qt::Key_F6);
    if (m_chosen.empty() || !m_reason) {
        shown.approvalAction = disabled(*shown.approvalAction, whyNotReady());
    }
}

view::ActionBarView ExceptionPanel::actions() const
{
    view::ActionBarView bar;
    bar.actions.append(closeAction(tr("Batal")));
    if (m_reason == ExceptionReason::TemporaryInjury) {
        const Date day(std::chrono::sys_days(localDate(core().now())) +
                       std::chrono::days(core().policy().revisitDays));
        bar.actions.append(action(ActionId::ScheduleVisit,
                                  m_revisit
                                      ? tr("Batalkan kunjungan ulang")
                                      : tr("Jadwalkan kunjungan ulang %1").arg(words::date(day)),
                                  QStringLiteral("calendar"), Qt::Key_J));
    }
    if (allExcepted()) {
        bar.actions.append(action(ActionId::Undo, tr("Cabut pengecualian"),
                                  QStringLiteral("retake"), Qt::Key_Delete));
    }
    view::ActionView primary = primaryAction(tr("Simpan pengecualian"), QStringLiteral("check"));
    const QString why = whyNotReady();
    if (m_saving) {
        primary.label = tr("Menyimpan…");
        primary.state = view::ActionState::Busy;
    } else if (!why.isEmpty()) {
        primary = disabled(primary, why);
    }
    bar.primary = primary;
    return bar;
}

void ExceptionPanel::show()
{
    if (!m_recording.active() || !m_enrolment) {
        return;
    }
    view::ExceptionView shown;
    shown.kind = m_kind;
    shown.title = tr("Pengecualian");
    shown.subtitle = tr("Rekaman tetap lanjut. Siswa tidak ditolak.");
    showTargets(shown);
    showChosen(shown);
    for (const ExceptionReason reason : kReasons) {
        shown.reasons.append({words::text(record::tokenOf(reason)), words::exceptionReason(reason),
                              words::exceptionReasonDetail(reason)});
    }
    shown.reasonId = m_reason ? words::text(record::tokenOf(*m_reason)) : QString();
    showEvidence(shown);
    showApproval(shown);
    shown.actions = actions();
    present(shown);
}

} // namespace rekam::workflow
