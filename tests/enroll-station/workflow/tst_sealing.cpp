// From a finished recording to the centre's answers: what is refused, what is taken over, what is
// counted.
#include "packet/acceptance.h"
#include "packet/payload.h"
#include "packet/receipt.h"
#include "record_filler.h"
#include "workflow/record/answers.h"
#include "workflow/record/sealing.h"
#include "workflow/record/spool_round.h"
#include "workflow/session/roster_import.h"
#include "workflow/session/session_audit.h"
#include "workflow/words/road_words.h"

#include <QDir>
#include <QFile>
#include <QTest>

namespace rekam::testing {

using record::Modality;
using record::Step;
using workflow::OpenStation;
using workflow::placeOf;
using workflow::Shortfall;

namespace {

constexpr std::array kNiks = {"1471095103090001", "1471095103090002", "1471095103090003",
                              "1471095103090004"};

struct Sealed
{
    store::PersonId person;
    store::PacketRow packet;

    [[nodiscard]] std::string id() const { return toHex(packet.id); }
};

} // namespace

class SealingTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<StationHome> m_home;
    std::unique_ptr<OpenStation> m_station;
    store::SessionId m_session;
    std::chrono::seconds m_age{3600}; ///< each ageing of the spool differs from the one before

    void open()
    {
        const workflow::Surroundings world{&posixFiles(), &m_home->clock, &m_home->random};
        const auto identity = workflow::loadIdentity(m_home->kit.home, posixFiles());
        QVERIFY(identity.ok());
        auto station = workflow::unlockStation(
            identity.value(), world,
            {std::string(kOperatorId), SecretBytes(asBytes(std::string_view(kOperatorCode)))});
        QVERIFY(station.ok());
        m_station = std::move(station).value();
    }

    store::PersonId add(const char* nik)
    {
        store::SessionFacts facts;
        facts.school = "SMAN 3 Pekanbaru";
        facts.day = localDate(m_home->clock.now);
        m_session = m_station->store->roster().openSession(facts).value();
        const std::vector<store::RosterItem> items{
            {person(nik, 2009), record::QueueStatus::Waiting}};
        (void)m_station->store->roster().import(m_session, items).value();
        return m_station->store->roster().findByNik(items.front().person.nik).value()->id;
    }

    store::EnrolmentId begin(store::PersonId who)
    {
        return m_station->store->enrolments().begin(who, {std::string(kOperatorId), "1"}).value();
    }

    Sealed seal(const char* nik)
    {
        const store::PersonId who = add(nik);
        const store::EnrolmentId id = begin(who);
        RecordFiller(*m_station, id).whole();
        return {who, workflow::sealRecord(*m_station, id).value().packet};
    }

    packet::Receipt receiptFor(const Sealed& sealed) const
    {
        packet::Receipt receipt;
        receipt.packetId = sealed.packet.id;
        receipt.contentHash = sealed.packet.hash;
        receipt.mode = packet::Mode::Latihan;
        receipt.station = m_home->kit.code;
        receipt.receivedAt = m_home->clock.now;
        receipt.logPosition = 1;
        return receipt;
    }

    Bytes signedReceipt(const Sealed& sealed) const
    {
        return packet::signReceipt(receiptFor(sealed), m_home->centre.intakeSigner);
    }

    packet::Answer answerFor(const Sealed& sealed, packet::Verdict verdict) const
    {
        packet::Answer answer;
        answer.packetId = sealed.packet.id;
        answer.contentHash = sealed.packet.hash;
        answer.mode = packet::Mode::Latihan;
        answer.station = m_home->kit.code;
        answer.decidedAt = m_home->clock.now;
        answer.verdict = verdict;
        answer.cause = verdict == packet::Verdict::Accepted ? packet::RejectCause::None
                                                            : packet::RejectCause::ImageBroken;
        return answer;
    }

    Bytes signedAnswer(const Sealed& sealed, packet::Verdict verdict) const
    {
        return packet::signAnswer(answerFor(sealed, verdict), m_home->centre.adapterSigner);
    }

    /// As if everything in the spool had been there for a while.
    void age()
    {
        for (const char* name : {"outgoing", "receipts", "quarantine"}) {
            const auto folder = m_station->spool.folder() / name;
            const auto before = std::filesystem::file_time_type::clock::now() - m_age;
            std::filesystem::last_write_time(folder, before);
        }
        --m_age;
    }

    bool rests(workflow::SpoolRound& round)
    {
        (void)round.walk(*m_station);
        return round.rested();
    }

