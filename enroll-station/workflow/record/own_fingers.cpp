#include "workflow/record/own_fingers.h"

#include "imaging/finger/compare.h"
#include "workflow/record/steps.h"

#include <algorithm>

namespace rekam::workflow {

namespace {

struct Comparable
{
    FingerPosition position = FingerPosition::Unknown;
    imaging::ComparableFinger finger;
};

std::vector<Comparable> comparable(std::span<const LaidFinger> fingers)
{
    std::vector<Comparable> made;
    for (const LaidFinger& finger : fingers) {
        if (const auto minutiae = imaging::readTemplate(finger.minutiae)) {
            made.push_back({finger.position, imaging::ComparableFinger(minutiae.value())});
        }
    }
    return made;
}

} // namespace

Result<std::vector<LaidFinger>> storedFingers(OpenStation& station, const store::EnrolmentId& id,
                                              std::span<const FingerPosition> replaced)
{
    const auto enrolment = station.store->enrolments().load(id);
    if (!enrolment) {
        return enrolment.error();
    }
    std::vector<LaidFinger> stored;
    const StepRules rules(enrolment.value(), station.identity.policy);
    for (const FingerPosition position : kTenFingers) {
        const store::SampleInfo* sample = rules.chosen(placeOf(position));
        if (sample == nullptr || sample->templateBytes == 0 ||
            std::ranges::find(replaced, position) != replaced.end()) {
            continue;
        }
        auto minutiae = station.store->samples().templateOf(sample->id);
        if (!minutiae) {
            return minutiae.error();
        }
        stored.push_back({position, std::move(minutiae).value()});
    }
    return stored;
}

std::vector<FingerClash> clashesOf(std::span<const LaidFinger> taken,
                                   std::span<const LaidFinger> stored, double threshold)
{
    const std::vector<Comparable> fresh = comparable(taken);
    const std::vector<Comparable> before = comparable(stored);
    std::vector<FingerClash> clashes;
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        const auto compare = [&](const Comparable& other, bool isStored) {
            const double score = imaging::compareFingers(fresh[i].finger, other.finger);
            if (score >= threshold) {
                clashes.push_back({fresh[i].position, other.position, isStored, score});
            }
        };
        for (std::size_t j = i + 1; j < fresh.size(); ++j) {
            compare(fresh[j], false);
        }
        for (const Comparable& other : before) {
            if (other.position != fresh[i].position) {
                compare(other, true);
            }
        }
    }
    std::ranges::stable_sort(clashes, std::ranges::greater{}, &FingerClash::score);
    return clashes;
}

} // namespace rekam::workflow
