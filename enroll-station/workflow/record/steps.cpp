#include "workflow/record/steps.h"

#include "workflow/record/record_hash.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace rekam::workflow {

namespace {

using record::Modality;
using record::Step;

constexpr std::array kSlaps = {FingerPosition::LeftFour, FingerPosition::RightFour,
                               FingerPosition::BothThumbs};
constexpr std::array kLeftSubstitutes = {FingerPosition::LeftIndex, FingerPosition::LeftThumb,
                                         FingerPosition::LeftMiddle, FingerPosition::LeftRing,
                                         FingerPosition::LeftLittle};
constexpr std::array kRightSubstitutes = {FingerPosition::RightIndex, FingerPosition::RightThumb,
                                          FingerPosition::RightMiddle, FingerPosition::RightRing,
                                          FingerPosition::RightLittle};

/// One entry of what verificationJson() wrote; nothing if it is anything else.
std::optional<VerifiedFinger> verifiedFinger(const nlohmann::json& entry)
{
    if (!entry.is_object() || !entry.contains("finger") || !entry["finger"].is_number_integer() ||
        !entry.contains("score") || !entry["score"].is_number() || !entry.contains("sample") ||
        !entry["sample"].is_string()) {
        return std::nullopt;
    }
    VerifiedFinger verified;
    const auto code = entry["finger"].get<std::int64_t>();
    const auto known = std::ranges::find_if(kTenFingers, [code](FingerPosition finger) {
        return static_cast<std::int64_t>(finger) == code;
    });
    const auto sample = fromHex(entry["sample"].get_ref<const std::string&>());
    if (known == kTenFingers.end() || !sample || sample->size() != verified.sample.size()) {
        return std::nullopt;
    }
    verified.finger = *known;
    verified.score = entry["score"].get<double>();
    std::ranges::copy(*sample, verified.sample.begin());
    return verified;
}

} // namespace

std::string_view explain(Lack lack)
{
    switch (lack) {
    case Lack::NotReadBack:
        return "the data were not read back: read them aloud to the student (step 1)";
    case Lack::PapersUnchecked:
        return "the papers were not checked: check them (step 2)";
    case Lack::NoPhoto:
        return "no photo: take one (step 3)";
    case Lack::PhotoNotApproved:
        return "the photo is not approved: show it to the student and approve it (step 3)";
    case Lack::NoSignature:
        return "no signature: let the student sign, or record an exception (step 4)";
    case Lack::FingerMissing:
        return "a finger is missing or below the threshold: capture it, or record an exception "
               "(step 5)";
    case Lack::IrisMissing:
        return "an eye is missing or below the threshold: capture it, or record an exception "
               "(step 6)";
    case Lack::IndexNotVerified:
        return "the index fingers were not verified against their stored impressions: scan them "
               "afresh (step 7)";
    case Lack::StatementNotSigned:
        return "the statement is not signed for what the record holds now: let the student sign "
               "it (step 8)";
    case Lack::NotValidated:
        return "the operator has not validated what the record holds now: validate it (step 9)";
    }
    return "unknown";
}

store::SamplePosition placeOf(FingerPosition finger)
{
    return {Modality::Fingerprints, finger, Eye::Unknown};
}

store::SamplePosition placeOf(Eye eye)
{
    return {Modality::Iris, FingerPosition::Unknown, eye};
}

store::SamplePosition placeOf(Modality modality)
{
    return {modality, FingerPosition::Unknown, Eye::Unknown};
}

std::string verificationJson(const std::vector<VerifiedFinger>& fingers)
{
    nlohmann::json list = nlohmann::json::array();
    for (const VerifiedFinger& finger : fingers) {
        list.push_back({{"finger", static_cast<int>(finger.finger)},
                        {"score", finger.score},
                        {"sample", toHex(finger.sample)}});
    }
    return nlohmann::json{{"verified", list}}.dump();
}

std::vector<VerifiedFinger> verificationFromJson(std::string_view json)
{
    std::vector<VerifiedFinger> fingers;
    const auto parsed = nlohmann::json::parse(json, nullptr, false);
    if (!parsed.is_object() || !parsed.contains("verified")) {
        return fingers;
    }
    for (const auto& entry : parsed["verified"]) {
        if (const auto finger = verifiedFinger(entry)) {
            fingers.push_back(*finger);
        }
    }
    return fingers;
}

