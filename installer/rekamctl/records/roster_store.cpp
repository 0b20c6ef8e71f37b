#include "records/roster_store.h"

#include "record/age.h"
#include "records/open_store.h"

namespace rekam::ctl {

namespace {

record::QueueStatus statusOf(const record::Person& person, Date day, const record::AgeRules& rules)
{
    if (person.recordedBefore == record::RecordedBefore::Yes) {
        return record::QueueStatus::AlreadyRecorded;
    }
    const auto eligibility =
        record::eligibilityAt(person.birthDate, person.maritalStatus.code, day, rules);
    if (eligibility == record::Eligibility::TooYoung) {
        return record::QueueStatus::TooYoung;
    }
    return record::QueueStatus::Waiting;
}

} // namespace

Result<store::ImportCounts> storeRoster(const Command& command, const record::RosterReport& report,
                                        Date day)
{
    const auto opened = OpenStore::open(command);
    if (!opened) {
        return opened.error();
    }
    const OpenStore& station = *opened.value();
    const record::AgeRules rules = provision::ageRules(station.policy());
    store::SessionFacts facts;
    facts.school = command.valueOr("--school", "");
    if (facts.school.empty() && !report.accepted.empty()) {
        facts.school = report.accepted.front().person.school;
    }
    facts.sptNumber = command.valueOr("--spt", "");
    facts.day = day;
    facts.listMarkedApproved = report.approval == record::ListApproval::Marked;
    if (const Status free = station.store().roster().noOtherOpen(facts); !free) {
        return free.error();
    }
    const auto session = station.store().roster().openSession(facts);
    if (!session) {
        return session.error();
    }
    std::vector<store::RosterItem> items;
    items.reserve(report.accepted.size());
    for (const record::RosterRow& row : report.accepted) {
        items.push_back({row.person, statusOf(row.person, day, rules)});
    }
    return station.store().roster().import(session.value(), items);
}

} // namespace rekam::ctl
