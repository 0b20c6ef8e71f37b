#include "intake/embedded_store.h"
#include "intake/handover_check.h"
#include "intake/packet_desk.h"
#include "support/faulty_files.h"
#include "support/kit_home.h"

#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <functional>

using namespace rekam;
using wire::NackCode;

namespace {

enum class Damage {
    None,
    FlippedByte,
    OtherStation,
    UnknownStation,
    ModeOfAnother,
    Noise,
    SameIdOtherBytes,
    Fork,
};

} // namespace

/// What a station with a true transport key may bring, and what becomes of it.
class TestPacketDesk : public QObject
{
    Q_OBJECT

private:
    struct Bench
    {
        QTemporaryDir folder;
        std::filesystem::path root = folder.path().toStdString();
        testing::KitCentre centre{root / "centre", "tcp://127.0.0.1:1"};
        testing::KitStation station{centre, root / "station", "UJI-01"};
        testing::FaultyFiles files;
        SystemClock clock;
        handover::Handover handover = handover::Handover::open(files, root / "intake").value();
        std::unique_ptr<intake::EmbeddedStore> production = store(packet::Mode::Production, "p");
        std::unique_ptr<intake::EmbeddedStore> latihan = store(packet::Mode::Latihan, "l");
        std::unique_ptr<intake::PacketDesk> desk = openDesk();
        sync::Peer peer{"UJI-01", record::Mode::Latihan, wire::Admission::Normal};

        std::unique_ptr<intake::EmbeddedStore> store(packet::Mode mode, const char* name)
        {
            return intake::EmbeddedStore::open({files, clock, centre.intakeSigner, mode},
                                               root / "intake" / name)
                .value();
        }

        std::unique_ptr<intake::PacketDesk> openDesk()
        {
            return intake::PacketDesk::open(
                       {files, handover, *production, *latihan}, root / "intake",
                       handover::Stations::load(posixFiles(), centre.home.intake()).value())
                .value();
        }

        Bytes answerOn(const packet::SealedPacket& packet,
                       const crypto::SigningKeyPair& signer) const
        {
            packet::Answer answer;
            answer.packetId = packet.header.id;
            answer.contentHash = packet.contentHash;
            answer.station = station.code;
            answer.decidedAt = clock.wallTime();
            return packet::signAnswer(answer, signer);
        }

        /// OFFER to FINISH of one packet. @return the code, or nothing with a receipt.
        std::optional<NackCode> bring(const wire::PacketId& id, const Bytes& bytes)
        {
            const wire::OfferItem item{id, bytes.size(), crypto::hash256(bytes)};
            const auto looked = desk->look(peer, item);
            if (const auto* refused = std::get_if<wire::NotTaken>(&looked.answer)) {
                return refused->code;
            }
            if (std::holds_alternative<wire::Have>(looked.answer)) {
                return std::nullopt;
            }
            const auto offset = std::get<wire::Wanted>(looked.answer).offset;
            if (const auto refused =
                    desk->write({id, offset, toBytes(ByteView(bytes).subspan(offset))})) {
                return refused;
            }
            const auto outcome = desk->finish(peer, item);
            const auto* code = std::get_if<NackCode>(&outcome);
            return code == nullptr ? std::nullopt : std::optional(*code);
        }
    };

private Q_SLOTS:

    /// Put back as of before some receipts: these are doubted, asked after, and not known.
    void restoredFromAnOldBackup_data()
    {
        QTest::addColumn<int>("others");
        QTest::newRow("log shorter") << 0;
        QTest::newRow("log longer again by others") << 5;
    }

