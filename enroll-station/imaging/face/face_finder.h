// Faces and eyes by Viola–Jones cascades. Internal to the face code.
#pragma once

#include "base/result.h"

#include <opencv2/core.hpp>
#include <opencv2/objdetect.hpp>

#include <filesystem>
#include <optional>
#include <vector>

namespace rekam::imaging {

struct FoundFace
{
    cv::Rect box;
    int votes = 0; ///< windows that agreed
};

/// Thorough for a taken picture; Quick, on a smaller picture with coarser steps, for live frames.
enum class FaceSearch { Thorough, Quick };

/// Not thread-safe: a cascade keeps scratch space. Functions may throw cv::Exception.
class FaceFinder
{
public:
    /// @return NotFound if a cascade is missing or broken.
    [[nodiscard]] static Result<FaceFinder> open(const std::filesystem::path& cascadeFolder);

    /// Frontal faces in a grey picture, the largest first, specks beside it dropped.
    [[nodiscard]] std::vector<FoundFace> findAll(const cv::Mat& gray, FaceSearch search);

    /// The face near where the last one was, its size within a third; nothing if it left.
    [[nodiscard]] std::optional<FoundFace> findNear(const cv::Mat& gray, const cv::Rect& last);

    /// The box that the eye cascades agree on within a zone of a grey patch; nothing if they find
    /// no eye there. The middle of the box is near the iris.
    [[nodiscard]] std::optional<cv::Rect> findEye(const cv::Mat& patch, const cv::Rect& zone);

private:
    cv::CascadeClassifier m_face;
    cv::CascadeClassifier m_eye;
    cv::CascadeClassifier m_eyeGlasses;
};

} // namespace rekam::imaging
