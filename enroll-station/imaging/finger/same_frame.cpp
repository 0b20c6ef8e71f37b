#include "imaging/finger/same_frame.h"

#include "imaging/mat_view.h"

#include <algorithm>
#include <array>
#include <vector>

namespace rekam::imaging {

namespace {

constexpr int kPatchPx = 48;
/// Patches must show ridges: a plain one is found everywhere.
constexpr double kLeastDeviation = 20.0;
constexpr std::size_t kLeastPatches = 3;
constexpr std::size_t kMostPatches = 6;
/// JPEG at quality 60 moves a ridge image by 3 to 8 grey levels; two touches of one finger differ
/// by 15 or more (FVC2002 set B, 1,120 pairs).
constexpr double kCodecNoise = 9.0;

bool usable(const GrayImage& image)
{
    return image.widthPx >= kPatchPx && image.heightPx >= kPatchPx &&
           image.pixels.size() ==
               static_cast<std::size_t>(image.widthPx) * static_cast<std::size_t>(image.heightPx);
}

/// Non-overlapping patches with the strongest ridges, strongest first.
std::vector<cv::Rect> ridgePatches(const cv::Mat& image)
{
    std::vector<std::pair<double, cv::Rect>> found;
    for (int y = 0; y + kPatchPx <= image.rows; y += kPatchPx) {
        for (int x = 0; x + kPatchPx <= image.cols; x += kPatchPx) {
            const cv::Rect patch(x, y, kPatchPx, kPatchPx);
            cv::Scalar mean;
            cv::Scalar deviation;
            cv::meanStdDev(image(patch), mean, deviation);
            if (deviation[0] >= kLeastDeviation) {
                found.emplace_back(deviation[0], patch);
            }
        }
    }
    std::ranges::sort(found, [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<cv::Rect> patches;
    for (const auto& [deviation, patch] : found) {
        if (patches.size() == kMostPatches) {
            break;
        }
        patches.push_back(patch);
    }
    return patches;
}

/// The mean difference over all patches that lie within `stored` at this shift.
double differenceAt(const cv::Mat& shown, const cv::Mat& stored,
                    const std::vector<cv::Rect>& patches, cv::Point shift)
{
    const cv::Rect whole(0, 0, stored.cols, stored.rows);
    double sum = 0;
    std::size_t compared = 0;
    for (const cv::Rect& patch : patches) {
        const cv::Rect there = patch + shift;
        if ((there & whole) == there) {
            sum += cv::norm(shown(patch), stored(there), cv::NORM_L1) / patch.area();
            ++compared;
        }
    }
    return compared < kLeastPatches ? 255.0 : sum / static_cast<double>(compared);
}

} // namespace

double leastDifference(const GrayImage& shown, const GrayImage& stored)
{
    if (!usable(shown) || !usable(stored)) {
        return 255.0;
    }
    const cv::Mat part = viewOf(shown);
    const cv::Mat whole = viewOf(stored);
    const std::vector<cv::Rect> patches = ridgePatches(part);
    double least = 255.0;
    // The strongest patch may lie outside a frame that shows less; then the next ones lead.
    for (std::size_t lead = 0; lead < std::min(patches.size(), kLeastPatches); ++lead) {
        cv::Mat found;
        cv::matchTemplate(whole, part(patches[lead]), found, cv::TM_SQDIFF);
        cv::Point best;
        cv::minMaxLoc(found, nullptr, nullptr, &best);
        least = std::min(least, differenceAt(part, whole, patches, best - patches[lead].tl()));
        if (least <= kCodecNoise) {
            break;
        }
    }
    return least;
}

bool repeatsFrame(const GrayImage& shown, const GrayImage& stored)
{
    return leastDifference(shown, stored) <= kCodecNoise;
}

} // namespace rekam::imaging
