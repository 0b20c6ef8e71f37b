// Two finger templates for an operator's credential, by the kit's own extractor.
#pragma once

#include "base/image.h"
#include "base/result.h"
#include "provision/operator_credential.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace rekam::ctl {

inline constexpr std::uint64_t kFingerImageBytesMax = 64ULL * 1024 * 1024;

/// PNG, JPEG, JPEG 2000, PGM or WSQ. `ppi` 0: what the file says, else 500.
[[nodiscard]] Result<GrayImage> readFingerImage(const std::filesystem::path& path, int ppi);

/// Measures and extracts. Errors: InvalidInput naming quality or minutiae if the impression is too
/// poor to recognise anyone by.
[[nodiscard]] Result<provision::OperatorFinger> operatorFinger(const GrayImage& image,
                                                               FingerPosition position);

/// Four eyes are four fingers. Refused if one of the person's fingers is the other one, or is
/// enrolled for somebody else already; an entry of the same id is the person's own and is to be
/// replaced. `threshold`: the policy's for operators.
[[nodiscard]] Status checkFingersApart(const provision::OperatorCredential& person,
                                       std::span<const provision::OperatorCredential> others,
                                       int threshold);

/// Both index fingers of a practice person, as the virtual reader of that seed gives them.
[[nodiscard]] Result<std::vector<provision::OperatorFinger>>
practiceFingers(std::uint64_t seed, const std::string& personId);

} // namespace rekam::ctl
