#include "workflow/station/upkeep.h"

#include <algorithm>
#include <chrono>

namespace rekam::workflow {

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

Upkeep keepUp(store::StationStore& store, const provision::Policy& policy)
{
    Upkeep done;
    // A purge that fails is tried again at the next login; too late is lawful, too early is not.
    if (const auto purged = store.packets().purge(std::chrono::hours(24) * policy.retentionDays)) {
        done.purged = purged.value();
    }
    if (const Status sound = store.idle(); !sound && sound.error().code == ErrorCode::Integrity) {
        done.damage = sound.error();
    }
    return done;
}

} // namespace rekam::workflow
