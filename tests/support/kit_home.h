// A provisioned home for process tests and proofs: office, intake, adapter and stations, in
// LATIHAN, written with the same code as the real ones.
#pragma once

#include "crypto/box.h"
#include "crypto/random_source.h"
#include "crypto/sign.h"
#include "packet/record_document.h"
#include "packet/sealed_packet.h"
#include "provision/bundle.h"
#include "provision/home.h"

#include <filesystem>
#include <optional>
#include <string>

namespace rekam::testing {

/// The centre's side: one office, one intake, one adapter under `root`.
class KitCentre
{
public:
    /// Writes everything but stations. `endpoint` is what intake/config.json gets.
    KitCentre(std::filesystem::path root, std::string endpoint);

    provision::Home home;
    std::string endpoint;
    crypto::SigningKeyPair office;
    crypto::SigningKeyPair intakeSigner;
    crypto::BoxKeyPair intakeCurve;
    crypto::SigningKeyPair adapterSigner;
    crypto::BoxKeyPair centreBox;
    SecretBytes tagKey;

    void revoke(const std::string& stationCode) const;
};

enum class Admitted { Yes, No };

/// A station with its own home, which may be the centre's root (one machine).
class KitStation
{
public:
    KitStation(const KitCentre& centre, std::filesystem::path root, std::string code,
               Admitted admitted = Admitted::Yes);

    /// Writes the bundle again with another endpoint (a proxy) or server key.
    void rebundle(const std::string& endpoint, const crypto::BoxPublicKey& serverKey);

    /// The next packet of this station's chain around `payload`.
    [[nodiscard]] packet::SealedPacket seal(ByteView payload,
                                            packet::Kind kind = packet::Kind::Full,
                                            const packet::PacketId& refersTo = {});

    /// A packet of about `bytes` of noise: fine for the road, nothing for the adapter.
    [[nodiscard]] packet::SealedPacket sealNoise(std::size_t bytes);

    /// Students of sealRecord() count on from here; another station's must not have the same.
    void nextStudent(unsigned number) { m_student = number; }

    /// The next student's whole record (images of noise, two to five hundred KB).
    [[nodiscard]] packet::SealedPacket sealRecord();

    provision::Home home;
    std::string code;
    crypto::SigningKeyPair signer;
    crypto::BoxKeyPair box;
    crypto::SigningKeyPair agentSigner;
    crypto::BoxKeyPair agentCurve;
    std::uint64_t sequence = 0;
    crypto::Hash256 previousHash{};
    std::optional<packet::PacketId> forcedId; ///< for the next packet, instead of a random one

private:
    const KitCentre* m_centre;
    unsigned m_student = 0;
};

/// Parts of a complete record, to be broken by tests before sealing.
struct RecordParts
{
    packet::RecordDocument document;
    std::vector<std::pair<std::string, Bytes>> images; ///< part name → PNG
};

[[nodiscard]] RecordParts wholeRecord(const std::string& stationCode, unsigned student);
/// After a change that the student signs for; what was changed without it, the centre refuses.
void signAnew(RecordParts& parts);
[[nodiscard]] Bytes payloadOf(const RecordParts& parts);

/// A port on loopback that nobody listens on at this moment.
[[nodiscard]] std::string freeEndpoint();

} // namespace rekam::testing
