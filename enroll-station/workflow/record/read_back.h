// *Terbaca ulang*: the samples of a record as they lie in the store now, against what was captured.
#pragma once

#include "workflow/station/open_station.h"

#include <vector>

namespace rekam::workflow {

/// Reads the image of every chosen sample again, from the file and not from memory, and compares it
/// with the hash that was taken at its capture; the template, which has none, by its size. Evidence
/// and the statement's signature are read too. @return the samples that are not as they were;
/// empty: all are. Thread: the store's; some milliseconds a record. Errors: Integrity for evidence
/// or signature; else as EnrolmentTable::load.
[[nodiscard]] Result<std::vector<store::SampleId>> spoiltSamples(OpenStation& station,
                                                                 const store::EnrolmentId& id);

} // namespace rekam::workflow
