// Who leaves a screen and comes back finds what was there: the checks of a photo, the outline of an
// eye, a signature, a half-made exception. What nobody sees, nobody approves.
#include "record_filler.h"
#include "station_home.h"
#include "virtual/bodies/synthetic_iris.h"
#include "virtual/bodies/synthetic_portrait.h"
#include "workflow/analysis/sample_analysis.h"
#include "workflow/words/words.h"

#include <QTest>

namespace rekam::testing {

using record::Modality;
using record::Step;
using view::ActionId;
using view::Screen;
using workflow::OpenStation;

namespace {

constexpr const char* kNik = "1471095103090001";
constexpr std::uint64_t kBodies = 7;

/// As the camera step would store it of a student born in an odd year.
workflow::PhotoAnalysis photoOf(const char* body)
{
    auto checker = imaging::FaceChecker::open(imaging::kDefaultCascadeFolder);
    REKAM_CHECK(checker.ok());
    drivers::Subject subject;
    subject.id = body;
    auto photo =
        workflow::analysePhoto(checker.value(), drivers::makePortrait(kBodies, subject, 1).image,
                               {{imaging::FaceBackground::Red}, {480, 640}});
    REKAM_CHECK(photo.ok() && !photo.value().jpeg.empty());
    return std::move(photo).value();
}

QVector<drivers::PenSample> ink()
{
    QVector<drivers::PenSample> points;
    for (int i = 0; i < 120; ++i) {
        drivers::PenSample point;
        point.xUm = 8'000 + 400 * i;
        point.yUm = 6'000 + 2'500 * (i % 6);
        point.pressurePermille = i == 119 ? 0 : 500;
        point.time = std::chrono::milliseconds(20 * i);
        points.append(point);
    }
    return points;
}

} // namespace

class ComingBackTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<StationHome> m_home;
    store::PersonId m_person;

    void begin(const std::function<void(RecordFiller&, const store::EnrolmentId&)>& fill)
    {
        m_person = m_home->addPerson(person(kNik, 2009), record::QueueStatus::Waiting);
        m_home->onStore([&](OpenStation& station) {
            const auto id =
                station.store->enrolments().begin(m_person, {std::string(kOperatorId), "1"});
            RecordFiller filler(station, id.value());
            filler.step(Step::ReadBack);
            filler.step(Step::Documents);
            fill(filler, id.value());
        });
        m_home->station->recording().begin(m_person);
        m_home->settle();
    }

    void takenPhoto(const workflow::PhotoAnalysis& photo)
    {
        begin([&](RecordFiller& filler, const store::EnrolmentId& id) {
            store::NewSample sample;
            sample.info.position = workflow::placeOf(Modality::Photo);
            sample.info.imageFormat = "jpeg";
            sample.info.attempt = 1;
            sample.info.quality = photo.quality;
            sample.info.measuresJson = photo.measuresJson;
            sample.info.source = {"fake", "F-1", store::DeviceOrigin::Virtual};
            sample.info.capturedAt = m_home->clock.now;
            sample.image = photo.jpeg;
            const auto saved = filler.station().store->samples().save(id, sample);
            check(saved ? Status() : Status(saved.error()));
        });
    }

