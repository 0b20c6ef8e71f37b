#include "imaging/signature/check.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace rekam;
using namespace rekam::imaging;
using std::chrono::milliseconds;

namespace {

constexpr SignatureArea kPad{100'000, 50'000};
using Samples = std::vector<SignatureSample>;

struct Scribble
{
    int strokes = 3;
    int widthUm = 50'000;
    int heightUm = 15'000;
    int leftUm = 20'000;
    int topUm = 15'000;
    int samplesPerStroke = 100;
    milliseconds interval{5};
};

/// Waves from left to right, one after the other, the pen lifted in between.
Samples scribble(const Scribble& shape)
{
    Samples samples;
    milliseconds time{0};
    for (int stroke = 0; stroke < shape.strokes; ++stroke) {
        for (int i = 0; i < shape.samplesPerStroke; ++i) {
            const double along =
                (stroke + static_cast<double>(i) / shape.samplesPerStroke) / shape.strokes;
            const double wave = 0.5 + 0.5 * std::sin(along * 12 * std::numbers::pi);
            samples.push_back({time, shape.leftUm + static_cast<int>(along * shape.widthUm),
                               shape.topUm + static_cast<int>(wave * shape.heightUm),
                               400 + i % 50});
            time += shape.interval;
        }
        samples.push_back({time, samples.back().xUm, samples.back().yUm, 0});
        time += shape.interval;
    }
    return samples;
}

Samples withPressure(Samples samples, int pressurePermille)
{
    for (auto& sample : samples) {
        sample.pressurePermille = sample.pressurePermille > 0 ? pressurePermille : 0;
    }
    return samples;
}

} // namespace

class TestSignatureCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsASignature();
    void measures();
    void findsIssue_data();
    void findsIssue();
    void aPadWithoutPressureOnlyWarns();
    void drawsInkWhereThePenWas();
    void drawsNothingForHovering();
    void refusesToDraw_data();
    void refusesToDraw();
};

void TestSignatureCheck::acceptsASignature()
{
    const auto report = checkSignature(scribble({}), kPad);
    QVERIFY(report.issues.empty());
    QCOMPARE(report.verdict, Verdict::Good);
}

void TestSignatureCheck::measures()
{
    const auto report = checkSignature(scribble({}), kPad);
    QCOMPARE(report.strokeCount, 3);
    // 300 samples and two lifts in between, 5 ms apart, first to last ink.
    QCOMPARE(report.duration, milliseconds(5 * (300 + 2 - 1)));
    QVERIFY(std::abs(report.widthMm - 49.8) < 0.3);
    QVERIFY(std::abs(report.heightMm - 15) < 0.3);
    QVERIFY(report.inkLengthMm > 100);
    QVERIFY(report.pressureRecorded);
}

void TestSignatureCheck::findsIssue_data()
{
    QTest::addColumn<Samples>("samples");
    QTest::addColumn<SignatureIssue>("issue");

    QTest::newRow("nothing at all") << Samples{} << SignatureIssue::Blank;
    QTest::newRow("the pen only hovered") << withPressure(scribble({}), 0) << SignatureIssue::Blank;
    Samples dot;
    for (int i = 0; i < 100; ++i) {
        dot.push_back({milliseconds(5 * i), 50'000 + i % 3, 25'000, 300 + i});
    }
    QTest::newRow("a dot") << dot << SignatureIssue::Dot;
    Scribble tiny;
    tiny.widthUm = 5'000;
    tiny.heightUm = 3'000;
    QTest::newRow("too small to read") << scribble(tiny) << SignatureIssue::TooSmall;
    Scribble right;
    right.leftUm = 70'000;
    QTest::newRow("over the right edge") << scribble(right) << SignatureIssue::OutOfArea;
    Scribble above;
    above.topUm = -8'000;
    QTest::newRow("over the top edge") << scribble(above) << SignatureIssue::OutOfArea;
    Scribble quick;
    quick.strokes = 1;
    quick.samplesPerStroke = 20;
    QTest::newRow("a stray swipe") << scribble(quick) << SignatureIssue::TooQuick;
    Scribble slow;
    slow.interval = milliseconds(500);
    QTest::newRow("minutes long") << scribble(slow) << SignatureIssue::TooLong;
    Samples backwards = scribble({});
    std::swap(backwards[10].time, backwards[20].time);
    QTest::newRow("times fall") << backwards << SignatureIssue::Disordered;
    QTest::newRow("more samples than any hand makes")
        << Samples(kMaxSignatureSamples + 1, SignatureSample{milliseconds(0), 1, 1, 500})
        << SignatureIssue::TooLong;
}

void TestSignatureCheck::findsIssue()
{
    QFETCH(const Samples, samples);
    QFETCH(const SignatureIssue, issue);
    const auto report = checkSignature(samples, kPad);
    QVERIFY(report.has(issue));
    QVERIFY(std::is_sorted(report.issues.begin(), report.issues.end()));
    QCOMPARE(report.verdict, Verdict::Poor);
}

void TestSignatureCheck::aPadWithoutPressureOnlyWarns()
{
    const auto report = checkSignature(withPressure(scribble({}), 500), kPad);
    QCOMPARE(report.issues, std::vector{SignatureIssue::NoPressure});
    QCOMPARE(report.verdict, Verdict::Fair);
}

void TestSignatureCheck::drawsInkWhereThePenWas()
{
    const Samples line{{milliseconds(0), 10'000, 25'000, 900},
                       {milliseconds(5), 90'000, 25'000, 900}};
    const auto image = renderSignature(line, kPad, 400);
    QVERIFY(image);
    QCOMPARE(image.value().widthPx, 400);
    QCOMPARE(image.value().heightPx, 200);
    QCOMPARE(image.value().ppi, 102); // 400 px on 100 mm
    const auto at = [&](int x, int y) {
        return image.value().pixels[static_cast<std::size_t>(y * 400 + x)];
    };
    QVERIFY(at(200, 100) < 40);
    QCOMPARE(int(at(20, 100)), 255);
    QCOMPARE(int(at(200, 80)), 255);
}

void TestSignatureCheck::drawsNothingForHovering()
{
    const auto image = renderSignature(withPressure(scribble({}), 0), kPad, 400);
    QVERIFY(image);
    QVERIFY(std::all_of(image.value().pixels.begin(), image.value().pixels.end(),
                        [](std::uint8_t grey) { return grey == 255; }));
}

void TestSignatureCheck::refusesToDraw_data()
{
    QTest::addColumn<int>("widthUm");
    QTest::addColumn<int>("heightUm");
    QTest::addColumn<int>("widthPx");
    QTest::newRow("no width") << 0 << 1000 << 400;
    QTest::newRow("negative height") << 1000 << -1 << 400;
    QTest::newRow("a wall") << 500'000 << 1000 << 400;
    QTest::newRow("too few pixels") << 100'000 << 50'000 << 63;
    QTest::newRow("too many pixels") << 100'000 << 50'000 << 4097;
    QTest::newRow("taller than allowed") << 1'000 << 400'000 << 400;
}

void TestSignatureCheck::refusesToDraw()
{
    QFETCH(const int, widthUm);
    QFETCH(const int, heightUm);
    QFETCH(const int, widthPx);
    const auto image = renderSignature(scribble({}), {widthUm, heightUm}, widthPx);
    QVERIFY(!image);
    QCOMPARE(image.error().code, ErrorCode::InvalidInput);
}

QTEST_APPLESS_MAIN(TestSignatureCheck)
#include "tst_signature_check.moc"
