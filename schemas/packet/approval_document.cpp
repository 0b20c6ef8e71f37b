#include "packet/approval_document.h"

#include "packet/json_fields.h"

#include <algorithm>

namespace rekam::packet {

namespace {

using nlohmann::json;

constexpr int kSchema = 1;

json placeToJson(const ExceptionPlace& place)
{
    json object = {{"modality", record::tokenOf(place.modality)}};
    if (place.finger != FingerPosition::Unknown) {
        object["finger"] = static_cast<int>(place.finger);
    }
    if (place.eye != Eye::Unknown) {
        object["eye"] = static_cast<int>(place.eye);
    }
    return object;
}

} // namespace

std::vector<ExceptionPlace> unapprovedIn(const RecordDocument& record)
{
    std::vector<ExceptionPlace> places;
    for (const record::BiometricException& exception : record.exceptions) {
        if (!exception.approval) {
            places.push_back({exception.modality, exception.finger, exception.eye});
        }
    }
    return places;
}

bool covers(const ApprovalDocument& decision, const RecordDocument& record)
{
    return decision.recordId == record.recordId &&
           std::ranges::all_of(unapprovedIn(record), [&](const ExceptionPlace& place) {
               return std::ranges::find(decision.exceptions, place) != decision.exceptions.end();
           });
}

std::string approvalToJson(const ApprovalDocument& document)
{
    json root = {{"schema", kSchema},
                 {"decision", document.decision == Decision::Approved ? "approved" : "refused"},
                 {"record-id", document.recordId},
                 {"supervisor", document.supervisorId},
                 {"at", document.at.time_since_epoch().count()},
                 {"exceptions", json::array()}};
    for (const ExceptionPlace& place : document.exceptions) {
        root["exceptions"].push_back(placeToJson(place));
    }
    if (!document.reason.empty()) {
        root["reason"] = document.reason;
    }
    return root.dump();
}

Result<ApprovalDocument> approvalFromJson(std::string_view text)
{
    const auto opened = documentOfSchema(text, kSchema);
    if (!opened) {
        return opened.error();
    }
    const json& root = opened.value();
    Fields fields(root, "");
    ApprovalDocument document;
    const std::string decision = fields.text("decision");
    if (decision != "approved" && decision != "refused") {
        fields.fail("decision");
    }
    document.decision = decision == "approved" ? Decision::Approved : Decision::Refused;
    document.recordId = fields.text("record-id");
    document.supervisorId = fields.text("supervisor");
    if (document.supervisorId.empty()) {
        fields.fail("supervisor");
    }
    document.at = fields.time("at");
    if (fields.has("reason")) {
        document.reason = fields.text("reason", kApprovalReasonBytesMax);
    }
    const json places = root.value("exceptions", json::array());
    if (!places.is_array() || places.empty() || places.size() > kRecordSamplesMax) {
        fields.fail("exceptions");
    }
    if (!fields.wrong().empty()) {
        return Error{ErrorCode::InvalidInput, fields.wrong()};
    }
    for (const json& object : places) {
        Fields place(object, "exceptions.");
        document.exceptions.push_back({place.modality(), place.finger(), place.eye()});
        if (!place.wrong().empty()) {
            return Error{ErrorCode::InvalidInput, place.wrong()};
        }
    }
    return document;
}

} // namespace rekam::packet
