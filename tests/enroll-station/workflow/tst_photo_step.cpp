// The photo step asks the camera only when it knows that no earlier take waits for approval.
#include "record_filler.h"
#include "station_home.h"
#include "workflow/words/list_words.h"

#include <QTest>

namespace rekam::testing {

using record::Step;
using view::ActionId;

class PhotoStepTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<StationHome> m_home;

    /// A person whose recording stands at the photo, with a take waiting for approval or without.
    store::PersonId begun(bool taken)
    {
        const store::PersonId who =
            m_home->addPerson(person("1471095103090001", 2009), record::QueueStatus::Waiting);
        m_home->onStore([&](workflow::OpenStation& station) {
            const auto id = station.store->enrolments().begin(who, {std::string(kOperatorId), "1"});
            RecordFiller filler(station, id.value());
            filler.step(Step::ReadBack);
            filler.step(Step::Documents);
            if (taken) {
                filler.sample(workflow::placeOf(record::Modality::Photo), "jpeg");
            }
        });
        return who;
    }

private Q_SLOTS:

    void init()
    {
        m_home = std::make_unique<StationHome>();
        m_home->logIn();
    }

    void cleanup() { m_home.reset(); }

    void resumed_data()
    {
        QTest::addColumn<bool>("taken");
        QTest::addColumn<int>("previews");
        QTest::addColumn<int>("phase");
        QTest::newRow("nothing taken yet: live") << false << 1 << int(view::LivePhase::Live);
        QTest::newRow("taken before: shown again") << true << 0 << int(view::LivePhase::Taken);
    }

    /// A photo asked for while the earlier takes were still being read was cancelled by their
    /// arrival, and the button stayed busy.
    void resumed()
    {
        QFETCH(bool, taken);
        QFETCH(int, previews);
        QFETCH(int, phase);
        const store::PersonId who = begun(taken);
        std::optional<view::ActionState> first;
        m_home->display.photoShown = [this, &first] {
            if (!first) {
                first = m_home->display.photo.actions.primary->state;
            }
        };
        m_home->station->recording().begin(who);
        m_home->settle();
        QCOMPARE(m_home->station->recording().openStep(), Step::Photo);
        QVERIFY2(first == view::ActionState::Busy, "no photo is asked for before that is known");
        QCOMPARE(m_home->capture.previews, previews);
        QCOMPARE(int(m_home->display.photo.phase), phase);
        QVERIFY(!m_home->station->recording().busy());
    }

    /// A student recorded after the day was closed was in no rekap and compared with nobody.
    void nobodyIsRecordedAfterTheDayIsClosed()
    {
        const store::PersonId who =
            m_home->addPerson(person("1471095103090001", 2009), record::QueueStatus::Waiting);
        QCOMPARE(m_home->station->queue().entries().size(), 1U);
        m_home->onStore([](workflow::OpenStation& station) {
            const auto session = station.store->roster().currentSession().value();
            check(station.store->roster().closeSession(session->id));
        });
        m_home->core->refreshSession();
        m_home->settle();
        QVERIFY(m_home->station->queue().entries().empty());
        m_home->station->recording().begin(who);
        m_home->settle();
        m_home->onStore([&](workflow::OpenStation& station) {
            QVERIFY(!station.store->roster().entry(who).value().enrolment.has_value());
        });
    }

    /// "No list yet" was said of a list whose day was closed.
    void aClosedDayIsSaid()
    {
        m_home->addPerson(person("1471095103090001", 2009), record::QueueStatus::Waiting);
        m_home->core->refreshSession();
        m_home->settle();
        QVERIFY(!m_home->core->closedDay());
        QVERIFY(m_home->display.queue.empty.sentence.isEmpty());
        store::SessionFacts facts;
        m_home->onStore([&](workflow::OpenStation& station) {
            const auto session = station.store->roster().currentSession().value();
            facts = session->facts;
            check(station.store->roster().closeSession(session->id));
        });
        m_home->core->refreshSession();
        m_home->settle();
        for (const view::EmptyView& empty :
             {m_home->display.queue.empty, m_home->display.home.empty}) {
            QVERIFY2(empty.sentence.contains("sudah ditutup"), qPrintable(empty.sentence));
            QVERIFY2(empty.sentence.contains("0 selesai, 0 perlu perbaikan, 0 tertunda, 1 lainnya"),
                     qPrintable(empty.sentence));
            QVERIFY(empty.action.has_value());
            QCOMPARE(empty.action->id, ActionId::Import);
        }
        QCOMPARE(m_home->display.queue.progressText, QStringLiteral("0 dari 1 selesai"));
        // The same assignment on the same day stays closed, and says so; another one opens.
        m_home->onStore([&](workflow::OpenStation& station) {
            const auto again = station.store->roster().openSession(facts);
            QVERIFY(!again);
            QCOMPARE(again.error().code, ErrorCode::Conflict);
            QVERIFY(workflow::words::rosterTrouble(again.error()).cause.contains("sudah ditutup"));
            facts.sptNumber += "/2";
            QVERIFY(station.store->roster().openSession(facts).ok());
        });
        m_home->core->refreshSession();
        m_home->settle();
        QVERIFY(!m_home->core->closedDay());
        QVERIFY(m_home->core->session().has_value());
    }

    void aKeyTakesThePhoto()
    {
        m_home->station->recording().begin(begun(false));
        m_home->settle();
        m_home->act(ActionId::Primary);
        QCOMPARE(m_home->capture.photosAsked, 1);
        QCOMPARE(m_home->capture.photoSize.widthPx, m_home->core->policy().photoWidthPx);
        QCOMPARE(m_home->capture.photoSize.heightPx, m_home->core->policy().photoHeightPx);
        QVERIFY(m_home->station->recording().busy());
    }
};

} // namespace rekam::testing

QTEST_MAIN(rekam::testing::PhotoStepTest)
#include "tst_photo_step.moc"
