#include "packet/record_document.h"

#include "base/json_depth.h"
#include "packet/json_fields.h"
#include "record/person_json.h"

#include <algorithm>

namespace rekam::packet {

namespace {

using nlohmann::json;

constexpr int kSchema = 1;
constexpr int kScoreMax = 1000; // of a comparison of fingers

std::int64_t milliseconds(WallTime time)
{
    return time.time_since_epoch().count();
}

json sampleToJson(const RecordedSample& sample)
{
    json object = {
        {"modality", record::tokenOf(sample.modality)},
        {"purpose", sample.purpose == SamplePurpose::Capture ? "capture" : "verification"},
        {"image", sample.imagePart},
        {"image-format", sample.imageFormat},
        {"attempt", sample.attempt},
        {"driver", sample.driver},
        {"device-serial", sample.deviceSerial},
        {"virtual-device", sample.virtualDevice},
        {"captured-at", milliseconds(sample.capturedAt)}};
    if (sample.finger != FingerPosition::Unknown) {
        object["finger"] = static_cast<int>(sample.finger);
    }
    if (sample.eye != Eye::Unknown) {
        object["eye"] = static_cast<int>(sample.eye);
    }
    if (!sample.templatePart.empty()) {
        object["template"] = sample.templatePart;
        object["template-format"] = sample.templateFormat;
    }
    if (sample.quality) {
        object["quality"] = *sample.quality;
    }
    const json measures = json::parse(sample.measuresJson, nullptr, false);
    if (measures.is_object()) {
        object["measures"] = measures;
    }
    return object;
}

json exceptionToJson(const record::BiometricException& exception)
{
    json object = {{"modality", record::tokenOf(exception.modality)},
                   {"reason", record::tokenOf(exception.reason)},
                   {"operator", exception.operatorId},
                   {"at", milliseconds(exception.at)}};
    if (exception.finger != FingerPosition::Unknown) {
        object["finger"] = static_cast<int>(exception.finger);
    }
    if (exception.eye != Eye::Unknown) {
        object["eye"] = static_cast<int>(exception.eye);
    }
    if (!exception.note.empty()) {
        object["note"] = exception.note;
    }
    if (!exception.evidenceHash.empty()) {
        object["evidence-hash"] = exception.evidenceHash;
    }
    if (exception.approval) {
        object["approved-by"] = exception.approval->supervisorId;
        object["approved-at"] = milliseconds(exception.approval->at);
    }
    if (exception.revisit) {
        object["revisit"] = isoDate(*exception.revisit);
    }
    return object;
}

Result<RecordedSample> sampleFromJson(const json& object)
{
    Fields fields(object, "samples.");
    RecordedSample sample;
    sample.modality = fields.modality();
    sample.finger = fields.finger();
    sample.eye = fields.eye();
    const std::string purpose = fields.text("purpose");
    sample.purpose =
        purpose == "verification" ? SamplePurpose::Verification : SamplePurpose::Capture;
    if (purpose != "verification" && purpose != "capture") {
        fields.fail("purpose");
    }
    sample.imagePart = fields.text("image");
    sample.imageFormat = fields.text("image-format");
    if (fields.has("template")) {
        sample.templatePart = fields.text("template");
        sample.templateFormat = fields.text("template-format");
    }
    if (fields.has("quality")) {
        sample.quality = static_cast<int>(fields.number("quality", 0, 100));
    }
    sample.attempt = static_cast<int>(fields.number("attempt", 1, 1000));
    if (fields.has("measures")) {
        sample.measuresJson = object["measures"].dump();
    }
    sample.driver = fields.text("driver");
    sample.deviceSerial = fields.text("device-serial");
    sample.virtualDevice = fields.flag("virtual-device");
    sample.capturedAt = fields.time("captured-at");
    if (!fields.wrong().empty()) {
        return Error{ErrorCode::InvalidInput, fields.wrong()};
    }
    return sample;
}

Result<record::BiometricException> exceptionFromJson(const json& object)
{
    Fields fields(object, "exceptions.");
    record::BiometricException exception;
    exception.modality = fields.modality();
    exception.finger = fields.finger();
    exception.eye = fields.eye();
    const auto reason = record::parseExceptionReason(fields.text("reason"));
    if (!reason) {
        fields.fail("reason");
    }
    exception.reason = reason.value_or(record::ExceptionReason::Absent);
    exception.operatorId = fields.text("operator");
    exception.at = fields.time("at");
    if (fields.has("note")) {
        exception.note = fields.text("note", record::kExceptionNoteBytesMax);
    }
    if (fields.has("evidence-hash")) {
        exception.evidenceHash = fields.text("evidence-hash");
    }
    if (fields.has("approved-by")) {
        exception.approval = {fields.text("approved-by"), fields.time("approved-at")};
    }
    if (fields.has("revisit")) {
        exception.revisit = parseIsoDate(fields.text("revisit"));
        if (!exception.revisit) {
            fields.fail("revisit");
        }
    }
    if (!fields.wrong().empty() || !record::isConsistent(exception)) {
        return Error{ErrorCode::InvalidInput,
                     fields.wrong().empty() ? "record.json: exceptions" : fields.wrong()};
    }
    return exception;
}

Status readLists(const json& root, RecordDocument& document)
{
    const json samples = root.value("samples", json::array());
    const json exceptions = root.value("exceptions", json::array());
    const json verification = root.value("verification", json::array());
    if (!samples.is_array() || samples.size() > kRecordSamplesMax || !exceptions.is_array() ||
        exceptions.size() > kRecordSamplesMax || !verification.is_array() ||
        verification.size() > kRecordSamplesMax) {
        return Error{ErrorCode::InvalidInput, "record.json: samples, exceptions or verification"};
    }
    for (const json& object : samples) {
        auto sample = sampleFromJson(object);
        if (!sample) {
            return sample.error();
        }
        document.samples.push_back(std::move(sample).value());
    }
    for (const json& object : exceptions) {
        auto exception = exceptionFromJson(object);
        if (!exception) {
            return exception.error();
        }
        document.exceptions.push_back(std::move(exception).value());
    }
    for (const json& object : verification) {
        Fields fields(object, "verification.");
        // A verification of no finger is none.
        VerifiedFinger verified{static_cast<FingerPosition>(fields.number("finger", 1, 15)),
                                fields.real("score"), std::nullopt};
        if (fields.has("threshold")) {
            verified.threshold = static_cast<int>(fields.number("threshold", 1, kScoreMax));
        }
        document.verification.push_back(verified);
        if (!fields.wrong().empty()) {
            return Error{ErrorCode::InvalidInput, fields.wrong()};
        }
    }
    return {};
}

Status readCorrections(const json& root, RecordDocument& document)
{
    const json corrections = root.value("corrections", json::array());
    if (!corrections.is_array() || corrections.size() > kRecordSamplesMax) {
        return Error{ErrorCode::InvalidInput, "record.json: corrections"};
    }
    for (const json& object : corrections) {
        Fields fields(object, "corrections.");
        document.corrections.push_back({fields.text("field"),
                                        fields.text("before", kCorrectionTextBytesMax),
                                        fields.text("after", kCorrectionTextBytesMax),
                                        fields.text("basis", kCorrectionTextBytesMax)});
        if (!fields.wrong().empty()) {
            return Error{ErrorCode::InvalidInput, fields.wrong()};
        }
    }
    return {};
}

Status readSignatures(const json& root, RecordDocument& document)
{
    if (root.contains("guardian-consent")) {
        auto consent = consentFromJson(root["guardian-consent"].dump());
        if (!consent) {
            return consent.error();
        }
        document.guardianConsent = std::move(consent).value();
    }
    if (root.contains("under-age")) {
        Fields fields(root["under-age"], "under-age.");
        document.underAge = record::Approval{fields.text("allowed-by"), fields.time("allowed-at")};
        if (document.underAge->supervisorId.empty()) {
            fields.fail("allowed-by");
        }
        if (!fields.wrong().empty()) {
            return Error{ErrorCode::InvalidInput, fields.wrong()};
        }
    }
    if (root.contains("statement")) {
        Fields fields(root["statement"], "statement.");
        StatementFacts statement;
        statement.textHash = fields.text("text-hash");
        statement.recordHash = fields.text("record-hash");
        statement.signaturePart = fields.has("signature") ? fields.text("signature") : "";
        statement.signedAt = fields.time("signed-at");
        if (!fields.wrong().empty()) {
            return Error{ErrorCode::InvalidInput, fields.wrong()};
        }
        document.statement = statement;
    }
    if (root.contains("validation")) {
        Fields fields(root["validation"], "validation.");
        ValidationFacts validation;
        validation.operatorId = fields.text("operator");
        validation.supervisorId = fields.has("supervisor") ? fields.text("supervisor") : "";
        if (fields.has("score")) {
            validation.score = fields.real("score");
        }
        validation.at = fields.time("at");
        if (!fields.wrong().empty()) {
            return Error{ErrorCode::InvalidInput, fields.wrong()};
        }
        document.validation = validation;
    }
    return {};
}

} // namespace

std::string_view tokenOf(GuardianRelation relation)
{
    switch (relation) {
    case GuardianRelation::Mother:
        return "mother";
    case GuardianRelation::Father:
        return "father";
    case GuardianRelation::Guardian:
        break;
    }
    return "guardian";
}

std::optional<GuardianRelation> parseGuardianRelation(std::string_view token)
{
    for (const GuardianRelation relation :
         {GuardianRelation::Mother, GuardianRelation::Father, GuardianRelation::Guardian}) {
        if (tokenOf(relation) == token) {
            return relation;
        }
    }
    return std::nullopt;
}

std::string consentToJson(const GuardianConsent& consent)
{
    return json{{"relation", tokenOf(consent.relation)},
                {"name", consent.name},
                {"operator", consent.operatorId},
                {"at", milliseconds(consent.at)}}
        .dump();
}

Result<GuardianConsent> consentFromJson(std::string_view text)
{
    if (nestsDeeper(text)) {
        return Error{ErrorCode::InvalidInput, "guardian-consent: nests too deep"};
    }
    const json object = json::parse(text, nullptr, false);
    Fields fields(object, "guardian-consent.");
    GuardianConsent consent;
    const auto relation = parseGuardianRelation(fields.text("relation"));
    if (!relation) {
        fields.fail("relation");
    }
    consent.relation = relation.value_or(GuardianRelation::Guardian);
    consent.name = fields.text("name", kGuardianNameBytesMax);
    if (consent.name.empty()) {
        fields.fail("name");
    }
    consent.operatorId = fields.text("operator");
    consent.at = fields.time("at");
    if (!fields.wrong().empty()) {
        return Error{ErrorCode::InvalidInput, fields.wrong()};
    }
    return consent;
}

std::string recordToJson(const RecordDocument& document)
{
    json root = {{"schema", kSchema},
                 {"record-id", document.recordId},
                 {"station", document.station},
                 {"operator", document.operatorId},
                 {"policy-version", document.policyVersion},
                 {"person", json::parse(record::personToJson(document.person))},
                 {"begun-at", milliseconds(document.begunAt)},
                 {"sealed-at", milliseconds(document.sealedAt)},
                 {"photo-approved-by", document.photoApprovedBy},
                 {"samples", json::array()},
                 {"exceptions", json::array()},
                 {"verification", json::array()}};
    for (const RecordedSample& sample : document.samples) {
        root["samples"].push_back(sampleToJson(sample));
    }
    for (const record::BiometricException& exception : document.exceptions) {
        root["exceptions"].push_back(exceptionToJson(exception));
    }
    for (const VerifiedFinger& finger : document.verification) {
        json entry = {{"finger", static_cast<int>(finger.finger)}, {"score", finger.score}};
        if (finger.threshold) {
            entry["threshold"] = *finger.threshold;
        }
        root["verification"].push_back(std::move(entry));
    }
    for (const Correction& correction : document.corrections) {
        root["corrections"].push_back({{"field", correction.field},
                                       {"before", correction.before},
                                       {"after", correction.after},
                                       {"basis", correction.basis}});
    }
    if (document.underAge) {
        root["under-age"] = {{"allowed-by", document.underAge->supervisorId},
                             {"allowed-at", milliseconds(document.underAge->at)}};
    }
    if (document.guardianConsent) {
        root["guardian-consent"] = json::parse(consentToJson(*document.guardianConsent));
    }
    if (document.statement) {
        root["statement"] = {{"text-hash", document.statement->textHash},
                             {"record-hash", document.statement->recordHash},
                             {"signed-at", milliseconds(document.statement->signedAt)}};
        if (!document.statement->signaturePart.empty()) {
            root["statement"]["signature"] = document.statement->signaturePart;
        }
    }
    if (document.validation) {
        root["validation"] = {{"operator", document.validation->operatorId},
                              {"at", milliseconds(document.validation->at)}};
        if (!document.validation->supervisorId.empty()) {
            root["validation"]["supervisor"] = document.validation->supervisorId;
        }
        if (document.validation->score) {
            root["validation"]["score"] = *document.validation->score;
        }
    }
    return root.dump();
}

Result<RecordDocument> recordFromJson(std::string_view text)
{
    const auto opened = documentOfSchema(text, kSchema);
    if (!opened) {
        return opened.error();
    }
    const json& root = opened.value();
    Fields fields(root, "");
    if (!fields.has("person")) {
        return Error{ErrorCode::InvalidInput, "record.json: person"};
    }
    auto person = record::personFromJson(root["person"].dump());
    if (!person) {
        return person.error();
    }
    RecordDocument document(std::move(person).value());
    document.recordId = fields.text("record-id");
    document.station = fields.text("station");
    document.operatorId = fields.text("operator");
    document.policyVersion = fields.text("policy-version");
    document.begunAt = fields.time("begun-at");
    document.sealedAt = fields.time("sealed-at");
    document.photoApprovedBy = fields.text("photo-approved-by");
    if (!fields.wrong().empty()) {
        return Error{ErrorCode::InvalidInput, fields.wrong()};
    }
    if (const Status lists = readLists(root, document); !lists) {
        return lists.error();
    }
    if (const Status corrections = readCorrections(root, document); !corrections) {
        return corrections.error();
    }
    if (const Status signatures = readSignatures(root, document); !signatures) {
        return signatures.error();
    }
    return document;
}

} // namespace rekam::packet
