#include "workflow/station/supervision.h"

#include "crypto/hash.h"
#include "store/keys/key_slots.h"

#include <cstdlib>

namespace rekam::workflow {

namespace {

constexpr std::string_view kClockFact = "clock/confirmed";
constexpr std::string_view kOlderStoreFact = "older-store/answered";

std::string_view tokenOf(Decision decision)
{
    switch (decision) {
    case Decision::UnderAge:
        return "under-age";
    case Decision::Clock:
        return "clock";
    case Decision::Exceptions:
        return "exceptions";
    case Decision::SingleCopies:
        return "single-copies";
    case Decision::OlderStore:
        return "older-store";
    case Decision::ClosingSigned:
        return "closing-signed";
    case Decision::Twin:
        return "another-person";
    }
    return {};
}

std::int64_t milliseconds(WallTime time)
{
    return time.time_since_epoch().count();
}

} // namespace

Status confirmPassphrase(OpenStation& station, std::string_view personId, ByteView passphrase)
{
    if (station.person(personId) == nullptr) {
        return Error{ErrorCode::Refused, "credential missing or expired"};
    }
    auto slots = store::KeySlots::load({station.identity.home.store(), station.world.files,
                                        station.world.clock, station.world.random,
                                        station.identity.policy.passphraseTries},
                                       store::DeviceSecret{});
    if (!slots) {
        return slots.error();
    }
    const auto keys = slots.value().unlock(personId, passphrase);
    return keys ? Status() : Status(keys.error());
}

Status confirmSupervisor(OpenStation& station, std::string_view personId, ByteView passphrase)
{
    const provision::OperatorCredential* person = station.person(personId);
    if (person == nullptr || person->role != provision::OperatorRole::Supervisor) {
        return Error{ErrorCode::Refused, "not a supervisor of this station"};
    }
    return confirmPassphrase(station, personId, passphrase);
}

Status auditDecision(OpenStation& station, std::string_view supervisorId, Decision decision,
                     const store::AuditSubject& subject)
{
    store::AuditLog& audit = station.store->audit();
    const std::string before = audit.actor();
    audit.setActor(supervisorId);
    Status appended = audit.append(store::AuditEvent::Supervised, subject,
                                   crypto::hash256(asBytes(tokenOf(decision))));
    audit.setActor(before);
    return appended;
}

Status allowUnderAge(OpenStation& station, std::string_view supervisorId, store::PersonId person)
{
    // The audit first: a decision that is not written down does not count.
    if (Status noted = auditDecision(station, supervisorId, Decision::UnderAge,
                                     store::auditSubject(person.value));
        !noted) {
        return noted;
    }
    return station.store->roster().permit(
        person, {std::string(supervisorId), station.world.clock->wallTime()});
}

Result<std::optional<WallTime>> clockInDoubt(OpenStation& station)
{
    const auto latest = station.store->latestTime();
    if (!latest) {
        return latest.error();
    }
    const WallTime now = station.world.clock->wallTime();
    if (!latest.value() || now + kClockFallBackMax >= *latest.value()) {
        return std::optional<WallTime>();
    }
    const auto confirmed = station.store->fact(kClockFact);
    if (!confirmed) {
        return confirmed.error();
    }
    if (confirmed.value()) {
        // "LATEST NOW" when it was confirmed: it covers the same leap, seen later than then.
        char* rest = nullptr;
        const std::int64_t seenLatest = std::strtoll(confirmed.value()->c_str(), &rest, 10);
        const std::int64_t seenNow = std::strtoll(rest, nullptr, 10);
        if (seenLatest == milliseconds(*latest.value()) &&
            milliseconds(now + kClockFallBackMax) >= seenNow) {
            return std::optional<WallTime>();
        }
    }
    return latest.value();
}

Status confirmClock(OpenStation& station, std::string_view supervisorId)
{
    if (Status noted = auditDecision(station, supervisorId, Decision::Clock, {}); !noted) {
        return noted;
    }
    const auto latest = station.store->latestTime();
    if (!latest) {
        return latest.error();
    }
    const WallTime now = station.world.clock->wallTime();
    return station.store->setFact(kClockFact,
                                  std::to_string(milliseconds(latest.value().value_or(now))) + " " +
                                      std::to_string(milliseconds(now)));
}

Result<std::optional<WallTime>> olderStore(OpenStation& station)
{
    auto found = station.store->audit().lastOf(store::AuditEvent::RollbackSuspected);
    if (!found || !found.value()) {
        return found;
    }
    const auto answered = station.store->fact(kOlderStoreFact);
    if (!answered) {
        return answered.error();
    }
    const bool over = answered.value() == std::to_string(milliseconds(*found.value()));
    return over ? Result<std::optional<WallTime>>(std::optional<WallTime>()) : found;
}

Status answerForOlderStore(OpenStation& station, std::string_view supervisorId)
{
    const auto found = olderStore(station);
    if (!found) {
        return found.error();
    }
    if (!found.value()) {
        return {};
    }
    if (Status noted = auditDecision(station, supervisorId, Decision::OlderStore, {}); !noted) {
        return noted;
    }
    return station.store->setFact(kOlderStoreFact, std::to_string(milliseconds(*found.value())));
}

} // namespace rekam::workflow
