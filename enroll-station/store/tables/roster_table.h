// Sessions and the people on their lists: import, queue, search.
#pragma once

#include "base/calendar.h"
#include "base/clock.h"
#include "base/result.h"
#include "record/enrolment.h"
#include "record/person.h"
#include "store/ids.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::store {

struct StoreContext;

/// The assignment (SPT) under which a team records at one place on one day.
struct SessionFacts
{
    std::string school;
    std::string sptNumber;
    std::optional<Date> sptDate;
    std::string team; ///< as printed, e.g. names of the officers
    Date day{};
    bool listMarkedApproved = false;
};

struct Session
{
    SessionId id;
    SessionFacts facts;
    WallTime openedAt{};
    std::optional<WallTime> closedAt;
};

/// A person to import, with the queue status that policy and age give them today.
struct RosterItem
{
    record::Person person;
    record::QueueStatus status = record::QueueStatus::Waiting;
};

/// fresh + known + changed = items given.
struct ImportCounts
{
    int fresh = 0;   ///< not on this station before
    int known = 0;   ///< the same data already here
    int changed = 0; ///< here, but SIAK's data differ now; taken over unless already sealed
};

struct RosterEntry
{
    PersonId id;
    SessionId session;
    record::Person person;
    int queueNumber = 0; ///< *nomor antrean*, 1, 2, … within the session in order of import
    record::QueueStatus status = record::QueueStatus::Waiting;
    std::optional<record::NotDoneReason> reason; ///< set while Postponed
    std::string note;
    std::optional<EnrolmentId> enrolment;       ///< the latest that was not discarded
    std::optional<record::Approval> permission; ///< to be recorded below the age
    WallTime changedAt{};
};

/// Empty fields do not filter.
struct RosterFilter
{
    std::optional<SessionId> session;
    std::optional<record::QueueStatus> status;
    std::string className;
    /// A part of the name in any case, the start of a NIK, or a queue number.
    std::string search;
    std::size_t limit = 5000;
};

struct RosterCounts
{
    int total = 0;
    /// Indexed by QueueStatus.
    std::array<int, 16> byStatus{};

    [[nodiscard]] int of(record::QueueStatus status) const
    {
        return byStatus.at(static_cast<std::size_t>(status));
    }
};

/// Whether a session may be closed while a sealed packet has one copy: only with a supervisor's
/// note.
enum class CloseRule : std::uint8_t { TwoCopies = 1, SingleCopiesNoted = 2 };

/// The detail of the error for a list of a day that was closed.
inline constexpr const char* kSessionClosed = "session: closed already";

/// The detail, with the school behind it, of the error while another school's session is open.
inline constexpr const char* kOtherSessionOpen = "session: another is open: ";

/// Used on the store's thread. A NIK is on the roster once, however often and wherever imported.
class RosterTable
{
public:
    explicit RosterTable(StoreContext& context);

    /// Opens the session of this school and SPT number, or finds the one that is open, of whatever
    /// day: a list that comes again next morning leaves yesterday's session whole.
    /// Errors: Conflict (kSessionClosed) when that of this day is closed already.
    Result<SessionId> openSession(const SessionFacts& facts);
    /// For whoever is about to open it. Conflict (kOtherSessionOpen and its school) while only
    /// sessions of another school or SPT number are open: one at a time, closed first.
    [[nodiscard]] Status noOtherOpen(const SessionFacts& facts);
    [[nodiscard]] Result<Session> session(SessionId id);
    [[nodiscard]] Result<std::vector<Session>> sessions();
    /// The newest one that is not closed.
    [[nodiscard]] Result<std::optional<Session>> currentSession();
    /// Deletes what was kept until the session closes (thumbnails, finger templates, iris codes).
    /// Refused while an enrolment of the session is open or, unless it was noted, a sealed packet
    /// has fewer than two copies. An enrolment whose person was put off is kept whole: it goes on
    /// in the session in which it is begun again.
    Status closeSession(SessionId id, CloseRule rule = CloseRule::TwoCopies);

    /// All items in one transaction. Importing the same list again adds and changes nothing. People
    /// known from a closed session come to this one with a new queue number, keeping Done; out of
    /// one that is open only who merely waits there. Whoever merely waits gets the item's status,
    /// unless a supervisor has allowed it.
    Result<ImportCounts> import(SessionId session, std::span<const RosterItem> items);

    [[nodiscard]] Result<RosterEntry> entry(PersonId id);
    [[nodiscard]] Result<std::optional<RosterEntry>> findByNik(const record::Nik& nik);
    /// In order of queue number, sessions newest first.
    [[nodiscard]] Result<std::vector<RosterEntry>> list(const RosterFilter& filter);
    [[nodiscard]] Result<RosterCounts> counts(SessionId session);
    [[nodiscard]] Result<std::vector<std::string>> classes(SessionId session);

    Status setStatus(PersonId id, record::QueueStatus status, std::string_view note);
    /// Both: Refused while a sealed record of the person stands.
    /// Keeps a begun enrolment as it is; begin() or setStatus(Waiting) takes the person up again.
    Status postpone(PersonId id, record::NotDoneReason reason, std::string_view note);

    /// A supervisor lets someone below the age be recorded: permission and Waiting, at once.
    Status permit(PersonId id, const record::Approval& permission);

    /// Whether a sealed record of this NIK is on this station and was not rejected or voided.
    [[nodiscard]] Result<bool> recordedHere(const record::Nik& nik);

private:
    Status change(PersonId id, record::QueueStatus status,
                  std::optional<record::NotDoneReason> reason, std::string_view note);

    StoreContext& m_context;
};

} // namespace rekam::store
