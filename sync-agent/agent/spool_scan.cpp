#include "agent/spool_scan.h"

#include "packet/acceptance.h"
#include "packet/receipt.h"
#include "packet/sealed_packet.h"

#include <algorithm>
#include <array>
#include <set>

namespace rekam::agent {

std::optional<wire::PacketId> packetIdOf(std::string_view text)
{
    const auto octets = fromHex(text);
    wire::PacketId id = {};
    if (!octets || octets->size() != id.size()) {
        return std::nullopt;
    }
    std::ranges::copy(*octets, id.begin());
    return id;
}

SpoolScan::SpoolScan(spool::Spool& box, const provision::Bundle& bundle)
    : m_spool(&box)
    , m_bundle(&bundle)
{}

Status SpoolScan::learnPacket(const std::string& id, Known& known)
{
    const auto bytes = m_spool->packet(id);
    if (!bytes) {
        return bytes.error();
    }
    const auto verified = packet::verify(bytes.value(), m_bundle->stationKeys.signing);
    if (!verified) {
        return verified.error();
    }
    if (toHex(verified.value().header.id) != id) {
        return Error{ErrorCode::Integrity, "file name and packet id differ"};
    }
    known.offer = {verified.value().header.id, bytes.value().size(), verified.value().contentHash};
    known.stationSequence = verified.value().header.stationSequence;
    return {};
}

Status SpoolScan::checkReceipt(const wire::PacketId& id, ByteView receipt)
{
    const std::array trusted = {m_bundle->intakeReceiptKey};
    const auto verified = packet::verifyReceipt(receipt, trusted);
    if (!verified) {
        return verified.error();
    }
    Known& known = m_known[toHex(id)];
    const bool learned = known.offer.bytes != 0;
    if (verified.value().packetId != id ||
        (learned && verified.value().contentHash != known.offer.contentHash)) {
        return Error{ErrorCode::Integrity, "a receipt for another packet"};
    }
    known.offer.id = id;
    known.offer.contentHash = verified.value().contentHash;
    known.log = {verified.value().logPosition, verified.value().logHead};
    return {};
}

Status SpoolScan::checkAnswer(const wire::PacketId& id, ByteView answer) const
{
    const std::array trusted = {m_bundle->adapterAcceptanceKey};
    const auto verified = packet::verifyAnswer(answer, trusted);
    if (!verified) {
        return verified.error();
    }
    const auto known = m_known.find(toHex(id));
    if (verified.value().packetId != id ||
        (known != m_known.end() &&
         verified.value().contentHash != known->second.offer.contentHash)) {
        return Error{ErrorCode::Integrity, "an answer on another packet"};
    }
    return {};
}

sync::SpoolItem SpoolScan::itemOf(const spool::Entry& entry, Known& known, Seen& seen)
{
    const auto id = known.offer.id;
    sync::SpoolItem item;
    item.hasPacket = entry.hasPacket;
    const bool claimsReceipt =
        entry.state == spool::EntryState::Received || entry.state == spool::EntryState::Answered;
    if (!claimsReceipt) {
        known.log = {}; // void, or dropped: another is looked at anew
        known.answered = false;
    } else if (known.log.position == 0) {
        const auto receipt = m_spool->receipt(entry.id);
        if (receipt && receipt.value()) {
            if (Status checked = checkReceipt(id, *receipt.value()); !checked) {
                seen.complaints.push_back("receipt " + entry.id + ": " + checked.error().detail);
                (void)m_spool->dropReceipt(entry.id); // the intake gives the true one again
            }
        }
    }
    item.hasReceipt = claimsReceipt && known.log.position != 0;
    if (entry.state == spool::EntryState::Answered && !known.answered) {
        const auto answer = m_spool->acceptance(entry.id);
        if (answer && answer.value()) {
            const Status checked = checkAnswer(id, *answer.value());
            known.answered = checked.ok();
            if (!checked) {
                seen.complaints.push_back("answer " + entry.id + ": " + checked.error().detail);
                (void)m_spool->dropAcceptance(entry.id);
            }
        }
    }
    item.hasAnswer = entry.state == spool::EntryState::Answered && known.answered;
    item.offer = known.offer;
    item.stationSequence = known.stationSequence;
    item.log = item.hasReceipt ? known.log : wire::ChainHead();
    return item;
}

Result<SpoolScan::Seen> SpoolScan::look()
{
    const auto entries = m_spool->list();
    if (!entries) {
        return entries.error();
    }
    Seen seen;
    std::set<std::string> present;
    for (const spool::Entry& entry : entries.value()) {
        present.insert(entry.id);
        if (entry.state == spool::EntryState::Quarantined) {
            ++seen.counts.quarantined;
            m_known.erase(entry.id); // it may come back with other bytes
            continue;
        }
        Known& known = m_known[entry.id];
        known.offer.id = packetIdOf(entry.id).value_or(wire::PacketId());
        if (entry.hasPacket && known.offer.bytes == 0) {
            if (Status learned = learnPacket(entry.id, known); !learned) {
                seen.complaints.push_back("packet " + entry.id + ": " + learned.error().detail);
                const bool gone = learned.error().code == ErrorCode::NotFound;
                const bool unreadable = learned.error().code == ErrorCode::Storage;
                if (!gone && !unreadable &&
                    m_spool->quarantine(entry.id, learned.error().detail).ok()) {
                    ++seen.counts.quarantined;
                }
                continue;
            }
        }
        sync::SpoolItem item = itemOf(entry, known, seen);
        ++(item.hasAnswer    ? seen.counts.answered
           : item.hasReceipt ? seen.counts.received
                             : seen.counts.waiting);
        if (item.hasPacket || item.hasReceipt) {
            seen.items.push_back(item);
        }
    }
    std::erase_if(m_known, [&](const auto& known) { return !present.contains(known.first); });
    std::ranges::stable_sort(seen.items, {}, &sync::SpoolItem::stationSequence);
    return seen;
}

} // namespace rekam::agent
