#include "store/keys/key_slots.h"

#include "base/byte_writer.h"
#include "crypto/aead.h"
#include "crypto/compare.h"
#include "crypto/hash.h"
#include "store/ids.h"
#include "store/keys/key_slot_bytes.h"
#include "store/keys/unlock_attempts.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rekam::store {

namespace {

SecretBytes packed(const DatabaseKey& key)
{
    SecretBytes whole(DatabaseKey::kKeyBytes + DatabaseKey::kSaltBytes);
    std::ranges::copy(key.key.view(), whole.span().begin());
    std::ranges::copy(key.salt.view(), whole.span().begin() + DatabaseKey::kKeyBytes);
    return whole;
}

Result<DatabaseKey> unpacked(const SecretBytes& whole)
{
    if (whole.view().size() != DatabaseKey::kKeyBytes + DatabaseKey::kSaltBytes) {
        return Error{ErrorCode::Integrity, "keyslots: malformed database key"};
    }
    return DatabaseKey{SecretBytes(whole.view().first(DatabaseKey::kKeyBytes)),
                       SecretBytes(whole.view().last(DatabaseKey::kSaltBytes))};
}

bool same(const DatabaseKey& left, const DatabaseKey& right)
{
    return crypto::equalConstantTime(left.key.view(), right.key.view());
}

DatabaseKey freshKey(Random& random)
{
    DatabaseKey key{SecretBytes(DatabaseKey::kKeyBytes), SecretBytes(DatabaseKey::kSaltBytes)};
    random.fill(key.key.span());
    random.fill(key.salt.span());
    return key;
}

} // namespace

KeySlots::KeySlots(Place place, DeviceSecret device)
    : m_place(std::move(place))
    , m_device(std::move(device))
{}

Result<KeySlots> KeySlots::create(const Place& place, Setup setup, const NewPerson& first)
{
    if (exists(place)) {
        return Error{ErrorCode::Conflict, "keyslots: there already"};
    }
    if (!isName(setup.stationCode)) {
        return Error{ErrorCode::InvalidInput, "keyslots: station code"};
    }
    if (setup.device.secret.empty() != (setup.device.assurance == Assurance::Software)) {
        return Error{ErrorCode::InvalidInput, "keyslots: device secret and level differ"};
    }
    if (Status made = place.files->makeFolder(place.folder); !made) {
        return made.error();
    }
    KeySlots slots(place, std::move(setup.device));
    slots.m_stationCode = std::move(setup.stationCode);
    slots.m_officeRecovery = setup.officeRecovery;
    slots.m_cost = setup.cost;
    slots.m_recovery.info.publicKey = setup.officeRecovery;
    auto slot = slots.makeSlot(first, 1);
    if (!slot) {
        return slot.error();
    }
    slots.m_slots.push_back(std::move(slot).value());
    const UnlockedKeys keys{first.personId, freshKey(*place.random), {}};
    if (Status sealed = slots.sealKeys(keys); !sealed) {
        return sealed.error();
    }
    if (Status written = slots.write(keys); !written) {
        return written.error();
    }
    return slots;
}

std::vector<SlotInfo> KeySlots::slots() const
{
    std::vector<SlotInfo> infos;
    infos.reserve(m_slots.size());
    for (const Slot& slot : m_slots) {
        infos.push_back(slot.info);
    }
    return infos;
}

Result<std::chrono::seconds> KeySlots::waitFor(std::string_view personId) const
{
    return UnlockAttempts(m_place).waitFor(personId);
}

Result<UnlockedKeys> KeySlots::unlock(std::string_view personId, ByteView passphrase)
{
    const Slot* slot = find(personId);
    if (slot == nullptr) {
        return Error{ErrorCode::NotFound, "keyslots: no such person"};
    }
    UnlockAttempts attempts(m_place);
    const auto wait = attempts.waitFor(personId);
    if (!wait) {
        return wait.error();
    }
    if (wait.value().count() > 0) {
        return Error{ErrorCode::Refused,
                     "wait " + std::to_string(wait.value().count()) + " seconds"};
    }
    // Counted first: pulling the plug must not make a try free.
    if (Status counted = attempts.count(personId); !counted) {
        return counted.error();
    }
    const auto stretched = crypto::stretchPassphrase(passphrase, slot->salt, slot->cost);
    if (!stretched) {
        return stretched.error();
    }
    const SecretBytes kek = keyEncryptionKey(stretched.value().view());
    const auto secret =
        crypto::decryptSecret(kek.view(), slot->encryptedPrivateKey, associatedData(*slot));
    if (!secret) {
        return secret.error();
    }
    const auto pair = crypto::BoxKeyPair::fromPrivateKey(secret.value().view());
    if (!pair) {
        return pair.error();
    }
    auto keys = openSealed(pair.value(), *slot);
    if (!keys) {
        return keys.error();
    }
    if (Status cleared = attempts.clear(personId); !cleared) {
        return cleared.error();
    }
    return keys;
}

