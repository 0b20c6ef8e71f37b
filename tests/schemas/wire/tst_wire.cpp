#include "sample_messages.h"

#include <QTest>

#include <functional>

using namespace rekam;
using namespace rekam::wire;
using namespace rekam::wire::test;

namespace {

constexpr std::size_t kVersionAt = 5;
constexpr std::size_t kTypeAt = 7;

Message sampleNamed(const QString& name)
{
    for (auto& [known, message] : sampleMessages()) {
        if (name == known) {
            return message;
        }
    }
    qFatal("no such sample");
}

void addMessages()
{
    QTest::addColumn<QString>("name");
    for (const auto& [name, message] : sampleMessages()) {
        QTest::newRow(name) << QString(name);
    }
}

} // namespace

class TestWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void readsWhatItWrote_data() { addMessages(); }

    void readsWhatItWrote();
    void controlReadsWhatItWrote_data();
    void controlReadsWhatItWrote();

    void refusesWrongFrames_data() { addMessages(); }

    void refusesWrongFrames();

    void refusesEveryTruncation_data() { addMessages(); }

    void refusesEveryTruncation();
    void refusesTheFuture();
    void keepsFamiliesApart();
    void refusesOverLimit_data();
    void refusesOverLimit();
    void controlRefusesOverLimit_data();
    void controlRefusesOverLimit();
    void takesTheLargestLegalNeed();
    void ignoresUnknownFields();
};

void TestWire::readsWhatItWrote()
{
    QFETCH(const QString, name);

    const Message message = sampleNamed(name);
    const Frames frames = encodeMessage(message);
    QCOMPARE(frames.size(), std::size_t{std::holds_alternative<Data>(message) ? 3U : 2U});
    const auto decoded = decodeMessage(frames);
    QVERIFY2(decoded, decoded ? "" : decoded.error().detail.c_str());
    QVERIFY(decoded.value() == message);
}

void TestWire::controlReadsWhatItWrote_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const auto& [name, message] : sampleControls()) {
        QTest::newRow(name) << index++;
    }
}

void TestWire::controlReadsWhatItWrote()
{
    QFETCH(const int, index);

    const ControlMessage message = sampleControls().at(static_cast<std::size_t>(index)).second;
    const auto decoded = decodeControl(encodeControl(message));
    QVERIFY(decoded);
    QVERIFY(decoded.value() == message);
}

void TestWire::refusesWrongFrames()
{
    QFETCH(const QString, name);

    const Frames frames = encodeMessage(sampleNamed(name));
    const auto refused = [](Frames changed) {
        const auto decoded = decodeMessage(std::move(changed));
        return !decoded && decoded.error().code == ErrorCode::InvalidInput;
    };
    QVERIFY(refused({}));
    QVERIFY(refused({frames[0]}));
    Frames more = frames;
    more.emplace_back();
    QVERIFY(refused(more));
    Frames magic = frames;
    magic[0][0] ^= std::byte{1};
    QVERIFY(refused(magic));
    Frames shortPrefix = frames;
    shortPrefix[0].pop_back();
    QVERIFY(refused(shortPrefix));
    Frames huge = frames;
    huge[1].resize(kMaxFrameBytes + 1);
    QVERIFY(refused(huge));
    Frames noise = frames;
    noise[1].assign(64, std::byte{0xFF});
    QVERIFY(refused(noise));
}

void TestWire::refusesEveryTruncation()
{
    QFETCH(const QString, name);

    const Message message = sampleNamed(name);
    const Frames frames = encodeMessage(message);
    for (std::size_t size = 0; size < frames[1].size(); ++size) {
        Frames changed = frames;
        changed[1].resize(size);
        const auto decoded = decodeMessage(std::move(changed));
        // Protocol buffers cannot tell a missing last field from an empty one: such a header may
        // decode, but never as the message that was sent.
        QVERIFY2(!decoded || decoded.value() != message, qPrintable(QString::number(size)));
    }
}

