#include "workflow/desks/close_day_facts.h"

#include "workflow/session/document_gathering.h"

#include <algorithm>
#include <functional>

namespace rekam::workflow {

Result<CloseFacts> gatherClosing(OpenStation& station, store::SessionId session)
{
    CloseFacts facts;
    store::RosterFilter filter;
    filter.session = session;
    auto entries = station.store->roster().list(filter);
    if (!entries) {
        return entries.error();
    }
    for (const store::RosterEntry& entry : entries.value()) {
        const bool postponed = entry.status == record::QueueStatus::Postponed;
        facts.postponed += postponed ? 1 : 0;
        if (!entry.enrolment) {
            continue;
        }
        const auto enrolment = station.store->enrolments().load(*entry.enrolment);
        if (!enrolment) {
            return enrolment.error();
        }
        // Who was put off half-way goes on another day; the record waits in the store.
        if (enrolment.value().state == store::EnrolmentState::Open && !postponed) {
            facts.unfinished.push_back(entry.person.name);
        }
        facts.exceptions += static_cast<int>(enrolment.value().exceptions.size());
        const auto packets = station.store->packets().ofEnrolment(*entry.enrolment);
        if (!packets) {
            return packets.error();
        }
        for (const store::PacketRow& packet : packets.value()) {
            ++facts.packets;
            facts.received += packet.receiptedAt ? 1 : 0;
            if (!store::isSafe(packet)) {
                facts.held += packet.held.empty() ? 0 : 1;
                facts.unsafe.push_back({entry.person.name, entry.queueNumber, packet});
            }
        }
    }
    auto awaiting = awaitedApprovals(station, session);
    if (!awaiting) {
        return awaiting.error();
    }
    facts.awaiting = std::move(awaiting).value();
    if (auto rekap = gatherRekap(station, session)) {
        facts.rekap = std::move(rekap).value();
    }
    return facts;
}

Result<int> leftUnsafe(OpenStation& station)
{
    const auto sessions = station.store->roster().sessions();
    if (!sessions) {
        return sessions.error();
    }
    std::ptrdiff_t count = 0;
    for (const store::Session& session : sessions.value()) {
        if (!session.closedAt) {
            continue;
        }
        const auto packets = station.store->packets().list(session.id);
        if (!packets) {
            return packets.error();
        }
        count += std::ranges::count_if(packets.value(), std::not_fn(store::isSafe));
    }
    return static_cast<int>(count);
}

} // namespace rekam::workflow
