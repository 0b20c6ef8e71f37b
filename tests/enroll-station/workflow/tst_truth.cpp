// What the operator reads is what happened: the summary, Kirim, Tutup sesi; and what follows a
// record that was sealed before a supervisor could decide.
#include "adapter/adapter.h"
#include "base/room.h"
#include "packet/acceptance.h"
#include "packet/payload.h"
#include "packet/receipt.h"
#include "packet/sealed_packet.h"
#include "record_filler.h"
#include "station_home.h"
#include "workflow/desks/readiness.h"
#include "workflow/desks/scheduler_facts.h"
#include "workflow/record/approving.h"
#include "workflow/record/corrections.h"
#include "workflow/record/read_back.h"
#include "workflow/record/sealing.h"
#include "workflow/recording/summary.h"
#include "workflow/session/document_gathering.h"
#include "workflow/words/words.h"

#include <QSignalSpy>
#include <QTest>

namespace rekam::testing {

using record::Modality;
using record::Step;
using view::ActionId;
using view::Tone;
using workflow::OpenStation;
using workflow::placeOf;

namespace {

constexpr const char* kNik = "1471095103090001";      // born 11-03-2009, a girl
constexpr const char* kYoungNik = "1471095103140002"; // born 11-03-2014

packet::Mode modeOf(const OpenStation& station)
{
    return station.identity.bundle.mode;
}

} // namespace

class TruthTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<StationHome> m_home;
    store::PersonId m_person;
    store::EnrolmentId m_enrolment;

    void addPerson(const record::Person& who, record::QueueStatus status)
    {
        m_person = m_home->addPerson(who, status);
    }

    void begin(const std::function<void(RecordFiller&)>& fill)
    {
        m_home->onStore([&](OpenStation& station) {
            m_enrolment = station.store->enrolments()
                              .begin(m_person, {std::string(kOperatorId), "1"})
                              .value();
            RecordFiller filler(station, m_enrolment);
            filler.step(Step::ReadBack);
            filler.step(Step::Documents);
            fill(filler);
        });
    }

    void beginWhole()
    {
        begin([](RecordFiller& filler) {
            filler.upToSignature();
            filler.fingersBut(std::nullopt, 0);
            filler.rest(RecordFiller::bothIndexes());
        });
    }

    /// A whole record whose right little finger is excepted, and no supervisor was there.
    void beginUnapproved()
    {
        begin([this](RecordFiller& filler) {
            filler.upToSignature();
            filler.fingersBut(FingerPosition::RightLittle, 0);
            exceptLittleFinger(filler);
            filler.rest(RecordFiller::bothIndexes());
        });
    }

    void exceptLittleFinger(RecordFiller& filler) const
    {
        record::BiometricException exception;
        exception.modality = Modality::Fingerprints;
        exception.finger = FingerPosition::RightLittle;
        exception.reason = record::ExceptionReason::Absent;
        exception.operatorId = kOperatorId;
        exception.at = m_home->clock.now;
        check(filler.station().store->enrolments().exceptPositions(m_enrolment,
                                                                   std::array{exception}, {}));
    }

    [[nodiscard]] store::PacketRow seal()
    {
        std::optional<store::PacketRow> row;
        m_home->onStore([&](OpenStation& station) {
            const auto sealed = workflow::sealRecord(station, m_enrolment);
            check(sealed ? Status() : Status(sealed.error()));
            row = sealed.value().packet;
        });
        return *row;
    }

    [[nodiscard]] store::Enrolment load()
    {
        std::optional<store::Enrolment> enrolment;
        m_home->onStore([&](OpenStation& station) {
            enrolment = station.store->enrolments().load(m_enrolment).value();
        });
        return *enrolment;
    }

    [[nodiscard]] std::vector<store::PacketRow> packets()
    {
        std::vector<store::PacketRow> rows;
        m_home->onStore([&](OpenStation& station) {
            rows = station.store->packets().list(std::nullopt).value();
        });
        return rows;
    }

