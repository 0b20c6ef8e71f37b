#include "joining/station_desk.h"

#include "provision/envelope.h"
#include "provision/key_file.h"
#include "provision/office.h"
#include "store/keys/key_slots.h"

#include <algorithm>

namespace rekam::joining {

namespace {

struct OwnKeys
{
    provision::KeyFile station;
    provision::KeyFile agent;
};

Result<provision::KeyFile> loadKeys(FileSystem& files, const std::filesystem::path& path)
{
    const auto file = files.read(path, provision::kKeyFileBytesMax);
    return file ? provision::KeyFile::read(file.value(), "") : file.error();
}

Status saveKeys(const World& world, const std::filesystem::path& path,
                const provision::KeyFile& keys)
{
    // Until the first login these lie open, mode 0600; then the store takes the station's over.
    const auto file = keys.write("", {}, *world.random);
    return file ? world.files->writeDurably(path, file.value()) : file.error();
}

Result<OwnKeys> loadOrDrawKeys(const World& world, const provision::Home& home)
{
    auto station = loadKeys(*world.files, home.stationKeys());
    auto agent = loadKeys(*world.files, home.agentKeys());
    if (station && agent) {
        return OwnKeys{std::move(station).value(), std::move(agent).value()};
    }
    for (const auto* keys : {&station, &agent}) {
        if (!*keys && keys->error().code != ErrorCode::NotFound) {
            return keys->error();
        }
    }
    if (agent || station) {
        return Error{ErrorCode::Refused, "this station has its keys already; they do not change"};
    }
    OwnKeys own;
    own.station.put(provision::kSigningKeyName,
                    crypto::SigningKeyPair::generate(*world.random).seed().view());
    own.station.put(provision::kBoxKeyName,
                    crypto::BoxKeyPair::generate(*world.random).privateKey());
    own.agent.put(provision::kSigningKeyName,
                  crypto::SigningKeyPair::generate(*world.random).seed().view());
    own.agent.put(provision::kCurveKeyName,
                  crypto::BoxKeyPair::generate(*world.random).privateKey());
    if (Status saved = saveKeys(world, home.stationKeys(), own.station); !saved) {
        return saved.error();
    }
    if (Status saved = saveKeys(world, home.agentKeys(), own.agent); !saved) {
        // Half a set of keys would block the next try; nothing refers to it yet.
        (void)world.files->remove(home.stationKeys());
        return saved.error();
    }
    return own;
}

std::optional<crypto::SigningPublicKey> confirmedOffice(FileSystem& files,
                                                        const provision::Home& home)
{
    const auto file = files.read(home.confirmedOffice(), crypto::kKeyBytes);
    const auto key = file ? crypto::signingPublicKey(file.value())
                          : Result<crypto::SigningPublicKey>(file.error());
    return key ? std::optional(key.value()) : std::nullopt;
}

/// The office key to verify with: confirmed before, or claimed now and confirmed by fingerprint.
Result<crypto::SigningPublicKey> trustedOffice(FileSystem& files, const provision::Home& home,
                                               ByteView file, const ImportFacts& facts)
{
    if (const auto confirmed = confirmedOffice(files, home)) {
        return *confirmed;
    }
    auto claimed = provision::claimedOffice(file);
    if (!claimed) {
        return claimed.error();
    }
    const std::string fingerprint = provision::fingerprintOf(claimed.value());
    if (!facts.officeFingerprint) {
        return Error{ErrorCode::Refused, "first import: confirm the office's fingerprint " +
                                             fingerprint + " with --fingerprint"};
    }
    if (!isOfficeFingerprint(file, *facts.officeFingerprint)) {
        return Error{ErrorCode::Refused, "the bundle is of another office: " + fingerprint};
    }
    return claimed;
}

/// Whether the bundle was made from this laptop's request, for the station that it is, and holds
/// now.
std::optional<Unfit> unfitFor(const World& world, const provision::Home& home,
                              const provision::Bundle& bundle)
{
    // The agent's keys stay in their file for good, so they tell whether the bundle is ours.
    const auto agent = loadKeys(*world.files, home.agentKeys());
    if (!agent) {
        return Unfit::NoOwnKeys;
    }
    const auto signing = agent.value().signingPair(provision::kSigningKeyName);
    const auto curve = agent.value().boxPair(provision::kCurveKeyName);
    if (!signing || !curve || signing.value().publicKey() != bundle.stationKeys.agentSigning ||
        curve.value().publicKey() != bundle.stationKeys.agentCurve) {
        return Unfit::OtherLaptop;
    }
    if (const auto before = currentBundle(*world.files, home)) {
        if (before.value().stationCode != bundle.stationCode ||
            before.value().mode != bundle.mode) {
            return Unfit::OtherStation;
        }
        if (bundle.serial < before.value().serial) {
            return Unfit::Older;
        }
    }
    return provision::expiredAt(bundle, world.clock->wallTime()) ? std::optional(Unfit::Expired)
                                                                 : std::nullopt;
}

Error errorOf(Unfit unfit)
{
    switch (unfit) {
    case Unfit::NoOwnKeys:
        return {ErrorCode::NotFound, "no keys here: make a station request first"};
    case Unfit::OtherLaptop:
        return {ErrorCode::Integrity, "the bundle is for another station's keys"};
    case Unfit::OtherStation:
        return {ErrorCode::Conflict, "this station has another code or mode; they never change"};
    case Unfit::Older:
        return {ErrorCode::Refused, "an older bundle than the one in use"};
    case Unfit::Expired:
        return {ErrorCode::Refused, "the bundle has expired: ask the office for a new one"};
    case Unfit::NoBundle:
    case Unfit::OtherOffice:
        break;
    }
    return {ErrorCode::Integrity, "no bundle of this station's office"};
}

store::NewPerson newPerson(const provision::BundleOperator& person, const SecretBytes& passphrase)
{
    return {person.id, slotRoleOf(person.role), passphrase.view()};
}

/// As the policy of the bundle says; one that does not open is refused elsewhere.
int triesBeforeWait(const provision::Bundle& bundle)
{
    const auto policy = provision::openPolicy(bundle.policy, bundle.officeKey);
    return policy ? policy.value().passphraseTries : store::kWrongPassphrasesBeforeWait;
}

/// Lets everyone in who has a passphrase and no slot; takes the slots of those who left.
class SlotDesk
{
public:
    SlotDesk(const World& world, const provision::Home& home, const ImportFacts& facts,
             Imported& imported)
        : m_world(world)
        , m_place{home.store(), world.files, world.clock, world.random,
                  triesBeforeWait(imported.bundle)}
        , m_facts(facts)
        , m_imported(imported)
    {}

