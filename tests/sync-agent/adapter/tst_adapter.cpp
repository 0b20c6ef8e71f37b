#include "adapter/adapter.h"
#include "biometrics/image_codec.h"
#include "packet/approval_document.h"
#include "support/faulty_files.h"
#include "support/kit_home.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <functional>

using namespace rekam;
using packet::Kind;
using packet::RejectCause;

namespace {

class FixedClock final : public Clock
{
public:
    WallTime now = SystemClock().wallTime();

    [[nodiscard]] WallTime wallTime() const override { return now; }

    [[nodiscard]] std::chrono::milliseconds steadyTime() const override { return {}; }
};

Bytes smallPayload(std::string_view json)
{
    const std::array parts = {packet::PartView{"record.json", "application/json", asBytes(json)}};
    return packet::encodePayload(parts).value();
}

/// Of the record that Bench::unapproved() makes, unless another id is given.
std::string approvalJson(packet::Decision decision, Eye eye, const std::string& recordId = {})
{
    packet::ApprovalDocument document;
    document.decision = decision;
    document.recordId =
        recordId.empty() ? testing::wholeRecord("PKU-K03", 0).document.recordId : recordId;
    document.supervisorId = "OP-0003";
    document.at = SystemClock().wallTime();
    document.exceptions.push_back({record::Modality::Iris, FingerPosition::Unknown, eye});
    return packet::approvalToJson(document);
}

/// One change to a record that is whole.
using Change = std::function<void(testing::RecordParts&)>;

/// Whether the student signed before the change or after it.
enum class Signed { Before, After };

bool isLeftIndex(const packet::VerifiedFinger& entry)
{
    return entry.finger == FingerPosition::LeftIndex;
}

/// Excepts a finger, or the signature, with a supervisor's approval.
void except(testing::RecordParts& record, FingerPosition finger)
{
    record::BiometricException exception;
    exception.modality = finger == FingerPosition::Unknown ? record::Modality::Signature
                                                           : record::Modality::Fingerprints;
    exception.finger = finger;
    exception.operatorId = "OP-0001";
    exception.at = SystemClock().wallTime();
    exception.approval = record::Approval{"OP-0003", exception.at};
    record.document.exceptions.push_back(exception);
}

/// A finger's own image beside that of its hand: the fresh scan of it, or the other hand's.
void captureAlone(testing::RecordParts& record, FingerPosition finger, std::size_t scan)
{
    const std::array names = {"verify_left.png", "verify_right.png"};
    const auto image = std::ranges::find(record.images, names.at(scan),
                                         [](const auto& entry) { return entry.first; });
    packet::RecordedSample sample = record.document.samples.front();
    sample.modality = record::Modality::Fingerprints;
    sample.finger = finger;
    sample.imagePart = "finger_alone.png";
    record.images.emplace_back(sample.imagePart, image->second);
    record.document.samples.push_back(sample);
}

} // namespace

class TestAdapter : public QObject
{
    Q_OBJECT

private:
    struct Bench
    {
        QTemporaryDir folder;
        std::filesystem::path root = folder.path().toStdString();
        testing::KitCentre centre{root, "tcp://127.0.0.1:1"};
        testing::KitStation station{centre, root / "station", "UJI-01"};
        testing::FaultyFiles files;
        FixedClock clock;
        handover::Handover handover =
            handover::Handover::open(posixFiles(), centre.home.intake()).value();
        std::unique_ptr<adapter::Adapter> worker = open();

        std::unique_ptr<adapter::Adapter> open()
        {
            return adapter::Adapter::open(
                       {files, clock, centre.home.adapter(),
                        handover::Handover::open(files, centre.home.intake()).value(),
                        handover::Stations::load(posixFiles(), centre.home.adapter()).value(),
                        crypto::SigningKeyPair::fromSeed(centre.adapterSigner.seed().view())
                            .value(),
                        crypto::BoxKeyPair::fromPrivateKey(centre.centreBox.privateKey()).value(),
                        centre.tagKey.clone()})
                .value();
        }

