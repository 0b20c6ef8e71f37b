// Hash chains: the station's audit and the intake's receipt log (PACKET.md §9).
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "crypto/hash.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace rekam::packet {

inline constexpr std::size_t kMaxChainActorLength = 64;

/// Different chains never share an entry hash.
inline constexpr std::string_view kAuditChain = "rekam/chain/audit/1";
inline constexpr std::string_view kReceiptChain = "rekam/chain/receipts/1";

/// Where a chain ends. An empty chain: position 0, zero hash.
struct ChainHead
{
    std::uint64_t position = 0;
    crypto::Hash256 hash{};

    bool operator==(const ChainHead&) const = default;
};

/// What one entry says.
struct ChainEntry
{
    std::uint16_t type = 0; ///< the chain's owner numbers them; append only
    ByteArray<16> id{};     ///< of the packet or record concerned; zero if none
    crypto::Hash256 hash{}; ///< of the content concerned; zero if none
    std::string actor;      ///< who did it: at most 64 bytes, never a name or a NIK
    WallTime wallTime{};
    std::chrono::milliseconds steadyTime{}; ///< since the boot that the entry was made in
};

/// The head after `entry` was appended to a chain that ended in `before`: hash n = BLAKE2b-256 over
/// domain, position n, hash n - 1 and every field of the entry, each length-prefixed or fixed.
/// Precondition: domain and actor within bounds.
[[nodiscard]] ChainHead appendToChain(std::string_view domain, const ChainHead& before,
                                      const ChainEntry& entry);

/// That `after` is what appending `entry` to `before` gives. Errors: Integrity.
[[nodiscard]] Status checkChainLink(std::string_view domain, const ChainHead& before,
                                    const ChainEntry& entry, const ChainHead& after);

} // namespace rekam::packet
