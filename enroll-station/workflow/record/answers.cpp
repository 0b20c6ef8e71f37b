#include "workflow/record/answers.h"

#include "packet/acceptance.h"
#include "packet/receipt.h"

#include <algorithm>
#include <array>

namespace rekam::workflow {

namespace {

packet::Mode modeOf(const provision::Bundle& bundle)
{
    return bundle.mode == record::Mode::Production ? packet::Mode::Production
                                                   : packet::Mode::Latihan;
}

/// @return whether a new receipt was stored.
Result<bool> takeReceipt(OpenStation& station, const store::PacketRow& row, AnswerReport& report)
{
    const std::string id = toHex(row.id);
    const auto receipt = station.spool.receipt(id);
    if (!receipt) {
        return receipt.error();
    }
    if (!receipt.value()) {
        return false;
    }
    const Bytes& bytes = *receipt.value();
    if (const Status valid = checkReceipt(station.identity.bundle, row, bytes); !valid) {
        report.bad.push_back({row.id, "receipt: " + valid.error().detail});
        const Status dropped = station.spool.dropReceipt(id);
        (void)station.spool.markTold({id, spool::AnswerKind::Receipt, false}); // by this report
        return dropped ? Result<bool>(false) : Result<bool>(dropped.error());
    }
    const auto stored = station.store->packets().storeReceipt(row.id, bytes);
    if (!stored) {
        return stored.error();
    }
    const Status released = station.spool.release(id, [&](ByteView, ByteView held) {
        return checkReceipt(station.identity.bundle, row, held);
    });
    if (!released) {
        return released.error();
    }
    return stored.value();
}

/// Nobody can send it again from here: the centre must find it.
constexpr std::string_view kLostForGood = "intake: LOST: receipted and gone, and purged here";

/// What the agent found void. Marker and receipt leave the spool after the commit.
void takeBackVoid(OpenStation& station, AnswerReport& report)
{
    const auto ids = station.spool.voided();
    const auto rows = station.store->packets().list(std::nullopt);
    if (!ids || !rows) {
        return;
    }
    for (const store::PacketRow& row : rows.value()) {
        const std::string id = toHex(row.id);
        if (!std::ranges::binary_search(ids.value(), id)) {
            continue;
        }
        const auto taken = station.store->packets().voidReceipt(row.id);
        Status done = taken ? Status() : Status(taken.error());
        if (done && row.state == record::TransportState::Purged) {
            done = station.store->packets().setHeld(row.id, kLostForGood);
        }
        if (done) {
            done = station.spool.settleVoid(id);
        }
        if (!done || taken.value()) {
            report.bad.push_back(
                {row.id, done ? std::string(kVoidReceipt) : std::move(done).error().detail});
        }
    }
}

/// By the receipt in the spool the agent knows whose answer to ask for. One that was lost there
/// after the packet had left comes back from the store; with it the answer that the record still
/// waits for.
Status putBackReceipt(OpenStation& station, const store::PacketRow& row)
{
    const std::string id = toHex(row.id);
    const auto there = station.spool.receipt(id);
    if (!there || there.value()) {
        return there ? Status() : Status(there.error());
    }
    const auto kept = station.store->packets().receipt(row.id);
    if (!kept) {
        return kept.error();
    }
    // Of the key of an earlier bundle: no agent would take it.
    const Status valid = checkReceipt(station.identity.bundle, row, kept.value());
    return valid ? station.spool.putReceipt(id, kept.value()) : Status();
}

Status takeAnswer(OpenStation& station, const store::PacketRow& row, AnswerReport& report)
{
    const std::string id = toHex(row.id);
    const auto answer = station.spool.acceptance(id);
    if (!answer) {
        return answer.error();
    }
    if (!answer.value()) {
        return {};
    }
    const Bytes& bytes = *answer.value();
    const auto checked = checkAnswer(station.identity.bundle, row, bytes);
    if (!checked) {
        report.bad.push_back({row.id, "answer: " + checked.error().detail});
        Status dropped = station.spool.dropAcceptance(id);
        (void)station.spool.markTold({id, spool::AnswerKind::Acceptance, false});
        return dropped;
    }
    const auto stored = station.store->packets().storeAnswer(row.id, checked.value().verdict, bytes,
                                                             checked.value().cause);
    if (!stored) {
        return stored.error();
    }
    if (stored.value()) {
        ++(checked.value().verdict == packet::Verdict::Accepted ? report.newAccepted
                                                                : report.newRejected);
    }
    return {};
}

/// What lies in quarantine and nowhere else is held; what left it again is not.
void noteHeld(OpenStation& station, const std::vector<store::PacketRow>& rows, AnswerReport& report)
{
    const auto entries = station.spool.list();
    if (!entries) {
        return;
    }
    for (const store::PacketRow& row : rows) {
        if (row.receiptedAt || row.answer || row.state == record::TransportState::Purged) {
            continue;
        }
        const std::string id = toHex(row.id);
        const auto entry = std::ranges::lower_bound(entries.value(), id, {}, &spool::Entry::id);
        std::string reason;
        if (entry != entries.value().end() && entry->id == id &&
            entry->state == spool::EntryState::Quarantined) {
            const auto told = station.spool.quarantineReason(id);
            if (!told) {
                continue; // looked at again: the folder changes when the reason comes
            }
            reason = told.value().empty() ? "set aside" : told.value();
        }
        if (reason == row.held) {
            continue;
        }
        if (Status noted = station.store->packets().setHeld(row.id, reason); !noted) {
            report.bad.push_back({row.id, noted.error().detail});
        } else {
            report.newHeld += reason.empty() ? 0 : 1;
        }
    }
}

/// What the agent set aside while nobody was logged in.
void reportSetAside(OpenStation& station, const std::vector<store::PacketRow>& rows,
                    AnswerReport& report)
{
    const auto aside = station.spool.setAside();
    if (!aside) {
        return;
    }
    for (const spool::SetAside& answer : aside.value()) {
        const auto row = std::ranges::find_if(
            rows, [&](const store::PacketRow& one) { return toHex(one.id) == answer.id; });
        if (!answer.told && row != rows.end() && station.spool.markTold(answer)) {
            report.bad.push_back({row->id, "set aside by the agent"});
        }
    }
}

} // namespace

Status checkReceipt(const provision::Bundle& bundle, const store::PacketRow& row, ByteView receipt)
{
    const std::array trusted = {bundle.intakeReceiptKey};
    const auto verified = packet::verifyReceipt(receipt, trusted);
    if (!verified) {
        return verified.error();
    }
    const packet::Receipt& facts = verified.value();
    if (facts.packetId != row.id || facts.contentHash != row.hash ||
        facts.station != bundle.stationCode || facts.mode != modeOf(bundle)) {
        return Error{ErrorCode::Conflict, "receipt is for another packet"};
    }
    return {};
}

Result<CheckedAnswer> checkAnswer(const provision::Bundle& bundle, const store::PacketRow& row,
                                  ByteView answer)
{
    const std::array trusted = {bundle.adapterAcceptanceKey};
    const auto verified = packet::verifyAnswer(answer, trusted);
    if (!verified) {
        return verified.error();
    }
    const packet::Answer& facts = verified.value();
    if (facts.packetId != row.id || facts.contentHash != row.hash ||
        facts.station != bundle.stationCode || facts.mode != modeOf(bundle)) {
        return Error{ErrorCode::Conflict, "answer is for another packet"};
    }
    CheckedAnswer checked{facts.verdict, {}};
    if (facts.verdict == packet::Verdict::Rejected) {
        checked.cause = std::to_string(static_cast<int>(facts.cause)) + " " + facts.text;
    }
    return checked;
}

Result<AnswerReport> takeOverAnswers(OpenStation& station)
{
    AnswerReport report;
    takeBackVoid(station, report);
    const auto rows = station.store->packets().list(std::nullopt);
    if (!rows) {
        return rows.error();
    }
    for (const store::PacketRow& row : rows.value()) {
        if (row.state == record::TransportState::Purged) {
            continue;
        }
        if (!row.receiptedAt) {
            const auto fresh = takeReceipt(station, row, report);
            if (!fresh) {
                report.bad.push_back({row.id, fresh.error().detail});
                continue;
            }
            report.newReceipts += fresh.value() ? 1 : 0;
        } else if (row.answer != packet::Verdict::Accepted) {
            if (const Status back = putBackReceipt(station, row); !back) {
                report.bad.push_back({row.id, back.error().detail});
            }
        }
        if (row.answer != packet::Verdict::Accepted) {
            if (const Status taken = takeAnswer(station, row, report); !taken) {
                report.bad.push_back({row.id, taken.error().detail});
            }
        }
    }
    noteHeld(station, rows.value(), report);
    reportSetAside(station, rows.value(), report);
    return report;
}

} // namespace rekam::workflow