        packet::PacketId give(const packet::SealedPacket& packet)
        {
            REKAM_CHECK(handover.give(packet.header.id, packet.bytes).ok());
            return packet.header.id;
        }

        std::optional<packet::Answer> answer(const packet::PacketId& id) const
        {
            const auto bytes = handover.answer(id);
            if (!bytes) {
                return std::nullopt;
            }
            const std::array trusted = {centre.adapterSigner.publicKey()};
            return packet::verifyAnswer(bytes.value(), trusted).value();
        }

        QByteArray statusOf(const packet::PacketId& id) const
        {
            const auto status = handover.status(id);
            return status ? QByteArray::fromStdString(std::string(asText(status.value())))
                          : QByteArray();
        }

        bool exported(const packet::PacketId& id, const char* file = "record.json") const
        {
            return std::filesystem::exists(centre.home.adapter() / "export" / toHex(id) / file);
        }

        /// A record whose left iris is excepted and nobody approved it.
        packet::SealedPacket unapproved()
        {
            testing::RecordParts parts = testing::wholeRecord(station.code, 0);
            std::erase_if(parts.document.samples,
                          [](const auto& sample) { return sample.eye == Eye::Left; });
            record::BiometricException exception;
            exception.modality = record::Modality::Iris;
            exception.eye = Eye::Left;
            exception.operatorId = "OP-0001";
            exception.at = clock.now;
            parts.document.exceptions.push_back(exception);
            testing::signAnew(parts);
            return station.seal(testing::payloadOf(parts));
        }
    };

private Q_SLOTS:

    void answersAreTheSameForever()
    {
        Bench bench;
        const auto packet = bench.station.sealRecord();
        const auto id = bench.give(packet);
        QCOMPARE(bench.worker->work().accepted, 1U);
        const Bytes first = bench.handover.answer(id).value();
        QCOMPARE(bench.worker->work().accepted, 0U); // answered: nothing pending
        QVERIFY(bench.handover.clear(id).ok());
        bench.clock.now += std::chrono::hours(5);
        bench.give(packet); // an intake restored from a backup asks again
        bench.worker = bench.open();
        QCOMPARE(bench.worker->work().accepted, 1U);
        QVERIFY(bench.handover.answer(id).value() == first);
    }

    void damagedHandOverIsNoVerdict_data()
    {
        QTest::addColumn<int>("damage");
        QTest::newRow("a bit of the payload") << 0;
        QTest::newRow("a bit of the header") << 1;
        QTest::newRow("garbage") << 2;
        QTest::newRow("another packet under this name") << 3;
    }

    /// Set aside without an answer; given again whole it is judged as if nothing had been.
    void damagedHandOverIsNoVerdict()
    {
        QFETCH(int, damage);
        Bench bench;
        const auto packet = bench.station.sealRecord();
        const auto id = packet.header.id;
        Bytes spoilt = packet.bytes;
        if (damage == 2) {
            spoilt = toBytes(asBytes("garbage"));
        } else if (damage == 3) {
            spoilt = bench.station.sealNoise(3000).bytes;
        } else {
            spoilt[damage == 0 ? spoilt.size() / 2 : 60] ^= std::byte{1};
        }
        QVERIFY(bench.handover.give(id, spoilt).ok());
        const auto turn = bench.worker->work();
        QCOMPARE(turn.complaints.size(), 1U);
        QVERIFY(!bench.answer(id));
        QVERIFY(!bench.handover.holds(id)); // so that the intake gives it again
        QVERIFY(!std::filesystem::exists(bench.centre.home.adapter() / "answers" /
                                         (toHex(id) + ".acceptance")));
        bench.give(packet);
        QCOMPARE(bench.worker->work().accepted, 1U);
        QVERIFY(bench.answer(id)->contentHash == packet.contentHash);
    }

    /// What the intake gives a second time with the very same bytes is what it stored.
    void theSameBytesTwiceAreJudged()
    {
        Bench bench;
        auto packet = bench.station.sealRecord();
        packet.bytes[packet.bytes.size() / 2] ^= std::byte{1};
        bench.give(packet);
        (void)bench.worker->work();
        QVERIFY(!bench.answer(packet.header.id));
        bench.give(packet);
        QCOMPARE(bench.worker->work().rejected, 1U);
        QVERIFY(bench.answer(packet.header.id)->cause == RejectCause::CannotOpen);
    }

