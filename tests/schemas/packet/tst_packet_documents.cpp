#include "packet/acceptance.h"
#include "packet/chain.h"
#include "packet/copy_evidence.h"
#include "packet/receipt.h"
#include "sample_packet.h"

#include <QTest>

#include <functional>

using namespace rekam;
using namespace rekam::packet;
using namespace rekam::packet::test;

namespace {

constexpr WallTime kSomeTime{std::chrono::milliseconds{1795401727123}};

crypto::SigningKeyPair keyOf(std::uint64_t seed)
{
    SeededRandom random(seed);
    return crypto::SigningKeyPair::generate(random);
}

Receipt sampleReceipt()
{
    Receipt receipt;
    receipt.packetId.fill(std::byte{0x11});
    receipt.contentHash.fill(std::byte{0x22});
    receipt.station = "3374-UPTD-01";
    receipt.receivedAt = kSomeTime;
    receipt.logPosition = 42;
    receipt.logHead.fill(std::byte{0x33});
    return receipt;
}

Answer sampleAnswer(Verdict verdict)
{
    Answer answer;
    answer.packetId.fill(std::byte{0x11});
    answer.contentHash.fill(std::byte{0x22});
    answer.station = "3374-UPTD-01";
    answer.decidedAt = kSomeTime;
    answer.verdict = verdict;
    if (verdict == Verdict::Rejected) {
        answer.cause = RejectCause::ImageBroken;
        answer.text = "finger_02.wsq: no SOI";
    }
    return answer;
}

CopyEvidence sampleCopy()
{
    CopyEvidence evidence;
    evidence.packetId.fill(std::byte{0x11});
    evidence.contentHash.fill(std::byte{0x22});
    evidence.place = "4C530001230812117104";
    evidence.verifiedAt = kSomeTime;
    return evidence;
}

/// Reads a document of one kind under one key, keeping only whether and why not.
using Verify = std::function<Status(ByteView, const crypto::SigningPublicKey&)>;

template <auto kVerify>
Status verifyAs(ByteView bytes, const crypto::SigningPublicKey& key)
{
    const auto result = kVerify(bytes, std::span(&key, 1));
    return result ? Status{} : Status{result.error()};
}

struct DocumentCase
{
    Bytes bytes;
    Verify verify;
};

DocumentCase documentCase(const QString& kind, const crypto::SigningKeyPair& key)
{
    if (kind == "receipt") {
        return {signReceipt(sampleReceipt(), key), verifyAs<verifyReceipt>};
    }
    if (kind == "accepted") {
        return {signAnswer(sampleAnswer(Verdict::Accepted), key), verifyAs<verifyAnswer>};
    }
    if (kind == "rejected") {
        return {signAnswer(sampleAnswer(Verdict::Rejected), key), verifyAs<verifyAnswer>};
    }
    return {signCopyEvidence(sampleCopy(), key), verifyAs<verifyCopyEvidence>};
}

void addKinds()
{
    QTest::addColumn<QString>("kind");
    for (const char* const kind : {"receipt", "accepted", "rejected", "copy evidence"}) {
        QTest::newRow(kind) << QString(kind);
    }
}

} // namespace

class TestPacketDocuments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsReceipt();
    void readsAnswer();
    void readsCopyEvidence();

    void refusesEveryFlippedBit_data() { addKinds(); }

    void refusesEveryFlippedBit();

    void refusesEveryTruncation_data() { addKinds(); }

    void refusesEveryTruncation();

    void refusesFutureVersion_data() { addKinds(); }

    void refusesFutureVersion();

    void refusesOtherSigner_data() { addKinds(); }

    void refusesOtherSigner();
    void refusesAnotherKindOfDocument();
    void picksTheKeyAmongTrusted();
    void skipsAnExtension();
    void chainsFindEveryChange_data();
    void chainsFindEveryChange();
    void chainsDifferByDomain();
};

