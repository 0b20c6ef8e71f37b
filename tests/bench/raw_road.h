// The peer of the road on loopback: bare ZeroMQ with CURVE that copies records into a file and
// syncs each. No receipts, no index, nothing hashed or signed, nothing resumed.
#pragma once

#include <cstddef>
#include <filesystem>

namespace rekam::testing {

/// Sends `records` of `recordBytes` in chunks of 256 KB, four in flight, to a thread that appends
/// them to a file in `folder` and syncs after each record. @return bytes a second; 0 if it failed.
[[nodiscard]] double rawRoad(const std::filesystem::path& folder, int records,
                             std::size_t recordBytes);

} // namespace rekam::testing
