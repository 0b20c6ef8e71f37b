// A station that someone has unlocked: its store, keys and people, on the store's thread.
#pragma once

#include "base/clock.h"
#include "base/file.h"
#include "base/random.h"
#include "base/secret.h"
#include "crypto/box.h"
#include "crypto/sign.h"
#include "provision/bundle.h"
#include "provision/home.h"
#include "provision/operator_credential.h"
#include "provision/policy.h"
#include "spool/spool.h"
#include "store/station_store.h"
#include "workflow/station/upkeep.h"

#include <memory>
#include <optional>
#include <vector>

namespace rekam::workflow {

/// What this process uses of the world; borrowed, must outlive everything that is given it.
struct Surroundings
{
    FileSystem* files = nullptr;
    const Clock* clock = nullptr;
    Random* random = nullptr;
};

/// Whether the station's store answered when it was asked last.
enum class StoreState { Closed, Answers, Fails };

/// What a station knows before anyone logs in: the verified bundle and its policy.
struct StationIdentity
{
    provision::Home home;
    provision::Bundle bundle;
    provision::Policy policy;
};

/// Reads and verifies the bundle under the office key that was confirmed at its first import.
/// @return the identity; NotFound if the station is not provisioned; else as openBundle().
[[nodiscard]] Result<StationIdentity> loadIdentity(const provision::Home& home, FileSystem& files);

struct Unlock
{
    std::string personId;
    SecretBytes passphrase;
};

/// Bound to the thread that unlocked it. Whoever holds it can read the work in hand.
struct OpenStation
{
    StationIdentity identity;
    Surroundings world;
    std::unique_ptr<store::StationStore> store;
    crypto::SigningKeyPair signing;
    crypto::BoxKeyPair box;
    SecretBytes tagKey;
    std::vector<provision::OperatorCredential> people; ///< those whose credential is valid now
    std::string personId;                              ///< who unlocked it
    spool::Spool spool;
    store::Assurance assurance = store::Assurance::Software; ///< what the key slots are bound to
    Rekey rekey = Rekey::NotDue;                             ///< after people have left
    /// Found at this login; nothing is recorded into it.
    std::optional<Error> damage = std::nullopt;

    [[nodiscard]] const provision::OperatorCredential* person(std::string_view id) const;
};

/// Derives the key from the passphrase (a good part of a second), opens the store, takes over the
/// station's keys into it at the first time, and takes the keys of people away who have left.
/// @return the open station; Integrity for a wrong passphrase or a damaged store; Refused with the
///         seconds to wait after too many wrong ones; NotFound for an unknown person; else as
///         KeySlots and StationStore.
[[nodiscard]] Result<std::unique_ptr<OpenStation>>
unlockStation(const StationIdentity& identity, const Surroundings& world, const Unlock& unlock);

} // namespace rekam::workflow