void TestPacketDocuments::readsReceipt()
{
    const auto key = keyOf(1);
    const auto read = verifyReceipt(signReceipt(sampleReceipt(), key), {{key.publicKey()}});
    QVERIFY(read);
    const Receipt expected = sampleReceipt();
    QVERIFY(read.value().packetId == expected.packetId);
    QVERIFY(read.value().contentHash == expected.contentHash);
    QVERIFY(read.value().mode == expected.mode);
    QCOMPARE(read.value().station, expected.station);
    QVERIFY(read.value().receivedAt == expected.receivedAt);
    QVERIFY(read.value().logPosition == expected.logPosition);
    QVERIFY(read.value().logHead == expected.logHead);
    QVERIFY(read.value().signerKeyId == crypto::keyIdOf(key.publicKey()));
}

void TestPacketDocuments::readsAnswer()
{
    const auto key = keyOf(1);
    const auto read =
        verifyAnswer(signAnswer(sampleAnswer(Verdict::Rejected), key), {{key.publicKey()}});
    QVERIFY(read);
    QVERIFY(read.value().verdict == Verdict::Rejected);
    QVERIFY(read.value().cause == RejectCause::ImageBroken);
    QCOMPARE(read.value().text, std::string("finger_02.wsq: no SOI"));
    QVERIFY(read.value().contentHash == sampleAnswer(Verdict::Rejected).contentHash);
    const auto accepted =
        verifyAnswer(signAnswer(sampleAnswer(Verdict::Accepted), key), {{key.publicKey()}});
    QVERIFY(accepted && accepted.value().verdict == Verdict::Accepted);
}

void TestPacketDocuments::readsCopyEvidence()
{
    const auto key = keyOf(1);
    const auto read = verifyCopyEvidence(signCopyEvidence(sampleCopy(), key), {{key.publicKey()}});
    QVERIFY(read);
    QCOMPARE(read.value().place, sampleCopy().place);
    QVERIFY(read.value().kind == CopyKind::Medium);
    QVERIFY(read.value().verifiedAt == kSomeTime);
}

void TestPacketDocuments::refusesEveryFlippedBit()
{
    QFETCH(const QString, kind);

    const auto key = keyOf(2);
    const DocumentCase sample = documentCase(kind, key);
    QVERIFY(sample.verify(sample.bytes, key.publicKey()));
    for (std::size_t bit = 0; bit < sample.bytes.size() * 8; ++bit) {
        Bytes changed = sample.bytes;
        changed[bit / 8] ^= static_cast<std::byte>(1U << bit % 8);
        QVERIFY2(!sample.verify(changed, key.publicKey()), qPrintable(QString::number(bit)));
    }
}

void TestPacketDocuments::refusesEveryTruncation()
{
    QFETCH(const QString, kind);

    const auto key = keyOf(2);
    const DocumentCase sample = documentCase(kind, key);
    for (std::size_t size = 0; size < sample.bytes.size(); ++size) {
        QVERIFY(!sample.verify(ByteView(sample.bytes).first(size), key.publicKey()));
    }
    Bytes longer = sample.bytes;
    longer.push_back(std::byte{0});
    QVERIFY(!sample.verify(longer, key.publicKey()));
}

void TestPacketDocuments::refusesFutureVersion()
{
    QFETCH(const QString, kind);

    const auto key = keyOf(2);
    DocumentCase sample = documentCase(kind, key);
    sample.bytes[5] = std::byte{2};
    QCOMPARE(sample.verify(sample.bytes, key.publicKey()).error().code, ErrorCode::Unsupported);
    sample.bytes[5] = std::byte{0};
    QCOMPARE(sample.verify(sample.bytes, key.publicKey()).error().code, ErrorCode::InvalidInput);
}

void TestPacketDocuments::refusesOtherSigner()
{
    QFETCH(const QString, kind);

    const auto key = keyOf(2);
    const DocumentCase sample = documentCase(kind, key);
    QCOMPARE(sample.verify(sample.bytes, keyOf(3).publicKey()).error().code, ErrorCode::NotFound);
}

