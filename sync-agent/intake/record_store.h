// Where the intake keeps packets: the one promise behind a receipt.
#pragma once

#include "base/result.h"
#include "packet/acceptance.h"
#include "packet/chain.h"
#include "packet/receipt.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace rekam::intake {

/// Why a packet went to quarantine instead of into the store. Append only: the numbers are stored.
enum class QuarantineCause : int {
    IdConflict = 1,     ///< the id is known with other bytes
    ChainFork = 2,      ///< the station's sequence number is taken, or its chain does not join
    Revoked = 3,        ///< the station is revoked
    BadSignature = 4,   ///< not signed by the station that it names
    ModeMismatch = 5,   ///< LATIHAN at a PRODUCTION station, or the reverse
    UnknownStation = 6, ///< names a station that the office never admitted
    Malformed = 7,      ///< no packet at all
};

/// What is known of a packet id.
struct KnownPacket
{
    crypto::Hash256 contentHash{};
    std::uint64_t sizeBytes = 0;
    std::string station;
    Bytes receipt;               ///< the very bytes that were given out the first time
    std::optional<Bytes> answer; ///< the adapter's, once it is there
};

/// One row of `intake list`.
struct StoredPacket
{
    packet::PacketId id{};
    packet::Kind kind = packet::Kind::Full;
    std::string station;
    std::uint64_t stationSequence = 0;
    std::uint64_t sizeBytes = 0;
    WallTime receivedAt{};
    std::uint64_t logPosition = 0;
    std::optional<Bytes> answer;
};

/// What verify() can find.
enum class Damage {
    IndexPages,    ///< place: what SQLite says
    LogChain,      ///< place: the entry's position
    PacketBytes,   ///< place (of these and all below): the packet's id
    PacketRow,     ///< row, packet and receipt differ
    SegmentFrame,  ///< what stands before the packet in its segment
    Receipt,       ///< not signed by this intake
    Answer,        ///< answer and log differ
    PacketLost,    ///< in the log, not in the index
    PacketUnknown, ///< whole in a segment, not in the index
    Quarantine,
    Gaps,           ///< place: noted/counted
    HandoverPacket, ///< place: id; the copy for the adapter is not what is stored
    HandoverAnswer, ///< place: id; not the adapter's word on the stored packet
};

struct StoreFinding
{
    Damage damage = Damage::IndexPages;
    std::string place; ///< no personal data
};

struct StoreReport
{
    std::uint64_t entries = 0; ///< of the log
    std::uint64_t gaps = 0;    ///< missing predecessors in stations' chains: recorded, not faults
    std::vector<StoreFinding> findings;
};

/// One mode's packets; PRODUCTION and LATIHAN have a store each. Not thread-safe. Errors of all:
/// Storage, NoSpace (nothing that was stored before is lost).
class RecordStore
{
public:
    RecordStore() = default;
    RecordStore(const RecordStore&) = delete;
    RecordStore& operator=(const RecordStore&) = delete;
    RecordStore(RecordStore&&) = delete;
    RecordStore& operator=(RecordStore&&) = delete;
    virtual ~RecordStore() = default;

    [[nodiscard]] virtual Result<std::optional<KnownPacket>> find(const packet::PacketId& id) = 0;

    /// Stores a verified packet and returns its receipt; once it returns, bytes, row and log entry
    /// survive power loss. Idempotent: the same id and hash again give the same receipt. Conflict
    /// for the same id with another hash, or for a fork of the station's chain; nothing is stored
    /// then. A gap in the sequence is recorded and never refused.
    [[nodiscard]] virtual Result<Bytes>
    commit(const packet::Header& header, const crypto::Hash256& contentHash, ByteView packet) = 0;

    /// Whether commit() would answer Conflict because of the station's chain.
    [[nodiscard]] virtual Result<bool> forks(const packet::Header& header,
                                             const crypto::Hash256& contentHash) = 0;

    /// Sets bytes aside for good, with the cause. Idempotent by id and hash.
    [[nodiscard]] virtual Status quarantine(const packet::PacketId& id,
                                            const crypto::Hash256& contentHash,
                                            QuarantineCause cause, ByteView packet) = 0;

    /// Why these very bytes are in quarantine, if they are.
    [[nodiscard]] virtual Result<std::optional<QuarantineCause>>
    quarantined(const packet::PacketId& id, const crypto::Hash256& contentHash) = 0;

    /// The stored bytes, hash checked. NotFound; Integrity where the medium changed them.
    [[nodiscard]] virtual Result<Bytes> packetBytes(const packet::PacketId& id) = 0;

    /// Keeps the adapter's answer. NotFound for an unknown id. A first answer stands: the same
    /// again is success, another is Conflict.
    [[nodiscard]] virtual Status putAnswer(const packet::PacketId& id, ByteView answer) = 0;

    /// In the place of an answer that does not verify, which an earlier build took as it came; the
    /// log keeps both entries. NotFound as putAnswer().
    [[nodiscard]] virtual Status replaceAnswer(const packet::PacketId& id, ByteView answer) = 0;

    /// Ids without an answer, oldest first: what the adapter still has to see.
    [[nodiscard]] virtual Result<std::vector<packet::PacketId>> unanswered() = 0;

    [[nodiscard]] virtual packet::ChainHead logHead() const = 0;

    /// Whether the log has this very entry hash at this place; position 0 is in every log.
    [[nodiscard]] virtual Result<bool> logHolds(const packet::ChainHead& known) = 0;

    /// Packets of a station that were receipted and are gone, as a rebuilding found; those that
    /// came again are not among them. At most wire::kMaxItems, others at the next call.
    [[nodiscard]] virtual Result<std::vector<packet::PacketId>>
    lost(const std::string& station) = 0;

    /// The newest packet of a station, for HELLO's chain head; position 0 if none.
    [[nodiscard]] virtual Result<packet::ChainHead> stationHead(const std::string& station) = 0;

    [[nodiscard]] virtual Status forEach(const std::function<void(const StoredPacket&)>& visit) = 0;

    /// Reads everything again: the index's pages, each packet's hash and row, each receipt's
    /// signature and place, answers, quarantine, the log's chain, and what the segments hold beyond
    /// the index. One bad entry does not stop the rest.
    [[nodiscard]] virtual Result<StoreReport> verify() = 0;
};

} // namespace rekam::intake
