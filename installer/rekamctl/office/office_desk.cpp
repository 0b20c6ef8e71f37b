#include "office/office_desk.h"

#include "provision/envelope.h"
#include "provision/key_file.h"
#include "provision/policy_edit.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace rekam::ctl {

namespace {

constexpr std::string_view kIdentityFile = "identity";
constexpr std::string_view kKeysFile = "office.keys";
constexpr std::string_view kPolicyFile = "policy";
constexpr std::string_view kRevocationFile = "revocation";
constexpr std::string_view kCentreFile = "centre.json";
constexpr std::string_view kOperatorSuffix = ".operator";
constexpr std::uint64_t kCentreBytesMax = std::uint64_t{16} * 1024;

std::filesystem::path operatorPath(const provision::Home& home, std::string_view id)
{
    return home.office() / "operators" / (std::string(id) + std::string(kOperatorSuffix));
}

std::filesystem::path bundlePath(const provision::Home& home, std::string_view code)
{
    return home.office() / "stations" / (std::string(code) + ".bundle");
}

Status writeInto(FileSystem& files, const std::filesystem::path& path, ByteView content)
{
    if (Status made = files.makeFolder(path.parent_path()); !made) {
        return made;
    }
    return files.writeDurably(path, content);
}

bool exists(FileSystem& files, const std::filesystem::path& path)
{
    return files.size(path).ok();
}

bool isIn(const std::vector<std::string>& sorted, std::string_view text)
{
    return std::ranges::binary_search(sorted, text);
}

void insertSorted(std::vector<std::string>& sorted, std::string_view text)
{
    if (!isIn(sorted, text)) {
        sorted.insert(std::ranges::upper_bound(sorted, text), std::string(text));
    }
}

} // namespace

OfficeDesk::OfficeDesk(World world, provision::Home home, provision::OfficeIdentity identity,
                       crypto::SigningKeyPair signing)
    : m_world(world)
    , m_home(std::move(home))
    , m_identity(std::move(identity))
    , m_signing(std::move(signing))
{}

std::filesystem::path OfficeDesk::path(std::string_view name) const
{
    return m_home.office() / name;
}

Result<OfficeDesk> OfficeDesk::create(const World& world, const provision::Home& home,
                                      const OfficeFacts& facts, std::string_view passphrase)
{
    if (facts.mode == record::Mode::Production && passphrase.empty()) {
        return Error{ErrorCode::Refused, "a PRODUCTION office needs a passphrase for its keys"};
    }
    if (exists(*world.files, home.office() / kIdentityFile)) {
        return Error{ErrorCode::Conflict, "there is an office in this home"};
    }
    const auto signing = crypto::SigningKeyPair::generate(*world.random);
    const auto recovery = crypto::BoxKeyPair::generate(*world.random);
    SecretBytes tagKey(provision::kTagKeyBytes);
    world.random->fill(tagKey.span());
    provision::KeyFile keys;
    keys.put(provision::kSigningKeyName, signing.seed().view());
    keys.put(provision::kBoxKeyName, recovery.privateKey());
    keys.put(provision::kTagKeyName, tagKey.view());
    const auto keyFile = keys.write(passphrase, crypto::PassphraseCost(), *world.random);
    if (!keyFile) {
        return keyFile.error();
    }
    const provision::OfficeIdentity identity = {
        .name = facts.name,
        .regionCode = facts.regionCode,
        .mode = facts.mode,
        .signingKey = signing.publicKey(),
        .recoveryKey = recovery.publicKey(),
        .createdAt = world.clock->wallTime(),
        .contact = {},
    };
    const Bytes identityFile = provision::signOfficeIdentity(identity, signing);
    // Checks the caller's name and region by the rules that every reader applies.
    if (const auto readable = provision::openOfficeIdentity(identityFile); !readable) {
        return readable.error();
    }
    provision::Policy policy;
    policy.issuedAt = world.clock->wallTime();
    // The identity comes last: while it is missing there is no office.
    const Bytes policyFile = provision::signPolicy(policy, signing);
    if (Status written = writeInto(*world.files, home.office() / kKeysFile, keyFile.value());
        !written) {
        return written.error();
    }
    if (Status written = writeInto(*world.files, home.office() / kPolicyFile, policyFile);
        !written) {
        return written.error();
    }
    if (Status written = writeInto(*world.files, home.office() / kIdentityFile, identityFile);
        !written) {
        return written.error();
    }
    return open(world, home, passphrase);
}

