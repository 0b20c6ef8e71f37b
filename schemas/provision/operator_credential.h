// A person who may work at a station: signed by the office, carried offline.
#pragma once

#include "base/anatomy.h"
#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "crypto/box.h"
#include "crypto/sign.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::provision {

/// Append only. A Penyelia may do everything the others may.
enum class OperatorRole : std::uint8_t {
    Operator = 1,
    Verifier = 2,   ///< Petugas verifikasi data
    Supervisor = 3, ///< Penyelia
};

/// `Operator`, `Petugas verifikasi data`, `Penyelia`
[[nodiscard]] std::string_view titleOf(OperatorRole role);

/// `operator`, `verifier`, `supervisor`; and back.
[[nodiscard]] std::string_view tokenOf(OperatorRole role);
[[nodiscard]] std::optional<OperatorRole> parseOperatorRole(std::string_view token);

inline constexpr std::size_t kTemplateBytesMax = std::size_t{16} * 1024;
inline constexpr std::size_t kOperatorTemplates = 2;

/// Opaque here; ISO/IEC 19794-2 by the kit's own extractor.
struct OperatorFinger
{
    FingerPosition position = FingerPosition::Unknown;
    Bytes fingerTemplate;

    friend bool operator==(const OperatorFinger&, const OperatorFinger&) = default;
};

struct OperatorCredential
{
    std::string id;   ///< `OP-0001`: 1–32 of A–Z, 0–9, `-`; what audit entries name
    std::string name; ///< with title, e.g. `Yuliana Arsyad, S.Sos.`; ≤ 100 bytes
    std::string nip;  ///< civil servant number for documents; may be empty
    OperatorRole role = OperatorRole::Operator;
    std::vector<OperatorFinger> fingers; ///< exactly two different single fingers
    std::uint32_t serial = 1;            ///< a later credential of one id replaces an earlier one
    WallTime issuedAt{};
    WallTime expiresAt{};

    friend bool operator==(const OperatorCredential&, const OperatorCredential&) = default;
};

[[nodiscard]] std::string credentialToJson(const OperatorCredential& credential);

/// Errors: InvalidInput naming the field.
[[nodiscard]] Result<OperatorCredential> credentialFromJson(std::string_view json);

/// The signed file. It holds biometric data: it leaves the office only sealed, see below.
[[nodiscard]] Bytes signCredential(const OperatorCredential& credential,
                                   const crypto::SigningKeyPair& office);
[[nodiscard]] Result<OperatorCredential> openCredential(ByteView file,
                                                        const crypto::SigningPublicKey& office);

/// A signed credential for one station's eyes only.
[[nodiscard]] Result<Bytes> sealCredential(ByteView signedFile, const crypto::BoxPublicKey& station,
                                           Random& random);
[[nodiscard]] Result<OperatorCredential>
openSealedCredential(ByteView sealed, const crypto::BoxKeyPair& station,
                     const crypto::SigningPublicKey& office);

} // namespace rekam::provision
