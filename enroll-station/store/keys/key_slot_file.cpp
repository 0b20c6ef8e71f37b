// The key-slot file: two copies on disk, their byte form, and the tags that prove who wrote it.
#include "crypto/compare.h"
#include "crypto/hash.h"
#include "store/ids.h"
#include "store/keys/key_slot_bytes.h"
#include "store/keys/key_slots.h"
#include "store/tables/row_codec.h"

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
constexpr std::size_t kFileBytesMax = std::size_t{256} * 1024;
constexpr std::string_view kFirstCopy = "keyslots";
constexpr std::string_view kSecondCopy = "keyslots.2";

Hash256 tagOf(const DatabaseKey& key, ByteView body)
{
    const SecretBytes derived = crypto::deriveKey(key.key.view(), "rekam/keyslots/1", {});
    return crypto::keyedHash256(derived.view(), body);
}

} // namespace

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

} // namespace rekam::store
