// The office's word on a public key, on a station at the intake, and on what it takes back.
#pragma once

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "crypto/keys.h"
#include "crypto/sign.h"
#include "provision/station_request.h"
#include "record/mode.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::provision {

/// Append only.
enum class KeyRole : std::uint8_t {
    StationSigning = 1,
    StationBox = 2,
    AgentSigning = 3,
    AgentCurve = 4,
    IntakeReceipt = 5,
    IntakeCurve = 6,
    AdapterAcceptance = 7,
    Centre = 8,
};

[[nodiscard]] std::string_view tokenOf(KeyRole role);
[[nodiscard]] std::optional<KeyRole> parseKeyRole(std::string_view token);

struct KeyCertificate
{
    KeyRole role = KeyRole::StationSigning;
    std::string holder; ///< station code, or the name of an intake or adapter
    ByteArray<crypto::kKeyBytes> publicKey{};
    record::Mode mode = record::Mode::Latihan;
    WallTime notBefore{};
    WallTime expiresAt{};

    friend bool operator==(const KeyCertificate&, const KeyCertificate&) = default;
};

[[nodiscard]] Bytes signCertificate(const KeyCertificate& certificate,
                                    const crypto::SigningKeyPair& office);

/// The signature and the fields; whether it is still valid is the caller's question (validAt).
[[nodiscard]] Result<KeyCertificate> openCertificate(ByteView file,
                                                     const crypto::SigningPublicKey& office);

[[nodiscard]] constexpr bool validAt(const KeyCertificate& certificate, WallTime now)
{
    return certificate.notBefore <= now && now < certificate.expiresAt;
}

/// What an intake needs to let a station in; the office gives it to the centre, not to the station.
struct Admission
{
    std::string stationCode;
    std::string stationLabel;
    record::Mode mode = record::Mode::Latihan;
    StationKeys keys;
    std::uint32_t serial = 1; ///< that of the bundle
    WallTime issuedAt{};
    WallTime expiresAt{};

    friend bool operator==(const Admission&, const Admission&) = default;
};

[[nodiscard]] Bytes signAdmission(const Admission& admission, const crypto::SigningKeyPair& office);
[[nodiscard]] Result<Admission> openAdmission(ByteView file,
                                              const crypto::SigningPublicKey& office);

/// Revoked stations are admitted to quarantine only; revoked people cannot start a session.
struct Revocation
{
    std::uint32_t version = 1; ///< rises; a lower one never replaces a higher
    WallTime issuedAt{};
    std::vector<std::string> stations;  ///< codes, sorted, ≤ 10,000
    std::vector<std::string> operators; ///< ids, sorted, ≤ 10,000

    friend bool operator==(const Revocation&, const Revocation&) = default;
};

[[nodiscard]] Bytes signRevocation(const Revocation& revocation,
                                   const crypto::SigningKeyPair& office);
[[nodiscard]] Result<Revocation> openRevocation(ByteView file,
                                                const crypto::SigningPublicKey& office);

} // namespace rekam::provision
