// Seals a finished record for the centre and puts it on its way.
#pragma once

#include "packet/record_document.h"
#include "store/tables/packet_table.h"
#include "workflow/station/open_station.h"

#include <string>

namespace rekam::workflow {

/// Formats of templates and signatures as the record names them.
inline constexpr std::string_view kFingerTemplateFormat = "fmr-2005";
inline constexpr std::string_view kIrisTemplateFormat = "rekam-iris-1";
inline constexpr std::string_view kSignatureFormat = "rekam-signature-1";

struct SealedRecord
{
    store::PacketRow packet;
    std::string number; ///< record number, `PKU-K03-000092`
    Status published;   ///< NoSpace, …: the packet is safe in the store and goes out later
};

/// Builds the payload of the chosen samples, seals it to the centre's key in the very transaction
/// that deletes the plaintext, and publishes the packet. Thread: the store's. About 30 ms for 2 MB.
/// @return the sealed record; Refused naming everything that is missing and its remedy, a statement
///         or validation of an earlier content included; else as PacketTable::commitSealed, and
///         then the enrolment is as it was.
[[nodiscard]] Result<SealedRecord> sealRecord(OpenStation& station, const store::EnrolmentId& id);

/// Puts every packet that the store holds without a receipt into the spool, if it is not there.
/// @return how many were put; the first error, after trying all.
[[nodiscard]] Result<int> publishPending(OpenStation& station);

/// `PKU-K03-000092`: station code and place in the station's chain.
[[nodiscard]] std::string recordNumber(std::string_view stationCode, std::uint64_t sequence);

} // namespace rekam::workflow