    /// A kept word on bytes that were damaged does not stand against the true ones.
    void aWordOnOtherBytesDoesNotStand()
    {
        Bench bench;
        const auto packet = bench.station.sealRecord();
        packet::Answer word;
        word.packetId = packet.header.id;
        word.station = bench.station.code;
        word.decidedAt = bench.clock.now;
        word.verdict = packet::Verdict::Rejected;
        word.cause = RejectCause::CannotOpen;
        const auto kept =
            bench.centre.home.adapter() / "answers" / (toHex(packet.header.id) + ".acceptance");
        QVERIFY(posixFiles()
                    .writeDurably(kept, packet::signAnswer(word, bench.centre.adapterSigner))
                    .ok());
        bench.give(packet);
        QCOMPARE(bench.worker->work().accepted, 1U);
        QVERIFY(bench.answer(packet.header.id)->verdict == packet::Verdict::Accepted);
        QVERIFY(bench.handover.answerKey().value() == bench.centre.adapterSigner.publicKey());
    }

    /// The key may be brought: nobody is recorded again because it is missing here.
    void sealedToAnotherCentre()
    {
        Bench bench;
        crypto::SystemRandom random;
        auto packet = bench.station.sealRecord();
        const auto stranger = crypto::BoxKeyPair::generate(random);
        const auto foreign = packet::seal(asBytes("x"), packet.header, stranger.publicKey(),
                                          bench.station.signer, random);
        const auto id = bench.give(foreign.value());
        QCOMPARE(bench.worker->work().newlyHeld.size(), 1U);
        QVERIFY(!bench.answer(id));
        QVERIFY(bench.statusOf(id).contains("another centre key"));
    }

    /// The admission reached the intake and not the adapter.
    void unknownStationWaitsForItsAdmission()
    {
        Bench bench;
        const auto admission = bench.centre.home.adapter() / "stations" / "UJI-01.admission";
        const Bytes kept = posixFiles().read(admission, 1 << 16).value();
        QVERIFY(posixFiles().remove(admission).ok());
        bench.worker = bench.open();
        const auto packet = bench.station.sealRecord();
        const auto id = bench.give(packet);
        (void)bench.worker->work(); // set aside, since nobody can say whether it is whole
        bench.give(packet);
        QCOMPARE(bench.worker->work().held, 1U);
        QCOMPARE(bench.worker->work().held, 1U);
        QVERIFY(!bench.answer(id));
        QVERIFY(bench.statusOf(id).contains("no admission of station UJI-01"));
        QVERIFY(posixFiles().writeDurably(admission, kept).ok());
        bench.worker->useStations(
            handover::Stations::load(posixFiles(), bench.centre.home.adapter()).value());
        QCOMPARE(bench.worker->work().accepted, 1U);
        QVERIFY(bench.answer(id)->verdict == packet::Verdict::Accepted);
        QVERIFY(bench.statusOf(id).isEmpty());
    }

    void lateDecisionsCount_data()
    {
        QTest::addColumn<int>("days"); // of the centre's clock before the packets'
        QTest::newRow("on time") << 0;
        QTest::newRow("a slow station clock, or a late delivery") << 45;
        QTest::newRow("a fast station clock") << -400;
    }

    /// An approval is kept by itself, whatever its station's clock says.
    void lateDecisionsCount()
    {
        QFETCH(int, days);
        Bench bench;
        bench.clock.now += std::chrono::hours(24 * days);
        const auto record = bench.unapproved();
        const auto id = bench.give(record);
        QCOMPARE(bench.worker->work().held, 1U);
        bench.give(
            bench.station.seal(smallPayload(approvalJson(packet::Decision::Approved, Eye::Left)),
                               Kind::Approval, record.header.id));
        (void)bench.worker->work();
        QVERIFY(bench.answer(id)->verdict == packet::Verdict::Accepted);
    }

