// A medium without enough room, as an error that still knows how much is needed and where.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace rekam {

struct Room
{
    std::filesystem::path folder;
    std::uint64_t neededBytes = 0; ///< free bytes that would do
    std::uint64_t freeBytes = 0;
};

/// NoSpace; its detail can be read back by roomOf().
[[nodiscard]] Error noRoom(const Room& room);

/// What noRoom() was told; nothing for any other error.
[[nodiscard]] std::optional<Room> roomOf(const Error& error);

} // namespace rekam
