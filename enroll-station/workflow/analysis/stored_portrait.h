// The checks of a stored pas foto, measured again: for a screen that opens after it was taken.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "imaging/face/face_check.h"

#include <string>

namespace rekam::workflow {

/// What the store holds of one take.
struct StoredPortrait
{
    Bytes jpeg;
    std::string measuresJson; ///< as analysePhoto() wrote it
};

/// The report that analysePhoto() gave of the same bytes; the distance of the eyes, which only the
/// camera's still could tell, is taken from the stored measures. Loads the detectors: some 0.2 s,
/// so never on the main thread. Pure otherwise.
/// @return the report; NotFound without the detectors' data, InvalidInput for bytes that are no
///         portrait.
[[nodiscard]] Result<imaging::FaceReport> measureStoredPortrait(const StoredPortrait& stored,
                                                                imaging::FaceBackground background);

} // namespace rekam::workflow