    workflow::AnswerReport takeOver() { return workflow::takeOverAnswers(*m_station).value(); }

    store::PacketRow rowOf(const Sealed& sealed)
    {
        return m_station->store->packets().row(sealed.packet.id).value();
    }

    bool inSpool(const Sealed& sealed) { return m_station->spool.packet(sealed.id()).ok(); }

    workflow::SessionCounts count(const std::vector<store::PersonId>& people)
    {
        return workflow::recount(*m_station, people).value();
    }

    record::QueueStatus statusOf(const Sealed& sealed)
    {
        return m_station->store->roster().entry(sealed.person).value().status;
    }

    /// With no retention at all.
    [[nodiscard]] int purged()
    {
        return m_station->store->packets().purge(std::chrono::hours(0), m_home->clock.now).value();
    }

private Q_SLOTS:

    void init()
    {
        m_home = std::make_unique<StationHome>();
        open();
    }

    void cleanup()
    {
        m_station.reset();
        m_home.reset();
    }

    void refusesAnUnfinishedRecord_data()
    {
        QTest::addColumn<int>("without");
        QTest::addColumn<QByteArray>("remedy");
        QTest::newRow("nothing captured") << 0 << QByteArray("read them aloud");
        QTest::newRow("not read back")
            << 1 << QByteArray("read them aloud to the student (step 1)");
        QTest::newRow("papers") << 2 << QByteArray("check them (step 2)");
        QTest::newRow("photo") << 3 << QByteArray("take one (step 3)");
        QTest::newRow("photo not approved") << 4 << QByteArray("approve it (step 3)");
        QTest::newRow("signature") << 5 << QByteArray("let the student sign");
        QTest::newRow("a finger") << 6 << QByteArray("(step 5)");
        QTest::newRow("an eye") << 7 << QByteArray("(step 6)");
        QTest::newRow("not verified") << 8 << QByteArray("scan them afresh (step 7)");
        QTest::newRow("index taken again") << 9 << QByteArray("scan them afresh (step 7)");
        QTest::newRow("statement") << 10 << QByteArray("(step 8)");
        QTest::newRow("validation") << 11 << QByteArray("validate it (step 9)");
        QTest::newRow("changed after signing") << 12 << QByteArray("(step 8)");
        QTest::newRow("changed after validating") << 12 << QByteArray("(step 9)");
    }

