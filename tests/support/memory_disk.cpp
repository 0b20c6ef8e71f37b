#include "support/memory_disk.h"

#include "support/memory_vfs.h"

#include <algorithm>
#include <atomic>
#include <string_view>

namespace rekam::testing {

namespace {

using File = MemoryDisk::File;

void applyWrite(Bytes& target, std::uint64_t offset, ByteView data)
{
    if (target.size() < offset + data.size()) {
        target.resize(offset + data.size());
    }
    std::ranges::copy(data, target.begin() + static_cast<std::ptrdiff_t>(offset));
}

class MemoryFiles final : public FileSystem
{
public:
    explicit MemoryFiles(MemoryDisk& disk)
        : m_disk(disk)
    {}

    Status writeDurably(const std::filesystem::path& path, ByteView content) override
    {
        return m_disk.replace(path.string(), content);
    }

    Status appendDurably(const std::filesystem::path& path, ByteView content) override
    {
        Bytes whole = m_disk.content(path.string());
        rekam::append(whole, content);
        return m_disk.replace(path.string(), whole);
    }

    Result<Bytes> read(const std::filesystem::path& path, std::uint64_t limitBytes) override
    {
        const auto file = m_disk.find(path.string());
        if (!file) {
            return Error{ErrorCode::NotFound, "no such file"};
        }
        if (file->now.size() > limitBytes) {
            return Error{ErrorCode::InvalidInput, "file larger than its limit"};
        }
        return file->now;
    }

    Result<Bytes> readPart(const std::filesystem::path& path, std::uint64_t offset,
                           std::uint64_t count) override
    {
        auto whole = read(path, ~std::uint64_t{0});
        if (!whole) {
            return whole.error();
        }
        const ByteView view = whole.value();
        const std::size_t from = std::min<std::size_t>(offset, view.size());
        return toBytes(view.subspan(from, std::min<std::size_t>(count, view.size() - from)));
    }

    Result<std::uint64_t> size(const std::filesystem::path& path) override
    {
        const auto file = m_disk.find(path.string());
        return file ? Result<std::uint64_t>(file->now.size())
                    : Result<std::uint64_t>(Error{ErrorCode::NotFound, "no such file"});
    }

    Status move(const std::filesystem::path& from, const std::filesystem::path& to) override
    {
        const Bytes content = m_disk.content(from.string());
        if (Status written = m_disk.replace(to.string(), content); !written) {
            return written;
        }
        m_disk.erase(from.string());
        return {};
    }

    Status remove(const std::filesystem::path& path) override
    {
        m_disk.erase(path.string());
        return {};
    }

    Status makeFolder(const std::filesystem::path& /*path*/) override { return {}; }

    Result<std::vector<std::string>> list(const std::filesystem::path& folder) override
    {
        std::vector<std::string> names;
        for (const std::string& path : m_disk.paths()) {
            const std::filesystem::path file(path);
            if (file.parent_path() == folder) {
                names.push_back(file.filename().string());
            }
        }
        return names;
    }

