#include "imaging/face/background.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace rekam::imaging {

namespace {

struct HueRange
{
    double from; ///< degrees
    double to;   ///< may be past 360
    double leastSaturation;
};

HueRange rangeOf(FaceBackground background)
{
    switch (background) {
    case FaceBackground::Red:
        return {333, 374, 0.40};
    case FaceBackground::Blue:
        return {190, 258, 0.30};
    case FaceBackground::Orange:
        return {14, 48, 0.45};
    }
    return {};
}

bool isColour(const cv::Vec3b& pixel, const HueRange& range)
{
    constexpr double kLeastValue = 0.18; // darker cloth has no colour to speak of
    const double red = pixel[0];
    const double green = pixel[1];
    const double blue = pixel[2];
    const double most = std::max({red, green, blue});
    const double least = std::min({red, green, blue});
    const double spread = most - least;
    if (most < kLeastValue * 255 || spread < range.leastSaturation * most) {
        return false;
    }
    double hue = 0;
    if (most == red) {
        hue = 60 * (green - blue) / spread;
    } else if (most == green) {
        hue = 120 + 60 * (blue - red) / spread;
    } else {
        hue = 240 + 60 * (red - green) / spread;
    }
    hue = hue < 0 ? hue + 360 : hue;
    return (hue >= range.from && hue <= range.to) ||
           (hue + 360 >= range.from && hue + 360 <= range.to);
}

/// Standard deviation without the twentieth at either end: single hairs and folds do not count.
double trimmedDeviation(std::vector<double>& values)
{
    std::sort(values.begin(), values.end());
    const std::size_t cut = values.size() / 20;
    double sum = 0;
    double squares = 0;
    double count = 0;
    for (std::size_t i = cut; i + cut < values.size(); ++i) {
        sum += values[i];
        squares += values[i] * values[i];
        count += 1;
    }
    const double mean = sum / std::max(1.0, count);
    return std::sqrt(std::max(0.0, squares / std::max(1.0, count) - mean * mean));
}

double evennessOf(const std::vector<cv::Vec3b>& cloth)
{
    constexpr double kPerUnit = 3.0; // points off for each CIELAB unit of spread
    const cv::Mat rgb(1, static_cast<int>(cloth.size()), CV_8UC3,
                      const_cast<cv::Vec3b*>(cloth.data())); // OpenCV has no const header
    cv::Mat lab;
    cv::cvtColor(rgb, lab, cv::COLOR_RGB2Lab);
    double variance = 0;
    for (int channel = 0; channel < 3; ++channel) {
        std::vector<double> values;
        values.reserve(cloth.size());
        for (int i = 0; i < lab.cols; ++i) {
            // 8-bit L is stretched from 0–100 to 0–255.
            values.push_back(lab.at<cv::Vec3b>(0, i)[channel] * (channel == 0 ? 100.0 / 255 : 1));
        }
        const double deviation = trimmedDeviation(values);
        variance += deviation * deviation;
    }
    return std::max(0.0, 100 - kPerUnit * std::sqrt(variance));
}

} // namespace

BackgroundMeasure measureBackground(const cv::Mat& rgb, const FaceBox& portrait,
                                    const std::array<FacePoint, 2>& eyes, FaceBackground required)
{
    // An oval in eye distances around the head that wide hair and most headscarves keep to.
    constexpr double kOvalAcross = 1.70;
    constexpr double kOvalDown = 2.05;
    constexpr double kAboveShoulders = 0.6;
    constexpr std::size_t kLeastPixels = 200;
    constexpr int kSteps = 160; // sampled at most so finely either way
    const double distance =
        std::max(1.0, std::hypot(eyes[1].xPx - eyes[0].xPx, eyes[1].yPx - eyes[0].yPx));
    const double middleX = 0.5 * (eyes[0].xPx + eyes[1].xPx);
    const double middleY = 0.5 * (eyes[0].yPx + eyes[1].yPx);
    const cv::Rect box = cv::Rect(portrait.xPx, portrait.yPx, portrait.widthPx, portrait.heightPx) &
                         cv::Rect(0, 0, rgb.cols, rgb.rows);
    const int step = std::max(1, box.width / kSteps);
    const HueRange range = rangeOf(required);
    std::vector<cv::Vec3b> cloth;
    std::size_t matching = 0;
    for (int y = box.y; y < box.y + box.height; y += step) {
        const double down = (y - middleY) / distance;
        if (down > kAboveShoulders) {
            break;
        }
        const auto* row = rgb.ptr<cv::Vec3b>(y);
        for (int x = box.x; x < box.x + box.width; x += step) {
            const double across = (x - middleX) / distance;
            if (std::hypot(across / kOvalAcross, down / kOvalDown) > 1) {
                cloth.push_back(row[x]);
                matching += isColour(row[x], range) ? 1U : 0U;
            }
        }
    }
    if (cloth.size() < kLeastPixels) {
        return {};
    }
    return {100.0 * static_cast<double>(matching) / static_cast<double>(cloth.size()),
            evennessOf(cloth), true};
}

} // namespace rekam::imaging
