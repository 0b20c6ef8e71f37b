#include "imaging/face/face_measures.h"

#include "imaging/steps.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace rekam::imaging {

namespace {

constexpr double kDegrees = 180 / std::numbers::pi;

double meanGradient(const cv::Mat& upright, const cv::Rect& box, bool vertical)
{
    cv::Mat slope;
    cv::Sobel(upright, slope, CV_32F, vertical ? 0 : 1, vertical ? 1 : 0, 3, 1.0 / 8);
    return cv::mean(cv::abs(slope(box)))[0];
}

/// A box in units of the eye distance on an upright face.
cv::Rect uprightBox(double left, double top, double right, double bottom)
{
    const auto x = [](double unit) {
        return static_cast<int>(std::lround(kUprightSidePx / 2.0 + unit * kUprightEyesPx));
    };
    const auto y = [](double unit) {
        return static_cast<int>(std::lround(kUprightMiddleYPx + unit * kUprightEyesPx));
    };
    return cv::Rect(cv::Point(x(left), y(top)), cv::Point(x(right), y(bottom))) &
           cv::Rect(0, 0, kUprightSidePx, kUprightSidePx);
}

int percentile(const cv::Mat& matrix, double share)
{
    std::vector<std::uint8_t> values;
    for (int y = 0; y < matrix.rows; ++y) {
        const auto* row = matrix.ptr<std::uint8_t>(y);
        values.insert(values.end(), row, row + matrix.cols);
    }
    if (values.empty()) {
        return 0;
    }
    const auto last = static_cast<double>(values.size() - 1);
    const auto nth = values.begin() + static_cast<std::ptrdiff_t>(share * last);
    std::nth_element(values.begin(), nth, values.end());
    return *nth;
}

struct Zone
{
    double grey = 0;
    double redDifference = 0;
    double blueDifference = 0;
};

Zone zoneOf(const cv::Mat& ycrcb, cv::Point2d centre, double sidePx)
{
    const int side = std::max(2, static_cast<int>(sidePx));
    const cv::Rect box = cv::Rect(static_cast<int>(centre.x) - side / 2,
                                  static_cast<int>(centre.y) - side / 2, side, side) &
                         cv::Rect(0, 0, ycrcb.cols, ycrcb.rows);
    if (box.area() == 0) {
        return {};
    }
    const cv::Scalar mean = cv::mean(ycrcb(box));
    return {mean[0], mean[1], mean[2]};
}

/// Greys within an oval from forehead to chin.
std::array<int, 256> faceHistogram(const cv::Mat& gray, const FaceFrame& frame)
{
    cv::Mat mask = cv::Mat::zeros(gray.size(), CV_8UC1);
    const cv::RotatedRect oval(frame.at(0, 0.5),
                               {static_cast<float>(1.7 * frame.eyeDistance()),
                                static_cast<float>(2.3 * frame.eyeDistance())},
                               static_cast<float>(frame.rollDegrees()));
    cv::ellipse(mask, oval, cv::Scalar(255), cv::FILLED);
    std::array<int, 256> histogram{};
    for (int y = 0; y < mask.rows; ++y) {
        for (int x = 0; x < mask.cols; ++x) {
            if (mask.at<std::uint8_t>(y, x) != 0) {
                ++histogram.at(gray.at<std::uint8_t>(y, x));
            }
        }
    }
    return histogram;
}

} // namespace

FaceFrame::FaceFrame(cv::Point2d leftEye, cv::Point2d rightEye)
    : m_middle((leftEye + rightEye) * 0.5)
    , m_right(rightEye - leftEye)
    , m_eyeDistance(std::max(1.0, std::hypot(m_right.x, m_right.y)))
{}

cv::Point2d FaceFrame::at(double right, double down) const
{
    return {m_middle.x + right * m_right.x - down * m_right.y,
            m_middle.y + right * m_right.y + down * m_right.x};
}

double FaceFrame::rollDegrees() const
{
    return std::atan2(m_right.y, m_right.x) * kDegrees;
}