Result<UnlockedKeys> KeySlots::unlockForRecovery(const crypto::BoxKeyPair& office) const
{
    return openSealed(office, m_recovery);
}

Status KeySlots::addPerson(const UnlockedKeys& keys, const NewPerson& person)
{
    if (Status genuine = verify(keys); !genuine) {
        return genuine;
    }
    if (find(person.personId) != nullptr) {
        return Error{ErrorCode::Conflict, "keyslots: the person has a slot"};
    }
    if (m_slots.size() >= kSlotsMax) {
        return Error{ErrorCode::Refused, "keyslots: no slot free"};
    }
    auto slot = makeSlot(person, m_generation + 1);
    if (!slot) {
        return slot.error();
    }
    m_slots.push_back(std::move(slot).value());
    return sealAndWrite(keys);
}

Status KeySlots::changePassphrase(const UnlockedKeys& keys, std::string_view personId,
                                  ByteView passphrase)
{
    if (Status genuine = verify(keys); !genuine) {
        return genuine;
    }
    Slot* slot = find(personId);
    if (slot == nullptr) {
        return Error{ErrorCode::NotFound, "keyslots: no such person"};
    }
    auto fresh = makeSlot({std::string(personId), slot->info.role, passphrase}, m_generation + 1);
    if (!fresh) {
        return fresh.error();
    }
    *slot = std::move(fresh).value();
    return sealAndWrite(keys);
}

Status KeySlots::removePerson(const UnlockedKeys& keys, std::string_view personId)
{
    if (Status genuine = verify(keys); !genuine) {
        return genuine;
    }
    if (find(personId) == nullptr) {
        return Error{ErrorCode::NotFound, "keyslots: no such person"};
    }
    if (m_slots.size() == 1) {
        return Error{ErrorCode::Refused, "keyslots: the last slot stays"};
    }
    std::erase_if(m_slots, [&](const Slot& slot) { return slot.info.personId == personId; });
    m_rekeyDue = true;
    return sealAndWrite(keys);
}

Result<UnlockedKeys> KeySlots::beginRekey(const UnlockedKeys& keys)
{
    if (Status genuine = verify(keys); !genuine) {
        return genuine.error();
    }
    UnlockedKeys both{keys.personId, keys.current.clone(), {}};
    if (m_sealsNext) {
        if (!keys.next) {
            return Error{ErrorCode::Refused, "keyslots: a rekey is under way; unlock again"};
        }
        both.next = keys.next->clone();
        return both;
    }
    both.next = freshKey(*m_place.random);
    // The salt stays: it is part of the file's first page, which is rewritten in place.
    both.next->salt = keys.current.salt.clone();
    m_sealsNext = true;
    m_rekeyDue = true;
    if (Status written = sealAndWrite(both); !written) {
        return written.error();
    }
    return both;
}

Result<UnlockedKeys> KeySlots::finishRekey(const UnlockedKeys& keys, const DatabaseKey& databaseKey)
{
    if (Status genuine = verify(keys); !genuine) {
        return genuine.error();
    }
    if (!m_sealsNext || !keys.next) {
        return Error{ErrorCode::Refused, "keyslots: no rekey is under way"};
    }
    const bool rekeyed = same(databaseKey, *keys.next);
    if (!rekeyed && !same(databaseKey, keys.current)) {
        return Error{ErrorCode::InvalidInput, "keyslots: neither key of this rekey"};
    }
    m_sealsNext = false;
    m_rekeyDue = !rekeyed; // still under the old key: to be begun again
    UnlockedKeys left{keys.personId, databaseKey.clone(), {}};
    if (Status written = sealAndWrite(left); !written) {
        return written.error();
    }
    return left;
}

