#include "crypto/keys.h"

#include "crypto/hash.h"

#include <algorithm>
#include <string_view>

namespace rekam::crypto {

namespace {

KeyId idOf(std::string_view kind, ByteView key)
{
    const Hash256 hash = Hasher256().update(asBytes(kind)).update(key).finish();
    KeyId id{};
    std::copy_n(hash.begin(), id.size(), id.begin());
    return id;
}

template <typename Key>
Result<Key> keyFrom(ByteView bytes)
{
    if (bytes.size() != kKeyBytes) {
        return Error{ErrorCode::InvalidInput, "public key is not 32 bytes"};
    }
    Key key;
    std::ranges::copy(bytes, key.bytes.begin());
    return key;
}

} // namespace

KeyId keyIdOf(const SigningPublicKey& key)
{
    return idOf("rekam/key/ed25519", key.bytes);
}

KeyId keyIdOf(const BoxPublicKey& key)
{
    return idOf("rekam/key/x25519", key.bytes);
}

Result<SigningPublicKey> signingPublicKey(ByteView bytes)
{
    return keyFrom<SigningPublicKey>(bytes);
}

Result<BoxPublicKey> boxPublicKey(ByteView bytes)
{
    return keyFrom<BoxPublicKey>(bytes);
}

} // namespace rekam::crypto
