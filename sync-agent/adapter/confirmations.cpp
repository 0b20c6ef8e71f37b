#include "adapter/confirmations.h"

#include "base/slap_fingers.h"
#include "packet/record_hash.h"
#include "provision/policy.h"

#include <algorithm>
#include <array>

namespace rekam::adapter {

namespace {

/// The finger that is verified first, then those that stand in for it, as at the station.
constexpr std::array kHands = {
    std::array{FingerPosition::LeftIndex, FingerPosition::LeftThumb, FingerPosition::LeftMiddle,
               FingerPosition::LeftRing, FingerPosition::LeftLittle},
    std::array{FingerPosition::RightIndex, FingerPosition::RightThumb, FingerPosition::RightMiddle,
               FingerPosition::RightRing, FingerPosition::RightLittle},
};

const packet::RecordedSample* sampleOf(const packet::RecordDocument& record, FingerPosition finger,
                                       packet::SamplePurpose purpose)
{
    const auto found = std::ranges::find_if(record.samples, [&](const auto& sample) {
        return sample.purpose == purpose && sample.modality == record::Modality::Fingerprints &&
               sample.finger == finger;
    });
    return found == record.samples.end() ? nullptr : &*found;
}

bool isExcepted(const packet::RecordDocument& record, FingerPosition finger)
{
    return std::ranges::any_of(
        record.exceptions, [finger](const auto& exception) { return exception.finger == finger; });
}

/// Whether the finger was captured, by itself or on a platen with others.
bool isCaptured(const packet::RecordDocument& record, FingerPosition finger)
{
    return std::ranges::any_of(record.samples, [finger](const packet::RecordedSample& sample) {
        return sample.purpose == packet::SamplePurpose::Capture &&
               sample.modality == record::Modality::Fingerprints &&
               std::ranges::count(fingersOf(sample.finger), finger) > 0;
    });
}

/// The finger of this hand that must have been verified; nothing for a hand that is excepted whole.
/// One without a template cannot be compared and gives way, as long as another has one.
std::optional<FingerPosition> dueFinger(const packet::RecordDocument& record,
                                        std::span<const FingerPosition> hand)
{
    std::optional<FingerPosition> first;
    for (const FingerPosition finger : hand) {
        if (isExcepted(record, finger) || !isCaptured(record, finger)) {
            continue;
        }
        const auto* alone = sampleOf(record, finger, packet::SamplePurpose::Capture);
        if (alone != nullptr && !alone->templatePart.empty()) {
            return finger;
        }
        first = first ? first : finger;
    }
    return first;
}

std::optional<Refusal> checkFinger(const packet::RecordDocument& record,
                                   std::span<const packet::PartView> parts, FingerPosition finger)
{
    const std::string name = "finger " + std::to_string(static_cast<int>(finger));
    const auto entry =
        std::ranges::find(record.verification, finger, &packet::VerifiedFinger::finger);
    if (entry == record.verification.end()) {
        return Refusal{packet::RejectCause::NotVerified, name + " was not verified"};
    }
    // Written negatively: a score that is no number is below everything.
    if (!(entry->score >= entry->threshold.value_or(provision::Policy().fingerMatch))) {
        return Refusal{packet::RejectCause::NotVerified, name + " did not match"};
    }
    const auto* scan = sampleOf(record, finger, packet::SamplePurpose::Verification);
    const packet::PartView* fresh =
        scan == nullptr ? nullptr : packet::findPart(parts, scan->imagePart);
    if (fresh == nullptr) {
        return Refusal{packet::RejectCause::NotVerified, name + " has no fresh scan"};
    }
    const auto* stored = sampleOf(record, finger, packet::SamplePurpose::Capture);
    const packet::PartView* kept =
        stored == nullptr ? nullptr : packet::findPart(parts, stored->imagePart);
    if (kept != nullptr && std::ranges::equal(kept->bytes, fresh->bytes)) {
        return Refusal{packet::RejectCause::NotVerified, name + " was compared with itself"};
    }
    return std::nullopt;
}

} // namespace

std::optional<Refusal> checkVerification(const packet::RecordDocument& record,
                                         std::span<const packet::PartView> parts)
{
    for (const auto& hand : kHands) {
        if (const auto finger = dueFinger(record, hand)) {
            if (auto refusal = checkFinger(record, parts, *finger); refusal) {
                return refusal;
            }
        }
    }
    return std::nullopt;
}

std::optional<Refusal> checkStatement(const packet::RecordDocument& record,
                                      std::span<const packet::PartView> parts)
{
    if (!record.statement) {
        return Refusal{packet::RejectCause::StatementUnsigned, "no statement in the record"};
    }
    const std::string& name = record.statement->signaturePart;
    const bool excepted = std::ranges::any_of(record.exceptions, [](const auto& exception) {
        return exception.modality == record::Modality::Signature;
    });
    if (name.empty() ? !excepted : packet::findPart(parts, name) == nullptr) {
        return Refusal{packet::RejectCause::StatementUnsigned, "the statement bears no signature"};
    }
    if (record.statement->recordHash != toHex(packet::recordHash(record, parts))) {
        return Refusal{packet::RejectCause::ContentChanged,
                       "the statement was signed for another content"};
    }
    return std::nullopt;
}

std::optional<Refusal> checkValidation(const packet::RecordDocument& record)
{
    if (!record.validation || record.validation->operatorId.empty()) {
        return Refusal{packet::RejectCause::NotValidated, "no operator validated the record"};
    }
    const packet::ValidationFacts& validation = *record.validation;
    if (!validation.score && validation.supervisorId.empty()) {
        return Refusal{packet::RejectCause::NotValidated,
                       "validated with neither finger nor supervisor"};
    }
    if (validation.supervisorId == validation.operatorId) {
        return Refusal{packet::RejectCause::NotValidated,
                       "the operator was the supervisor as well"};
    }
    return std::nullopt;
}

} // namespace rekam::adapter
