// What a new station asks the office to certify: its public keys, signed by itself.
#pragma once

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "crypto/keys.h"
#include "crypto/sign.h"

#include <string>

namespace rekam::provision {

/// Public halves of the keys that never leave the station.
struct StationKeys
{
    crypto::SigningPublicKey signing;      ///< signs packets
    crypto::BoxPublicKey box;              ///< opens rosters, credentials, the tag key
    crypto::SigningPublicKey agentSigning; ///< signs manifests and peer acknowledgements
    crypto::BoxPublicKey agentCurve;       ///< ZeroMQ CURVE key of the agent

    friend bool operator==(const StationKeys&, const StationKeys&) = default;
};

struct StationRequest
{
    StationKeys keys;
    std::string label; ///< what the office should recognise the laptop by, ≤ 100 bytes
    WallTime createdAt{};

    friend bool operator==(const StationRequest&, const StationRequest&) = default;
};

/// Signed with the station's own signing key: proof that the asker holds it.
[[nodiscard]] Bytes signStationRequest(const StationRequest& request,
                                       const crypto::SigningKeyPair& station);

/// Errors: as openDocument; InvalidInput naming the field, or if two roles share one key.
[[nodiscard]] Result<StationRequest> openStationRequest(ByteView file);

} // namespace rekam::provision
