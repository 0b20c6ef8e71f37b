// *Terbaca ulang*: the samples of a record as they lie in the store now, against what was captured.
#pragma once

#include "workflow/station/open_station.h"

#include <vector>

namespace rekam::workflow {

/// Reads the image and the template of every chosen sample again; the image is compared with the
/// hash that was taken at its capture. @return those that are not as they were; empty: all are.
/// Thread: the store's; some milliseconds a record. Errors: as EnrolmentTable::load.
[[nodiscard]] Result<std::vector<store::SampleId>> spoiltSamples(OpenStation& station,
                                                                 const store::EnrolmentId& id);

} // namespace rekam::workflow
