// The panels on a real store: exceptions, approvals, corrections, the list import, the clock.
#include "packet/payload.h"
#include "packet/sealed_packet.h"
#include "record_filler.h"
#include "workflow/record/corrections.h"
#include "workflow/record/sealing.h"
#include "workflow/recording/steps/seal_step.h"
#include "workflow/recording/summary.h"
#include "workflow/words/words.h"

#include <QFile>
#include <QTest>

namespace rekam::testing {

using record::Modality;
using record::Step;
using view::ActionId;
using workflow::OpenStation;
using workflow::placeOf;

namespace {

struct OpenedRecord
{
    packet::RecordDocument document;
    std::vector<Bytes> evidence;
};

} // namespace

class PanelsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<StationHome> m_home;
    store::PersonId m_person;

    /// One person in today's queue, chosen there.
    void addPerson(const record::Person& who, record::QueueStatus status)
    {
        m_person = m_home->addPerson(who, status);
        m_home->station->navigate(view::Screen::Queue);
        m_home->settle();
        m_home->station->choosePerson(QString::number(m_person.value));
    }

    void begin(const std::function<void(RecordFiller&)>& fill = {})
    {
        m_home->onStore([&](OpenStation& station) {
            const auto id =
                station.store->enrolments().begin(m_person, {std::string(kOperatorId), "1"});
            RecordFiller filler(station, id.value());
            if (fill) {
                filler.step(Step::ReadBack);
                filler.step(Step::Documents);
                fill(filler);
            }
        });
        m_home->station->recording().begin(m_person);
        m_home->settle();
        QVERIFY(m_home->station->recording().active());
    }

    [[nodiscard]] const store::Enrolment& enrolment() const
    {
        return m_home->station->recording().enrolment();
    }

    void type(std::string_view personId, const char* code)
    {
        m_home->station->panels().enterApproval(
            QString::fromUtf8(personId.data(), static_cast<qsizetype>(personId.size())),
            QString::fromUtf8(code));
        m_home->settle();
    }

    /// Of what the camera shows.
    void takeEvidence()
    {
        Q_EMIT m_home->capture.previewFrame(QImage(4, 3, QImage::Format_RGB888));
        m_home->act(ActionId::TakeEvidence);
    }

    /// The right index under an exception that a supervisor has agreed to; not saved.
    void exceptAndApprove()
    {
        addPerson(person("1471095103090001", 2009), record::QueueStatus::Waiting);
        begin([](RecordFiller& filler) {
            filler.upToSignature();
            filler.fingersBut(FingerPosition::RightIndex);
        });
        m_home->act(ActionId::Exception);
        m_home->station->panels().toggleFinger(1);
        m_home->station->panels().chooseReason(QStringLiteral("disabled"));
        takeEvidence();
        m_home->act(ActionId::Approve);
        type(kSupervisorId, kSupervisorCode);
        QCOMPARE(m_home->display.exception->approval.tone, view::Tone::Ok);
    }

    [[nodiscard]] record::QueueStatus queueStatus()
    {
        record::QueueStatus status = record::QueueStatus::Waiting;
        m_home->onStore([&](OpenStation& station) {
            status = station.store->roster().entry(m_person).value().status;
        });
        return status;
    }

