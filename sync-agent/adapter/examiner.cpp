#include "adapter/examiner.h"

#include "base/json_depth.h"
#include "base/slap_fingers.h"
#include "biometrics/fmr.h"
#include "biometrics/image_codec.h"
#include "packet/approval_document.h"
#include "record/nik.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace rekam::adapter {

namespace {

constexpr std::uint16_t kPartsSchema = 1;
constexpr int kMinImageSidePx = 32; // smaller holds no finger, eye or face
constexpr std::string_view kFmrFormat = "fmr-2005";

std::optional<Refusal> checkImage(const packet::PartView& part)
{
    if (!part.mediaType.starts_with("image/")) {
        return std::nullopt;
    }
    const auto image = biometrics::decodeGray(part.bytes);
    if (!image) {
        return Refusal{packet::RejectCause::ImageBroken,
                       std::string(part.name) + ": " + image.error().detail};
    }
    if (image.value().widthPx < kMinImageSidePx || image.value().heightPx < kMinImageSidePx) {
        return Refusal{packet::RejectCause::ImageBroken, std::string(part.name) + ": too small"};
    }
    const auto [darkest, lightest] = std::ranges::minmax_element(image.value().pixels);
    if (*darkest == *lightest) {
        return Refusal{packet::RejectCause::ImageBroken, std::string(part.name) + ": blank"};
    }
    return std::nullopt;
}

std::optional<Refusal> checkSample(const packet::RecordedSample& sample,
                                   std::span<const packet::PartView> parts)
{
    if (!sample.imagePart.empty() && packet::findPart(parts, sample.imagePart) == nullptr) {
        return Refusal{packet::RejectCause::PartMissing,
                       sample.imagePart + " is not in the packet"};
    }
    if (sample.templatePart.empty()) {
        return sample.imagePart.empty() ? std::optional(Refusal{packet::RejectCause::PartMissing,
                                                                "a sample without parts"})
                                        : std::nullopt;
    }
    const packet::PartView* part = packet::findPart(parts, sample.templatePart);
    if (part == nullptr || part->bytes.empty()) {
        return Refusal{packet::RejectCause::PartMissing,
                       sample.templatePart + " is not in the packet"};
    }
    if (sample.templateFormat == kFmrFormat) {
        if (const auto minutiae = biometrics::readFmr(part->bytes); !minutiae) {
            return Refusal{packet::RejectCause::ImageBroken,
                           sample.templatePart + ": " + minutiae.error().detail};
        }
    }
    return std::nullopt;
}

/// The NIK first and by itself, so that the station hears NIK_INVALID and not a general complaint.
std::optional<Refusal> checkNik(std::string_view json)
{
    const auto document = nlohmann::json::parse(json, nullptr, false);
    if (document.is_object() && document.contains("person") && document["person"].is_object() &&
        document["person"].contains("nik") && document["person"]["nik"].is_string()) {
        const auto nik = record::Nik::parse(document["person"]["nik"].get<std::string>());
        if (!nik) {
            return Refusal{packet::RejectCause::NikInvalid, nik.error().detail};
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string> missingModality(const packet::RecordDocument& record)
{
    std::set<FingerPosition> fingers;
    std::set<Eye> eyes;
    bool photo = false;
    bool signature = false;
    for (const packet::RecordedSample& sample : record.samples) {
        if (sample.purpose != packet::SamplePurpose::Capture) {
            continue;
        }
        switch (sample.modality) {
        case record::Modality::Photo:
            photo = true;
            break;
        case record::Modality::Signature:
            signature = true;
            break;
        case record::Modality::Iris:
            eyes.insert(sample.eye);
            break;
        case record::Modality::Fingerprints:
            for (const FingerPosition finger : fingersOf(sample.finger)) {
                fingers.insert(finger);
            }
            break;
        }
    }
    for (const record::BiometricException& exception : record.exceptions) {
        fingers.insert(exception.finger);
        eyes.insert(exception.eye);
        signature = signature || exception.modality == record::Modality::Signature;
        photo = photo || exception.modality == record::Modality::Photo;
    }
    for (const FingerPosition finger : kTenFingers) {
        if (!fingers.contains(finger)) {
            return "finger " + std::to_string(static_cast<int>(finger));
        }
    }
    if (!eyes.contains(Eye::Right) || !eyes.contains(Eye::Left)) {
        return eyes.contains(Eye::Right) ? "left iris" : "right iris";
    }
    return !photo       ? std::optional<std::string>("photo")
           : !signature ? std::optional<std::string>("signature")
                        : std::nullopt;
}

Examiner::Examiner(Keys keys)
    : m_keys(keys)
{}

std::variant<Examined, Refusal> Examiner::examine(ByteView packet) const
{
    const auto header = packet::readHeader(packet);
    if (!header) {
        return Refusal{packet::RejectCause::CannotOpen, header.error().detail};
    }
    const handover::KnownStation* station = m_keys.stations.byCode(header.value().station);
    if (station == nullptr) {
        return Refusal{packet::RejectCause::CannotOpen, "station unknown to the centre"};
    }
    auto opened = packet::open(packet, station->admission.keys.signing, m_keys.centre);
    if (!opened) {
        return Refusal{packet::RejectCause::CannotOpen, opened.error().detail};
    }
    Examined examined;
    examined.header = opened.value().header;
    examined.contentHash = opened.value().contentHash;
    examined.payload = std::move(opened.value().payload);
    if (examined.header.mode != station->admission.mode) {
        examined.refusal = {packet::RejectCause::ModeMismatch, "mode of packet and station differ"};
    } else if (examined.header.payloadSchema != kPartsSchema) {
        examined.refusal = {packet::RejectCause::SchemaUnknown, "payload schema from the future"};
    } else {
        examined.refusal = checkPayload(examined);
    }
    return examined;
}

std::optional<Refusal> Examiner::checkPayload(Examined& examined) const
{
    auto parts = packet::parsePayload(examined.payload.view());
    if (!parts) {
        return Refusal{packet::RejectCause::PayloadMalformed, parts.error().detail};
    }
    examined.parts = std::move(parts).value();
    if (nestsDeeper(asText(examined.parts.front().bytes))) {
        return Refusal{packet::RejectCause::RecordInvalid, "record.json: nests too deep"};
    }
    for (const packet::PartView& part : examined.parts) {
        if (auto refusal = checkImage(part); refusal) {
            return refusal;
        }
    }
    if (examined.header.kind == packet::Kind::Full) {
        return checkRecord(examined);
    }
    if (examined.header.kind == packet::Kind::Approval) {
        const auto decision = packet::approvalFromJson(asText(examined.parts.front().bytes));
        return decision ? std::nullopt
                        : std::optional(
                              Refusal{packet::RejectCause::RecordInvalid, decision.error().detail});
    }
    const auto document =
        nlohmann::json::parse(asText(examined.parts.front().bytes), nullptr, false);
    if (!document.is_object()) {
        return Refusal{packet::RejectCause::RecordInvalid, "record.json is no object"};
    }
    return std::nullopt;
}

std::optional<Refusal> Examiner::checkRecord(Examined& examined) const
{
    const std::string_view json = asText(examined.parts.front().bytes);
    if (auto refusal = checkNik(json); refusal) {
        return refusal;
    }
    const auto record = packet::recordFromJson(json);
    if (!record) {
        return Refusal{packet::RejectCause::RecordInvalid, record.error().detail};
    }
    const packet::RecordDocument& document = record.value();
    if (document.station != examined.header.station) {
        return Refusal{packet::RejectCause::RecordInvalid, "record and packet name two stations"};
    }
    if (!m_keys.tagKey.empty() &&
        packet::nikTag(m_keys.tagKey.view(), document.person.nik.digits()) != examined.header.tag) {
        return Refusal{packet::RejectCause::NikInvalid, "tag and NIK differ"};
    }
    for (const packet::RecordedSample& sample : document.samples) {
        if (auto refusal = checkSample(sample, examined.parts); refusal) {
            return refusal;
        }
    }
    if (const auto missing = missingModality(document); missing) {
        return Refusal{packet::RejectCause::PartMissing, *missing + " is missing, not excepted"};
    }
    examined.awaitsApproval = !packet::unapprovedIn(document).empty();
    auto refusal = checkVerification(document, examined.parts);
    refusal = refusal ? refusal : checkStatement(document, examined.parts);
    return refusal ? refusal : checkValidation(document);
}

} // namespace rekam::adapter
