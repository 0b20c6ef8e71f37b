// The file that makes a laptop a station: everything it must know, nothing that is secret.
#pragma once

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "crypto/box.h"
#include "crypto/keys.h"
#include "provision/operator_credential.h"
#include "provision/policy.h"
#include "provision/station_request.h"
#include "record/mode.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::provision {

inline constexpr std::size_t kEndpointsMax = 4;
inline constexpr std::size_t kOperatorsMax = 64;
inline constexpr std::size_t kTagKeyBytes = 32;

/// Append only.
enum class StationRole : std::uint8_t {
    Recording = 1, ///< mobile team's laptop: biodata leaves with the purge
    Uptd = 2,      ///< relays for others and keeps the card queue
};

/// Who may log in, for the login screen before the store is open; the credential itself is sealed.
struct BundleOperator
{
    std::string id;
    std::string name;
    OperatorRole role = OperatorRole::Operator;
    Bytes sealedCredential; ///< sealCredential() to the station's box key

    friend bool operator==(const BundleOperator&, const BundleOperator&) = default;
};

struct Bundle
{
    std::uint32_t serial = 1; ///< per station, rises; a lower one is refused at import
    std::string stationCode;  ///< *Co-Relation Id*: 1–24 of A–Z, 0–9, `-`
    std::string stationLabel;
    StationRole stationRole = StationRole::Recording;
    std::string officeName;
    std::string officeContact; ///< as OfficeIdentity::contact
    std::string regionCode;    ///< kabupaten/kota, `14.71`
    record::Mode mode = record::Mode::Latihan;
    WallTime issuedAt{};
    WallTime expiresAt{}; ///< after it no new session starts; saving, export and sync go on

    std::vector<std::string> intakeEndpoints; ///< `tcp://host:port`, in order of preference
    crypto::BoxPublicKey intakeCurveKey;
    crypto::SigningPublicKey intakeReceiptKey;
    crypto::SigningPublicKey adapterAcceptanceKey;
    crypto::BoxPublicKey centreKey; ///< packets are sealed to it
    crypto::KeyId centreKeyId{};    ///< = keyIdOf(centreKey); checked
    crypto::SigningPublicKey officeKey;
    crypto::BoxPublicKey officeRecoveryKey;

    StationKeys stationKeys;         ///< must be this station's own
    std::vector<Bytes> certificates; ///< one signed KeyCertificate for each of stationKeys
    Bytes policy;                    ///< signed Policy
    std::vector<BundleOperator> operators;
    Bytes sealedTagKey; ///< sealed to stationKeys.box; kTagKeyBytes inside

    friend bool operator==(const Bundle&, const Bundle&) = default;
};

[[nodiscard]] Bytes signBundle(const Bundle& bundle, const crypto::SigningKeyPair& office);

/// Verifies the signature, every field, that the certificates are the office's for exactly these
/// keys, code and mode, and that the policy inside is signed by the office.
/// @param office the key confirmed at first import. Errors: as openDocument; InvalidInput naming
/// the field; Integrity for a certificate or policy of someone else.
[[nodiscard]] Result<Bundle> openBundle(ByteView file, const crypto::SigningPublicKey& office);

/// The office key that a bundle claims, for showing its fingerprint before the first import. Not
/// trusted: confirm fingerprintOf() by another road, then openBundle() with it.
[[nodiscard]] Result<crypto::SigningPublicKey> claimedOffice(ByteView file);

/// The 32-byte key for NIK tags. Errors: Integrity if not sealed to this station.
[[nodiscard]] Result<SecretBytes> openTagKey(const Bundle& bundle,
                                             const crypto::BoxKeyPair& station);

[[nodiscard]] constexpr bool expiredAt(const Bundle& bundle, WallTime now)
{
    return now >= bundle.expiresAt;
}

/// `tcp://` + host name or address + `:` + port 1–65535.
[[nodiscard]] bool isEndpoint(std::string_view text);

/// 1–24 of A–Z, 0–9, `-`, not at either end: it becomes a file name.
[[nodiscard]] bool isStationCode(std::string_view text);

} // namespace rekam::provision
