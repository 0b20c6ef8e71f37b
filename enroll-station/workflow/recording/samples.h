// What the capturing steps share: a sample ready to be saved, and the actions beside each capture.
#pragma once

#include "store/tables/enrolment_table.h"
#include "store/tables/sample_table.h"
#include "workflow/capture_port.h"
#include "workflow/station/open_station.h"
#include "workflow/view/common.h"

namespace rekam::workflow {

[[nodiscard]] store::NewSample newSample(const store::SamplePosition& position,
                                         const DeviceStamp& device, WallTime capturedAt);

/// Saves under the next attempt number of its place; read back before it returns. Thread: the
/// store's. `saved` may be null. Errors: as SampleTable::save().
[[nodiscard]] Status saveSample(OpenStation& station, const store::EnrolmentId& enrolment,
                                store::NewSample sample, store::SampleInfo* saved = nullptr);

/// Whether this very frame stands there already: the station stopped between saving it and what
/// belongs to it. Thread: the store's.
[[nodiscard]] bool alreadySaved(const store::Enrolment& enrolment, const store::SampleInfo& sample);

/// *Ulangi* (F5).
[[nodiscard]] view::ActionView retakeAction();
/// *Pengecualian: tidak terbaca*: what the primary turns into after the policy's tries; F5 still
/// takes another.
[[nodiscard]] view::ActionView unreadablePrimary();
/// *Ganti alat* (F6).
[[nodiscard]] view::ActionView swapAction();
/// *Pengecualian* (F7).
[[nodiscard]] view::ActionView exceptionAction();

/// An alert that is the operator's to mend.
[[nodiscard]] view::AlertView alertOf(const view::MatterView& matter, view::Tone tone);

} // namespace rekam::workflow
