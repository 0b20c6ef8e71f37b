#include "workflow/station/upkeep.h"

#include "packet/acceptance.h"
#include "packet/receipt.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace rekam::workflow {

namespace {

/// Of the packets with a word of the centre, from the end of the chain.
constexpr std::size_t kSignedTimesLookedAt = 64;

} // namespace

Result<Rekey> revokeLeavers(const provision::Bundle& bundle, store::StationStore& store,
                            store::KeySlots& slots, store::UnlockedKeys& keys)
{
    for (const store::SlotInfo& slot : slots.slots()) {
        const bool named =
            std::ranges::find(bundle.operators, slot.personId, &provision::BundleOperator::id) !=
            bundle.operators.end();
        if (named || slot.role == store::SlotRole::Administrator ||
            slot.personId == keys.personId) {
            continue;
        }
        if (const Status gone = slots.removePerson(keys, slot.personId); !gone) {
            return gone.error();
        }
    }
    if (!slots.rekeyDue()) {
        return Rekey::NotDue;
    }
    auto fresh = store.rekey(slots, keys);
    if (!fresh) {
        return fresh.error().code == ErrorCode::NoSpace ? Result<Rekey>(Rekey::Deferred)
                                                        : Result<Rekey>(fresh.error());
    }
    keys = std::move(fresh).value();
    return Rekey::Done;
}

WallTime newestSignedTime(store::StationStore& store, const provision::Bundle& bundle)
{
    WallTime newest{};
    auto rows = store.packets().list(std::nullopt);
    if (!rows) {
        return newest;
    }
    const std::array intake = {bundle.intakeReceiptKey};
    const std::array adapter = {bundle.adapterAcceptanceKey};
    std::size_t looked = 0;
    std::ranges::reverse(rows.value());
    for (const store::PacketRow& row : rows.value()) {
        if (looked == kSignedTimesLookedAt) {
            break;
        }
        looked += row.receiptedAt || row.answer ? std::size_t{1} : std::size_t{0};
        if (const auto kept = store.packets().receipt(row.id); kept && !kept.value().empty()) {
            if (const auto receipt = packet::verifyReceipt(kept.value(), intake)) {
                newest = std::max(newest, receipt.value().receivedAt);
            }
        }
        if (const auto kept = store.packets().answer(row.id); kept && !kept.value().empty()) {
            if (const auto answer = packet::verifyAnswer(kept.value(), adapter)) {
                newest = std::max(newest, answer.value().decidedAt);
            }
        }
    }
    return newest;
}

Upkeep keepUp(store::StationStore& store, const provision::Bundle& bundle,
              const provision::Policy& policy)
{
    Upkeep done;
    // A purge that fails is tried again at the next login; too late is lawful, too early is not.
    if (const auto purged = store.packets().purge(std::chrono::hours(24) * policy.retentionDays,
                                                  newestSignedTime(store, bundle))) {
        done.purged = purged.value();
    }
    if (const Status sound = store.idle(); !sound && sound.error().code == ErrorCode::Integrity) {
        done.damage = sound.error();
    }
    return done;
}

} // namespace rekam::workflow
