// Golden bytes for other implementers: whatever version 1 once wrote must stay what it writes and
// must stay readable. `REKAM_WRITE_VECTORS=1` writes them anew.
#include "packet/acceptance.h"
#include "packet/chain.h"
#include "packet/copy_evidence.h"
#include "packet/receipt.h"
#include "sample_packet.h"

#include <QFile>
#include <QTest>

#include <map>

using namespace rekam;
using namespace rekam::packet;
using namespace rekam::packet::test;

namespace {

constexpr std::uint64_t kSeed = 20261124;
constexpr WallTime kSomeTime{std::chrono::milliseconds{1795401727123}};

/// The file of a vector: hexadecimal, 32 bytes a line.
QByteArray asFile(ByteView bytes)
{
    constexpr qsizetype kDigitsPerLine = 64;
    const QByteArray digits = QByteArray::fromStdString(toHex(bytes));
    QByteArray text;
    for (qsizetype at = 0; at < digits.size(); at += kDigitsPerLine) {
        text += digits.mid(at, kDigitsPerLine) + '\n';
    }
    return text;
}

QString pathOf(const QString& name)
{
    return QString(REKAM_SOURCE_DIR "/schemas/vectors/%1.hex").arg(name);
}

Bytes amendment(SampleKeys& keys, const PacketId& refersTo)
{
    HeaderFacts facts = sampleFacts(keys.random);
    facts.kind = Kind::Amendment;
    facts.refersTo = refersTo;
    facts.stationSequence = 8;
    facts.replaces = static_cast<ModalitySet>(static_cast<unsigned>(Modality::Portrait) |
                                              static_cast<unsigned>(Modality::RightHand));
    return seal(samplePayload(), facts, keys.centre.publicKey(), keys.station, keys.random)
        .value()
        .bytes;
}

/// Every vector by name; the order of the draws from the seed is part of them.
std::map<QString, Bytes> makeVectors()
{
    SampleKeys keys(kSeed);
    std::map<QString, Bytes> vectors;
    vectors["station-seed"] = toBytes(keys.station.seed().view());
    vectors["station-public"] = toBytes(keys.station.publicKey().bytes);
    vectors["centre-private"] = toBytes(keys.centre.privateKey());
    vectors["centre-public"] = toBytes(keys.centre.publicKey().bytes);
    vectors["payload-v1"] = samplePayload();
    const SealedPacket full = samplePacket(keys);
    vectors["packet-v1-full"] = full.bytes;
    vectors["packet-v1-amendment"] = amendment(keys, full.header.id);

    ChainEntry entry;
    entry.type = 1;
    entry.id = full.header.id;
    entry.hash = full.contentHash;
    entry.actor = "intake";
    entry.wallTime = kSomeTime;
    entry.steadyTime = std::chrono::milliseconds(1000);
    const ChainHead head = appendToChain(kReceiptChain, {}, entry);
    vectors["chain-v1-hash"] = toBytes(head.hash);

    // One key signs all documents here, to keep the set small; in the field each has its own.
    vectors["receipt-v1"] = signReceipt({full.header.id,
                                         full.contentHash,
                                         Mode::Latihan,
                                         full.header.station,
                                         kSomeTime,
                                         head.position,
                                         head.hash,
                                         {}},
                                        keys.station);
    vectors["answer-v1-accepted"] = signAnswer({full.header.id,
                                                full.contentHash,
                                                Mode::Latihan,
                                                full.header.station,
                                                kSomeTime,
                                                Verdict::Accepted,
                                                RejectCause::None,
                                                {},
                                                {}},
                                               keys.station);
    vectors["answer-v1-rejected"] = signAnswer({full.header.id,
                                                full.contentHash,
                                                Mode::Latihan,
                                                full.header.station,
                                                kSomeTime,
                                                Verdict::Rejected,
                                                RejectCause::ImageBroken,
                                                "face.jp2 does not decode",
                                                {}},
                                               keys.station);
    vectors["copy-v1-medium"] = signCopyEvidence(
        {full.header.id, full.contentHash, CopyKind::Medium, "4C530001230812117104", kSomeTime, {}},
        keys.station);
    return vectors;
}

Bytes storedVector(const QString& name)
{
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const auto bytes = fromHex(file.readAll().replace('\n', "").toStdString());
    return bytes.value_or(Bytes{});
}

} // namespace

class TestPacketVectors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheSame_data();
    void writesTheSame();
    void readsEveryVersion_data();
    void readsEveryVersion();
};

void TestPacketVectors::writesTheSame_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");

    for (const auto& [name, bytes] : makeVectors()) {
        QTest::newRow(qPrintable(name)) << name << asFile(bytes);
    }
}

void TestPacketVectors::writesTheSame()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, content);

    QFile file(pathOf(name));
    if (qEnvironmentVariableIsSet("REKAM_WRITE_VECTORS")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
        return;
    }
    QVERIFY2(file.open(QIODevice::ReadOnly), "the vector is missing");
    QCOMPARE(file.readAll(), content);
}

void TestPacketVectors::readsEveryVersion_data()
{
    QTest::addColumn<QString>("name");

    QTest::newRow("version 1, full") << "packet-v1-full";
    QTest::newRow("version 1, amendment") << "packet-v1-amendment";
}

void TestPacketVectors::readsEveryVersion()
{
    QFETCH(const QString, name);

    const auto station = crypto::signingPublicKey(storedVector("station-public"));
    const auto centre = crypto::BoxKeyPair::fromPrivateKey(storedVector("centre-private"));
    QVERIFY(station && centre);
    const auto opened = open(storedVector(name), station.value(), centre.value());
    QVERIFY(opened);
    QVERIFY(toBytes(opened.value().payload.view()) == storedVector("payload-v1"));
    QVERIFY(parsePayload(opened.value().payload.view()));
}

QTEST_APPLESS_MAIN(TestPacketVectors)
#include "tst_packet_vectors.moc"
