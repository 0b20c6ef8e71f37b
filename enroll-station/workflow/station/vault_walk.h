// Looks the store over in small steps while people work: whether what is kept still reads as saved.
#pragma once

#include "workflow/station/open_station.h"

#include <chrono>
#include <optional>
#include <vector>

namespace rekam::workflow {

/// After a login every sealed packet that is still here, the newest first, then every image of a
/// recording that is not sealed. Each is read from the file through a connection of its own and
/// compared with its hash, so that a page that does not verify spoils nothing but itself. One walk
/// belongs to one open store; after damage it is at its end. Thread: the store's.
class VaultWalk
{
public:
    struct Look
    {
        bool finished = false;
        std::optional<Error> damage; ///< Integrity; `detail` names the packet or the sample
    };

    /// Goes on for about `budget`, one item at the least (some 10 ms for 2 MB).
    [[nodiscard]] Look next(OpenStation& station, std::chrono::milliseconds budget);

private:
    [[nodiscard]] Status list(OpenStation& station);
    [[nodiscard]] Status lookAtOne(OpenStation& station);

    bool m_listed = false;
    std::vector<store::PacketRow> m_packets; ///< still to be read, the next one last
    std::vector<store::SampleInfo> m_samples;
};

} // namespace rekam::workflow