StepRules::StepRules(const store::Enrolment& enrolment, const provision::Policy& policy)
    : m_enrolment(&enrolment)
    , m_policy(&policy)
    , m_hash(recordHash(enrolment))
{}

const store::SampleInfo* StepRules::chosen(const store::SamplePosition& position) const
{
    for (const store::SampleInfo& sample : m_enrolment->samples) {
        if (sample.chosen && sample.position == position &&
            sample.purpose == store::SamplePurpose::Capture) {
            return &sample;
        }
    }
    return nullptr;
}

const record::BiometricException* StepRules::exception(const store::SamplePosition& position) const
{
    for (const store::StoredException& stored : m_enrolment->exceptions) {
        const record::BiometricException& exception = stored.exception;
        if (exception.modality == position.modality && exception.finger == position.finger &&
            exception.eye == position.eye) {
            return &exception;
        }
    }
    return nullptr;
}

bool StepRules::settled(FingerPosition finger) const
{
    const store::SampleInfo* sample = chosen(placeOf(finger));
    return (sample != nullptr && sample->quality.value_or(0) >= m_policy->fingerAccept) ||
           exception(placeOf(finger)) != nullptr;
}

bool StepRules::settled(Eye eye) const
{
    const store::SampleInfo* sample = chosen(placeOf(eye));
    return (sample != nullptr && sample->quality.value_or(0) >= m_policy->irisAccept) ||
           exception(placeOf(eye)) != nullptr;
}

std::vector<FingerPosition> StepRules::openFingers() const
{
    std::vector<FingerPosition> open;
    std::ranges::copy_if(kTenFingers, std::back_inserter(open),
                         [this](FingerPosition finger) { return !settled(finger); });
    return open;
}

std::vector<FingerPosition> StepRules::exceptedFingers() const
{
    std::vector<FingerPosition> excepted;
    std::ranges::copy_if(kTenFingers, std::back_inserter(excepted), [this](FingerPosition finger) {
        return exception(placeOf(finger)) != nullptr;
    });
    return excepted;
}

std::vector<Eye> StepRules::openEyes() const
{
    std::vector<Eye> open;
    for (const Eye eye : {Eye::Left, Eye::Right}) {
        if (!settled(eye)) {
            open.push_back(eye);
        }
    }
    return open;
}

FingerPosition StepRules::nextFingerTurn(bool fourFingerPlaten) const
{
    for (const FingerPosition slap : kSlaps) {
        std::vector<FingerPosition> open;
        std::ranges::copy_if(fingersOf(slap), std::back_inserter(open),
                             [this](FingerPosition finger) { return !settled(finger); });
        if (!open.empty()) {
            return fourFingerPlaten && open.size() > 1 ? slap : open.front();
        }
    }
    return FingerPosition::Unknown;
}

VerificationFingers StepRules::verificationFingers() const
{
    const auto first = [this](const auto& candidates) -> std::optional<FingerPosition> {
        for (const FingerPosition finger : candidates) {
            const store::SampleInfo* sample = chosen(placeOf(finger));
            if (sample != nullptr && sample->templateBytes > 0 &&
                exception(placeOf(finger)) == nullptr) {
                return finger;
            }
        }
        return std::nullopt;
    };
    return {first(kLeftSubstitutes), first(kRightSubstitutes)};
}

std::optional<FingerPosition>
StepRules::substituteFor(FingerPosition index, std::span<const FingerPosition> without) const
{
    if (index != FingerPosition::LeftIndex && index != FingerPosition::RightIndex) {
        return std::nullopt;
    }
    const auto& order = index == FingerPosition::LeftIndex ? kLeftSubstitutes : kRightSubstitutes;
    for (const FingerPosition finger : order) {
        if (finger != index && exception(placeOf(finger)) == nullptr &&
            std::ranges::find(without, finger) == without.end()) {
            return finger;
        }
    }
    return std::nullopt;
}