Result<OfficeDesk> OfficeDesk::open(const World& world, const provision::Home& home,
                                    std::string_view passphrase)
{
    const auto identityFile =
        world.files->read(home.office() / kIdentityFile, provision::kEnvelopeBytesMax);
    if (!identityFile) {
        return identityFile.error().code == ErrorCode::NotFound
                   ? Error{ErrorCode::NotFound, "no office in this home: rekamctl office init"}
                   : identityFile.error();
    }
    auto identity = provision::openOfficeIdentity(identityFile.value());
    if (!identity) {
        return identity.error();
    }
    const auto keyFile = world.files->read(home.office() / kKeysFile, provision::kKeyFileBytesMax);
    if (!keyFile) {
        return keyFile.error();
    }
    const auto keys = provision::KeyFile::read(keyFile.value(), passphrase);
    if (!keys) {
        return keys.error();
    }
    auto signing = keys.value().signingPair(provision::kSigningKeyName);
    auto tagKey = keys.value().secret(provision::kTagKeyName);
    if (!signing || !tagKey) {
        return signing ? tagKey.error() : signing.error();
    }
    if (signing.value().publicKey() != identity.value().signingKey) {
        return Error{ErrorCode::Integrity, "office keys and identity are of two offices"};
    }
    OfficeDesk desk(world, home, std::move(identity).value(), std::move(signing).value());
    desk.m_tagKey = std::move(tagKey).value();
    return desk;
}

Status OfficeDesk::setContact(const std::string& contact)
{
    provision::OfficeIdentity identity = m_identity;
    identity.contact = contact;
    const Bytes file = provision::signOfficeIdentity(identity, m_signing);
    if (const auto readable = provision::openOfficeIdentity(file); !readable) {
        return readable.error();
    }
    if (Status written = writeInto(*m_world.files, path(kIdentityFile), file); !written) {
        return written;
    }
    m_identity = std::move(identity);
    return {};
}

Result<provision::Policy> OfficeDesk::policy() const
{
    const auto file = m_world.files->read(path(kPolicyFile), provision::kEnvelopeBytesMax);
    return file ? provision::openPolicy(file.value(), m_identity.signingKey) : file.error();
}

/// Writes into the office and to where intake and adapter of this home look, if they are here.
Status OfficeDesk::pass(std::string_view name, ByteView content) const
{
    if (Status written = writeInto(*m_world.files, path(name), content); !written) {
        return written;
    }
    if (exists(*m_world.files, m_home.intakeKeys())) {
        if (Status written = writeInto(*m_world.files, m_home.intake() / name, content); !written) {
            return written;
        }
    }
    if (exists(*m_world.files, m_home.adapterKeys())) {
        return writeInto(*m_world.files, m_home.adapter() / name, content);
    }
    return {};
}

Result<std::uint32_t> OfficeDesk::signPolicy(provision::Policy policy)
{
    if (Status signable = provision::checkSignable(policy); !signable) {
        return signable.error();
    }
    const auto before = this->policy();
    if (!before) {
        return before.error();
    }
    policy.version = before.value().version + 1;
    policy.issuedAt = m_world.clock->wallTime();
    const Bytes file = provision::signPolicy(policy, m_signing);
    if (const auto readable = provision::openPolicy(file, m_identity.signingKey); !readable) {
        return readable.error();
    }
    if (Status written = pass(kPolicyFile, file); !written) {
        return written.error();
    }
    return policy.version;
}

Status OfficeDesk::setCentre(const Centre& centre)
{
    if (const auto keyFile = m_world.files->read(m_home.adapterKeys(), provision::kKeyFileBytesMax);
        keyFile) {
        // The adapter is here: prove that it opens what stations will seal to this key.
        const auto keys = provision::KeyFile::read(keyFile.value(), "");
        const auto pair = keys ? keys.value().boxPair(provision::kBoxKeyName)
                               : Result<crypto::BoxKeyPair>(keys.error());
        const auto sealed =
            crypto::sealTo(centre.centreKey, asBytes("rekam test packet"), *m_world.random);
        if (!pair || !sealed) {
            return pair ? sealed.error() : pair.error();
        }
        if (const auto opened = pair.value().open(sealed.value()); !opened) {
            return Error{ErrorCode::Integrity, "the adapter here cannot open the centre key"};
        }
        if (Status written = writeInto(*m_world.files, m_home.adapter() / "office.key",
                                       m_identity.signingKey.bytes);
            !written) {
            return written;
        }
    }
    if (exists(*m_world.files, m_home.intakeKeys())) {
        if (Status written = writeInto(*m_world.files, m_home.intake() / "office.key",
                                       m_identity.signingKey.bytes);
            !written) {
            return written;
        }
    }
    // They check records against the policy in force, from folders of their own.
    const auto policyFile = m_world.files->read(path(kPolicyFile), provision::kEnvelopeBytesMax);
    if (!policyFile) {
        return policyFile.error();
    }
    if (Status passed = pass(kPolicyFile, policyFile.value()); !passed) {
        return passed;
    }
    return writeInto(*m_world.files, path(kCentreFile), asBytes(centreToJson(centre)));
}

