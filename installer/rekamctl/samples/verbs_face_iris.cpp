#include "biometrics/image_codec.h"
#include "families.h"
#include "imaging/face/face_check.h"
#include "imaging/iris/compare.h"
#include "imaging/iris/quality.h"
#include "imaging/iris/segment.h"
#include "samples/score_matrix.h"

#include <array>
#include <optional>

namespace rekam::ctl {

namespace {

constexpr std::uint64_t kImageBytesMax = 64ULL * 1024 * 1024;

constexpr std::array kFaceOptions = {
    Option{"--born", "TAHUN", "tahun lahir: ganjil merah, genap biru"},
    Option{"--foreign", "", "WNA: latar oranye"},
    Option{"--portrait", "", "gambar ini sudah berupa pas foto, bukan bingkai kamera"},
};

std::string_view nameOf(imaging::Verdict verdict)
{
    switch (verdict) {
    case imaging::Verdict::Good:
        return "good";
    case imaging::Verdict::Fair:
        return "fair";
    case imaging::Verdict::Poor:
        return "poor";
    }
    return "?";
}

Result<GrayImage> grayOf(const Command& command, const std::string& path)
{
    const auto file = command.files().read(path, kImageBytesMax);
    auto image = file ? biometrics::decodeGray(file.value()) : Result<GrayImage>(file.error());
    return image ? std::move(image)
                 : Result<GrayImage>(Error{image.error().code, path + ": " + image.error().detail});
}

Exit checkFace(Command& command)
{
    constexpr std::int64_t kYearMin = 1'900;
    constexpr std::int64_t kYearMax = 2'200;
    const auto born = command.number("--born", 1, kYearMin, kYearMax);
    if (!born) {
        return command.misuse(born.error().detail);
    }
    imaging::FaceRequirement requirement;
    requirement.background = command.has("--foreign") ? imaging::FaceBackground::Orange
                             : born.value() % 2 != 0  ? imaging::FaceBackground::Red
                                                      : imaging::FaceBackground::Blue;
    if (command.has("--portrait")) {
        requirement.framing = imaging::FaceFraming::WholeImage;
    }
    const auto file = command.files().read(command.words().front(), kImageBytesMax);
    const auto image = file ? biometrics::decodeRgb(file.value()) : Result<RgbImage>(file.error());
    auto checker = imaging::FaceChecker::open(imaging::kDefaultCascadeFolder);
    if (!image || !checker) {
        return command.fail(image ? checker.error() : image.error());
    }
    const auto report = checker.value().check(image.value(), requirement);
    if (!report) {
        return command.fail(report.error());
    }
    Json checks = Json::array();
    for (const imaging::FaceCheck& check : report.value().checks) {
        // Without a year of birth no colour is the right one.
        if (check.id == imaging::FaceCheckId::BackgroundHue && !command.has("--born") &&
            !command.has("--foreign")) {
            continue;
        }
        command.line(std::string(imaging::faceCheckName(check.id)) + ' ' + scoreText(check.value) +
                     ' ' + std::string(nameOf(check.verdict)));
        checks.push_back({{"check", imaging::faceCheckName(check.id)},
                          {"value", check.value},
                          {"verdict", nameOf(check.verdict)}});
    }
    command.json({{"faces", report.value().faceCount},
                  {"refused", report.value().refused()},
                  {"checks", std::move(checks)}});
    return report.value().refused() ? Exit::Failed : Exit::Done;
}

Json describe(const imaging::IrisCircle& circle)
{
    return {{"x", circle.xPx}, {"y", circle.yPx}, {"radius", circle.radiusPx}};
}

std::string textOf(const imaging::IrisCircle& circle)
{
    return scoreText(circle.xPx) + ' ' + scoreText(circle.yPx) + ' ' + scoreText(circle.radiusPx);
}

Exit segmentEye(Command& command)
{
    const auto image = grayOf(command, command.words().front());
    const auto eye = image ? imaging::segmentIris(image.value())
                           : Result<imaging::IrisSegmentation>(image.error());
    if (!eye) {
        return command.fail(eye.error());
    }
    command.line("pupil " + textOf(eye.value().pupil));
    command.line("limbus " + textOf(eye.value().limbus));
    command.json(
        {{"pupil", describe(eye.value().pupil)}, {"limbus", describe(eye.value().limbus)}});
    return Exit::Done;
}

Exit eyeQuality(Command& command)
{
    const auto image = grayOf(command, command.words().front());
    if (!image) {
        return command.fail(image.error());
    }
    const imaging::IrisQuality quality = imaging::assessIris(image.value());
    const Json document = {{"score", quality.score},
                           {"cause", imaging::irisCauseName(quality.cause)},
                           {"usableIrisArea", quality.usableIrisArea},
                           {"irisScleraContrast", quality.irisScleraContrast},
                           {"irisPupilContrast", quality.irisPupilContrast},
                           {"pupilIrisRatio", quality.pupilIrisRatio},
                           {"marginAdequacy", quality.marginAdequacy},
                           {"greyUtilisationBits", quality.greyUtilisationBits},
                           {"concentricity", quality.concentricity},
                           {"irisRadiusPx", quality.irisRadiusPx},
                           {"sharpness", quality.sharpness},
                           {"glarePercent", quality.glarePercent}};
    for (const auto& [key, value] : document.items()) {
        command.line(key + ' ' + (value.is_string() ? value.get<std::string>() : value.dump()));
    }
    command.json(document);
    return Exit::Done;
}

Result<imaging::IrisTemplate> eyeOf(const Command& command, const std::string& path)
{
    const auto image = grayOf(command, path);
    return image ? imaging::encodeIris(image.value()) : image.error();
}

Exit compareEyes(Command& command)
{
    const auto a = eyeOf(command, command.words()[0]);
    const auto b = eyeOf(command, command.words()[1]);
    if (!a || !b) {
        return command.fail(a ? b.error() : a.error());
    }
    const double score = imaging::compareIrises(a.value(), b.value());
    command.line(scoreText(score));
    command.json({{"score", score}, {"match", score >= imaging::kIrisMatchScore}});
    return Exit::Done;
}

Exit eyeMatrix(Command& command)
{
    using Eye = std::optional<imaging::IrisTemplate>;
    const std::filesystem::path folder = command.words().front();
    const auto names = imageNames(command.files(), folder);
    if (!names) {
        return command.fail(names.error());
    }
    std::vector<Eye> eyes;
    for (const std::string& name : names.value()) {
        const auto eye = eyeOf(command, (folder / name).string());
        if (!eye) {
            command.note(name + ": " + eye.error().detail);
        }
        eyes.push_back(eye ? Eye(eye.value()) : Eye());
    }
    printMatrix<Eye>(command, names.value(), eyes, [](const Eye& a, const Eye& b) {
        return a && b ? imaging::compareIrises(*a, *b) : 0.0;
    });
    return Exit::Done;
}

constexpr std::array kVerbs = {
    Verb{"face check", "IN", 1, 1, "ukuran pas foto menurut ICAO 9303", kFaceOptions, checkFace},
    Verb{"iris segment", "IN", 1, 1, "lingkaran pupil dan limbus", {}, segmentEye},
    Verb{"iris quality", "IN", 1, 1, "ukuran ISO/IEC 29794-6", {}, eyeQuality},
    Verb{"iris compare", "A B", 2, 2, "skor kemiripan dua iris", {}, compareEyes},
    Verb{"iris matrix", "DIR", 1, 1, "A B SKOR untuk semua pasangan", {}, eyeMatrix},
};

} // namespace

VerbTable faceIrisVerbs()
{
    return kVerbs;
}

} // namespace rekam::ctl