    void restoredFromAnOldBackup()
    {
        QFETCH(int, others);
        Bench bench;
        std::vector<packet::SealedPacket> all;
        const auto bringOne = [&](testing::KitStation& station) {
            auto packet = station.sealNoise(2000);
            QVERIFY(bench.bring(packet.header.id, packet.bytes) == std::nullopt);
            all.push_back(std::move(packet));
        };
        const auto reopen = [&](const std::function<void()>& between) {
            bench.desk.reset();
            bench.latihan.reset();
            between();
            bench.latihan = bench.store(packet::Mode::Latihan, "l");
            bench.desk = bench.openDesk();
        };
        const auto place = bench.root / "intake" / "l";
        const auto backup = bench.root / "backup";
        bringOne(bench.station);
        bringOne(bench.station);
        reopen([&] {
            std::filesystem::copy(place, backup, std::filesystem::copy_options::recursive);
        });
        bringOne(bench.station);
        const auto known = bench.latihan->logHead();
        QVERIFY(bench.desk->heads(bench.peer, known).word == wire::LogWord::Held);
        reopen([&] {
            std::filesystem::remove_all(place);
            std::filesystem::copy(backup, place, std::filesystem::copy_options::recursive);
        });
        testing::KitStation other(bench.centre, bench.root / "other", "UJI-02");
        bench.desk->useStations(
            handover::Stations::load(posixFiles(), bench.centre.home.intake()).value());
        const auto back = all;
        for (int i = 0; i < others; ++i) {
            bringOne(other);
        }
        QVERIFY(bench.desk->heads(bench.peer, {}).word == wire::LogWord::Held);
        QVERIFY(bench.desk->heads(bench.peer, known).word == wire::LogWord::Doubtful);
        QVERIFY(bench.desk->wordOn(back[0].header.id).held);
        QVERIFY(!bench.desk->wordOn(back[0].header.id).receipt.empty());
        QVERIFY(bench.desk->wordOn(back[1].header.id).held);
        QVERIFY(!bench.desk->wordOn(back[2].header.id).held);
        QVERIFY(bench.bring(back[2].header.id, back[2].bytes) == std::nullopt);
        QVERIFY(bench.desk->wordOn(back[2].header.id).held);
        QVERIFY(bench.latihan->verify().value().findings.empty());
    }

    void verdicts_data()
    {
        QTest::addColumn<int>("damage");
        QTest::addColumn<int>("code"); // 0: a receipt
        QTest::newRow("whole") << int(Damage::None) << 0;
        QTest::newRow("flipped byte") << int(Damage::FlippedByte) << int(NackCode::Sig);
        QTest::newRow("unknown station") << int(Damage::UnknownStation) << int(NackCode::Sig);
        QTest::newRow("other known station relayed") << int(Damage::OtherStation) << 0;
        QTest::newRow("other mode") << int(Damage::ModeOfAnother) << int(NackCode::Schema);
        QTest::newRow("no packet") << int(Damage::Noise) << int(NackCode::Schema);
        QTest::newRow("same id, other bytes")
            << int(Damage::SameIdOtherBytes) << int(NackCode::IdConflict);
        QTest::newRow("fork") << int(Damage::Fork) << int(NackCode::ChainFork);
    }

    void verdicts()
    {
        QFETCH(int, damage);
        QFETCH(int, code);
        Bench bench;
        auto packet = bench.station.sealNoise(3000);
        const auto sealAs = [&](const std::string& name, testing::Admitted admitted) {
            testing::KitStation other(bench.centre, bench.root / name, name, admitted);
            packet = other.sealNoise(3000);
        };
        switch (Damage(damage)) {
        case Damage::None:
            break;
        case Damage::FlippedByte:
            packet.bytes[1000] ^= std::byte{1};
            break;
        case Damage::UnknownStation:
            sealAs("ASING-1", testing::Admitted::No);
            break;
        case Damage::OtherStation:
            sealAs("UJI-02", testing::Admitted::Yes);
            bench.desk = bench.openDesk();
            break;
        case Damage::ModeOfAnother:
            bench.peer.mode = record::Mode::Production;
            break;
        case Damage::Noise:
            packet.bytes.assign(3000, std::byte{7});
            break;
        case Damage::SameIdOtherBytes: {
            QVERIFY(!bench.bring(packet.header.id, packet.bytes));
            bench.station.forcedId = packet.header.id;
            packet = bench.station.sealNoise(2000);
            break;
        }
        case Damage::Fork:
            QVERIFY(!bench.bring(packet.header.id, packet.bytes));
            bench.station.sequence = 0; // restored from a backup of this morning
            bench.station.previousHash = {};
            packet = bench.station.sealNoise(2000);
            break;
        }
        const auto outcome = bench.bring(packet.header.id, packet.bytes);
        QCOMPARE(outcome ? int(*outcome) : 0, code);
        if (outcome) {
            // Known by heart from now on: the bytes are not asked for twice, and not lost.
            const auto again = bench.bring(packet.header.id, packet.bytes);
            QVERIFY(again == outcome);
            QVERIFY(bench.latihan->verify().value().findings.empty());
        } else {
            QVERIFY(bench.handover.packet(packet.header.id).value() == packet.bytes);
        }
    }

