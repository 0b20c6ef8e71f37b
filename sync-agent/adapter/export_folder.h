// What the centre keeps of an accepted packet: one folder a packet, whole or not there.
#pragma once

#include "adapter/examiner.h"
#include "base/file.h"

#include <filesystem>

namespace rekam::adapter {

/// `export/ID/` with `packet.json` (the header's facts), `record.json` and every other part under
/// its own name. A folder is filled under another name, synced and renamed. Thread-compatible;
/// errors are those of FileSystem.
class ExportFolder
{
public:
    [[nodiscard]] static Result<ExportFolder> open(FileSystem& files, std::filesystem::path folder);

    [[nodiscard]] bool holds(const packet::PacketId& id) const;

    /// A packet of kind FULL. Already there is success: the same id has the same bytes.
    [[nodiscard]] Status put(const Examined& examined);

    /// An AMENDMENT: the files of `base`, overlaid by the parts of the amendment. NotFound where
    /// the base is not exported.
    [[nodiscard]] Status putComposed(const Examined& amendment, const packet::PacketId& base);

    /// Marks a packet as withdrawn (`void.json`) or approved (`approval.json`) beside its files.
    [[nodiscard]] Status mark(const packet::PacketId& id, std::string_view name, ByteView json);

    [[nodiscard]] bool isMarked(const packet::PacketId& id, std::string_view name) const;

private:
    ExportFolder(FileSystem& files, std::filesystem::path folder);

    [[nodiscard]] Status fill(const std::filesystem::path& target, const Examined& examined);
    [[nodiscard]] Result<std::filesystem::path> freshFolder(const packet::PacketId& id);

    FileSystem* m_files;
    std::filesystem::path m_folder;
};

} // namespace rekam::adapter