void TestWire::refusesTheFuture()
{
    Frames frames = encodeMessage(Probe{1});
    frames[0][kVersionAt] = std::byte{2};
    QCOMPARE(decodeMessage(frames).error().code, ErrorCode::Unsupported);
    frames[0][kVersionAt] = std::byte{0};
    QCOMPARE(decodeMessage(frames).error().code, ErrorCode::InvalidInput);
    frames[0][kVersionAt] = std::byte{1};
    frames[0][kTypeAt] = std::byte{200};
    QCOMPARE(decodeMessage(frames).error().code, ErrorCode::Unsupported);
}

void TestWire::keepsFamiliesApart()
{
    QCOMPARE(decodeControl(encodeMessage(Probe{1})).error().code, ErrorCode::Unsupported);
    QCOMPARE(decodeMessage(encodeControl(Done{})).error().code, ErrorCode::Unsupported);
}

void TestWire::refusesOverLimit_data()
{
    QTest::addColumn<std::function<Message()>>("make");

    using Make = std::function<Message()>;
    const auto hello = [](const char* name, void (*spoil)(Hello&)) {
        QTest::newRow(name) << Make([spoil] {
            Hello message = sampleHello();
            spoil(message);
            return Message(message);
        });
    };
    hello("station with a slash", [](Hello& message) { message.station = "../x"; });
    hello("no station", [](Hello& message) { message.station.clear(); });
    hello("mode 0", [](Hello& message) { message.mode = record::Mode{0}; });
    hello("mode 3", [](Hello& message) { message.mode = record::Mode{3}; });
    hello("software of 257", [](Hello& message) { message.software.assign(257, 'x'); });

    const auto row = [](const char* name, const Message& message) {
        QTest::newRow(name) << Make([message] { return message; });
    };
    const OfferItem item{filled<16>(1), 1000, {}};
    row("offer of nothing", Offer{});
    row("offer of 257", Offer{std::vector<OfferItem>(kMaxItems + 1, item)});
    row("offer of a packet above the limit",
        Offer{{{filled<16>(1), packet::kMaxPacketBytes + 1, {}}}});
    row("offer of a packet that is only a header", Offer{{{filled<16>(1), 320, {}}}});
    row("need above the limit", Need{{{filled<16>(1), Wanted{packet::kMaxPacketBytes + 1}}}});
    row("have without a receipt", Need{{{filled<16>(1), Have{}}}});
    row("have with a receipt of 8193", Need{{{filled<16>(1), Have{Bytes(8193), {}}}}});
    row("not taken for code 0", Need{{{filled<16>(1), NotTaken{NackCode{0}}}}});
    row("not taken for code 14", Need{{{filled<16>(1), NotTaken{NackCode{14}}}}});
    row("data of nothing", Data{filled<16>(1), 0, {}});
    row("data of 1 MiB and one", Data{filled<16>(1), 0, Bytes(kMaxChunkBytes + 1)});
    row("data past the limit", Data{filled<16>(1), packet::kMaxPacketBytes, Bytes(1)});
    row("data offset that overflows", Data{filled<16>(1), ~std::uint64_t{0}, Bytes(1)});
    row("no receipt", ReceiptMessage{filled<16>(1), {}});
    row("receipt of 8193", ReceiptMessage{filled<16>(1), Bytes(8193)});
    row("purged nothing", Purged{});
    row("query of 257", Query{std::vector<PacketId>(kMaxItems + 1)});
    row("central status of 257",
        StatusMessage{{{filled<16>(1), {}, std::string(257, 'X'), {}, false, {}}}});
    row("roster above 4 MiB", Roster{1, "a", Bytes(kMaxRosterBytes + 1)});
    row("roster named as a path", Roster{1, "a/b", Bytes(1)});
    row("roster with a hidden name", Roster{1, ".a", Bytes(1)});
    row("empty roster", Roster{1, "a", {}});
    row("policy above the limit", PolicyMessage{1, Bytes(kMaxPolicyBytes + 1)});
    row("nack code 0", Nack{NackCode{0}, {}, {}, {}});
    row("nack text of 257", Nack{NackCode::Busy, {}, {}, std::string(257, 'x')});
    row("welcome with no window", Welcome{{}, {}, 65536, 0, Admission::Normal, {}, {}, {}, {}});
    row("welcome with chunks of 2 MiB",
        Welcome{{}, {}, 2097152, 65536, Admission::Normal, {}, {}, {}, {}});
    row("welcome with admission 3", Welcome{{}, {}, 65536, 65536, Admission{3}, {}, {}, {}, {}});
    row("welcome with a word from the future",
        Welcome{{}, {}, 65536, 65536, Admission::Normal, {}, {}, LogWord{3}, {}});
    row("welcome with 257 lost",
        Welcome{{}, {}, 65536, 65536, Admission::Normal, {}, {}, {}, std::vector<PacketId>(257)});
}

