// The office's side of provisioning: its identity, its keys, and everything it signs.
#pragma once

#include "base/clock.h"
#include "base/file.h"
#include "base/random.h"
#include "base/result.h"
#include "base/secret.h"
#include "crypto/box.h"
#include "crypto/sign.h"
#include "joining/station_desk.h"
#include "provision/bundle.h"
#include "provision/certificate.h"
#include "provision/home.h"
#include "provision/office.h"
#include "provision/operator_credential.h"
#include "provision/policy.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::ctl {

using joining::World;

/// What the office needs to know of the centre; public.
struct Centre
{
    std::vector<std::string> intakeEndpoints;
    crypto::BoxPublicKey intakeCurveKey;
    crypto::SigningPublicKey intakeReceiptKey;
    crypto::SigningPublicKey adapterAcceptanceKey;
    crypto::BoxPublicKey centreKey;
};

struct OfficeFacts
{
    std::string name;
    std::string regionCode;
    record::Mode mode = record::Mode::Latihan;
};

struct StationFacts
{
    std::string code;
    provision::StationRole role = provision::StationRole::Recording;
    std::chrono::days validFor{365};
};

/// `office/` of a home, opened with its private keys. Errors of all functions: those of the file
/// system, Integrity for a document that this office did not sign, and those named below.
class OfficeDesk
{
public:
    /// Draws the office's keys and writes identity, keys and a default policy. Conflict if there is
    /// an office already; Refused for a PRODUCTION office without a passphrase.
    static Result<OfficeDesk> create(const World& world, const provision::Home& home,
                                     const OfficeFacts& facts, std::string_view passphrase);

    /// NotFound without an office; Refused if a passphrase is needed; Integrity if it is wrong.
    static Result<OfficeDesk> open(const World& world, const provision::Home& home,
                                   std::string_view passphrase);

    [[nodiscard]] const provision::OfficeIdentity& identity() const noexcept { return m_identity; }

    /// Whom students ask about the card: an address or a number, ≤ 100 bytes of UTF-8 without
    /// control characters, empty for none. On receipts after the station's next bundle.
    Status setContact(const std::string& contact);

    [[nodiscard]] Result<provision::Policy> policy() const;
    /// Signs with the next version number. @return the version; InvalidInput as checkSignable().
    Result<std::uint32_t> signPolicy(provision::Policy policy);

    /// Seals and opens a test packet first where the adapter's key is in this home.
    Status setCentre(const Centre& centre);
    [[nodiscard]] Result<Centre> centre() const;

    /// The next free id of `OP-0001`, …
    [[nodiscard]] Result<std::string> nextOperatorId() const;
    /// Signs a credential with serial, issue and expiry dates of now. @return its file.
    Result<Bytes> enrolOperator(provision::OperatorCredential credential,
                                std::chrono::days validFor);
    /// Valid ones that are not revoked, sorted by id.
    [[nodiscard]] Result<std::vector<provision::OperatorCredential>> operators() const;

    struct Issued
    {
        Bytes bundle;
        std::uint32_t serial = 1;
        std::size_t operators = 0;
    };

    /// Certifies the request's keys and makes bundle and admission. A known code gets the next
    /// serial. Conflict if the code belongs to other keys (revoke it first); Refused for a revoked
    /// code; NotFound without a centre.
    Result<Issued> issueStation(ByteView request, const StationFacts& facts);

    /// Adds to the signed revocation and passes it to intake and adapter of this home. NotFound if
    /// the office does not know the station or person.
    Status revokeStation(std::string_view code);
    Status revokeOperator(std::string_view id);
    [[nodiscard]] Result<provision::Revocation> revocation() const;

private:
    OfficeDesk(World world, provision::Home home, provision::OfficeIdentity identity,
               crypto::SigningKeyPair signing);

    [[nodiscard]] std::filesystem::path path(std::string_view name) const;
    Status pass(std::string_view name, ByteView content) const;
    Status writeRevocation(provision::Revocation revocation);
    [[nodiscard]] Result<provision::Bundle> makeBundle(const provision::StationRequest& request,
                                                       const StationFacts& facts);

    World m_world;
    provision::Home m_home;
    provision::OfficeIdentity m_identity;
    crypto::SigningKeyPair m_signing;
    SecretBytes m_tagKey;
};

/// JSON of the public facts of a centre, and back (InvalidInput naming the field).
[[nodiscard]] std::string centreToJson(const Centre& centre);
[[nodiscard]] Result<Centre> centreFromJson(std::string_view json);

/// Draws the keys of intake and adapter into this home, writes the intake's configuration and the
/// office's public key beside them. Conflict if either has keys already.
[[nodiscard]] Result<Centre> createCentre(const World& world, const provision::Home& home,
                                          const std::string& endpoint);

} // namespace rekam::ctl
