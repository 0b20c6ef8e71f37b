#include "imaging/signature/check.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace rekam::imaging {

namespace {

using std::chrono::milliseconds;

constexpr double kUmPerMm = 1000;
constexpr double kDotLengthMm = 3;   ///< ink no longer than this is a touch, not a signature
constexpr double kLeastExtentMm = 8; ///< the larger of width and height; a line for one who
                                     ///< cannot sign is longer
constexpr double kMostOutsidePercent = 2;
constexpr milliseconds kQuickest{150};
constexpr milliseconds kLongest = std::chrono::minutes(2);

struct Extent
{
    int left = 0;
    int right = 0;
    int top = 0;
    int bottom = 0;
};

bool isInk(const SignatureSample& sample)
{
    return sample.pressurePermille > 0;
}

double lengthMm(const SignatureSample& from, const SignatureSample& to)
{
    return std::hypot(static_cast<double>(to.xUm) - from.xUm,
                      static_cast<double>(to.yUm) - from.yUm) /
           kUmPerMm;
}

/// A pad without pressure reports one value for every touch.
bool variesInPressure(std::span<const SignatureSample> samples)
{
    int first = 0;
    for (const auto& sample : samples) {
        if (!isInk(sample)) {
            continue;
        }
        if (first != 0 && sample.pressurePermille != first) {
            return true;
        }
        first = sample.pressurePermille;
    }
    return false;
}

struct Ink
{
    SignatureReport report;
    std::size_t samples = 0;
    std::size_t outside = 0;
    Extent extent;
};

Ink gather(std::span<const SignatureSample> samples, SignatureArea area)
{
    Ink ink;
    const SignatureSample* before = nullptr;
    milliseconds firstTime{0};
    for (const auto& sample : samples) {
        if (!isInk(sample)) {
            before = nullptr;
            continue;
        }
        if (ink.samples == 0) {
            firstTime = sample.time;
            ink.extent = {sample.xUm, sample.xUm, sample.yUm, sample.yUm};
        }
        ink.report.duration = sample.time - firstTime;
        ink.report.strokeCount += before == nullptr ? 1 : 0;
        ink.report.inkLengthMm += before == nullptr ? 0 : lengthMm(*before, sample);
        ink.extent.left = std::min(ink.extent.left, sample.xUm);
        ink.extent.right = std::max(ink.extent.right, sample.xUm);
        ink.extent.top = std::min(ink.extent.top, sample.yUm);
        ink.extent.bottom = std::max(ink.extent.bottom, sample.yUm);
        const bool outside = sample.xUm < 0 || sample.yUm < 0 || sample.xUm > area.widthUm ||
                             sample.yUm > area.heightUm;
        ink.outside += outside ? 1 : 0;
        ++ink.samples;
        before = &sample;
    }
    return ink;
}

std::vector<SignatureIssue> issuesOf(const SignatureReport& report, std::size_t inkSamples)
{
    if (inkSamples == 0) {
        return {SignatureIssue::Blank};
    }
    std::vector<SignatureIssue> issues;
    if (report.inkLengthMm < kDotLengthMm) {
        issues.push_back(SignatureIssue::Dot);
    } else if (std::max(report.widthMm, report.heightMm) < kLeastExtentMm) {
        issues.push_back(SignatureIssue::TooSmall);
    }
    if (report.outsidePercent > kMostOutsidePercent) {
        issues.push_back(SignatureIssue::OutOfArea);
    }
    if (report.duration < kQuickest) {
        issues.push_back(SignatureIssue::TooQuick);
    }
    if (report.duration > kLongest) {
        issues.push_back(SignatureIssue::TooLong);
    }
    if (!report.pressureRecorded) {
        issues.push_back(SignatureIssue::NoPressure);
    }
    return issues;
}

} // namespace

bool SignatureReport::has(SignatureIssue issue) const
{
    return std::find(issues.begin(), issues.end(), issue) != issues.end();
}

SignatureReport checkSignature(std::span<const SignatureSample> samples, SignatureArea area)
{
    const bool tooMany = samples.size() > kMaxSignatureSamples;
    samples = samples.first(std::min(samples.size(), kMaxSignatureSamples));
    Ink ink = gather(samples, area);
    SignatureReport& report = ink.report;
    report.widthMm = (static_cast<double>(ink.extent.right) - ink.extent.left) / kUmPerMm;
    report.heightMm = (static_cast<double>(ink.extent.bottom) - ink.extent.top) / kUmPerMm;
    if (ink.samples > 0) {
        report.outsidePercent =
            100.0 * static_cast<double>(ink.outside) / static_cast<double>(ink.samples);
    }
    report.pressureRecorded = variesInPressure(samples);
    report.issues = issuesOf(report, ink.samples);
    if (tooMany && !report.has(SignatureIssue::TooLong)) {
        report.issues.push_back(SignatureIssue::TooLong);
    }
    const bool ordered =
        std::is_sorted(samples.begin(), samples.end(),
                       [](const auto& a, const auto& b) { return a.time < b.time; });
    if (!ordered) {
        report.issues.push_back(SignatureIssue::Disordered);
    }
    std::sort(report.issues.begin(), report.issues.end());
    const bool onlyPressure = report.issues.size() == 1 && report.has(SignatureIssue::NoPressure);
    report.verdict = report.issues.empty() ? Verdict::Good
                     : onlyPressure        ? Verdict::Fair
                                           : Verdict::Poor;
    return ink.report;
}

} // namespace rekam::imaging
