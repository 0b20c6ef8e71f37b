// Limits after ICAO Doc 9303-9 and ISO/IEC 39794-5:2019, D.1; where a limit is this kit's own, the
// reason stands beside it.
#include "imaging/face/face_check.h"

#include "imaging/face/background.h"
#include "imaging/face/face_finder.h"
#include "imaging/face/face_measures.h"
#include "imaging/face/face_patch.h"
#include "imaging/mat_view.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace rekam::imaging {

namespace {

constexpr int kMinFaceImagePx = 64;
constexpr int kLiveSidePx = 640;
constexpr int kFullSearchEvery = 10;

// Head and portrait in eye distances, from head breadth 145 mm, crown to eye line 110 mm, eye line
// to chin 115 mm and 62 mm between the eyes: adult means, so an estimate for any one person.
constexpr double kHeadWidth = 2.35;
constexpr double kEyesToCrown = 1.75;
constexpr double kEyesToChin = 1.85;
// The cut that puts such a head in the middle of the standard's limits.
constexpr double kPortraitWidth = 3.75;
constexpr double kPortraitHeight = 5.0;
constexpr double kEyesFromTop = 0.42;

Verdict within(double value, double low, double high, double slack)
{
    if (value >= low && value <= high) {
        return Verdict::Good;
    }
    return value >= low - slack && value <= high + slack ? Verdict::Fair : Verdict::Poor;
}

Verdict atLeast(double value, double good, double fair)
{
    return value >= good ? Verdict::Good : value >= fair ? Verdict::Fair : Verdict::Poor;
}

FaceBox boxAround(double left, double top, double width, double height)
{
    return {static_cast<int>(std::lround(left)), static_cast<int>(std::lround(top)),
            static_cast<int>(std::lround(width)), static_cast<int>(std::lround(height))};
}

/// Upright box of the head; a tilt within the limits changes it little.
FaceBox headAround(const FaceFrame& frame)
{
    const double unit = frame.eyeDistance();
    return boxAround(frame.middle().x - 0.5 * kHeadWidth * unit,
                     frame.middle().y - kEyesToCrown * unit, kHeadWidth * unit,
                     (kEyesToCrown + kEyesToChin) * unit);
}

/// The ideal cut, shrunk and pushed until it lies inside the picture.
FaceBox portraitAround(const FaceFrame& frame, cv::Size picture)
{
    double width = kPortraitWidth * frame.eyeDistance();
    const double shrink = std::min(
        {1.0, picture.width / width, picture.height / (kPortraitHeight * frame.eyeDistance())});
    width = 3 * std::floor(width * shrink / 3);
    const double height = width * 4 / 3;
    const double left =
        std::clamp(frame.middle().x - 0.5 * width, 0.0, std::max(0.0, picture.width - width));
    const double top = std::clamp(frame.middle().y - kEyesFromTop * height, 0.0,
                                  std::max(0.0, picture.height - height));
    return boxAround(std::floor(left), std::floor(top), width, height);
}

double insidePercent(const FaceBox& box, cv::Size picture)
{
    const cv::Rect whole(box.xPx, box.yPx, box.widthPx, box.heightPx);
    const cv::Rect inside = whole & cv::Rect({0, 0}, picture);
    return whole.area() > 0 ? 100.0 * inside.area() / whole.area() : 0;
}

void add(FaceReport& report, FaceCheckId id, double value, Verdict verdict)
{
    report.checks.push_back({id, value, verdict});
}

void addGeometry(FaceReport& report, const FaceFrame& frame, double yaw, cv::Size picture)
{
    add(report, FaceCheckId::HeadInFrame, insidePercent(report.head, picture),
        atLeast(insidePercent(report.head, picture), 98, 93));
    add(report, FaceCheckId::EyeDistance, frame.eyeDistance(),
        eyeDistanceVerdict(frame.eyeDistance()));
    const double roll = frame.rollDegrees();
    add(report, FaceCheckId::Roll, roll, within(roll, -8, 8, 4));
    // Symmetry tells yaw to some 5°, so that only what is beyond doubt is called Poor.
    add(report, FaceCheckId::Yaw, yaw, within(yaw, -8, 8, 9));
    const double width = report.portrait.widthPx;
    const double height = report.portrait.heightPx;
    const double x = 100 * (frame.middle().x - report.portrait.xPx) / width;
    const double y = 100 * (frame.middle().y - report.portrait.yPx) / height;
    add(report, FaceCheckId::CentreX, x, within(x, 45, 55, 5));
    add(report, FaceCheckId::CentreY, y, within(y, 30, 50, 5));
    const double headWidth = 100 * report.head.widthPx / width;
    const double headLength = 100 * report.head.heightPx / height;
    add(report, FaceCheckId::HeadWidth, headWidth, within(headWidth, 50, 75, 8));
    add(report, FaceCheckId::HeadLength, headLength, within(headLength, 60, 90, 8));
}

void addLight(FaceReport& report, const FacePatch& patch, const FaceFrame& frame)
{
    const double sharpness = sharpnessOfFace(patch.gray, frame);
    add(report, FaceCheckId::Sharpness, sharpness, atLeast(sharpness, 60, 50));
    const FaceLight light = faceLight(patch, frame);
    // Dark and light skin both lie well within; clipped pixels are lost whatever the mean.
    const Verdict level = within(light.meanGrey, 70, 205, 25);
    const Verdict clip = atLeast(100 - light.clippedPercent, 97, 90);
    add(report, FaceCheckId::Exposure, light.meanGrey, std::max(level, clip));
    add(report, FaceCheckId::Illumination, light.evenness, atLeast(light.evenness, 0.65, 0.5));
}

void addBackground(FaceReport& report, const cv::Mat& rgb, FaceBackground required)
{
    const auto background = measureBackground(rgb, report.portrait, *report.eyes, required);
    if (!background.measured) {
        return;
    }
    add(report, FaceCheckId::BackgroundHue, background.huePercent,
        atLeast(background.huePercent, 90, 75));
    add(report, FaceCheckId::BackgroundEvenness, background.evenness,
        atLeast(background.evenness, 70, 50));
}

cv::Rect faceAroundEyes(const std::array<EyeFit, 2>& eyes, const FacePatch& patch)
{
    const FacePoint left = patch.toPicture(eyes[0].centre);
    const FacePoint right = patch.toPicture(eyes[1].centre);
    const double width = std::hypot(right.xPx - left.xPx, right.yPx - left.yPx) / 0.39;
    return {static_cast<int>(0.5 * (left.xPx + right.xPx) - 0.5 * width),
            static_cast<int>(0.5 * (left.yPx + right.yPx) - 0.385 * width),
            std::max(16, static_cast<int>(width)), std::max(16, static_cast<int>(width))};
}

int openEyes(const std::array<EyeFit, 2>& eyes)
{
    return static_cast<int>(
        std::count_if(eyes.begin(), eyes.end(), [](const EyeFit& eye) { return eye.isOpenEye(); }));
}

FaceReport judge(FaceFinder& finder, const cv::Mat& rgb, const std::vector<FoundFace>& faces,
                 FaceRequirement requirement)
{
    FaceReport report;
    report.faceCount = static_cast<int>(faces.size());
    add(report, FaceCheckId::FaceCount, report.faceCount,
        report.faceCount == 1 ? Verdict::Good : Verdict::Poor);
    if (faces.empty()) {
        return report;
    }
    const cv::Rect& box = faces.front().box;
    report.face = FaceBox{box.x, box.y, box.width, box.height};
    FacePatch patch = cutPatch(rgb, box);
    auto eyes = findEyes(finder, patch);
    // A box that misses the usual proportions is drawn anew around the eyes, once.
    const cv::Rect better = faceAroundEyes(eyes, patch);
    if (openEyes(eyes) > 0 && std::abs(better.width - box.width) > 0.15 * box.width) {
        FacePatch again = cutPatch(rgb, better);
        const auto eyesAgain = findEyes(finder, again);
        if (openEyes(eyesAgain) >= openEyes(eyes)) {
            patch = std::move(again);
            eyes = eyesAgain;
        }
    }
    const int open = openEyes(eyes);
    add(report, FaceCheckId::EyesVisible, open, open == 2 ? Verdict::Good : Verdict::Poor);
    const FaceFrame inPatch(eyes[0].centre, eyes[1].centre);
    const cv::Mat upright = uprightFace(patch.gray, inPatch);
    const double structure = faceStructure(upright);
    add(report, FaceCheckId::FaceStructure, structure, atLeast(structure, 45, 30));
    if (!eyes[0].seenByCascade && !eyes[1].seenByCascade) {
        return report;
    }
    report.eyes = {patch.toPicture(eyes[0].centre), patch.toPicture(eyes[1].centre)};
    const FaceFrame frame({(*report.eyes)[0].xPx, (*report.eyes)[0].yPx},
                          {(*report.eyes)[1].xPx, (*report.eyes)[1].yPx});
    report.head = headAround(frame);
    report.portrait = requirement.framing == FaceFraming::WholeImage
                          ? FaceBox{0, 0, rgb.cols, rgb.rows}
                          : portraitAround(frame, rgb.size());
    addGeometry(report, frame, yawDegrees(upright), rgb.size());
    addLight(report, patch, inPatch);
    const double bits = greyBits(rgb, frame);
    add(report, FaceCheckId::GreyRange, bits, atLeast(bits, 7, 6.5));
    addBackground(report, rgb, requirement.background);
    return report;
}

FaceBox enlarged(const FaceBox& box, double factor)
{
    return boxAround(box.xPx * factor, box.yPx * factor, box.widthPx * factor,
                     box.heightPx * factor);
}

/// Turns what was measured on a reduced frame into pixels of the frame.
void enlarge(FaceReport& report, double factor)
{
    if (report.face) {
        report.face = enlarged(*report.face, factor);
    }
    if (report.eyes) {
        for (auto& eye : *report.eyes) {
            eye = {(eye.xPx + 0.5) * factor - 0.5, (eye.yPx + 0.5) * factor - 0.5};
        }
    }
    report.head = enlarged(report.head, factor);
    report.portrait = enlarged(report.portrait, factor);
    for (auto& check : report.checks) {
        if (check.id == FaceCheckId::EyeDistance) {
            check.value *= factor;
            check.verdict = atLeast(check.value, 120, 90);
        }
    }
}

Status checkImage(const RgbImage& image)
{
    if (!holdsInvariant(image)) {
        return Error{ErrorCode::InvalidInput, "picture size and pixels differ"};
    }
    if (std::min(image.widthPx, image.heightPx) < kMinFaceImagePx ||
        std::max(image.widthPx, image.heightPx) > kMaxFaceImagePx) {
        return Error{ErrorCode::InvalidInput, "picture side out of range"};
    }
    return {};
}

} // namespace

