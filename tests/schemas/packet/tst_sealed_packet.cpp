#include "packet/sealed_packet.h"
#include "sample_packet.h"

#include <QTest>

#include <algorithm>

using namespace rekam;
using namespace rekam::packet;
using namespace rekam::packet::test;

namespace {

/// Offsets of the version 1 header (PACKET.md §2), written out here so that a move is noticed.
constexpr std::size_t kVersionAt = 8;
constexpr std::size_t kKindAt = 10;
constexpr std::size_t kModeAt = 11;
constexpr std::size_t kSchemaAt = 12;
constexpr std::size_t kReplacesAt = 14;
constexpr std::size_t kIdAt = 16;
constexpr std::size_t kRefersToAt = 32;
constexpr std::size_t kStationAt = 48;
constexpr std::size_t kSequenceAt = 80;
constexpr std::size_t kPreviousAt = 88;
constexpr std::size_t kCreatedAt = 120;
constexpr std::size_t kCentreKeyAt = 144;
constexpr std::size_t kPayloadSizeAt = 176;
constexpr std::size_t kWrappedKeyAt = 216;
constexpr std::size_t kCipherAt = 320;

/// Signs changed bytes again as the station would: what only the station itself can do wrong.
Bytes resigned(ByteView bytes, const crypto::SigningKeyPair& station)
{
    Bytes signedAgain = toBytes(bytes.first(bytes.size() - crypto::kSignatureBytes));
    append(signedAgain, station.sign("rekam/packet/1", crypto::hash256(signedAgain)).bytes);
    return signedAgain;
}

} // namespace

class TestSealedPacket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensWhatWasSealed_data();
    void opensWhatWasSealed();
    void twoSealsShareNoCiphertext();
    void hidesThePayload();
    void refusesEveryFlippedBit();
    void refusesEveryTruncation();
    void refusesTrailingBytes();
    void verifiesInPiecesOfAnySize_data();
    void verifiesInPiecesOfAnySize();
    void refusesOtherKeys();
    void refusesPartsOfAnotherPacket_data();
    void refusesPartsOfAnotherPacket();
    void refusesBadHeaderField_data();
    void refusesBadHeaderField();
    void refusesBadFacts_data();
    void refusesBadFacts();
    void refusesPayloadSize();
    void tagsDependOnKeyAndNik();
};

void TestSealedPacket::opensWhatWasSealed_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<std::size_t>("size");

    QTest::newRow("full, one byte") << Kind::Full << std::size_t{1};
    QTest::newRow("full, one chunk") << Kind::Full << std::size_t{65536};
    QTest::newRow("full, 200 kB") << Kind::Full << std::size_t{200000};
    QTest::newRow("amendment") << Kind::Amendment << std::size_t{100};
    QTest::newRow("approval") << Kind::Approval << std::size_t{100};
    QTest::newRow("void") << Kind::Void << std::size_t{100};
}

void TestSealedPacket::opensWhatWasSealed()
{
    QFETCH(const Kind, kind);
    QFETCH(const std::size_t, size);

    SampleKeys keys(1);
    HeaderFacts facts = sampleFacts(keys.random);
    facts.kind = kind;
    if (kind != Kind::Full) {
        facts.refersTo = newPacketId(keys.random);
    }
    if (kind == Kind::Amendment) {
        facts.replaces = static_cast<ModalitySet>(Modality::Portrait);
    }
    Bytes payload(size);
    keys.random.fill(payload);
    const auto sealed = seal(payload, facts, keys.centre.publicKey(), keys.station, keys.random);
    QVERIFY2(sealed, sealed ? "" : sealed.error().detail.c_str());
    QCOMPARE(sealed.value().bytes.size(), std::size_t{packetBytes(sealed.value().header)});
    QVERIFY(sealed.value().contentHash == crypto::hash256(sealed.value().bytes));

    const auto opened = open(sealed.value().bytes, keys.station.publicKey(), keys.centre);
    QVERIFY2(opened, opened ? "" : opened.error().detail.c_str());
    QVERIFY(std::ranges::equal(opened.value().payload.view(), payload));
    QVERIFY(opened.value().contentHash == sealed.value().contentHash);
    const Header& header = opened.value().header;
    QVERIFY(header.id == facts.id && header.kind == kind && header.mode == facts.mode);
    QCOMPARE(header.station, facts.station);
    QVERIFY(header.stationSequence == facts.stationSequence && header.tag == facts.tag);
    QVERIFY(header.previousHash == facts.previousHash && header.created == facts.created);
    QVERIFY(header.refersTo == facts.refersTo && header.replaces == facts.replaces);
    QVERIFY(header.centreKeyId == crypto::keyIdOf(keys.centre.publicKey()));
    QVERIFY(header.stationKeyId == crypto::keyIdOf(keys.station.publicKey()));
}

