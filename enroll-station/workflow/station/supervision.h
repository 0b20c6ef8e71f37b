// A supervisor at this station: whether it is the person, and the audit entry of the decision.
#pragma once

#include "workflow/station/open_station.h"

#include <string_view>

namespace rekam::workflow {

/// What a supervisor let pass; the audit entry holds the hash of its token.
enum class Decision { UnderAge, Clock, Exceptions, SingleCopies, OlderStore, ClosingSigned, Twin };

/// Whether the passphrase is that person's, by their own key slot; takes a good part of a second.
/// Wrong ones count as at the login. Thread: the store's.
/// Errors: Refused (no valid credential, or must wait: detail holds the seconds); else as
/// store::KeySlots::unlock.
[[nodiscard]] Status confirmPassphrase(OpenStation& station, std::string_view personId,
                                       ByteView passphrase);

/// As confirmPassphrase, of someone whose credential says Penyelia. Refused for anyone else.
[[nodiscard]] Status confirmSupervisor(OpenStation& station, std::string_view personId,
                                       ByteView passphrase);

/// Appends an audit entry Supervised in the supervisor's name. Thread: the store's.
[[nodiscard]] Status auditDecision(OpenStation& station, std::string_view supervisorId,
                                   Decision decision, const store::AuditSubject& subject);

/// Lets a person below the age be recorded: *Menunggu* from now on; the permission is stated in the
/// record. Thread: the store's.
[[nodiscard]] Status allowUnderAge(OpenStation& station, std::string_view supervisorId,
                                   store::PersonId person);

/// A clock may fall back by so much without anyone being asked: time servers do that.
inline constexpr std::chrono::minutes kClockFallBackMax{2};

/// The time of the latest record if the clock is behind it and nobody has confirmed the clock
/// since; nothing if recording may begin. Thread: the store's.
[[nodiscard]] Result<std::optional<WallTime>> clockInDoubt(OpenStation& station);

/// A supervisor says that the clock is right. Thread: the store's.
[[nodiscard]] Status confirmClock(OpenStation& station, std::string_view supervisorId);

/// When an older copy of the store was last found in its place, unless a supervisor has answered
/// for that finding. Reads the audit. Thread: the store's.
[[nodiscard]] Result<std::optional<WallTime>> olderStore(OpenStation& station);

/// A supervisor says that the records were compared with the centre's receipts: that finding is not
/// shown any more, the next one is. Thread: the store's.
[[nodiscard]] Status answerForOlderStore(OpenStation& station, std::string_view supervisorId);

} // namespace rekam::workflow
