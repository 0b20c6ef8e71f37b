#include "workflow/recording/twin_alert.h"

#include "workflow/recording/samples.h"
#include "workflow/recording/steps/finger_clash.h"
#include "workflow/recording/steps/seal_step.h"
#include "workflow/words/words.h"

#include <cmath>

namespace rekam::workflow {

namespace {

/// The threshold that each finding reached.
int thresholdOf(TwinFinding finding, const provision::Policy& policy)
{
    switch (finding) {
    case TwinFinding::Nobody:
    case TwinFinding::Student:
    case TwinFinding::Officer:
        break;
    case TwinFinding::Eyes:
        return policy.irisMatch;
    case TwinFinding::OneFinger:
        return policy.fingerSearchMatch + static_cast<int>(kOneFingerMargin);
    case TwinFinding::FingerTwice:
        return policy.fingerMatch;
    }
    return policy.fingerSearchMatch;
}

/// `Skor tertinggi: jari 41, ambang 260; mata 12, ambang 35`, of what was compared.
QString highestScores(const TwinCheck& twins, const provision::Policy& policy)
{
    QStringList scores;
    if (twins.fingers > 0) {
        scores.append(rekam::workflow::SealStep::tr("jari %1, ambang %2")
                          .arg(std::lround(twins.byFingers.score))
                          .arg(policy.fingerSearchMatch));
    }
    if (twins.studentsByEyes > 0) {
        scores.append(rekam::workflow::SealStep::tr("mata %1, ambang %2")
                          .arg(std::lround(twins.byEyes.score))
                          .arg(policy.irisMatch));
    }
    return rekam::workflow::SealStep::tr("Skor tertinggi: %1")
        .arg(scores.join(QStringLiteral("; ")));
}

view::AlertView likeAlert(const QString& cause, const TwinLike& like)
{
    return alertOf({cause.arg(twinPlace(like)).arg(std::lround(like.score)),
                    rekam::workflow::SealStep::tr(
                        "Orang yang sama: tunda (F8). Orang berbeda: penyelia memeriksa orang dan "
                        "berkasnya, lalu F6. Semua tangkapan tetap tersimpan.")},
                   view::Tone::Err);
}

} // namespace

QString twinPlace(const TwinLike& like)
{
    const QString number = words::queueNumber(like.queueNumber);
    return like.school.empty() ? rekam::workflow::SealStep::tr("antrean %1").arg(number)
                               : rekam::workflow::SealStep::tr("antrean %1 sesi lain (%2)")
                                     .arg(number, words::text(like.school));
}

view::AlertView twinAlert(const TwinCheck& twins, const provision::Policy& policy)
{
    const TwinFinding finding = findingOf(twins, policy);
    switch (finding) {
    case TwinFinding::Nobody:
        break;
    case TwinFinding::OneFinger:
        return alertOf({rekam::workflow::SealStep::tr(
                            "Satu jari mirip dengan jari lain %1 (skor %2, ambang %3).")
                            .arg(twinPlace(twins.byOneFinger))
                            .arg(std::lround(twins.byOneFinger.score))
                            .arg(thresholdOf(finding, policy)),
                        rekam::workflow::SealStep::tr(
                            "Satu jari dapat kebetulan mirip. Penyelia memeriksa orangnya, lalu "
                            "validasi dengan frasa sandi dan penyelia (F6).")},
                       view::Tone::Warn);
    case TwinFinding::Eyes:
        return likeAlert(rekam::workflow::SealStep::tr("Mata ini mirip dengan %1 (skor %2)."),
                         twins.byEyes);
    case TwinFinding::Student:
        return likeAlert(rekam::workflow::SealStep::tr("Sidik jari ini mirip dengan %1 (skor %2)."),
                         twins.byFingers);
    case TwinFinding::Officer:
        return alertOf(
            {rekam::workflow::SealStep::tr("Sidik jari ini milik petugas %1 (skor %2).")
                 .arg(words::text(twins.officerName))
                 .arg(std::lround(twins.bestOfficerScore)),
             rekam::workflow::SealStep::tr("Minta siswa menempelkan jarinya sendiri (langkah 5). "
                                           "Semua tangkapan lain tetap tersimpan.")},
            view::Tone::Err);
    case TwinFinding::FingerTwice: {
        view::AlertView alert = clashAlert(*twins.clash, words::finger(twins.clash->taken),
                                           thresholdOf(finding, policy), FingerPosition::Unknown);
        alert.remedy = rekam::workflow::SealStep::tr(
            "Ambil ulang (langkah 5), tiap jari di tempatnya. Semua tangkapan lain tetap "
            "tersimpan.");
        alert.action = takeAgainAction(twins.clash->taken);
        return alert;
    }
    }
    return {};
}

view::CheckView twinCheckView(const TwinCheck& twins, const provision::Policy& policy)
{
    using view::Tone;
    if (twins.fingers == 0 && twins.eyes == 0) {
        return {Tone::Neutral,
                rekam::workflow::SealStep::tr("Tidak ada jari atau mata untuk dibandingkan"),
                rekam::workflow::SealStep::tr(
                    "Semuanya dikecualikan. Cocokkan wajah dengan berkasnya.")};
    }
    if (twins.studentsCompared == 0) {
        return {Tone::Neutral,
                rekam::workflow::SealStep::tr("Belum ada rekaman lain untuk dibandingkan"),
                rekam::workflow::SealStep::tr("Stasiun ini belum menyimpan pola siswa lain.")};
    }
    const auto score = [&](const TwinLike& like, TwinFinding finding) {
        return rekam::workflow::SealStep::tr("Skor tertinggi %1, ambang %2")
            .arg(std::lround(like.score))
            .arg(thresholdOf(finding, policy));
    };
    // Each by itself, so that neither an officer nor a finger taken twice hides a student.
    if (twins.byFingers.score >= policy.fingerSearchMatch) {
        return {Tone::Err,
                rekam::workflow::SealStep::tr("Mirip dengan %1").arg(twinPlace(twins.byFingers)),
                score(twins.byFingers, TwinFinding::Student)};
    }
    if (twins.byEyes.score >= policy.irisMatch) {
        return {Tone::Err,
                rekam::workflow::SealStep::tr("Mata mirip dengan %1").arg(twinPlace(twins.byEyes)),
                score(twins.byEyes, TwinFinding::Eyes)};
    }
    if (twins.byOneFinger.score >= thresholdOf(TwinFinding::OneFinger, policy)) {
        return {Tone::Warn,
                rekam::workflow::SealStep::tr("Satu jari mirip dengan %1")
                    .arg(twinPlace(twins.byOneFinger)),
                score(twins.byOneFinger, TwinFinding::OneFinger)};
    }
    return {Tone::Ok,
            rekam::workflow::SealStep::tr("Tidak sama dengan %1 rekaman lain di stasiun ini")
                .arg(twins.studentsCompared),
            highestScores(twins, policy)};
}

} // namespace rekam::workflow
