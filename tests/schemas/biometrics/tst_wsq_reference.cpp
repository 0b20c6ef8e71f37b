// Conformance to IAFIS-IC-0110 V3.1 over NIST's reference images.
#include "biometrics/wsq/codestream.h"
#include "biometrics/wsq/wsq.h"
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

QTEST_GUILESS_MAIN(TestWsqReference)
#include "tst_wsq_reference.moc"