    Status bringUpToDate()
    {
        if (Status made = m_world.files->makeFolder(m_place.folder); !made) {
            return made;
        }
        auto slots = store::KeySlots::exists(m_place)
                         ? store::KeySlots::load(m_place, store::DeviceSecret{})
                         : create();
        if (!slots) {
            if (slots.error().code == ErrorCode::NotFound) { // no passphrase given for anyone
                collect(nullptr);
                return {};
            }
            return slots.error();
        }
        Status changed = change(slots.value());
        collect(&slots.value());
        return changed;
    }

private:
    Result<store::KeySlots> create()
    {
        for (const provision::BundleOperator& person : m_imported.bundle.operators) {
            const auto passphrase = m_facts.passphrases.find(person.id);
            if (passphrase == m_facts.passphrases.end()) {
                continue;
            }
            store::KeySlots::Setup setup;
            setup.stationCode = m_imported.bundle.stationCode;
            setup.officeRecovery = m_imported.bundle.officeRecoveryKey;
            return store::KeySlots::create(m_place, std::move(setup),
                                           newPerson(person, passphrase->second));
        }
        return Error{ErrorCode::NotFound, "nobody has a passphrase yet"};
    }

    Status change(store::KeySlots& slots)
    {
        std::vector<const provision::BundleOperator*> missing;
        for (const provision::BundleOperator& person : m_imported.bundle.operators) {
            if (!hasSlot(slots, person.id) && m_facts.passphrases.contains(person.id)) {
                missing.push_back(&person);
            }
        }
        std::vector<std::string> leaving;
        for (const store::SlotInfo& slot : slots.slots()) {
            if (std::ranges::find(m_imported.bundle.operators, slot.personId,
                                  &provision::BundleOperator::id) ==
                m_imported.bundle.operators.end()) {
                leaving.push_back(slot.personId);
            }
        }
        if (missing.empty() && leaving.empty()) {
            return {};
        }
        const auto keys = unlock(slots);
        if (!keys) {
            // Without an unlocked slot nobody comes or goes; the import itself stands.
            return keys.error().code == ErrorCode::NotFound ? Status() : Status(keys.error());
        }
        for (const provision::BundleOperator* person : missing) {
            const auto passphrase = m_facts.passphrases.find(person->id);
            if (Status added =
                    slots.addPerson(keys.value(), newPerson(*person, passphrase->second));
                !added) {
                return added;
            }
        }
        for (const std::string& id : leaving) {
            if (Status gone = slots.removePerson(keys.value(), id); !gone) {
                return gone;
            }
            m_imported.removed.push_back(id);
        }
        return {};
    }

    Result<store::UnlockedKeys> unlock(store::KeySlots& slots)
    {
        for (const store::SlotInfo& slot : slots.slots()) {
            const auto passphrase = m_facts.passphrases.find(slot.personId);
            if (passphrase != m_facts.passphrases.end()) {
                return slots.unlock(slot.personId, passphrase->second.view());
            }
        }
        return Error{ErrorCode::NotFound, "no passphrase of a person with a slot"};
    }