Verdict eyeDistanceVerdict(double px)
{
    return atLeast(px, kGoodEyeDistancePx, kLeastEyeDistancePx);
}

struct FaceChecker::State
{
    FaceFinder finder;
    std::optional<cv::Rect> lastFace; ///< in the reduced frame
    cv::Size lastSize;
    int framesTracked = 0;
};

Result<FaceChecker> FaceChecker::open(const std::filesystem::path& cascadeFolder)
{
    auto finder = FaceFinder::open(cascadeFolder);
    if (!finder) {
        return finder.error();
    }
    return FaceChecker(
        std::make_unique<State>(State{std::move(finder).value(), std::nullopt, {}, 0}));
}

FaceChecker::FaceChecker(std::unique_ptr<State> state)
    : m_state(std::move(state))
{}

FaceChecker::FaceChecker(FaceChecker&&) noexcept = default;
FaceChecker& FaceChecker::operator=(FaceChecker&&) noexcept = default;
FaceChecker::~FaceChecker() = default;

Result<FaceReport> FaceChecker::check(const RgbImage& image, FaceRequirement requirement)
{
    if (const Status status = checkImage(image); !status) {
        return status.error();
    }
    return guarded([&]() -> Result<FaceReport> {
        const cv::Mat rgb = viewOf(image);
        cv::Mat gray;
        cv::cvtColor(rgb, gray, cv::COLOR_RGB2GRAY);
        return judge(m_state->finder, rgb, m_state->finder.findAll(gray, FaceSearch::Thorough),
                     requirement);
    });
}