    [[nodiscard]] int supervisedBy(std::string_view id)
    {
        int count = 0;
        m_home->onStore([&](OpenStation& station) {
            const auto entries = station.store->audit().entries(1, 10'000);
            for (const store::AuditEntry& entry : entries.value()) {
                count += entry.event == store::AuditEvent::Supervised && entry.actor == id;
            }
        });
        return count;
    }

    /// Seals behind the screens' back and opens the packet with the centre's key.
    [[nodiscard]] std::optional<OpenedRecord> sealAndOpen(const store::EnrolmentId& id)
    {
        std::optional<OpenedRecord> opened;
        m_home->onStore([&](OpenStation& station) {
            const auto sealed = workflow::sealRecord(station, id);
            if (!sealed) {
                qWarning("%s", sealed.error().detail.c_str());
                return;
            }
            const Bytes bytes = station.store->packets().bytes(sealed.value().packet.id).value();
            const auto packet =
                packet::open(bytes, m_home->kit.signer.publicKey(), m_home->centre.centreBox);
            const auto parts = packet::parsePayload(packet.value().payload.view());
            opened = OpenedRecord{
                packet::recordFromJson(asText(parts.value().front().bytes)).value(), {}};
            for (const packet::PartView& part : parts.value()) {
                if (std::string_view(part.name).starts_with("evidence-")) {
                    opened->evidence.push_back(toBytes(part.bytes));
                }
            }
        });
        return opened;
    }

private Q_SLOTS:

    void init()
    {
        m_home = std::make_unique<StationHome>();
        m_home->logIn();
    }

    void cleanup() { m_home.reset(); }

    void exceptionEndsInASealableRecord()
    {
        addPerson(person("1471095103090001", 2009), record::QueueStatus::Waiting);
        begin([](RecordFiller& filler) {
            filler.upToSignature();
            filler.fingersBut(FingerPosition::RightIndex);
        });
        workflow::Panels& panels = m_home->station->panels();
        const auto& shown = m_home->display.exception;
        QCOMPARE(m_home->station->recording().openStep(), Step::Fingerprints);
        m_home->act(ActionId::Exception);
        QVERIFY(shown);
        QCOMPARE(shown->actions.primary->state, view::ActionState::Disabled);
        panels.toggleFinger(1); // right index
        QVERIFY(shown->hands.at(1).selected);
        QVERIFY2(shown->chosen.remedy.contains(QStringLiteral("jempol kanan")),
                 "the substitute is named");
        panels.chooseReason(QStringLiteral("temporary-injury"));
        m_home->act(ActionId::Primary);
        QVERIFY2(enrolment().exceptions.empty(), "no evidence, no exception");
        takeEvidence();
        QCOMPARE(m_home->capture.evidenceAsked, 1);
        QVERIFY(!shown->evidence.isNull());
        QCOMPARE(shown->actions.primary->state, view::ActionState::Ready);
        m_home->act(ActionId::Approve);
        QVERIFY(m_home->display.approval);
        type(kSupervisorId, kSupervisorCode);
        QVERIFY2(shown, "the exception shows again");
        QCOMPARE(shown->approval.tone, view::Tone::Ok);
        m_home->act(ActionId::Primary);
        m_home->settle();
        QVERIFY(!panels.isOpen());
        QCOMPARE(enrolment().exceptions.size(), std::size_t{1});
        const record::BiometricException& saved = enrolment().exceptions.front().exception;
        QCOMPARE(saved.finger, FingerPosition::RightIndex);
        QCOMPARE(saved.approval->supervisorId, std::string(kSupervisorId));
        QVERIFY2(saved.revisit.has_value(), "a wound heals: a visit is offered");
        QVERIFY(m_home->station->recording().rules().lacks(Step::Fingerprints).empty());
        QCOMPARE(m_home->station->recording().rules().verificationFingers().right,
                 std::optional(FingerPosition::RightThumb));

        const store::EnrolmentId id = enrolment().id;
        m_home->onStore([&](OpenStation& station) {
            RecordFiller(station, id)
                .rest(
                    {{FingerPosition::LeftIndex, 500, {}}, {FingerPosition::RightThumb, 500, {}}});
        });
        const auto opened = sealAndOpen(id);
        QVERIFY(opened);
        QCOMPARE(opened->document.exceptions.size(), std::size_t{1});
        QCOMPARE(opened->evidence.size(), std::size_t{1});
        QCOMPARE(toHex(crypto::hash256(opened->evidence.front())),
                 opened->document.exceptions.front().evidenceHash);
    }

    void anExceptionReplacesACaptureAndIsTakenBack()
    {
        addPerson(person("1471095103090001", 2009), record::QueueStatus::Waiting);
        begin([](RecordFiller& filler) {
            filler.upToSignature();
            filler.fingersBut(std::nullopt);
        });
        m_home->act(ActionId::Exception);
        m_home->station->panels().toggleFinger(4);
        m_home->station->panels().toggleFinger(9);
        m_home->station->panels().chooseReason(QStringLiteral("disabled"));
        takeEvidence();
        m_home->act(ActionId::Primary);
        m_home->settle();
        const auto rules = [this] {
            return m_home->station->recording().rules();
        };
        QCOMPARE(rules().exceptedFingers().size(), std::size_t{2});
        QVERIFY2(rules().chosen(placeOf(FingerPosition::RightLittle)) == nullptr,
                 "an excepted finger leaves the record");
        QVERIFY2(!enrolment().exceptions.front().exception.approval,
                 "without a supervisor it waits for one");
        m_home->station->recording().open(Step::Fingerprints);
        m_home->act(ActionId::Exception);
        m_home->station->panels().toggleFinger(4);
        m_home->act(ActionId::Undo);
        m_home->settle();
        QCOMPARE(rules().exceptedFingers(),
                 std::vector<FingerPosition>{FingerPosition::LeftLittle});
        QCOMPARE(rules().openFingers(), std::vector<FingerPosition>{FingerPosition::RightLittle});
    }

    /// The picture is of what the operator sees: none is taken before the first frame.
    void evidenceIsAimed()
    {
        addPerson(person("1471095103090001", 2009), record::QueueStatus::Waiting);
        begin([](RecordFiller& filler) { filler.upToSignature(); });
        m_home->act(ActionId::Exception);
        const auto& shown = m_home->display.exception;
        QCOMPARE(m_home->capture.previews, 1);
        QVERIFY(shown->evidenceLive);
        QCOMPARE(shown->evidenceAction->state, view::ActionState::Busy);
        m_home->act(ActionId::TakeEvidence);
        QCOMPARE(m_home->capture.evidenceAsked, 0);
        takeEvidence();
        QCOMPARE(m_home->capture.evidenceAsked, 1);
        QVERIFY(!shown->evidenceLive);
        m_home->act(ActionId::TakeEvidence); // again: aimed first
        QVERIFY(shown->evidenceLive);
        QCOMPARE(m_home->capture.evidenceAsked, 1);
        m_home->act(ActionId::Close);
        QCOMPARE(m_home->capture.cameraStopped, 1);
    }

    void theSupervisorSeesWhatIsAgreedTo()
    {
        addPerson(person("1471095103090001", 2009), record::QueueStatus::Waiting);
        begin([](RecordFiller& filler) { filler.upToSignature(); });
        m_home->act(ActionId::Exception);
        m_home->station->panels().toggleFinger(1);
        m_home->station->panels().chooseReason(QStringLiteral("disabled"));
        const auto& shown = m_home->display.exception;
        QCOMPARE(shown->approvalAction->state, view::ActionState::Disabled);
        m_home->act(ActionId::Approve);
        QVERIFY2(!m_home->display.approval, "there is no picture yet");
        takeEvidence();
        m_home->act(ActionId::Approve);
        const auto& asked = m_home->display.approval;
        QVERIFY(asked);
        QVERIFY(!asked->picture.isNull());
        QCOMPARE(asked->facts.at(0).value, QStringLiteral("Telunjuk kanan"));
        QCOMPARE(asked->facts.at(1).value,
                 workflow::words::exceptionReason(record::ExceptionReason::Disabled));
    }

    void aChangeMakesTheApprovalLapse_data()
    {
        QTest::addColumn<QString>("change");
        QTest::newRow("another reason") << QStringLiteral("reason");
        QTest::newRow("another finger") << QStringLiteral("finger");
        QTest::newRow("another picture") << QStringLiteral("picture");
    }

    void aChangeMakesTheApprovalLapse()
    {
        QFETCH(QString, change);
        exceptAndApprove();
        const auto& shown = m_home->display.exception;
        m_home->station->panels().chooseReason(QStringLiteral("disabled"));
        QCOMPARE(shown->approval.tone, view::Tone::Ok); // the same again
        if (change == QStringLiteral("reason")) {
            m_home->station->panels().chooseReason(QStringLiteral("absent"));
        } else if (change == QStringLiteral("finger")) {
            m_home->station->panels().toggleFinger(2);
        } else {
            m_home->act(ActionId::TakeEvidence);
            takeEvidence();
        }
        QCOMPARE(shown->approval.tone, view::Tone::Err);
        QCOMPARE(shown->approval.title, QStringLiteral("Persetujuan Yuliana Arsyad gugur"));
        QCOMPARE(shown->approvalAction->id, ActionId::Approve);
        m_home->act(ActionId::Approve);
        type(kSupervisorId, kSupervisorCode);
        QCOMPARE(shown->approval.tone, view::Tone::Ok);
    }

    /// Saving an exception again replaces the stored one, and its approval with it.
    void aStoredApprovalDoesNotLapseInSilence()
    {
        exceptAndApprove();
        m_home->act(ActionId::Primary);
        m_home->settle();
        QVERIFY(enrolment().exceptions.front().exception.approval);
        m_home->station->recording().open(Step::Fingerprints);
        m_home->act(ActionId::Exception);
        m_home->station->panels().toggleFinger(1);
        const auto& shown = m_home->display.exception;
        QCOMPARE(shown->approval.title,
                 QStringLiteral("Persetujuan Yuliana Arsyad gugur bila disimpan lagi"));
    }

    void theSummaryNamesTheGrounds()
    {
        exceptAndApprove();
        m_home->act(ActionId::Primary);
        m_home->settle();
        const std::optional<std::vector<store::SampleId>> spoilt;
        const auto rows = workflow::summaryRows(
            {enrolment(), m_home->core->policy(), m_home->core->people(), spoilt});
        const QString& detail = rows.at(static_cast<int>(workflow::SummaryRow::Fingers)).detail;
        for (const QString& part :
             {QStringLiteral("Telunjuk kanan"), QStringLiteral("disetujui Yuliana Arsyad"),
              QStringLiteral("foto bukti ada"),
              workflow::words::exceptionReason(record::ExceptionReason::Disabled).toLower()}) {
            QVERIFY2(detail.contains(part), qPrintable(detail));
        }
    }

    void onlyTheFingersThatAreThereAreAskedFor()
    {
        addPerson(person("1471095103090001", 2009), record::QueueStatus::Waiting);
        begin([](RecordFiller& filler) { filler.upToSignature(); });
        const auto& fingers = m_home->display.fingerprints;
        QCOMPARE(fingers.actions.primary->label, QStringLiteral("Ambil empat jari kiri"));
        QCOMPARE(fingers.resultTitle, QStringLiteral("Hasil pemindai, tangan kiri"));
        m_home->act(ActionId::Exception);
        m_home->station->panels().toggleFinger(6); // left index
        m_home->station->panels().chooseReason(QStringLiteral("absent"));
        takeEvidence();
        m_home->act(ActionId::Primary);
        m_home->settle();
        QVERIFY2(!fingers.actions.primary->label.contains(QStringLiteral("empat")) &&
                     !fingers.actions.primary->label.contains(QStringLiteral("telunjuk")) &&
                     fingers.actions.primary->label.contains(QStringLiteral("manis")),
                 qPrintable(fingers.actions.primary->label));
        QCOMPARE(fingers.tabs.at(0).title, QStringLiteral("3 jari kiri"));
        QCOMPARE(fingers.tabs.at(1).title, QStringLiteral("Empat jari kanan"));
    }

    void aLostCameraSaysSo()
    {
        addPerson(person("1471095103090001", 2009), record::QueueStatus::Waiting);
        begin([](RecordFiller& filler) { filler.upToSignature(); });
        m_home->capture.evidenceError = ErrorCode::DeviceGone;
        m_home->act(ActionId::Exception);
        takeEvidence();
        QCOMPARE(m_home->display.exception->chosen.tone, view::Tone::Err);
        QVERIFY(m_home->display.exception->evidence.isNull());
    }

    void wrongSupervisorPassphrase_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("code");
        QTest::newRow("wrong passphrase") << "OP-0003"
                                          << "salah-sekali";
        QTest::newRow("an operator's own") << "OP-0001" << kOperatorCode;
        QTest::newRow("a verifier's") << "OP-0002"
                                      << "gunung-payung";
        QTest::newRow("unknown person") << "OP-0099" << kSupervisorCode;
        QTest::newRow("the operator's under the supervisor's name") << "OP-0003" << kOperatorCode;
    }