void TestPacketDocuments::refusesAnotherKindOfDocument()
{
    const auto key = keyOf(4);
    Bytes bytes = signReceipt(sampleReceipt(), key);
    QCOMPARE(verifyAnswer(bytes, {{key.publicKey()}}).error().code, ErrorCode::InvalidInput);
    std::ranges::copy(asBytes("RKAN"), bytes.begin());
    QCOMPARE(verifyAnswer(bytes, {{key.publicKey()}}).error().code, ErrorCode::Integrity);
}

void TestPacketDocuments::picksTheKeyAmongTrusted()
{
    const auto key = keyOf(5);
    const std::vector<crypto::SigningPublicKey> trusted = {keyOf(6).publicKey(), key.publicKey(),
                                                           keyOf(7).publicKey()};
    const Bytes bytes = signReceipt(sampleReceipt(), key);
    QVERIFY(verifyReceipt(bytes, trusted));
    QCOMPARE(verifyReceipt(bytes, {}).error().code, ErrorCode::NotFound);
}

void TestPacketDocuments::skipsAnExtension()
{
    // A later writer may append signed facts, such as a Merkle proof; today's reader goes on.
    const auto key = keyOf(8);
    const Bytes plain = signReceipt(sampleReceipt(), key);
    Bytes bytes = toBytes(ByteView(plain).first(plain.size() - crypto::kSignatureBytes - 2));
    append(bytes,
           ByteArray<5>{std::byte{0}, std::byte{3}, std::byte{1}, std::byte{2}, std::byte{3}});
    append(bytes, key.sign("rekam/receipt/1", bytes).bytes);
    const auto read = verifyReceipt(bytes, {{key.publicKey()}});
    QVERIFY(read);
    QVERIFY(read.value().logPosition == 42);
}

void TestPacketDocuments::chainsFindEveryChange_data()
{
    QTest::addColumn<QString>("change");

    for (const char* const change :
         {"nothing", "type", "id", "hash", "actor", "wall time", "steady time", "position before",
          "hash before", "position after", "actor too long", "time before 1970"}) {
        QTest::newRow(change) << QString(change);
    }
}

void TestPacketDocuments::chainsFindEveryChange()
{
    QFETCH(const QString, change);

    ChainEntry entry;
    entry.type = 3;
    entry.id.fill(std::byte{1});
    entry.actor = "operator-7";
    entry.wallTime = kSomeTime;
    ChainHead before = appendToChain(kAuditChain, {}, entry);
    ChainHead after = appendToChain(kAuditChain, before, entry);
    QVERIFY(after.position == 2);
    if (change == "type") {
        ++entry.type;
    } else if (change == "id") {
        entry.id.back() ^= std::byte{1};
    } else if (change == "hash") {
        entry.hash.back() ^= std::byte{1};
    } else if (change == "actor") {
        entry.actor = "operator-8";
    } else if (change == "wall time") {
        entry.wallTime += std::chrono::milliseconds(1);
    } else if (change == "steady time") {
        entry.steadyTime += std::chrono::milliseconds(1);
    } else if (change == "position before") {
        ++before.position;
    } else if (change == "hash before") {
        before.hash.front() ^= std::byte{1};
    } else if (change == "position after") {
        ++after.position;
    } else if (change == "actor too long") {
        entry.actor.assign(kMaxChainActorLength + 1, 'x');
    } else if (change == "time before 1970") {
        entry.wallTime = WallTime(std::chrono::milliseconds(-1));
    }
    QCOMPARE(checkChainLink(kAuditChain, before, entry, after).ok(), change == "nothing");
}

void TestPacketDocuments::chainsDifferByDomain()
{
    const ChainEntry entry;
    QVERIFY(appendToChain(kAuditChain, {}, entry) != appendToChain(kReceiptChain, {}, entry));
}

QTEST_APPLESS_MAIN(TestPacketDocuments)
#include "tst_packet_documents.moc"
