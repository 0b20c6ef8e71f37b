// Conformance to IAFIS-IC-0110 V3.1 over NIST's reference images.
#include "biometrics/wsq/encoder.h"
#include "biometrics/wsq/wsq.h"
#include "support/wsq_pictures.h"
#include "support/wsq_samples.h"

#include <QtTest>

#include <cstdlib>

using namespace rekam;
using namespace rekam::biometrics;
using namespace rekam::tests;

class TestWsqReference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void decodesTheSamePixels_data() { rows(); }

    void decodesTheSamePixels();
    void anotherImageDiffers();

    void encodesTheSame_data() { rows(); }

    void encodesTheSame();
    void anotherRateDiffers();

    void fineRateKeepsDetail_data() { rows(); }

    void fineRateKeepsDetail();

private:
    void rows() const
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < m_samples.size(); ++i) {
            QTest::newRow(m_samples[i].name.c_str()) << static_cast<int>(i);
        }
    }

    [[nodiscard]] const WsqSample& sample(int index) const
    {
        return m_samples.at(static_cast<std::size_t>(index));
    }

    std::vector<WsqSample> m_samples;
};

namespace {

struct PixelDifference
{
    int largest = 0;
    double exactShare = 0;
};

PixelDifference compare(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b)
{
    PixelDifference difference;
    std::size_t exact = 0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        const int off = std::abs(int{a[i]} - int{b[i]});
        difference.largest = std::max(difference.largest, off);
        exact += off == 0 ? 1 : 0;
    }
    difference.exactShare = static_cast<double>(exact) / static_cast<double>(a.size());
    return difference;
}

/// Largest relative difference of two step sizes in percent; 1e9 if only one of them codes.
double worstStep(const wsq::StepTable& a, const wsq::StepTable& b)
{
    constexpr double kNever = 1e9;
    const auto apart = [](double x, double y) {
        return x == y ? 0.0 : (x > 0 && y > 0 ? 100 * std::abs(x / y - 1) : kNever);
    };
    double worst = apart(a.centre, b.centre);
    for (std::size_t k = 0; k < a.bands.size(); ++k) {
        worst = std::max({worst, apart(a.bands.at(k).bin, b.bands.at(k).bin),
                          apart(a.bands.at(k).zeroBin, b.bands.at(k).zeroBin)});
    }
    return worst;
}

struct IndexDifference
{
    int largest = 0;
    double unequalShare = 0;
};

IndexDifference compare(const std::vector<std::int32_t>& a, const std::vector<std::int32_t>& b)
{
    IndexDifference difference;
    std::size_t unequal = 0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        difference.largest = std::max(difference.largest, std::abs(a[i] - b[i]));
        unequal += a[i] == b[i] ? 0U : 1U;
    }
    difference.unequalShare = static_cast<double>(unequal) / static_cast<double>(a.size());
    return difference;
}

/// Size without comments.
std::size_t bareSize(const Bytes& file)
{
    constexpr std::size_t kMarkerAndLength = 4;
    std::size_t size = file.size();
    const auto codestream = wsq::readCodestream(file);
    for (const std::string& comment : codestream.value().comments) {
        size -= comment.size() + kMarkerAndLength;
    }
    return size;
}

} // namespace

void TestWsqReference::initTestCase()
{
    m_samples = readWsqSamples(testDataFolder());
    if (m_samples.empty()) {
        if (qEnvironmentVariable("CI") == QStringLiteral("true")) {
            QFAIL("the reference images are not there");
        }
        QSKIP("no reference images");
    }
}

void TestWsqReference::decodesTheSamePixels()
{
    QFETCH(int, index);
    const auto image = decodeWsq(sample(index).encoded);
    QVERIFY2(image.ok(), image.ok() ? "" : image.error().detail.c_str());
    QCOMPARE(image.value().widthPx, sample(index).decoded.widthPx);
    QCOMPARE(image.value().heightPx, sample(index).decoded.heightPx);
    const auto difference = compare(image.value().pixels, sample(index).decoded.pixels);
    QVERIFY2(difference.largest <= 1, qPrintable(QString::number(difference.largest)));
    QVERIFY2(difference.exactShare >= 0.999, qPrintable(QString::number(difference.exactShare)));
}

void TestWsqReference::anotherImageDiffers()
{
    // The comparison above would notice: raw pixels are not what the decoder must give.
    const auto difference = compare(m_samples[0].raw.pixels, m_samples[0].decoded.pixels);
    QVERIFY(difference.largest > 1);
    QVERIFY(difference.exactShare < 0.999);
}

void TestWsqReference::encodesTheSame()
{
    QFETCH(int, index);
    const auto file = encodeWsq(sample(index).raw, kWsqUsualBitsPerPixel);
    QVERIFY(file.ok());
    const auto ours = wsq::readCodestream(file.value());
    const auto theirs = wsq::readCodestream(sample(index).encoded);
    QVERIFY(ours.ok() && theirs.ok());
    // The number of the software is the reference's own.
    wsq::FrameHeader expected = theirs.value().header;
    expected.software = ours.value().header.software;
    QCOMPARE(ours.value().header, expected);
    const double worst = worstStep(ours.value().steps, theirs.value().steps);
    QVERIFY2(worst <= 0.051, qPrintable(QString::number(worst)));
    QCOMPARE(ours.value().coefficients.size(), theirs.value().coefficients.size());
    const auto difference = compare(ours.value().coefficients, theirs.value().coefficients);
    QVERIFY(difference.largest <= 1);
    QVERIFY2(difference.unequalShare <= 0.0001,
             qPrintable(QString::number(difference.unequalShare)));
    const double size = static_cast<double>(bareSize(file.value())) /
                        static_cast<double>(bareSize(sample(index).encoded));
    QVERIFY2(std::abs(size - 1) <= 0.004, qPrintable(QString::number(size)));
    // The bar on pixels is for one file read twice; here steps differ in their last digit.
    const auto pixels =
        compare(decodeWsq(file.value()).value().pixels, sample(index).decoded.pixels);
    QVERIFY2(pixels.exactShare >= 0.998, qPrintable(QString::number(pixels.exactShare)));
}

void TestWsqReference::anotherRateDiffers()
{
    const auto theirs = wsq::readCodestream(m_samples[0].encoded).value();
    const auto finer = wsq::analyse(m_samples[0].raw, 0.76, wsq::standardFilters());
    QVERIFY(worstStep(finer.steps, theirs.steps) > 0.051);
    QVERIFY(compare(finer.coefficients, theirs.coefficients).unequalShare > 0.0001);
}

void TestWsqReference::fineRateKeepsDetail()
{
    QFETCH(int, index);
    const auto file = encodeWsq(sample(index).raw, 2.25);
    QVERIFY(file.ok());
    const double bitsPerPixel = 8 * static_cast<double>(file.value().size()) /
                                static_cast<double>(sample(index).raw.pixels.size());
    // The rate is what the steps are chosen for; two images need a little more.
    QVERIFY2(bitsPerPixel <= 2.35, qPrintable(QString::number(bitsPerPixel)));
    const auto decoded = decodeWsq(file.value());
    const double quality = peakToNoise(sample(index).raw.pixels, decoded.value().pixels);
    QVERIFY2(quality >= 38, qPrintable(QString::number(quality)));
}

QTEST_GUILESS_MAIN(TestWsqReference)
#include "tst_wsq_reference.moc"
