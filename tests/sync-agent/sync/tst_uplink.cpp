#include "sync/uplink.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace rekam;
using namespace rekam::sync;
using namespace std::chrono_literals;
using wire::NackCode;

namespace {

wire::PacketId idOf(unsigned number)
{
    wire::PacketId id = {};
    id[0] = static_cast<std::byte>(number);
    return id;
}

SpoolItem itemOf(unsigned number, std::uint64_t bytes)
{
    SpoolItem item;
    item.offer.id = idOf(number);
    item.offer.bytes = bytes;
    item.offer.contentHash[0] = static_cast<std::byte>(number);
    item.stationSequence = number;
    return item;
}

SpoolItem receipted(unsigned number, std::uint64_t position)
{
    SpoolItem item = itemOf(number, 1000);
    item.hasReceipt = true;
    item.log.position = position;
    item.log.hash[0] = static_cast<std::byte>(position);
    return item;
}

template <typename Kind>
std::size_t countOf(const Actions& actions)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        actions, [](const Action& action) { return std::holds_alternative<Kind>(action); }));
}

template <typename Kind>
const Kind* firstSent(const Actions& actions)
{
    for (const Action& action : actions) {
        if (const auto* send = std::get_if<action::Send>(&action)) {
            if (const auto* message = std::get_if<Kind>(&send->message)) {
                return message;
            }
        }
    }
    return nullptr;
}

} // namespace

class TestUplink : public QObject
{
    Q_OBJECT

private:
    struct Bench
    {
        SeededRandom random{1};
        Uplink uplink{Identity{"UJI-01", record::Mode::Latihan, {}, "test"}, random};
        Time now = 1s;
        wire::LogWord word = wire::LogWord::Held;
        std::vector<wire::PacketId> lost;

        Actions feed(Event event) { return uplink.on(std::move(event), now, WallTime()); }

        Actions receive(wire::Message message) { return feed(event::Received{std::move(message)}); }

        /// Up to WELCOME with this spool. @return what WELCOME set off
        Actions greet(std::vector<SpoolItem> items)
        {
            (void)feed(event::SpoolSeen{std::move(items)});
            now = uplink.deadline();
            REKAM_CHECK(countOf<action::Connect>(feed(event::Tick{})) == 1);
            REKAM_CHECK(firstSent<wire::Hello>(feed(event::LinkUp{})) != nullptr);
            now += 1ms;
            wire::Welcome welcome;
            welcome.maxChunkBytes = 256 * 1024;
            welcome.windowBytes = 1024 * 1024;
            welcome.logHead.position = 100;
            welcome.stationHead.position = 100;
            welcome.logWord = word;
            welcome.lost = lost;
            return receive(welcome);
        }

        Actions need(unsigned number, decltype(wire::NeedItem::answer) answer)
        {
            return receive(wire::Need{{{idOf(number), std::move(answer)}}});
        }
    };

private Q_SLOTS:

    void wholeRecordInOrder()
    {
        Bench bench;
        const auto offered = bench.greet({itemOf(1, 40'000)});
        const auto* offer = firstSent<wire::Offer>(offered);
        QVERIFY(offer != nullptr);
        QCOMPARE(offer->items.size(), 1U);
        auto sent = bench.need(1, wire::Wanted{0});
        QCOMPARE(countOf<action::SendChunk>(sent), 3U); // 16 KB each on an unknown line
        QVERIFY(firstSent<wire::Finish>(sent) != nullptr);
        bench.now += 1ms;
        (void)bench.receive(wire::Credit{idOf(1), 40'000, 1024 * 1024});
        const auto settled = bench.receive(wire::ReceiptMessage{idOf(1), {std::byte{1}}});
        QCOMPARE(countOf<action::StoreReceipt>(settled), 1U);
        QCOMPARE(bench.uplink.figures().sentSinceRestart, 1U);
        QCOMPARE(bench.uplink.waiting(), 0U);
    }

    void resumesAtTheOffset()
    {
        Bench bench;
        (void)bench.greet({itemOf(1, 40'000)});
        const auto sent = bench.need(1, wire::Wanted{30'000});
        const auto chunk = std::ranges::find_if(sent, [](const Action& action) {
            return std::holds_alternative<action::SendChunk>(action);
        });
        QVERIFY(chunk != sent.end());
        QCOMPARE(std::get<action::SendChunk>(*chunk).offset, 30'000U);
        QCOMPARE(std::get<action::SendChunk>(*chunk).bytes, 10'000U);
    }

    void windowHoldsBack()
    {
        Bench bench;
        (void)bench.greet({itemOf(1, 1'000'000)});
        const auto sent = bench.need(1, wire::Wanted{0});
        QCOMPARE(countOf<action::SendChunk>(sent), 4U); // 64 KB in flight, no more
        QVERIFY(firstSent<wire::Finish>(sent) == nullptr);
        bench.now += 10ms;
        const auto more = bench.receive(wire::Credit{idOf(1), 16'384, 1024 * 1024});
        QVERIFY(countOf<action::SendChunk>(more) > 0);
    }

    void nacks_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("quarantined");
        QTest::addColumn<bool>("offeredAgainSoon");
        QTest::addColumn<int>("trouble");
        const auto row = [](const char* name, NackCode code, bool aside, bool soon,
                            Trouble trouble) {
            QTest::newRow(name) << int(code) << aside << soon << int(trouble);
        };
        row("OFFSET", NackCode::Offset, false, true, Trouble::None);
        row("HASH", NackCode::Hash, false, true, Trouble::None);
        row("SIG", NackCode::Sig, true, false, Trouble::None);
        row("SCHEMA", NackCode::Schema, true, false, Trouble::None);
        row("CHAIN_FORK", NackCode::ChainFork, true, false, Trouble::None);
        row("ID_CONFLICT", NackCode::IdConflict, true, false, Trouble::None);
        row("REVOKED", NackCode::Revoked, false, false, Trouble::None);
        row("BUSY", NackCode::Busy, false, false, Trouble::ServerBusy);
        row("DISK_FULL", NackCode::DiskFull, false, false, Trouble::ServerBusy);
        row("INTERNAL", NackCode::Internal, false, false, Trouble::ServerBusy);
    }

    void nacks()
    {
        QFETCH(int, code);
        QFETCH(bool, quarantined);
        QFETCH(bool, offeredAgainSoon);
        QFETCH(int, trouble);
        Bench bench;
        (void)bench.greet({itemOf(1, 1000)});
        (void)bench.need(1, wire::Wanted{0});
        wire::Nack nack;
        nack.code = NackCode(code);
        nack.id = idOf(1);
        nack.retryAfter = 2s;
        const auto actions = bench.receive(nack);
        QCOMPARE(countOf<action::Quarantine>(actions) == 1, quarantined);
        QCOMPARE(firstSent<wire::Offer>(actions) != nullptr, offeredAgainSoon);
        QCOMPARE(int(bench.uplink.figures().trouble), trouble);
        QCOMPARE(bench.uplink.waiting(), 1U); // refused is not delivered
        if (trouble == int(Trouble::ServerBusy)) {
            bench.now += 2s;
            QVERIFY(firstSent<wire::Offer>(bench.feed(event::Tick{})) != nullptr);
        }
    }

    void sessionNacks_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("trouble");
        QTest::newRow("VERSION") << int(NackCode::Version) << int(Trouble::ProtocolVersion);
        QTest::newRow("AUTH") << int(NackCode::Auth) << int(Trouble::Refused);
        QTest::newRow("REVOKED") << int(NackCode::Revoked) << int(Trouble::Revoked);
    }

    void sessionNacks()
    {
        QFETCH(int, code);
        QFETCH(int, trouble);
        Bench bench;
        (void)bench.greet({});
        wire::Nack nack;
        nack.code = NackCode(code);
        QCOMPARE(countOf<action::Disconnect>(bench.receive(nack)), 1U);
        QCOMPARE(int(bench.uplink.figures().trouble), trouble);
        QVERIFY(!bench.uplink.figures().connected);
    }

    void silenceIsAStall()
    {
        Bench bench;
        (void)bench.greet({itemOf(1, 1000)});
        (void)bench.need(1, wire::Wanted{0});
        bench.now += 3900ms;
        QCOMPARE(countOf<action::Disconnect>(bench.feed(event::Tick{})), 0U);
        bench.now += 200ms;
        QCOMPARE(countOf<action::Disconnect>(bench.feed(event::Tick{})), 1U);
        QVERIFY(bench.uplink.figures().trouble == Trouble::Stalled);
        bench.now = bench.uplink.deadline();
        QCOMPARE(countOf<action::Connect>(bench.feed(event::Tick{})), 1U);
    }

    void backoffGrowsToThirtySeconds()
    {
        Bench bench;
        (void)bench.feed(event::SpoolSeen{});
        Time longest{};
        for (int i = 0; i < 12; ++i) {
            bench.now = bench.uplink.deadline();
            (void)bench.feed(event::Tick{});
            (void)bench.feed(event::LinkDown{Trouble::Unreachable});
            const Time pause = bench.uplink.deadline() - bench.now;
            QVERIFY(pause >= 250ms);
            QVERIFY(pause <= 30s);
            longest = std::max(longest, pause);
        }
        QVERIFY(longest >= 15s);
        (void)bench.feed(event::SyncNow{}); // a person asks: no waiting
        QVERIFY(bench.uplink.deadline() <= bench.now + 10s);
    }

    void haveBringsReceiptAndAnswer()
    {
        Bench bench;
        (void)bench.greet({itemOf(1, 1000)});
        const auto actions = bench.need(1, wire::Have{{std::byte{1}}, {std::byte{2}}});
        QCOMPARE(countOf<action::StoreReceipt>(actions), 1U);
        QCOMPARE(countOf<action::StoreAnswer>(actions), 1U);
        QCOMPARE(countOf<action::SendChunk>(actions), 0U);
    }

    /// The intake was restored from an old backup: what it forgot is offered again.
    void knowsTheFurthestReceipt()
    {
        Bench bench;
        SpoolItem first = receipted(1, 7);
        first.hasPacket = false;
        (void)bench.feed(event::SpoolSeen{{first, receipted(2, 5), itemOf(3, 1000)}});
        bench.now = bench.uplink.deadline();
        (void)bench.feed(event::Tick{});
        const auto greeting = bench.feed(event::LinkUp{});
        QVERIFY(firstSent<wire::Hello>(greeting)->knownLog == first.log);
    }

    void doubtfulLogIsAskedAfterEveryReceipt_data()
    {
        QTest::addColumn<int>("word");
        QTest::addColumn<quint64>("asked");
        QTest::newRow("earlier intake") << int(wire::LogWord::Unsaid) << quint64(0);
        QTest::newRow("held") << int(wire::LogWord::Held) << quint64(0);
        QTest::newRow("doubtful") << int(wire::LogWord::Doubtful) << quint64(300);
    }

    void doubtfulLogIsAskedAfterEveryReceipt()
    {
        QFETCH(int, word);
        QFETCH(quint64, asked);
        Bench bench;
        bench.word = static_cast<wire::LogWord>(word);
        std::vector<SpoolItem> items;
        for (unsigned i = 0; i < 300; ++i) {
            SpoolItem item = receipted(i % 256, i + 1);
            item.offer.id[1] = static_cast<std::byte>(i / 256);
            item.hasPacket = false; // as the station leaves it
            item.hasAnswer = true;
            items.push_back(item);
        }
        (void)bench.greet(items);
        QCOMPARE(bench.uplink.doubted(), asked);
        std::set<wire::PacketId> seen;
        auto actions = bench.feed(event::Tick{});
        while (const auto* query = firstSent<wire::Query>(actions)) {
            wire::StatusMessage held;
            for (const auto& id : query->ids) {
                QVERIFY(seen.insert(id).second);
                held.items.push_back({id, {}, "", {}, false, Bytes(1)});
            }
            actions = bench.receive(std::move(held));
            QVERIFY(countOf<action::VoidReceipt>(actions) == 0);
        }
        QCOMPARE(seen.size(), asked);
        QCOMPARE(bench.uplink.doubted(), 0U);
    }

    /// The intake was restored from before the receipt; the station had let go of the packet.
    void unknownPacketIsOfferedAgain_data()
    {
        QTest::addColumn<bool>("hasPacket");
        QTest::addColumn<bool>("named");
        QTest::newRow("still in the spool") << true << false;
        QTest::newRow("released") << false << false;
        QTest::newRow("named as lost in WELCOME") << false << true;
    }

    void unknownPacketIsOfferedAgain()
    {
        QFETCH(bool, hasPacket);
        QFETCH(bool, named);
        Bench bench;
        bench.word = named ? wire::LogWord::Held : wire::LogWord::Doubtful;
        if (named) {
            bench.lost.push_back(idOf(1));
        }
        SpoolItem item = receipted(1, 101);
        item.hasPacket = hasPacket;
        item.hasAnswer = true;
        auto actions = bench.greet({item});
        if (!named) {
            QVERIFY(firstSent<wire::Query>(bench.feed(event::Tick{})) != nullptr);
            actions = bench.receive(wire::StatusMessage{{{idOf(1), {}, "", {}, true, {}}}});
        }
        QCOMPARE(countOf<action::VoidReceipt>(actions), 1U);
        if (!hasPacket) {
            QVERIFY(firstSent<wire::Offer>(actions) == nullptr);
            actions = bench.feed(event::SpoolSeen{{itemOf(1, 1000)}}); // published again
        }
        const auto* offer = firstSent<wire::Offer>(actions);
        QVERIFY(offer != nullptr);
        QVERIFY(offer->items.front().id == idOf(1));
    }

    void unusableReceiptDoesNotCount()
    {
        Bench bench;
        (void)bench.greet({itemOf(1, 1000)});
        (void)bench.need(1, wire::Wanted{0});
        (void)bench.receive(wire::ReceiptMessage{idOf(1), {std::byte{1}}});
        (void)bench.feed(event::AnswerUnusable{idOf(1), Trouble::BadReceipt});
        QCOMPARE(bench.uplink.figures().sentSinceRestart, 0U);
        QCOMPARE(bench.uplink.waiting(), 1U);
        QVERIFY(bench.uplink.figures().trouble == Trouble::BadReceipt);
        bench.now += 16s;
        QVERIFY(firstSent<wire::Offer>(bench.feed(event::Tick{})) != nullptr);
    }

    void pauseOffersNothing()
    {
        Bench bench;
        (void)bench.feed(event::Pause{});
        QVERIFY(firstSent<wire::Offer>(bench.greet({itemOf(1, 1000)})) == nullptr);
        QVERIFY(firstSent<wire::Offer>(bench.feed(event::Resume{})) != nullptr);
    }

    void chunksFollowTheLine_data()
    {
        QTest::addColumn<quint64>("bytesPerSecond");
        QTest::addColumn<quint64>("chunk");
        QTest::newRow("6 kB/s") << quint64(6'000) << quint64(16 * 1024);
        QTest::newRow("125 kB/s, 1 Mbit") << quint64(125'000) << quint64(16 * 1024);
        QTest::newRow("20 MB/s") << quint64(20'000'000) << quint64(256 * 1024);
    }

    void chunksFollowTheLine()
    {
        QFETCH(quint64, bytesPerSecond);
        QFETCH(quint64, chunk);
        LineMeter meter;
        Time now = 1s;
        for (int i = 0; i < 20; ++i) {
            const auto departure = meter.depart(now);
            now += Time(100'000);
            meter.arrive(departure, bytesPerSecond / 10, now);
        }
        QCOMPARE(meter.chunkBytes(), chunk);
        QVERIFY(meter.windowBytes() >= 64 * 1024);
        QVERIFY(meter.windowBytes() <= 1024 * 1024);
        QVERIFY(meter.patience(0) >= 4s);
    }
};

QTEST_GUILESS_MAIN(TestUplink)
#include "tst_uplink.moc"