    void wrongSupervisorPassphrase()
    {
        QFETCH(QString, id);
        QFETCH(QString, code);
        addPerson(person("1471095103140002", 2014), record::QueueStatus::TooYoung);
        m_home->act(ActionId::Primary);
        QVERIFY(m_home->display.approval);
        m_home->station->panels().enterApproval(id, code);
        m_home->settle();
        QVERIFY2(m_home->display.approval, "the panel stays");
        QCOMPARE(m_home->display.approval->alert.tone, view::Tone::Err);
        QCOMPARE(queueStatus(), record::QueueStatus::TooYoung);
        QCOMPARE(supervisedBy(kSupervisorId), 0);
    }

    void underAgeWithPermission()
    {
        addPerson(person("1471095103140002", 2014), record::QueueStatus::TooYoung);
        QVERIFY(m_home->display.queue.person->primary);
        m_home->act(ActionId::Primary);
        QVERIFY2(!m_home->station->recording().active(), "nobody is recorded before that");
        type(kSupervisorId, kSupervisorCode);
        QVERIFY(!m_home->display.approval);
        QCOMPARE(queueStatus(), record::QueueStatus::Waiting);
        QCOMPARE(supervisedBy(kSupervisorId), 1);
    }

    void validationByTwoPassphrases()
    {
        addPerson(person("1471095103090001", 2009), record::QueueStatus::Waiting);
        begin([](RecordFiller& filler) {
            filler.upToSignature();
            filler.fingersBut(std::nullopt);
            filler.rest(RecordFiller::bothIndexes());
        });
        QCOMPARE(m_home->station->recording().openStep(), Step::Seal);
        m_home->act(ActionId::Approve);
        QCOMPARE(m_home->display.approval->supervisors.front().id, QStringLiteral("OP-0001"));
        type(kSupervisorId, kSupervisorCode);
        QCOMPARE(m_home->display.approval->supervisors.front().id, QStringLiteral("OP-0001"));
        type(kOperatorId, kOperatorCode);
        QCOMPARE(m_home->display.approval->supervisors.size(), 1);
        QCOMPARE(m_home->display.approval->supervisors.front().id, QStringLiteral("OP-0003"));
        type(kSupervisorId, kSupervisorCode);
        QVERIFY(!m_home->display.approval);
        QCOMPARE(enrolment().validation->method, store::ValidationMethod::PassphraseAndSupervisor);
        QCOMPARE(enrolment().validation->supervisorId, std::string(kSupervisorId));
    }

