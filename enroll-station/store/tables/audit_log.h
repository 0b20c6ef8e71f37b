// The station's append-only audit: every entry hashes the one before it.
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "packet/chain.h"
#include "store/database/database.h"
#include "store/ids.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::store {

/// Numbers are hashed and exported: append only.
enum class AuditEvent : std::uint16_t {
    StoreCreated = 1,
    StoreOpened = 2,
    StoreRecovered = 3, ///< opened after an unclean end, integrity checked
    RollbackSuspected = 4,
    PersonUnlocked = 5,
    RosterImported = 10,
    PersonPostponed = 11,
    PersonStatusChanged = 12,
    SessionOpened = 13,
    SessionClosed = 14,
    EnrolmentBegun = 20,
    EnrolmentDiscarded = 21,
    StepSaved = 22,
    SampleSaved = 23,
    SampleChosen = 24,
    ExceptionRecorded = 25,
    ExceptionApproved = 26,
    PhotoApproved = 27,
    StatementSigned = 28,
    RecordValidated = 29,
    SampleRemoved = 30,
    ExceptionRemoved = 31,
    PhotoApprovalCleared = 32,
    RecordSealed = 40,
    PacketPublished = 41,
    ReceiptStored = 42,
    AnswerStored = 43,
    CopyRecorded = 44,
    PacketPurged = 45,
    FollowUpSealed = 46,
    PacketUnpublished = 47,
    PacketHeld = 48,    ///< set aside on its road, or taken up again (no content)
    ReceiptVoided = 49, ///< the intake holds the packet no more; content: of the receipt
    KeySaved = 50,
    SlotsChanged = 51,
    BackupMade = 52,
    Supervised = 60, ///< a supervisor's decision that the workflow reports
};

/// An enrolment's or packet's id; a row number in the last eight bytes; zero for the store itself.
using AuditSubject = ByteArray<16>;

[[nodiscard]] AuditSubject auditSubject(std::int64_t row);

struct AuditEntry
{
    std::uint64_t sequence = 0; ///< 1, 2, 3, …
    AuditEvent event = AuditEvent::StoreCreated;
    AuditSubject subject{}; ///< of the packet, enrolment or row concerned; zero if none
    Hash256 content{};      ///< of what the event is about; zero if there is nothing
    std::string actor;      ///< person id, or "station"
    WallTime at{};
    std::chrono::milliseconds steadyTime{}; ///< since boot, so that a clock set back shows
    Hash256 hash{};
};

struct AuditVerdict
{
    std::uint64_t entries = 0;
    /// Sequence of the first entry that is missing or edited; 0: the chain is intact.
    std::uint64_t firstBad = 0;
    std::string finding; ///< empty when intact
};

/// The chain packet::kAuditChain; used on the Database's thread.
class AuditLog
{
public:
    /// Borrows both.
    AuditLog(Database& database, const Clock& clock);

    /// Who acts from now on; "station" until set.
    void setActor(std::string_view personId) { m_actor = personId; }

    [[nodiscard]] const std::string& actor() const noexcept { return m_actor; }

    /// Appends within the caller's transaction (or one of its own).
    Status append(AuditEvent event, const AuditSubject& subject, const Hash256& content = {});

    [[nodiscard]] Result<packet::ChainHead> head();

    /// Recomputes the whole chain.
    [[nodiscard]] Result<AuditVerdict> verify();

    /// Latest wall time that any entry saw, which need not be the last entry's: the clock may have
    /// been set back in between. Empty if there is no entry. Reads the log once.
    [[nodiscard]] Result<std::optional<WallTime>> latestTime();

    /// Entries from `first` on, at most `limit`.
    [[nodiscard]] Result<std::vector<AuditEntry>> entries(std::uint64_t first, std::size_t limit);

    /// When an event was last entered; nothing if it never was.
    [[nodiscard]] Result<std::optional<WallTime>> lastOf(AuditEvent event);

private:
    Database& m_database;
    const Clock& m_clock;
    std::string m_actor = "station";
    std::optional<WallTime> m_latest;
};

} // namespace rekam::store
