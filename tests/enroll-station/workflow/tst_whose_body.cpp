// Whose finger, whose eye: a record that is somebody else's is not sealed, a stranger validates
// nothing, one eye is not two.
#include "pressed_slap.h"
#include "record_filler.h"
#include "station_home.h"
#include "virtual/bodies/synthetic_iris.h"
#include "workflow/analysis/sample_analysis.h"
#include "workflow/recording/steps/seal_step.h"

#include <QTest>

namespace rekam::testing {

using record::Step;
using view::ActionId;
using workflow::OpenStation;
using workflow::SealStep;

namespace {

constexpr const char* kNik = "1471095103090001";
constexpr const char* kOtherNik = "1471095103090002";
constexpr const char* kOfficer = "OP-0001";
constexpr FingerPosition kFinger = FingerPosition::RightIndex;

workflow::SlapAnalysis touch(const char* body, std::uint64_t variation)
{
    return workflow::analyseSlap(press(body, kFinger, variation).image, kFinger, {}).value();
}

workflow::IrisAnalysis eyeOf(const char* body, Eye eye, std::uint64_t variation)
{
    constexpr std::uint64_t kBodies = 7;
    drivers::IrisOptions options;
    options.variation = variation;
    return workflow::analyseIris(drivers::makeIris(kBodies, body, eye, options).image, eye).value();
}

} // namespace

class WhoseBodyTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<StationHome> m_home;

    store::PersonId enrol(const char* nik, const std::function<void(RecordFiller&)>& fill)
    {
        const store::PersonId who =
            m_home->addPerson(person(nik, 2009), record::QueueStatus::Waiting);
        m_home->onStore([&](OpenStation& station) {
            const auto id = station.store->enrolments().begin(who, {std::string(kOperatorId), "1"});
            RecordFiller filler(station, id.value());
            filler.step(Step::ReadBack);
            filler.step(Step::Documents);
            filler.upToSignature();
            fill(filler);
        });
        return who;
    }

    /// All but the seal, with one finger that can be compared.
    store::PersonId enrolWhole(const char* nik, const Bytes& minutiae)
    {
        return enrol(nik, [&](RecordFiller& filler) {
            filler.fingersBut(kFinger, 0);
            filler.sample(workflow::placeOf(kFinger), "png", minutiae);
            filler.rest(RecordFiller::bothIndexes());
        });
    }

    /// As enrolWhole, with eyes that can be compared.
    store::PersonId enrolWithEyes(const char* nik, const char* eyesOf)
    {
        return enrol(nik, [&](RecordFiller& filler) {
            filler.fingersBut(kFinger, 0);
            filler.sample(workflow::placeOf(kFinger), "png",
                          touch(nik, 1).fingers.front().minutiae);
            filler.step(Step::Fingerprints);
            filler.step(Step::Iris);
            for (const Eye eye : {Eye::Left, Eye::Right}) {
                filler.sample(workflow::placeOf(eye), "png", eyeOf(eyesOf, eye, 1).code);
            }
            filler.verification(RecordFiller::bothIndexes());
            filler.sign();
            filler.validate();
        });
    }

    /// As enrolWhole, with `body`'s touch of kFinger laid down at `place` too.
    store::PersonId enrolWithFingerAt(const char* nik, FingerPosition place, const char* body)
    {
        return enrol(nik, [&](RecordFiller& filler) {
            filler.fingersBut(kFinger, 0);
            filler.sample(workflow::placeOf(kFinger), "png",
                          touch(nik, 1).fingers.front().minutiae);
            constexpr int kSecond = 2;
            filler.sample(workflow::placeOf(place), "png",
                          touch(body, kSecond).fingers.front().minutiae, kSecond);
            filler.rest(RecordFiller::bothIndexes());
        });
    }

    void openAt(store::PersonId who, Step step)
    {
        m_home->station->recording().begin(who);
        m_home->settle();
        QCOMPARE(m_home->station->recording().openStep(), step);
    }

    void scanned(const workflow::SlapAnalysis& slap)
    {
        Q_EMIT m_home->capture.fingersTaken(
            std::make_shared<workflow::FingersTaken>(workflow::FingersTaken{slap.slap, slap, {}}));
        m_home->settle();
    }

    void validateAsSupervisor()
    {
        m_home->station->recording()
            .desk<SealStep>(Step::Seal)
            .validatedBySupervisor(std::string(kSupervisorId));
        m_home->settle();
    }

private Q_SLOTS:

    void init()
    {
        std::vector<provision::OperatorFinger> fingers;
        for (const FingerPosition finger : {kFinger, FingerPosition::LeftIndex}) {
            const auto slap = workflow::analyseSlap(press(kOfficer, finger, 1).image, finger, {});
            fingers.push_back({finger, slap.value().fingers.front().minutiae});
        }
        m_home = std::make_unique<StationHome>(fingers);
        m_home->logIn();
    }

    void cleanup() { m_home.reset(); }