SecretBytes KeySlots::keyEncryptionKey(ByteView stretched) const
{
    SecretBytes material(stretched.size() + m_device.secret.view().size());
    std::ranges::copy(stretched, material.span().begin());
    std::ranges::copy(m_device.secret.view(),
                      material.span().begin() + static_cast<std::ptrdiff_t>(stretched.size()));
    return crypto::deriveKey(stretched, "rekam/keyslots/kek/1", material.view());
}

Bytes KeySlots::associatedData(const Slot& slot) const
{
    ByteWriter writer;
    putShort(writer, asBytes(m_stationCode));
    putShort(writer, asBytes(slot.info.personId));
    writer.bigEndian(static_cast<std::uint8_t>(slot.info.role))
        .bigEndian(static_cast<std::uint8_t>(m_device.assurance))
        .bigEndian(slot.madeInGeneration)
        .raw(slot.info.publicKey.bytes);
    return std::move(writer).bytes();
}

Result<KeySlots::Slot> KeySlots::makeSlot(const NewPerson& person, std::uint64_t generation) const
{
    if (!isName(person.personId) || person.passphrase.empty()) {
        return Error{ErrorCode::InvalidInput, "keyslots: person id or passphrase"};
    }
    const auto pair = crypto::BoxKeyPair::generate(*m_place.random);
    Slot slot;
    slot.info = {person.personId, person.role, pair.publicKey()};
    slot.cost = m_cost;
    slot.madeInGeneration = generation;
    m_place.random->fill(slot.salt);
    const auto stretched = crypto::stretchPassphrase(person.passphrase, slot.salt, slot.cost);
    if (!stretched) {
        return stretched.error();
    }
    const SecretBytes kek = keyEncryptionKey(stretched.value().view());
    slot.encryptedPrivateKey =
        crypto::encryptSecret(kek.view(), pair.privateKey(), associatedData(slot), *m_place.random);
    return slot;
}

Status KeySlots::sealKeys(const UnlockedKeys& keys)
{
    const auto sealInto = [&](Slot& slot) -> Status {
        auto current =
            crypto::sealTo(slot.info.publicKey, packed(keys.current).view(), *m_place.random);
        if (!current) {
            return current.error();
        }
        slot.sealedCurrent = std::move(current).value();
        slot.sealedNext.clear();
        if (!m_sealsNext) {
            return {};
        }
        auto next = crypto::sealTo(slot.info.publicKey, packed(*keys.next).view(), *m_place.random);
        if (!next) {
            return next.error();
        }
        slot.sealedNext = std::move(next).value();
        return {};
    };
    for (Slot& slot : m_slots) {
        if (Status sealed = sealInto(slot); !sealed) {
            return sealed;
        }
    }
    return sealInto(m_recovery);
}

Status KeySlots::sealAndWrite(const UnlockedKeys& keys)
{
    Status done = m_sealsNext && !keys.next
                      ? Error{ErrorCode::Refused, "keyslots: a rekey is under way"}
                      : sealKeys(keys);
    if (done) {
        done = write(keys);
    }
    if (!done) {
        // What is on disk decides; a copy may have been written before the failure.
        auto onDisk = load(m_place, {m_device.assurance, m_device.secret.clone()});
        if (onDisk) {
            *this = std::move(onDisk).value();
        }
    }
    return done;
}

Result<UnlockedKeys> KeySlots::openSealed(const crypto::BoxKeyPair& pair, const Slot& slot) const
{
    const auto openOne = [&](const Bytes& sealed) -> Result<DatabaseKey> {
        const auto plain = pair.open(sealed);
        if (!plain) {
            return plain.error();
        }
        return unpacked(plain.value());
    };
    auto current = openOne(slot.sealedCurrent);
    if (!current) {
        return current.error();
    }
    UnlockedKeys keys{slot.info.personId, std::move(current).value(), {}};
    if (m_sealsNext) {
        auto next = openOne(slot.sealedNext);
        if (!next) {
            return next.error();
        }
        keys.next = std::move(next).value();
    }
    if (Status genuine = verify(keys); !genuine) {
        return genuine.error();
    }
    return keys;
}

KeySlots::Slot* KeySlots::find(std::string_view personId)
{
    const auto found = std::ranges::find_if(
        m_slots, [&](const Slot& slot) { return slot.info.personId == personId; });
    return found == m_slots.end() ? nullptr : &*found;
}

} // namespace rekam::store