Result<FaceReport> FaceChecker::checkFrame(const RgbImage& frame, FaceRequirement requirement)
{
    if (const Status status = checkImage(frame); !status) {
        return status.error();
    }
    return guarded([&]() -> Result<FaceReport> {
        cv::Mat rgb = viewOf(frame);
        const double factor =
            std::max(1.0, static_cast<double>(std::max(rgb.cols, rgb.rows)) / kLiveSidePx);
        if (factor > 1) {
            cv::Mat reduced;
            cv::resize(rgb, reduced, {}, 1 / factor, 1 / factor, cv::INTER_AREA);
            rgb = reduced;
        }
        cv::Mat gray;
        cv::cvtColor(rgb, gray, cv::COLOR_RGB2GRAY);
        std::vector<FoundFace> faces;
        if (m_state->lastFace && m_state->lastSize == rgb.size() &&
            m_state->framesTracked < kFullSearchEvery) {
            if (const auto face = m_state->finder.findNear(gray, *m_state->lastFace)) {
                faces.push_back(*face);
                ++m_state->framesTracked;
            }
        }
        if (faces.empty()) {
            faces = m_state->finder.findAll(gray, FaceSearch::Quick);
            m_state->framesTracked = 0;
        }
        // With two faces in view each frame must see both.
        m_state->lastFace = faces.size() == 1 ? std::optional(faces.front().box) : std::nullopt;
        m_state->lastSize = rgb.size();
        FaceReport report = judge(m_state->finder, rgb, faces, requirement);
        enlarge(report, factor);
        return report;
    });
}

} // namespace rekam::imaging