std::vector<VerifiedFinger> StepRules::verified() const
{
    const store::StepRecord* step = m_enrolment->step(Step::Verification);
    if (step == nullptr) {
        return {};
    }
    std::vector<VerifiedFinger> all = verificationFromJson(step->dataJson);
    std::erase_if(all, [this](const VerifiedFinger& entry) {
        const store::SampleInfo* sample = chosen(placeOf(entry.finger));
        return sample == nullptr || sample->imageHash != entry.sample;
    });
    return all;
}

bool StepRules::verificationComplete() const
{
    const VerificationFingers wanted = verificationFingers();
    const std::vector<VerifiedFinger> done = verified();
    const auto isVerified = [&](const std::optional<FingerPosition>& finger) {
        return !finger || std::ranges::any_of(done, [&](const VerifiedFinger& entry) {
            return entry.finger == *finger && entry.score >= m_policy->fingerMatch;
        });
    };
    return isVerified(wanted.left) && isVerified(wanted.right);
}

std::vector<Lack> StepRules::lacks(Step step) const
{
    std::vector<Lack> found;
    const auto lack = [&found](bool missing, Lack what) {
        if (missing) {
            found.push_back(what);
        }
    };
    switch (step) {
    case Step::ReadBack:
        lack(!m_enrolment->done(step), Lack::NotReadBack);
        break;
    case Step::Documents:
        lack(!m_enrolment->done(step), Lack::PapersUnchecked);
        break;
    case Step::Photo:
        lack(chosen(placeOf(Modality::Photo)) == nullptr, Lack::NoPhoto);
        lack(!photoApproved(), Lack::PhotoNotApproved);
        break;
    case Step::Signature:
        lack(chosen(placeOf(Modality::Signature)) == nullptr &&
                 exception(placeOf(Modality::Signature)) == nullptr,
             Lack::NoSignature);
        break;
    case Step::Fingerprints:
        lack(!openFingers().empty(), Lack::FingerMissing);
        break;
    case Step::Iris:
        lack(!openEyes().empty(), Lack::IrisMissing);
        break;
    case Step::Verification:
        lack(!openFingers().empty() || !verificationComplete(), Lack::IndexNotVerified);
        break;
    case Step::Statement:
        // A retake after the signature makes it void: it was bound to another content.
        lack(!m_enrolment->statement || m_enrolment->statement->recordHash != m_hash,
             Lack::StatementNotSigned);
        break;
    case Step::Seal:
        lack(!m_enrolment->validation || m_enrolment->validation->recordHash != m_hash,
             Lack::NotValidated);
        break;
    case Step::Receipt:
        break;
    }
    return found;
}

std::vector<Lack> StepRules::lacks() const
{
    std::vector<Lack> all;
    for (const Step step : record::kSteps) {
        std::ranges::copy(lacks(step), std::back_inserter(all));
    }
    return all;
}

bool StepRules::photoApproved() const
{
    const store::SampleInfo* photo = chosen(placeOf(Modality::Photo));
    return photo != nullptr && m_enrolment->photoApproval &&
           m_enrolment->photoApproval->sample == photo->id;
}

bool StepRules::complete(Step step) const
{
    if (m_enrolment->state == store::EnrolmentState::Sealed) {
        return true;
    }
    return step != Step::Seal && step != Step::Receipt && m_enrolment->done(step) &&
           lacks(step).empty();
}

StepStanding StepRules::standing(Step step) const
{
    if (complete(step)) {
        return StepStanding::Done;
    }
    // Reading aloud and the papers go in either order; everything later waits for all before it.
    if (step == Step::ReadBack || step == Step::Documents) {
        return StepStanding::Open;
    }
    const bool allBefore = std::ranges::all_of(
        record::kSteps, [&](Step before) { return before >= step || complete(before); });
    return allBefore ? StepStanding::Open : StepStanding::Locked;
}

Step StepRules::current() const
{
    const auto next =
        std::ranges::find_if(record::kSteps, [this](Step step) { return !complete(step); });
    return next == record::kSteps.end() ? Step::Receipt : *next;
}

} // namespace rekam::workflow