cv::Mat uprightFace(const cv::Mat& gray, const FaceFrame& frame)
{
    const double scale = 1.0 / kUprightEyesPx;
    const cv::Point2d right = (frame.at(1, 0) - frame.middle()) * scale;
    const cv::Point2d down = (frame.at(0, 1) - frame.middle()) * scale;
    const cv::Point2d origin = frame.middle() - right * (kUprightSidePx / 2.0) -
                               down * static_cast<double>(kUprightMiddleYPx);
    const cv::Matx23d fromUpright(right.x, down.x, origin.x, right.y, down.y, origin.y);
    cv::Mat upright;
    cv::warpAffine(gray, upright, fromUpright, {kUprightSidePx, kUprightSidePx},
                   cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    return upright;
}

double faceStructure(const cv::Mat& upright)
{
    constexpr double kFullNose = 0.018;  // mean slope over brightness of a well-lit face
    constexpr double kFullMouth = 0.045; // and of the row where the lips meet
    cv::Mat smooth;
    cv::GaussianBlur(upright, smooth, {}, 1.5);
    const double brightness = std::max(20.0, cv::mean(smooth(uprightBox(-0.6, 0.2, 0.6, 1.2)))[0]);
    const double nose = meanGradient(smooth, uprightBox(-0.3, 0.25, 0.3, 0.8), false) / brightness;
    double mouth = 0;
    for (const double down : stepsFrom(0.85, 1.4, 1.0 / kUprightEyesPx)) {
        const cv::Rect row = uprightBox(-0.3, down, 0.3, down + 2.0 / kUprightEyesPx);
        if (row.area() > 0) {
            mouth = std::max(mouth, meanGradient(smooth, row, true) / brightness);
        }
    }
    return 50 * std::min(1.0, nose / kFullNose) + 50 * std::min(1.0, mouth / kFullMouth);
}

double yawDegrees(const cv::Mat& upright)
{
    // Nose tip and lips stand before the plane of the eyes by about this much of the eye distance;
    // when the head turns their axis moves by its sine.
    constexpr double kProtrusion = 0.38;
    constexpr int kReachPx = 20;
    cv::Mat smooth;
    cv::GaussianBlur(upright, smooth, {}, 1.5);
    cv::Mat slope;
    cv::Sobel(smooth, slope, CV_32F, 0, 1); // across brows, nostrils and lips: blind to side light
    const cv::Mat band = slope(uprightBox(-1.0, 0.35, 1.0, 1.35));
    cv::Mat mirrored;
    cv::flip(band, mirrored, 1);
    const int width = band.cols - 4 * kReachPx;
    double bestValue = -2;
    double best = 0;
    for (int shift = -kReachPx; shift <= kReachPx; ++shift) {
        // Mirroring about an axis at +shift moves the mirrored band by twice that.
        const cv::Mat a = band.colRange(2 * kReachPx + shift, 2 * kReachPx + shift + width);
        const cv::Mat b = mirrored.colRange(2 * kReachPx - shift, 2 * kReachPx - shift + width);
        const double power = std::sqrt(a.dot(a) * b.dot(b));
        const double value = power > 0 ? a.dot(b) / power : 0;
        if (value > bestValue) {
            bestValue = value;
            best = shift;
        }
    }
    const double sine = std::clamp(best / (kUprightEyesPx * kProtrusion), -1.0, 1.0);
    return std::asin(sine) * kDegrees;
}

double sharpnessOfFace(const cv::Mat& gray, const FaceFrame& frame)
{
    // A step seen through a blur of σ pixels has its contrast times 1/(σ√2π) as steepest slope:
    // 0.32 at σ = 1.25, as sharp as an interpolated face gets.
    constexpr double kSharpSlope = 0.32;
    cv::Mat across;
    cv::Mat down;
    cv::Sobel(gray, across, CV_32F, 1, 0, 3, 1.0 / 8);
    cv::Sobel(gray, down, CV_32F, 0, 1, 3, 1.0 / 8);
    cv::Mat slope;
    cv::magnitude(across, down, slope);
    const double half = 0.32 * frame.eyeDistance();
    double sum = 0;
    int count = 0;
    for (const cv::Point2d centre : {frame.at(-0.5, 0), frame.at(0.5, 0), frame.at(0, 1.1)}) {
        const cv::Rect box =
            cv::Rect(static_cast<int>(centre.x - half), static_cast<int>(centre.y - half * 0.7),
                     static_cast<int>(2 * half), static_cast<int>(1.4 * half)) &
            cv::Rect(0, 0, gray.cols, gray.rows);
        if (box.area() < 50) {
            continue;
        }
        const double contrast = percentile(gray(box), 0.98) - percentile(gray(box), 0.02);
        cv::Mat scaled;
        slope(box).convertTo(scaled, CV_8U, 255.0 / (0.6 * std::max(12.0, contrast)));
        const double steepest = 0.6 * percentile(scaled, 0.985) / 255;
        sum += std::min(1.0, steepest / kSharpSlope);
        ++count;
    }
    return count > 0 ? 100 * sum / count : 0;
}

FaceLight faceLight(const FacePatch& patch, const FaceFrame& frame)
{
    constexpr double kSkinChroma = 16; // farther from the cheeks than this is hair, beard or cloth
    cv::Mat ycrcb;
    cv::cvtColor(patch.rgb, ycrcb, cv::COLOR_RGB2YCrCb);
    const double side = 0.3 * frame.eyeDistance();
    const Zone left = zoneOf(ycrcb, frame.at(-0.5, 0.62), side);
    const Zone right = zoneOf(ycrcb, frame.at(0.5, 0.62), side);
    std::vector<double> greys{left.grey, right.grey};
    for (const cv::Point2d centre : {frame.at(0, 1.6), frame.at(0, -0.55)}) {
        const Zone zone = zoneOf(ycrcb, centre, side);
        const double apart =
            std::abs(zone.redDifference - 0.5 * (left.redDifference + right.redDifference)) +
            std::abs(zone.blueDifference - 0.5 * (left.blueDifference + right.blueDifference));
        if (apart < kSkinChroma) {
            greys.push_back(zone.grey);
        }
    }
    const auto [darkest, brightest] = std::minmax_element(greys.begin(), greys.end());

    const auto histogram = faceHistogram(patch.gray, frame);
    double sum = 0;
    double count = 0;
    for (std::size_t grey = 0; grey < histogram.size(); ++grey) {
        sum += static_cast<double>(grey) * histogram.at(grey);
        count += histogram.at(grey);
    }
    double clipped = 0;
    for (const std::size_t grey : {0U, 1U, 2U, 253U, 254U, 255U}) {
        clipped += histogram.at(grey);
    }
    FaceLight light;
    light.meanGrey = sum / std::max(1.0, count);
    light.clippedPercent = 100 * clipped / std::max(1.0, count);
    light.evenness = *brightest > 0 ? *darkest / *brightest : 0;
    return light;
}

double greyBits(const cv::Mat& rgb, const FaceFrame& frame)
{
    const double reach = 2 * frame.eyeDistance();
    const cv::Rect around = cv::Rect(static_cast<int>(frame.middle().x - reach),
                                     static_cast<int>(frame.middle().y - reach),
                                     static_cast<int>(2 * reach), static_cast<int>(2 * reach)) &
                            cv::Rect(0, 0, rgb.cols, rgb.rows);
    if (around.area() == 0) {
        return 0;
    }
    cv::Mat gray;
    cv::cvtColor(rgb(around), gray, cv::COLOR_RGB2GRAY);
    const cv::Point2d corner(around.x, around.y);
    const auto histogram =
        faceHistogram(gray, {frame.at(-0.5, 0) - corner, frame.at(0.5, 0) - corner});
    const auto used =
        std::count_if(histogram.begin(), histogram.end(), [](int n) { return n > 0; });
    return std::log2(static_cast<double>(std::max<std::ptrdiff_t>(1, used)));
}

} // namespace rekam::imaging
