// What a station does for its own store without being asked: people who left lose their key, what
// the centre has accepted is purged after its retention, the file is looked over.
#pragma once

#include "provision/bundle.h"
#include "provision/policy.h"
#include "store/keys/key_slots.h"
#include "store/station_store.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace rekam::workflow {

/// Where a revocation stands.
enum class Rekey : std::uint8_t {
    NotDue,
    Done,     ///< the store lies under a new key since this login
    Deferred, ///< the disk has no room for it: an old copy of the key file still opens a copied
              ///< store
};

/// Takes the slots of people away whom the bundle does not name any more, and gives the store a new
/// key where one of them left: also one who was removed while nobody could be logged in. The person
/// who unlocked keeps their slot. `slots` and `keys` are brought to their final state.
/// Errors: as KeySlots and StationStore::rekey; the store is then to be opened anew with freshly
/// unlocked keys, which finishes what was begun.
[[nodiscard]] Result<Rekey> revokeLeavers(const provision::Bundle& bundle,
                                          store::StationStore& store, store::KeySlots& slots,
                                          store::UnlockedKeys& keys);

struct Upkeep
{
    int purged = 0;              ///< packets whose bytes were erased now
    std::optional<Error> damage; ///< what looking over the file found; recording is not to go on
    bool lookedOver = false;     ///< every packet and image was read since this login (VaultWalk)
};

/// The newest time that the intake or the adapter has signed for the latest packets; 1970 where
/// none has. Thread: the store's.
[[nodiscard]] WallTime newestSignedTime(store::StationStore& store,
                                        const provision::Bundle& bundle);

/// After each login: erases what was ACCEPTED longer ago than the policy's retention, never
/// anything else, and has the store looked over if that is due (once a day). A laptop's clock that
/// ran ahead erases nothing: what counts is the newest signed time. Thread: the store's.
[[nodiscard]] Upkeep keepUp(store::StationStore& store, const provision::Bundle& bundle,
                            const provision::Policy& policy);

} // namespace rekam::workflow
