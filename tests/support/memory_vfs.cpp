#include "support/memory_vfs.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <string>
#include <utility>

namespace rekam::testing {

namespace {

using File = MemoryDisk::File;

/// One open file of SQLite; the methods table must come first.
struct OpenFile
{
    sqlite3_file base;
    MemoryDisk* disk;
    std::shared_ptr<File>* file;
    std::string* deleteOnClose;
    int lock;          ///< SQLITE_LOCK_…
    bool sharesMemory; ///< has mapped the shared memory
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
    fileOf(file).locks -= open.lock != SQLITE_LOCK_NONE ? 1 : 0;
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

/// Enough for connections of one thread that never wait for each other: the one that closes must
/// not take itself for the last.
int lockFile(sqlite3_file* file, int level)
{
    File& shared = fileOf(file);
    int& own = of(file).lock;
    if (level == SQLITE_LOCK_EXCLUSIVE && shared.locks > (own != SQLITE_LOCK_NONE ? 1 : 0)) {
        return SQLITE_BUSY;
    }
    shared.locks += own == SQLITE_LOCK_NONE && level != SQLITE_LOCK_NONE ? 1 : 0;
    own = std::max(own, level);
    return SQLITE_OK;
}

int unlockFile(sqlite3_file* file, int level)
{
    int& own = of(file).lock;
    fileOf(file).locks -= own != SQLITE_LOCK_NONE && level == SQLITE_LOCK_NONE ? 1 : 0;
    own = std::min(own, level);
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
    if (!std::exchange(of(file).sharesMemory, true)) {
        ++fileOf(file).memorySharers;
    }
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
    return SQLITE_OK; // one thread, and nobody keeps a read open
}

void sharedBarrier(sqlite3_file* /*file*/) {}

int unmapShared(sqlite3_file* file, int /*remove*/)
{
    if (std::exchange(of(file).sharesMemory, false) && --fileOf(file).memorySharers == 0) {
        fileOf(file).sharedMemory.clear();
    }
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
    methods.xLock = lockFile;
    methods.xUnlock = unlockFile;
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
    open.lock = SQLITE_LOCK_NONE;
    open.sharesMemory = false;
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

} // namespace

sqlite3_vfs vfsOf(MemoryDisk& disk, const char* name)
{
    const sqlite3_vfs* real = sqlite3_vfs_find(nullptr);
    sqlite3_vfs vfs = {};
    vfs.iVersion = 2;
    vfs.szOsFile = sizeof(OpenFile);
    vfs.mxPathname = 512;
    vfs.zName = name;
    vfs.pAppData = &disk;
    vfs.xOpen = openPath;
    vfs.xDelete = deletePath;
    vfs.xAccess = accessPath;
    vfs.xFullPathname = fullPath;
    vfs.xRandomness = real->xRandomness;
    vfs.xSleep = real->xSleep;
    vfs.xCurrentTime = real->xCurrentTime;
    vfs.xGetLastError = lastError;
    vfs.xCurrentTimeInt64 = real->xCurrentTimeInt64;
    return vfs;
}

} // namespace rekam::testing
