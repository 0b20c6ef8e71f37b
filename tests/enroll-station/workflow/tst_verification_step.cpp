// The fresh scan must be a fresh touch: a frame of this recording, or a cut of one, is refused.
#include "pressed_slap.h"
#include "record_filler.h"
#include "station_home.h"
#include "workflow/analysis/sample_analysis.h"
#include "workflow/recording/samples.h"

#include <QTest>

namespace rekam::testing {

using record::Step;
using view::ActionId;

namespace {

constexpr const char* kNik = "1471095103090001";
constexpr FingerPosition kFinger = FingerPosition::LeftIndex;

enum class Fresh { AnotherTouch, Enrolled, Cut, CutAndCompressed };
enum class Enrolled { InASlap, Alone };

/// The last finger of the slap with some platen around it; of a single finger, all but its rim.
GrayImage cutOf(const GrayImage& frame, const imaging::RotatedBox& box)
{
    constexpr int kRimPx = 30;
    const int left = std::max(0, static_cast<int>(box.centreXPx - box.widthPx / 2) - kRimPx);
    const int top = std::max(0, static_cast<int>(box.centreYPx - box.heightPx / 2) - kRimPx);
    GrayImage cut;
    cut.widthPx = std::min(frame.widthPx - left, static_cast<int>(box.widthPx) + 2 * kRimPx);
    cut.heightPx = std::min(frame.heightPx - top, static_cast<int>(box.heightPx) + 2 * kRimPx);
    cut.ppi = frame.ppi;
    for (int y = 0; y < cut.heightPx; ++y) {
        const auto row =
            frame.pixels.begin() + static_cast<std::ptrdiff_t>(top + y) * frame.widthPx + left;
        cut.pixels.insert(cut.pixels.end(), row, row + cut.widthPx);
    }
    return cut;
}

GrayImage freshScan(Fresh fresh, const GrayImage& enrolled, FingerPosition asked)
{
    if (fresh == Fresh::Enrolled) {
        return enrolled;
    }
    if (fresh == Fresh::AnotherTouch) {
        return press(kNik, kFinger, 2).image;
    }
    const GrayImage cut = cutOf(enrolled, imaging::segmentSlap(enrolled, asked).fingers.back().box);
    if (fresh == Fresh::Cut) {
        return cut;
    }
    constexpr int kQuality = 75;
    GrayImage again = biometrics::decodeGray(biometrics::encodeJpeg(cut, kQuality).value()).value();
    again.ppi = cut.ppi;
    return again;
}

store::NewSample sampleOf(FingerPosition position, const Bytes& png, const Bytes& minutiae)
{
    store::NewSample sample;
    sample.info.position = workflow::placeOf(position);
    sample.info.imageFormat = "png";
    sample.info.measuresJson = "{}";
    sample.info.quality = 99; // more than a fresh touch has
    sample.info.source = {"fake", "F-1", store::DeviceOrigin::Virtual};
    sample.info.frameHash = crypto::hash256(png);
    sample.image = png;
    sample.templateBytes = minutiae;
    sample.info.templateFormat = minutiae.empty() ? "" : "fmr-2005";
    return sample;
}

} // namespace

class VerificationStepTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<StationHome> m_home;

    void enrol(store::PersonId who, FingerPosition asked, const workflow::SlapAnalysis& slap)
    {
        m_home->onStore([&](workflow::OpenStation& station) {
            const auto id = station.store->enrolments().begin(who, {std::string(kOperatorId), "1"});
            RecordFiller filler(station, id.value());
            filler.step(Step::ReadBack);
            filler.step(Step::Documents);
            filler.upToSignature();
            filler.fingersBut(kFinger);
            const auto save = [&](const store::NewSample& sample) {
                check(workflow::saveSample(station, id.value(), sample));
            };
            if (asked != kFinger) {
                save(sampleOf(asked, slap.png, {}));
            }
            save(sampleOf(kFinger, slap.fingers.back().png, slap.fingers.back().minutiae));
            filler.eyes();
        });
    }

private Q_SLOTS:

    void init()
    {
        m_home = std::make_unique<StationHome>();
        m_home->logIn();
    }

    void cleanup() { m_home.reset(); }

    /// Another finger was stored: trying again cannot help, taking it again does.
    void aWrongFingerIsTakenAgain()
    {
        constexpr const char* kStranger = "1471095103090002";
        const auto touch = [](const char* body, std::uint64_t variation) {
            return workflow::analyseSlap(press(body, kFinger, variation).image, kFinger, {})
                .value();
        };
        const auto give = [this](const workflow::SlapAnalysis& slap) {
            m_home->act(ActionId::Primary);
            Q_EMIT m_home->capture.fingersTaken(std::make_shared<workflow::FingersTaken>(
                workflow::FingersTaken{kFinger, slap, {}}));
            m_home->settle();
        };
        const store::PersonId who =
            m_home->addPerson(person(kNik, 2009), record::QueueStatus::Waiting);
        enrol(who, kFinger, touch(kStranger, 1));
        m_home->station->recording().begin(who);
        m_home->settle();
        const int tries = m_home->core->policy().fingerRetries;
        for (int i = 0; i < tries; ++i) {
            QCOMPARE(m_home->display.verification.actions.primary->id, ActionId::Primary);
            give(touch(kNik, static_cast<std::uint64_t>(i) + 1));
            QCOMPARE(m_home->display.verification.alert.tone, view::Tone::Err);
        }
        QCOMPARE(m_home->display.verification.actions.primary->id, ActionId::Retake);
        m_home->act(ActionId::Retake);
        QCOMPARE(m_home->station->recording().openStep(), Step::Fingerprints);
        QCOMPARE(m_home->display.fingerprints.actions.primary->label,
                 QStringLiteral("Ambil telunjuk kiri"));
        give(touch(kNik, 20));
        QCOMPARE(m_home->display.fingerprints.actions.primary->label,
                 QStringLiteral("Lanjut ke iris"));
        m_home->station->recording().open(Step::Verification);
        give(touch(kNik, 21));
        QCOMPARE(m_home->station->recording().rules().verified().size(), 1U);
    }

