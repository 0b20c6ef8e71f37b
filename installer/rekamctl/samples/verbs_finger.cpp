#include "biometrics/image_codec.h"
#include "families.h"
#include "imaging/finger/compare.h"
#include "imaging/finger/minutiae.h"
#include "imaging/finger/quality.h"
#include "imaging/finger/segment.h"
#include "samples/finger_templates.h"
#include "samples/score_matrix.h"

#include <array>

namespace rekam::ctl {

namespace {

constexpr Option kPpi = {"--ppi", "N", "resolusi, bila berkasnya tidak menyebutkan (bawaan 500)"};
constexpr std::array kPpiOptions = {kPpi};
constexpr std::array kQualityOptions = {kPpi,
                                        Option{"--measures", "", "semua ukuran ISO/IEC 29794-4"}};
constexpr std::array kSegmentOptions = {
    kPpi, Option{"--slap", "TANGAN", "right, left, atau thumbs (bawaan: dicari sendiri)"}};
constexpr std::size_t kImagesMax = 10'000;

Result<int> ppiOf(const Command& command)
{
    constexpr std::int64_t kPpiMin = 100;
    constexpr std::int64_t kPpiMax = 2'000;
    const auto ppi = command.number("--ppi", 0, kPpiMin, kPpiMax);
    return ppi ? Result<int>(static_cast<int>(ppi.value())) : ppi.error();
}

/// An ISO/IEC 19794-2 file as it is, any image through the extractor.
Result<imaging::FingerTemplate> templateOf(const Command& command, const std::string& path, int ppi)
{
    const auto start = command.files().readPart(path, 0, 4);
    if (!start) {
        return start.error();
    }
    if (asText(start.value()).starts_with("FMR")) {
        const auto record = command.files().read(path, provision::kTemplateBytesMax);
        return record ? imaging::readTemplate(record.value()) : record.error();
    }
    const auto image = readFingerImage(path, ppi);
    return image ? Result<imaging::FingerTemplate>(imaging::extractMinutiae(image.value()))
                 : image.error();
}

Exit extract(Command& command)
{
    const auto ppi = ppiOf(command);
    const auto image =
        ppi ? readFingerImage(command.words()[0], ppi.value()) : Result<GrayImage>(ppi.error());
    if (!image) {
        return command.fail(image.error());
    }
    const auto minutiae = imaging::extractMinutiae(image.value());
    const int quality = imaging::measureQuality(image.value()).score;
    const auto record = imaging::writeTemplate(minutiae, FingerPosition::Unknown, quality);
    if (!record) {
        return command.fail(record.error());
    }
    if (Status written = command.writeOut(command.words()[1], record.value()); !written) {
        return command.fail(written.error());
    }
    command.line(std::to_string(minutiae.minutiae.size()) + " minutiae");
    command.json({{"minutiae", minutiae.minutiae.size()}, {"quality", quality}});
    return Exit::Done;
}

Json describe(const imaging::FingerMeasures& m)
{
    return {{"foregroundMm2", m.foregroundMm2},
            {"foregroundRatio", m.foregroundRatio},
            {"orientationCertainty", m.orientationCertainty},
            {"localClarity", m.localClarity},
            {"frequencyDomain", m.frequencyDomain},
            {"orientationFlow", m.orientationFlow},
            {"ridgeValleyUniformity", m.ridgeValleyUniformity},
            {"contrast", m.contrast},
            {"meanGrey", m.meanGrey},
            {"blockMeanGrey", m.blockMeanGrey},
            {"ridgeThickness", m.ridgeThickness},
            {"centreOffsetMm", m.centreOffsetMm},
            {"edgeContact", m.edgeContact}};
}

Exit quality(Command& command)
{
    const auto ppi = ppiOf(command);
    if (!ppi) {
        return command.misuse(ppi.error().detail);
    }
    Json document = Json::array();
    Exit exit = Exit::Done;
    for (const std::string& path : command.words()) {
        const auto image = readFingerImage(path, ppi.value());
        if (!image) { // one bad image does not stop the rest
            command.note(image.error().detail);
            exit = Exit::Failed;
            continue;
        }
        const auto result = imaging::measureQuality(image.value());
        const Json measures = describe(result.measures);
        command.line(std::to_string(result.score) + ' ' + path);
        if (command.has("--measures")) {
            for (const auto& [key, value] : measures.items()) {
                command.line("  " + key + ' ' + value.dump());
            }
        }
        document.push_back({{"path", path},
                            {"score", result.score},
                            {"cause", static_cast<int>(result.cause)},
                            {"measures", measures}});
    }
    command.json(std::move(document));
    return exit;
}

Result<imaging::SlapSegmentation> segmentAs(const Command& command, const GrayImage& image)
{
    const std::string slap = command.valueOr("--slap", "");
    if (slap == "right" || slap == "left" || slap == "thumbs") {
        return imaging::segmentSlap(image, slap == "right"  ? FingerPosition::RightFour
                                           : slap == "left" ? FingerPosition::LeftFour
                                                            : FingerPosition::BothThumbs);
    }
    if (!slap.empty()) {
        return Error{ErrorCode::InvalidInput, "--slap: right, left, atau thumbs"};
    }
    auto right = imaging::segmentSlap(image, FingerPosition::RightFour);
    if (right.verdict == imaging::SlapVerdict::WrongHand) {
        return imaging::segmentSlap(image, FingerPosition::LeftFour);
    }
    return right.fingers.size() == 2 ? imaging::segmentSlap(image, FingerPosition::BothThumbs)
                                     : std::move(right);
}

Exit segment(Command& command)
{
    const auto ppi = ppiOf(command);
    const auto image =
        ppi ? readFingerImage(command.words()[0], ppi.value()) : Result<GrayImage>(ppi.error());
    const auto slap = image ? segmentAs(command, image.value())
                            : Result<imaging::SlapSegmentation>(image.error());
    if (!slap) {
        return command.fail(slap.error());
    }
    const std::filesystem::path folder = command.words()[1];
    if (Status made = command.files().makeFolder(folder); !made) {
        return command.fail(made.error());
    }
    Json fingers = Json::array();
    for (std::size_t i = 0; i < slap.value().fingers.size(); ++i) {
        const imaging::SlapFinger& finger = slap.value().fingers[i];
        const int position = static_cast<int>(finger.position);
        const int score = imaging::measureQuality(finger.upright).score;
        const auto& box = finger.box;
        command.line(std::to_string(position) + ' ' + scoreText(box.centreXPx) + ' ' +
                     scoreText(box.centreYPx) + ' ' + scoreText(box.widthPx) + ' ' +
                     scoreText(box.heightPx) + ' ' + scoreText(box.angleDegrees) + ' ' +
                     std::to_string(score));
        fingers.push_back({{"position", position},
                           {"x", box.centreXPx},
                           {"y", box.centreYPx},
                           {"w", box.widthPx},
                           {"h", box.heightPx},
                           {"angle", box.angleDegrees},
                           {"quality", score}});
        const auto png = biometrics::encodePng(finger.upright);
        const auto path = folder / ("finger_" + std::to_string(i + 1) + ".png");
        const Status written = png ? command.writeOut(path, png.value()) : Status(png.error());
        if (!written) {
            return command.fail(written.error());
        }
    }
    const bool good = slap.value().verdict == imaging::SlapVerdict::Good;
    command.json({{"verdict", static_cast<int>(slap.value().verdict)},
                  {"tilt", slap.value().tiltDegrees},
                  {"fingers", std::move(fingers)}});
    if (!good) {
        command.note("bukan tangan yang utuh: putusan " +
                     std::to_string(static_cast<int>(slap.value().verdict)));
    }
    return good ? Exit::Done : Exit::Failed;
}

Exit compare(Command& command)
{
    const auto ppi = ppiOf(command);
    if (!ppi) {
        return command.misuse(ppi.error().detail);
    }
    const auto a = templateOf(command, command.words()[0], ppi.value());
    const auto b = templateOf(command, command.words()[1], ppi.value());
    if (!a || !b) {
        return command.fail(a ? b.error() : a.error());
    }
    const double score = imaging::compareFingers(imaging::ComparableFinger(a.value()),
                                                 imaging::ComparableFinger(b.value()));
    command.line(scoreText(score));
    command.json({{"score", score}, {"match", score >= imaging::kSameFingerScore}});
    return Exit::Done;
}

Exit matrix(Command& command)
{
    const auto ppi = ppiOf(command); // once: a folder's files are passed over one by one
    if (!ppi) {
        return command.misuse(ppi.error().detail);
    }
    const std::filesystem::path folder = command.words().front();
    const auto names = imageNames(command.files(), folder);
    if (!names) {
        return command.fail(names.error());
    }
    std::vector<imaging::ComparableFinger> fingers;
    for (const std::string& name : names.value()) {
        const auto finger = templateOf(command, (folder / name).string(), ppi.value());
        if (!finger) {
            command.note(finger.error().detail);
        }
        fingers.push_back(finger ? imaging::ComparableFinger(finger.value())
                                 : imaging::ComparableFinger());
    }
    printMatrix<imaging::ComparableFinger>(
        command, names.value(), fingers,
        [](const auto& a, const auto& b) { return imaging::compareFingers(a, b); });
    return Exit::Done;
}

constexpr std::array kVerbs = {
    Verb{"finger extract", "IN OUT.fmr", 2, 2, "minusia ke ISO/IEC 19794-2", kPpiOptions, extract},
    Verb{"finger quality", "IN…", 1, kImagesMax, "skor mutu 0–100 setiap gambar", kQualityOptions,
         quality},
    Verb{"finger segment", "IN OUTDIR", 2, 2, "memotong gambar empat jari atau dua jempol",
         kSegmentOptions, segment},
    Verb{"finger compare", "A B", 2, 2, "skor kemiripan dua jari (gambar atau FMR)", kPpiOptions,
         compare},
    Verb{"finger matrix", "DIR", 1, 1, "A B SKOR untuk semua pasangan", kPpiOptions, matrix},
};

} // namespace

VerbTable fingerVerbs()
{
    return kVerbs;
}

} // namespace rekam::ctl
