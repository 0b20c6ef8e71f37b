// *Bukan rekaman kembar*: a record is compared with every other record whose patterns the station
// still holds, whatever its session, finger by finger and eye by eye.
#include "imaging/finger/minutiae.h"
#include "imaging/iris/compare.h"
#include "pressed_slap.h"
#include "record_filler.h"
#include "station_home.h"
#include "support/casia_samples.h"
#include "virtual/bodies/synthetic_iris.h"
#include "workflow/analysis/sample_analysis.h"
#include "workflow/record/twin_check.h"

#include <QTest>

#include <ctime>
#include <map>

namespace rekam::testing {

using workflow::OpenStation;
using workflow::TwinCheck;
using workflow::TwinFinding;

namespace {

constexpr FingerPosition kFinger = FingerPosition::RightIndex;
constexpr const char* kFirstNik = "1471095103090001";
constexpr const char* kLastEye = "030"; ///< of CASIA-IrisV1
constexpr const char* kSecondNik = "1471095103090002";

/// A touch of `body`'s finger as a template.
Bytes touch(const char* body, std::uint64_t variation, FingerPosition finger = kFinger)
{
    const auto slap = workflow::analyseSlap(press(body, finger, variation).image, finger, {});
    return slap.value().fingers.at(0).minutiae;
}

struct Laid
{
    FingerPosition position = FingerPosition::Unknown;
    Bytes minutiae;
};

/// The same finger of the other hand.
FingerPosition mirrored(FingerPosition finger)
{
    constexpr int kHand = 5;
    const int number = static_cast<int>(finger);
    return static_cast<FingerPosition>(number > kHand ? number - kHand : number + kHand);
}

enum class Hands { AsTheyAre, Exchanged };

/// The fingers of `body`, each at its place or at that of the other hand.
std::vector<Laid> fingersOfBody(const char* body, std::uint64_t variation, Hands hands,
                                std::span<const FingerPosition> which)
{
    std::vector<Laid> fingers;
    for (const FingerPosition finger : which) {
        fingers.push_back({hands == Hands::Exchanged ? mirrored(finger) : finger,
                           touch(body, variation, finger)});
    }
    return fingers;
}

/// An image of `body`'s eye as an iris code.
Bytes codeOf(const char* body, Eye eye, std::uint64_t variation)
{
    constexpr std::uint64_t kBodies = 7;
    drivers::IrisOptions options;
    options.variation = variation;
    return workflow::analyseIris(drivers::makeIris(kBodies, body, eye, options).image, eye)
        .value()
        .code;
}

/// Of each eye one code of its first session and one of its second, where both can be encoded.
std::pair<std::vector<Bytes>, std::vector<Bytes>>
eyesOfTwoSessions(const std::vector<CasiaSample>& samples)
{
    std::map<std::string, std::array<Bytes, 2>> eyes;
    for (const CasiaSample& sample : samples) {
        Bytes& code = eyes[sample.eye].at(sample.name.at(4) == '1' ? 0 : 1);
        if (const auto iris = imaging::encodeIris(sample.image); iris && code.empty()) {
            code = imaging::serialiseIris(iris.value());
        }
    }
    std::pair<std::vector<Bytes>, std::vector<Bytes>> sessions;
    for (auto& [eye, codes] : eyes) {
        if (!codes[0].empty() && !codes[1].empty()) {
            sessions.first.push_back(std::move(codes[0]));
            sessions.second.push_back(std::move(codes[1]));
        }
    }
    return sessions;
}

enum class Others { TheOwn, NotTheOwn };

/// Two eyes a person, whose number is the place of its first; that of `own`, or all but it.
void addEyes(workflow::TwinMaterial& material, const std::vector<Bytes>& eyes, std::size_t own,
             Others which)
{
    for (std::size_t i = 0; i + 1 < eyes.size(); i += 2) {
        if ((i == own) != (which == Others::TheOwn)) {
            continue;
        }
        for (const std::size_t at : {i, i + 1}) {
            store::IrisCode code;
            code.enrolment.bytes.front() = static_cast<std::byte>(i);
            code.queueNumber = static_cast<int>(i);
            code.bytes = eyes[at];
            material.othersIrises.push_back(code);
        }
    }
}

struct Recorded
{
    store::PersonId person;
    store::EnrolmentId enrolment;
};

} // namespace

class TwinCheckTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<StationHome> m_home;
    workflow::TwinGallery m_gallery; ///< kept from test to test, as from student to student