    void whichFingerItIs_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("cause");
        QTest::newRow("the record's right middle")
            << QByteArray(kNik)
            << QStringLiteral("Ini jari lain: tengah kanan, bukan telunjuk kiri.");
        QTest::newRow("a stranger's")
            << QByteArray("stranger") << QStringLiteral("Telunjuk kiri belum cocok");
    }

    /// What does not match, but is another finger of the record, is called that.
    void whichFingerItIs()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, cause);
        constexpr FingerPosition kMiddle = FingerPosition::RightMiddle;
        const auto touch = [](const char* of, FingerPosition finger, std::uint64_t variation) {
            return workflow::analyseSlap(press(of, finger, variation).image, finger, {}).value();
        };
        const store::PersonId who =
            m_home->addPerson(person(kNik, 2009), record::QueueStatus::Waiting);
        enrol(who, kFinger, touch(kNik, kFinger, 1));
        m_home->station->recording().begin(who);
        m_home->settle();
        m_home->onStore(
            [&, id = m_home->station->recording().enrolment().id](workflow::OpenStation& station) {
                const auto middle = touch(kNik, kMiddle, 1).fingers.back();
                check(workflow::saveSample(station, id,
                                           sampleOf(kMiddle, middle.png, middle.minutiae)));
            });
        m_home->act(ActionId::Primary);
        Q_EMIT m_home->capture.fingersTaken(std::make_shared<workflow::FingersTaken>(
            workflow::FingersTaken{kFinger, touch(body.constData(), kMiddle, 2), {}}));
        m_home->settle();
        const QString said = m_home->display.verification.alert.cause;
        QVERIFY2(said.startsWith(cause), qPrintable(said));
        QVERIFY(m_home->station->recording().rules().verified().empty());
        QVERIFY(!m_home->station->recording().busy());
    }

    void freshOrNot_data()
    {
        QTest::addColumn<int>("enrolled");
        QTest::addColumn<int>("fresh");
        QTest::addColumn<bool>("accepted");
        const auto row = [](const char* name, Enrolled enrolled, Fresh fresh, bool accepted) {
            QTest::newRow(name) << static_cast<int>(enrolled) << static_cast<int>(fresh)
                                << accepted;
        };
        row("slap: another touch", Enrolled::InASlap, Fresh::AnotherTouch, true);
        row("slap: a cut of it", Enrolled::InASlap, Fresh::Cut, false);
        row("slap: a cut, compressed", Enrolled::InASlap, Fresh::CutAndCompressed, false);
        row("single: another touch", Enrolled::Alone, Fresh::AnotherTouch, true);
        row("single: the same frame", Enrolled::Alone, Fresh::Enrolled, false);
    }

    void freshOrNot()
    {
        QFETCH(int, enrolled);
        QFETCH(int, fresh);
        QFETCH(bool, accepted);
        const FingerPosition asked =
            static_cast<Enrolled>(enrolled) == Enrolled::Alone ? kFinger : FingerPosition::LeftFour;
        const GrayImage frame = press(kNik, asked, 1).image;
        const auto slap = workflow::analyseSlap(frame, asked, {});
        QVERIFY(slap.ok());
        QCOMPARE(slap.value().verdict, imaging::SlapVerdict::Good);
        const store::PersonId who =
            m_home->addPerson(person(kNik, 2009), record::QueueStatus::Waiting);
        enrol(who, asked, slap.value());
        m_home->station->recording().begin(who);
        m_home->settle();
        QCOMPARE(m_home->station->recording().openStep(), Step::Verification);
        m_home->act(ActionId::Primary);
        const auto scan =
            workflow::analyseSlap(freshScan(static_cast<Fresh>(fresh), frame, asked), kFinger, {});
        QVERIFY(scan.ok());
        Q_EMIT m_home->capture.fingersTaken(std::make_shared<workflow::FingersTaken>(
            workflow::FingersTaken{kFinger, scan.value(), {}}));
        m_home->settle();
        QCOMPARE(m_home->display.verification.alert.cause,
                 accepted ? QString() : QStringLiteral("Gambar ini sudah pernah dipakai."));
        QCOMPARE(m_home->station->recording().rules().verified().size(), accepted ? 1U : 0U);
        QVERIFY(!m_home->station->recording().busy());
    }
};

} // namespace rekam::testing

QTEST_MAIN(rekam::testing::VerificationStepTest)
#include "tst_verification_step.moc"