    void correctionGoesIntoTheRecord()
    {
        addPerson(person("1471095103090001", 2009), record::QueueStatus::Waiting);
        begin();
        QCOMPARE(m_home->station->recording().openStep(), Step::ReadBack);
        m_home->station->flagField(QStringLiteral("father"), true);
        m_home->act(ActionId::Correct);
        QVERIFY(m_home->display.correction);
        QCOMPARE(m_home->display.correction->chosenId, QStringLiteral("father"));
        workflow::Panels& panels = m_home->station->panels();
        panels.editCorrection(QStringLiteral("mother"), QStringLiteral("Siti Aminah"),
                              QStringLiteral("KK"));
        QCOMPARE(m_home->display.correction->actions.primary->state, view::ActionState::Disabled);
        panels.editCorrection(QStringLiteral("mother"), QStringLiteral("Siti Aminah Nasution"),
                              QStringLiteral("Akta lahir"));
        m_home->act(ActionId::Primary);
        m_home->settle();
        QVERIFY(!panels.isOpen());
        m_home->act(ActionId::Primary); // read aloud
        m_home->settle();
        const store::EnrolmentId id = enrolment().id;
        m_home->onStore([&](OpenStation& station) {
            RecordFiller filler(station, id);
            filler.step(Step::Documents);
            filler.upToSignature();
            filler.fingersBut(std::nullopt);
            filler.rest(RecordFiller::bothIndexes());
        });
        const auto opened = sealAndOpen(id);
        QVERIFY(opened);
        const std::vector<packet::Correction> expected = {
            {"mother", "Siti Aminah", "Siti Aminah Nasution", "Akta lahir"},
            {"father", "belum diisi", "", ""}};
        QCOMPARE(opened->document.corrections, expected);
        QCOMPARE(queueStatus(), record::QueueStatus::NeedsDataCorrection);
    }

