// A MemoryDisk as SQLite sees it. For memory_disk.cpp.
#pragma once

#include "support/memory_disk.h"

#include <sqlcipher/sqlite3.h>

#include <cstddef>

namespace rekam::testing {

inline constexpr std::size_t kSectorBytes = 512;

/// Not registered yet. `name` and `disk` must outlive it.
[[nodiscard]] sqlite3_vfs vfsOf(MemoryDisk& disk, const char* name);

} // namespace rekam::testing
