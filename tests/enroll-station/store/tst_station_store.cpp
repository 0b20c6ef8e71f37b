#include "store_fixture.h"

#include <QTest>

#include <algorithm>

namespace rekam::testing {

using record::QueueStatus;
using store::EnrolmentId;
using store::PersonId;
using store::SamplePosition;
using store::SamplePurpose;
using store::SessionId;
using store::StationStore;

namespace {

constexpr SamplePosition kPhoto{record::Modality::Photo, FingerPosition::Unknown, Eye::Unknown};
constexpr SamplePosition kRightIndex{record::Modality::Fingerprints, FingerPosition::RightIndex,
                                     Eye::Unknown};
constexpr SamplePosition kLeftIndex{record::Modality::Fingerprints, FingerPosition::LeftIndex,
                                    Eye::Unknown};
constexpr SamplePosition kRightEye{record::Modality::Iris, FingerPosition::Unknown, Eye::Right};

record::BiometricException injuredThumb(const Bytes& evidence)
{
    record::BiometricException exception;
    exception.modality = record::Modality::Fingerprints;
    exception.finger = FingerPosition::LeftThumb;
    exception.reason = record::ExceptionReason::TemporaryInjury;
    exception.note = "perban";
    exception.evidenceHash = toHex(crypto::hash256(evidence));
    exception.operatorId = "op-1";
    exception.at = WallTime(std::chrono::milliseconds(1'790'000'000'000));
    exception.revisit = parseIsoDate("2026-10-20");
    return exception;
}

} // namespace

class StationStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void importIsIdempotent();
    void importTakesOverChanges();
    void importNextMorningLeavesTheDayWhole();
    void otherSchoolsWaitForTheirTurn();
    void whoIsAtWorkStaysInTheOpenSession();
    void theListSaysWhoWaits_data();
    void theListSaysWhoWaits();
    void theLatestRecordingIsTheOneWrittenLast();
    void whoIsSealedIsNotPutOff();
    void rosterIsSearched_data();
    void rosterIsSearched();
    void postponeKeepsReason();
    void enrolmentSurvivesReopening();
    void beginTwiceGivesTheSameEnrolment();
    void replayIsRefused();
    void attemptsAreChosen();
    void limitsAreKept_data();
    void limitsAreKept();
    void sealDeletesPlaintextAndKeepsTheRest();
    void failedSealChangesNothing();
    void chainHasNoGap();
    void receiptsAndAnswers();
    void rejectedPersonIsRecordedAgain();
    void safetyCounts();
    void sessionClosesOnlyWhenSafe();
    void sessionClosesOverWhoIsPutOff();
    void purgeTakesOnlyAccepted();
    void reserveRefusesCapturesButNotSeals();
    void auditFindsEdits_data();
    void auditFindsEdits();
    void stationKeyIsNeverReplaced();
    void lostDatabaseIsNotMadeAnew();
    void backupOpens();
    void backupWithoutPatterns();
    void facts();

private:
    static PersonId firstPerson(StationStore& store);
    static EnrolmentId beginFirst(StoreFixture& fixture, StationStore& store);
    static store::PacketRow sealFirst(StoreFixture& fixture, StationStore& store);
};

PersonId StationStoreTest::firstPerson(StationStore& store)
{
    return store.roster().list({}).value().front().id;
}

EnrolmentId StationStoreTest::beginFirst(StoreFixture& fixture, StationStore& store)
{
    const SessionId session = store.roster().openSession(StoreFixture::session()).value();
    [&] {
        QVERIFY(store.roster().import(session, fixture.people(3)).ok());
    }();
    return store.enrolments().begin(firstPerson(store), {"op-1", "policy-4"}).value();
}

