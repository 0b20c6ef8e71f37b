// Viola, Jones, "Rapid object detection using a boosted cascade of simple features" (2001), with
// the cascades of Lienhart that OpenCV ships.
#include "imaging/face/face_finder.h"

#include "imaging/mat_view.h"

#include <algorithm>
#include <cmath>

namespace rekam::imaging {

namespace {

constexpr int kSearchSidePx = 400; ///< the longer side of the picture that is searched
constexpr int kQuickSidePx = 300;
constexpr int kTrackFacePx = 64; ///< a known face is searched at this width

Status load(cv::CascadeClassifier& cascade, const std::filesystem::path& file)
{
    std::error_code code;
    if (!std::filesystem::is_regular_file(file, code)) {
        return Error{ErrorCode::NotFound, "no cascade " + file.string()};
    }
    try {
        if (cascade.load(file.string())) {
            return {};
        }
    } catch (const cv::Exception&) { // falls through to the one error below
        cascade = {};
    }
    return Error{ErrorCode::NotFound, "not a cascade: " + file.string()};
}

cv::Rect scaled(const cv::Rect& box, double factor)
{
    return {static_cast<int>(std::lround(box.x * factor)),
            static_cast<int>(std::lround(box.y * factor)),
            static_cast<int>(std::lround(box.width * factor)),
            static_cast<int>(std::lround(box.height * factor))};
}

cv::Mat reduced(const cv::Mat& gray, double factor)
{
    cv::Mat small;
    if (factor >= 1) {
        small = gray.clone();
    } else {
        cv::resize(gray, small, {}, factor, factor, cv::INTER_AREA);
    }
    cv::equalizeHist(small, small);
    return small;
}

} // namespace

Result<FaceFinder> FaceFinder::open(const std::filesystem::path& cascadeFolder)
{
    FaceFinder finder;
    const auto loads = {
        load(finder.m_face, cascadeFolder / "haarcascade_frontalface_alt2.xml"),
        load(finder.m_eye, cascadeFolder / "haarcascade_eye.xml"),
        load(finder.m_eyeGlasses, cascadeFolder / "haarcascade_eye_tree_eyeglasses.xml"),
    };
    for (const auto& status : loads) {
        if (!status) {
            return status.error();
        }
    }
    return finder;
}

std::vector<FoundFace> FaceFinder::findAll(const cv::Mat& gray, FaceSearch search)
{
    const int side = search == FaceSearch::Quick ? kQuickSidePx : kSearchSidePx;
    const double step = search == FaceSearch::Quick ? 1.18 : 1.12;
    const int leastVotes = search == FaceSearch::Quick ? 3 : 4; // coarser steps, fewer votes
    constexpr double kSpeck = 0.4; // of the largest face: print on clothes, posters
    const double factor = std::min(1.0, static_cast<double>(side) / std::max(gray.cols, gray.rows));
    const cv::Mat small = reduced(gray, factor);
    const int least = std::max(28, std::min(small.cols, small.rows) / 9);
    std::vector<cv::Rect> boxes;
    std::vector<int> votes;
    m_face.detectMultiScale(small, boxes, votes, step, leastVotes, 0, {least, least});
    std::vector<FoundFace> faces;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        faces.push_back({scaled(boxes[i], 1 / factor), votes[i]});
    }
    std::sort(faces.begin(), faces.end(),
              [](const FoundFace& a, const FoundFace& b) { return a.box.width > b.box.width; });
    if (!faces.empty()) {
        const double smallest = kSpeck * faces.front().box.width;
        std::erase_if(faces, [&](const FoundFace& face) { return face.box.width < smallest; });
    }
    return faces;
}

std::optional<FoundFace> FaceFinder::findNear(const cv::Mat& gray, const cv::Rect& last)
{
    const cv::Rect around = cv::Rect(last.x - last.width / 3, last.y - last.height / 3,
                                     last.width * 5 / 3, last.height * 5 / 3) &
                            cv::Rect(0, 0, gray.cols, gray.rows);
    if (around.width < 48 || around.height < 48) {
        return std::nullopt;
    }
    const double factor = std::min(1.0, static_cast<double>(kTrackFacePx) / last.width);
    const cv::Mat small = reduced(gray(around), factor);
    const int expected = static_cast<int>(last.width * factor);
    std::vector<cv::Rect> boxes;
    std::vector<int> votes;
    m_face.detectMultiScale(small, boxes, votes, 1.1, 3, 0, {expected * 2 / 3, expected * 2 / 3},
                            {expected * 3 / 2, expected * 3 / 2});
    std::optional<FoundFace> best;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (!best || votes[i] > best->votes) {
            cv::Rect box = scaled(boxes[i], 1 / factor);
            box.x += around.x;
            box.y += around.y;
            best = FoundFace{box, votes[i]};
        }
    }
    return best;
}

std::optional<cv::Rect> FaceFinder::findEye(const cv::Mat& patch, const cv::Rect& zone)
{
    const cv::Rect within = zone & cv::Rect(0, 0, patch.cols, patch.rows);
    if (within.width < 24 || within.height < 24) {
        return std::nullopt;
    }
    cv::Mat even;
    cv::equalizeHist(patch(within), even);
    for (auto* cascade : {&m_eye, &m_eyeGlasses}) {
        std::vector<cv::Rect> boxes;
        std::vector<int> votes;
        cascade->detectMultiScale(even, boxes, votes, 1.15, 2, 0, {24, 24});
        if (boxes.empty()) {
            continue;
        }
        const auto most = std::max_element(votes.begin(), votes.end()) - votes.begin();
        cv::Rect box = boxes[static_cast<std::size_t>(most)];
        box.x += within.x;
        box.y += within.y;
        return box;
    }
    return std::nullopt;
}

} // namespace rekam::imaging
