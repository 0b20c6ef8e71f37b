#include "workflow/session/session_audit.h"

#include "packet/sealed_packet.h"
#include "workflow/record/answers.h"
#include "workflow/session/roster_import.h"

#include <algorithm>

namespace rekam::workflow {

namespace {

/// The latest FULL packet of an enrolment, if it was sealed.
Result<std::optional<store::PacketRow>> fullPacket(OpenStation& station,
                                                   const store::EnrolmentId& enrolment)
{
    const auto rows = station.store->packets().ofEnrolment(enrolment);
    if (!rows) {
        return rows.error();
    }
    std::optional<store::PacketRow> latest;
    for (const store::PacketRow& row : rows.value()) {
        if (row.kind == packet::Kind::Full) {
            latest = row;
        }
    }
    return latest;
}

using Missing = std::optional<PendingPerson>;

/// @return nothing if sealed, received and accepted; else what is missing. Counts as it goes.
Result<Missing> examine(OpenStation& station, const store::RosterEntry& entry,
                        SessionCounts& counts)
{
    const auto lacks = [&entry](Shortfall lack, const std::string& detail = {}) {
        return Missing(PendingPerson{entry.queueNumber, lack, detail});
    };
    if (!entry.enrolment) {
        return lacks(Shortfall::Recording, entry.note);
    }
    const auto row = fullPacket(station, *entry.enrolment);
    if (!row) {
        return row.error();
    }
    if (!row.value()) {
        return lacks(Shortfall::Seal, entry.note);
    }
    ++counts.recorded;
    const store::PacketRow& packetRow = *row.value();
    const bool purged = packetRow.state == record::TransportState::Purged;
    if (!purged) {
        const auto bytes = station.store->packets().bytes(packetRow.id);
        if (!bytes) {
            return lacks(Shortfall::ReadablePacket, bytes.error().detail);
        }
        const auto verified = packet::verify(bytes.value(), station.signing.publicKey());
        if (!verified || verified.value().contentHash != packetRow.hash) {
            return lacks(Shortfall::ValidPacket);
        }
    }
    ++counts.sealed;
    const auto receipt = station.store->packets().receipt(packetRow.id);
    if (!receipt) {
        return receipt.error();
    }
    if (!receipt.value().empty() && station.spool.isVoid(toHex(packetRow.id))) {
        return lacks(Shortfall::Receipt); // taken back at the next round of the spool
    }
    if (receipt.value().empty()) {
        if (!packetRow.held.empty()) {
            ++counts.held;
            return lacks(Shortfall::Held, packetRow.held);
        }
        return lacks(Shortfall::Receipt);
    }
    if (!checkReceipt(station.identity.bundle, packetRow, receipt.value())) {
        return lacks(Shortfall::ValidReceipt);
    }
    ++counts.received;
    const auto answer = station.store->packets().answer(packetRow.id);
    if (!answer) {
        return answer.error();
    }
    if (answer.value().empty()) {
        return lacks(Shortfall::Answer);
    }
    const auto checked = checkAnswer(station.identity.bundle, packetRow, answer.value());
    if (!checked) {
        return lacks(Shortfall::ValidAnswer);
    }
    if (checked.value().verdict != packet::Verdict::Accepted) {
        return lacks(Shortfall::Acceptance, checked.value().cause);
    }
    ++counts.accepted;
    return Missing();
}

} // namespace

Result<SessionCounts> recount(OpenStation& station, std::span<const store::PersonId> people)
{
    SessionCounts counts;
    for (const store::PersonId person : people) {
        const auto entry = station.store->roster().entry(person);
        if (!entry) {
            return entry.error();
        }
        auto missing = examine(station, entry.value(), counts);
        if (!missing) {
            return missing.error();
        }
        if (missing.value()) {
            counts.pending.push_back(*std::move(missing).value());
        }
    }
    return counts;
}

Result<std::vector<store::RosterEntry>> listedPeople(OpenStation& station,
                                                     const record::RosterReport& list)
{
    std::vector<store::RosterEntry> people;
    for (const record::RosterRow& row : list.accepted) {
        auto entry = station.store->roster().findByNik(row.person.nik);
        if (!entry) {
            return entry.error();
        }
        if (entry.value()) {
            people.push_back(*std::move(entry).value());
        }
    }
    return people;
}

Result<std::vector<store::PersonId>> eligiblePeople(OpenStation& station, store::SessionId session,
                                                    std::span<const store::RosterEntry> listed,
                                                    std::size_t count)
{
    const auto today = station.store->roster().session(session);
    if (!today) {
        return today.error();
    }
    std::vector<store::PersonId> people;
    for (const store::RosterEntry& entry : listed) {
        const record::QueueStatus status =
            initialStatus(entry.person, today.value().facts.day, station.identity.policy);
        if (people.size() < count && status != record::QueueStatus::TooYoung &&
            status != record::QueueStatus::AlreadyRecorded) {
            people.push_back(entry.id);
        }
    }
    return people;
}

} // namespace rekam::workflow
