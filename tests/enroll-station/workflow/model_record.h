// A record in memory and what may happen to it: for tests of the rules.
#pragma once

#include "workflow/record/record_hash.h"
#include "workflow/record/steps.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::workflow::testing {

inline crypto::Hash256 hashOf(std::string_view text)
{
    return crypto::hash256(asBytes(text));
}

inline const std::vector<store::SamplePosition>& allPlaces()
{
    static const std::vector<store::SamplePosition> kPlaces = [] {
        std::vector<store::SamplePosition> places{placeOf(record::Modality::Photo),
                                                  placeOf(record::Modality::Signature),
                                                  placeOf(Eye::Left), placeOf(Eye::Right)};
        for (const FingerPosition finger : kTenFingers) {
            places.push_back(placeOf(finger));
        }
        return places;
    }();
    return kPlaces;
}

inline store::SampleInfo sampleAt(const store::SamplePosition& place, std::int64_t id)
{
    store::SampleInfo sample;
    sample.id = {id};
    sample.position = place;
    sample.quality = 80;
    sample.imageHash = hashOf("image " + std::to_string(id));
    sample.chosen = true;
    sample.templateBytes = place.modality == record::Modality::Fingerprints ? 100 : 0;
    return sample;
}

inline void mark(store::Enrolment& enrolment, record::Step step, store::StepState state,
                 std::string json = "{}")
{
    const auto known = std::ranges::find(enrolment.steps, step, &store::StepRecord::step);
    if (known == enrolment.steps.end()) {
        enrolment.steps.push_back({step, state, std::move(json), {}});
    } else {
        known->state = state;
        known->dataJson = std::move(json);
    }
}

inline store::SampleInfo& at(store::Enrolment& enrolment, const store::SamplePosition& place)
{
    return *std::ranges::find(enrolment.samples, place, &store::SampleInfo::position);
}

inline void remove(store::Enrolment& enrolment, const store::SamplePosition& place)
{
    std::erase_if(enrolment.samples,
                  [&](const store::SampleInfo& sample) { return sample.position == place; });
}

inline void except(store::Enrolment& enrolment, const store::SamplePosition& place)
{
    store::StoredException stored;
    stored.exception.modality = place.modality;
    stored.exception.finger = place.finger;
    stored.exception.eye = place.eye;
    enrolment.exceptions.push_back(stored);
    remove(enrolment, place);
}

inline void verify(store::Enrolment& enrolment, const std::vector<FingerPosition>& fingers,
                   double score = 500)
{
    std::vector<VerifiedFinger> verified;
    for (const FingerPosition finger : fingers) {
        verified.push_back({finger, score, at(enrolment, placeOf(finger)).imageHash});
    }
    mark(enrolment, record::Step::Verification, store::StepState::Done, verificationJson(verified));
}

inline void sign(store::Enrolment& enrolment)
{
    enrolment.statement.emplace().recordHash = recordHash(enrolment);
}

inline void validate(store::Enrolment& enrolment)
{
    enrolment.validation.emplace().recordHash = recordHash(enrolment);
}

inline void retake(store::Enrolment& enrolment, const store::SamplePosition& place)
{
    store::SampleInfo again = at(enrolment, place);
    at(enrolment, place).chosen = false;
    again.id.value += 100;
    again.attempt = 2;
    again.imageHash = hashOf("again");
    enrolment.samples.push_back(again);
}

inline store::Enrolment untouched()
{
    record::Person who(record::Nik::parse("1471095103090001").value());
    who.name = "Nabila Putri Ramadhani";
    return store::Enrolment(who);
}

/// Everything captured, verified, signed and validated; not sealed.
inline store::Enrolment whole()
{
    store::Enrolment enrolment = untouched();
    for (const record::Step step : record::kSteps) {
        if (step != record::Step::Seal && step != record::Step::Receipt) {
            mark(enrolment, step, store::StepState::Done);
        }
    }
    std::int64_t id = 0;
    for (const store::SamplePosition& place : allPlaces()) {
        enrolment.samples.push_back(sampleAt(place, ++id));
    }
    enrolment.photoApproval = {at(enrolment, placeOf(record::Modality::Photo)).id, "student", {}};
    verify(enrolment, {FingerPosition::LeftIndex, FingerPosition::RightIndex});
    sign(enrolment);
    validate(enrolment);
    return enrolment;
}

} // namespace rekam::workflow::testing
