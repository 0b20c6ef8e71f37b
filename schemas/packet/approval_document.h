// record.json of an APPROVAL packet: a supervisor's decision on the exceptions of a sealed record.
#pragma once

#include "packet/record_document.h"

#include <string>
#include <string_view>
#include <vector>

namespace rekam::packet {

inline constexpr std::size_t kApprovalReasonBytesMax = 512;

enum class Decision : std::uint8_t { Approved = 1, Refused = 2 };

/// Which exception of the record is decided on.
struct ExceptionPlace
{
    record::Modality modality = record::Modality::Photo;
    FingerPosition finger = FingerPosition::Unknown; ///< with Fingerprints
    Eye eye = Eye::Unknown;                          ///< with Iris

    friend bool operator==(const ExceptionPlace&, const ExceptionPlace&) = default;
};

struct ApprovalDocument
{
    Decision decision = Decision::Approved;
    std::string recordId;     ///< hex, of the record decided on
    std::string supervisorId; ///< credential of who decided
    WallTime at{};
    std::vector<ExceptionPlace> exceptions; ///< 1 to kRecordSamplesMax
    std::string reason;                     ///< of a refusal; may be empty
};

/// The exceptions of a record that no supervisor has approved in it.
[[nodiscard]] std::vector<ExceptionPlace> unapprovedIn(const RecordDocument& record);

/// Whether the decision is about this record and about every exception that waits in it.
[[nodiscard]] bool covers(const ApprovalDocument& decision, const RecordDocument& record);

/// UTF-8 JSON with sorted keys: the same document gives the same bytes (PACKET.md §5.1).
[[nodiscard]] std::string approvalToJson(const ApprovalDocument& document);

/// Errors: InvalidInput naming the field; Unsupported for another schema number.
[[nodiscard]] Result<ApprovalDocument> approvalFromJson(std::string_view text);

} // namespace rekam::packet