Result<Centre> OfficeDesk::centre() const
{
    const auto file = m_world.files->read(path(kCentreFile), kCentreBytesMax);
    if (!file) {
        return file.error().code == ErrorCode::NotFound
                   ? Error{ErrorCode::NotFound, "no centre yet: rekamctl office centre"}
                   : file.error();
    }
    return centreFromJson(asText(file.value()));
}

Result<std::string> OfficeDesk::nextOperatorId() const
{
    constexpr int kIdsMax = 9'999;
    for (int number = 1; number <= kIdsMax; ++number) {
        std::array<char, 16> id{};
        (void)std::snprintf(id.data(), id.size(), "OP-%04d", number);
        if (!exists(*m_world.files, operatorPath(m_home, id.data()))) {
            return std::string(id.data());
        }
    }
    return Error{ErrorCode::NoSpace, "all operator ids are used"};
}

Result<Bytes> OfficeDesk::enrolOperator(provision::OperatorCredential credential,
                                        std::chrono::days validFor)
{
    const auto where = operatorPath(m_home, credential.id);
    if (const auto file = m_world.files->read(where, provision::kEnvelopeBytesMax); file) {
        const auto before = provision::openCredential(file.value(), m_identity.signingKey);
        if (!before) {
            return before.error();
        }
        credential.serial = before.value().serial + 1;
    }
    credential.issuedAt = m_world.clock->wallTime();
    credential.expiresAt = credential.issuedAt + validFor;
    const Bytes file = provision::signCredential(credential, m_signing);
    if (const auto readable = provision::openCredential(file, m_identity.signingKey); !readable) {
        return readable.error();
    }
    if (Status written = writeInto(*m_world.files, where, file); !written) {
        return written.error();
    }
    return file;
}

Result<std::vector<provision::OperatorCredential>> OfficeDesk::operators() const
{
    const auto revoked = revocation();
    const auto names = m_world.files->list(m_home.office() / "operators");
    if (!revoked || !names) {
        return revoked ? names.error() : revoked.error();
    }
    std::vector<provision::OperatorCredential> people;
    for (const std::string& name : names.value()) {
        if (!name.ends_with(kOperatorSuffix)) {
            continue;
        }
        const auto file =
            m_world.files->read(m_home.office() / "operators" / name, provision::kEnvelopeBytesMax);
        auto person = file ? provision::openCredential(file.value(), m_identity.signingKey)
                           : Result<provision::OperatorCredential>(file.error());
        if (!person) {
            return Error{person.error().code, name + ": " + person.error().detail};
        }
        const bool valid = person.value().expiresAt > m_world.clock->wallTime() &&
                           !isIn(revoked.value().operators, person.value().id);
        if (valid) {
            people.push_back(std::move(person).value());
        }
    }
    return people;
}

Result<provision::Bundle> OfficeDesk::makeBundle(const provision::StationRequest& request,
                                                 const StationFacts& facts)
{
    const auto about = centre();
    const auto people = operators();
    const auto policyFile = m_world.files->read(path(kPolicyFile), provision::kEnvelopeBytesMax);
    auto tagKey = crypto::sealTo(request.keys.box, m_tagKey.view(), *m_world.random);
    for (const Error* error :
         {about ? nullptr : &about.error(), people ? nullptr : &people.error(),
          policyFile ? nullptr : &policyFile.error(), tagKey ? nullptr : &tagKey.error()}) {
        if (error != nullptr) {
            return *error;
        }
    }
    provision::Bundle bundle;
    bundle.stationCode = facts.code;
    bundle.stationLabel = request.label;
    bundle.stationRole = facts.role;
    bundle.officeName = m_identity.name;
    bundle.officeContact = m_identity.contact;
    bundle.regionCode = m_identity.regionCode;
    bundle.mode = m_identity.mode;
    bundle.issuedAt = m_world.clock->wallTime();
    bundle.expiresAt = bundle.issuedAt + facts.validFor;
    bundle.intakeEndpoints = about.value().intakeEndpoints;
    bundle.intakeCurveKey = about.value().intakeCurveKey;
    bundle.intakeReceiptKey = about.value().intakeReceiptKey;
    bundle.adapterAcceptanceKey = about.value().adapterAcceptanceKey;
    bundle.centreKey = about.value().centreKey;
    bundle.centreKeyId = crypto::keyIdOf(bundle.centreKey);
    bundle.officeKey = m_identity.signingKey;
    bundle.officeRecoveryKey = m_identity.recoveryKey;
    bundle.stationKeys = request.keys;
    bundle.policy = policyFile.value();
    bundle.sealedTagKey = std::move(tagKey).value();
    using provision::KeyRole;
    const std::array<std::pair<KeyRole, ByteArray<crypto::kKeyBytes>>, 4> keys = {
        {{KeyRole::StationSigning, request.keys.signing.bytes},
         {KeyRole::StationBox, request.keys.box.bytes},
         {KeyRole::AgentSigning, request.keys.agentSigning.bytes},
         {KeyRole::AgentCurve, request.keys.agentCurve.bytes}}};
    for (const auto& [role, key] : keys) {
        bundle.certificates.push_back(provision::signCertificate(
            {role, facts.code, key, bundle.mode, bundle.issuedAt, bundle.expiresAt}, m_signing));
    }
    for (const provision::OperatorCredential& person : people.value()) {
        auto sealed = provision::sealCredential(provision::signCredential(person, m_signing),
                                                request.keys.box, *m_world.random);
        if (!sealed) {
            return sealed.error();
        }
        bundle.operators.push_back(
            {person.id, person.name, person.role, std::move(sealed).value()});
    }
    return bundle;
}

