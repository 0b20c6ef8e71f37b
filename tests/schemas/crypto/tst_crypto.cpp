#include "crypto/aead.h"
#include "crypto/box.h"
#include "crypto/compare.h"
#include "crypto/hash.h"
#include "crypto/passphrase.h"
#include "crypto/random_source.h"
#include "crypto/sign.h"
#include "crypto/stream.h"

#include <QTest>

#include <algorithm>

using namespace rekam;
using namespace rekam::crypto;

namespace {

Bytes hex(const QByteArray& digits)
{
    return fromHex(digits.toStdString()).value();
}

QByteArray hexOf(ByteView bytes)
{
    return QByteArray::fromStdString(toHex(bytes));
}

Bytes numbered(std::size_t size)
{
    Bytes bytes(size);
    SeededRandom(size).fill(bytes);
    return bytes;
}

constexpr std::string_view kKeyText = "an adequately long key of 32 b..";

ByteView key()
{
    return asBytes(kKeyText);
}

} // namespace

class TestCrypto : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hashesPublishedVector_data();
    void hashesPublishedVector();
    void hashesInPieces();
    void derivesApartByDomain();
    void makesPublishedKeys_data();
    void makesPublishedKeys();
    void verifiesOnlyItsDomainAndBytes();
    void agreesWithPublishedScalarMultiplication();
    void opensWhatWasSealed_data();
    void opensWhatWasSealed();
    void refusesEveryChangedBoxBit();
    void refusesWeakRecipient();
    void refusesEveryChangedSecretBit();
    void decryptsPublishedAead();
    void stretchesPublishedPassphrase();
    void refusesPassphraseCost_data();
    void refusesPassphraseCost();
    void streamsEverySizeAroundAChunk_data();
    void streamsEverySizeAroundAChunk();
    void refusesDamagedStream_data();
    void refusesDamagedStream();
    void randomIsNotConstant();
};