    static bool hasSlot(const store::KeySlots& slots, std::string_view id)
    {
        const auto infos = slots.slots();
        return std::ranges::find(infos, id, &store::SlotInfo::personId) != infos.end();
    }

    void collect(const store::KeySlots* slots)
    {
        for (const provision::BundleOperator& person : m_imported.bundle.operators) {
            auto& list = slots != nullptr && hasSlot(*slots, person.id) ? m_imported.withSlot
                                                                        : m_imported.withoutSlot;
            list.push_back(person.id);
        }
    }

    const World& m_world;
    store::KeySlots::Place m_place;
    const ImportFacts& m_facts;
    Imported& m_imported;
};

} // namespace

store::SlotRole slotRoleOf(provision::OperatorRole role)
{
    return role == provision::OperatorRole::Supervisor ? store::SlotRole::Supervisor
                                                       : store::SlotRole::Operator;
}

Result<Bytes> makeStationRequest(const World& world, const provision::Home& home,
                                 const std::string& label)
{
    if (Status made = world.files->makeFolder(home.station()); !made) {
        return made.error();
    }
    const auto own = loadOrDrawKeys(world, home);
    if (!own) {
        return own.error();
    }
    const auto signing = own.value().station.signingPair(provision::kSigningKeyName);
    const auto box = own.value().station.boxPair(provision::kBoxKeyName);
    const auto agentSigning = own.value().agent.signingPair(provision::kSigningKeyName);
    const auto agentCurve = own.value().agent.boxPair(provision::kCurveKeyName);
    if (!signing || !box || !agentSigning || !agentCurve) {
        return Error{ErrorCode::InvalidInput, "a key file of this station lacks a key"};
    }
    const provision::StationRequest request = {
        {signing.value().publicKey(), box.value().publicKey(), agentSigning.value().publicKey(),
         agentCurve.value().publicKey()},
        label,
        world.clock->wallTime()};
    Bytes file = provision::signStationRequest(request, signing.value());
    if (const auto readable = provision::openStationRequest(file); !readable) {
        return readable.error();
    }
    if (Status written = world.files->writeDurably(home.request(), file); !written) {
        return written.error();
    }
    return file;
}

Result<Imported> importBundle(const World& world, const provision::Home& home, ByteView file,
                              const ImportFacts& facts)
{
    const auto office = trustedOffice(*world.files, home, file, facts);
    if (!office) {
        return office.error();
    }
    auto bundle = provision::openBundle(file, office.value());
    if (!bundle) {
        return bundle.error();
    }
    if (const auto unfit = unfitFor(world, home, bundle.value())) {
        return errorOf(*unfit);
    }
    Imported imported;
    imported.bundle = std::move(bundle).value();
    // Slots before the bundle: a station with a bundle and nobody to open it would be a dead end.
    if (Status slots = SlotDesk(world, home, facts, imported).bringUpToDate(); !slots) {
        return slots.error();
    }
    if (Status written = world.files->writeDurably(home.confirmedOffice(), office.value().bytes);
        !written) {
        return written.error();
    }
    if (Status written = world.files->writeDurably(home.bundle(), file); !written) {
        return written.error();
    }
    return imported;
}

Result<provision::Bundle> currentBundle(FileSystem& files, const provision::Home& home)
{
    const auto confirmed = files.read(home.confirmedOffice(), crypto::kKeyBytes);
    if (!confirmed) {
        return confirmed.error();
    }
    const auto office = crypto::signingPublicKey(confirmed.value());
    const auto file = files.read(home.bundle(), provision::kEnvelopeBytesMax);
    if (!office || !file) {
        return office ? file.error() : office.error();
    }
    return provision::openBundle(file.value(), office.value());
}

Examined examineBundle(const World& world, const provision::Home& home, ByteView file)
{
    Examined made;
    const auto confirmed = confirmedOffice(*world.files, home);
    made.officeConfirmed = confirmed.has_value();
    const auto claimed = provision::claimedOffice(file);
    auto bundle = claimed ? provision::openBundle(file, claimed.value())
                          : Result<provision::Bundle>(claimed.error());
    if (!bundle) {
        made.unfit = Unfit::NoBundle;
        return made;
    }
    made.bundle = std::move(bundle).value();
    made.unfit = confirmed && *confirmed != claimed.value() ? std::optional(Unfit::OtherOffice)
                                                            : unfitFor(world, home, made.bundle);
    return made;
}

bool isOfficeFingerprint(ByteView file, std::string_view readOut)
{
    const auto folded = [](std::string text) {
        std::erase(text, ' ');
        std::ranges::transform(text, text.begin(), [](char letter) {
            return letter >= 'a' && letter <= 'f' ? static_cast<char>(letter - 'a' + 'A') : letter;
        });
        return text;
    };
    const auto claimed = provision::claimedOffice(file);
    return claimed &&
           folded(std::string(readOut)) == folded(provision::fingerprintOf(claimed.value()));
}

} // namespace rekam::joining