Result<OfficeDesk::Issued> OfficeDesk::issueStation(ByteView request, const StationFacts& facts)
{
    const auto asked = provision::openStationRequest(request);
    const auto revoked = revocation();
    if (!asked || !revoked) {
        return asked ? revoked.error() : asked.error();
    }
    if (!provision::isStationCode(facts.code)) {
        return Error{ErrorCode::InvalidInput, "station code: 1 to 24 of A-Z, 0-9 and -"};
    }
    if (isIn(revoked.value().stations, facts.code)) {
        return Error{ErrorCode::Refused, "station " + facts.code + " was revoked: use a new code"};
    }
    auto bundle = makeBundle(asked.value(), facts);
    if (!bundle) {
        return bundle.error();
    }
    if (const auto file =
            m_world.files->read(bundlePath(m_home, facts.code), provision::kEnvelopeBytesMax);
        file) {
        const auto before = provision::openBundle(file.value(), m_identity.signingKey);
        if (!before) {
            return before.error();
        }
        if (before.value().stationKeys != asked.value().keys) {
            return Error{ErrorCode::Conflict,
                         "code " + facts.code + " belongs to a station with other keys"};
        }
        bundle.value().serial = before.value().serial + 1;
    }
    const provision::Bundle& made = bundle.value();
    const Bytes file = provision::signBundle(made, m_signing);
    const Bytes admission =
        provision::signAdmission({made.stationCode, made.stationLabel, made.mode, made.stationKeys,
                                  made.serial, made.issuedAt, made.expiresAt},
                                 m_signing);
    if (Status written = writeInto(*m_world.files, bundlePath(m_home, facts.code), file);
        !written) {
        return written.error();
    }
    if (Status written = pass("stations/" + facts.code + ".admission", admission); !written) {
        return written.error();
    }
    return Issued{file, made.serial, made.operators.size()};
}

Result<provision::Revocation> OfficeDesk::revocation() const
{
    const auto file = m_world.files->read(path(kRevocationFile), provision::kEnvelopeBytesMax);
    if (!file) {
        return file.error().code == ErrorCode::NotFound
                   ? Result<provision::Revocation>(provision::Revocation{0, {}, {}, {}})
                   : file.error();
    }
    return provision::openRevocation(file.value(), m_identity.signingKey);
}

Status OfficeDesk::writeRevocation(provision::Revocation revocation)
{
    ++revocation.version;
    revocation.issuedAt = m_world.clock->wallTime();
    return pass(kRevocationFile, provision::signRevocation(revocation, m_signing));
}

Status OfficeDesk::revokeStation(std::string_view code)
{
    if (!provision::isStationCode(code) || !exists(*m_world.files, bundlePath(m_home, code))) {
        return Error{ErrorCode::NotFound, "no station of that code"};
    }
    auto revoked = revocation();
    if (!revoked) {
        return revoked.error();
    }
    insertSorted(revoked.value().stations, code);
    return writeRevocation(std::move(revoked).value());
}

Status OfficeDesk::revokeOperator(std::string_view id)
{
    // The same alphabet keeps both kinds of names inside their folders.
    if (!provision::isStationCode(id) || !exists(*m_world.files, operatorPath(m_home, id))) {
        return Error{ErrorCode::NotFound, "no operator of that id"};
    }
    auto revoked = revocation();
    if (!revoked) {
        return revoked.error();
    }
    insertSorted(revoked.value().operators, id);
    return writeRevocation(std::move(revoked).value());
}

} // namespace rekam::ctl
