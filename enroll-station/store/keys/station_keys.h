// The station's own private keys, kept inside the encrypted store.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "base/secret.h"

#include <cstdint>
#include <string_view>

namespace rekam::store {

struct StoreContext;

/// Append only: the numbers are stored.
enum class StationKey : std::uint8_t {
    Signing = 1, ///< Ed25519: packets
    Box = 2,     ///< X25519: rosters and policies sealed to this station
};

/// Used on the store's thread.
class StationKeys
{
public:
    explicit StationKeys(StoreContext& context);

    /// Conflict if another key of this kind is there: a station never forgets the key that its
    /// packets were signed with.
    Status save(StationKey which, ByteView secret);

    /// NotFound before provisioning.
    [[nodiscard]] Result<SecretBytes> load(StationKey which);

private:
    StoreContext& m_context;
};

} // namespace rekam::store