    /// The patience of an amendment counts from its arrival, and not while its packet is here.
    void amendmentsWaitFromTheirArrival()
    {
        Bench bench;
        bench.clock.now += std::chrono::hours(24 * 90); // by their clock they are long overdue
        const auto base = bench.unapproved();
        const auto absent = bench.station.sealRecord();
        bench.give(base);
        const auto of = [&](const packet::SealedPacket& packet) {
            return bench.give(
                bench.station.seal(smallPayload("{}"), Kind::Amendment, packet.header.id));
        };
        const auto ofHeld = of(base);
        const auto ofAbsent = of(absent);
        QCOMPARE(bench.worker->work().held, 3U);
        bench.clock.now += std::chrono::hours(24 * 20);
        bench.worker = bench.open(); // a restart does not begin the patience anew
        QCOMPARE(bench.worker->work().held, 3U);
        bench.clock.now += std::chrono::hours(24 * 11);
        QCOMPARE(bench.worker->work().held, 2U);
        QVERIFY(bench.answer(ofAbsent)->cause == RejectCause::ReferenceUnknown);
        QVERIFY(!bench.answer(ofHeld));
    }

    /// What is held costs nothing until something happens: no file is written in idle turns.
    void heldPacketsRest()
    {
        Bench bench;
        bench.give(bench.unapproved());
        QCOMPARE(bench.worker->work().newlyHeld.size(), 1U);
        bench.files.steps = 0;
        const auto turn = bench.worker->work();
        QCOMPARE(turn.held, 1U);
        QVERIFY(turn.newlyHeld.empty());
        QCOMPARE(bench.files.steps, 0U);
    }

    void aVoidIsFinal_data()
    {
        QTest::addColumn<bool>("voidFirst");
        QTest::newRow("void, then approval") << true;
        QTest::newRow("approval, then void") << false;
    }

    void aVoidIsFinal()
    {
        QFETCH(bool, voidFirst);
        Bench bench;
        const auto record = bench.unapproved();
        const auto withdrawal =
            bench.station.seal(smallPayload("{}"), Kind::Void, record.header.id);
        const auto approval =
            bench.station.seal(smallPayload(approvalJson(packet::Decision::Approved, Eye::Left)),
                               Kind::Approval, record.header.id);
        bench.give(voidFirst ? withdrawal : approval);
        (void)bench.worker->work();
        bench.give(voidFirst ? approval : withdrawal);
        (void)bench.worker->work();
        const auto id = bench.give(record);
        (void)bench.worker->work();
        QVERIFY(bench.answer(id)->cause == RejectCause::Other);
        QVERIFY(!bench.exported(id));
    }

