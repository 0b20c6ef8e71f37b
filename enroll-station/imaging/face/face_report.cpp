#include "imaging/face/face_check.h"
#include "imaging/mat_view.h"

#include <algorithm>
#include <cmath>

namespace rekam::imaging {

const char* faceCheckName(FaceCheckId id)
{
    switch (id) {
    case FaceCheckId::FaceCount:
        return "face-count";
    case FaceCheckId::EyesVisible:
        return "eyes-visible";
    case FaceCheckId::FaceStructure:
        return "face-structure";
    case FaceCheckId::HeadInFrame:
        return "head-in-frame";
    case FaceCheckId::EyeDistance:
        return "eye-distance";
    case FaceCheckId::Roll:
        return "roll";
    case FaceCheckId::Yaw:
        return "yaw";
    case FaceCheckId::CentreX:
        return "centre-x";
    case FaceCheckId::CentreY:
        return "centre-y";
    case FaceCheckId::HeadWidth:
        return "head-width";
    case FaceCheckId::HeadLength:
        return "head-length";
    case FaceCheckId::Sharpness:
        return "sharpness";
    case FaceCheckId::Exposure:
        return "exposure";
    case FaceCheckId::Illumination:
        return "illumination";
    case FaceCheckId::GreyRange:
        return "grey-range";
    case FaceCheckId::BackgroundHue:
        return "background-hue";
    case FaceCheckId::BackgroundEvenness:
        return "background-evenness";
    }
    return "unknown";
}

const FaceCheck* FaceReport::find(FaceCheckId id) const
{
    const auto found = std::find_if(checks.begin(), checks.end(),
                                    [id](const FaceCheck& check) { return check.id == id; });
    return found == checks.end() ? nullptr : &*found;
}

bool FaceReport::refused() const
{
    for (const auto id : {FaceCheckId::FaceCount, FaceCheckId::EyesVisible,
                          FaceCheckId::FaceStructure, FaceCheckId::HeadInFrame}) {
        const FaceCheck* check = find(id);
        if (check == nullptr || check->verdict == Verdict::Poor) {
            return true;
        }
    }
    return false;
}

Verdict FaceReport::overall() const
{
    Verdict worst = refused() ? Verdict::Poor : Verdict::Good;
    for (const auto& check : checks) {
        worst = std::max(worst, check.verdict);
    }
    return worst;
}

Result<RgbImage> cropPortrait(const RgbImage& image, const FaceReport& report, PortraitSize size)
{
    if (!holdsInvariant(image) || !report.eyes) {
        return Error{ErrorCode::InvalidInput, "no face to cut out"};
    }
    if (size.widthPx < 3 || size.heightPx < 4 ||
        std::max(size.widthPx, size.heightPx) > kMaxFaceImagePx ||
        std::abs(3 * size.heightPx - 4 * size.widthPx) > 4) {
        return Error{ErrorCode::InvalidInput, "portrait size is not 3:4"};
    }
    const FaceBox& cut = report.portrait;
    if (cut.widthPx < 3 || cut.heightPx < 4 || cut.xPx < 0 || cut.yPx < 0 ||
        cut.xPx > image.widthPx - cut.widthPx || cut.yPx > image.heightPx - cut.heightPx) {
        return Error{ErrorCode::InvalidInput, "portrait reaches past the picture"};
    }
    return guarded([&]() -> Result<RgbImage> {
        const cv::Mat part = viewOf(image)(cv::Rect(cut.xPx, cut.yPx, cut.widthPx, cut.heightPx));
        RgbImage portrait;
        portrait.widthPx = size.widthPx;
        portrait.heightPx = size.heightPx;
        portrait.pixels.resize(3U * static_cast<std::size_t>(size.widthPx) *
                               static_cast<std::size_t>(size.heightPx));
        cv::Mat target(size.heightPx, size.widthPx, CV_8UC3, portrait.pixels.data());
        const bool smaller = size.widthPx < cut.widthPx;
        cv::resize(part, target, target.size(), 0, 0, smaller ? cv::INTER_AREA : cv::INTER_CUBIC);
        return portrait;
    });
}

} // namespace rekam::imaging
