#include "workflow/analysis/sample_analysis.h"

#include "base/byte_writer.h"
#include "biometrics/image_codec.h"
#include "biometrics/signature_data.h"
#include "imaging/finger/minutiae.h"
#include "imaging/iris/compare.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace rekam::workflow {

namespace {

constexpr int kPortraitJpegQuality = 92;
constexpr int kSignatureWidthPx = 800;

double rounded(double value)
{
    return std::round(value * 1000.0) / 1000.0;
}

std::string measuresOf(const imaging::FaceReport& report)
{
    nlohmann::json measures;
    for (const imaging::FaceCheck& check : report.checks) {
        measures[imaging::faceCheckName(check.id)] = rounded(check.value);
    }
    return measures.dump();
}

std::string measuresOf(const imaging::FingerQuality& quality)
{
    const imaging::FingerMeasures& m = quality.measures;
    return nlohmann::json{
        {"area-mm2", rounded(m.foregroundMm2)}, {"ocl", rounded(m.orientationCertainty)},
        {"lcs", rounded(m.localClarity)},       {"fda", rounded(m.frequencyDomain)},
        {"of", rounded(m.orientationFlow)},     {"rvup", rounded(m.ridgeValleyUniformity)},
        {"contrast", rounded(m.contrast)},      {"cause", static_cast<int>(quality.cause)}}
        .dump();
}

std::string measuresOf(const imaging::IrisQuality& quality)
{
    return nlohmann::json{{"usable-area", rounded(quality.usableIrisArea)},
                          {"iris-sclera-contrast", rounded(quality.irisScleraContrast)},
                          {"iris-pupil-contrast", rounded(quality.irisPupilContrast)},
                          {"pupil-iris-ratio", rounded(quality.pupilIrisRatio)},
                          {"margin", rounded(quality.marginAdequacy)},
                          {"grey-bits", rounded(quality.greyUtilisationBits)},
                          {"concentricity", rounded(quality.concentricity)},
                          {"radius-px", rounded(quality.irisRadiusPx)},
                          {"sharpness", rounded(quality.sharpness)},
                          {"cause", imaging::irisCauseName(quality.cause)}}
        .dump();
}

/// The cut has the size that the policy wants, whatever it was made from. How far apart the eyes
/// were before the camera is told by the still alone: scaling up adds no detail, and a small cut is
/// no reason to ask the student nearer.
void keepEyeDistance(imaging::FaceReport& stored, const imaging::FaceReport& still)
{
    const imaging::FaceCheck* seen = still.find(imaging::FaceCheckId::EyeDistance);
    for (imaging::FaceCheck& check : stored.checks) {
        if (seen != nullptr && check.id == seen->id) {
            check = *seen;
        }
    }
}

struct StoredGray
{
    Bytes png;
    GrayImage readBack;
};

/// PNG and back, so that every measure is one of what will be stored.
Result<StoredGray> throughPng(const GrayImage& image)
{
    auto png = biometrics::encodePng(image);
    if (!png) {
        return png.error();
    }
    auto readBack = biometrics::decodeGray(png.value());
    if (!readBack) {
        return readBack.error();
    }
    if (readBack.value().pixels != image.pixels) {
        return Error{ErrorCode::Integrity, "image differs after encoding"};
    }
    return StoredGray{std::move(png).value(), std::move(readBack).value()};
}

} // namespace

QImage toQImage(const GrayImage& image)
{
    return QImage(image.pixels.data(), image.widthPx, image.heightPx, image.widthPx,
                  QImage::Format_Grayscale8)
        .copy();
}

QImage toQImage(const RgbImage& image)
{
    return QImage(image.pixels.data(), image.widthPx, image.heightPx, qsizetype{3} * image.widthPx,
                  QImage::Format_RGB888)
        .copy();
}