    store::SessionId openSession(OpenStation& station, const char* school)
    {
        store::SessionFacts facts;
        facts.school = school;
        facts.day = localDate(station.world.clock->wallTime());
        return station.store->roster().openSession(facts).value();
    }

    /// `nik` is recorded at `school` with a finger that leaves `minutiae`.
    Recorded recorded(const char* school, const char* nik, const Bytes& minutiae)
    {
        return recorded(school, nik, std::vector<Laid>{{kFinger, minutiae}});
    }

    Recorded recorded(const char* school, const char* nik, const std::vector<Laid>& fingers)
    {
        Recorded made;
        m_home->onStore([&](OpenStation& station) {
            const auto session = openSession(station, school);
            const std::vector<store::RosterItem> items{
                {person(nik, 2009), record::QueueStatus::Waiting}};
            REKAM_CHECK(station.store->roster().import(session, items).ok());
            made.person =
                station.store->roster().findByNik(record::Nik::parse(nik).value()).value()->id;
            made.enrolment = station.store->enrolments()
                                 .begin(made.person, {std::string(kOperatorId), "1"})
                                 .value();
            for (const Laid& finger : fingers) {
                saveFinger(station, made.enrolment, finger);
            }
        });
        return made;
    }

    static void saveFinger(OpenStation& station, const store::EnrolmentId& id, const Laid& finger)
    {
        store::NewSample sample;
        sample.info.position = workflow::placeOf(finger.position);
        sample.info.imageFormat = "png";
        sample.info.measuresJson = "{}";
        sample.info.source = {"fake", "F-1", store::DeviceOrigin::Virtual};
        sample.info.templateFormat = finger.minutiae.empty() ? "" : "fmr-2005";
        station.world.random->fill(sample.info.frameHash);
        sample.image = toBytes(asBytes("picture"));
        sample.templateBytes = finger.minutiae;
        REKAM_CHECK(station.store->samples().save(id, sample).ok());
    }

    void saveEye(const store::EnrolmentId& id, Eye eye, const Bytes& code)
    {
        m_home->onStore([&](OpenStation& station) {
            store::NewSample sample;
            sample.info.position = workflow::placeOf(eye);
            sample.info.imageFormat = "png";
            sample.info.measuresJson = "{}";
            sample.info.source = {"fake", "I-1", store::DeviceOrigin::Virtual};
            sample.info.templateFormat = "rekam-iris-1";
            station.world.random->fill(sample.info.frameHash);
            sample.image = toBytes(asBytes("eye"));
            sample.templateBytes = code;
            REKAM_CHECK(station.store->samples().save(id, sample).ok());
        });
    }

    TwinCheck checked(const store::EnrolmentId& id)
    {
        TwinCheck check;
        m_home->onStore([&](OpenStation& station) {
            check =
                workflow::compareTwins(workflow::gatherTwinMaterial(station, id).value(), m_gallery)
                    .value();
        });
        return check;
    }

private Q_SLOTS:

    void init()
    {
        m_home = std::make_unique<StationHome>();
        m_home->logIn();
    }

    void cleanup() { m_home.reset(); }

    void theSameBodyIsFound_data()
    {
        QTest::addColumn<QString>("firstSchool");
        QTest::addColumn<QString>("says");
        QTest::newRow("in one session") << QStringLiteral("SMAN 3") << QString();
        QTest::newRow("in two sessions of the day")
            << QStringLiteral("SMKN 1") << QStringLiteral("SMKN 1");
    }

    void theSameBodyIsFound()
    {
        QFETCH(QString, firstSchool);
        QFETCH(QString, says);
        recorded(firstSchool.toUtf8().constData(), kFirstNik, touch(kFirstNik, 1));
        const Recorded second = recorded("SMAN 3", kSecondNik, touch(kFirstNik, 2));
        const TwinCheck check = checked(second.enrolment);
        QCOMPARE(check.fingers, 1);
        QCOMPARE(check.studentsCompared, 1);
        QVERIFY(check.byFingers.score >= m_home->core->policy().fingerSearchMatch);
        QCOMPARE(check.byFingers.queueNumber, 1);
        QCOMPARE(QString::fromStdString(check.byFingers.school), says);
    }

    void anotherBodyIsNot()
    {
        recorded("SMKN 1", kFirstNik, touch(kFirstNik, 1));
        const Recorded second = recorded("SMAN 3", kSecondNik, touch(kSecondNik, 1));
        const TwinCheck check = checked(second.enrolment);
        QCOMPARE(check.studentsCompared, 1);
        QVERIFY(check.byFingers.score < m_home->core->policy().fingerSearchMatch);
    }

