// The append segments of an embedded store, read without its index.
#pragma once

#include "base/file.h"
#include "packet/packet_header.h"

#include <cstdint>
#include <filesystem>
#include <functional>

namespace rekam::intake {

/// What stands before each packet in a segment: "RKSG" ‖ size (8, big-endian) ‖ id (16) ‖ content
/// hash (32).
constexpr std::uint32_t kSegmentMagic = 0x524B5347;
constexpr std::size_t kSegmentHeaderBytes = 4 + 8 + 16 + 32;

/// A piece of a segment that has the form of a record. Its bytes may have changed since they were
/// written: compare the hashes.
struct SegmentRecord
{
    std::uint64_t segment = 1;
    std::uint64_t offset = 0; ///< of the packet itself
    std::uint64_t sizeBytes = 0;
    crypto::Hash256 statedHash{};
    crypto::Hash256 hash{}; ///< of the bytes that are there
    bool framed = true;     ///< what stands before the packet names its id
    packet::Header header;

    [[nodiscard]] bool whole() const { return framed && hash == statedHash; }
};

[[nodiscard]] std::filesystem::path segmentPath(const std::filesystem::path& folder,
                                                std::uint64_t number);

/// Numbers of the segments there, ascending.
[[nodiscard]] Result<std::vector<std::uint64_t>>
segmentNumbers(FileSystem& files, const std::filesystem::path& folder);

/// Visits every record of every segment under `folder`, in the order of writing. What has not the
/// form of a record (torn by a power cut, or damaged) is passed over up to the next one.
[[nodiscard]] Status eachSegmentRecord(FileSystem& files, const std::filesystem::path& folder,
                                       const std::function<void(const SegmentRecord&)>& visit);

} // namespace rekam::intake
