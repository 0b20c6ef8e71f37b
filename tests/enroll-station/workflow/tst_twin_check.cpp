// *Bukan rekaman kembar*: a record is compared with every other record whose patterns the station
// still holds, whatever its session.
#include "imaging/finger/minutiae.h"
#include "pressed_slap.h"
#include "record_filler.h"
#include "station_home.h"
#include "workflow/analysis/sample_analysis.h"
#include "workflow/record/twin_check.h"

#include <QElapsedTimer>
#include <QTest>

namespace rekam::testing {

using workflow::OpenStation;
using workflow::TwinCheck;

namespace {

constexpr FingerPosition kFinger = FingerPosition::RightIndex;
constexpr const char* kFirstNik = "1471095103090001";
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

    TwinCheck checked(const store::EnrolmentId& id)
    {
        TwinCheck check;
        m_home->onStore([&](OpenStation& station) {
            check =
                workflow::compareTwins(workflow::gatherTwinMaterial(station, id).value()).value();
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
        QVERIFY(check.bestStudentScore >= m_home->core->policy().fingerSearchMatch);
        QCOMPARE(check.studentQueueNumber, 1);
        QCOMPARE(QString::fromStdString(check.studentSchool), says);
    }

    void anotherBodyIsNot()
    {
        recorded("SMKN 1", kFirstNik, touch(kFirstNik, 1));
        const Recorded second = recorded("SMAN 3", kSecondNik, touch(kSecondNik, 1));
        const TwinCheck check = checked(second.enrolment);
        QCOMPARE(check.studentsCompared, 1);
        QVERIFY(check.bestStudentScore < m_home->core->policy().fingerSearchMatch);
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
        QVERIFY2(check.bestStudentScore >= m_home->core->policy().fingerSearchMatch,
                 qPrintable(QString::number(check.bestStudentScore)));
        QCOMPARE(check.studentQueueNumber, 1);
    }

    /// The negative control: all of one against all of another.
    void tenFingersOfAnotherAreNot()
    {
        recorded("SMAN 3", kFirstNik, fingersOfBody(kFirstNik, 1, Hands::AsTheyAre, kTenFingers));
        const Recorded second = recorded(
            "SMAN 3", kSecondNik, fingersOfBody(kSecondNik, 1, Hands::Exchanged, kTenFingers));
        QVERIFY(checked(second.enrolment).bestStudentScore <
                m_home->core->policy().fingerSearchMatch);
    }

    /// One alike at another position may be chance among so many; two are not
    /// (exchangedHandsAreFound).
    void oneFingerElsewhereIsNotYetATwin()
    {
        using enum FingerPosition;
        constexpr std::array kOwn = {RightMiddle, RightRing};
        std::vector<Laid> second = fingersOfBody(kSecondNik, 1, Hands::AsTheyAre, kOwn);
        recorded("SMAN 3", kFirstNik,
                 {{RightIndex, touch(kFirstNik, 1, RightIndex)},
                  {LeftIndex, touch(kFirstNik, 1, LeftIndex)}});
        second.push_back({LeftMiddle, touch(kFirstNik, 2, RightIndex)});
        const TwinCheck check = checked(recorded("SMAN 3", kSecondNik, second).enrolment);
        QCOMPARE(check.fingers, 3);
        QVERIFY(check.bestStudentScore < m_home->core->policy().fingerSearchMatch);
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
                add(finger, person, material.others);
            }
        }
        QElapsedTimer timer;
        timer.start();
        const auto check = workflow::compareTwins(material);
        qInfo("2,000 fingers of 200 people: %lld ms", timer.elapsed());
        QCOMPARE(check.value().studentsCompared, kPeople);
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
