// One finger is never recorded as two: every capture is compared with the others of its record.
#include "pressed_slap.h"
#include "record_filler.h"
#include "station_home.h"
#include "workflow/analysis/sample_analysis.h"
#include "workflow/words/words.h"

#include <QTest>

namespace rekam::testing {

using record::Step;
using view::ActionId;
using workflow::SlapAnalysis;
using enum FingerPosition;

namespace {

constexpr const char* kNik = "1471095103090001";

/// What lies on the platen: each finger of `asked`, but another touch of `shown` where `instead`
/// should be.
SlapAnalysis laid(FingerPosition asked, std::uint64_t variation, FingerPosition instead = Unknown,
                  FingerPosition shown = Unknown)
{
    SlapAnalysis slap =
        workflow::analyseSlap(press(kNik, asked, variation).image, asked, {}).value();
    for (workflow::FingerAnalysis& finger : slap.fingers) {
        if (finger.position == instead) {
            finger = laid(shown, variation + 100).fingers.front();
            finger.position = instead;
        }
    }
    return slap;
}

} // namespace

class FingerStepTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<StationHome> m_home;

    [[nodiscard]] const view::AlertView& alert() const
    {
        return m_home->display.fingerprints.alert;
    }

    [[nodiscard]] std::size_t saved() const
    {
        return m_home->station->recording().enrolment().samples.size() - m_before;
    }

    void give(const SlapAnalysis& slap)
    {
        QCOMPARE(slap.verdict, imaging::SlapVerdict::Good);
        m_home->act(ActionId::ForceCapture);
        Q_EMIT m_home->capture.fingersTaken(
            std::make_shared<workflow::FingersTaken>(workflow::FingersTaken{slap.slap, slap, {}}));
        for (int i = 0; i < 3; ++i) { // read, compared, saved
            m_home->settle();
        }
        QVERIFY(!m_home->station->recording().busy());
    }

    std::size_t m_before = 0; ///< samples of the steps before

private Q_SLOTS:

    void init()
    {
        m_home = std::make_unique<StationHome>();
        m_home->logIn();
        const store::PersonId who =
            m_home->addPerson(person(kNik, 2009), record::QueueStatus::Waiting);
        m_home->onStore([&](workflow::OpenStation& station) {
            const auto id = station.store->enrolments().begin(who, {std::string(kOperatorId), "1"});
            RecordFiller filler(station, id.value());
            filler.step(Step::ReadBack);
            filler.step(Step::Documents);
            filler.upToSignature();
        });
        m_home->station->recording().begin(who);
        m_home->settle();
        QCOMPARE(m_home->station->recording().openStep(), Step::Fingerprints);
        m_before = m_home->station->recording().enrolment().samples.size();
    }

    void cleanup() { m_home.reset(); }

    void tenDifferentFingersAreTaken()
    {
        for (const FingerPosition slap : {LeftFour, RightFour, BothThumbs}) {
            give(laid(slap, 1));
            QVERIFY2(alert().cause.isEmpty(), qPrintable(alert().cause));
        }
        QCOMPARE(saved(), 13U);
        QVERIFY(m_home->station->recording().rules().openFingers().empty());
    }

    /// While the next hand lay on the glass, the panel kept the title and scores of the one before.
    void thePanelTellsOfTheHandOnTheGlass()
    {
        give(laid(LeftFour, 1));
        const view::FingerprintsView& shown = m_home->display.fingerprints;
        QVERIFY(shown.resultTitle.contains(QStringLiteral("tangan kiri")));
        QCOMPARE(shown.qualities.size(), 4);
        m_home->act(ActionId::ForceCapture);
        QVERIFY(shown.live);
        QVERIFY2(shown.resultTitle.contains(QStringLiteral("tangan kanan")),
                 qPrintable(shown.resultTitle));
        QVERIFY2(shown.qualities.isEmpty(), "scores of the other hand");
    }