void TestSealedPacket::twoSealsShareNoCiphertext()
{
    SampleKeys keys(2);
    const HeaderFacts facts = sampleFacts(keys.random);
    const auto once =
        seal(samplePayload(), facts, keys.centre.publicKey(), keys.station, keys.random).value();
    const auto again =
        seal(samplePayload(), facts, keys.centre.publicKey(), keys.station, keys.random).value();
    QVERIFY2(once.header.payloadHash != again.header.payloadHash, "the hash is keyed per record");
    QVERIFY(!std::equal(once.bytes.begin() + kCipherAt, once.bytes.begin() + kCipherAt + 16,
                        again.bytes.begin() + kCipherAt));
}

void TestSealedPacket::hidesThePayload()
{
    SampleKeys keys(3);
    const SealedPacket sealed = samplePacket(keys);
    for (const std::string_view canary : {"record.json", "not really", "3374011708080001"}) {
        QVERIFY(asText(sealed.bytes).find(canary) == std::string_view::npos);
    }
    QVERIFY2(asText(samplePayload()).find("record.json") != std::string_view::npos,
             "the control: the payload has what the packet must not have");
}

void TestSealedPacket::refusesEveryFlippedBit()
{
    SampleKeys keys(4);
    const Bytes bytes = samplePacket(keys).bytes;
    QVERIFY(open(bytes, keys.station.publicKey(), keys.centre));
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        Bytes changed = bytes;
        changed[bit / 8] ^= static_cast<std::byte>(1U << bit % 8);
        QVERIFY2(!verify(changed, keys.station.publicKey()),
                 qPrintable(QString("bit %1 of byte %2").arg(bit % 8).arg(bit / 8)));
    }
    // The same behind the signature check: key and ciphertext are authenticated by themselves.
    for (std::size_t at = kWrappedKeyAt; at < bytes.size() - crypto::kSignatureBytes; ++at) {
        Bytes changed = bytes;
        changed[at] ^= std::byte{1};
        const auto opened =
            open(resigned(changed, keys.station), keys.station.publicKey(), keys.centre);
        QVERIFY2(!opened, qPrintable(QString("byte %1").arg(at)));
        QCOMPARE(opened.error().code, ErrorCode::Integrity);
    }
    // And header fields that are legal but not those that were sealed.
    for (const std::size_t at : {kModeAt, kIdAt, kStationAt, kSequenceAt + 7, kPreviousAt,
                                 kCreatedAt + 7, std::size_t{128}, std::size_t{184}}) {
        Bytes changed = bytes;
        changed[at] = at == kModeAt ? std::byte{1} : changed[at] ^ std::byte{1};
        const Bytes signedAgain = resigned(changed, keys.station);
        QVERIFY(verify(signedAgain, keys.station.publicKey()));
        QVERIFY(!open(signedAgain, keys.station.publicKey(), keys.centre));
    }
}

void TestSealedPacket::refusesEveryTruncation()
{
    SampleKeys keys(5);
    const Bytes bytes = samplePacket(keys).bytes;
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const auto verified = verify(ByteView(bytes).first(size), keys.station.publicKey());
        QVERIFY2(!verified, qPrintable(QString("accepted %1 bytes").arg(size)));
        QCOMPARE(verified.error().code, ErrorCode::InvalidInput);
        const auto header = readHeader(ByteView(bytes).first(size));
        QCOMPARE(header.ok(), size >= kPacketHeaderBytes);
    }
}

void TestSealedPacket::refusesTrailingBytes()
{
    SampleKeys keys(6);
    Bytes bytes = samplePacket(keys).bytes;
    bytes.push_back(std::byte{0});
    const auto verified = verify(bytes, keys.station.publicKey());
    QVERIFY(!verified);
    QCOMPARE(verified.error().code, ErrorCode::InvalidInput);
}

