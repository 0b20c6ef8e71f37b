#include "record/enrolment.h"

#include <algorithm>
#include <span>

namespace rekam::record {

namespace {

template <typename Value>
struct Named
{
    Value value;
    std::string_view name;
};

template <typename Value, std::size_t count>
std::string_view nameIn(const std::array<Named<Value>, count>& table, Value value)
{
    const auto* const row = std::ranges::find(table, value, &Named<Value>::value);
    return row == table.end() ? std::string_view() : row->name;
}

template <typename Value, std::size_t count>
std::optional<Value> valueIn(const std::array<Named<Value>, count>& table, std::string_view name)
{
    const auto* const row = std::ranges::find(table, name, &Named<Value>::name);
    return row == table.end() ? std::nullopt : std::optional(row->value);
}

constexpr std::array kModalityNames = {
    Named<Modality>{Modality::Photo, "photo"},
    Named<Modality>{Modality::Signature, "signature"},
    Named<Modality>{Modality::Fingerprints, "fingerprints"},
    Named<Modality>{Modality::Iris, "iris"},
};

constexpr std::array kStepNames = {
    Named<Step>{Step::ReadBack, "read-back"},
    Named<Step>{Step::Documents, "documents"},
    Named<Step>{Step::Photo, "photo"},
    Named<Step>{Step::Signature, "signature"},
    Named<Step>{Step::Fingerprints, "fingerprints"},
    Named<Step>{Step::Iris, "iris"},
    Named<Step>{Step::Verification, "verification"},
    Named<Step>{Step::Statement, "statement"},
    Named<Step>{Step::Seal, "seal"},
    Named<Step>{Step::Receipt, "receipt"},
};

constexpr std::array kReasonNames = {
    Named<ExceptionReason>{ExceptionReason::Absent, "absent"},
    Named<ExceptionReason>{ExceptionReason::Disabled, "disabled"},
    Named<ExceptionReason>{ExceptionReason::TemporaryInjury, "temporary-injury"},
    Named<ExceptionReason>{ExceptionReason::Unreadable, "unreadable"},
    Named<ExceptionReason>{ExceptionReason::Uncooperative, "uncooperative"},
};

constexpr std::array kQueueNames = {
    Named<QueueStatus>{QueueStatus::Waiting, "waiting"},
    Named<QueueStatus>{QueueStatus::Recording, "recording"},
    Named<QueueStatus>{QueueStatus::Postponed, "postponed"},
    Named<QueueStatus>{QueueStatus::Unverified, "unverified"},
    Named<QueueStatus>{QueueStatus::NeedsDataCorrection, "needs-data-correction"},
    Named<QueueStatus>{QueueStatus::AlreadyRecorded, "already-recorded"},
    Named<QueueStatus>{QueueStatus::TooYoung, "too-young"},
    Named<QueueStatus>{QueueStatus::Done, "done"},
    Named<QueueStatus>{QueueStatus::NeedsRerecording, "needs-rerecording"},
    Named<QueueStatus>{QueueStatus::Printed, "printed"},
};

constexpr std::array kNotDoneNames = {
    Named<NotDoneReason>{NotDoneReason::AbsentPerson, "absent"},
    Named<NotDoneReason>{NotDoneReason::Declined, "declined"},
    Named<NotDoneReason>{NotDoneReason::EquipmentFailure, "equipment-failure"},
    Named<NotDoneReason>{NotDoneReason::DataMismatch, "data-mismatch"},
    Named<NotDoneReason>{NotDoneReason::Deferred, "deferred"},
};

constexpr std::array kTransportNames = {
    Named<TransportState>{TransportState::Captured, "CAPTURED"},
    Named<TransportState>{TransportState::Sealed, "SEALED"},
    Named<TransportState>{TransportState::Offered, "OFFERED"},
    Named<TransportState>{TransportState::Sending, "SENDING"},
    Named<TransportState>{TransportState::Sent, "SENT"},
    Named<TransportState>{TransportState::Receipted, "RECEIPTED"},
    Named<TransportState>{TransportState::Accepted, "ACCEPTED"},
    Named<TransportState>{TransportState::Rejected, "REJECTED"},
    Named<TransportState>{TransportState::Purged, "PURGED"},
};

constexpr std::array kCentralNames = {
    Named<CentralStatusCode>{CentralStatusCode::Unregistered, "UNREGISTERED"},
    Named<CentralStatusCode>{CentralStatusCode::BioCaptured, "BIO_CAPTURED"},
    Named<CentralStatusCode>{CentralStatusCode::Processing, "PROCESSING"},
    Named<CentralStatusCode>{CentralStatusCode::SentForEnrollment, "SENT_FOR_ENROLLMENT"},
    Named<CentralStatusCode>{CentralStatusCode::ReceivedAtCentral, "RECEIVED_AT_CENTRAL"},
    Named<CentralStatusCode>{CentralStatusCode::EnrollFailureAtRegional,
                             "ENROLL_FAILURE_AT_REGIONAL"},
    Named<CentralStatusCode>{CentralStatusCode::EnrollFailureAtCentral,
                             "ENROLL_FAILURE_AT_CENTRAL"},
    Named<CentralStatusCode>{CentralStatusCode::SearchFailureAtCentral,
                             "SEARCH_FAILURE_AT_CENTRAL"},
    Named<CentralStatusCode>{CentralStatusCode::AdjudicateRecord, "ADJUDICATE_RECORD"},
    Named<CentralStatusCode>{CentralStatusCode::RequestValidation, "REQUEST_VALIDATION"},
    Named<CentralStatusCode>{CentralStatusCode::DuplicateRecord, "DUPLICATE_RECORD"},
    Named<CentralStatusCode>{CentralStatusCode::PrintReadyRecord, "PRINT_READY_RECORD"},
    Named<CentralStatusCode>{CentralStatusCode::SentForCardPrinting, "SENT_FOR_CARD_PRINTING"},
    Named<CentralStatusCode>{CentralStatusCode::CardPrinted, "CARD_PRINTED"},
    Named<CentralStatusCode>{CentralStatusCode::CardShipped, "CARD_SHIPPED"},
    Named<CentralStatusCode>{CentralStatusCode::CardIssued, "CARD_ISSUED"},
};

} // namespace

bool isConsistent(const BiometricException& exception)
{
    const bool hasFinger = std::ranges::find(kTenFingers, exception.finger) != kTenFingers.end();
    const bool noFinger = exception.finger == FingerPosition::Unknown;
    const bool hasEye = exception.eye == Eye::Left || exception.eye == Eye::Right;
    const bool noEye = exception.eye == Eye::Unknown;
    if (exception.note.size() > kExceptionNoteBytesMax) {
        return false;
    }
    switch (exception.modality) {
    case Modality::Fingerprints:
        return hasFinger && noEye;
    case Modality::Iris:
        return hasEye && noFinger;
    case Modality::Photo:
    case Modality::Signature:
        return noFinger && noEye;
    }
    return false;
}

bool mayFollow(TransportState from, TransportState to)
{
    using enum TransportState;
    switch (from) {
    case Captured:
        return to == Sealed;
    case Sealed:
        return to == Offered || to == Receipted || to == Accepted || to == Rejected;
    case Offered:
        return to == Sealed || to == Sending || to == Receipted || to == Accepted || to == Rejected;
    case Sending:
        return to == Sealed || to == Offered || to == Sent || to == Receipted || to == Accepted ||
               to == Rejected;
    case Sent:
        return to == Sealed || to == Offered || to == Receipted || to == Accepted || to == Rejected;
    case Receipted:
        // An intake restored from an old backup lost what it had receipted: it is offered again.
        return to == Offered || to == Accepted || to == Rejected;
    case Accepted:
        return to == Purged;
    case Rejected:
    case Purged:
        return false;
    }
    return false;
}

std::string_view nameOf(TransportState state)
{
    return nameIn(kTransportNames, state);
}

std::optional<TransportState> parseTransportState(std::string_view name)
{
    return valueIn(kTransportNames, name);
}

CentralStatus parseCentralStatus(std::string_view text)
{
    const std::string_view kept = text.substr(0, kCentralStatusBytesMax);
    return {std::string(kept), valueIn(kCentralNames, text)};
}

std::string_view nameOf(CentralStatusCode code)
{
    return nameIn(kCentralNames, code);
}

std::string_view tokenOf(Modality modality)
{
    return nameIn(kModalityNames, modality);
}

std::string_view tokenOf(Step step)
{
    return nameIn(kStepNames, step);
}

std::string_view tokenOf(ExceptionReason reason)
{
    return nameIn(kReasonNames, reason);
}

std::string_view tokenOf(QueueStatus status)
{
    return nameIn(kQueueNames, status);
}

std::string_view tokenOf(NotDoneReason reason)
{
    return nameIn(kNotDoneNames, reason);
}

std::optional<Modality> parseModality(std::string_view token)
{
    return valueIn(kModalityNames, token);
}

std::optional<Step> parseStep(std::string_view token)
{
    return valueIn(kStepNames, token);
}

std::optional<ExceptionReason> parseExceptionReason(std::string_view token)
{
    return valueIn(kReasonNames, token);
}

std::optional<QueueStatus> parseQueueStatus(std::string_view token)
{
    return valueIn(kQueueNames, token);
}

std::optional<NotDoneReason> parseNotDoneReason(std::string_view token)
{
    return valueIn(kNotDoneNames, token);
}

} // namespace rekam::record