store::PacketRow StationStoreTest::sealFirst(StoreFixture& fixture, StationStore& store)
{
    const EnrolmentId id = beginFirst(fixture, store);
    [&] {
        QVERIFY(store.samples().save(id, fixture.sample(kRightIndex, 1, 30'000)).ok());
    }();
    return store.packets().commitSealed(id, fixture.sealer(50'000), {}).value();
}

void StationStoreTest::importIsIdempotent()
{
    StoreFixture fixture(1);
    auto store = fixture.open().value();
    const SessionId session = store->roster().openSession(StoreFixture::session()).value();
    QCOMPARE(store->roster().openSession(StoreFixture::session()).value(), session);
    const auto people = fixture.people(20);
    const auto first = store->roster().import(session, people).value();
    QCOMPARE(first.fresh, 20);
    const auto second = store->roster().import(session, people).value();
    QCOMPARE(second.fresh, 0);
    QCOMPARE(second.known, 20);
    QCOMPARE(second.changed, 0);
    const auto entries = store->roster().list({}).value();
    QCOMPARE(entries.size(), std::size_t{20});
    for (std::size_t i = 0; i < entries.size(); ++i) {
        QCOMPARE(entries[i].queueNumber, static_cast<int>(i) + 1);
        QCOMPARE(entries[i].person, fixture.person(static_cast<int>(i)));
    }
}

void StationStoreTest::importTakesOverChanges()
{
    StoreFixture fixture(2);
    auto store = fixture.open().value();
    const SessionId session = store->roster().openSession(StoreFixture::session()).value();
    auto people = fixture.people(3);
    QVERIFY(store->roster().import(session, people).ok());
    people[1].person.mother = "Siti Aminah";
    const auto counts = store->roster().import(session, people).value();
    QCOMPARE(counts.changed, 1);
    QCOMPARE(counts.known, 2);
    const auto found = store->roster().findByNik(people[1].person.nik).value();
    QVERIFY(found.has_value());
    QCOMPARE(found->person.mother, std::string("Siti Aminah"));
    QCOMPARE(found->queueNumber, 2);
}

/// The same list again, while yesterday was not closed: nothing moves.
void StationStoreTest::importNextMorningLeavesTheDayWhole()
{
    StoreFixture fixture(21);
    auto store = fixture.open().value();
    const auto sealed = sealFirst(fixture, *store);
    const auto session = store->enrolments().load(sealed.enrolment).value().session;
    const auto people = store->roster().list({}).value();
    const auto half = store->enrolments().begin(people[1].id, {"op-1", "policy-4"}).value();
    auto facts = StoreFixture::session();
    facts.day = Date(std::chrono::sys_days(facts.day) + std::chrono::days(1));
    fixture.clock.advance(std::chrono::hours(24));
    QVERIFY(store->roster().noOtherOpen(facts));
    const auto again = store->roster().openSession(facts).value();
    QCOMPARE(again, session);
    QCOMPARE(store->roster().import(again, fixture.people(3)).value().known, 3);
    const auto counts = store->roster().counts(session).value();
    QCOMPARE(counts.of(QueueStatus::Done), 1);
    QCOMPARE(counts.of(QueueStatus::Recording), 1);
    QCOMPARE(store->roster().entry(people[1].id).value().enrolment, std::optional(half));
    QCOMPARE(store->roster().sessions().value().size(), std::size_t{1});
}

void StationStoreTest::otherSchoolsWaitForTheirTurn()
{
    StoreFixture fixture(22);
    auto store = fixture.open().value();
    const auto session = store->roster().openSession(StoreFixture::session()).value();
    auto other = StoreFixture::session();
    QVERIFY(store->roster().noOtherOpen(other));
    other.school = "SMKN 1 Pekanbaru";
    const Status refused = store->roster().noOtherOpen(other);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QVERIFY(refused.error().detail.ends_with("SMAN 3 Pekanbaru"));
    other = StoreFixture::session();
    other.sptNumber += "/2";
    QVERIFY(!store->roster().noOtherOpen(other));
    QVERIFY(store->roster().closeSession(session));
    QVERIFY(store->roster().noOtherOpen(other));
}

/// As an older version has left stores: two sessions open at once.
void StationStoreTest::whoIsAtWorkStaysInTheOpenSession()
{
    StoreFixture fixture(23);
    auto store = fixture.open().value();
    const auto sealed = sealFirst(fixture, *store);
    const auto session = store->enrolments().load(sealed.enrolment).value().session;
    const auto people = store->roster().list({}).value();
    QVERIFY(store->enrolments().begin(people[1].id, {"op-1", "policy-4"}).ok());
    auto other = StoreFixture::session();
    other.school = "SMKN 1 Pekanbaru";
    const auto second = store->roster().openSession(other).value();
    QVERIFY(store->roster().import(second, fixture.people(3)).ok());
    const auto sessionOf = [&](std::size_t n) {
        return store->roster().entry(people[n].id).value().session;
    };
    QCOMPARE(sessionOf(0), session);
    QCOMPARE(sessionOf(1), session);
    QCOMPARE(sessionOf(2), second);
}

void StationStoreTest::theListSaysWhoWaits_data()
{
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("says");
    QTest::addColumn<bool>("permitted");
    QTest::addColumn<int>("after");
    const auto row = [](const char* name, QueueStatus before, QueueStatus says, bool permitted,
                        QueueStatus after) {
        QTest::newRow(name) << static_cast<int>(before) << static_cast<int>(says) << permitted
                            << static_cast<int>(after);
    };
    using enum QueueStatus;
    row("recorded elsewhere since", Waiting, AlreadyRecorded, false, AlreadyRecorded);
    row("said so by mistake", AlreadyRecorded, Waiting, false, Waiting);
    row("came of age", TooYoung, Waiting, false, Waiting);
    row("allowed by a supervisor", TooYoung, TooYoung, true, Waiting);
    row("put off", Postponed, AlreadyRecorded, false, Postponed);
    row("on the list for printing", Printed, AlreadyRecorded, false, Printed);
}

void StationStoreTest::theListSaysWhoWaits()
{
    QFETCH(int, before);
    QFETCH(int, says);
    QFETCH(bool, permitted);
    QFETCH(int, after);
    StoreFixture fixture(24);
    auto store = fixture.open().value();
    const auto session = store->roster().openSession(StoreFixture::session()).value();
    auto people = fixture.people(1);
    people[0].status = static_cast<QueueStatus>(before);
    QVERIFY(store->roster().import(session, people).ok());
    const PersonId id = firstPerson(*store);
    if (permitted) {
        QVERIFY(store->roster().permit(id, {"sup-1", fixture.clock.now}));
    }
    people[0].status = static_cast<QueueStatus>(says);
    QVERIFY(store->roster().import(session, people).ok());
    QCOMPARE(static_cast<int>(store->roster().entry(id).value().status), after);
}

/// Rejected, then recorded again by a clock that was set back.
void StationStoreTest::theLatestRecordingIsTheOneWrittenLast()
{
    StoreFixture fixture(25);
    auto store = fixture.open().value();
    const auto packet = sealFirst(fixture, *store);
    const PersonId person = firstPerson(*store);
    QVERIFY(store->packets()
                .storeAnswer(packet.id, packet::Verdict::Rejected, asBytes("no"), "PartMissing")
                .value());
    fixture.clock.advance(std::chrono::hours(-5));
    const auto again = store->enrolments().begin(person, {"op-1", "policy-4"}).value();
    QCOMPARE(store->roster().entry(person).value().enrolment, std::optional(again));
}

/// F8 while the seal was being saved.
void StationStoreTest::whoIsSealedIsNotPutOff()
{
    StoreFixture fixture(26);
    auto store = fixture.open().value();
    const EnrolmentId id = beginFirst(fixture, *store);
    QVERIFY(store->packets()
                .commitSealed(id, fixture.sealer(1'000), {{}, QueueStatus::NeedsDataCorrection})
                .ok());
    const PersonId person = firstPerson(*store);
    QCOMPARE(store->roster().entry(person).value().status, QueueStatus::NeedsDataCorrection);
    QCOMPARE(store->roster()
                 .postpone(person, record::NotDoneReason::EquipmentFailure, "kabel")
                 .error()
                 .code,
             ErrorCode::Refused);
    QCOMPARE(store->roster().entry(person).value().status, QueueStatus::NeedsDataCorrection);
}

void StationStoreTest::rosterIsSearched_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("className");
    QTest::addColumn<int>("found");
    QTest::newRow("everyone") << ""
                              << "" << 30;
    QTest::newRow("name in another case") << "NABILA"
                                          << "" << 30;
    QTest::newRow("end of a name") << "91 12"
                                   << "" << 1;
    QTest::newRow("start of a NIK") << "14710901"
                                    << "" << 2;
    QTest::newRow("queue number") << "17"
                                  << "" << 2; // number 17, and the name ending in 17
    QTest::newRow("class") << ""
                           << "XI IPS 2" << 15;
    QTest::newRow("wildcards are letters") << "%"
                                           << "" << 0;
    QTest::newRow("quotes are letters") << "' OR 1=1 --"
                                        << "" << 0;
    QTest::newRow("nobody") << "zainal"
                            << "" << 0;
}

void StationStoreTest::rosterIsSearched()
{
    QFETCH(QString, search);
    QFETCH(QString, className);
    QFETCH(int, found);
    StoreFixture fixture(3);
    auto store = fixture.open().value();
    const SessionId session = store->roster().openSession(StoreFixture::session()).value();
    QVERIFY(store->roster().import(session, fixture.people(30)).ok());
    store::RosterFilter filter;
    filter.session = session;
    filter.search = search.toStdString();
    filter.className = className.toStdString();
    QCOMPARE(static_cast<int>(store->roster().list(filter).value().size()), found);
}

void StationStoreTest::postponeKeepsReason()
{
    StoreFixture fixture(4);
    auto store = fixture.open().value();
    const EnrolmentId id = beginFirst(fixture, *store);
    const PersonId person = firstPerson(*store);
    QCOMPARE(store->roster().entry(person).value().status, QueueStatus::Recording);
    QVERIFY(store->roster().postpone(person, record::NotDoneReason::EquipmentFailure, "kabel"));
    store.reset();
    store = fixture.open().value();
    const auto entry = store->roster().entry(person).value();
    QCOMPARE(entry.status, QueueStatus::Postponed);
    QCOMPARE(entry.reason, std::optional(record::NotDoneReason::EquipmentFailure));
    QCOMPARE(entry.note, std::string("kabel"));
    QCOMPARE(entry.enrolment, std::optional(id));
    QCOMPARE(store->roster().counts(entry.session).value().of(QueueStatus::Postponed), 1);
    QCOMPARE(store->enrolments().begin(person, {"op-2", "policy-4"}).value(), id);
}

void StationStoreTest::enrolmentSurvivesReopening()
{
    StoreFixture fixture(5);
    auto store = fixture.open().value();
    const EnrolmentId id = beginFirst(fixture, *store);
    auto& enrolments = store->enrolments();
    QVERIFY(enrolments.saveStep(id, record::Step::ReadBack, store::StepState::Done, R"({"a":1})"));
    QVERIFY(
        enrolments.saveStep(id, record::Step::Photo, store::StepState::InProgress, R"({"b":1})"));
    QVERIFY(
        enrolments.saveStep(id, record::Step::Photo, store::StepState::InProgress, R"({"b":2})"));
    const auto photo = fixture.sample(kPhoto, 1, 90'000);
    const auto saved = store->samples().save(id, photo).value();
    QVERIFY(enrolments.approvePhoto(id, {saved.id, "student", fixture.clock.now}));
    const Bytes evidence = toBytes(asBytes("jpeg of a bandage"));
    auto expected = injuredThumb(evidence);
    expected.approval = record::Approval{"sup-1", fixture.clock.now};
    QVERIFY(enrolments.saveException(id, expected, evidence));
    const SamplePosition thumb{record::Modality::Fingerprints, FingerPosition::LeftThumb,
                               Eye::Unknown};
    const store::StatementRecord statement{crypto::hash256(asBytes("text")),
                                           crypto::hash256(asBytes("record")), "json", "op-1",
                                           fixture.clock.now};
    const Bytes strokes = toBytes(asBytes("[[1,2]]"));
    QVERIFY(enrolments.saveStatement(id, statement, strokes));
    store::ValidationRecord validation;
    validation.operatorId = "op-1";
    validation.score = 0.75;
    validation.recordHash = statement.recordHash;
    validation.at = fixture.clock.now;
    QVERIFY(enrolments.saveValidation(id, validation));

    store.reset();
    store = fixture.open().value();
    QCOMPARE(store->enrolments().open().value(), std::vector{id});
    const auto loaded = store->enrolments().load(id).value();
    QCOMPARE(loaded.person, fixture.person(0));
    QCOMPARE(loaded.policyVersion, std::string("policy-4"));
    QVERIFY(loaded.done(record::Step::ReadBack));
    QVERIFY(!loaded.done(record::Step::Photo));
    QCOMPARE(loaded.step(record::Step::Photo)->dataJson, std::string(R"({"b":2})"));
    QCOMPARE(loaded.samples.size(), std::size_t{1});
    QCOMPARE(store->samples().image(loaded.samples[0].id).value(), photo.image);
    QCOMPARE(store->samples().templateOf(loaded.samples[0].id).value(), photo.templateBytes);
    QCOMPARE(loaded.samples[0].frameHash, photo.info.frameHash);
    QCOMPARE(loaded.samples[0].quality, std::optional(70));
    QVERIFY(loaded.samples[0].chosen);
    QVERIFY(loaded.photoApproval.has_value());
    QCOMPARE(loaded.photoApproval->approvedBy, std::string("student"));
    QCOMPARE(loaded.exceptions.size(), std::size_t{1});
    QCOMPARE(loaded.exceptions[0].exception, expected);
    QCOMPARE(store->enrolments().evidence(id, thumb).value(), evidence);
    QVERIFY(loaded.statement.has_value());
    QCOMPARE(loaded.statement->recordHash, statement.recordHash);
    QCOMPARE(store->enrolments().statementSignature(id).value(), strokes);
    QCOMPARE(loaded.validation->score, std::optional(0.75));
}

void StationStoreTest::beginTwiceGivesTheSameEnrolment()
{
    StoreFixture fixture(6);
    auto store = fixture.open().value();
    const EnrolmentId id = beginFirst(fixture, *store);
    QCOMPARE(store->enrolments().begin(firstPerson(*store), {"op-1", "policy-4"}).value(), id);
    QVERIFY(store->packets().commitSealed(id, fixture.sealer(1'000), {}).ok());
    QCOMPARE(store->enrolments()
                 .saveStep(id, record::Step::Photo, store::StepState::Done, "")
                 .error()
                 .code,
             ErrorCode::Refused);
}

void StationStoreTest::replayIsRefused()
{
    StoreFixture fixture(7);
    auto store = fixture.open().value();
    const EnrolmentId id = beginFirst(fixture, *store);
    auto sample = fixture.sample(kRightIndex, 1, 5'000);
    const auto first = store->samples().save(id, sample).value();
    // The same save again, as after a crash before its answer.
    QCOMPARE(store->samples().save(id, sample).value().id, first.id);
    sample.info.attempt = 2;
    QCOMPARE(store->samples().save(id, sample).error().code, ErrorCode::Conflict);
    sample.info.position = kLeftIndex;
    QCOMPARE(store->samples().save(id, sample).error().code, ErrorCode::Conflict);
    QVERIFY(store->samples().seen(sample.info.frameHash).value());
    sample.replay = store::Replay::Allow;
    QVERIFY(store->samples().save(id, sample).ok());
    auto other = fixture.sample(kRightIndex, 1, 5'000);
    QCOMPARE(store->samples().save(id, other).error().code, ErrorCode::Conflict);
    // Removing the sample does not make its image new again.
    QVERIFY(store->samples().removePosition(id, kRightIndex));
    sample.info.position = kRightIndex;
    sample.replay = store::Replay::Refuse;
    QCOMPARE(store->samples().save(id, sample).error().code, ErrorCode::Conflict);
}

void StationStoreTest::attemptsAreChosen()
{
    StoreFixture fixture(8);
    auto store = fixture.open().value();
    auto& samples = store->samples();
    const EnrolmentId id = beginFirst(fixture, *store);
    const auto first = samples.save(id, fixture.sample(kRightEye, 1, 9'000)).value();
    QCOMPARE(samples.nextAttempt(id, kRightEye, SamplePurpose::Capture).value(), 2);
    const auto second = samples.save(id, fixture.sample(kRightEye, 2, 9'000)).value();
    QVERIFY(second.chosen);
    QVERIFY(samples.choose(first.id));
    const auto infos = samples.list(id).value();
    for (const auto& info : infos) {
        QCOMPARE(info.chosen, info.id == first.id);
    }
    auto verification = fixture.sample(kRightIndex, 1, 4'000);
    verification.info.purpose = SamplePurpose::Verification;
    QVERIFY(samples.save(id, verification).ok());
    QVERIFY(samples.save(id, fixture.sample(kRightIndex, 1, 4'000)).ok());
    QVERIFY(samples.fingerTemplatesOfOthers(id).value().empty());
    const PersonId next = store->roster().list({}).value().at(1).id;
    const EnrolmentId other = store->enrolments().begin(next, {"op-1", "policy-4"}).value();
    const auto templates = samples.fingerTemplatesOfOthers(other).value();
    QCOMPARE(templates.size(), std::size_t{1});
    QCOMPARE(templates.front().enrolment, id);
    QCOMPARE(templates.front().queueNumber, store->roster().list({}).value().at(0).queueNumber);
}

void StationStoreTest::limitsAreKept_data()
{
    QTest::addColumn<int>("what");
    QTest::newRow("no image") << 0;
    QTest::newRow("image too long") << 1;
    QTest::newRow("template too long") << 2;
    QTest::newRow("measures too long") << 3;
    QTest::newRow("attempt zero") << 4;
    QTest::newRow("attempt 51") << 5;
}

void StationStoreTest::limitsAreKept()
{
    QFETCH(int, what);
    StoreFixture fixture(9);
    auto store = fixture.open().value();
    const EnrolmentId id = beginFirst(fixture, *store);
    auto sample = fixture.sample(kPhoto, 1, 100);
    switch (what) {
    case 0:
        sample.image.clear();
        break;
    case 1:
        sample.image.resize(store::kSampleImageBytesMax + 1);
        break;
    case 2:
        sample.templateBytes.resize(store::kSampleTemplateBytesMax + 1);
        break;
    case 3:
        sample.info.measuresJson.resize(store::kSampleJsonBytesMax + 1);
        break;
    case 4:
        sample.info.attempt = 0;
        break;
    default:
        sample.info.attempt = store::kSampleAttemptsMax + 1;
        break;
    }
    QCOMPARE(store->samples().save(id, sample).error().code, ErrorCode::InvalidInput);
    QVERIFY(store->samples().list(id).value().empty());
}

void StationStoreTest::sealDeletesPlaintextAndKeepsTheRest()
{
    StoreFixture fixture(10);
    auto store = fixture.open().value();
    const EnrolmentId id = beginFirst(fixture, *store);
    auto& samples = store->samples();
    const auto photo = samples.save(id, fixture.sample(kPhoto, 1, 50'000)).value();
    const auto finger = samples.save(id, fixture.sample(kRightIndex, 1, 30'000)).value();
    const auto rejected = samples.save(id, fixture.sample(kRightEye, 1, 20'000)).value();
    const auto iris = samples.save(id, fixture.sample(kRightEye, 2, 20'000)).value();
    const Bytes evidence = toBytes(asBytes("jpeg of a bandage"));
    QVERIFY(store->enrolments().saveException(id, injuredThumb(evidence), evidence));
    const Bytes thumbnail = toBytes(asBytes("small jpeg"));
    const auto packet =
        store->packets().commitSealed(id, fixture.sealer(200'000), {.photoThumbnail = thumbnail});
    QVERIFY(packet.ok());

    for (const auto& info : {photo, finger, rejected, iris}) {
        QCOMPARE(samples.image(info.id).error().code, ErrorCode::NotFound);
    }
    QCOMPARE(samples.templateOf(rejected.id).error().code, ErrorCode::NotFound);
    QVERIFY(samples.templateOf(iris.id).ok()); // for the search until the session closes
    QVERIFY(samples.templateOf(finger.id).ok());
    const auto loaded = store->enrolments().load(id).value();
    QCOMPARE(loaded.state, store::EnrolmentState::Sealed);
    QCOMPARE(loaded.packet, std::optional(packet.value().id));
    QCOMPARE(loaded.samples.size(), std::size_t{3}); // quality of the chosen ones
    QVERIFY(!loaded.samples[0].imageKept);
    QVERIFY(!loaded.exceptions[0].hasEvidence);
    QCOMPARE(store->packets().photoThumbnail(id).value(), thumbnail);
    QCOMPARE(store->roster().entry(loaded.personId).value().status, QueueStatus::Done);
    QVERIFY(!packet.value().publishedAt);
    QVERIFY(store->packets().markPublished(packet.value().id));
    QVERIFY(store->packets().row(packet.value().id).value().publishedAt.has_value());
    QVERIFY(store->roster().recordedHere(loaded.person.nik).value());
    QCOMPARE(store->enrolments().begin(loaded.personId, {"op-1", "p"}).error().code,
             ErrorCode::Conflict);
    QVERIFY(store->check());
    QCOMPARE(fixture.disk.leaks(), std::uint64_t{0});
}

void StationStoreTest::failedSealChangesNothing()
{
    StoreFixture fixture(11);
    auto store = fixture.open().value();
    const EnrolmentId id = beginFirst(fixture, *store);
    const auto sample = store->samples().save(id, fixture.sample(kPhoto, 1, 1'000)).value();
    const auto broken = [](const store::ChainPosition&) {
        return Result<packet::SealedPacket>(Error{ErrorCode::InvalidInput, "broken"});
    };
    QCOMPARE(store->packets().commitSealed(id, broken, {}).error().code, ErrorCode::InvalidInput);
    const auto elsewhere = [&](store::ChainPosition position) {
        ++position.sequence;
        return fixture.sealer(100)(position);
    };
    QCOMPARE(store->packets().commitSealed(id, elsewhere, {}).error().code,
             ErrorCode::InvalidInput);
    const auto changed = [&](const store::ChainPosition& position) {
        auto packet = fixture.sealer(100)(position).value();
        packet.bytes.back() ^= std::byte{1};
        return Result<packet::SealedPacket>(packet);
    };
    QCOMPARE(store->packets().commitSealed(id, changed, {}).error().code, ErrorCode::InvalidInput);
    QVERIFY(store->samples().image(sample.id).ok());
    QCOMPARE(store->enrolments().load(id).value().state, store::EnrolmentState::Open);
    QCOMPARE(store->packets().nextPosition().value().sequence, std::uint64_t{1});
}

void StationStoreTest::chainHasNoGap()
{
    StoreFixture fixture(12);
    auto store = fixture.open().value();
    const auto full = sealFirst(fixture, *store);
    const auto approval =
        store->packets().commitFollowUp(full.enrolment, fixture.approvalOf(full.id)).value();
    QCOMPARE(approval.sequence, full.sequence + 1);
    const auto position = store->packets().nextPosition().value();
    QCOMPARE(position.sequence, std::uint64_t{3});
    QCOMPARE(position.previousHash, approval.hash);
    const auto header = packet::readHeader(store->packets().bytes(approval.id).value()).value();
    QCOMPARE(header.previousHash, full.hash);
    QCOMPARE(store->packets().ofEnrolment(full.enrolment).value().size(), std::size_t{2});
    QCOMPARE(store->packets().commitFollowUp(full.enrolment, fixture.sealer(10)).error().code,
             ErrorCode::InvalidInput);
}

void StationStoreTest::receiptsAndAnswers()
{
    StoreFixture fixture(13);
    auto store = fixture.open().value();
    auto& packets = store->packets();
    const auto packet = sealFirst(fixture, *store);
    const auto session = store->enrolments().load(packet.enrolment).value().session;
    QCOMPARE(packets.progress(session).value().received, 0);
    QVERIFY(packets.storeReceipt(packet.id, asBytes("receipt")).value());
    QVERIFY(!packets.storeReceipt(packet.id, asBytes("receipt")).value());
    QCOMPARE(packets.storeReceipt(packet.id, asBytes("other")).error().code, ErrorCode::Conflict);
    QCOMPARE(packets.storeReceipt({}, asBytes("receipt")).error().code, ErrorCode::NotFound);
    QCOMPARE(packets.row(packet.id).value().state, record::TransportState::Receipted);
    QVERIFY(packets.storeAnswer(packet.id, packet::Verdict::Accepted, asBytes("yes"), "").value());
    QVERIFY(!packets.storeAnswer(packet.id, packet::Verdict::Accepted, asBytes("yes"), "").value());
    const auto progress = packets.progress(session).value();
    QCOMPARE(progress.recorded, 1);
    QCOMPARE(progress.sealed, 1);
    QCOMPARE(progress.received, 1);
    QCOMPARE(progress.accepted, 1);
    QCOMPARE(packets.receipt(packet.id).value(), toBytes(asBytes("receipt")));
    QCOMPARE(packets.answer(packet.id).value(), toBytes(asBytes("yes")));
    QCOMPARE(packets.row(packet.id).value().state, record::TransportState::Accepted);
}

void StationStoreTest::rejectedPersonIsRecordedAgain()
{
    StoreFixture fixture(14);
    auto store = fixture.open().value();
    auto& packets = store->packets();
    const auto packet = sealFirst(fixture, *store);
    const PersonId person = store->enrolments().load(packet.enrolment).value().personId;
    QVERIFY(packets.storeAnswer(packet.id, packet::Verdict::Rejected, asBytes("no"), "PartMissing")
                .value());
    QCOMPARE(store->roster().entry(person).value().status, QueueStatus::NeedsRerecording);
    QCOMPARE(packets.row(packet.id).value().cause, std::string("PartMissing"));
    QVERIFY(!store->roster().recordedHere(fixture.person(0).nik).value());
    const auto again = store->enrolments().begin(person, {"op-1", "policy-4"}).value();
    QVERIFY2(store->samples().fingerTemplatesOfOthers(again).value().empty(),
             "the rejected record is no twin of its own person");
    const auto second = packets.commitSealed(again, fixture.sealer(100), {}).value();
    const auto session = store->enrolments().load(again).value().session;
    auto progress = packets.progress(session).value();
    QCOMPARE(progress.recorded, 1);
    QCOMPARE(progress.rejected, 0);
    // A late answer to the first packet does not touch the person any more.
    QVERIFY(packets.storeAnswer(packet.id, packet::Verdict::Rejected, asBytes("no 2"), "Other")
                .value());
    QCOMPARE(store->roster().entry(person).value().status, QueueStatus::Done);
    QVERIFY(packets.storeAnswer(second.id, packet::Verdict::Accepted, asBytes("yes"), "").value());
    QCOMPARE(packets.progress(session).value().accepted, 1);
}

void StationStoreTest::safetyCounts()
{
    StoreFixture fixture(15);
    auto store = fixture.open().value();
    auto& packets = store->packets();
    const auto first = sealFirst(fixture, *store);
    const auto people = store->roster().list({}).value();
    std::vector<store::PacketRow> rows{first};
    for (std::size_t i = 1; i < 3; ++i) {
        const auto id = store->enrolments().begin(people[i].id, {"op-1", "p"}).value();
        rows.push_back(packets.commitSealed(id, fixture.sealer(100), {}).value());
    }
    QCOMPARE(packets.safety().value().notSafe, 3);
    QVERIFY(packets.markPublished(rows[0].id));
    QCOMPARE(packets.safety().value().notSafe, 3); // on its way changes nothing
    QVERIFY(packets.recordCopy(rows[0].id, "SER-1", asBytes("evidence")).value());
    QVERIFY(!packets.recordCopy(rows[0].id, "SER-1", asBytes("evidence")).value());
    QVERIFY(packets.storeReceipt(rows[1].id, asBytes("receipt")).value());
    QVERIFY(packets.setHeld(rows[2].id, "intake: CHAIN_FORK"));
    QVERIFY(packets.setHeld(rows[1].id, "intake: SIG")); // the receipt is what counts
    const auto counts = packets.safety().value();
    QCOMPARE(counts.held, 1);
    QCOMPARE(counts.onLaptop, 3);
    QCOMPARE(counts.secondCopy, 1); // the receipt is counted as a receipt
    QCOMPARE(counts.received, 1);
    QCOMPARE(counts.notSafe, 1);
}

void StationStoreTest::sessionClosesOnlyWhenSafe()
{
    StoreFixture fixture(16);
    auto store = fixture.open().value();
    const EnrolmentId id = beginFirst(fixture, *store);
    const auto session = store->enrolments().load(id).value().session;
    const auto finger = store->samples().save(id, fixture.sample(kRightIndex, 1, 1'000)).value();
    const auto eye = store->samples().save(id, fixture.sample(kRightEye, 1, 1'000)).value();
    QCOMPARE(store->roster().closeSession(session).error().code, ErrorCode::Refused);
    const auto packet = store->packets().commitSealed(id, fixture.sealer(100),
                                                      {.photoThumbnail = toBytes(asBytes("t"))});
    QVERIFY(packet.ok());
    QCOMPARE(store->roster().closeSession(session).error().code, ErrorCode::Refused);
    QVERIFY(store->packets().recordCopy(packet.value().id, "SER-1", asBytes("e")).value());
    const auto another =
        store->enrolments().begin(store->roster().list({}).value().at(1).id, {"op-1", "p"}).value();
    QCOMPARE(store->samples().irisCodesOfOthers(another).value().size(), std::size_t{1});
    QVERIFY(store->enrolments().load(another).ok());
    QVERIFY(store->roster().postpone(store->roster().list({}).value().at(1).id,
                                     record::NotDoneReason::EquipmentFailure, ""));
    QVERIFY(store->samples().templateOf(finger.id).ok());
    QVERIFY(store->samples().templateOf(eye.id).ok());
    QVERIFY(store->roster().closeSession(session));
    QVERIFY(!store->samples().templateOf(finger.id).ok());
    QVERIFY(!store->samples().templateOf(eye.id).ok());
    QVERIFY(store->samples().irisCodesOfOthers(another).value().empty());
    QVERIFY(!store->packets().photoThumbnail(id).ok());
    QVERIFY(!store->roster().currentSession().value().has_value());
}

void StationStoreTest::sessionClosesOverWhoIsPutOff()
{
    StoreFixture fixture(18);
    auto store = fixture.open().value();
    const EnrolmentId id = beginFirst(fixture, *store);
    const auto begun = store->enrolments().load(id).value();
    const auto finger = store->samples().save(id, fixture.sample(kRightIndex, 1, 1'000)).value();
    QCOMPARE(store->roster().closeSession(begun.session).error().code, ErrorCode::Refused);
    QVERIFY(store->roster().postpone(begun.personId, record::NotDoneReason::EquipmentFailure, ""));
    QVERIFY(store->roster().closeSession(begun.session));
    QVERIFY2(store->samples().templateOf(finger.id).ok(), "it goes on another day");
    rekam::store::SessionFacts tomorrow;
    tomorrow.school = "SMAN 3 Pekanbaru";
    tomorrow.day = std::chrono::year(2026) / 11 / 30;
    const auto next = store->roster().openSession(tomorrow).value();
    const std::vector<rekam::store::RosterItem> again{{begun.person, QueueStatus::Waiting}};
    QVERIFY(store->roster().import(next, again).ok());
    const auto resumed = store->enrolments().begin(begun.personId, {"OP-0001", "1"}).value();
    QVERIFY(resumed == id);
    QVERIFY(store->enrolments().load(id).value().session == next);
}

void StationStoreTest::purgeTakesOnlyAccepted()
{
    StoreFixture fixture(17);
    auto store = fixture.open().value();
    auto& packets = store->packets();
    const auto packet = sealFirst(fixture, *store);
    QVERIFY(packets.storeReceipt(packet.id, asBytes("receipt")).value());
    const auto purge = [&] {
        return packets.purge(std::chrono::hours(24 * 30), fixture.clock.now).value();
    };
    fixture.clock.advance(std::chrono::hours(24 * 60));
    QCOMPARE(purge(), 0);
    QVERIFY(packets.storeAnswer(packet.id, packet::Verdict::Accepted, asBytes("yes"), "").value());
    QCOMPARE(purge(), 0);
    const WallTime answered = fixture.clock.now;
    fixture.clock.advance(std::chrono::hours(24 * 30));
    QCOMPARE(purge(), 0); // its session is still open
    QVERIFY(
        store->roster().closeSession(store->enrolments().load(packet.enrolment).value().session));
    QCOMPARE(packets.purge(std::chrono::hours(24 * 30), answered).value(), 0); // the clock alone
    QCOMPARE(purge(), 1);
    QCOMPARE(purge(), 0);
    QCOMPARE(packets.bytes(packet.id).error().code, ErrorCode::NotFound);
    QCOMPARE(store->enrolments().load(packet.enrolment).error().code, ErrorCode::NotFound);
    QVERIFY(!store->roster().findByNik(fixture.person(0).nik).value().has_value());
    QVERIFY(store->roster().recordedHere(fixture.person(0).nik).value());
    QVERIFY(packets.receipt(packet.id).ok());
    QVERIFY(store->check());
    // The next import of the same list does not bring the biodata back.
    auto later = StoreFixture::session();
    later.sptNumber += "/2";
    const auto session = store->roster().openSession(later).value();
    QCOMPARE(store->roster().import(session, fixture.people(3)).value().known, 3);
    QVERIFY(!store->roster().findByNik(fixture.person(0).nik).value().has_value());
}

void StationStoreTest::reserveRefusesCapturesButNotSeals()
{
    StoreFixture fixture(18);
    auto store = fixture.open().value();
    const EnrolmentId id = beginFirst(fixture, *store);
    QVERIFY(store->checkRoom());
    fixture.disk.freeBytes = store::kReserveBytes + 50'000;
    QVERIFY(store->samples().save(id, fixture.sample(kPhoto, 1, 40'000)).ok());
    QCOMPARE(store->samples().save(id, fixture.sample(kRightEye, 1, 60'000)).error().code,
             ErrorCode::NoSpace);
    fixture.disk.freeBytes = store::kReserveBytes - 1;
    QCOMPARE(store->checkRoom().error().code, ErrorCode::NoSpace);
    QVERIFY(store->packets().commitSealed(id, fixture.sealer(80'000), {}).ok());
}

void StationStoreTest::auditFindsEdits_data()
{
    QTest::addColumn<QString>("edit");
    QTest::addColumn<qulonglong>("firstBad");
    QTest::newRow("nothing") << "SELECT 1" << qulonglong{0};
    QTest::newRow("other event") << "UPDATE audit SET event = 99 WHERE sequence = 3"
                                 << qulonglong{3};
    QTest::newRow("other actor") << "UPDATE audit SET actor = 'x' WHERE sequence = 2"
                                 << qulonglong{2};
    QTest::newRow("other time") << "UPDATE audit SET at_ms = at_ms + 1 WHERE sequence = 4"
                                << qulonglong{4};
    QTest::newRow("other subject")
        << "UPDATE audit SET subject = zeroblob(15) WHERE sequence = 4" << qulonglong{4};
    QTest::newRow("first gone") << "DELETE FROM audit WHERE sequence = 1" << qulonglong{1};
    QTest::newRow("one gone") << "DELETE FROM audit WHERE sequence = 3" << qulonglong{3};
    QTest::newRow("hash and all behind it")
        << "DELETE FROM audit WHERE sequence >= 3" << qulonglong{0}; // found by the anchor instead
}

void StationStoreTest::auditFindsEdits()
{
    QFETCH(QString, edit);
    QFETCH(qulonglong, firstBad);
    StoreFixture fixture(19);
    auto store = fixture.open().value();
    (void)beginFirst(fixture, *store);
    store.reset();
    {
        auto database = store::Database::open({"/station/store/station.db", fixture.disk.vfsName()},
                                              fixture.key())
                            .value();
        if (edit != "SELECT 1") {
            QVERIFY(!database->execute(edit.toStdString())); // the triggers forbid it
        }
        QVERIFY(database->execute("DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete"));
        QVERIFY(database->execute(edit.toStdString()));
    }
    store = fixture.open().value();
    const auto verdict = store->audit().verify().value();
    QCOMPARE(verdict.firstBad, firstBad);
    QCOMPARE(verdict.finding.empty(), firstBad == 0);
    QCOMPARE(store->findings().rollbackSuspected, edit.contains(">= 3"));
}

void StationStoreTest::stationKeyIsNeverReplaced()
{
    StoreFixture fixture(20);
    auto store = fixture.open().value();
    auto& keys = store->keys();
    QCOMPARE(keys.load(store::StationKey::Signing).error().code, ErrorCode::NotFound);
    const Bytes seed(32, std::byte{7});
    QVERIFY(keys.save(store::StationKey::Signing, seed));
    QVERIFY(keys.save(store::StationKey::Signing, seed));
    QCOMPARE(keys.save(store::StationKey::Signing, Bytes(32, std::byte{8})).error().code,
             ErrorCode::Conflict);
    store.reset();
    store = fixture.open().value();
    QVERIFY(
        std::ranges::equal(store->keys().load(store::StationKey::Signing).value().view(), seed));
}

void StationStoreTest::lostDatabaseIsNotMadeAnew()
{
    StoreFixture fixture(23);
    fixture.open().value().reset();
    const auto options = fixture.options();
    QVERIFY(options.files->remove(options.folder / "station.db"));
    const auto lost = fixture.open();
    QVERIFY(!lost);
    QCOMPARE(lost.error().code, ErrorCode::Integrity);
    QVERIFY(!fixture.open()); // nor the next time
    // Negative control: without the anchor nothing tells it from a first start.
    QVERIFY(options.files->remove(options.folder / "anchor"));
    QVERIFY(fixture.open());
}

void StationStoreTest::backupOpens()
{
    StoreFixture fixture(21);
    auto store = fixture.open().value();
    const auto packet = sealFirst(fixture, *store);
    QVERIFY(store->backup("/stick/backup"));
    store.reset();
    auto options = fixture.options();
    options.folder = "/stick/backup";
    auto copy = StationStore::open(options, fixture.key()).value();
    QVERIFY(copy->check());
    QVERIFY(copy->packets().bytes(packet.id).ok());
    QCOMPARE(fixture.disk.leaks(), std::uint64_t{0});
}

/// What closing a session erases must not stay in the backup that was made a step before.
void StationStoreTest::backupWithoutPatterns()
{
    StoreFixture fixture(23);
    auto store = fixture.open().value();
    const EnrolmentId id = beginFirst(fixture, *store);
    const auto finger = store->samples().save(id, fixture.sample(kRightIndex, 1, 1'000)).value();
    const auto packet = store->packets().commitSealed(
        id, fixture.sealer(100), {.photoThumbnail = toBytes(asBytes("thumbnail"))});
    QVERIFY(packet.ok());
    // Somebody who was put off half-way: what was captured of them is needed later.
    const auto people = store->roster().list({}).value();
    const auto open = store->enrolments().begin(people.at(1).id, {"op-1", "p"}).value();
    const auto kept = store->samples().save(open, fixture.sample(kRightIndex, 1, 1'000)).value();
    QVERIFY(store->backup("/stick/whole"));
    QVERIFY(store->backup("/stick/spare", store::BackupContent::WithoutPatterns));
    QVERIFY2(store->samples().templateOf(finger.id).ok(), "the store itself is untouched");
    store.reset();
    const auto opened = [&](const char* folder) {
        auto options = fixture.options();
        options.folder = folder;
        return StationStore::open(options, fixture.key()).value();
    };
    const auto whole = opened("/stick/whole");
    QVERIFY2(whole->samples().templateOf(finger.id).ok(), "negative control");
    QVERIFY(whole->packets().photoThumbnail(id).ok());
    const auto spare = opened("/stick/spare");
    QVERIFY(spare->check());
    QVERIFY(!spare->samples().templateOf(finger.id).ok());
    QVERIFY(!spare->packets().photoThumbnail(id).ok());
    QVERIFY(spare->packets().bytes(packet.value().id).ok());
    QVERIFY(spare->samples().templateOf(kept.id).ok());
    QCOMPARE(fixture.disk.leaks(), std::uint64_t{0});
}

void StationStoreTest::facts()
{
    StoreFixture fixture(22);
    auto store = fixture.open().value();
    QVERIFY(!store->fact("policy").value().has_value());
    QVERIFY(store->setFact("policy", "4"));
    QVERIFY(store->setFact("policy", "5"));
    QCOMPARE(store->fact("policy").value().value(), std::string("5"));
    QVERIFY(!store->setFact("", "x"));
    QCOMPARE(store->latestTime().value().value(), fixture.clock.now);
    fixture.clock.advance(std::chrono::hours(-48));
    QVERIFY(store->setActor("op-1"));
    QCOMPARE(store->latestTime().value().value(), fixture.clock.now + std::chrono::hours(48));
}

} // namespace rekam::testing

QTEST_APPLESS_MAIN(rekam::testing::StationStoreTest)
#include "tst_station_store.moc"
