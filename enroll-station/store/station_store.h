// The station's store: one encrypted database with the roster, the work in hand, sealed packets and
// the audit.
#pragma once

#include "base/clock.h"
#include "base/file.h"
#include "base/random.h"
#include "base/result.h"
#include "store/database/database.h"
#include "store/keys/key_slots.h"
#include "store/keys/station_keys.h"
#include "store/store_context.h"
#include "store/tables/audit_log.h"
#include "store/tables/enrolment_table.h"
#include "store/tables/packet_table.h"
#include "store/tables/roster_table.h"
#include "store/tables/sample_table.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace rekam::store {

/// Kept free on the medium so that what was captured can always be sealed and sent.
inline constexpr std::uint64_t kReserveBytes = std::uint64_t{512} * 1024 * 1024;

struct StoreOptions
{
    std::filesystem::path folder; ///< `store/` of the installation; made if it is not there
    FileSystem* files = nullptr;  ///< borrowed, as clock and random
    const Clock* clock = nullptr;
    Random* random = nullptr;
    std::uint64_t reserveBytes = kReserveBytes;
    std::string vfs; ///< SQLite VFS; empty: the platform's
};

/// What opening found out.
struct OpenFindings
{
    bool created = false;
    bool uncleanEnd = false;        ///< last process did not close: integrity was checked
    bool rollbackSuspected = false; ///< the database is older than its anchor file says
};

enum class BackupContent {
    Everything,
    WithoutPatterns, ///< no templates and thumbnails of sealed records: as after closing a session
};

/// Lives on one thread: open, use and destroy it there (checked). Nothing in it waits for anything
/// but the disk; save() and commitSealed() sync it, so never call from the UI thread.
///
/// Everything that changes data does so in one transaction together with its audit entry; when a
/// function returns success, the data survive SIGKILL and power loss.
class StationStore
{
public:
    /// Opens or creates `station.db` and brings its schema up to date. Errors: Integrity (wrong
    /// key, damaged or missing file), Unsupported (written by a newer version), Storage, NoSpace.
    static Result<std::unique_ptr<StationStore>> open(const StoreOptions& options,
                                                      const DatabaseKey& key);

    /// Opens with what a key slot gave, and finishes a rekey that was cut short: tries the next
    /// key, then the current one. `slots` and `keys` are brought to their final state.
    static Result<std::unique_ptr<StationStore>> open(const StoreOptions& options, KeySlots& slots,
                                                      UnlockedKeys& keys);

    StationStore(const StationStore&) = delete;
    StationStore& operator=(const StationStore&) = delete;
    StationStore(StationStore&&) = delete;
    StationStore& operator=(StationStore&&) = delete;
    /// Closes cleanly: anchor, checkpoint, clean mark. Nothing is lost if it never runs.
    ~StationStore();

    [[nodiscard]] const OpenFindings& findings() const noexcept { return m_findings; }

    /// The person all audit entries name from now on.
    Status setActor(std::string_view personId);

    [[nodiscard]] RosterTable& roster() noexcept { return m_roster; }

    [[nodiscard]] EnrolmentTable& enrolments() noexcept { return m_enrolments; }

    [[nodiscard]] SampleTable& samples() noexcept { return m_samples; }

    [[nodiscard]] PacketTable& packets() noexcept { return m_packets; }

    [[nodiscard]] StationKeys& keys() noexcept { return m_keys; }

    [[nodiscard]] AuditLog& audit() noexcept { return m_audit; }

    /// NoSpace when a capture must not be begun any more.
    [[nodiscard]] Status checkRoom() const;

    /// Small facts of the station: last bundle, policy version, last clock. Keys ≤ 64 bytes.
    Status setFact(std::string_view name, std::string_view value);
    [[nodiscard]] Result<std::optional<std::string>> fact(std::string_view name);

    /// Time of the latest record or audit entry: an earlier clock must be confirmed by a
    /// supervisor.
    [[nodiscard]] Result<std::optional<WallTime>> latestTime();

    /// Moves the write-ahead log into the file if it has grown long, so that no commit has to. Call
    /// often, when nothing waits; nearly free while there is nothing to do.
    Status settle();

    /// A number that differs after any change of the store, by this process or another.
    [[nodiscard]] Result<std::uint64_t> changeStamp();

    /// Call when idle and before suspend: empties the write-ahead log and renews the anchor.
    Status idle();

    /// Page authentication, structure, foreign keys, audit chain and packet hashes; the first
    /// finding as Integrity. Reads everything.
    Status check();

    /// A consistent encrypted copy, checked, under the same key: `folder`/station.db with the key
    /// slots beside it. `folder` must not hold one (Conflict).
    Status backup(const std::filesystem::path& folder,
                  BackupContent content = BackupContent::Everything);

    /// Finishes a due revocation: new key, whole file encrypted anew. NoSpace when the medium has
    /// not room for the file twice: deferred, slots.rekeyDue() stays set. After any other error
    /// close the store and open it again with freshly unlocked keys: that finishes the rekey.
    Result<UnlockedKeys> rekey(KeySlots& slots, const UnlockedKeys& keys);

private:
    StationStore(const StoreOptions& options, std::unique_ptr<Database> database);

    Status start();
    Status ensureAnchorKey();
    Status markOpen();
    Status checkAnchor();
    Status writeAnchor();
    Result<SecretBytes> anchorKey();
    Status noteGeneration(const KeySlots& slots);

    StoreOptions m_options;
    std::unique_ptr<Database> m_database;
    AuditLog m_audit;
    StoreContext m_context;
    RosterTable m_roster;
    EnrolmentTable m_enrolments;
    SampleTable m_samples;
    PacketTable m_packets;
    StationKeys m_keys;
    OpenFindings m_findings;
    bool m_started = false;
};

} // namespace rekam::store
