// The student who is chosen in the queue: what is known, and what may be done now.
#include "record/age.h"
#include "workflow/desks/queue_desk.h"
#include "workflow/session/queue_order.h"
#include "workflow/words/list_words.h"
#include "workflow/words/people.h"
#include "workflow/words/words.h"

namespace rekam::workflow {

using record::QueueStatus;
using view::ActionId;
using view::Tone;

view::CheckView QueueDesk::recordedCheck(const store::RosterEntry& entry)
{
    if (entry.status == QueueStatus::Done || entry.status == QueueStatus::NeedsRerecording ||
        entry.status == QueueStatus::NeedsDataCorrection) {
        return {Tone::Neutral, tr("Sudah direkam di stasiun ini"), tr("Keadaannya di Kirim (F4)")};
    }
    switch (entry.person.recordedBefore) {
    case record::RecordedBefore::Yes:
        return {Tone::Warn, tr("Sudah pernah direkam"), tr("Menurut daftar permohonan")};
    case record::RecordedBefore::No:
        return {Tone::Ok, tr("Belum pernah rekam"), tr("Menurut daftar permohonan")};
    case record::RecordedBefore::Unknown:
        break;
    }
    return {Tone::Neutral, tr("Belum terverifikasi"), tr("Daftar tidak menyebut status rekam")};
}

view::CheckView QueueDesk::nikCheck(const record::Person& who)
{
    record::NikFacts facts;
    facts.birthDate = who.birthDate;
    facts.sex = who.sex;
    if (record::compareNik(who.nik, facts).empty()) {
        return {Tone::Ok, tr("NIK cocok dengan data"), tr("Tanggal lahir dan kelamin")};
    }
    return {Tone::Warn, tr("Tanggal lahir atau kelamin berbeda dengan NIK"),
            tr("Ini bisa benar; NIK tidak berubah seumur hidup. Lanjutkan bila KK cocok.")};
}

void QueueDesk::setBackground(view::QueuePersonView& shown, const record::Person& who)
{
    switch (record::photoBackground(who.birthDate, who.citizenship)) {
    case record::PhotoBackground::Red:
        shown.background = view::PhotoBackground::Red;
        shown.backgroundText = tr("Latar foto merah");
        shown.backgroundNote = tr("Tahun lahir ganjil");
        break;
    case record::PhotoBackground::Blue:
        shown.background = view::PhotoBackground::Blue;
        shown.backgroundText = tr("Latar foto biru");
        shown.backgroundNote = tr("Tahun lahir genap");
        break;
    case record::PhotoBackground::Orange:
        shown.background = view::PhotoBackground::Orange;
        shown.backgroundText = tr("Latar foto oranye");
        shown.backgroundNote = tr("Warga negara asing");
        break;
    }
}

view::CheckView QueueDesk::ageCheck(const store::RosterEntry& entry) const
{
    const record::Person& who = entry.person;
    const Date today = localDate(core().now());
    const int age = record::ageAt(who.birthDate, today);
    const QString born = tr("Lahir %1").arg(words::date(who.birthDate));
    switch (record::eligibilityAt(who.birthDate, who.maritalStatus.code, today,
                                  provision::ageRules(core().policy()))) {
    case record::Eligibility::RecordOnly:
        return {Tone::Ok, tr("%1 tahun, rekam saja").arg(age), born};
    case record::Eligibility::RecordAndPrint:
        return {Tone::Ok, tr("%1 tahun, rekam dan cetak").arg(age), born};
    case record::Eligibility::RecordAndPrintMarried:
        return {Tone::Ok, tr("%1 tahun, pernah kawin").arg(age), tr("Akta kawin diperlukan")};
    case record::Eligibility::TooYoung:
        break;
    }
    if (entry.permission) {
        return {Tone::Exc,
                tr("%1 tahun, diizinkan %2")
                    .arg(age)
                    .arg(words::personName(core().people(), entry.permission->supervisorId)),
                tr("%1; rekam saja").arg(words::dateTime(entry.permission->at))};
    }
    return {Tone::Warn, tr("%1 tahun, belum bisa direkam").arg(age), noteOf(entry)};
}

bool QueueDesk::sealedHere(const store::RosterEntry& entry)
{
    return entry.enrolment.has_value() &&
           (entry.status == QueueStatus::Done || entry.status == QueueStatus::NeedsDataCorrection);
}

view::QueuePersonView QueueDesk::detailOf(const store::RosterEntry& entry) const
{
    const record::Person& who = entry.person;
    view::QueuePersonView shown;
    shown.name = words::text(who.name);
    shown.initials = words::initials(shown.name);
    shown.about = words::className(who) + QStringLiteral(" · ") + words::sexWord(who.sex);
    shown.checks = {recordedCheck(entry), ageCheck(entry), nikCheck(who)};
    setBackground(shown, who);
    const QString first = words::firstName(who);
    if (recordable(entry.status)) {
        shown.actions.append(action(ActionId::Postpone, tr("Tunda / tidak hadir"),
                                    QStringLiteral("postpone"), Qt::Key_F8));
        const bool begun =
            entry.enrolment.has_value() && entry.status != QueueStatus::NeedsRerecording;
        shown.primary =
            primaryAction(begun ? tr("Lanjutkan %1").arg(first) : tr("Rekam %1").arg(first),
                          QStringLiteral("arrow-right"));
    } else if (entry.status == QueueStatus::AlreadyRecorded) {
        shown.primary = primaryAction(tr("Masukkan ke daftar cetak"), QStringLiteral("card"));
    } else if (sealedHere(entry)) {
        shown.primary = primaryAction(tr("Bukti perekaman"), QStringLiteral("print"));
    } else if (entry.status == QueueStatus::TooYoung) {
        shown.primary = primaryAction(tr("Minta izin penyelia"), QStringLiteral("supervisor"));
    }
    return shown;
}

} // namespace rekam::workflow
