#include "base/random.h"
#include "virtual/bodies/synthetic_signature.h"

#include <QtTest>

using namespace rekam;
using namespace rekam::drivers;
using namespace std::chrono_literals;

namespace {

constexpr WritingArea kArea{102'000, 64'000};

bool same(const std::vector<PenSample>& left, const std::vector<PenSample>& right)
{
    return std::ranges::equal(left, right, [](const PenSample& a, const PenSample& b) {
        return a.time == b.time && a.xUm == b.xUm && a.yUm == b.yUm &&
               a.pressurePermille == b.pressurePermille;
    });
}

} // namespace

class TestSyntheticSignature : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksLikeWriting_data();
    void looksLikeWriting();
    void repeatsBySeedAndVariesByHand();
    void fileComesBack();
    void fileIsScaledToThePad();
    void refusesBadFiles_data();
    void refusesBadFiles();
    void survivesMutations();
};

void TestSyntheticSignature::looksLikeWriting_data()
{
    QTest::addColumn<QString>("subject");
    for (int i = 0; i < 10; ++i) {
        QTest::addRow("subject %d", i) << QStringLiteral("s%1").arg(i);
    }
}

void TestSyntheticSignature::looksLikeWriting()
{
    QFETCH(QString, subject);
    const auto samples = makeSignature(1, subject.toStdString(), kArea, 0);
    int strokes = 0;
    bool down = false;
    int left = kArea.widthUm;
    int right = 0;
    auto before = -kPenReportInterval;
    for (const PenSample& sample : samples) {
        QCOMPARE(sample.time - before, std::chrono::milliseconds(kPenReportInterval));
        before = sample.time;
        QVERIFY(sample.xUm >= 0 && sample.xUm <= kArea.widthUm);
        QVERIFY(sample.yUm >= 0 && sample.yUm <= kArea.heightUm);
        const bool now = sample.pressurePermille > 0;
        strokes += now && !down ? 1 : 0;
        down = now;
        if (now) {
            left = std::min(left, sample.xUm);
            right = std::max(right, sample.xUm);
        }
    }
    QVERIFY(!down);
    QVERIFY(strokes >= 2);
    QVERIFY(samples.size() > 200);
    QVERIFY(right - left > 30'000);
}

void TestSyntheticSignature::repeatsBySeedAndVariesByHand()
{
    QVERIFY(same(makeSignature(1, "a", kArea, 1), makeSignature(1, "a", kArea, 1)));
    QVERIFY(!same(makeSignature(1, "a", kArea, 1), makeSignature(1, "a", kArea, 2)));
    QVERIFY(!same(makeSignature(1, "a", kArea, 1), makeSignature(1, "b", kArea, 1)));
}

void TestSyntheticSignature::fileComesBack()
{
    const auto samples = makeSignature(1, "a", kArea, 1);
    const auto read = parseSignature(writeSignature(samples, kArea), kArea);
    QVERIFY(read.ok());
    QVERIFY(same(read.value(), samples));
}

void TestSyntheticSignature::fileIsScaledToThePad()
{
    const std::vector<PenSample> corner = {{0ms, 100, 50, 500}};
    const auto read = parseSignature(writeSignature(corner, {100, 50}), {1000, 1000});
    QVERIFY(read.ok());
    QCOMPARE(read.value()[0].xUm, 1000);
    QCOMPARE(read.value()[0].yUm, 500);
}

void TestSyntheticSignature::refusesBadFiles_data()
{
    QTest::addColumn<QByteArray>("json");
    const QByteArray head =
        R"({"format":"rekam-signature","version":1,"widthUm":10,"heightUm":10,"samples":)";
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("{");
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("another format") << QByteArray(R"({"format":"x","version":1})");
    QTest::newRow("another version") << QByteArray(R"({"format":"rekam-signature","version":2})");
    QTest::newRow("no size") << QByteArray(
        R"({"format":"rekam-signature","version":1,"samples":[]})");
    QTest::newRow("samples are no array") << head + "3}";
    QTest::newRow("three numbers") << head + "[[0,1,2]]}";
    QTest::newRow("a fraction") << head + "[[0,1.5,2,3]]}";
    QTest::newRow("outside the area") << head + "[[0,11,2,3]]}";
    QTest::newRow("negative") << head + "[[0,-1,2,3]]}";
    QTest::newRow("beyond 64 bits") << head + "[[0,18446744073709551615,2,3]]}";
    QTest::newRow("pressure over 1000") << head + "[[0,1,2,1001]]}";
    QTest::newRow("time runs back") << head + "[[5,1,2,3],[4,1,2,3]]}";
}

void TestSyntheticSignature::refusesBadFiles()
{
    QFETCH(QByteArray, json);
    const auto bytes =
        std::as_bytes(std::span(json.constData(), static_cast<std::size_t>(json.size())));
    const auto read = parseSignature(bytes, kArea);
    QVERIFY(!read.ok());
    QCOMPARE(read.error().code, ErrorCode::InvalidInput);
}

void TestSyntheticSignature::survivesMutations()
{
    const Bytes whole = writeSignature(makeSignature(1, "a", kArea, 1), kArea);
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        SeededRandom random(seed);
        Bytes changed = whole;
        for (int i = 0; i < 4; ++i) {
            changed[random.below(changed.size())] = static_cast<std::byte>(random.below(256));
        }
        if (const auto read = parseSignature(changed, kArea)) {
            for (const PenSample& sample : read.value()) {
                QVERIFY(sample.xUm >= 0 && sample.xUm <= kArea.widthUm);
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestSyntheticSignature)
#include "tst_synthetic_signature.moc"
