// Reads the spool into what the protocol needs, and remembers what it has verified.
#pragma once

#include "provision/bundle.h"
#include "spool/spool.h"
#include "sync/uplink.h"

#include <map>

namespace rekam::agent {

/// Packets are hashed and their signature verified once, receipts too: files of the spool never
/// change in place. A packet that does not verify is set aside with the reason, and the rest goes
/// on. Not thread-safe.
class SpoolScan
{
public:
    /// Both must outlive the scan.
    SpoolScan(spool::Spool& box, const provision::Bundle& bundle);

    struct Seen
    {
        std::vector<sync::SpoolItem> items; ///< by station sequence
        spool::Counts counts;
        std::vector<std::string> complaints; ///< for the log
    };

    [[nodiscard]] Result<Seen> look();

    /// Whether a receipt is the intake's for this packet. Errors as verifyReceipt; Integrity where
    /// it is for another packet.
    [[nodiscard]] Status checkReceipt(const wire::PacketId& id, ByteView receipt);
    [[nodiscard]] Status checkAnswer(const wire::PacketId& id, ByteView answer) const;

private:
    struct Known
    {
        wire::OfferItem offer;
        std::uint64_t stationSequence = 0;
        wire::ChainHead log;   ///< position 0 while no receipt was verified
        bool answered = false; ///< an answer was verified
    };

    [[nodiscard]] Status learnPacket(const std::string& id, Known& known);
    [[nodiscard]] sync::SpoolItem itemOf(const spool::Entry& entry, Known& known, Seen& seen);

    spool::Spool* m_spool;
    const provision::Bundle* m_bundle;
    std::map<std::string, Known> m_known;
};

/// @return the id, or nothing unless 32 hexadecimal digits.
[[nodiscard]] std::optional<wire::PacketId> packetIdOf(std::string_view text);

} // namespace rekam::agent