    [[nodiscard]] Bytes bytesOf(const packet::PacketId& id)
    {
        Bytes bytes;
        m_home->onStore(
            [&](OpenStation& station) { bytes = station.store->packets().bytes(id).value(); });
        return bytes;
    }

    /// Rows as they would be shown of `enrolment`; nothing was spoilt.
    [[nodiscard]] QVector<view::SummaryRowView> rowsOf(const store::Enrolment& enrolment) const
    {
        const std::optional<std::vector<store::SampleId>> none{std::in_place};
        return workflow::summaryRows(
            {enrolment, m_home->core->policy(), m_home->core->people(), none});
    }

    void type(std::string_view personId, const char* code)
    {
        m_home->station->panels().enterApproval(
            QString::fromUtf8(personId.data(), static_cast<qsizetype>(personId.size())),
            QString::fromUtf8(code));
        m_home->settle();
    }

    /// The round of every second.
    void look()
    {
        m_home->core->refreshSafety();
        m_home->settle();
    }

    void openKirim()
    {
        m_home->station->navigate(view::Screen::Sync);
        m_home->settle();
    }

    void openTutupSesi()
    {
        m_home->station->navigate(view::Screen::CloseDay);
        m_home->settle();
    }

    void receipt(const store::PacketRow& row)
    {
        m_home->onStore([&](OpenStation& station) {
            packet::Receipt receipt;
            receipt.packetId = row.id;
            receipt.contentHash = row.hash;
            receipt.station = station.identity.bundle.stationCode;
            receipt.mode = modeOf(station);
            receipt.receivedAt = m_home->clock.now;
            receipt.logPosition = 1;
            const auto stored = station.store->packets().storeReceipt(
                row.id, packet::signReceipt(receipt, m_home->centre.intakeSigner));
            check(stored ? Status() : Status(stored.error()));
        });
    }

    void answer(const store::PacketRow& row, packet::Verdict verdict)
    {
        m_home->onStore([&](OpenStation& station) {
            const auto stored =
                station.store->packets().storeAnswer(row.id, verdict, asBytes("signed"), "5 x");
            check(stored ? Status() : Status(stored.error()));
        });
    }

private Q_SLOTS:

    void init()
    {
        m_home = std::make_unique<StationHome>();
        m_home->logIn();
    }

    void cleanup() { m_home.reset(); }

