// *Pengecualian* as it is shown: a draft, what is stored, and what the camera does, in words.
#pragma once

#include "workflow/panels/exception_draft.h"
#include "workflow/station/station_core.h"

namespace rekam::workflow {

/// All borrowed for the call.
struct ExceptionFacts
{
    /// Off: asked for no picture, or it failed; Live: frames come; Starting: the first is awaited.
    enum class Camera { Off, Starting, Live, Taking };

    const ExceptionDraft& draft;
    const StepRules& rules;
    const StationCore& core;
    Camera camera = Camera::Off;
    bool saving = false;
    const view::AlertView& alert; ///< empty: nothing went wrong
};

[[nodiscard]] view::ExceptionView exceptionView(const ExceptionFacts& facts);

/// How a target of the view is named in ExceptionView::targets.
[[nodiscard]] QString targetId(const store::SamplePosition& position);

/// When the finger is to be looked at again; nothing if it is not.
[[nodiscard]] std::optional<Date> revisitDay(const ExceptionDraft& draft, const StationCore& core);

/// What a supervisor sees before agreeing: which places, why, and whether there is a picture.
[[nodiscard]] QVector<view::LabelledText> approvalFacts(const ExceptionDraft& draft);

} // namespace rekam::workflow