void TestSealedPacket::verifiesInPiecesOfAnySize_data()
{
    QTest::addColumn<std::size_t>("piece");

    for (const std::size_t piece : {1U, 7U, 63U, 64U, 65U, 319U, 320U, 321U, 100000U}) {
        QTest::addRow("%zu bytes", piece) << piece;
    }
}

void TestSealedPacket::verifiesInPiecesOfAnySize()
{
    QFETCH(const std::size_t, piece);

    SampleKeys keys(7);
    const SealedPacket sealed = samplePacket(keys);
    PacketVerifier verifier;
    ByteView rest(sealed.bytes);
    while (!rest.empty()) {
        const ByteView next = rest.first(std::min(piece, rest.size()));
        rest = rest.subspan(next.size());
        QVERIFY2(!verifier.finish(keys.station.publicKey()), "not before the last piece");
        verifier.update(next);
    }
    const auto verified = verifier.finish(keys.station.publicKey());
    QVERIFY(verified);
    QVERIFY(verified.value().contentHash == sealed.contentHash);
    QVERIFY(verifier.contentHash() == sealed.contentHash);
}

void TestSealedPacket::refusesOtherKeys()
{
    SampleKeys keys(8);
    SampleKeys others(9);
    const Bytes bytes = samplePacket(keys).bytes;
    const auto otherStation = verify(bytes, others.station.publicKey());
    QVERIFY(!otherStation);
    QCOMPARE(otherStation.error().code, ErrorCode::NotFound);
    const auto otherCentre = open(bytes, keys.station.publicKey(), others.centre);
    QVERIFY(!otherCentre);
    QCOMPARE(otherCentre.error().code, ErrorCode::NotFound);

    // The thief's own key under the station's id is no better.
    const auto forged = verify(resigned(bytes, others.station), keys.station.publicKey());
    QVERIFY(!forged);
    QCOMPARE(forged.error().code, ErrorCode::Integrity);
}

void TestSealedPacket::refusesPartsOfAnotherPacket_data()
{
    QTest::addColumn<std::size_t>("from");
    QTest::addColumn<std::size_t>("to");

    QTest::newRow("header") << std::size_t{0} << kWrappedKeyAt;
    QTest::newRow("wrapped key") << kWrappedKeyAt << std::size_t{296};
    QTest::newRow("key and ciphertext") << kWrappedKeyAt << std::size_t{0};
    QTest::newRow("ciphertext") << std::size_t{296} << std::size_t{0};
}

void TestSealedPacket::refusesPartsOfAnotherPacket()
{
    QFETCH(const std::size_t, from);
    QFETCH(std::size_t, to);

    SampleKeys keys(10);
    const Bytes one = samplePacket(keys).bytes;
    const Bytes other = samplePacket(keys).bytes;
    if (to == 0) {
        to = one.size() - crypto::kSignatureBytes;
    }
    Bytes mixed = one;
    for (std::size_t i = from; i < to; ++i) {
        mixed[i] = other[i];
    }
    QVERIFY(!verify(mixed, keys.station.publicKey()));
    const Bytes signedAgain = resigned(mixed, keys.station);
    QVERIFY(verify(signedAgain, keys.station.publicKey()));
    const auto opened = open(signedAgain, keys.station.publicKey(), keys.centre);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Integrity);
}

void TestSealedPacket::refusesBadHeaderField_data()
{
    QTest::addColumn<std::size_t>("offset");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");

    const auto row = [](const char* name, std::size_t offset, const char* digits,
                        ErrorCode code = ErrorCode::InvalidInput) {
        QTest::newRow(name) << offset << QByteArray::fromHex(digits) << code;
    };
    row("magic with a translated line end", 4, "0a0a1a");
    row("version 0", kVersionAt, "0000");
    row("version 2", kVersionAt, "0002", ErrorCode::Unsupported);
    row("version 65535", kVersionAt, "ffff", ErrorCode::Unsupported);
    row("kind 0", kKindAt, "00");
    row("kind 5", kKindAt, "05");
    row("void that refers to nothing", kKindAt, "04");
    row("mode 0", kModeAt, "00");
    row("mode 3", kModeAt, "03");
    row("schema 0", kSchemaAt, "0000");
    row("full that replaces", kReplacesAt, "0001");
    row("unknown modality", kReplacesAt, "8000");
    row("id of zeros", kIdAt, "00000000000000000000000000000000");
    row("full that refers", kRefersToAt, "01");
    row("no station", kStationAt, "00");
    row("station with a space", kStationAt, "20");
    row("station with a slash", kStationAt, "2f");
    row("bytes after the station's end", kStationAt + 31, "41");
    row("sequence 0", kSequenceAt, "0000000000000000");
    row("first with a predecessor", kSequenceAt, "0000000000000001");
    row("created before 1970", kCreatedAt, "ffffffffffffffff");
    row("no payload", kPayloadSizeAt, "0000000000000000");
    row("payload above the limit", kPayloadSizeAt, "0000000003f00001");
    row("payload that overflows", kPayloadSizeAt, "ffffffffffffffff");
}

