#include "workflow/recording/steps/finger_clash.h"

#include "base/slap_fingers.h"
#include "workflow/recording/steps/finger_step.h"
#include "workflow/words/actions.h"
#include "workflow/words/words.h"

#include <algorithm>
#include <cmath>

namespace rekam::workflow {

FingerPosition suspectOf(std::span<const FingerClash> clashes, bool fourFingerPlaten)
{
    const auto stored = std::ranges::find(clashes, true, &FingerClash::stored);
    if (stored == clashes.end()) {
        return FingerPosition::Unknown;
    }
    for (const FingerPosition slap :
         {FingerPosition::LeftFour, FingerPosition::RightFour, FingerPosition::BothThumbs}) {
        const auto fingers = fingersOf(slap);
        const auto ofIt = std::ranges::count_if(fingers, [&](FingerPosition finger) {
            return std::ranges::any_of(clashes, [&](const FingerClash& clash) {
                return clash.stored && clash.like == finger;
            });
        });
        if (fourFingerPlaten && ofIt > 1) {
            return slap;
        }
    }
    return stored->like;
}

view::AlertView clashAlert(const FingerClash& worst, const QString& asked, int threshold,
                           FingerPosition suspect)
{
    view::AlertView alert;
    alert.tone = view::Tone::Err;
    alert.cause = rekam::workflow::FingerStep::tr(
                      "%1 dan %2 tertukar? Ini jari yang sama (skor %3, ambang %4).")
                      .arg(words::finger(worst.taken), words::finger(worst.like).toLower())
                      .arg(std::lround(worst.score))
                      .arg(threshold);
    if (suspect == FingerPosition::Unknown) {
        alert.remedy =
            rekam::workflow::FingerStep::tr("Tempelkan %1 sekali lagi, tiap jari di tempatnya.")
                .arg(asked.toLower());
    } else {
        alert.remedy = rekam::workflow::FingerStep::tr(
                           "Tempelkan %1 sekali lagi. Bila %2 yang tersimpan salah, ambil "
                           "ulang yang itu.")
                           .arg(asked.toLower(), words::slap(suspect).toLower());
        alert.action = takeAgainAction(suspect);
    }
    return alert;
}

view::ActionView takeAgainAction(FingerPosition finger)
{
    view::ActionView again;
    again.id = view::ActionId::Retake;
    again.label =
        rekam::workflow::FingerStep::tr("Ambil ulang %1").arg(words::slap(finger).toLower());
    again.icon = QStringLiteral("retake");
    again.subject = QString::number(static_cast<int>(finger));
    return again;
}

} // namespace rekam::workflow
