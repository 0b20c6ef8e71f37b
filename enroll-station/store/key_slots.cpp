#include "store/key_slots.h"

#include "base/byte_reader.h"
#include "base/byte_writer.h"
#include "crypto/aead.h"
#include "crypto/compare.h"
#include "crypto/hash.h"
#include "store/ids.h"
#include "store/row_codec.h"
#include "store/unlock_attempts.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rekam::store {

namespace {

constexpr std::string_view kMagic = "REKAM-KEYSLOTS\n";
constexpr std::uint16_t kVersion = 1;
constexpr std::uint8_t kFlagRekeyDue = 1;
constexpr std::uint8_t kFlagSealsNext = 2;
constexpr std::size_t kTagBytes = 32;
constexpr std::size_t kNameBytesMax = 64;
constexpr std::size_t kFileBytesMax = std::size_t{256} * 1024;
constexpr std::string_view kFirstCopy = "keyslots";
constexpr std::string_view kSecondCopy = "keyslots.2";

bool isName(std::string_view text)
{
    return !text.empty() && text.size() <= kNameBytesMax;
}

void putShort(ByteWriter& writer, ByteView bytes)
{
    writer.bigEndian(static_cast<std::uint16_t>(bytes.size())).raw(bytes);
}

ByteView takeShort(ByteReader& reader)
{
    return reader.take(reader.bigEndian<std::uint16_t>());
}

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

Hash256 tagOf(const DatabaseKey& key, ByteView body)
{
    const SecretBytes derived = crypto::deriveKey(key.key.view(), "rekam/keyslots/1", {});
    return crypto::keyedHash256(derived.view(), body);
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

bool KeySlots::exists(const Place& place)
{
    return place.files->size(place.folder / kFirstCopy).ok() ||
           place.files->size(place.folder / kSecondCopy).ok();
}

Result<KeySlots> KeySlots::load(const Place& place, DeviceSecret device)
{
    std::optional<KeySlots> best;
    Bytes bestFile;
    std::array<Bytes, 2> files;
    Error failure{ErrorCode::NotFound, "keyslots: not there"};
    for (std::size_t i = 0; i < files.size(); ++i) {
        auto content =
            place.files->read(place.folder / (i == 0 ? kFirstCopy : kSecondCopy), kFileBytesMax);
        if (!content) {
            if (content.error().code != ErrorCode::NotFound) {
                failure = content.error();
            }
            continue;
        }
        files.at(i) = std::move(content).value();
        auto decoded = decode(files.at(i), place);
        if (!decoded) {
            failure = decoded.error();
        } else if (!best || decoded.value().m_generation > best->m_generation) {
            best = std::move(decoded).value();
            bestFile = files.at(i);
        }
    }
    if (!best) {
        return failure;
    }
    if (device.assurance != best->m_device.assurance) {
        return Error{ErrorCode::Refused, "keyslots: made under another assurance level"};
    }
    best->m_device = std::move(device);
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (files.at(i) != bestFile) {
            if (Status repaired = place.files->writeDurably(
                    place.folder / (i == 0 ? kFirstCopy : kSecondCopy), bestFile);
                !repaired) {
                return repaired.error();
            }
        }
    }
    return std::move(*best);
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

Status KeySlots::write(const UnlockedKeys& keys)
{
    ++m_generation;
    m_body = encodeBody();
    m_tagCurrent = tagOf(keys.current, m_body);
    m_tagNext = m_sealsNext ? tagOf(*keys.next, m_body) : Hash256{};
    Bytes file = m_body;
    append(file, m_tagCurrent);
    append(file, m_tagNext);
    append(file, crypto::hash256(file));
    for (const std::string_view name : {kFirstCopy, kSecondCopy}) {
        if (Status written = m_place.files->writeDurably(m_place.folder / name, file); !written) {
            return written;
        }
    }
    return {};
}

Bytes KeySlots::encodeBody() const
{
    ByteWriter writer;
    writer.raw(asBytes(kMagic))
        .bigEndian(kVersion)
        .bigEndian(static_cast<std::uint8_t>(m_device.assurance))
        .bigEndian(static_cast<std::uint8_t>((m_rekeyDue ? kFlagRekeyDue : 0) |
                                             (m_sealsNext ? kFlagSealsNext : 0)))
        .bigEndian(m_generation);
    putShort(writer, asBytes(m_stationCode));
    writer.raw(m_officeRecovery.bytes)
        .bigEndian(m_cost.passes)
        .bigEndian(m_cost.memoryKiB)
        .bigEndian(static_cast<std::uint8_t>(m_slots.size()));
    for (const Slot& slot : m_slots) {
        putShort(writer, asBytes(slot.info.personId));
        writer.bigEndian(static_cast<std::uint8_t>(slot.info.role))
            .raw(slot.info.publicKey.bytes)
            .raw(slot.salt)
            .bigEndian(slot.cost.passes)
            .bigEndian(slot.cost.memoryKiB)
            .bigEndian(slot.madeInGeneration);
        putShort(writer, slot.encryptedPrivateKey);
        putShort(writer, slot.sealedCurrent);
        putShort(writer, slot.sealedNext);
    }
    putShort(writer, m_recovery.sealedCurrent);
    putShort(writer, m_recovery.sealedNext);
    return std::move(writer).bytes();
}

Result<KeySlots> KeySlots::decode(ByteView file, const Place& place)
{
    const Error malformed{ErrorCode::Integrity, "keyslots: malformed"};
    constexpr std::size_t kTail = 3 * kTagBytes;
    if (file.size() < kMagic.size() + kTail ||
        !crypto::equalConstantTime(crypto::hash256(file.first(file.size() - kTagBytes)),
                                   file.last(kTagBytes))) {
        return malformed;
    }
    const ByteView body = file.first(file.size() - kTail);
    ByteReader reader(body);
    if (asText(reader.take(kMagic.size())) != kMagic) {
        return malformed;
    }
    if (reader.bigEndian<std::uint16_t>() != kVersion) {
        return Error{ErrorCode::Unsupported, "keyslots: written by a newer version"};
    }
    KeySlots slots(place, {});
    const auto assurance = reader.bigEndian<std::uint8_t>();
    const auto flags = reader.bigEndian<std::uint8_t>();
    slots.m_generation = reader.bigEndian<std::uint64_t>();
    slots.m_stationCode = asText(takeShort(reader));
    bool sound = readArray(reader.take(crypto::kKeyBytes), slots.m_officeRecovery.bytes);
    slots.m_cost.passes = reader.bigEndian<std::uint32_t>();
    slots.m_cost.memoryKiB = reader.bigEndian<std::uint32_t>();
    const auto count = reader.bigEndian<std::uint8_t>();
    sound = sound && (assurance == 1 || assurance == 2) && count <= kSlotsMax &&
            isName(slots.m_stationCode);
    for (unsigned i = 0; sound && i < count; ++i) {
        auto slot = decodeSlot(reader);
        sound = slot.has_value();
        if (sound) {
            slots.m_slots.push_back(std::move(*slot));
        }
    }
    slots.m_recovery.info.publicKey = slots.m_officeRecovery;
    slots.m_recovery.sealedCurrent = toBytes(takeShort(reader));
    slots.m_recovery.sealedNext = toBytes(takeShort(reader));
    if (!sound || !reader.ok() || !reader.rest().empty()) {
        return malformed;
    }
    slots.m_device.assurance = static_cast<Assurance>(assurance);
    slots.m_rekeyDue = (flags & kFlagRekeyDue) != 0;
    slots.m_sealsNext = (flags & kFlagSealsNext) != 0;
    slots.m_body = toBytes(body);
    const ByteView tail = file.last(kTail);
    std::ranges::copy(tail.first(kTagBytes), slots.m_tagCurrent.begin());
    std::ranges::copy(tail.subspan(kTagBytes, kTagBytes), slots.m_tagNext.begin());
    return slots;
}

std::optional<KeySlots::Slot> KeySlots::decodeSlot(ByteReader& reader)
{
    Slot slot;
    slot.info.personId = asText(takeShort(reader));
    slot.info.role = static_cast<SlotRole>(reader.bigEndian<std::uint8_t>());
    const bool sound = readArray(reader.take(crypto::kKeyBytes), slot.info.publicKey.bytes) &&
                       readArray(reader.take(slot.salt.size()), slot.salt);
    slot.cost.passes = reader.bigEndian<std::uint32_t>();
    slot.cost.memoryKiB = reader.bigEndian<std::uint32_t>();
    slot.madeInGeneration = reader.bigEndian<std::uint64_t>();
    slot.encryptedPrivateKey = toBytes(takeShort(reader));
    slot.sealedCurrent = toBytes(takeShort(reader));
    slot.sealedNext = toBytes(takeShort(reader));
    if (!sound || !reader.ok() || !isName(slot.info.personId)) {
        return std::nullopt;
    }
    return slot;
}

Status KeySlots::verify(const UnlockedKeys& keys) const
{
    const bool genuine = crypto::equalConstantTime(tagOf(keys.current, m_body), m_tagCurrent) &&
                         (!m_sealsNext || !keys.next ||
                          crypto::equalConstantTime(tagOf(*keys.next, m_body), m_tagNext));
    return genuine ? Status()
                   : Error{ErrorCode::Integrity, "keyslots: not made by a holder of the key"};
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