    void importReport()
    {
        const QString list = m_home->folder.filePath(QStringLiteral("daftar_SMAN_3.csv"));
        QFile file(list);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("DAFTAR PERMOHONAN SMAN 3 Pekanbaru\n"
                   "SPT No. 470/112/2026\n"
                   "NIK,NAMA LENGKAP,TEMPAT LAHIR,TANGGAL LAHIR,JENIS KELAMIN\n"
                   "1471095103090001,Nabila Putri,Pekanbaru,11-03-2009,P\n"
                   "147109510309000,Terlalu Pendek,Pekanbaru,11-03-2009,P\n"
                   "1471095103090001,Nabila Putri,Pekanbaru,11-03-2009,P\n");
        file.close();
        m_home->station->panels().roster().setFolders({m_home->folder.path()});
        m_home->act(ActionId::Import);
        m_home->settle();
        QVERIFY(m_home->display.files);
        QCOMPARE(m_home->display.files->files.size(), 1);
        m_home->station->panels().chooseFile(m_home->display.files->files.front().path);
        m_home->settle();
        QVERIFY2(m_home->display.reason, "the assignment is shown before anything is taken over");
        QCOMPARE(m_home->display.reason->chosenId, QStringLiteral("SMAN 3 Pekanbaru"));
        QCOMPARE(m_home->display.reason->note, QStringLiteral("470/112/2026"));
        m_home->act(ActionId::Primary);
        m_home->settle();
        QVERIFY(m_home->display.report);
        const auto& counts = m_home->display.report->counts;
        QCOMPARE(counts.at(0).value, QStringLiteral("1"));
        QCOMPARE(counts.at(1).value, QStringLiteral("1"));
        QCOMPARE(counts.at(2).value, QStringLiteral("1"));
        QCOMPARE(m_home->display.report->rows.at(0).place, QStringLiteral("Baris 5"));
        QVERIFY(m_home->core->session());
        QCOMPARE(m_home->core->session()->facts.sptNumber, std::string("470/112/2026"));
    }