    Result<std::uint64_t> freeBytes(const std::filesystem::path& /*folder*/) override
    {
        return m_disk.freeBytes;
    }

private:
    MemoryDisk& m_disk;
};

} // namespace

struct MemoryDisk::Vfs
{
    sqlite3_vfs vfs = {};
};

MemoryDisk::MemoryDisk(std::uint64_t seed)
    : m_random(seed)
    , m_vfs(std::make_unique<Vfs>())
    , m_files(std::make_unique<MemoryFiles>(*this))
{
    static std::atomic<std::uint64_t> disks = 0;
    m_vfsName = "memory-disk-" + std::to_string(++disks);
    m_vfs->vfs = vfsOf(*this, m_vfsName.c_str());
    (void)sqlite3_vfs_register(&m_vfs->vfs, 0);
}

MemoryDisk::~MemoryDisk()
{
    (void)sqlite3_vfs_unregister(&m_vfs->vfs);
}

void MemoryDisk::setFault(const Fault& fault)
{
    m_fault = fault;
    m_armedAt = m_steps;
    m_down = false;
}

void MemoryDisk::powerCut()
{
    for (auto& [path, file] : m_fileOf) {
        tear(*file);
    }
    std::erase_if(m_fileOf,
                  [](const auto& entry) { return entry.first.starts_with("/temporary/"); });
    m_fault = {};
    m_down = false;
}

void MemoryDisk::tear(File& file)
{
    for (const File::Pending& pending : file.pending) {
        const auto fate = m_random.below(3);
        if (fate == 0) {
            continue; // lost
        }
        if (pending.truncateTo) {
            file.durable.resize(*pending.truncateTo);
            continue;
        }
        const ByteView data = pending.data;
        if (fate == 1) {
            applyWrite(file.durable, pending.offset, data);
            continue;
        }
        for (std::size_t at = 0; at < data.size(); at += kSectorBytes) {
            if (m_random.below(2) == 0) {
                applyWrite(file.durable, pending.offset + at,
                           data.subspan(at, std::min(kSectorBytes, data.size() - at)));
            }
        }
    }
    file.pending.clear();
    file.now = file.durable;
    file.sharedMemory.clear();
}

Bytes MemoryDisk::content(const std::string& path) const
{
    const auto file = find(path);
    return file ? file->now : Bytes();
}

void MemoryDisk::setContent(const std::string& path, ByteView content)
{
    File& file = *create(path);
    file.now = toBytes(content);
    file.durable = file.now;
    file.pending.clear();
}

std::vector<std::string> MemoryDisk::paths() const
{
    std::vector<std::string> found;
    for (const auto& [path, file] : m_fileOf) {
        found.push_back(path);
    }
    return found;
}

std::shared_ptr<MemoryDisk::File> MemoryDisk::find(const std::string& path) const
{
    const auto found = m_fileOf.find(path);
    return found == m_fileOf.end() ? nullptr : found->second;
}

std::shared_ptr<MemoryDisk::File> MemoryDisk::create(const std::string& path)
{
    auto& file = m_fileOf[path];
    if (!file) {
        file = std::make_shared<File>();
    }
    return file;
}

void MemoryDisk::erase(const std::string& path)
{
    m_fileOf.erase(path);
}

int MemoryDisk::step()
{
    if (m_down) {
        return SQLITE_IOERR;
    }
    ++m_steps;
    const std::uint64_t since = m_steps - m_armedAt;
    if (m_fault.atStep == 0 || since < m_fault.atStep ||
        since >= m_fault.atStep + m_fault.forSteps) {
        return SQLITE_OK;
    }
    m_down = m_fault.staysDown;
    return m_fault.sqliteCode;
}

void MemoryDisk::scan(ByteView data)
{
    if (!m_canary.empty() && asText(data).find(m_canary) != std::string_view::npos) {
        ++m_leaks;
    }
}

int MemoryDisk::write(File& file, std::uint64_t offset, ByteView data)
{
    const bool wasDown = m_down;
    if (const int code = step(); code != SQLITE_OK) {
        if (!wasDown && m_down) {
            // The write at which the power went: it may have reached the disk, whole or in part.
            file.pending.push_back({offset, toBytes(data), {}});
        }
        return code;
    }
    scan(data);
    applyWrite(file.now, offset, data);
    file.pending.push_back({offset, toBytes(data), {}});
    return SQLITE_OK;
}

int MemoryDisk::truncate(File& file, std::uint64_t size)
{
    if (const int code = step(); code != SQLITE_OK) {
        return code;
    }
    file.now.resize(size);
    file.pending.push_back({0, {}, size});
    return SQLITE_OK;
}

int MemoryDisk::sync(File& file)
{
    if (const int code = step(); code != SQLITE_OK) {
        return code == SQLITE_FULL ? SQLITE_FULL : SQLITE_IOERR_FSYNC;
    }
    if (ignoreSyncs) {
        return SQLITE_OK;
    }
    for (const File::Pending& pending : file.pending) {
        if (pending.truncateTo) {
            file.durable.resize(*pending.truncateTo);
        } else {
            applyWrite(file.durable, pending.offset, pending.data);
        }
    }
    file.pending.clear();
    return SQLITE_OK;
}

Status MemoryDisk::replace(const std::string& path, ByteView content)
{
    const bool wasDown = m_down;
    if (const int code = step(); code != SQLITE_OK) {
        // At the very cut the rename may just have happened.
        if (!wasDown && m_down && m_random.below(2) == 0) {
            setContent(path, content);
        }
        return Error{(code & 0xFF) == SQLITE_FULL ? ErrorCode::NoSpace : ErrorCode::Storage,
                     "injected"};
    }
    scan(content);
    setContent(path, content);
    return {};
}

} // namespace rekam::testing
