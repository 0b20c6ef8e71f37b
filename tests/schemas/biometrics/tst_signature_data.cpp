#include "biometrics/signature_data.h"

#include <QTest>

using namespace rekam;
using namespace rekam::biometrics;

namespace {

SignatureData twoPoints()
{
    return {60'000, 40'000, PressureSensing::Measured, {{0, 1000, 2000, 500}, {5, -250, 2100, 0}}};
}

Bytes encodedTwoPoints()
{
    return encodeSignature(twoPoints()).value();
}

} // namespace

class TestSignatureData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasGoldenBytes();
    void keepsEverything_data();
    void keepsEverything();
    void rejectsEveryTruncation();
    void rejectsTrailingByte();
    void rejectsWrongField_data();
    void rejectsWrongField();
    void refusesToEncode_data();
    void refusesToEncode();
};

void TestSignatureData::hasGoldenBytes()
{
    QCOMPARE(QByteArray::fromStdString(toHex(encodedTwoPoints())),
             QByteArray("524b5347"
                        "01010000"
                        "0000ea6000009c40"
                        "00000002"
                        "00000000800003e8800007d001f4"
                        "000000057fffff06800008340000"));
}

void TestSignatureData::keepsEverything_data()
{
    QTest::addColumn<SignatureData>("signature");
    QTest::newRow("no ink") << SignatureData{1, 1, PressureSensing::None, {}};
    QTest::newRow("two points") << twoPoints();
    QTest::newRow("at every limit") << SignatureData{
        kMaxSignatureAreaUm,
        kMaxSignatureAreaUm,
        PressureSensing::Measured,
        {{0, -kMaxPenUm, kMaxPenUm, 1000}, {kMaxSignatureTimeMs, kMaxPenUm, -kMaxPenUm, 0}}};
    SignatureData most{1000, 1000, PressureSensing::None, {}};
    most.points.assign(kMaxSignaturePoints, PenPoint{7, 1, 2, 3});
    QTest::newRow("as many points as allowed") << most;
}

void TestSignatureData::keepsEverything()
{
    QFETCH(const SignatureData, signature);
    const auto bytes = encodeSignature(signature);
    QVERIFY(bytes);
    const auto parsed = parseSignatureData(bytes.value());
    QVERIFY(parsed);
    QVERIFY(parsed.value() == signature);
}

void TestSignatureData::rejectsEveryTruncation()
{
    const Bytes bytes = encodedTwoPoints();
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const auto parsed = parseSignatureData(ByteView(bytes).first(size));
        QVERIFY2(!parsed, qPrintable(QString("accepted %1 bytes").arg(size)));
        QCOMPARE(parsed.error().code, ErrorCode::InvalidInput);
    }
}

void TestSignatureData::rejectsTrailingByte()
{
    Bytes bytes = encodedTwoPoints();
    bytes.push_back(std::byte{0});
    QVERIFY(!parseSignatureData(bytes));
}

void TestSignatureData::rejectsWrongField_data()
{
    QTest::addColumn<int>("offset");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    const auto hex = [](const char* digits) {
        return QByteArray::fromHex(digits);
    };
    QTest::newRow("magic") << 0 << hex("52") + "X" << ErrorCode::InvalidInput;
    QTest::newRow("version 0") << 4 << hex("00") << ErrorCode::Unsupported;
    QTest::newRow("version 2") << 4 << hex("02") << ErrorCode::Unsupported;
    QTest::newRow("unknown flag") << 5 << hex("03") << ErrorCode::InvalidInput;
    QTest::newRow("reserved set") << 7 << hex("01") << ErrorCode::InvalidInput;
    QTest::newRow("no width") << 8 << hex("00000000") << ErrorCode::InvalidInput;
    QTest::newRow("width over the limit") << 8 << hex("00061a81") << ErrorCode::InvalidInput;
    QTest::newRow("no height") << 12 << hex("00000000") << ErrorCode::InvalidInput;
    QTest::newRow("one point fewer") << 16 << hex("00000001") << ErrorCode::InvalidInput;
    QTest::newRow("four thousand million points")
        << 16 << hex("ffffffff") << ErrorCode::InvalidInput;
    QTest::newRow("time falls") << 20 << hex("00000006") << ErrorCode::InvalidInput;
    QTest::newRow("time over the limit") << 34 << hex("000927c1") << ErrorCode::InvalidInput;
    QTest::newRow("x far left") << 24 << hex("00000000") << ErrorCode::InvalidInput;
    QTest::newRow("y far below") << 28 << hex("ffffffff") << ErrorCode::InvalidInput;
    QTest::newRow("pressure 1001") << 32 << hex("03e9") << ErrorCode::InvalidInput;
}

void TestSignatureData::rejectsWrongField()
{
    QFETCH(const int, offset);
    QFETCH(const QByteArray, bytes);
    QFETCH(const ErrorCode, code);
    Bytes whole = encodedTwoPoints();
    const auto patch = std::as_bytes(std::span(bytes));
    std::copy(patch.begin(), patch.end(), whole.begin() + offset);
    const auto parsed = parseSignatureData(whole);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, code);
}

void TestSignatureData::refusesToEncode_data()
{
    QTest::addColumn<SignatureData>("signature");
    SignatureData wrong = twoPoints();
    wrong.widthUm = 0;
    QTest::newRow("no area") << wrong;
    wrong = twoPoints();
    wrong.points[0].timeMs = 6;
    QTest::newRow("time falls") << wrong;
    wrong = twoPoints();
    wrong.points[1].pressurePermille = 1001;
    QTest::newRow("pressure") << wrong;
    wrong = twoPoints();
    wrong.points.assign(kMaxSignaturePoints + 1, PenPoint{});
    QTest::newRow("one point too many") << wrong;
}

void TestSignatureData::refusesToEncode()
{
    QFETCH(const SignatureData, signature);
    const auto bytes = encodeSignature(signature);
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().code, ErrorCode::InvalidInput);
}

QTEST_APPLESS_MAIN(TestSignatureData)
#include "tst_signature_data.moc"