void TestCrypto::hashesPublishedVector_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("expected");

    // BLAKE2b-256; cross-checked against Python's hashlib, an implementation of its own. RFC 7693
    // appendix A prints the 512-bit length only.
    QTest::newRow("empty")
        << QByteArray("")
        << QByteArray("0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    QTest::newRow("abc") << QByteArray("abc")
                         << QByteArray(
                                "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

void TestCrypto::hashesPublishedVector()
{
    QFETCH(const QByteArray, message);
    QFETCH(const QByteArray, expected);

    QCOMPARE(hexOf(hash256(std::as_bytes(std::span(message)))), expected);
}

void TestCrypto::hashesInPieces()
{
    const Bytes whole = numbered(1000);
    Hasher256 hasher;
    for (std::size_t i = 0; i < whole.size(); i += 7) {
        hasher.update(ByteView(whole).subspan(i, std::min<std::size_t>(7, whole.size() - i)));
    }
    QVERIFY(hasher.finish() == hash256(whole));

    Hasher256 copy(hasher);
    QVERIFY2(copy.update(whole).finish() != hasher.finish(), "a copy goes on by itself");
    QVERIFY(hasher.finish() == hash256(whole));
    QVERIFY(keyedHash256(key(), whole) != hash256(whole));
}

void TestCrypto::derivesApartByDomain()
{
    const auto derived = [](std::string_view domain, std::string_view context) {
        return hexOf(deriveKey(key(), domain, asBytes(context)).view());
    };
    QCOMPARE(derived("a", "b"), derived("a", "b"));
    QVERIFY(derived("a", "b") != derived("c", "b"));
    QVERIFY2(derived("ab", "c") != derived("a", "bc"), "the domain's length is hashed");
}

void TestCrypto::makesPublishedKeys_data()
{
    QTest::addColumn<QByteArray>("seed");
    QTest::addColumn<QByteArray>("publicKey");

    // RFC 8032 §7.1, tests 1 to 3.
    QTest::newRow("test 1")
        << QByteArray("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
        << QByteArray("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    QTest::newRow("test 2")
        << QByteArray("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
        << QByteArray("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    QTest::newRow("test 3")
        << QByteArray("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7")
        << QByteArray("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025");
}

void TestCrypto::makesPublishedKeys()
{
    QFETCH(const QByteArray, seed);
    QFETCH(const QByteArray, publicKey);

    const auto pair = SigningKeyPair::fromSeed(hex(seed));
    QVERIFY(pair);
    QCOMPARE(hexOf(pair.value().publicKey().bytes), publicKey);
    QCOMPARE(hexOf(pair.value().seed().view()), seed);
}

void TestCrypto::verifiesOnlyItsDomainAndBytes()
{
    SeededRandom random(1);
    const auto pair = SigningKeyPair::generate(random);
    const auto other = SigningKeyPair::generate(random);
    const Bytes message = numbered(100);
    const Signature signature = pair.sign("one", message);
    QVERIFY(verifySignature(pair.publicKey(), "one", message, signature));

    const auto refused = [&](const SigningPublicKey& publicKey, std::string_view domain,
                             ByteView bytes, const Signature& candidate) {
        const Status status = verifySignature(publicKey, domain, bytes, candidate);
        return !status && status.error().code == ErrorCode::Integrity;
    };
    QVERIFY(refused(pair.publicKey(), "two", message, signature));
    QVERIFY(refused(other.publicKey(), "one", message, signature));
    QVERIFY(refused(pair.publicKey(), "one", ByteView(message).first(99), signature));
    for (std::size_t bit = 0; bit < kSignatureBytes * 8; ++bit) {
        Signature changed = signature;
        changed.bytes.at(bit / 8) ^= static_cast<std::byte>(1U << bit % 8);
        QVERIFY(refused(pair.publicKey(), "one", message, changed));
    }
}

void TestCrypto::agreesWithPublishedScalarMultiplication()
{
    // RFC 7748 §6.1: Alice's key pair.
    const auto pair = BoxKeyPair::fromPrivateKey(
        hex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"));
    QVERIFY(pair);
    QCOMPARE(hexOf(pair.value().publicKey().bytes),
             QByteArray("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"));
}

void TestCrypto::opensWhatWasSealed_data()
{
    QTest::addColumn<std::size_t>("size");

    QTest::newRow("nothing") << std::size_t{0};
    QTest::newRow("one byte") << std::size_t{1};
    QTest::newRow("a key") << std::size_t{32};
    QTest::newRow("a roster") << std::size_t{1000000};
}

void TestCrypto::opensWhatWasSealed()
{
    QFETCH(const std::size_t, size);

    SeededRandom random(2);
    const auto pair = BoxKeyPair::generate(random);
    const Bytes plain = numbered(size);
    const auto sealed = sealTo(pair.publicKey(), plain, random);
    QVERIFY(sealed);
    QCOMPARE(sealed.value().size(), size + kSealOverheadBytes);
    const auto opened = pair.open(sealed.value());
    QVERIFY(opened);
    QVERIFY(std::ranges::equal(opened.value().view(), plain));
    const auto other = BoxKeyPair::generate(random).open(sealed.value());
    QVERIFY(!other);
    QCOMPARE(other.error().code, ErrorCode::Integrity);
}

void TestCrypto::refusesEveryChangedBoxBit()
{
    SeededRandom random(3);
    const auto pair = BoxKeyPair::generate(random);
    const Bytes sealed = sealTo(pair.publicKey(), numbered(16), random).value();
    for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
        Bytes changed = sealed;
        changed[bit / 8] ^= static_cast<std::byte>(1U << bit % 8);
        QVERIFY2(!pair.open(changed), qPrintable(QString("bit %1").arg(bit)));
    }
    for (std::size_t size = 0; size < sealed.size(); ++size) {
        QVERIFY(!pair.open(ByteView(sealed).first(size)));
    }
}

void TestCrypto::refusesWeakRecipient()
{
    SeededRandom random(4);
    const auto sealed = sealTo(BoxPublicKey{}, numbered(16), random);
    QVERIFY(!sealed);
    QCOMPARE(sealed.error().code, ErrorCode::InvalidInput);
}

void TestCrypto::refusesEveryChangedSecretBit()
{
    SeededRandom random(5);
    const Bytes sealed = encryptSecret(key(), numbered(32), asBytes("slot 1"), random);
    const auto opened = decryptSecret(key(), sealed, asBytes("slot 1"));
    QVERIFY(opened);
    QVERIFY(std::ranges::equal(opened.value().view(), numbered(32)));
    QVERIFY(!decryptSecret(key(), sealed, asBytes("slot 2")));
    for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
        Bytes changed = sealed;
        changed[bit / 8] ^= static_cast<std::byte>(1U << bit % 8);
        QVERIFY(!decryptSecret(key(), changed, asBytes("slot 1")));
    }
    for (std::size_t size = 0; size < sealed.size(); ++size) {
        QVERIFY(!decryptSecret(key(), ByteView(sealed).first(size), asBytes("slot 1")));
    }
}

void TestCrypto::decryptsPublishedAead()
{
    // draft-irtf-cfrg-xchacha-03 appendix A.3.1.
    const Bytes sealed =
        hex("404142434445464748494a4b4c4d4e4f5051525354555657"
            "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a8"
            "2f4eda7e39ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369"
            "488f76b2383565d3fff921f9664c97637da9768812f615c68b13b52e"
            "c0875924c1c7987947deafd8780acf49");
    const auto plain =
        decryptSecret(hex("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f"),
                      sealed, hex("50515253c0c1c2c3c4c5c6c7"));
    QVERIFY(plain);
    QCOMPARE(asText(plain.value().view()),
             std::string_view("Ladies and Gentlemen of the class of '99: If I could offer you "
                              "only one tip for the future, sunscreen would be it."));
}

void TestCrypto::stretchesPublishedPassphrase()
{
    // Cross-checked against argon2 (the reference program):
    // echo -n correct | argon2 0123456789abcdef -id -t 2 -k 1024 -p 1 -l 32 -r
    ByteArray<kPassphraseSaltBytes> salt{};
    std::ranges::copy(asBytes("0123456789abcdef"), salt.begin());
    const auto stretched = stretchPassphrase(asBytes("correct"), salt, {2, 1024});
    QVERIFY(stretched);
    QCOMPARE(hexOf(stretched.value().view()),
             QByteArray("81a105257d19c15e3396a4da78bce5b3b4a588c7d2a94a14baaf0bf951f8d478"));
    const auto other = stretchPassphrase(asBytes("Correct"), salt, {2, 1024});
    QVERIFY(other);
    QVERIFY(!equalConstantTime(other.value().view(), stretched.value().view()));
}

void TestCrypto::refusesPassphraseCost_data()
{
    QTest::addColumn<quint32>("passes");
    QTest::addColumn<quint32>("memoryKiB");

    QTest::newRow("no pass") << 0U << 1024U;
    QTest::newRow("too many passes") << kMaxPassphrasePasses + 1 << 1024U;
    QTest::newRow("too little memory") << 2U << 7U;
    QTest::newRow("too much memory") << 2U << kMaxPassphraseMemoryKiB + 1;
}

void TestCrypto::refusesPassphraseCost()
{
    QFETCH(const quint32, passes);
    QFETCH(const quint32, memoryKiB);

    const auto stretched = stretchPassphrase(asBytes("correct"), {}, {passes, memoryKiB});
    QVERIFY(!stretched);
    QCOMPARE(stretched.error().code, ErrorCode::InvalidInput);
}

void TestCrypto::streamsEverySizeAroundAChunk_data()
{
    QTest::addColumn<std::size_t>("size");

    QTest::newRow("nothing") << std::size_t{0};
    QTest::newRow("one byte") << std::size_t{1};
    QTest::newRow("a chunk less one") << kStreamChunkBytes - 1;
    QTest::newRow("a chunk") << kStreamChunkBytes;
    QTest::newRow("a chunk and one") << kStreamChunkBytes + 1;
    QTest::newRow("three chunks") << 3 * kStreamChunkBytes;
}

void TestCrypto::streamsEverySizeAroundAChunk()
{
    QFETCH(const std::size_t, size);

    SeededRandom random(6);
    const Bytes plain = numbered(size);
    const Bytes sealed = sealStream(key(), plain, asBytes("header"), random);
    QCOMPARE(sealed.size(), std::size_t{sealedStreamBytes(size)});
    const auto opened = openStream(key(), sealed, asBytes("header"));
    QVERIFY(opened);
    QVERIFY(std::ranges::equal(opened.value().view(), plain));
    QVERIFY(!openStream(key(), sealed, asBytes("Header")));
    QVERIFY(!openStream(asBytes("another key of the length of 32b"), sealed, asBytes("header")));
}

void TestCrypto::refusesDamagedStream_data()
{
    QTest::addColumn<QString>("damage");

    for (const char* const damage :
         {"last chunk missing", "first chunk missing", "chunks swapped", "a chunk twice",
          "one byte short", "one byte more", "header only", "no bytes", "bit in the header",
          "bit in a tag byte", "bit in the last chunk"}) {
        QTest::newRow(damage) << QString(damage);
    }
}

void TestCrypto::refusesDamagedStream()
{
    QFETCH(const QString, damage);

    constexpr std::size_t kChunk = kStreamChunkBytes + kStreamChunkOverheadBytes;
    SeededRandom random(7);
    const Bytes plain = numbered(3 * kStreamChunkBytes);
    Bytes sealed = sealStream(key(), plain, {}, random);
    QVERIFY(openStream(key(), sealed, {}));
    const auto first = sealed.begin() + static_cast<std::ptrdiff_t>(kStreamHeaderBytes);
    const auto second = first + static_cast<std::ptrdiff_t>(kChunk);
    if (damage == "last chunk missing") {
        sealed = toBytes(ByteView(sealed).first(sealed.size() - kChunk));
    } else if (damage == "first chunk missing") {
        sealed.erase(first, second);
    } else if (damage == "chunks swapped") {
        std::swap_ranges(first, second, second);
    } else if (damage == "a chunk twice") {
        const Bytes chunk(first, second);
        sealed.insert(second, chunk.begin(), chunk.end());
    } else if (damage == "one byte short") {
        sealed.pop_back();
    } else if (damage == "one byte more") {
        sealed.push_back(std::byte{0});
    } else if (damage == "header only") {
        sealed.resize(kStreamHeaderBytes);
    } else if (damage == "no bytes") {
        sealed.clear();
    } else if (damage == "bit in the header") {
        sealed.front() ^= std::byte{1};
    } else if (damage == "bit in a tag byte") {
        *second ^= std::byte{1};
    } else {
        sealed.back() ^= std::byte{1};
    }
    const auto opened = openStream(key(), sealed, {});
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Integrity);
}

void TestCrypto::randomIsNotConstant()
{
    SystemRandom random;
    ByteArray<32> first{};
    ByteArray<32> second{};
    random.fill(first);
    random.fill(second);
    QVERIFY(first != second);
    QVERIFY(first != ByteArray<32>{});
}

QTEST_APPLESS_MAIN(TestCrypto)
#include "tst_crypto.moc"
