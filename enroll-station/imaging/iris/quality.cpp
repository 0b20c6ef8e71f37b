// Measures after ISO/IEC 29794-6:2015, 6.2; the score and its causes are this kit's own.
#include "imaging/iris/quality.h"

#include "imaging/iris/circle_search.h"
#include "imaging/mat_view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace rekam::imaging {

namespace {

/// Median grey of the ring around a circle between two multiples of its radius. Beside the eye
/// only, between 45° above and 45° below the horizontal, where lids seldom reach; `between` hides
/// what the lids cover.
double ringMedian(const cv::Mat& image, const IrisCircle& circle, double from, double to,
                  const IrisSegmentation* between)
{
    constexpr int kAngles = 90;
    constexpr int kRings = 6;
    std::vector<double> greys;
    for (int i = 0; i < kAngles; ++i) {
        const double degrees = (i < kAngles / 2 ? -45.0 : 90.0) + 2.0 * i;
        const double angle = degrees * std::numbers::pi / 180;
        for (int ring = 0; ring < kRings; ++ring) {
            const double radius = circle.radiusPx * (from + (to - from) * ring / (kRings - 1));
            const double x = circle.xPx + radius * std::cos(angle);
            const double y = circle.yPx + radius * std::sin(angle);
            if (x < 0 || y < 0 || x > image.cols - 1 || y > image.rows - 1) {
                continue;
            }
            if (between != nullptr) {
                const double u = x - between->limbus.xPx;
                const auto height = [u](const LidCurve& lid) {
                    return lid.a + lid.b * u + lid.c * u * u;
                };
                if (y < height(between->upperLid) || y > height(between->lowerLid)) {
                    continue;
                }
            }
            greys.push_back(sampleAt(image, x, y));
        }
    }
    if (greys.empty()) {
        return 0;
    }
    const auto middle = greys.begin() + static_cast<std::ptrdiff_t>(greys.size() / 2);
    std::nth_element(greys.begin(), middle, greys.end());
    return *middle;
}

double entropyBits(const cv::Mat& image)
{
    std::array<double, 256> counts{};
    for (int y = 0; y < image.rows; ++y) {
        const auto* row = image.ptr<std::uint8_t>(y);
        for (int x = 0; x < image.cols; ++x) {
            counts.at(row[x]) += 1;
        }
    }
    double bits = 0;
    for (const double count : counts) {
        if (count > 0) {
            const double share = count / static_cast<double>(image.total());
            bits -= share * std::log2(share);
        }
    }
    return bits;
}

/// Power of a Laplacian of Gaussian (σ = 1.4) on the iris and a little beyond, saturating at 100.
/// The standard takes the whole image; sharp skin behind a blurred iris must not help.
double sharpnessOf(const cv::Mat& image, const IrisCircle& limbus)
{
    constexpr double kSigma = 1.4;
    constexpr double kHalfPower = 9.0; // squared grey levels at which the measure is 50
    const double reach = 1.1 * limbus.radiusPx;
    const cv::Rect whole(0, 0, image.cols, image.rows);
    const cv::Rect box =
        cv::Rect(static_cast<int>(limbus.xPx - reach), static_cast<int>(limbus.yPx - reach),
                 static_cast<int>(2 * reach), static_cast<int>(2 * reach)) &
        whole;
    if (box.area() < 100) {
        return 0;
    }
    cv::Mat smooth;
    cv::GaussianBlur(image(box), smooth, {}, kSigma);
    cv::Mat edges;
    cv::Laplacian(smooth, edges, CV_32F, 3, 0.5);
    const double power = cv::mean(edges.mul(edges))[0];
    return 100 * power * power / (power * power + kHalfPower * kHalfPower);
}

struct Coverage
{
    double usablePercent = 0;
    double glarePercent = 0;
};

Coverage coverageOf(const cv::Mat& image, const IrisSegmentation& segmentation, double irisGrey)
{
    const auto& pupil = segmentation.pupil;
    const auto& limbus = segmentation.limbus;
    const cv::Mat usable = viewOf(segmentation.usable);
    const double glareGrey = std::min(245.0, 1.35 * irisGrey + 60);
    const int top = static_cast<int>(std::floor(limbus.yPx - limbus.radiusPx));
    const int left = static_cast<int>(std::floor(limbus.xPx - limbus.radiusPx));
    const int size = static_cast<int>(std::ceil(2 * limbus.radiusPx)) + 1;
    double all = 0;
    double kept = 0;
    double glare = 0;
    for (int y = top; y <= top + size; ++y) {
        for (int x = left; x <= left + size; ++x) {
            const double u = x - limbus.xPx;
            if (std::hypot(u, y - limbus.yPx) > limbus.radiusPx ||
                std::hypot(x - pupil.xPx, y - pupil.yPx) <= pupil.radiusPx) {
                continue;
            }
            all += 1;
            if (x < 0 || y < 0 || x >= image.cols || y >= image.rows) {
                continue;
            }
            kept += usable.at<std::uint8_t>(y, x) != 0 ? 1 : 0;
            const auto& upper = segmentation.upperLid;
            const auto& lower = segmentation.lowerLid;
            const bool open = y > upper.a + upper.b * u + upper.c * u * u &&
                              y < lower.a + lower.b * u + lower.c * u * u;
            glare += open && image.at<std::uint8_t>(y, x) > glareGrey ? 1 : 0;
        }
    }
    return all > 0 ? Coverage{100 * kept / all, 100 * glare / all} : Coverage{};
}

/// 0 at `bad` and beyond, 1 at `good` and beyond.
double grade(double value, double bad, double good)
{
    return std::clamp((value - bad) / (good - bad), 0.0, 1.0);
}

struct Factor
{
    IrisCause cause;
    double grade;
};

/// A lid as far as the pupil hides its rim as well, and with it every other measure.
bool lidTouchesPupil(const IrisSegmentation& segmentation)
{
    const auto& pupil = segmentation.pupil;
    const auto& upper = segmentation.upperLid;
    const auto& lower = segmentation.lowerLid;
    const double u = pupil.xPx - segmentation.limbus.xPx;
    return upper.a + upper.b * u + upper.c * u * u > pupil.yPx - pupil.radiusPx ||
           lower.a + lower.b * u + lower.c * u * u < pupil.yPx + pupil.radiusPx;
}

struct Framing
{
    double limbusShare; ///< limbus radius over the shorter side of the image
    bool lidOverPupil;
};

void scoreBy(IrisQuality& quality, const Framing& framing)
{
    const double open =
        framing.lidOverPupil ? 0 : grade(quality.usableIrisArea + quality.glarePercent, 30, 72);
    const bool tooNarrow = quality.pupilIrisRatio < 45;
    const std::array factors = {
        Factor{IrisCause::Eyelid, open},
        Factor{IrisCause::Gaze, grade(quality.concentricity, 75, 90)},
        Factor{IrisCause::Blur, grade(quality.sharpness, 8, 60)},
        Factor{IrisCause::TooFar, grade(quality.irisRadiusPx, 40, 80)},
        Factor{IrisCause::TooClose, grade(framing.limbusShare, 0.56, 0.46)},
        Factor{IrisCause::Glare, grade(quality.glarePercent, 12, 2)},
        Factor{IrisCause::OffCentre, grade(quality.marginAdequacy, -30, 40)},
        Factor{IrisCause::Contrast, std::min({grade(quality.irisScleraContrast, 1, 5),
                                              grade(quality.irisPupilContrast, 10, 30),
                                              grade(quality.greyUtilisationBits, 4, 6)})},
        Factor{IrisCause::PupilSize, tooNarrow ? grade(quality.pupilIrisRatio, 10, 20)
                                               : grade(quality.pupilIrisRatio, 80, 70)},
    };
    // The weakest link counts most: one bad measure spoils a code whatever the others say.
    double product = 1;
    const Factor* worst = factors.data();
    for (const auto& factor : factors) {
        product *= 0.3 + 0.7 * factor.grade;
        worst = factor.grade < worst->grade ? &factor : worst;
    }
    const double score = 100 * std::sqrt(product * (0.1 + 0.9 * worst->grade));
    quality.score = static_cast<int>(std::lround(std::clamp(score, 0.0, 100.0)));
    quality.cause = worst->grade < 0.75 ? worst->cause : IrisCause::None;
    quality.verdict = quality.score >= kIrisGoodScore   ? Verdict::Good
                      : quality.score >= kIrisFairScore ? Verdict::Fair
                                                        : Verdict::Poor;
}

double marginAdequacy(const cv::Mat& image, const IrisCircle& limbus)
{
    // Clause 6.2.4: 0.6 of a radius beside the iris, 0.2 above and below.
    const double radius = limbus.radiusPx;
    const double left = (limbus.xPx - radius) / (0.6 * radius);
    const double right = (image.cols - limbus.xPx - radius) / (0.6 * radius);
    const double up = (limbus.yPx - radius) / (0.2 * radius);
    const double down = (image.rows - limbus.yPx - radius) / (0.2 * radius);
    return 100 * std::min({1.0, left, right, up, down});
}

IrisQuality measure(const cv::Mat& image, const IrisSegmentation& segmentation)
{
    const auto& pupil = segmentation.pupil;
    const auto& limbus = segmentation.limbus;
    const double inside = ringMedian(image, pupil, 0.2, 0.8, nullptr);
    const double iris = ringMedian(image, limbus, 0.8, 0.9, &segmentation);
    const double nearPupil = ringMedian(image, pupil, 1.1, 1.3, &segmentation);
    const double sclera = ringMedian(image, limbus, 1.1, 1.2, &segmentation);
    const Coverage coverage = coverageOf(image, segmentation, iris);

    IrisQuality quality;
    quality.usableIrisArea = coverage.usablePercent;
    quality.glarePercent = coverage.glarePercent;
    if (inside < iris && sclera > iris) {
        quality.irisScleraContrast = 100 * (sclera - iris) / (sclera + iris - 2 * inside);
    }
    const double weber = std::abs(nearPupil - inside) / (20 + inside);
    quality.irisPupilContrast = 100 * weber / (0.75 + weber);
    quality.pupilIrisRatio = 100 * pupil.radiusPx / limbus.radiusPx;
    quality.marginAdequacy = marginAdequacy(image, limbus);
    quality.greyUtilisationBits = entropyBits(image);
    const double apart = std::hypot(pupil.xPx - limbus.xPx, pupil.yPx - limbus.yPx);
    quality.concentricity = 100 * std::max(0.0, 1 - apart / limbus.radiusPx);
    quality.irisRadiusPx = limbus.radiusPx;
    quality.sharpness = sharpnessOf(image, limbus);
    scoreBy(quality,
            {limbus.radiusPx / std::min(image.cols, image.rows), lidTouchesPupil(segmentation)});
    return quality;
}

} // namespace

