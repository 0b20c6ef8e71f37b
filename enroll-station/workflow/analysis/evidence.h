// The evidence photo of an exception: encoded as it will be stored, and read back.
#pragma once

#include "base/bytes.h"
#include "base/image.h"
#include "base/result.h"

#include <QImage>

#include <string>

namespace rekam::workflow {

/// Enough to see a missing finger or a bandage; larger pictures are scaled down.
inline constexpr int kEvidenceSideMaxPx = 1280;

struct EvidencePicture
{
    Bytes jpeg;
    std::string hash; ///< lower-case hex BLAKE2b-256 of `jpeg`
    QImage shown;     ///< as decoded from `jpeg`
};

/// Pure; blocks for some ten milliseconds: for a capture thread.
/// @return the picture; InvalidInput if the image breaks its invariant or could not be read back.
[[nodiscard]] Result<EvidencePicture> encodeEvidence(const RgbImage& still);

} // namespace rekam::workflow
