#include "workflow/record/corrections.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace rekam::workflow {

using nlohmann::json;
using record::Step;

std::vector<packet::Correction> correctionsFromJson(std::string_view stepJson)
{
    std::vector<packet::Correction> list;
    const json parsed = json::parse(stepJson, nullptr, false);
    if (!parsed.is_object() || !parsed.contains("corrections") ||
        !parsed["corrections"].is_array()) {
        return list;
    }
    const auto text = [](const json& object, const char* key) {
        return object.contains(key) && object[key].is_string() ? object[key].get<std::string>()
                                                               : std::string();
    };
    for (const json& entry : parsed["corrections"]) {
        if (entry.is_object() && !text(entry, "field").empty()) {
            list.push_back({text(entry, "field"), text(entry, "before"), text(entry, "after"),
                            text(entry, "basis")});
        }
    }
    return list;
}

std::string withCorrections(std::string_view stepJson,
                            std::span<const packet::Correction> corrections)
{
    json object = json::parse(stepJson, nullptr, false);
    if (!object.is_object()) {
        object = json::object();
    }
    object.erase("corrections");
    for (const packet::Correction& correction : corrections) {
        object["corrections"].push_back({{"field", correction.field},
                                         {"before", correction.before},
                                         {"after", correction.after},
                                         {"basis", correction.basis}});
    }
    return object.dump();
}

std::vector<packet::Correction> correctionsOf(const store::Enrolment& enrolment)
{
    std::vector<packet::Correction> all;
    for (const Step step : {Step::ReadBack, Step::Documents}) {
        const store::StepRecord* saved = enrolment.step(step);
        if (saved == nullptr) {
            continue;
        }
        for (packet::Correction& correction : correctionsFromJson(saved->dataJson)) {
            const auto known = std::ranges::find(all, correction.field, &packet::Correction::field);
            if (known == all.end()) {
                all.push_back(std::move(correction));
            } else if (!correction.after.empty()) {
                *known = std::move(correction);
            }
        }
    }
    return all;
}

} // namespace rekam::workflow
