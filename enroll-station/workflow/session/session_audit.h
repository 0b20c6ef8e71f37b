// Counts what is safe by looking again: every packet, receipt and answer is re-read and verified.
#pragma once

#include "record/roster/roster_csv.h"
#include "workflow/station/open_station.h"

#include <span>
#include <string>
#include <vector>

namespace rekam::workflow {

/// The first thing that a person of the session lacks on the road to an ACCEPTED.
enum class Shortfall : std::uint8_t {
    Recording,      ///< nobody has begun
    Seal,           ///< begun, not finished
    ReadablePacket, ///< the sealed bytes cannot be read back
    ValidPacket,    ///< they do not verify
    Held,           ///< set aside on the road; `detail` is the reason
    Receipt,
    ValidReceipt,
    Answer,
    ValidAnswer,
    Acceptance, ///< the adapter rejected it
};

/// A person of the session who is not through, and why.
struct PendingPerson
{
    int queueNumber = 0;
    Shortfall lack = Shortfall::Recording;
    std::string detail; ///< what was noted at postponing, or said with the refusal; may be empty
};

struct SessionCounts
{
    int recorded = 0; ///< a finished recording is in the store
    int sealed = 0;   ///< the sealed bytes were read, verified and have the hash of their sealing
    int received = 0; ///< a receipt of the centre for exactly these bytes verifies
    int accepted = 0; ///< the adapter's ACCEPTED for exactly these bytes verifies
    int held = 0;     ///< of the sealed: set aside on the road; nothing comes by waiting
    std::vector<PendingPerson> pending; ///< everyone without an ACCEPTED
};

/// Reads everything again; nothing is taken from memory. Thread: the store's; about 2 ms a person.
[[nodiscard]] Result<SessionCounts> recount(OpenStation& station,
                                            std::span<const store::PersonId> people);

/// The people of a list file in its order, as the store knows them; who is not there is left out.
[[nodiscard]] Result<std::vector<store::RosterEntry>>
listedPeople(OpenStation& station, const record::RosterReport& list);

/// The first `count` of `listed` whom the list and their age allow to be recorded in the session,
/// whether or not they have been recorded by now. Others of the session, who came by another list,
/// are not among them.
[[nodiscard]] Result<std::vector<store::PersonId>>
eligiblePeople(OpenStation& station, store::SessionId session,
               std::span<const store::RosterEntry> listed, std::size_t count);

} // namespace rekam::workflow
