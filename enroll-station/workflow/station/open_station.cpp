#include "workflow/station/open_station.h"

#include "provision/envelope.h"
#include "provision/key_file.h"
#include "store/keys/key_slots.h"

#include <algorithm>

namespace rekam::workflow {

namespace {

constexpr std::uint64_t kOfficeKeyBytes = crypto::kKeyBytes;

struct StationKeyPairs
{
    crypto::SigningKeyPair signing;
    crypto::BoxKeyPair box;
};

/// Until the first login the keys lie in a file of mode 0600; from then on only in the store.
Result<StationKeyPairs> stationKeys(store::StationStore& store, const provision::Home& home,
                                    FileSystem& files)
{
    auto signing = store.keys().load(store::StationKey::Signing);
    auto box = store.keys().load(store::StationKey::Box);
    if (!signing || !box) {
        const auto file = files.read(home.stationKeys(), provision::kKeyFileBytesMax);
        if (!file) {
            return file.error();
        }
        const auto keys = provision::KeyFile::read(file.value(), {});
        if (!keys) {
            return keys.error();
        }
        signing = keys.value().secret(provision::kSigningKeyName);
        box = keys.value().secret(provision::kBoxKeyName);
        if (!signing || !box) {
            return Error{ErrorCode::InvalidInput, "station key file lacks a key"};
        }
        const Status saved = store.keys().save(store::StationKey::Signing, signing.value().view());
        if (!saved && saved.error().code != ErrorCode::Conflict) {
            return saved.error();
        }
        if (const Status boxSaved = store.keys().save(store::StationKey::Box, box.value().view());
            !boxSaved && boxSaved.error().code != ErrorCode::Conflict) {
            return boxSaved.error();
        }
    }
    auto signingPair = crypto::SigningKeyPair::fromSeed(signing.value().view());
    auto boxPair = crypto::BoxKeyPair::fromPrivateKey(box.value().view());
    if (!signingPair) {
        return signingPair.error();
    }
    if (!boxPair) {
        return boxPair.error();
    }
    // Removing what is not there is success; the store has both keys by now.
    if (const Status removed = files.remove(home.stationKeys()); !removed) {
        return removed.error();
    }
    return StationKeyPairs{std::move(signingPair).value(), std::move(boxPair).value()};
}

} // namespace

const provision::OperatorCredential* OpenStation::person(std::string_view id) const
{
    const auto found = std::ranges::find(people, id, &provision::OperatorCredential::id);
    return found == people.end() ? nullptr : &*found;
}

Result<StationIdentity> loadIdentity(const provision::Home& home, FileSystem& files)
{
    const auto officeKey = files.read(home.confirmedOffice(), kOfficeKeyBytes);
    if (!officeKey) {
        return officeKey.error();
    }
    const auto office = crypto::signingPublicKey(officeKey.value());
    if (!office) {
        return office.error();
    }
    const auto file = files.read(home.bundle(), provision::kEnvelopeBytesMax);
    if (!file) {
        return file.error();
    }
    auto bundle = provision::openBundle(file.value(), office.value());
    if (!bundle) {
        return bundle.error();
    }
    auto policy = provision::openPolicy(bundle.value().policy, office.value());
    if (!policy) {
        return policy.error();
    }
    return StationIdentity{home, std::move(bundle).value(), std::move(policy).value()};
}

namespace {

/// Only a key slot speaks of the passphrase: what does not verify behind it, or is no slot at all,
/// is the store's damage, and typing again does not help.
Error damage(Error error)
{
    if (error.code == ErrorCode::Integrity) {
        error.code = ErrorCode::Storage;
    }
    return error;
}

/// A store with the slots and keys that opened it.
struct OpenedStore
{
    store::KeySlots slots;
    store::UnlockedKeys keys;
    std::unique_ptr<store::StationStore> store;
    Rekey rekey = Rekey::NotDue;
};

Result<OpenedStore> openOnce(const StationIdentity& identity, const Surroundings& world,
                             const Unlock& unlock)
{
    auto slots = store::KeySlots::load({identity.home.store(), world.files, world.clock,
                                        world.random, identity.policy.passphraseTries},
                                       store::DeviceSecret{});
    if (!slots) {
        return damage(slots.error());
    }
    auto keys = slots.value().unlock(unlock.personId, unlock.passphrase.view());
    if (!keys) {
        return keys.error();
    }
    store::StoreOptions options;
    options.folder = identity.home.store();
    options.files = world.files;
    options.clock = world.clock;
    options.random = world.random;
    auto store = store::StationStore::open(options, slots.value(), keys.value());
    if (!store) {
        return damage(store.error());
    }
    return OpenedStore{std::move(slots).value(), std::move(keys).value(), std::move(store).value()};
}

/// Opens, and gives the store a new key if somebody has left. Nobody is kept out of the store
/// because that could not be done: what was begun is finished by opening anew, and tried again at
/// the next login.
Result<OpenedStore> openStore(const StationIdentity& identity, const Surroundings& world,
                              const Unlock& unlock)
{
    auto opened = openOnce(identity, world, unlock);
    if (!opened) {
        return opened.error();
    }
    const auto rekey = revokeLeavers(identity.bundle, *opened.value().store, opened.value().slots,
                                     opened.value().keys);
    if (rekey) {
        opened.value().rekey = rekey.value();
        return opened;
    }
    opened.value().store.reset();
    opened = openOnce(identity, world, unlock);
    if (opened) {
        opened.value().rekey = opened.value().slots.rekeyDue() ? Rekey::Deferred : Rekey::Done;
    }
    return opened;
}

} // namespace

Result<std::unique_ptr<OpenStation>> unlockStation(const StationIdentity& identity,
                                                   const Surroundings& world, const Unlock& unlock)
{
    auto opened = openStore(identity, world, unlock);
    if (!opened) {
        return opened.error();
    }
    std::unique_ptr<store::StationStore>& store = opened.value().store;
    if (const Status acting = store->setActor(unlock.personId); !acting) {
        return damage(acting.error());
    }
    auto pairs = stationKeys(*store, identity.home, *world.files);
    if (!pairs) {
        return damage(pairs.error());
    }
    auto tagKey = provision::openTagKey(identity.bundle, pairs.value().box);
    if (!tagKey) {
        return damage(tagKey.error());
    }
    auto spool = spool::Spool::open(*world.files, identity.home.spool());
    if (!spool) {
        return spool.error();
    }
    std::vector<provision::OperatorCredential> people;
    for (const provision::BundleOperator& person : identity.bundle.operators) {
        auto credential = provision::openSealedCredential(
            person.sealedCredential, pairs.value().box, identity.bundle.officeKey);
        // One damaged or expired credential does not keep the others out.
        if (credential && credential.value().expiresAt > world.clock->wallTime()) {
            people.push_back(std::move(credential).value());
        }
    }
    return std::make_unique<OpenStation>(OpenStation{
        identity, world, std::move(store), std::move(pairs.value().signing),
        std::move(pairs.value().box), std::move(tagKey).value(), std::move(people), unlock.personId,
        std::move(spool).value(), opened.value().slots.assurance(), opened.value().rekey});
}

} // namespace rekam::workflow
