#include "packet/payload.h"
#include "sample_packet.h"

#include <QTest>

#include <algorithm>

using namespace rekam;
using namespace rekam::packet;
using namespace rekam::packet::test;

class TestPacketPayload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrote();
    void refusesEveryTruncation();
    void refusesTrailingBytes();
    void refusesFutureVersion();
    void refusesToWrite_data();
    void refusesToWrite();
    void refusesToRead_data();
    void refusesToRead();
};

void TestPacketPayload::readsWhatItWrote()
{
    const Bytes payload = samplePayload();
    const auto parts = parsePayload(payload);
    QVERIFY(parts);
    QCOMPARE(parts.value().size(), std::size_t{2});
    const PartView* const face = findPart(parts.value(), "face.jp2");
    QVERIFY(face != nullptr);
    QCOMPARE(face->mediaType, std::string_view("image/jp2"));
    QCOMPARE(asText(face->bytes), std::string_view("not really an image"));
    QVERIFY(findPart(parts.value(), "face") == nullptr);
    QVERIFY2(encodePayload(parts.value()).value() == payload, "one form only");
}

void TestPacketPayload::refusesEveryTruncation()
{
    const Bytes payload = samplePayload();
    for (std::size_t size = 0; size < payload.size(); ++size) {
        const auto parts = parsePayload(ByteView(payload).first(size));
        QVERIFY2(!parts, qPrintable(QString("accepted %1 bytes").arg(size)));
        QCOMPARE(parts.error().code, ErrorCode::InvalidInput);
    }
}

void TestPacketPayload::refusesTrailingBytes()
{
    Bytes payload = samplePayload();
    payload.push_back(std::byte{0});
    QVERIFY(!parsePayload(payload));
}

void TestPacketPayload::refusesFutureVersion()
{
    Bytes payload = samplePayload();
    payload[5] = std::byte{2};
    const auto parts = parsePayload(payload);
    QVERIFY(!parts);
    QCOMPARE(parts.error().code, ErrorCode::Unsupported);
}

void TestPacketPayload::refusesToWrite_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("mediaType");

    const QString json = "application/json";
    QTest::newRow("no parts") << QStringList{} << json;
    QTest::newRow("another part first") << QStringList{"face.jp2", "record.json"} << json;
    QTest::newRow("a name twice") << QStringList{"record.json", "a", "a"} << json;
    QTest::newRow("upper case") << QStringList{"record.json", "A"} << json;
    QTest::newRow("a path") << QStringList{"record.json", "../a"} << json;
    QTest::newRow("hidden") << QStringList{"record.json", ".a"} << json;
    QTest::newRow("no name") << QStringList{"record.json", ""} << json;
    QTest::newRow("a name of 65") << QStringList{"record.json", QString(65, 'a')} << json;
    QTest::newRow("no type") << QStringList{"record.json"} << QString();
    QTest::newRow("type without slash") << QStringList{"record.json"} << QString("json");
    QTest::newRow("two slashes") << QStringList{"record.json"} << QString("a/b/c");
    QTest::newRow("a type of 65") << QStringList{"record.json"} << QString("a/") + QString(63, 'a');
    QStringList many{"record.json"};
    for (std::size_t i = 0; i < kMaxParts; ++i) {
        many << QString("part-%1").arg(i);
    }
    QTest::newRow("65 parts") << many << json;
}

void TestPacketPayload::refusesToWrite()
{
    QFETCH(const QStringList, names);
    QFETCH(const QString, mediaType);

    const std::string type = mediaType.toStdString();
    std::vector<std::string> texts;
    std::ranges::transform(names, std::back_inserter(texts),
                           [](const QString& name) { return name.toStdString(); });
    std::vector<PartView> parts;
    std::ranges::transform(texts, std::back_inserter(parts), [&](const std::string& text) {
        return PartView{text, type, {}};
    });
    const auto payload = encodePayload(parts);
    QVERIFY(!payload);
    QCOMPARE(payload.error().code, ErrorCode::InvalidInput);
}

void TestPacketPayload::refusesToRead_data()
{
    QTest::addColumn<QByteArray>("payload");

    const QByteArray head = QByteArray::fromHex("524b504c0001");
    const QByteArray record = QByteArray("\x0brecord.json\x03") + "a/b";
    const QByteArray empty = QByteArray::fromHex("00000000");
    const QByteArray one = QByteArray::fromHex("0001");
    QTest::newRow("no parts") << head + QByteArray::fromHex("0000");
    QTest::newRow("65535 parts") << head + QByteArray::fromHex("ffff") + record + empty;
    QTest::newRow("one part more than said") << head + one + record + empty + record + empty;
    QTest::newRow("the part twice")
        << head + QByteArray::fromHex("0002") + record + empty + record + empty;
    QTest::newRow("4 GiB part") << head + one + record + QByteArray::fromHex("ffffffff");
    QTest::newRow("version 0") << QByteArray::fromHex("524b504c0000") + one + record + empty;
}

void TestPacketPayload::refusesToRead()
{
    QFETCH(const QByteArray, payload);

    const auto parts = parsePayload(std::as_bytes(std::span(payload)));
    QVERIFY(!parts);
    QCOMPARE(parts.error().code, ErrorCode::InvalidInput);
}

QTEST_APPLESS_MAIN(TestPacketPayload)
#include "tst_packet_payload.moc"