    /// Another school's list while a session is open: cause and way on, and nobody moves.
    void importWhileAnotherSessionIsOpen()
    {
        addPerson(person("1471095103090001", 2009), record::QueueStatus::Waiting);
        const QString list = m_home->folder.filePath(QStringLiteral("daftar_lain.csv"));
        QFile file(list);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("DAFTAR PERMOHONAN SMKN 1 Pekanbaru\n"
                   "NIK,NAMA LENGKAP,TEMPAT LAHIR,TANGGAL LAHIR,JENIS KELAMIN\n"
                   "1471095103090001,Nabila Putri,Pekanbaru,11-03-2009,P\n");
        file.close();
        m_home->station->panels().roster().setFolders({m_home->folder.path()});
        m_home->station->navigate(view::Screen::Home);
        m_home->act(ActionId::Import);
        m_home->settle();
        m_home->station->panels().chooseFile(list);
        m_home->settle();
        QVERIFY(m_home->display.reason);
        QCOMPARE(m_home->display.reason->chosenId, QStringLiteral("SMKN 1 Pekanbaru"));
        m_home->act(ActionId::Primary);
        m_home->settle();
        QVERIFY(m_home->display.reason);
        const view::AlertView& alert = m_home->display.reason->alert;
        QVERIFY2(alert.cause.contains(QStringLiteral("SMAN 3 Pekanbaru masih terbuka")),
                 qPrintable(alert.cause));
        QVERIFY(alert.remedy.contains(QStringLiteral("Tutup sesi")));
        m_home->onStore([this](OpenStation& station) {
            QCOMPARE(station.store->roster().sessions().value().size(), std::size_t{1});
            QVERIFY(station.store->roster().entry(m_person).ok());
        });
    }