    void aTwinIsNotSealed_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("cause");   // empty: nobody is like this
        QTest::addColumn<bool>("supervised"); // sealed once a supervisor has decided
        QTest::newRow("another body") << QByteArray(kOtherNik) << QString() << true;
        QTest::newRow("the first student's finger")
            << QByteArray(kNik) << QStringLiteral("Sidik jari ini mirip dengan antrean 001")
            << true;
        QTest::newRow("the officer's finger")
            << QByteArray(kOfficer) << QStringLiteral("Sidik jari ini milik petugas") << false;
    }

    /// No operator seals it alone. That the first record was another person's error is for a
    /// supervisor to decide: else whom it wronged could never be recorded.
    void aTwinIsNotSealed()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, cause);
        QFETCH(bool, supervised);
        enrolWhole(kNik, touch(kNik, 1).fingers.front().minutiae);
        const store::PersonId second =
            enrolWhole(kOtherNik, touch(body.constData(), 2).fingers.front().minutiae);
        openAt(second, Step::Seal);
        if (!cause.isEmpty()) {
            QVERIFY2(m_home->display.summary.alert.cause.startsWith(cause),
                     qPrintable(m_home->display.summary.alert.cause));
            QCOMPARE(m_home->display.summary.actions.primary->state, view::ActionState::Disabled);
            m_home->act(ActionId::Primary);
            scanned(touch(kOfficer, 2));
            m_home->act(ActionId::Primary);
            m_home->settle();
            QVERIFY(!m_home->station->recording().sealedRecord());
        }
        validateAsSupervisor();
        m_home->act(ActionId::Primary);
        m_home->settle();
        QCOMPARE(m_home->station->recording().sealedRecord().has_value(), supervised);
    }

    /// Who validated before anybody could see whom the record is like has decided nothing.
    void aValidationOfAnEarlierVisitDecidesNothing()
    {
        enrolWhole(kNik, touch(kNik, 1).fingers.front().minutiae);
        openAt(enrolWhole(kOtherNik, touch(kNik, 2).fingers.front().minutiae), Step::Seal);
        auto& seal = m_home->station->recording().desk<SealStep>(Step::Seal);
        seal.validatedBySupervisor(std::string(kSupervisorId));
        m_home->settle();
        m_home->station->recording().open(Step::Statement);
        m_home->settle();
        m_home->station->recording().open(Step::Seal);
        m_home->settle();
        QCOMPARE(m_home->display.summary.actions.primary->state, view::ActionState::Disabled);
    }

    void theVeryScanOfAnOfficerValidatesOnce()
    {
        const auto scan = touch(kOfficer, 3);
        openAt(enrolWhole(kNik, touch(kNik, 1).fingers.front().minutiae), Step::Seal);
        for (const bool again : {false, true}) {
            m_home->act(again ? ActionId::Retake : ActionId::Primary);
            scanned(scan);
            QCOMPARE(m_home->display.summary.validation.state == view::ValidationState::Matched,
                     !again);
            m_home->station->recording().open(Step::Statement);
            m_home->settle();
            m_home->station->recording().open(Step::Seal);
            m_home->settle();
        }
        m_home->act(ActionId::Primary);
        scanned(touch(kOfficer, 4));
        QCOMPARE(m_home->display.summary.validation.state, view::ValidationState::Matched);
    }

    void whoseEyes_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("sealed");
        QTest::newRow("his own") << QByteArray(kOtherNik) << true;
        QTest::newRow("the first student's, with other fingers") << QByteArray(kNik) << false;
    }

    /// Eyes that are in another record: the summary says whose, and no operator alone seals.
    void whoseEyes()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, sealed);
        const store::PersonId first = enrolWithEyes(kNik, kNik);
        openAt(first, Step::Seal);
        validateAsSupervisor();
        m_home->act(ActionId::Primary); // so that the codes are those of a sealed record
        m_home->settle();
        QVERIFY(m_home->station->recording().sealedRecord());
        openAt(enrolWithEyes(kOtherNik, body.constData()), Step::Seal);
        if (!sealed) {
            QVERIFY2(m_home->display.summary.alert.cause.startsWith(
                         QStringLiteral("Mata ini mirip dengan antrean 001")),
                     qPrintable(m_home->display.summary.alert.cause));
            QCOMPARE(m_home->display.summary.checks.at(0).tone, view::Tone::Err);
            m_home->act(ActionId::Primary);
            scanned(touch(kOfficer, 2));
            m_home->act(ActionId::Primary);
            m_home->settle();
            QVERIFY(!m_home->station->recording().sealedRecord());
        }
        validateAsSupervisor();
        m_home->act(ActionId::Primary);
        m_home->settle();
        QVERIFY(m_home->station->recording().sealedRecord());
    }

    /// One finger of the first student at another position: no operator alone seals it.
    void oneFingerOfAnotherNeedsASupervisor()
    {
        enrolWhole(kNik, touch(kNik, 1).fingers.front().minutiae);
        openAt(enrolWithFingerAt(kOtherNik, FingerPosition::RightMiddle, kNik), Step::Seal);
        const auto& summary = m_home->display.summary;
        QVERIFY2(summary.alert.cause.startsWith(
                     QStringLiteral("Satu jari mirip dengan jari lain antrean 001")),
                 qPrintable(summary.alert.cause));
        QCOMPARE(summary.alert.tone, view::Tone::Warn);
        QCOMPARE(summary.actions.primary->state, view::ActionState::Disabled);
        m_home->act(ActionId::Primary);
        scanned(touch(kOfficer, 2));
        m_home->act(ActionId::Primary);
        m_home->settle();
        QVERIFY(!m_home->station->recording().sealedRecord());
        validateAsSupervisor();
        QCOMPARE(summary.checks.at(0).tone, view::Tone::Warn);
        m_home->act(ActionId::Primary);
        m_home->settle();
        QVERIFY(m_home->station->recording().sealedRecord());
    }

    /// A record that an earlier build saved with one finger at two positions.
    void oneFingerTwiceIsTakenAgain()
    {
        openAt(enrolWithFingerAt(kNik, FingerPosition::RightMiddle, kNik), Step::Seal);
        validateAsSupervisor();
        const auto& summary = m_home->display.summary;
        QVERIFY2(summary.alert.cause.contains(QStringLiteral("Ini jari yang sama")),
                 qPrintable(summary.alert.cause));
        m_home->act(ActionId::Primary);
        m_home->settle();
        QVERIFY(!m_home->station->recording().sealedRecord());
        QCOMPARE(summary.actions.primary->id, ActionId::Retake);
        m_home->act(ActionId::Retake);
        m_home->settle();
        QCOMPARE(m_home->station->recording().openStep(), Step::Fingerprints);
    }

    void whoseFingerValidates_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("validates");
        QTest::newRow("the officer") << QByteArray(kOfficer) << true;
        QTest::newRow("a stranger") << QByteArray("stranger") << false;
        QTest::newRow("the student") << QByteArray(kNik) << false;
    }

    void whoseFingerValidates()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, validates);
        openAt(enrolWhole(kNik, touch(kNik, 1).fingers.front().minutiae), Step::Seal);
        // Nobody seals by arriving: a finger on the glass counts once it was asked for.
        scanned(touch(body.constData(), 2));
        QCOMPARE(m_home->display.summary.validation.state, view::ValidationState::Expired);
        QCOMPARE(m_home->display.summary.actions.primary->state, view::ActionState::Ready);
        QVERIFY(m_home->display.summary.actions.primary->label != QStringLiteral("Segel rekaman"));
        m_home->act(ActionId::Primary);
        m_home->settle();
        QVERIFY(!m_home->station->recording().sealedRecord());
        QCOMPARE(m_home->display.summary.validation.state, view::ValidationState::Waiting);
        scanned(touch(body.constData(), 2));
        QCOMPARE(m_home->display.summary.validation.state,
                 validates ? view::ValidationState::Matched : view::ValidationState::Refused);
        m_home->act(ActionId::Primary);
        m_home->settle();
        QCOMPARE(m_home->station->recording().sealedRecord().has_value(), validates);
    }

    void oneEyeIsNotTwo_data()
    {
        QTest::addColumn<int>("second");
        QTest::addColumn<bool>("taken");
        QTest::newRow("the right eye") << static_cast<int>(Eye::Right) << true;
        QTest::newRow("the left eye again") << static_cast<int>(Eye::Left) << false;
    }

    void oneEyeIsNotTwo()
    {
        QFETCH(int, second);
        QFETCH(bool, taken);
        openAt(enrol(kNik,
                     [](RecordFiller& filler) {
                         filler.fingersBut(std::nullopt);
                         filler.step(Step::Fingerprints);
                     }),
               Step::Iris);
        const auto give = [this](workflow::IrisAnalysis iris, Eye asked) {
            m_home->act(ActionId::Primary);
            iris.eye = asked;
            Q_EMIT m_home->capture.irisTaken(
                std::make_shared<workflow::IrisTaken>(workflow::IrisTaken{std::move(iris), {}}));
            m_home->settle();
        };
        const Eye first = m_home->station->recording().rules().openEyes().front();
        const Eye other = first == Eye::Left ? Eye::Right : Eye::Left;
        give(eyeOf(kNik, Eye::Left, 1), first);
        QVERIFY2(m_home->display.iris.alert.cause.isEmpty(),
                 qPrintable(m_home->display.iris.alert.cause));
        give(eyeOf(kNik, static_cast<Eye>(second), 2), other);
        QCOMPARE(m_home->display.iris.alert.cause,
                 taken ? QString()
                       : QStringLiteral("Ini mata yang sama dengan yang sudah tersimpan."));
        QCOMPARE(m_home->station->recording().rules().openEyes().empty(), taken);
    }
};

} // namespace rekam::testing

QTEST_MAIN(rekam::testing::WhoseBodyTest)
#include "tst_whose_body.moc"