IrisQuality assessIris(const GrayImage& image, const IrisSegmentation& segmentation)
{
    if (!holdsInvariant(image) || segmentation.usable.widthPx != image.widthPx ||
        segmentation.usable.heightPx != image.heightPx || !holdsInvariant(segmentation.usable) ||
        segmentation.limbus.radiusPx <= 0) {
        return {};
    }
    const Result<IrisQuality> quality =
        guarded([&]() -> Result<IrisQuality> { return measure(viewOf(image), segmentation); });
    return quality ? quality.value() : IrisQuality{};
}

IrisQuality assessIris(const GrayImage& image)
{
    const auto segmentation = segmentIris(image);
    return segmentation ? assessIris(image, segmentation.value()) : IrisQuality{};
}

const char* irisCauseName(IrisCause cause)
{
    switch (cause) {
    case IrisCause::None:
        return "none";
    case IrisCause::NoEye:
        return "no-eye";
    case IrisCause::Eyelid:
        return "eyelid";
    case IrisCause::Gaze:
        return "gaze";
    case IrisCause::Blur:
        return "blur";
    case IrisCause::TooFar:
        return "too-far";
    case IrisCause::TooClose:
        return "too-close";
    case IrisCause::Glare:
        return "glare";
    case IrisCause::OffCentre:
        return "off-centre";
    case IrisCause::Contrast:
        return "contrast";
    case IrisCause::PupilSize:
        return "pupil-size";
    }
    return "unknown";
}

} // namespace rekam::imaging
