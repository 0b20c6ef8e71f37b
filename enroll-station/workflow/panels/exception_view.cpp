#include "workflow/panels/exception_view.h"

#include "workflow/panels/exception_panel.h"
#include "workflow/words/people.h"
#include "workflow/words/words.h"

#include <algorithm>
#include <array>

namespace rekam::workflow {

using record::ExceptionReason;
using record::Modality;
using record::Step;
using view::ActionId;
using view::ExceptionKind;

namespace {

using Camera = ExceptionFacts::Camera;
using Lack = ExceptionDraft::Lack;

constexpr std::array kReasons = {ExceptionReason::Absent, ExceptionReason::Disabled,
                                 ExceptionReason::TemporaryInjury, ExceptionReason::Unreadable,
                                 ExceptionReason::Uncooperative};

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

QString namesOf(const ExceptionDraft& draft)
{
    QStringList names;
    for (const store::SamplePosition& position : draft.chosen()) {
        names.append(nameOf(position));
    }
    return names.join(QStringLiteral(", "));
}

QString whyNotReady(const ExceptionDraft& draft)
{
    switch (draft.lack()) {
    case Lack::Place:
        return draft.kind() == ExceptionKind::Eyes
                   ? rekam::workflow::ExceptionPanel::tr("Pilih mata dahulu")
                   : rekam::workflow::ExceptionPanel::tr("Pilih jari dahulu");
    case Lack::Reason:
        return rekam::workflow::ExceptionPanel::tr("Pilih alasan dahulu");
    case Lack::Evidence:
        return rekam::workflow::ExceptionPanel::tr("Ambil foto bukti dahulu (F5)");
    case Lack::Nothing:
        break;
    }
    return {};
}

Date dayOfRevisit(const StationCore& core)
{
    return Date(std::chrono::sys_days(localDate(core.now())) +
                std::chrono::days(core.policy().revisitDays));
}

void showHands(const ExceptionFacts& facts, view::ExceptionView& shown)
{
    const provision::Policy& policy = facts.core.policy();
    for (const FingerPosition finger : kTenFingers) {
        view::FingerView one;
        const store::SampleInfo* sample = facts.rules.chosen(placeOf(finger));
        if (facts.rules.exception(placeOf(finger)) != nullptr) {
            one.state = view::FingerState::Excepted;
        } else if (sample != nullptr) {
            one.quality = sample->quality.value_or(0);
            one.state = one.quality >= policy.fingerGood     ? view::FingerState::Good
                        : one.quality >= policy.fingerAccept ? view::FingerState::Fair
                                                             : view::FingerState::Weak;
        }
        one.selected = facts.draft.isChosen(placeOf(finger));
        shown.hands.append(one);
    }
}

void showTargets(const ExceptionFacts& facts, view::ExceptionView& shown)
{
    switch (facts.draft.kind()) {
    case ExceptionKind::Fingers:
        shown.targetsTitle = rekam::workflow::ExceptionPanel::tr("Jari mana yang dikecualikan?");
        shown.targetsHint =
            rekam::workflow::ExceptionPanel::tr("Sentuh jari, atau pilih dengan panah lalu Spasi.");
        showHands(facts, shown);
        return;
    case ExceptionKind::Eyes:
        shown.targetsTitle = rekam::workflow::ExceptionPanel::tr("Mata mana yang dikecualikan?");
        shown.targetsHint =
            rekam::workflow::ExceptionPanel::tr("Sentuh, atau pilih dengan panah lalu Spasi.");
        break;
    case ExceptionKind::Verification:
        shown.targetsTitle =
            rekam::workflow::ExceptionPanel::tr("Jari mana yang tidak dapat diverifikasi?");
        shown.targetsHint = rekam::workflow::ExceptionPanel::tr(
            "Jari yang tersimpan di langkah 5 ikut dicabut dari rekaman.");
        break;
    case ExceptionKind::Signature:
        shown.targetsTitle = rekam::workflow::ExceptionPanel::tr("Tidak bisa menandatangani");
        shown.targetsHint =
            rekam::workflow::ExceptionPanel::tr("Sebuah garis menggantikan tanda tangan di kartu.");
        return;
    }
    for (const store::SamplePosition& position : exceptable(facts.draft.kind(), facts.rules)) {
        shown.targets.append({targetId(position), nameOf(position),
                              facts.rules.exception(position) != nullptr
                                  ? rekam::workflow::ExceptionPanel::tr("Sudah dikecualikan")
                                  : QString()});
        if (facts.draft.isChosen(position)) {
            shown.chosenTargets.append(targetId(position));
        }
    }
}

void showChosen(const ExceptionFacts& facts, view::ExceptionView& shown)
{
    if (!facts.alert.cause.isEmpty()) {
        shown.chosen = facts.alert;
        return;
    }
    if (facts.draft.chosen().empty()) {
        return;
    }
    std::vector<FingerPosition> fingers;
    for (const store::SamplePosition& position : facts.draft.chosen()) {
        fingers.push_back(position.finger);
    }
    QStringList notes;
    for (const FingerPosition finger : fingers) {
        if (finger != FingerPosition::LeftIndex && finger != FingerPosition::RightIndex) {
            continue;
        }
        const auto substitute = facts.rules.substituteFor(finger, fingers);
        notes.append(
            substitute
                ? rekam::workflow::ExceptionPanel::tr("Pengganti untuk verifikasi dan cip: %1.")
                      .arg(words::finger(*substitute).toLower())
                : rekam::workflow::ExceptionPanel::tr("Tidak ada jari pengganti di tangan ini."));
    }
    if (const auto day = revisitDay(facts.draft, facts.core)) {
        notes.append(
            rekam::workflow::ExceptionPanel::tr("Kunjungan ulang: %1.").arg(words::date(*day)));
    }
    notes.append(rekam::workflow::ExceptionPanel::tr("Rekaman tetap lanjut. Siswa tidak ditolak."));
    shown.chosen.tone = view::Tone::Exc;
    shown.chosen.icon = QStringLiteral("exception");
    shown.chosen.cause = namesOf(facts.draft);
    shown.chosen.remedy = notes.join(QLatin1Char(' '));
}

void showEvidence(const ExceptionFacts& facts, view::ExceptionView& shown)
{
    const auto& evidence = facts.draft.evidence();
    shown.evidenceLive = facts.camera == Camera::Starting || facts.camera == Camera::Live;
    if (evidence) {
        shown.evidence = evidence->picture.shown;
    }
    view::ActionView take =
        action(ActionId::TakeEvidence, rekam::workflow::ExceptionPanel::tr("Ambil foto"),
               QStringLiteral("camera"), Qt::Key_F5);
    switch (facts.camera) {
    case Camera::Starting:
        take.label = rekam::workflow::ExceptionPanel::tr("Menyiapkan…");
        take.state = view::ActionState::Busy;
        break;
    case Camera::Taking:
        take.label = rekam::workflow::ExceptionPanel::tr("Mengambil…");
        take.state = view::ActionState::Busy;
        break;
    case Camera::Off:
        take.label = evidence ? rekam::workflow::ExceptionPanel::tr("Ulangi")
                              : rekam::workflow::ExceptionPanel::tr("Buka kamera");
        break;
    case Camera::Live:
        break;
    }
    if (evidence && !shown.evidenceLive) {
        shown.evidenceTitle = rekam::workflow::ExceptionPanel::tr("Foto bukti sudah diambil");
        shown.evidenceDetail = rekam::workflow::ExceptionPanel::tr("%1 KB, sidik %2")
                                   .arg((evidence->picture.jpeg.size() + 1023) / 1024)
                                   .arg(words::text(evidence->picture.hash).left(8));
    } else {
        shown.evidenceTitle = facts.draft.wantsEvidence()
                                  ? rekam::workflow::ExceptionPanel::tr("Foto bukti")
                                  : rekam::workflow::ExceptionPanel::tr("Foto bukti (boleh tidak)");
        shown.evidenceDetail = rekam::workflow::ExceptionPanel::tr("Jari, mata, atau perban saja.");
    }
    shown.evidenceAction = take;
}

QString whatChanged(LapsedApproval::Changed changed)
{
    switch (changed) {
    case LapsedApproval::Changed::Places:
        return rekam::workflow::ExceptionPanel::tr(
            "Pilihan berubah sesudah disetujui. Minta lagi, atau menyusul.");
    case LapsedApproval::Changed::Reason:
        return rekam::workflow::ExceptionPanel::tr(
            "Alasan berubah sesudah disetujui. Minta lagi, atau menyusul.");
    case LapsedApproval::Changed::Evidence:
        return rekam::workflow::ExceptionPanel::tr(
            "Foto diganti sesudah disetujui. Minta lagi, atau menyusul.");
    }
    return {};
}

QString lapseOf(const ExceptionFacts& facts)
{
    return rekam::workflow::ExceptionPanel::tr("Persetujuan %1 gugur")
        .arg(words::personName(facts.core.people(), facts.draft.lapsed()->supervisorId));
}

void showApproval(const ExceptionFacts& facts, view::ExceptionView& shown)
{
    const ExceptionDraft& draft = facts.draft;
    const auto name = [&](const std::string& id) {
        return words::personName(facts.core.people(), id);
    };
    const QString supervisor = QStringLiteral("supervisor");
    if (draft.approval()) {
        shown.approval = {view::Tone::Ok,
                          rekam::workflow::ExceptionPanel::tr("Disetujui %1")
                              .arg(name(draft.approval()->supervisorId)),
                          words::dayTime(draft.approval()->at), supervisor};
        shown.approvalAction =
            action(ActionId::Unapprove, rekam::workflow::ExceptionPanel::tr("Batalkan"),
                   QStringLiteral("close"), Qt::Key_F6);
        return;
    }
    const std::string replaced = draft.approverReplaced(facts.rules);
    QString label = rekam::workflow::ExceptionPanel::tr("Setujui");
    if (draft.lapsed()) {
        shown.approval = {view::Tone::Err, lapseOf(facts), whatChanged(draft.lapsed()->changed),
                          supervisor};
        label = rekam::workflow::ExceptionPanel::tr("Minta lagi");
    } else if (!replaced.empty()) {
        shown.approval = {
            view::Tone::Warn,
            rekam::workflow::ExceptionPanel::tr("Persetujuan %1 gugur bila disimpan lagi")
                .arg(name(replaced)),
            rekam::workflow::ExceptionPanel::tr(
                "Ia menyetujui yang tersimpan. Minta lagi, atau menyusul."),
            supervisor};
        label = rekam::workflow::ExceptionPanel::tr("Minta lagi");
    } else {
        shown.approval = {
            view::Tone::Warn, rekam::workflow::ExceptionPanel::tr("Penyelia: menyusul"),
            rekam::workflow::ExceptionPanel::tr("Pusat menahan rekaman sampai disetujui."),
            supervisor};
    }
    shown.approvalAction = action(ActionId::Approve, label, supervisor, Qt::Key_F6);
    if (const QString why = whyNotReady(draft); !why.isEmpty()) {
        shown.approvalAction = disabled(*shown.approvalAction, why);
    }
}

view::ActionBarView actions(const ExceptionFacts& facts)
{
    view::ActionBarView bar;
    bar.actions.append(closeAction(rekam::workflow::ExceptionPanel::tr("Batal")));
    if (facts.draft.reason() == ExceptionReason::TemporaryInjury) {
        bar.actions.append(
            action(ActionId::ScheduleVisit,
                   facts.draft.revisits()
                       ? rekam::workflow::ExceptionPanel::tr("Batalkan kunjungan ulang")
                       : rekam::workflow::ExceptionPanel::tr("Jadwalkan kunjungan ulang %1")
                             .arg(words::date(dayOfRevisit(facts.core))),
                   QStringLiteral("calendar"), Qt::Key_J));
    }
    if (facts.draft.allExcepted(facts.rules)) {
        bar.actions.append(action(ActionId::Undo,
                                  rekam::workflow::ExceptionPanel::tr("Cabut pengecualian"),
                                  QStringLiteral("retake"), Qt::Key_Delete));
    }
    view::ActionView primary = primaryAction(
        rekam::workflow::ExceptionPanel::tr("Simpan pengecualian"), QStringLiteral("check"));
    const QString why = whyNotReady(facts.draft);
    if (facts.saving) {
        primary.label = rekam::workflow::ExceptionPanel::tr("Menyimpan…");
        primary.state = view::ActionState::Busy;
    } else if (!why.isEmpty()) {
        primary = disabled(primary, why);
    }
    if (facts.draft.lapsed()) { // beside what would be saved without it
        bar.note = lapseOf(facts);
    }
    bar.primary = primary;
    return bar;
}

} // namespace

QString targetId(const store::SamplePosition& position)
{
    return QStringLiteral("%1").arg(static_cast<int>(position.finger)) + QLatin1Char('/') +
           QString::number(static_cast<int>(position.eye));
}

std::optional<Date> revisitDay(const ExceptionDraft& draft, const StationCore& core)
{
    if (!draft.revisits() || draft.reason() != ExceptionReason::TemporaryInjury) {
        return std::nullopt;
    }
    return dayOfRevisit(core);
}

QVector<view::LabelledText> approvalFacts(const ExceptionDraft& draft)
{
    return {{rekam::workflow::ExceptionPanel::tr("Dikecualikan"), namesOf(draft), {}},
            {rekam::workflow::ExceptionPanel::tr("Alasan"),
             words::exceptionReason(*draft.reason()),
             {}},
            {rekam::workflow::ExceptionPanel::tr("Foto bukti"),
             draft.evidence() ? rekam::workflow::ExceptionPanel::tr("terlampir")
                              : rekam::workflow::ExceptionPanel::tr("tidak ada"),
             {}}};
}

view::ExceptionView exceptionView(const ExceptionFacts& facts)
{
    view::ExceptionView shown;
    shown.kind = facts.draft.kind();
    shown.title = rekam::workflow::ExceptionPanel::tr("Pengecualian");
    shown.subtitle =
        rekam::workflow::ExceptionPanel::tr("Rekaman tetap lanjut. Siswa tidak ditolak.");
    showTargets(facts, shown);
    showChosen(facts, shown);
    for (const ExceptionReason reason : kReasons) {
        shown.reasons.append({words::text(record::tokenOf(reason)), words::exceptionReason(reason),
                              words::exceptionReasonDetail(reason)});
    }
    shown.reasonId =
        facts.draft.reason() ? words::text(record::tokenOf(*facts.draft.reason())) : QString();
    showEvidence(facts, shown);
    showApproval(facts, shown);
    shown.actions = actions(facts);
    return shown;
}

} // namespace rekam::workflow
