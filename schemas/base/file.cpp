#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace rekam {

namespace {

constexpr std::string_view kTemporarySuffix = ".tmp~";

Error systemError(const char* call, const std::filesystem::path& path, int number)
{
    const auto code = number == ENOSPC || number == EDQUOT ? ErrorCode::NoSpace
                      : number == ENOENT                   ? ErrorCode::NotFound
                                                           : ErrorCode::Storage;
    return {code, std::string(call) + " " + path.string() + ": " +
                      std::generic_category().message(number)};
}

/// Owns one descriptor.
class File
{
public:
    File(int descriptor, std::filesystem::path path)
        : m_descriptor(descriptor)
        , m_path(std::move(path))
    {}

    File(const File&) = delete;
    File& operator=(const File&) = delete;
    File(File&&) = delete;
    File& operator=(File&&) = delete;

    ~File()
    {
        if (m_descriptor >= 0) {
            (void)::close(m_descriptor);
        }
    }

    [[nodiscard]] int get() const noexcept { return m_descriptor; }

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return m_path; }

    /// close(2) may report a delayed write error (NFS, FUSE).
    Status close()
    {
        const int result = ::close(std::exchange(m_descriptor, -1));
        return result == 0 ? Status() : systemError("close", m_path, errno);
    }

private:
    int m_descriptor;
    std::filesystem::path m_path;
};

Status writeAll(const File& file, ByteView content)
{
    while (!content.empty()) {
        const ssize_t written = ::write(file.get(), content.data(), content.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            return systemError("write", file.path(), errno);
        }
        content = content.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Status syncFolder(const std::filesystem::path& folder)
{
    const std::string name = folder.empty() ? "." : folder.string();
    const File file(::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC), folder);
    if (file.get() < 0) {
        return systemError("open folder", folder, errno);
    }
    if (::fsync(file.get()) != 0) {
        return systemError("fsync folder", folder, errno);
    }
    return {};
}

class PosixFiles final : public FileSystem
{
public:
    Status writeDurably(const std::filesystem::path& path, ByteView content) override
    {
        std::filesystem::path temporary = path;
        temporary += kTemporarySuffix;
        if (Status written = writeNew(temporary, content); !written) {
            (void)::unlink(temporary.c_str());
            return written;
        }
        if (::rename(temporary.c_str(), path.c_str()) != 0) {
            const int number = errno;
            (void)::unlink(temporary.c_str());
            return systemError("rename", path, number);
        }
        return syncFolder(path.parent_path());
    }

    Status appendDurably(const std::filesystem::path& path, ByteView content) override
    {
        const bool existed = ::access(path.c_str(), F_OK) == 0;
        File file(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600), path);
        if (file.get() < 0) {
            return systemError("open", path, errno);
        }
        if (Status written = writeAll(file, content); !written) {
            return written;
        }
        if (::fdatasync(file.get()) != 0) {
            return systemError("fdatasync", path, errno);
        }
        if (Status closed = file.close(); !closed) {
            return closed;
        }
        return existed ? Status() : syncFolder(path.parent_path());
    }

    Status append(const std::filesystem::path& path, ByteView content) override
    {
        File file(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600), path);
        if (file.get() < 0) {
            return systemError("open", path, errno);
        }
        if (Status written = writeAll(file, content); !written) {
            return written;
        }
        return file.close();
    }

    Result<Bytes> read(const std::filesystem::path& path, std::uint64_t limitBytes) override
    {
        const auto total = size(path);
        if (!total) {
            return total.error();
        }
        if (total.value() > limitBytes) {
            return Error{ErrorCode::InvalidInput, "file larger than its limit"};
        }
        return readPart(path, 0, total.value());
    }

    Result<Bytes> readPart(const std::filesystem::path& path, std::uint64_t offset,
                           std::uint64_t count) override
    {
        const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC), path);
        if (file.get() < 0) {
            return systemError("open", path, errno);
        }
        Bytes content(count);
        std::size_t done = 0;
        while (done < content.size()) {
            const ssize_t got = ::pread(file.get(), content.data() + done, content.size() - done,
                                        static_cast<off_t>(offset + done));
            if (got < 0) {
                if (errno == EINTR) {
                    continue;
                }
                return systemError("read", path, errno);
            }
            if (got == 0) {
                break;
            }
            done += static_cast<std::size_t>(got);
        }
        content.resize(done);
        return content;
    }

    Result<std::uint64_t> size(const std::filesystem::path& path) override
    {
        struct stat about = {};
        if (::stat(path.c_str(), &about) != 0) {
            return systemError("stat", path, errno);
        }
        if (!S_ISREG(about.st_mode)) {
            return Error{ErrorCode::InvalidInput, "not a regular file"};
        }
        return static_cast<std::uint64_t>(about.st_size);
    }

    Status move(const std::filesystem::path& from, const std::filesystem::path& to) override
    {
        if (::rename(from.c_str(), to.c_str()) != 0) {
            return systemError("rename", to, errno);
        }
        if (Status synced = syncFolder(to.parent_path()); !synced) {
            return synced;
        }
        return from.parent_path() == to.parent_path() ? Status() : syncFolder(from.parent_path());
    }

    Status remove(const std::filesystem::path& path) override
    {
        if (::unlink(path.c_str()) != 0) {
            return errno == ENOENT ? Status() : Status(systemError("unlink", path, errno));
        }
        return syncFolder(path.parent_path());
    }

    Status discard(const std::filesystem::path& path) override
    {
        return ::unlink(path.c_str()) == 0 || errno == ENOENT
                   ? Status()
                   : Status(systemError("unlink", path, errno));
    }

    Status makeFolder(const std::filesystem::path& path) override
    {
        std::error_code failed;
        if (std::filesystem::is_directory(path, failed)) {
            return {};
        }
        if (path.has_parent_path()) {
            if (Status parent = makeFolder(path.parent_path()); !parent) {
                return parent;
            }
        }
        if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST) {
            return systemError("mkdir", path, errno);
        }
        return syncFolder(path.parent_path());
    }

    Result<std::vector<std::string>> list(const std::filesystem::path& folder) override
    {
        std::vector<std::string> names;
        std::error_code failed;
        std::filesystem::directory_iterator entries(folder, failed);
        if (failed == std::errc::no_such_file_or_directory) {
            return names;
        }
        for (; !failed && entries != std::filesystem::directory_iterator();
             entries.increment(failed)) {
            std::string name = entries->path().filename().string();
            std::error_code gone; // a file may leave between listing and looking
            if (entries->is_regular_file(gone) && !name.ends_with(kTemporarySuffix)) {
                names.push_back(std::move(name));
            }
        }
        if (failed) {
            return systemError("list", folder, failed.value());
        }
        std::ranges::sort(names);
        return names;
    }

    Result<std::uint64_t> freeBytes(const std::filesystem::path& folder) override
    {
        struct statvfs about = {};
        if (::statvfs(folder.c_str(), &about) != 0) {
            return systemError("statvfs", folder, errno);
        }
        return std::uint64_t{about.f_bavail} * about.f_frsize;
    }

private:
    static Status writeNew(const std::filesystem::path& path, ByteView content)
    {
        File file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600), path);
        if (file.get() < 0) {
            return systemError("open", path, errno);
        }
        if (Status written = writeAll(file, content); !written) {
            return written;
        }
        if (::fsync(file.get()) != 0) {
            return systemError("fsync", path, errno);
        }
        return file.close();
    }
};

} // namespace

FileSystem& posixFiles()
{
    static PosixFiles files;
    return files;
}

} // namespace rekam