void TestSealedPacket::refusesBadHeaderField()
{
    QFETCH(const std::size_t, offset);
    QFETCH(const QByteArray, bytes);
    QFETCH(const ErrorCode, code);

    SampleKeys keys(11);
    Bytes changed = samplePacket(keys).bytes;
    QVERIFY(readHeader(changed));
    std::ranges::copy(std::as_bytes(std::span(bytes)),
                      changed.begin() + static_cast<std::ptrdiff_t>(offset));
    const auto header = readHeader(changed);
    QVERIFY(!header);
    QCOMPARE(header.error().code, code);
    const auto verified = verify(resigned(changed, keys.station), keys.station.publicKey());
    QVERIFY2(!verified, "a right signature does not make it legal");
    QCOMPARE(verified.error().code, code);
}

void TestSealedPacket::refusesBadFacts_data()
{
    QTest::addColumn<QString>("fact");

    for (const char* const fact :
         {"no id", "no station", "station of 33", "sequence 0", "second without predecessor",
          "approval of nothing", "amendment of nothing named", "refers to itself"}) {
        QTest::newRow(fact) << QString(fact);
    }
}

void TestSealedPacket::refusesBadFacts()
{
    QFETCH(const QString, fact);

    SampleKeys keys(12);
    HeaderFacts facts = sampleFacts(keys.random);
    if (fact == "no id") {
        facts.id = {};
    } else if (fact == "no station") {
        facts.station.clear();
    } else if (fact == "station of 33") {
        facts.station.assign(33, 'A');
    } else if (fact == "sequence 0") {
        facts.stationSequence = 0;
    } else if (fact == "second without predecessor") {
        facts.previousHash = {};
    } else if (fact == "approval of nothing") {
        facts.kind = Kind::Approval;
    } else if (fact == "amendment of nothing named") {
        facts.kind = Kind::Amendment;
        facts.refersTo = newPacketId(keys.random);
    } else {
        facts.kind = Kind::Void;
        facts.refersTo = facts.id;
    }
    const auto sealed =
        seal(samplePayload(), facts, keys.centre.publicKey(), keys.station, keys.random);
    QVERIFY(!sealed);
    QCOMPARE(sealed.error().code, ErrorCode::InvalidInput);
}

void TestSealedPacket::refusesPayloadSize()
{
    SampleKeys keys(13);
    const HeaderFacts facts = sampleFacts(keys.random);
    const auto sealOf = [&](std::size_t size) {
        return seal(Bytes(size), facts, keys.centre.publicKey(), keys.station, keys.random);
    };
    QVERIFY(!sealOf(0));
    QVERIFY(!sealOf(kMaxPayloadBytes + 1));
    const auto largest = sealOf(kMaxPayloadBytes);
    QVERIFY(largest);
    QVERIFY(largest.value().bytes.size() <= kMaxPacketBytes);
}

void TestSealedPacket::tagsDependOnKeyAndNik()
{
    const auto one = nikTag(asBytes("sixteen bytes or more"), "3374011708080001");
    QVERIFY(one == nikTag(asBytes("sixteen bytes or more"), "3374011708080001"));
    QVERIFY(one != nikTag(asBytes("sixteen bytes or more"), "3374011708080002"));
    QVERIFY(one != nikTag(asBytes("another key, as long."), "3374011708080001"));
}

QTEST_APPLESS_MAIN(TestSealedPacket)
#include "tst_sealed_packet.moc"
