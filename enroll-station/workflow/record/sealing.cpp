#include "workflow/record/sealing.h"

#include "biometrics/image_codec.h"
#include "packet/payload.h"
#include "record/age.h"
#include "workflow/analysis/sample_analysis.h"
#include "workflow/record/corrections.h"
#include "workflow/record/guardian_consent.h"
#include "workflow/record/steps.h"

#include <algorithm>
#include <cstdio>

namespace rekam::workflow {

namespace {

constexpr int kThumbnailHeightPx = 160;
constexpr int kThumbnailJpegQuality = 80;

/// A part with its bytes owned until the payload is encoded.
struct OwnedPart
{
    std::string name;
    std::string mediaType;
    Bytes bytes;
};

std::string mediaTypeOf(std::string_view imageFormat)
{
    return "image/" + std::string(imageFormat);
}

std::string partName(const store::SampleInfo& sample)
{
    std::string name(record::tokenOf(sample.position.modality));
    if (sample.position.finger != FingerPosition::Unknown) {
        const int code = static_cast<int>(sample.position.finger);
        name = (code > 10 ? "slap-" : code > 9 ? "finger-" : "finger-0") + std::to_string(code);
    } else if (sample.position.eye != Eye::Unknown) {
        name = sample.position.eye == Eye::Left ? "iris-left" : "iris-right";
    }
    return sample.purpose == store::SamplePurpose::Verification ? "verify-" + name : name;
}

struct RecordContent
{
    packet::RecordDocument document;
    std::vector<OwnedPart> parts;
    Bytes photo;
};

Status addSample(store::SampleTable& samples, const store::SampleInfo& sample,
                 RecordContent& content)
{
    auto image = samples.image(sample.id);
    if (!image) {
        return image.error();
    }
    packet::RecordedSample entry;
    const std::string stem = partName(sample);
    entry.modality = sample.position.modality;
    entry.finger = sample.position.finger;
    entry.eye = sample.position.eye;
    entry.purpose = sample.purpose == store::SamplePurpose::Verification
                        ? packet::SamplePurpose::Verification
                        : packet::SamplePurpose::Capture;
    entry.imagePart = stem + "." + sample.imageFormat;
    entry.imageFormat = sample.imageFormat;
    entry.quality = sample.quality;
    entry.attempt = sample.attempt;
    entry.measuresJson = sample.measuresJson;
    entry.driver = sample.source.driver;
    entry.deviceSerial = sample.source.serial;
    entry.virtualDevice = sample.source.origin == store::DeviceOrigin::Virtual;
    entry.capturedAt = sample.capturedAt;
    if (sample.position.modality == record::Modality::Photo) {
        content.photo = image.value();
    }
    content.parts.push_back(
        {entry.imagePart, mediaTypeOf(sample.imageFormat), std::move(image).value()});
    if (sample.templateBytes > 0) {
        auto bytes = samples.templateOf(sample.id);
        if (!bytes) {
            return bytes.error();
        }
        entry.templatePart = stem + ".template";
        entry.templateFormat = sample.templateFormat;
        content.parts.push_back(
            {entry.templatePart, "application/octet-stream", std::move(bytes).value()});
    }
    content.document.samples.push_back(std::move(entry));
    return {};
}

Status addExceptions(OpenStation& station, const store::Enrolment& enrolment,
                     RecordContent& content)
{
    for (const store::StoredException& stored : enrolment.exceptions) {
        content.document.exceptions.push_back(stored.exception);
        const auto sameEvidence = [&](const store::StoredException& other) {
            return &other < &stored &&
                   other.exception.evidenceHash == stored.exception.evidenceHash;
        };
        // One picture often shows several fingers: it travels once, found by its hash.
        if (!stored.hasEvidence || std::ranges::any_of(enrolment.exceptions, sameEvidence)) {
            continue;
        }
        auto evidence = station.store->enrolments().evidence(
            enrolment.id,
            {stored.exception.modality, stored.exception.finger, stored.exception.eye});
        if (!evidence) {
            return evidence.error();
        }
        content.parts.push_back({"evidence-" + std::to_string(content.parts.size()) + ".jpeg",
                                 "image/jpeg", std::move(evidence).value()});
    }
    return {};
}

Status addStatement(OpenStation& station, const store::Enrolment& enrolment, RecordContent& content)
{
    packet::StatementFacts facts;
    facts.textHash = toHex(enrolment.statement->textHash);
    facts.recordHash = toHex(enrolment.statement->recordHash);
    facts.signedAt = enrolment.statement->signedAt;
    if (!enrolment.statement->signatureFormat.empty()) {
        auto signature = station.store->enrolments().statementSignature(enrolment.id);
        if (!signature) {
            return signature.error();
        }
        facts.signaturePart = "statement.signature";
        content.parts.push_back(
            {facts.signaturePart, "application/octet-stream", std::move(signature).value()});
    }
    content.document.statement = facts;
    return {};
}

Result<RecordContent> gather(OpenStation& station, const store::Enrolment& enrolment,
                             const StepRules& rules)
{
    RecordContent content{packet::RecordDocument(enrolment.person), {}, {}};
    packet::RecordDocument& document = content.document;
    document.recordId = toHex(enrolment.id.bytes);
    document.station = station.identity.bundle.stationCode;
    document.operatorId = enrolment.operatorId;
    // What was judged just now, not what was in force when the recording was begun.
    document.policyVersion = std::to_string(station.identity.policy.version);
    document.begunAt = enrolment.begunAt;
    document.sealedAt = station.world.clock->wallTime();
    document.corrections = correctionsOf(enrolment);
    document.photoApprovedBy = enrolment.photoApproval->approvedBy;
    for (const VerifiedFinger& finger : rules.verified()) {
        document.verification.push_back(
            {finger.finger, finger.score, station.identity.policy.fingerMatch});
    }
    const store::ValidationRecord& validation = *enrolment.validation;
    document.validation = {validation.operatorId, validation.supervisorId, validation.score,
                           validation.at};
    for (const store::SampleInfo& sample : enrolment.samples) {
        if (!sample.chosen) {
            continue;
        }
        if (const Status added = addSample(station.store->samples(), sample, content); !added) {
            return added.error();
        }
    }
    if (const Status added = addExceptions(station, enrolment, content); !added) {
        return added.error();
    }
    if (const Status added = addStatement(station, enrolment, content); !added) {
        return added.error();
    }
    return content;
}

Result<Bytes> encode(const RecordContent& content)
{
    const std::string json = packet::recordToJson(content.document);
    std::vector<packet::PartView> parts;
    parts.push_back({packet::kRecordPartName, "application/json", asBytes(json)});
    for (const OwnedPart& part : content.parts) {
        parts.push_back({part.name, part.mediaType, part.bytes});
    }
    return packet::encodePayload(parts);
}

/// Small enough to be kept until the session closes; empty if the photo cannot be read, which its
/// capture has ruled out.
Bytes thumbnailOf(ByteView photo)
{
    const auto decoded = biometrics::decodeRgb(photo);
    if (!decoded) {
        return {};
    }
    const QImage small = toQImage(decoded.value())
                             .scaledToHeight(kThumbnailHeightPx, Qt::SmoothTransformation)
                             .convertToFormat(QImage::Format_RGB888);
    RgbImage image{small.width(), small.height(), {}};
    for (int y = 0; y < small.height(); ++y) {
        image.pixels.insert(image.pixels.end(), small.constScanLine(y),
                            small.constScanLine(y) + std::ptrdiff_t{3} * small.width());
    }
    auto jpeg = biometrics::encodeJpeg(image, kThumbnailJpegQuality);
    return jpeg ? std::move(jpeg).value() : Bytes{};
}

packet::Mode packetMode(record::Mode mode)
{
    return mode == record::Mode::Production ? packet::Mode::Production : packet::Mode::Latihan;
}

/// What was signed or validated before a change counts as missing, so nothing else is to be asked.
Status readyToSeal(const StepRules& rules)
{
    const std::vector<Lack> lacks = rules.lacks();
    if (lacks.empty()) {
        return {};
    }
    std::string detail = "record incomplete";
    for (const Lack lack : lacks) {
        detail.append(lack == lacks.front() ? ": " : "; ").append(explain(lack));
    }
    return Error{ErrorCode::Refused, std::move(detail)};
}

/// The supervisor's permission if the person is below the age today. Refused without one.
Result<std::optional<record::Approval>> underAgePermission(OpenStation& station,
                                                           const store::Enrolment& enrolment)
{
    const record::Person& who = enrolment.person;
    const Date today = localDate(station.world.clock->wallTime());
    if (record::eligibilityAt(who.birthDate, who.maritalStatus.code, today,
                              provision::ageRules(station.identity.policy)) !=
        record::Eligibility::TooYoung) {
        return std::optional<record::Approval>();
    }
    auto entry = station.store->roster().entry(enrolment.personId);
    if (!entry) {
        return entry.error();
    }
    if (!entry.value().permission) {
        return Error{ErrorCode::Refused, "below the age, and no supervisor has allowed it"};
    }
    return std::move(entry.value().permission);
}

Status publishOne(OpenStation& station, const store::PacketId& id)
{
    auto bytes = station.store->packets().bytes(id);
    if (!bytes) {
        return bytes.error();
    }
    if (Status published = station.spool.publish(toHex(id), bytes.value()); !published) {
        return published;
    }
    return station.store->packets().markPublished(id);
}

} // namespace

std::string recordNumber(std::string_view stationCode, std::uint64_t sequence)
{
    std::array<char, 24> digits{};
    (void)std::snprintf(digits.data(), digits.size(), "-%06llu",
                        static_cast<unsigned long long>(sequence));
    return std::string(stationCode) + digits.data();
}

Result<SealedRecord> sealRecord(OpenStation& station, const store::EnrolmentId& id)
{
    auto loaded = station.store->enrolments().load(id);
    if (!loaded) {
        return loaded.error();
    }
    const store::Enrolment& enrolment = loaded.value();
    const StepRules rules(enrolment, station.identity.policy);
    if (const Status ready = readyToSeal(rules); !ready) {
        return ready.error();
    }
    if (consentNeed(enrolment.person, localDate(station.world.clock->wallTime()),
                    station.identity.policy) == ConsentNeed::Required &&
        !consentOf(enrolment)) {
        return Error{ErrorCode::Refused, "a guardian's consent is required"};
    }
    const auto permission = underAgePermission(station, enrolment);
    if (!permission) {
        return permission.error();
    }
    auto content = gather(station, enrolment, rules);
    if (!content) {
        return content.error();
    }
    content.value().document.underAge = permission.value();
    content.value().document.guardianConsent = consentOf(enrolment);
    const auto payload = encode(content.value());
    if (!payload) {
        return payload.error();
    }
    const provision::Bundle& bundle = station.identity.bundle;
    packet::HeaderFacts facts;
    facts.id = packet::newPacketId(*station.world.random);
    facts.mode = packetMode(bundle.mode);
    facts.station = bundle.stationCode;
    facts.created = content.value().document.sealedAt;
    facts.tag = packet::nikTag(station.tagKey.view(), enrolment.person.nik.digits());
    auto row = station.store->packets().commitSealed(
        id,
        [&](const store::ChainPosition& position) {
            facts.stationSequence = position.sequence;
            facts.previousHash = position.previousHash;
            return packet::seal(payload.value(), facts, bundle.centreKey, station.signing,
                                *station.world.random);
        },
        // Sealed and on its way; with corrections the person still waits for F-1.06.
        {thumbnailOf(content.value().photo), content.value().document.corrections.empty()
                                                 ? record::QueueStatus::Done
                                                 : record::QueueStatus::NeedsDataCorrection});
    if (!row) {
        return row.error();
    }
    std::string number = recordNumber(bundle.stationCode, row.value().sequence);
    return SealedRecord{row.value(), std::move(number), publishOne(station, row.value().id)};
}

Result<int> publishPending(OpenStation& station)
{
    const auto rows = station.store->packets().list(std::nullopt);
    const auto entries = station.spool.list();
    if (!rows) {
        return rows.error();
    }
    if (!entries) {
        return entries.error();
    }
    const auto inSpool = [&](const store::PacketRow& row) {
        const auto id = toHex(row.id);
        const auto found = std::ranges::lower_bound(entries.value(), id, {}, &spool::Entry::id);
        if (found == entries.value().end() || found->id != id) {
            return false;
        }
        if (found->hasPacket) {
            return true;
        }
        if (found->state != spool::EntryState::Quarantined) {
            return false;
        }
        // What the centre refused stays aside; a copy that was spoilt here goes out again whole.
        const auto aside = station.spool.readQuarantined(found->id);
        return !aside || crypto::hash256(aside.value()) == row.hash;
    };
    int count = 0;
    Status first;
    for (const store::PacketRow& row : rows.value()) {
        // A packet with a receipt has left the spool for good, a purged one the laptop too.
        if (row.receiptedAt || row.state == record::TransportState::Purged ||
            (row.publishedAt && inSpool(row))) {
            continue;
        }
        if (Status published = publishOne(station, row.id); published) {
            ++count;
        } else if (first.ok()) {
            first = std::move(published);
        }
    }
    return first.ok() ? Result<int>(count) : Result<int>(first.error());
}

} // namespace rekam::workflow
