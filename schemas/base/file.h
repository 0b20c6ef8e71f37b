// The one seam to the file system: durable writes behind an interface, so that faults can be
// injected.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace rekam {

/// Thread-safe for different paths. Errors: Storage (detail names the call and errno), NoSpace for
/// ENOSPC and EDQUOT, NotFound for ENOENT on reads, InvalidInput where a size limit is passed.
class FileSystem
{
public:
    FileSystem() = default;
    FileSystem(const FileSystem&) = delete;
    FileSystem& operator=(const FileSystem&) = delete;
    FileSystem(FileSystem&&) = delete;
    FileSystem& operator=(FileSystem&&) = delete;
    virtual ~FileSystem() = default;

    /// Replaces `path` in one step: a temporary file beside it, fsync, rename, fsync of the folder.
    /// After an error the old content is still there. Mode 0600.
    virtual Status writeDurably(const std::filesystem::path& path, ByteView content) = 0;

    /// Appends and fdatasyncs. After an error the file may hold a part of `content` at its end.
    virtual Status appendDurably(const std::filesystem::path& path, ByteView content) = 0;

    /// Appends without waiting for the medium: for what can be fetched again after a power cut.
    virtual Status append(const std::filesystem::path& path, ByteView content)
    {
        return appendDurably(path, content);
    }

    /// Reads a whole file of at most `limitBytes`.
    virtual Result<Bytes> read(const std::filesystem::path& path, std::uint64_t limitBytes) = 0;

    /// Reads up to `count` bytes from `offset`; fewer at the end of the file.
    virtual Result<Bytes> readPart(const std::filesystem::path& path, std::uint64_t offset,
                                   std::uint64_t count) = 0;

    virtual Result<std::uint64_t> size(const std::filesystem::path& path) = 0;

    /// Renames within one folder tree and fsyncs both folders.
    virtual Status move(const std::filesystem::path& from, const std::filesystem::path& to) = 0;

    /// Removing what is not there is success. The folder is fsynced.
    virtual Status remove(const std::filesystem::path& path) = 0;

    /// Removes without waiting for the medium: for what may come back after a power cut.
    virtual Status discard(const std::filesystem::path& path) { return remove(path); }

    /// Creates the folder and its parents, mode 0700.
    virtual Status makeFolder(const std::filesystem::path& path) = 0;

    /// File names (not paths) in a folder, sorted; temporary files of writeDurably are left out.
    /// A folder that is not there is empty.
    virtual Result<std::vector<std::string>> list(const std::filesystem::path& folder) = 0;

    /// Bytes that an unprivileged writer can still store on the medium of `folder`.
    virtual Result<std::uint64_t> freeBytes(const std::filesystem::path& folder) = 0;
};

/// The real one. Stateless; one may serve a whole process.
[[nodiscard]] FileSystem& posixFiles();

} // namespace rekam