    void fullDiskIsSaidAndPasses()
    {
        Bench bench;
        const auto packet = bench.station.sealNoise(3000);
        bench.files.freeNow = 1000;
        QVERIFY(bench.bring(packet.header.id, packet.bytes) == NackCode::DiskFull);
        bench.files.freeNow = ~std::uint64_t{0};
        for (std::uint64_t failAt = 1; failAt <= 3; ++failAt) {
            bench.files.steps = 0;
            bench.files.failAt = failAt;
            const auto outcome = bench.bring(packet.header.id, packet.bytes);
            bench.files.failAt = 0;
            if (failAt == 1) {
                QVERIFY(outcome == NackCode::DiskFull);
            }
        }
        QVERIFY(!bench.bring(packet.header.id, packet.bytes));
        QVERIFY(bench.latihan->verify().value().findings.empty());
    }

    void partsAreResumedAfterARestart()
    {
        Bench bench;
        const auto packet = bench.station.sealNoise(50'000);
        const wire::OfferItem item{packet.header.id, packet.bytes.size(), packet.contentHash};
        QVERIFY(std::get<wire::Wanted>(bench.desk->look(bench.peer, item).answer).offset == 0);
        QVERIFY(!bench.desk->write(
            {item.id, 0, {packet.bytes.begin(), packet.bytes.begin() + 20'000}}));
        bench.desk = bench.openDesk();
        QCOMPARE(std::get<wire::Wanted>(bench.desk->look(bench.peer, item).answer).offset, 20'000U);
        QVERIFY(!bench.bring(item.id, packet.bytes));
    }

    void unansweredIsHandedOverAgain()
    {
        Bench bench;
        const auto packet = bench.station.sealNoise(3000);
        QVERIFY(!bench.bring(packet.header.id, packet.bytes));
        QVERIFY(
            bench.handover.clear(packet.header.id).ok()); // a crash between commit and hand-over
        bench.desk = bench.openDesk();
        QVERIFY(bench.handover.packet(packet.header.id).value() == packet.bytes);
        const Bytes answer = bench.answerOn(packet, bench.centre.adapterSigner);
        QVERIFY(bench.handover.putAnswer(packet.header.id, answer).ok());
        QVERIFY(bench.desk->collectAnswers().empty()); // whose it is cannot be told yet
        QVERIFY(bench.handover.putAnswerKey(bench.centre.adapterSigner.publicKey()).ok());
        QCOMPARE(bench.desk->collectAnswers().size(), 1U);
        QVERIFY(bench.desk->wordOn(packet.header.id).answer == answer);
        QVERIFY(bench.handover.pending().value().empty());
    }

    void damagedAnswerIsAskedForAgain_data()
    {
        QTest::addColumn<int>("damage");
        QTest::newRow("garbage") << 0;
        QTest::newRow("a bit of the signature") << 1;
        QTest::newRow("on other bytes of this packet") << 2;
        QTest::newRow("on another packet") << 3;
        QTest::newRow("signed by somebody else") << 4;
    }

    /// It is set aside, not stored: the true one that follows must not be a second answer.
    void damagedAnswerIsAskedForAgain()
    {
        QFETCH(int, damage);
        Bench bench;
        QVERIFY(bench.handover.putAnswerKey(bench.centre.adapterSigner.publicKey()).ok());
        const auto packet = bench.station.sealNoise(3000);
        QVERIFY(!bench.bring(packet.header.id, packet.bytes));
        const Bytes truth = bench.answerOn(packet, bench.centre.adapterSigner);
        auto other = packet;
        other.contentHash[0] ^= std::byte{1};
        const std::vector<Bytes> bad = {
            toBytes(asBytes("garbage\n")), truth, bench.answerOn(other, bench.centre.adapterSigner),
            bench.answerOn(bench.station.sealNoise(3000), bench.centre.adapterSigner),
            bench.answerOn(packet, bench.station.agentSigner)};
        Bytes bytes = bad[static_cast<std::size_t>(damage)];
        if (damage == 1) {
            bytes.back() ^= std::byte{1};
        }
        QVERIFY(bench.handover.putAnswer(packet.header.id, bytes).ok());
        const std::array<intake::RecordStore*, 2> stores = {bench.production.get(),
                                                            bench.latihan.get()};
        const auto findings = intake::checkHandover(bench.handover, stores).value();
        QCOMPARE(findings.size(), 1U);
        QVERIFY(findings.front().damage == intake::Damage::HandoverAnswer);
        QVERIFY(bench.desk->collectAnswers().empty());
        QVERIFY(bench.desk->wordOn(packet.header.id).answer.empty());
        QVERIFY(bench.handover.answered().value().empty());
        QVERIFY(bench.handover.packet(packet.header.id).value() == packet.bytes);
        QVERIFY(intake::checkHandover(bench.handover, stores).value().empty());
        QVERIFY(bench.handover.putAnswer(packet.header.id, truth).ok());
        QCOMPARE(bench.desk->collectAnswers().size(), 1U);
        QVERIFY(bench.desk->wordOn(packet.header.id).answer == truth);
    }

    void anUntrueAnswerOfAnEarlierBuildIsReplaced_data()
    {
        QTest::addColumn<bool>("garbage");
        QTest::newRow("garbage") << true;
        QTest::newRow("the adapter's own") << false;
    }

    /// It was stored as it lay in the hand-over: the packet goes to the adapter once more, and its
    /// answer takes the place. A true one stands against every other.
    void anUntrueAnswerOfAnEarlierBuildIsReplaced()
    {
        QFETCH(bool, garbage);
        Bench bench;
        QVERIFY(bench.handover.putAnswerKey(bench.centre.adapterSigner.publicKey()).ok());
        const auto packet = bench.station.sealNoise(3000);
        QVERIFY(!bench.bring(packet.header.id, packet.bytes));
        const Bytes truth = bench.answerOn(packet, bench.centre.adapterSigner);
        const Bytes before = garbage ? toBytes(asBytes("garbage\n")) : truth;
        QVERIFY(bench.latihan->putAnswer(packet.header.id, before).ok());
        QVERIFY(bench.handover.clear(packet.header.id).ok());
        bench.desk = bench.openDesk();
        QCOMPARE(bench.handover.pending().value().size(), garbage ? 1U : 0U);
        packet::Answer another;
        another.packetId = packet.header.id;
        another.contentHash = packet.contentHash;
        another.station = bench.station.code;
        another.text = "said later";
        another.verdict = packet::Verdict::Rejected;
        another.cause = packet::RejectCause::Other;
        const Bytes second =
            garbage ? truth : packet::signAnswer(another, bench.centre.adapterSigner);
        QVERIFY(bench.handover.putAnswer(packet.header.id, second).ok());
        QCOMPARE(bench.desk->collectAnswers().size(), garbage ? 1U : 0U);
        QVERIFY(bench.desk->wordOn(packet.header.id).answer == truth);
        QVERIFY(bench.handover.pending().value().empty());
        QVERIFY(bench.latihan->verify().value().findings.empty());
        bench.desk = bench.openDesk();
        QVERIFY(bench.handover.pending().value().empty());
    }

    void damagedPacketIsHandedOverAgain()
    {
        Bench bench;
        const auto packet = bench.station.sealNoise(3000);
        QVERIFY(!bench.bring(packet.header.id, packet.bytes));
        const auto file = bench.handover.packetsFolder() / (toHex(packet.header.id) + ".packet");
        QVERIFY(posixFiles().writeDurably(file, asBytes("spoilt")).ok());
        const std::array<intake::RecordStore*, 2> stores = {bench.production.get(),
                                                            bench.latihan.get()};
        const auto findings = intake::checkHandover(bench.handover, stores).value();
        QCOMPARE(findings.size(), 1U);
        QVERIFY(findings.front().damage == intake::Damage::HandoverPacket);
        QVERIFY(bench.handover.setAsidePacket(packet.header.id).ok()); // as the adapter does
        bench.desk->sweep();
        QVERIFY(bench.handover.packet(packet.header.id).value() == packet.bytes);
    }

    void strangersAreNotAdmitted()
    {
        Bench bench;
        wire::Hello hello;
        hello.station = "UJI-01";
        bench.desk->speaksFor(bench.station.agentCurve.publicKey());
        QVERIFY(bench.desk->admit(hello).has_value());
        hello.mode = record::Mode::Production;
        QVERIFY(!bench.desk->admit(hello).has_value());
        hello.mode = record::Mode::Latihan;
        hello.station = "UJI-02"; // another's name under one's own key
        QVERIFY(!bench.desk->admit(hello).has_value());
    }
};

QTEST_GUILESS_MAIN(TestPacketDesk)
#include "tst_packet_desk.moc"