    /// Each row: what is stored first, then a capture that shows a finger of it, or one twice.
    void oneFingerIsNotTwo_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("asked");
        QTest::addColumn<int>("instead");
        QTest::addColumn<int>("shown");
        QTest::addColumn<QString>("cause");
        QTest::addColumn<QString>("wayOn");
        const auto row = [](const char* name, FingerPosition first, FingerPosition asked,
                            FingerPosition instead, FingerPosition shown, const char* cause,
                            const char* wayOn) {
            QTest::newRow(name) << static_cast<int>(first) << static_cast<int>(asked)
                                << static_cast<int>(instead) << static_cast<int>(shown)
                                << QString::fromUtf8(cause) << QString::fromUtf8(wayOn);
        };
        row("one twice on the platen", Unknown, LeftFour, LeftMiddle, LeftIndex,
            "Tengah kiri dan telunjuk kiri tertukar?", "");
        row("left is not right", LeftFour, RightFour, RightIndex, LeftIndex,
            "Telunjuk kanan dan telunjuk kiri tertukar?", "Ambil ulang telunjuk kiri");
        row("index is not middle, one by one", LeftIndex, LeftMiddle, LeftMiddle, LeftIndex,
            "Tengah kiri dan telunjuk kiri tertukar?", "Ambil ulang telunjuk kiri");
        row("a thumb is no finger", LeftFour, BothThumbs, LeftThumb, LeftRing,
            "Jempol kiri dan manis kiri tertukar?", "Ambil ulang manis kiri");
    }

    void oneFingerIsNotTwo()
    {
        QFETCH(int, first);
        QFETCH(int, asked);
        QFETCH(int, instead);
        QFETCH(int, shown);
        QFETCH(QString, cause);
        QFETCH(QString, wayOn);
        const auto stored = static_cast<FingerPosition>(first);
        const auto wanted = static_cast<FingerPosition>(asked);
        if (stored != Unknown) {
            give(laid(stored, 1));
        }
        const std::size_t before = saved();
        QCOMPARE(before > 0, stored != Unknown);
        give(laid(wanted, 2, static_cast<FingerPosition>(instead),
                  static_cast<FingerPosition>(shown)));
        QVERIFY2(alert().cause.startsWith(cause), qPrintable(alert().cause));
        QCOMPARE(alert().tone, view::Tone::Err);
        QVERIFY(!alert().remedy.isEmpty());
        QCOMPARE(alert().action ? alert().action->label : QString(), wayOn);
        QCOMPARE(saved(), before);
        // Taken as asked, it is saved.
        give(laid(wanted, 3));
        QVERIFY2(alert().cause.isEmpty(), qPrintable(alert().cause));
        QVERIFY(saved() > before);
    }

    /// A picture shown again at another place of the record, which its hash alone would not tell.
    void theSamePictureIsNotTwoFingers()
    {
        SlapAnalysis index = laid(LeftIndex, 1);
        give(index);
        index.slap = LeftMiddle;
        index.fingers.front().position = LeftMiddle;
        index.fingers.front().png.push_back(std::byte{0}); // the same pixels, other bytes
        const std::size_t before = saved();
        give(index);
        QVERIFY(alert().cause.startsWith(QStringLiteral("Tengah kiri dan telunjuk kiri")));
        QCOMPARE(saved(), before);
    }

    /// The stored one lay wrong: it is taken again, and then the other is no clash any more.
    void theStoredFingerIsTakenAgain()
    {
        give(laid(LeftIndex, 1, LeftIndex, RightIndex));
        give(laid(RightIndex, 2));
        QVERIFY(alert().action.has_value());
        m_home->station->act(alert().action->id, alert().action->subject);
        QVERIFY(alert().cause.isEmpty());
        QCOMPARE(m_home->display.fingerprints.actions.primary->label,
                 QStringLiteral("Ambil telunjuk kiri"));
        give(laid(LeftIndex, 3));
        give(laid(RightIndex, 4));
        QVERIFY2(alert().cause.isEmpty(), qPrintable(alert().cause));
        QVERIFY(m_home->station->recording().rules().settled(RightIndex));
    }

    /// Several of one slap: the whole hand was the other one.
    void theWholeHandIsTakenAgain()
    {
        const auto hand = [](FingerPosition asked, bool other, std::uint64_t variation) {
            SlapAnalysis slap =
                laid(other == (asked == LeftFour) ? RightFour : LeftFour, variation);
            const auto places = fingersOf(asked);
            for (std::size_t i = 0; i < places.size(); ++i) {
                slap.fingers.at(i).position = places.at(i);
            }
            slap.slap = asked;
            return slap;
        };
        give(hand(LeftFour, true, 1));
        QVERIFY2(alert().cause.isEmpty(), qPrintable(alert().cause));
        give(hand(RightFour, false, 2));
        QVERIFY(alert().action.has_value());
        QCOMPARE(alert().action->label, QStringLiteral("Ambil ulang empat jari kiri"));
        m_home->station->act(alert().action->id, alert().action->subject);
        give(hand(LeftFour, false, 3));
        QVERIFY2(alert().cause.isEmpty(), qPrintable(alert().cause));
        give(hand(RightFour, false, 4));
        QVERIFY2(alert().cause.isEmpty(), qPrintable(alert().cause));
        QCOMPARE(m_home->display.fingerprints.actions.primary->label,
                 QStringLiteral("Ambil dua jempol"));
    }

    /// *Ambil ulang*, a screen says later: with every finger settled nothing could be.
    void aSettledHandIsTakenAgain()
    {
        for (const FingerPosition slap : {LeftFour, RightFour, BothThumbs}) {
            give(laid(slap, 1));
        }
        const auto& bar = m_home->display.fingerprints.actions;
        const auto again = std::ranges::find(bar.actions, ActionId::Retake, &view::ActionView::id);
        QVERIFY(again != bar.actions.end());
        const auto slap = static_cast<FingerPosition>(again->subject.toInt());
        QVERIFY(fingersOf(slap).size() > 1);
        QCOMPARE(again->label, QStringLiteral("Ulangi ") + workflow::words::slap(slap).toLower());
        const auto before = saved();
        m_home->station->act(again->id, again->subject);
        QVERIFY(bar.primary->label.startsWith(QStringLiteral("Ambil ")));
        give(laid(slap, 2));
        QVERIFY2(alert().cause.isEmpty(), qPrintable(alert().cause));
        QVERIFY(saved() > before);
        QCOMPARE(bar.primary->label, QStringLiteral("Lanjut ke iris"));
    }

    /// Tries used up with a stored finger in doubt: the primary takes that one again.
    void afterTheTriesTheStoredOneIsOffered()
    {
        give(laid(LeftIndex, 1));
        const int tries = m_home->core->policy().fingerRetries;
        for (int i = 0; i < tries; ++i) {
            give(laid(LeftMiddle, static_cast<std::uint64_t>(i) + 2, LeftMiddle, LeftIndex));
        }
        const view::ActionView primary = *m_home->display.fingerprints.actions.primary;
        QCOMPARE(primary.id, ActionId::Retake);
        QCOMPARE(primary.label, QStringLiteral("Ambil ulang telunjuk kiri"));
    }
};

} // namespace rekam::testing

QTEST_MAIN(rekam::testing::FingerStepTest)
#include "tst_finger_step.moc"