    /// *Berhenti* is said of an agent that did not answer, not of one that was not asked yet; and
    /// Beranda follows by itself.
    void agentIsJudgedByItsAnswer()
    {
        const auto judged = [this] {
            const auto& rows = m_home->display.home.readiness;
            const auto row =
                std::ranges::find(rows, QStringLiteral("Agen kirim"), &view::ReadinessView::name);
            return row == rows.end() ? std::optional<Tone>() : row->tone;
        };
        QVERIFY(judged() == (m_home->core->agentAsked() ? Tone::Warn : Tone::Neutral));
        QVERIFY(QTest::qWaitFor([this] { return m_home->core->agentAsked(); }, 30'000));
        QVERIFY(judged() == Tone::Warn); // there is none in this home
    }

    /// An older copy of the store in its place is said where the day begins, worst first.
    void anOlderStoreIsSaidInBeranda()
    {
        const auto judged = [this] {
            const auto& rows = m_home->display.home.readiness;
            const auto row =
                std::ranges::find(rows, QStringLiteral("Brankas lama"), &view::ReadinessView::name);
            return row == rows.end() ? std::optional<Tone>() : row->tone;
        };
        m_home->station->navigate(view::Screen::Home);
        m_home->settle();
        QVERIFY(!judged());
        m_home->onStore([](OpenStation& station) {
            check(station.store->audit().append(store::AuditEvent::RollbackSuspected, {}));
            const auto facts = workflow::measureReadiness(station);
            QVERIFY(facts.olderCopy.has_value());
            QVERIFY(!facts.olderCopyNow); // it was another opening's finding
        });
        m_home->station->navigate(view::Screen::Queue);
        m_home->settle();
        m_home->station->navigate(view::Screen::Home);
        m_home->settle();
        QVERIFY(judged() == Tone::Warn);

        // At the door too, until a supervisor has answered for it; then nowhere, and in the audit.
        m_home->core->lock();
        QVERIFY(QTest::qWaitFor([this] { return !m_home->core->loggedIn(); }, 30'000));
        m_home->logIn();
        look();
        const auto atDoor = [this] {
            m_home->core->lock();
            const bool closed =
                QTest::qWaitFor([this] { return !m_home->core->loggedIn(); }, 30'000);
            return closed &&
                   m_home->display.login.alert.cause.contains(QStringLiteral("Brankas lama"));
        };
        QVERIFY(atDoor());
        m_home->logIn();
        look();
        addPerson(person(kNik, 2009), record::QueueStatus::Waiting);
        const auto begins = [this] {
            m_home->station->recording().begin(m_person);
            m_home->settle();
            return m_home->station->recording().active();
        };
        QVERIFY2(!begins(), "nothing is recorded into an older copy");
        QVERIFY2(m_home->display.toast.contains(QStringLiteral("salinan lama")),
                 qPrintable(m_home->display.toast));
        m_home->station->navigate(view::Screen::Home);
        look();
        QCOMPARE(m_home->display.home.actions.primary->subject, QStringLiteral("older-store"));
        m_home->station->act(ActionId::Remedy, QStringLiteral("older-store"));
        QVERIFY(m_home->display.approval);
        type(kOperatorId, kOperatorCode);
        QVERIFY2(judged() == Tone::Warn, "not an operator's to say");
        type(kSupervisorId, kSupervisorCode);
        look();
        QVERIFY(!judged());
        QVERIFY(begins());
        m_home->onStore([](OpenStation& station) {
            const auto last = station.store->audit().lastOf(store::AuditEvent::Supervised);
            QVERIFY(last.value().has_value());
        });
        QVERIFY(!atDoor());
        m_home->logIn();
    }

    /// Before anybody logs in, the counts of the last time stand there, and no name does.
    void theDoorTellsCounts()
    {
        addPerson(person(kNik, 2009), record::QueueStatus::Waiting);
        beginWhole();
        const store::PacketRow row = seal();
        const auto atDoor = [this] {
            look();
            m_home->core->lock();
            (void)QTest::qWaitFor([this] { return !m_home->core->loggedIn(); }, 30'000);
            return m_home->display.login.safety;
        };
        const view::CheckView unsafe = atDoor();
        QCOMPARE(unsafe.tone, Tone::Warn);
        QVERIFY2(unsafe.title.contains(QStringLiteral("Belum aman 1 dari 1")),
                 qPrintable(unsafe.title));
        m_home->logIn();
        receipt(row);
        const view::CheckView safe = atDoor();
        QCOMPARE(safe.tone, Tone::Ok);
        QVERIFY2(safe.detail.contains(QStringLiteral("Diterima pusat 1")), qPrintable(safe.detail));
        const Bytes left = posixFiles().read(m_home->kit.home.run() / "door.json", 4096).value();
        QVERIFY2(asText(left).find("Nabila") == std::string_view::npos, "counts, no names");
        m_home->logIn();
    }

    /// Everyone on the list is in the rekap, and so is what could not be captured.
    void theRekapNamesWhatIsMissing()
    {
        addPerson(person(kYoungNik, 2008), record::QueueStatus::Waiting);
        addPerson(person(kNik, 2009), record::QueueStatus::Waiting);
        beginUnapproved();
        (void)seal();
        m_home->onStore([&](OpenStation& station) {
            const store::SessionId session = station.store->roster().currentSession().value()->id;
            const auto rekap = workflow::gatherRekap(station, session);
            const auto line = [&](const char* label) {
                const auto& rows = rekap.value().rows;
                const auto found =
                    std::ranges::find(rows, QString::fromUtf8(label), &workflow::RekapRow::label);
                return found == rows.end() ? -1 : found->male + found->female;
            };
            QCOMPARE(line("Belum direkam"), 1);
            QCOMPARE(line("Dengan pengecualian"), 1);
            QCOMPARE(rekap.value().people.size(), 2);
            QCOMPARE(rekap.value().exceptions.size(), 1);
            QVERIFY(rekap.value().exceptions.front().what.startsWith(
                QStringLiteral("Kelingking kanan")));
            QCOMPARE(rekap.value().exceptions.front().decision,
                     QStringLiteral("Menunggu penyelia"));
        });
    }

    /// A refusal for want of room says how much is needed, and where.
    void tooLittleRoomIsCounted()
    {
        constexpr std::uint64_t kMiB = 1024 * 1024;
        const auto trouble =
            workflow::recordingTrouble(noRoom({"/rumah/store", 1024 * kMiB, 20 * kMiB}));
        QVERIFY2(trouble.remedy.contains("1024 MiB") && trouble.remedy.contains("/rumah/store") &&
                     trouble.remedy.contains("20 MiB"),
                 qPrintable(trouble.remedy));
        QVERIFY(trouble.cause.startsWith("Disk hampir penuh; siswa baru"));
        QVERIFY(workflow::words::storeTrouble(noRoom({"/rumah/store", kMiB, 0}))
                    .cause.contains("belum tersimpan"));
    }

    void centralStatusIsTheAnswersAlone_data()
    {
        QTest::addColumn<bool>("received");
        QTest::addColumn<int>("verdict"); // 0: none
        QTest::addColumn<QString>("shown");
        QTest::newRow("only sealed") << false << 0 << QStringLiteral("–");
        QTest::newRow("a receipt is no word of the centre's registers")
            << true << 0 << QStringLiteral("–");
        QTest::newRow("accepted") << true << 1 << QStringLiteral("ACCEPTED");
        QTest::newRow("rejected") << true << 2 << QStringLiteral("REJECTED");
    }

    void centralStatusIsTheAnswersAlone()
    {
        QFETCH(bool, received);
        QFETCH(int, verdict);
        QFETCH(QString, shown);
        addPerson(person(kNik, 2009), record::QueueStatus::Waiting);
        beginWhole();
        const store::PacketRow row = seal();
        if (received) {
            receipt(row);
        }
        if (verdict != 0) {
            answer(row, static_cast<packet::Verdict>(verdict));
        }
        openKirim();
        QCOMPARE(m_home->display.sync.rows.size(), 1);
        QCOMPARE(m_home->display.sync.rows.front().centralStatus, shown);
    }

    void schedulerSaysWhatWasRead_data()
    {
        QTest::addColumn<int>("store");
        QTest::addColumn<QString>("value");
        QTest::addColumn<Tone>("tone");
        QTest::newRow("closed") << 0 << QStringLiteral("DISCONNECTED") << Tone::Err;
        QTest::newRow("answers") << 1 << QStringLiteral("CONNECTED") << Tone::Ok;
        QTest::newRow("fails") << 2 << QStringLiteral("DISCONNECTED") << Tone::Err;
    }

    void schedulerSaysWhatWasRead()
    {
        QFETCH(int, store);
        QFETCH(QString, value);
        QFETCH(Tone, tone);
        const auto facts =
            workflow::schedulerFacts({m_home->core->identity()->bundle,
                                      static_cast<workflow::StoreState>(store), std::nullopt});
        QCOMPARE(facts.at(1).name, QStringLiteral("Database"));
        QCOMPARE(facts.at(1).value, value);
        QCOMPARE(facts.at(1).tone, tone);
    }

    void theStoreIsAskedAndNobodyElse()
    {
        m_home->core->refreshSafety();
        m_home->settle();
        QCOMPARE(m_home->core->storeState(), workflow::StoreState::Answers);
        openKirim();
        QVERIFY2(!m_home->display.sync.schedulerReadAt.contains(QLatin1Char('.')),
                 "no agent: there is no time at which it was read");
        m_home->core->lock();
        QVERIFY(QTest::qWaitFor([this] { return !m_home->core->loggedIn(); }, 30'000));
        QCOMPARE(m_home->core->storeState(), workflow::StoreState::Closed);
    }

    void whoApprovedThePhoto_data()
    {
        QTest::addColumn<QString>("by");
        QTest::addColumn<QString>("says");
        QTest::newRow("the student")
            << QStringLiteral("student") << QStringLiteral("disetujui siswa di layarnya");
        QTest::newRow("an operator saw the nod")
            << QStringLiteral("OP-0001") << QStringLiteral("dicatat Rina Marlina");
        QTest::newRow("somebody whose credential has run out")
            << QStringLiteral("OP-0077") << QStringLiteral("dicatat OP-0077");
    }

    void whoApprovedThePhoto()
    {
        QFETCH(QString, by);
        QFETCH(QString, says);
        addPerson(person(kNik, 2009), record::QueueStatus::Waiting);
        beginWhole();
        store::Enrolment enrolment = load();
        enrolment.photoApproval->approvedBy = by.toStdString();
        const QString detail = rowsOf(enrolment).at(0).detail;
        QVERIFY2(detail.contains(says), qPrintable(detail));
        enrolment.photoApproval->sample.value += 1; // of another take
        QVERIFY(!rowsOf(enrolment).at(0).detail.contains(says));
    }

    void identityComesFromTheReadBack_data()
    {
        QTest::addColumn<bool>("read");
        QTest::addColumn<QString>("flagged");
        QTest::addColumn<int>("birthYear");
        QTest::addColumn<Tone>("tone");
        QTest::newRow("read and confirmed") << true << QString() << 2009 << Tone::Ok;
        QTest::newRow("not read") << false << QString() << 2009 << Tone::Err;
        QTest::newRow("the name is wrong") << true << QStringLiteral("name") << 2009 << Tone::Warn;
        QTest::newRow("the mother's name is wrong")
            << true << QStringLiteral("mother") << 2009 << Tone::Ok;
        QTest::newRow("NIK of another year") << true << QString() << 2008 << Tone::Warn;
    }

    void identityComesFromTheReadBack()
    {
        QFETCH(bool, read);
        QFETCH(QString, flagged);
        QFETCH(int, birthYear);
        QFETCH(Tone, tone);
        addPerson(person(kNik, birthYear), record::QueueStatus::Waiting);
        m_home->onStore([&](OpenStation& station) {
            m_enrolment = station.store->enrolments()
                              .begin(m_person, {std::string(kOperatorId), "1"})
                              .value();
            std::vector<packet::Correction> marks;
            if (!flagged.isEmpty()) {
                marks.push_back({flagged.toStdString(), "x", "", ""});
            }
            check(station.store->enrolments().saveStep(m_enrolment, Step::ReadBack,
                                                       read ? store::StepState::Done
                                                            : store::StepState::InProgress,
                                                       workflow::withCorrections("{}", marks)));
        });
        const store::Enrolment enrolment = load();
        workflow::TwinCheck twins;
        twins.fingers = 10;
        twins.studentsCompared = 3;
        twins.officersCompared = 2;
        const auto checks = workflow::summaryChecks(
            {enrolment, m_home->core->policy(), m_home->core->people(), std::nullopt}, twins);
        QCOMPARE(checks.size(), 3);
        QCOMPARE(checks.at(2).tone, tone);
    }

    void nothingComparedIsNeverGreen()
    {
        addPerson(person(kNik, 2009), record::QueueStatus::Waiting);
        beginWhole();
        const store::Enrolment enrolment = load();
        const workflow::SummaryFacts facts{enrolment, m_home->core->policy(),
                                           m_home->core->people(), std::nullopt};
        workflow::TwinCheck twins;
        for (const view::CheckView& check : workflow::summaryChecks(facts, twins).first(2)) {
            QVERIFY2(check.tone != Tone::Ok, qPrintable(check.title));
        }
        twins.fingers = 10; // of this student, but nobody else's finger can be read
        QCOMPARE(workflow::summaryChecks(facts, twins).at(0).tone, Tone::Neutral);
        twins.studentsCompared = 1;
        QCOMPARE(workflow::summaryChecks(facts, twins).at(0).tone, Tone::Ok);
        QVERIFY(workflow::summaryChecks(facts, twins).at(1).tone != Tone::Ok);
        // The samples have not been read again yet.
        for (const view::SummaryRowView& row : workflow::summaryRows(facts).first(4)) {
            QVERIFY2(row.chip.tone == Tone::Neutral, qPrintable(row.title));
        }
        store::Enrolment unverified = enrolment;
        unverified.steps.erase(
            std::ranges::find(unverified.steps, Step::Verification, &store::StepRecord::step));
        QVERIFY(rowsOf(unverified).at(4).chip.tone == Tone::Err);
    }

    void aSpoiltSampleIsRed()
    {
        addPerson(person(kNik, 2009), record::QueueStatus::Waiting);
        beginWhole();
        const store::Enrolment enrolment = load();
        std::optional<std::vector<store::SampleId>> spoilt;
        m_home->onStore([&](OpenStation& station) {
            spoilt = workflow::spoiltSamples(station, m_enrolment).value();
        });
        QVERIFY(spoilt->empty());
        const auto iris = std::ranges::find_if(enrolment.samples, [](const auto& sample) {
            return sample.position.modality == Modality::Iris;
        });
        spoilt->push_back(iris->id);
        const auto rows = workflow::summaryRows(
            {enrolment, m_home->core->policy(), m_home->core->people(), spoilt});
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(rows.at(i).chip.tone == Tone::Err, i == 3);
        }
    }

    void theStatementIsBoundToWhatIsThere()
    {
        addPerson(person(kNik, 2009), record::QueueStatus::Waiting);
        beginWhole();
        store::Enrolment enrolment = load();
        QCOMPARE(rowsOf(enrolment).at(5).chip.tone, Tone::Ok);
        const QString signedWith = rowsOf(enrolment).at(5).detail;
        enrolment.statement->signatureFormat.clear();
        QVERIFY(rowsOf(enrolment).at(5).detail != signedWith);
        enrolment.person.name = "Somebody Else";
        QCOMPARE(rowsOf(enrolment).at(5).chip.tone, Tone::Err);
    }

    void theGateHoldsWhoeverAsks_data()
    {
        QTest::addColumn<bool>("begun");
        QTest::newRow("a new student") << false;
        QTest::newRow("one already being recorded") << true;
    }

    void theGateHoldsWhoeverAsks()
    {
        QFETCH(bool, begun);
        addPerson(person(kNik, 2009), record::QueueStatus::Waiting);
        if (begun) {
            beginWhole();
        }
        m_home->clock.now -= std::chrono::hours(3);
        const QSignalSpy refused(&m_home->station->recording(), &workflow::Recording::failed);
        m_home->station->recording().begin(m_person); // as the headless operator does
        m_home->settle();
        QVERIFY(!m_home->station->recording().active());
        QCOMPARE(refused.count(), 1);
        const auto error = refused.front().front().value<Error>();
        QVERIFY(workflow::recordingTrouble(error).cause.contains(QStringLiteral("Jam laptop")));
        m_home->core->refreshSafety();
        m_home->settle();
        QVERIFY2(m_home->core->clockInDoubt(), "seen while the station is open");
        m_home->station->panels().openClock();
        type(kSupervisorId, kSupervisorCode);
        m_home->station->recording().begin(m_person);
        m_home->settle();
        QVERIFY(m_home->station->recording().active());
    }

    void underSixteenIsWrittenInTheRecord()
    {
        addPerson(person(kYoungNik, 2014), record::QueueStatus::TooYoung);
        m_home->station->recording().begin(m_person);
        m_home->settle();
        QVERIFY2(!m_home->station->recording().active(), "no road leads past the permission");
        beginWhole(); // not even behind the screens' back
        m_home->onStore([&](OpenStation& station) {
            QVERIFY(workflow::sealRecord(station, m_enrolment).error().code == ErrorCode::Refused);
        });
        m_home->station->navigate(view::Screen::Queue);
        m_home->settle();
        m_home->station->panels().openUnderAge(m_person, {});
        type(kSupervisorId, kSupervisorCode);
        const store::PacketRow row = seal();
        const auto opened =
            packet::open(bytesOf(row.id), m_home->kit.signer.publicKey(), m_home->centre.centreBox);
        const auto parts = packet::parsePayload(opened.value().payload.view());
        const auto document = packet::recordFromJson(asText(parts.value().front().bytes));
        QVERIFY(document.value().underAge);
        QCOMPARE(document.value().underAge->supervisorId, std::string(kSupervisorId));
        const store::Enrolment enrolment = load();
        const auto paper = workflow::receiptFacts(*m_home->core->identity(), enrolment, row, {});
        QVERIFY2(paper.entitlement.startsWith(QStringLiteral("Rekam saja")),
                 qPrintable(paper.entitlement));
    }

    void sixteenNeedsNoPermission()
    {
        addPerson(person(kNik, 2009), record::QueueStatus::Waiting);
        beginWhole();
        const auto opened = packet::open(bytesOf(seal().id), m_home->kit.signer.publicKey(),
                                         m_home->centre.centreBox);
        const auto parts = packet::parsePayload(opened.value().payload.view());
        QVERIFY(!packet::recordFromJson(asText(parts.value().front().bytes)).value().underAge);
    }

    void anApprovalFollowsAndTheCentreLetsGo()
    {
        addPerson(person(kNik, 2009), record::QueueStatus::Waiting);
        beginUnapproved();
        const store::PacketRow full = seal();
        openTutupSesi();
        QCOMPARE(m_home->display.closeDay.facts.size(), 1);
        QVERIFY(m_home->display.closeDay.facts.front().value.contains(
            QStringLiteral("Kelingking kanan")));
        m_home->act(ActionId::Primary);
        QVERIFY(m_home->display.approval);
        type(kOperatorId, kOperatorCode);
        QCOMPARE(packets().size(), std::size_t{1}); // not the operator's to decide
        type(kSupervisorId, kSupervisorCode);
        m_home->settle();
        QVERIFY(!m_home->display.approval);
        const auto rows = packets();
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows.back().kind, packet::Kind::Approval);
        QCOMPARE(rows.back().sequence, full.sequence + 1);
        QVERIFY2(rows.back().publishedAt, "into the spool at once");
        QVERIFY2(m_home->display.closeDay.title != QStringLiteral("Pengecualian yang menunggu "
                                                                  "penyelia"),
                 "the next step");
        m_home->onStore([&](OpenStation& station) {
            const auto twice = workflow::approveExceptions(station, m_enrolment, kSupervisorId);
            QVERIFY2(twice.error().code == ErrorCode::Conflict, "decided once");
            const auto held = station.spool.list();
            QCOMPARE(held.value().size(), std::size_t{2});
        });
        const auto header = packet::readHeader(bytesOf(rows.back().id));
        QCOMPARE(header.value().refersTo, full.id);
        QCOMPARE(header.value().previousHash, full.hash);

        // The adapter's own code.
        handover::Handover box =
            handover::Handover::open(posixFiles(), m_home->centre.home.intake()).value();
        const auto adapter =
            adapter::Adapter::open(
                {posixFiles(), m_home->clock, m_home->centre.home.adapter(),
                 handover::Handover::open(posixFiles(), m_home->centre.home.intake()).value(),
                 handover::Stations::load(posixFiles(), m_home->centre.home.adapter()).value(),
                 crypto::SigningKeyPair::fromSeed(m_home->centre.adapterSigner.seed().view())
                     .value(),
                 crypto::BoxKeyPair::fromPrivateKey(m_home->centre.centreBox.privateKey()).value(),
                 m_home->centre.tagKey.clone()})
                .value();
        check(box.give(full.id, bytesOf(full.id)));
        const auto before = adapter->work();
        QVERIFY2(before.complaints.empty(),
                 before.complaints.empty() ? "" : before.complaints.front().c_str());
        QCOMPARE(before.held, std::size_t{1});
        check(box.give(rows.back().id, bytesOf(rows.back().id)));
        const auto after = adapter->work();
        QCOMPARE(after.accepted, std::size_t{2});
        QCOMPARE(after.held, std::size_t{0});
    }

    void aRefusedApprovalIsGivenAgain()
    {
        addPerson(person(kNik, 2009), record::QueueStatus::Waiting);
        beginUnapproved();
        (void)seal();
        m_home->onStore([&](OpenStation& station) {
            const auto first = workflow::approveExceptions(station, m_enrolment, kSupervisorId);
            check(first ? Status() : Status(first.error()));
            QVERIFY(workflow::awaitedApprovals(station, std::nullopt).value().empty());
            check(station.store->packets().storeAnswer(first.value().id, packet::Verdict::Rejected,
                                                       asBytes("signed"), "11")
                      ? Status()
                      : Error{});
            QCOMPARE(workflow::awaitedApprovals(station, std::nullopt).value().size(),
                     std::size_t{1});
        });
    }

    void closingWithANoteKeepsTheAlarm()
    {
        addPerson(person(kNik, 2009), record::QueueStatus::Waiting);
        beginWhole();
        (void)seal();
        const store::SessionId session = m_home->core->session()->id;
        openTutupSesi();
        const auto& shown = m_home->display.closeDay;
        QCOMPARE(shown.steps.at(2).state, view::CloseStepState::Current);
        const auto note =
            std::ranges::find(shown.actions.actions, ActionId::Approve, &view::ActionView::id);
        QVERIFY(note != shown.actions.actions.end());
        m_home->act(ActionId::Approve);
        type(kOperatorId, kOperatorCode);
        QCOMPARE(shown.steps.at(2).state, view::CloseStepState::Current);
        type(kSupervisorId, kSupervisorCode);
        QCOMPARE(shown.steps.at(2).state, view::CloseStepState::Done);
        QCOMPARE(shown.steps.at(2).tone, Tone::Warn);
        m_home->onStore([&](OpenStation& station) {
            QVERIFY2(!station.store->roster().closeSession(session), "not without the note");
            check(
                station.store->roster().closeSession(session, store::CloseRule::SingleCopiesNoted));
            const auto facts = workflow::measureReadiness(station);
            QCOMPARE(facts.leftUnsafe, 1);
        });
        m_home->core->refreshSession();
        m_home->core->refreshSafety();
        m_home->settle();
        QCOMPARE(m_home->core->safety().notSafe, 1);
    }

    void exceptionsAreSavedTogetherOrNotAtAll()
    {
        addPerson(person(kNik, 2009), record::QueueStatus::Waiting);
        begin([](RecordFiller& filler) {
            filler.upToSignature();
            filler.fingersBut(std::nullopt, 0);
        });
        m_home->onStore([&](OpenStation& station) {
            record::BiometricException sound;
            sound.modality = Modality::Fingerprints;
            sound.finger = FingerPosition::LeftLittle;
            sound.operatorId = kOperatorId;
            sound.at = m_home->clock.now;
            record::BiometricException broken = sound;
            broken.eye = Eye::Left; // a finger with an eye
            QVERIFY(!station.store->enrolments().exceptPositions(m_enrolment,
                                                                 std::array{sound, broken}, {}));
        });
        const store::Enrolment enrolment = load();
        QVERIFY(enrolment.exceptions.empty());
        QVERIFY(workflow::StepRules(enrolment, m_home->core->policy())
                    .chosen(placeOf(FingerPosition::LeftLittle)) != nullptr);
    }
};

} // namespace rekam::testing

QTEST_MAIN(rekam::testing::TruthTest)
#include "tst_truth.moc"
