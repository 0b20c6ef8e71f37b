// An office, a station and everything signed between them, the same bytes on every run.
#pragma once

#include "base/random.h"
#include "provision/bundle.h"
#include "provision/certificate.h"
#include "provision/office.h"

#include <array>
#include <string>

namespace rekam::provision::test {

inline WallTime at(std::int64_t ms)
{
    return WallTime(std::chrono::milliseconds(ms));
}

inline constexpr std::int64_t kIssued = 1'790'000'000'000;
inline constexpr std::int64_t kExpires = 1'821'536'000'000;

struct Sample
{
    SeededRandom random{20261124};
    crypto::SigningKeyPair office = crypto::SigningKeyPair::generate(random);
    crypto::BoxKeyPair recovery = crypto::BoxKeyPair::generate(random);
    crypto::SigningKeyPair station = crypto::SigningKeyPair::generate(random);
    crypto::BoxKeyPair stationBox = crypto::BoxKeyPair::generate(random);
    crypto::SigningKeyPair agent = crypto::SigningKeyPair::generate(random);
    crypto::BoxKeyPair agentCurve = crypto::BoxKeyPair::generate(random);
    crypto::BoxKeyPair centre = crypto::BoxKeyPair::generate(random);
    crypto::SigningKeyPair stranger = crypto::SigningKeyPair::generate(random);

    [[nodiscard]] StationKeys keys() const
    {
        return {station.publicKey(), stationBox.publicKey(), agent.publicKey(),
                agentCurve.publicKey()};
    }

    [[nodiscard]] OfficeIdentity identity() const
    {
        return {"Disdukcapil Kota Pekanbaru",
                "14.71",
                record::Mode::Latihan,
                office.publicKey(),
                recovery.publicKey(),
                at(kIssued),
                {}};
    }

    [[nodiscard]] StationRequest request() const { return {keys(), "Laptop 3", at(kIssued)}; }

    [[nodiscard]] OperatorCredential credential() const
    {
        OperatorCredential person;
        person.id = "OP-0003";
        person.name = "Yuliana Arsyad, S.Sos.";
        person.nip = "198503122010012004";
        person.role = OperatorRole::Supervisor;
        person.fingers = {{FingerPosition::RightIndex, toBytes(asBytes("right template"))},
                          {FingerPosition::LeftIndex, toBytes(asBytes("left template"))}};
        person.issuedAt = at(kIssued);
        person.expiresAt = at(kExpires);
        return person;
    }

    [[nodiscard]] Policy policy() const
    {
        Policy policy;
        policy.version = 7;
        policy.issuedAt = at(kIssued);
        policy.note = "uji coba";
        return policy;
    }

    [[nodiscard]] KeyCertificate certificate(KeyRole role,
                                             const ByteArray<crypto::kKeyBytes>& key) const
    {
        return {role, "PKU-K03", key, record::Mode::Latihan, at(kIssued), at(kExpires)};
    }

    [[nodiscard]] Revocation revocation() const
    {
        return {3, at(kIssued), {"PKU-K01", "PKU-K02"}, {"OP-0009"}};
    }

    [[nodiscard]] Admission admission() const
    {
        return {"PKU-K03", "Laptop 3", record::Mode::Latihan, keys(), 2, at(kIssued), at(kExpires)};
    }

    [[nodiscard]] Bundle bundle() const
    {
        SeededRandom draws(7);
        Bundle bundle;
        bundle.serial = 2;
        bundle.stationCode = "PKU-K03";
        bundle.stationLabel = "Laptop 3";
        bundle.officeName = "Disdukcapil Kota Pekanbaru";
        bundle.regionCode = "14.71";
        bundle.issuedAt = at(kIssued);
        bundle.expiresAt = at(kExpires);
        bundle.intakeEndpoints = {"tcp://intake.example:5555", "tcp://10.0.0.2:5555"};
        bundle.intakeCurveKey = centre.publicKey();
        bundle.intakeReceiptKey = stranger.publicKey();
        bundle.adapterAcceptanceKey = stranger.publicKey();
        bundle.centreKey = centre.publicKey();
        bundle.centreKeyId = crypto::keyIdOf(centre.publicKey());
        bundle.officeKey = office.publicKey();
        bundle.officeRecoveryKey = recovery.publicKey();
        bundle.stationKeys = keys();
        bundle.certificates = {
            signCertificate(certificate(KeyRole::StationSigning, station.publicKey().bytes),
                            office),
            signCertificate(certificate(KeyRole::StationBox, stationBox.publicKey().bytes), office),
            signCertificate(certificate(KeyRole::AgentSigning, agent.publicKey().bytes), office),
            signCertificate(certificate(KeyRole::AgentCurve, agentCurve.publicKey().bytes),
                            office)};
        bundle.policy = signPolicy(policy(), office);
        bundle.operators = {
            {"OP-0003", "Yuliana Arsyad, S.Sos.", OperatorRole::Supervisor,
             sealCredential(signCredential(credential(), office), stationBox.publicKey(), draws)
                 .value()}};
        const ByteArray<kTagKeyBytes> tagKey{std::byte{0x5A}};
        bundle.sealedTagKey = crypto::sealTo(stationBox.publicKey(), tagKey, draws).value();
        return bundle;
    }
};

} // namespace rekam::provision::test
