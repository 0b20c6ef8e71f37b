#include "support/kit_home.h"

#include "base/file.h"
#include "biometrics/image_codec.h"
#include "packet/payload.h"
#include "packet/record_hash.h"
#include "provision/certificate.h"
#include "provision/key_file.h"
#include "provision/policy.h"
#include "record/nik.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <random>

namespace rekam::testing {

namespace {

using namespace std::chrono_literals;

WallTime now()
{
    return SystemClock().wallTime();
}

crypto::SystemRandom& entropy()
{
    static crypto::SystemRandom random;
    return random;
}

void put(const std::filesystem::path& path, ByteView bytes)
{
    REKAM_CHECK(posixFiles().makeFolder(path.parent_path()).ok());
    REKAM_CHECK(posixFiles().writeDurably(path, bytes).ok());
}

using KeyList = std::vector<std::pair<std::string_view, ByteView>>;

void putKeys(const std::filesystem::path& path, const KeyList& keys)
{
    provision::KeyFile file;
    for (const auto& [name, secret] : keys) {
        file.put(name, secret);
    }
    const auto bytes = file.write("", crypto::PassphraseCost{}, entropy());
    REKAM_CHECK(bytes.ok());
    put(path, bytes.value());
}

SecretBytes randomKey()
{
    SecretBytes key(32);
    entropy().fill(key.span());
    return key;
}

Bytes noiseImage(int widthPx, int heightPx, std::uint64_t seed)
{
    SeededRandom random(seed);
    GrayImage image{widthPx, heightPx, 500, {}};
    image.pixels.resize(static_cast<std::size_t>(widthPx) * static_cast<std::size_t>(heightPx));
    for (auto& pixel : image.pixels) {
        pixel = static_cast<std::uint8_t>(random.next() & 0xFFU);
    }
    return biometrics::encodePng(image).value();
}

packet::RecordedSample sampleOf(record::Modality modality, const std::string& part)
{
    packet::RecordedSample sample;
    sample.modality = modality;
    sample.imagePart = part;
    sample.imageFormat = "png";
    sample.measuresJson = "{}";
    sample.driver = "virtual";
    sample.deviceSerial = "V-1";
    sample.virtualDevice = true;
    sample.capturedAt = now();
    return sample;
}

} // namespace

KitCentre::KitCentre(std::filesystem::path root, std::string address)
    : home{std::move(root)}
    , endpoint(std::move(address))
    , office(crypto::SigningKeyPair::generate(entropy()))
    , intakeSigner(crypto::SigningKeyPair::generate(entropy()))
    , intakeCurve(crypto::BoxKeyPair::generate(entropy()))
    , adapterSigner(crypto::SigningKeyPair::generate(entropy()))
    , centreBox(crypto::BoxKeyPair::generate(entropy()))
    , tagKey(randomKey())
{
    const SecretBytes intakeSeed = intakeSigner.seed();
    putKeys(home.intakeKeys(), {{provision::kSigningKeyName, intakeSeed.view()},
                                {provision::kCurveKeyName, intakeCurve.privateKey()}});
    const SecretBytes adapterSeed = adapterSigner.seed();
    putKeys(home.adapterKeys(), {{provision::kSigningKeyName, adapterSeed.view()},
                                 {provision::kBoxKeyName, centreBox.privateKey()},
                                 {provision::kTagKeyName, tagKey.view()}});
    put(home.intake() / "office.key", office.publicKey().bytes);
    put(home.adapter() / "office.key", office.publicKey().bytes);
    put(home.intake() / "config.json", asBytes("{\"endpoint\": \"" + endpoint + "\"}"));
}

void KitCentre::revoke(const std::string& stationCode) const
{
    provision::Revocation revocation;
    revocation.issuedAt = now();
    revocation.stations = {stationCode};
    put(home.intake() / "revocation", provision::signRevocation(revocation, office));
}

KitStation::KitStation(const KitCentre& centre, std::filesystem::path root, std::string stationCode,
                       Admitted admitted)
    : home{std::move(root)}
    , code(std::move(stationCode))
    , signer(crypto::SigningKeyPair::generate(entropy()))
    , box(crypto::BoxKeyPair::generate(entropy()))
    , agentSigner(crypto::SigningKeyPair::generate(entropy()))
    , agentCurve(crypto::BoxKeyPair::generate(entropy()))
    , m_centre(&centre)
{
    const SecretBytes seed = agentSigner.seed();
    putKeys(home.agentKeys(), {{provision::kSigningKeyName, seed.view()},
                               {provision::kCurveKeyName, agentCurve.privateKey()}});
    put(home.confirmedOffice(), centre.office.publicKey().bytes);
    rebundle(centre.endpoint, centre.intakeCurve.publicKey());
    if (admitted == Admitted::No) {
        return;
    }
    provision::Admission admission;
    admission.stationCode = code;
    admission.stationLabel = "test";
    admission.keys = {signer.publicKey(), box.publicKey(), agentSigner.publicKey(),
                      agentCurve.publicKey()};
    admission.issuedAt = now();
    admission.expiresAt = now() + 24h;
    const Bytes file = provision::signAdmission(admission, centre.office);
    put(centre.home.admissions(centre.home.intake()) / (code + ".admission"), file);
    put(centre.home.admissions(centre.home.adapter()) / (code + ".admission"), file);
}

void KitStation::rebundle(const std::string& endpoint, const crypto::BoxPublicKey& serverKey)
{
    provision::Bundle bundle;
    bundle.stationCode = code;
    bundle.stationLabel = "test";
    bundle.officeName = "Kantor uji";
    bundle.officeContact = "WA 0811-2222-3333";
    bundle.regionCode = "14.71";
    bundle.issuedAt = now();
    bundle.expiresAt = now() + 24h;
    bundle.intakeEndpoints = {endpoint};
    bundle.intakeCurveKey = serverKey;
    bundle.intakeReceiptKey = m_centre->intakeSigner.publicKey();
    bundle.adapterAcceptanceKey = m_centre->adapterSigner.publicKey();
    bundle.centreKey = m_centre->centreBox.publicKey();
    bundle.centreKeyId = crypto::keyIdOf(bundle.centreKey);
    bundle.officeKey = m_centre->office.publicKey();
    bundle.officeRecoveryKey = m_centre->centreBox.publicKey();
    bundle.stationKeys = {signer.publicKey(), box.publicKey(), agentSigner.publicKey(),
                          agentCurve.publicKey()};
    using provision::KeyRole;
    const std::array keys = {
        std::pair{KeyRole::StationSigning, signer.publicKey().bytes},
        std::pair{KeyRole::StationBox, box.publicKey().bytes},
        std::pair{KeyRole::AgentSigning, agentSigner.publicKey().bytes},
        std::pair{KeyRole::AgentCurve, agentCurve.publicKey().bytes},
    };
    for (const auto& [role, key] : keys) {
        provision::KeyCertificate certificate{
            role, code, key, record::Mode::Latihan, bundle.issuedAt, bundle.expiresAt};
        bundle.certificates.push_back(provision::signCertificate(certificate, m_centre->office));
    }
    provision::Policy policy;
    policy.issuedAt = now();
    bundle.policy = provision::signPolicy(policy, m_centre->office);
    bundle.sealedTagKey =
        crypto::sealTo(box.publicKey(), m_centre->tagKey.view(), entropy()).value();
    put(home.bundle(), provision::signBundle(bundle, m_centre->office));
}

packet::SealedPacket KitStation::seal(ByteView payload, packet::Kind kind,
                                      const packet::PacketId& refersTo)
{
    packet::HeaderFacts facts;
    facts.id = forcedId ? *std::exchange(forcedId, std::nullopt) : packet::newPacketId(entropy());
    facts.kind = kind;
    facts.station = code;
    facts.stationSequence = ++sequence;
    facts.previousHash = previousHash;
    facts.created = now();
    facts.refersTo = refersTo;
    facts.replaces = kind == packet::Kind::Amendment
                         ? static_cast<packet::ModalitySet>(packet::Modality::Portrait)
                         : packet::ModalitySet{0};
    std::array<char, 17> nik = {};
    (void)std::snprintf(nik.data(), nik.size(), "147109030709%04u", m_student % 10'000);
    facts.tag = packet::nikTag(m_centre->tagKey.view(), nik.data());
    auto sealed = packet::seal(payload, facts, m_centre->centreBox.publicKey(), signer, entropy());
    REKAM_CHECK(sealed.ok());
    previousHash = sealed.value().contentHash;
    return std::move(sealed).value();
}

packet::SealedPacket KitStation::sealNoise(std::size_t bytes)
{
    Bytes payload(bytes);
    entropy().fill(payload);
    return seal(payload);
}

packet::SealedPacket KitStation::sealRecord()
{
    ++m_student;
    return seal(payloadOf(wholeRecord(code, m_student)));
}

RecordParts wholeRecord(const std::string& stationCode, unsigned student)
{
    std::array<char, 17> nik = {};
    (void)std::snprintf(nik.data(), nik.size(), "147109030709%04u", student % 10'000);
    record::Person person(record::Nik::parse(nik.data()).value());
    person.name = "SISWA UJI";
    person.birthPlace = "PEKANBARU";
    person.birthDate = std::chrono::year(2009) / 7 / 3;
    RecordParts parts{packet::RecordDocument(person), {}};
    packet::RecordDocument& document = parts.document;
    document.recordId = "00000000000000000000000000000001";
    document.station = stationCode;
    document.operatorId = "OP-0001";
    document.policyVersion = "1";
    document.begunAt = now();
    document.sealedAt = now();
    document.photoApprovedBy = "student";
    const auto add = [&](packet::RecordedSample sample, int widthPx, int heightPx) {
        parts.images.emplace_back(
            sample.imagePart, noiseImage(widthPx, heightPx, student * 31 + parts.images.size()));
        document.samples.push_back(std::move(sample));
    };
    add(sampleOf(record::Modality::Photo, "face.png"), 240, 320);
    add(sampleOf(record::Modality::Signature, "signature.png"), 200, 80);
    for (const auto& [finger, name] : {std::pair{FingerPosition::RightFour, "slap_right.png"},
                                       std::pair{FingerPosition::LeftFour, "slap_left.png"},
                                       std::pair{FingerPosition::BothThumbs, "slap_thumbs.png"}}) {
        auto sample = sampleOf(record::Modality::Fingerprints, name);
        sample.finger = finger;
        add(std::move(sample), 200, 200);
    }
    for (const auto& [finger, name] : {std::pair{FingerPosition::LeftIndex, "verify_left.png"},
                                       std::pair{FingerPosition::RightIndex, "verify_right.png"}}) {
        auto sample = sampleOf(record::Modality::Fingerprints, name);
        sample.finger = finger;
        sample.purpose = packet::SamplePurpose::Verification;
        add(std::move(sample), 100, 120);
        document.verification.push_back({finger, 431.5, 205});
    }
    for (const auto& [eye, name] :
         {std::pair{Eye::Left, "iris_left.png"}, std::pair{Eye::Right, "iris_right.png"}}) {
        auto sample = sampleOf(record::Modality::Iris, name);
        sample.eye = eye;
        add(std::move(sample), 160, 120);
    }
    packet::StatementFacts statement;
    statement.textHash = std::string(64, 'a');
    statement.signaturePart = "signature.png";
    statement.signedAt = now();
    document.statement = statement;
    document.validation = packet::ValidationFacts{"OP-0001", "", 500, now()};
    signAnew(parts);
    return parts;
}

void signAnew(RecordParts& parts)
{
    std::vector<packet::PartView> views;
    for (const auto& [name, bytes] : parts.images) {
        views.push_back({name, "image/png", bytes});
    }
    parts.document.statement->recordHash = toHex(packet::recordHash(parts.document, views));
}

Bytes payloadOf(const RecordParts& parts)
{
    const std::string json = packet::recordToJson(parts.document);
    std::vector<packet::PartView> views = {
        {packet::kRecordPartName, "application/json", asBytes(json)}};
    for (const auto& [name, bytes] : parts.images) {
        views.push_back({name, "image/png", bytes});
    }
    auto payload = packet::encodePayload(views);
    REKAM_CHECK(payload.ok());
    return std::move(payload).value();
}

std::string freeEndpoint()
{
    // Below the ports of outgoing connections: one of those would hold it while its listener is
    // down.
    constexpr std::uint16_t kLowest = 10'000;
    constexpr std::uint16_t kHighest = 19'999;
    static std::random_device entropy;
    std::uniform_int_distribution<std::uint16_t> ports(kLowest, kHighest);
    for (;;) {
        const std::uint16_t port = ports(entropy);
        const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        REKAM_CHECK(probe >= 0);
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(port);
        const int bound =
            ::bind(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address);
        (void)::close(probe);
        if (bound == 0) {
            return "tcp://127.0.0.1:" + std::to_string(port);
        }
    }
}

} // namespace rekam::testing
