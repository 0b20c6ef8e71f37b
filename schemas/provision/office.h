// Who issues everything: the office, known to a station by the fingerprint confirmed at first
// import.
#pragma once

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "crypto/keys.h"
#include "crypto/sign.h"
#include "record/mode.h"

#include <string>

namespace rekam::provision {

/// Public: may lie beside every file of the office.
struct OfficeIdentity
{
    std::string name;                          ///< `Disdukcapil Kota Pekanbaru`, ≤ 100 bytes
    std::string regionCode;                    ///< `14.71`
    record::Mode mode = record::Mode::Latihan; ///< an office practises or works, never both
    crypto::SigningPublicKey signingKey;
    crypto::BoxPublicKey recoveryKey; ///< recovery slots of station stores are sealed to it
    WallTime createdAt{};
    std::string contact; ///< whom a student asks about the card; ≤ 100 bytes, may be empty

    friend bool operator==(const OfficeIdentity&, const OfficeIdentity&) = default;
};

[[nodiscard]] Bytes signOfficeIdentity(const OfficeIdentity& office,
                                       const crypto::SigningKeyPair& signer);

/// Verifies with the key it carries: proves that it is whole, not who it is.
[[nodiscard]] Result<OfficeIdentity> openOfficeIdentity(ByteView file);

/// `4F2A 91C0 …`: 16 bytes of hash in 8 groups of four, for reading aloud.
[[nodiscard]] std::string fingerprintOf(const crypto::SigningPublicKey& key);

} // namespace rekam::provision
