// The region code set of a home: `reference/wilayah.tsv`, and files to import it from.
#pragma once

#include "base/result.h"
#include "cli.h"
#include "record/region.h"

#include <optional>
#include <string>

namespace rekam::ctl {

/// A `code TAB name` file, plain or gzip; inflated up to RegionTable::kFileBytesMax.
[[nodiscard]] Result<Bytes> readRegionFile(FileSystem& files, const std::string& path);

/// Writes the code set of this home.
[[nodiscard]] Status installRegions(const Command& command, ByteView table,
                                    const std::string& version);

/// Nothing if none was imported.
[[nodiscard]] Result<std::optional<record::RegionTable>> installedRegions(const Command& command);

} // namespace rekam::ctl
