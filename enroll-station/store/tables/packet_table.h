// Sealed packets: the step from plaintext to ciphertext, the station's chain, receipts and answers.
#pragma once

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "packet/acceptance.h"
#include "packet/receipt.h"
#include "packet/sealed_packet.h"
#include "record/enrolment.h"
#include "store/ids.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::store {

struct StoreContext;

/// Where the next packet stands in the station's chain: goes into its signed header.
struct ChainPosition
{
    std::uint64_t sequence = 1; ///< 1, 2, 3, … without gaps
    Hash256 previousHash{};     ///< zero for the first
};

/// Builds and signs the packet for this place in the chain. Runs inside the sealing transaction: it
/// must not use the store, and takes ≤20 ms for 2 MB.
using Sealer = std::function<Result<packet::SealedPacket>(const ChainPosition&)>;

/// What stays readable after sealing, until the session closes. (Biodata, quality figures, step
/// data, finger templates and iris codes stay by themselves.)
struct KeptAfterSeal
{
    Bytes photoThumbnail; ///< JPEG
    /// Of the person from then on: Done, or NeedsDataCorrection.
    record::QueueStatus personStatus = record::QueueStatus::Done;
};

struct PacketRow
{
    PacketId id{};
    EnrolmentId enrolment;
    packet::Kind kind = packet::Kind::Full;
    std::uint64_t sequence = 0;
    Hash256 hash{};
    std::uint64_t sizeBytes = 0;
    WallTime sealedAt{};
    std::optional<WallTime> publishedAt;
    record::TransportState state = record::TransportState::Sealed;
    std::optional<WallTime> receiptedAt;
    std::optional<packet::Verdict> answer;
    std::string cause; ///< of a rejection
    std::optional<WallTime> answeredAt;
    int copies = 0;   ///< verified copies elsewhere
    std::string held; ///< why the road set it aside, English; empty: it did not
    std::optional<WallTime> heldAt;
};

/// *Aman*, on every screen: besides this laptop a verified copy on a medium, or the centre has it
/// by its receipt (or by its answer, which it gives on nothing else).
[[nodiscard]] bool isSafe(const PacketRow& row);

/// *Semua aman* or *Belum aman 3 · Di laptop 91 · Salinan ke-2 88 · Diterima 62*.
struct SafetyCounts
{
    int onLaptop = 0;   ///< packets whose bytes are here
    int secondCopy = 0; ///< of those, with ≥1 verified copy on a medium or another laptop
    int received = 0;   ///< packets with a verified receipt
    int notSafe = 0;    ///< packets with neither: one copy in the world
    int rejected = 0;   ///< *Perlu rekam ulang*
    int held = 0;       ///< set aside on the road; of those not safe unless a copy is elsewhere

    bool operator==(const SafetyCounts&) const = default;
};

/// Of the people recorded in one session, each by their latest FULL packet.
struct SessionProgress
{
    int recorded = 0; ///< people with an enrolment whose Seal step was reached and committed
    int sealed = 0;   ///< the sealed bytes are here, or were and are accepted
    int received = 0;
    int accepted = 0;
    int rejected = 0;
};

/// Used on the store's thread.
class PacketTable
{
public:
    explicit PacketTable(StoreContext& context);

    /// One transaction: takes the next place in the chain, has the packet made, stores its bytes,
    /// deletes the images, evidence, signatures and templates of fresh scans, and closes the
    /// enrolment (person: Done). Afterwards the bytes are read back and compared. If anything
    /// fails, the enrolment is as it was, and the place in the chain is free again. Errors: those
    /// of `seal`; Refused (not open); Conflict (packet id known); InvalidInput (size).
    Result<PacketRow> commitSealed(const EnrolmentId& enrolment, const Sealer& seal,
                                   const KeptAfterSeal& kept);

    /// An AMENDMENT, APPROVAL or VOID to a sealed record.
    Result<PacketRow> commitFollowUp(const EnrolmentId& enrolment, const Sealer& seal);

    [[nodiscard]] Result<PacketRow> row(const PacketId& id);
    /// In order of sequence.
    [[nodiscard]] Result<std::vector<PacketRow>> list(const std::optional<SessionId>& session);
    [[nodiscard]] Result<std::vector<PacketRow>> ofEnrolment(const EnrolmentId& enrolment);

    /// The packet's bytes, verified against the hash taken at sealing (Integrity). NotFound once
    /// purged.
    [[nodiscard]] Result<Bytes> bytes(const PacketId& id);
    /// That the packet's bytes lie in the file as they were sealed. Errors: Integrity; NotFound
    /// once purged. Spoils nothing else where a page is damaged.
    [[nodiscard]] Status checkStored(const PacketRow& row);

    /// It lies in the spool.
    Status markPublished(const PacketId& id);

    /// The road set the packet aside for this reason, or with an empty one took it up again. The
    /// same reason again changes nothing; one with a receipt or an answer is not held by anything.
    Status setHeld(const PacketId& id, std::string_view reason);

    /// Stores a receipt that the caller has verified. @return false if the same one was here.
    /// NotFound for a packet of another station, Conflict if a receipt with other bytes is here.
    Result<bool> storeReceipt(const PacketId& id, ByteView receipt);

    /// Takes *Diterima* and the centre's answer back, since the intake holds the packet no more: it
    /// goes out again, and is not purged. @return false if there was no receipt.
    Result<bool> voidReceipt(const PacketId& id);

    /// Stores a verified ACCEPTED or REJECTED. Rejected puts the person on NeedsRerecording. The
    /// centre may change its mind: the latest answer counts. @return false if the same was here.
    Result<bool> storeAnswer(const PacketId& id, packet::Verdict verdict, ByteView signedAnswer,
                             std::string_view cause);

    /// Empty if there is none.
    [[nodiscard]] Result<Bytes> receipt(const PacketId& id);
    [[nodiscard]] Result<Bytes> answer(const PacketId& id);

    /// Verified evidence of a copy elsewhere (medium serial or peer). @return false if known.
    Result<bool> recordCopy(const PacketId& id, std::string_view where, ByteView evidence);

    [[nodiscard]] Result<SafetyCounts> safety();
    [[nodiscard]] Result<SessionProgress> progress(SessionId session);

    [[nodiscard]] Result<Bytes> photoThumbnail(const EnrolmentId& enrolment);

    /// Deletes the bytes of packets that were ACCEPTED at least `retention` before `signedNow`,
    /// and by the laptop's clock too, never others, none of a session that is open; and with a FULL
    /// packet the biodata of its person, of whom only the NIK stays. `signedNow`: the newest time
    /// that the centre has signed, since a clock may run ahead. @return how many.
    Result<int> purge(std::chrono::hours retention, WallTime signedNow);

    /// The place that the next packet will take.
    [[nodiscard]] Result<ChainPosition> nextPosition();

private:
    Result<PacketRow> commit(const EnrolmentId& enrolment, const Sealer& seal,
                             const KeptAfterSeal* kept);
    Status requireSealed(const EnrolmentId& enrolment);
    Status requireKnown(const PacketId& id);
    Status movePerson(const PacketId& id, packet::Verdict verdict);
    Status purgeOne(const PacketRow& packet);

    StoreContext& m_context;
    std::optional<std::pair<std::uint64_t, SafetyCounts>> m_safety; ///< at this change stamp
};

} // namespace rekam::store
