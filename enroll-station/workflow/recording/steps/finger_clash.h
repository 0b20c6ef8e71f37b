// What the operator is told when two positions of a record show one finger.
#pragma once

#include "workflow/record/own_fingers.h"
#include "workflow/view/common.h"

#include <QString>

#include <span>

namespace rekam::workflow {

/// What may be at fault instead of the new capture: the stored finger, or the whole slap it came
/// from where several of it clash and the platen takes four. Unknown if nothing stored clashes.
[[nodiscard]] FingerPosition suspectOf(std::span<const FingerClash> clashes, bool fourFingerPlaten);

/// Names the first clash, of which there must be one; offers to take `suspect` again, if there is
/// one. `asked`: what was to be laid down.
[[nodiscard]] view::AlertView clashAlert(const FingerClash& worst, const QString& asked,
                                         int threshold, FingerPosition suspect);

/// *Ambil ulang …*: ActionId::Retake with the position as its subject.
[[nodiscard]] view::ActionView takeAgainAction(FingerPosition finger);

} // namespace rekam::workflow
