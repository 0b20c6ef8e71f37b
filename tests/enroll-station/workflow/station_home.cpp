#include "station_home.h"

#include "provision/envelope.h"
#include "provision/key_file.h"
#include "store/keys/key_slots.h"

#include <QEventLoop>
#include <QTest>

#include <array>

namespace rekam::testing {

namespace {

using namespace std::chrono_literals;

/// Small, so that a test of several logins stays quick; the real cost is the store's own test.
constexpr crypto::PassphraseCost kCost{1, 64};

struct PersonRow
{
    std::string_view id;
    const char* name;
    provision::OperatorRole role;
    const char* code;
};

constexpr std::array kPeople = {
    PersonRow{kOperatorId, "Rina Marlina", provision::OperatorRole::Operator, kOperatorCode},
    PersonRow{"OP-0002", "Hendra Saputra", provision::OperatorRole::Verifier, "gunung-payung"},
    PersonRow{kSupervisorId, "Yuliana Arsyad", provision::OperatorRole::Supervisor,
              kSupervisorCode},
};

} // namespace

void FakeCapture::takeEvidence()
{
    ++evidenceAsked;
    if (evidenceError) {
        Q_EMIT captureFailed(drivers::DeviceKind::Camera, *evidenceError, {});
        return;
    }
    auto picture = workflow::encodeEvidence(evidence);
    REKAM_CHECK(picture.ok());
    Q_EMIT evidenceTaken(std::make_shared<const workflow::EvidenceTaken>(workflow::EvidenceTaken{
        std::move(picture).value(), {"fake", "Fake", "F-1", drivers::DeviceOrigin::Virtual}}));
}

std::vector<provision::OperatorFinger> unreadableFingers()
{
    return {{FingerPosition::RightIndex, Bytes(32)}, {FingerPosition::LeftIndex, Bytes(32)}};
}

StationHome::StationHome(const std::vector<provision::OperatorFinger>& officersFingers)
    : centre(folder.path().toStdString(), "tcp://127.0.0.1:9")
    , kit(centre, folder.path().toStdString(), "PKU-K03")
{
    addPeople(officersFingers);
    capture.evidence.widthPx = 64;
    capture.evidence.heightPx = 48;
    capture.evidence.pixels.assign(std::size_t{64} * 48 * 3, 120);
    core = std::make_unique<workflow::StationCore>(
        kit.home, workflow::Surroundings{&posixFiles(), &clock, &random}, capture, display);
    station = std::make_unique<workflow::Station>(*core);
    station->start();
}

StationHome::~StationHome()
{
    settle(); // an answer on its way needs its receiver
    station.reset();
    core.reset();
}

void StationHome::addPeople(const std::vector<provision::OperatorFinger>& fingers)
{
    provision::KeyFile keys;
    keys.put(provision::kSigningKeyName, kit.signer.seed().view());
    keys.put(provision::kBoxKeyName, kit.box.privateKey());
    REKAM_CHECK(posixFiles()
                    .writeDurably(kit.home.stationKeys(), keys.write("", kCost, random).value())
                    .ok());
    const Bytes file = posixFiles().read(kit.home.bundle(), provision::kEnvelopeBytesMax).value();
    provision::Bundle bundle = provision::openBundle(file, centre.office.publicKey()).value();
    std::optional<store::KeySlots> slots;
    std::optional<store::UnlockedKeys> unlocked;
    REKAM_CHECK(posixFiles().makeFolder(kit.home.store()).ok());
    const store::KeySlots::Place place{kit.home.store(), &posixFiles(), &clock, &random};
    for (const PersonRow& row : kPeople) {
        provision::OperatorCredential credential;
        credential.id = row.id;
        credential.name = row.name;
        credential.role = row.role;
        credential.fingers = fingers;
        credential.issuedAt = clock.now;
        credential.expiresAt = clock.now + std::chrono::hours(24);
        auto sealed = provision::sealCredential(
            provision::signCredential(credential, centre.office), kit.box.publicKey(), random);
        REKAM_CHECK(sealed.ok());
        bundle.operators.push_back(
            {std::string(row.id), row.name, row.role, std::move(sealed).value()});
        const store::SlotRole role = row.role == provision::OperatorRole::Supervisor
                                         ? store::SlotRole::Supervisor
                                         : store::SlotRole::Operator;
        const store::NewPerson person{std::string(row.id), role, asBytes(row.code)};
        if (!slots) {
            store::KeySlots::Setup setup;
            setup.stationCode = bundle.stationCode;
            setup.officeRecovery = bundle.officeRecoveryKey;
            setup.cost = kCost;
            slots = store::KeySlots::create(place, std::move(setup), person).value();
            unlocked = slots->unlock(row.id, asBytes(row.code)).value();
        } else {
            REKAM_CHECK(slots->addPerson(*unlocked, person).ok());
        }
    }
    REKAM_CHECK(posixFiles()
                    .writeDurably(kit.home.bundle(), provision::signBundle(bundle, centre.office))
                    .ok());
}

void StationHome::settle()
{
    // Twice: an answer may ask for something more. Work runs in order, so ours comes last.
    for (int round = 0; round < 3; ++round) {
        if (!core->loggedIn()) {
            return;
        }
        bool stored = false;
        bool computed = false;
        core->onStore(
            core.get(), [](workflow::OpenStation&) { return 0; }, [&](int) { stored = true; });
        core->compute(
            core.get(), [] { return 0; }, [&](int) { computed = true; });
        REKAM_CHECK(QTest::qWaitFor([&] { return stored && computed; }, 30'000));
    }
}

void StationHome::logIn(std::string_view personId, const char* code)
{
    station->login(QString::fromUtf8(personId.data(), static_cast<qsizetype>(personId.size())),
                   QString::fromUtf8(code));
    REKAM_CHECK(QTest::qWaitFor([this] { return core->loggedIn(); }, 30'000));
    settle();
}

store::PersonId StationHome::addPerson(const record::Person& who, record::QueueStatus status)
{
    store::PersonId added;
    onStore([&](workflow::OpenStation& open) {
        store::SessionFacts facts;
        facts.school = "SMAN 3 Pekanbaru";
        facts.day = localDate(open.world.clock->wallTime());
        const auto session = open.store->roster().openSession(facts);
        const std::vector<store::RosterItem> items{{who, status}};
        REKAM_CHECK(open.store->roster().import(session.value(), items).ok());
        added = open.store->roster().findByNik(who.nik).value()->id;
    });
    core->refreshSession();
    settle();
    return added;
}

void StationHome::onStore(const std::function<void(workflow::OpenStation&)>& work)
{
    bool done = false;
    core->onStore(
        core.get(),
        [&work](workflow::OpenStation& open) {
            work(open);
            return 0;
        },
        [&done](int) { done = true; });
    REKAM_CHECK(QTest::qWaitFor([&] { return done; }, 30'000));
    settle();
}

} // namespace rekam::testing
