// What stands for a record beside its images: the fresh 1:1 scans, the statement, the validation.
#pragma once

#include "packet/acceptance.h"
#include "packet/payload.h"
#include "packet/record_document.h"

#include <optional>
#include <span>
#include <string>

namespace rekam::adapter {

/// Why a packet is refused; `text` is English without personal data.
struct Refusal
{
    packet::RejectCause cause = packet::RejectCause::Other;
    std::string text;
};

/// Each hand with a finger in the record has one that was scanned afresh, matched, and whose fresh
/// image is in the packet. The score is the station's: it is read, not computed again, since
/// comparing patterns is the station's own (PACKET.md §5.3).
[[nodiscard]] std::optional<Refusal> checkVerification(const packet::RecordDocument& record,
                                                       std::span<const packet::PartView> parts);

/// Signed, or excepted; and for what the record holds: its hash is computed anew.
[[nodiscard]] std::optional<Refusal> checkStatement(const packet::RecordDocument& record,
                                                    std::span<const packet::PartView> parts);

/// An operator stands for the record with a finger, or together with a supervisor. It need not be
/// the one who began it: a recording is taken up again by whoever is on duty.
[[nodiscard]] std::optional<Refusal> checkValidation(const packet::RecordDocument& record);

} // namespace rekam::adapter
