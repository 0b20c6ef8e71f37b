// Exceptions that were sealed *menyusul*: a supervisor's decision follows as a packet of its own.
#pragma once

#include "workflow/station/open_station.h"

#include <optional>
#include <string_view>
#include <vector>

namespace rekam::workflow {

/// A sealed record whose exceptions no supervisor has decided on: the centre holds it.
struct AwaitedApproval
{
    store::RosterEntry person;
    store::EnrolmentId enrolment;
    std::vector<record::BiometricException> exceptions; ///< those without an approval
};

/// Of the session's people, or of everyone here. A record that the centre has refused waits for
/// nothing, and an APPROVAL that the centre has refused counts for nothing. Thread: the store's.
[[nodiscard]] Result<std::vector<AwaitedApproval>>
awaitedApprovals(OpenStation& station, const std::optional<store::SessionId>& session);

/// Seals the APPROVAL of all exceptions that wait in this record, in the name of a supervisor whose
/// passphrase was right: audited, in the station's chain, put into the spool by publishPending().
/// @return its packet. Errors: Refused (not sealed), Conflict (nothing waits), those of the store.
/// Thread: the store's.
[[nodiscard]] Result<store::PacketRow> approveExceptions(OpenStation& station,
                                                         const store::EnrolmentId& enrolment,
                                                         std::string_view supervisorId);

} // namespace rekam::workflow