    void whatCannotBeReadIsNotAbsent_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("who was accepted") << "/accepted/";
        QTest::newRow("decisions") << "/decisions/";
        QTest::newRow("answers") << "/answers/";
    }

    /// A medium that fails to read decides nothing.
    void whatCannotBeReadIsNotAbsent()
    {
        QFETCH(QString, folder);
        Bench bench;
        const auto id = bench.give(bench.station.sealRecord());
        bench.files.unreadable = bench.centre.home.adapter().string() + folder.toStdString();
        QCOMPARE(bench.worker->work().complaints.size(), 1U);
        QVERIFY(!bench.answer(id));
        bench.files.unreadable.clear();
        QCOMPARE(bench.worker->work().accepted, 1U);
    }

    /// An insider's document that nests 250,000 deep ends nothing but itself.
    void deepDocumentIsRefused()
    {
        Bench bench;
        constexpr std::size_t kLevels = 250'000;
        const std::string deep = R"({"schema":1,"person":)" + std::string(kLevels, '[') +
                                 std::string(kLevels, ']') + "}";
        const auto id = bench.give(bench.station.seal(smallPayload(deep)));
        QCOMPARE(bench.worker->work().rejected, 1U);
        QVERIFY(bench.answer(id)->cause == RejectCause::RecordInvalid);
    }

    void approvalReleases_data()
    {
        QTest::addColumn<packet::Decision>("decision");
        QTest::addColumn<bool>("approvalFirst");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("approved later") << packet::Decision::Approved << false << true;
        QTest::newRow("approved before") << packet::Decision::Approved << true << true;
        QTest::newRow("refused") << packet::Decision::Refused << false << false;
    }

    void approvalReleases()
    {
        QFETCH(packet::Decision, decision);
        QFETCH(bool, approvalFirst);
        QFETCH(bool, accepted);
        Bench bench;
        const auto record = bench.unapproved();
        const auto approval = bench.station.seal(smallPayload(approvalJson(decision, Eye::Left)),
                                                 Kind::Approval, record.header.id);
        if (approvalFirst) {
            bench.give(approval);
            (void)bench.worker->work();
        }
        const auto id = bench.give(record);
        auto turn = bench.worker->work();
        if (!approvalFirst) {
            QCOMPARE(turn.held, 1U);
            QVERIFY(!bench.answer(id).has_value());
            QVERIFY(!bench.exported(id));
            bench.give(approval);
            (void)bench.worker->work();
        }
        QVERIFY(bench.answer(approval.header.id)->verdict == packet::Verdict::Accepted);
        QVERIFY(bench.answer(id).has_value());
        QCOMPARE(bench.answer(id)->verdict == packet::Verdict::Accepted, accepted);
        QCOMPARE(bench.exported(id, "approval.json"), accepted);
    }

    void anApprovalOfSomethingElseReleasesNothing_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<bool>("wellFormed");
        const auto text = [](const std::string& json) {
            return QByteArray::fromStdString(json);
        };
        QTest::newRow("another eye")
            << text(approvalJson(packet::Decision::Approved, Eye::Right)) << true;
        QTest::newRow("another record")
            << text(approvalJson(packet::Decision::Approved, Eye::Left, "ffff")) << true;
        QTest::newRow("nobody decided") << QByteArray(R"({"decision":"approved"})") << false;
        QTest::newRow("no object") << QByteArray("[1]") << false;
    }

    void anApprovalOfSomethingElseReleasesNothing()
    {
        QFETCH(QByteArray, json);
        QFETCH(bool, wellFormed);
        Bench bench;
        const auto record = bench.unapproved();
        const auto id = bench.give(record);
        const auto approval =
            bench.station.seal(smallPayload(json.toStdString()), Kind::Approval, record.header.id);
        bench.give(approval);
        (void)bench.worker->work();
        QCOMPARE(bench.answer(approval.header.id)->verdict == packet::Verdict::Accepted,
                 wellFormed);
        QVERIFY2(!bench.answer(id), "held until its own exceptions are decided on");
        bench.give(
            bench.station.seal(smallPayload(approvalJson(packet::Decision::Approved, Eye::Left)),
                               Kind::Approval, record.header.id));
        (void)bench.worker->work();
        (void)bench.worker->work();
        QVERIFY(bench.answer(id)->verdict == packet::Verdict::Accepted);
    }

    void amendmentIsComposed()
    {
        Bench bench;
        const auto record = bench.station.sealRecord();
        const auto fresh = testing::wholeRecord(bench.station.code, 77);
        const std::array parts = {
            packet::PartView{"record.json", "application/json",
                             asBytes("{\"replaces\":[\"face\"]}")},
            packet::PartView{"face.png", "image/png", fresh.images.front().second}};
        const auto amendment = bench.station.seal(packet::encodePayload(parts).value(),
                                                  Kind::Amendment, record.header.id);
        const auto id = bench.give(amendment); // the faster road
        QCOMPARE(bench.worker->work().held, 1U);
        bench.give(record);
        QCOMPARE(bench.worker->work().accepted, 2U);
        QVERIFY(bench.exported(id, "slap_left.png"));
        QVERIFY(bench.exported(id, "base-record.json"));
        const auto face = posixFiles().read(
            bench.centre.home.adapter() / "export" / toHex(id) / "face.png", 1 << 24);
        QVERIFY(face.value() == fresh.images.front().second);
    }

    void voidFreesThePerson()
    {
        Bench bench;
        const auto first =
            bench.station.seal(testing::payloadOf(testing::wholeRecord(bench.station.code, 0)));
        const auto second =
            bench.station.seal(testing::payloadOf(testing::wholeRecord(bench.station.code, 0)));
        const auto third =
            bench.station.seal(testing::payloadOf(testing::wholeRecord(bench.station.code, 0)));
        bench.give(first);
        (void)bench.worker->work();
        bench.give(second);
        (void)bench.worker->work();
        QVERIFY(bench.answer(second.header.id)->cause == RejectCause::DuplicateRecord);
        bench.give(bench.station.seal(smallPayload("{}"), Kind::Void, first.header.id));
        QCOMPARE(bench.worker->work().accepted, 1U);
        QVERIFY(bench.exported(first.header.id, "void.json"));
        bench.give(third);
        QCOMPARE(bench.worker->work().accepted, 1U);
        bench.give(
            bench.station.seal(smallPayload(approvalJson(packet::Decision::Approved, Eye::Left)),
                               Kind::Approval, second.header.id));
        QCOMPARE(bench.worker->work().rejected, 1U); // refers to a rejected packet
    }

    void anotherStationDecidesNothing_data()
    {
        QTest::addColumn<bool>("approvalWaits"); // for the record; else the record was accepted
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<bool>("recordFirst");
        QTest::newRow("approval after the record") << true << Kind::Approval << true;
        QTest::newRow("approval before the record") << true << Kind::Approval << false;
        QTest::newRow("void of an accepted record") << false << Kind::Void << true;
        QTest::newRow("void before the record") << false << Kind::Void << false;
        QTest::newRow("amendment of an accepted record") << false << Kind::Amendment << true;
    }

    /// A stolen laptop that is still admitted can neither release nor withdraw other teams' work.
    void anotherStationDecidesNothing()
    {
        QFETCH(bool, approvalWaits);
        QFETCH(Kind, kind);
        QFETCH(bool, recordFirst);
        Bench bench;
        testing::KitStation stranger{bench.centre, bench.root / "stranger", "UJI-02"};
        bench.worker = bench.open();
        const auto record = approvalWaits ? bench.unapproved() : bench.station.sealRecord();
        const auto decision =
            stranger.seal(smallPayload(kind == Kind::Approval
                                           ? approvalJson(packet::Decision::Approved, Eye::Left)
                                           : "{}"),
                          kind, record.header.id);
        bench.give(recordFirst ? record : decision);
        (void)bench.worker->work();
        bench.give(recordFirst ? decision : record);
        (void)bench.worker->work();
        (void)bench.worker->work();
        const auto word = bench.answer(record.header.id);
        QVERIFY(approvalWaits ? !word : word->verdict == packet::Verdict::Accepted);
        QVERIFY(!bench.exported(record.header.id, "approval.json"));
        QVERIFY(!bench.exported(record.header.id, "void.json"));
        if (!approvalWaits && recordFirst) {
            QVERIFY(bench.answer(decision.header.id)->cause == RejectCause::ReferenceUnknown);
        }
    }

    void wrongTagIsFound()
    {
        Bench bench;
        // The record is of student 5, the tag of student 0.
        const auto id = bench.give(
            bench.station.seal(testing::payloadOf(testing::wholeRecord(bench.station.code, 5))));
        (void)bench.worker->work();
        QVERIFY(bench.answer(id)->cause == RejectCause::NikInvalid);
    }

    void picturesMustShowSomething_data()
    {
        QTest::addColumn<int>("sidePx"); // 0: as it was recorded
        QTest::addColumn<int>("otherGrey");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("as recorded") << 0 << 0 << true;
        QTest::newRow("one pixel differs") << 64 << 129 << true;
        QTest::newRow("all of one grey") << 64 << 128 << false;
        QTest::newRow("too small") << 8 << 129 << false;
    }

    /// A station that seals a blank scan, by a fault or by hand, gets its record back.
    void picturesMustShowSomething()
    {
        QFETCH(int, sidePx);
        QFETCH(int, otherGrey);
        QFETCH(bool, accepted);
        Bench bench;
        testing::RecordParts parts = testing::wholeRecord(bench.station.code, 0);
        if (sidePx > 0) {
            GrayImage plain{sidePx, sidePx, 500, {}};
            plain.pixels.assign(static_cast<std::size_t>(sidePx) * static_cast<std::size_t>(sidePx),
                                128);
            plain.pixels.back() = static_cast<std::uint8_t>(otherGrey);
            parts.images.back().second = biometrics::encodePng(plain).value();
        }
        testing::signAnew(parts);
        const auto id = bench.give(bench.station.seal(testing::payloadOf(parts)));
        (void)bench.worker->work();
        const auto answer = bench.answer(id);
        QCOMPARE(answer->verdict == packet::Verdict::Accepted, accepted);
        QVERIFY(accepted || answer->cause == RejectCause::ImageBroken);
    }

    void whatStandsForARecord_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<Signed>("order");
        QTest::addColumn<int>("cause");
        const auto row = [](const char* name, RejectCause cause, Signed order, Change change) {
            QTest::newRow(name) << change << order << static_cast<int>(cause);
        };
        using Record = testing::RecordParts;
        const auto nothing = [](Record&) {
        };
        row("as it is", RejectCause::None, Signed::Before, nothing);

        row("no verification", RejectCause::NotVerified, Signed::After,
            [](Record& record) { record.document.verification.clear(); });
        row("one hand only", RejectCause::NotVerified, Signed::After,
            [](Record& record) { record.document.verification.pop_back(); });
        row("below the threshold", RejectCause::NotVerified, Signed::After,
            [](Record& record) { record.document.verification.front().score = 204.9; });
        row("at the threshold", RejectCause::None, Signed::After,
            [](Record& record) { record.document.verification.front().score = 205; });
        row("below the default, none written", RejectCause::NotVerified, Signed::After,
            [](Record& record) {
                record.document.verification.front() = {FingerPosition::LeftIndex, 204, {}};
            });
        row("above the default, none written", RejectCause::None, Signed::After,
            [](Record& record) {
                record.document.verification.front() = {FingerPosition::LeftIndex, 206, {}};
            });
        row("another finger", RejectCause::NotVerified, Signed::After, [](Record& record) {
            record.document.verification.front().finger = FingerPosition::LeftThumb;
        });
        row("no fresh scan", RejectCause::NotVerified, Signed::After, [](Record& record) {
            std::erase_if(record.document.samples, [](const packet::RecordedSample& sample) {
                return sample.purpose == packet::SamplePurpose::Verification;
            });
        });
        row("compared with itself", RejectCause::NotVerified, Signed::After,
            [](Record& record) { captureAlone(record, FingerPosition::LeftIndex, 0); });
        row("captured alone", RejectCause::None, Signed::After,
            [](Record& record) { captureAlone(record, FingerPosition::LeftIndex, 1); });
        row("an index excepted, its thumb not scanned", RejectCause::NotVerified, Signed::After,
            [](Record& record) {
                except(record, FingerPosition::LeftIndex);
                std::erase_if(record.document.verification, isLeftIndex);
            });
        row("an index excepted, its thumb scanned", RejectCause::None, Signed::After,
            [](Record& record) {
                except(record, FingerPosition::LeftIndex);
                record.document.verification.front().finger = FingerPosition::LeftThumb;
                std::ranges::find(record.document.samples, "verify_left.png",
                                  &packet::RecordedSample::imagePart)
                    ->finger = FingerPosition::LeftThumb;
            });
        row("a hand excepted whole", RejectCause::None, Signed::After, [](Record& record) {
            for (const FingerPosition finger :
                 {FingerPosition::LeftThumb, FingerPosition::LeftIndex, FingerPosition::LeftMiddle,
                  FingerPosition::LeftRing, FingerPosition::LeftLittle}) {
                except(record, finger);
            }
            std::erase_if(record.document.verification, isLeftIndex);
        });

        row("no statement", RejectCause::StatementUnsigned, Signed::Before,
            [](Record& record) { record.document.statement.reset(); });
        row("statement without ink", RejectCause::StatementUnsigned, Signed::After,
            [](Record& record) { record.document.statement->signaturePart.clear(); });
        row("statement without ink, excepted", RejectCause::None, Signed::After,
            [](Record& record) {
                record.document.statement->signaturePart.clear();
                except(record, FingerPosition::Unknown);
            });
        row("the person changed", RejectCause::ContentChanged, Signed::Before,
            [](Record& record) { record.document.person.mother = "LAIN"; });
        row("the person changed, signed anew", RejectCause::None, Signed::After,
            [](Record& record) { record.document.person.mother = "LAIN"; });
        row("a correction added", RejectCause::ContentChanged, Signed::Before, [](Record& record) {
            record.document.corrections.push_back({"mother", "SITI", "SITI AMINAH", ""});
        });
        row("an exception added", RejectCause::ContentChanged, Signed::Before,
            [](Record& record) { except(record, FingerPosition::RightLittle); });
        row("two images exchanged", RejectCause::ContentChanged, Signed::Before,
            [](Record& record) { std::swap(record.images[2].second, record.images[3].second); });
        row("a hash of nothing", RejectCause::ContentChanged, Signed::Before,
            [](Record& record) { record.document.statement->recordHash = std::string(64, 'A'); });

        row("not validated", RejectCause::NotValidated, Signed::After,
            [](Record& record) { record.document.validation.reset(); });
        row("validated by nobody", RejectCause::NotValidated, Signed::After,
            [](Record& record) { record.document.validation->operatorId.clear(); });
        row("neither finger nor supervisor", RejectCause::NotValidated, Signed::After,
            [](Record& record) { record.document.validation->score.reset(); });
        row("his own supervisor", RejectCause::NotValidated, Signed::After, [](Record& record) {
            record.document.validation->score.reset();
            record.document.validation->supervisorId = record.document.validation->operatorId;
        });
        row("with a supervisor", RejectCause::None, Signed::After, [](Record& record) {
            record.document.validation->score.reset();
            record.document.validation->supervisorId = "OP-0003";
        });
        row("by the operator who took it up again", RejectCause::None, Signed::After,
            [](Record& record) { record.document.validation->operatorId = "OP-0002"; });
    }

    /// Each lack alone is refused with its own cause; what is as it must be is accepted.
    void whatStandsForARecord()
    {
        QFETCH(Change, change);
        QFETCH(Signed, order);
        QFETCH(int, cause);
        Bench bench;
        testing::RecordParts record = testing::wholeRecord(bench.station.code, 0);
        change(record);
        if (order == Signed::After) {
            testing::signAnew(record);
        }
        const auto id = bench.give(bench.station.seal(testing::payloadOf(record)));
        (void)bench.worker->work();
        const auto word = bench.answer(id);
        QVERIFY(word.has_value());
        QVERIFY2(static_cast<int>(word->cause) == cause, word->text.c_str());
        QCOMPARE(bench.exported(id), cause == 0);
    }

    /// A full disk at each step: no answer without a whole export, and the next turn finishes it.
    void everyStepMayFail()
    {
        Bench bench;
        std::uint64_t failAt = 1;
        for (bool ranThrough = false; !ranThrough; ++failAt) {
            const auto packet = bench.station.sealRecord();
            const auto id = bench.give(packet);
            bench.files.steps = 0;
            bench.files.failAt = failAt;
            const auto turn = bench.worker->work();
            bench.files.failAt = 0;
            if (bench.answer(id)) {
                QVERIFY(bench.exported(id));
            }
            ranThrough = turn.complaints.empty();
            (void)bench.worker->work();
            QVERIFY(bench.answer(id)->verdict == packet::Verdict::Accepted);
            QVERIFY(bench.exported(id));
            QVERIFY(bench.exported(id, "iris_left.png"));
        }
        QVERIFY(failAt > 8); // record, nine images, facts, rename …: many steps did fail
    }
};

QTEST_GUILESS_MAIN(TestAdapter)
#include "tst_adapter.moc"