    void lock()
    {
        m_home->act(ActionId::Lock);
        QVERIFY(QTest::qWaitFor([this] { return !m_home->core->loggedIn(); }, 30'000));
    }

    void leaveAndComeBack(const QByteArray& how)
    {
        if (how == "another step") {
            const Step here = m_home->station->recording().openStep();
            m_home->station->recording().open(Step::Documents);
            m_home->settle();
            m_home->station->recording().open(here);
        } else if (how == "a look at Perangkat") {
            m_home->station->navigate(Screen::Devices);
            m_home->settle();
            m_home->act(ActionId::Back);
        } else if (how == "F12") {
            lock();
            m_home->logIn();
        } else {
            m_home->station->recording().close();
            m_home->settle();
            m_home->station->recording().begin(m_person);
        }
        m_home->settle();
        m_home->settle();
    }

    static void ways()
    {
        QTest::addColumn<QByteArray>("how");
        for (const char* const how : {"another step", "a look at Perangkat", "F12", "the queue"}) {
            QTest::newRow(how) << QByteArray(how);
        }
    }

private Q_SLOTS:

    void init()
    {
        m_home = std::make_unique<StationHome>();
        m_home->capture.pad = {70'000, 30'000};
        m_home->logIn();
    }

    void cleanup() { m_home.reset(); }

    void aStoredPhotoIsMeasuredAgain()
    {
        const workflow::PhotoAnalysis photo = photoOf(kNik);
        int early = 0;
        m_home->display.photoShown = [this, &early] {
            const view::PhotoView& shown = m_home->display.photo;
            if (shown.phase == view::LivePhase::Taken &&
                shown.actions.primary->state == view::ActionState::Busy) {
                ++early;
                m_home->station->approvePhotoByStudent();
                m_home->act(ActionId::Primary);
            }
        };
        takenPhoto(photo);
        const view::PhotoView& shown = m_home->display.photo;
        QVERIFY2(early > 0, "shown before its checks were measured");
        QVERIFY2(!m_home->station->recording().enrolment().photoApproval,
                 "approved before its checks were there");
        QCOMPARE(shown.phase, view::LivePhase::Taken);
        QVERIFY(shown.checks.size() > 4);
        for (const view::CheckView& row : shown.checks) { // the very same measures
            const auto same = [&](const imaging::FaceCheck& each) {
                const view::CheckView told =
                    workflow::words::faceCheck(each, person(kNik, 2009).birthDate);
                return told.title == row.title && told.detail == row.detail &&
                       told.tone == row.tone;
            };
            QVERIFY2(std::ranges::any_of(photo.report.checks, same), qPrintable(row.title));
        }
        QCOMPARE(shown.actions.primary->state, view::ActionState::Ready);
        m_home->act(ActionId::Primary);
        m_home->settle();
        QVERIFY(m_home->station->recording().enrolment().photoApproval.has_value());
        QCOMPARE(m_home->display.screen, Screen::Signature);
    }

    void thePhotosChecksComeBack_data() { ways(); }

    void thePhotosChecksComeBack()
    {
        QFETCH(const QByteArray, how);
        takenPhoto(photoOf(kNik));
        const auto before = m_home->display.photo.checks.size();
        m_home->display.photo = {};
        leaveAndComeBack(how);
        QCOMPARE(m_home->display.screen, Screen::Photo);
        QCOMPARE(m_home->display.photo.checks.size(), before);
        QCOMPARE(m_home->display.photo.actions.primary->state, view::ActionState::Ready);
    }

    /// What cannot be measured is not approved by one more Enter: it is measured once more.
    void aPhotoThatCannotBeMeasuredIsNotApproved()
    {
        workflow::PhotoAnalysis broken = photoOf(kNik);
        GrayImage tiny{48, 48, 0, std::vector<std::uint8_t>(std::size_t{48} * 48, 90)};
        broken.jpeg = biometrics::encodeJpeg(tiny, 90).value();
        takenPhoto(broken);
        QCOMPARE(m_home->display.photo.actions.primary->label, QStringLiteral("Periksa foto lagi"));
        m_home->act(ActionId::Primary);
        m_home->settle();
        m_home->station->approvePhotoByStudent();
        m_home->settle();
        QCOMPARE(m_home->display.screen, Screen::Photo);
        QVERIFY(!m_home->station->recording().enrolment().photoApproval);
        QVERIFY2(std::ranges::any_of(m_home->display.photo.actions.actions,
                                     [](const view::ActionView& each) {
                                         return each.id == ActionId::Retake &&
                                                each.state == view::ActionState::Ready;
                                     }),
                 "another photo is the way on");
    }

    /// F6 while a photo is looked at threw it out of the picture.
    void anotherCameraLeavesThePhoto()
    {
        takenPhoto(photoOf(kNik));
        const int previews = m_home->capture.previews;
        m_home->act(ActionId::SwapDevice);
        m_home->settle();
        QCOMPARE(m_home->capture.swapped.size(), 1);
        QCOMPARE(m_home->capture.previews, previews);
        QCOMPARE(m_home->display.photo.phase, view::LivePhase::Taken);
        QVERIFY(!m_home->display.photo.still.isNull());
        QCOMPARE(m_home->display.photo.actions.primary->state, view::ActionState::Ready);
    }

    void theEyesOutlineComesBack_data() { ways(); }

    void theEyesOutlineComesBack()
    {
        QFETCH(const QByteArray, how);
        begin([](RecordFiller& filler, const store::EnrolmentId&) {
            filler.upToSignature();
            filler.fingersBut(std::nullopt);
            filler.step(Step::Fingerprints);
        });
        const auto image = drivers::makeIris(kBodies, kNik, Eye::Left, {}).image;
        m_home->act(ActionId::Primary);
        workflow::IrisAnalysis iris = workflow::analyseIris(image, Eye::Left).value();
        iris.eye = m_home->station->recording().rules().openEyes().front();
        Q_EMIT m_home->capture.irisTaken(
            std::make_shared<workflow::IrisTaken>(workflow::IrisTaken{std::move(iris), {}}));
        m_home->settle();
        const auto stored = [this] {
            const view::IrisView& shown = m_home->display.iris;
            return shown.left.image.isNull() ? shown.right : shown.left;
        };
        const view::EyeView before = stored();
        QVERIFY(before.iris && before.qualities.size() == 3);
        m_home->display.iris = {};
        leaveAndComeBack(how);
        const view::EyeView after = stored();
        QVERIFY2(after.iris && after.pupil, "the outline");
        QCOMPARE(after.iris->radius, before.iris->radius);
        QCOMPARE(after.qualities.size(), before.qualities.size());
        for (qsizetype i = 0; i < after.qualities.size(); ++i) {
            QCOMPARE(after.qualities[i].value, before.qualities[i].value);
        }
    }

    void aStoredEyeIsTakenAgain()
    {
        begin([](RecordFiller& filler, const store::EnrolmentId&) {
            filler.upToSignature();
            filler.fingersBut(std::nullopt);
            filler.step(Step::Fingerprints);
        });
        const auto give = [this](Eye eye, std::uint64_t look) {
            const auto image = drivers::makeIris(kBodies + look, kNik, eye, {}).image;
            m_home->act(ActionId::Primary);
            Q_EMIT m_home->capture.irisTaken(std::make_shared<workflow::IrisTaken>(
                workflow::IrisTaken{workflow::analyseIris(image, eye).value(), {}}));
            m_home->settle();
        };
        const Eye first = m_home->station->recording().rules().openEyes().front();
        give(first, 0);
        give(first == Eye::Left ? Eye::Right : Eye::Left, 0);
        const auto& bar = m_home->display.iris.actions;
        QCOMPARE(bar.primary->label, QStringLiteral("Lanjut ke verifikasi"));
        const auto again = std::ranges::find(bar.actions, ActionId::Retake, &view::ActionView::id);
        QVERIFY(again != bar.actions.end());
        const Eye weak = again->label.contains(QStringLiteral("kiri")) ? Eye::Left : Eye::Right;
        const auto stored =
            m_home->station->recording().rules().chosen(workflow::placeOf(weak))->id;
        m_home->act(ActionId::Retake);
        QVERIFY(bar.primary->label.startsWith(QStringLiteral("Ambil ")));
        give(weak, 1);
        QCOMPARE(bar.primary->label, QStringLiteral("Lanjut ke verifikasi"));
        QVERIFY(m_home->station->recording().rules().chosen(workflow::placeOf(weak))->id != stored);
    }

    /// Ink that one device wrote was sealed as the other's.
    void anotherDeviceStartsTheSignatureAnew()
    {
        begin([](RecordFiller& filler, const store::EnrolmentId&) {
            filler.step(Step::Photo);
            filler.sample(workflow::placeOf(Modality::Photo), "jpeg");
        });
        const auto& shown = m_home->display.signature;
        Q_EMIT m_home->capture.penMoved(ink());
        QVERIFY(QTest::qWaitFor(
            [&] { return shown.actions.primary->state == view::ActionState::Ready; }, 10'000));
        m_home->act(ActionId::SwapDevice);
        QVERIFY(shown.strokes.isEmpty());
        QVERIFY(shown.actions.primary->state != view::ActionState::Ready);
    }

    /// F5 repeats. Before anything was tried it took the first one.
    void nothingTakenNothingRepeated_data()
    {
        QTest::addColumn<bool>("eyes");
        QTest::newRow("fingers") << false;
        QTest::newRow("eyes") << true;
    }

    void nothingTakenNothingRepeated()
    {
        QFETCH(const bool, eyes);
        begin([eyes](RecordFiller& filler, const store::EnrolmentId&) {
            filler.upToSignature();
            if (eyes) {
                filler.fingersBut(std::nullopt);
                filler.step(Step::Fingerprints);
            }
        });
        const auto& bar =
            eyes ? m_home->display.iris.actions : m_home->display.fingerprints.actions;
        const auto offered = [&bar] {
            return std::ranges::any_of(bar.actions, [](const view::ActionView& each) {
                return each.id == ActionId::Retake;
            });
        };
        QVERIFY(!offered());
        m_home->act(ActionId::Retake);
        QVERIFY(!m_home->station->recording().busy());
        m_home->act(ActionId::Primary);
        Q_EMIT m_home->capture.retryAsked(eyes ? drivers::DeviceKind::IrisScanner
                                               : drivers::DeviceKind::FingerprintReader,
                                          drivers::RetryReason::TooLight);
        QVERIFY(offered());
        m_home->act(ActionId::Retake);
        QVERIFY(m_home->station->recording().busy());
    }

    void aSignatureComesBack_data()
    {
        QTest::addColumn<bool>("statement");
        QTest::newRow("the signature") << false;
        QTest::newRow("the statement's") << true;
    }

    /// Coming back began a new one on the pad, and what a pad gave by itself was taken for it.
    void aSignatureComesBack()
    {
        QFETCH(const bool, statement);
        begin([statement](RecordFiller& filler, const store::EnrolmentId&) {
            if (!statement) {
                filler.step(Step::Photo);
                filler.sample(workflow::placeOf(Modality::Photo), "jpeg");
                return;
            }
            filler.upToSignature();
            filler.fingersBut(std::nullopt);
            filler.eyes();
            filler.verification(RecordFiller::bothIndexes());
        });
        const Step step = statement ? Step::Statement : Step::Signature;
        const auto strokes = [this, statement] {
            return statement ? m_home->display.statement.strokes
                             : m_home->display.signature.strokes;
        };
        const auto primary = [this, statement] {
            return *(statement ? m_home->display.statement.actions.primary
                               : m_home->display.signature.actions.primary);
        };
        if (statement) {
            m_home->act(ActionId::Match);
        }
        Q_EMIT m_home->capture.penMoved(ink());
        QVERIFY(
            QTest::qWaitFor([&] { return primary().state == view::ActionState::Ready; }, 10'000));
        m_home->act(ActionId::Primary);
        m_home->settle();
        QVERIFY(m_home->station->recording().openStep() != step);
        m_home->station->recording().open(step);
        m_home->settle();
        QVERIFY2(!strokes().isEmpty(), "the saved signature is shown");
        const auto saved = strokes();
        Q_EMIT m_home->capture.penMoved(ink()); // nobody asked for it
        QCOMPARE(strokes(), saved);
        QCOMPARE(primary().state, view::ActionState::Ready);
        if (statement) {
            QVERIFY(m_home->display.statement.agreed);
        }
        m_home->act(ActionId::Retake); // now it is asked for
        QVERIFY(strokes().isEmpty());
        QVERIFY2(primary().state != view::ActionState::Ready, "an empty canvas is no signature");
        Q_EMIT m_home->capture.penMoved(ink());
        QVERIFY(
            QTest::qWaitFor([&] { return primary().state == view::ActionState::Ready; }, 10'000));
    }

    void anExceptionsDraftStays_data() { ways(); }

    void anExceptionsDraftStays()
    {
        QFETCH(const QByteArray, how);
        begin([](RecordFiller& filler, const store::EnrolmentId&) { filler.upToSignature(); });
        m_home->act(ActionId::Exception);
        m_home->station->panels().toggleFinger(1);
        m_home->station->panels().chooseReason(QStringLiteral("disabled"));
        Q_EMIT m_home->capture.previewFrame(QImage(4, 3, QImage::Format_RGB888));
        m_home->act(ActionId::TakeEvidence);
        QVERIFY(!m_home->display.exception->evidence.isNull());
        if (how == "a look at Perangkat" || how == "another step") {
            m_home->act(ActionId::Close);
        }
        leaveAndComeBack(how);
        QCOMPARE(m_home->display.screen, Screen::Fingerprints);
        m_home->act(ActionId::Exception);
        QVERIFY(m_home->display.exception);
        QCOMPARE(m_home->display.exception->reasonId, QStringLiteral("disabled"));
        QVERIFY(!m_home->display.exception->evidence.isNull());
    }

    /// Evidence is personal: another operator, another student never see it.
    void anotherOperatorFindsNoDraft()
    {
        begin([](RecordFiller& filler, const store::EnrolmentId&) { filler.upToSignature(); });
        m_home->act(ActionId::Exception);
        m_home->station->panels().toggleFinger(1);
        m_home->station->panels().chooseReason(QStringLiteral("disabled"));
        lock();
        m_home->logIn("OP-0002", "gunung-payung");
        m_home->station->recording().begin(m_person);
        m_home->settle();
        m_home->act(ActionId::Exception);
        QVERIFY(m_home->display.exception);
        QVERIFY(m_home->display.exception->reasonId.isEmpty());
    }
};

} // namespace rekam::testing

QTEST_MAIN(rekam::testing::ComingBackTest)
#include "tst_coming_back.moc"