    void exchangedHandsAreFound_data()
    {
        QTest::addColumn<int>("fingers");
        QTest::newRow("two fingers each") << 2;
        QTest::newRow("all ten") << 10;
    }

    /// Another NIK, the hands exchanged: no position is like the same position.
    void exchangedHandsAreFound()
    {
        QFETCH(int, fingers);
        using enum FingerPosition;
        const std::vector<FingerPosition> two{RightIndex, LeftMiddle};
        const std::span<const FingerPosition> which =
            fingers == 2 ? std::span<const FingerPosition>(two) : kTenFingers;
        recorded("SMAN 3", kFirstNik, fingersOfBody(kFirstNik, 1, Hands::AsTheyAre, which));
        const Recorded second =
            recorded("SMAN 3", kSecondNik, fingersOfBody(kFirstNik, 2, Hands::Exchanged, which));
        const TwinCheck check = checked(second.enrolment);
        QCOMPARE(check.studentsCompared, 1);
        QVERIFY2(check.byFingers.score >= m_home->core->policy().fingerSearchMatch,
                 qPrintable(QString::number(check.byFingers.score)));
        QCOMPARE(check.byFingers.queueNumber, 1);
    }

    /// The negative control: all of one against all of another.
    void tenFingersOfAnotherAreNot()
    {
        recorded("SMAN 3", kFirstNik, fingersOfBody(kFirstNik, 1, Hands::AsTheyAre, kTenFingers));
        const Recorded second = recorded(
            "SMAN 3", kSecondNik, fingersOfBody(kSecondNik, 1, Hands::Exchanged, kTenFingers));
        QVERIFY(checked(second.enrolment).byFingers.score <
                m_home->core->policy().fingerSearchMatch);
    }

    void oneFingerElsewhereIsToBeLookedAt_data()
    {
        QTest::addColumn<QByteArray>("lender");
        QTest::addColumn<int>("finding");
        QTest::newRow("the first student's")
            << QByteArray(kFirstNik) << static_cast<int>(TwinFinding::OneFinger);
        QTest::newRow("nobody's") << QByteArray("somebody else")
                                  << static_cast<int>(TwinFinding::Nobody);
    }

    /// One alike at another position may be chance among so many, so a supervisor looks; two are
    /// not (exchangedHandsAreFound).
    void oneFingerElsewhereIsToBeLookedAt()
    {
        QFETCH(QByteArray, lender);
        QFETCH(int, finding);
        using enum FingerPosition;
        constexpr std::array kOwn = {RightMiddle, RightRing};
        std::vector<Laid> second = fingersOfBody(kSecondNik, 1, Hands::AsTheyAre, kOwn);
        recorded("SMKN 1", kFirstNik,
                 {{RightIndex, touch(kFirstNik, 1, RightIndex)},
                  {LeftIndex, touch(kFirstNik, 1, LeftIndex)}});
        second.push_back({LeftMiddle, touch(lender.constData(), 2, RightIndex)});
        const TwinCheck check = checked(recorded("SMAN 3", kSecondNik, second).enrolment);
        QCOMPARE(check.fingers, 3);
        QVERIFY(check.byFingers.score < m_home->core->policy().fingerSearchMatch);
        QCOMPARE(static_cast<int>(findingOf(check, m_home->core->policy())), finding);
        if (static_cast<TwinFinding>(finding) == TwinFinding::OneFinger) {
            QCOMPARE(check.byOneFinger.queueNumber, 1);
            QCOMPARE(check.byOneFinger.school, std::string("SMKN 1"));
        }
    }

    void oneFingerTwiceInTheRecord_data()
    {
        QTest::addColumn<int>("second");
        QTest::addColumn<bool>("clash");
        QTest::newRow("the index again") << static_cast<int>(FingerPosition::RightIndex) << true;
        QTest::newRow("the middle") << static_cast<int>(FingerPosition::RightMiddle) << false;
    }

    /// Saved by a build that did not compare at the capture.
    void oneFingerTwiceInTheRecord()
    {
        QFETCH(int, second);
        QFETCH(bool, clash);
        using enum FingerPosition;
        const Recorded only =
            recorded("SMAN 3", kFirstNik,
                     {{RightIndex, touch(kFirstNik, 1, RightIndex)},
                      {RightMiddle, touch(kFirstNik, 2, static_cast<FingerPosition>(second))},
                      {LeftIndex, touch(kFirstNik, 1, LeftIndex)}});
        const TwinCheck check = checked(only.enrolment);
        QCOMPARE(check.clash.has_value(), clash);
        QCOMPARE(findingOf(check, m_home->core->policy()) == TwinFinding::FingerTwice, clash);
        if (clash) {
            QCOMPARE(check.clash->taken, RightIndex);
            QCOMPARE(check.clash->like, RightMiddle);
        }
    }

