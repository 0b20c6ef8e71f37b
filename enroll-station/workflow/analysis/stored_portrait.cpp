#include "workflow/analysis/stored_portrait.h"

#include "biometrics/image_codec.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace rekam::workflow {

Result<imaging::FaceReport> measureStoredPortrait(const StoredPortrait& stored,
                                                  imaging::FaceBackground background)
{
    const auto image = biometrics::decodeRgb(stored.jpeg);
    if (!image) {
        return image.error();
    }
    auto checker = imaging::FaceChecker::open(imaging::kDefaultCascadeFolder);
    if (!checker) {
        return checker.error();
    }
    auto report =
        checker.value().check(image.value(), {background, imaging::FaceFraming::WholeImage});
    if (!report) {
        return report.error();
    }
    const auto measures = nlohmann::json::parse(stored.measuresJson, nullptr, false);
    const char* const name = imaging::faceCheckName(imaging::FaceCheckId::EyeDistance);
    const auto seen = std::ranges::find(report.value().checks, imaging::FaceCheckId::EyeDistance,
                                        &imaging::FaceCheck::id);
    if (seen != report.value().checks.end() && measures.is_object() && measures.contains(name) &&
        measures[name].is_number()) {
        seen->value = measures[name].get<double>();
        seen->verdict = imaging::eyeDistanceVerdict(seen->value);
    }
    return report;
}

} // namespace rekam::workflow
