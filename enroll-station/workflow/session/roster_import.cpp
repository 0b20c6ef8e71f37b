#include "workflow/session/roster_import.h"

namespace rekam::workflow {

record::QueueStatus initialStatus(const record::Person& person, Date today,
                                  const provision::Policy& policy)
{
    using enum record::QueueStatus;
    if (person.recordedBefore == record::RecordedBefore::Yes) {
        return AlreadyRecorded;
    }
    const record::Eligibility eligibility = record::eligibilityAt(
        person.birthDate, person.maritalStatus.code, today, provision::ageRules(policy));
    if (eligibility == record::Eligibility::TooYoung) {
        return TooYoung;
    }
    return person.recordedBefore == record::RecordedBefore::Unknown ? Unverified : Waiting;
}

Result<ImportOutcome> importRoster(OpenStation& station, ByteView file,
                                   const store::SessionFacts& facts)
{
    record::RosterContext context;
    context.today = localDate(station.world.clock->wallTime());
    context.school = facts.school;
    auto report = record::parseRosterCsv(file, context);
    if (!report) {
        return report.error();
    }
    std::vector<store::RosterItem> items;
    items.reserve(report.value().accepted.size());
    for (const record::RosterRow& row : report.value().accepted) {
        items.push_back(
            {row.person, initialStatus(row.person, context.today, station.identity.policy)});
    }
    store::SessionFacts session = facts;
    session.listMarkedApproved = report.value().approval == record::ListApproval::Marked;
    if (const Status free = station.store->roster().noOtherOpen(session); !free) {
        return free.error();
    }
    const auto id = station.store->roster().openSession(session);
    if (!id) {
        return id.error();
    }
    const auto counts = station.store->roster().import(id.value(), items);
    if (!counts) {
        return counts.error();
    }
    return ImportOutcome{id.value(), std::move(report).value(), counts.value()};
}

} // namespace rekam::workflow
