// The default RecordStore: a SQLite index beside fsynced append segments, on one machine.
#pragma once

#include "base/clock.h"
#include "base/file.h"
#include "intake/database.h"
#include "intake/record_store.h"

#include <memory>

namespace rekam::intake {

/// A new segment begins past this size, so that backups move whole, finished files.
constexpr std::uint64_t kSegmentBytes = 256ULL * 1024 * 1024;

/// Layout: `index.sqlite`, `segments/NNNNNN.seg`, `quarantine/ID-HASH.packet`. A segment is a
/// sequence of "RKSG" ‖ size (8, big-endian) ‖ id (16) ‖ content hash (32) ‖ packet bytes; a torn
/// record at its end has no row and is passed over. Order of a commit: segment + fdatasync, then
/// row, log entry and receipt in one transaction, then the receipt is handed out.
class EmbeddedStore final : public RecordStore
{
public:
    struct Parts
    {
        FileSystem& files;
        const Clock& clock;
        const crypto::SigningKeyPair& signer; ///< of receipts
        packet::Mode mode;
    };

    /// Everything in `parts` must outlive the store. Integrity where the index is gone but its
    /// segments are not, or is no database any more: rebuildIndex().
    [[nodiscard]] static Result<std::unique_ptr<EmbeddedStore>>
    open(const Parts& parts, const std::filesystem::path& folder);

    [[nodiscard]] Result<std::optional<KnownPacket>> find(const packet::PacketId& id) override;
    [[nodiscard]] Result<Bytes> commit(const packet::Header& header,
                                       const crypto::Hash256& contentHash,
                                       ByteView packet) override;
    [[nodiscard]] Result<bool> forks(const packet::Header& header,
                                     const crypto::Hash256& contentHash) override;
    [[nodiscard]] Status quarantine(const packet::PacketId& id, const crypto::Hash256& contentHash,
                                    QuarantineCause cause, ByteView packet) override;
    [[nodiscard]] Result<std::optional<QuarantineCause>>
    quarantined(const packet::PacketId& id, const crypto::Hash256& contentHash) override;
    [[nodiscard]] Result<Bytes> packetBytes(const packet::PacketId& id) override;
    [[nodiscard]] Status putAnswer(const packet::PacketId& id, ByteView answer) override;
    [[nodiscard]] Status replaceAnswer(const packet::PacketId& id, ByteView answer) override;
    [[nodiscard]] Result<std::vector<packet::PacketId>> unanswered() override;

    [[nodiscard]] packet::ChainHead logHead() const override { return m_head; }

    [[nodiscard]] Result<bool> logHolds(const packet::ChainHead& known) override;
    [[nodiscard]] Result<std::vector<packet::PacketId>> lost(const std::string& station) override;
    [[nodiscard]] Result<packet::ChainHead> stationHead(const std::string& station) override;
    [[nodiscard]] Status forEach(const std::function<void(const StoredPacket&)>& visit) override;
    [[nodiscard]] Result<StoreReport> verify() override;

private:
    struct Place
    {
        std::uint64_t segment = 1;
        std::uint64_t offset = 0;
    };

    EmbeddedStore(const Parts& parts, std::filesystem::path folder, Database database);

    [[nodiscard]] Status readHead();
    [[nodiscard]] Result<Place> appendToSegment(const packet::PacketId& id,
                                                const crypto::Hash256& contentHash,
                                                ByteView packet);
    /// Appends to the log table inside the caller's transaction and returns the new head.
    [[nodiscard]] Result<packet::ChainHead> appendLog(const packet::ChainEntry& entry);
    [[nodiscard]] Status noteGap(const packet::Header& header);
    [[nodiscard]] packet::ChainEntry entryFor(std::uint16_t type, const packet::PacketId& id,
                                              const crypto::Hash256& hash,
                                              const std::string& actor) const;

    Parts m_parts;
    std::filesystem::path m_folder;
    Database m_database;
    packet::ChainHead m_head;
    std::uint64_t m_segment = 1;
};

} // namespace rekam::intake
