// Circular edges by an integro-differential search. Internal to the iris code.
#pragma once

#include "imaging/iris/segment.h"

#include <opencv2/core.hpp>

#include <vector>

namespace rekam::imaging {

/// Brightness at a point between pixels of an 8-bit image; edges repeat.
[[nodiscard]] double sampleAt(const cv::Mat& image, double x, double y);

struct PupilFit
{
    IrisCircle circle;
    double edge = 0;     ///< 0–1: how much of the rim is a clear step from dark to bright
    double darkness = 0; ///< 0–1: how far inside lies below the image's median
};

/// Dark round regions of an 8-bit image about 320 px wide, the likeliest first, at most four.
[[nodiscard]] std::vector<PupilFit> findPupils(const cv::Mat& image);

struct LimbusFit
{
    IrisCircle circle;
    double edge = 0; ///< mean step across the rim left and right, grey levels
};

/// The outer rim around a pupil, searched on the arcs beside it, where lids seldom reach.
[[nodiscard]] LimbusFit findLimbus(const cv::Mat& image, const IrisCircle& pupil);

/// Moves a circle by fractions of a pixel to the strongest edge nearby.
[[nodiscard]] IrisCircle refinePupil(const cv::Mat& image, IrisCircle circle);
[[nodiscard]] IrisCircle refineLimbus(const cv::Mat& image, IrisCircle circle, double scale);

} // namespace rekam::imaging