void TestWire::refusesOverLimit()
{
    QFETCH(const std::function<Message()>, make);

    const auto decoded = decodeMessage(encodeMessage(make()));
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().code, ErrorCode::InvalidInput);
}

void TestWire::controlRefusesOverLimit_data()
{
    QTest::addColumn<std::function<ControlMessage()>>("make");

    const auto row = [](const char* name, const ControlMessage& message) {
        QTest::newRow(name) << std::function<ControlMessage()>([message] { return message; });
    };
    row("command 0", CommandRequest{Command{0}});
    row("command 5", CommandRequest{Command{5}});
    row("relative path", ExportRequest{"media/usb"});
    row("no path", ImportRequest{});
    row("path of 1025", ImportRequest{"/" + std::string(kMaxPathLength, 'a')});
    row("path with a zero", ExportRequest{std::string("/a\0b", 4)});
    row("error code 0", Failed{ErrorCode{0}, {}});
    row("error code 99", Failed{ErrorCode{99}, {}});
    row("detail of 257", Failed{ErrorCode::Storage, std::string(257, 'x')});
    AgentState state;
    state.link = LinkState{0};
    row("link state 0", state);
    state = {};
    state.scheduler = SchedulerState{3};
    row("scheduler state 3", state);
    state = {};
    state.endpoint.assign(257, 'x');
    row("endpoint of 257", state);
    state = {};
    state.roundTripMs = -2;
    row("round trip of -2", state);
}

void TestWire::controlRefusesOverLimit()
{
    QFETCH(const std::function<ControlMessage()>, make);

    const auto decoded = decodeControl(encodeControl(make()));
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().code, ErrorCode::InvalidInput);
}

void TestWire::takesTheLargestLegalNeed()
{
    const Have have{Bytes(kMaxDocumentBytes), Bytes(kMaxDocumentBytes)};
    const Need need{std::vector<NeedItem>(kMaxItems, NeedItem{filled<16>(1), have})};
    const Frames frames = encodeMessage(need);
    QVERIFY2(frames[1].size() <= kMaxFrameBytes, "every legal message fits a frame");
    QVERIFY(decodeMessage(frames));
    QVERIFY(decodeMessage(encodeMessage(Roster{1, "a", Bytes(kMaxRosterBytes)})));
}

void TestWire::ignoresUnknownFields()
{
    // A later minor change may add fields (protocol buffers, field 100, varint 1).
    Frames frames = encodeMessage(sampleHello());
    append(frames[1], ByteArray<3>{std::byte{0xA0}, std::byte{0x06}, std::byte{0x01}});
    const auto decoded = decodeMessage(frames);
    QVERIFY(decoded);
    QVERIFY(decoded.value() == Message(sampleHello()));
}

QTEST_APPLESS_MAIN(TestWire)
#include "tst_wire.moc"
