// The binary records of a transaction: finger images (Types 3 to 6) and signatures (Type-8).
#pragma once

#include "biometrics/an2/transaction.h"

#include <array>

namespace rekam::biometrics::an2 {

/// One position and padding of 255, or up to six (clause 8.4.3).
inline constexpr std::uint8_t kNoPosition = 255;
inline constexpr std::size_t kPositions = 6;

/// Types 3 to 6: low and high resolution, grey and binary.
struct FingerImage
{
    std::uint8_t idc = 0;
    std::uint8_t impression = 0; ///< IMP
    std::array<std::uint8_t, kPositions> positions = {0,           kNoPosition, kNoPosition,
                                                      kNoPosition, kNoPosition, kNoPosition};
    std::uint8_t resolution = 0;  ///< ISR: 0 the minimum of its type, 1 what 1.011 states
    std::uint16_t widthPx = 0;    ///< HLL
    std::uint16_t heightPx = 0;   ///< VLL
    std::uint8_t compression = 0; ///< GCA or BCA
    Bytes data;

    bool operator==(const FingerImage&) const = default;
};

/// @return nothing if the body is shorter than its head. Precondition: a record of Type 3 to 6.
[[nodiscard]] std::optional<FingerImage> fingerImage(const Record& record);
[[nodiscard]] Record fingerRecord(unsigned type, const FingerImage& image);

/// Type-8 (clause 8.8).
struct SignatureImage
{
    std::uint8_t idc = 0;
    std::uint8_t signer = 0;         ///< SIG: 0 the subject, 1 the official
    std::uint8_t representation = 0; ///< SRT: 0 pixels, 1 compressed pixels, 2 vector data
    std::uint8_t resolution = 0;     ///< ISR
    std::uint16_t widthPx = 0;       ///< HLL, 0 for vectors
    std::uint16_t heightPx = 0;      ///< VLL, 0 for vectors
    Bytes data;

    bool operator==(const SignatureImage&) const = default;
};

/// @return nothing if the body is shorter than its head. Precondition: a record of Type 8.
[[nodiscard]] std::optional<SignatureImage> signatureImage(const Record& record);
[[nodiscard]] Record signatureRecord(const SignatureImage& image);

} // namespace rekam::biometrics::an2
