// What closing a session depends on, as the store holds it.
#pragma once

#include "workflow/document_facts.h"
#include "workflow/record/approving.h"
#include "workflow/station/open_station.h"

#include <optional>
#include <string>
#include <vector>

namespace rekam::workflow {

struct CloseFacts
{
    struct Unsafe
    {
        std::string name;
        int queueNumber = 0;
        store::PacketRow packet;
    };

    std::vector<std::string> unfinished;   ///< begun, and not put off with a reason either
    int postponed = 0;                     ///< put off with a reason
    int exceptions = 0;                    ///< of all recordings of the session
    std::vector<AwaitedApproval> awaiting; ///< sealed, and held by the centre until decided on
    std::vector<Unsafe> unsafe;            ///< sealed packets of which there is one copy
    int held = 0;                          ///< of those, set aside on the road
    int packets = 0;
    int received = 0;
    std::optional<RekapFacts> rekap;
};

/// Thread: the store's.
[[nodiscard]] Result<CloseFacts> gatherClosing(OpenStation& station, store::SessionId session);

/// Packets of closed sessions of which there is still one copy: they were closed with a note, and
/// its alarm stays on until they are safe. Thread: the store's.
[[nodiscard]] Result<int> leftUnsafe(OpenStation& station);

} // namespace rekam::workflow