    /// No reader, or no finger of this officer at the office: two passphrases close the day.
    void theDayIsClosedByTwoPassphrases()
    {
        addPerson(person("1471095103090001", 2009), record::QueueStatus::Waiting);
        connect(&m_home->station->closeDay(), &workflow::CloseDayDesk::rekapWanted, this,
                [this] { m_home->station->closeDay().rekapWritten(QStringLiteral("rekap.pdf")); });
        m_home->station->navigate(view::Screen::CloseDay);
        m_home->settle();
        m_home->act(ActionId::Primary); // rekap
        m_home->settle();
        m_home->act(ActionId::Primary); // backup
        m_home->settle();
        const auto& offered = m_home->display.closeDay.actions.actions;
        QVERIFY(std::ranges::any_of(
            offered, [](const view::ActionView& each) { return each.id == ActionId::Approve; }));
        m_home->act(ActionId::Approve);
        QVERIFY(m_home->display.approval);
        type(kSupervisorId, kSupervisorCode);
        QVERIFY2(m_home->display.approval, "the officer's own comes first");
        type(kOperatorId, kOperatorCode);
        type(kSupervisorId, kSupervisorCode);
        m_home->settle();
        QVERIFY(!m_home->core->session());
        QCOMPARE(supervisedBy(kSupervisorId), 1);
    }

    void importOfSomethingElse_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("no such file") << QByteArray();
        QTest::newRow("no header") << QByteArray("satu,dua\n1,2\n");
        QTest::newRow("binary") << QByteArray(64, '\0');
    }

    void importOfSomethingElse()
    {
        QFETCH(QByteArray, content);
        const QString path = m_home->folder.filePath(QStringLiteral("lain.csv"));
        if (!content.isEmpty()) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
        }
        m_home->station->panels().roster().setFolders({});
        m_home->act(ActionId::Import);
        m_home->station->panels().chooseFile(path);
        m_home->settle();
        QVERIFY(m_home->display.files);
        QCOMPARE(m_home->display.files->alert.tone, view::Tone::Err);
        QVERIFY(!m_home->core->session());
    }

    void clockBehindTheLastRecord()
    {
        addPerson(person("1471095103090001", 2009), record::QueueStatus::Waiting);
        m_home->core->lock();
        QVERIFY(QTest::qWaitFor([this] { return !m_home->core->loggedIn(); }, 30'000));
        m_home->clock.now -= std::chrono::hours(3);
        m_home->logIn();
        QVERIFY(m_home->core->clockInDoubt());
        m_home->station->navigate(view::Screen::Queue);
        m_home->settle();
        m_home->station->choosePerson(QString::number(m_person.value));
        m_home->act(ActionId::Primary);
        m_home->settle();
        QVERIFY2(!m_home->station->recording().active(), "held until a supervisor confirms");
        QVERIFY(m_home->display.approval);
        type(kSupervisorId, kSupervisorCode);
        QVERIFY(!m_home->core->clockInDoubt());
        QCOMPARE(supervisedBy(kSupervisorId), 1);
        m_home->act(ActionId::Primary);
        m_home->settle();
        QVERIFY(m_home->station->recording().active());
    }

    void helpOnEveryScreen()
    {
        workflow::Panels& panels = m_home->station->panels();
        for (int screen = 0; screen <= static_cast<int>(view::Screen::CloseDay); ++screen) {
            panels.openHelp(static_cast<view::Screen>(screen));
            QVERIFY(m_home->display.text);
            QVERIFY(m_home->display.text->paragraphs.size() >= 2);
            for (const view::MatterView& paragraph : m_home->display.text->paragraphs) {
                QVERIFY(!paragraph.cause.isEmpty() && !paragraph.remedy.isEmpty());
                // There is one screen here.
                QVERIFY(!paragraph.remedy.contains(QStringLiteral("layar kedua")));
            }
            panels.close();
            QVERIFY(!panels.isOpen());
        }
    }
};

} // namespace rekam::testing

QTEST_GUILESS_MAIN(rekam::testing::PanelsTest)
#include "tst_panels.moc"
