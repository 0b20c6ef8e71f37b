// The hash that the student's statement and the operator's validation are bound to (PACKET.md
// §5.2).
#pragma once

#include "crypto/hash.h"
#include "packet/payload.h"
#include "packet/record_document.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace rekam::packet {

/// A sample as the hash sees it: its place, its purpose and the bytes of its image.
struct HashedSample
{
    record::Modality modality = record::Modality::Photo;
    FingerPosition finger = FingerPosition::Unknown;
    Eye eye = Eye::Unknown;
    SamplePurpose purpose = SamplePurpose::Capture;
    crypto::Hash256 imageHash{};
};

/// What is signed for. Samples and exceptions may come in any order, corrections in that of the
/// record.
struct HashedContent
{
    std::string personJson; ///< as record::personToJson writes it
    std::vector<HashedSample> samples;
    std::vector<record::BiometricException> exceptions;
    std::vector<Correction> corrections;
    std::optional<GuardianConsent> guardianConsent;
};

/// Any retake, exception or correction changes it; a supervisor's approval, which may come after
/// the signature, does not. Pure.
[[nodiscard]] crypto::Hash256 recordHash(HashedContent content);

/// The same of a record in hand; a sample whose image is not among the parts counts as without
/// bytes. Time: that of hashing every image.
[[nodiscard]] crypto::Hash256 recordHash(const RecordDocument& document,
                                         std::span<const PartView> parts);

} // namespace rekam::packet