    void refusesAnUnfinishedRecord()
    {
        QFETCH(int, without);
        QFETCH(QByteArray, remedy);
        const store::EnrolmentId id = begin(add(kNiks.front()));
        RecordFiller filler(*m_station, id);
        auto& enrolments = m_station->store->enrolments();
        auto& samples = m_station->store->samples();
        if (without != 0) {
            filler.step(Step::ReadBack);
            filler.step(Step::Documents);
            filler.upToSignature();
            filler.fingersBut(without == 6 ? std::optional(FingerPosition::LeftRing)
                                           : std::nullopt);
            filler.eyes();
            if (without != 8) {
                filler.verification(RecordFiller::bothIndexes());
            }
        }
        switch (without) {
        case 1:
            check(enrolments.saveStep(id, Step::ReadBack, store::StepState::InProgress, "{}"));
            break;
        case 2:
            check(enrolments.saveStep(id, Step::Documents, store::StepState::InProgress, "{}"));
            break;
        case 3:
            check(samples.removePosition(id, placeOf(Modality::Photo)));
            break;
        case 4:
            check(enrolments.clearPhotoApproval(id));
            break;
        case 5:
            check(samples.removePosition(id, placeOf(Modality::Signature)));
            break;
        case 7:
            check(samples.removePosition(id, placeOf(Eye::Left)));
            break;
        case 9:
            filler.sample(placeOf(FingerPosition::LeftIndex), "png", 100, 2);
            break;
        default:
            break;
        }
        if (without != 0 && without != 10) {
            filler.sign();
        }
        if (without != 0 && without != 11) {
            filler.validate();
        }
        if (without == 12) {
            filler.sample(placeOf(FingerPosition::LeftRing), "png", 100, 2);
        }
        const std::size_t before = enrolments.load(id).value().samples.size();
        const auto refused = workflow::sealRecord(*m_station, id);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Refused);
        QVERIFY2(refused.error().detail.find(remedy.constData()) != std::string::npos,
                 refused.error().detail.c_str());
        const store::Enrolment after = enrolments.load(id).value();
        QCOMPARE(after.state, store::EnrolmentState::Open);
        QCOMPARE(after.samples.size(), before);
        QVERIFY(m_station->spool.list().value().empty());
        QVERIFY(m_station->store->packets().list(std::nullopt).value().empty());
    }

    /// The control of the rows above: with all of it there, it is sealed.
    void sealsAWholeRecord()
    {
        // Begun under policy 1; the one in force at the seal judges it and is named.
        m_station->identity.policy.version = 7;
        const Sealed sealed = seal(kNiks.front());
        QCOMPARE(statusOf(sealed), record::QueueStatus::Done);
        const Bytes spooled = m_station->spool.packet(sealed.id()).value();
        QVERIFY(crypto::hash256(spooled) == sealed.packet.hash);
        const auto opened =
            packet::open(spooled, m_home->kit.signer.publicKey(), m_home->centre.centreBox);
        QVERIFY(opened.ok());
        const auto parts = packet::parsePayload(opened.value().payload.view());
        const auto document = packet::recordFromJson(asText(parts.value().front().bytes));
        QVERIFY(document.ok());
        QCOMPARE(document.value().policyVersion, std::string("7"));
        QCOMPARE(document.value().verification.size(), std::size_t{2});
        const auto again = workflow::sealRecord(
            *m_station, m_station->store->roster().entry(sealed.person).value().enrolment.value());
        QVERIFY2(!again, "once is enough");
        QCOMPARE(m_station->store->packets().list(std::nullopt).value().size(), std::size_t{1});
    }

    void aSpoolThatFailsLosesNothing()
    {
        const QString outgoing =
            QString::fromStdString((m_station->spool.folder() / "outgoing").string());
        QVERIFY(QDir(outgoing).removeRecursively());
        QFile obstacle(outgoing);
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        const store::EnrolmentId id = begin(add(kNiks.front()));
        RecordFiller(*m_station, id).whole();
        const auto sealed = workflow::sealRecord(*m_station, id);
        QVERIFY2(sealed.ok(), "the packet is safe in the store");
        QVERIFY(!sealed.value().published);
        QVERIFY(!workflow::publishPending(*m_station));
        workflow::SpoolRound round;
        const auto stuck = round.walk(*m_station);
        QVERIFY2(stuck.trouble, "said, not swallowed");
        QVERIFY(!workflow::words::spoolTrouble(*stuck.trouble).remedy.isEmpty());
        QVERIFY(!round.rested());
        obstacle.remove();
        QVERIFY(QDir().mkpath(outgoing));
        QCOMPARE(workflow::publishPending(*m_station).value(), 1);
        QCOMPARE(workflow::publishPending(*m_station).value(), 0);
        QVERIFY(crypto::hash256(m_station->spool.packet(toHex(sealed.value().packet.id)).value()) ==
                sealed.value().packet.hash);
    }

    void aPacketLostFromTheSpoolIsPutBack()
    {
        const Sealed sealed = seal(kNiks.front());
        QVERIFY(QFile::remove(QString::fromStdString(
            (m_station->spool.folder() / "outgoing" / (sealed.id() + ".packet")).string())));
        QCOMPARE(workflow::publishPending(*m_station).value(), 1);
        QVERIFY(inSpool(sealed));
    }

    /// The intake was restored from an old backup: Diterima is taken back, the bytes go out again,
    /// nothing is purged meanwhile.
    void aVoidReceiptIsTakenBack()
    {
        const Sealed sealed = seal(kNiks.front());
        auto& packets = m_station->store->packets();
        check(m_station->spool.putReceipt(sealed.id(), signedReceipt(sealed)));
        check(m_station->spool.putAcceptance(sealed.id(),
                                             signedAnswer(sealed, packet::Verdict::Accepted)));
        QCOMPARE(takeOver().newAccepted, 1);
        QCOMPARE(count({sealed.person}).accepted, 1);
        QVERIFY(!inSpool(sealed));
        check(m_station->spool.voidReceipt(sealed.id())); // as the agent does
        QCOMPARE(count({sealed.person}).received, 0);
        const auto report = takeOver();
        QCOMPARE(report.bad.size(), std::size_t{1});
        QVERIFY(report.bad.front().cause == workflow::kVoidReceipt);
        QVERIFY(m_station->spool.voided().value().empty());
        QVERIFY(!rowOf(sealed).receiptedAt && !rowOf(sealed).answer);
        QCOMPARE(packets.safety().value().received, 0);
        QCOMPARE(count({sealed.person}).received, 0);
        QCOMPARE(purged(), 0);
        QCOMPARE(workflow::publishPending(*m_station).value(), 1);
        QVERIFY(inSpool(sealed));
        QVERIFY(takeOver().bad.empty()); // told once
        packet::Receipt again = receiptFor(sealed);
        again.logPosition = 7;
        check(m_station->spool.putReceipt(sealed.id(),
                                          packet::signReceipt(again, m_home->centre.intakeSigner)));
        check(m_station->spool.putAcceptance(sealed.id(),
                                             signedAnswer(sealed, packet::Verdict::Accepted)));
        QCOMPARE(takeOver().newReceipts, 1);
        QCOMPARE(count({sealed.person}).accepted, 1);
        check(m_station->store->roster().closeSession(m_session));
        QCOMPARE(purged(), 1);
    }

    /// Nobody can send a purged one again: it is told, and stays told.
    void aVoidReceiptOfAPurgedRecordIsHeld()
    {
        const Sealed sealed = seal(kNiks.front());
        check(m_station->spool.putReceipt(sealed.id(), signedReceipt(sealed)));
        check(m_station->spool.putAcceptance(sealed.id(),
                                             signedAnswer(sealed, packet::Verdict::Accepted)));
        (void)takeOver();
        check(m_station->store->roster().closeSession(m_session));
        QCOMPARE(purged(), 1);
        check(m_station->spool.voidReceipt(sealed.id()));
        QCOMPARE(takeOver().bad.size(), std::size_t{1});
        (void)takeOver();
        QVERIFY(rowOf(sealed).held.starts_with("intake: LOST"));
        QVERIFY(rowOf(sealed).state == record::TransportState::Purged);
        QCOMPARE(m_station->store->packets().safety().value().held, 1);
        QCOMPARE(workflow::publishPending(*m_station).value(), 0);
    }

    void whatIsSetAside_data()
    {
        QTest::addColumn<bool>("spoilt");
        QTest::addColumn<int>("published");
        QTest::newRow("refused by the centre: stays aside") << false << 0;
        QTest::newRow("spoilt on the disk: goes out again whole") << true << 1;
    }

    void whatIsSetAside()
    {
        QFETCH(bool, spoilt);
        QFETCH(int, published);
        const Sealed sealed = seal(kNiks.front());
        if (spoilt) {
            QFile file(QString::fromStdString(
                (m_station->spool.folder() / "outgoing" / (sealed.id() + ".packet")).string()));
            QVERIFY(file.open(QIODevice::ReadWrite));
            char octet = 0; // sealed bytes: any value may stand there
            QVERIFY(file.seek(300) && file.getChar(&octet));
            QVERIFY(file.seek(300) && file.putChar(static_cast<char>(octet ^ 1)));
        }
        check(m_station->spool.quarantine(sealed.id(), "hash"));
        QCOMPARE(workflow::publishPending(*m_station).value(), published);
        QCOMPARE(inSpool(sealed), spoilt);
        check(m_station->spool.putReceipt(sealed.id(), signedReceipt(sealed)));
        QCOMPARE(takeOver().newReceipts, 1);
        QVERIFY2(rowOf(sealed).receiptedAt.has_value(), "it arrived by another road");
    }

    void theRoundRestsUntilSomethingChanges()
    {
        workflow::SpoolRound round;
        const Sealed sealed = seal(kNiks.front());
        QVERIFY(!rests(round));
        QVERIFY2(!rests(round), "a change so fresh may hide another");
        age();
        QVERIFY(!rests(round));
        QVERIFY(rests(round));
        QVERIFY(rests(round));

        // What comes from the road.
        check(m_station->spool.putReceipt(sealed.id(), signedReceipt(sealed)));
        QCOMPARE(round.walk(*m_station).newReceipts, 1);
        QVERIFY(!inSpool(sealed));
        age();
        QVERIFY(!rests(round)); // its own changes
        QVERIFY(rests(round));

        // What is sealed here, and what the spool loses.
        const Sealed next = seal(kNiks[1]);
        age();
        QVERIFY(!rests(round));
        QVERIFY(rests(round));
        QVERIFY(QFile::remove(QString::fromStdString(
            (m_station->spool.folder() / "outgoing" / (next.id() + ".packet")).string())));
        age();
        QVERIFY(!rests(round));
        QVERIFY(inSpool(next));
    }

    void aRoundThatFailsIsWalkedAgain()
    {
        workflow::SpoolRound round;
        const Sealed sealed = seal(kNiks.front());
        check(m_station->spool.putReceipt(sealed.id(), toBytes(asBytes(std::string_view("no")))));
        age();
        QCOMPARE(round.walk(*m_station).bad.size(), std::size_t{1});
        age();
        QVERIFY(!rests(round));
        QVERIFY(rests(round));
    }

    void trueReceipt()
    {
        const Sealed sealed = seal(kNiks.front());
        QCOMPARE(takeOver().newReceipts, 0);
        check(m_station->spool.putReceipt(sealed.id(), signedReceipt(sealed)));
        const workflow::AnswerReport report = takeOver();
        QCOMPARE(report.newReceipts, 1);
        QVERIFY(report.bad.empty());
        QVERIFY(!inSpool(sealed));
        QCOMPARE(rowOf(sealed).state, record::TransportState::Receipted);
        const workflow::AnswerReport again = takeOver();
        QCOMPARE(again.newReceipts, 0);
        QVERIFY(again.bad.empty());
        QCOMPARE(workflow::publishPending(*m_station).value(), 0);
    }

    void badReceipt_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("signed by a stranger") << 0;
        QTest::newRow("signed by the adapter") << 1;
        QTest::newRow("signed by this station itself") << 2;
        QTest::newRow("for another packet") << 3;
        QTest::newRow("for other bytes under this id") << 4;
        QTest::newRow("for another station") << 5;
        QTest::newRow("for the other mode") << 6;
        QTest::newRow("one bit turned") << 7;
        QTest::newRow("cut short") << 8;
        QTest::newRow("an answer in its place") << 9;
    }

    void badReceipt()
    {
        QFETCH(int, fault);
        const Sealed sealed = seal(kNiks.front());
        const Sealed other = seal(kNiks.at(1));
        packet::Receipt receipt = receiptFor(sealed);
        const crypto::SigningKeyPair stranger = crypto::SigningKeyPair::generate(m_home->random);
        const crypto::SigningKeyPair* signer = &m_home->centre.intakeSigner;
        switch (fault) {
        case 0:
            signer = &stranger;
            break;
        case 1:
            signer = &m_home->centre.adapterSigner;
            break;
        case 2:
            signer = &m_home->kit.signer;
            break;
        case 3:
            receipt = receiptFor(other);
            break;
        case 4:
            receipt.contentHash.front() ^= std::byte{1};
            break;
        case 5:
            receipt.station = "PKU-K04";
            break;
        case 6:
            receipt.mode = packet::Mode::Production;
            break;
        default:
            break;
        }
        Bytes bytes = packet::signReceipt(receipt, *signer);
        if (fault == 7) {
            bytes.at(bytes.size() / 2) ^= std::byte{1};
        } else if (fault == 8) {
            bytes.pop_back();
        } else if (fault == 9) {
            bytes = signedAnswer(sealed, packet::Verdict::Accepted);
        }
        check(m_station->spool.putReceipt(sealed.id(), bytes));
        check(m_station->spool.putReceipt(other.id(), signedReceipt(other)));
        const workflow::AnswerReport report = takeOver();
        QCOMPARE(report.newReceipts, 1);
        QVERIFY2(rowOf(other).receiptedAt, "one bad answer never stops the rest");
        QCOMPARE(report.bad.size(), std::size_t{1});
        QVERIFY(report.bad.front().packet == sealed.packet.id);
        QVERIFY(report.bad.front().cause.starts_with("receipt: "));
        QVERIFY(!rowOf(sealed).receiptedAt);
        QVERIFY2(inSpool(sealed), "not received: the packet stays");
        QVERIFY2(!m_station->spool.receipt(sealed.id()).value(), "set aside, so it is asked again");
        QCOMPARE(count({sealed.person}).received, 0);
        check(m_station->spool.putReceipt(sealed.id(), signedReceipt(sealed)));
        QCOMPARE(takeOver().newReceipts, 1);
        QVERIFY(!inSpool(sealed));
    }

    void answerBeforeTheReceipt()
    {
        const Sealed sealed = seal(kNiks.front());
        check(m_station->spool.putAcceptance(sealed.id(),
                                             signedAnswer(sealed, packet::Verdict::Accepted)));
        QCOMPARE(takeOver().newAccepted, 1);
        QVERIFY2(inSpool(sealed), "only a receipt lets it go");
        QCOMPARE(takeOver().newAccepted, 0);
        QCOMPARE(count({sealed.person}).accepted, 0);
        check(m_station->spool.putReceipt(sealed.id(), signedReceipt(sealed)));
        QCOMPARE(takeOver().newReceipts, 1);
        QVERIFY(!inSpool(sealed));
        QCOMPARE(rowOf(sealed).answer, std::optional(packet::Verdict::Accepted));
        QCOMPARE(count({sealed.person}).accepted, 1);
    }

    /// While the record waits for the centre's answer, and only then.
    void aReceiptLostAfterTheReleaseComesBack_data()
    {
        QTest::addColumn<bool>("accepted");
        QTest::newRow("waits for its answer") << false;
        QTest::newRow("accepted: nothing is left to ask") << true;
    }

    void aReceiptLostAfterTheReleaseComesBack()
    {
        QFETCH(const bool, accepted);
        const Sealed sealed = seal(kNiks.front());
        const Bytes receipt = signedReceipt(sealed);
        check(m_station->spool.putReceipt(sealed.id(), receipt));
        if (accepted) {
            check(m_station->spool.putAcceptance(sealed.id(),
                                                 signedAnswer(sealed, packet::Verdict::Accepted)));
        }
        QCOMPARE(takeOver().newReceipts, 1);
        QVERIFY(!inSpool(sealed));
        const auto file = m_station->spool.folder() / "receipts" / (sealed.id() + ".receipt");
        QVERIFY(QFile::remove(QString::fromStdString(file.string())));

        const auto report = takeOver();
        QVERIFY(report.bad.empty());
        QCOMPARE(report.newReceipts, 0);
        const auto back = m_station->spool.receipt(sealed.id());
        QVERIFY(back.ok());
        QCOMPARE(back.value().has_value(), !accepted);
        QVERIFY(accepted || *back.value() == receipt);
    }

    void badAnswer_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("signed by the intake") << 0;
        QTest::newRow("for another packet") << 1;
        QTest::newRow("for other bytes under this id") << 2;
        QTest::newRow("for another station") << 3;
        QTest::newRow("for the other mode") << 4;
        QTest::newRow("REJECTED turned into ACCEPTED") << 5;
        QTest::newRow("a receipt in its place") << 6;
    }

    void badAnswer()
    {
        QFETCH(int, fault);
        const Sealed sealed = seal(kNiks.front());
        const Sealed other = seal(kNiks.at(1));
        packet::Answer answer = answerFor(sealed, packet::Verdict::Accepted);
        switch (fault) {
        case 1:
            answer = answerFor(other, packet::Verdict::Accepted);
            break;
        case 2:
            answer.contentHash.front() ^= std::byte{1};
            break;
        case 3:
            answer.station = "PKU-K04";
            break;
        case 4:
            answer.mode = packet::Mode::Production;
            break;
        default:
            break;
        }
        Bytes bytes = packet::signAnswer(answer, fault == 0 ? m_home->centre.intakeSigner
                                                            : m_home->centre.adapterSigner);
        if (fault == 5) {
            const Bytes accepted = bytes;
            bytes = signedAnswer(sealed, packet::Verdict::Rejected);
            const auto body = static_cast<std::ptrdiff_t>(bytes.size() - crypto::kSignatureBytes);
            std::copy_n(accepted.begin(), std::min<std::ptrdiff_t>(body, std::ssize(accepted)),
                        bytes.begin());
        } else if (fault == 6) {
            bytes = signedReceipt(sealed);
        }
        check(m_station->spool.putReceipt(sealed.id(), signedReceipt(sealed)));
        check(m_station->spool.putAcceptance(sealed.id(), bytes));
        const workflow::AnswerReport report = takeOver();
        QCOMPARE(report.newReceipts, 1);
        QCOMPARE(report.newAccepted, 0);
        QCOMPARE(report.bad.size(), std::size_t{1});
        QVERIFY(report.bad.front().cause.starts_with("answer: "));
        QVERIFY(!rowOf(sealed).answer);
        QVERIFY(!m_station->spool.acceptance(sealed.id()).value());
        check(m_station->spool.putAcceptance(sealed.id(),
                                             signedAnswer(sealed, packet::Verdict::Accepted)));
        QCOMPARE(takeOver().newAccepted, 1);
    }

    void rejectedPutsThePersonBackIntoTheQueue()
    {
        const Sealed sealed = seal(kNiks.front());
        check(m_station->spool.putReceipt(sealed.id(), signedReceipt(sealed)));
        check(m_station->spool.putAcceptance(sealed.id(),
                                             signedAnswer(sealed, packet::Verdict::Rejected)));
        const workflow::AnswerReport report = takeOver();
        QCOMPARE(report.newRejected, 1);
        QCOMPARE(report.newAccepted, 0);
        QCOMPARE(statusOf(sealed), record::QueueStatus::NeedsRerecording);
        const workflow::SessionCounts counts = count({sealed.person});
        QCOMPARE(counts.received, 1);
        QCOMPARE(counts.accepted, 0);
        QCOMPARE(counts.pending.front().lack, Shortfall::Acceptance);
        QCOMPARE(takeOver().newRejected, 0);
        // Recorded once more: the new packet counts, the rejected one does not stand in its way.
        const store::EnrolmentId again = begin(sealed.person);
        RecordFiller(*m_station, again).whole();
        const Sealed second{sealed.person, workflow::sealRecord(*m_station, again).value().packet};
        check(m_station->spool.putReceipt(second.id(), signedReceipt(second)));
        check(m_station->spool.putAcceptance(second.id(),
                                             signedAnswer(second, packet::Verdict::Accepted)));
        QCOMPARE(takeOver().newAccepted, 1);
        QCOMPARE(statusOf(sealed), record::QueueStatus::Done);
        QCOMPARE(count({sealed.person}).accepted, 1);
    }

    void recountTellsWhatIsThere()
    {
        const Sealed accepted = seal(kNiks.at(0));
        const Sealed received = seal(kNiks.at(1));
        const store::PersonId waiting = add(kNiks.at(2));
        const store::PersonId begun = add(kNiks.at(3));
        (void)begin(begun);
        for (const Sealed* sealed : {&accepted, &received}) {
            check(m_station->spool.putReceipt(sealed->id(), signedReceipt(*sealed)));
        }
        check(m_station->spool.putAcceptance(accepted.id(),
                                             signedAnswer(accepted, packet::Verdict::Accepted)));
        (void)takeOver();
        const auto counts = count({accepted.person, received.person, waiting, begun});
        QCOMPARE(counts.recorded, 2);
        QCOMPARE(counts.sealed, 2);
        QCOMPARE(counts.received, 2);
        QCOMPARE(counts.accepted, 1);
        QCOMPARE(counts.pending.size(), std::size_t{3});
        QCOMPARE(counts.pending.at(0).lack, Shortfall::Answer);
        QCOMPARE(counts.pending.at(1).lack, Shortfall::Recording);
        QCOMPARE(counts.pending.at(2).lack, Shortfall::Seal);
        QCOMPARE(counts.pending.at(2).queueNumber, 4);
    }

    /// What the store was made to hold without a check does not count all the same.
    void recountBelievesNoRow()
    {
        const Sealed forgedReceipt = seal(kNiks.at(0));
        const Sealed forgedAnswer = seal(kNiks.at(1));
        const Sealed liar = seal(kNiks.at(2));
        auto& packets = m_station->store->packets();
        const crypto::SigningKeyPair stranger = crypto::SigningKeyPair::generate(m_home->random);
        QVERIFY(packets
                    .storeReceipt(forgedReceipt.packet.id,
                                  packet::signReceipt(receiptFor(forgedReceipt), stranger))
                    .ok());
        for (const Sealed* sealed : {&forgedAnswer, &liar}) {
            QVERIFY(packets.storeReceipt(sealed->packet.id, signedReceipt(*sealed)).ok());
        }
        const Bytes forged =
            packet::signAnswer(answerFor(forgedAnswer, packet::Verdict::Accepted), stranger);
        QVERIFY(packets.storeAnswer(forgedAnswer.packet.id, packet::Verdict::Accepted, forged, {})
                    .ok());
        QVERIFY(packets
                    .storeAnswer(liar.packet.id, packet::Verdict::Accepted,
                                 signedAnswer(liar, packet::Verdict::Rejected), {})
                    .ok());
        const auto counts = count({forgedReceipt.person, forgedAnswer.person, liar.person});
        QCOMPARE(counts.sealed, 3);
        QCOMPARE(counts.received, 2);
        QCOMPARE(counts.accepted, 0);
        QCOMPARE(counts.pending.at(0).lack, Shortfall::ValidReceipt);
        QCOMPARE(counts.pending.at(1).lack, Shortfall::ValidAnswer);
        QCOMPARE(counts.pending.at(2).lack, Shortfall::Acceptance);
    }

    /// A byte of the closed file is turned, page after page: the count is right or says that it
    /// cannot tell; it never counts what is not there.
    void recountOnADamagedFile()
    {
        std::vector<store::PersonId> people;
        for (const char* nik : {kNiks.at(0), kNiks.at(1)}) {
            people.push_back(seal(nik).person);
        }
        QCOMPARE(count(people).sealed, 2);
        m_station.reset();
        const QString path =
            QString::fromStdString((m_home->kit.home.store() / "station.db").string());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray good = file.readAll();
        constexpr qsizetype kPageBytes = 16384;
        const workflow::Surroundings world{&posixFiles(), &m_home->clock, &m_home->random};
        const auto identity = workflow::loadIdentity(m_home->kit.home, posixFiles());
        int refused = 0;
        int fewer = 0;
        for (qsizetype page = 0; page < good.size() / kPageBytes; ++page) {
            QByteArray bad = good;
            bad[page * kPageBytes + kPageBytes / 2] ^= 0x10;
            QFile::remove(path + QStringLiteral("-wal"));
            QVERIFY(file.seek(0) && file.write(bad) == bad.size() && file.resize(bad.size()) &&
                    file.flush());
            auto opened = workflow::unlockStation(
                identity.value(), world,
                {std::string(kOperatorId), SecretBytes(asBytes(std::string_view(kOperatorCode)))});
            if (!opened) {
                ++refused;
                continue;
            }
            const auto counts = workflow::recount(*opened.value(), people);
            if (!counts) {
                ++refused;
                continue;
            }
            QCOMPARE(counts.value().received, 0);
            QVERIFY(counts.value().sealed <= 2);
            if (counts.value().sealed < 2) {
                ++fewer;
                QVERIFY(counts.value().pending.size() == 2);
            }
        }
        qInfo("%d pages: %d refused, %d with fewer sealed",
              static_cast<int>(good.size() / kPageBytes), refused, fewer);
        QVERIFY(refused + fewer > 0);
    }

    void importingTwiceAddsNothing()
    {
        const QByteArray list = "NIK,NAMA LENGKAP,TEMPAT LAHIR,TANGGAL LAHIR,JENIS KELAMIN,KELAS\n"
                                "1471095103090001,Nabila Putri,Pekanbaru,11-03-2009,P,XI IPA 2\n"
                                "1471095103090002,Sinta Dewi,Pekanbaru,11-03-2009,P,XI IPA 2\n"
                                "1471095103140003,Masih Muda,Pekanbaru,11-03-2014,P,VI\n"
                                "147109510309000,Terlalu Pendek,Pekanbaru,11-03-2009,P,XI\n"
                                "1471095103090001,Nabila Putri,Pekanbaru,11-03-2009,P,XI IPA 2\n";
        const auto bytes = [](const QByteArray& text) {
            return asBytes(std::string_view(text.data(), static_cast<std::size_t>(text.size())));
        };
        store::SessionFacts facts;
        facts.school = "SMAN 3 Pekanbaru";
        facts.day = localDate(m_home->clock.now);
        const auto first = workflow::importRoster(*m_station, bytes(list), facts);
        QVERIFY(first.ok());
        QCOMPARE(first.value().counts.fresh, 3);
        QCOMPARE(first.value().report.rejected.size(), std::size_t{1});
        QCOMPARE(first.value().report.duplicates.size(), std::size_t{1});
        const auto entries = [&] {
            store::RosterFilter filter;
            filter.session = first.value().session;
            return m_station->store->roster().list(filter).value();
        };
        const auto before = entries();
        QCOMPARE(before.at(2).status, record::QueueStatus::TooYoung);
        for (int round = 0; round < 2; ++round) {
            const auto again = workflow::importRoster(*m_station, bytes(list), facts);
            QVERIFY(again.ok());
            QVERIFY(again.value().session == first.value().session);
            QCOMPARE(again.value().counts.fresh, 0);
            QCOMPARE(again.value().counts.known, 3);
            QCOMPARE(again.value().counts.changed, 0);
        }
        const auto after = entries();
        QCOMPARE(after.size(), before.size());
        for (std::size_t i = 0; i < after.size(); ++i) {
            QCOMPARE(after[i].queueNumber, before[i].queueNumber);
            QVERIFY(after[i].id == before[i].id && after[i].person == before[i].person);
        }
        QCOMPARE(m_station->store->roster().sessions().value().size(), std::size_t{1});
        QByteArray changed = list;
        changed.replace("Sinta Dewi", "Sinta Dewi Lestari");
        const auto corrected = workflow::importRoster(*m_station, bytes(changed), facts);
        QCOMPARE(corrected.value().counts.changed, 1);
        QCOMPARE(entries().size(), before.size());
        const store::EnrolmentId id = begin(before.front().id);
        RecordFiller(*m_station, id).whole();
        QVERIFY(workflow::sealRecord(*m_station, id).ok());
        QCOMPARE(workflow::importRoster(*m_station, bytes(changed), facts).value().counts.fresh, 0);
        QCOMPARE(entries().front().status, record::QueueStatus::Done);
    }
};

} // namespace rekam::testing

QTEST_GUILESS_MAIN(rekam::testing::SealingTest)
#include "tst_sealing.moc"
