#include "support/memory_disk.h"

#include <sqlcipher/sqlite3.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <new>
#include <string_view>

namespace rekam::testing {

namespace {

constexpr std::size_t kSectorBytes = 512;
using File = MemoryDisk::File;

void applyWrite(Bytes& target, std::uint64_t offset, ByteView data)
{
    if (target.size() < offset + data.size()) {
        target.resize(offset + data.size());
    }
    std::ranges::copy(data, target.begin() + static_cast<std::ptrdiff_t>(offset));
}

/// One open file of SQLite; the methods table must come first.
struct OpenFile
{
    sqlite3_file base;
    MemoryDisk* disk;
    std::shared_ptr<File>* file;
    std::string* deleteOnClose;
};

OpenFile& of(sqlite3_file* file)
{
    return *reinterpret_cast<OpenFile*>(file);
}

File& fileOf(sqlite3_file* file)
{
    return **of(file).file;
}

int closeFile(sqlite3_file* file)
{
    OpenFile& open = of(file);
    if (open.deleteOnClose != nullptr) {
        open.disk->erase(*open.deleteOnClose);
        delete open.deleteOnClose;
    }
    delete open.file;
    return SQLITE_OK;
}

int readFile(sqlite3_file* file, void* target, int count, sqlite3_int64 offset)
{
    if (of(file).disk->down()) {
        return SQLITE_IOERR_READ;
    }
    const Bytes& content = fileOf(file).now;
    const auto from = static_cast<std::size_t>(offset);
    const auto wanted = static_cast<std::size_t>(count);
    const std::size_t got = from < content.size() ? std::min(wanted, content.size() - from) : 0;
    if (got > 0) {
        std::memcpy(target, content.data() + from, got);
    }
    if (got < wanted) {
        std::memset(static_cast<std::byte*>(target) + got, 0, wanted - got);
        return SQLITE_IOERR_SHORT_READ;
    }
    return SQLITE_OK;
}

int writeFile(sqlite3_file* file, const void* data, int count, sqlite3_int64 offset)
{
    return of(file).disk->write(
        fileOf(file), static_cast<std::uint64_t>(offset),
        {static_cast<const std::byte*>(data), static_cast<std::size_t>(count)});
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    return of(file).disk->truncate(fileOf(file), static_cast<std::uint64_t>(size));
}

int syncFile(sqlite3_file* file, int /*flags*/)
{
    return of(file).disk->sync(fileOf(file));
}

int fileSize(sqlite3_file* file, sqlite3_int64* size)
{
    *size = static_cast<sqlite3_int64>(fileOf(file).now.size());
    return SQLITE_OK;
}

int noLock(sqlite3_file* /*file*/, int /*level*/)
{
    return SQLITE_OK;
}

int checkReserved(sqlite3_file* /*file*/, int* reserved)
{
    *reserved = 0;
    return SQLITE_OK;
}

int fileControl(sqlite3_file* /*file*/, int /*operation*/, void* /*argument*/)
{
    return SQLITE_NOTFOUND;
}

int sectorSize(sqlite3_file* /*file*/)
{
    return static_cast<int>(kSectorBytes);
}

int deviceCharacteristics(sqlite3_file* /*file*/)
{
    return 0; // no promise of atomic or ordered writes
}

int mapShared(sqlite3_file* file, int region, int size, int extend, volatile void** target)
{
    auto& shared = fileOf(file).sharedMemory;
    const auto index = static_cast<std::size_t>(region);
    if (shared.size() <= index) {
        if (extend == 0) {
            *target = nullptr;
            return SQLITE_OK;
        }
        shared.resize(index + 1);
    }
    if (!shared[index]) {
        shared[index] = std::make_unique<Bytes>(static_cast<std::size_t>(size));
    }
    *target = shared[index]->data();
    return SQLITE_OK;
}

int lockShared(sqlite3_file* /*file*/, int /*offset*/, int /*count*/, int /*flags*/)
{
    return SQLITE_OK; // one connection
}

void sharedBarrier(sqlite3_file* /*file*/) {}

int unmapShared(sqlite3_file* file, int /*remove*/)
{
    fileOf(file).sharedMemory.clear();
    return SQLITE_OK;
}

sqlite3_io_methods fileMethods()
{
    sqlite3_io_methods methods = {};
    methods.iVersion = 2;
    methods.xClose = closeFile;
    methods.xRead = readFile;
    methods.xWrite = writeFile;
    methods.xTruncate = truncateFile;
    methods.xSync = syncFile;
    methods.xFileSize = fileSize;
    methods.xLock = noLock;
    methods.xUnlock = noLock;
    methods.xCheckReservedLock = checkReserved;
    methods.xFileControl = fileControl;
    methods.xSectorSize = sectorSize;
    methods.xDeviceCharacteristics = deviceCharacteristics;
    methods.xShmMap = mapShared;
    methods.xShmLock = lockShared;
    methods.xShmBarrier = sharedBarrier;
    methods.xShmUnmap = unmapShared;
    return methods;
}

const sqlite3_io_methods kFileMethods = fileMethods();

MemoryDisk& diskOf(sqlite3_vfs* vfs)
{
    return *static_cast<MemoryDisk*>(vfs->pAppData);
}

int openPath(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    MemoryDisk& disk = diskOf(vfs);
    static std::atomic<std::uint64_t> temporary = 0;
    const std::string path = name != nullptr ? name : "/temporary/" + std::to_string(++temporary);
    auto found = disk.find(path);
    if (!found) {
        if ((flags & SQLITE_OPEN_CREATE) == 0 || disk.down()) {
            return SQLITE_CANTOPEN;
        }
        found = disk.create(path);
    }
    OpenFile& open = of(file);
    open.base.pMethods = &kFileMethods;
    open.disk = &disk;
    open.file = new std::shared_ptr<File>(std::move(found));
    open.deleteOnClose = (flags & SQLITE_OPEN_DELETEONCLOSE) != 0 ? new std::string(path) : nullptr;
    if (outFlags != nullptr) {
        *outFlags = flags;
    }
    return SQLITE_OK;
}

int deletePath(sqlite3_vfs* vfs, const char* name, int /*syncFolder*/)
{
    MemoryDisk& disk = diskOf(vfs);
    if (disk.down()) {
        return SQLITE_IOERR_DELETE;
    }
    if (!disk.find(name)) {
        return SQLITE_IOERR_DELETE_NOENT;
    }
    disk.erase(name);
    return SQLITE_OK;
}

int accessPath(sqlite3_vfs* vfs, const char* name, int /*flags*/, int* result)
{
    *result = diskOf(vfs).find(name) ? 1 : 0;
    return SQLITE_OK;
}

int fullPath(sqlite3_vfs* /*vfs*/, const char* name, int size, char* target)
{
    (void)sqlite3_snprintf(size, target, "%s", name);
    return SQLITE_OK;
}

int lastError(sqlite3_vfs* /*vfs*/, int /*size*/, char* /*target*/)
{
    return 0;
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
    const sqlite3_vfs* real = sqlite3_vfs_find(nullptr);
    sqlite3_vfs& vfs = m_vfs->vfs;
    vfs.iVersion = 2;
    vfs.szOsFile = sizeof(OpenFile);
    vfs.mxPathname = 512;
    vfs.zName = m_vfsName.c_str();
    vfs.pAppData = this;
    vfs.xOpen = openPath;
    vfs.xDelete = deletePath;
    vfs.xAccess = accessPath;
    vfs.xFullPathname = fullPath;
    vfs.xRandomness = real->xRandomness;
    vfs.xSleep = real->xSleep;
    vfs.xCurrentTime = real->xCurrentTime;
    vfs.xGetLastError = lastError;
    vfs.xCurrentTimeInt64 = real->xCurrentTimeInt64;
    (void)sqlite3_vfs_register(&vfs, 0);
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
