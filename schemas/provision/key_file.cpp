#include "provision/key_file.h"

#include "crypto/aead.h"
#include "provision/fields.h"

#include <algorithm>

namespace rekam::provision {

namespace {

constexpr std::string_view kWhat = "key file";
constexpr std::string_view kAssociated = "rekam/key-file/1";
constexpr std::size_t kSecretBytes = 32;
constexpr std::size_t kNameMax = 32;

bool isKeyName(std::string_view name)
{
    const auto isAllowed = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || letter == '-';
    };
    return !name.empty() && name.size() <= kNameMax && std::ranges::all_of(name, isAllowed);
}

/// count, then for each: name length, name, 32 bytes. Never JSON: its values could not be wiped.
SecretBytes pack(std::span<const NamedSecret> keys)
{
    std::size_t size = 1;
    for (const NamedSecret& key : keys) {
        size += 1 + key.name.size() + kSecretBytes;
    }
    SecretBytes packed(size);
    std::span<std::byte> rest = packed.span();
    const auto put = [&rest](ByteView bytes) {
        std::ranges::copy(bytes, rest.begin());
        rest = rest.subspan(bytes.size());
    };
    const auto putSize = [&put](std::size_t value) {
        const std::byte octet = static_cast<std::byte>(value);
        put(ByteView(&octet, 1));
    };
    putSize(keys.size());
    for (const NamedSecret& key : keys) {
        putSize(key.name.size());
        put(asBytes(key.name));
        put(key.secret.view());
    }
    return packed;
}

Result<std::vector<NamedSecret>> unpack(ByteView packed)
{
    const Error malformed = {ErrorCode::InvalidInput, "key file: malformed keys"};
    const auto take = [&packed](std::size_t count) {
        const ByteView taken = packed.first(std::min(count, packed.size()));
        packed = packed.subspan(taken.size());
        return taken;
    };
    const auto takeSize = [&take]() -> std::size_t {
        const ByteView octet = take(1);
        return octet.empty() ? 0 : std::to_integer<std::size_t>(octet.front());
    };
    const std::size_t count = takeSize();
    if (count > kKeysInFileMax) {
        return malformed;
    }
    std::vector<NamedSecret> keys;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string name(asText(take(takeSize())));
        const ByteView secret = take(kSecretBytes);
        const bool twice = std::ranges::find(keys, name, &NamedSecret::name) != keys.end();
        if (!isKeyName(name) || secret.size() != kSecretBytes || twice) {
            return malformed;
        }
        keys.push_back({name, SecretBytes(secret)});
    }
    return packed.empty() ? Result<std::vector<NamedSecret>>(std::move(keys)) : malformed;
}

Result<SecretBytes> unprotected(Fields& fields)
{
    const SecretBytes packed(fields.blob("keys", 1, kKeyFileBytesMax));
    return fields.ok() ? Result<SecretBytes>(packed.clone()) : fields.error();
}

Result<SecretBytes> unwrap(Fields& fields, std::string_view passphrase)
{
    ByteArray<crypto::kPassphraseSaltBytes> salt = fixed16(fields, "salt");
    crypto::PassphraseCost cost;
    cost.passes =
        static_cast<std::uint32_t>(fields.integer("passes", 1, crypto::kMaxPassphrasePasses));
    cost.memoryKiB =
        static_cast<std::uint32_t>(fields.integer("memoryKiB", 8, crypto::kMaxPassphraseMemoryKiB));
    const Bytes sealed = fields.blob("keys", crypto::kAeadOverheadBytes, kKeyFileBytesMax);
    if (!fields.ok()) {
        return fields.error();
    }
    if (passphrase.empty()) {
        return Error{ErrorCode::Refused, "key file: a passphrase is needed"};
    }
    const auto key = crypto::stretchPassphrase(asBytes(passphrase), salt, cost);
    if (!key) {
        return key.error();
    }
    return crypto::decryptSecret(key.value().view(), sealed, asBytes(kAssociated));
}

} // namespace

void KeyFile::put(std::string_view name, ByteView secret)
{
    REKAM_CHECK(isKeyName(name) && secret.size() == kSecretBytes);
    std::erase_if(m_keys, [name](const NamedSecret& key) { return key.name == name; });
    REKAM_CHECK(m_keys.size() < kKeysInFileMax);
    m_keys.push_back({std::string(name), SecretBytes(secret)});
}

Result<SecretBytes> KeyFile::secret(std::string_view name) const
{
    const auto found = std::ranges::find(m_keys, name, &NamedSecret::name);
    if (found == m_keys.end()) {
        return Error{ErrorCode::NotFound, "key file: no key " + std::string(name)};
    }
    return found->secret.clone();
}

Result<crypto::SigningKeyPair> KeyFile::signingPair(std::string_view name) const
{
    const auto seed = secret(name);
    return seed ? crypto::SigningKeyPair::fromSeed(seed.value().view())
                : Result<crypto::SigningKeyPair>(seed.error());
}

Result<crypto::BoxKeyPair> KeyFile::boxPair(std::string_view name) const
{
    const auto key = secret(name);
    return key ? crypto::BoxKeyPair::fromPrivateKey(key.value().view())
               : Result<crypto::BoxKeyPair>(key.error());
}

Result<Bytes> KeyFile::write(std::string_view passphrase, crypto::PassphraseCost cost,
                             Random& random) const
{
    const SecretBytes packed = pack(m_keys);
    Json object = {{"schema", 1}};
    if (passphrase.empty()) {
        object["protection"] = "none";
        object["keys"] = toBase64(packed.view());
        return toBytes(asBytes(dump(object)));
    }
    ByteArray<crypto::kPassphraseSaltBytes> salt{};
    random.fill(salt);
    const auto key = crypto::stretchPassphrase(asBytes(passphrase), salt, cost);
    if (!key) {
        return key.error();
    }
    object["protection"] = "passphrase";
    object["salt"] = hex(salt);
    object["passes"] = cost.passes;
    object["memoryKiB"] = cost.memoryKiB;
    object["keys"] = toBase64(
        crypto::encryptSecret(key.value().view(), packed.view(), asBytes(kAssociated), random));
    return toBytes(asBytes(dump(object)));
}

Result<KeyFile> KeyFile::read(ByteView file, std::string_view passphrase)
{
    const auto protection = protectionOf(file);
    if (!protection) {
        return protection.error();
    }
    auto fields = Fields::parse(kWhat, asText(file));
    if (!fields) {
        return fields.error();
    }
    const auto packed = protection.value() == KeyProtection::Passphrase
                            ? unwrap(fields.value(), passphrase)
                            : unprotected(fields.value());
    if (!packed) {
        return packed.error();
    }
    auto keys = unpack(packed.value().view());
    if (!keys) {
        return keys.error();
    }
    KeyFile opened;
    opened.m_keys = std::move(keys).value();
    return opened;
}

Result<KeyProtection> protectionOf(ByteView keyFile)
{
    if (keyFile.size() > kKeyFileBytesMax) {
        return Error{ErrorCode::InvalidInput, "key file larger than its limit"};
    }
    auto fields = Fields::parse(kWhat, asText(keyFile));
    if (!fields) {
        return fields.error();
    }
    const std::string protection = fields.value().text("protection", 1, kNameMax);
    if (protection == "none") {
        return KeyProtection::None;
    }
    if (protection == "passphrase") {
        return KeyProtection::Passphrase;
    }
    fields.value().fail("protection");
    return fields.value().error();
}

} // namespace rekam::provision