GrayImage toGray(const QImage& image)
{
    GrayImage gray{image.width(), image.height(), 0, {}};
    gray.pixels.reserve(static_cast<std::size_t>(image.width()) *
                        static_cast<std::size_t>(image.height()));
    for (int y = 0; y < image.height(); ++y) {
        const uchar* row = image.constScanLine(y);
        gray.pixels.insert(gray.pixels.end(), row, row + image.width());
    }
    return gray;
}

Result<PhotoAnalysis> analysePhoto(imaging::FaceChecker& checker, const RgbImage& still,
                                   const PortraitRequest& wanted)
{
    PhotoAnalysis photo;
    auto whole = checker.check(still, wanted.requirement);
    if (!whole) {
        return whole.error();
    }
    photo.report = std::move(whole).value();
    photo.measuresJson = measuresOf(photo.report);
    photo.shown = toQImage(still);
    if (photo.report.refused()) {
        return photo;
    }
    const auto crop = imaging::cropPortrait(still, photo.report, wanted.size);
    if (!crop) {
        // The eyes are too near an edge for a 3:4 cut: the head check has said so already.
        return crop.error().code == ErrorCode::InvalidInput ? Result(std::move(photo))
                                                            : Result<PhotoAnalysis>(crop.error());
    }
    auto jpeg = biometrics::encodeJpeg(crop.value(), kPortraitJpegQuality);
    if (!jpeg) {
        return jpeg.error();
    }
    const auto readBack = biometrics::decodeRgb(jpeg.value());
    if (!readBack) {
        return readBack.error();
    }
    auto stored = checker.check(readBack.value(),
                                {wanted.requirement.background, imaging::FaceFraming::WholeImage});
    if (!stored) {
        return stored.error();
    }
    keepEyeDistance(stored.value(), photo.report);
    photo.report = std::move(stored).value();
    photo.measuresJson = measuresOf(photo.report);
    photo.shown = toQImage(readBack.value());
    if (!photo.report.refused()) {
        photo.jpeg = std::move(jpeg).value();
        const imaging::FaceCheck* sharpness = photo.report.find(imaging::FaceCheckId::Sharpness);
        photo.quality = sharpness == nullptr ? 0 : static_cast<int>(std::lround(sharpness->value));
    }
    return photo;
}

Result<FingerAnalysis> analyseFinger(const GrayImage& image, FingerPosition position)
{
    auto stored = throughPng(image);
    if (!stored) {
        return stored.error();
    }
    FingerAnalysis finger;
    finger.position = position;
    const GrayImage& readBack = stored.value().readBack;
    finger.quality = imaging::measureQuality(readBack);
    finger.measuresJson = measuresOf(finger.quality);
    const imaging::FingerTemplate minutiae = imaging::extractMinutiae(readBack);
    if (!minutiae.empty()) {
        auto record = imaging::writeTemplate(minutiae, position, finger.quality.score);
        if (!record) {
            return record.error();
        }
        finger.minutiae = std::move(record).value();
    }
    finger.shown = toQImage(readBack);
    finger.png = std::move(stored.value().png);
    return finger;
}

crypto::Hash256 frameHash(const GrayImage& image)
{
    ByteWriter size;
    size.bigEndian(static_cast<std::uint32_t>(image.widthPx))
        .bigEndian(static_cast<std::uint32_t>(image.heightPx));
    return crypto::Hasher256()
        .update(size.bytes())
        .update(std::as_bytes(std::span(image.pixels)))
        .finish();
}

