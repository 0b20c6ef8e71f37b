#include "workflow/record/approving.h"

#include "packet/approval_document.h"
#include "packet/payload.h"
#include "workflow/station/supervision.h"

#include <algorithm>
#include <array>

namespace rekam::workflow {

namespace {

/// The exceptions of a sealed enrolment that wait; empty if it is decided on, or refused.
Result<std::vector<record::BiometricException>> waitingIn(OpenStation& station,
                                                          const store::Enrolment& enrolment)
{
    std::vector<record::BiometricException> waiting;
    for (const store::StoredException& stored : enrolment.exceptions) {
        if (!stored.exception.approval) {
            waiting.push_back(stored.exception);
        }
    }
    if (waiting.empty()) {
        return waiting;
    }
    const auto packets = station.store->packets().ofEnrolment(enrolment.id);
    if (!packets) {
        return packets.error();
    }
    const bool settled = std::ranges::any_of(packets.value(), [&](const store::PacketRow& packet) {
        const bool refused = packet.answer == packet::Verdict::Rejected;
        return (packet.kind == packet::Kind::Approval && !refused) ||
               packet.kind == packet::Kind::Void ||
               (packet.id == enrolment.packet && packet.answer.has_value());
    });
    if (settled) {
        waiting.clear();
    }
    return waiting;
}

Result<Bytes> payloadOf(const store::Enrolment& enrolment,
                        const std::vector<record::BiometricException>& exceptions,
                        const record::Approval& approval)
{
    packet::ApprovalDocument document;
    document.decision = packet::Decision::Approved;
    document.recordId = toHex(enrolment.id.bytes);
    document.supervisorId = approval.supervisorId;
    document.at = approval.at;
    for (const record::BiometricException& exception : exceptions) {
        document.exceptions.push_back({exception.modality, exception.finger, exception.eye});
    }
    const std::string json = packet::approvalToJson(document);
    const std::array parts = {
        packet::PartView{packet::kRecordPartName, "application/json", asBytes(json)}};
    return packet::encodePayload(parts);
}

} // namespace

Result<std::vector<AwaitedApproval>>
awaitedApprovals(OpenStation& station, const std::optional<store::SessionId>& session)
{
    store::RosterFilter filter;
    filter.session = session;
    const auto entries = station.store->roster().list(filter);
    if (!entries) {
        return entries.error();
    }
    std::vector<AwaitedApproval> all;
    for (const store::RosterEntry& entry : entries.value()) {
        if (!entry.enrolment) {
            continue;
        }
        const auto enrolment = station.store->enrolments().load(*entry.enrolment);
        if (!enrolment) {
            return enrolment.error();
        }
        if (enrolment.value().state != store::EnrolmentState::Sealed) {
            continue;
        }
        auto waiting = waitingIn(station, enrolment.value());
        if (!waiting) {
            return waiting.error();
        }
        if (!waiting.value().empty()) {
            all.push_back({entry, enrolment.value().id, std::move(waiting).value()});
        }
    }
    return all;
}

Result<store::PacketRow> approveExceptions(OpenStation& station,
                                           const store::EnrolmentId& enrolment,
                                           std::string_view supervisorId)
{
    const auto loaded = station.store->enrolments().load(enrolment);
    if (!loaded) {
        return loaded.error();
    }
    if (!loaded.value().packet) {
        return Error{ErrorCode::Refused, "the enrolment is not sealed"};
    }
    const auto waiting = waitingIn(station, loaded.value());
    if (!waiting) {
        return waiting.error();
    }
    if (waiting.value().empty()) {
        return Error{ErrorCode::Conflict, "no exception waits for approval"};
    }
    const record::Approval approval{std::string(supervisorId), station.world.clock->wallTime()};
    const auto payload = payloadOf(loaded.value(), waiting.value(), approval);
    if (!payload) {
        return payload.error();
    }
    // The audit first: a decision that is not written down does not count.
    if (const Status noted =
            auditDecision(station, supervisorId, Decision::Exceptions, loaded.value().id.bytes);
        !noted) {
        return noted.error();
    }
    packet::HeaderFacts facts;
    facts.id = packet::newPacketId(*station.world.random);
    facts.kind = packet::Kind::Approval;
    facts.mode = station.identity.bundle.mode;
    facts.station = station.identity.bundle.stationCode;
    facts.created = approval.at;
    facts.tag = packet::nikTag(station.tagKey.view(), loaded.value().person.nik.digits());
    facts.refersTo = *loaded.value().packet;
    return station.store->packets().commitFollowUp(
        enrolment, [&](const store::ChainPosition& position) {
            facts.stationSequence = position.sequence;
            facts.previousHash = position.previousHash;
            return packet::seal(payload.value(), facts, station.identity.bundle.centreKey,
                                station.signing, *station.world.random);
        });
}

} // namespace rekam::workflow
