// Proofs by repetition that the store loses nothing, doubles nothing and leaks nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rekam::testing {

struct ProofResult
{
    std::uint64_t runs = 0;
    std::uint64_t lost = 0;
    std::uint64_t twice = 0;
    std::uint64_t leaked = 0;
    /// Seed of the first run that failed, and what it found.
    std::uint64_t failedSeed = 0;
    std::string finding;

    [[nodiscard]] bool clean() const { return lost == 0 && twice == 0 && leaked == 0; }
};

/// The negative control of the power cuts: a disk that says "synced" and is not.
enum class DiskHonesty : std::uint8_t { Honest, IgnoresSyncs };

/// Power cuts at a random write or sync of a school day with a rekey, checkpoints and the creation
/// of the store in it; every second run is cut again while it recovers.
[[nodiscard]] ProofResult provePowerCuts(std::uint64_t count, std::uint64_t seed,
                                         DiskHonesty honesty = DiskHonesty::Honest);

/// SIGKILL of a process that works on a store on the real disk; `folder` is made and removed.
[[nodiscard]] ProofResult proveKills(std::uint64_t count, std::uint64_t seed,
                                     const std::string& folder);

/// The medium is full for a while from a random write on; the same process goes on afterwards.
[[nodiscard]] ProofResult proveNoSpace(std::uint64_t count, std::uint64_t seed);

/// A random write or sync fails; the same process goes on afterwards.
[[nodiscard]] ProofResult proveIoErrors(std::uint64_t count, std::uint64_t seed);

/// One bit of the closed file is flipped, page after page: refused, or every byte reads right.
[[nodiscard]] ProofResult proveBitFlips(std::uint64_t count, std::uint64_t seed);

/// A whole day, with every write searched for plaintext.
[[nodiscard]] ProofResult proveCanary(std::uint64_t count, std::uint64_t seed);

} // namespace rekam::testing