Result<SlapAnalysis> analyseSlap(const GrayImage& image, FingerPosition slap,
                                 std::span<const FingerPosition> absent)
{
    if (image.widthPx <= 0 || image.heightPx <= 0 ||
        image.pixels.size() !=
            static_cast<std::size_t>(image.widthPx) * static_cast<std::size_t>(image.heightPx)) {
        return Error{ErrorCode::InvalidInput, "image size and pixel count disagree"};
    }
    SlapAnalysis result;
    result.slap = slap;
    const imaging::SlapSegmentation cut = imaging::segmentSlap(image, slap, absent);
    result.verdict = cut.verdict;
    result.tiltDegrees = cut.tiltDegrees;
    result.shown = toQImage(image);
    if (cut.verdict != imaging::SlapVerdict::Good) {
        return result;
    }
    result.frameHash = frameHash(image);
    if (slap >= FingerPosition::RightFour) {
        auto stored = throughPng(image);
        if (!stored) {
            return stored.error();
        }
        result.png = std::move(stored.value().png);
    }
    for (const imaging::SlapFinger& finger : cut.fingers) {
        auto analysed = analyseFinger(finger.upright, finger.position);
        if (!analysed) {
            return analysed.error();
        }
        result.fingers.push_back(std::move(analysed).value());
    }
    return result;
}

Result<IrisAnalysis> analyseIris(const GrayImage& image, Eye eye)
{
    auto stored = throughPng(image);
    if (!stored) {
        return stored.error();
    }
    IrisAnalysis iris;
    iris.eye = eye;
    const GrayImage& readBack = stored.value().readBack;
    iris.shown = toQImage(readBack);
    const auto segmentation = imaging::segmentIris(readBack);
    if (segmentation) {
        iris.pupil = segmentation.value().pupil;
        iris.limbus = segmentation.value().limbus;
        iris.quality = imaging::assessIris(readBack, segmentation.value());
        if (const auto code = imaging::encodeIris(readBack, segmentation.value())) {
            iris.code = imaging::serialiseIris(code.value());
        }
    } else if (segmentation.error().code != ErrorCode::NotFound) {
        return segmentation.error();
    }
    iris.measuresJson = measuresOf(iris.quality);
    iris.png = std::move(stored.value().png);
    return iris;
}

Result<SignatureAnalysis> analyseSignature(std::span<const imaging::SignatureSample> samples,
                                           imaging::SignatureArea area)
{
    SignatureAnalysis signature;
    signature.report = imaging::checkSignature(samples, area);
    signature.measuresJson = nlohmann::json{{"strokes", signature.report.strokeCount},
                                            {"duration-ms", signature.report.duration.count()},
                                            {"ink-mm", rounded(signature.report.inkLengthMm)},
                                            {"width-mm", rounded(signature.report.widthMm)},
                                            {"height-mm", rounded(signature.report.heightMm)},
                                            {"pressure", signature.report.pressureRecorded}}
                                 .dump();
    if (signature.report.verdict == imaging::Verdict::Poor) {
        return signature;
    }
    const auto image = imaging::renderSignature(samples, area, kSignatureWidthPx);
    if (!image) {
        return image.error();
    }
    auto stored = throughPng(image.value());
    if (!stored) {
        return stored.error();
    }
    signature.shown = toQImage(stored.value().readBack);
    signature.png = std::move(stored.value().png);
    biometrics::SignatureData data;
    data.widthUm = static_cast<std::uint32_t>(area.widthUm);
    data.heightUm = static_cast<std::uint32_t>(area.heightUm);
    data.pressure = signature.report.pressureRecorded ? biometrics::PressureSensing::Measured
                                                      : biometrics::PressureSensing::None;
    for (const imaging::SignatureSample& sample : samples) {
        data.points.push_back({static_cast<std::uint32_t>(sample.time.count()), sample.xUm,
                               sample.yUm, static_cast<std::uint16_t>(sample.pressurePermille)});
    }
    auto bytes = biometrics::encodeSignature(data);
    if (!bytes) {
        return bytes.error();
    }
    if (const auto readBack = biometrics::parseSignatureData(bytes.value());
        !readBack || !(readBack.value() == data)) {
        return Error{ErrorCode::Integrity, "signature differs after encoding"};
    }
    signature.samples = std::move(bytes).value();
    return signature;
}

} // namespace rekam::workflow