    void theSameEyesAreFound_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("exchanged");
        QTest::addColumn<int>("eyes");
        QTest::addColumn<bool>("found");
        QTest::newRow("the same") << QByteArray(kFirstNik) << false << 2 << true;
        QTest::newRow("left and right exchanged") << QByteArray(kFirstNik) << true << 2 << true;
        QTest::newRow("one of them") << QByteArray(kFirstNik) << false << 1 << true;
        QTest::newRow("one of them, as the other") << QByteArray(kFirstNik) << true << 1 << true;
        QTest::newRow("another's") << QByteArray(kSecondNik) << false << 2 << false;
        QTest::newRow("another's, exchanged") << QByteArray(kSecondNik) << true << 2 << false;
    }

    /// Other fingers, so that nothing else tells.
    void theSameEyesAreFound()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, exchanged);
        QFETCH(int, eyes);
        QFETCH(bool, found);
        const Recorded first = recorded("SMKN 1", kFirstNik, touch(kFirstNik, 1));
        const Recorded second = recorded("SMAN 3", kSecondNik, touch(kSecondNik, 1));
        for (const Eye eye : {Eye::Left, Eye::Right}) {
            const Eye other = eye == Eye::Left ? Eye::Right : Eye::Left;
            saveEye(first.enrolment, eye, codeOf(kFirstNik, eye, 1));
            if (eyes == 2 || eye == Eye::Left) {
                saveEye(second.enrolment, exchanged ? other : eye,
                        codeOf(body.constData(), eye, 2));
            }
        }
        const TwinCheck check = checked(second.enrolment);
        QCOMPARE(check.eyes, eyes);
        QCOMPARE(check.studentsCompared, 1);
        QCOMPARE(check.studentsByEyes, 1);
        QVERIFY(check.byFingers.score < m_home->core->policy().fingerSearchMatch);
        QVERIFY2((findingOf(check, m_home->core->policy()) == TwinFinding::Eyes) == found,
                 qPrintable(QString::number(check.byEyes.score)));
        if (found) {
            QCOMPARE(check.byEyes.queueNumber, 1);
            QCOMPARE(check.byEyes.school, std::string("SMKN 1"));
        }
    }

    /// Two eyes of CASIA-IrisV1 taken for a person's, and taken again in another session of it, the
    /// other way round: found among their own, never among all others.
    void realEyes()
    {
        REKAM_NEEDS(testData("iris/casia1"));
        const auto sessions = eyesOfTwoSessions(readCasia(testData("iris/casia1"), kLastEye));
        const auto& [first, second] = sessions;
        QVERIFY(first.size() > 10 && first.size() == second.size());
        const provision::Policy& policy = m_home->core->policy();
        int found = 0;
        int people = 0;
        for (std::size_t i = 0; i + 1 < first.size(); i += 2) {
            workflow::TwinMaterial material;
            material.ownIrises = {second[i + 1], second[i]};
            addEyes(material, first, i, Others::NotTheOwn);
            const auto strangers = compareTwins(material, m_gallery).value();
            QVERIFY2(findingOf(strangers, policy) == TwinFinding::Nobody,
                     qPrintable(QString::number(strangers.byEyes.score)));
            addEyes(material, first, i, Others::TheOwn);
            const auto twins = compareTwins(material, m_gallery).value();
            ++people;
            if (findingOf(twins, policy) == TwinFinding::Eyes) {
                ++found;
                QCOMPARE(twins.byEyes.queueNumber, static_cast<int>(i));
            }
        }
        qInfo("%d of %d pairs of real eyes found again", found, people);
        QVERIFY(10 * found >= 9 * people);
    }

    /// What was made of templates serves the next student, and is forgotten with them.
    void theGalleryFollowsItsTemplates()
    {
        const Bytes empty =
            imaging::writeTemplate(imaging::FingerTemplate{400, 500, {}}, kFinger, 50).value();
        std::vector<store::FingerTemplate> templates(3);
        templates[0].bytes = touch(kFirstNik, 1);
        templates[1].bytes = empty;
        templates[2].bytes = templates[0].bytes;
        workflow::TwinGallery gallery;
        const auto made = gallery.comparable(templates);
        QCOMPARE(made.size(), templates.size());
        QVERIFY(!made[0].empty() && made[1].empty());
        QCOMPARE(made[0].structures(), made[2].structures());
        QCOMPARE(gallery.size(), std::size_t{2});
        QCOMPARE(gallery.comparable(templates).at(0).structures(), made[0].structures());
        templates.erase(templates.begin());
        templates[1].bytes = touch(kSecondNik, 1);
        QVERIFY(gallery.comparable(templates).at(1).structures() != made[0].structures());
        QCOMPARE(gallery.size(), std::size_t{2});
        QVERIFY(gallery.comparable({}).empty());
        QCOMPARE(gallery.size(), std::size_t{0});
    }

    /// Tells what a full session costs; asserts no time.
    void aSessionOfTwoHundred()
    {
        workflow::TwinMaterial material;
        const auto add = [](const Laid& finger, int person,
                            std::vector<store::FingerTemplate>& to) {
            store::FingerTemplate made;
            made.enrolment.bytes.front() = static_cast<std::byte>(person);
            made.finger = finger.position;
            made.bytes = finger.minutiae;
            to.push_back(made);
        };
        for (const Laid& finger : fingersOfBody(kFirstNik, 1, Hands::AsTheyAre, kTenFingers)) {
            add(finger, 0, material.own);
        }
        const auto others = fingersOfBody(kSecondNik, 1, Hands::AsTheyAre, kTenFingers);
        constexpr int kPeople = 200;
        for (int person = 0; person < kPeople; ++person) {
            for (const Laid& finger : others) {
                // No two templates are the same bytes.
                auto read = imaging::readTemplate(finger.minutiae).value();
                read.minutiae.front().xPx = static_cast<std::uint16_t>(person);
                add({finger.position, imaging::writeTemplate(read, finger.position, 50).value()},
                    person, material.others);
            }
        }
        for (const Eye eye : {Eye::Left, Eye::Right}) {
            material.ownIrises.push_back(codeOf(kFirstNik, eye, 1));
            const Bytes other = codeOf(kSecondNik, eye, 1);
            for (int person = 0; person < kPeople; ++person) {
                store::IrisCode code;
                code.enrolment.bytes.front() = static_cast<std::byte>(person);
                code.eye = eye;
                code.bytes = other;
                material.othersIrises.push_back(code);
            }
        }
        workflow::TwinGallery gallery;
        for (const char* which : {"first", "next"}) {
            const std::clock_t before = std::clock();
            const auto check = workflow::compareTwins(material, gallery);
            qInfo("2,000 fingers and 400 eyes of 200 people, %s search of a login: %.0f ms of "
                  "processor time",
                  which, 1000.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC);
            QCOMPARE(check.value().studentsCompared, kPeople);
            QCOMPARE(check.value().studentsByEyes, kPeople);
        }
    }

    /// Put off in an earlier session: the patterns outlive its end, so they are compared.
    void whoWasPutOffIsCompared()
    {
        const Recorded first = recorded("SMKN 1", kFirstNik, touch(kFirstNik, 1));
        m_home->onStore([&](OpenStation& station) {
            auto& roster = station.store->roster();
            check(roster.postpone(first.person, record::NotDoneReason::EquipmentFailure, "kabel"));
            check(roster.closeSession(roster.currentSession().value()->id));
        });
        const Recorded second = recorded("SMAN 3", kSecondNik, touch(kFirstNik, 2));
        QCOMPARE(checked(second.enrolment).studentsCompared, 1);
    }

    void nobodyElse()
    {
        const Recorded first = recorded("SMAN 3", kFirstNik, touch(kFirstNik, 1));
        QCOMPARE(checked(first.enrolment).studentsCompared, 0);
    }

    /// What holds no minutiae was not compared, on either side.
    void emptyPatternsCountAsNothing()
    {
        const Bytes empty =
            imaging::writeTemplate(imaging::FingerTemplate{400, 500, {}}, kFinger, 50).value();
        recorded("SMAN 3", kFirstNik, empty);
        const Recorded second = recorded("SMAN 3", kSecondNik, touch(kSecondNik, 1));
        const TwinCheck check = checked(second.enrolment);
        QCOMPARE(check.fingers, 1);
        QCOMPARE(check.studentsCompared, 0);
        const Recorded third = recorded("SMAN 3", "1471095103090003", empty);
        QCOMPARE(checked(third.enrolment).fingers, 0);
    }
};

} // namespace rekam::testing

QTEST_MAIN(rekam::testing::TwinCheckTest)
#include "tst_twin_check.moc"
