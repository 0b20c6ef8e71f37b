// Whether a program can work in a home, found out before anything half succeeds.
#pragma once

#include <cstdint>
#include <filesystem>

namespace rekam::service {

/// What stands in the way; the first that applies.
enum class HomeTrouble : std::uint8_t {
    None,
    Missing,    ///< no such folder
    NotAFolder, ///< it, or the folder `run` in it, is something else
    Foreign,    ///< another user's, and not writable
    ReadOnly,   ///< ours, or the system's, and not writable
    Full,       ///< writable, but the medium takes no more: sending what is there still works
};

/// Looks, and tries by a small file in `run` that it removes again. A home that is not there stays
/// so.
[[nodiscard]] HomeTrouble examineHome(const std::filesystem::path& home);

} // namespace rekam::service
